"""Files that nobody has changed are not opened; whatever was changed, in whatever way, is read."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from timeline import folders, survey
from timeline.folders import File, files
from timeline.periods import day
from timeline.pipeline import build, correct
from timeline.set_dates import set_date
from timeline.survey import remembered

NEWS = "date 2025-03-10 Am Samstag traf Wladimir Putin den Papst."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folders, "SETTLED", 0.0)  # a test does not wait
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(NEWS.replace("Papst", name[0].upper()), encoding="utf-8")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that a survey opens."""
    names: list[str] = []
    read = survey.read_file

    def noting(file: File, taken: set[str]) -> object:
        names.append(file.name)
        return read(file, taken)

    monkeypatch.setattr(survey, "read_file", noting)
    return names


def rewritten(path: Path) -> None:
    """Other words of the same length, and the time of writing set back to what it was."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("traf", "rief"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    before = path.stat()
    other = path.with_name("other")
    other.write_text(path.read_text(encoding="utf-8").replace("traf", "rief"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.rename(path)


def grown(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + " Am Sonntag schwieg er.", encoding="utf-8")


def test_what_nobody_changed_is_not_opened(folder: Path, tmp_path: Path, opened: list[str]) -> None:
    build([folder], tmp_path / "s.duckdb")
    opened.clear()
    assert build([folder], tmp_path / "s.duckdb").read_anew == 0
    (folder / "c.txt").write_text(NEWS, encoding="utf-8")
    assert build([folder], tmp_path / "s.duckdb").read_anew == 1
    assert opened == ["c.txt"]


@pytest.mark.parametrize("change", [rewritten, replaced, grown])
def test_whatever_was_changed_is_read(
    folder: Path, tmp_path: Path, opened: list[str], change: Callable[[Path], None]
) -> None:
    build([folder], tmp_path / "s.duckdb")
    opened.clear()
    change(folder / "a.txt")
    assert build([folder], tmp_path / "s.duckdb").read_anew == 1
    assert opened == ["a.txt"]


def test_what_was_written_just_now_is_looked_at_again(
    folder: Path, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "SETTLED", 60.0)
    build([folder], tmp_path / "s.duckdb")
    opened.clear()
    assert build([folder], tmp_path / "s.duckdb").read_anew == 0
    assert opened == ["a.txt", "b.txt"]


def test_a_file_that_was_only_touched_stays_in_the_store(folder: Path, tmp_path: Path, opened: list[str]) -> None:
    build([folder], tmp_path / "s.duckdb")
    opened.clear()
    os.utime(folder / "a.txt")
    assert build([folder], tmp_path / "s.duckdb").read_anew == 0
    assert opened == ["a.txt"]


def test_what_is_refused_is_named_in_every_build(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("", encoding="utf-8")
    for _ in range(2):
        assert [Path(one.file).name for one in build([folder], tmp_path / "s.duckdb").refused] == ["c.txt"]


def test_a_date_set_by_the_user_counts_for_an_unchanged_file(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s.duckdb")
    set_date(tmp_path / "s.duckdb", "a.txt", day(date(2025, 6, 23)))
    assert build([folder], tmp_path / "s.duckdb").read_anew == 1


def test_an_id_that_another_file_takes_first_is_found_out(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s.duckdb")
    (folder / "0.jsonl").write_text('{"id": "b.txt", "date": "2025-03-10", "text": "Am Samstag kam er."}\n')
    summary = build([folder], tmp_path / "s.duckdb")
    assert [Path(one.file).name for one in summary.refused] == ["b.txt"]
    assert (summary.articles, summary.read_anew) == (2, 1)


def test_a_correction_leaves_what_is_remembered(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s.duckdb")
    before = remembered(tmp_path / "s.duckdb")
    correct(tmp_path / "s.duckdb")
    assert remembered(tmp_path / "s.duckdb") == before != {}


def test_an_undated_article_is_read_anew_when_its_neighbours_tell_more(tmp_path: Path, folder: Path) -> None:
    for number in range(100, 114):
        day_of_month = "" if number == 107 else f"date 2025-03-{number - 90} "
        (folder / f"n{number}.txt").write_text(f"{day_of_month}Am Montag kam der Regen {number}.", encoding="utf-8")
    build([folder], tmp_path / "s.duckdb")
    assert build([folder], tmp_path / "s.duckdb").read_anew == 0
    (folder / "n106.txt").unlink()
    assert build([folder], tmp_path / "s.duckdb").read_anew == 1


def test_files_come_once_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a.txt", "b.txt", "a/z.txt", ".hidden/y.txt", "a/.y.txt", "a-b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "d").symlink_to(tmp_path / "a")
    found = [file.name for file in files([tmp_path, tmp_path / "a"])]
    assert found == ["a/z.txt", "a-b.txt", "a.txt", "b/x.txt", "b.txt"]
    assert found == [
        file.relative_to(tmp_path).as_posix()
        for file in sorted(tmp_path.rglob("*"))
        if file.is_file() and not file.is_symlink() and "/." not in str(file.relative_to(tmp_path.parent))
    ]
