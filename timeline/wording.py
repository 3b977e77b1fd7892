"""Numbers, days and periods in the words of a reader's language (``de`` or ``en``); months and days by Babel."""

import calendar
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from timeline.model import Precision

Words = Mapping[str, str]  # key → the words of one language; ``language`` is its code

_SAID: Mapping[str, Mapping[str, str]] = {
    "de": {
        "day": "{day}. {month} {year}",
        "with_weekday": "{weekday}, {day}",
        "range": "{first} bis {last}",
        "since": "seit {known}",
        "until": "bis {known}",
        "weekend": "Wochenende {days}",
        "week": "Woche vom {days}",
        "quarter": "{n}. Quartal {year}",
        "half": "{n}. Halbjahr {year}",
        "decade": "{year}er-Jahre",
        "century": "{n}. Jahrhundert",
        "bare_day": "{day}.",
        "day_and_month": "{day}. {month}",
        "undated": "ohne Datum",
    },
    "en": {
        "day": "{day} {month} {year}",
        "with_weekday": "{weekday}, {day}",
        "range": "{first} to {last}",
        "since": "since {known}",
        "until": "until {known}",
        "weekend": "weekend of {days}",
        "week": "week of {days}",
        "quarter": "Q{n} {year}",
        "half": "H{n} {year}",
        "decade": "{year}s",
        "century": "{n}{suffix} century",
        "bare_day": "{day}",
        "day_and_month": "{day} {month}",
        "undated": "undated",
    },
}
_SEASONS = {"de": ("Winter", "Frühling", "Sommer", "Herbst"), "en": ("winter", "spring", "summer", "autumn")}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


@cache
def months(language: str, width: str = "wide") -> tuple[str, ...]:
    """The names of the twelve months; ``width`` is "wide" or "abbreviated" (without a stop, as on charts)."""
    names = Locale(language).months["format"][width]
    return tuple(str(names[number]).rstrip(".") for number in range(1, 13))


@cache
def weekdays(language: str, width: str = "wide") -> tuple[str, ...]:
    """The names of the days of the week from Monday on; ``width`` as for months."""
    names = Locale(language).days["format"][width]
    return tuple(str(names[number]).rstrip(".") for number in range(7))


@lru_cache(maxsize=10_000)
def number(n: float, language: str) -> str:
    """A number as the language writes it, whole or with one decimal: ``1.234``, ``2,3`` or ``1,234``, ``2.3``."""
    return format_decimal(n, "#,##0" if abs(n - round(n)) < 0.05 else "#,##0.0", locale=language)


def counted(words: Words, key: str, n: int) -> str:
    """The singular or plural of ``key`` (``key_one``, ``key_many``) with its number."""
    return words[f"{key}_one"] if n == 1 else words[f"{key}_many"].format(n=number(n, words["language"]))


def between(first: str, last: str, language: str) -> str:
    """``first bis last``, or just the one where both are the same."""
    return first if first == last else _SAID[language]["range"].format(first=first, last=last)


def day_in_words(day: date, language: str) -> str:
    """One day without its weekday: ``1. März 2026``, ``1 March 2026``."""
    return _SAID[language]["day"].format(day=day.day, month=months(language)[day.month - 1], year=day.year)


def month_in_words(day: date, language: str) -> str:
    """The month of a day: ``März 2026``."""
    return f"{months(language)[day.month - 1]} {day.year}"


@lru_cache(maxsize=20_000)
def period_in_words(first: date | None, last: date | None, precision: Precision, language: str) -> str:
    """A period as a reader would say it: ``Sonntag, 1. März 2026``, ``Januar 2025``, ``seit 2022``.

    A period that is no whole month, year … of the calendar is told by its two days, so that nothing is rounded.
    """
    said = _SAID[language]
    if first is None and last is None:
        return said["undated"]
    if first is None or last is None:
        return _open_in_words(first, last, precision, language)
    if first == last:
        weekday = weekdays(language)[first.weekday()]
        return said["with_weekday"].format(weekday=weekday, day=day_in_words(first, language))
    return _unit_in_words(first, last, precision, language) or _span_in_words(first, last, language)


def _open_in_words(first: date | None, last: date | None, precision: Precision, language: str) -> str:
    """``seit März 2022``, ``bis 2022``: the known end as exactly as it is known."""
    known, key = (first, "since") if first else (last, "until")
    assert known is not None
    if precision is Precision.YEAR:
        name = str(known.year)
    elif precision is Precision.MONTH:
        name = month_in_words(known, language)
    else:
        name = day_in_words(known, language)
    return _SAID[language][key].format(known=name)


def _unit_in_words(first: date, last: date, precision: Precision, language: str) -> str:
    """The name of a whole unit of the calendar, or nothing where the days are not that unit."""
    if precision in (Precision.WEEKEND, Precision.WEEK):
        return _SAID[language][precision.value].format(days=_span_in_words(first, last, language))
    if precision is Precision.SEASON:
        return _season_in_words(first, last, language)
    name = _whole_months_in_words(first, last, language)
    named = precision in {Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR}
    return name if named or name else _years_in_words(first, last, precision, language)


def _whole_months_in_words(first: date, last: date, language: str) -> str:
    """The month, quarter, half-year or year that the days fill exactly, or nothing."""
    if first.day != 1 or last != month_end(last) or first.year != last.year:
        return ""
    match last.month - first.month + 1:
        case 1:
            return month_in_words(first, language)
        case 12:
            return str(first.year)
        case 3 if first.month % 3 == 1:
            return _SAID[language]["quarter"].format(n=first.month // 3 + 1, year=first.year)
        case 6 if first.month in {1, 7}:
            return _SAID[language]["half"].format(n=first.month // 6 + 1, year=first.year)
        case _:
            return ""


def _season_in_words(first: date, last: date, language: str) -> str:
    """``Sommer 2025``, ``Winter 2025/26``: the season in which the middle of the days lies."""
    middle = first + (last - first) / 2
    name = _SEASONS[language][middle.month % 12 // 3]
    years = str(first.year) if first.year == last.year else f"{first.year}/{last.year % 100:02d}"
    return f"{name} {years}"


def _years_in_words(first: date, last: date, precision: Precision, language: str) -> str:
    """``1990er-Jahre``, ``20. Jahrhundert``, or ``2019 bis 2021`` for whole years; nothing otherwise."""
    if (first.month, first.day) != (1, 1) or (last.month, last.day) != (12, 31):
        return ""
    said = _SAID[language]
    if precision is Precision.DECADE and first.year % 10 == 0 and last.year - first.year == 9:
        return said["decade"].format(year=first.year)
    if precision is Precision.CENTURY and last.year - first.year == 99:
        n = -(-last.year // 100)
        suffix = "th" if n % 100 in (11, 12, 13) else _SUFFIXES.get(n % 10, "th")
        return said["century"].format(n=n, suffix=suffix)
    return said["range"].format(first=first.year, last=last.year)


def _span_in_words(first: date, last: date, language: str) -> str:
    """``3. bis 7. Mai 2025``, ``28. Mai bis 2. Juni 2025``: what both days share is said once."""
    said = _SAID[language]
    if (first.year, first.month) == (last.year, last.month):
        begin = said["bare_day"].format(day=first.day)
    elif first.year == last.year:
        begin = said["day_and_month"].format(day=first.day, month=months(language)[first.month - 1])
    else:
        begin = day_in_words(first, language)
    return said["range"].format(first=begin, last=day_in_words(last, language))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def plotly_locale(language: str) -> dict[str, Any]:
    """The names and forms of a language as Plotly wants them; its own tables are not part of its package."""
    days, short = weekdays(language), weekdays(language, "abbreviated")
    locale = Locale(language)
    return {
        "moduleType": "locale",
        "name": language,
        "dictionary": {},
        "format": {
            "days": [days[-1], *days[:-1]],
            "shortDays": [short[-1], *short[:-1]],
            "months": list(months(language)),
            "shortMonths": list(months(language, "abbreviated")),
            "decimal": locale.number_symbols["latn"]["decimal"],
            "thousands": locale.number_symbols["latn"]["group"],
            "date": "%d.%m.%Y" if language == "de" else "%d/%m/%Y",
        },
    }
