"""Short hostile texts without end: every one must be tagged, in time, with offsets that hold.

    python -m tests.fuzz.tag_calls 1000000            # prints what was found, and ends with 1 if that is anything
    python -m tests.fuzz.tag_calls 20000 --whole      # the whole way of an article instead of its times alone

The texts are made of words that the rules know, of numbers and dates at the edge of the calendar, of signs and
markup, and of characters that mean trouble elsewhere. The same seed makes the same texts.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable

from timeline.german import words
from timeline.model import Article
from timeline.pipeline import read_article
from timeline.reading import article
from timeline.resolution import resolve
from timeline.sentences import split
from timeline.topic_examples import likeness_of_meaning

SLOW = 2.0  # seconds of processor time; a short text needs a thousandth of it

_NUMBERS = "0 1 00 31 32 29 30 13 1900 2024 2025 9999 10000 0000 -1 1.5 1,5 ½ ² 12345678901234567890 ١٢ Ⅻ 1e9".split()
_SIGNS = [*".,;:!?-–—…/\\|()[]{}<>„“”\"'‚‘’»«*_#`~^°§$€%&@+=", "\n", "\n\n", "\t", " ", "\xa0", "\u200b", "\ufeff"]
_TROUBLE = [
    "\0",
    "\x1b[0m",
    "\u202e",
    "\u0308",
    "a\u0308",
    "ﬁ",
    "ß",
    "ẞ",
    "İ",
    "ſ",
    "🇩🇪",
    "👩‍👩‍👧",
    "\U0010ffff",
    "\ud800",
]
_MARKUP = [
    "<script>",
    "**",
    "# ",
    "date 2025-02-30 ",
    "date 2025-03-05 ",
    "=HYPERLINK(",
    "$x^2$",
    "](http://x)",
    "{{7*7}}",
]
_FRAME = (
    "am im in vor nach seit bis ab zum zur der die das den dem des ein eine einem letzten nächsten vergangenen "
    "kommenden ersten zweiten halben Uhr Jahr Jahren Monat Woche Tage Tagen Quartal Hälfte Mitte Anfang Ende "
    "Ostern Pfingsten Weihnachten heute gestern morgen damals darauf später zuvor Putin Merkel USA Nato EU "
    "Regierung Treffen Krieg sagte trafen wird wurde sei habe werde nicht kein laut zufolge "
    "dass und oder aber nachdem bevor während zwischen"
).split()


def vocabulary() -> list[str]:
    """Words that some rule looks for, as far as they stand in the tables of the language."""
    tables = [table for name, table in vars(words).items() if name.isupper() and isinstance(table, dict | tuple)]
    return sorted({word for table in tables for word in table if isinstance(word, str)})


def text(chance: random.Random, known: list[str]) -> str:
    """A short text; a third of the time one part of it comes again and again."""
    kinds = (known, _FRAME, _NUMBERS, _SIGNS, _TROUBLE, _MARKUP)
    parts = []
    for _ in range(chance.randint(1, 14)):
        part = chance.choice(chance.choices(kinds, (5, 6, 5, 3, 1, 1))[0])
        parts.append(part.capitalize() if chance.random() < 0.4 else part)
    if chance.random() < 0.3:
        parts.insert(chance.randrange(len(parts)), chance.choice(parts) * chance.randint(2, 40))
    return chance.choice((" ", " ", " ", "")).join(parts)


def tagged(given: Article) -> None:
    """Its times, at places that exist."""
    for timex in resolve(given, split(given.text, given.body)):
        _check(given, timex.start, timex.end, timex.text)


def read_whole(given: Article) -> None:
    """Its events and times, at places that exist."""
    result = read_article(given)
    for found in (*result.timexes, *result.events, *(m for event in result.events for m in event.mentions)):
        _check(given, found.start, found.end, found.text)


def _check(given: Article, start: int, end: int, words: str) -> None:
    if not 0 <= start < end <= len(given.text) or given.text[start:end] != words:
        raise AssertionError(f"{words!r} does not stand at {start}:{end}")


def fuzz(calls: int, seed: int, task: Callable[[Article], None]) -> Counter[str]:
    """What was found, by kind; the first text of every kind is printed."""
    chance, known, found = random.Random(seed), vocabulary(), Counter[str]()
    first = "Am 5. März 2025 traf Wladimir Putin den Papst."
    task(article("first.txt", first, "2025-03-06"))  # loads what is slow to load
    if task is read_whole:
        likeness_of_meaning([first])  # the encoder: two seconds, at the first text whose topics its words leave open
    for number in range(calls):
        made = text(chance, known)
        began = time.process_time()
        try:
            task(article("fuzz.txt", made, chance.choice((None, "2025-03-05", "2025-03", "2025"))))
            kind = "slow" if time.process_time() - began > SLOW else ""
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {place.name} ({place.filename}:{place.lineno})"
        if kind and not found[kind]:
            print(f"{kind}: {made!r}", flush=True)
        if kind:
            found[kind] += 1
        if (number + 1) % 50_000 == 0:
            print(f"{number + 1:,} calls, {sum(found.values())} found", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calls", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="the whole way of an article")
    options = parser.parse_args()
    began = time.process_time()
    found = fuzz(options.calls, options.seed, read_whole if options.whole else tagged)
    each = 1000 * (time.process_time() - began) / max(1, options.calls)
    print(f"{options.calls:,} calls, {each:.2f} ms of processor time each, found: {dict(found) or 'nothing'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
