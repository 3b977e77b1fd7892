"""Speed of the temporal tagger: articles and megabytes a second, the share of each step, and growth with length.

    python benchmarks/tagger.py FILE_OR_FOLDER ... [--repeat N] [--long MB]

Start-up (imports, rules, verb tables) is measured apart, and one warming run is not counted.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from timeline.clauses import clauses
from timeline.expressions import find
from timeline.model import UNDATED, Article, Refusal
from timeline.reading import read
from timeline.resolution import resolve
from timeline.sentences import split


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def best(work: Callable[[], object], repeat: int) -> float:
    return min(seconds(work) for _ in range(repeat))


def tag_all(articles: list[Article]) -> int:
    return sum(len(resolve(article, split(article.text, article.body))) for article in articles)


def steps(articles: list[Article], repeat: int) -> dict[str, float]:
    """Seconds for each step over all articles; "resolve" is what is left of the whole."""
    sentences = [split(article.text, article.body) for article in articles]
    plain = [sentence for found in sentences for sentence in found]
    dated = [sentence for sentence in plain if find(sentence.plain)]
    spent = {
        "split": best(lambda: [split(article.text, article.body) for article in articles], repeat),
        "find": best(lambda: [find(sentence.plain) for sentence in plain], repeat),
        "clauses": best(lambda: [clauses(sentence) for sentence in dated], repeat),
    }
    whole = max(best(lambda: tag_all(articles), repeat), sum(spent.values()))
    return spent | {"resolve": whole - sum(spent.values()), "all": whole}


def growth(article: Article, megabytes: float) -> list[tuple[int, float]]:
    """Microseconds a character for one article repeated to 10 kB, 100 kB and so on."""
    rows, size = [], 10_000
    while size <= megabytes * 1_000_000:
        text = (article.text + "\n\n") * (size // (len(article.text) + 2) + 1)
        long = Article("long", text[:size], UNDATED)
        rows.append((size, seconds(lambda long=long: tag_all([long])) * 1e6 / size))
        size *= 10
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--long", type=float, default=1.0, metavar="MB")
    options = parser.parse_args()
    articles = [found for found in read(options.paths) if not isinstance(found, Refusal)]
    size = sum(len(article.text) for article in articles)
    first = seconds(lambda: tag_all(articles))
    spent = steps(articles, options.repeat)
    print(f"{len(articles)} articles, {size / 1e6:.2f} MB, {tag_all(articles)} expressions")
    print(f"first run, start-up included: {first:.2f} s")
    print(f"{len(articles) / spent['all']:.0f} articles/s, {size / 1e6 / spent['all']:.2f} MB/s")
    for name in ("split", "find", "clauses", "resolve"):
        print(f"  {name:<8} {100 * spent[name] / spent['all']:5.1f} %")
    for length, each in growth(max(articles, key=lambda article: len(article.text)), options.long):
        print(f"  {length:>10,} characters: {each:.2f} µs each")


if __name__ == "__main__":
    main()
