"""Clause → status: whether the text reports a thing as fact, as somebody's claim, as a plan or as denied.

Every rule names the words that decide; the first rule of ``_RULES`` that finds some gives the status.
"""

from collections.abc import Callable
from dataclasses import dataclass

from timeline import claims, denials, plans
from timeline.clause_words import Token
from timeline.clauses import Clause
from timeline.german.event_words import DENIAL_VERBS
from timeline.german.status_words import (
    CALLED_OFF_ADJECTIVES,
    CANCELLING_VERBS,
    COMING_ABOUT,
    DOUBTFUL_VERBS,
    DOUBTING_ADJECTIVES,
    FAILING_TO_HAPPEN,
    NEGATIONS,
    PLANNED_ADJECTIVES,
)
from timeline.model import UNDATED, Cue, CueKind, DocumentTime, Mention, Period, Status, Timex
from timeline.sources import handed_on, named, speaker
from timeline.telling import Case, Words, is_speech, teller, verb_words, zu_words

FARTHEST = 20  # clauses; what stands farther away in a sentence is a list, and decides nothing


@dataclass(frozen=True, slots=True)
class StatusReading:
    """How a clause is reported: ``cues`` are the words that decided, ``source`` is whose word it is, if anybody's."""

    status: Status
    cues: tuple[Cue, ...] = ()
    source: str = ""


def reading(
    clause: Clause,
    others: tuple[Clause, ...],
    period: Period | None,
    published: DocumentTime,
    *,
    timex: Timex | None = None,
    mentions: tuple[Mention, ...] = (),
    speaks: str = "",
) -> StatusReading:
    """The status of what a clause reports, among the clauses of its sentence, with the words that decided it.

    ``period`` is when it happens and ``published`` when the article was written: a present tense with a day to come
    tells a plan ("nimmt am Samstag teil"), and ``timex`` are the words of that day. ``mentions`` are the actors of the
    sentence; ``speaks`` is whose words the sentence before handed on, for "Er habe …".
    """
    case = Case(clause, _near(clause, others), period, published, timex, bool(speaks))
    told, words = _first_of_rules(case)
    if timex and words and timex.start <= words[0].start < timex.end:
        cues: tuple[Cue, ...] = (status_cue(timex, told),)
    else:
        cues = tuple(status_cue(word, told) for word in words)
    return StatusReading(told, cues, _source(case, told, mentions, speaks))


def _near(clause: Clause, others: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence that can say something of one of them: of a list without end only those around it."""
    if len(others) <= 2 * FARTHEST:
        return others
    place = next((index for index, other in enumerate(others) if other is clause), 0)
    return others[max(0, place - FARTHEST) : place + FARTHEST]


def _first_of_rules(case: Case) -> tuple[Status, Words]:
    """The status that the first rule tells, and its words; no rule: the verb reports a fact."""
    for told, rule in _RULES:
        if words := rule(case):
            return told, words
    return Status.OCCURRED, verb_words(case.clause) or zu_words(case.clause)


def status_cue(words: Token | Timex, decided: Status) -> Cue:
    """Words of the article that decided for a status."""
    return Cue(words.start, words.end, words.text, CueKind.STATUS, decided.value)


def doubts_what_was_said(clause: Clause) -> bool:
    """ "Das behaupteten die Insider": a sentence that turns what the sentence before it said into a claim."""
    words = [token.word for token in clause.tokens[:1]]
    return words in (["das"], ["dies"]) and clause.verb in DOUBTFUL_VERBS


def noun_reading(
    words: Words, clause: Clause, others: tuple[Clause, ...], period: Period | None, published: DocumentTime
) -> StatusReading:
    """The status of an event that is a noun: by its adjectives, "dem mutmaßlichen Anschlag", "der geplante Besuch".

    It is planned, too, where it lies ahead ("vor der Wahl am Sonntag"), and where its clause is a plan and it is not
    over when that is written ("lud ihn ein, am Gipfel im Oktober teilzunehmen").
    """
    for token in words:
        stem = next((token.word.removesuffix(e) for e in ("en", "er", "es", "em", "e") if token.word.endswith(e)), "")
        for told, adjectives in _ADJECTIVES:
            if stem in adjectives:
                given_up = verb_words(clause) if told is Status.PLANNED and _is_given_up(clause) else ()
                told, token = (Status.DENIED, given_up[0]) if given_up else (told, token)
                return StatusReading(told, (status_cue(token, told),))
    if not (period and published.period and _is_not_over(period, published.period)):
        return StatusReading(Status.OCCURRED)
    around = reading(clause, others, period, published)
    if around.status is Status.PLANNED:
        return StatusReading(Status.PLANNED, around.cues)
    is_ahead = period.first and published.period.last and period.first > published.period.last
    return StatusReading(Status.PLANNED if is_ahead else Status.OCCURRED)


def _is_not_over(period: Period, now: Period) -> bool:
    return bool(period.last and now.last and period.last > now.last)


def _is_given_up(clause: Clause) -> bool:
    """ "Der für Samstag geplante Markt fällt aus", "… kam nicht zustande": what was planned does not take place."""
    negated = not NEGATIONS.isdisjoint(clause.vocabulary)
    return not negated if clause.verb in FAILING_TO_HAPPEN | CANCELLING_VERBS else negated and came_about(clause)


def came_about(clause: Clause) -> bool:
    """ "fand statt", "kam zustande"."""
    return clause.verb in COMING_ABOUT or (clause.verb == "kommen" and "zustande" in clause.vocabulary)


_ADJECTIVES = (
    (Status.CLAIMED, DOUBTING_ADJECTIVES),
    (Status.PLANNED, PLANNED_ADJECTIVES),
    (Status.DENIED, CALLED_OFF_ADJECTIVES),
)


def is_denied(clause: Clause) -> bool:
    """Whether a clause, by itself, is reported as denied or as not having happened."""
    case = Case(clause, (clause,), None, UNDATED, None)
    return any(rule(case) for rule in _DENYING)


def _source(case: Case, told: Status, mentions: tuple[Mention, ...], speaks: str) -> str:
    """Whose word a claim, a plan or a denial is: named in the clause, by its verb of saying, or going on."""
    clause = case.clause
    if told is Status.OCCURRED:
        return ""
    if handed := handed_on(clause):
        return named(handed.source, mentions)
    if told is Status.DENIED and clause.verb in DENIAL_VERBS:
        return named(speaker(clause), mentions)
    if telling := teller(case):
        return named(speaker(telling), mentions) or speaks
    return speaks if is_speech(clause) else ""


_RULES: tuple[tuple[Status, Callable[[Case], Words]], ...] = (
    (Status.DENIED, denials.denying_verb),
    (Status.DENIED, denials.denied_content),
    (Status.DENIED, denials.called_off),
    (Status.DENIED, denials.left_undone),
    (Status.DENIED, denials.unreal),
    (Status.DENIED, denials.negation),
    (Status.PLANNED, plans.intended),
    (Status.PLANNED, plans.future),
    (Status.PLANNED, plans.due_state),
    (Status.PLANNED, plans.wanted),
    (Status.PLANNED, plans.plan_words),
    (Status.PLANNED, plans.announcement),
    (Status.PLANNED, plans.announced),
    (Status.PLANNED, plans.to_come),
    (Status.PLANNED, plans.arranged),
    (Status.CLAIMED, claims.admitted),
    (Status.CLAIMED, claims.rumoured),
    (Status.CLAIMED, claims.sourced),
    (Status.CLAIMED, claims.doubted),
    (Status.CLAIMED, claims.reported_mood),
    (Status.CLAIMED, claims.accused),
    (Status.CLAIMED, claims.heard),
    (Status.CLAIMED, claims.content),
)
_DENYING = tuple(rule for told, rule in _RULES if told is Status.DENIED)
