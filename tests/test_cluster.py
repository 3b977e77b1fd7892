"""A build on a cluster: a real scheduler, two worker processes, one of which is killed in the middle."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from distributed import Client
from test_store import as_nobody

from timeline import pipeline
from timeline.cluster import AHEAD, Part, lay_down
from timeline.cluster import Cluster as Spread
from timeline.pipeline import NOTHING, Asked, Packet, build, read_packet
from timeline.program import digest_of_program
from timeline.reading import article
from timeline.store import Store, StoreError
from timeline.writing import _OWNER, rows_of

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
        while not file.exists() or not file.read_text():  # it is there a moment before it is written
            assert started[0].poll() is None
            time.sleep(0.1)
        return Running(json.loads(file.read_text())["address"], started[0], started[1:], log)

    yield starting
    for process in started:
        process.kill()
        process.wait()


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    """What the tables hold, in their own order."""
    store = Store.open(path)
    try:
        tables = ("articles", "reports", "timexes", "events", "refused", "postings")
        return [list(store._rows(f"SELECT * FROM store.{table}", [])) for table in tables]
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


DYING = """
import os
import timeline.cluster
from timeline.pipeline import Packet
from timeline.writing import rows_of
def dying(asked):
    if any("Schluss" in article.text for article, _ in asked):
        os._exit(1)
    return Packet(len(asked), rows_of([]))
timeline.cluster.read_packet = dying
"""


def test_an_article_that_ends_every_worker_is_refused_and_the_others_are_read(
    tmp_path: Path, start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dies.py").write_text(DYING)
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")  # without, it takes four workers each time
    running = start(3, str(tmp_path / "dies.py"))
    with Client(running.address) as client:
        client.wait_for_workers(3, timeout=120)
    texts = {"a.txt": "Es war still.", "b.txt": "Dann war Schluss.", "c.txt": "Es blieb still.", "d.txt": "Noch immer."}
    asked = [(article(id, text), NOTHING) for id, text in texts.items()]
    packets = list(Spread(running.address, tmp_path / "parts", chunk=2).read(asked))
    assert [packet.number for packet in packets] == [2, 2]
    refused = "the program failed on it (its process ended); please report it"
    assert [packet.refused for packet in packets] == [(("b.txt", refused),), ()]
    assert [worker.poll() for worker in running.workers].count(None) == 1
    assert "Schluss" not in running.log.read_text()


LOST = [("parts", "all machines see|No such file"), ("workers", "gone"), ("scheduler", "gone")]


@pytest.mark.parametrize(("lost", "said"), LOST)
def test_what_is_lost_on_the_way_is_said_in_one_line(
    articles: Path, tmp_path: Path, start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch, lost: str, said: str
) -> None:
    running, parts = start(1), tmp_path / "parts"
    with Client(running.address) as client:
        client.wait_for_workers(1, timeout=120)
    monkeypatch.setattr("timeline.cluster.WAIT", 15)  # so long it would be looked for when it is gone

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


# --- what needs no cluster to be tried --------------------------------------------------------------------------------


Task = Callable[[Sequence[Asked], str], Part]


@dataclass
class Late:
    """What a cluster will have made of a task."""

    cluster: "Backwards"
    task: Callable[[], Part]
    made: Part | None = None

    def result(self, timeout: float) -> Part:
        self.cluster.work()
        assert self.made
        return self.made


@dataclass
class Backwards:
    """A cluster of one thread, in this process, that does first what it was asked last."""

    under_way: list[Late] = field(default_factory=list)
    most: int = 0  # under way at once
    left: int = 0  # files of parts at once
    rights: set[int] = field(default_factory=set)

    def submit(
        self, task: Callable[[Sequence[Asked], str], Part], asked: Sequence[Asked], parts: str, pure: bool
    ) -> Late:
        late = Late(self, lambda: task(asked, parts))
        self.under_way.append(late)
        self.most = max(self.most, len(self.under_way))
        self.rights.add(Path(parts).stat().st_mode & 0o777)
        self.left = max(self.left, len(list(Path(parts).iterdir())))
        return late

    def work(self) -> None:
        while self.under_way:
            late = self.under_way.pop()
            late.made = late.task()

    def nthreads(self) -> dict[str, int]:
        return {"tcp://here": 1}

    def close(self) -> None:
        pass


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> Backwards:
    cluster = Backwards()
    monkeypatch.setattr("timeline.cluster._connected", lambda scheduler: cluster)
    return cluster


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """A dozen articles, in which a worker finds nothing."""
    monkeypatch.setattr("timeline.cluster.read_packet", lambda asked: Packet(len(asked), rows_of([])))
    return [(article(f"{number}.txt", "Es war still."), NOTHING) for number in range(12)]


def test_parts_that_come_in_any_order_make_the_same_store(
    articles: Path, tmp_path: Path, backwards: Backwards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(asked: Sequence[Asked]) -> list[object]:
        if any(one.id in ("003.txt", "009.txt", "021.txt") for one, _ in asked):
            raise KeyError
        return list(really(asked))

    really = pipeline.read_articles
    monkeypatch.setattr(pipeline, "read_articles", failing)
    build([articles], tmp_path / "one.duckdb", workers=1)
    summary = build([articles], tmp_path / "many.duckdb", spread=Spread("tcp://here", tmp_path / "parts", chunk=2).read)
    assert backwards.most > 1  # what was asked last is there first
    assert [refusal.file for refusal in summary.refused] == ["003.txt", "009.txt", "021.txt"]
    assert rows(tmp_path / "many.duckdb") == rows(tmp_path / "one.duckdb")


def test_the_rows_of_a_store_stand_in_an_order_of_their_own(articles: Path, tmp_path: Path) -> None:
    def from_the_last(asked: Iterable[Asked]) -> Iterator[Packet]:
        yield from (read_packet([one]) for one in reversed(list(asked)))

    build([articles], tmp_path / "one.duckdb", workers=1)
    build([articles], tmp_path / "other.duckdb", spread=from_the_last)
    assert rows(tmp_path / "other.duckdb") == rows(tmp_path / "one.duckdb")


def test_no_more_is_under_way_than_the_workers_soon_come_to(
    tmp_path: Path, backwards: Backwards, quick: list[Asked]
) -> None:
    taken = iter(quick)
    packets = Spread("tcp://here", tmp_path / "parts", chunk=1).read(taken)
    assert next(packets).number == 1
    assert len(list(taken)) == len(quick) - AHEAD
    assert len(list(packets)) == AHEAD - 1
    assert backwards.most == AHEAD


def test_parts_are_the_users_alone_and_go_as_they_are_taken_up(
    tmp_path: Path, backwards: Backwards, quick: list[Asked]
) -> None:
    parts = tmp_path / "shared" / "parts"
    parts.mkdir(parents=True)
    (parts / "left.articles.parquet").write_bytes(b"of a build that was killed")
    spread = Spread("tcp://here", parts, chunk=1)
    assert sum(packet.number for packet in spread.read(quick)) == len(quick)
    assert backwards.rights == {0o700}
    assert backwards.left == (AHEAD - 1) * len(_OWNER)  # what was made ahead
    assert not parts.exists()
    stopped = spread.read(quick)
    next(stopped)
    assert parts.exists()
    stopped.close()  # as where the store cannot be written
    assert not parts.exists()


@pytest.mark.parametrize(
    ("way", "said"), [("file", "Not a directory"), ("link", "File exists"), ("closed", "Permission denied")]
)
def test_where_there_can_be_no_folder_for_the_parts_it_is_said(
    tmp_path: Path, backwards: Backwards, quick: list[Asked], monkeypatch: pytest.MonkeyPatch, way: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the folders above are closed to others
    parts, elsewhere = Path("shared") / "parts", Path("elsewhere")
    elsewhere.mkdir()
    if way == "file":
        parts.parent.touch()
    else:
        parts.parent.mkdir()
    if way == "link":
        parts.symlink_to(elsewhere.resolve())  # whoever laid it there would get the articles
    if way == "closed":
        parts.parent.chmod(0o555)
    who = as_nobody() if way == "closed" else nullcontext()
    with who, pytest.raises(StoreError, match=f"parts: cannot be made \\({said}\\); name with --parts a folder"):
        next(Spread("tcp://here", parts).read(quick))
    assert not backwards.most
    assert list(elsewhere.iterdir()) == []


def test_where_no_worker_is_left_nobody_is_waited_for(
    tmp_path: Path, backwards: Backwards, quick: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = iter([TimeoutError])

    def never(late: Late, timeout: float) -> Part:
        raise next(waited, AssertionError("it is waited for again"))

    monkeypatch.setattr(Late, "result", never)
    monkeypatch.setattr(Backwards, "nthreads", lambda cluster: {})
    with pytest.raises(StoreError, match="all of its workers are gone"):
        next(Spread("tcp://here", tmp_path / "parts").read(quick))


def test_a_part_half_written_is_no_part(tmp_path: Path, quick: list[Asked], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(rows: object, file: str, **options: object) -> None:
        Path(file).write_bytes(b"PAR1, and half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(parquet, "write_table", full)
    part = lay_down(quick, str(tmp_path))
    assert (part.number, part.files) == (0, {})
    assert "No space left on device" in part.failed
    assert list(tmp_path.glob("*.parquet")) == []


def test_the_threads_of_a_worker_read_one_after_the_other(
    tmp_path: Path, quick: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    met = threading.Barrier(2, timeout=0.5)

    def meeting(asked: Sequence[Asked]) -> Packet:
        with suppress(threading.BrokenBarrierError):  # nobody else is here
            met.wait()
            raise AssertionError("two threads read at once")
        return Packet(len(asked), rows_of([]))

    monkeypatch.setattr("timeline.cluster.read_packet", meeting)
    with ThreadPoolExecutor(2) as threads:
        parts = list(threads.map(lambda one: lay_down([one], str(tmp_path)), quick[:2]))
    assert [part.failed for part in parts] == ["", ""]
