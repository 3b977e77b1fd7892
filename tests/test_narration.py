"""What goes on with a scene, and the order of the events of one day."""

from datetime import date

import pytest

from timeline.model import Event, Status
from timeline.pipeline import read_article
from timeline.reading import article


def events(text: str, written: str = "2025-03-10") -> tuple[Event, ...]:
    return read_article(article("a.txt", text, written)).events


SCENES = [  # text, the days of its events in text order
    ("Am Samstag brach ein Feuer aus. Kurz darauf explodierte ein Tank.", [8, 8]),
    ("Am Samstag brach ein Feuer aus. Anschließend rückte die Feuerwehr an.", [8, 8]),
    ("Der SC siegte am Samstag mit 2:1. In der 67. Minute traf Anna Muster.", [8, 8]),
    ("Am Samstag stieg der Kurs, der Gewinn sank um ein Drittel.", [8, 8]),
    ("Anna Muster griff am Samstag ein und wurde verletzt.", [8, 8]),
    ("Am Samstag brach ein Feuer aus. Anna Muster sprach von einem Wunder.", [8, 10]),  # news of the article's day
    ("Am Samstag brach ein Feuer aus, teilte die Polizei mit.", [8, 10]),
]


@pytest.mark.parametrize(("text", "days"), SCENES)
def test_a_scene_goes_on_only_where_the_text_says_so(text: str, days: list[int]) -> None:
    assert [e.period and e.period.first and e.period.first.day for e in events(text)] == days


def test_then_means_the_time_last_spoken_of() -> None:
    (promise,) = events("Vor drei Jahren klang das anders: Damals versprach Anna Muster, nichts zu ändern.")
    assert promise.period is not None
    assert (promise.period.first, promise.period.last) == (date(2022, 1, 1), date(2022, 12, 31))


ORDERS = [  # text, the order of its events in text order
    ("Am Samstag stritten sie zunächst. Kurz darauf schoss Anna Muster.", [1, 2]),
    ("Am Samstag schoss Anna Muster. Zuvor hatte sie am Samstag getrunken.", [2, 1]),
    ("Am Samstag um 15 Uhr kam Anna Muster. Am Samstag um 9 Uhr hatte sie angerufen.", [2, 1]),
    ("Am Samstagmorgen kam Anna Muster, am Samstagabend ging sie.", [1, 2]),
    ("Am Samstag kam Anna Muster. Am Samstag kam Max Muster.", [0, 0]),  # nobody says who came first
]


@pytest.mark.parametrize(("text", "order"), ORDERS)
def test_order_within_a_day(text: str, order: list[int]) -> None:
    assert [event.order for event in events(text)] == order


def test_a_live_ticker_tells_what_has_happened() -> None:
    text = "14.05 Uhr: Die Feuerwehr räumt die Altstadt.\n\n+++ 9:30 Uhr +++ Der Pegel steigt."
    cleared, risen = events(text)
    assert {e.period and e.period.first for e in (cleared, risen)} == {date(2025, 3, 10)}
    assert {e.status for e in (cleared, risen)} == {Status.OCCURRED}
    assert (cleared.order, risen.order) == (2, 1)


def test_a_list_of_days_is_an_event_for_each_and_neighbours_are_one_span() -> None:
    strikes = events("Am 3., 5. und 9. Februar streikten die Fahrer.")
    assert [e.period and e.period.first and e.period.first.day for e in strikes] == [3, 5, 9]
    assert len({event.id for event in strikes}) == 3
    (talks,) = events("Am 12. und 13. Februar tagte der Rat.")
    assert talks.period is not None
    assert (talks.period.first, talks.period.last) == (date(2025, 2, 12), date(2025, 2, 13))
