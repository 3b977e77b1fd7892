"""Whether the time of tagging grows with a text's length alone, rule by rule, on texts that repeat what is nasty.

    python -m benchmarks.growth              # prints a row where a pattern grows faster than its text, and the worst

For every rule its own example sentences and their beginnings, and for all of them marks, digits, blanks and words
that nearly match, are repeated to n, 2n and 4n characters without a sentence's end. Twice the text may take twice the
time, not four times; the ratio of four times the text to the text is printed. Ends with 1 where one is above LIMIT.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from timeline.expressions import find
from timeline.language import load, unmark
from timeline.pipeline import read_article
from timeline.reading import article

SHORTEST = 1_000  # characters: n
LIMIT = 7.0  # times as long for four times the text; 4 is linear, 16 is quadratic
ENOUGH = 0.5  # seconds; who needs more is not asked again
UNSEEN = 0.002  # seconds; what is quicker than this is noise

NASTY = (
    *(
        "1",
        "1.",
        "1 ",
        "12.",
        "1-",
        "1/",
        "1:",
        "1,",
        "2025",
        "2025 ",
        "2025-",
        "20.12.",
        " ",
        "\t",
        "\xa0",
        "-",
        "–",
        ".",
    ),
    *(
        "a",
        "ä",
        "A",
        "A ",
        "am ",
        "der ",
        "des ",
        "im Mai ",
        "Mai",
        "und ",
        "bis ",
        "von ",
        "vor ",
        "zwei ",
        "ein ",
        "erst",
    ),
    *(
        "(",
        "[",
        "„",
        "“",
        "„a",
        "a“ ",
        ",",
        ", ",
        "seit ",
        "Ende ",
        "Anfang ",
        "Montag ",
        "Montag-",
        "Uhr ",
        "12 Uhr ",
        "halb ",
    ),
    *("Jahr ", "Jahre ", "Jahren ", "hundert", "tausend ", "zig ", "zwanzigst", "einund", "1 und ", "1 bis ", "vor 1 "),
    *(
        "Putin ",
        "Putin, ",
        "A. ",
        "Dr. ",
        "US-",
        "sagte ",
        "der, ",
        "dass er ",
        "*",
        "**",
        "#",
        "<",
        "[](",
        "\u0308",
        "’s ",
    ),
)


def seconds(work: Callable[[str], object], text: str) -> float:
    """The best of up to three: what else runs on the machine only adds."""
    taken: list[float] = []
    while len(taken) < 3 and sum(taken) < ENOUGH:
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return min(taken)


def ratio(work: Callable[[str], object], piece: str, shortest: int) -> tuple[float, float]:
    """How many times as long four times the text takes, and how many seconds that is; 0: too quick to tell."""
    once, twice, four = (
        seconds(work, (piece * (size // len(piece) + 1))[:size]) for size in (shortest, 2 * shortest, 4 * shortest)
    )
    if four < UNSEEN:
        return 0.0, four
    return four / max(once, twice / 4, UNSEEN / 8), four


def subjects() -> Iterator[tuple[str, Callable[[str], object], tuple[str, ...]]]:
    """Each rule's pattern with its own pieces, the finding of all rules together, and the whole way of an article."""
    for rule in load("german").rules:
        own = [unmark(example)[0] for example in (*rule.examples, *rule.near)]
        pieces = tuple(dict.fromkeys([*(f"{sentence} " for sentence in own), *_beginnings(own)]))
        yield rule.name, lambda text, pattern=rule.pattern: list(pattern.finditer(text)), (*pieces, *NASTY)
    yield "all rules", find, NASTY
    yield "a whole article", lambda text: read_article(article("x.txt", text, "2025-03-05")), NASTY


def _beginnings(sentences: list[str]) -> Iterator[str]:
    """Parts of a match that never becomes whole."""
    for sentence in sentences:
        words = sentence.rstrip(".").split()
        for size in (1, 2, 3):
            yield from (" ".join(words[begin : begin + size]) + " " for begin in range(0, len(words), size))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAME", help="one rule, 'all rules' or 'a whole article'")
    parser.add_argument("--from", dest="shortest", type=int, default=SHORTEST, help="characters of the shortest text")
    options = parser.parse_args()
    tried, found, worst = 0, 0, (0.0, "", "")
    for name, work, pieces in subjects():
        if options.only not in (None, name):
            continue
        for piece in pieces:
            tried += 1
            grown, longest = ratio(work, piece, options.shortest)
            worst = max(worst, (grown, name, piece))
            if grown > LIMIT:
                found += 1
                print(
                    f"{name}: {piece!r} takes {grown:.1f} times as long for 4 times the text, {longest:.2f} s",
                    flush=True,
                )
    print(f"{tried:,} texts, {found} of them above {LIMIT:g}; the worst is {worst[0]:.1f} ({worst[1]}, {worst[2]!r})")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
