"""The store: articles, their events and temporal expressions in one DuckDB file, written whole and read by the page.

A build writes a new file beside the old one and puts it in the old one's place at the very end, so that at any moment
there is one good store or none. Readers keep the file that they opened; who wants the new one opens it anew.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyroaring import BitMap

from timeline.model import Article, DocumentTime, Filter
from timeline.postings import Postings, plain
from timeline.question import Facet, Span, counts_of, found, loosened
from timeline.side_by_side import Numbers
from timeline.tables import FORMAT, TABLES, TOLD, document_time, encodable

_REMEMBERED = 8  # filters of which it is known what they let through; a bit an event each, at most
_PIECE = 20_000  # rows of a large answer that are in hand at once
_POSTINGS = 2_000  # of them at once; some hold a bit for every event
_READ_MEMORY = "150MB"  # beside what the postings take
Settings = dict[str, str | bool | int | float | list[str]]
OFFLINE: Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_BUILD_ANEW = "build it anew with: python -m timeline build"

TIMELINE = 'ORDER BY day NULLS LAST, "order", id'  # day alone would leave the events of one day in any order

# What events() gives for every event; event() gives all the rest as well.
_COLUMNS = (
    *("id", "document", "start", "end", "first", "last", "precision", "title", "text", "sentence"),
    *("actors", "topics", "status", "placed_by", "reason", "expression", "rule", "anchor", "tense"),
    *("published_first", "published_last", "published_precision", "published_evidence", "published_source"),
    *("published_confidence", "published_note", "roles", "claimed_by", "cues", "order"),
    *("documents", "sources", "n_sources", "n_reports", "disagreements", "announced_by", "corrected"),
)
# What a list, a table or a chart shows of an event, fetched at every click.
_LISTED = ("id", "document", "first", "last", "precision", "title", "status", "actors", "topics", "n_sources",
           "disagreements", "reason")  # fmt: skip
_LISTS = ("actors", "topics", "roles", "cues", "documents", "sources", "disagreements", "announced_by", "corrected")
_SELECTED = ", ".join(["id AS event_id", "title AS event_title", *(f'"{name}"' for name in _COLUMNS)])
COLUMNS = ("event_id", "event_title", *_COLUMNS)
_OF_EVENT = ("documents", "sources", "n_sources", "n_reports", "disagreements", "announced_by", "corrected")
_OF_REPORT = ", ".join(f'{"e" if name in _OF_EVENT else "r"}."{name}"' for name in _COLUMNS)
_REPORTS = f"""
    SELECT e.id AS event_id, e.title AS event_title, {_OF_REPORT}
    FROM store.events e JOIN store.reports r ON r.event = e.id
    WHERE e.number IN (SELECT unnest(?::INTEGER[]))
    ORDER BY e.day NULLS LAST, e."order", e.id, r.document, r.start, r.id
"""


class StoreError(ValueError):
    """The store cannot be read or written; the message is one line: what is wrong and what to do."""


class NotAStore(StoreError):  # noqa: N818 - what it says is in its message
    """The file was made by something else, and no build may replace it: it may be all that somebody has of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this is not a store of this program; name another file or move this one away")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store holds: numbers of rows, and the files that could not be read with the reason for each.

    ``merged`` are the events that more than one report tells, ``disputed`` those whose reports disagree;
    ``unapplied`` are corrections of the user's that point to nothing, each with the reason.
    """

    articles: int
    events: int
    undated: int
    unresolved: int
    refused: tuple[tuple[str, str], ...]
    reports: int = 0
    merged: int = 0
    disputed: int = 0
    unapplied: tuple[tuple[str, str], ...] = ()


class Store:
    """One store file, opened to be read; every call may come from another thread.

    Every method raises StoreError where the file turns out to be damaged.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._lock = Lock()
        self._last: OrderedDict[Filter, BitMap] = OrderedDict()  # what was found last
        self._postings = Postings(self._ask)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a store as it is now; a build that ends later does not change what this one answers.

        Raises StoreError where it is missing, damaged, or of another version.
        """
        if not path.exists():
            raise StoreError(f"{path}: there is no store yet; make it with: python -m timeline build")
        with explained(path):
            return cls(path, attach(path))

    def events(self, filter: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """The events that a filter lets through, a row each with COLUMNS: earliest first, the undated last.

        ``first`` and ``last`` are days (NaT: open end or undated), ``actors`` and ``topics`` lists.
        """
        frames = [*self.batches(filter, limit, offset)]
        return pd.concat(frames, ignore_index=True) if frames else self._frame([])

    def batches(self, filter: Filter, limit: int | None = None, offset: int = 0) -> Iterator[pd.DataFrame]:
        """The table of ``events`` piece by piece, so that an export of any size takes little memory."""
        numbers = self._in_order(self._found(filter), limit, offset)
        for begin in range(0, len(numbers), _PIECE):
            yield self._frame(numbers[begin : begin + _PIECE].tolist())

    def report_batches(self, filter: Filter) -> Iterator[pd.DataFrame]:
        """The reports of the events that a filter lets through, piece by piece, with what is known of their events.

        The columns are those of ``events``; ``id``, the days, ``title`` and all else are the report's own, ``event_id``
        and ``event_title`` are the event's, and so are its sources and their disagreement.
        """
        numbers = self._in_order(self._found(filter))
        for begin in range(0, len(numbers), _PIECE):
            with self._cursor() as cursor:
                yield _listed(cursor.execute(_REPORTS, [numbers[begin : begin + _PIECE].tolist()]).df())

    def _frame(self, numbers: list[int]) -> pd.DataFrame:
        """The events of these numbers."""
        query = f"SELECT {_SELECTED} FROM store.events WHERE number IN (SELECT unnest(?::INTEGER[])) {TIMELINE}"
        with self._cursor() as cursor:
            return _listed(cursor.execute(query, [numbers]).df())

    def listed(self, filter: Filter, limit: int, undated: bool = False) -> list[dict[str, Any]]:
        """The first of the events that a filter lets through, or of the undated ones: what lists and charts show."""
        numbers = self._in_order(self._found(filter, undated), limit).tolist()
        names = ", ".join(f'"{name}"' for name in _LISTED)
        query = f"SELECT {names} FROM store.events WHERE number IN (SELECT unnest(?::INTEGER[])) {TIMELINE}"
        return self._dictionaries(query, [numbers])

    def count(self, filter: Filter, undated: bool = False) -> int:
        """How many events a filter lets through, or how many of them are undated."""
        return len(self._found(filter, undated))

    def facet(self, name: Facet, filter: Filter, within: bool = False) -> list[tuple[str, int]]:
        """The values that a facet can take under the other filters, with the number of events behind each.

        Most frequent first, then by name. What is chosen in the facet itself does not narrow it where its values are
        alternatives: the number says what choosing this one would show. Of a value that stands for others
        (``filter.includes``), an event counts once, whichever of them it has. With ``within``, the facet's own choice
        does narrow it: the number says what leaving this value out would take away.
        """
        events = self._found(filter if within else loosened(filter, name))
        with explained(self.path):
            counts = counts_of(name, filter, events, self._postings)
        return sorted(counts.items(), key=lambda one: (-one[1], one[0]))

    def extent(self) -> tuple[date, date] | None:
        """The first and the last day that any event touches; None where no event is dated."""
        periods = self._periods(Filter())
        days = [day for name in ("first", "last") for day in periods[name].to_pylist() if day]
        return (min(days), max(days)) if days else None

    def _periods(self, filter: Filter) -> pa.Table:
        """The periods of the events that a filter lets through, with the number of events that have each."""
        events = self._found(filter)
        with explained(self.path):
            return self._postings.periods.counted(self._postings.values("periods").counts(events))

    def histogram(
        self, filter: Filter, span: Span = "month", first: date = date.min, last: date = date.max
    ) -> pd.DataFrame:
        """Events a month, as the columns ``month`` (its first day), ``exact`` and ``imprecise``; no empty months.

        Exact is what is known to the day, weekend or week, and counts in the month in which it begins. All else is
        spread evenly over its months; an open end counts in the month of the end that is known. With another ``span``
        the same of its weeks, or of its days, of which only a day is exact; ``first`` and ``last`` cut off the others.
        """
        query = _HISTOGRAM.replace("{span}", span).replace("{exact}", "('day')" if span == "day" else _EXACT)
        periods = self._periods(filter)
        with self._cursor() as cursor:
            cursor.register("periods", periods)
            return cursor.execute(query, [first, last]).df()

    def event(self, id: str) -> dict[str, Any] | None:
        """Everything about one event, its ``mentions`` and ``alternatives`` included; None where there is none.

        The id of any of its reports names it as well, so that a link to one goes on leading there.
        """
        query = "SELECT * EXCLUDE (day, lower, upper, folded, number) FROM store.events WHERE id = ?"
        found = self._one(query, id)
        if found is None and (report := self._one("SELECT event FROM store.reports WHERE id = ?", id)):
            found = self._one(query, report["event"])
        return found

    def reports(self, event: str) -> list[dict[str, Any]]:
        """The reports of one event, a dictionary each with what its place tells: by article, in text order."""
        found = self._one("SELECT documents FROM store.events WHERE id = ?", event)
        if found is None:
            return []
        documents = ", ".join("?" * len(found["documents"]))  # so that other articles' reports are not looked at
        return self._dictionaries(
            f"SELECT {_REPORTED} FROM store.reports WHERE document IN ({documents}) AND event = ? "
            "ORDER BY document, start, id",
            [*map(encodable, found["documents"]), encodable(event)],
        )

    def told_in(self, document: str) -> list[dict[str, Any]]:
        """The reports of one article, in text order, but for those of hidden events."""
        document = encodable(document)
        shown = set(self._ids(self._postings.of("documents", [document])))
        reports = self._dictionaries(
            f"SELECT {_REPORTED} FROM store.reports WHERE document = ? ORDER BY start, id", [document]
        )
        return [report for report in reports if report["event"] in shown]

    def announced(self, event: str) -> list[str]:
        """The ids of the events that this one tells of as planned."""
        return self._ids(self._postings.of("announcers", [encodable(event)]))

    def report(self, id: str) -> dict[str, Any] | None:
        """One report by its id, with what its place tells; None where there is none."""
        return self._one(f"SELECT {_REPORTED} FROM store.reports WHERE id = ?", id)

    def corrections(self) -> list[dict[str, Any]]:
        """The user's corrections as of the build: ``line``, the ``reports`` it points to, ``problem`` or ""."""
        return self._dictionaries("SELECT * FROM store.corrections ORDER BY rowid", [])

    def article(self, id: str) -> Article | None:
        """One article with its whole text; None where there is none."""
        row = self._one("SELECT * FROM store.articles WHERE id = ?", id)
        if row is None:
            return None
        return Article(row["id"], row["text"], document_time(row), row["body"])

    def published(self) -> dict[str, DocumentTime]:
        """Article id → when it was written and how that is known, in the order of the ids."""
        names = [name for name in TABLES["articles"].names if name == "id" or name.startswith("published_")]
        rows = self._rows(f"SELECT {', '.join(names)} FROM store.articles ORDER BY id", [])
        return {row[0]: document_time(dict(zip(names, row, strict=True))) for row in rows}

    def summary(self) -> Summary:
        """The numbers of the whole store, and which files were refused."""
        (counts,) = self._rows(_COUNTS, [])
        articles, events, undated, unresolved, reports, merged, disputed = counts
        unapplied = self._rows("SELECT line, problem FROM store.corrections WHERE problem <> '' ORDER BY rowid", [])
        return Summary(
            articles, events, undated, unresolved, self.refused(), reports, merged, disputed, tuple(unapplied)
        )

    def refused(self) -> tuple[tuple[str, str], ...]:
        """The files that could not be read, with the reason for each."""
        return tuple(self._rows("SELECT file, reason FROM store.refused ORDER BY rowid", []))

    def sources(self) -> list[str]:
        """The files and folders that the store was built from, as the build named them."""
        return [path for (path,) in self._rows("SELECT path FROM store.sources ORDER BY rowid", [])]

    def forget(self) -> None:
        """Forget the answers of before, as if nobody had asked yet."""
        self._last.clear()
        self._postings.forget()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one call: one connection must not serve two threads at once."""
        with explained(self.path), self._connection.cursor() as cursor:
            yield cursor

    def _ask(self, query: str, values: Sequence[object]) -> Iterator[pa.RecordBatch]:
        """The answer to a query piece by piece."""
        with self._cursor() as cursor:
            yield from cursor.sql(query, params=list(values)).to_arrow_reader(_POSTINGS)

    def _found(self, filter: Filter, undated: bool = False) -> BitMap:
        """The numbers of the events that a filter lets through; those of the last few filters are remembered."""
        with self._lock:
            events = self._last.pop(filter, None)
        if events is None:
            with explained(self.path):
                events, unsure = found(filter, self._postings)
            for term, doubtful in unsure:
                events = events - (doubtful - self._holding(term, doubtful))
        with self._lock:
            self._last[filter] = events
            while len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)
        return events & self._postings.undated if undated else events

    def _holding(self, term: str, events: BitMap) -> BitMap:
        """Those of the events in which a folded term stands, looked for in their texts."""
        with self._cursor() as cursor:
            cursor.register("asked", _numbers(events))
            query = "SELECT number FROM store.events WHERE number IN (FROM asked) AND contains(folded, ?)"
            return BitMap(np.asarray(cursor.execute(query, [term]).fetchnumpy()["number"], np.uint32))

    def _ids(self, events: BitMap) -> list[str]:
        """The ids of events that are there, by TIMELINE."""
        numbers = plain(events & self._postings.everything).tolist()
        query = f"SELECT id FROM store.events WHERE number IN (SELECT unnest(?::INTEGER[])) {TIMELINE}"
        return [id for (id,) in self._rows(query, [numbers])]

    def _in_order(self, events: BitMap, limit: int | None = None, offset: int = 0) -> Numbers:
        """The numbers of events by TIMELINE, or a page of them: the order of the numbers, but for the loose ones."""
        end = len(events) if limit is None else offset + limit
        loose = events & self._postings.loose
        if not loose:
            return plain(events[offset:end])
        with self._cursor() as cursor:
            cursor.register("asked", _numbers((events - loose)[:end] | loose))
            query = f"SELECT number FROM store.events WHERE number IN (FROM asked) {TIMELINE} LIMIT ? OFFSET ?"
            return np.asarray(cursor.execute(query, [end - offset, offset]).fetchnumpy()["number"], np.uint32)

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._cursor() as cursor:
            return cursor.execute(query, values).fetchall()

    def _one(self, query: str, id: str) -> dict[str, Any] | None:
        return next(iter(self._dictionaries(query, [encodable(id)])), None)

    def _dictionaries(self, query: str, values: Sequence[object]) -> list[dict[str, Any]]:
        with self._cursor() as cursor:
            rows = cursor.execute(query, values).fetchall()
            names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in rows]


def _numbers(events: BitMap) -> pa.Table:
    return pa.table({"number": pa.array(plain(events).astype(np.int32))})


def _listed(frame: pd.DataFrame) -> pd.DataFrame:
    """A table whose lists are Python's."""
    for name in _LISTS:
        frame[name] = pd.Series([list(items) for items in frame[name]], index=frame.index, dtype=object)
    return frame


_REPORTED = ", ".join(f'"{name}"' for name in ("event", *TOLD) if name not in ("day", "lower", "upper", "folded"))

_COUNTS = """
    SELECT (SELECT count(*) FROM store.articles), count(*), count(*) FILTER (lower IS NULL),
           (SELECT count(*) FROM store.timexes WHERE unresolved <> ''), (SELECT count(*) FROM store.reports),
           count(*) FILTER (n_reports > 1), count(*) FILTER (len(disagreements) > 0)
    FROM store.events
"""

_EXACT = "('day', 'weekend', 'week')"
_HISTOGRAM = """
    WITH spans AS (
        SELECT precision IN {exact} AS exact,
               date_trunc('{span}', coalesce(first, last))::DATE AS begin,
               CASE WHEN exact THEN begin ELSE date_trunc('{span}', coalesce(last, first))::DATE END AS finish,
               sum(number) AS number
        FROM periods GROUP BY ALL
    ), months AS (
        SELECT exact, number, datediff('{span}', begin, finish) + 1 AS width,
               unnest(generate_series(greatest(begin, date_trunc('{span}', ?::DATE)::DATE), least(finish, ?::DATE),
                                      INTERVAL 1 {span}))::DATE AS month
        FROM spans
    )
    SELECT month,
           coalesce(sum(number) FILTER (exact), 0)::BIGINT AS exact,
           coalesce(sum(number / width) FILTER (NOT exact), 0)::DOUBLE AS imprecise
    FROM months GROUP BY month ORDER BY month
"""


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


def recorded_sources(path: Path) -> list[str]:
    """The files and folders that a store was built from, also of a store that another version of the program wrote.

    Raises StoreError where the file is no store or damaged; a store that has not noted them has none.
    """
    with explained(path):
        connection = attach(path, any_format=True)
        try:
            noted = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'store' AND table_name = 'sources'"
            if connection.execute(noted).fetchall() == [(0,)]:
                return []
            return [str(name) for (name,) in connection.execute("SELECT path FROM store.sources").fetchall()]
        finally:
            connection.close()


def attach(path: Path, any_format: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a store file to be read, under the name ``store``.

    Attached to a database in memory, since a second ``duckdb.connect`` to one path in one process answers from the
    first one's file even after that has been replaced.
    """
    threads = max(1, min(4, os.cpu_count() or 1))
    settings: Settings = {"memory_limit": _READ_MEMORY, "threads": threads, "python_enable_replacements": False}
    settings["temp_directory"] = ""  # its default is a folder in whatever directory the program was started from
    if not _has_mark(path):
        raise NotAStore(path)
    connection = duckdb.connect(":memory:", config={**settings, **OFFLINE})
    try:
        connection.execute(f"ATTACH {quoted(path)} AS store (READ_ONLY)")
        check_format(path, connection, "store", any_format)
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


def check_format(path: Path, connection: duckdb.DuckDBPyConnection, name: str, any_format: bool = False) -> None:
    """Raise StoreError unless the attached database ``name`` is a store, and (but for ``any_format``) of our format."""
    known = "SELECT count(*) FROM duckdb_tables() WHERE database_name = ? AND table_name = 'format'"
    if connection.execute(known, [name]).fetchall() != [(1,)]:
        raise NotAStore(path)
    found = connection.execute(f"SELECT version FROM {name}.format").fetchall()
    if found != [(FORMAT,)] and not any_format:
        version = found[0][0] if found else "unknown"
        raise StoreError(f"{path}: written in format {version}, this version reads {FORMAT}; {_BUILD_ANEW}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about reading a file into a StoreError of one line."""
    try:
        yield
    except duckdb.ConnectionException as error:
        raise StoreError(f"{path}: the store was closed; open it again") from error
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be read ({line(error)}); check the file's rights") from error
    except (duckdb.Error, pa.ArrowException) as error:  # Arrow's where the answer is read piece by piece
        if "Out of Memory" in str(error):
            said = f"{path}: the answer needs more than {_READ_MEMORY} of memory; narrow the filter"
            raise StoreError(said) from error
        raise damaged(path, error) from error


def damaged(path: Path, error: Exception) -> StoreError:
    """What to say of a file that cannot be what a build has written."""
    return StoreError(f"{path}: the store is damaged ({line(error)}); delete it and {_BUILD_ANEW}")


def line(error: Exception) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def quoted(path: Path) -> str:
    """A path as an SQL string; ATTACH takes no bound value."""
    return "'" + str(path).replace("'", "''") + "'"
