"""Which words say that a thing is somebody's unconfirmed word: "soll gesagt haben", "laut", "angeblich", Konjunktiv."""

from timeline.clause_words import Token
from timeline.german.event_words import STATE_VERBS, STATEMENT_VERBS
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.status_words import (
    ACCUSING_VERBS,
    BEFORE_WELL,
    DOUBTING_ADVERBS,
    HEARSAY_VERBS,
    REPORT_OPENERS,
    RUMOUR_NOUNS,
)
from timeline.model import Tense
from timeline.sources import handed_on
from timeline.telling import (
    Case,
    Words,
    begins_with_attribute,
    has_perfect,
    is_infinitive,
    is_speech,
    supposes_past,
    teller,
    verb_words,
    zu_words,
)
from timeline.verbs import Form, Mood

_BEFORE_ATTRIBUTES = DETERMINERS | PREPOSITIONS


def rumoured(case: Case) -> Words:
    """ "soll gesagt haben", "will gesehen haben", "soll krank sein", "dürfte gewonnen haben", "wird wohl wissen"."""
    clause = case.clause
    if clause.helper == "scheinen" and "zu" in clause.vocabulary:
        return verb_words(clause)  # "scheint auf ein Riff gelaufen zu sein"
    if clause.helper == "dürfen" and clause.mood is Mood.KONJUNKTIV2 and clause.verb in STATE_VERBS:
        return verb_words(clause)  # "dürfte 0,4 Prozent betragen"
    if clause.helper in ("sollen", "wollen", "müssen", "können", "dürfen", "mögen") and has_perfect(clause):
        return verb_words(clause)
    if is_rumoured_state(case) or (clause.tense is Tense.FUTURE and supposes_past(clause)):
        return verb_words(clause)
    return ()


def is_rumoured_state(case: Case) -> bool:
    """ "soll krank sein", "soll Millionen besitzen": what lasts and has no day to come is no plan but a rumour."""
    clause = case.clause
    if clause.helper != "sollen" or clause.finite.lower() not in ("soll", "sollen"):
        return False
    passive = any(
        form.form is Form.PARTICIPLE for token in clause.tokens for form in token.forms if token.text.islower()
    )
    state = clause.verb in STATE_VERBS and not (passive and clause.verb == "werden")
    return (
        state and case.timex is None and clause.verb not in ("bleiben", "werden", "gehen", "führen", "laufen", "dienen")
    )


def admitted(case: Case) -> Words:
    """ "gab zu, 2021 gelogen zu haben": an infinitive of the perfect is somebody's word."""
    return zu_words(case.clause) if is_infinitive(case.clause) and case.clause.tense is Tense.PAST else ()


def sourced(case: Case) -> Words:
    """ "laut Polizei", "CNN zufolge", "nach Angaben der Feuerwehr", ", so der Sprecher"."""
    clause = case.clause
    handed = handed_on(clause)
    if handed is None or (
        clause.verb in STATEMENT_VERBS and clause.mood is Mood.INDICATIVE and clause.helper != "sollen"
    ):
        return ()
    return handed.cue


def doubted(case: Case) -> Words:
    """ "angeblich", "offenbar", "dem Vernehmen nach" for the clause, not "der mutmaßlich getötete Mann"."""
    tokens = case.clause.tokens
    if DOUBTING_ADVERBS.isdisjoint(case.clause.vocabulary):
        return ()
    for index, token in enumerate(tokens):
        if token.word not in DOUBTING_ADVERBS or (token.word == "wohl" and _is_well(tokens, index)):
            continue
        in_group = index > 0 and tokens[index - 1].word in _BEFORE_ATTRIBUTES
        if not (in_group and begins_with_attribute(tokens[index + 1 :], in_group)):
            return (token,)
    return ()


def _is_well(tokens: Words, index: int) -> bool:
    return index > 0 and tokens[index - 1].word in BEFORE_WELL


def reported_mood(case: Case) -> Words:
    """Konjunktiv I, or II in its place: "Er habe gesagt", "sagte, sie hätten gewonnen", "Sie hätten ihn besiegt"."""
    clause = case.clause
    if "ich" in clause.vocabulary:
        return ()
    if clause.mood is Mood.KONJUNKTIV1 or (clause.mood is Mood.KONJUNKTIV2 and _is_reported(case)):
        return verb_words(clause)
    return ()


def _is_reported(case: Case) -> bool:
    clause = case.clause
    told = clause.helper in ("haben", "sein") and clause.verb != clause.helper
    return told or any(other is not clause and other.verb in STATEMENT_VERBS for other in case.others)


def content(case: Case) -> Words:
    """ "…, wie der Sender berichtet", "…, teilte die Polizei mit", "es heißt, dass …", and what is quoted."""
    if case.clause.opener in REPORT_OPENERS or (case.clause.opener == "ob" and case.clause.tense is Tense.PAST):
        return tuple(token for token in case.clause.tokens if token.word == case.clause.opener)[:1]
    if rumour := _rumour_before(case):
        return (rumour,)
    telling = teller(case)
    return verb_words(telling) if telling else ()


def _rumour_before(case: Case) -> Token | None:
    """ "Gerüchte, dass er geheiratet hat", "der Verdacht, dass …": what is said to be so in the noun before it."""
    clause = case.clause
    if clause.opener not in ("dass", "daß") or clause not in case.others:
        return None
    before = case.others[: case.others.index(clause)]
    words = [token for other in before for token in other.words]
    last = max(words, key=lambda token: token.end, default=None)
    return last if last and last.text in RUMOUR_NOUNS else None


def accused(case: Case) -> Words:
    """ "Dem Mann wird vorgeworfen", "wird beschuldigt": in the passive it is the deed that is told."""
    clause = case.clause
    passive = clause.helper == "werden" and clause.tense is Tense.PRESENT
    return verb_words(clause) if passive and clause.verb in ACCUSING_VERBS else ()


def heard(case: Case) -> Words:
    """ "Aus Kreisen verlautete, …", "es heißt, …": nobody says it, so it is what was said that is told."""
    clause = case.clause
    content_follows = any(is_speech(other) or other.opener in ("dass", "daß") for other in case.others)
    return verb_words(clause) if clause.verb in HEARSAY_VERBS and content_follows else ()
