"""Calendar arithmetic: weeks, quarters, seasons, movable feasts, and TIMEX3 values read and written.

Everything is a `Period` of whole days with a precision; nothing here knows German and nothing knows today's date.
Years outside 1 to 9999 cannot be told in days; the functions then raise ValueError or OverflowError, never return
another year, and `attempt` turns that into None.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Final

from timeline.model import Period, Precision

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month of each, as meteorologists count
MONTHS_IN: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
YEARS_IN: Final = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}


def attempt(make: Callable[[], Period]) -> Period | None:
    """What ``make`` returns, or None where the calendar has no such day."""
    try:
        return make()
    except (ValueError, OverflowError):
        return None


def day(first: date) -> Period:
    """One calendar day."""
    return Period(first, first, Precision.DAY)


def week(inside: date) -> Period:
    """The ISO week, Monday to Sunday, that a day lies in."""
    monday = inside - timedelta(days=inside.weekday())
    return Period(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend(inside: date) -> Period:
    """Saturday and Sunday of the ISO week that a day lies in."""
    sunday = inside + timedelta(days=6 - inside.weekday())
    return Period(sunday - ONE_DAY, sunday, Precision.WEEKEND)


def months(year: int, first: int, count: int, precision: Precision) -> Period:
    """A run of whole months from month ``first`` of ``year`` on."""
    end_year, end = divmod(year * 12 + first - 1 + count - 1, 12)
    last = calendar.monthrange(end_year, end + 1)[1]
    return Period(date(year, first, 1), date(end_year, end + 1, last), precision)


def month(year: int, number: int) -> Period:
    """One calendar month; raises ValueError for a month 13."""
    return months(year, number, 1, Precision.MONTH)


def quarter(year: int, number: int) -> Period:
    """The first to fourth quarter of a year."""
    return months(year, number * 3 - 2, 3, Precision.QUARTER)


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    return months(year, number * 6 - 5, 6, Precision.HALF)


def season(year: int, name: str) -> Period:
    """Spring SP, summer SU, autumn FA or winter WI; the winter of 1941 is December 1941 to February 1942."""
    return months(year, SEASONS[name], 3, Precision.SEASON)


def year(number: int) -> Period:
    """One calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def decade(inside: int) -> Period:
    """The ten years that share all digits but the last ("die Neunziger": 1990 to 1999)."""
    first = inside // 10 * 10
    return Period(date(max(first, 1), 1, 1), date(first + 9, 12, 31), Precision.DECADE)


def century(number: int) -> Period:
    """The hundred years of a century, counted as people do ("20. Jahrhundert": 1900 to 1999)."""
    first = (number - 1) * 100
    return Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31), Precision.CENTURY)


def containing(inside: date, precision: Precision) -> Period:
    """The calendar unit of this precision that a day lies in."""
    match precision:
        case Precision.DAY:
            return day(inside)
        case Precision.WEEKEND:
            return weekend(inside)
        case Precision.WEEK:
            return week(inside)
        case Precision.MONTH:
            return month(inside.year, inside.month)
        case Precision.QUARTER:
            return quarter(inside.year, (inside.month + 2) // 3)
        case Precision.HALF:
            return half(inside.year, (inside.month + 5) // 6)
        case Precision.SEASON:
            return season_of(inside)
        case Precision.YEAR:
            return year(inside.year)
        case Precision.DECADE:
            return decade(inside.year)
        case Precision.CENTURY:
            return century(inside.year // 100 + 1)
    raise ValueError(f"no calendar unit is called {precision}")


def season_of(inside: date) -> Period:
    """The meteorological season that a day lies in; January belongs to the winter of the year before."""
    began = (inside.month // 3 * 3 or 12, inside.year - (inside.month < 3))
    return months(began[1], began[0], 3, Precision.SEASON)


def add_months(start: date, count: int) -> date:
    """The same day ``count`` months later, or the last day of that month where it is shorter."""
    target, index = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(target, index + 1, min(start.day, calendar.monthrange(target, index + 1)[1]))


def shifted(inside: date, count: int, precision: Precision) -> Period:
    """The calendar unit that lies ``count`` units after the one a day lies in; a Monday lies in no weekend."""
    if precision is Precision.DAY:
        return day(inside + timedelta(days=count))
    if precision in (Precision.WEEK, Precision.WEEKEND):
        ahead = precision is Precision.WEEKEND and count > 0 and inside.weekday() < SATURDAY
        return containing(inside + timedelta(weeks=count - ahead), precision)
    if precision is Precision.SEASON:
        start = season_of(inside).first
        assert start is not None
        return containing(add_months(start, 3 * count), precision)
    if precision in MONTHS_IN:
        return containing(add_months(inside.replace(day=1), count * MONTHS_IN[precision]), precision)
    return containing(inside.replace(year=inside.year + count * YEARS_IN[precision], month=1, day=1), precision)


def part(whole: Period, edge: str) -> Period:
    """The first, middle or last third of a period ("Anfang", "Mitte", "Ende"): START, MID or END, as a SPAN."""
    if not (whole.first and whole.last):
        return whole
    if whole.precision in MONTHS_IN and whole.precision is not Precision.MONTH:
        count = MONTHS_IN[whole.precision] // 3
        skipped = {"START": 0, "MID": count, "END": 2 * count}[edge]
        start = add_months(whole.first, skipped)
        return months(start.year, start.month, count, Precision.SPAN)
    third = ((whole.last - whole.first).days + 1) // 3
    first, last = whole.first, whole.last
    if third and edge == "START":
        last = first + timedelta(days=third - 1)
    elif third and edge == "END":
        first = last - timedelta(days=third - 1)
    elif third and edge == "MID":
        first, last = first + timedelta(days=third), last - timedelta(days=third)
    return Period(first, last, Precision.SPAN if third else whole.precision)


def hull(periods: tuple[Period, ...]) -> Period:
    """The shortest run of days that holds all these periods."""
    firsts = [p.first for p in periods if p.first]
    lasts = [p.last for p in periods if p.last]
    first = min(firsts) if len(firsts) == len(periods) else None
    last = max(lasts) if len(lasts) == len(periods) else None
    same = {p.precision for p in periods} if len(set(periods)) == 1 else set()
    return Period(first, last, same.pop() if same else Precision.SPAN)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th Monday (0) to Sunday (6) of a month; n = -1 is the last."""
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    return days[n - 1 if n > 0 else n]


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Gauss in the form of Meeus, Jones and Butcher)."""
    golden, century_, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century_ - century_ // 4 - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century_ % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month_, day_ = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month_, day_ + 1)


def first_advent(year: int) -> date:
    """The first Sunday of Advent: the fourth Sunday before 25 December."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 21)


def islamic_month(year: int, number: int) -> Period:
    """The first such month of the tabular Islamic calendar that begins in a year; a day off is usual, so a SPAN."""
    start = (year - 622) * 33 // 32
    for hijri in (start - 1, start, start + 1, start + 2):
        first = date.fromordinal(_islamic_ordinal(hijri, number))
        if first.year == year:
            last = date.fromordinal(_islamic_ordinal(hijri + number // 12, number % 12 + 1)) - ONE_DAY
            return Period(first, last, Precision.SPAN)
    raise ValueError(f"no such month begins in {year}")


def _islamic_ordinal(year: int, month: int) -> int:
    """The proleptic ordinal of the first day of a month of the tabular Islamic calendar."""
    return 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227013


_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T.*)?")
_WEEK = re.compile(r"(?P<y>\d{4})-W(?P<w>\d\d)(?:-(?P<d>WE|[1-7]))?")
_PART = re.compile(r"(?P<y>\d{4})-(?P<part>SP|SU|FA|WI|Q[1-4]|H[12]|\d\d)")
_YEARS = re.compile(r"\d{2,4}")


def value(period: Period) -> str:
    """The TIMEX3 value of a period; a SPAN and an open period have that of the day they begin (or end) on."""
    start = period.first or period.last
    assert start is not None
    iso_year, iso_week, _ = start.isocalendar()
    match period.precision:
        case Precision.WEEK:
            return f"{iso_year:04}-W{iso_week:02}"
        case Precision.WEEKEND:
            return f"{iso_year:04}-W{iso_week:02}-WE"
        case Precision.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Precision.SEASON:
            names = {number: name for name, number in SEASONS.items()}
            return f"{start.year:04}-{names[start.month]}"
        case Precision.QUARTER:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case Precision.HALF:
            return f"{start.year:04}-H{(start.month + 5) // 6}"
        case Precision.YEAR:
            return f"{start.year:04}"
        case Precision.DECADE:
            return f"{start.year // 10:03}"
        case Precision.CENTURY:
            return f"{start.year // 100:02}"
    return start.isoformat()


def read(text: str) -> Period | None:
    """The period that a TIMEX3 value names, or None where it names none ("P3D", "PAST_REF", "XXXX-SU")."""
    try:
        return _read(text)
    except ValueError:
        return None


def _read(text: str) -> Period | None:
    if m := _DAY.fullmatch(text):
        return day(date(int(m["y"]), int(m["m"]), int(m["d"])))
    if m := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(m["y"]), int(m["w"]), 1)
        if m["d"] == "WE":
            return weekend(monday)
        return day(monday + timedelta(days=int(m["d"]) - 1)) if m["d"] else week(monday)
    if m := _PART.fullmatch(text):
        number = int(m["y"])
        if m["part"] in SEASONS:
            return season(number, m["part"])
        if m["part"][0] in "QH":
            return (quarter if m["part"][0] == "Q" else half)(number, int(m["part"][1]))
        return month(number, int(m["part"]))
    if _YEARS.fullmatch(text):
        return {2: lambda n: century(n + 1), 3: lambda n: decade(n * 10), 4: year}[len(text)](int(text))
    return None


def length(count: Fraction | None, name: str) -> str:
    """The TIMEX3 value of a duration: P3Y, PT20M, PXD, P1Y6M, PT3.5M."""
    clock = "T" if name[0] == "T" else ""
    letter = name[1:] if clock else name
    if clock and letter == "H" and count in (24, 48, 72):  # "binnen 24 Stunden" says a day
        assert count is not None
        return f"P{int(count) // 24}D"
    if count is not None and letter in ("Q", "H") and not clock:
        count, letter = count * (3 if letter == "Q" else 6), "M"
    if count is None:
        return f"P{clock}X{letter}"
    if count.denominator == 1:
        return f"P{clock}{count.numerator}{letter}"
    if letter == "Y" and (count * 12).denominator == 1:
        whole, rest = divmod(int(count * 12), 12)
        return f"P{whole}Y{rest}M" if whole else f"P{rest}M"
    if clock and letter == "H" and count < 1:
        return f"PT{int(count * 60)}M"
    if letter == "CE" and (count * 10).denominator == 1:
        return f"P{int(count * 10)}DE"
    return f"P{clock}{float(count):g}{letter}"
