"""Sentence → the names of persons, organisations and places in it, whoever and wherever they are.

A conditional random field that ``timeline.training.entities`` trains (weights/NOTICE tells on what) labels every token
by its own letters and those of its neighbours. It knows kinds only; who is meant is decided in ``actors``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from timeline.labels import spans_of
from timeline.model import Sentence

WEIGHTS = Path(__file__).parent / "weights" / "entities.crf"
LONGEST_WORD = 60  # characters; of a longer "word" only the beginning is read

# One token each: d.h., 3,5, 12.30, 2006/07, US-Präsident, O'Brien, P&O, Nord- (und Süddeutschland), J., Dr., 5.
_TOKEN = re.compile(
    r"(?<!\w)(?:[^\W\d_]|Dr|St|Mr|Mrs|Nr|Prof|Co|Inc|Ltd|bzw|ca|[IVX]{2,5}|\d{1,2})\.(?=\s+\w)"
    r"|-?\w+(?:[.,:/&'’–-]\w+)*(?:-(?!\w))?"
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
    """A name that was recognised; ``confidence`` is the least probability of its tokens' labels, from 0 to 1."""

    start: int
    end: int
    text: str
    kind: EntityKind
    form: EntityForm
    confidence: float


def recognise(sentences: Sequence[Sentence]) -> tuple[tuple[Entity, ...], ...]:
    """The names in each sentence, in text order and without overlap, with offsets of the article."""
    return tuple(tuple(_entities(sentence)) for sentence in sentences)


def _entities(sentence: Sentence) -> Iterator[Entity]:
    places = list(_TOKEN.finditer(sentence.plain))
    tokens = [place.group() for place in places]
    labels, probabilities = label([tokens])[0]
    for span in spans_of(labels):
        start, end = places[span.first].start(), places[span.last - 1].end()
        yield Entity(
            sentence.start + start,
            sentence.start + end,
            sentence.text[start:end],
            EntityKind(span.kind),
            EntityForm(span.form),
            min(probabilities[span.first : span.last]),
        )


def label(sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
    """For each sentence the label of every token, and how probable it is (1 for O)."""
    tagger = _tagger()
    found = []
    for tokens in sentences:
        labels = tagger.tag(features(tokens)) if tokens else []
        sure = [1.0 if label == "O" else tagger.marginal(label, place) for place, label in enumerate(labels)]
        found.append((_with_forms(tokens, labels), sure))
    return found


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger


def _with_forms(tokens: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Marks derived words and compounds: russische, Berliner Mauer, US-Soldaten."""
    marked = list(labels)
    for span in spans_of(labels):
        word = tokens[span.first]
        if span.last - span.first == 1 and span.kind != "OTH":
            if word[:1].islower() or (span.kind == "LOC" and re.search(r"(?:er|ische[rnms]?)$", word)):
                marked[span.first] += "deriv"
            elif re.search(r"-[A-ZÄÖÜ][a-zäöüß]", word) and span.kind != "PER":
                marked[span.first] += "part"
    return marked


# --- features --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What a word tells: its shape, what it says of itself, and what it says of its neighbours."""
    word = word[:LONGEST_WORD]
    small = word.lower()
    shape = re.sub(r"(.)\1+", r"\1", "".join(map(_letter, word)))
    own = [f"w={word}", f"l={small}", f"s={shape}"]
    own += [f"<{length}={word[:length]}" for length in (2, 3, 4, 5)]
    own += [f">{length}={small[-length:]}" for length in (1, 2, 3, 4, 5, 6)]
    if "-" in word[1:-1]:
        own += [f"h<{small.split('-')[0]}", f"h>{small.split('-')[-1]}"]
    return shape, tuple(own), (f"l={small}", f"s={shape}", f">3={small[-3:]}", f"<3={word[:3]}")


def _letter(letter: str) -> str:
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return "9" if letter.isdigit() else letter


def features(tokens: Sequence[str]) -> list[list[str]]:
    """What the model sees of each token: itself, two neighbours on either side, and their order."""
    words = [_of_word(token) for token in tokens]
    seen = []
    for place, (shape, own, _) in enumerate(words):
        row = list(own)
        for step in (-2, -1, 1, 2):
            if 0 <= place + step < len(words):
                row += [f"{step}{feature}" for feature in words[place + step][2]]
            else:
                row.append(f"{step}#")
        before = words[place - 1] if place else None
        behind = words[place + 1] if place + 1 < len(words) else None
        row.append(f"-0s={before[0] if before else '#'} {shape}")
        row.append(f"+0s={shape} {behind[0] if behind else '#'}")
        row.append(f"-0w={before[1][1] if before else '#'} {own[1]}")
        row.append(f"+0w={own[1]} {behind[1][1] if behind else '#'}")
        seen.append(row)
    return seen
