"""Weak hints of when a text was written: none of them proves a date, many that agree in a collection do.

The year that a text names last and the days and months that it names without a year each make some days of writing more
likely than others. A single article is never dated by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.inference import is_history, nearest_days
from timeline.model import Period, Precision
from timeline.read_text import Read


@dataclass(frozen=True, slots=True)
class Leaning:
    """Days on which a text is more likely to have been written; ``outside`` is how likely any other day is to them."""

    options: tuple[Period, ...]
    outside: float


def leanings(read: Read) -> Iterator[Leaning]:
    """What a text hints of the time in which it was written; nothing of a history."""
    if is_history(read):
        return
    story = read.article.text[read.article.body :]
    yield from _last_year(story)
    yield from (Leaning(options, 0.6) for options in nearest_days(read))


def _last_year(story: str) -> Iterator[Leaning]:
    """The news names its own year or one beside it far more often than others."""
    years = [int(found[0]) for found in _YEAR.finditer(story)]
    if years:
        last = max(years)
        yield Leaning((Period(date(last - 1, 1, 1), date(last + 1, 12, 31), Precision.SPAN),), 0.1)
        yield Leaning((Period(date(last - 1, 9, 1), date(last + 1, 6, 30), Precision.SPAN),), 0.7)


_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-3]\d)\b")
