"""The same work on many things, spread over processes: results in order, memory flat, a killed process made good.

On Linux the processes are copies of one that has no threads and has loaded what the work needs; elsewhere each begins
afresh. A copy of this one, which may run the page's threads, could stand still for ever.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing import forkserver, get_context, parent_process
from typing import TypeVar

CHUNK = 16  # things that a process gets at once: less to tell each other
AHEAD = 3  # chunks a process that may wait to be fetched: what bounds the memory
FEW = 60  # things; starting processes takes longer than these

Thing = TypeVar("Thing")
Made = TypeVar("Made")
_Chunk = tuple[list[Thing], Future[Made]]


def all_cores() -> int:
    """How many processes may run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    task: Callable[[list[Thing]], Made],
    things: Iterable[Thing],
    workers: int,
    lost: Callable[[Thing], Made],
    ready: str = "",
) -> Iterator[Made]:
    """``task`` of every CHUNK of things, in the order of the things; both must be picklable.

    ``ready`` is a module that loads what the task needs when it is imported.
    What a process raises passes through. A process that dies (killed, out of memory) is replaced and its things are
    done again one by one; ``lost`` says what becomes of the one on which it dies again.
    """
    rest = iter(things)
    first = list(islice(rest, FEW))
    chunks = _chunks(chain(first, rest))
    if workers <= 1 or len(first) < FEW:
        yield from map(task, chunks)
        return
    with _prepared(ready):
        yield from _spread(task, chunks, workers, lost)


def _chunks(things: Iterator[Thing]) -> Iterator[list[Thing]]:
    while chunk := list(islice(things, CHUNK)):
        yield chunk


def _spread(
    task: Callable[[list[Thing]], Made], chunks: Iterator[list[Thing]], workers: int, lost: Callable[[Thing], Made]
) -> Iterator[Made]:
    pool = _pool(workers)
    waiting: deque[_Chunk[Thing, Made]] = deque()
    try:
        for chunk in chunks:
            try:
                waiting.append((chunk, pool.submit(task, chunk)))
            except BrokenProcessPool:
                waiting.append((chunk, _broken()))
            if len(waiting) < workers * AHEAD:
                continue
            done, pool = _fetched(waiting, task, pool, workers, lost)
            yield from done
        while waiting:
            done, pool = _fetched(waiting, task, pool, workers, lost)
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


_COPIED = sys.platform == "linux"  # elsewhere libraries of the system do not bear it


@contextmanager
def _prepared(ready: str) -> Iterator[None]:
    """While the work goes on, a process stands by to be copied; afterwards it would only hold memory."""
    if not _COPIED:
        yield
        return
    forkserver.set_forkserver_preload([ready] if ready else [])
    try:
        yield
    finally:
        forkserver._forkserver._stop()  # type: ignore[attr-defined]


def _pool(workers: int) -> ProcessPoolExecutor:
    context = get_context("forkserver" if _COPIED else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for ever for things to do; it ends with it."""

    def watch() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _broken() -> "Future[Made]":
    future: Future[Made] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def _fetched(
    waiting: deque[_Chunk[Thing, Made]],
    task: Callable[[list[Thing]], Made],
    pool: ProcessPoolExecutor,
    workers: int,
    lost: Callable[[Thing], Made],
) -> tuple[list[Made], ProcessPoolExecutor]:
    """The result of the oldest chunk; if a process died, all that waits is handed to new processes."""
    chunk, future = waiting.popleft()
    with suppress(BrokenProcessPool):
        return [future.result()], pool
    pool.shutdown(cancel_futures=True)
    done = [_alone(task, thing, lost) for thing in chunk]
    pool = _pool(workers)
    for place, (later, _) in enumerate(waiting):
        waiting[place] = (later, pool.submit(task, later))
    return done, pool


def _alone(task: Callable[[list[Thing]], Made], thing: Thing, lost: Callable[[Thing], Made]) -> Made:
    """The result for one thing in a process of its own, so that what kills it harms nothing else."""
    with _pool(1) as pool:
        try:
            return pool.submit(task, [thing]).result()
        except BrokenProcessPool:
            return lost(thing)
