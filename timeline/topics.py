"""What an event is about: ids of ``data/topics.yaml``, by the event's own words and then its article's.

The word lists and the likeness to the example sentences are added up; only where that leaves it open is the slow
encoder asked, for all events of an article at once. The event's own words decide; the article only tips the scales.
None rather than a wrong one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from timeline.knowledge import load_topics
from timeline.model import Cue, CueKind, Event
from timeline.topic_examples import Scores, likeness_of_meaning, likeness_of_words, topic_ids
from timeline.topic_words import Spoken, spoken_in, weigh

DECIDES = 2.0  # what words of the lists must reach: one word, or two hints
DECIDES_ALONE = 3.0  # what likeness must reach where no list has a word
WORDS_LEND = 5.0  # what full likeness of words would add
MEANING_LENDS = 7.0  # what full likeness of meaning would add
CLEAR = 1.5  # the lead by which the first topic needs no further opinion
ARTICLE_LENDS = 0.8  # what the article adds to its main topic where the event's own words hint at it
NEAR_LENDS = 0.8  # what the words right before the event add likewise
POINTS_BACK = 2.5  # what they say themselves where the event points back to them ("CNN berichtete darüber")
NEAR = 350  # characters that stand right before
NEAR_ALONE = 4.0  # the weight of words that what stands before needs to speak for an event that says nothing
NEAR_CLEAR = 0.7  # the most that a second topic may weigh there, as a share of the first
MAIN_TOPIC = 0.4  # what makes a topic a main one of its article, as a share of the heaviest
CHILD = 0.6  # a parent gives way to a child that weighs this share of it: the child says more
SECOND = 0.45  # a second topic needs this share of the first one's weight
CONTEXT = 20_000  # characters of an article that tell its main topics
MOST_WORDS = 300  # a "sentence" of more is a list or a table: it is about nothing
FEWEST_NOUNS = 2  # or names, behind the first word: the encoder makes something even of nothing

_POINTS_BACK = frozenset(("darüber", "dies", "davon", "hierzu"))
_GERMAN = frozenset(
    """der die das den dem des ein eine einen einem einer eines und im am vom zum zur mit auf für von bei nach aus über
    ist sind war waren wird werden wurde wurden hat haben hatte hatten soll sollen sich nicht auch als seit""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """The topics of an event, the best first, and the words of its article that decided them."""

    ids: tuple[str, ...]
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """The weight of each topic around an event as a share of the heaviest one's, and that one's weight."""

    shares: dict[str, float]
    most: float


_NOTHING = _Context({}, 0.0)


@dataclass(frozen=True, slots=True)
class _Question:
    """An event's words before they are judged: what in them speaks for a topic, and what is around them."""

    text: str
    spoken: tuple[Spoken, ...]
    resembles: Scores
    near: _Context
    article: _Context


def with_topics(article: str, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of an article with their topics, and the words that decided them among their cues."""
    told = topics_of(article, [(event.start, event.end) for event in events])
    return tuple(
        replace(event, topics=topics.ids, cues=(*event.cues, *topics.cues))
        for event, topics in zip(events, told, strict=True)
    )


def topics_of(article: str, places: Sequence[tuple[int, int]]) -> list[Told]:
    """The topics of the events that stand at these places of an article, at most two for each.

    The article strengthens what an event's words hint at, what stands right before them most; where they say nothing
    ("Bout bestritt dies"), what stands before speaks for them if it is clear.
    """
    around = _context(article[:CONTEXT])
    questions = [
        _question(article[start:end], _context(article[max(0, start - NEAR) : start]), around) for start, end in places
    ]
    return [
        Told(told.ids, tuple(_moved(cue, start) for cue in told.cues))
        for told, (start, _) in zip(_answers(questions), places, strict=True)
    ]


def find_topics(text: str, context: str = "") -> tuple[str, ...]:
    """The topics of one sentence; ``context`` is its article."""
    place = context.find(text)
    if place >= 0:
        return topics_of(context, [(place, place + len(text))])[0].ids
    return _answers([_question(text, _NOTHING, _NOTHING)])[0].ids


def find_topics_of_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The topics of sentences without an article: many at once are told faster than one by one."""
    return [told.ids for told in _answers([_question(text, _NOTHING, _NOTHING) for text in texts])]


def with_children(ids: Iterable[str]) -> frozenset[str]:
    """The topics and all below them, as a filter means them: conflict includes armed-conflict."""
    wanted = set(ids)
    while below := {topic.id for topic in load_topics().values() if topic.parent in wanted} - wanted:
        wanted |= below
    return frozenset(wanted)


# --- what is asked ---------------------------------------------------------------------------------------------------


def _question(text: str, near: _Context, article: _Context) -> _Question:
    if text.count(" ") > MOST_WORDS:
        return _Question("", (), np.zeros(len(topic_ids()), dtype=np.float32), _NOTHING, _NOTHING)
    return _Question(text, tuple(spoken_in(text)), WORDS_LEND * likeness_of_words(text), near, article)


@lru_cache(maxsize=256)
def _context(text: str) -> _Context:
    scores = weigh(spoken_in(text))
    most = max(scores.values(), default=0.0)
    return _Context({topic: score / most for topic, score in scores.items()}, most)


def _moved(cue: Cue, by: int) -> Cue:
    return Cue(cue.start + by, cue.end + by, cue.text, cue.kind, cue.value)


# --- what is answered ------------------------------------------------------------------------------------------------


def _answers(questions: Sequence[_Question]) -> list[Told]:
    """The topics for each question; those that words leave open are put to the encoder in one go."""
    listed = [_listed(question) for question in questions]
    resembles = [question.resembles for question in questions]
    unclear = [
        number
        for number, question in enumerate(questions)
        if _tells_something(question.text) and not _is_clear(_added(listed[number], question, resembles[number]))
    ]
    meanings = likeness_of_meaning([questions[number].text for number in unclear]) if unclear else None
    if meanings is not None:
        for number, meaning in zip(unclear, meanings, strict=True):
            resembles[number] = resembles[number] + MEANING_LENDS * meaning
    return [_answer(*one) for one in zip(questions, listed, resembles, strict=True)]


def _listed(question: _Question) -> dict[str, float]:
    """What the word lists say of each topic; where the event points back, what stands before says it too."""
    own = weigh(question.spoken)
    if question.near.shares and any(word in _POINTS_BACK for word in question.text.lower().split()):
        own.update({topic: POINTS_BACK * share for topic, share in question.near.shares.items()})
    return own


def _added(listed: dict[str, float], question: _Question, resembles: Scores) -> dict[str, float]:
    """Lists, likeness and the context's loan in one score a topic; the context lends to what is hinted at only."""
    scores = dict(zip(topic_ids(), map(float, resembles), strict=True))
    for topic, weight in listed.items():
        scores[topic] = scores.get(topic, 0.0) + weight
    return {topic: score + _lent(topic, question) if topic in listed else score for topic, score in scores.items()}


def _lent(topic: str, question: _Question) -> float:
    return ARTICLE_LENDS * question.article.shares.get(topic, 0) + NEAR_LENDS * question.near.shares.get(topic, 0)


def _is_clear(scores: dict[str, float]) -> bool:
    """Whether one topic leads by enough, a parent apart, which says the same in other words."""
    ranked = sorted(scores, key=lambda topic: -scores[topic])
    if not ranked or scores[ranked[0]] < DECIDES:
        return False
    first = ranked[0]
    rival = next((topic for topic in ranked[1:] if topic != _parent(first)), None)
    return rival is None or scores[first] - scores[rival] >= CLEAR


def _tells_something(text: str) -> bool:
    """Whether a text has nouns enough, and German words, for its meaning to be asked."""
    words = text.split()
    nouns = sum(word[0].isupper() for word in words[1:])
    return nouns >= FEWEST_NOUNS and 10 * sum(word in _GERMAN for word in words) >= len(words)


def _answer(question: _Question, listed: dict[str, float], resembles: Scores) -> Told:
    """The one or two topics of an event, or what stands before it where itself says nothing."""
    scores = _added(listed, question, resembles)
    worded = {
        topic for topic, weight in listed.items() if max(weight + _lent(topic, question), scores[topic]) >= DECIDES
    }
    decided = {topic: score for topic, score in scores.items() if topic in worded or score >= DECIDES_ALONE}
    if not decided:
        return Told(_spoken_of(question.near, question.article))
    ids = _best(decided, worded)
    return Told(ids, tuple(_cues(question, ids)))


def _spoken_of(near: _Context, article: _Context) -> tuple[str, ...]:
    """The topic of what stands before, if it is heavy, clear of the next one and a main topic of the article."""
    ranked = sorted(near.shares, key=lambda topic: -near.shares[topic])
    if near.most < NEAR_ALONE or (len(ranked) > 1 and near.shares[ranked[1]] > NEAR_CLEAR):
        return ()
    return (ranked[0],) if article.shares.get(ranked[0], 0) >= MAIN_TOPIC else ()


def _best(scores: dict[str, float], worded: set[str]) -> tuple[str, ...]:
    """The one or two heaviest topics; a second one needs a word of its own: likeness alone names one.
    A parent gives way to a child that is nearly as heavy.
    """
    heaviest_child: dict[str, float] = {}
    for topic, score in scores.items():
        parent = _parent(topic)
        heaviest_child[parent] = max(score, heaviest_child.get(parent, 0))
    kept = [topic for topic, score in scores.items() if heaviest_child.get(topic, 0) < CHILD * score]
    first, *others = sorted(kept, key=lambda topic: -scores[topic])
    heard = [topic for topic in others if topic in worded and scores[topic] >= SECOND * scores[first]]
    return (first, *heard[:1])


@cache
def _parent(topic: str) -> str:
    return load_topics()[topic].parent


def _cues(question: _Question, ids: tuple[str, ...]) -> Iterator[Cue]:
    """The words of the lists that spoke for the topics told, each place once."""
    seen = set()
    for one in question.spoken:
        if one.topic in ids and one.weight and (one.start, one.topic) not in seen:
            seen.add((one.start, one.topic))
            yield Cue(one.start, one.end, question.text[one.start : one.end], CueKind.TOPIC, one.topic)
