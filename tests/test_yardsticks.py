"""Days that stand in a sentence and are not those of its event, and days that say only "before" or "after"."""

import pytest

from timeline.model import Article, DocumentTime, Event, Evidence, Status
from timeline.periods import read
from timeline.pipeline import read_article

FRIDAY = DocumentTime(read("2025-08-08"), Evidence.STATED, "test")
TODAY = "2025-08-08..2025-08-08"

EVENTS = [  # sentence; what is shown of its events: first and last day, p(lanned), d(enied), c(laimed)
    # what something is compared with
    ("Die Zahl der Unfälle stieg gegenüber 2023 um vier Prozent.", [TODAY]),
    ("Im Vergleich zum Juni sank die Produktion um zwei Prozent.", [TODAY]),
    ("Anders als 2021 verzichtete die Partei auf einen Kandidaten.", [TODAY]),
    ("Wie im Vorjahr gewann Bayern München das Turnier.", [TODAY]),
    ("Die Stadt zählte 2024 mehr Touristen als 2019.", ["2024-01-01..2024-12-31"]),
    ("Wie am Montag gemeldet, brannte ein Stall.", ["2025-08-04..2025-08-04"]),
    # since the last time
    ("Die Sparkasse zahlt erstmals seit 2022 wieder eine Dividende.", [TODAY]),
    ("Die Inflation fiel auf den niedrigsten Stand seit März 2021.", [TODAY]),
    ("Die Inflation ist im Juli auf den niedrigsten Stand seit 2021 gefallen.", ["2025-07-01..2025-07-31"]),
    ("Im Mai stieg die Arbeitslosigkeit so stark wie seit 2009 nicht mehr.", ["2025-05-01..2025-05-31"]),
    ("Seit Mittwoch streiken die Fahrer.", ["2025-08-06.."]),
    ("Seit Anfang 2024 sanken die Preise.", ["2024-01-01.."]),
    # where a thing comes from, what it is for, what somebody is
    ("Der Mietvertrag aus dem Jahr 2009 wurde gekündigt.", [TODAY]),
    ("Das alte Haus stammt aus dem Jahr 1963.", ["1963-01-01..1963-12-31"]),
    ("Der Haushalt für 2026 wurde am Donnerstag beschlossen.", ["2025-08-07..2025-08-07"]),
    ("Für 2026 erwartet der Konzern einen Gewinn.", ["2026-01-01..2026-12-31 p"]),
    ("Der 1987 geborene Stürmer unterschrieb am Freitag einen Vertrag bis 2028.", [TODAY]),
    ("Das 1972 errichtete Hochhaus wurde am Donnerstag gesprengt.", ["2025-08-07..2025-08-07"]),
    ("Der SC Freiburg hat den Vertrag mit Torwart Noah Atubolu bis 2028 verlängert.", [TODAY]),
    ("Der erste Spatenstich, ursprünglich für 2026 vorgesehen, ist frühestens 2029 möglich.", ["2029-01-01.. p"]),
    ("Das Konzert wurde vom 15. August auf den 10. Oktober verschoben.", ["2025-10-10..2025-10-10 p", TODAY]),
    # what a time was like
    ("Der Konzern hat nach einem starken dritten Quartal seine Prognose erhöht.", [TODAY]),
    # before, after, until, from
    ("Der Bundestag will das Gesetz vor dem 1. Oktober beschließen.", ["2025-08-08..2025-09-30 p"]),
    ("Die Brücke war kurz vor Ostern gesperrt worden.", ["..2025-04-19"]),
    ("Die Verhandlungen sollen nach Ostern fortgesetzt werden.", ["2026-04-06.. p"]),
    ("Nach dem 9. November 1989 reisten Tausende nach Westberlin.", ["1989-11-10..2025-08-08"]),
    ("Nach 2015 kamen weniger Flüchtlinge.", ["2015-01-01..2025-08-08"]),
    ("Der Zug entgleiste kurz vor Mitternacht.", [TODAY]),
    ("Spätestens im Oktober soll die Brücke wieder befahrbar sein.", ["2025-08-08..2025-10-31 p"]),
    ("Frühestens 2027 können die ersten Wohnungen bezogen werden.", ["2027-01-01.. p"]),
    ("Von Montag an gilt auf der Autobahn Tempo 80.", ["2025-08-11.. p"]),
    ("Bis zur Schließung 1990 arbeiteten hier 3.000 Menschen.", ["..1990-12-31"]),
    # which year is meant
    ("Über die Ausschüttung entscheidet die Hauptversammlung am 26. Februar.", ["2026-02-26..2026-02-26 p"]),
    ("Der Bundesrat stimmt am 14. Juli über das Gesetz ab.", ["2025-07-14..2025-07-14"]),
    ("Für Juli kündigte der Sänger eine Tournee an.", ["2026-07-01..2026-07-31 p"]),
    ("Am Montag vor Ostern begann der Umbau.", ["2025-04-14..2025-04-14"]),
    ("Am Donnerstag vor einer Woche hatte ein Sturm Dächer abgedeckt.", ["2025-07-31..2025-07-31"]),
    ("Im September vor zwei Jahren hatte die Firma Insolvenz angemeldet.", ["2023-09-01..2023-09-30"]),
    ("In der Nacht auf den 1. Juni hatten Unbekannte den Zaun zerstört.", ["2025-05-31..2025-06-01"]),
    ("Russland greift seit dem frühen Morgen Kiew mit Drohnen an.", ["2025-08-08.."]),
    ("In der Amtsperiode 2010/15 wurde er Minister.", ["2010-01-01..2015-12-31"]),
    ("Am Tag darauf wurde er in Ulm gefasst.", ["none"]),
    # what goes on with what was just told
    ("Am Dienstagabend brannte in Fulda ein Wohnhaus. Dabei starb eine Frau.", ["2025-08-05..2025-08-05"] * 2),
    ("Vor zwei Jahren brannte die 1950 gebaute Halle. Damals starb ein Mann.", ["2023-01-01..2023-12-31"] * 2),
    ("Er war am 17. August 2023 in den Bus gestiegen und hatte einen Fahrgast verletzt.",
     ["2023-08-17..2023-08-17"] * 2),
    ("Er war am 17. August 2023 in den Bus gestiegen. Fahrgäste hielten den Angreifer fest.",
     ["2023-08-17..2023-08-17", "none"]),
    ("Die Grabungen hatten 2017 begonnen und wurden wegen der Pandemie zwischen März 2020 und Juni 2021 unterbrochen.",
     ["2017-01-01..2017-12-31", "2020-03-01..2021-06-30"]),
    ("Die Bahn, die nach jahrelanger Verzögerung im Dezember in Betrieb gehen soll, kostet mehr.",
     ["2025-12-01..2025-12-31 p"]),
    # what is told of another
    ("Das Ministerium hat Berichten widersprochen, wonach sich das Projekt bis 2045 verzögert.",
     [f"{TODAY} d", "2025-08-08..2045-12-31 d"]),
    ("Zwischen 8 und 10 Uhr fiel am Mittwoch der Strom aus.", ["2025-08-06..2025-08-06"]),
    ("Wegen des Streiks fielen am Mittwoch alle Busse aus.", ["2025-08-06..2025-08-06 d"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "shown"), EVENTS, ids=[row[0][:60] for row in EVENTS])
def test_days_of_events(sentence: str, shown: list[str]) -> None:
    assert [_shown(event) for event in events(sentence)] == shown


NAMES = [
    "Der Trainer Michael Sommer wurde entlassen.",
    "Peter Winter gewann das Rennen.",
    "Frau Mai klagte gegen die Stadt.",
    "Rudi Sonntag starb.",
]


@pytest.mark.parametrize("sentence", NAMES)
def test_a_surname_is_no_time(sentence: str) -> None:
    (event,) = events(sentence)
    assert event.timex is None
    assert event.title == sentence.removesuffix(".")


def test_somebody_is_no_time_where_only_the_surname_stands_either() -> None:
    told = events(
        "Monika Herbst kündigte ihren Rücktritt an. Herbst klagte gegen die Stadt. Im Herbst beginnt der Prozess."
    )
    assert [event.timex.text if event.timex else "" for event in told] == ["", "", "Herbst"]


TITLES = [
    ("Dabei starb eine 70 Jahre alte Frau.", "Eine 70 Jahre alte Frau starb"),
    ("Am Montag kam ein 58-Jähriger ums Leben.", "Ein 58-Jähriger kam ums Leben"),
    ("Die Polizei traf einen Mann, der am Montag gesucht worden war.", "Der Mann war gesucht worden"),
    ("Sie sprach mit dem Angeklagten, der im Mai gestanden hatte.", "Der Angeklagte hatte gestanden"),
    ("Er traf den Präsidenten, der 2019 gewählt wurde.", "Der Präsident wurde gewählt"),
    ("Sie schloss den Garten, der 1998 angelegt wurde.", "Der Garten wurde angelegt"),
    ("Im Mai wurde der Verkauf dann doch angekündigt.", "Der Verkauf wurde doch angekündigt"),
    ("Das alte Haus stammt aus dem Jahr 1963.", "Das alte Haus stammt aus dem Jahr 1963"),
    ("In den Jahren 2018 bis 2020 legten Forscher drei Feuerstellen frei.", "Forscher legten drei Feuerstellen frei"),
    ("Im Mai wurde ein Umbau geprüft, aber verworfen.", "Ein Umbau wurde geprüft, aber verworfen"),
    ("Im Juni war der Verkauf vereinbart worden, zwei Monate früher als geplant.",
     "Der Verkauf war vereinbart worden"),
    ("Am Montag beginnt die Firma Riedel Bau aus Schweinfurt mit den Arbeiten.",
     "Am Montag beginnt die Firma Riedel Bau aus Schweinfurt mit den Arbeiten"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "title"), TITLES, ids=[row[1][:60] for row in TITLES])
def test_titles(sentence: str, title: str) -> None:
    assert title in [event.title for event in events(sentence)]


def test_who_a_relative_clause_tells_of() -> None:
    told = events(
        "Vor dem Landgericht Chemnitz hat der Prozess gegen einen 29-Jährigen begonnen, der im Mai einen Mann "
        "verletzt haben soll."
    )
    assert told[-1].title == "Der 29-Jährige soll einen Mann verletzt haben"
    assert told[-1].actors == ()


def _shown(event: Event) -> str:
    if event.period is None:
        return "none"
    days = f"{event.period.first or ''}..{event.period.last or ''}"
    return days if event.status is Status.OCCURRED else f"{days} {event.status.value[0]}"


def events(text: str) -> tuple[Event, ...]:
    return read_article(Article("test", text, FRIDAY)).events
