"""How much a text resembles the example sentences of each topic: by the pieces of its words, and by its meaning.

Pieces of words (of 4 to 6 letters) are cheap and find what shares a stem; the encoder finds what shares the meaning
only, and is slow. What won on the 325 labelled sentences that were set aside, in percent: word lists alone 75.7, pieces
alone 75.1, encoder alone 72.9, mean of its token vectors 69.1; lists with pieces 83, lists with the encoder 84.5, all
three 86.4. Since then lists and examples have grown: 89.2, and 85.5 without the encoder.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from timeline.encoder import encode
from timeline.knowledge import load_topics

PIECES = range(4, 7)  # letters
SHRINK = 0.3  # ridge regression: how much the weights of pieces are held back
WORD = re.compile(r"[^\W\d_]{3,}")
UNHEARD = 0.3  # share of its weight that a piece has of which no example tells: a strange text resembles nothing

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class _Pieces:
    """What each piece of a word says for each topic (a row), and how rare it is."""

    weights: Scores
    rarity: Scores
    numbers: dict[str, int]
    rarest: float


@cache
def topic_ids() -> tuple[str, ...]:
    """The topics that have examples: the order of all scores of this room."""
    return tuple(topic.id for topic in load_topics().values() if topic.examples)


def likeness_of_words(text: str) -> Scores:
    """For each topic, how much the words of a text resemble those of its examples: about 0.1 to 0.6 where they do."""
    told = np.zeros(len(topic_ids()), dtype=np.float32)
    length = 0.0
    for word in {match.lower() for match in WORD.findall(text)}:
        says, weight = _said_by(word)
        told += says
        length += weight
    return told / np.float32(length**0.5) if length else told


def likeness_of_meaning(texts: Sequence[str]) -> Scores | None:
    """A row a text: its cosine with the middle of each topic's examples. None where the encoder is not installed."""
    rows = encode(texts)
    if rows is None:
        return None
    middle, topics = _middles()
    rows = rows - middle
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    likeness: Scores = rows @ topics.T
    return likeness


@cache
def _examples() -> tuple[list[str], NDArray[np.int64]]:
    """All example sentences, and the number of each one's topic."""
    topics = load_topics()
    pairs = [(text, number) for number, id in enumerate(topic_ids()) for text in topics[id].examples]
    return [text for text, _ in pairs], np.array([number for _, number in pairs], dtype=np.int64)


@cache
def _middles() -> tuple[Scores, Scores]:
    """The mean of all examples' vectors, and the direction from there to the mean of each topic's."""
    texts, labels = _examples()
    rows = encode(texts)
    assert rows is not None, "asked for only where the encoder is installed"
    middle = rows.mean(axis=0)
    topics = np.stack([rows[labels == number].mean(axis=0) - middle for number in range(len(topic_ids()))])
    topics /= np.maximum(np.linalg.norm(topics, axis=1, keepdims=True), 1e-6)
    return middle, topics


def _pieces_of(word: str) -> set[str]:
    """ "Uran" → "<ura", "uran", "ran>" and longer ones."""
    framed = f"<{word}>"
    return {framed[begin : begin + size] for size in PIECES for begin in range(len(framed) - size + 1)}


@lru_cache(maxsize=1 << 16)
def _said_by(word: str) -> tuple[Scores, float]:
    """What one word says for each topic, and its weight in the length of a text."""
    learnt = _pieces()
    pieces = _pieces_of(word)
    known = [number for piece in pieces if (number := learnt.numbers.get(piece)) is not None]
    rarity = learnt.rarity[known]
    unheard = UNHEARD * (len(pieces) - len(known)) * learnt.rarest**2
    return rarity @ learnt.weights[known], float(rarity @ rarity) + unheard


@cache
def _pieces() -> _Pieces:
    """Ridge regression from the pieces of the examples' words to their topics."""
    texts, labels = _examples()
    bags = [set().union(*map(_pieces_of, WORD.findall(text.lower()))) for text in texts]
    common = Counter(piece for bag in bags for piece in bag)
    numbers = {piece: number for number, piece in enumerate(sorted(p for p, count in common.items() if count > 1))}
    rarity = np.array([np.log(len(bags) / common[piece]) for piece in numbers], dtype=np.float32)
    rows = np.zeros((len(bags), len(numbers)), dtype=np.float32)
    for row, bag in zip(rows, bags, strict=True):
        own = [numbers[piece] for piece in bag if piece in numbers]
        row[own] = rarity[own]
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    wanted = np.eye(len(topic_ids()), dtype=np.float32)[labels] - 2 / len(topic_ids())
    solved = np.linalg.solve(rows @ rows.T + SHRINK * np.eye(len(rows), dtype=np.float32), wanted)
    return _Pieces(rows.T @ solved, rarity, numbers, float(np.log(len(bags))))
