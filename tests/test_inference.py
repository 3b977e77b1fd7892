"""When an undated text was written: what its words allow, and that nothing is claimed that they do not carry."""

from datetime import date
from typing import Any

import pytest

from timeline import known_evidence, temponyms
from timeline.known_events import KnownEvents
from timeline.model import UNDATED, Article, Evidence, PlacedBy
from timeline.pipeline import read_article
from timeline.writing_time import told

INFERRED = [  # text, the first and last day on which it can have been written ("-": that end stays open)
    # dates with their tense
    ("Im Mai 2024 gewann der Klub. Im Juli 2024 wird er in Wien spielen.", "2024-05-01 2024-07-31"),
    ("Die Rate ist bis 17. Dezember 2012 zu zahlen. Am 3. Oktober 2012 beschloss es der Rat.", "2012-10-03 2012-12-17"),
    ("In einem Jahr, am 23. Oktober 2016, werden die Räte gewählt.", "2015-09-19 2016-10-23"),
    # known events and the times beside them
    ("Nach dem Tod von Ebrahim Raisi in der vergangenen Woche ist die Lage ernst.", "2024-05-20 2024-05-26"),
    ("Der Minister reiste am Montag ab, nachdem es am Wochenende zu der US-Militäraktion gegen den Iran gekommen war.",
     "2025-06-23 2025-06-27"),
    ("Drei Tage nach dem Erdbeben in der Türkei suchen Helfer weiter nach Überlebenden.", "2023-02-08 2023-02-10"),
    # what is to come after a vote may be said before it and after it
    ("Nach der Bundestagswahl vom Sonntag will CDU-Chef Friedrich Merz rasch mit der SPD reden.",
     "2025-02-23 2025-03-01"),
    # ages
    ("Wladimir Putin (72) sprach am Freitag mit Donald Trump (78).", "2024-10-07 2025-06-14"),
    ("Der 72-jährige Wladimir Putin sprach am Freitag mit Donald Trump (78).", "2024-10-07 2025-06-14"),
    # offices
    ("US-Präsident Joe Biden reiste am Montag nach Warschau.", "2021-01-20 2025-01-20"),
    ("Der frühere US-Präsident Joe Biden und Bundeskanzler Friedrich Merz sprachen am Montag.", None),
    # a dateline without its year
    ("Berlin, 12. Juni (dpa) – Im Mai 2024 gewann der Klub, im Juli 2024 wird er spielen.", "2024-06-12 2024-06-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), INFERRED, ids=[text[:50] for text, _ in INFERRED])
def test_inferred(text: str, days: str | None) -> None:
    known = told(_article(text)).article.published
    if days is None:
        assert known.evidence is Evidence.NONE
        return
    first, last = (date.fromisoformat(day) for day in days.split())
    assert known.evidence is Evidence.INFERRED
    assert known.period is not None
    assert first <= known.period.first
    assert known.period.last <= last
    assert known.clues
    assert 0 < known.confidence < 1


SILENT = [  # texts that do not tell when they were written
    "Am Freitag trafen sich die Minister in Berlin.",
    "Gestern brannte die Fabrik, heute wird aufgeräumt.",
    "Im Jahr 1998 heiratete sie; im Mai 2001 zogen sie nach Wien.",  # not before, but how long after?
    "Damals, unter US-Präsident Jimmy Carter, war das anders.",
    "Am 29. Oktober 1618 wird er hingerichtet.",
    "Am 9. November 1989 fällt in Berlin die Mauer.",
    "US-Präsident Ronald Reagan sagte 1987 in Berlin, die Mauer müsse weg.",
    "Die Wahlen 2010 waren das Thema, die Prognosen für 2011 auch.",
    "1812 zog er nach Moskau. 1813 verlor er bei Leipzig. 1814 dankte er ab. 1815 kam er zurück. 1815 wird er bei "
    "Waterloo verlieren, 1816 schreiben, 1817 auch, 1818 ebenso, 1819 wieder, 1820 und 1821 nicht mehr.",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    known = told(_article(text)).article.published
    assert (known.period, known.evidence) == (None, Evidence.NONE)


def test_what_was_counted_once_is_not_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[date] = []
    counted_from = known_evidence.counted_from

    def counting(*values: Any) -> Any:
        days.append(values[-1])
        return counted_from(*values)

    monkeypatch.setattr(known_evidence, "counted_from", counting)
    known_evidence._written.cache_clear()
    story = "Nach dem Tod von Ebrahim Raisi in der vergangenen Woche ist die Lage ernst. "
    once = told(_article(story))
    assert 0 < len(days) < 60  # in all rounds together, and not of every day of two years
    many = told(_article(40 * story))
    assert len(days) < 60
    assert many.article.published.period == once.article.published.period


def test_what_bounds_one_side_is_said() -> None:
    known = told(_article("Bundeskanzler Friedrich Merz ist am Donnerstag nach Ankara gereist.")).article.published
    assert known.period is None
    assert "nicht vor dem Dienstag, 6. Mai 2025" in known.note


def test_a_relative_time_counts_where_every_day_of_writing_gives_the_same() -> None:
    text = "Nach dem Tod von Ebrahim Raisi in der vergangenen Woche ist die Lage ernst. Letzten Monat war Ruhe."
    found = {timex.text: timex.period for timex in told(_article(text)).timexes}
    assert found["der vergangenen Woche"] is not None
    assert found["Letzten Monat"] is not None
    assert (found["Letzten Monat"].first, found["Letzten Monat"].last) == (date(2024, 4, 1), date(2024, 4, 30))


def test_contradictory_evidence_is_shown() -> None:
    text = (
        "Im Mai 2024 gewann der Klub. US-Präsident Joe Biden (80) gratulierte am Montag. Im Juli 2024 wird er spielen."
    )
    known = told(_article(text)).article.published
    assert known.evidence is Evidence.INFERRED
    assert "Joe Biden" in known.note
    assert any(not clue.kept for clue in known.clues)


PLACED = [  # sentence, the days on which its event stands
    ("Das Gespräch fand am Rande von Trumps Geburtstag statt.", "2025-06-14 2025-06-14"),
]


@pytest.mark.parametrize(("text", "days"), PLACED)
def test_temponyms_place_events(text: str, days: str) -> None:
    head = "date 2025-06-23 "
    result = read_article(_dated(head, text))
    found = [event for event in result.events if event.placed_by is PlacedBy.TEMPONYM]
    assert [f"{e.period.first or '-'} {e.period.last or '-'}" for e in found if e.period] == [days]


def test_since_a_known_event_is_open_to_the_end() -> None:
    found = told(_dated("date 2025-06-23 ", "Seit dem Amtsantritt von Donald Trump schweigt der Kreml.")).temponyms
    assert [(t.text, t.period and (t.period.first, t.period.last)) for t in found] == [
        ("Amtsantritt von Donald Trump", (date(2025, 1, 20), None))
    ]


def test_temponyms_are_no_timex3() -> None:
    read = told(_dated("date 2025-06-23 ", PLACED[0][0]))
    assert read.timexes == ()
    assert [timex.rule for timex in read.temponyms] == ["temponym"]


WITHOUT = [text for text, _ in INFERRED]


@pytest.mark.parametrize("text", WITHOUT)
def test_without_the_known_events_a_date_is_missing_but_never_wrong(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of known events is gone: what hung on it is undated, what did not stays as it was or grows wider."""
    with_them = told(_article(text)).article.published.period
    _forget_known_events(monkeypatch)
    known = told(_article(text)).article.published
    if known.period is not None:
        assert with_them is not None
        assert known.period.first <= with_them.first
        assert with_them.last <= known.period.last


def test_without_the_known_events_their_texts_are_undated(monkeypatch: pytest.MonkeyPatch) -> None:
    _forget_known_events(monkeypatch)
    for text, _ in INFERRED[3:5]:
        assert told(_article(text)).article.published.evidence is Evidence.NONE


def _forget_known_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(temponyms, "load_known_events", KnownEvents)
    temponyms._book.cache_clear()
    temponyms.known_meetings.cache_clear()


@pytest.fixture(autouse=True)
def _remember_known_events() -> object:
    yield
    temponyms._book.cache_clear()
    temponyms.known_meetings.cache_clear()


def _article(text: str) -> Article:
    from timeline.reading import article

    return article("a.txt", text) if text.startswith("Berlin, 12.") else Article("a.txt", text, UNDATED)


def _dated(head: str, text: str) -> Article:
    from timeline.reading import article

    return article("a.txt", head + text)
