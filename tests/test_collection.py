"""What a folder of articles tells of each other's dates: numbers that grow with time, and reprints."""

import random
from datetime import date, timedelta

import pytest
from factory import period

from timeline import running_numbers
from timeline.collection import collected
from timeline.evidence import Piece, before
from timeline.leanings import Leaning
from timeline.model import UNDATED, Article, DocumentTime, Evidence, Period, Precision
from timeline.running_numbers import Numbered, by_number

FIRST = date(2011, 2, 1)
DAYS = [FIRST + timedelta(days=30 * place) for place in range(48)]  # an article a month, for four years


def _planned(day: date) -> tuple[Piece, ...]:
    """The text names what it awaits within half a year, with its year."""
    return (Piece(0, 9, "x", (Period(day - timedelta(days=40), day + timedelta(days=150), Precision.SPAN),), "g", 0.8),)


def _near(day: date) -> tuple[Leaning, ...]:
    """The text names a day without its year, six weeks around the day of writing."""
    middle = [date(year, day.month, min(day.day, 28)) for year in range(2000, 2025)]
    around = tuple(Period(each - timedelta(days=45), each + timedelta(days=45), Precision.SPAN) for each in middle)
    return (Leaning(around, 0.6),)


def _row(order: list[date]) -> list[Numbered]:
    """Every fourth article knows its year, all of them their season."""
    return [
        Numbered(100 + 7 * n, f"{100 + 7 * n}.txt", None, _planned(day) if n % 4 == 0 else (), 2 * _near(day))
        for n, day in enumerate(order)
    ]


def _found(order: list[date]) -> dict[date, Period]:
    pieces = dict(by_number(_row(order)))
    return {day: pieces[one.id].options[0] for one, day in zip(_row(order), order, strict=True) if one.id in pieces}


def test_seasons_and_a_few_years_date_a_row_of_numbers() -> None:
    found = _found(DAYS)
    inner = [day for day in DAYS if day in found]
    holding = [day for day in inner if found[day].first <= day <= found[day].last]
    assert len(inner) >= 40
    assert len(holding) >= 0.95 * len(inner)
    assert sum((found[day].last - found[day].first).days < 365 for day in inner) >= 0.8 * len(inner)


def test_numbers_without_the_order_of_time_tell_nothing() -> None:
    mixed = list(DAYS)
    random.Random(4).shuffle(mixed)
    assert _found(mixed) == {}


def test_one_wrong_date_does_not_mislead_its_neighbours() -> None:
    row = _row(DAYS)
    row[20] = Numbered(row[20].number, row[20].id, None, (Piece(0, 9, "x", (before(date(1999, 1, 1)),), "g", 0.9),))
    pieces = dict(by_number(row))
    for one, day in zip(row[21:30], DAYS[21:30], strict=True):
        assert pieces[one.id].options[0].first <= day <= pieces[one.id].options[0].last


def test_stated_neighbours_bound_to_the_day() -> None:
    row = [Numbered(n, f"{n}.txt", period((FIRST + timedelta(days=n)).isoformat())) for n in range(20)]
    row[7] = Numbered(7, "7.txt", None)
    assert dict(by_number(row))["7.txt"].options == (period("2011-02-07", "2011-02-09", "span"),)


def test_a_long_row_is_looked_at_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands far away in the row says nothing that those in between do not say better."""
    days = [FIRST + timedelta(days=3 * place) for place in range(160)]
    row = [
        Numbered(n, f"{n}.txt", None if n % 9 == 4 else period(day.isoformat()))
        for n, day in enumerate(days, start=100)
    ]
    whole = dict(by_number(row))
    for name, number in (("LONG", 50), ("PIECE", 30), ("BESIDE", 10)):
        monkeypatch.setattr(running_numbers, name, number)
    assert dict(by_number(row)) == whole
    assert len(whole) == sum(one.stated is None for one in row)


def test_numbers_at_random_are_given_up_at_once() -> None:
    days = [FIRST + timedelta(days=place) for place in range(20_000)]
    random.Random(4).shuffle(days)
    row = [Numbered(n, f"{n}.txt", None if n == 7 else period(day.isoformat())) for n, day in enumerate(days)]
    assert list(by_number(row)) == []


FEW = [  # rows that cannot show their order
    [],
    [Numbered(n, f"{n}.txt", None) for n in range(30)],
    [Numbered(n, f"{n}.txt", None, (Piece(0, 1, "x", (before(FIRST),), "g", 0.9),)) for n in range(30)],
]


@pytest.mark.parametrize("row", FEW)
def test_nothing_is_made_of_nothing(row: list[Numbered]) -> None:
    assert list(by_number(row)) == []


def test_a_reprint_was_printed_in_the_same_days() -> None:
    words = " ".join(f"Wort{n} steht hier" for n in range(120))
    dated = Article("a.txt", words, DocumentTime(period("2024-05-03"), Evidence.STATED, ""))
    found = collected(lambda: [dated, Article("b.txt", words + " Mehr.", UNDATED)])
    assert found["b.txt"][0].options == (period("2024-04-30", "2024-05-06", "span"),)
