"""Calendar arithmetic: feasts as tables, units and TIMEX3 values as properties."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import periods
from timeline.model import Period, Precision

UNITS = [precision for precision in Precision if precision is not Precision.SPAN]
days = st.dates(min_value=date(100, 1, 1), max_value=date(9800, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, date(1818, 3, 22)),  # the earliest there can be
        (1943, date(1943, 4, 25)),  # the latest there can be
        (2000, date(2000, 4, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
    ],
)
def test_easter(year: int, sunday: date) -> None:
    assert periods.easter(year) == sunday


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    easter = periods.easter(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(st.integers(1, 9999))
def test_first_advent_is_a_sunday_four_weeks_before_christmas(year: int) -> None:
    advent = periods.first_advent(year)
    assert advent.isoweekday() == 7
    assert date(year, 11, 27) <= advent <= date(year, 12, 3)


def test_ramadan_is_about_right() -> None:
    known = {2023: date(2023, 3, 23), 2024: date(2024, 3, 11), 2025: date(2025, 3, 1), 2026: date(2026, 2, 18)}
    for year, first in known.items():
        found = periods.islamic_month(year, 9).first
        assert found is not None
        assert abs((found - first).days) <= 2


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2026-03-07", date(2026, 3, 7), date(2026, 3, 7), Precision.DAY),
        ("2026-03-07T20:00", date(2026, 3, 7), date(2026, 3, 7), Precision.DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), Precision.WEEK),
        ("2014-W08-WE", date(2014, 2, 22), date(2014, 2, 23), Precision.WEEKEND),
        ("2014-W08-3", date(2014, 2, 19), date(2014, 2, 19), Precision.DAY),
        ("1941-WI", date(1941, 12, 1), date(1942, 2, 28), Precision.SEASON),
        ("2014-Q3", date(2014, 7, 1), date(2014, 9, 30), Precision.QUARTER),
        ("2014-H2", date(2014, 7, 1), date(2014, 12, 31), Precision.HALF),
        ("1789", date(1789, 1, 1), date(1789, 12, 31), Precision.YEAR),
        ("199", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("19", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
    ],
)
def test_values(value: str, first: date, last: date, precision: Precision) -> None:
    assert periods.read(value) == Period(first, last, precision)


@pytest.mark.parametrize("value", ["", "P3D", "PAST_REF", "XXXX-SU", "2025-13", "2025-02-30", "2021-W53", "0000"])
def test_values_that_name_no_days(value: str) -> None:
    assert periods.read(value) is None


@given(days, st.sampled_from(UNITS))
def test_a_unit_holds_its_day_and_is_read_back_from_its_value(inside: date, precision: Precision) -> None:
    period = periods.containing(inside, precision)
    assert period.precision is precision
    assert period.first is not None
    assert period.last is not None
    assert precision is Precision.WEEKEND or period.first <= inside <= period.last
    assert periods.read(periods.value(period)) == period


@given(days, st.sampled_from([p for p in UNITS if p is not Precision.WEEKEND]))
def test_units_leave_no_gap(inside: date, precision: Precision) -> None:
    here, following = periods.containing(inside, precision), periods.shifted(inside, 1, precision)
    assert here.last is not None
    assert following.first == here.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "count", "saturday"),
    [
        (date(2025, 3, 31), 1, date(2025, 4, 5)),  # said on a Monday: "am kommenden Wochenende"
        (date(2025, 4, 5), 1, date(2025, 4, 12)),
        (date(2025, 4, 6), -1, date(2025, 3, 29)),
        (date(2025, 4, 7), -1, date(2025, 4, 5)),
    ],
)
def test_the_weekend_before_and_after(today: date, count: int, saturday: date) -> None:
    assert periods.shifted(today, count, Precision.WEEKEND).first == saturday


@given(days, st.integers(-40, 40), st.sampled_from(UNITS))
def test_a_shift_back_undoes_a_shift(inside: date, count: int, precision: Precision) -> None:
    if precision is Precision.WEEKEND:
        inside += timedelta(days=periods.SATURDAY - inside.weekday())  # a Monday lies in none
    try:
        there = periods.shifted(inside, count, precision)
        assert there.first is not None
        back = periods.shifted(there.first, -count, precision)
    except (ValueError, OverflowError):
        return  # beyond the years 1 and 9999, where no day is
    assert back == periods.containing(inside, precision)


@given(days, st.sampled_from(UNITS), st.sampled_from(["START", "MID", "END"]))
def test_a_part_lies_inside_its_whole(inside: date, precision: Precision, edge: str) -> None:
    whole = periods.containing(inside, precision)
    part = periods.part(whole, edge)
    assert whole.first is not None
    assert whole.last is not None
    assert part.first is not None
    assert part.last is not None
    assert whole.first <= part.first <= part.last <= whole.last


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (Fraction(3), "Y", "P3Y"),
        (Fraction(20), "TM", "PT20M"),
        (None, "D", "PXD"),
        (None, "TH", "PTXH"),
        (Fraction(3, 2), "Y", "P1Y6M"),
        (Fraction(1, 2), "Y", "P6M"),
        (Fraction(1, 2), "TH", "PT30M"),
        (Fraction(7, 2), "TM", "PT3.5M"),
        (Fraction(48), "TH", "P2D"),
        (Fraction(35), "TH", "PT35H"),
        (Fraction(2), "Q", "P6M"),
        (Fraction(1, 2), "CE", "P5DE"),
    ],
)
def test_lengths(count: Fraction | None, unit: str, value: str) -> None:
    assert periods.length(count, unit) == value


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert periods.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_the_last_sunday_of_a_month() -> None:
    assert periods.nth_weekday(2026, 3, 6, -1) == date(2026, 3, 29)


def test_hull_of_open_periods_stays_open() -> None:
    since = Period(date(2022, 1, 1), None, Precision.YEAR)
    assert periods.hull((since, periods.year(2024))) == Period(date(2022, 1, 1), None, Precision.SPAN)
