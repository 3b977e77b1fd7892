"""Two outlines → how much speaks for their telling the same event, and what rules it out.

Nothing else is looked at, so that what is decided of two reports never depends on which others there are.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from timeline.german.event_kinds import (
    COMMON,
    MUTUAL,
    ONCE,
    RELATED,
)
from timeline.knowledge import load_actors
from timeline.outlines import STATEMENT, Outline, name_stems, names, names_kind

SAME = 5.0  # what has to speak for two reports being of one event
LATEST = 1  # days: news without a time of its own may be told a day after it happened
NEAR = 1  # days by which the reports of what happens only once may differ


def likeness(a: Outline, b: Outline) -> float:
    """How much speaks for two reports telling one event; below SAME too little, minus infinity where it cannot be."""
    if _is_elsewhere(a, b):
        return float("-inf")
    takes_up = b.refers == a.id or a.refers == b.id
    copied = bool(a.verbatim) and a.verbatim == b.verbatim
    if not takes_up and not copied and not _is_identified(a, b):
        return 0.0
    only_a, only_b = _unshared(a, b), _unshared(b, a)
    if _are_others(a, b, only_a, only_b):
        return float("-inf")
    if takes_up:
        return 2 * SAME
    kind = _kind_likeness(a, b)
    found = (
        _time_likeness(a, b)
        + kind
        + _actor_likeness(a, b, only_a, only_b)
        + _place_likeness(a, b)
        + _word_likeness(a, b)
    )
    found += _toll_likeness(a, b) + (0.5 if a.document == b.document else 0) + (SAME if copied else 0)
    return found - (0.5 if kind <= 0 else 0)


def _is_identified(a: Outline, b: Outline) -> bool:
    """Whether anything says of whom or what both tell, be it what their articles begin with.

    "Zwei Menschen wurden verletzt" is told every day.
    """
    if any(name in b.actors and name not in a.sources and name not in b.sources for name in a.actors):
        return True
    return next(_pairs(_names_of(a), _names_of(b)), None) is not None


def _names_of(report: Outline) -> tuple[str, ...]:
    return _named(report.words, report.actors, report.places, report.context)


@lru_cache(maxsize=20_000)
def _named(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(names(*parts))


def clash(a: Outline, b: Outline) -> bool:
    """Whether two reports cannot be of one event, whatever else agrees; that one is a plan is no clash."""
    return _is_elsewhere(a, b) or _are_others(a, b, _unshared(a, b), _unshared(b, a))


def _is_elsewhere(a: Outline, b: Outline) -> bool:
    """Whether two reports stand in one sentence, or on days that do not agree."""
    if a.document == b.document and a.sentence == b.sentence:
        return True
    return a.refers != b.id and b.refers != a.id and not _days_agree(a, b)


def _are_others(a: Outline, b: Outline, only_a: set[str], only_b: set[str]) -> bool:
    """Whether each report names a person whom the other one does not, or one tells the other's deed the wrong way."""
    return bool(only_a & a.persons and only_b & b.persons) or _is_turned_round(a, b)


def _days_agree(a: Outline, b: Outline) -> bool:
    """Whether the periods allow one event: they overlap, or stand so near that one source may be wrong."""
    if not a.first or not b.first:
        return (a.first == b.first and a.document == b.document) or (bool(a.verbatim) and a.verbatim == b.verbatim)
    if a.first <= b.last and b.first <= a.last:
        return _is_within(a, b) or _is_within(b, a) or _is_week(a) or _is_week(b)
    distance = max(a.first - b.last, b.first - a.last)
    if a.coarse or b.coarse:
        return False
    if not (a.own and b.own):
        return distance <= LATEST
    return distance <= NEAR and _happens_once(a, b)


def _is_within(inner: Outline, outer: Outline) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _is_week(one: Outline) -> bool:
    return one.last - one.first <= 9


def _happens_once(a: Outline, b: Outline) -> bool:
    return bool(set(a.kinds) & set(b.kinds) & ONCE)


def _is_turned_round(a: Outline, b: Outline) -> bool:
    """Israel attacked Iran is not Iran attacked Israel."""
    if set(a.kinds) & set(b.kinds) & MUTUAL:
        return False
    turned = a.agents & b.patients or b.agents & a.patients
    return bool(a.agents and b.agents and turned) and not a.agents & b.agents


def _time_likeness(a: Outline, b: Outline) -> float:
    length = max(a.last - a.first, b.last - b.first)
    if not a.first or not b.first:
        return 0.0
    if a.first > b.last or b.first > a.last:
        return -1.5 if a.own and b.own else 0.5
    if length <= 1:
        return 2.0 if a.own and b.own else 1.5 if a.own or b.own else 1.0
    return 1.5 if length <= 10 else 1.0 if length <= 31 else 0.3 if length <= 366 else -1.0


def _kind_likeness(a: Outline, b: Outline) -> float:
    return _kinds_likeness(a.kinds, a.acts, b.kinds, b.acts)


@lru_cache(maxsize=50_000)
def _kinds_likeness(mine: tuple[str, ...], my_acts: int, yours: tuple[str, ...], your_acts: int) -> float:
    shared = set(mine) & set(yours)
    if my_acts and your_acts:  # "verurteilte den Angriff", "bat, den Angriff zu beenden": neither tells the attack
        shared &= {*mine[:my_acts], *yours[:your_acts]}
    if shared:
        if shared == {STATEMENT}:
            return -1.0
        return 2.0 if shared <= COMMON else 3.5 if shared & ONCE else 3.0
    if not (mine and yours):
        return -0.5
    return 0.0 if any(not group.isdisjoint(mine) and not group.isdisjoint(yours) for group in RELATED) else -3.0


def _actor_likeness(a: Outline, b: Outline, only_a: set[str], only_b: set[str]) -> float:
    shared = (set(a.actors) - a.sources) & (set(b.actors) - b.sources)
    says = STATEMENT in a.kinds or STATEMENT in b.kinds
    found = sum(2.0 if name in a.persons else 0.8 for name in shared)
    if says and not a.agents & b.agents:
        found = min(found, 1.0)
    lost = min(len(only_a), len(only_b))
    others_act = bool(a.agents and b.agents) and not a.agents & b.agents and not set(a.kinds) & set(b.kinds) & MUTUAL
    against = 1.2 * lost + (1.5 if others_act else 0) + (3.0 if lost and not shared else 0)
    return min(found, 4.0) - against


def _unshared(a: Outline, b: Outline) -> set[str]:
    """The actors of ``a`` that ``b`` does not name, nor their state, nor somebody of theirs, nor in plain words."""
    others = b.actors
    lone = [name for name in a.actors if name not in others and name not in a.sources]
    if not lone:
        return set()
    related = states_of(others)
    return {
        name for name in lone if name not in related and state_of(name) not in others and not _is_said(name, b.words)
    }


@lru_cache(maxsize=50_000)
def _is_said(name: str, words: tuple[str, ...]) -> bool:
    return any(_matches(part, word) for part in name_stems(name) for word in words if word[0].isupper())


@cache
def _states() -> dict[str, str]:
    return {name: actor.state for name, actor in load_actors().by_name.items() if actor.state}


def state_of(name: str) -> str:
    """The state of a known person or body."""
    return _states().get(name, "")


@lru_cache(maxsize=20_000)
def states_of(names: tuple[str, ...]) -> frozenset[str]:
    """The states of all that are known of these persons and bodies."""
    return frozenset(state for name in names if (state := state_of(name)))


def _place_likeness(a: Outline, b: Outline) -> float:
    if not a.places or not b.places:
        return 0.0
    if any(_matches(one, other) for one in a.places for other in (*b.places, *b.words)):
        return 0.5
    if any(_matches(one, other) for one in b.places for other in a.words):
        return 0.5
    return -4.0


def _word_likeness(a: Outline, b: Outline) -> float:
    """Shared words, nouns and names first; what only one has counts a little against it where both have such."""
    mine = (*a.words, *(part for name in a.actors if name not in b.actors for part in name_stems(name)))
    yours = (*b.words, *(part for name in b.actors if name not in a.actors for part in name_stems(name)))
    found, shared = 0.0, 0
    for shared, (word, match) in enumerate(_pairs(mine, yours), 1):  # noqa: B007 - counted
        weight = 1.0 if word[0].isupper() or match[0].isupper() else 0.5
        if word == match and names_kind(word):
            weight = 0.5  # which has been counted as the kind
        found += weight if word == match else 0.8 * weight
    lonely = min(len(mine), len(yours)) - shared
    return min(found, 4.0) - 0.15 * lonely


def _pairs(mine: tuple[str, ...], yours: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The words that match, each with the first of the others that no word before it has taken."""
    common = _pieces_of(mine) & _pieces_of(yours)
    if not common:
        return
    rest = [word for word in yours if not common.isdisjoint(_pieces(word))]
    for word in mine:
        if not common.isdisjoint(_pieces(word)):
            match = next((other for other in rest if _matches(word, other)), None)
            if match is not None:
                rest.remove(match)
                yield word, match


@lru_cache(maxsize=20_000)
def _pieces_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(piece for word in words for piece in _pieces(word))


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> frozenset[str]:
    """Every four letters in a row: two words match only where they share such, or are the same."""
    lower = word.lower()
    return frozenset((lower, *(lower[place : place + 4] for place in range(len(lower) - 3))))


@lru_cache(maxsize=200_000)
def _matches(one: str, other: str) -> bool:
    """Equal, one inside of the other ("Raffineri" in "Olraffineri"), or the same at its beginning."""
    if one == other:
        return True
    short, long = sorted((one.lower(), other.lower()), key=len)
    if short == long:
        return True
    if len(short) < 5:
        return len(short) == 4 and (long.startswith(short) or long.endswith(short))
    return short in long or (len(short) > 6 and short[:6] == long[:6])


def _toll_likeness(a: Outline, b: Outline) -> float:
    found = 0.0
    for mine, yours in ((a.dead, b.dead), (a.injured, b.injured)):
        if mine and yours:
            found += 1.0 if mine == yours else -0.5
    return found
