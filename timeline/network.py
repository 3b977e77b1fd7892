"""The network that labels tokens: word → vector, a few convolutions over the sentence, the best run of labels.

Only numpy. ``entities.npz`` holds what ``timeline.training.entities`` learned. Sentences are laid side by side, so that
one multiplication serves many of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline.labels import FORMS, KINDS
from timeline.word_vectors import Floats, GramRows, Words, letters_of, unpacked

LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
DILATIONS = (1, 2, 4)  # how far each layer looks to either side, in tokens
_NEVER = -1e4
_CACHED = 1 << 16  # words
_TOGETHER = 1 << 10  # tokens that are computed in one go, about
_WORDS_TOLD = 16  # such groups for which the words are told once: more would only take memory (4 kB a word)

Member = dict[str, Floats]  # one network's tables (words, grams, shapes), layers (inp, conv0 …, out, step, first)


def load_members(file: Path) -> tuple[Member, ...]:
    """Reads ``entities.npz``: the networks whose scores are averaged."""
    with np.load(file) as table:
        return tuple(
            {name.removeprefix(f"{at}."): unpacked(table, name) for name in table.files if name.startswith(f"{at}.")}
            for at in range(int(table["members"]))
        )


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
        groups = list(_groups(sentences))
        for first in range(0, len(groups), _WORDS_TOLD):
            some = [[sentences[place] for place in group] for group in groups[first : first + _WORDS_TOLD]]
            told = self._told_by_words(some)
            for group, tokens in zip(groups[first:], some, strict=False):
                found.update(zip(group, self._label(tokens, told), strict=True))
        return [found.get(place, Tagged([], [])) for place in range(len(sentences))]

    def knows(self, word: str) -> bool:
        """Whether the word has a vector, written just so."""
        return self._words.knows(word)

    def _label(self, sentences: list[Sequence[str]], told: "_Told") -> Iterator[Tagged]:
        """Sentences of similar length, the shortest first and none empty."""
        lengths = np.array([len(tokens) for tokens in sentences])
        scores = np.zeros((len(sentences), lengths[-1], len(LABELS) + len(FORMS)), np.float32)
        scores[np.arange(lengths[-1]) < lengths[:, None]] = self._scores(sentences, lengths, told)
        kinds, forms = scores[:, :, : len(LABELS)], scores[:, :, len(LABELS) :].argmax(2)
        best = _best_run(kinds, lengths, self._step, self._first)
        sure = _share(kinds, best)
        named = _named(best, forms)
        for tokens, labels, shares in zip(sentences, named, sure, strict=True):
            yield Tagged(labels[: len(tokens)].tolist(), shares[: len(tokens)].tolist())

    def _scores(self, sentences: list[Sequence[str]], lengths: NDArray[np.int64], told: "_Told") -> Floats:
        """Token after token of all sentences, the score of every label and form."""
        rows = np.array([told.rows[word] for tokens in sentences for word in tokens])
        sides = _sides(lengths)
        scores = [_scores(member, words, rows, sides) for member, words in zip(self._members, told.words, strict=True)]
        mean: Floats = np.mean(scores, axis=0)
        return mean

    # --- words -------------------------------------------------------------------------------------------------------

    def _told_by_words(self, groups: Sequence[Sequence[Sequence[str]]]) -> "_Told":
        """What each word of the sentences tells by itself, computed once however often it stands there."""
        words = list(dict.fromkeys([word for sentences in groups for tokens in sentences for word in tokens]))
        rows = self._rows_of(words)
        told = [_told(member, seen[rows]) for member, seen in zip(self._members, self._seen, strict=True)]
        return _Told({word: row for row, word in enumerate(words)}, told)

    def _rows_of(self, words: list[str]) -> NDArray[np.int64]:
        """The rows of different words among those seen so far, of which new ones are computed first."""
        if len(self._rows) > _CACHED:
            self._rows, self._seen = {}, [seen[:0] for seen in self._seen]
        new = [word for word in words if word not in self._rows]
        if new:
            first = len(self._rows)
            self._rows |= {word: first + at for at, word in enumerate(new)}
            for at, made in enumerate(self._read(new)):
                self._seen[at] = _with_room(self._seen[at], len(self._rows))
                self._seen[at][first : len(self._rows)] = made
        return np.array([self._rows[word] for word in words], np.int64)

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


class _Words(NamedTuple):
    """What the first layer of one network hears of each word: as itself, from the token before and from that behind.

    The last row is no word.
    """

    vectors: Floats
    before: Floats
    own: Floats
    behind: Floats


class _Told(NamedTuple):
    """The words of some sentences by their rows, and what they tell each network."""

    rows: dict[str, int]
    words: list[_Words]


def _told(member: Member, vectors: Floats) -> _Words:
    """What the first layer of a network hears of words with these vectors."""
    number, width = vectors.shape
    parts = np.zeros((3, number + 1, width), np.float32)
    np.matmul(vectors, member["conv0"].reshape(3, width, width), out=parts[:, :number])
    return _Words(vectors, *parts)


def _scores(member: Member, words: _Words, rows: NDArray[np.int64], sides: _Sides) -> Floats:
    """One network's scores of all tokens, of which ``rows`` are the words."""
    number, width = len(rows), words.vectors.shape[1]
    tokens, framed = words.vectors[rows], np.append(rows, len(words.own) - 1)
    made = words.own[rows]
    for part, places in zip((words.before, words.behind), sides[0], strict=True):
        made += part[framed[places]]
    _add(tokens, made, member["conv0_bias"])
    seen = np.zeros((number + 1, width), np.float32)  # what a token is to one beside it; the last row is no token
    for layer, beside in enumerate(sides[1:], 1):
        before, own, behind = member[f"conv{layer}"].reshape(3, width, width)
        made = np.matmul(tokens, own, out=made)
        for weights, places in zip((before, behind), beside, strict=True):
            np.matmul(tokens, weights, out=seen[:number])
            made += seen[places]
        _add(tokens, made, member[f"conv{layer}_bias"])
    scores: Floats = tokens @ member["out"] + member["out_bias"]
    return scores


def _add(tokens: Floats, made: Floats, bias: Floats) -> None:
    """Adds to the tokens, in place, what a layer made of them."""
    made += bias
    tokens += np.maximum(made, 0, out=made)


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
