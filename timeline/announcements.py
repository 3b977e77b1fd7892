"""A planned event and its later report: whether "trifft am Freitag Putin" announces what "traf Putin" reports."""

from functools import lru_cache

from timeline.clauses import clauses
from timeline.german.kinds_of_acts import KINDS_OF_ACTS, TAKING_PLACE
from timeline.german.status_words import ANNOUNCING_VERBS
from timeline.model import ActorKind, DocumentTime, Event, Period, Sentence, Status

LONGEST_REPORT = 31  # days that a report may span; one of "2025" says too little to be taken for an announced day


def announces(planned: Event, report: Event) -> bool:
    """Whether a planned event is what another event reports as having happened.

    Both have to fall into the same time, with the same actors (one person or organisation, or two of any kind) and the
    same kind of act; the report is not older than the plan. In doubt they are not the same.
    """
    if planned.status is not Status.PLANNED or report.status is not Status.OCCURRED:
        return False
    return (
        _is_same_time(planned.period, report.period)
        and _is_older(planned.published, report.published)
        and _have_actors_in_common(planned, report)
        and not _kinds_of(planned).isdisjoint(_kinds_of(report))
    )


def _is_same_time(due: Period | None, happened: Period | None) -> bool:
    """Whether the report lies within the days that the plan names, or the plan within the days of the report."""
    if not due or not happened or not due.first or not due.last or not happened.first or not happened.last:
        return False
    if (happened.last - happened.first).days > LONGEST_REPORT:
        return False
    within = due.first <= happened.first and happened.last <= due.last
    return within or (happened.first <= due.first and due.last <= happened.last)


def _is_older(planned: DocumentTime, report: DocumentTime) -> bool:
    """Whether the plan was written no later than the report, as far as both dates are known."""
    before, after = planned.period, report.period
    return not (before and after and before.first and after.last) or before.first <= after.last


def _have_actors_in_common(planned: Event, report: Event) -> bool:
    common = set(planned.actors) & set(report.actors)
    kinds = {mention.name: mention.kind for mention in (*planned.mentions, *report.mentions)}
    return len(common) > 1 or any(kinds.get(name) not in (ActorKind.STATE, None) for name in common)


def _kinds_of(event: Event) -> frozenset[str]:
    return _kinds(event.sentence, event.start, event.end)


@lru_cache(maxsize=10_000)
def _kinds(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """What kinds of act an event's words tell: its verbs, or the nouns where the verb only says that it takes place.

    A kind of the table is named by the first of its words in the alphabet; a verb that stands in none is its own kind.
    """
    inside = [c for c in clauses(sentence) if any(first < end and start < last for first, last in c.spans)]
    verbs = {c.verb for c in inside if c.verb and start <= c.start and c.end <= end + 1}  # none of a mere noun group
    telling = verbs - TAKING_PLACE - ANNOUNCING_VERBS
    if telling:
        return frozenset(kind for verb in telling for kind in _kind_of(verb))
    nouns = [t.text for c in inside for t in c.tokens if start <= t.start < end and t.text[0].isupper()]
    return frozenset(kind for noun in nouns for kind in _kind_of_noun(noun))


def _kind_of(verb: str) -> tuple[str, ...]:
    return tuple(min(kind) for kind in KINDS_OF_ACTS if verb in kind) or (verb,)


@lru_cache(maxsize=10_000)
def _kind_of_noun(noun: str) -> tuple[str, ...]:
    """ "Gipfeltreffen" is a "Treffen", "Treffens" too."""
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("n"))
    return tuple(
        min(kind)
        for kind in KINDS_OF_ACTS
        if any(form.lower().endswith(word.lower()) for word in kind if word[0].isupper() for form in forms)
    )
