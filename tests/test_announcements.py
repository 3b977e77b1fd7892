"""A plan and its later report are the same event, or are not."""

from datetime import date

import pytest

from timeline.announcements import announces
from timeline.model import Article, DocumentTime, Event, Evidence, Period, Precision, Status
from timeline.pipeline import read_article


def events(text: str, written: date, status: Status) -> list[Event]:
    day = DocumentTime(Period(written, written, Precision.DAY), Evidence.STATED, "Kopfzeile")
    return [event for event in read_article(Article(str(written), text, day)).events if event.status is status]


def are_linked(plan: str, report: str) -> bool:
    """Plans of Wednesday, 9 October 2024, reports of Saturday, 12 October."""
    planned = events(plan, date(2024, 10, 9), Status.PLANNED)
    reported = events(report, date(2024, 10, 12), Status.OCCURRED)
    assert planned
    assert reported
    return any(announces(one, other) for one in planned for other in reported)


SAME = [
    ("Putin wird am Freitag in Aschgabat Peseschkian treffen.", "Am Freitag traf Putin in Aschgabat Peseschkian."),
    ("Putin wird am Freitag Peseschkian empfangen.", "Putin und Peseschkian trafen am Freitag zusammen."),
    ("Am Freitag findet ein Treffen zwischen Putin und Macron statt.", "Putin hat am Freitag Macron empfangen."),
    ("Scholz will am Freitag nach Paris reisen.", "Scholz reiste am Freitag nach Paris."),
    ("Verdi ruft für Freitag zu Warnstreiks auf.", "Verdi rief am Freitag zu Warnstreiks auf."),
    ("Der Iran und Russland wollen im Oktober ein Abkommen unterzeichnen.",
     "Russland und der Iran unterzeichneten am Freitag das Abkommen."),
]  # fmt: skip

OTHER = [  # plan, report, what tells them apart
    ("Putin wird am Freitag Macron treffen.", "Am Freitag traf Scholz den Premierminister Sunak.", "the actors"),
    ("Putin wird am Sonntag Macron treffen.", "Am Freitag traf Putin den Präsidenten Macron.", "the day"),
    ("Putin wird am Freitag Macron treffen.", "Am Freitag kritisierte Putin den Präsidenten Macron.", "the act"),
    ("Russland will am Freitag ein Schiff verkaufen.", "Am Freitag verkaufte Russland ein Flugzeug.", "one state only"),
    ("Putin wird am Freitag Macron anrufen.", "Putin traf Macron 2024 in Paris.", "a report without a day"),
]


@pytest.mark.parametrize(("plan", "report"), SAME)
def test_a_plan_is_found_again_in_its_report(plan: str, report: str) -> None:
    assert are_linked(plan, report)


@pytest.mark.parametrize(("plan", "report", "why"), OTHER)
def test_different_events_are_not_linked(plan: str, report: str, why: str) -> None:
    assert not are_linked(plan, report), why


def test_a_report_is_never_older_than_the_plan() -> None:
    planned = events("Putin wird am Freitag Macron treffen.", date(2024, 10, 9), Status.PLANNED)[0]
    report = events("Putin hat Macron getroffen.", date(2024, 10, 8), Status.OCCURRED)[0]
    assert not announces(planned, report)


def test_only_a_plan_announces_and_only_a_fact_reports() -> None:
    planned = events("Putin wird am Freitag Macron treffen.", date(2024, 10, 9), Status.PLANNED)[0]
    assert not announces(planned, planned)
