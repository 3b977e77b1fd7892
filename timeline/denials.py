"""Which words say that a thing is denied, or did not happen: negation and its scope, denying verbs, what is unreal."""

from timeline.claims import doubted
from timeline.clauses import Clause, Token
from timeline.german.event_words import DENIAL_VERBS
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.status_words import (
    AFTER_EMPTY_NEGATION,
    ALMOST,
    BEFORE_COMPARED_NEGATION,
    CANCELLING_VERBS,
    CONTESTED_THINGS,
    DENIED_THINGS,
    FAILING_TO_HAPPEN,
    NEGATIONS,
    NOT_DOING_OPENERS,
    NOT_DOING_VERBS,
)
from timeline.model import Tense
from timeline.telling import Case, Words, begins_with_attribute, governor, is_infinitive, is_inverted, verb_words
from timeline.verbs import Mood


def denying_verb(case: Case) -> Words:
    """ "bestritt den Vorwurf", "dementierte", "fiel aus"; not "bestritt das Finale", "wies die Klage zurück"."""
    clause = case.clause
    if clause.verb not in DENIAL_VERBS | FAILING_TO_HAPPEN or any(t.word in ("nicht", "nie") for t in clause.tokens):
        return ()
    nouns = tuple(token.text.lower() for token in clause.tokens if token.text[0].isupper())
    if clause.verb == "bestreiten" and any(noun.endswith(CONTESTED_THINGS) for noun in nouns):
        return ()
    names_it = any(noun.endswith(DENIED_THINGS) for noun in nouns) or not _THIS.isdisjoint(
        token.word for token in clause.tokens
    )
    if clause.verb == "zurückweisen" and not names_it:
        return ()
    return verb_words(clause)


_THIS = frozenset(("das", "dies", "diese", "beides"))


def called_off(case: Case) -> Words:
    """ "Das Konzert wurde abgesagt", "ist abgesagt"; who calls it off does something: "sagte das Konzert ab"."""
    clause = case.clause
    return verb_words(clause) if clause.verb in CANCELLING_VERBS and clause.helper in ("werden", "sein") else ()


def left_undone(case: Case) -> Words:
    """ "ohne dass er kam", "ohne zu grüßen", "statt zu zahlen"; "weigerte sich, zu …", "verzichtete darauf, zu …"."""
    clause = case.clause
    first = next((token for token in clause.tokens if token.text[0].isalnum()), None)
    if first and first.word in NOT_DOING_OPENERS and (is_infinitive(clause) or _second_is_dass(clause)):
        return (first,)
    if is_infinitive(clause) and clause.tense is not Tense.PAST:
        over = governor(case)
        if over and over.verb in NOT_DOING_VERBS:
            return verb_words(over)
    return ()


def _second_is_dass(clause: Clause) -> bool:
    return len(clause.tokens) > 1 and clause.tokens[1].word in ("dass", "daß")


def unreal(case: Case) -> Words:
    """ "Hätte er gewonnen, wäre …", "wäre beinahe ertrunken", "hätte stattfinden sollen": it did not come about."""
    clause = case.clause
    if clause.mood is not Mood.KONJUNKTIV2 or clause.helper not in ("haben", "sein") or clause.verb == clause.helper:
        return ()
    words = {token.word for token in clause.tokens}
    ends_in_modal = clause.tokens and any(t.word in ("sollen", "müssen", "können", "dürfen") for t in clause.tokens)
    conditional = clause.opener in ("wenn", "falls") or any(o.opener in ("wenn", "falls") for o in case.others)
    if ends_in_modal or conditional or words & ALMOST or (is_inverted(clause) and len(case.others) > 1):
        return verb_words(clause)
    return ()


def negation(case: Case) -> Words:
    """A negation that stands for the whole clause: not "nicht nur", not "nicht genannte Beamte"."""
    tokens = case.clause.tokens
    if doubted(case) or case.clause.verb in DENIAL_VERBS:
        return ()  # "Angeblich wusste er von nichts", "dementierte den Bericht nicht"
    for index, token in enumerate(tokens):
        if token.word in NEGATIONS and _negates(case, index):
            return (token,)
    return ()


def _negates(case: Case, index: int) -> bool:
    tokens = case.clause.tokens
    token, before, following = tokens[index], tokens[:index], tokens[index + 1 :]
    if before and before[-1].word in BEFORE_COMPARED_NEGATION:
        return False  # "wie nie zuvor"
    if _is_corrected(case, index):
        return False  # "nicht am Montag, sondern am Dienstag"
    if not following:
        return True
    after = following[0].word
    if after.lower() in AFTER_EMPTY_NEGATION:
        return False
    if after == "mehr" and any(t.word == "als" for t in following[1:2]):
        return False  # "nicht mehr als"
    if token.word in ("nicht", "nie"):
        return not begins_with_attribute(following, bool(before) and _opens_group(before[-1]))
    return True


def _is_corrected(case: Case, index: int) -> bool:
    """ "nicht Merkel, sondern Scholz reiste": another thing of the same kind did happen."""
    end = case.clause.tokens[index].end
    later = [
        token for clause in case.others for token in clause.tokens if token.start > end and token.word == "sondern"
    ]
    if not later:
        return False
    own = later[0] in case.clause.tokens
    return own or not _has_verb_behind(case, later[0])


def _has_verb_behind(case: Case, sondern: Token) -> bool:
    """Whether "sondern" begins a clause with a verb of its own: "kam nicht, sondern blieb zu Hause"."""
    return any(clause.finite and clause.tokens[0] == sondern for clause in case.others)


def _opens_group(token: Token) -> bool:
    return token.word in DETERMINERS or token.word in PREPOSITIONS
