"""The events that the program knows by name: ``data/known_events.yaml``, read and checked.

A text refers to such an event by a fixed phrase ("Kapitolsturm") or by a noun together with words that say which one
is meant ("Invasion" with "Ukraine"). What happens again and again ("Bundestagswahl") has several times.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from timeline.knowledge import DATA
from timeline.model import Period, Precision, Tense
from timeline.naming import tokens_of
from timeline.records import (
    Entry,
    Place,
    Reader,
    read_items,
    read_mapping,
    read_root,
    read_term,
    read_text,
    read_texts,
)

KNOWN_EVENTS = DATA / "known_events.yaml"


class Kind(StrEnum):
    """What sort of event it is; it tells whether a text can speak of it before it happens."""

    WAR = "war"
    ATTACK = "attack"
    UPHEAVAL = "upheaval"  # revolutions, coups, resignations, falls of governments
    DEATH = "death"
    DISASTER = "disaster"
    OFFICE = "office"  # somebody takes office or leaves it
    TREATY = "treaty"
    SUMMIT = "summit"
    VOTE = "vote"
    TRIAL = "trial"
    SPORT = "sport"
    CEREMONY = "ceremony"
    DAY = "day"  # a day that comes round every year


UNFORESEEN = frozenset((Kind.WAR, Kind.ATTACK, Kind.UPHEAVAL, Kind.DEATH, Kind.DISASTER))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which a known event took place, with its two ends, each as precise as it is known.

    ``ends`` is None where it still goes on; ``at`` are words that tell it from the other times ("Kasan").
    """

    name: str
    period: Period
    begins: Period
    ends: Period | None
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to name an event: one of the nouns, and in its noun group a word of every list in ``needs``."""

    nouns: frozenset[str]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A named event, when it was, and how texts refer to it; ``source`` says where the date can be looked up.

    It has one occurrence, or several if it happens again and again. ``never`` are words beside a noun that say that
    something else is meant.
    """

    name: str
    kind: Kind
    source: str
    line: int
    occurrences: tuple[Occurrence, ...]
    phrases: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownEvents:
    """All known events by name."""

    by_name: dict[str, KnownEvent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that refers to a known event, or to a day of a person's life, and when that was.

    ``text`` is the noun with what says which event is meant ("Invasion der Ukraine"). ``period`` is None where several
    times come into question: these are the ``candidates``, in order. ``certainty`` (0 to 1) is how sure it is that this
    event is meant. ``foreseen`` says that a text can speak of it before it happens; ``tense`` is what the words beside
    it say ("seit dem Amtsantritt": past; "die kommende Wahl": future).
    """

    start: int
    end: int
    text: str
    name: str
    kind: Kind
    period: Period | None
    certainty: float
    candidates: tuple[Period, ...] = ()
    foreseen: bool = False
    tense: Tense | None = None

    @property
    def written_since(self) -> date | None:
        """The first day on which this can have been written; None where the reference does not tell."""
        if self.tense is Tense.FUTURE or (self.foreseen and self.tense is not Tense.PAST):
            return None
        earliest = self.period or (self.candidates[0] if self.candidates else None)
        return earliest.first if earliest else None


def narrowed(reference: Reference, writing: Period) -> Reference:
    """The reference with the one of its candidates that fits the time of writing, if a single one does.

    ``writing`` may be a long interval: the candidate must then be the same for its first and its last day.
    """
    if reference.period or not reference.candidates or not writing.first or not writing.last:
        return reference
    chosen = {_chosen(reference, day) for day in (writing.first, writing.last)}
    period = chosen.pop() if len(chosen) == 1 else None
    return replace(reference, period=period) if period else reference


def _chosen(reference: Reference, day: date) -> Period | None:
    """The candidate that is meant on a day: the last one before it, the next one, or the one clearly nearest.

    What nobody foresaw lies before the day. Beyond the last candidate, or before the first, only as much time may have
    passed as between two of them: there may be others that the file does not know.
    """
    candidates = [candidate for candidate in reference.candidates if candidate.first]
    gone = [candidate for candidate in candidates if _begun(candidate, day)]
    to_come = [candidate for candidate in candidates if not _begun(candidate, day)]
    if reference.tense is Tense.PAST and gone:
        return gone[-1] if to_come or _days_off(gone[-1], day) <= _gap(candidates[-2:]) else None
    if reference.tense is Tense.FUTURE and to_come:
        return to_come[0] if gone or _days_off(to_come[0], day) <= _gap(candidates[:2]) else None
    if reference.tense is not None or not (nearby := candidates if reference.foreseen else gone):
        return None
    nearest, *others = sorted(nearby, key=lambda candidate: _days_off(candidate, day))
    near = _days_off(nearest, day)
    return nearest if not others or near * 3 <= _days_off(others[0], day) else None


def _begun(period: Period, day: date) -> bool:
    return period.first is not None and period.first <= day


def _gap(two: Sequence[Period]) -> int:
    """The days from the beginning of one period to that of the next."""
    first, last = two[0].first, two[-1].first
    return (last - first).days if first and last else 0


def _days_off(period: Period, day: date) -> int:
    """How many days lie between a day and a period; 0 inside it."""
    if period.first and day < period.first:
        return (period.first - day).days
    return (day - period.last).days if period.last and day > period.last else 0


LAST_YEAR = 2040  # up to here days that come round every year are written out


# --- reading --------------------------------------------------------------------------------------------------------


def _read_kind(place: Place, node: Any) -> Kind:
    try:
        return Kind(read_text(place, node))
    except ValueError:
        raise place.at(node).wrong(f"unknown kind {node.value!r} (known: {', '.join(Kind)})") from None


@dataclass(frozen=True, slots=True)
class _When:
    period: Period
    begins: Period
    ends: Period | None


def _read_when(place: Place, node: Any) -> _When:
    """A day, month or year, or two of them with a stroke: 2024-05-19, 2024-10-22/2024-10-24, 2022-02-24/.. (open)."""
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    first, stroke, last = written.partition("/")
    begins = _read_date(place, node, first)
    if not stroke:
        return _When(begins, begins, begins)
    ends = None if last == ".." else _read_date(place, node, last)
    try:
        return _When(Period(begins.first, ends.last if ends else None, Precision.SPAN), begins, ends)
    except ValueError:
        raise place.at(node).wrong("it ends before it begins") from None


def _read_date(place: Place, node: yaml.Node, written: str) -> Period:
    part = yaml.ScalarNode("tag:yaml.org,2002:str", written, node.start_mark)
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(written), Precision.DAY)
    return Period(read_term(last=False)(place, part), read_term(last=True)(place, part), precision)


def _read_day_of_year(place: Place, node: Any) -> tuple[int, int]:
    """A day that comes round every year: 05-09."""
    try:
        day = date.fromisoformat(f"2000-{node.value}")
    except (AttributeError, ValueError):
        raise place.at(node).wrong("a day of the year is expected here, as in 05-09") from None
    return day.month, day.day


def _read_year(place: Place, node: Any) -> int:
    if not isinstance(node, yaml.ScalarNode) or not (node.value.isdecimal() and len(node.value) == 4):
        raise place.at(node).wrong("a year is expected here, as in 1949")
    return int(node.value)


_HELD: dict[str, Reader] = {"on": _read_when, "name": read_text, "at": read_texts}


def _read_held(place: Place, node: Any) -> tuple[tuple[Place, dict[str, Any]], ...]:
    """The times of what happens again: a bare time, or one with its place."""
    held = []
    for item in read_items(place, node):
        if isinstance(item, yaml.ScalarNode):
            held.append((place.at(item), {"on": _read_when(place, item)}))
        else:
            entry = read_mapping(place, item, _HELD, ["on"])
            held.append((entry.place, entry.values))
    if not held:
        raise place.at(node).wrong("at least one time is expected here")
    return tuple(held)


def _read_ways(place: Place, node: Any) -> tuple[tuple[Place, str], ...]:
    return tuple((place.at(item), read_text(place, item)) for item in read_items(place, node))


_EVENT: dict[str, Reader] = {
    "name": read_text,
    "kind": _read_kind,
    "on": _read_when,
    "held": _read_held,
    "every": _read_day_of_year,
    "since": _read_year,
    "source": read_text,
    "phrases": read_texts,
    "ways": _read_ways,
    "never": read_texts,
}


@lru_cache(maxsize=8)
def load_known_events(path: Path = KNOWN_EVENTS) -> KnownEvents:
    """The known events of a file; none if there is no such file. Raises DataError naming file, line and reason."""
    if not path.exists():
        return KnownEvents()
    top, node = read_root(path)
    sections: dict[str, Reader] = {"nouns": _read_nouns, "events": lambda _place, node: node}
    values = read_mapping(top, node, sections, ["events"]).values
    nouns = values.get("nouns", {})
    entries = [
        read_mapping(top, item, _EVENT, ["name", "kind", "source"]) for item in read_items(top, values["events"])
    ]
    return KnownEvents(_distinct(path, [_event(entry, nouns) for entry in entries]))


def _read_nouns(place: Place, node: Any) -> dict[str, tuple[str, ...]]:
    """Nouns that many events share, under a name in small letters: ``invasion: [Invasion, Einmarsch]``."""
    if not isinstance(node, yaml.MappingNode):
        raise place.at(node).wrong("lists of nouns are expected here, as in invasion: [Invasion, Einmarsch]")
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in node.value:
        if key.value in lists:
            raise place.at(key).wrong(f"the list {key.value!r} stands twice")
        if not str(key.value)[:1].islower():
            raise place.at(key).wrong("the name of a list of nouns begins with a small letter")
        lists[str(key.value)] = read_texts(place, value)
    return lists


def _event(entry: Entry, nouns: dict[str, tuple[str, ...]]) -> KnownEvent:
    values = entry.values
    event = KnownEvent(
        values["name"],
        values["kind"],
        values["source"],
        entry.place.line,
        tuple(_occurrences(entry)),
        values.get("phrases", ()),
        tuple(_way(place, written, nouns) for place, written in values.get("ways", ())),
        values.get("never", ()),
    )
    if not event.phrases and not event.ways:
        raise entry.place.wrong(f"{event.name!r} needs phrases or ways by which texts refer to it")
    return event


def _occurrences(entry: Entry) -> Iterator[Occurrence]:
    """The times of an entry, from ``on``, ``held`` or ``every``. Raises DataError unless it has one of them."""
    values = entry.values
    name = values["name"]
    if len([key for key in ("on", "held", "every") if key in values]) != 1:
        raise entry.place.wrong(f"{name!r} needs one of on, held and every")
    if ("since" in values) != ("every" in values):
        raise entry.place.wrong("every and since belong together")
    if "on" in values:
        yield _occurrence(name, values["on"])
    seen: set[str] = set()
    for place, held in values.get("held", ()):
        held_name = held.get("name", f"{name} {held['on'].begins.first.year}")
        if held_name in seen:
            raise place.wrong(f"{held_name!r} stands twice (give one of them a name of its own)")
        seen.add(held_name)
        yield _occurrence(held_name, held["on"], held.get("at", ()))
    if "every" in values:
        month, day_of_month = values["every"]
        for day in _yearly(month, day_of_month, values["since"]):
            period = Period(day, day, Precision.DAY)
            yield Occurrence(f"{name} {day.year}", period, period, period)


def _occurrence(name: str, when: _When, at: tuple[str, ...] = ()) -> Occurrence:
    return Occurrence(name, when.period, when.begins, when.ends, at)


def _yearly(month: int, day: int, since: int) -> Iterator[date]:
    for year in range(since, LAST_YEAR + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue


def _way(place: Place, written: str, nouns: dict[str, tuple[str, ...]]) -> Way:
    """ "invasion + Ukraine | Kiew": a noun or list of nouns, and what must stand beside it."""
    parts = [tuple(word.strip() for word in part.split("|")) for part in written.split("+")]
    if len(parts) < 2 or not all(word for part in parts for word in part):
        raise place.wrong(f"{written!r} is no way to name an event, as in invasion + Ukraine")
    for word in parts[0]:
        if word[0].islower() and word not in nouns:
            raise place.wrong(f"unknown list of nouns {word!r} (known: {', '.join(nouns)})")
    return Way(frozenset(noun for word in parts[0] for noun in nouns.get(word, (word,))), tuple(parts[1:]))


def _distinct(path: Path, events: Iterable[KnownEvent]) -> dict[str, KnownEvent]:
    """The events by name. Raises DataError where one name, phrase or way means two of them."""
    owner: dict[object, KnownEvent] = {}
    for event in events:
        for key, written in _keys(event):
            other = owner.setdefault(key, event)
            if other is not event:
                reason = f"{written!r} names {event.name!r} and also {other.name!r} (line {other.line})"
                raise Place(path, event.line).wrong(reason)
    return {event.name: event for event in owner.values()}


def _keys(event: KnownEvent) -> Iterator[tuple[object, str]]:
    """What may mean one event only, and how it is written."""
    names = [event.name, *(occurrence.name for occurrence in event.occurrences if occurrence.name != event.name)]
    for name in names:
        yield ("name", name), name
    for phrase in event.phrases:
        yield ("phrase", tokens_of(phrase)), phrase
    for way in event.ways:
        for noun in way.nouns:
            yield ("way", noun, frozenset(map(frozenset, way.needs))), " + ".join([noun, *map(" | ".join, way.needs)])
