"""The network that labels tokens: word → vector, a few convolutions over the sentence, the best run of labels.

Only numpy. ``words.npz`` holds what is known of words before any training (``timeline.training.words`` makes it),
``entities.npz`` what ``timeline.training.entities`` learned. Sentences are laid side by
side, so that one multiplication serves many of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from timeline.labels import FORMS, KINDS

Floats = NDArray[np.float32]

FLAGS = ("given", "family", "village", "town", "city")  # the lists of names that a word may stand in
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
DILATIONS = (1, 2, 4)  # how far each layer looks to either side, in tokens
LONGEST_WORD = 60  # characters; of a longer "word" only the beginning is read
GRAMS = (2, 3, 4, 5)  # lengths of the letter groups that tell something of an unknown word
GRAM_ROWS, OWN_GRAM_ROWS, WORD_ROWS, SHAPE_ROWS = 1 << 16, 1 << 15, 1 << 14, 1 << 10
SHORTEST_COMPOUND, SHORTEST_PART = 8, 4  # letters
_NEVER = -1e4
_CACHED = 1 << 16  # words
_TOGETHER = 1 << 10  # tokens that are computed in one go, about


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
            return cls(table["known"], _wide(table, "vectors"), _wide(table, "grams"), table["listed"], table["flags"])

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


Member = dict[str, Floats]  # one network's tables (words, grams, shapes), layers (inp, conv0 …, out, step, first)


def load_members(file: Path) -> tuple[Member, ...]:
    """Reads ``entities.npz``: the networks whose scores are averaged."""
    with np.load(file) as table:
        return tuple(
            {name.removeprefix(f"{at}."): _wide(table, name) for name in table.files if name.startswith(f"{at}.")}
            for at in range(int(table["members"]))
        )


def _wide(table: Mapping[str, NDArray[np.float32]], name: str) -> Floats:
    """An array as it was before it was packed: bytes are multiplied by what stands under the name with ``*``."""
    values = table[name].astype(np.float32)
    return values * table[f"*{name}"] if f"*{name}" in table else values


class Tagged(NamedTuple):
    """The labels of one sentence, and for each token how sure the network is of its kind, from 0 to 1."""

    labels: list[str]
    sure: list[float]


class Network:
    """Labels sentences with the given weights; words seen once are remembered."""

    def __init__(self, words: Words, members: Sequence[Member]) -> None:
        self._words = words
        self._members = members
        self._grams, self._borders = _side_by_side([words.grams, *(member["grams"] for member in members)])
        self._rows: dict[str, int] = {}
        self._seen = [np.zeros((0, member["inp_bias"].size), np.float32) for member in self._members]
        self._step, self._first = _lawful(self._mean("step"), self._mean("first"))

    def _mean(self, name: str) -> Floats:
        mean: Floats = np.mean([member[name] for member in self._members], axis=0)
        return mean

    def label(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """For each sentence the label of every token: B-PER, I-PER, B-LOCderiv, O."""
        found: dict[int, Tagged] = {}
        for group in _groups(sentences):
            for place, tagged in zip(group, self._label([sentences[place] for place in group]), strict=True):
                found[place] = tagged
        return [found.get(place, Tagged([], [])) for place in range(len(sentences))]

    def knows(self, word: str) -> bool:
        """Whether the word has a vector, written just so."""
        return self._words.knows(word)

    def _label(self, sentences: list[Sequence[str]]) -> Iterator[Tagged]:
        """Sentences of similar length, the shortest first and none empty."""
        lengths = np.array([len(tokens) for tokens in sentences])
        scores = np.zeros((len(sentences), lengths[-1], len(LABELS) + len(FORMS)), np.float32)
        scores[np.arange(lengths[-1]) < lengths[:, None]] = self._scores(sentences, lengths)
        kinds, forms = scores[:, :, : len(LABELS)], scores[:, :, len(LABELS) :].argmax(2)
        best = _best_run(kinds, lengths, self._step, self._first)
        sure = _share(kinds, best)
        named = _named(best, forms)
        for tokens, labels, shares in zip(sentences, named, sure, strict=True):
            yield Tagged(labels[: len(tokens)].tolist(), shares[: len(tokens)].tolist())

    def _scores(self, sentences: list[Sequence[str]], lengths: NDArray[np.int64]) -> Floats:
        """Token after token of all sentences, the score of every label and form."""
        rows = self._rows_of(sentences)
        sides = _sides(lengths)
        scores = [_scores(member, seen[rows], sides) for member, seen in zip(self._members, self._seen, strict=True)]
        mean: Floats = np.mean(scores, axis=0)
        return mean

    # --- words -------------------------------------------------------------------------------------------------------

    def _rows_of(self, sentences: list[Sequence[str]]) -> NDArray[np.int64]:
        """The row of each token among the words seen so far, of which new ones are computed first."""
        if len(self._rows) > _CACHED:
            self._rows, self._seen = {}, [seen[:0] for seen in self._seen]
        words = [word for tokens in sentences for word in tokens]
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if new:
            first = len(self._rows)
            self._rows |= {word: first + at for at, word in enumerate(new)}
            for at, made in enumerate(self._read(new)):
                self._seen[at] = _with_room(self._seen[at], len(self._rows))
                self._seen[at][first : len(self._rows)] = made
        return np.array(list(map(self._rows.__getitem__, words)))

    def _read(self, words: list[str]) -> Iterator[Floats]:
        """What the first layer of each member makes of each word."""
        letters = [letters_of(word) for word in words]
        means = np.split(GramRows([row.text for row in letters]).means(self._grams), self._borders, axis=1)
        read = self._words.read(letters, means[0])
        vectors, fronts = self._words.vectors[read.stands_for()], self._words.vectors[read.fronts]
        unknown = (read.rows == 0)[:, None].astype(np.float32)
        for member, grams in zip(self._members, means[1:], strict=True):
            small = member["words"][[row.word for row in letters]]
            shapes = member["shapes"][[row.shape for row in letters]]
            seen = vectors + unknown * member["unknown"]
            whole = np.concatenate((seen, fronts, read.others, grams, small, shapes, 1 - unknown), axis=1)
            made: Floats = np.maximum(whole @ member["inp"] + member["inp_bias"], 0)
            yield made


def _side_by_side(tables: Sequence[Floats]) -> tuple[Floats, list[int]]:
    """Tables as one, and between which columns they meet: a shorter one is repeated, rows count modulo its length."""
    length = max(map(len, tables))
    whole = np.concatenate([np.tile(table, (length // len(table), 1)) for table in tables], axis=1)
    return whole, np.cumsum([table.shape[1] for table in tables[:-1]]).tolist()


def _with_room(table: Floats, rows: int) -> Floats:
    """The table, or one of at least twice as many rows that begins with it, so that ``rows`` find place."""
    if len(table) >= rows:
        return table
    wider = np.zeros((2 * rows, table.shape[1]), np.float32)
    wider[: len(table)] = table
    return wider


def _groups(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """The places of the sentences, those of similar length together; empty ones are left out."""
    group: list[int] = []
    tokens = 0
    for place in sorted(range(len(sentences)), key=lambda place: len(sentences[place])):
        length = len(sentences[place])
        if group and tokens + length > _TOGETHER:
            yield group
            group, tokens = [], 0
        if length:
            group.append(place)
            tokens += length
    if group:
        yield group


_Sides = list[tuple[NDArray[np.int64], NDArray[np.int64]]]


def _sides(lengths: NDArray[np.int64]) -> _Sides:
    """For each layer where the tokens stand that every token sees before and behind it; past the last for none."""
    number = int(lengths.sum())
    every = np.arange(number)
    ends = np.repeat(np.cumsum(lengths), lengths)
    begins = ends - np.repeat(lengths, lengths)
    return [
        (
            np.where(every - distance >= begins, every - distance, number),
            np.where(every + distance < ends, every + distance, number),
        )
        for distance in DILATIONS
    ]


def _scores(member: Member, tokens: Floats, sides: _Sides) -> Floats:
    """One network's scores of all tokens, which are changed on the way."""
    number, width = tokens.shape
    seen = np.zeros((number + 1, width), np.float32)  # what a token is to one beside it; the last row is no token
    for layer, beside in enumerate(sides):
        before, own, behind = member[f"conv{layer}"].reshape(3, width, width)
        made = tokens @ own
        for weights, places in zip((before, behind), beside, strict=True):
            np.matmul(tokens, weights, out=seen[:number])
            made += seen[places]
        made += member[f"conv{layer}_bias"]
        tokens += np.maximum(made, 0, out=made)
    scores: Floats = tokens @ member["out"] + member["out_bias"]
    return scores


# --- the best run of labels ------------------------------------------------------------------------------------------


def _lawful(step: Floats, first: Floats) -> tuple[Floats, Floats]:
    """The same scores with what may not be out of reach: I-PER only behind B-PER or I-PER."""
    step, first = step.copy(), first.copy()
    for place, label in enumerate(LABELS):
        if label.startswith("I-"):
            first[place] = _NEVER
            step[[before[2:] != label[2:] for before in LABELS], place] = _NEVER
    return step, first


def _best_run(scores: Floats, lengths: NDArray[np.int64], step: Floats, first: Floats) -> NDArray[np.int64]:
    """Viterbi over all sentences at once, the shortest first: for each token the label of the best run (as a row)."""
    longest = scores.shape[1]
    over = np.searchsorted(lengths, np.arange(longest + 1), side="right").tolist()  # sentences that have ended by then
    totals = [(first + scores[:, 0]).T]
    for place in range(1, longest):
        before = totals[-1][:, over[place] - over[place - 1] :, None]
        totals.append(((before + step[:, None]).max(0) + scores[over[place] :, place]).T)
    best = np.zeros(scores.shape[:2], np.int64)
    for place in range(longest - 1, -1, -1):
        reached = totals[place]
        if place + 1 < longest:
            going_on = over[place + 1] - over[place]
            reached[:, going_on:] += step[:, best[over[place + 1] :, place + 1]]
        best[over[place] :, place] = reached.argmax(0)
    return best


def _share(scores: Floats, labels: NDArray[np.int64]) -> Floats:
    """How much of all labels' weight at a token lies on the label's kind, from 0 to 1."""
    weights = np.exp(scores - scores.max(2, keepdims=True))
    kinds = np.concatenate((weights[:, :, :1], weights[:, :, 1::2] + weights[:, :, 2::2]), axis=2)
    chosen = np.take_along_axis(kinds, ((labels + 1) // 2)[:, :, None], axis=2)[:, :, 0]
    share: Floats = chosen / kinds.sum(2)
    return share


_NAMES = np.array([[name + form if name != "O" else name for form in FORMS] for name in LABELS], object)
_BEGINS = np.array([name.startswith("B") for name in LABELS])


def _named(labels: NDArray[np.int64], forms: NDArray[np.int64]) -> NDArray[np.object_]:
    """B-LOC + deriv → B-LOCderiv; inside a span the form of its first token holds."""
    begun = np.maximum.accumulate(np.where(_BEGINS[labels], np.arange(labels.shape[1]), 0), axis=1)
    named: NDArray[np.object_] = _NAMES[labels, np.take_along_axis(forms, begun, axis=1)]
    return named
