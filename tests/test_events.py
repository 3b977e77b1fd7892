"""What counts as an event, where it is placed and by what."""

from datetime import date

import pytest

from timeline.model import Event, PlacedBy, Status
from timeline.pipeline import read_article
from timeline.reading import article


def events(text: str, written: str | None = "2025-03-10") -> tuple[Event, ...]:
    return read_article(article("a.txt", text, written)).events


NO_EVENTS = [
    ("a state", "Österreich ist Mitglied der Europäischen Union."),
    ("a possibility", "Deutschland könnte den Vertrag brechen."),
    ("a headline", "Frankreich wählt ein neues Parlament\n\nParis ist eine Stadt."),
    ("a caption", "Wladimir Putin besucht Berlin. Foto: Maria Muster\n\nParis ist eine Stadt."),
    ("a counterfactual", "Wäre Frankreich 2023 abgestiegen, wäre das Geld fort."),
    ("an impersonal state", "Dabei geht es um den Haushalt."),
    ("a lasting condition", "Deutschland sei nicht beteiligt gewesen."),
    ("a condition", "Wenn Frankreich am Samstag gewonnen hätte, wäre es Meister."),
    ("what may come", "Frankreich drohen hohe Strafen."),
    ("a state of nowadays", "Heute erinnert ein Stein an Frankreich."),
    ("an age", "Angela Merkel wurde 88 Jahre alt."),
    ("what was said stands before", "Das teilten die Behörden mit."),
]


@pytest.mark.parametrize(("what", "text"), NO_EVENTS, ids=[row[0] for row in NO_EVENTS])
def test_no_event(what: str, text: str) -> None:
    assert events(text) == ()


HAPPENED = [  # text, one of its events
    ("nobody acts", "Im Keller kam es zu einer Explosion.", "Im Keller kam es zu einer Explosion"),
    ("nobody acts, dated", "Dort hatte es 2019 einen Unfall gegeben.", "Dort hatte es 2019 einen Unfall gegeben"),
    ("nobody acts, several", "Am Montag spielte Kiel. Dabei gab es drei Festnahmen.", "Dabei gab es drei Festnahmen"),
    ("a report with its object", "Gegen 21 Uhr meldeten Anwohner Rauch.", "Gegen 21 Uhr meldeten Anwohner Rauch"),
    ("what somebody became", "Olaf Scholz wurde Zweiter.", "Olaf Scholz wurde Zweiter"),
    ("an anniversary", "Am Sonntag jährt sich das Attentat.", "Das Attentat jährt sich"),
    ("a result", "Platz zwei ging an Olaf Scholz.", "Platz zwei ging an Olaf Scholz"),
    ("feelings", "Olaf Scholz zeigte sich bestürzt.", "Olaf Scholz zeigte sich bestürzt"),
    ("a move", "Mit 17 ging Olaf Scholz nach Hamburg.", "Olaf Scholz ging mit 17 nach Hamburg"),
    ("a vote", "21 Räte stimmten dafür.", "21 Räte stimmten dafür"),
    ("something caused", "Olaf Scholz ließ Ballast abwerfen.", "Olaf Scholz ließ Ballast abwerfen"),
    ("of one auxiliary", "Die Polizei hat drei Männer gefasst und zwei Autos beschlagnahmt.",
     "Die Polizei hat zwei Autos beschlagnahmt"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "title"), HAPPENED, ids=[row[0] for row in HAPPENED])
def test_it_happened(what: str, text: str, title: str) -> None:
    assert title in [event.title for event in events(text)]


def one(text: str, written: str | None = "2025-03-10") -> Event:
    (event,) = events(text, written)
    return event


PLACED = [  # text, first day, last day, what placed it
    ("Am Samstag eröffnete die Stadt die Brücke.", date(2025, 3, 8), date(2025, 3, 8), PlacedBy.EXPRESSION),
    ("Am Samstag eröffnet die Stadt die Brücke.", date(2025, 3, 15), date(2025, 3, 15), PlacedBy.EXPRESSION),
    ("Im Januar 2025 trat Frankreich dem Vertrag bei.", date(2025, 1, 1), date(2025, 1, 31), PlacedBy.EXPRESSION),
    ("Frankreich trat dem Vertrag bei.", date(2025, 3, 10), date(2025, 3, 10), PlacedBy.ARTICLE),
    ("Die Firma exportiert seit 2022 nach Indien.", date(2022, 1, 1), None, PlacedBy.EXPRESSION),
    ("Das Museum zeigt die Bilder bis zum 16. Mai.", date(2025, 3, 10), date(2025, 5, 16), PlacedBy.EXPRESSION),
    ("Zwischen Mai und Juli 2023 flohen Hunderte.", date(2023, 5, 1), date(2023, 7, 31), PlacedBy.EXPRESSION),
    ("Die Messe dauerte vom 3. bis 7. Februar.", date(2025, 2, 3), date(2025, 2, 7), PlacedBy.EXPRESSION),
    ("Heute vor 100 Jahren gründete Frankreich den Bund.", date(1925, 3, 10), date(1925, 3, 10), PlacedBy.EXPRESSION),
    ("In der Nacht zum Montag brannte das Haus.", date(2025, 3, 9), date(2025, 3, 10), PlacedBy.EXPRESSION),
    ("Frankreich hatte den Vertrag gekündigt.", None, None, PlacedBy.NONE),
]


@pytest.mark.parametrize(("text", "first", "last", "placed_by"), PLACED)
def test_placed(text: str, first: date | None, last: date | None, placed_by: PlacedBy) -> None:
    event = one(text)
    period = event.period
    assert (period and period.first, period and period.last) == (first, last)
    assert event.placed_by is placed_by
    assert event.reason


def test_without_a_date_of_its_own_an_article_places_only_what_is_absolute() -> None:
    text = "Am Samstag eröffnete die Stadt die Brücke. Am 5. Mai 2024 begann der Bau. Frankreich zahlte."
    saturday, begin, paid = events(text, None)
    assert (saturday.period, saturday.placed_by) == (None, PlacedBy.NONE)
    assert begin.period is not None
    assert begin.period.first == date(2024, 5, 5)
    assert (paid.period, paid.placed_by) == (None, PlacedBy.NONE)


def test_a_superlative_compares_with_then_and_does_not_last_since() -> None:
    text = "Der Pegel erreichte am Montag den höchsten Wert seit der Sturmflut vom Oktober 2023."
    days = [(e.period.first, e.period.last) for e in events(text) if e.period and "Pegel" in e.title]
    assert days == [(date(2025, 3, 10), date(2025, 3, 10))]


def test_a_shared_subject_acts_by_the_verb_of_its_own_clause() -> None:
    suffered, done = events("Olaf Scholz wurde am Montag gewählt und traf Emmanuel Macron.")
    assert dict(zip(suffered.actors, map(str, suffered.roles), strict=True)) == {"Olaf Scholz": "patient"}
    assert dict(zip(done.actors, map(str, done.roles), strict=True))["Olaf Scholz"] == "agent"


def test_a_month_of_writing_is_not_made_a_day() -> None:
    event = one("Frankreich trat dem Vertrag bei.", "2025-03")
    assert event.period is not None
    assert (event.period.first, event.period.last) == (date(2025, 3, 1), date(2025, 3, 31))


def test_a_chronicle_does_not_happen_on_the_day_it_was_written() -> None:
    text = (
        "Am 3. Mai 1815 begann die Schlacht. Am 4. Mai 1815 zog sich Neapel zurück. "
        "Am 5. Mai 1815 floh der König. Am 20. Mai 1815 unterzeichneten die Generäle den Vertrag. Italien jubelte."
    )
    assert events(text)[-1].period is None


def test_each_clause_with_its_own_date_is_an_event() -> None:
    found = events("Der Rat, der am Montag getagt hatte, lehnte am Dienstag den Plan ab.", "2025-03-07")
    assert [event.period and event.period.first for event in found] == [date(2025, 3, 4), date(2025, 3, 3)]


def test_a_noun_with_its_own_date_is_an_event() -> None:
    found = events("Seit der Invasion der Ukraine im Februar 2022 wächst die Sorge.")
    (invasion,) = [event for event in found if event.text == "der Invasion der Ukraine im Februar 2022"]
    assert invasion.period is not None
    assert invasion.period.first == date(2022, 2, 1)
    assert "Ukraine" in invasion.actors


def test_a_relative_clause_tells_of_whom_it_follows() -> None:
    found = events("Wladimir Putin, ein Jurist, der 2018 den Vertrag kündigte, besuchte am Samstag Wien.")
    (cancelled,) = [event for event in found if event.period and event.period.first == date(2018, 1, 1)]
    assert cancelled.actors == ("Wladimir Putin",)


def test_what_lies_ahead_is_planned() -> None:
    event = one("Die Gewerkschaft kündigte für Freitag Warnstreiks an.", "2025-01-15")
    assert event.period is not None
    assert (event.period.first, event.status) == (date(2025, 1, 17), Status.PLANNED)


DENIALS = [
    "Wladimir Putin bestritt, im Mai 2020 Geld nach Zypern überwiesen zu haben.",
    "Wladimir Putin dementierte, dass im Mai 2020 ein Damm gebrochen sei.",
    "Wladimir Putin wies den Vorwurf zurück, im Mai 2020 Akten vernichtet zu haben.",
]


@pytest.mark.parametrize("text", DENIALS)
def test_what_is_denied_is_one_event_with_its_own_date(text: str) -> None:
    event = one(text)
    assert event.period is not None
    assert (event.period.first, event.status) == (date(2020, 5, 1), Status.DENIED)
    assert "Wladimir Putin" in event.actors


def test_an_admission_is_no_plan() -> None:
    assert {event.status for event in events("Wladimir Putin gab zu, 2021 gelogen zu haben.")} <= {
        Status.OCCURRED,
        Status.CLAIMED,
    }


def test_a_doubting_sentence_makes_a_claim_of_the_one_before() -> None:
    found = events("Frankreich zahlte das Lösegeld. Das behaupteten die Entführer.")
    assert found[0].status is Status.CLAIMED


TITLES = [
    ("„Wir gehen nach Brüssel“, sagte Wladimir Putin.", "Wladimir Putin: „Wir gehen nach Brüssel“"),
    ("Wladimir Putin reiste ab und besuchte am Samstag Wien.", "Wladimir Putin besuchte Wien"),
    ("Es ist der Vertrag, den Frankreich im Jahr 2018 kündigte.", "Frankreich kündigte den Vertrag"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles_can_be_read_alone(text: str, title: str) -> None:
    assert title in [event.title for event in events(text)]


def test_everything_has_its_place_in_the_text() -> None:
    text = "date 2025-03-10 **Am Samstag** eröffnete Frankreich die Brücke, die 2020 brannte."
    for event in events(text, None):
        assert text[event.start : event.end] == event.text
        assert event.sentence.start <= event.start < event.end <= event.sentence.end
        assert len(event.title) <= 90
        for mention in event.mentions:
            assert text[mention.start : mention.end] == mention.text
        if event.timex:
            assert text[event.timex.start : event.timex.end] == event.timex.text


def test_ids_are_stable_and_differ() -> None:
    text = "Am Samstag eröffnete Frankreich die Brücke. Am Sonntag sperrte Frankreich sie."
    first, second = events(text)
    assert (first.id, second.id) == tuple(event.id for event in events(text))
    assert first.id != second.id


BY_KNOWN_EVENTS = [  # sentence, first and last day, in an article of 20 July 2025
    ("Das Gespräch fand am Rande von Trumps Geburtstag statt.", "2025-06-14", "2025-06-14"),
    ("Seit dem Amtsantritt von Friedrich Merz sind die Umfragewerte gesunken.", "2025-05-06", None),
    ("Nach dem Tod Raisis übernahm Mohammad Mochber das Amt.", "2024-05-19", "2025-07-20"),
    ("Nach dem Tod Raisis fordert die Opposition Aufklärung.", "2025-07-20", "2025-07-20"),  # today's news
]


@pytest.mark.parametrize(("sentence", "first", "last"), BY_KNOWN_EVENTS)
def test_known_events_place_what_happens_at_them_since_them_or_after_them(
    sentence: str, first: str, last: str | None
) -> None:
    event = read_article(article("a.txt", sentence, "2025-07-20")).events[-1]
    assert event.period is not None
    assert (str(event.period.first), event.period.last and str(event.period.last)) == (first, last)
