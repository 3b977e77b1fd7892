"""From a folder to the store: incremental, and nothing lost on the way."""

import gc
import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline import pipeline
from timeline.model import Article, DataError, Filter
from timeline.pipeline import build, refresh
from timeline.store import Store
from timeline.writing_time import Told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2025-03-10 Am Samstag traf Wladimir Putin den Papst.", encoding="utf-8")
    (folder / "b.txt").write_text("date 2025-03-11 Am Sonntag brannte die Fabrik.", encoding="utf-8")
    return folder


def held(store: Path) -> list[tuple[str, date]]:
    opened = Store.open(store)
    try:
        frame = opened.events(Filter())
        return [(row.document, row.first.date()) for row in frame.itertuples()]
    finally:
        opened.close()


def test_build_places_the_events_of_a_folder(folder: Path, tmp_path: Path) -> None:
    summary = build([folder], tmp_path / "s.duckdb")
    assert (summary.articles, summary.read_anew, summary.events) == (2, 2, 2)
    assert held(tmp_path / "s.duckdb") == [("a.txt", date(2025, 3, 8)), ("b.txt", date(2025, 3, 9))]


def test_only_what_changed_is_read_anew(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    assert build([folder], store).read_anew == 0
    (folder / "b.txt").write_text("date 2025-03-12 Am Montag brannte die Fabrik.", encoding="utf-8")
    (folder / "c.txt").write_text("date 2025-03-12 Am Dienstag kam der Regen.", encoding="utf-8")
    assert build([folder], store).read_anew == 2
    assert [document for document, _ in held(store)] == ["a.txt", "b.txt", "c.txt"]


def test_an_unchanged_folder_leaves_the_file_alone(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    before = store.stat().st_ino
    build([folder], store)
    assert store.stat().st_ino == before


def test_a_removed_article_leaves_the_store(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    (folder / "a.txt").unlink()
    build([folder], store)
    assert [document for document, _ in held(store)] == ["b.txt"]


def test_refresh_keeps_to_the_folders_of_the_last_build(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    (folder / "c.txt").write_text("date 2025-03-12 Am Dienstag kam der Regen.", encoding="utf-8")
    assert refresh(store).articles == 3


def test_refresh_keeps_a_store_whose_folder_has_gone(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    folder.rename(tmp_path / "elsewhere")
    assert refresh(store).articles == 2


def test_refresh_builds_the_seeds_where_there_is_no_store(tmp_path: Path) -> None:
    assert refresh(tmp_path / "s.duckdb").articles == 5


def test_the_summary_counts_what_was_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    summary = build([folder], tmp_path / "s.duckdb")
    assert summary.articles == 2
    assert [Path(refusal.file).name for refusal in summary.refused] == ["empty.txt"]
    (folder / "empty.txt").unlink()
    assert build([folder], tmp_path / "s.duckdb").refused == ()


def test_an_article_on_which_the_program_fails_does_not_stop_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = pipeline.told

    def fail_on_a(article: Article, *others: Any) -> Told:
        if article.id == "a.txt":
            raise KeyError(article.text)
        return told(article, *others)

    monkeypatch.setattr(pipeline, "told", fail_on_a)
    summary = build([folder], tmp_path / "s.duckdb")
    assert summary.articles == 1
    (refused,) = summary.refused
    assert re.fullmatch(
        r"the program failed on it \(KeyError in test_pipeline.py, line \d+\); please report it", refused.reason
    )


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize("failing", [True, False])
def test_the_garbage_collector_rests_while_articles_are_read(
    running: bool, failing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def read_articles(asked: Any) -> Any:
        seen.append(gc.isenabled())
        if failing:
            raise DataError("topics.yaml, line 1: no such topic")
        return []

    monkeypatch.setattr(pipeline, "read_articles", read_articles)
    if not running:
        gc.disable()
    try:
        with pytest.raises(DataError) if failing else nullcontext():
            pipeline.read_packet([])
        assert (seen, gc.isenabled()) == ([False], running)
    finally:
        gc.enable()


def test_the_garbage_collector_runs_while_files_are_opened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What opens PDFs and web pages makes many cycles, which would pile up over a large folder."""
    seen: list[bool] = []
    read = pipeline.read_files

    def watched(*asked: Any) -> Any:
        for found in read(*asked):
            seen.append(gc.isenabled())
            yield found

    monkeypatch.setattr(pipeline, "read_files", watched)
    build([folder], tmp_path / "store.duckdb", workers=1)
    assert seen
    assert all(seen)


def test_a_mistake_in_our_data_stops_the_build(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*asked: Any) -> Told:
        raise DataError("data/actors.yaml, line 3: unknown field")

    monkeypatch.setattr(pipeline, "told", fail)
    with pytest.raises(DataError, match="line 3"):
        build([folder], tmp_path / "s.duckdb")
    assert not (tmp_path / "s.duckdb").exists()


def test_a_stop_in_the_midst_leaves_the_former_store(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s.duckdb"
    build([folder], store)
    before = held(store)
    (folder / "a.txt").write_text("date 2025-04-10 Am Samstag traf Wladimir Putin den Papst.", encoding="utf-8")

    def interrupt(*asked: Any) -> Told:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "told", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build([folder], store)
    assert held(store) == before
