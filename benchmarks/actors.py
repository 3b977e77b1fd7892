"""How well and how fast names are recognised, and how fast the whole room of actors is.

    python benchmarks/actors.py [FILE.tsv ...] [--articles FILE_OR_FOLDER ...] [--repeat N]

A .tsv file holds sentences with entity labels, a token and a label a line (GermEval 2014). Speed is processor time of
one core: "new words" with an empty memory of words, "known words" when the same text is read again.
"""

import argparse
import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from timeline.actors import find_mentions
from timeline.model import Article
from timeline.network import Network, Words, load_members
from timeline.reading import read
from timeline.recogniser import ENTITIES, WORDS, recognise, tokens_of
from timeline.sentences import split
from timeline.training.corpus import read_labelled
from timeline.training.entities import evaluate


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def speed(name: str, sentences: Sequence[Sequence[str]], repeat: int) -> None:
    """Prints tokens a second for features, network and decoding."""
    tokens = sum(map(len, sentences))
    words, members = Words.load(WORDS), load_members(ENTITIES)
    new, known = [], []
    for _ in range(repeat):
        network = Network(words, members)
        new.append(seconds(lambda network=network: network.label(sentences)))
        known.append(seconds(lambda network=network: network.label(sentences)))
    print(
        f"{name}: {tokens} tokens, {tokens / min(new):,.0f} a second with new words, {tokens / min(known):,.0f} known"
    )


def whole_room(articles: Sequence[Article], repeat: int) -> None:
    """Prints tokens a second of recognising alone, tokenising included, and of everything that finds actors."""
    sentences = [split(article.text, article.body) for article in articles]
    tokens = sum(len(tokens_of(sentence)) for found in sentences for sentence in found)
    pairs = list(zip(articles, sentences, strict=True))
    for name, work in (
        ("recognising", lambda: [recognise(found) for found in sentences]),
        ("the whole room", lambda: [find_mentions(article, found) for article, found in pairs]),
    ):
        work()
        print(f"{name}: {tokens} tokens, {tokens / min(seconds(work) for _ in range(repeat)):,.0f} a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="*", type=Path, metavar="FILE.tsv")
    parser.add_argument("--articles", nargs="+", type=Path, default=[Path("seeds")])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    for file in options.labelled:
        print(f"{file.name}, strict\n{evaluate(file)}")
        speed(file.name, [sentence.tokens for sentence in read_labelled(file)], options.repeat)
    articles = [found for found in read(options.articles) if isinstance(found, Article)]
    whole_room(articles, options.repeat)


if __name__ == "__main__":
    main()
