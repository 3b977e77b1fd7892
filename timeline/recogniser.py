"""Sentence → the names of persons, organisations and places in it, whoever and wherever they are.

A small network (``network``) that ``timeline.training.entities`` trains labels every token by the word, its letters
and its neighbours. It knows kinds only; who is meant is decided in ``actors``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from timeline.german.abbreviations import SENTENCE_STARTERS
from timeline.labels import spans_of
from timeline.model import Sentence
from timeline.network import Network, Tagged, load_members
from timeline.word_vectors import Words

WORDS = Path(__file__).parent / "weights" / "words.npz"
ENTITIES = Path(__file__).parent / "weights" / "entities.npz"

# One token each: d.h., 3,5, 12.30, 2006/07, US-Präsident, O'Brien, P&O, Nord- (und Süddeutschland), J., Dr., 5.
_TOKEN = re.compile(
    r"(?<!\w)(?:[^\W\d_]|Dr|St|Mr|Mrs|Nr|Prof|Co|Inc|Ltd|bzw|ca|[IVX]{2,5}|\d{1,2})\.(?=\s+\w)"
    r"|-?\w+(?:(?:[-'’/&]|[.:](?=[a-zäöüß\d])|[,–](?=\d))\w+)*(?:-(?!\w))?"
    r"|[^\w\s]"
)


class EntityKind(StrEnum):
    """What a name is the name of."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"


class EntityForm(StrEnum):
    """How the text uses a name: itself, in a derived word (russische, Berliner) or in a compound (US-Soldaten)."""

    NAME = ""
    DERIVED = "deriv"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that was recognised; ``confidence`` is how sure its least sure token is of the kind, from 0 to 1."""

    start: int
    end: int
    text: str
    kind: EntityKind
    form: EntityForm
    confidence: float


def recognise(sentences: Sequence[Sentence]) -> tuple[tuple[Entity, ...], ...]:
    """The names in each sentence, in text order and without overlap, with offsets of the article."""
    places = [tokens_of(sentence) for sentence in sentences]
    tagged = network().label([_words(sentence, row) for sentence, row in zip(sentences, places, strict=True)])
    return tuple(
        tuple(_entities(sentence, row, found)) for sentence, row, found in zip(sentences, places, tagged, strict=True)
    )


def tokens_of(sentence: Sentence) -> list[re.Match[str]]:
    """The words and marks of a sentence, as the corpus has them that the network learned from."""
    return list(_TOKEN.finditer(sentence.plain))


def _words(sentence: Sentence, places: Sequence[re.Match[str]]) -> list[str]:
    """The tokens as they are read: a headline in capitals as if it were not."""
    words = [place.group() for place in places]
    return [_without_capitals(word) for word in words] if sentence.plain.isupper() and len(words) > 2 else words


def _without_capitals(word: str) -> str:
    """TRUMP TRIFFT PUTIN IN DEN USA → Trump trifft Putin in den USA, as far as the words are known."""
    small, named = word.lower(), word.capitalize()
    if named in SENTENCE_STARTERS or network().knows(small):
        return small
    return named if len(word) > 4 or network().knows(named) else word


def _entities(sentence: Sentence, places: Sequence[re.Match[str]], tagged: Tagged) -> Iterator[Entity]:
    for span in spans_of(tagged.labels):
        start, end = places[span.first].start(), places[span.last - 1].end()
        yield Entity(
            sentence.start + start,
            sentence.start + end,
            sentence.text[start:end],
            EntityKind(span.kind),
            EntityForm(span.form),
            min(tagged.sure[span.first : span.last]),
        )


@lru_cache(maxsize=1)
def network() -> Network:
    """The trained network, read once."""
    return Network(Words.load(WORDS), load_members(ENTITIES))
