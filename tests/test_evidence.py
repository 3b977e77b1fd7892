"""Pieces of evidence laid on top of each other: what is left, what is put aside, and what waits for the others."""

from datetime import date

import pytest
from factory import period

from timeline.evidence import Piece, concluded, spanning, weigh
from timeline.model import Evidence, Period, Precision


def piece(weight: float, *options: Period, at: int = 0) -> Piece:
    return Piece(at, at + 1, "x", options, f"Grund {weight}", weight)


SINCE_2024 = piece(0.9, period("2024-01-01", ""))
UNTIL_MAY = piece(0.8, period("", "2024-05-31"))
JUNE_DAYS = tuple(period(f"{year}-06-14") for year in range(2015, 2026))

WEIGHED = [  # pieces, what is left: first and last day
    ([SINCE_2024, UNTIL_MAY], "2024-01-01 2024-05-31"),
    ([SINCE_2024], "2024-01-01 -"),
    ([UNTIL_MAY], "- 2024-05-31"),
    ([], "- -"),
    ([SINCE_2024, piece(0.5, period("2020-01-01", "2020-12-31"))], "2024-01-01 -"),  # the weaker one is put aside
    ([piece(0.5, period("2020-01-01", "2020-12-31")), SINCE_2024], "2024-01-01 -"),  # in whatever order
    ([piece(0.9, *JUNE_DAYS)], "- -"),  # which June?
    ([piece(0.9, *JUNE_DAYS), SINCE_2024], "2024-01-01 -"),  # 2024 or 2025
    ([piece(0.9, *JUNE_DAYS), SINCE_2024, piece(0.6, period("", "2024-12-31"))], "2024-06-14 2024-06-14"),
]


@pytest.mark.parametrize(("pieces", "left"), WEIGHED)
def test_what_is_left(pieces: list[Piece], left: str) -> None:
    found = weigh(pieces)
    assert left == f"{found.first or '-'} {found.last or '-'}"


def test_contradictions_are_shown_and_lower_the_confidence() -> None:
    aside = piece(0.6, period("2020-01-01", "2020-12-31"), at=7)
    known = concluded(weigh([SINCE_2024, UNTIL_MAY, aside]))
    assert [clue.kept for clue in known.clues] == [True, True, False]
    assert "Widerspr" in known.note
    assert known.confidence < concluded(weigh([SINCE_2024, UNTIL_MAY])).confidence


@pytest.mark.parametrize("pieces", [[], [SINCE_2024], [piece(0.9, period("2001-01-01", "2020-12-31", "span"))]])
def test_without_both_ends_near_each_other_there_is_no_date(pieces: list[Piece]) -> None:
    known = concluded(weigh(pieces))
    assert (known.period, known.evidence) == (None, Evidence.NONE)
    assert len(known.clues) == len(pieces)


def test_the_precision_is_that_of_the_days() -> None:
    assert spanning(date(2025, 6, 1), date(2025, 6, 30)).precision is Precision.MONTH
    assert spanning(date(2025, 6, 16), date(2025, 6, 22)).precision is Precision.WEEK
    assert spanning(date(2025, 6, 16), date(2025, 6, 30)).precision is Precision.SPAN
