"""Which words say that a thing is denied, or did not happen: negation and its scope, denying verbs, what is unreal."""

from timeline.claims import doubted
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import DENIAL_VERBS, STATEMENT_VERBS
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.status_words import (
    AFTER_EMPTY_NEGATION,
    ALMOST,
    BEFORE_COMPARED_NEGATION,
    CANCELLING_VERBS,
    CONTESTED_THINGS,
    CONTRADICTING_VERBS,
    DENIED_THINGS,
    DOING_VERBS,
    FAILING_TO_HAPPEN,
    LEAVING_OPEN,
    MACHINES,
    NEGATIONS,
    NOT_DOING_OPENERS,
    NOT_DOING_VERBS,
    REPORT_OPENERS,
    SUPPOSING_VERBS,
    TRUTH_VERBS,
    TURNING_OUT,
)
from timeline.german.tense_words import WOULD_HAVE
from timeline.model import Tense
from timeline.sources import handed_on
from timeline.telling import Case, Words, begins_with_attribute, governor, is_infinitive, is_inverted, verb_words
from timeline.verbs import Mood

_NO_NEGATION = DENIAL_VERBS | LEAVING_OPEN
_AGAINST = DENIAL_VERBS | CONTRADICTING_VERBS
_NOT_SO = DENIAL_VERBS | FAILING_TO_HAPPEN | CONTRADICTING_VERBS


def denying_verb(case: Case) -> Words:
    """ "bestritt den Vorwurf", "dementierte", "fiel aus"; not "bestritt das Finale", "wies die Klage zurück"."""
    clause = case.clause
    if clause.verb not in _NOT_SO or not _NEVER.isdisjoint(clause.vocabulary):
        return ()
    nouns = tuple(token.text.lower() for token in clause.tokens if token.text[0].isupper())
    if clause.verb == "bestreiten" and any(noun.endswith(CONTESTED_THINGS) for noun in nouns):
        return ()
    names_it = any(noun.endswith(DENIED_THINGS) for noun in nouns) or not _THIS.isdisjoint(clause.vocabulary)
    if (clause.verb in CONTRADICTING_VERBS and not names_it) or (clause.verb == "ausfallen" and _turns_out(clause)):
        return ()
    return verb_words(clause)


_THIS = frozenset(("das", "dies", "diese", "beides"))
_NEVER = frozenset(("nicht", "nie"))


def _turns_out(clause: Clause) -> bool:
    """ "fällt kurz aus", "fiel höher aus", "der Strom fiel aus": how it turned out, or what stopped working."""
    if any(token.text.endswith(MACHINES) for token in clause.tokens):
        return True  # "der Strom fiel aus"
    words = [token.word for token in clause.words]
    place = next((i for i, word in enumerate(words) if word in ("aus", "ausgefallen", "ausfallen") and i), 0)
    before = words[place - 1] if place else ""
    return before in TURNING_OUT or (before.endswith("er") and before not in PREPOSITIONS and before[:1].islower())


def denied_content(case: Case) -> Words:
    """ "bestritt, dass er Geld nahm", "es stimme nicht, dass …", "Berichte, wonach er floh, wies er zurück"."""
    clause = case.clause
    if clause.opener in REPORT_OPENERS:
        over = next((other for other in case.others if other is not clause and other.verb in _AGAINST), None)
    elif clause.opener in ("dass", "daß") or is_infinitive(clause):
        over = governor(case)
    else:
        return ()
    if over is None:
        return ()
    negated = not NEGATIONS.isdisjoint(over.vocabulary)
    if over.verb in _AGAINST and not negated:
        return verb_words(over)
    return verb_words(over) if over.verb in TRUTH_VERBS and negated else ()


def called_off(case: Case) -> Words:
    """ "Das Konzert wurde abgesagt", "ist abgesagt"; who calls it off does something: "sagte das Konzert ab"."""
    clause = case.clause
    return verb_words(clause) if clause.verb in CANCELLING_VERBS and clause.helper in ("werden", "sein") else ()


def left_undone(case: Case) -> Words:
    """ "ohne dass er kam", "ohne zu grüßen", "statt zu zahlen"; "weigerte sich, zu …", "verzichtete darauf, zu …"."""
    clause = case.clause
    first = next(iter(clause.words), None)
    if first and first.word in NOT_DOING_OPENERS and (is_infinitive(clause) or _second_is_dass(clause)):
        return (first,)
    if is_infinitive(clause) and clause.tense is not Tense.PAST:
        over = governor(case)
        if over and over.verb in NOT_DOING_VERBS:
            return verb_words(over)
        if over and over.verb in DOING_VERBS:  # "gelang es ihm nicht, zu …"
            return tuple(token for token in over.tokens if token.word in NEGATIONS)[:1]
    return ()


def _second_is_dass(clause: Clause) -> bool:
    return len(clause.tokens) > 1 and clause.tokens[1].word in ("dass", "daß")


_MODALS = frozenset(("sollen", "müssen", "können", "dürfen"))


def unreal(case: Case) -> Words:
    """ "Hätte er gewonnen, wäre …", "wäre beinahe ertrunken", "hätte stattfinden sollen": it did not come about."""
    clause = case.clause
    if clause.mood is not Mood.KONJUNKTIV2 or clause.helper not in ("haben", "sein") or clause.verb == clause.helper:
        return ()
    words = clause.vocabulary
    ends_in_modal = not _MODALS.isdisjoint(words)
    conditional = clause.opener in ("wenn", "falls") or any(o.opener in ("wenn", "falls") for o in case.others)
    almost = words & ALMOST or "ohne" in words or ("Haar" in words and "um" in words)
    if ends_in_modal or conditional or almost or (is_inverted(clause) and len(case.others) > 1):
        return verb_words(clause)
    return verb_words(clause) if _would_have_been(case) else ()


def _would_have_been(case: Case) -> bool:
    """ "Ihr Vertrag wäre 2026 ausgelaufen": nobody's words, for those would be "sei", "habe" in the singular."""
    clause = case.clause
    if clause.kind is not ClauseKind.MAIN or clause.quoted or case.is_spoken or clause.finite.lower() not in WOULD_HAVE:
        return False
    told = any(other is not clause and other.verb in STATEMENT_VERBS | SUPPOSING_VERBS for other in case.others)
    return not told and handed_on(clause) is None


def negation(case: Case) -> Words:
    """A negation that stands for the whole clause: not "nicht nur", not "nicht genannte Beamte"."""
    tokens = case.clause.tokens
    if NEGATIONS.isdisjoint(case.clause.vocabulary):
        return ()
    if doubted(case) or case.clause.verb in _NO_NEGATION:
        return ()  # "Angeblich wusste er von nichts", "dementierte den Bericht nicht", "schloss Neuwahlen nicht aus"
    for index, token in enumerate(tokens):
        if index and token.word in ("dass", "daß", "weil") and token.word != case.clause.opener:
            break  # what follows is a clause of its own, whose verb was not found
        if token.word in NEGATIONS and _negates(case, index):
            return (token,)
    return ()


def _negates(case: Case, index: int) -> bool:
    tokens = case.clause.tokens
    token, before, following = tokens[index], tokens[:index], tokens[index + 1 :]
    if before and before[-1].word in BEFORE_COMPARED_NEGATION:
        return False  # "wie nie zuvor"
    if "wie" in (words := [t.word for t in before]) and "seit" in words[words.index("wie") :]:
        return False  # "so viele wie seit 2009 nicht"
    if token.word == "nie" and "so" in case.clause.vocabulary:
        return False  # "nie zuvor kamen so viele"
    if _is_corrected(case, index) or _is_inserted(case.clause, token):
        return False  # "nicht am Montag, sondern am Dienstag"
    if following and following[0].word == "so" and any(t.word == "wie" for t in following[1:]):
        return False  # "nicht so stark wie"
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


def _is_inserted(clause: Clause, token: Token) -> bool:
    """ "200 Menschen, nicht wie gemeldet 150, starben", "spürbar, wenn auch nicht überall": pieces without a verb."""
    if len(clause.spans) < 2 or token.word not in ("nicht", "kein", "keine"):
        return False
    first, last = next((span for span in clause.spans if span[0] <= token.start < span[1]), clause.spans[0])
    inside = [other for other in clause.tokens if first <= other.start < last]
    begins = inside[0] is token or [other.word for other in inside[:2]] in (["wenn", "auch"], ["wenngleich", "nicht"])
    return begins and not any(other.text == clause.finite for other in inside) and first > clause.start


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
