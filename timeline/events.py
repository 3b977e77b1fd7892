"""Clause + period + actors + topics + status → event: the events of an article, in text order."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from timeline.attachment import with_ranges
from timeline.candidates import Candidate, candidates
from timeline.clauses import Clause, ClauseKind, clauses
from timeline.model import Article, Event, Mention, Period, Sentence, Status, Timex
from timeline.placing import Story, placed, tells_history
from timeline.roles import find_roles
from timeline.sources import carried_on
from timeline.status import StatusReading, doubts_what_was_said, noun_reading, reading, status_cue
from timeline.titles import title
from timeline.topics import find_topics

LEAD = 3  # sentences at the head of an article, in which the present tense reports news: "Russland liefert …"
CONTEXT = 20_000  # characters of an article that lend their topics to an event that names none
MOST_IN_A_SENTENCE = 60  # expressions or mentions; a "sentence" of more is a table


def find_events(
    article: Article, sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> tuple[Event, ...]:
    """The events that an article reports, in text order; headings, captions, states and opinions are none."""
    story = Story(article, timexes, tells_history(article, timexes), article.text[:CONTEXT])
    events: list[Event] = []
    before = -1
    speaks = ""  # whose words the sentence before handed on: "Er habe …"
    for number, (sentence, found) in enumerate(_by_sentence(sentences)):
        if events and found and doubts_what_was_said(found[0]):
            events = _doubted(events, before)
        before = sentence.start
        inside = with_ranges(sentence, _inside(sentence, timexes))
        named = _inside(sentence, mentions)
        for candidate in candidates(sentence, found, inside, named, number < LEAD):
            events.append(_event(candidate, story, named, speaks))
        speaks = carried_on(found, named, speaks)
    return tuple({event.id: event for event in events}.values())


def _by_sentence(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, tuple[Clause, ...]]]:
    """The sentences of the story itself with their clauses."""
    for sentence in sentences:
        if not sentence.heading:
            yield sentence, clauses(sentence)


_Placed = TypeVar("_Placed", Timex, Mention)


def _inside(sentence: Sentence, things: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    """Those of a list in text order that stand in a sentence; of a list of dates the first ones are enough."""
    first = bisect_left(things, sentence.start, key=lambda one: one.start)
    last = bisect_left(things, sentence.end, lo=first, key=lambda one: one.start)
    return things[first : min(last, first + MOST_IN_A_SENTENCE)]


def _doubted(events: list[Event], before: int) -> list[Event]:
    """What the sentence before reported as fact is a claim: "Das behaupteten die Insider"."""
    return [
        replace(event, status=Status.CLAIMED)
        if event.sentence.start == before and event.status is Status.OCCURRED
        else event
        for event in events
    ]


def _event(found: Candidate, story: Story, mentions: tuple[Mention, ...], speaks: str) -> Event:
    """The event in full: placed, with its actors, topics and status."""
    article = story.article
    period, placed_by, reason = placed(found, story)
    told = _told(found, period, article, mentions, speaks)
    spans = (*found.spans, *_antecedent_span(found, mentions))
    own = tuple(m for m in mentions if any(start <= m.start < end for start, end in spans))
    text = article.text[found.start : found.end]
    actors = tuple(dict.fromkeys(m.name for m in own))
    return Event(
        id=_event_id(article.id, found),
        document=article.id,
        start=found.start,
        end=found.end,
        text=text,
        title=title(found, own),
        sentence=found.sentence,
        period=period,
        placed_by=placed_by,
        timex=found.timex,
        reason=reason,
        mentions=own,
        actors=actors,
        roles=find_roles(actors, own, found.clause, found.others, found.is_noun),
        claimed_by=told.source,
        cues=told.cues,
        topics=find_topics(text, story.context),
        status=told.status,
        published=article.published,
    )


def _told(
    found: Candidate, period: Period | None, article: Article, mentions: tuple[Mention, ...], speaks: str
) -> StatusReading:
    """How an event is reported; what is told as fact but lies ahead is planned ("kündigte für Freitag Streiks an")."""
    if found.is_noun:
        told = noun_reading(tuple(token for token in found.clause.tokens if found.start <= token.start < found.end))
    else:
        own = period if found.timex else None
        told = reading(
            found.clause, found.others, own, article.published, timex=found.timex, mentions=mentions, speaks=speaks
        )
    now = article.published.period
    ahead = period and period.first and now and now.last and period.first > now.last
    if told.status is not Status.OCCURRED or not ahead:
        return told
    cues = (status_cue(found.timex, Status.PLANNED),) if found.timex else ()
    return StatusReading(Status.PLANNED, cues)


def _antecedent_span(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int]]:
    """Whom a relative clause tells of: "Anna Muster, eine Lehrerin, die 2019 gewann" — with no verb between."""
    before = [mention for mention in mentions if mention.end <= found.clause.start]
    if found.clause.kind is not ClauseKind.RELATIVE or found.is_noun or not before:
        return
    last = before[-1]
    between = (token for clause in found.others for token in clause.tokens if last.end <= token.start)
    if not any(token.finite and token.text.islower() for token in between if token.end <= found.clause.start):
        yield last.start, last.end


def _event_id(document: str, found: Candidate) -> str:
    """The same event has the same id in every build: its document and the place of its words."""
    key = f"{document}\0{found.start}\0{found.end}\0{'noun' if found.is_noun else 'clause'}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
