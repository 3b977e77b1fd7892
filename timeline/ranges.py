"""Expressions that stand for one time together: the two ends of a range, a day and its hour, the days of a list."""

from dataclasses import replace
from datetime import date, timedelta

from timeline.attachment import is_clock, is_day
from timeline.model import Period, Precision, Sentence, Timex, TimexType


def with_ranges(sentence: Sentence, timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The expressions of a sentence, the two ends of a range as one: "zwischen Mai und Juli 2023", "3. bis 7. Mai"."""
    joined: list[Timex] = []
    for timex in timexes:
        if joined and (whole := _clock_of_day(sentence, joined[-1], timex)):
            joined[-1] = whole
        elif joined and (whole := _range(sentence, joined[-1], timex)):
            if len(joined) > 1 and _is_hour_of(sentence, joined[-2], joined[-1]):
                joined.pop()
                whole = _from(sentence, joined[-1], whole)
            joined[-1] = whole
        elif joined and joined[-1].period and joined[-1].period.precision is Precision.SPAN:
            hour = _is_hour_of(sentence, joined[-1], timex)
            joined[-1:] = [_up_to(sentence, joined[-1], timex)] if hour else [joined[-1], timex]
        else:
            joined.append(timex)
    return tuple(joined)


def _clock_of_day(sentence: Sentence, clock: Timex, day: Timex) -> Timex | None:
    """ "5 Uhr am Montag": a clock time and its day as one."""
    between = sentence.plain[clock.end - sentence.start : day.start - sentence.start].strip()
    if between != "am" or not is_clock(clock) or not is_day(day) or clock.period != day.period:
        return None
    return _up_to(sentence, clock, day)


def _is_hour_of(sentence: Sentence, day: Timex, clock: Timex) -> bool:
    """ "Freitag, 20 Uhr", "bis Montag um 5 Uhr": a clock time right behind its day."""
    between = sentence.plain[day.end - sentence.start : clock.start - sentence.start].strip(" ,")
    if between not in ("", "um", "gegen", "ab") or not is_clock(clock) or not day.period or not clock.period:
        return False
    return clock.period.first == day.period.last


def _from(sentence: Sentence, begin: Timex, end: Timex) -> Timex:
    """The second of two expressions, begun where the first one stands."""
    return replace(end, start=begin.start, text=sentence.text[begin.start - sentence.start : end.end - sentence.start])


def _up_to(sentence: Sentence, begin: Timex, end: Timex) -> Timex:
    """The first of two expressions, up to where the second one ends."""
    return replace(begin, end=end.end, text=sentence.text[begin.start - sentence.start : end.end - sentence.start])


_UP_TO = frozenset(("bis", "bis zum", "bis zur", "bis einschließlich", "bis um", "bis gegen", "-", "–"))


def _range(sentence: Sentence, begin: Timex, end: Timex) -> Timex | None:
    """Two expressions as one, where the words between and before them make them the ends of a range."""
    between = sentence.plain[begin.end - sentence.start : end.start - sentence.start].strip(" ,")
    before = sentence.plain[: begin.start - sentence.start].lower().split()[-2:]
    is_range = between in _UP_TO or (between in ("und", "und dem", "und der") and "zwischen" in before)
    night = before[-2:-1] == ["nacht"] or begin.text.startswith("Nacht v")  # "in der Nacht von … auf …"
    is_range = is_range or (between in ("auf", "auf den", "zum") and night)
    is_range = is_range or (_are_listed(sentence, begin, end) and _are_neighbours(begin, end))
    is_range = is_range or (between in ("/", "oder") and _are_neighbours(begin, end))
    is_range = is_range or (between == "auf" and before[-1:] == ["von"] and _are_years(begin, end))
    if not is_range or not _can_be_ends(begin, end):
        return None
    first, last = _days_of(begin).first, _days_of(end).last
    if first is None or last is None:
        return None
    if last < first:
        first = _week_before(begin, last) or first
    if last < first or _begins_in(before, begin, end):
        return None
    text = sentence.text[begin.start - sentence.start : end.end - sentence.start]
    period = Period(first, last, Precision.SPAN)
    return replace(
        begin, end=end.end, text=text, type=TimexType.DATE, period=period, part=None, mod="", alternatives=()
    )


def _week_before(begin: Timex, last: date) -> date | None:
    """ "Von Mittwoch bis Freitag tagt der Rat", said on Thursday: the Wednesday that leads up to that Friday."""
    firsts = [other.first for other in begin.alternatives if other.first]
    return next((first for first in firsts if timedelta() <= last - first < timedelta(days=7)), None)


def _begins_in(before: list[str], begin: Timex, end: Timex) -> bool:
    """ "wurde im April bis 2025 verlängert": done in April, and not from April on."""
    same = begin.period and end.period and begin.period.precision is end.period.precision
    return before[-1:] in (["im"], ["am"]) and not same


def _days_of(timex: Timex) -> Period:
    """The days that an expression means: those of its edge, where it names one ("Ende Mai")."""
    assert timex.period is not None
    return timex.part or timex.period


def _can_be_ends(begin: Timex, end: Timex) -> bool:
    """Dates can be, and clock times of two different days ("von Freitag, 20 Uhr, bis Montag, 5 Uhr")."""
    if begin.period is None or end.period is None:
        return False
    if begin.type is TimexType.DATE is end.type:
        return True
    timed = {begin.type, end.type} <= {TimexType.DATE, TimexType.TIME}
    days = begin.period.precision is Precision.DAY is end.period.precision
    return timed and days and begin.period.first != end.period.first


def _are_years(begin: Timex, end: Timex) -> bool:
    """ "stieg von 2023 auf 2024 um fünf Prozent"."""
    return all(timex.period and timex.period.precision is Precision.YEAR for timex in (begin, end))


def listed(sentence: Sentence, timex: Timex, timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The further members of a list of days or years that begins with an expression: "am 3., 5. und 9. Mai"."""
    found: list[Timex] = []
    last = timex
    for other in (t for t in timexes if t.start >= timex.end):
        if not _are_listed(sentence, last, other):
            break
        found.append(other)
        last = other
    return tuple(found)


_LISTING = frozenset((",", "und", "sowie", "und am", "sowie am", "und im", "und den", ", am", "und am"))
_LISTED = frozenset((Precision.DAY, Precision.MONTH, Precision.YEAR))


def _are_listed(sentence: Sentence, before: Timex, after: Timex) -> bool:
    """Whether two resolved expressions of one kind follow one another with nothing but a comma or "und" between."""
    if before.period is None or after.period is None or before.type is not TimexType.DATE is not after.type:
        return False
    between = sentence.plain[before.end - sentence.start : after.start - sentence.start].strip()
    same = before.period.precision is after.period.precision and before.period.precision in _LISTED
    return between in _LISTING and same and before.period.first != after.period.first


def _are_neighbours(before: Timex, after: Timex) -> bool:
    """ "am 12. und 13. Juli": days or months that follow one another are one span."""
    if before.period is None or after.period is None:
        return False
    last = _days_of(before).last
    span = after.period.precision in (Precision.DAY, Precision.MONTH)
    return last is not None and span and _days_of(after).first == last + timedelta(days=1)
