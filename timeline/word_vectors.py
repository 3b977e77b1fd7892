"""What is known of words before any training: their letters, their vectors, the lists of names that they stand in.

``words.npz`` holds it (``timeline.training.words`` makes it). Words are looked up by hashes, and a word that is not
known is told by its groups of letters and by the parts that it is made of.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FLAGS = ("given", "family", "village", "town", "city")  # the lists of names that a word may stand in
LONGEST_WORD = 60  # characters; of a longer "word" only the beginning is read
GRAMS = (2, 3, 4, 5)  # lengths of the letter groups that tell something of an unknown word
GRAM_ROWS, OWN_GRAM_ROWS, WORD_ROWS, SHAPE_ROWS = 1 << 16, 1 << 15, 1 << 14, 1 << 10
SHORTEST_COMPOUND, SHORTEST_PART = 8, 4  # letters

Keys = tuple[int, int, int, int]  # hashes by which a word is looked up, the first that is known counts
NO_KEYS: Keys = (0, 0, 0, 0)


class Letters(NamedTuple):
    """What the network reads of a word: the rows of its tables that speak of it, and hashes to look it up by.

    ``keys`` are hashes of the word itself, ``front`` and ``rear`` of what stands before the first and behind the last
    hyphen (US-Soldaten, Karl-Heinz), zeros without one.
    """

    text: str
    word: int
    shape: int
    keys: Keys
    front: Keys
    rear: Keys


def letters_of(word: str) -> Letters:
    """The rows of a word: the word in small letters, its shape (Xx, X-Xx, 9.9)."""
    word = word[:LONGEST_WORD]
    keys = _keys(word)
    shape = _shape_row(word.translate(_SHAPES))
    if "-" not in word:
        return Letters(word, keys[1] % WORD_ROWS, shape, keys, NO_KEYS, NO_KEYS)
    front, rear = _keys(word.partition("-")[0]), _keys(word.rpartition("-")[2])
    return Letters(word, keys[1] % WORD_ROWS, shape, keys, front, rear)


def _keys(word: str) -> Keys:
    """As written, small, with a capital, without a genitive's s."""
    small = word.lower()
    named = small[:1].upper() + small[1:]
    own = hash_of(word)
    return (
        own,
        own if small == word else hash_of(small),
        own if named == word else hash_of(named),
        hash_of(word[:-1]) if len(word) > 3 and word.endswith("s") else own,
    )


@lru_cache(maxsize=1 << 14)
def _shape_row(shape: str) -> int:
    return hash_of(_RUNS.sub(r"\1", shape)[:12]) % SHAPE_ROWS


_RUNS = re.compile(r"(.)\1+")


def hash_of(text: str) -> int:
    """A word as a number below 2 ** 32, the same on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))


class _Shapes(dict[int, str]):
    """Every letter as X, x or 9; other characters stay as they are."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = ("X" if letter.isupper() else "x") if letter.isalpha() else "9" if letter.isdigit() else letter
        return self[code]


_SHAPES = _Shapes()


class GramRows:
    """The groups of letters in several words, ready to take the mean of their vectors from a table."""

    def __init__(self, words: Sequence[str]) -> None:
        lengths = np.array([len(word) + 2 for word in words])
        ends = np.cumsum(lengths)
        left = np.repeat(ends, lengths) - np.arange(lengths.sum())  # letters from here to the end of the word
        fits = left[:, None] >= np.array(GRAMS)
        self._flat = _hashes_of_groups("".join(f"^{word}$" for word in words))[fits]
        number = fits.sum(1)
        self._numbers = np.add.reduceat(number, ends - lengths)
        self._begins = np.cumsum(self._numbers) - self._numbers

    def means(self, table: Floats) -> Floats:
        """For each word the mean of its rows of a table, which are its hashes modulo the table's length."""
        rows = self._flat % len(table)
        most_first = np.argsort(-self._numbers, kind="stable")
        begins, numbers = self._begins[most_first], self._numbers[most_first]
        sums = np.zeros((len(numbers), table.shape[1]), np.float32)
        for at in range(int(numbers[0])):  # the at-th group of all words that have so many
            words = np.searchsorted(-numbers, -at)
            sums[:words] += table[rows[begins[:words] + at]]
        means = np.empty_like(sums)
        means[most_first] = sums / numbers[:, None].astype(np.float32)
        return means

    def rows(self, length: int) -> list[NDArray[np.int64]]:
        """For each word the rows of a table of the given length."""
        return np.split((self._flat % length).astype(np.int64), self._begins[1:])


def _hashes_of_groups(text: str) -> NDArray[np.uint32]:
    """For each letter of a text the hashes of the groups that begin with it, by length as in GRAMS: as ``hash_of``."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    places = np.arange(len(codes))[:, None] + np.arange(max(GRAMS))
    octets = _octets(codes)
    found = np.empty((len(codes), len(GRAMS)), np.uint32)
    state = np.full(len(codes), 0xFFFFFFFF, np.uint32)
    for at in range(max(GRAMS)):
        here = np.minimum(places[:, at], len(codes) - 1)
        for octet in octets:
            there = octet[here]
            state = np.where(there < _NONE, _CRC[(state ^ there) & 0xFF] ^ (state >> np.uint32(8)), state)
        if at + 1 in GRAMS:
            found[:, GRAMS.index(at + 1)] = state ^ np.uint32(0xFFFFFFFF)
    return found


def _octets(codes: NDArray[np.uint32]) -> list[NDArray[np.uint32]]:
    """The bytes of characters in UTF-8: the first of each, the second of each or _NONE, as many as any has."""
    length = 1 + (codes > 0x7F).astype(np.uint32) + (codes > 0x7FF) + (codes > 0xFFFF)
    octets = []
    for at in range(int(length.max(initial=1))):
        bits = codes >> np.maximum(6 * (length.astype(np.int64) - 1 - at), 0).astype(np.uint32)
        first = np.where(length == 1, codes, bits | _LEADS[length])
        octets.append(np.where(at >= length, _NONE, first if at == 0 else bits & 0x3F | 0x80).astype(np.uint32))
    return octets


def _crc_table() -> NDArray[np.uint32]:
    """What the checksum CRC-32 makes of each byte."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> np.uint32(1)) ^ np.uint32(0xEDB88320), table >> np.uint32(1))
    return table


_CRC = _crc_table()
_NONE = np.uint32(0x100)
_LEADS = np.array([0, 0, 0xC0, 0xE0, 0xF0], np.uint32)  # how the first of so many bytes begins


class Reading(NamedTuple):
    """What is known of some words before any training: rows of vectors (0: unknown) and other features.

    ``fronts`` and ``rears`` are the rows of a compound's first and last part; ``others`` are what the groups of letters
    tell and the lists of names that the word or its front stands in.
    """

    rows: NDArray[np.int64]
    fronts: NDArray[np.int64]
    rears: NDArray[np.int64]
    others: Floats

    def stands_for(self) -> NDArray[np.int64]:
        """The row of each word itself, or of the last part of an unknown compound."""
        return np.where(self.rows > 0, self.rows, self.rears)


@dataclass(frozen=True)
class Words:
    """What is known of words before any training.

    ``known`` are the sorted hashes of the words whose vectors stand in ``vectors`` (from row 1 on; row 0 is for all
    others); ``grams`` has a vector for each group of letters; ``listed`` are the sorted hashes of listed names, and
    ``flags`` has for each the lists it stands in, bit by bit as in FLAGS.
    """

    known: NDArray[np.uint32]
    vectors: Floats
    grams: Floats
    listed: NDArray[np.uint32]
    flags: NDArray[np.uint8]

    @classmethod
    def load(cls, file: Path) -> "Words":
        """Reads ``words.npz``."""
        with np.load(file) as table:
            return cls(
                table["known"], unpacked(table, "vectors"), unpacked(table, "grams"), table["listed"], table["flags"]
            )

    def read(self, letters: Sequence[Letters], of_groups: Floats) -> "Reading":
        """What is known of each word; ``of_groups`` are the means of ``grams`` over its groups of letters."""
        rows = _find(self.known, np.array([word.keys for word in letters], np.uint32))
        parts = [self._parts(word, bool(row)) for word, row in zip(letters, rows.tolist(), strict=True)]
        fronts, rears = (np.array([part[side] for part in parts], np.uint32) for side in (0, 1))
        flags = (self._flags(np.array([word.keys for word in letters], np.uint32)), self._flags(fronts))
        others = np.concatenate((of_groups, *flags), axis=1)
        return Reading(rows, _find(self.known, fronts), _find(self.known, rears), others)

    def _parts(self, word: Letters, known: bool) -> tuple[Keys, Keys]:
        """The keys of the front and of the rear of a compound: DLR-Forscher, and Venusphase if it is unknown itself."""
        if known or word.front != NO_KEYS or len(word.text) < SHORTEST_COMPOUND or not word.text.isalpha():
            return word.front, word.rear
        for cut in range(len(word.text) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if hash_of(word.text[:cut]) in self._hashes:
                rear = _keys(word.text[cut:])
                if not self._hashes.isdisjoint(rear):
                    return _keys(word.text[:cut]), rear
        return NO_KEYS, NO_KEYS

    @cached_property
    def _hashes(self) -> frozenset[int]:
        return frozenset(self.known.tolist())

    def knows(self, word: str) -> bool:
        """Whether the word has a vector, written just so."""
        return bool(_find(self.known, np.array([[hash_of(word)]], np.uint32))[0])

    def _flags(self, keys: NDArray[np.uint32]) -> Floats:
        rows = _find(self.listed, keys)
        bits = np.where(rows > 0, self.flags[rows - 1], 0)
        return ((bits[:, None] >> np.arange(len(FLAGS))) & 1).astype(np.float32)


def _find(table: NDArray[np.uint32], keys: NDArray[np.uint32]) -> NDArray[np.int64]:
    """For each row of keys the place, counted from 1, of the first one that is in the sorted table, else 0."""
    at = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    hit = table[at] == keys
    first = hit.argmax(1)
    every = np.arange(len(keys))
    return np.where(hit[every, first], at[every, first] + 1, 0)


def unpacked(table: Mapping[str, NDArray[np.float32]], name: str) -> Floats:
    """An array as it was before it was packed: bytes are multiplied by what stands under the name with ``*``."""
    values = table[name].astype(np.float32)
    return values * table[f"*{name}"] if f"*{name}" in table else values
