"""Noun events: which words are ones, what dates them, and who takes part in them."""

import pytest

from timeline.nominals import is_event_noun
from timeline.pipeline import read_article
from timeline.reading import article

NOUNS = [
    "raketenangriff", "unterzeichnung", "festnahme", "scheitern", "präsidentschaftswahlen", "mauerfall", "rückkehr",
    "revolution", "verhaftungen", "telefonat", "festnahmen", "rangeleien", "kreuzbandriss",
]  # fmt: skip
NO_NOUNS = [
    "beispiel",
    "regierung",
    "zeitung",
    "vorurteil",
    "maßnahme",
    "maßnahmen",
    "unternehmen",
    "bedeutung",
    "haus",
    "leben",
]


@pytest.mark.parametrize("word", NOUNS)
def test_event_nouns(word: str) -> None:
    assert is_event_noun(word)


@pytest.mark.parametrize("word", NO_NOUNS)
def test_no_event_nouns(word: str) -> None:
    assert not is_event_noun(word)


WHO = [  # text, words of the event, its actors
    ("Russlands Invasion in der Ukraine 2022 änderte alles.", "Invasion", {"Russland", "Ukraine"}),
    ("Es war der schwerste Angriff auf den Iran seit der Revolution von 1979.", "Revolution", {"Iran"}),
    ("Seit seinem Amtsantritt im Januar 2025 besucht Donald Trump Golfplätze.", "Amtsantritt", {"Donald Trump"}),
    ("Beziehungen zum Militär Russlands wuchsen, vor allem in Kriegen Russlands seit der Invasion der Ukraine 2022.",
     "Invasion", {"Russland", "Ukraine"}),
    ("Frankreich lieferte seit der Invasion der Ukraine im Februar 2022 Waffen.", "Invasion", {"Ukraine"}),
    ("Er sprach über Verträge, die die USA nach der Invasion der Ukraine im Februar 2022 gekündigt hatten.", "Invasion",
     {"USA", "Ukraine"}),
    ("Es ist Mitglied in der NATO, der Finnland 2023 beitrat.", "beitrat", {"NATO", "Finnland"}),
    ("Es geht um die NATO, die von Dauer ist, der Finnland 2023 beitrat.", "beitrat", {"Finnland"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actors"), WHO)
def test_who_takes_part(text: str, words: str, actors: set[str]) -> None:
    found = [event for event in read_article(article("a.txt", text, "2025-03-10")).events if words in event.text]
    assert set(found[0].actors) == actors


ATTRIBUTES = [  # text, title and first day of the event that an attribute tells
    ("Der am Montag verhaftete Politiker schweigt.", "Politiker verhaftet", "2025-03-10"),
    ("Die am 3. Mai 2021 gegründete Firma beschäftigt 30 Menschen.", "Firma gegründet", "2021-05-03"),
    ("Der für Freitag geplante Streik fällt aus.", "Streik geplant", "2025-03-14"),
]


@pytest.mark.parametrize(("text", "title", "day"), ATTRIBUTES)
def test_a_date_inside_a_noun_group_dates_its_participle(text: str, title: str, day: str) -> None:
    (event,) = [e for e in read_article(article("a.txt", text, "2025-03-12")).events if e.title == title]
    assert event.period is not None
    assert str(event.period.first) == day


def test_a_relative_pronoun_opens_no_noun_group() -> None:
    text = "Das Gericht verurteilte den Mann, der im Mai 2023 zwei Frauen getötet hatte."
    found = read_article(article("a.txt", text, "2025-03-12")).events
    assert "Der Mann hatte zwei Frauen getötet" in [event.title for event in found]
