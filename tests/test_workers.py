"""Work spread over processes: in order, what is raised passes through, a killed process costs nothing but time."""

import os
from pathlib import Path

import pytest

from timeline.workers import FEW, in_order

MANY = FEW + 40


def squared(n: int) -> int:
    if n == -1:
        raise ValueError("no square")
    return n * n


def lost(n: object) -> int:
    return -1


def dies_once(path: Path) -> str:
    """Kills its process at the first sight of the file; the second time the file is gone."""
    if path.exists():
        path.unlink()
        os._exit(9)
    return path.name


def always_dies(n: int) -> int:
    if n == 7:
        os._exit(9)
    return n


def nothing(path: Path) -> str:
    return "lost"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 5, MANY])
def test_results_come_in_order(workers: int, count: int) -> None:
    assert list(in_order(squared, range(count), workers, lost)) == [n * n for n in range(count)]


def test_what_a_process_raises_passes_through() -> None:
    with pytest.raises(ValueError, match="no square"):
        list(in_order(squared, [*range(MANY), -1], 2, lost))


def test_a_killed_process_is_made_good(tmp_path: Path) -> None:
    trap = tmp_path / "30"
    trap.touch()
    names = [tmp_path / str(n) for n in range(MANY)]
    assert list(in_order(dies_once, names, 2, nothing)) == [path.name for path in names]
    assert not trap.exists()


def test_what_kills_every_process_is_lost_alone() -> None:
    assert list(in_order(always_dies, range(MANY), 2, lost)) == [-1 if n == 7 else n for n in range(MANY)]
