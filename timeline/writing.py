"""Writing a store: new rows gather in one file, and make the new store together with the kept ones.

A build writes a new file beside the old one and puts it in the old one's place at the very end, so that at any moment
there is one good store or none.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from timeline.assembly import OF_STALE, Assembly
from timeline.collector import at_rest
from timeline.corrections import SUBJECT, Correction, load
from timeline.keeping import kept_beside
from timeline.model import Article, Event, Timex
from timeline.numbering import note_gone, number_all, number_more
from timeline.outlines import outlines
from timeline.store import (
    OFFLINE,
    NotAStore,
    Settings,
    StoreError,
    attach,
    check_format,
    damaged,
    explained,
    line,
    quoted,
)
from timeline.tables import FORMAT, TABLES, arrow, article_row, create_events, report_row, timex_row

_BATCH = 4096  # rows held in memory before they are written
_WRITE_MEMORY = "700MB"
_LOOSE = 10  # percent of the events that may stand out of order before everything is sorted anew

_OWNER = {"articles": "id", "reports": "document", "timexes": "document"}  # the column that names the article
_SORTED = {
    "articles": "ORDER BY id",
    "reports": 'ORDER BY document, start, "end", id',
    "timexes": 'ORDER BY document, start, "end"',
    "refused": "",
    "sources": "",
    "files": "",
    "corrections": "",
    "traces": "ORDER BY article",
}
_REPLACED = "(article NOT IN (SELECT id FROM kept) OR article IN (SELECT article FROM gathered.traces))"
_GONE = {"traces": _REPLACED, "files": "path NOT IN (SELECT path FROM same_files)"}  # few of them change

_DECIDED = (
    "SELECT r.* REPLACE (coalesce(d.event, r.id) AS event, coalesce(d.block, r.id) AS block)"
    " FROM gathered.reports r LEFT JOIN decisions d ON d.report = r.id"
)


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What the pipeline made of one article; ``fingerprint`` changes with the article and with the program."""

    article: Article
    fingerprint: str
    events: tuple[Event, ...]
    timexes: tuple[Timex, ...]


@dataclass(frozen=True)
class Rows:
    """The rows of some articles, as Arrow tables: what a process of its own hands over at little cost."""

    tables: Mapping[str, pa.Table]


def rows_of(results: Sequence[ArticleResult]) -> Rows:
    """The rows that articles and their events and expressions have in the store."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _OWNER}
    for result in results:
        article = result.article
        rows["articles"].append(article_row(article, result.fingerprint))
        made = outlines(article, result.events)
        rows["reports"] += [report_row(*both) for both in zip(result.events, made, strict=True)]
        rows["timexes"] += [timex_row(article.id, timex) for timex in result.timexes]
    return Rows({name: arrow(found, TABLES[name]) for name, found in rows.items()})


def joined(parts: Iterable[Rows]) -> Rows:
    """All of these rows together."""
    tables = [part.tables for part in parts]
    return Rows({name: pa.concat_tables(part[name] for part in tables) for name in _OWNER})


def write(
    path: Path,
    keep: set[str],
    changed: Iterable[ArticleResult | Rows],
    refused: Sequence[tuple[str, str]],
    sources: Sequence[str] = (),
    files: pa.Table | None = None,
    traces: pa.Table | None = None,
) -> None:
    """Write a store of the articles ``keep`` as the present store has them and the ``changed`` ones.

    ``changed`` is taken piece by piece and may be endless work: memory does not grow with it, and an article in both is
    taken from it. ``refused`` (file, reason) replaces the former list and is read last, so that it may still grow;
    ``sources`` are the files and folders that all of it was read from, ``files`` the rows by which the next build knows
    which of them are unchanged, ``traces`` those that the store does not have yet; the ones of articles that are kept
    stay. The user's corrections beside the store are applied.
    The present store is untouched until the new one is whole and on the disk; what a killed build left behind goes
    with the next one. Raises StoreError where another build is running or the folder cannot be written; what
    ``changed`` raises passes through.
    """
    with _locked(path):
        folder = path.with_name(f"{path.name}.building")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            with _unwritable(path):
                held = _articles_to_replace(path)
                draft = _Draft(path, folder, load(kept_beside(path, SUBJECT)))
            try:
                if (held - len(keep)) * 100 < _LOOSE * held:
                    draft.begin_with_the_present()
                for result in changed:
                    draft.add(result if isinstance(result, Rows) else rows_of([result]))
                draft.note(files=files, traces=traces)
                with at_rest():
                    draft.finish(keep, refused, sources)
            finally:
                draft.close()
            with _unwritable(path):
                _put_in_place(draft.file, path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class _Draft:
    """A store in the making: new rows gather in one file, and make the new store together with the kept ones."""

    def __init__(self, path: Path, folder: Path, corrections: Sequence[Correction]) -> None:
        self.path, self.file, self.corrections = path, folder / "store.duckdb", corrections
        self.rows: dict[str, list[pa.Table]] = {name: [] for name in TABLES if name != "events"}
        self.copy: Future[None] | None = None
        folder.mkdir()
        threads = max(1, min(4, os.cpu_count() or 1))
        spill = str(folder / "spill")
        settings: Settings = {"memory_limit": _WRITE_MEMORY, "threads": threads, "temp_directory": spill}
        self.connection = duckdb.connect(str(folder / "gathered.duckdb"), config={**settings, **OFFLINE})
        self.connection.execute("PRAGMA disable_checkpoint_on_shutdown")  # it goes with its folder
        self.connection.execute("SET enable_progress_bar = false")  # it would go into what the build prints
        for name in self.rows:
            self._load(f"CREATE TABLE gathered.{name} AS FROM batch", TABLES[name].empty_table())

    def begin_with_the_present(self) -> "Future[None]":
        """Copy the present store, which few changes will make the new one, while these are still being read."""
        thread = ThreadPoolExecutor(1)
        self.copy = thread.submit(_copied, self.path, self.file)
        thread.shutdown(wait=False)
        return self.copy

    def add(self, rows: Rows) -> None:
        """Take in the rows of some articles."""
        for name, table in rows.tables.items():
            self.rows[name].append(table)
        if sum(len(table) for tables in self.rows.values() for table in tables) >= _BATCH:
            self._flush()

    def note(self, **tables: pa.Table | None) -> None:
        """Take in the rows of other tables, as they will be."""
        for name, table in tables.items():
            if table is not None:
                self.rows[name].append(table)

    def finish(self, keep: set[str], refused: Sequence[tuple[str, str]], sources: Sequence[str]) -> None:
        """Put the gathered and the kept articles together in the new file, and close that."""
        self._add("refused", [{"file": file, "reason": reason} for file, reason in refused])
        self._add("sources", [{"path": path} for path in sources])
        self._flush()
        loose = self._compare(keep) if keep else None
        with _unwritable(self.path):
            if loose is None:
                self._sort()
            else:
                self._patch(loose)
            self.connection.execute("CHECKPOINT fresh")
            self.connection.execute("DETACH fresh")

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()
        if self.copy is not None:
            wait([self.copy])

    def _add(self, name: str, rows: list[dict[str, Any]]) -> None:
        self.rows[name].append(arrow(rows, TABLES[name]))

    def _flush(self) -> None:
        with _unwritable(self.path):
            for name, tables in self.rows.items():
                if any(map(len, tables)):
                    self._load(f"INSERT INTO gathered.{name} FROM batch", pa.concat_tables(tables))
                tables.clear()

    def _load(self, statement: str, batch: pa.Table) -> None:
        """Run a statement that reads the table ``batch``."""
        self.connection.register("batch", batch)
        self.connection.execute(statement)
        self.connection.unregister("batch")

    def _compare(self, keep: set[str]) -> int | None:
        """Tell the kept from the dropped articles of the present store, as the tables ``kept`` and ``dropped``.

        Returns how many events would stand out of order if the new rows were put behind the present ones; None where
        that is so many that everything is better sorted anew.
        """
        with explained(self.path):
            self.connection.execute(f"ATTACH {quoted(self.path)} AS present (READ_ONLY)")
            check_format(self.path, self.connection, "present")
        with _unwritable(self.path):
            ids = arrow([{"id": id} for id in sorted(keep)], pa.schema([("id", pa.string())]))
            self._load("CREATE TEMP TABLE kept AS FROM batch ANTI JOIN gathered.articles USING (id)", ids)
            missing = self._first("SELECT id FROM kept ANTI JOIN present.articles USING (id) ORDER BY id LIMIT 1")
            if missing is not None:
                raise StoreError(f"{self.path}: changed during the build ({missing} is gone); start the build again")
            self.connection.execute("CREATE TEMP TABLE dropped AS FROM present.articles ANTI JOIN kept USING (id)")
            loose = self._first(
                "SELECT (SELECT loose FROM present.format) + (SELECT count(*) FROM gathered.reports)"
                " + (SELECT count(*) FROM present.reports WHERE document IN (SELECT id FROM dropped))"
            )
            everything = self._first("SELECT count(*) FROM present.reports")
        return int(loose) if loose * 100 <= _LOOSE * everything else None

    def _sort(self) -> None:
        """Make the new file of all rows, in the order in which they are asked for."""
        if self._first("SELECT count(*) FROM duckdb_databases() WHERE database_name = 'present'"):
            for name, owner in _OWNER.items():
                self.connection.execute(
                    f"INSERT INTO gathered.{name} FROM present.{name} WHERE {owner} IN (SELECT id FROM kept)"
                )
            self.connection.execute(f"INSERT INTO gathered.traces FROM present.traces WHERE NOT {_REPLACED}")
        self._refuse_doubles()
        assembly = Assembly(self.connection, "gathered", self.corrections)
        assembly.take_all()
        assembly.decide()
        self._note(assembly)
        if self.copy is not None:
            wait([self.copy])
            self.file.unlink(missing_ok=True)
        self.connection.execute(f"ATTACH {quoted(self.file)} AS fresh")
        for name, order in _SORTED.items():
            rows = _DECIDED if name == "reports" else f"FROM gathered.{name}"
            self.connection.execute(f"CREATE TABLE fresh.{name} AS {rows} {order}")
        for name in ("crowds", "repeated"):
            self.connection.execute(f"CREATE TABLE fresh.{name} AS FROM gathered.{name}")
        create_events(self.connection, "fresh")
        assembly.write_events("fresh")
        number_all(self.connection, "fresh")
        self.connection.execute(f"CREATE TABLE fresh.format AS SELECT {FORMAT} AS version, 0::BIGINT AS loose")

    def _patch(self, loose: int) -> None:
        """Make the new file of a copy of the present one: a few articles more or less need no sorting of millions.

        Of the events only those are made anew that a change touches.
        """
        run = self.connection.execute
        run(
            "CREATE TABLE changed AS SELECT id FROM gathered.articles UNION"
            " SELECT id FROM present.articles SEMI JOIN kept USING (id) WHERE digest IN"
            " (SELECT digest FROM present.articles WHERE id IN (SELECT id FROM dropped))"
        )
        run(
            "CREATE TABLE lost AS SELECT id, event, block, verbatim, near_first, near_last, status, actors, keys"
            " FROM present.reports"
            " WHERE document IN (SELECT id FROM dropped)"
            " OR id IN (SELECT unnest(reports) FROM present.corrections)"
        )
        run("DETACH present")
        (self.copy or self.begin_with_the_present()).result()
        run(f"ATTACH {quoted(self.file)} AS fresh")
        same = "SELECT path FROM fresh.files SEMI JOIN gathered.files USING (path, stamp, sure, articles)"
        run(f"CREATE TEMP TABLE same_files AS {same}")
        for name in _SORTED:
            gone = f"{_OWNER[name]} IN (SELECT id FROM dropped)" if name in _OWNER else _GONE.get(name, "true")
            run(f"DELETE FROM fresh.{name} WHERE {gone}")
        run("DELETE FROM gathered.files WHERE path IN (SELECT path FROM same_files)")
        self._refuse_doubles("SELECT id FROM gathered.{table} SEMI JOIN fresh.{table} USING (id)")
        for name, order in _SORTED.items():
            run(f"INSERT INTO fresh.{name} FROM gathered.{name} {order}")
        assembly = Assembly(self.connection, "fresh", self.corrections)
        assembly.touch()
        assembly.decide(only_touched=True)
        self._note(assembly)
        run("INSERT INTO fresh.corrections FROM gathered.corrections")
        assembly.settle()
        note_gone(self.connection, "fresh", "id IN (FROM stale)")
        run("DELETE FROM fresh.events WHERE id IN (FROM stale)")
        assembly.write_events("fresh", OF_STALE)
        number_more(self.connection, "fresh")
        run("UPDATE fresh.format SET loose = ?", [loose])

    def _note(self, assembly: Assembly) -> None:
        """Take in what became of the user's corrections."""
        self._add("corrections", [*assembly.corrections()])
        self._flush()

    def _refuse_doubles(self, present: str = "") -> None:
        """Raise StoreError where two of the gathered ids are the same, or (``present``) one is in the store already."""
        double = "SELECT id FROM gathered.{table} GROUP BY id HAVING count(*) > 1"
        for what, table in (("articles", "articles"), ("events", "reports")):
            for query in filter(None, (double, present)):
                id = self._first(f"{query.format(table=table)} ORDER BY id LIMIT 1")
                if id is not None:
                    raise StoreError(f"{self.path}: two {what} have the id {id}; nothing was written")

    def _first(self, query: str) -> Any:
        """The first value of a query; all rows are fetched, since DuckDB 2 refuses work beside an unfinished result."""
        rows = self.connection.execute(query).fetchall()
        return rows[0][0] if rows else None


def _articles_to_replace(path: Path) -> int:
    """How many articles the store has that a build replaces; raises StoreError where no build has made the file."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return 0
    try:
        with closing(attach(path)) as connection:
            return int(connection.execute("SELECT count(*) FROM store.articles").fetchall()[0][0])
    except NotAStore:
        raise
    except (StoreError, duckdb.Error):
        return 0  # another version, or damaged: what a build is to replace


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the right to write a store; the lock file stays, the lock ends with the process however that ends."""
    with _unwritable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = open(path.with_name(f"{path.name}.lock"), "w")  # noqa: SIM115 - closed below
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(f"{path}: another build is writing this store; wait until it has finished") from error
        yield


def _put_in_place(fresh: Path, path: Path) -> None:
    """Put a finished file where the store belongs: on the disk first, then in one step."""
    _sync(fresh)
    os.replace(fresh, path)
    _sync(path.parent)


def _copied(source: Path, to: Path) -> None:
    """Copy a file, and have it on the disk: what is changed in it later is then soon there as well."""
    shutil.copyfile(source, to)
    with to.open("rb+") as file:
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about writing, or of the present store, into a StoreError."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        if re.search("corrupt|checksum|could not read", str(error), re.IGNORECASE):
            raise damaged(path, error) from error
        advice = "check the disk's free space and the folder's rights"
        raise StoreError(f"{path}: the store cannot be written ({line(error)}); {advice}") from error
