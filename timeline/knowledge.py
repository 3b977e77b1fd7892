"""What the program knows and a user may edit: the actors, topics and naming words under ``data/``.

Every mistake in those files is one line: file, line, reason (``DataError``). Nothing is repaired silently.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from timeline.model import ActorKind
from timeline.records import (
    Entry,
    Place,
    Reader,
    read_day,
    read_flag,
    read_items,
    read_mapping,
    read_root,
    read_term,
    read_text,
    read_texts,
)

DATA = Path(__file__).parent.parent / "data"
ACTORS = DATA / "actors.yaml"
TOPICS = DATA / "topics.yaml"
NAMES = DATA / "names.yaml"


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody holds or held: a role of ``names.yaml``, whose, and the days it began and ended if known."""

    role: str
    of: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor and the words by which texts name it.

    ``marked`` are names that are ordinary words too ("Bild"): they count only in quotation marks or behind a word for
    a medium. ``alone`` says that the surname by itself means this person. ``bodies`` are the words by which the
    organisation is named together with its state ("das russische Außenministerium").
    """

    name: str
    kind: ActorKind
    line: int
    aliases: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()
    state: str = ""
    gender: str = ""
    born: date | None = None
    given: tuple[str, ...] = ()
    family: tuple[str, ...] | None = None  # empty: nothing in the name is a surname
    alone: bool = False
    offices: tuple[Office, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actors:
    """All actors by canonical name, and the fixed expressions that name nobody ("russisches Roulette").

    An office without an end is known to be held until ``offices_until``; None: for ever.
    """

    by_name: dict[str, Actor]
    nobody: tuple[str, ...]
    offices_until: date | None = None  # what happened to the offices afterwards nobody has looked up


@dataclass(frozen=True, slots=True)
class Role:
    """An office as a kind, and its words; ``of`` is filled where the word itself says whose ("Kremlchef").

    ``owned``: the word means somebody only where the text says whose it is ("der Verdi-Chef", not "der Chef").
    """

    role: str
    words: tuple[str, ...]
    female: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    owned: bool = False


@dataclass(frozen=True)
class Names:
    """The words by which German names people: roles, titles, first names; see ``names.yaml`` for what each list is."""

    roles: tuple[Role, ...]
    lists: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: ``words`` and ``phrases`` decide, ``hints`` only support, words of ``never`` do not count.

    ``examples`` are sentences about it. The notation stands in ``topics.yaml``.
    """

    id: str
    parent: str
    de: str
    en: str
    covers: str = ""
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


# --- actors ---------------------------------------------------------------------------------------------------------


def _gender(place: Place, node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("m", "f"):
        raise place.at(node).wrong("gender is m or f")
    return str(node.value)


def _offices(place: Place, node: Any) -> tuple[Office, ...]:
    fields: dict[str, Reader] = {
        "role": read_text,
        "of": read_text,
        "from": read_term(last=False),
        "to": read_term(last=True),
    }
    return tuple(_office(read_mapping(place, item, fields, ["role"])) for item in read_items(place, node))


def _office(entry: Entry) -> Office:
    values = entry.values
    office = Office(values["role"], values.get("of", ""), values.get("from"), values.get("to"))
    if office.first and office.last and office.last < office.first:
        raise entry.place.wrong(f"the office {office.role!r} ends before it begins")
    return office


_NAMED: dict[str, Reader] = {"name": read_text, "aliases": read_texts, "marked": read_texts}
_BODY: dict[str, Reader] = {**_NAMED, "state": read_text, "bodies": read_texts, "seats": read_texts}
_SECTIONS: dict[str, tuple[ActorKind, dict[str, Reader], tuple[str, ...]]] = {
    "states": (
        ActorKind.STATE,
        {**_NAMED, "adjectives": read_texts, "people": read_texts, "capital": read_text, "seats": read_texts},
        ("name", "adjectives", "people", "capital"),
    ),
    "persons": (
        ActorKind.PERSON,
        {
            **_NAMED,
            "state": read_text,
            "gender": _gender,
            "born": read_day,
            "given": read_texts,
            "family": read_texts,
            "alone": read_flag,
            "offices": _offices,
        },
        ("name", "gender"),
    ),
    "organisations": (ActorKind.ORGANISATION, _BODY, ("name",)),
    "groups": (ActorKind.GROUP, _BODY, ("name",)),
}


@lru_cache(maxsize=8)
def load_actors(path: Path = ACTORS) -> Actors:
    """The actors of a file. Raises DataError naming file, line and reason."""
    top, node = read_root(path)
    sections: dict[str, Reader] = {name: lambda _place, node: node for name in (*_SECTIONS, "nobody", "offices_until")}
    values = read_mapping(top, node, sections, []).values
    entries = [
        (read_mapping(top, item, fields, required), kind)
        for section, (kind, fields, required) in _SECTIONS.items()
        if section in values
        for item in read_items(top, values[section])
    ]
    actors = _distinct(path, [_actor(entry, kind) for entry, kind in entries])
    for actor in actors.values():
        _check_references(Place(path, actor.line), actor, actors)
    return Actors(
        actors,
        read_texts(top, values["nobody"]) if "nobody" in values else (),
        read_day(top, values["offices_until"]) if "offices_until" in values else None,
    )


def belongs_to(name: str) -> str:
    """The state that an actor is or stands under, as far as the list knows: Kreml and Putin belong to Russland."""
    actor = load_actors().by_name.get(name)
    if actor is None:
        return ""
    if actor.kind is ActorKind.STATE:
        return actor.name
    of = next((load_actors().by_name[office.of] for office in actor.offices if office.of), None)
    return actor.state or (of.name if of and of.kind is ActorKind.STATE else of.state if of else "")


def members(state: str) -> tuple[str, ...]:
    """A state with its listed people and bodies, itself first; of any other actor only itself."""
    return (state, *(name for name in load_actors().by_name if name != state and belongs_to(name) == state))


def _actor(entry: Entry, kind: ActorKind) -> Actor:
    values = dict(entry.values)
    state = values.get("state", "")
    values["offices"] = tuple(
        Office(office.role, office.of or state, office.first, office.last) for office in values.get("offices", ())
    )
    return Actor(kind=kind, line=entry.place.line, **values)


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases
    yield from actor.marked
    yield from actor.people
    yield from actor.adjectives
    yield from filter(None, (actor.capital, *actor.seats))


def _distinct(path: Path, actors: Iterable[Actor]) -> dict[str, Actor]:
    """The actors by name. Raises DataError where one name means two of them."""
    owner: dict[str, Actor] = {}
    for actor in actors:
        place = Place(path, actor.line)
        for name in dict.fromkeys(_names(actor)):
            other = owner.setdefault(name, actor)
            if other is not actor and not _is_city_state(name, other, actor):
                raise place.wrong(f"{name!r} names {actor.name!r} and also {other.name!r} (line {other.line})")
    return {actor.name: actor for actor in owner.values()}


def _is_city_state(name: str, one: Actor, other: Actor) -> bool:
    """A capital may bear the adjective's or another state's word: only two capitals of the same name clash."""
    return name in (one.capital, other.capital) and one.capital != other.capital


def _check_references(place: Place, actor: Actor, actors: dict[str, Actor]) -> None:
    if actor.state and (actor.state not in actors or actors[actor.state].kind is not ActorKind.STATE):
        raise place.wrong(f"unknown state {actor.state!r} of {actor.name!r}")
    for office in actor.offices:
        if not office.of:
            raise place.wrong(f"the office {office.role!r} of {actor.name!r} needs a state or an 'of'")
        if office.of not in actors:
            raise place.wrong(f"the office {office.role!r} is of unknown actor {office.of!r}")
    if actor.bodies and not actor.state:
        raise place.wrong(f"{actor.name!r} has bodies and needs a state")


# --- names ----------------------------------------------------------------------------------------------------------

_LISTS = (
    "titles first_names_m first_names_f surnames_first particles outlets reporting saying determiners noun_endings"
    " no_names things compound_tails powers seat_compounds affairs parts_of_towns home_seats sport"
    " not_in_office indefinite definite relatives oblique counterparts"
    " noble legal_forms institutions bodies_of_a_field authorities local_bodies clubs kinds_of_bodies kind_endings"
    " no_first_words credits arabic female_endings"
).split()
_ROLE: dict[str, Reader] = {
    "role": read_text,
    "words": read_texts,
    "female": read_texts,
    "of": read_texts,
    "owned": read_flag,
}


def _word_list(place: Place, node: Any) -> frozenset[str]:
    """A list of words, or one text with blanks between them."""
    if isinstance(node, yaml.ScalarNode):
        return frozenset(read_text(place, node).split())
    return frozenset(read_texts(place, node))


@lru_cache(maxsize=8)
def load_names(path: Path = NAMES) -> Names:
    """The naming words of a file. Raises DataError naming file, line and reason."""
    top, node = read_root(path)
    if not isinstance(node, yaml.MappingNode):
        raise top.wrong("sections are expected here, as in roles: [...]")
    roles: tuple[Role, ...] = ()
    lists: dict[str, frozenset[str]] = {}
    for key, value in node.value:
        if key.value == "roles":
            roles = tuple(
                Role(**read_mapping(top, item, _ROLE, ["role", "words"]).values) for item in read_items(top, value)
            )
        elif key.value in _LISTS:
            lists[str(key.value)] = _word_list(top, value)
        else:
            raise top.at(key).wrong(f"unknown list {key.value!r} (known: roles, {', '.join(_LISTS)})")
    for name in _LISTS:
        if name not in lists:
            raise top.wrong(f"the list {name!r} is missing")
    return Names(roles, lists)


# --- topics ---------------------------------------------------------------------------------------------------------

_TOPIC: dict[str, Reader] = {
    "id": read_text,
    "parent": read_text,
    "de": read_text,
    "en": read_text,
    "covers": read_text,
    "words": lambda place, node: _stems(place, node),
    "hints": lambda place, node: _stems(place, node),
    "phrases": lambda place, node: _phrases(place, node),
    "never": lambda place, node: _stems(place, node),
    "examples": lambda place, node: _sentences(place, node),
}


def _stems(place: Place, node: Any) -> tuple[str, ...]:
    """Stems in one text with blanks between them: long lists stay readable so."""
    stems = tuple(read_text(place, node).split())
    for stem in stems:
        bare = stem.removeprefix("-").removesuffix("-")
        if not bare or "-" in bare:
            raise place.at(node).wrong(f"{stem!r} is no stem: hyphens stand only before and behind it")
        if not bare.isalnum():
            raise place.at(node).wrong(f"{stem!r} is no stem: only letters and digits stand in it")
    return stems


def _phrases(place: Place, node: Any) -> tuple[str, ...]:
    """Several words in a row each."""
    phrases = read_texts(place, node)
    for phrase, item in zip(phrases, read_items(place, node), strict=True):
        if len(phrase.split()) < 2 or not phrase.replace(" ", "").isalnum():
            raise place.at(item).wrong(f"{phrase!r} is no phrase: two words or more, of letters and digits")
    return phrases


def _sentences(place: Place, node: Any) -> tuple[str, ...]:
    """One sentence a line: a list of sentences reads best as a text."""
    lines = read_text(place, node).splitlines()
    for number, line in enumerate(lines, 1):
        if len(line.split()) < 2:
            raise Place(place.file, place.at(node).line + number).wrong(f"{line!r} is no sentence (one a line)")
    return tuple(lines)


@lru_cache(maxsize=8)
def load_topics(path: Path = TOPICS) -> dict[str, Topic]:
    """The topics of a file by id, in its order. Raises DataError naming file, line and reason."""
    top, node = read_root(path)
    topics: dict[str, Topic] = {}
    lines: dict[str, Place] = {}
    for item in read_items(top, node):
        entry = read_mapping(top, item, _TOPIC, ["id", "de", "en"])
        topic = Topic(**{"parent": "", **entry.values})
        if topic.id in topics:
            raise entry.place.wrong(f"topic {topic.id!r} stands twice, first in line {lines[topic.id].line}")
        topics[topic.id], lines[topic.id] = topic, entry.place
    for topic in topics.values():
        _check_parents(lines[topic.id], topic, topics)
    return topics


def _check_parents(place: Place, topic: Topic, topics: dict[str, Topic]) -> None:
    """Raises DataError for an unknown parent and for a topic that is its own ancestor."""
    seen = [topic.id]
    while topic.parent:
        if topic.parent not in topics:
            raise place.wrong(f"unknown parent {topic.parent!r} of topic {topic.id!r}")
        topic = topics[topic.parent]
        if topic.id in seen:
            raise place.wrong(f"topics are each other's parents: {' > '.join([*seen, topic.id])}")
        seen.append(topic.id)
