"""Clause → status: whether the text reports a thing as fact, as somebody's claim, as a plan or as denied."""

from timeline.clauses import Clause, ClauseKind, Token
from timeline.german.event_words import (
    AFTER_EMPTY_NEGATION,
    CLAIM_PHRASES,
    CLAIM_WORDS,
    DENIAL_VERBS,
    DOUBTFUL_VERBS,
    NEGATIONS,
    PLAN_WORDS,
    STATEMENT_VERBS,
)
from timeline.model import DocumentTime, Period, Status, Tense
from timeline.verbs import Mood


def status(clause: Clause, others: tuple[Clause, ...], period: Period | None, published: DocumentTime) -> Status:
    """The status of what a clause reports, among the other clauses of its sentence.

    ``period`` is when it happens and ``published`` when the article was written: a present tense with a day to come
    tells a plan ("nimmt am Samstag teil").
    """
    if is_denied(clause):
        return Status.DENIED
    if _is_planned(clause, period, published):
        return Status.PLANNED
    if _is_claimed(clause, others):
        return Status.CLAIMED
    return Status.OCCURRED


def doubts_what_was_said(clause: Clause) -> bool:
    """ "Das behaupteten die Insider": a sentence that turns what the sentence before it said into a claim."""
    words = [token.word for token in clause.tokens[:1]]
    return words in (["das"], ["dies"]) and clause.verb in DOUBTFUL_VERBS


def is_denied(clause: Clause) -> bool:
    """Whether it is reported as denied or as not having happened."""
    if clause.verb in DENIAL_VERBS:
        return True
    return any(_negates(clause.tokens, index) for index in range(len(clause.tokens)))


def _negates(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a negation stands for the whole clause: not "nicht nur", not "nicht genannte Beamte"."""
    if tokens[index].word not in NEGATIONS:
        return False
    following = tokens[index + 1 :]
    if not following or tokens[index].word != "nicht":
        return True
    return following[0].word not in AFTER_EMPTY_NEGATION and not _begins_with_attribute(following)


def _begins_with_attribute(tokens: tuple[Token, ...]) -> bool:
    """ "genannte westliche Beamte": inflected adjectives up to a noun."""
    for number, token in enumerate(tokens):
        if token.text[0].isupper():
            return number > 0
        if not token.word.endswith(("e", "en", "er", "es", "em")):
            return False
    return False


def _is_planned(clause: Clause, period: Period | None, published: DocumentTime) -> bool:
    """Future tense or intention, a word of planning, or a present tense with a day that is still to come."""
    if clause.kind is ClauseKind.INFINITIVE:
        return clause.tense is not Tense.PAST
    if clause.tense is Tense.FUTURE:
        return clause.mood is not Mood.KONJUNKTIV2
    if clause.tense is Tense.PRESENT and any(token.word in PLAN_WORDS for token in clause.tokens):
        return True
    return clause.tense is Tense.PRESENT and _is_to_come(period, published)


def _is_to_come(period: Period | None, published: DocumentTime) -> bool:
    """Whether a day or week lies on or after the day of writing; a period that contains it proves nothing."""
    if period is None or published.period is None or period.first is None or published.period.first is None:
        return False
    if period == published.period:
        return period.first == period.last
    return published.period.last is not None and period.first > published.period.last


def _is_claimed(clause: Clause, others: tuple[Clause, ...]) -> bool:
    """Whether it hands on somebody's word: a source named in it, rumour's "soll", Konjunktiv, "wie … berichtet"."""
    if clause.kind is ClauseKind.INFINITIVE:
        return True  # "gab zu, 2021 gelogen zu haben"
    says_it_itself = clause.verb in STATEMENT_VERBS and clause.mood is Mood.INDICATIVE
    if _is_rumour(clause) or (_names_a_source(clause) and not says_it_itself):
        return True
    if clause.mood is Mood.KONJUNKTIV1 or (clause.mood is Mood.KONJUNKTIV2 and _is_reported(clause, others)):
        return not _is_first_person(clause)
    return any(other.opener == "wie" and other.verb in STATEMENT_VERBS and other is not clause for other in others)


def _names_a_source(clause: Clause) -> bool:
    words = [token.word.lower() for token in clause.tokens]
    if not CLAIM_WORDS.isdisjoint(words):
        return True
    running = " ".join(words)
    return any(phrase in running for phrase in CLAIM_PHRASES)


def _is_rumour(clause: Clause) -> bool:
    """ "soll gesagt haben": sollen with the infinitive of the perfect."""
    return clause.helper == "sollen" and clause.tense is Tense.PAST and clause.finite.lower() in ("soll", "sollen")


def _is_reported(clause: Clause, others: tuple[Clause, ...]) -> bool:
    """Konjunktiv II in the place of Konjunktiv I: "sagte, sie hätten …", or by itself, "Sie hätten ihn besiegt"."""
    if any(other.opener in ("wenn", "falls") for other in others):
        return False
    told = clause.helper in ("haben", "sein") and clause.verb != clause.helper
    return told or any(other is not clause and other.verb in STATEMENT_VERBS for other in others)


def _is_first_person(clause: Clause) -> bool:
    return any(token.word == "ich" for token in clause.tokens)
