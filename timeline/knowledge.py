"""What the program knows and a user may edit: the actors, topics and naming words under ``data/``.

Every mistake in those files is one line: file, line, reason (``DataError``). Nothing is repaired silently.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from timeline.model import ActorKind, DataError

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
    """All actors by canonical name, and the fixed expressions that name nobody ("russisches Roulette")."""

    by_name: dict[str, Actor]
    nobody: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """An office as a kind, and its words; ``of`` is filled where the word itself says whose ("Kremlchef")."""

    role: str
    words: tuple[str, ...]
    female: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """The words by which German names people: roles, titles, first names; see ``names.yaml`` for what each list is."""

    roles: tuple[Role, ...]
    lists: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: ``words`` and ``phrases`` decide, ``hints`` only support, words of ``never`` do not count.

    The notation stands in ``topics.yaml``.
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


# --- reading YAML with line numbers ---------------------------------------------------------------------------------

Reader = Callable[["_Place", Any], Any]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a file something stands; mistakes are raised from here."""

    file: Path
    line: int

    def at(self, node: yaml.Node) -> "_Place":
        return _Place(self.file, node.start_mark.line + 1)

    def wrong(self, reason: str) -> DataError:
        return DataError(f"{self.file.name}, line {self.line}: {reason}")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One YAML mapping, its values read by the readers of its fields."""

    place: _Place
    values: dict[str, Any] = field(default_factory=dict)


def _root(path: Path) -> tuple[_Place, yaml.Node]:
    """The node tree of a file. Raises DataError where it cannot be read or is no YAML."""
    top = _Place(path, 1)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise top.wrong(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise top.wrong("is not UTF-8 text") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _Place(path, line).wrong(f"broken YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise top.wrong(f"broken YAML: {' '.join(str(error).split())}") from None
    if node is None:
        raise top.wrong("is empty")
    return top, node


def _text(place: _Place, node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise place.at(node).wrong("a text is expected here")
    if node.tag != "tag:yaml.org,2002:str" or not node.value.strip():
        raise place.at(node).wrong(f"a text is expected here, not {node.value!r} (put it in quotation marks)")
    return str(node.value)


def _texts(place: _Place, node: Any) -> tuple[str, ...]:
    return tuple(_text(place, item) for item in _items(place, node))


def _items(place: _Place, node: Any) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise place.at(node).wrong("a list is expected here")
    return list(node.value)


def _flag(place: _Place, node: Any) -> bool:
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
        raise place.at(node).wrong("true or false is expected here")
    return bool(node.value == "true")


def _gender(place: _Place, node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("m", "f"):
        raise place.at(node).wrong("gender is m or f")
    return str(node.value)


def _day(place: _Place, node: Any) -> date:
    try:
        return date.fromisoformat(node.value)
    except (TypeError, ValueError):
        raise place.at(node).wrong("a day is expected here, as in 1952-10-07") from None


def _term(last: bool) -> Reader:
    """Reads the end of a term, "2012", "2012-05" or "2012-05-07", as the first or the last day that this can mean."""

    def read(place: _Place, node: Any) -> date:
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        whole = {4: value + ("-12" if last else "-01"), 7: value}.get(len(value))
        try:
            first = date.fromisoformat(f"{whole}-01" if whole else value)
            return first.replace(day=monthrange(first.year, first.month)[1]) if whole and last else first
        except ValueError:
            raise place.at(node).wrong("a year, month or day is expected here, as in 2012-05") from None

    return read


def _mapping(place: _Place, node: yaml.Node, fields: dict[str, Reader], required: Iterable[str]) -> _Entry:
    """Reads a mapping by its fields. Raises DataError for an unknown, repeated or missing field."""
    here = place.at(node)
    if not isinstance(node, yaml.MappingNode):
        raise here.wrong("an entry with fields is expected here, as in {name: ...}")
    entry = _Entry(here)
    for key, value in node.value:
        name = str(key.value)
        if name not in fields:
            raise place.at(key).wrong(f"unknown field {name!r} (known: {', '.join(fields)})")
        if name in entry.values:
            raise place.at(key).wrong(f"field {name!r} stands twice in one entry")
        entry.values[name] = fields[name](place, value)
    for name in required:
        if name not in entry.values:
            raise here.wrong(f"field {name!r} is missing")
    return entry


def _offices(place: _Place, node: Any) -> tuple[Office, ...]:
    fields: dict[str, Reader] = {"role": _text, "of": _text, "from": _term(last=False), "to": _term(last=True)}
    return tuple(_office(_mapping(place, item, fields, ["role"])) for item in _items(place, node))


def _office(entry: _Entry) -> Office:
    values = entry.values
    office = Office(values["role"], values.get("of", ""), values.get("from"), values.get("to"))
    if office.first and office.last and office.last < office.first:
        raise entry.place.wrong(f"the office {office.role!r} ends before it begins")
    return office


# --- actors ---------------------------------------------------------------------------------------------------------

_NAMED: dict[str, Reader] = {"name": _text, "aliases": _texts, "marked": _texts}
_BODY: dict[str, Reader] = {**_NAMED, "state": _text, "bodies": _texts}
_SECTIONS: dict[str, tuple[ActorKind, dict[str, Reader], tuple[str, ...]]] = {
    "states": (
        ActorKind.STATE,
        {**_NAMED, "adjectives": _texts, "people": _texts, "capital": _text, "seats": _texts},
        ("name", "adjectives", "people", "capital"),
    ),
    "persons": (
        ActorKind.PERSON,
        {
            **_NAMED,
            "state": _text,
            "gender": _gender,
            "born": _day,
            "given": _texts,
            "family": _texts,
            "alone": _flag,
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
    top, node = _root(path)
    sections: dict[str, Reader] = {name: lambda _place, node: node for name in (*_SECTIONS, "nobody")}
    values = _mapping(top, node, sections, []).values
    entries = [
        (_mapping(top, item, fields, required), kind)
        for section, (kind, fields, required) in _SECTIONS.items()
        if section in values
        for item in _items(top, values[section])
    ]
    actors = _distinct(path, [_actor(entry, kind) for entry, kind in entries])
    for actor in actors.values():
        _check_references(_Place(path, actor.line), actor, actors)
    return Actors(actors, _texts(top, values["nobody"]) if "nobody" in values else ())


def _actor(entry: _Entry, kind: ActorKind) -> Actor:
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
        place = _Place(path, actor.line)
        for name in dict.fromkeys(_names(actor)):
            other = owner.setdefault(name, actor)
            if other is not actor and not _is_city_state(name, other, actor):
                raise place.wrong(f"{name!r} names {actor.name!r} and also {other.name!r} (line {other.line})")
    return {actor.name: actor for actor in owner.values()}


def _is_city_state(name: str, one: Actor, other: Actor) -> bool:
    """A capital may bear the adjective's or another state's word: only two capitals of the same name clash."""
    return name in (one.capital, other.capital) and one.capital != other.capital


def _check_references(place: _Place, actor: Actor, actors: dict[str, Actor]) -> None:
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
).split()
_ROLE: dict[str, Reader] = {"role": _text, "words": _texts, "female": _texts, "of": _texts}


def _word_list(place: _Place, node: Any) -> frozenset[str]:
    """A list of words, or one text with blanks between them."""
    if isinstance(node, yaml.ScalarNode):
        return frozenset(_text(place, node).split())
    return frozenset(_texts(place, node))


@lru_cache(maxsize=8)
def load_names(path: Path = NAMES) -> Names:
    """The naming words of a file. Raises DataError naming file, line and reason."""
    top, node = _root(path)
    if not isinstance(node, yaml.MappingNode):
        raise top.wrong("sections are expected here, as in roles: [...]")
    roles: tuple[Role, ...] = ()
    lists: dict[str, frozenset[str]] = {}
    for key, value in node.value:
        if key.value == "roles":
            roles = tuple(Role(**_mapping(top, item, _ROLE, ["role", "words"]).values) for item in _items(top, value))
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
    "id": _text,
    "parent": _text,
    "de": _text,
    "en": _text,
    "covers": _text,
    "words": lambda place, node: _split(place, node),
    "hints": lambda place, node: _split(place, node),
    "phrases": _texts,
    "never": lambda place, node: _split(place, node),
}


def _split(place: _Place, node: Any) -> tuple[str, ...]:
    """Words in one text with blanks between them: long lists stay readable so."""
    words = tuple(_text(place, node).split())
    for word in words:
        if not word.strip("-") or "-" in word.strip("-"):
            raise place.at(node).wrong(f"{word!r} is no stem: hyphens stand only before and behind it")
    return words


@lru_cache(maxsize=8)
def load_topics(path: Path = TOPICS) -> dict[str, Topic]:
    """The topics of a file by id, in its order. Raises DataError naming file, line and reason."""
    top, node = _root(path)
    topics: dict[str, Topic] = {}
    lines: dict[str, _Place] = {}
    for item in _items(top, node):
        entry = _mapping(top, item, _TOPIC, ["id", "de", "en"])
        topic = Topic(**{"parent": "", **entry.values})
        if topic.id in topics:
            raise entry.place.wrong(f"topic {topic.id!r} stands twice, first in line {lines[topic.id].line}")
        topics[topic.id], lines[topic.id] = topic, entry.place
    for topic in topics.values():
        _check_parents(lines[topic.id], topic, topics)
    return topics


def _check_parents(place: _Place, topic: Topic, topics: dict[str, Topic]) -> None:
    """Raises DataError for an unknown parent and for a topic that is its own ancestor."""
    seen = [topic.id]
    while topic.parent:
        if topic.parent not in topics:
            raise place.wrong(f"unknown parent {topic.parent!r} of topic {topic.id!r}")
        topic = topics[topic.parent]
        if topic.id in seen:
            raise place.wrong(f"topics are each other's parents: {' > '.join([*seen, topic.id])}")
        seen.append(topic.id)
