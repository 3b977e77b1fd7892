"""The store: articles, their events and temporal expressions in one DuckDB file, written whole and read by the page.

A build writes a new file beside the old one and puts it in the old one's place at the very end, so that at any moment
there is one good store or none. Readers keep the file that they opened; who wants the new one opens it anew.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from timeline.model import Article, Event, Filter, Timex
from timeline.tables import FORMAT, TABLES, arrow, article_row, document_time, encodable, event_row, fold, timex_row

Facet = Literal["actors", "topics", "statuses"]

_BATCH = 4096  # rows held in memory before they are written
_PIECE = 20_000  # rows of a large answer that are in hand at once
_READ_MEMORY, _WRITE_MEMORY = "400MB", "700MB"
_Settings = dict[str, str | bool | int | float | list[str]]
_OFFLINE: _Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_BUILD_ANEW = "build it anew with: python -m timeline build"

_LOOSE = 10  # percent of the events that may stand out of order before everything is sorted anew

_OWNER = {"articles": "id", "events": "document", "timexes": "document"}  # the column that names the article
_TIMELINE = "ORDER BY day NULLS LAST, id"  # day alone would leave the events of one day in any order
_SORTED = {
    "articles": "ORDER BY id",
    "events": _TIMELINE,
    "timexes": 'ORDER BY document, start, "end"',
    "refused": "",
    "sources": "",
}

# What events() gives for every event; event() gives all the rest as well.
COLUMNS = (
    *("id", "document", "start", "end", "first", "last", "precision", "title", "text", "sentence"),
    *("actors", "topics", "status", "placed_by", "reason", "expression", "rule", "anchor", "tense"),
    *("published_first", "published_last", "published_precision", "published_evidence", "published_source"),
    *("published_confidence", "published_note"),
)
_SELECTED = ", ".join(f'"{name}"' for name in COLUMNS)


class StoreError(ValueError):
    """The store cannot be read or written; the message is one line: what is wrong and what to do."""


class _NotAStore(StoreError):  # noqa: N818 - what it says is in its message
    """The file was made by something else, and no build may replace it: it may be all that somebody has of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this is not a store of this program; name another file or move this one away")


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What the pipeline made of one article; ``fingerprint`` changes with the article and with the program."""

    article: Article
    fingerprint: str
    events: tuple[Event, ...]
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store holds: numbers of rows, and the files that could not be read with the reason for each."""

    articles: int
    events: int
    undated: int
    unresolved: int
    refused: tuple[tuple[str, str], ...]


# --- reading ---------------------------------------------------------------------------------------------------------


class Store:
    """One store file, opened to be read; every call may come from another thread.

    Every method raises StoreError where the file turns out to be damaged.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a store as it is now; a build that ends later does not change what this one answers.

        Raises StoreError where it is missing, damaged, or of another version.
        """
        if not path.exists():
            raise StoreError(f"{path}: there is no store yet; make it with: python -m timeline build")
        with _explained(path):
            return cls(path, _attach(path))

    def events(self, filter: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """The events that a filter lets through, a row each with COLUMNS: earliest first, the undated last.

        ``first`` and ``last`` are days (NaT: open end or undated), ``actors`` and ``topics`` lists.
        """
        frames = [*self.batches(filter, limit, offset)]
        return pd.concat(frames, ignore_index=True) if frames else self._frame([])

    def batches(self, filter: Filter, limit: int | None = None, offset: int = 0) -> Iterator[pd.DataFrame]:
        """The table of ``events`` piece by piece, so that an export of any size takes little memory."""
        where, values = _where(filter)
        page = f"LIMIT {'ALL' if limit is None else int(limit)} OFFSET {int(offset)}"
        rows = [row for (row,) in self._rows(f"SELECT rowid FROM store.events {where} {_TIMELINE} {page}", values)]
        for begin in range(0, len(rows), _PIECE):
            yield self._frame(rows[begin : begin + _PIECE])

    def _frame(self, rows: list[int]) -> pd.DataFrame:
        """The events in these rows of the file.

        Which rows comes first and what stands in them second: so a page from the middle of a million is as quick as
        the first one, and whole rows are never sorted.
        """
        query = f"SELECT {_SELECTED} FROM store.events WHERE rowid IN (SELECT unnest(?::BIGINT[])) {_TIMELINE}"
        with self._cursor() as cursor:
            frame = cursor.execute(query, [rows]).df()
        for name in ("actors", "topics"):
            frame[name] = pd.Series([list(items) for items in frame[name]], index=frame.index, dtype=object)
        return frame

    def count(self, filter: Filter) -> int:
        """How many events a filter lets through."""
        where, values = _where(filter)
        return int(self._rows(f"SELECT count(*) FROM store.events {where}", values)[0][0])

    def facet(self, name: Facet, filter: Filter) -> list[tuple[str, int]]:
        """The values that a facet can take under the other filters, with the number of events behind each.

        Most frequent first, then by name. What is chosen in the facet itself does not narrow it: values of one facet
        are alternatives, and the number says what choosing this one would show.
        """
        column = "status" if name == "statuses" else f"unnest({name})"
        where, values = _where(filter, without=name)
        rows = self._rows(
            f"SELECT value, count(*) FROM (SELECT {column} AS value FROM store.events {where}) "
            "GROUP BY value ORDER BY count(*) DESC, value",
            values,
        )
        return [(str(value), int(number)) for value, number in rows]

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day that any event touches; None where no event is dated."""
        ((first, last),) = self._rows(
            "SELECT min(coalesce(first, last)), max(coalesce(last, first)) FROM store.events", []
        )
        return (first, last) if first else None

    def histogram(self, filter: Filter) -> pd.DataFrame:
        """Events a month, as the columns ``month`` (its first day), ``exact`` and ``imprecise``; no empty months.

        Exact is what is known to the day, weekend or week, and counts in the month in which it begins. All else is
        spread evenly over its months; an open end counts in the month of the end that is known.
        """
        where, values = _where(filter, "lower IS NOT NULL")
        with self._cursor() as cursor:
            return cursor.execute(_HISTOGRAM.format(where=where), values).df()

    def event(self, id: str) -> dict[str, Any] | None:
        """Everything about one event, its ``mentions`` and ``alternatives`` included; None where there is none."""
        return self._one("SELECT * EXCLUDE (day, lower, upper, folded) FROM store.events WHERE id = ?", id)

    def article(self, id: str) -> Article | None:
        """One article with its whole text; None where there is none."""
        row = self._one("SELECT * FROM store.articles WHERE id = ?", id)
        if row is None:
            return None
        return Article(row["id"], row["text"], document_time(row), row["body"])

    def summary(self) -> Summary:
        """The numbers of the whole store, and which files were refused."""
        ((articles, events, undated, unresolved),) = self._rows(
            "SELECT (SELECT count(*) FROM store.articles), count(*), count(*) FILTER (lower IS NULL), "
            "(SELECT count(*) FROM store.timexes WHERE unresolved <> '') FROM store.events",
            [],
        )
        refused = self._rows("SELECT file, reason FROM store.refused ORDER BY rowid", [])
        return Summary(articles, events, undated, unresolved, tuple((file, reason) for file, reason in refused))

    def sources(self) -> list[str]:
        """The files and folders that the store was built from, as the build named them."""
        return [path for (path,) in self._rows("SELECT path FROM store.sources ORDER BY rowid", [])]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one call: one connection must not serve two threads at once."""
        with _explained(self.path), self._connection.cursor() as cursor:
            yield cursor

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._cursor() as cursor:
            return cursor.execute(query, values).fetchall()

    def _one(self, query: str, id: str) -> dict[str, Any] | None:
        with self._cursor() as cursor:
            rows = cursor.execute(query, [encodable(id)]).fetchall()
            names = [column[0] for column in cursor.description or []]
        return dict(zip(names, rows[0], strict=True)) if rows else None


_HISTOGRAM = """
    WITH spans AS (
        SELECT precision IN ('day', 'weekend', 'week') AS exact,
               date_trunc('month', day)::DATE AS begin,
               CASE WHEN exact THEN begin ELSE date_trunc('month', coalesce(last, first))::DATE END AS finish,
               count(*) AS number
        FROM store.events {where} GROUP BY ALL
    ), months AS (
        SELECT exact, number, unnest(generate_series(begin, finish, INTERVAL 1 MONTH))::DATE AS month,
               datediff('month', begin, finish) + 1 AS width
        FROM spans
    )
    SELECT month,
           coalesce(sum(number) FILTER (exact), 0)::BIGINT AS exact,
           coalesce(sum(number / width) FILTER (NOT exact), 0)::DOUBLE AS imprecise
    FROM months GROUP BY month ORDER BY month
"""


def _where(filter: Filter, *conditions: str, without: str = "") -> tuple[str, list[object]]:
    """The WHERE clause of a filter and its values, leaving out the restriction by the facet ``without``."""
    chosen: list[tuple[str, object]] = []
    for name in ("actors", "topics"):
        if getattr(filter, name) and name != without:
            chosen.append((f"list_has_any({name}, ?)", [encodable(item) for item in getattr(filter, name)]))
    if filter.statuses and without != "statuses":
        chosen.append(("list_contains(?, status)", [str(status) for status in filter.statuses]))
    if filter.first:
        chosen.append(("upper >= ?", filter.first))
    if filter.last:
        chosen.append(("lower <= ?", filter.last))
    chosen += [("contains(folded, ?)", word) for word in fold(filter.text).split()]
    clauses = [*conditions, *(clause for clause, _ in chosen)]
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", [value for _, value in chosen]


def fingerprints(path: Path) -> dict[str, str]:
    """Article id → fingerprint of the store as it is; empty where there is no store that this version can read."""
    try:
        store = Store.open(path)
    except StoreError:
        return {}
    try:
        return dict(store._rows("SELECT id, fingerprint FROM store.articles", []))
    except StoreError:
        return {}
    finally:
        store.close()


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a store file to be read, under the name ``store``.

    Attached to a database in memory, since a second ``duckdb.connect`` to one path in one process answers from the
    first one's file even after that has been replaced.
    """
    threads = max(1, min(4, os.cpu_count() or 1))
    settings: _Settings = {"memory_limit": _READ_MEMORY, "threads": threads, "python_enable_replacements": False}
    settings["temp_directory"] = ""  # its default is a folder in whatever directory the program was started from
    if not _has_mark(path):
        raise _NotAStore(path)
    connection = duckdb.connect(":memory:", config={**settings, **_OFFLINE})
    try:
        connection.execute(f"ATTACH {_quoted(path)} AS store (READ_ONLY)")
        _check_format(path, connection, "store")
        connection.execute("SET enable_external_access = false")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_mark(path: Path) -> bool:
    """Whether a file begins as DuckDB's do, so that a damaged store is told from anything else."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _check_format(path: Path, connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Raise StoreError unless the attached database ``name`` is a store of this program's format."""
    known = "SELECT count(*) FROM duckdb_tables() WHERE database_name = ? AND table_name = 'format'"
    if connection.execute(known, [name]).fetchall() != [(1,)]:
        raise _NotAStore(path)
    found = connection.execute(f"SELECT version FROM {name}.format").fetchall()
    if found != [(FORMAT,)]:
        version = found[0][0] if found else "unknown"
        raise StoreError(f"{path}: written in format {version}, this version reads {FORMAT}; {_BUILD_ANEW}")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about reading a file into a StoreError of one line."""
    try:
        yield
    except duckdb.ConnectionException as error:
        raise StoreError(f"{path}: the store was closed; open it again") from error
    except duckdb.OutOfMemoryException as error:
        raise StoreError(f"{path}: the answer needs more than {_READ_MEMORY} of memory; narrow the filter") from error
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be read ({_line(error)}); check the file's rights") from error
    except duckdb.Error as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> StoreError:
    return StoreError(f"{path}: the store is damaged ({_line(error)}); delete it and {_BUILD_ANEW}")


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


# --- writing ---------------------------------------------------------------------------------------------------------


def write(
    path: Path,
    keep: set[str],
    changed: Iterable[ArticleResult],
    refused: Sequence[tuple[str, str]],
    sources: Sequence[str] = (),
) -> None:
    """Write a store of the articles ``keep`` as the present store has them and the ``changed`` ones.

    ``changed`` is taken one by one and may be endless work: memory does not grow with it, and an article in both is
    taken from it. ``refused`` (file, reason) replaces the former list and is read last, so that it may still grow;
    ``sources`` are the files and folders that all of it was read from.
    The present store is untouched until the new one is whole and on the disk; what a killed build left behind goes
    with the next one. Raises StoreError where another build is running or the folder cannot be written; what
    ``changed`` raises passes through.
    """
    with _locked(path):
        folder = path.with_name(f"{path.name}.building")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            with _unwritable(path):
                _check_replaceable(path)
                draft = _Draft(path, folder)
            try:
                for result in changed:
                    draft.add(result)
                draft.finish(keep, refused, sources)
            finally:
                draft.close()
            with _unwritable(path):
                _put_in_place(draft.file, path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class _Draft:
    """A store in the making: new rows gather in one file, and make the new store together with the kept ones."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path, self.file = path, folder / "store.duckdb"
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        folder.mkdir()
        threads = max(1, min(4, os.cpu_count() or 1))
        spill = str(folder / "spill")
        settings: _Settings = {"memory_limit": _WRITE_MEMORY, "threads": threads, "temp_directory": spill}
        self.connection = duckdb.connect(":memory:", config={**settings, **_OFFLINE})
        self.connection.execute(f"ATTACH {_quoted(folder / 'gathered.duckdb')} AS gathered")
        for name, schema in TABLES.items():
            self._load(f"CREATE TABLE gathered.{name} AS FROM batch", schema.empty_table())

    def add(self, result: ArticleResult) -> None:
        """Take in one article's rows."""
        article = result.article
        self.rows["articles"].append(article_row(article, result.fingerprint))
        self.rows["events"] += [event_row(event) for event in result.events]
        self.rows["timexes"] += [timex_row(article.id, timex) for timex in result.timexes]
        if sum(map(len, self.rows.values())) >= _BATCH:
            self._flush()

    def finish(self, keep: set[str], refused: Sequence[tuple[str, str]], sources: Sequence[str]) -> None:
        """Put the gathered and the kept articles together in the new file, and close that."""
        self.rows["refused"] += [{"file": file, "reason": reason} for file, reason in refused]
        self.rows["sources"] += [{"path": path} for path in sources]
        self._flush()
        loose = self._compare(keep) if keep else None
        with _unwritable(self.path):
            if loose is None:
                self._sort()
            else:
                self._patch(loose)
            self._refuse_doubles()
            self.connection.execute("CHECKPOINT fresh")
            self.connection.execute("DETACH fresh")

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def _flush(self) -> None:
        with _unwritable(self.path):
            for name, rows in self.rows.items():
                if rows:
                    self._load(f"INSERT INTO gathered.{name} FROM batch", arrow(rows, TABLES[name]))
                    rows.clear()

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
        with _explained(self.path):
            self.connection.execute(f"ATTACH {_quoted(self.path)} AS present (READ_ONLY)")
            _check_format(self.path, self.connection, "present")
        with _unwritable(self.path):
            ids = arrow([{"id": id} for id in sorted(keep)], pa.schema([("id", pa.string())]))
            self._load("CREATE TEMP TABLE kept AS FROM batch ANTI JOIN gathered.articles USING (id)", ids)
            missing = self._first("SELECT id FROM kept ANTI JOIN present.articles USING (id) ORDER BY id LIMIT 1")
            if missing is not None:
                raise StoreError(f"{self.path}: changed during the build ({missing} is gone); start the build again")
            self.connection.execute("CREATE TEMP TABLE dropped AS FROM present.articles ANTI JOIN kept USING (id)")
            loose = self._first(
                "SELECT (SELECT loose FROM present.format) + (SELECT count(*) FROM gathered.events)"
                " + (SELECT count(*) FROM present.events WHERE document IN (SELECT id FROM dropped))"
            )
            everything = self._first("SELECT count(*) FROM present.events")
        return int(loose) if loose * 100 <= _LOOSE * everything else None

    def _sort(self) -> None:
        """Make the new file of all rows, in the order in which they are asked for."""
        if self._first("SELECT count(*) FROM duckdb_databases() WHERE database_name = 'present'"):
            for name, owner in _OWNER.items():
                self.connection.execute(
                    f"INSERT INTO gathered.{name} FROM present.{name} WHERE {owner} IN (SELECT id FROM kept)"
                )
        self.connection.execute(f"ATTACH {_quoted(self.file)} AS fresh")
        for name, order in _SORTED.items():
            self.connection.execute(f"CREATE TABLE fresh.{name} AS FROM gathered.{name} {order}")
        self.connection.execute(f"CREATE TABLE fresh.format AS SELECT {FORMAT} AS version, 0::BIGINT AS loose")

    def _patch(self, loose: int) -> None:
        """Make the new file of a copy of the present one: a few articles more or less need no sorting of millions."""
        self.connection.execute("DETACH present")
        shutil.copyfile(self.path, self.file)
        self.connection.execute(f"ATTACH {_quoted(self.file)} AS fresh")
        for name, order in _SORTED.items():
            gone = f"WHERE {_OWNER[name]} IN (SELECT id FROM dropped)" if name in _OWNER else ""
            self.connection.execute(f"DELETE FROM fresh.{name} {gone}")
            self.connection.execute(f"INSERT INTO fresh.{name} FROM gathered.{name} {order}")
        self.connection.execute("UPDATE fresh.format SET loose = ?", [loose])

    def _refuse_doubles(self) -> None:
        for what in ("articles", "events"):
            double = self._first(f"SELECT id FROM fresh.{what} GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 1")
            if double is not None:
                raise StoreError(f"{self.path}: two {what} have the id {double}; nothing was written")

    def _first(self, query: str) -> Any:
        """The first value of a query; all rows are fetched, since DuckDB 2 refuses work beside an unfinished result."""
        rows = self.connection.execute(query).fetchall()
        return rows[0][0] if rows else None


def _check_replaceable(path: Path) -> None:
    """Raise StoreError where ``path`` is a file that no build has made."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return
    try:
        _attach(path).close()
    except _NotAStore:
        raise
    except (StoreError, duckdb.Error):
        return  # another version, or damaged: what a build is to replace


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
            raise _damaged(path, error) from error
        advice = "check the disk's free space and the folder's rights"
        raise StoreError(f"{path}: the store cannot be written ({_line(error)}); {advice}") from error


def _quoted(path: Path) -> str:
    """A path as an SQL string; ATTACH takes no bound value."""
    return "'" + str(path).replace("'", "''") + "'"
