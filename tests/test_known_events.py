"""Known events: what the file must hold, which words refer to them, and which must not."""

from datetime import date
from pathlib import Path

import pytest

from timeline.actors import find_mentions
from timeline.known_events import KNOWN_EVENTS, UNFORESEEN, Kind, Reference, load_known_events, narrowed
from timeline.model import UNDATED, Article, DataError, DocumentTime, Evidence, Period, Precision
from timeline.sentences import split
from timeline.temponyms import find_known

HEAD = "events:\n"


def references(text: str, published: DocumentTime = UNDATED) -> tuple[Reference, ...]:
    article = Article("x.txt", text, published)
    sentences = split(text)
    return find_known(article, sentences, find_mentions(article, sentences))


def written(first: str, last: str = "") -> DocumentTime:
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return DocumentTime(Period(begin, end, Precision.SPAN), Evidence.INFERRED, "")


# --- the file -------------------------------------------------------------------------------------------------------

ENTRY = "  - {name: A, kind: war, source: x, phrases: [Afall], on: 2001-02-03}\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + "  - {name: A, kind: war, source: x, phrases: [Afall], on: 2023-02-29}\n", 2, "year, month or day"),
        (HEAD + "  - {name: A, kind: war, source: x, phrases: [Afall], on: 2023-13}\n", 2, "year, month or day"),
        (HEAD + "  - {name: A, kind: war, source: x, phrases: [Afall], on: 2023-05/2023-04}\n", 2, "ends before"),
        (HEAD + "  - {name: A, kind: fun, source: x, phrases: [Afall], on: 2023}\n", 2, "unknown kind 'fun'"),
        (HEAD + "  - {name: A, kind: war, source: x, phrases: [Afall], day: 2023}\n", 2, "unknown field 'day'"),
        (HEAD + "  - {name: A, kind: war, phrases: [Afall], on: 2023}\n", 2, "field 'source' is missing"),
        (HEAD + "  - {name: A, kind: war, source: x, on: 2023}\n", 2, "needs phrases or ways"),
        (HEAD + "  - {name: A, kind: war, source: x, phrases: [Afall]}\n", 2, "needs one of on, held and every"),
        (
            HEAD + "  - {name: A, kind: day, source: x, phrases: [Afall], every: 13-01, since: 1950}\n",
            2,
            "day of the year",
        ),
        (HEAD + "  - {name: A, kind: day, source: x, phrases: [Afall], every: 05-01}\n", 2, "every and since"),
        (HEAD + "  - {name: A, kind: vote, source: x, phrases: [Afall], held: []}\n", 2, "at least one time"),
        (
            HEAD + "  - {name: A, kind: vote, source: x, phrases: [Afall], held: [2001-01, 2001-09]}\n",
            2,
            "stands twice",
        ),
        (HEAD + "  - {name: A, kind: war, source: x, ways: [Krieg], on: 2023}\n", 2, "no way to name an event"),
        (HEAD + "  - {name: A, kind: war, source: x, ways: [kriege + B], on: 2023}\n", 2, "unknown list of nouns"),
        (HEAD + ENTRY + ENTRY, 3, "'A' names 'A' and also 'A' (line 2)"),
        (HEAD + ENTRY + ENTRY.replace("name: A", "name: B"), 3, "'Afall' names 'B' and also 'A' (line 2)"),
        ("nouns: {Krieg: [Krieg]}\nevents: []\n", 1, "small letter"),
    ],
)
def test_a_mistake_names_file_line_and_reason(text, line, reason, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_known_events(path)
    message = str(error.value)
    assert message.startswith(f"mine.yaml, line {line}: ")
    assert reason in message


def test_without_the_file_nothing_is_known(tmp_path):
    assert not load_known_events(Path(tmp_path / "none.yaml")).by_name


def test_the_shipped_file_loads():
    assert load_known_events(KNOWN_EVENTS).by_name


# --- references -----------------------------------------------------------------------------------------------------


FOUND = """
Seit der russischen [Invasion der Ukraine] steigen die Preise. | 2022-02-24
Russlands [Einmarsch in die Ukraine] schockierte viele. | 2022-02-24
Im [Ukraine-Krieg] sterben Tausende. | 2022-02-24/..
Der [Krieg in der Ukraine] dauert an. | 2022-02-24/..
Nach dem [Tod von Präsident Ebrahim Raisi] wurde gewählt. | 2024-05-19
Beim [BRICS-Gipfel] in Kasan sprach Putin. | 2024-10-22/2024-10-24
Die [Bundestagswahl] 2021 gewann die SPD. | 2021-09-26
Der 80. [Geburtstag von Donald Trump] wurde gefeiert. | 2026-06-14
Trump tritt seit seinem [Amtsantritt] 2025 anders auf. | 2025-01-20
Zu den [US-Angriffen auf iranische Atomanlagen] schwieg Putin. | 2025-06-22
Es war die größte Aktion seit der [Revolution von 1979]. | 1979-01-01/1979-12-31
Nach dem [Sturm auf das Kapitol] wurde ermittelt. | 2021-01-06
Die [Kapitol-Erstürmung] beschäftigt die Gerichte. | 2021-01-06
Die [Terroranschläge vom 11. September] veränderten die Welt. | 2001-09-11
Nach dem [Anschlag auf den Berliner Weihnachtsmarkt] änderte sich vieles. | 2016-12-19
Seit dem [Hamas-Überfall] ist Krieg. | 2023-10-07
Seit dem [Ausstieg der USA aus dem Atomabkommen] wächst die Gefahr. | 2018-05-08
Beim [Nato-Gipfel] in Den Haag sprach Rutte. | 2025-06-24/2025-06-25
Die [Landtagswahl in Thüringen] 2024 gewann die AfD. | 2024-09-01
Bei der [US-Wahl] 2020 verlor er. | 2020-11-03
Nach der [Präsidentschaftswahl im Iran] 2024 hoffte man. | 2024-06-28/2024-07-05
Nach [Nawalnys Tod] wurde demonstriert. | 2024-02-16
Nach der [Ermordung Rabins] stockte der Prozess. | 1995-11-04
Nach dem [Fall der Mauer] zog er nach Berlin. | 1989-11-09
Seit dem [Beginn des russischen Angriffskriegs] gegen die Ukraine steigen Preise. | 2022-02-24
Am [Ende des Vietnamkriegs] flohen viele. | 1975-04-30
Am dritten [Jahrestag des russischen Überfalls auf die Ukraine] sprach er. | 2025-02-24
Am zehnten [Todestag von Helmut Kohl] wurde gebetet. | 2027-06-16
Der [Kriegsbeginn in der Ukraine] jährt sich. | 2022-02-24
"""


def shown(period: Period | None) -> str:
    if period is None:
        return "?"
    return str(period.first) if period.first == period.last else f"{period.first}/{period.last or '..'}"


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_found(line):
    marked, when = line.split(" | ")
    text = marked.replace("[", "").replace("]", "")
    (found,) = references(text)
    assert text[: found.start] + f"[{found.text}]" + text[found.end :] == marked
    assert shown(found.period) == when


@pytest.mark.parametrize(
    "text",
    [
        "Eine Invasion der Ukraine wäre ein Fehler.",
        "Der Kreml plant keine Invasion der Ukraine.",
        "Die drohende Invasion der Ukraine beschäftigt die Nato.",
        "Die Wahl fiel ihm schwer.",
        "Der Krieg ist ein Übel.",
        "Die BRICS-Gipfel-Erklärung liegt vor.",
        "Die Bundestagswahl 1871 war die erste.",
        "Er feierte seinen Geburtstag.",
        "Putin und Trump trafen sich vor seinem Amtsantritt.",
        "Der Tod kam leise, Raisi schwieg.",
        "Nach der Wahl in Polen wurde gezählt.",  # of a president or of a parliament?
        "Die Revolution frisst ihre Kinder.",
        "Der Angriff in der Nachspielzeit kam zu spät.",
        "Der Gipfel des Berges liegt im Nebel.",
    ],
)
def test_not_found(text):
    assert not references(text)


@pytest.mark.parametrize(
    ("text", "published", "first"),
    [
        ("Am Rande von Trumps Geburtstag telefonierten sie.", written("2025-06-10", "2025-06-30"), "2025-06-14"),
        ("Am Rande von Trumps Geburtstag telefonierten sie.", written("2025-01-10", "2025-11-30"), None),
        ("Seit dem Amtsantritt Trumps ist viel geschehen.", written("2019-01-01"), "2017-01-20"),
        ("Seit dem Amtsantritt Trumps ist viel geschehen.", written("2025-03-01"), "2025-01-20"),
        ("Die Bundestagswahl naht.", written("2025-02-01"), "2025-02-23"),
        ("Die Bundestagswahl war knapp.", written("2023-06-01"), None),
        ("Seit der Bundestagswahl regiert die Ampel.", written("2023-06-01"), "2021-09-26"),
        ("Die vergangene Bundestagswahl ging verloren.", written("2035-06-01"), None),
        ("Die kommende Landtagswahl in Bayern wird knapp.", written("2008-06-01"), None),
        ("Zum Jahrestag des Mauerfalls sprach Steinmeier.", written("2024-11-01", "2024-11-12"), "2024-11-09"),
        ("Israels Angriff auf den Iran traf Anlagen.", written("2025-06-16"), "2025-06-13"),
        ("Israels Angriff auf den Iran traf Anlagen.", written("2026-03-16"), None),
    ],
)
def test_what_comes_again_is_narrowed_by_the_time_of_writing(text, published, first):
    (found,) = references(text, published)
    assert (found.period and str(found.period.first)) == first
    (undated,) = references(text)
    assert undated.period is None
    assert len(undated.candidates) > 1
    assert narrowed(undated, published.period) == found


def test_the_beginning_of_the_only_war_that_a_text_speaks_of():
    _, found = references("Der Krieg in der Ukraine dauert an. Seit Kriegsbeginn flohen Millionen.")
    assert (found.text, shown(found.period)) == ("Kriegsbeginn", "2022-02-24")
    _, _, *others = references("Der Krieg in der Ukraine und der Irakkrieg. Seit Kriegsbeginn flohen Millionen.")
    assert not others


def test_every_occurrence_is_plausible():
    for event in load_known_events().by_name.values():
        for time in event.occurrences:
            assert time.begins.first
            assert date(1500, 1, 1) < time.begins.first < date(2041, 1, 1)
            if event.kind in UNFORESEEN:
                assert time.begins.first < date(2026, 1, 1), time.name
            if time.ends and time.ends.last and event.kind is not Kind.WAR:
                assert (time.ends.last - time.begins.first).days < 4100, time.name


def test_at_least_four_hundred_times_are_known():
    events = load_known_events().by_name.values()
    assert sum(len(event.occurrences) for event in events if event.kind is not Kind.DAY) >= 400


def test_what_nobody_foresaw_bounds_the_time_of_writing():
    (invasion,) = references("Die russische Invasion der Ukraine erschüttert Europa.")
    assert invasion.written_since == date(2022, 2, 24)
    (vote,) = references("Die Bundestagswahl 2025 wird spannend.")
    assert vote.written_since is None
