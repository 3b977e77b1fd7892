"""What an event is about: ids of ``data/topics.yaml``, by the event's own words and then its article's.

The word lists and the likeness to the example sentences are added up; only where that leaves it open is the slow
encoder asked, for all events of many articles at once. The event's own words decide; the article only tips the scales.
None rather than a wrong one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from timeline.knowledge import load_topics
from timeline.model import Cue, CueKind, Event
from timeline.topic_examples import Scores, likeness_of_meaning, likeness_of_words, topic_ids
from timeline.topic_words import Spoken, spoken_in, weigh

DECIDES = 2.0  # what words of the lists must reach: one word, or two hints
DECIDES_ALONE = 3.0  # what likeness must reach where no list has a word
WORDS_LEND = 5.0  # what full likeness of words would add
MEANING_LENDS = 7.0  # what full likeness of meaning would add
HOPELESS = 1.0  # what falls short of this, the encoder's opinion alone does not decide either
CLEAR = 1.0  # the lead by which the first topic needs no further opinion
ARTICLE_LENDS = 0.8  # what the article adds to its main topic where the event's own words hint at it
NEAR_LENDS = 0.8  # what the words right before the event add likewise
POINTS_BACK = 2.5  # what they say themselves where the event points back to them ("CNN berichtete darüber")
NEAR = 350  # characters that stand right before
NEAR_ALONE = 4.0  # the weight of words that what stands before needs to speak for an event that says nothing
NEAR_CLEAR = 0.7  # the most that a second topic may weigh there, as a share of the first
MAIN_TOPIC = 0.4  # what makes a topic a main one of its article, as a share of the heaviest
CHILD = 0.6  # a parent gives way to a child that weighs this share of it: the child says more
SECOND = 0.45  # a second topic needs this share of the first one's weight
MORE_ALONE = 2.0  # what likeness must reach beyond that for a topic of which the article says nothing else
CONTEXT = 20_000  # characters of an article that tell its main topics
MOST_WORDS = 300  # a "sentence" of more is a list or a table: it is about nothing
MOST_NOUNS_OF_LITTLE = 3  # or names, behind the first word, of an event that says nothing by itself
FEWEST_NOUNS = 2  # or names, behind the first word: the encoder makes something even of nothing

_POINTS_BACK = frozenset(("darüber", "dies", "davon", "hierzu"))
_GERMAN = frozenset(
    """der die das den dem des ein eine einen einem einer eines und im am vom zum zur mit auf für von bei nach aus über
    ist sind war waren wird werden wurde wurden hat haben hatte hatten soll sollen sich nicht auch als seit in zu an
    er sie es sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer um wie dass kein keine bis gegen vor""".split()
)
_FOREIGN = frozenset(
    """the of and to was with that will on for by from is are has have le la les du et une est dans pour que el los
    las del y por con una il di che gli het een van voor met""".split()
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

    def weight(self, topic: str) -> float:
        """What the words of a context weigh for a topic."""
        return self.most * self.shares.get(topic, 0.0)


_NOTHING = _Context({}, 0.0)


@dataclass(frozen=True, slots=True)
class _Question:
    """An event's words before they are judged: what in them speaks for a topic, and what is around them."""

    text: str
    start: int
    spoken: tuple[Spoken, ...]
    resembles: Scores
    near: _Context
    article: _Context


def with_topics(told: Sequence[tuple[str, tuple[Event, ...]]]) -> list[tuple[Event, ...]]:
    """The events of each article, given with its text, with their topics, and what decided them among their cues."""
    questions = [_questions(article, [(event.start, event.end) for event in events]) for article, events in told]
    answers = iter(_answers([question for asked in questions for question in asked]))
    return [tuple(_with_topics(event, next(answers)) for event in events) for _, events in told]


def _with_topics(event: Event, topics: Told) -> Event:
    return replace(event, topics=topics.ids, cues=(*event.cues, *topics.cues))


def topics_of(article: str, places: Sequence[tuple[int, int]]) -> list[Told]:
    """The topics of the events that stand at these places of an article, at most two for each.

    The article strengthens what an event's words hint at, what stands right before them most; where they say nothing
    ("Bout bestritt dies"), what stands before speaks for them if it is clear.
    """
    return _answers(_questions(article, places))


def _questions(article: str, places: Sequence[tuple[int, int]]) -> list[_Question]:
    spoken = spoken_in(article)
    around = _context(_between(spoken, 0, CONTEXT))
    return [
        _question(article[start:end], start, spoken, _context(_between(spoken, start - NEAR, start)), around)
        for start, end in places
    ]


def find_topics(text: str, context: str = "") -> tuple[str, ...]:
    """The topics of one sentence; ``context`` is its article."""
    place = context.find(text)
    return topics_of(context, [(place, place + len(text))])[0].ids if place >= 0 else find_topics_of_all([text])[0]


def find_topics_of_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The topics of sentences without an article: many at once are told faster than one by one."""
    return [told.ids for told in _answers([_question(text, 0, spoken_in(text), _NOTHING, _NOTHING) for text in texts])]


def with_children(ids: Iterable[str]) -> frozenset[str]:
    """The topics and all below them, as a filter means them: conflict includes armed-conflict."""
    wanted = set(ids)
    while below := {topic.id for topic in load_topics().values() if topic.parent in wanted} - wanted:
        wanted |= below
    return frozenset(wanted)


# --- what is asked ---------------------------------------------------------------------------------------------------


def _question(text: str, start: int, spoken: list[Spoken], near: _Context, article: _Context) -> _Question:
    """An event's words that begin at ``start``; a table and what is not German ask nothing."""
    if text.count(" ") > MOST_WORDS or _is_foreign(text):
        return _Question("", start, (), np.zeros(len(topic_ids()), dtype=np.float32), _NOTHING, _NOTHING)
    own = _between(spoken, start, start + len(text))
    if text.isupper():
        own = [one._replace(start=one.start + start, end=one.end + start) for one in spoken_in(text)]
    return _Question(text, start, tuple(own), WORDS_LEND * likeness_of_words(text), near, article)


def _between(spoken: list[Spoken], start: int, end: int) -> list[Spoken]:
    """What of a list in the order of places begins in a stretch of text and ends in it."""
    first = bisect_left(spoken, (start,))
    last = bisect_left(spoken, (end,), lo=first)
    return [one for one in spoken[first:last] if one.end <= end]


def _context(spoken: list[Spoken]) -> _Context:
    scores = weigh(spoken)
    most = max(scores.values(), default=0.0)
    return _Context({topic: score / most for topic, score in scores.items()}, most)


# --- what is answered ------------------------------------------------------------------------------------------------


def _answers(questions: Sequence[_Question]) -> list[Told]:
    """The topics for each question; those that words leave open are put to the encoder in one go."""
    listed = [_listed(question) for question in questions]
    scores = [_added(*both, both[1].resembles) for both in zip(listed, questions, strict=True)]
    unclear = [
        number
        for number, question in enumerate(questions)
        if _is_open(scores[number]) and _tells_something(question.text)
    ]
    meanings = likeness_of_meaning([questions[number].text for number in unclear]) if unclear else None
    if meanings is not None:
        for number, meaning in zip(unclear, meanings, strict=True):
            question = questions[number]
            scores[number] = _added(listed[number], question, question.resembles + MEANING_LENDS * meaning)
    return [_answer(*one) for one in zip(questions, listed, scores, strict=True)]


def _listed(question: _Question) -> dict[str, float]:
    """What the word lists say of each topic; where the event points back, what stands before says it too."""
    own = weigh(question.spoken)
    if question.near.shares and not _POINTS_BACK.isdisjoint(question.text.lower().split()):
        own.update({topic: POINTS_BACK * share for topic, share in question.near.shares.items()})
    return own


def _added(listed: dict[str, float], question: _Question, resembles: Scores) -> dict[str, float]:
    """Lists, likeness and the context's loan in one score a topic; the context lends to what is hinted at only."""
    scores = dict(zip(topic_ids(), resembles.tolist(), strict=True))
    for topic, weight in listed.items():
        scores[topic] = scores.get(topic, 0.0) + weight + _lent(topic, weight, question)
    return scores


def _lent(topic: str, own: float, question: _Question) -> float:
    """What the words around an event add; a mere hint of its own is no reason for the article to add to it."""
    told = own >= DECIDES or question.article.weight(topic) > own
    around = question.article.shares.get(topic, 0) if told else 0.0
    return ARTICLE_LENDS * around + NEAR_LENDS * question.near.shares.get(topic, 0)


def _is_open(scores: dict[str, float]) -> bool:
    """Whether the encoder's opinion may decide: something is hinted at, and no topic leads by enough.

    A parent is no rival of its child: it says the same in other words.
    """
    first = max(scores, key=scores.__getitem__, default="")
    if not first or scores[first] < HOPELESS:
        return False
    if scores[first] < DECIDES:
        return True
    aside = (first, _parent(first))
    rival = max([score for topic, score in scores.items() if topic not in aside], default=float("-inf"))
    return scores[first] - rival < CLEAR


def _tells_something(text: str) -> bool:
    """Whether a text has nouns enough, and German words, for its meaning to be asked."""
    words = text.split()
    nouns = sum(word[0].isupper() for word in words[1:])
    return nouns >= FEWEST_NOUNS and 10 * sum(word.lower() in _GERMAN for word in words) >= len(words)


def _says_little(text: str) -> bool:
    """Whether an event has so few nouns that what stands before it says what it is about: "Bout bestritt dies"."""
    return sum(word[0].isupper() for word in text.split()[1:]) <= MOST_NOUNS_OF_LITTLE


def _is_foreign(text: str) -> bool:
    """Whether function words of other languages outnumber the German ones; one may stand in a name ("van")."""
    words = text.lower().split()
    foreign = sum(map(_FOREIGN.__contains__, words))
    return foreign > 1 and foreign > sum(map(_GERMAN.__contains__, words))


def _answer(question: _Question, listed: dict[str, float], scores: dict[str, float]) -> Told:
    """The one or two topics of an event, or what stands before it where itself says nothing."""
    worded = {
        topic
        for topic, weight in listed.items()
        if max(weight + _lent(topic, weight, question), scores[topic]) >= DECIDES
    }
    worded = {topic for topic in worded if _fits(topic, listed[topic], scores[topic], question.article)}
    alone = {topic for topic, score in scores.items() if score >= DECIDES_ALONE}
    alone = {topic for topic in alone if _fits(topic, 0.0, scores[topic] - MORE_ALONE, question.article)}
    told = worded | alone
    decided = {topic: score for topic, score in scores.items() if topic in told}
    if not decided:
        return Told(_spoken_of(question.near, question.article) if _says_little(question.text) else ())
    ids = _best(decided, worded)
    return Told(ids, tuple(_cues(question, ids)))


def _fits(topic: str, weight: float, score: float, article: _Context) -> bool:
    """Whether a topic is named by a word, is one that the article tells of anyway, or is more than a lone guess."""
    if not article.shares or weight >= DECIDES or score >= DECIDES_ALONE:
        return True
    kin = {topic, _parent(topic)} | {child for child in article.shares if _parent(child) == topic}
    return any(article.shares.get(one, 0) >= MAIN_TOPIC and article.weight(one) > weight for one in kin if one)


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
            words = question.text[one.start - question.start : one.end - question.start]
            yield Cue(one.start, one.end, words, CueKind.TOPIC, one.topic)
