"""The store: articles, their events and temporal expressions in one DuckDB file, written whole and read by the page.

A build writes a new file beside the old one and puts it in the old one's place at the very end, so that at any moment
there is one good store or none. Readers keep the file that they opened; who wants the new one opens it anew.
"""

import fcntl
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from timeline.model import (
    Article,
    DocumentTime,
    Event,
    Evidence,
    Filter,
    Period,
    Precision,
    Timex,
)

FORMAT = 1  # of the tables below; a store of another format is built anew
Facet = Literal["actors", "topics", "statuses"]

_BATCH = 4096  # rows held in memory before they are written
_PIECE = 20_000  # rows of a large answer that are in hand at once
_READ_MEMORY, _WRITE_MEMORY = "400MB", "700MB"
_Settings = dict[str, str | bool | int | float | list[str]]
_OFFLINE: _Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_BUILD_ANEW = "build it anew with: python -m timeline build"

_PERIOD = pa.struct([("first", pa.date32()), ("last", pa.date32()), ("precision", pa.string())])
_MENTION = pa.struct(
    [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string()), ("name", pa.string()), ("kind", pa.string())]
)

# The tables. A string is never null, "" stands for none; a date is null where an end is open or nothing is known.
_TABLES: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            ("id", pa.string()),
            ("text", pa.string()),
            ("body", pa.int32()),
            ("published_first", pa.date32()),
            ("published_last", pa.date32()),
            ("published_precision", pa.string()),
            ("published_evidence", pa.string()),
            ("published_source", pa.string()),
            ("fingerprint", pa.string()),
        ]
    ),
    "events": pa.schema(
        [
            ("id", pa.string()),
            ("document", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("first", pa.date32()),
            ("last", pa.date32()),
            ("precision", pa.string()),
            ("title", pa.string()),
            ("text", pa.string()),
            ("sentence", pa.string()),
            ("sentence_start", pa.int32()),
            ("sentence_end", pa.int32()),
            ("paragraph", pa.int32()),
            ("heading", pa.bool_()),
            ("actors", pa.list_(pa.string())),
            ("topics", pa.list_(pa.string())),
            ("status", pa.string()),
            ("placed_by", pa.string()),
            ("reason", pa.string()),
            ("expression", pa.string()),
            ("expression_start", pa.int32()),
            ("expression_end", pa.int32()),
            ("expression_type", pa.string()),
            ("value", pa.string()),
            ("rule", pa.string()),
            ("anchor", pa.string()),
            ("anchor_period", _PERIOD),
            ("tense", pa.string()),
            ("alternatives", pa.list_(_PERIOD)),
            ("mentions", pa.list_(_MENTION)),
            ("published_first", pa.date32()),
            ("published_last", pa.date32()),
            ("published_precision", pa.string()),
            ("published_evidence", pa.string()),
            ("published_source", pa.string()),
            ("day", pa.date32()),  # where it stands in the order: its first day, or its last where the first is open
            ("lower", pa.date32()),  # the period with open ends at the ends of the calendar; null for the undated
            ("upper", pa.date32()),
            ("folded", pa.string()),  # what the words of a search are looked for in
        ]
    ),
    "timexes": pa.schema(
        [
            ("document", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("text", pa.string()),
            ("type", pa.string()),
            ("value", pa.string()),
            ("first", pa.date32()),
            ("last", pa.date32()),
            ("precision", pa.string()),
            ("rule", pa.string()),
            ("anchor", pa.string()),
            ("unresolved", pa.string()),
        ]
    ),
    "refused": pa.schema([("file", pa.string()), ("reason", pa.string())]),
    "sources": pa.schema([("path", pa.string())]),
}
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
)
_SELECTED = ", ".join(f'"{name}"' for name in COLUMNS)


class StoreError(ValueError):
    """The store cannot be read or written; the message is one line: what is wrong and what to do."""


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
        return pd.concat(frames, ignore_index=True) if frames else self._table([])

    def batches(self, filter: Filter, limit: int | None = None, offset: int = 0) -> Iterator[pd.DataFrame]:
        """The table of ``events`` piece by piece, so that an export of any size takes little memory."""
        where, values = _where(filter)
        page = f"LIMIT {'ALL' if limit is None else int(limit)} OFFSET {int(offset)}"
        rows = [row for (row,) in self._rows(f"SELECT rowid FROM store.events {where} {_TIMELINE} {page}", values)]
        for begin in range(0, len(rows), _PIECE):
            yield self._table(rows[begin : begin + _PIECE])

    def _table(self, rows: list[int]) -> pd.DataFrame:
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
        first, last = row["published_first"], row["published_last"]
        period = Period(first, last, Precision(row["published_precision"])) if first or last else None
        published = DocumentTime(period, Evidence(row["published_evidence"]), row["published_source"])
        return Article(row["id"], row["text"], published, row["body"])

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
            rows = cursor.execute(query, [_encodable(id)]).fetchall()
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


def fold(text: str) -> str:
    """A text as the search compares it: no capitals, accents, Markdown stars or invisible characters.

    "Führer" and "fuhrer" fold to the same, and so do "Straße" and "STRASSE".
    """
    return unicodedata.normalize("NFKD", text).casefold().translate(_KEPT).encode("utf-8", "replace").decode("utf-8")


class _Kept(dict[int, Any]):
    """What a decomposed character becomes in a search: itself, or nothing; learnt character by character."""

    def __missing__(self, code: int) -> Any:
        self[code] = None if unicodedata.category(chr(code)) in ("Mn", "Cf") else chr(code)
        return self[code]


_KEPT = _Kept(str.maketrans("łøđı", "lodi", "*"))  # letters that Unicode does not take apart, and Markdown's bold


def _where(filter: Filter, *conditions: str, without: str = "") -> tuple[str, list[object]]:
    """The WHERE clause of a filter and its values, leaving out the restriction by the facet ``without``."""
    chosen: list[tuple[str, object]] = []
    for name in ("actors", "topics"):
        if getattr(filter, name) and name != without:
            chosen.append((f"list_has_any({name}, ?)", [_encodable(item) for item in getattr(filter, name)]))
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
    connection = duckdb.connect(":memory:", config={**settings, **_OFFLINE})
    try:
        connection.execute(f"ATTACH {_quoted(path)} AS store (READ_ONLY)")
        _check_format(path, connection, "store")
        connection.execute("SET enable_external_access = false")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_format(path: Path, connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Raise StoreError unless the attached database ``name`` is a store of this program's format."""
    known = "SELECT count(*) FROM duckdb_tables() WHERE database_name = ? AND table_name = 'format'"
    if connection.execute(known, [name]).fetchall() != [(1,)]:
        raise StoreError(f"{path}: this is a database, but not a store of this program; name another file")
    found = connection.execute(f"SELECT version FROM {name}.format").fetchall()
    if found != [(FORMAT,)]:
        version = found[0][0] if found else "unknown"
        raise StoreError(f"{path}: written in format {version}, this version reads {FORMAT}; {_BUILD_ANEW}")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about a file into a StoreError of one line."""
    try:
        yield
    except duckdb.ConnectionException as error:
        raise StoreError(f"{path}: the store was closed; open it again") from error
    except (duckdb.Error, OSError) as error:
        detail = (str(error).splitlines() or [type(error).__name__])[0]
        raise StoreError(f"{path}: the store is damaged or cannot be read ({detail}); {_BUILD_ANEW}") from error


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
                draft = _Draft(path, folder)
            try:
                for result in changed:
                    draft.add(result)
                draft.finish(keep, refused, sources)
            finally:
                draft.close()
            with _unwritable(path):
                _put_in_place(folder / "store.duckdb", path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class _Draft:
    """A store in the making: rows gather unsorted in one file, and are sorted into another at the end."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
        folder.mkdir()
        threads = max(1, min(4, os.cpu_count() or 1))
        spill = str(folder / "spill")
        settings: _Settings = {"memory_limit": _WRITE_MEMORY, "threads": threads, "temp_directory": spill}
        self.connection = duckdb.connect(":memory:", config={**settings, **_OFFLINE})
        self.connection.execute(f"ATTACH {_quoted(folder / 'gathered.duckdb')} AS gathered")
        self.connection.execute(f"ATTACH {_quoted(folder / 'store.duckdb')} AS fresh")
        for name, schema in _TABLES.items():
            self._load(f"CREATE TABLE gathered.{name} AS FROM batch", schema.empty_table())

    def add(self, result: ArticleResult) -> None:
        """Take in one article's rows."""
        article = result.article
        self.rows["articles"].append(_article_row(article, result.fingerprint))
        self.rows["events"] += [_event_row(event) for event in result.events]
        self.rows["timexes"] += [_timex_row(article.id, timex) for timex in result.timexes]
        if sum(map(len, self.rows.values())) >= _BATCH:
            self._flush()

    def finish(self, keep: set[str], refused: Sequence[tuple[str, str]], sources: Sequence[str]) -> None:
        """Add the kept articles, sort every table into the new file, and close it."""
        self.rows["refused"] += [{"file": file, "reason": reason} for file, reason in refused]
        self.rows["sources"] += [{"path": path} for path in sources]
        self._flush()
        if keep:
            self._keep(keep)
        with _unwritable(self.path):
            self._refuse_doubles()
            for name, order in _SORTED.items():
                self.connection.execute(f"CREATE TABLE fresh.{name} AS FROM gathered.{name} {order}")
            self.connection.execute(f"CREATE TABLE fresh.format AS SELECT {FORMAT} AS version")
            self.connection.execute("CHECKPOINT fresh")
            self.connection.execute("DETACH fresh")

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def _flush(self) -> None:
        with _unwritable(self.path):
            for name, rows in self.rows.items():
                if rows:
                    self._load(f"INSERT INTO gathered.{name} FROM batch", _table(rows, _TABLES[name]))
                    rows.clear()

    def _load(self, statement: str, batch: pa.Table) -> None:
        """Run a statement that reads the table ``batch``."""
        self.connection.register("batch", batch)
        self.connection.execute(statement)
        self.connection.unregister("batch")

    def _keep(self, keep: set[str]) -> None:
        """Copy the rows of the kept articles from the present store, except of those that changed."""
        with _explained(self.path):
            self.connection.execute(f"ATTACH {_quoted(self.path)} AS present (READ_ONLY)")
            _check_format(self.path, self.connection, "present")
        with _unwritable(self.path):
            ids = _table([{"id": id} for id in sorted(keep)], pa.schema([("id", pa.string())]))
            self._load("CREATE TEMP TABLE kept AS FROM batch ANTI JOIN gathered.articles USING (id)", ids)
        missing = self._first("SELECT id FROM kept ANTI JOIN present.articles USING (id) ORDER BY id LIMIT 1")
        if missing is not None:
            raise StoreError(f"{self.path}: changed during the build ({missing} is gone); start the build again")
        with _explained(self.path):
            for name, owner in _OWNER.items():
                self.connection.execute(
                    f"INSERT INTO gathered.{name} FROM present.{name} WHERE {owner} IN (SELECT id FROM kept)"
                )

    def _refuse_doubles(self) -> None:
        for name, what in (("articles", "articles"), ("events", "events")):
            double = self._first(f"SELECT id FROM gathered.{name} GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 1")
            if double is not None:
                raise StoreError(f"{self.path}: two {what} have the id {double}; nothing was written")

    def _first(self, query: str) -> Any:
        """The first value of a query; all rows are fetched, since DuckDB 2 refuses work beside an unfinished result."""
        rows = self.connection.execute(query).fetchall()
        return rows[0][0] if rows else None


def _article_row(article: Article, fingerprint: str) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": article.text,
        "body": article.body,
        "fingerprint": fingerprint,
        **_published(article.published),
    }


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "document": event.document,
        "start": event.start,
        "end": event.end,
        "title": event.title,
        "text": event.text,
        "sentence": event.sentence.text,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "paragraph": event.sentence.paragraph,
        "heading": event.sentence.heading,
        "actors": list(dict.fromkeys(event.actors)),
        "topics": list(dict.fromkeys(event.topics)),
        "status": event.status,
        "placed_by": event.placed_by,
        "reason": event.reason,
        "mentions": [
            {"start": m.start, "end": m.end, "text": m.text, "name": m.name, "kind": m.kind} for m in event.mentions
        ],
        "folded": fold(f"{event.sentence.text}\n{event.title}\n{event.document}"),
        **_days(event.period),
        **_bounds(event.period),
        **_expression(event.timex),
        **_published(event.published),
    }


def _timex_row(document: str, timex: Timex) -> dict[str, Any]:
    return {
        "document": document,
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
        "unresolved": timex.unresolved,
        **_days(timex.period),
    }


def _expression(timex: Timex | None) -> dict[str, Any]:
    """The columns that say which words placed an event, and how."""
    if timex is None:
        names = ("expression", "expression_type", "value", "rule", "anchor", "tense")
        return {**dict.fromkeys(names, ""), "alternatives": []}
    return {
        "expression": timex.text,
        "expression_start": timex.start,
        "expression_end": timex.end,
        "expression_type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
        "anchor_period": _days(timex.anchor.period) if timex.anchor.period else None,
        "tense": timex.tense or "",
        "alternatives": [_days(period) for period in timex.alternatives],
    }


def _days(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {"first": None, "last": None, "precision": ""}
    return {"first": period.first, "last": period.last, "precision": period.precision}


def _bounds(period: Period | None) -> dict[str, Any]:
    """Where a period stands in the order, and between which days a filter's interval meets it."""
    if period is None:
        return {"day": None, "lower": None, "upper": None}
    first, last = period.first, period.last
    return {"day": first or last, "lower": first or date.min, "upper": last or date.max}


def _published(time: DocumentTime) -> dict[str, Any]:
    days = {f"published_{name}": value for name, value in _days(time.period).items()}
    return {**days, "published_evidence": time.evidence, "published_source": time.source}


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table; half characters (a file name that is not UTF-8 has them) become "?"."""
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_encodable(row) for row in rows], schema=schema)


def _encodable(value: Any) -> Any:
    """The same value with every lone surrogate, which no UTF-8 can hold, replaced by "?"; lengths stay."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list():
            return [_encodable(item) for item in value]
        case dict():
            return {key: _encodable(item) for key, item in value.items()}
        case _:
            return value


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
    """Turn what the database or the system says about writing into a StoreError of one line."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        detail = (str(error).splitlines() or [type(error).__name__])[0]
        raise StoreError(
            f"{path}: the store cannot be written ({detail}); check the disk's free space and the folder's rights"
        ) from error


def _quoted(path: Path) -> str:
    """A path as an SQL string; ATTACH takes no bound value."""
    return "'" + str(path).replace("'", "''") + "'"
