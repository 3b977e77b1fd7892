"""A build beyond one machine: the workers of a Dask cluster read the articles and lay down parts of the store.

The parts are Parquet files in a folder that all machines see. The store is made of them here, in the order in which
the articles were asked for and by the same steps as everywhere, so that it is the same as that of one machine; reports
are merged as they come by their day, so that none of this holds everything. A worker that dies is replaced by the
others, and what it had in hand is read again.
"""

import os
import shutil
import threading
import uuid
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from timeline.failures import place_of
from timeline.model import DataError
from timeline.pipeline import Asked, Packet, lost, read_packet
from timeline.program import digest_of_program
from timeline.store import StoreError
from timeline.writing import Rows, joined

CHUNK = 64  # articles that a worker gets at once
AHEAD = 3  # parts a thread of a worker that may be under way: what bounds the memory
WAIT = 60  # seconds for the scheduler, for a first worker, and for another one where all have died
_HOW = "start it with: dask scheduler, and workers with: dask worker tcp://HOST:8786 --nthreads 1"
_FOLDER = "name with --parts a folder that all machines see"

_READING = threading.Lock()  # the tables that a process learns as it reads serve one thread at a time


@dataclass(frozen=True, slots=True)
class Part:
    """What a worker made of some articles: how many, the files of their rows by table, and what it had to refuse."""

    number: int
    files: dict[str, str]
    refused: tuple[tuple[str, str], ...]
    program: str
    failed: str = ""  # why there is nothing


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers behind a scheduler; ``parts`` is a folder that all of them and this machine see under one name."""

    scheduler: str
    parts: Path
    chunk: int = CHUNK

    def read(self, asked: Iterable[Asked]) -> Iterator[Packet]:
        """The articles, read by the workers, in order; the parts are gone when all are read.

        Raises StoreError where there is no cluster or no folder, or where it runs another version of this program.
        """
        self._make_folder()
        client = _connected(self.scheduler)
        try:
            yield from self._read(client, iter(asked))
        finally:
            client.close()
            shutil.rmtree(self.parts, ignore_errors=True)

    def _make_folder(self) -> None:
        """The folder for the parts, empty, and for this user alone: they hold the articles."""
        shutil.rmtree(self.parts, ignore_errors=True)
        try:
            self.parts.mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise StoreError(f"{self.parts}: cannot be made ({error.strerror}); {_FOLDER}") from error

    def _read(self, client: Any, asked: Iterator[Asked]) -> Iterator[Packet]:
        waiting: deque[tuple[list[Asked], Any]] = deque()
        while chunk := list(islice(asked, self.chunk)):
            waiting.append((chunk, self._submit(client, chunk)))
            if len(waiting) >= AHEAD * self._threads(client):
                yield self._fetched(client, *waiting.popleft())
        while waiting:
            yield self._fetched(client, *waiting.popleft())

    def _submit(self, client: Any, chunk: list[Asked]) -> Any:
        with self._answering():
            return client.submit(lay_down, chunk, str(self.parts), pure=False)

    def _threads(self, client: Any) -> int:
        """How many articles the workers can read at once."""
        with self._answering():
            return sum(client.nthreads().values())

    def _fetched(self, client: Any, chunk: list[Asked], future: Any) -> Packet:
        """The rows of a part; where workers die of its articles, of each of them alone."""
        from distributed import KilledWorker

        try:
            part = self._waited_for(client, future)
        except KilledWorker:
            if len(chunk) == 1:
                return lost(chunk[0])
            packets = [self._fetched(client, [one], self._submit(client, [one])) for one in chunk]
            refused = tuple(refusal for packet in packets for refusal in packet.refused)
            return Packet(len(chunk), joined(packet.rows for packet in packets), refused)
        if part.program != digest_of_program():
            raise StoreError(
                f"{self.scheduler}: its workers run another version of this program; update and restart them"
            )
        if part.failed:
            raise StoreError(f"{self.scheduler}: its workers cannot do it ({part.failed})")
        return Packet(part.number, self._taken_up(part), part.refused)

    def _waited_for(self, client: Any, future: Any) -> Part:
        """What a worker made, however long it takes as long as there is one. Raises StoreError where there is none."""
        while True:
            with self._answering(), suppress(TimeoutError):
                part: Part = future.result(timeout=WAIT)
                return part
            if not self._threads(client):
                raise StoreError(f"{self.scheduler}: all of its workers are gone; {_HOW}")

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Raises StoreError where the scheduler no longer answers."""
        from distributed import CancelledError

        try:
            yield
        except (CancelledError, OSError) as error:
            raise StoreError(f"{self.scheduler}: the scheduler is gone; {_HOW}") from error

    def _taken_up(self, part: Part) -> Rows:
        """The rows of a part, whose files are no longer needed then."""
        try:
            rows = Rows({table: pq.read_table(file, memory_map=False) for table, file in part.files.items()})
        except (OSError, pa.ArrowException) as error:
            wrong = "what a worker wrote there cannot be read here"
            raise StoreError(f"{self.parts}: {wrong}; {_FOLDER}") from error
        for file in part.files.values():
            Path(file).unlink(missing_ok=True)
        return rows


def lay_down(asked: Sequence[Asked], folder: str) -> Part:
    """Runs on a worker: articles read, their rows in files of their own.

    Nothing is raised: Dask would write the message, and in it words of an article, to the worker's log.
    """
    try:
        return _laid_down(asked, Path(folder))
    except (DataError, OSError) as error:
        return Part(0, {}, (), digest_of_program(), str(error))
    except Exception as error:
        return Part(0, {}, (), digest_of_program(), place_of(error))


def _laid_down(asked: Sequence[Asked], folder: Path) -> Part:
    """A part, of which each file is there whole or not at all."""
    with _READING:
        packet = read_packet(asked)
    name = uuid.uuid4().hex
    files = {}
    for table, rows in packet.rows.tables.items():
        file = folder / f"{name}.{table}.parquet"
        pq.write_table(rows, f"{file}.new", compression="zstd")
        os.replace(f"{file}.new", file)
        files[table] = str(file)
    return Part(packet.number, files, packet.refused, digest_of_program())


def _connected(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise StoreError("a cluster needs Dask: pip install -r requirements-cluster.txt") from error
    try:
        client: Any = Client(scheduler, timeout=WAIT)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        raise StoreError(f"{scheduler}: no scheduler with workers answers there; {_HOW}") from error
    return client
