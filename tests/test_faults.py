"""What can go wrong with a build as a user runs it: the store is the old or the new one, the user's files never change.

The faults of writing alone (every step killed, damage at random bytes, full disks) are in ``test_store``.
"""

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.pipeline import build
from timeline.store import Store, StoreError
from timeline.writing import write

DATES = "a.txt: 2025-03-10\n"
CORRECTIONS = "- event: '0123456789ab'\n  correct: hide\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Am Samstag traf Wladimir Putin den Papst.", encoding="utf-8")
    (folder / "b.txt").write_text("date 2025-03-11 Gestern reiste Merkel nach Moskau.", encoding="utf-8")
    return folder


@pytest.fixture
def store(articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "leak.duckdb"
    path.parent.mkdir()
    (path.parent / "leak.dates.yaml").write_text(DATES, encoding="utf-8")
    (path.parent / "leak.corrections.yaml").write_text(CORRECTIONS, encoding="utf-8")
    build([articles], path)
    return path


@pytest.fixture(autouse=True)
def _user_files(store: Path) -> Iterator[None]:
    yield
    assert (store.parent / "leak.dates.yaml").read_text(encoding="utf-8") == DATES
    assert (store.parent / "leak.corrections.yaml").read_text(encoding="utf-8") == CORRECTIONS


def held(path: Path) -> list[str]:
    opened = Store.open(path)
    try:
        return [*opened.published()]
    finally:
        opened.close()


KILLED = """
import os, random, signal, sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_faults import held
from timeline.pipeline import build

folder, store, chance = Path({folder!r}), Path({store!r}), random.Random(20)
build([folder], Path({other!r}))  # what takes time to load is loaded, and no file is open
before = held(store)
longest = 0.0
finished = 0
for number in range({moments}):
    name = f"new{{number}}.txt"
    (folder / name).write_text("date 2025-04-10 Am Samstag traf Wladimir Putin den Papst.", encoding="utf-8")
    began = time.monotonic()
    child = os.fork()
    if not child:
        build([folder], store)
        os._exit(0)
    if number:
        time.sleep(longest * chance.random())
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    longest = longest or time.monotonic() - began
    now = held(store)
    assert now == before or set(now) == {{path.name for path in folder.iterdir()}}, (before, now)
    finished += now != before
    before = now
print(finished)
"""


@pytest.mark.parametrize("moments", [21])
def test_a_build_killed_at_random_moments(articles: Path, store: Path, tmp_path: Path, moments: int) -> None:
    program = KILLED.format(
        tests=str(Path(__file__).parent),
        folder=str(articles),
        store=str(store),
        other=str(tmp_path / "other.duckdb"),
        moments=moments,
    )
    root = Path(__file__).parents[1]
    settings = {**os.environ, "PYTHONPATH": str(root)}
    child = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, env=settings, text=True)
    assert child.returncode == 0, child.stderr
    assert 1 <= int(child.stdout) < moments  # some got through, most did not
    assert build([articles], store).articles == 2 + moments
    left = {"leak.duckdb", "leak.duckdb.lock", "leak.dates.yaml", "leak.corrections.yaml"}
    assert {file.name for file in store.parent.iterdir()} == left


def test_a_disk_that_is_full(articles: Path, store: Path) -> None:
    (articles / "c.txt").write_text("date 2025-03-12 " + "Am Samstag traf Wladimir Putin den Papst. " * 2000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(StoreError, match="cannot be written") as said:
            build([articles], store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, former)
    assert "\n" not in str(said.value)
    assert held(store) == ["a.txt", "b.txt"]


def test_two_builds_at_once(articles: Path, store: Path) -> None:
    (articles / "c.txt").write_text("date 2025-03-12 Am Samstag traf Wladimir Putin den Papst.")

    def while_writing() -> Iterator[object]:
        with pytest.raises(StoreError, match="another build"):
            build([articles], store)
        yield from ()

    write(store, {"a.txt", "b.txt"}, while_writing(), [])  # type: ignore[arg-type]
    assert held(store) == ["a.txt", "b.txt"]
    assert build([articles], store).articles == 3


def test_a_page_that_is_open_during_a_build(articles: Path, store: Path) -> None:
    page = Store.open(store)
    (articles / "c.txt").write_text("date 2025-03-12 Am Samstag traf Wladimir Putin den Papst.")
    build([articles], store)
    assert [*page.published()] == ["a.txt", "b.txt"]
    page.close()
    assert held(store) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("seed", range(4))
def test_a_store_damaged_at_random_bytes_is_said_or_built_anew(articles: Path, store: Path, seed: int) -> None:
    chance, content = random.Random(seed), bytearray(store.read_bytes())
    for _ in range(200):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    store.write_bytes(content)
    said = ""
    try:
        build([articles], store)
    except StoreError as error:
        said = str(error)
        store.unlink()
    assert not said or "delete it and build it anew" in said or "name another file" in said
    assert build([articles], store).articles == 2
