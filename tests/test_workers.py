"""Work spread over processes: in order, what is raised passes through, a killed process costs nothing but time."""

import os
import signal
import subprocess
import sys
import time
from itertools import chain
from multiprocessing import forkserver
from pathlib import Path

import pytest

from timeline.workers import FEW, in_order

MANY = FEW + 40


def squared(numbers: list[int]) -> list[int]:
    if -1 in numbers:
        raise ValueError("no square")
    return [n * n for n in numbers]


def lost(n: object) -> list[int]:
    return [-1]


def die_once(paths: list[Path]) -> list[str]:
    """Kills its process at the first sight of the file; the second time the file is gone."""
    for path in paths:
        if path.exists():
            path.unlink()
            os._exit(9)
    return [path.name for path in paths]


def die_always(numbers: list[int]) -> list[int]:
    if 7 in numbers:
        os._exit(9)
    return numbers


def nothing(path: Path) -> list[str]:
    return ["lost"]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 5, MANY])
def test_results_come_in_order(workers: int, count: int) -> None:
    assert [*chain(*in_order(squared, range(count), workers, lost))] == [n * n for n in range(count)]


def test_what_a_process_raises_passes_through() -> None:
    with pytest.raises(ValueError, match="no square"):
        list(in_order(squared, [*range(MANY), -1], 2, lost))


def test_a_killed_process_is_made_good(tmp_path: Path) -> None:
    trap = tmp_path / "30"
    trap.touch()
    names = [tmp_path / str(n) for n in range(MANY)]
    assert [*chain(*in_order(die_once, names, 2, nothing))] == [path.name for path in names]
    assert not trap.exists()


def test_what_kills_every_process_is_lost_alone() -> None:
    found = [*chain(*in_order(die_always, range(MANY), 2, lost))]
    assert found == [-1 if n == 7 else n for n in range(MANY)]


_ENDLESS = """
import os, time
from timeline.workers import FEW, in_order

def slow(numbers):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    list(in_order(slow, range(FEW * 9), 2, slow))
"""


def test_processes_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text(_ENDLESS, encoding="utf-8")
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "endless.py")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("a process went on without its parent")


_READY = """
import threading
import timeline.readiness
from timeline import encoder, recogniser

assert threading.active_count() == 1
assert encoder._model.cache_info().currsize == recogniser.network.cache_info().currsize == 1
"""


def test_what_is_copied_has_everything_loaded_and_no_threads() -> None:
    subprocess.run([sys.executable, "-c", _READY], check=True, cwd=Path(__file__).parent.parent)


def test_nothing_stands_by_to_be_copied_when_the_work_is_done() -> None:
    assert len([*in_order(squared, range(MANY), 2, lost)]) > 1
    assert forkserver._forkserver._forkserver_pid is None
