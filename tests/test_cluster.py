"""A build on a cluster: a real scheduler, two worker processes, one of which is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.cluster import Cluster
from timeline.pipeline import build
from timeline.store import Store, StoreError

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 72


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


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler, and its two workers, which keep their articles waiting a little."""
    file, quiet = tmp_path / "scheduler.json", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    local = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [subprocess.Popen([*dask, "scheduler", "--port", "0", *local], cwd=tmp_path, env=settings, **quiet)]
    while not file.exists():
        assert started[0].poll() is None
        time.sleep(0.1)
    for _ in range(2):
        alone = ["worker", "--nthreads", "1", "--no-nanny", *local]
        started.append(subprocess.Popen([*dask, *alone], cwd=tmp_path, env=settings, **quiet))
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
    articles: Path, tmp_path: Path, scheduler: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    address, workers = scheduler
    (articles / "empty.txt").touch()
    build([articles], tmp_path / "one.duckdb", workers=1)
    parts, done = tmp_path / "shared" / "parts", threading.Event()
    killed: list[int] = []

    def kill_one() -> None:
        while not done.wait(0.01):
            if any(parts.glob("*.parquet")):
                workers[0].send_signal(signal.SIGKILL)
                killed.append(workers[0].pid)
                return

    threading.Thread(target=kill_one).start()
    try:
        summary = build([articles], tmp_path / "many.duckdb", spread=Cluster(address, parts, chunk=4).read)
    finally:
        done.set()
    assert killed
    assert summary.articles == ARTICLES
    assert rows(tmp_path / "many.duckdb") == rows(tmp_path / "one.duckdb")
    assert not parts.exists()


def test_no_scheduler_is_said_in_one_line(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cluster.WAIT", 1)
    with pytest.raises(StoreError, match="no scheduler"):
        build([articles], tmp_path / "s.duckdb", spread=Cluster("tcp://127.0.0.1:9", tmp_path / "parts").read)
    assert not (tmp_path / "s.duckdb").exists()
