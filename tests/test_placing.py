"""Where an event without a day of its own stands: look-backs, vague lengths, and clock times of what was reported."""

from datetime import date

import pytest

from timeline.model import Article, DocumentTime, Event, Evidence, Period, Precision
from timeline.pipeline import read_article

WRITTEN = date(2025, 2, 4)  # a Tuesday

PLACES = [
    ("a clock time belongs to the scene, not to the day of the report",
     "Zwei Menschen sind am Montag verletzt worden. Wie die Polizei am Dienstag mitteilte, war das Feuer gegen 2.30 "
     "Uhr im Keller ausgebrochen.", "ausgebrochen", date(2025, 2, 3)),
    ("without a scene nobody knows its day",
     "Ein Haus ist niedergebrannt. Wie die Polizei am Dienstag mitteilte, war das Feuer gegen 2.30 Uhr ausgebrochen.",
     "ausgebrochen", None),
    ("behind a look back in the pluperfect the preterite is news",
     "Die Reederei ist pleite. Im Jahr 2023 war der Gewinn um zehn Prozent gesunken. Die Gewerkschaft Verdi griff den "
     "Vorstand scharf an.", "Verdi", WRITTEN),
    ("a perfect behind a preterite is news",
     "Im Mai 2019 eröffnete die Stadt das Museum. Der Landtag hat die Förderung gestrichen.", "gestrichen", WRITTEN),
    ("a pronoun goes on with the look back",
     "Im Mai 2019 hatte Anna Kern das Büro eröffnet. Sie stellte 20 Leute ein.", "stellte", None),
    ("the same thing goes on with the look back",
     "Im Mai 2019 hatte Anna Kern das Büro eröffnet. Das Büro zog nach Ulm.", "Ulm", None),
    ("what holds now closes the look back",
     "Anna Kern soll zwischen 2014 und 2019 Geld genommen haben. Sie bestreitet das. Ihr Anwalt sagte, sie sei "
     "unschuldig.", "Anwalt", WRITTEN),
    ("the time of what is called off is not that of calling it off",
     "Anna Kern sagte alle Konzerte am Wochenende ab.", "sagte", WRITTEN),
    ("a day before the thing that is called off is the verb's",
     "Anna Kern sagte am Montag alle Konzerte ab.", "sagte", date(2025, 2, 3)),
    ("a vague length places nothing",
     "Der Rat tagt. Seit Jahrzehnten hat die Stadt hier nicht gebaut.", "gebaut", None),
    ("nor does it where it is an adverb",
     "Der Rat tagt. Anna Kern hat jahrelang für den Umbau gekämpft.", "gekämpft", None),
    ("what happens for the first time in years is news",
     "Der Rat tagt. Erstmals seit Jahren hat die Stadtwerke AG die Preise gesenkt.", "gesenkt", WRITTEN),
    ("what somebody says of years is said today",
     "Der Rat tagt. „Seit Jahren wurde hier gespart“, sagte Anna Kern.", "sagte", WRITTEN),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "quote", "day"), PLACES, ids=[row[0] for row in PLACES])
def test_placed(reason: str, text: str, quote: str, day: date | None) -> None:
    event = next(event for event in events(text) if quote in event.text)
    assert (event.period.first if event.period else None) == day, event.reason


def events(text: str) -> tuple[Event, ...]:
    stated = DocumentTime(Period(WRITTEN, WRITTEN, Precision.DAY), Evidence.STATED, "test")
    return read_article(Article("test", text, stated)).events
