"""Which words say that a thing is due or intended: future, "soll stattfinden", "ist geplant", a day to come."""

from timeline.claims import is_rumoured_state
from timeline.german.event_words import STATE_VERBS, STATEMENT_VERBS
from timeline.german.status_words import (
    ANNOUNCING_VERBS,
    ARRANGING_VERBS,
    COMING,
    COMING_TIMES,
    DOING_VERBS,
    FATE_VERBS,
    HEARSAY_ADVERBS,
    LASTING_VERBS,
    LEFT_OF_A_TIME,
    PLANNED_ADVERBS,
    PLANNED_STATES,
    PLANNING_VERBS,
)
from timeline.meanings import Edge
from timeline.model import Period, Tense
from timeline.telling import Case, Words, governor, has_perfect, is_infinitive, supposes_past, verb_words, zu_words
from timeline.verbs import Mood, takes_sein

_ARRANGING = ARRANGING_VERBS | ANNOUNCING_VERBS | STATEMENT_VERBS


def intended(case: Case) -> Words:
    """ "kündigte an, zu bauen", "um zu helfen"; not "gelang es, zu löschen", not "gab zu, gelogen zu haben"."""
    clause = case.clause
    if not is_infinitive(clause) or clause.tense is Tense.PAST:
        return ()
    over = governor(case)
    if over and over.verb in DOING_VERBS and over.tense is Tense.PAST:
        return ()
    return zu_words(clause) or clause.tokens[:1]


def future(case: Case) -> Words:
    """ "wird kommen", "soll stattfinden", "will bauen", "würde kommen"; not "soll krank sein"."""
    clause = case.clause
    if clause.tense is not Tense.FUTURE or supposes_past(clause) or is_rumoured_state(case):
        return ()
    if _is_over(case) and clause.helper == "werden" and clause.mood is Mood.INDICATIVE:
        return ()
    if clause.helper == "sollen" and not HEARSAY_ADVERBS.isdisjoint(clause.vocabulary):
        return ()  # "soll angeblich nach Turin wechseln"
    if clause.verb in FATE_VERBS and clause.finite.lower().startswith("sollte"):
        return ()
    return verb_words(clause)


def wanted(case: Case) -> Words:
    """ "wollte abreisen", "möchte bauen", "muss zahlen": intended or due, done nowhere."""
    clause = case.clause
    if clause.helper == "wollen" and clause.verb != "wollen" and not has_perfect(clause):
        return verb_words(clause)
    due = clause.helper in ("müssen", "mögen", "können", "dürfen") and clause.verb not in STATE_VERBS
    open_ = clause.helper not in ("können", "dürfen") or clause.mood is Mood.KONJUNKTIV2
    if due and open_ and clause.tense is Tense.PRESENT and clause.mood is not Mood.KONJUNKTIV1:
        return () if has_perfect(clause) else verb_words(clause)
    return ()


def plan_words(case: Case) -> Words:
    """ "ist geplant", "tritt voraussichtlich zurück", "plant", "rechnet mit", "kommende Woche"; not "wie geplant"."""
    clause = case.clause
    tokens = clause.tokens
    if clause.helper in ("sein", "") and clause.tense is not Tense.FUTURE:
        for index, token in enumerate(tokens):
            if token.word in PLANNED_STATES and (not index or tokens[index - 1].word not in ("wie", "als")):
                return (token,)
    if clause.verb == "haben" and any(token.word == "vor" for token in tokens[-2:]):
        return verb_words(clause)  # "hatte vor, …"
    if clause.tense is not Tense.PRESENT:
        return ()
    if clause.verb in PLANNING_VERBS and clause.mood is not Mood.KONJUNKTIV2:
        return verb_words(clause)
    for index, token in enumerate(tokens):
        if token.word in PLANNED_ADVERBS or (token.word == "morgen" and token.text[0] == "m"):
            return (token,)
        if token.word in COMING and index + 1 < len(tokens) and tokens[index + 1].text.lower() in COMING_TIMES:
            return (token, tokens[index + 1])
    return ()


def announcement(case: Case) -> Words:
    """ "kündigte an, Stellen zu streichen": one event with what is announced, unless the announcing has its own day."""
    clause = case.clause
    if clause.verb != "ankündigen" or clause not in case.others or (case.period is not None and not _is_to_come(case)):
        return ()
    following = case.others[case.others.index(clause) + 1 :][:1]
    return verb_words(clause) if any(is_infinitive(other) for other in following) else ()


def announced(case: Case) -> Words:
    """ "kündigte an, dass er kommt": what is wanted or announced; "wenn er kommt": what may come."""
    clause = case.clause
    if clause.tense is not Tense.PRESENT:
        return ()
    if clause.opener in ("dass", "daß") and (over := governor(case)) and over.verb in ANNOUNCING_VERBS:
        return verb_words(over)
    if clause.opener in ("wenn", "falls", "sofern", "ob"):
        return tuple(token for token in clause.tokens if token.word == clause.opener)[:1]
    return ()


def arranged(case: Case) -> Words:
    """ "kündigte für Freitag Streiks an", "verschob den Start auf Samstag": done, and its day is still to come.

    Not "verschob den für Samstag geplanten Start", where the day is the noun's.
    """
    clause = case.clause
    timex, now = case.timex, case.published.period
    if (
        clause.tense is not Tense.PAST
        or clause.verb not in _ARRANGING
        or not timex
        or not case.period
        or not case.period.first
    ):
        return ()
    if not now or not now.last or case.period.first <= now.last:
        return ()
    following = next((token for token in clause.tokens if token.start >= timex.end), None)
    if following and any(following.word == state + ending for state in PLANNED_STATES for ending in ("e", "en", "er")):
        return ()
    return tuple(t for t in clause.tokens if timex.start <= t.start < timex.end)


def to_come(case: Case) -> Words:
    """A present tense with a day that is still to come: "nimmt am Samstag teil", "baut bis 2027"."""
    ahead = _is_due_by(case) if _says_by(case) else _is_to_come(case) or _is_still_to_come(case)
    if case.clause.tense is not Tense.PRESENT or not ahead:
        return ()
    timex = case.timex
    when = tuple(t for t in case.clause.tokens if timex and timex.start <= t.start and t.end <= timex.end)
    return when or verb_words(case.clause)


def _is_to_come(case: Case) -> bool:
    """Whether a day or week lies on or after the day of writing; a period that contains it proves nothing."""
    period, now = case.period, case.published.period
    if period is None or now is None or period.first is None or now.first is None:
        return False
    if period == now:
        return period.first == period.last
    return now.last is not None and period.first > now.last


def _is_still_to_come(case: Case) -> bool:
    """ "erfolgt zum Jahresende", "im Laufe der Woche", "noch in diesem Jahr": what is left of a time under way."""
    if not case.timex or not _is_due_by(case):
        return False
    before = [token.word.lower() for token in case.clause.tokens if token.end <= case.timex.start][-3:]
    if "für" in before[-1:] and case.period and case.period == _from_now_on(case):
        return True  # "für Mittwoch und Donnerstag", written on Wednesday
    return case.timex.mod == Edge.END or not LEFT_OF_A_TIME.isdisjoint((*before, case.timex.text.split()[0].lower()))


def _from_now_on(case: Case) -> Period | None:
    """The days of an event, where the first of them is the day of writing."""
    period, now = case.period, case.published.period
    return period if period and now and period.first == now.first == now.last else None


def due_state(case: Case) -> Words:
    """ "soll zum Jahresende abgeschlossen sein": to be so by a time to come, and no rumour of what has been."""
    clause, now = case.clause, case.published.period
    words = [token.word for token in clause.words]
    if clause.finite.lower() not in ("soll", "sollen") or words[-1:] != ["sein"] or takes_sein(clause.verb):
        return ()
    ahead = case.timex and case.period and case.period.last and now and now.last and case.period.last > now.last
    return verb_words(clause) if ahead and not {"worden", "gewesen"} & set(words) else ()


def _is_due_by(case: Case) -> bool:
    """ "bis 2027": it ends after the day of writing, and is no mere state that goes on so long."""
    period, now = case.period, case.published.period
    if period is None or now is None or period.last is None or now.last is None:
        return False
    return period.last > now.last and case.clause.verb not in LASTING_VERBS


def _says_by(case: Case) -> bool:
    """Whether "bis" stands before the day."""
    if not case.timex:
        return False
    before = [token.word for token in case.clause.tokens if token.end <= case.timex.start][-2:]
    return "bis" in before or case.timex.text.lower().startswith("bis")


def _is_over(case: Case) -> bool:
    period, now = case.period, case.published.period
    return bool(period and now and period.last and now.first and period.last < now.first)
