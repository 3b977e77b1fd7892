"""The time that a clause speaks of, for the expressions in it: by its verb, or by the clause it hangs on.

"kündigte an, am Dienstag zu sprechen": the infinitive has no tense, and what is announced lies ahead. So does what a
term is set to ("Frist bis Freitag") and what is put off to a day ("verschob das Spiel auf Samstag").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.clauses import Clause, ClauseKind, clauses
from timeline.german.comparison_words import ALREADY, ONCE_PLANNED
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import POSSESSIVES
from timeline.german.status_words import DISPOSING_VERBS, PLANNED_ADJECTIVES, PLANNED_STATES
from timeline.german.tense_words import (
    AHEAD_NOUNS,
    AHEAD_VERBS,
    CONTRASTS,
    POSTPONING_VERBS,
    SCHEDULING_VERBS,
    SUSPENDING_VERBS,
    TERM_NOUNS,
    WOULD_HAVE,
)
from timeline.model import Sentence, Tense
from timeline.verbs import Form, analyse

_MEANT_FOR = re.compile(r"\b[Ff]ür (?:den |die |das |kommende[nrs]? |nächste[nrs]? )?$")  # "kündigte … für Freitag an"
_UNTIL = re.compile(r"\bbis (?:zum |zu |spätestens )?$")
_ONTO = re.compile(r"\bauf (?:den |das |die |kommende[nrs]? |nächste[nrs]? )?$")
_NOUN_AND_TIME = (
    r" (?:dem|der|den|einem|einer|seinem|seiner|ihrem|ihrer) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][\wäöüß-]+"
    r"(?: (?:des|der|von|in|auf|bei) (?:(?:dem|der|den) )?[A-ZÄÖÜ][\wäöüß-]+)?"
    r" (?:am |vom |im |in der (?:Nacht (?:zum|auf) )?)$"
)
SINCE_A_NOUN = re.compile(r"\b[Ss]eit" + _NOUN_AND_TIME)  # "seit der Umstellung am Sonntag häufen sich …"
_BEHIND_A_NOUN = re.compile(r"\b[Nn]ach" + _NOUN_AND_TIME)  # "nach dem Brand am Sonntag ermittelt die Polizei"
_NEAR = 60  # characters before an expression that can say which way it looks


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a clause speaks of its time: ``handing_on`` is "wie die Polizei am Dienstag mitteilte"."""

    tense: Tense | None = None
    handing_on: bool = False
    pluperfect: bool = False


NO_OUTLOOK = Outlook()


@dataclass(frozen=True, slots=True)
class Tenses:
    """The clauses of a sentence and the time that each speaks of."""

    sentence: Sentence
    spans: tuple[tuple[Clause, Tense | None], ...]

    @classmethod
    def of(cls, sentence: Sentence) -> "Tenses":
        """The tenses of a sentence."""
        found = clauses(sentence)
        return cls(sentence, tuple((clause, _tense(found, index)) for index, clause in enumerate(found)))

    def at(self, start: int) -> Outlook:
        """How the smallest clause around an expression speaks; ``start`` counts in the sentence."""
        place = self.sentence.start + start
        around = [one for one in self.spans if one[0].start <= place < one[0].end]
        clause, tense = min(around, key=lambda one: one[0].end - one[0].start, default=(None, None))
        before = self.sentence.plain[max(0, start - _NEAR) : start]
        if done := _in_attribute(self.sentence.plain, start):
            return Outlook(done)
        if clause and clause.finite.lower() in ("war", "waren") and _MEANT_FOR.search(before):
            tense = Tense.PRESENT  # "war für den 8. Mai geplant": ahead or just behind
        elif _MEANT_FOR.search(before) or (clause and _is_term(clause, before)):
            tense = Tense.FUTURE
        elif clause and _is_given_up(clause):
            tense = None
        elif (tense is Tense.PRESENT and _BEHIND_A_NOUN.search(before)) or SINCE_A_NOUN.search(before):
            tense = Tense.PAST
        elif clause and (_is_disposed_of(clause, before, place) or _is_suspended(clause, before)):
            tense = Tense.PRESENT
        if clause is None:
            return Outlook(tense)
        return Outlook(tense, clause.opener == "wie" and clause.verb in STATEMENT_VERBS, clause.pluperfect)


_DETERMINERS = (*POSSESSIVES, *"der die das des dem den ein eine einen einem einer eines".split())
_GROUP = re.compile(
    rf"\b(?:{'|'.join(sorted(_DETERMINERS))}) (?:(?:{'|'.join(sorted(ALREADY))}) )?"
    r"(?:(?:am|im|vom|seit|in|seit dem|am vergangenen|in der) )?$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:[A-ZÄÖÜ]\w+|\d[\d.]*(?: [A-ZÄÖÜ]\w+)?)(?: \d{4})?(?: (?!und\b|oder\b)[a-zäöüß]+(?: [A-ZÄÖÜ]\w+)?){0,3}?"
    r" (?P<stem>[a-zäöüß]+(?:t|en))e[nrsm]? (?:[a-zäöüß]+e[nrsm]? )?[A-ZÄÖÜ]"
)


def _in_attribute(plain: str, start: int) -> Tense | None:
    """ "der im Juni mitgeteilte Betrag wird steigen": what a participle tells is past, unless it tells a plan."""
    if not _GROUP.search(plain, max(0, start - _NEAR), start):
        return None
    behind = _PARTICIPLE.match(plain, start)
    if behind is None or not any(form.form is Form.PARTICIPLE for form in analyse(behind["stem"])):
        return None
    return Tense.FUTURE if behind["stem"] in PLANNED_ADJECTIVES | PLANNED_STATES else Tense.PAST


def _tense(found: Sequence[Clause], index: int) -> Tense | None:
    clause = found[index]
    if clause.finite.lower() in ("sollte", "sollten") and _came_otherwise(found[index + 1 : index + 2]):
        return Tense.PAST
    unreal = clause.kind is ClauseKind.MAIN and clause.finite.lower() in WOULD_HAVE and clause.tense is Tense.PAST
    if unreal and not _is_told(found):
        return None  # "Am 2. September wäre sie 80 geworden"
    if clause.kind is not ClauseKind.INFINITIVE or clause.tense is not None or clause.opener == "um":
        return clause.tense
    return Tense.FUTURE if _is_announced(found, index) else None


def _is_told(found: Sequence[Clause]) -> bool:
    """Whether a sentence says whose words it hands on."""
    return any(clause.verb in STATEMENT_VERBS for clause in found)


def _came_otherwise(following: Sequence[Clause]) -> bool:
    """ "Er sollte am Samstag aussagen, erschien aber nicht": what was due is over."""
    return any(one.tense is Tense.PAST and not CONTRASTS.isdisjoint(one.vocabulary) for one in following)


def _is_announced(found: Sequence[Clause], index: int) -> bool:
    """ "forderte ihn auf, am Montag zu …", "der Plan, am Montag zu …"; not "hatte angekündigt, am Montag zu …"."""
    before = [clause for clause in found[:index] if clause.kind is not ClauseKind.INFINITIVE]
    over = before[-1] if before else next((clause for clause in found[index + 1 :] if clause.finite), None)
    if over is None or over.pluperfect:
        return False
    words = [token for token in over.tokens if token.text[0].isalnum() and token.end <= found[index].start]
    return over.verb in AHEAD_VERBS or (bool(words) and words[-1].text in AHEAD_NOUNS)


def _is_given_up(clause: Clause) -> bool:
    """ "Ursprünglich sollte die Brücke im Oktober freigegeben werden": what was due then may be over by now."""
    return clause.finite.lower().startswith("sollte") and not ONCE_PLANNED.isdisjoint(clause.vocabulary)


def _is_disposed_of(clause: Clause, before: str, place: int) -> bool:
    """ "Das Konzert am 12. Oktober wurde abgesagt": the concert's day, as near ahead as behind."""
    if clause.verb not in DISPOSING_VERBS | POSTPONING_VERBS or clause.tense is not Tense.PAST:
        return False
    opens = all(token.start >= place for token in clause.tokens if token.text == clause.finite)
    return opens and clause.helper in ("werden", "sein") and bool(_OF_A_NOUN.search(before))


def _is_suspended(clause: Clause, before: str) -> bool:
    """ "setzte das Verfahren bis zum 9. September aus"."""
    over = clause.pluperfect or clause.tense is not Tense.PAST
    return not over and clause.verb in SUSPENDING_VERBS and bool(_UNTIL.search(before))


_OF_A_NOUN = re.compile(r"^(?:[^,]* )?[A-ZÄÖÜ][\wäöüß-]+ (?:am|vom|im|in der|an den) $")
_WITH_TERMS = AHEAD_VERBS | SCHEDULING_VERBS


def _is_term(clause: Clause, before: str) -> bool:
    """ "setzte eine Frist bis Freitag", "verlangte bis Freitag eine Antwort", "verschob das Spiel auf Samstag"."""
    if clause.pluperfect:
        return False
    if _UNTIL.search(before):
        words = before.split()
        span = "der Zeit" in before or "dieser Zeit" in before  # "in der Zeit von … bis"
        return clause.verb in _WITH_TERMS or (not span and any(word in TERM_NOUNS for word in words))
    return clause.verb in SCHEDULING_VERBS and bool(_ONTO.search(before))
