"""A clause among the others of its sentence: on which it hangs, who tells it, which of its words are the verb."""

from dataclasses import dataclass
from itertools import pairwise

from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import DETERMINERS
from timeline.german.status_words import (
    CONFIRMING_VERBS,
    RECOUNTING_VERBS,
    REPORTING_VERBS,
    SUPPOSING_VERBS,
    VOUCHING_VERBS,
)
from timeline.model import DocumentTime, Period, Tense, Timex
from timeline.verbs import Form, Mood, takes_sein

Words = tuple[Token, ...]

_STATING = STATEMENT_VERBS | SUPPOSING_VERBS
_REPORTING = STATEMENT_VERBS | REPORTING_VERBS
_HANDING_ON = REPORTING_VERBS - CONFIRMING_VERBS
_REPORTED = (Mood.KONJUNKTIV1, Mood.KONJUNKTIV2)
_TELLING = (STATEMENT_VERBS | REPORTING_VERBS | SUPPOSING_VERBS) - VOUCHING_VERBS


@dataclass(frozen=True, slots=True)
class Case:
    """A clause among the clauses of its sentence, the time of what it tells, and when that was written.

    ``is_spoken``: the sentence before handed on somebody's words, and this one may go on with them.
    """

    clause: Clause
    others: tuple[Clause, ...]
    period: Period | None
    published: DocumentTime
    timex: Timex | None
    is_spoken: bool = False


def is_infinitive(clause: Clause) -> bool:
    """Whether it is a clause such as "um zu verhandeln"."""
    return clause.kind is ClauseKind.INFINITIVE


def is_inverted(clause: Clause) -> bool:
    """Whether the verb stands first, behind what was said, or in place of "wenn"."""
    return bool(clause.words) and clause.words[0].text == clause.finite


def governor(case: Case) -> Clause | None:
    """The clause on which an infinitive or "dass" hangs: the one before it with a finite verb, else the next."""
    if case.clause not in case.others:
        return None
    place = case.others.index(case.clause)
    before = next((other for other in reversed(case.others[:place]) if other.finite), None)
    return before or next((other for other in case.others[place + 1 :] if other.finite), None)


def verb_words(clause: Clause) -> Words:
    """The finite verb of a clause."""
    return next(((token,) for token in clause.tokens if token.text == clause.finite), ())


def zu_words(clause: Clause) -> Words:
    """The "zu" of an infinitive clause, or the verb that holds it: "anzukündigen"."""
    return next(
        ((t,) for t in clause.tokens if t.word == "zu" or any(f.form is Form.ZU_INFINITIVE for f in t.forms)), ()
    )


def has_perfect(clause: Clause) -> bool:
    """ "… gesagt haben", "… gewesen sein" behind a modal verb."""
    return clause.tense is Tense.PAST and _ends_in_perfect(clause)


def _ends_in_perfect(clause: Clause) -> bool:
    for first, second in pairwise(clause.words):
        if second.word in ("haben", "sein") and any(form.form is Form.PARTICIPLE for form in first.forms):
            return True
    return False


def supposes_past(clause: Clause) -> bool:
    """ "wird wohl gewusst haben": werden with the infinitive of the perfect guesses at the past."""
    if clause.helper != "werden" or not _ends_in_perfect(clause):
        return False
    return takes_sein(clause.verb) or "haben" in clause.vocabulary


def teller(case: Case) -> Clause | None:
    """The clause that says whose word a clause is."""
    clause = case.clause
    for other in case.others:
        if other is not clause and other.opener == "wie" and other.verb in _HANDING_ON:
            return other
    if clause.opener == "wie" and clause.tense is Tense.PAST:  # "schilderte, wie der Angeklagte zuschlug"
        over = governor(case)
        return over if over and over.verb in RECOUNTING_VERBS else None
    if clause.opener in ("dass", "daß") or clause.kind is ClauseKind.INFINITIVE:
        over = governor(case)
        return over if over and over.verb in _TELLING else None
    if clause.opener or (clause.verb in STATEMENT_VERBS and not is_speech(clause)):
        return None
    place = case.others.index(clause)
    before = case.others[place - 1] if place else None
    if before and before.verb in _STATING and is_speech(clause):
        return before
    return next((other for other in case.others[place + 1 :] if _says_what_stood_before(other, clause)), None)


def is_speech(clause: Clause) -> bool:
    """Whether a clause gives somebody's words: quoted, or in the mood of reported speech."""
    return clause.quoted or clause.mood in _REPORTED


def _says_what_stood_before(saying: Clause, said: Clause) -> bool:
    """ "…, teilte die Polizei mit"; behind a quotation any verb says it: "„Sie kamen“, erinnert sich ein Nachbar"."""
    return is_inverted(saying) and len(saying.words) > 1 and not saying.quoted and (_says(saying) or said.quoted)


def _says(clause: Clause) -> bool:
    return clause.verb in _REPORTING and not clause.quoted


def begins_with_attribute(tokens: Words, in_group: bool) -> bool:
    """ "genannte westliche Beamte": inflected adjectives up to a noun; in a noun group also "mehr benötigte Züge"."""
    for number, token in enumerate(tokens):
        if token.text[0].isupper():
            return number > 0
        attribute = token.word.endswith(("e", "en", "er", "es", "em")) and token.word not in DETERMINERS
        if not attribute and not (in_group and number < 3):
            return False
    return False
