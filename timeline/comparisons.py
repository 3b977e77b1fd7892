"""Expressions that stand in a clause and do not tell when it was.

A date may be what something is compared with ("gegenüber 2023", "der höchste Stand seit 2021"), where a thing comes
from ("das Buch aus dem Jahr 2009"), what its time was like ("nach einem schwachen dritten Quartal"), or the time of a
noun beside the clause's own ("der Haushalt für 2026 wurde am Donnerstag beschlossen").
"""

import re
from bisect import bisect_left

from timeline.clause_words import Token
from timeline.clauses import Clause
from timeline.german.comparison_words import (
    ABOUT_EVENTS,
    BEFORE_TIMES,
    COMPARED_TO,
    CONTRACTS,
    EXTENDING_VERBS,
    FIRST_TIMES,
    GAMES,
    GIVEN_UP,
    INSTEAD,
    LEADING_TO_THE_NEW_DAY,
    LIKE,
    OCCASIONS,
    ONCE_PLANNED,
    ONTO_EVENTS,
    ORIGIN_VERBS,
    PLANNED_FOR,
    RANGES,
    SIGNING_VERBS,
    SPANS,
    UNLIKE,
    YEARLY_THINGS,
    YEARS,
)
from timeline.german.event_words import EVENT_NOUNS
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.tense_words import POSTPONING_VERBS, SCHEDULING_VERBS
from timeline.model import Precision, Tense, Timex, TimexType

_FAR = 9  # words before an expression that can make it a yardstick
_LONG = frozenset((Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR, Precision.SEASON))
_COMPARATIVE = re.compile(r"\w{3,}er")
_TOP = re.compile(r"(?!\w*sste)\w{2,}(?:st|ßt)e[nrms]?|(?:erst|zweit|dritt|viert|fünft)e[nrms]?")  # "niedrigsten"


def tells_not_when(clause: Clause, timex: Timex) -> bool:
    """Whether an expression in a clause is a yardstick, an origin or a circumstance, and so does not date it."""
    before = _before(clause, timex)
    return (
        _is_yardstick(before, clause, timex)
        or _is_replaced(before)
        or _is_counted_within(before, timex)
        or _is_of_yearly_thing(clause, timex)
        or _is_of_event_spoken_of(clause, timex)
        or _is_since_last_time(before, clause)
        or _is_origin(before, clause, timex)
        or _is_circumstance(before, timex)
        or _is_term_of_contract(clause, timex)
        or is_given_up(clause, timex)
        or is_put_off_to(clause, timex)
    )


def is_of_a_noun(clause: Clause, timex: Timex) -> bool:
    """ "Der Haushalt für 2026", "ursprünglich für 2026": not the time of the clause, if it has another."""
    before = _before(clause, timex)
    if len(before) < 2 or before[-1].word not in PLANNED_FOR:
        return False
    return before[-2].text[0].isupper() or before[-2].word.lower() in ONCE_PLANNED


def is_given_up(clause: Clause, timex: Timex) -> bool:
    """ "verschob das Konzert vom 5. April auf den 10. Mai": nothing is on the fifth of April."""
    return clause.verb in SCHEDULING_VERBS and any(t.word in GIVEN_UP for t in _right_before(clause, timex, 1))


def is_put_off_to(clause: Clause, timex: Timex) -> bool:
    """ "vertagte die Verhandlung auf den 2. April": what is put off is on that day, putting it off is not."""
    before = [token.word for token in _right_before(clause, timex, 3) if token.word not in LEADING_TO_THE_NEW_DAY]
    return clause.verb in POSTPONING_VERBS and before[-1:] == ["auf"]


def _before(clause: Clause, timex: Timex) -> list[Token]:
    """The words before an expression, without those that only lead up to a time: "dem", "im Jahr", "bereits"."""
    before = _right_before(clause, timex, _FAR)
    while before and before[-1].word.lower() in BEFORE_TIMES:
        before.pop()
    return before


def _is_term_of_contract(clause: Clause, timex: Timex) -> bool:
    """ "verlängerte den Vertrag bis 2028", "verpflichtete ihn bis Sommer": signed today, whatever it holds for."""
    if "bis" not in [token.word for token in _right_before(clause, timex, 3)]:
        return False
    signed = any(token.text.lower().endswith(CONTRACTS) for token in clause.tokens if token.text[0].isupper())
    if clause.verb in SCHEDULING_VERBS and clause.tense is Tense.PAST:
        return True  # "hat Termine bis Ende August angesetzt"
    return clause.verb in SIGNING_VERBS or (signed and clause.verb in EXTENDING_VERBS)


def _right_before(clause: Clause, timex: Timex, number: int) -> list[Token]:
    """So many words before an expression in its clause, or as many as there are."""
    place = bisect_left(clause.tokens, timex.start, key=lambda token: token.start)
    return list(clause.tokens[max(0, place - number) : place])


def _is_yardstick(before: list[Token], clause: Clause, timex: Timex) -> bool:
    if not before:
        return False
    last = before[-1]
    if last.word.lower() in COMPARED_TO:
        return True
    if last.word in LIKE:
        return last.word != clause.opener and not _is_reported(clause, timex)
    if last.word not in UNLIKE or len(before) < 2:
        return False
    word = before[-2].word
    return word == "anders" or (bool(_COMPARATIVE.fullmatch(word)) and word not in DETERMINERS) or word == "mehr"


def _is_counted_within(before: list[Token], timex: Timex) -> bool:
    """ "zum zweiten Mal in diesem Jahr": how often, not when."""
    if not before or timex.period is None or timex.period.precision not in _LONG:
        return False
    return before[-1].text in FIRST_TIMES or [token.text for token in before[-2:]] in (["Mal", "in"], ["Male", "in"])


def _is_replaced(before: list[Token]) -> bool:
    """ "statt am Montag erst am Donnerstag": the day on which it will not be."""
    return bool(before) and before[-1].word.lower() in INSTEAD


def _is_of_yearly_thing(clause: Clause, timex: Timex) -> bool:
    """ "stellte den Umweltbericht 2022 vor", "der Haushalt 2025": what a report or budget is about."""
    before = _right_before(clause, timex, 1)
    return timex.text[:4].isdigit() and bool(before) and before[0].text.lower().endswith(YEARLY_THINGS)


def _is_of_event_spoken_of(clause: Clause, timex: Timex) -> bool:
    """ "warnte mit Blick auf die Wahl 2025", "warb für die WM 2030": what it is about has that year, not the clause."""
    before = _right_before(clause, timex, 5)
    if not timex.text.isdigit() or not before or not before[-1].text.lower().endswith(_EVENTS):
        return False
    group = len(before) - 1
    while group and (before[group - 1].word in DETERMINERS or _is_adjective(before[group - 1])):
        group -= 1
    if not group:
        return False
    word, onto = before[group - 1].word, before[group].word in ("die", "das", "den")
    return word in ABOUT_EVENTS or (onto and word in ONTO_EVENTS)


_EVENTS = (*EVENT_NOUNS, *GAMES)


def _is_reported(clause: Clause, timex: Timex) -> bool:
    """ "wie am Montag gemeldet": a clause without its verb."""
    behind = next((token for token in clause.tokens if token.start >= timex.end), None)
    return behind is None or (bool(behind.forms) and not behind.finite)


def _is_since_last_time(before: list[Token], clause: Clause) -> bool:
    """ "erstmals seit 2022", "der niedrigste Stand seit März", "so viele wie seit 1950 nicht"."""
    if not before or before[-1].word.lower() != "seit":
        return False
    if not FIRST_TIMES.isdisjoint(clause.vocabulary) or (before[-2:-1] and before[-2].word in LIKE):
        return True
    adjectives = [token for token in before[-4:-1] if token.text[0].islower()]
    return before[-2:-1] != [] and before[-2].text[0].isupper() and any(_TOP.fullmatch(t.word) for t in adjectives)


def _is_origin(before: list[Token], clause: Clause, timex: Timex) -> bool:
    """ "das Buch aus dem Jahr 2009", "ein Bericht vom Montag", but "es stammt aus dem Jahr 2009"."""
    lead = [token for token in _right_before(clause, timex, 3) if token.word not in YEARS]
    if len(lead) > 1 and lead[-1].word == "vom" and lead[-2].text[0].isupper():
        behind = [token.word for token in clause.tokens if token.start >= timex.start][:4]
        return lead[-2].word not in SPANS and RANGES.isdisjoint(behind)
    behind_noun = len(before) > 1 and before[-1].word == "aus" and before[-2].text[0].isupper()
    return behind_noun and clause.verb not in ORIGIN_VERBS


def _is_circumstance(before: list[Token], timex: Timex) -> bool:
    """ "nach einem schwachen dritten Quartal", "trotz eines guten Juni": an adjective tells what that time was like."""
    if timex.type is not TimexType.DATE or timex.period is None or timex.period.precision not in _LONG:
        return False
    group = len(before)
    while group and _is_adjective(before[group - 1]):
        group -= 1
    if group == len(before) or group < 2 or before[group - 1].word not in DETERMINERS:
        return False
    return before[group - 2].word.lower() in OCCASIONS


def _is_adjective(token: Token) -> bool:
    ends = token.word.endswith(("en", "em", "er", "es"))
    return ends and token.text.islower() and token.word not in DETERMINERS and token.word not in PREPOSITIONS
