"""Days of a person's life by which texts date things: "Trumps Geburtstag", "seit dem Amtsantritt des Präsidenten"."""

from datetime import date, timedelta
from functools import lru_cache

from timeline.german.temponym_words import BIRTHDAY, POSSESSIVE_F, POSSESSIVE_M, TAKING_OFFICE
from timeline.knowledge import Actor
from timeline.known_events import Kind, Reference
from timeline.lexicon import Line, lexicon
from timeline.model import ActorKind, Article, Mention, Period, Precision
from timeline.naming import noun_forms
from timeline.noun_groups import Group, Named, group_around, later

LONGEST_LIFE = 120  # years for which birthdays are written out

_BIRTHDAY = frozenset(form for noun in BIRTHDAY for form in noun_forms(noun))
_TAKING_OFFICE = frozenset(form for noun in TAKING_OFFICE for form in noun_forms(noun))
PERSONAL = _BIRTHDAY | _TAKING_OFFICE


def personal_day(article: Article, line: Line, named: Named, place: int) -> Reference | None:
    """The reference to a birthday or an entry into office that the noun at ``place`` makes; None where it is none."""
    word = line[place].folded
    if word not in PERSONAL:
        return None
    group = group_around(line, named, place, place + 1)
    owner = _owner(group)
    if group.indefinite or owner is None:
        return None
    mention, certainty = owner
    actor = lexicon().actors.get(mention.name)
    if actor is None:
        return None
    kind = Kind.DAY if word in _BIRTHDAY else Kind.OFFICE
    candidates = _birthdays(actor, group.number) if kind is Kind.DAY else _offices(actor, group.number)
    fitting = tuple(one for one in candidates if not group.years or (one.first and one.first.year in group.years))
    if not fitting:
        return None
    noun = "Geburtstag" if kind is Kind.DAY else "Amtsantritt"
    inside = mention.start >= line[group.first].start and mention.end <= line[group.last - 1].end
    start = min(line[place].start, mention.start) if inside else line[place].start
    end = max(line[place].end, mention.end) if inside else line[place].end
    return Reference(
        start,
        end,
        article.text[start:end],
        f"{noun} von {actor.name}",
        kind,
        fitting[0] if len(fitting) == 1 else None,
        certainty,
        fitting if len(fitting) > 1 else (),
        True,
        group.tense,
    )


# --- whose day it is ------------------------------------------------------------------------------------------------


def _owner(group: Group) -> tuple[Mention, float] | None:
    """Whose day it is, and how sure that is: the only person of the group, else the one that "sein" or "ihr" means."""
    people = {mention.name: mention for mention in group.people}
    if people:
        return (next(iter(people.values())), 1.0) if len(people) == 1 else None
    meant = owner_by_possessive(group)
    return (meant, 0.9) if meant else None


def owner_by_possessive(group: Group) -> Mention | None:
    """Whom "sein" or "ihr" in front of the noun means, where that is clear: "Trump … seit seinem Rücktritt"."""
    gender = _possessive(group)
    return _meant(group, gender) if gender else None


def _possessive(group: Group) -> str:
    """m or f if "sein" or "ihr" stands in front of the noun, else nothing."""
    word = group.before[0] if group.before else ""
    return "m" if word in POSSESSIVE_M else "f" if word in POSSESSIVE_F else ""


def _meant(group: Group, gender: str) -> Mention | None:
    """The person of this gender whom the sentence names before the noun, if only one; else the subject behind it."""
    people = [mention for mention in _people(group.line, group.named) if _gender(mention) == gender]
    earlier = [mention for mention in people if mention.end <= group.line[group.first].start]
    if earlier:
        nearest = earlier[-1]
        if len({mention.name for mention in earlier}) == 1 or _opens_relative_clause(group, nearest):
            return nearest
        return None
    return people[0] if people and _is_subject(group.line, people[0]) else None


def _people(line: Line, named: Named) -> list[Mention]:
    found = dict.fromkeys(named[place] for place in range(len(line)) if place in named)
    return [mention for mention in found if mention.kind is ActorKind.PERSON]


def _gender(mention: Mention) -> str:
    actor = lexicon().actors.get(mention.name)
    return actor.gender if actor else ""


def _opens_relative_clause(group: Group, mention: Mention) -> bool:
    """Whether a relative clause begins between person and noun: "Trump, der seit seinem Amtsantritt"."""
    between = [token.text for token in group.line if mention.end <= token.start < group.line[group.first].start]
    return between[:1] == [","] and between[1:2] in (["der"], ["die"]) and "," not in between[2:]


def _is_subject(line: Line, mention: Mention) -> bool:
    """Whether a name behind the noun can be the subject: right behind a verb, not behind a preposition or article."""
    place = next(place for place, token in enumerate(line) if token.start >= mention.start)
    while place and (line[place - 1].text[0].isupper() or line[place - 1].text == "-"):
        place -= 1
    before = line[place - 1].text if place else ""
    return before.islower() and before.isalpha() and (before.endswith(("t", "te", "en")) or before in _AUXILIARIES)


_AUXILIARIES = frozenset("hat ist war wird will soll kann muss darf habe sei der die".split())


# --- when it is -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 10)
def _birthdays(actor: Actor, number: int | None) -> tuple[Period, ...]:
    """All birthdays of a person, or the numbered one; none where the day of birth is not known."""
    if actor.born is None:
        return ()
    numbers = (number,) if number is not None else tuple(range(1, LONGEST_LIFE + 1))
    days = (later(actor.born, years) for years in numbers)
    return tuple(Period(day, day, Precision.DAY) for day in days)


def _offices(actor: Actor, number: int | None) -> tuple[Period, ...]:
    """The days on which a person took an office: every one that is known, or the numbered one of the highest office."""
    heads = [office.first for office in actor.offices if office.first and office.role in _HEADS]
    others = [office.first for office in actor.offices if office.first]
    begun = tuple(dict.fromkeys(_as_exact_as_known(day) for day in sorted(heads or others)))
    if number is None:
        return begun
    return begun[number - 1 : number] if number > 0 else ()


_HEADS = frozenset(("Präsident", "Regierungschef", "Papst", "König", "Oberster Führer"))


def _as_exact_as_known(day: date) -> Period:
    """Terms are kept as days: the first of a year or of a month may be all that was known."""
    if (day.month, day.day) == (1, 1):
        return Period(day, date(day.year, 12, 31), Precision.YEAR)
    if day.day == 1:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return Period(day, following - timedelta(days=1), Precision.MONTH)
    return Period(day, day, Precision.DAY)
