"""A feast and a year → the days on which it falls."""

from datetime import date, timedelta

from timeline import periods
from timeline.model import Period, Precision


def feast(when: str, year: int) -> Period:
    """The days of a feast in a year, by the code of its word: "12-24", "easter-2", "nth 11 6 -1", "before 0 12-25".

    Raises ValueError where that year has no such day.
    """
    if when.startswith(("before ", "after ")):
        side, weekday, of = when.split(maxsplit=2)
        return _beside(feast(of, year), int(weekday), -1 if side == "before" else 1)
    if " to " in when:
        begin, end = when.split(" to ")
        return periods.hull((feast(begin, year), feast(end, year + (end < begin and end[0].isdigit()))))
    if when.startswith("days"):
        number, first, last = map(int, when.split()[1:])
        whole = periods.month(year, number)
        assert whole.last is not None
        return Period(date(year, number, first), date(year, number, min(last, whole.last.day)), Precision.SPAN)
    if when.startswith("saturday"):
        number, nth = map(int, when.split()[1:])
        return periods.weekend(periods.nth_weekday(year, number, periods.SATURDAY, nth))
    if when.startswith("nth"):
        _, month, weekday, n = when.split()
        return periods.day(periods.nth_weekday(year, int(month), int(weekday), int(n)))
    if when.startswith("weekend"):
        return periods.weekend(periods.easter(year) + timedelta(days=int(when.split()[1])))
    if when.startswith("islamic"):
        return periods.islamic_month(year, int(when.split()[1]))
    for name, start in (("easter", periods.easter), ("advent", periods.first_advent)):
        if when.startswith(name):
            return periods.day(start(year) + timedelta(days=int(when[len(name) :])))
    month, day = when.split("-")
    return periods.day(date(year, int(month), int(day)))


def _beside(near: Period, weekday: int, direction: int) -> Period:
    """The last such weekday before a feast, or the first one after it: "Montag vor Ostern"."""
    assert near.first is not None
    assert near.last is not None
    if direction < 0:
        return periods.day(near.first - timedelta(days=(near.first.weekday() - weekday - 1) % 7 + 1))
    return periods.day(near.last + timedelta(days=(weekday - near.last.weekday() - 1) % 7 + 1))
