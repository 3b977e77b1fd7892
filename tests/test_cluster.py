"""A build on a cluster: a real scheduler, two worker processes, one of which is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from distributed import Client

from timeline.cluster import Cluster as Spread
from timeline.cluster import Part
from timeline.pipeline import build
from timeline.program import digest_of_program
from timeline.store import Store, StoreError
from timeline.writing import _OWNER

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 24


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        day = 1 + number % 28
        text = (
            f"date 2025-03-{day:02d} Am Samstag traf Wladimir Putin den Papst. Am {day}. Mai {1960 + number} starben "
        )
        text += f"{number + 2} Menschen bei einem Angriff der USA auf den Iran."
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


@dataclass
class Running:
    """The address of a scheduler, the processes, and what they write to their logs."""

    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]
    log: Path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts a scheduler and workers, which need not be there yet; each loads a module first."""
    file, log, started = tmp_path / "scheduler.json", tmp_path / "log", list["subprocess.Popen[bytes]"]()

    def starting(number: int = 2, preload: str = "timeline.pipeline") -> Running:
        dask = [sys.executable, "-m", "dask"]
        local = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
        alone = ["worker", "--nthreads", "1", "--no-nanny", "--preload", preload, *local]
        settings = {**os.environ, "PYTHONPATH": str(ROOT)}
        with log.open("wb") as held:
            for arguments in (["scheduler", "--port", "0", *local], *[alone] * number):
                started.append(
                    subprocess.Popen([*dask, *arguments], cwd=tmp_path, env=settings, stdout=held, stderr=held)
                )
        while not file.exists():
            assert started[0].poll() is None
            time.sleep(0.1)
        return Running(json.loads(file.read_text())["address"], started[0], started[1:], log)

    yield starting
    for process in started:
        process.kill()
        process.wait()


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    store = Store.open(path)
    try:
        tables = ("articles", "reports", "timexes", "events", "refused")
        return [sorted(store._rows(f"SELECT * FROM store.{table}", []), key=repr) for table in tables]
    finally:
        store.close()


def test_a_cluster_makes_the_same_store_though_a_worker_is_killed(
    articles: Path, tmp_path: Path, start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    running = start()
    address, workers = running.address, running.workers
    (articles / "empty.txt").touch()
    build([articles], tmp_path / "one.duckdb", workers=1)
    with Client(address) as client:
        client.wait_for_workers(2, timeout=120)
    parts = tmp_path / "shared" / "parts"
    taken_up: list[str] = []
    read_table = parquet.read_table

    def watched(file: str, **options: object) -> object:
        taken_up.append(file)
        return read_table(file, **options)

    monkeypatch.setattr(parquet, "read_table", watched)

    def kill_one(done: int, to_do: int) -> None:
        """As soon as the first articles are there: each of the two has more in hand."""
        if 0 < done < to_do and workers[0].poll() is None:
            workers[0].kill()
            workers[0].wait()

    spread = Spread(address, parts, chunk=2).read
    summary = build([articles], tmp_path / "many.duckdb", kill_one, spread=spread)
    assert workers[0].poll() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert len(taken_up) == ARTICLES // 2 * len(_OWNER)  # every part, and nothing but parts
    assert all(Path(file).parent == parts for file in taken_up)
    assert summary.articles == ARTICLES
    assert rows(tmp_path / "many.duckdb") == rows(tmp_path / "one.duckdb")
    assert not parts.exists()
    assert "Putin" not in running.log.read_text()


FAILING = """
import timeline.cluster
def failing(asked):
    raise KeyError(asked[0][0].text)
timeline.cluster.read_packet = failing
"""


def test_what_fails_on_a_worker_is_said_without_a_word_of_the_article(
    articles: Path, tmp_path: Path, start: Callable[..., Running]
) -> None:
    (tmp_path / "fails.py").write_text(FAILING)
    running = start(1, str(tmp_path / "fails.py"))
    with pytest.raises(StoreError, match=r"its workers cannot do it \(KeyError in fails.py, line 4\)"):
        build([articles], tmp_path / "s.duckdb", spread=Spread(running.address, tmp_path / "parts").read)
    assert not (tmp_path / "s.duckdb").exists()
    assert "Compute Failed" not in running.log.read_text()
    assert "Putin" not in running.log.read_text()


LOST = [("parts", "all machines see|No such file"), ("workers", "gone"), ("scheduler", "gone")]


@pytest.mark.parametrize(("lost", "said"), LOST)
def test_what_is_lost_on_the_way_is_said_in_one_line(
    articles: Path, tmp_path: Path, start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch, lost: str, said: str
) -> None:
    running, parts = start(1), tmp_path / "parts"

    def lose(done: int, to_do: int) -> None:
        """As soon as the first articles are there."""
        if not 0 < done < to_do:
            return
        monkeypatch.setattr("timeline.cluster.WAIT", 2)
        if lost == "parts":
            for file in parts.glob("*.parquet"):
                file.unlink()
            parts.rename(tmp_path / "elsewhere")
        for process in {"workers": running.workers, "scheduler": [running.scheduler]}.get(lost, []):
            process.kill()
            process.wait()

    with pytest.raises(StoreError, match=said) as told:
        build([articles], tmp_path / "s.duckdb", lose, spread=Spread(running.address, parts, chunk=2).read)
    assert "\n" not in str(told.value)
    assert not (tmp_path / "s.duckdb").exists()


def test_no_scheduler_is_said_in_one_line(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cluster.WAIT", 1)
    with pytest.raises(StoreError, match="no scheduler"):
        build([articles], tmp_path / "s.duckdb", spread=Spread("tcp://127.0.0.1:9", tmp_path / "parts").read)
    assert not (tmp_path / "s.duckdb").exists()


def test_another_version_and_a_broken_part_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spread, file = Spread("tcp://worker", tmp_path), tmp_path / "part.parquet"
    monkeypatch.setattr(Spread, "_waited_for", lambda self, client, part: part)
    with pytest.raises(StoreError, match="another version"):
        spread._fetched(None, [], Part(1, {}, (), "of before"))
    file.write_bytes(b"PAR1, and then nothing that is Parquet")
    with pytest.raises(StoreError, match="what a worker wrote there cannot be read here"):
        spread._fetched(None, [], Part(1, {"articles": str(file)}, (), digest_of_program()))
