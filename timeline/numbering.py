"""Numbers for the events of a store, and the postings that are made of what the events hold.

Postings are made slice by slice, and of a new file put together value by value, so that memory does not grow with the
number of events.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from pyroaring import BitMap

from timeline.postings import FEW, GONE, LONG, LOOSE, PLAIN, SORTED, plain, unpacked
from timeline.side_by_side import Numbers, joined, words_of

# Kind of value → the expression that gives an event's values of it, a row each; and the words of its text.
_KINDS = {
    "actors": "unnest(list_distinct(actors))",
    "topics": "unnest(list_distinct(topics))",
    "roles": "unnest(list_distinct(roles))",
    "parts": "unnest(list_distinct(list_transform(list_zip(actors, roles), lambda one: one[1] || chr(9) || one[2])))",
    "documents": "unnest(list_distinct(documents))",
    "announcers": "unnest(list_distinct(announced_by))",
    "statuses": "status",
    "precisions": "precision",
    "evidences": "published_evidence",
    "periods": "concat(coalesce(first::VARCHAR, ''), '|', coalesce(last::VARCHAR, ''), '|', precision)",
}
_WORDS = "words"
_SLICE = 50_000  # events whose postings are made at once
_MANY = 100_000  # events in a posting; one of more stays in several, so that none is too large to handle
_AT_ONCE = 100_000  # postings that are put together at once
_NUMBERED = 1_000_000  # events numbered at once
_MEMORY = "400MB"  # of the database meanwhile
_SCHEMA = pa.schema(
    [
        *(("kind", pa.string()), ("value", pa.string()), ("number", pa.int32()), ("events", pa.binary())),
        ("positions", pa.binary()),  # of a word, in every one of the events (side_by_side.py)
    ]
)


def number_all(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Number the events of a new file, which stand there in the order of the timeline, and make all their postings."""
    ((count,),) = connection.execute(f"SELECT count(*) FROM {schema}.events").fetchall()
    for begin in range(0, count, _NUMBERED):
        connection.execute(
            f"UPDATE {schema}.events SET number = rowid WHERE rowid >= {begin} AND rowid < {begin + _NUMBERED}"
        )
    for table in (f"TABLE {schema}.postings", "TEMP TABLE posted"):
        _load(connection, f"CREATE OR REPLACE {table} AS FROM batch", _SCHEMA.empty_table())
    with _modest(connection):
        _post(connection, f"{schema}.events", "posted", range(count), SORTED)
        for kind in (*_KINDS, _WORDS, LONG, SORTED):
            for rows in _together(connection, kind):
                _load(connection, f"INSERT INTO {schema}.postings FROM batch", rows)
    connection.execute("DROP TABLE posted")


@contextmanager
def _modest(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let the database get by with less memory while the postings, which are beside it, take some."""
    ((before,),) = connection.execute("SELECT current_setting('memory_limit')").fetchall()
    with suppress(duckdb.OutOfMemoryException):  # it holds more than that just now
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
    try:
        yield
    finally:
        connection.execute(f"SET memory_limit = '{before}'")


def note_gone(connection: duckdb.DuckDBPyConnection, schema: str, condition: str) -> None:
    """Note that the events of a condition are about to go."""
    gone = connection.execute(f"SELECT number FROM {schema}.events WHERE {condition}").fetchnumpy()["number"]
    _load(connection, f"INSERT INTO {schema}.postings FROM batch", _single(GONE, np.asarray(gone, PLAIN)))


def number_more(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Number the events that have come to a file since, and add their postings."""
    given = f"SELECT number, events FROM {schema}.postings WHERE kind IN ('{SORTED}', '{LOOSE}')"
    begin = max((unpacked(*row).max() + 1 for row in connection.execute(given).fetchall()), default=0)
    connection.execute(
        f"UPDATE {schema}.events SET number = added.number FROM"
        f" (SELECT rowid AS row, {begin} - 1 + row_number() OVER (ORDER BY rowid) AS number"
        f" FROM {schema}.events WHERE number IS NULL) added WHERE events.rowid = added.row"
    )
    ((end,),) = connection.execute(f"SELECT coalesce(max(number) + 1, 0) FROM {schema}.events").fetchall()
    _post(connection, f"{schema}.events", f"{schema}.postings", range(begin, max(begin, end)), LOOSE)


def _post(connection: duckdb.DuckDBPyConnection, events: str, postings: str, numbers: range, kind: str) -> None:
    """Add the postings of the events of these numbers, slice by slice."""
    for begin in range(numbers.start, numbers.stop, _SLICE):
        own = range(begin, min(begin + _SLICE, numbers.stop))
        for rows in (_values(connection, events, own), *_words(connection, events, own)):
            _load(connection, f"INSERT INTO {postings} FROM batch", rows)
        _load(
            connection, f"INSERT INTO {postings} FROM batch", _single(kind, np.arange(own.start, own.stop, dtype=PLAIN))
        )


def _values(connection: duckdb.DuckDBPyConnection, events: str, numbers: range) -> pa.Table:
    """The postings of everything but the words."""
    values = " UNION ALL ".join(
        f"SELECT '{name}' AS kind, {value} AS value, number FROM {events} WHERE number >= $begin AND number < $end"
        for name, value in _KINDS.items()
    )
    made = connection.sql(
        f"SELECT kind, value, list(number ORDER BY number) AS events FROM ({values})"
        " WHERE value IS NOT NULL GROUP BY kind, value ORDER BY kind, value",
        params={"begin": numbers.start, "end": numbers.stop},
    ).to_arrow_table()
    lists = made["events"].combine_chunks()
    offsets, flat = lists.offsets.to_numpy(), lists.values.to_numpy().astype(PLAIN)
    packed = [_pack(flat[begin:end]) for begin, end in pairwise(offsets.tolist())]
    columns = [made["kind"], made["value"], pa.array(np.diff(offsets).astype(np.int32)), pa.array(packed, pa.binary())]
    return pa.table([*columns, pa.nulls(len(made), pa.binary())], schema=_SCHEMA)


def _words(connection: duckdb.DuckDBPyConnection, events: str, numbers: range) -> Iterator[pa.Table]:
    """The postings of the words, and of the long texts."""
    told = connection.sql(
        f"SELECT number, folded FROM {events} WHERE number >= $begin AND number < $end ORDER BY number",
        params={"begin": numbers.start, "end": numbers.stop},
    ).to_arrow_table()
    own = told["number"].to_numpy().astype(PLAIN)
    words, long = words_of(own, told["folded"].combine_chunks())
    yield pa.table(
        [
            pa.repeat(pa.scalar(_WORDS), len(words)),
            pa.array([word.word for word in words], pa.string()),
            pa.array([len(word.events) for word in words], pa.int32()),
            pa.array([_pack(word.events) for word in words], pa.binary()),
            pa.array([word.positions for word in words], pa.binary()),
        ],
        schema=_SCHEMA,
    ).sort_by("value")
    yield _single(LONG, long)


def _together(connection: duckdb.DuckDBPyConnection, kind: str) -> Iterator[pa.Table]:
    """The postings of a kind in the order of their values, those of the same value in one as far as _MANY allows."""
    for first, last in pairwise(_cuts(connection, kind)):
        below = "" if last is None else "AND value < $last"
        given = {"kind": kind, "first": first} | ({} if last is None else {"last": last})
        rows = connection.sql(
            f"SELECT * FROM posted WHERE kind = $kind AND value >= $first {below} ORDER BY value, rowid", params=given
        ).to_arrow_table()
        yield _joined(rows.combine_chunks())


def _cuts(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str | None]:
    """Between which values the postings of a kind are taken, so that about _AT_ONCE are in hand; None is the end."""
    ((count,),) = connection.execute("SELECT count(*) FROM posted WHERE kind = ?", [kind]).fetchall()
    sample = connection.execute(
        "SELECT value FROM (SELECT value FROM posted WHERE kind = ?) USING SAMPLE reservoir(5000 ROWS)", [kind]
    ).fetchall()
    values = sorted(value for (value,) in sample)
    parts = 1 + count // _AT_ONCE
    return ["", *dict.fromkeys(values[len(values) * i // parts] for i in range(1, parts)), None]


def _joined(rows: pa.Table) -> pa.Table:
    """Postings with those of the same value, which follow each other, put together."""
    together: list[list[dict[str, Any]]] = []
    value, number = None, 0
    for row in rows.to_pylist():
        if row["value"] != value or number >= _MANY:
            together.append([])
            value, number = row["value"], 0
        together[-1].append(row)
        number += row["number"]
    return pa.Table.from_pylist([_as_one(parts) for parts in together], schema=_SCHEMA)


def _as_one(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Postings of the same value as one."""
    if len(parts) == 1:
        return parts[0]
    events = np.concatenate([plain(unpacked(part["number"], part["events"])) for part in parts])
    positions = None if parts[0]["positions"] is None else joined([part["positions"] for part in parts])
    return {**parts[0], "number": len(events), "events": _pack(events), "positions": positions}


def _single(kind: str, numbers: Numbers) -> pa.Table:
    """The row of a kind of a single value."""
    row = {"kind": kind, "value": "", "number": len(numbers), "events": _pack(numbers)}
    return pa.Table.from_pylist([row] if len(numbers) else [], schema=_SCHEMA)


def _pack(numbers: Numbers) -> bytes:
    if len(numbers) < FEW:
        return numbers.tobytes()
    packed = BitMap(numbers)
    packed.run_optimize()
    return packed.serialize()


def _load(connection: duckdb.DuckDBPyConnection, statement: str, batch: pa.Table) -> None:
    connection.register("batch", batch)
    connection.execute(statement)
    connection.unregister("batch")
