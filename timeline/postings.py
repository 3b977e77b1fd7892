"""Postings: for every value that can be asked for, and every word, the numbers of the events that have it.

What a reader asks is answered from them alone: which events a filter lets through, how many have each value, how many
fall into each month. Only the rows that are shown are read from the table of events.

A number stands for one event as long as the file lasts. They are handed out in the order of the timeline; a build that
adds a few articles gives their events the next ones (LOOSE), puts their postings behind the others, so that a value may
stand in several rows, and notes which events have gone.
"""

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from pyroaring import BitMap

# Kind of value → the expression that gives an event's values of it, a row each.
_KINDS = {
    "actors": "unnest(list_distinct(actors))",
    "topics": "unnest(list_distinct(topics))",
    "roles": "unnest(list_distinct(roles))",
    "parts": "unnest(list_distinct(list_transform(list_zip(actors, roles), lambda one: one[1] || chr(9) || one[2])))",
    "documents": "unnest(list_distinct(documents))",
    "statuses": "status",
    "precisions": "precision",
    "evidences": "published_evidence",
    "periods": "concat(coalesce(first::VARCHAR, ''), '|', coalesce(last::VARCHAR, ''), '|', precision)",
    "words": "unnest(list_distinct(string_split_regex(folded, $between)))",
}
SORTED, LOOSE, GONE = "sorted", "loose", "gone"  # kinds of a single value, which is ""
UNDATED = "||"  # the period of events without one

# What parts words, for the database's regular expressions and for Python's: character by character, so that no word can
# be parted in one way when it is noted and in another when it is looked for.
_BETWEEN = r"[\x00-,./:-@\[-`{-\x7f„“”‚‘’«»–…]+"

_FEW = 16  # fewer events of a value than this are kept as plain numbers, more as a bitmap
_PLAIN = np.dtype("<u4")
_REMEMBERED = 24  # conditions; a bit an event each, at most
_EPOCH = date(1970, 1, 1)
_SLICE = 100_000  # events whose postings are made at once
_SCHEMA = pa.schema([("kind", pa.string()), ("value", pa.string()), ("number", pa.int32()), ("events", pa.binary())])

Numbers = np.ndarray[tuple[int], np.dtype[np.uint32]]
Days = np.ndarray[tuple[int], np.dtype[np.int32]]
Asked = Callable[[str, Sequence[object]], Iterator[pa.RecordBatch]]  # a query and its values → what it answers


def part(actor: str, role: str) -> str:
    """The value that says that an actor has a role."""
    return f"{actor}\t{role}"


# --- writing ----------------------------------------------------------------------------------------------------------


def number_all(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Number the events of a new file, which stand there in the order of the timeline, and make all their postings."""
    connection.execute(f"UPDATE {schema}.events SET number = rowid")
    ((count,),) = connection.execute(f"SELECT count(*) FROM {schema}.events").fetchall()
    for table in (f"TABLE {schema}.postings", "TEMP TABLE posted"):
        _load(connection, f"CREATE OR REPLACE {table} AS FROM batch", _SCHEMA.empty_table())
    _post(connection, f"{schema}.events", "posted", range(count), SORTED)
    connection.execute(f"INSERT INTO {schema}.postings FROM posted ORDER BY kind, value")
    connection.execute("DROP TABLE posted")


def note_gone(connection: duckdb.DuckDBPyConnection, schema: str, condition: str) -> None:
    """Note that the events of a condition are about to go."""
    gone = connection.execute(f"SELECT number FROM {schema}.events WHERE {condition}").fetchnumpy()["number"]
    _load(connection, f"INSERT INTO {schema}.postings FROM batch", _single(GONE, np.asarray(gone, _PLAIN)))


def number_more(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Number the events that have come to a file since, and add their postings."""
    given = f"SELECT number, events FROM {schema}.postings WHERE kind IN ('{SORTED}', '{LOOSE}')"
    begin = max((_unpacked(*row).max() + 1 for row in connection.execute(given).fetchall()), default=0)
    connection.execute(
        f"UPDATE {schema}.events SET number = added.number FROM"
        f" (SELECT rowid AS row, {begin} - 1 + row_number() OVER (ORDER BY rowid) AS number"
        f" FROM {schema}.events WHERE number IS NULL) added WHERE events.rowid = added.row"
    )
    ((end,),) = connection.execute(f"SELECT coalesce(max(number) + 1, 0) FROM {schema}.events").fetchall()
    _post(connection, f"{schema}.events", f"{schema}.postings", range(begin, max(begin, end)), LOOSE)


def _post(connection: duckdb.DuckDBPyConnection, events: str, postings: str, numbers: range, kind: str) -> None:
    """Add the postings of the events of these numbers, slice by slice: memory does not grow with them."""
    values = " UNION ALL ".join(
        f"SELECT '{name}' AS kind, {value} AS value, number FROM {events} WHERE number >= $begin AND number < $end"
        for name, value in _KINDS.items()
    )
    query = f"SELECT kind, value, list(number) AS events FROM ({values}) WHERE value IS NOT NULL GROUP BY kind, value"
    for begin in range(numbers.start, numbers.stop, _SLICE):
        given = {"begin": begin, "end": min(begin + _SLICE, numbers.stop), "between": _BETWEEN}
        made = connection.sql(f"{query} ORDER BY kind, value", params=given).to_arrow_table().combine_chunks()
        _load(connection, f"INSERT INTO {postings} FROM batch", _packed(made))
    _load(
        connection,
        f"INSERT INTO {postings} FROM batch",
        _single(kind, np.arange(numbers.start, numbers.stop, dtype=_PLAIN)),
    )


def _packed(made: pa.Table) -> pa.Table:
    """Rows of ``postings`` from values with the lists of their events."""
    lists = made["events"].combine_chunks()
    offsets, numbers = lists.offsets.to_numpy(), lists.values.to_numpy().astype(_PLAIN)
    events = [_pack(numbers[begin:end]) for begin, end in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
    columns = [made["kind"], made["value"], pa.array(np.diff(offsets).astype(np.int32)), pa.array(events, pa.binary())]
    return pa.table(columns, schema=_SCHEMA)


def _single(kind: str, numbers: Numbers) -> pa.Table:
    """The row of a kind of a single value."""
    row = {"kind": kind, "value": "", "number": len(numbers), "events": _pack(numbers)}
    return pa.Table.from_pylist([row] if len(numbers) else [], schema=_SCHEMA)


def _pack(numbers: Numbers) -> bytes:
    if len(numbers) < _FEW:
        return numbers.tobytes()
    packed = BitMap(numbers)
    packed.run_optimize()
    return packed.serialize()


def _unpacked(number: int, events: bytes) -> BitMap:
    return BitMap(np.frombuffer(events, _PLAIN)) if number < _FEW else BitMap.deserialize(events)


def _load(connection: duckdb.DuckDBPyConnection, statement: str, batch: pa.Table) -> None:
    connection.register("batch", batch)
    connection.execute(statement)
    connection.unregister("batch")


# --- reading ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Values:
    """All values of one kind with the events of each: bitmaps of the frequent ones, numbers in a row of all others.

    The parts of a value's events that are noted in several places are disjoint.
    """

    frequent: dict[str, BitMap]
    rare: list[str]  # sorted; a value may stand here several times
    ends: Numbers  # where each one's numbers end
    numbers: Numbers

    def __contains__(self, value: str) -> bool:
        return value in self.frequent or bool(self._places(value))

    def names(self) -> Iterable[str]:
        """Every value, once."""
        return dict.fromkeys((*self.frequent, *self.rare))

    def of(self, values: Iterable[str]) -> BitMap:
        """The events that have any of these values."""
        wanted = list(values)
        rare = [self._numbers(place) for value in wanted for place in self._places(value)]
        frequent = [self.frequent[value] for value in wanted if value in self.frequent]
        return BitMap.union(BitMap(np.concatenate(rare) if rare else ()), *frequent)

    def counts(self, events: BitMap) -> dict[str, int]:
        """The values that these events have, with the number of events behind each."""
        counts = {value: events.intersection_cardinality(own) for value, own in self.frequent.items()}
        hits = np.flatnonzero(np.isin(self.numbers, plain(events & self._rarely)))
        places, numbers = np.unique(np.searchsorted(self.ends, hits, side="right"), return_counts=True)
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
            counts[self.rare[place]] = counts.get(self.rare[place], 0) + number
        return {value: number for value, number in counts.items() if number}

    @cached_property
    def _rarely(self) -> BitMap:
        return BitMap(self.numbers)

    def _places(self, value: str) -> range:
        begin = end = bisect_left(self.rare, value)
        while end < len(self.rare) and self.rare[end] == value:
            end += 1
        return range(begin, end)

    def _numbers(self, place: int) -> Numbers:
        return self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]]


@dataclass(frozen=True)
class Periods:
    """Every period that an event has, once: its value, its ends as days since 1970, and its precision."""

    values: list[str]
    days: pa.Table  # ``first`` and ``last`` (null: open) and ``precision``
    lower: Days
    upper: Days

    @classmethod
    def of(cls, values: Values) -> "Periods":
        """The periods that stand behind these values."""
        names = [value for value in values.names() if value != UNDATED]
        parts = [value.split("|") for value in names]
        first, last = (pa.array([_day(part[i]) for part in parts], pa.date32()) for i in (0, 1))
        days = pa.table({"first": first, "last": last, "precision": pa.array([part[2] for part in parts], pa.string())})
        return cls(names, days, _since_1970(first, date.min), _since_1970(last, date.max))

    def meeting(self, first: date, last: date) -> list[str]:
        """The values of those that meet these days."""
        meets = (self.lower <= (last - _EPOCH).days) & (self.upper >= (first - _EPOCH).days)
        return [self.values[place] for place in np.flatnonzero(meets).tolist()]

    def counted(self, counts: Mapping[str, int]) -> pa.Table:
        """The periods with the number of events behind each; those that have none left out."""
        numbers = np.array([counts.get(value, 0) for value in self.values], np.int64)
        return self.days.append_column("number", pa.array(numbers)).filter(pa.array(numbers > 0))


class Postings:
    """The postings of an open store, which stay as they are; ``ask`` asks it."""

    def __init__(self, ask: Asked) -> None:
        self._ask = ask
        self._values: dict[str, Values] = {}
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, BitMap] = OrderedDict()

    @cached_property
    def everything(self) -> BitMap:
        """All events."""
        return (self.of(SORTED, [""]) | self.of(LOOSE, [""])) - self.of(GONE, [""])

    @cached_property
    def _given(self) -> int:
        """How many numbers have been given to events; no posting holds another."""
        query = f"SELECT number FROM store.postings WHERE kind IN ('{SORTED}', '{LOOSE}')"
        return sum(number for batch in self._ask(query, ()) for number in batch["number"].to_pylist())

    @cached_property
    def loose(self) -> BitMap:
        """The events whose number does not say where they stand in the timeline."""
        return self.of(LOOSE, [""]) & self.everything

    @cached_property
    def undated(self) -> BitMap:
        """The events without a period."""
        return self.of("periods", [UNDATED]) & self.everything

    @cached_property
    def periods(self) -> "Periods":
        """The periods that events have."""
        return Periods.of(self.values("periods"))

    def values(self, kind: str) -> Values:
        """All values of a kind; kept, unless they are as many as the articles."""
        if kind in self._values:
            return self._values[kind]
        values = self._read(kind)
        if kind != "documents":
            self._values[kind] = values
        return values

    def of(self, kind: str, values: Sequence[str]) -> BitMap:
        """The events that have any of these values of a kind."""
        marks = ", ".join("?" * len(values))
        return self._union(f"kind = ? AND value IN ({marks})", (kind, *values)) if values else BitMap()

    def within(self, first: date | None, last: date | None) -> BitMap:
        """The events whose period meets these days; an open end lies at the end of the calendar."""
        return self._once(
            (first, last), lambda: self.values("periods").of(self.periods.meeting(first or date.min, last or date.max))
        )

    def forget(self) -> None:
        """Forget the answers of before."""
        self._answers.clear()

    def containing(self, term: str) -> tuple[BitMap, bool]:
        """The events in whose folded text a folded term stands, and whether that is sure.

        A term of one word stands inside of words, and that is sure. One of several may stand where a word ends with
        its first and another begins with its last: who asks has to look whether they stand together.
        """
        first, *inner = re.split(_BETWEEN, term)
        if not inner:
            return self._union("kind = 'words' AND contains(value, ?)", (first,)), True
        *middle, last = inner
        found = self.everything
        for condition, word in (("ends_with", first), *(("equals", one) for one in middle), ("starts_with", last)):
            if word:
                found = found & self._union(f"kind = 'words' AND {_FITS[condition]}", (word,))
        return found, False

    def _union(self, condition: str, values: tuple[str, ...]) -> BitMap:
        return self._once((condition, *values), lambda: self._gathered(condition, values))

    def _gathered(self, condition: str, values: Sequence[object]) -> BitMap:
        found = BitMap()
        for batch in self._ask(f"SELECT number, events FROM store.postings WHERE {condition}", values):
            few, packed = _parted(batch)
            found |= BitMap.union(BitMap(few), *packed)
            if len(found) == self._given:  # as for a single letter
                break
        return found

    def _once(self, key: Hashable, make: Callable[[], BitMap]) -> BitMap:
        """What was found for a condition, remembered for the last few: the page asks a filter with and without each."""
        with self._lock:
            events = self._answers.pop(key, None)
        if events is None:
            events = make()
        with self._lock:
            self._answers[key] = events
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return events

    def _read(self, kind: str) -> Values:
        frequent: dict[str, BitMap] = {}
        query = f"SELECT value, number, events FROM store.postings WHERE kind = ? AND number >= {_FEW}"
        for batch in self._ask(query, [kind]):
            _, packed = _parted(batch)
            for value, numbers in zip(batch["value"].to_pylist(), packed, strict=True):
                frequent[value] = frequent[value] | numbers if value in frequent else numbers
        query = f"SELECT value, number, events FROM store.postings WHERE kind = ? AND number < {_FEW} ORDER BY value"
        batches = [*self._ask(query, [kind])]
        rare = [value for batch in batches for value in batch["value"].to_pylist()]
        lengths = [batch["number"].to_numpy() for batch in batches]
        nothing = np.empty(0, _PLAIN)
        ends = np.cumsum(np.concatenate([nothing, *lengths])).astype(_PLAIN)
        return Values(frequent, rare, ends, np.concatenate([nothing, *(_parted(batch)[0] for batch in batches)]))


_FITS = {"ends_with": "ends_with(value, ?)", "equals": "value = ?", "starts_with": "starts_with(value, ?)"}


def _parted(batch: pa.RecordBatch) -> tuple[Numbers, list[BitMap]]:
    """What a batch of postings holds: the numbers that are kept as such, in a row, and the bitmaps."""
    few = batch["number"].to_numpy() < _FEW
    numbers = b"".join(batch["events"].filter(pa.array(few)).to_pylist())
    packed = batch["events"].filter(pa.array(~few)).to_pylist()
    return np.frombuffer(numbers, _PLAIN), list(map(BitMap.deserialize, packed))


def plain(events: BitMap) -> Numbers:
    """The numbers of events, in a row."""
    return np.frombuffer(events.to_array(), _PLAIN)


def _since_1970(days: pa.Array, otherwise: date) -> Days:
    return np.asarray(days.fill_null(otherwise).cast(pa.int32()), np.int32)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
