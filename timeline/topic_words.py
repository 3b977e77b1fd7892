"""The words of ``data/topics.yaml`` in a text: which stand there, for which topic they speak, and how loud.

A word counts by its stem, in any inflection and inside compounds as its entry allows ("-angriff" finds
"Drohnenangriffen").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from timeline.knowledge import load_topics

WORD_WEIGHT = 2.0
HINT_WEIGHT = 1.0
PHRASE_WEIGHT = 3.0
NEVER = 0.0  # marks a word that only looks as if it spoke for the topic: Beispiel is no Spiel

_TOKEN = re.compile(r"[^\W_]+")
_ENDINGS = tuple(
    sorted(["", *"e s es n en er ern em ens ers ns in innen t te ten tet st ste sten".split()], key=len, reverse=True)
)


class Spoken(NamedTuple):  # a tuple, since an article has hundreds
    """Words of a text that speak for a topic; ``stem`` is what of them is in the topic's entry."""

    start: int
    end: int
    stem: str
    topic: str
    weight: float


_Shelf = dict[str, list[tuple[str, float, bool]]]  # stem → topic, weight, whether it must be a noun


@dataclass(frozen=True)
class _Lexicon:
    """Stems by where they may stand in a word; each leads to its topics and weights."""

    whole: _Shelf = field(default_factory=dict)
    heads: _Shelf = field(default_factory=dict)
    tails: _Shelf = field(default_factory=dict)
    inside: _Shelf = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)


def spoken_in(text: str) -> list[Spoken]:
    """What speaks for a topic in a text, by its place; a text in capitals hides which words are nouns."""
    if text.isupper():
        text = text.lower() if len(text.lower()) == len(text) else text
    words = list(_TOKEN.finditer(text))
    found: list[Spoken] = []
    for place, word in enumerate(words):
        spoken, phrases = _heard_in(word[0])
        if spoken:
            found += [Spoken(word.start(), word.end(), *heard) for heard in spoken]
        if phrases:
            found += [said for phrase, topic in phrases if (said := _phrase_at(words, place, phrase, topic))]
    return found


def weigh(spoken: Iterable[Spoken]) -> dict[str, float]:
    """The weight of each topic; a stem counts once however often it stands there."""
    once = {(one.topic, one.stem): one.weight for one in spoken}
    scores: dict[str, float] = {}
    for (topic, _stem), weight in once.items():
        scores[topic] = scores.get(topic, 0.0) + weight
    return scores


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    built = _Lexicon()
    for topic in load_topics().values():
        for stems, weight in ((topic.words, WORD_WEIGHT), (topic.hints, HINT_WEIGHT), (topic.never, NEVER)):
            for stem in stems:
                noun = stem.strip("-")[0].isupper()
                _shelf(built, stem).setdefault(_fold(stem.strip("-")), []).append((topic.id, weight, noun))
        for phrase in topic.phrases:
            words = tuple(_fold(word) for word in _TOKEN.findall(phrase))
            built.phrases.setdefault(words[0], []).append((words, topic.id))
    return built


def _shelf(built: _Lexicon, stem: str) -> _Shelf:
    """Where a stem belongs by its hyphens: "-krieg-" anywhere, "atom-" at the beginning, "-angriff" at the end."""
    if stem.startswith("-"):
        return built.inside if stem.endswith("-") else built.tails
    return built.heads if stem.endswith("-") else built.whole


def _fold(word: str) -> str:
    return word.lower().replace("ß", "ss")


def _found_in(word: str) -> tuple[tuple[str, str, float], ...]:
    """The topics that one word speaks for: stem, topic, weight."""
    lexicon = _lexicon()
    noun, word = word[0].isupper(), _fold(word)
    found = [(stem, lexicon.whole) for stem in _stems(word)]
    found += [(word[:end], lexicon.heads) for end in range(2, len(word) + 1)]
    found += [(stem[begin:], lexicon.tails) for stem in _stems(word) for begin in range(len(stem) - 2)]
    found += [(stem, lexicon.inside) for stem in lexicon.inside if stem in word]
    speaks = [
        (stem, topic, weight)
        for stem, shelf in found
        for topic, weight, must_be_noun in shelf.get(stem, ())
        if noun or not must_be_noun
    ]
    barred = {topic for _, topic, weight in speaks if weight == NEVER}
    return tuple(dict.fromkeys(entry for entry in speaks if entry[1] not in barred))


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(
        word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 1
    )


@lru_cache(maxsize=1 << 16)
def _heard_in(word: str) -> tuple[tuple[tuple[str, str, float], ...], tuple[tuple[tuple[str, ...], str], ...]]:
    """What a word speaks for by itself, and the phrases that may begin with it: nothing at all, for most words."""
    return _spoken_by(word), _phrases_from(word)


def _spoken_by(word: str) -> tuple[tuple[str, str, float], ...]:
    """The stems in a word with their weights.

    A further stem of the same topic adds half ("Präsidentschafts-wahl"), but not one that overlaps with the first
    ("sanktion", "sanktionier").
    """
    heard: dict[str, list[str]] = {}
    spoken = []
    for stem, topic, weight in sorted(_found_in(word), key=lambda found: (-found[2], len(found[0]))):
        before = heard.setdefault(topic, [])
        if not any(stem in other or other in stem for other in before):
            spoken.append((stem, topic, weight / 2 if before else weight))
            before.append(stem)
    return tuple(spoken)


def _phrase_at(words: list[re.Match[str]], place: int, phrase: tuple[str, ...], topic: str) -> Spoken | None:
    """A phrase whose first word stands at a place; each word of a phrase may be inflected."""
    following = words[place + 1 : place + len(phrase)]
    if len(following) < len(phrase) - 1:
        return None
    for part, word in zip(phrase[1:], following, strict=True):
        if part not in _stems(_fold(word[0])):
            return None
    return Spoken(words[place].start(), words[place + len(phrase) - 1].end(), " ".join(phrase), topic, PHRASE_WEIGHT)


def _phrases_from(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that may begin with a word."""
    shelf = _lexicon().phrases
    return tuple(entry for stem in dict.fromkeys(_stems(_fold(word))) for entry in shelf.get(stem, ()))
