"""What undated articles learn from those around them is the same after every change as in a build from nothing."""

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline import collection, folders, pipeline, survey, traces, writing
from timeline.collection import collected, told, trace
from timeline.collection import traces as rows_of
from timeline.folders import File
from timeline.periods import day
from timeline.pipeline import build
from timeline.reading import article
from timeline.set_dates import set_date
from timeline.store import attach
from timeline.tables import TABLES

STORY = " ".join(
    f"Am Montag besuchte Minister {name}mann den Hafen von {name}stadt." for name in "ABCDEFGHIJKLMNOPQRST"
)
OTHER = " ".join(f"Die Fabrik in {name}dorf schloss am Freitag ihre Tore." for name in "ABCDEFGHIJKLMNOPQRST")


def numbered(number: int) -> str:
    stated = "" if number % 5 == 2 else f"date 2025-{1 + number % 100 // 4:02d}-{1 + 7 * (number % 4):02d} "
    return f"{stated}Am Montag, dem {number % 28 + 1}. März, kam der Regen {number} nach Köln."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A numbered row of articles, some undated; two dated reports and an undated print of one of them."""
    monkeypatch.setattr(folders, "SETTLED", 0.0)  # a test does not wait
    monkeypatch.setattr(writing, "_LOOSE", 100)  # every change is patched into a copy of the store
    folder = tmp_path / "articles"
    (folder / "few").mkdir(parents=True)
    for number in range(100, 114):
        write(folder / f"n{number}.txt", numbered(number))
    for number in range(100, 111):
        write(folder / "few" / f"m{number}.txt", numbered(number))
    write(folder / "harbour.txt", f"date 2025-03-10 {STORY}")
    write(folder / "factory.txt", f"date 2025-04-07 {OTHER}")
    write(folder / "print.txt", f"{STORY} Der Minister kam am Abend zurück.")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def add_dated(folder: Path, store: Path) -> None:
    write(folder / "n114.txt", numbered(114))


def add_undated(folder: Path, store: Path) -> None:
    write(folder / "late.txt", f"{OTHER} Das war am Abend.")


def add_a_reprint(folder: Path, store: Path) -> None:
    write(folder / "again.txt", f"date 2025-03-11 {STORY} Das stand schon da.")


def complete_a_row(folder: Path, store: Path) -> None:
    write(folder / "few" / "m111.txt", numbered(111))


def change_a_neighbour(folder: Path, store: Path) -> None:
    write(folder / "n106.txt", numbered(106).replace("date 2025-02", "date 2025-03"))


def change_an_undated_one(folder: Path, store: Path) -> None:
    write(folder / "print.txt", f"{OTHER} Niemand kam zurück.")


def touch(folder: Path, store: Path) -> None:
    os.utime(folder / "n107.txt")
    os.utime(folder / "n108.txt")


def remove_the_original(folder: Path, store: Path) -> None:
    (folder / "harbour.txt").unlink()


def remove_a_neighbour(folder: Path, store: Path) -> None:
    (folder / "n106.txt").unlink()


def set_a_date(folder: Path, store: Path) -> None:
    set_date(store, "n107.txt", day(date(2025, 2, 20)))


def hold_a_half_character(folder: Path, store: Path) -> None:
    line = '{"id": "\\ud800-1", "text": "' + STORY + ' Das war alles."}\n'
    write(folder / "a.jsonl", line)


FIRST = [hold_a_half_character, add_dated, add_undated, touch, add_a_reprint, change_a_neighbour]
THEN = [change_an_undated_one, remove_a_neighbour, complete_a_row, remove_the_original, set_a_date]


def held(store: Path) -> dict[str, list[str]]:
    """The rows of all tables, but for the numbers of events, which tell the order in which they came."""
    found: dict[str, list[str]] = {}
    with closing(attach(store)) as connection:
        for table in TABLES:
            rows = connection.sql(f"SELECT * FROM store.{table}").to_arrow_table().to_pylist()
            found[table] = sorted(str({k: v for k, v in row.items() if k != "number"}) for row in rows)
    return found


def built_anew(folder: Path, store: Path, to: Path) -> Path:
    for kept in store.parent.glob("*.yaml"):
        (to.parent / kept.name).write_bytes(kept.read_bytes())
    build([folder], to, workers=1)
    return to


@pytest.mark.parametrize("changes", [FIRST, THEN])
def test_changes_lead_to_what_a_build_from_nothing_makes(
    folder: Path, tmp_path: Path, changes: list[Callable[[Path, Path], None]]
) -> None:
    one, other = tmp_path / "one" / "s.duckdb", tmp_path / "other" / "s.duckdb"
    one.parent.mkdir()
    other.parent.mkdir()
    build([folder], one, workers=1)
    for change in changes:
        change(folder, one)
        build([folder], one, workers=1)
    assert held(one) == held(built_anew(folder, one, other))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened, once for every time."""
    names: list[str] = []

    def noting(file: File, taken: set[str], read: Callable[[File, set[str]], Any] = survey.read_file) -> Any:
        names.append(file.name)
        return read(file, taken)

    def noting_all(some: Iterable[File], read: Callable[[Iterable[File]], Any] = pipeline.read_files) -> Any:
        chosen = [*some]
        names.extend(file.name for file in chosen)
        return read(chosen)

    monkeypatch.setattr(survey, "read_file", noting)
    monkeypatch.setattr(traces, "read_file", noting)
    monkeypatch.setattr(pipeline, "read_files", noting_all)
    return names


def test_only_what_changed_is_opened(folder: Path, tmp_path: Path, opened: list[str]) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store, workers=1)
    opened.clear()
    add_a_reprint(folder, store)
    assert build([folder], store, workers=1).read_anew == 2
    assert sorted(opened) == ["again.txt", "again.txt", "again.txt", "print.txt"]


def test_the_first_undated_article_has_all_files_opened_once_more(
    folder: Path, tmp_path: Path, opened: list[str]
) -> None:
    store, dated = tmp_path / "s.duckdb", tmp_path / "dated"
    dated.mkdir()
    for number in (1, 2, 3):
        write(dated / f"{number}.txt", f"date 2025-03-0{number} {STORY}")
    build([dated], store, workers=1)
    write(dated / "4.txt", STORY)
    opened.clear()
    build([dated], store, workers=1)
    assert sorted(opened) == ["1.txt", "2.txt", "3.txt", "4.txt", "4.txt", "4.txt"]
    opened.clear()
    write(dated / "5.txt", f"date 2025-03-05 {OTHER}")
    assert build([dated], store, workers=1).read_anew == 1
    assert sorted(opened) == ["5.txt", "5.txt", "5.txt"]


def test_an_archive_whose_articles_are_all_dated_keeps_no_traces(tmp_path: Path) -> None:
    dated = tmp_path / "dated"
    dated.mkdir()
    write(dated / "1.txt", f"date 2025-03-01 {STORY}")
    build([dated], tmp_path / "s.duckdb")
    assert held(tmp_path / "s.duckdb")["traces"] == []


def test_a_trace_says_what_the_article_says() -> None:
    articles = [article(f"n{number}.txt", numbered(number)) for number in range(100, 120)]
    kept = rows_of([trace(one, "", in_row=True) for one in articles])
    assert told(kept) == collected(lambda: articles)
    assert "n107.txt" in told(kept)


def test_words_that_very_many_share_make_no_reprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "COMMON", 3)
    articles = [article("a.txt", f"date 2025-03-10 {STORY}"), *(article(f"{name}.txt", STORY) for name in "bcd")]
    assert sorted(collected(lambda: articles)) == ["b.txt", "c.txt", "d.txt"]
    assert not collected(lambda: [*articles, article("e.txt", STORY)])
