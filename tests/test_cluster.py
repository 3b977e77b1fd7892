"""A build on a cluster: a real scheduler, two worker processes, one of which is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from distributed import Client

from timeline.cluster import Cluster as Spread
from timeline.pipeline import build
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


Cluster = tuple[str, list["subprocess.Popen[bytes]"]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """The address of a scheduler, and its two workers, which need not be there yet."""
    file, quiet = tmp_path / "scheduler.json", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    local = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    alone = ["worker", "--nthreads", "1", "--no-nanny", "--preload", "timeline.pipeline", *local]
    started = [subprocess.Popen([*dask, "scheduler", "--port", "0", *local], cwd=tmp_path, env=settings, **quiet)]
    started += [subprocess.Popen([*dask, *alone], cwd=tmp_path, env=settings, **quiet) for _ in range(2)]
    while not file.exists():
        assert started[0].poll() is None
        time.sleep(0.1)
    yield json.loads(file.read_text())["address"], started[1:]
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
    articles: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, workers = cluster
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


def test_no_scheduler_is_said_in_one_line(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cluster.WAIT", 1)
    with pytest.raises(StoreError, match="no scheduler"):
        build([articles], tmp_path / "s.duckdb", spread=Spread("tcp://127.0.0.1:9", tmp_path / "parts").read)
    assert not (tmp_path / "s.duckdb").exists()
