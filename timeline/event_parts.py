"""One end of a known event, or the return of its day: "Beginn des Kriegs", "Ende …", "zehnter Jahrestag des …"."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.german.temponym_words import ANNIVERSARY, ARTICLES, BEGINNING, DEATH_DAY, ENDING, WAR_BEGINNING
from timeline.known_events import LAST_YEAR, Kind, Occurrence, Reference, load_known_events
from timeline.lexicon import Line, Token
from timeline.model import Article, Period, Precision
from timeline.naming import noun_forms
from timeline.noun_groups import Group, group_around, later

_BEGINNING = frozenset(form for noun in BEGINNING for form in noun_forms(noun))
_ENDING = frozenset(form for noun in ENDING for form in noun_forms(noun))
_ANNIVERSARY = frozenset(form for noun in ANNIVERSARY for form in noun_forms(noun))
_DEATH_DAY = noun_forms(DEATH_DAY)
WAR_BEGINNINGS = frozenset(form for noun in WAR_BEGINNING for form in noun_forms(noun))

# The noun as which a compound is looked up: "Kriegsbeginn in der Ukraine" as "Krieg in der Ukraine".
AS_IF = dict.fromkeys(WAR_BEGINNINGS, "Krieg") | dict.fromkeys(_DEATH_DAY, "Tod")


def part(article: Article, group: Group, whole: Reference, time: Occurrence) -> Reference | None:
    """The part of a known event that the words mean, or the whole; None for the end of what has no known end."""
    noun = group.line[group.head].folded
    if noun in WAR_BEGINNINGS:
        return replace(whole, name=f"Beginn: {time.name}", period=time.begins)
    if noun in _DEATH_DAY:
        return _anniversary(whole, group, time)
    place = _noun_in_front(group)
    if place is None:
        return whole
    outer = group_around(group.line, group.named, place, place + 1)
    start = group.line[place].start
    grown = replace(whole, start=start, text=article.text[start : whole.end], tense=outer.tense)
    noun = group.line[place].folded
    if noun in _ANNIVERSARY:
        return _anniversary(grown, outer, time)
    if outer.indefinite:
        return whole
    if noun in _BEGINNING:
        return replace(grown, name=f"Beginn: {time.name}", period=time.begins)
    return replace(grown, name=f"Ende: {time.name}", period=time.ends) if time.ends else whole


def _noun_in_front(group: Group) -> int | None:
    """The place of "Beginn", "Ende" or "Jahrestag" right in front of the group and its article."""
    place = group.first - 1
    if place >= 0 and (group.line[place].text in ARTICLES or group.line[place].text in ("von", "vom")):
        place -= 1
    found = place >= 0 and group.line[place].folded in _BEGINNING | _ENDING | _ANNIVERSARY
    return place if found else None


def _anniversary(whole: Reference, group: Group, time: Occurrence) -> Reference | None:
    """The same day of a later year: the numbered one, or any; None where the day is not known."""
    day = time.begins.first
    if time.begins.precision is not Precision.DAY or day is None:
        return None
    numbers = (group.number,) if group.number is not None else range(1, max(2, LAST_YEAR - day.year))
    days = tuple(Period(later(day, years), later(day, years), Precision.DAY) for years in numbers)
    fitting = tuple(one for one in days if not group.years or (one.first and one.first.year in group.years))
    if not fitting:
        return None
    only = fitting[0] if len(fitting) == 1 else None
    candidates = () if only else fitting
    name = f"Jahrestag: {time.name}"
    return replace(whole, name=name, kind=Kind.DAY, period=only, candidates=candidates, foreseen=True)


def only_war(article: Article, found: Sequence[Reference], words: Sequence[Token]) -> list[Reference]:
    """ "Seit Kriegsbeginn": the beginning of the only war that the article refers to, if there is only one."""
    if not words:
        return []
    wars = {reference.name for reference in found if reference.kind is Kind.WAR}
    times = [
        time
        for event in load_known_events().by_name.values()
        for time in event.occurrences
        if time.name in wars and time.begins != time.ends
    ]
    if len(times) != 1:
        return []
    name, begins = f"Beginn: {times[0].name}", times[0].begins
    taken = {reference.end for reference in found}
    free = [word for word in words if word.end not in taken]
    return [Reference(word.start, word.end, word.text, name, Kind.WAR, begins, 0.7) for word in free]


def war_beginnings(line: Line) -> list[Token]:
    """The words of a line that mean the beginning of some war."""
    return [token for token in line if token.folded in WAR_BEGINNINGS]
