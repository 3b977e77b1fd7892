"""Whether a cluster makes the very store of one machine, and what it takes: a scheduler and its workers, all here.

    python -m benchmarks.cluster                                # 2,000 articles, two workers, on loopback
    python -m benchmarks.cluster 4000 --read 2000 --workers 4   # rows of 2,000 read ones make the text of the others
    python -m benchmarks.cluster --keep big/                    # articles and both stores stay in big/

The articles are those of ``benchmarks.build``, beyond the first so many those of ``benchmarks.multiplied``. All of them
are read twice, by processes of this machine and by the cluster. Every table of the two stores is compared row by row,
ids and the order of the rows included. Ends with 1 where any row differs.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from benchmarks.build import lay_out_rows
from timeline.cluster import Cluster
from timeline.pipeline import Spread, build
from timeline.workers import all_cores

ROOT = Path(__file__).resolve().parent.parent


def lay_out(folder: Path, number: int, few: int) -> None:
    """The articles, as files below ``folder``; what was read to make them is not kept."""
    with tempfile.TemporaryDirectory() as parts:
        lay_out_rows(folder, Path(parts) / "parts", number, few, [ROOT / "seeds"], all_cores())


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, which end with the block."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scheduler.json"
        here = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
        worker = ["worker", "--nthreads", "1", "--no-nanny", *here]
        started = [_dask(["scheduler", "--port", "0", *here], name), *(_dask(worker, name) for _ in range(workers))]
        try:
            while not (file.exists() and file.read_text()) and started[0].poll() is None:
                time.sleep(0.1)
            yield str(json.loads(file.read_text())["address"])
        finally:
            for process in started:
                process.kill()
                process.wait()


def _dask(arguments: list[str], folder: str) -> "subprocess.Popen[bytes]":
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments], cwd=folder, env=settings, stderr=quiet)


def built(articles: Path, store: Path, workers: int, spread: Spread | None = None) -> None:
    """Build a store and print how long it took until all were read, and from then on."""
    read = [0.0]

    def progress(done: int, to_do: int) -> None:
        read[0] = time.perf_counter() if done == to_do else read[0]

    began = time.perf_counter()
    summary = build([articles], store, progress, workers, spread)
    ended = time.perf_counter()
    print(
        f"{store.name}: {summary.articles:,} articles, {summary.reports:,} reports, {summary.events:,} events; read in "
        f"{read[0] - began:.0f} s, merged and stored in {ended - read[0]:.0f} s",
        flush=True,
    )


def built_by_cluster(articles: Path, store: Path, workers: int) -> None:
    """The same, read by a cluster; and the processor time of the scheduler and the workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with cluster(workers) as scheduler:
        built(articles, store, workers, Cluster(scheduler, store.with_suffix(".parts")).read)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime
    print(f"scheduler and workers: {used:.0f} s of processor time, with their start", flush=True)


def different(one: Path, other: Path) -> int:
    """How many rows of all tables stand in one store only, or elsewhere; prints a line a table."""
    connection = duckdb.connect()
    for name, store in (("one", one), ("other", other)):
        connection.execute(f"ATTACH '{store}' AS {name} (READ_ONLY)")
    tables = [
        {str(name) for (name,) in connection.execute(_TABLES, [database]).fetchall()} for database in ("one", "other")
    ]
    wrong = len(tables[0] ^ tables[1])
    for table in sorted(tables[0] & tables[1]):
        said = {"table": table, "columns": _COLUMNS.get(table, "*"), "place": _PLACE.get(table, "rowid")}
        rows, found = (_number(connection, query.format(**said)) for query in (_ROWS, _DIFFERENT))
        print(f"{table}: {rows:,} rows, {found:,} different", flush=True)
        wrong += found
    return wrong


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = ?"
_ROWS = "SELECT count(*) FROM one.{table}"
_DIFFERENT = """
    SELECT count(*) FROM (SELECT {columns}, {place} AS place FROM one.{table}) a
    FULL JOIN (SELECT {columns}, {place} AS place FROM other.{table}) b ON a.place = b.place
    WHERE a IS DISTINCT FROM b
"""
_COLUMNS = {"files": "* EXCLUDE (stamp)"}  # empty where a file was younger than the clock can tell
_PLACE = {"repeated": "row_number() OVER (ORDER BY id)"}  # a table to look things up in, in any order


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(query).fetchone()
    assert found
    return int(found[0])


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True)
        yield keep
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=2_000, help="articles, whole thousands (2,000)")
    parser.add_argument("--read", type=int, default=1_000, help="of which the others are made, whole thousands (1,000)")
    parser.add_argument("--workers", type=int, default=2, help="processes, here and of the cluster (2)")
    parser.add_argument("--keep", type=Path, help="a folder in which the articles and the stores stay")
    options = parser.parse_args()
    with _folder(options.keep) as folder:
        articles, local, spread = folder / "articles", folder / "local.duckdb", folder / "cluster.duckdb"
        lay_out(articles, options.number, options.read)
        built(articles, local, options.workers)
        built_by_cluster(articles, spread, options.workers)
        return 1 if different(local, spread) else 0


if __name__ == "__main__":
    sys.exit(main())
