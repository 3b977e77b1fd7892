"""The user's word on when an article was written: kept, obeyed at once, taken back, and refused where it is broken."""

import re
from datetime import date
from pathlib import Path

import pytest

from timeline.__main__ import main
from timeline.dating import parse
from timeline.keeping import kept_beside
from timeline.model import DataError, DocumentTime, Evidence, Filter
from timeline.periods import day
from timeline.pipeline import build
from timeline.set_dates import clear_date, load_dates, set_date
from timeline.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Am Samstag traf Wladimir Putin den Papst.", encoding="utf-8")
    (folder / "b.txt").write_text("date 2025-03-11 Am Sonntag brannte die Fabrik.", encoding="utf-8")
    (folder / "c.txt").write_text("Im Mai 2024 gewann der Klub den Pokal. Am Freitag feierte er.", encoding="utf-8")
    path = tmp_path / "s.duckdb"
    build([folder], path)
    return path


def published(store: Path, id: str) -> DocumentTime:
    opened = Store.open(store)
    try:
        return opened.published()[id]
    finally:
        opened.close()


def events(store: Path) -> dict[str, date]:
    opened = Store.open(store)
    try:
        return {row.document: row.first.date() for row in opened.events(Filter()).itertuples() if row.precision}
    finally:
        opened.close()


def test_a_date_moves_the_events_at_once_and_goes_again(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a.txt" not in events(store)
    assert main(["date", "a.txt", "2025-06-23", "--store", str(store)]) == 0
    assert published(store, "a.txt").evidence is Evidence.SET
    assert events(store)["a.txt"] == date(2025, 6, 21)
    assert "gesetzt" in capsys.readouterr().out
    assert main(["date", "a.txt", "--clear", "--store", str(store)]) == 0
    assert published(store, "a.txt").evidence is Evidence.NONE
    assert "a.txt" not in events(store)


def test_a_date_survives_a_new_store_and_reads_no_other_article_anew(store: Path) -> None:
    set_date(store, "a.txt", day(date(2025, 6, 23)))
    assert build([store.parent / "articles"], store).read_anew == 1
    store.unlink()
    build([store.parent / "articles"], store)
    assert events(store)["a.txt"] == date(2025, 6, 21)


def test_the_file_can_be_read_and_keeps_what_the_user_wrote(store: Path) -> None:
    file = kept_beside(store, "dates")
    file.write_text('# mine\n"b.txt": 2025-03  # from the paper\n', encoding="utf-8")
    set_date(store, "a.txt", day(date(2025, 6, 23)))
    set_date(store, "b.txt", day(date(2025, 3, 12)))
    assert file.read_text(encoding="utf-8").splitlines() == [
        "# mine",
        '"a.txt": 2025-06-23',
        '"b.txt": 2025-03-12  # from the paper',
    ]
    assert clear_date(store, "b.txt")
    assert not clear_date(store, "b.txt")
    assert list(load_dates(store)) == ["a.txt"]


NOTED = [  # article, the user's date, what has to be known of it
    ("a.txt", "2025-06-23", ""),
    ("b.txt", "2025-03-11", ""),
    ("b.txt", "2025-03", ""),
    ("b.txt", "2024-01-01", "11. März 2025"),  # it states another date itself
    ("c.txt", "2024-06-01", ""),
    ("c.txt", "2023-01-01", "Mai 2024"),  # it tells of what came later
]


@pytest.mark.parametrize(("id", "written", "note"), NOTED)
def test_a_date_that_the_text_contradicts_is_taken_with_a_note(store: Path, id: str, written: str, note: str) -> None:
    main(["date", id, written, "--store", str(store)])
    known = published(store, id)
    assert known.evidence is Evidence.SET
    assert (note in known.note) if note else not known.note


BROKEN = [  # content, what the error says
    ('"a.txt": 2025-13-40\n', "line 1: '2025-13-40' is no date"),
    ('"a.txt": 2025-06-23\n"a.txt": 2025\n', "line 2: 'a.txt' has a date already (line 1)"),
    ("- a.txt\n", "line 1: lines are expected here"),
    ('# x\n"a.txt": [2025]\n', "line 2: this is no date"),
    ('"a.txt: 2025\n', "broken YAML"),
]


@pytest.mark.parametrize(("content", "says"), BROKEN)
def test_a_broken_file_is_one_line_with_its_place(store: Path, content: str, says: str) -> None:
    kept_beside(store, "dates").write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_dates(store)
    assert says in str(error.value)
    assert str(error.value).startswith("s.dates.yaml, line ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("arguments", [["a.txt"], ["a.txt", "gestern"], ["z.txt", "2025"], ["b.txt", "--clear"]])
def test_wrong_use_is_said(store: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["date", *arguments, "--store", str(store)])
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_all_dates_are_listed_with_their_evidence(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "--store", str(store)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines if "\t" in line] == ["a.txt", "b.txt", "c.txt"]
    assert any("Kopfzeile" in line for line in lines)
    assert any("„Mai 2024“ ist vergangen" in line for line in lines)
    clues = [line for line in lines if " bis " in line and not line[0].isalpha()]
    assert clues
    assert all(re.search(r"(?:\d{4}-\d\d-\d\d|…) +bis (?:\d{4}-\d\d-\d\d|…)", clue) for clue in clues), clues


WRITTEN = [
    ("2025-06-23T08:00:00Z", "2025-06-23"),
    ("23.6.2025", "2025-06-23"),
    ("23. Juni 2025", "2025-06-23"),
    ("23.06.25", "2025-06-23"),
    ("Juni 2025", "2025-06-01"),
    ("31.6.2025", ""),
    ("Montag", ""),
]


@pytest.mark.parametrize(("written", "first"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_date_may_be_written_as_germans_write_it(written: str, first: str) -> None:
    period = parse(written)
    assert (str(period.first) if period else "") == first
