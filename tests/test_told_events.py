"""Known events that a clause tells by its verb, and the day of writing that follows from it."""

from datetime import date

import pytest

from timeline.pipeline import read_article
from timeline.reading import article

TOLD = [  # text, the first and last day on which it can have been written
    ("Papst Franziskus ist am Montag gestorben.", date(2025, 4, 21), date(2025, 4, 27)),
    ("Ein Gericht hat Marine Le Pen am Montag schuldig gesprochen.", date(2025, 3, 31), date(2025, 4, 6)),
    ("Marine Le Pen wurde am Montag verurteilt.", date(2025, 3, 31), date(2025, 4, 6)),
    ("Die Carolabrücke in Dresden ist am Mittwoch eingestürzt.", date(2024, 9, 11), date(2024, 9, 17)),
    (
        "Irans Präsident Ebrahim Raisi ist am Sonntag bei einem Absturz ums Leben gekommen.",
        date(2024, 5, 19),
        date(2024, 5, 25),
    ),
]


@pytest.mark.parametrize(("text", "first", "last"), TOLD, ids=[text for text, *_ in TOLD])
def test_a_deed_that_is_known_tells_when_it_was_written(text: str, first: date, last: date) -> None:
    read = read_article(article("a.txt", text))
    period = read.article.published.period
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Marine Le Pens Anwalt wurde am Montag verurteilt.",  # somebody else
        "Marine Le Pen hat am Montag den Angriff verurteilt.",  # she condemned
        "Die Mutter von Papst Franziskus ist am Montag gestorben.",
        "Papst Franziskus ist am Montag nicht gestorben.",
        "Papst Franziskus soll am Montag gestorben sein.",
    ],
)
def test_another_deed_tells_nothing(text: str) -> None:
    period = read_article(article("a.txt", text)).article.published.period
    assert period is None or period.first is None or period.last is None or (period.last - period.first).days > 300
