"""Postings: for every value that can be asked for, and every word, the numbers of the events that have it.

What a reader asks is answered from them alone: which events a filter lets through, how many have each value, how many
fall into each month. Only the rows that are shown are read from the table of events.

A number stands for one event as long as the file lasts. They are handed out in the order of the timeline; a build that
adds a few articles gives their events the next ones (LOOSE), puts their postings behind the others, so that a value may
stand in several rows, and notes which events have gone.
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyroaring import BitMap

from timeline.side_by_side import Fit, Numbers, Phrase, Positions, Sought, beginnings, events_at

SORTED, LOOSE, GONE, LONG = "sorted", "loose", "gone", "long"  # kinds of a single value, which is ""
UNDATED = "||"  # the period of events without one

FEW = 16  # fewer events of a value than this are kept as plain numbers, more as a bitmap
PLAIN = np.dtype("<u4")
_REMEMBERED = 24  # conditions; a bit an event each, at most
_SELDOM = 2  # where the words of a phrase stand in more than one event of so many, looking into texts is quicker
_EPOCH = date(1970, 1, 1)

Days = np.ndarray[tuple[int], np.dtype[np.int32]]
Asked = Callable[[str, Sequence[object]], Iterator[pa.RecordBatch]]  # a query and its values → what it answers


def part(actor: str, role: str) -> str:
    """The value that says that an actor has a role."""
    return f"{actor}\t{role}"


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
        parts = pc.split_pattern(pa.array(names, pa.string()), "|").values
        first, last, precision = (parts.take(pa.array(range(i, len(parts), 3), pa.int64())) for i in range(3))
        first, last = _days(first), _days(last)
        days = pa.table({"first": first, "last": last, "precision": precision})
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
    def _end(self) -> int:
        """The number after the last one that has been given."""
        return int((self.of(SORTED, [""]) | self.of(LOOSE, [""])).max()) + 1

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

    def containing(self, term: str) -> tuple[BitMap, BitMap]:
        """The events in whose folded text a folded term may stand, and those of them of which that is not sure.

        A term of one word stands inside of words, and that is sure. One of several may begin and end within a word; it
        is sure where single blanks part them, but for long texts. Who asks has to look for it in all others.
        """
        phrase = Phrase.of(term)
        holding = [self._union(*_fitting(sought)) for sought in phrase.words]
        found = BitMap.intersection(self.everything, *holding)
        if phrase.is_word:
            return found, BitMap()
        if sum(map(len, holding)) * _SELDOM > len(self.everything):
            return found, found
        found = self._once(("side by side", term), lambda: self._side_by_side(phrase, found))
        return found, found & self.of(LONG, [""]) if phrase.exact else found

    def _side_by_side(self, phrase: Phrase, among: BitMap) -> BitMap:
        """Those of the events in which the words of a phrase stand as in it, as far as positions tell."""
        begins: Positions | None = None
        for sought in phrase.words:
            own = self._beginnings(sought, among)
            begins = own if begins is None else np.intersect1d(begins, own, assume_unique=True)
            among = BitMap(events_at(begins))
        return among

    def _beginnings(self, sought: Sought, among: BitMap) -> Positions:
        """Where in some events a phrase begins that has this word."""
        wanted = np.zeros(self._end, bool)
        wanted[plain(among)] = True
        condition, values = _fitting(sought)
        found = [np.empty(0, np.int64)]
        for batch in self._ask(f"SELECT number, events, positions FROM store.postings WHERE {condition}", values):
            for number, events, positions in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                found.append(beginnings(plain(unpacked(number, events)), positions, sought.position, wanted))
        return np.concatenate(found)

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
        query = f"SELECT value, number, events FROM store.postings WHERE kind = ? AND number >= {FEW}"
        for batch in self._ask(query, [kind]):
            _, packed = _parted(batch)
            for value, numbers in zip(batch["value"].to_pylist(), packed, strict=True):
                frequent[value] = frequent[value] | numbers if value in frequent else numbers
        query = f"SELECT value, number, events FROM store.postings WHERE kind = ? AND number < {FEW} ORDER BY value"
        batches = [*self._ask(query, [kind])]
        rare = [value for batch in batches for value in batch["value"].to_pylist()]
        lengths = [batch["number"].to_numpy() for batch in batches]
        nothing = np.empty(0, PLAIN)
        ends = np.cumsum(np.concatenate([nothing, *lengths])).astype(PLAIN)
        return Values(frequent, rare, ends, np.concatenate([nothing, *(_parted(batch)[0] for batch in batches)]))


_FITTING = {
    Fit.CONTAINS: "contains(value, ?)",
    Fit.ENDS: "ends_with(value, ?)",
    Fit.EQUALS: "value = ?",
    Fit.STARTS: "starts_with(value, ?)",
}


def _fitting(sought: Sought) -> tuple[str, tuple[str, ...]]:
    """The postings of the words that fit, as a condition with its value."""
    return f"kind = 'words' AND {_FITTING[sought.fit]}", (sought.word,)


def _parted(batch: pa.RecordBatch) -> tuple[Numbers, list[BitMap]]:
    """What a batch of postings holds: the numbers that are kept as such, in a row, and the bitmaps."""
    few = batch["number"].to_numpy() < FEW
    numbers = b"".join(batch["events"].filter(pa.array(few)).to_pylist())
    packed = batch["events"].filter(pa.array(~few)).to_pylist()
    return np.frombuffer(numbers, PLAIN), list(map(BitMap.deserialize, packed))


def unpacked(number: int, events: bytes) -> BitMap:
    """The events of a posting, of which there are so many."""
    return BitMap(np.frombuffer(events, PLAIN)) if number < FEW else BitMap.deserialize(events)


def plain(events: BitMap) -> Numbers:
    """The numbers of events, in a row."""
    return np.frombuffer(events.to_array(), PLAIN)


def _since_1970(days: pa.Array, otherwise: date) -> Days:
    return np.asarray(days.fill_null(otherwise).cast(pa.int32()), np.int32)


def _days(texts: pa.Array) -> pa.Array:
    """Days as written; null where nothing is."""
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts).cast(pa.date32())
