"""What an event is about: ids of ``data/topics.yaml``, by the event's own words and then its article's.

A word counts by its stem, in any inflection and inside compounds as its entry allows ("-angriff" finds
"Drohnenangriffen"). The event's own words decide; the article only tips the scales. None rather than a wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.knowledge import load_topics

WORD_WEIGHT = 2.0
HINT_WEIGHT = 1.0
PHRASE_WEIGHT = 3.0
NEVER = 0.0  # marks a word that only looks as if it spoke for the topic: Beispiel is no Spiel
DECIDES = 2.0  # what an event's own words must reach: one word, or two hints
ARTICLE_LENDS = 0.8  # what the article adds to its main topic where the event's own words hint at it
NEAR_LENDS = 0.8  # what the words right before the event add likewise
POINTS_BACK = 2.5  # what they say themselves where the event points back to them ("CNN berichtete darüber")
NEAR = 350  # characters that stand right before
NEAR_ALONE = 4.0  # the weight of words that what stands before needs to speak for an event that says nothing
NEAR_CLEAR = 0.7  # the most that a second topic may weigh there, as a share of the first
MAIN_TOPIC = 0.4  # what makes a topic a main one of its article, as a share of the heaviest
SECOND = 0.45  # a second topic needs this share of the first one's weight

_POINTS_BACK = frozenset(("darüber", "Darüber", "dies", "Dies", "davon", "hierzu", "Hierzu"))
_MARKS = str.maketrans("*_`\n", "    ")  # plain text has blanks there
_TOKEN = re.compile(r"[^\W_]+")
_ENDINGS = tuple(
    sorted(["", *"e s es n en er ern em ens ers ns in innen t te ten tet st ste sten".split()], key=len, reverse=True)
)


_Shelf = dict[str, list[tuple[str, float, bool]]]  # stem → topic, weight, whether it must be a noun


@dataclass(frozen=True)
class _Lexicon:
    """Stems by where they may stand in a word; each leads to its topics and weights."""

    whole: _Shelf = field(default_factory=dict)
    heads: _Shelf = field(default_factory=dict)
    tails: _Shelf = field(default_factory=dict)
    inside: _Shelf = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)


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


def _stems(word: str) -> list[str]:
    return [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 1]


def _scores(text: str) -> Counter[str]:
    """The weight of each topic in a text; a stem counts once however often it stands there."""
    written = _TOKEN.findall(text)
    spoken = {(topic, stem): weight for word in written for stem, topic, weight in _spoken_by(word)}
    scores: Counter[str] = Counter()
    for (topic, _stem), weight in spoken.items():
        scores[topic] += weight  # type: ignore[assignment]
    for topic in _phrases_in([_fold(word) for word in written]):
        scores[topic] += PHRASE_WEIGHT  # type: ignore[assignment]
    return scores


@lru_cache(maxsize=1 << 16)
def _spoken_by(word: str) -> tuple[tuple[str, str, float], ...]:
    """The stems in a word with their weights; a further stem of the same topic adds half ("Präsidentschafts-wahl")."""
    heard: dict[str, float] = {}
    spoken = []
    for stem, topic, weight in sorted(_found_in(word), key=lambda found: -found[2]):
        spoken.append((stem, topic, weight / 2 if topic in heard else weight))
        heard[topic] = weight
    return tuple(spoken)


def _phrases_in(words: list[str]) -> set[str]:
    """The topics of the phrases in a text; each word of a phrase may be inflected."""
    shelf = _lexicon().phrases
    return {
        topic
        for place, word in enumerate(words)
        for stem in (word, *_stems(word))
        for phrase, topic in shelf.get(stem, ())
        if len(words) - place >= len(phrase)
        and all(part in _stems(words[place + step]) for step, part in enumerate(phrase))
    }


@lru_cache(maxsize=256)
def _relative(text: str) -> tuple[dict[str, float], float]:
    """The weight of each topic in a longer text as a share of the heaviest one's, and that one's weight."""
    scores = _scores(text)
    most = max(scores.values(), default=0.0)
    return {topic: score / most for topic, score in scores.items()}, most


def _just_before(text: str, context: str) -> str:
    """What the article says right before the event's words, about two sentences."""
    context, text = context.translate(_MARKS), text.translate(_MARKS)
    place = context.find(text)
    if place < 0:
        place = context.find(text[:40])
    return context[max(0, place - NEAR) : place] if place > 0 else ""


def find_topics(text: str, context: str = "") -> tuple[str, ...]:
    """The topics of an event by its own words ``text``, the best first, at most two.

    ``context`` is the text of its article: it strengthens what the event's words hint at, what stands right before them
    most; where they say nothing ("Bout bestritt dies"), what stands before speaks for them if it is clear.
    """
    own = _scores(text)
    article, _ = _relative(context)
    near, near_most = _relative(_just_before(text, context))
    if not _POINTS_BACK.isdisjoint(_TOKEN.findall(text)):
        own.update({topic: POINTS_BACK * share for topic, share in near.items()})
    weighed = {
        topic: score + ARTICLE_LENDS * article.get(topic, 0) + NEAR_LENDS * near.get(topic, 0)
        for topic, score in own.items()
    }
    decided = {topic: score for topic, score in weighed.items() if score >= DECIDES}
    if decided:
        return _best(decided)
    return _spoken_of(near, near_most, article)


def _spoken_of(near: dict[str, float], most: float, article: dict[str, float]) -> tuple[str, ...]:
    """The topic of what stands before, if it is heavy, clear of the next one and a main topic of the article."""
    ranked = sorted(near, key=lambda topic: -near[topic])
    if most < NEAR_ALONE or (len(ranked) > 1 and near[ranked[1]] > NEAR_CLEAR):
        return ()
    return (ranked[0],) if article.get(ranked[0], 0) >= MAIN_TOPIC else ()


def _best(scores: dict[str, float]) -> tuple[str, ...]:
    """The one or two heaviest topics; a parent gives way to a child that weighs as much."""
    topics = load_topics()
    heaviest_child: dict[str, float] = {}
    for topic, score in scores.items():
        parent = topics[topic].parent
        heaviest_child[parent] = max(score, heaviest_child.get(parent, 0))
    kept = [topic for topic, score in scores.items() if heaviest_child.get(topic, 0) < score]
    ranked = sorted(kept, key=lambda topic: -scores[topic])
    return tuple(topic for topic in ranked[:2] if scores[topic] >= SECOND * scores[ranked[0]])


def with_children(ids: Iterable[str]) -> frozenset[str]:
    """The topics and all below them, as a filter means them: conflict includes armed-conflict."""
    wanted = set(ids)
    while below := {topic.id for topic in load_topics().values() if topic.parent in wanted} - wanted:
        wanted |= below
    return frozenset(wanted)
