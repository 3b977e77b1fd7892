"""The network that labels tokens: word → vector, a few convolutions over the sentence, the best run of labels.

Only numpy. ``words.npz`` holds what is known of words before any training (``timeline.training.words`` makes it),
``entities.npz`` what ``timeline.training.entities`` learned. Sentences are laid side by side with
blank rows between them, so that one multiplication serves a whole article.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
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
_NEVER = -1e4
_CACHED = 1 << 16  # words
_TOGETHER = 1 << 11  # tokens that are computed in one go, about


class Letters(NamedTuple):
    """What the network reads of a word: the rows of its tables that speak of it, and hashes to look it up by.

    ``grams`` are hashes of its groups of letters, ``keys`` of the word itself; ``head`` is the hash of what stands
    before the first hyphen (Karl-Heinz, Berlin-Mitte), 0 without one.
    """

    grams: list[int]
    word: int
    shape: int
    keys: tuple[int, int, int, int]
    head: int


def letters_of(word: str) -> Letters:
    """The rows of a word: its groups of letters, the word in small letters, its shape (Xx, X-Xx, 9.9)."""
    word = word[:LONGEST_WORD]
    small = word.lower()
    bounded = f"^{word}$"
    shape = _RUNS.sub(r"\1", word.translate(_SHAPES))[:12]
    head, hyphen, _ = word.partition("-")
    return Letters(
        _grams(bounded),
        hash_of(small) % WORD_ROWS,
        hash_of(shape) % SHAPE_ROWS,
        _keys(word, small),
        hash_of(head) if hyphen else 0,
    )


def _grams(word: str) -> list[int]:
    """The hashes of all groups of letters in a word."""
    if word.isascii():  # the usual case, and a byte a letter
        letters = word.encode()
        return [crc32(letters[at : at + length]) for length in GRAMS for at in range(len(letters) - length + 1)]
    return [hash_of(word[at : at + length]) for length in GRAMS for at in range(len(word) - length + 1)]


def _keys(word: str, small: str) -> tuple[int, int, int, int]:
    """As written, small, with a capital, without a genitive's s: the first that is known counts."""
    shorter = word[:-1] if len(word) > 3 and word.endswith("s") else word
    return hash_of(word), hash_of(small), hash_of(small[:1].upper() + small[1:]), hash_of(shorter)


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
    """The letter groups of several words, ready to take the mean of their vectors from a table."""

    def __init__(self, letters: Sequence[Letters]) -> None:
        self._lengths = np.array([len(row.grams) for row in letters])
        self._flat = np.fromiter(chain.from_iterable(row.grams for row in letters), np.int64, self._lengths.sum())
        self._order = np.argsort(self._lengths, kind="stable")

    def means(self, table: Floats) -> Floats:
        """For each word the mean of its rows of a table, which are its hashes modulo the table's length."""
        rows = self._flat % len(table)
        ends = np.cumsum(self._lengths)
        made = np.empty((len(self._lengths), table.shape[1]), np.float32)
        for words in np.split(self._order, np.flatnonzero(np.diff(self._lengths[self._order])) + 1):
            length = self._lengths[words[0]]  # words with as many groups are taken together
            made[words] = table[rows[ends[words, None] - length + np.arange(length)]].mean(axis=1)
        return made


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

    def read(self, letters: Sequence[Letters], groups: GramRows) -> tuple[NDArray[np.int64], Floats]:
        """For each word the row of its vector (0: unknown) and its other features: letter groups, lists of names."""
        keys = np.array([row.keys for row in letters], np.uint32)
        heads = np.array([row.head for row in letters], np.uint32)
        flags = np.concatenate((self._flags(keys), self._flags(heads[:, None])), axis=1)
        return _find(self.known, keys), np.concatenate((groups.means(self.grams), flags), axis=1)

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
        """Sentences of similar length, none empty."""
        longest = max(map(len, sentences))
        scores = np.zeros((len(sentences), longest, len(LABELS) + len(FORMS)), np.float32)
        inside = np.arange(longest) < np.array([len(tokens) for tokens in sentences])[:, None]
        scores[inside] = self._scores(sentences)
        kinds, forms = scores[:, :, : len(LABELS)], scores[:, :, len(LABELS) :].argmax(2)
        best = _best_run(kinds, inside, self._step, self._first)
        sure = _share(kinds, best)
        for row, tokens in enumerate(sentences):
            length = len(tokens)
            labels = _named(best[row, :length].tolist(), forms[row, :length].tolist())
            yield Tagged(labels, sure[row, :length].tolist())

    def _scores(self, sentences: list[Sequence[str]]) -> Floats:
        """Token after token of all sentences, the score of every label and form."""
        rows = self._rows_of(sentences)
        lengths = np.array([len(tokens) for tokens in sentences])
        blanks = max(DILATIONS) * np.arange(1, len(lengths) + 1)  # rows of nothing before each sentence
        places = np.arange(len(rows)) + np.repeat(blanks, lengths)
        scores = [_scores(member, seen[rows], places) for member, seen in zip(self._members, self._seen, strict=True)]
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
        return np.fromiter((self._rows[word] for word in words), np.int64, len(words))

    def _read(self, words: list[str]) -> Iterator[Floats]:
        """What the first layer of each member makes of each word."""
        letters = [letters_of(word) for word in words]
        groups = GramRows(letters)
        rows, others = self._words.read(letters, groups)
        vectors = self._words.vectors[rows]
        unknown = (rows == 0)[:, None].astype(np.float32)
        for member in self._members:
            small = member["words"][[row.word for row in letters]]
            shapes = member["shapes"][[row.shape for row in letters]]
            grams = groups.means(member["grams"])
            seen = vectors + unknown * member["unknown"]
            whole = np.concatenate((seen, others, grams, small, shapes, 1 - unknown), axis=1)
            made: Floats = np.maximum(whole @ member["inp"] + member["inp_bias"], 0)
            yield made


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


def _scores(member: Member, tokens: Floats, places: NDArray[np.int64]) -> Floats:
    """One network's scores of all tokens, which lie at ``places`` with blank rows between sentences."""
    gap = max(DILATIONS)
    rows, width = int(places[-1]) + 1 + gap, tokens.shape[1]
    laid = np.zeros((rows, width), np.float32)
    laid[places] = tokens
    inside = np.zeros((rows, 1), np.float32)
    inside[places] = 1
    for layer, distance in enumerate(DILATIONS):
        weights = member[f"conv{layer}"]
        made = laid[gap : rows - gap] @ weights[width : 2 * width]
        made += laid[gap - distance : rows - gap - distance] @ weights[:width]
        made += laid[gap + distance : rows - gap + distance] @ weights[2 * width :]
        made += member[f"conv{layer}_bias"]
        np.maximum(made, 0, out=made)
        made *= inside[gap : rows - gap]
        laid[gap : rows - gap] += made
    scores: Floats = laid[places] @ member["out"] + member["out_bias"]
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


def _best_run(scores: Floats, inside: NDArray[np.bool_], step: Floats, first: Floats) -> NDArray[np.int64]:
    """Viterbi over all sentences at once: for each token the label (as a row of LABELS) of the best run."""
    sentences, longest, labels = scores.shape
    came = np.tile(np.arange(labels), (longest, sentences, 1))
    total = first + scores[:, 0]
    for place in range(1, longest):
        reached = total[:, :, None] + step
        here = inside[:, place, None]
        came[place] = np.where(here, reached.argmax(1), came[place])
        total = np.where(here, reached.max(1) + scores[:, place], total)
    best = np.zeros((sentences, longest), np.int64)
    label = total.argmax(1)
    every = np.arange(sentences)
    for place in range(longest - 1, -1, -1):
        best[:, place] = label
        label = came[place][every, label]
    return best


def _share(scores: Floats, labels: NDArray[np.int64]) -> Floats:
    """How much of all labels' weight at a token lies on the label's kind, from 0 to 1."""
    weights = np.exp(scores - scores.max(2, keepdims=True))
    kinds = np.concatenate((weights[:, :, :1], weights[:, :, 1::2] + weights[:, :, 2::2]), axis=2)
    chosen = np.take_along_axis(kinds, ((labels + 1) // 2)[:, :, None], axis=2)[:, :, 0]
    share: Floats = chosen / kinds.sum(2)
    return share


def _named(labels: list[int], forms: list[int]) -> list[str]:
    """B-LOC + deriv → B-LOCderiv; inside a span the form of its first token holds."""
    named = []
    form = ""
    for label, guess in zip(labels, forms, strict=True):
        name = LABELS[label]
        if name.startswith("B"):
            form = FORMS[guess]
        named.append(name + form if label else name)
    return named
