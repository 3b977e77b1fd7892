"""What the user corrects: applied in every build, kept when it points to nothing, undone without a trace."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from factory import event, period, result

from timeline.correcting import said, say, take_back
from timeline.corrections import Correction, Kind, Target, load, span
from timeline.model import DataError, Filter, Period, Precision, Status
from timeline.store import Store
from timeline.writing import write

TOLD = (
    event("a1", period("2025-05-05"), document="a.txt", sentence="Am Montag tagte der Rat der Stadt Jena lange."),
    event("a2", period("2025-05-06"), document="a.txt", at=60, sentence="Am Dienstag stritt der Rat über Bäume."),
)
OTHERS = (event("b1", period("2025-05-07"), document="b.txt", sentence="Am Mittwoch schlief der Rat in aller Ruhe."),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of two articles and three events."""
    made = tmp_path / "stadt.duckdb"
    write(made, set(), [result(*TOLD, id="a.txt"), result(*OTHERS, id="b.txt")], [])
    return made


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    now = Store.open(path)
    try:
        yield now
    finally:
        now.close()


def groups(path: Path) -> list[list[str]]:
    with opened(path) as now:
        return [[report["id"] for report in now.reports(id)] for id in now.events(Filter())["id"]]


def everything(path: Path) -> str:
    with opened(path) as now:
        return now.events(Filter()).to_json(date_format="iso")


def test_merge_and_split(path: Path) -> None:
    before = everything(path)
    say(path, Kind.MERGE, "a2", other="b1")
    assert groups(path) == [["a1"], ["a2", "b1"]]
    with opened(path) as now:
        assert now.event("b1")["corrected"] == ["merge"]  # type: ignore[index]
        assert now.event("b1")["sources"] == ["a.txt", "b.txt"]  # type: ignore[index]
    say(path, Kind.SPLIT, "b1")
    take_back(path, 1)
    assert groups(path) == [["a1"], ["a2"], ["b1"]]
    take_back(path, 1)
    assert everything(path) == before


def test_date_status_title_and_hiding(path: Path) -> None:
    before = everything(path)
    say(path, Kind.DATE, "a1", "2025-05-04..2025-05-05")
    say(path, Kind.STATUS, "a1", "denied")
    say(path, Kind.TITLE, "a1", "Der Rat tagt")
    say(path, Kind.HIDE, "a2")
    with opened(path) as now:
        frame = now.events(Filter(statuses=(Status.DENIED,)))
        assert (frame["title"][0], str(frame["first"][0].date())) == ("Der Rat tagt", "2025-05-04")
        assert frame["corrected"][0] == ["date", "status", "title"]
        assert frame["reason"][0] == "Von Hand gesetzt."
        assert now.event("a2") is None
    for _ in range(4):
        take_back(path, 1)
    assert everything(path) == before


def test_the_last_word_counts(path: Path) -> None:
    say(path, Kind.DATE, "a1", "2025-05")
    say(path, Kind.DATE, "a1", "2025-04")
    assert [one.value for one in said(path)] == ["2025-04"]


def test_it_survives_builds_and_other_ids(path: Path) -> None:
    say(path, Kind.TITLE, "b1", "Ruhe")
    moved = event("new", period("2025-05-07"), document="b.txt", at=9, sentence=OTHERS[0].text)
    write(path, {"a.txt"}, [result(moved, id="b.txt", fingerprint="f2")], [])
    with opened(path) as now:
        assert now.event("new")["title"] == "Ruhe"  # type: ignore[index]
        assert now.summary().unapplied == ()


def test_what_points_to_nothing_is_kept_told_and_not_applied(path: Path) -> None:
    say(path, Kind.HIDE, "b1")
    write(path, {"a.txt"}, [], [])
    with opened(path) as now:
        ((line, problem),) = now.summary().unapplied
    assert "b1" in line
    assert problem == "the event that it points to no longer exists"
    assert len(said(path)) == 1
    write(path, {"a.txt"}, [result(*OTHERS, id="b.txt")], [])
    assert groups(path) == [["a1"], ["a2"]]  # it is there again, and hidden


@pytest.mark.parametrize(
    ("kind", "event", "value", "message"),
    [
        (Kind.DATE, "a1", "gestern", "write a date as 2025-06-14"),
        (Kind.STATUS, "a1", "wahr", "choose a status from occurred"),
        (Kind.HIDE, "nobody", "", "the store has no event or report with this id"),
        (Kind.MERGE, "a1", "", "name two events"),
    ],
)
def test_what_says_nothing_is_refused(path: Path, kind: Kind, event: str, value: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        say(path, kind, event, value)
    assert said(path) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {correct: burn, event: a}\n", "line 1: unknown correction 'burn'"),
        ("- {correct: hide}\n", "line 1: field 'event' is missing"),
        ("\n- {correct: date, event: a, value: nie}\n", "line 2: 'nie': write a date as"),
        ("- {correct: hide, event: a\n", "broken YAML"),
    ],
)
def test_mistakes_in_the_file_are_told_with_their_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load(file)


def test_a_line_comes_back_as_it_was(tmp_path: Path) -> None:
    hostile = Correction(Kind.MERGE, Target("1e5", "ä: b.txt", 'Er sagte: "- nein", {x} #'), "", Target("007"))
    file = tmp_path / "corrections.yaml"
    file.write_text(f"# Kopf\n- {hostile.line}\n", encoding="utf-8")
    assert load(file) == (hostile,)
    file.write_text("# nur ein Kopf\n", encoding="utf-8")
    assert load(file) == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-06-14", Period(date(2025, 6, 14), date(2025, 6, 14), Precision.DAY)),
        ("2025-06-14..2025-06-16", Period(date(2025, 6, 14), date(2025, 6, 16), Precision.SPAN)),
        ("2022..", Period(date(2022, 1, 1), None, Precision.YEAR)),  # since 2022
        ("..2025-06", Period(None, date(2025, 6, 30), Precision.MONTH)),  # until June
        ("2025-06-16..2025-06-14", None),
        ("..", None),
        ("bald..", None),
    ],
)
def test_a_corrected_date_may_have_an_open_end(said: str, expected: Period | None) -> None:
    assert span(said) == expected
