"""Which words stand side by side: where in an event's text each of its words stands, as a byte for every time it does.

The words of a text are counted through, and what stands between two of them counts as one more word unless it is a
single blank. So words that a blank parts stand at neighbouring positions, and others do not. Positions are counted
around a circle: in a text that is longer than it, words far apart may seem to be neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

# What parts words, for the database's regular expressions and for Python's: character by character, so that no word can
# be parted in one way when it is noted and in another when it is looked for.
_MARKS = r"\x00-\x1f!-,./:-@\[-`{-\x7f„“”‚‘’«»–…"  # all of it but the blank
_BETWEEN = f"[ {_MARKS}]+"
_MORE_THAN_A_BLANK = f"[{_MARKS}][ {_MARKS}]*| [ {_MARKS}]+"

CIRCLE = 128  # positions
_MANY = 64  # positions of a word, from which on they are squeezed
_CODEC = pa.Codec("zstd", compression_level=1)
_LAST = 128  # added to the last position that a word has in one text

Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Numbers = np.ndarray[tuple[int], np.dtype[np.uint32]]
Positions = np.ndarray[tuple[int], np.dtype[np.int64]]  # the number of an event and a position in its text, in one


class Fit(StrEnum):
    """How a word of a text fits one that is looked for."""

    CONTAINS = "contains"
    ENDS = "ends_with"
    EQUALS = "equals"
    STARTS = "starts_with"


@dataclass(frozen=True)
class Sought:
    """A word of a term: how a word of the text fits it, and where that stands, counted from the first."""

    fit: Fit
    word: str
    position: int


@dataclass(frozen=True)
class Phrase:
    """The words of a term, which may begin or end within a word of the text.

    ``exact``: nothing but single blanks stands between them, so that positions say everything.
    """

    words: tuple[Sought, ...]
    exact: bool

    @classmethod
    def of(cls, term: str) -> "Phrase":
        """Take a folded term apart."""
        first, *more = re.split(f"({_BETWEEN})", term)
        if not more:
            return cls((Sought(Fit.CONTAINS, first, 0),), True)
        words, between = [first, *more[1::2]], more[::2]
        fits = [Fit.ENDS, *[Fit.EQUALS] * (len(words) - 2), Fit.STARTS]
        positions = accumulate((1 if mark == " " else 2 for mark in between), initial=0)
        sought = tuple(Sought(*one) for one in zip(fits, words, positions, strict=True) if one[1])
        return cls(sought, len(sought) == len(words) and set(between) == {" "})

    @property
    def is_word(self) -> bool:
        """Whether it is nothing but one word or a piece of one."""
        return any(sought.fit is Fit.CONTAINS for sought in self.words)


@dataclass(frozen=True)
class Word:
    """A word with the numbers of the events in whose texts it stands, and where it stands in each."""

    word: str
    events: Numbers
    positions: bytes


def words_of(numbers: Numbers, texts: pa.Array) -> tuple[list[Word], Numbers]:
    """The words of the texts of events, and those events whose texts go once around the circle of positions."""
    apart = pc.split_pattern(pc.replace_substring_regex(texts, _MORE_THAN_A_BLANK, "  "), " ")
    offsets = apart.offsets.to_numpy()
    lengths = np.diff(offsets)
    words = apart.values.dictionary_encode()
    codes = words.indices.to_numpy().astype(np.int64)
    order = np.sort((codes << 32) + np.arange(len(codes))) & 0xFFFFFFFF
    codes, events = codes[order], np.repeat(numbers, lengths)[order]
    positions = ((order - np.repeat(offsets[:-1], lengths)[order]) % CIRCLE).astype(np.uint8)
    last = np.append((np.diff(codes) != 0) | (np.diff(events) != 0), [True] * bool(len(codes)))
    positions[last] += _LAST
    names = words.dictionary.to_pylist()
    ends = np.cumsum(np.bincount(codes, minlength=len(names)))
    made = [
        Word(name, events[begin:end][last[begin:end]], _packed(positions[begin:end].tobytes()))
        for name, begin, end in zip(names, [0, *ends[:-1].tolist()], ends.tolist(), strict=True)
        if name
    ]
    return made, numbers[lengths >= CIRCLE]


def beginnings(events: Numbers, positions: bytes, position: int, wanted: Flags) -> Positions:
    """Where in the wanted ones of these events a phrase begins that has a word of these positions at ``position``."""
    noted = _unpacked(positions)
    ends = noted >= _LAST
    of = events[np.cumsum(ends) - ends]
    chosen = np.flatnonzero(wanted[of])
    return of[chosen].astype(np.int64) * CIRCLE + (noted[chosen].astype(np.int64) - position) % CIRCLE


def events_at(positions: Positions) -> Numbers:
    """The numbers of the events in which these positions are."""
    return (positions // CIRCLE).astype(np.uint32)


def joined(positions: Sequence[bytes]) -> bytes:
    """The positions of a word in events that follow each other."""
    return _packed(b"".join(_unpacked(part).tobytes() for part in positions))


def _packed(positions: bytes) -> bytes:
    """Positions as they are kept: the number of them, and where that makes less of them, squeezed."""
    squeezed = _CODEC.compress(positions, asbytes=True) if len(positions) >= _MANY else positions
    return len(positions).to_bytes(4, "little") + squeezed


def _unpacked(positions: bytes) -> Bytes:
    number, kept = int.from_bytes(positions[:4], "little"), positions[4:]
    return np.frombuffer(_CODEC.decompress(kept, number, asbytes=True) if number >= _MANY else kept, np.uint8)
