"""Known events: what the file must hold, which words refer to them, and which must not."""

from datetime import date
from pathlib import Path

import pytest

from timeline.actors import find_mentions
from timeline.known_events import KNOWN_EVENTS, Reference, load_known_events, narrowed
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
    ],
)
def test_what_comes_again_is_narrowed_by_the_time_of_writing(text, published, first):
    (found,) = references(text, published)
    assert (found.period and str(found.period.first)) == first
    (undated,) = references(text)
    assert undated.period is None
    assert len(undated.candidates) > 1
    assert narrowed(undated, published.period) == found


def test_what_nobody_foresaw_bounds_the_time_of_writing():
    (invasion,) = references("Die russische Invasion der Ukraine erschüttert Europa.")
    assert invasion.written_since == date(2022, 2, 24)
    (vote,) = references("Die Bundestagswahl 2025 wird spannend.")
    assert vote.written_since is None
