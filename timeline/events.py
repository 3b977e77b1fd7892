"""Clause + period + actors + topics + status → event: the events of an article, in text order."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Generic, TypeVar

from timeline.candidates import Candidate, News, candidates, continues
from timeline.clauses import Clause, ClauseKind, clauses
from timeline.german.background_words import BIRTHS
from timeline.german.boilerplate import BOILERPLATE
from timeline.german.event_words import STATEMENT_VERBS
from timeline.model import Article, Event, Mention, Period, Sentence, Status, Tense, Timex
from timeline.narration import Scene, Told, clock_of, continuing_words, in_order, says_then, stays_with, ticker_head
from timeline.participants import participants
from timeline.placing import Story, placed, tells_history, where_planned
from timeline.ranges import with_ranges
from timeline.roles import find_roles
from timeline.sources import carried_on
from timeline.status import StatusReading, came_about, doubts_what_was_said, noun_reading, reading
from timeline.titles import title
from timeline.topics import with_topics

LEAD = 3  # sentences at the head of an article, in which the present tense reports news: "Russland liefert …"
OPINION = re.compile(r"\W*(?:Kommentar|Meinung|Leitartikel|Glosse|Kolumne|Essay|Gastbeitrag|Interview)\b")
MOST_IN_A_SENTENCE = 60  # expressions or mentions; a "sentence" of more is a table


def find_events(
    article: Article, sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> tuple[Event, ...]:
    """The events that an article reports, in text order; headings, captions, states and opinions are none."""
    return with_topics([(article.text, reported(article, sentences, timexes, mentions))])[0]


def reported(
    article: Article, sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> tuple[Event, ...]:
    """The events before their topics are known, which are told fastest for many articles at once."""
    story = Story(article, timexes, tells_history(article, timexes))
    opinion = _is_opinion(sentences)
    told: dict[str, Told] = {}
    scene: Scene | None = None
    times, names = _InOrder(timexes), _InOrder(mentions)
    before = -1
    speaks = ""  # whose words the sentence before handed on: "Er habe …"
    for number, (sentence, found) in enumerate(_by_sentence(sentences)):
        if told and found and doubts_what_was_said(found[0]):
            told = _doubted(told, before)
        before = sentence.start
        inside = with_ranges(sentence, times.inside(sentence))
        named = names.inside(sentence)
        scene, inside = _opened(scene, sentence, inside)
        former: Candidate | None = None
        ticker = _is_ticker(scene, sentence)
        news = _news(number, ticker, opinion)
        for one in candidates(sentence, found, inside, named, news):
            candidate = _past_if_done(
                _carried(replace(one, ticker=True) if ticker else one, former, scene, timexes, number, article), article
            )
            event = _event(candidate, story, named, scene, speaks)
            told[event.id] = Told(event, candidate.clause, clock_of(candidate.clause, inside, candidate.timex))
            scene, former = _next_scene(scene, candidate, number), candidate
        speaks = carried_on(found, named, speaks)
    return in_order(list(told.values()))


def _news(number: int, ticker: bool, opinion: bool) -> News:
    """How surely a sentence reports news, by its number in the article."""
    if ticker or (number == 0 and not opinion):
        return News.HEAD
    return News.LEAD if number < LEAD and not opinion else News.BODY


def _is_opinion(sentences: tuple[Sentence, ...]) -> bool:
    """Whether an article says of itself, in its first lines, that it is a comment or the like."""
    return any(OPINION.match(sentence.plain) for sentence in sentences[:4] if sentence.heading)


def _opened(
    scene: Scene | None, sentence: Sentence, timexes: tuple[Timex, ...]
) -> tuple[Scene | None, tuple[Timex, ...]]:
    """The scene that a live ticker's clock time opens, which dates none of the clauses behind it by itself."""
    head = sentence.start + ticker_head(sentence)
    if head == sentence.start or not timexes or timexes[0].start >= head:
        return scene, timexes
    return Scene(timexes[0], sentence.paragraph, ticker=True, heading=sentence.heading), timexes[1:]


def _is_ticker(scene: Scene | None, sentence: Sentence) -> bool:
    if scene is None or not scene.ticker:
        return False
    return 0 <= sentence.paragraph - scene.paragraph <= scene.heading  # the message may stand below its head


def _carried(
    found: Candidate,
    former: Candidate | None,
    scene: Scene | None,
    timexes: tuple[Timex, ...],
    number: int,
    article: Article,
) -> Candidate:
    """An undated event with the time of the scene with which it goes on."""
    if found.timex or found.is_noun or found.since or found.clause.kind is not ClauseKind.MAIN:
        return found
    if found.ticker and scene:
        return replace(found, timex=scene.timex, carried=scene.timex.text)
    if found.clause.tense is not Tense.PAST:
        return found
    if former and former.timex and _goes_on(found.clause, former) and not found.beside_noun:
        return replace(found, timex=former.timex, carried=former.carried or former.timex.text)
    if found.clause.pluperfect:
        return found
    if says_then(found.clause):
        spoken = _spoken_of(found, scene, timexes)
        return replace(found, timex=spoken, carried="damals") if spoken else found
    if scene and 0 <= found.sentence.paragraph - scene.paragraph <= 1:
        written = article.published.period.first if article.published.period else None
        words = continuing_words(found.clause, scene) or stays_with(found.clause, scene, number, written)
        return replace(found, timex=scene.timex, carried=words) if words else found
    return found


def _spoken_of(found: Candidate, scene: Scene | None, timexes: tuple[Timex, ...]) -> Timex | None:
    """What "damals" points at: what its sentence named before, the time of the scene, or what the text named last."""
    last = bisect_left(timexes, found.start, key=lambda timex: timex.start) - 1
    spoken = timexes[last] if last >= 0 and timexes[last].period else None
    here = spoken is not None and spoken.start >= found.sentence.start
    if not here and scene and scene.paragraph == found.sentence.paragraph and scene.timex.period:
        return scene.timex
    return spoken


def _past_if_done(found: Candidate, article: Article) -> Candidate:
    """ "Der am Montag verhaftete Politiker schweigt": the arrest was last Monday, though he is silent now.

    What is planned stays where it is: "der für Freitag geplante Streik".
    """
    now, timex = article.published.period, found.timex
    if not found.attribute or not now or not timex or not timex.period or not timex.period.first or not now.last:
        return found
    group = tuple(token for token in found.clause.tokens if found.start <= token.start < found.end)
    told = noun_reading(group, found.clause, found.others, None, article.published)  # by its adjectives alone
    over = told.status is Status.OCCURRED or (found.clause.tense is Tense.PAST and came_about(found.clause))
    if timex.period.first <= now.last or not over:
        return found
    past = next((p for p in timex.alternatives if p.last and p.last <= now.last), None)
    return replace(found, timex=replace(timex, period=past, alternatives=(timex.period,)) if past else None)


def _goes_on(clause: Clause, former: Candidate) -> bool:
    """ "Der Umsatz stieg im Mai, der Gewinn sank": a main clause that shares the day of the one before it."""
    if former.is_noun or former.clause.kind is not ClauseKind.MAIN or former.clause.tense is not Tense.PAST:
        return False
    if former.timex is None or former.timex.period is None or former.timex.period.last is None:
        return False
    before = [token.word for token in former.clause.tokens if token.end <= former.timex.start][-2:]
    if "für" in before:
        return False  # "rief für Sonntag Staatstrauer aus und reiste ab"
    if not BIRTHS.isdisjoint(token.word for token in former.clause.tokens):
        return False  # "kam 1933 zur Welt und lernte Schlosser"
    if clause.pluperfect and not (former.clause.pluperfect and continues(clause)):
        return False
    stated = clause.verb in STATEMENT_VERBS and not continues(clause)
    return not (stated or clause.quoted or former.clause.quoted) and clause.mood is former.clause.mood


def _next_scene(scene: Scene | None, found: Candidate, number: int) -> Scene | None:
    """The scene after an event: a main clause with a time of its own opens a new one, one in the present closes it."""
    if scene and not scene.ticker and not found.timex and _is_of_now(found):
        return None  # "Er soll 2019 bestochen worden sein. Huber bestreitet das. Sein Verteidiger sagte …"
    if scene and found.carried and found.timex is scene.timex:
        return replace(scene, sentence=number)
    own = found.timex and found.timex.period and not found.carried and not found.is_noun
    if not own or found.timex is None or found.clause.kind is not ClauseKind.MAIN or _is_ticker(scene, found.sentence):
        return scene
    return Scene(found.timex, found.sentence.paragraph, clause=found.clause, sentence=number)


def _is_of_now(found: Candidate) -> bool:
    clause = found.clause
    own = clause.kind is ClauseKind.MAIN and not (clause.quoted or found.is_noun)
    return own and clause.tense is Tense.PRESENT


def _by_sentence(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, tuple[Clause, ...]]]:
    """The sentences of the story itself with their clauses."""
    for sentence in sentences:
        if (not sentence.heading or ticker_head(sentence)) and not BOILERPLATE.match(sentence.plain):
            yield sentence, clauses(sentence)


_Placed = TypeVar("_Placed", Timex, Mention)


class _InOrder(Generic[_Placed]):
    """An article's expressions, or its mentions, in text order."""

    def __init__(self, things: tuple[_Placed, ...]) -> None:
        self._things: tuple[_Placed, ...] = things
        self._starts = [one.start for one in things]

    def inside(self, sentence: Sentence) -> tuple[_Placed, ...]:
        """Those that stand in a sentence; of a list of dates the first ones are enough."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end, lo=first)
        return self._things[first : min(last, first + MOST_IN_A_SENTENCE)]


def _doubted(told: dict[str, Told], before: int) -> dict[str, Told]:
    """What the sentence before reported as fact is a claim: "Das behaupteten die Insider"."""
    return {
        id: replace(one, event=replace(one.event, status=Status.CLAIMED))
        if one.event.sentence.start == before and one.event.status is Status.OCCURRED
        else one
        for id, one in told.items()
    }


def _event(found: Candidate, story: Story, mentions: tuple[Mention, ...], scene: Scene | None, speaks: str) -> Event:
    """The event in full: placed, with its actors, topics and status."""
    article = story.article
    period, placed_by, reason = placed(found, story, scene)
    told = _told(found, period, article, mentions, speaks)
    if told.status is Status.PLANNED and not found.is_noun:
        period, placed_by, reason = where_planned(period, placed_by, reason, found.clause)
    own = participants(found, mentions)
    text = article.text[found.start : found.end]
    actors = tuple(dict.fromkeys(m.name for m in own))
    return Event(
        id=_event_id(article.id, found),
        document=article.id,
        start=found.start,
        end=found.end,
        text=text,
        title=title(found, own, mentions),
        sentence=found.sentence,
        period=period,
        placed_by=placed_by,
        timex=found.timex or found.since,
        reason=reason,
        mentions=own,
        actors=actors,
        roles=find_roles(actors, own, found.clause, found.others, found.is_noun),
        claimed_by=told.source,
        cues=told.cues,
        topics=(),
        status=told.status,
        published=article.published,
    )


def _told(
    found: Candidate, period: Period | None, article: Article, mentions: tuple[Mention, ...], speaks: str
) -> StatusReading:
    """How an event is reported, with the words that decide."""
    clause, others, written = found.clause, found.others, article.published
    if clause.verb == "ankündigen":  # what is announced with a day of its own is planned; the announcing has happened
        others = tuple(o for o in others if o.kind is not ClauseKind.INFINITIVE or (o.start, o.end) in found.spans)
    if found.is_noun:
        words = tuple(token for token in clause.tokens if found.start <= token.start < found.end)
        return noun_reading(words, clause, others, period, written)
    own = (
        period if found.timex and not (found.ticker and found.carried) else None
    )  # its present tense tells what has happened
    return reading(clause, others, own, written, timex=found.timex, mentions=mentions, speaks=speaks)


def _event_id(document: str, found: Candidate) -> str:
    """The same event has the same id in every build: its document and the place of its words."""
    key = f"{document}\0{found.start}\0{found.end}\0{'noun' if found.is_noun else 'clause'}"
    key += f"\0{found.part}" if found.part else ""
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
