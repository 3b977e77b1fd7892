"""A length counted from a date or a dated event: "zwei Tage vor der Wahl am 14. September", "am Tag nach Ostern"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline import periods
from timeline.clause_words import Token
from timeline.clauses import Clause
from timeline.german.comparison_words import COUNTED_FROM
from timeline.model import Anchor, AnchorKind, Period, Precision, Sentence, Timex, TimexType

LONGEST_GROUP = 9  # words between "vor" and the date: "vor der Wahl des neuen Landtags am 14. September"
_LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_UNITS = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_HALF_A_WEEK = timedelta(days=3)


def reckoned(sentence: Sentence, clause: Clause, timexes: tuple[Timex, ...]) -> Timex | None:
    """The time that a clause counts from a date in its own words, as one expression over all of them; else None."""
    for place, target in enumerate(timexes):
        if target.type is not TimexType.DATE or not target.period or not clause.holds(target.start):
            continue
        if counted := _counted(clause, timexes[:place], target):
            return _joined(sentence, target, *counted)
    return None


def _counted(clause: Clause, before: tuple[Timex, ...], target: Timex) -> tuple[int, Period] | None:
    """Where a length counted from an expression begins, and what it comes to: words without a verb lead back to it."""
    tokens = [token for token in clause.tokens if token.end <= target.start][-LONGEST_GROUP - 2 :]
    for place in range(len(tokens) - 1, 0, -1):
        token, former = tokens[place], tokens[place - 1]
        if not token.text[0].isalnum() or (token.finite and token.text[0].islower()):
            return None
        if token.word in COUNTED_FROM and (length := _length(former, before)):
            start, count, unit = length
            period = _away(target, count * COUNTED_FROM[token.word], unit)
            return (start, period) if period else None
    return None


def _length(last: Token, before: tuple[Timex, ...]) -> tuple[int, int, str] | None:
    """Where a length that ends with a word begins, and how much it is: "zwei Tage", or the "Tag" of "am Tag nach"."""
    if last.text == "Tag" and not any(timex.end == last.end for timex in before):
        return last.start, 1, "D"
    timex = next((timex for timex in before if timex.end == last.end and timex.type is TimexType.DURATION), None)
    found = _LENGTH.fullmatch(timex.value) if timex else None
    return (timex.start, int(found["count"]), found["unit"]) if timex and found else None


def _away(target: Timex, count: int, unit: str) -> Period | None:
    """The days that lie so far from a date: a day for days, the days around it for weeks, else the month or year."""
    known = target.anchor.kind is AnchorKind.KNOWN  # "nach der Wahl": of a known event its own days count
    day = target.anchor.period if known else target.part or target.period
    if day is None or day.first is None or day.last is None:
        return None
    first, last, precision = day.first, day.last, _UNITS[unit]
    if precision is Precision.WEEK:
        near = periods.attempt(lambda: _around(first + timedelta(weeks=count), last + timedelta(weeks=count)))
    else:
        near = periods.attempt(
            lambda: periods.hull((periods.shifted(first, count, precision), periods.shifted(last, count, precision)))
        )
    return near


def _around(first: date, last: date) -> Period:
    return Period(first - _HALF_A_WEEK, last + _HALF_A_WEEK, Precision.WEEK)


def _joined(sentence: Sentence, target: Timex, start: int, period: Period) -> Timex:
    """One expression from the length to the date it is counted from."""
    text = sentence.text[start - sentence.start : target.end - sentence.start]
    anchor = Anchor(AnchorKind.TEXT, target.period)
    value = periods.value(period)
    return replace(target, start=start, text=text, value=value, period=period, anchor=anchor, part=None, mod="")
