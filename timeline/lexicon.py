"""Every form of every listed actor in one dictionary, and its longest matches in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from timeline import knowledge
from timeline.knowledge import Actor, Actors
from timeline.model import ActorKind, DataError, Sentence
from timeline.naming import (
    TOKEN,
    adjective_forms,
    family_of,
    fold,
    given_of,
    people_forms,
    phrase_forms,
    spelling_keys,
    tokens_of,
)


class How(StrEnum):
    """By which kind of word an actor is named."""

    NAME = "name"
    FAMILY = "family"  # the surname alone
    ADJECTIVE = "adjective"  # russische
    PEOPLE = "people"  # Russen
    SEAT = "seat"  # Moskau
    SEAT_ADJECTIVE = "seat adjective"  # Moskauer
    MARKED = "marked"  # a name that is an ordinary word: Bild
    ROLE = "role"  # der russische Präsident
    PRONOUN = "pronoun"
    NOBODY = "nobody"  # a fixed expression that names no actor


class Token(NamedTuple):  # a tuple, since an article has thousands
    """A word or mark of a sentence; ``start`` and ``end`` are characters of the article, ``folded`` is for lookup."""

    start: int
    end: int
    text: str
    folded: str


class Line(tuple[Token, ...]):
    """The words and marks of a sentence."""

    @cached_property
    def folded(self) -> list[str]:
        """Its words for lookup."""
        return list(map(attrgetter("folded"), self))

    def has_any(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands in it, written just so: most rules have nothing to do in most sentences."""
        return not words.isdisjoint(map(attrgetter("text"), self))


class Hit(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) of a sentence name an actor."""

    first: int
    last: int
    name: str
    kind: ActorKind
    how: How


@dataclass(frozen=True, slots=True)
class Form:
    """Whom a form names and how."""

    name: str
    kind: ActorKind
    how: How


class Forms:
    """A dictionary of token sequences that finds the longest one beginning at a place."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, ...], Form] = {}
        self.first_words: dict[str, int] = {}  # each with the length of the longest form that it begins

    def add(self, tokens: tuple[str, ...], form: Form) -> None:
        """Adds a form; what was there first stays."""
        self._forms.setdefault(tokens, form)
        self.first_words[tokens[0]] = max(len(tokens), self.first_words.get(tokens[0], 0))

    def begins(self, token: str) -> bool:
        """Whether a form begins with this token."""
        return token in self.first_words

    def get(self, tokens: tuple[str, ...]) -> Form | None:
        """The form of exactly these tokens."""
        return self._forms.get(tokens)

    def at(self, folded: Sequence[str], place: int) -> tuple[int, Form] | None:
        """The longest form that begins at ``place``, and its length in tokens."""
        for length in range(min(self.first_words.get(folded[place], 0), len(folded) - place), 0, -1):
            form = self._forms.get(tuple(folded[place : place + length]))
            if form is not None:
                return length, form
        return None


@dataclass(frozen=True)
class Lexicon:
    """All that is known of the listed actors, by form.

    ``alone`` holds surnames that mean one person by themselves; ``spelled`` leads from the key of a surname to the
    persons who bear it, each with the keys of the first name; ``bodies`` names the organisation that is called by a
    state and a word ("russisches Außenministerium").
    """

    actors: dict[str, Actor]
    forms: Forms
    alone: Forms
    spelled: dict[str, list[tuple[frozenset[str], str]]]
    bodies: dict[tuple[str, str], str]


@lru_cache(maxsize=2)
def lexicon() -> Lexicon:
    """The lexicon of ``data/actors.yaml``. Raises DataError where that file is wrong."""
    return lexicon_of(knowledge.load_actors())


def lexicon_of(known: Actors) -> Lexicon:
    """All forms of the given actors. Raises DataError where one form means two persons, or an office is unknown."""
    _check_roles(known.by_name.values())
    built = Lexicon(known.by_name, Forms(), Forms(), {}, {})
    for phrase in known.nobody:
        for written in (phrase, phrase[0].upper() + phrase[1:]):
            _add_phrase(built.forms, written, Form("", ActorKind.GROUP, How.NOBODY))
    for actor in known.by_name.values():
        _add_names(built.forms, actor)
        if actor.kind is ActorKind.PERSON:
            _add_person(built, actor)
    for actor in known.by_name.values():
        if actor.kind is not ActorKind.STATE:
            _add_seats(built.forms, actor)  # before the states: Brüssel is the EU, and the capital of Belgium
    for actor in known.by_name.values():
        if actor.kind is ActorKind.STATE:
            _add_state(built.forms, actor)
        for body in actor.bodies:
            built.bodies[actor.state, fold(body)] = actor.name
    return built


def _check_roles(actors: Iterable[Actor]) -> None:
    """Raises DataError for an office that ``names.yaml`` has no words for."""
    roles = {role.role for role in knowledge.load_names().roles}
    for actor in actors:
        for office in actor.offices:
            if office.role not in roles:
                raise DataError(
                    f"{knowledge.ACTORS.name}, line {actor.line}: unknown role {office.role!r} of {actor.name!r}"
                    f" (known: {', '.join(sorted(roles))})"
                )


def _add_phrase(forms: Forms, phrase: str, form: Form) -> None:
    for tokens in phrase_forms(phrase, inflect=form.kind is not ActorKind.PERSON):
        forms.add(tokens, form)


def _add_names(forms: Forms, actor: Actor) -> None:
    for name in (actor.name, *actor.aliases):
        if "(" not in name:
            how = How.MARKED if name.endswith(tuple(f" {word}" for word in actor.marked)) else How.NAME
            _add_phrase(forms, name, Form(actor.name, actor.kind, how))
    for name in actor.marked:
        _add_phrase(forms, name, Form(actor.name, actor.kind, How.MARKED))


def _add_state(forms: Forms, state: Actor) -> None:
    def add(words: Sequence[str], how: How) -> None:
        for word in words:
            forms.add(tokens_of(word), Form(state.name, state.kind, how))

    for stem in state.adjectives:
        add(adjective_forms(stem), How.ADJECTIVE)
    for noun in state.people:
        add(people_forms(noun), How.PEOPLE)
    _add_seats(forms, state)


def _add_seats(forms: Forms, power: Actor) -> None:
    """The capital of a state or the seat of a body, and their adjectives: "Brüssel", "Brüsseler"."""
    for seat in filter(None, (power.capital, *power.seats)):
        _add_phrase(forms, seat, Form(power.name, power.kind, How.SEAT))
        for adjective in (seat + "er", seat + "r"):
            forms.add(tokens_of(adjective), Form(power.name, power.kind, How.SEAT_ADJECTIVE))


def families_of(actor: Actor) -> tuple[str, ...]:
    """The spellings of a person's surname, that of the canonical name first."""
    if actor.family is None:
        return (family_of(actor.name),)
    return (family_of(actor.name), *actor.family) if actor.family else ()


def _add_person(built: Lexicon, actor: Actor) -> None:
    givens = (given_of(actor.name), *actor.given)
    for family in families_of(actor):
        for given in [given for given in givens if given != family]:  # Kim Jong-un is no Kim Kim
            _check_namesakes(built, actor, f"{given} {family}")
            _add_phrase(built.forms, f"{given} {family}", Form(actor.name, actor.kind, How.NAME))
        if actor.alone:
            _check_alone(built, actor, family)
            _add_phrase(built.alone, family, Form(actor.name, actor.kind, How.FAMILY))
        keys = frozenset().union(*(spelling_keys(given) for given in givens))
        for key in spelling_keys(family):
            built.spelled.setdefault(key, []).append((keys, actor.name))


def _check_namesakes(built: Lexicon, actor: Actor, name: str) -> None:
    """Raises DataError where a first name and surname of one person spell another one's name."""
    other = built.forms.get(tokens_of(name))
    if other and other.name != actor.name and other.how is How.NAME:
        raise _clash(built, actor, name, other.name)


def _check_alone(built: Lexicon, actor: Actor, family: str) -> None:
    """Raises DataError where a surname is said to mean two persons by itself."""
    other = built.alone.get(tokens_of(family))
    if other and other.name != actor.name:
        raise _clash(built, actor, family, other.name)


def _clash(built: Lexicon, actor: Actor, name: str, other: str) -> DataError:
    line = built.actors[other].line
    return DataError(
        f"{knowledge.ACTORS.name}, line {actor.line}: {name!r} names {actor.name!r} and also {other!r} (line {line})"
    )


def tokenise(sentence: Sentence) -> Line:
    """The words and marks of a sentence, with offsets of the article; a line in capitals is read as if it were not."""
    folding = _fold_capitals if sentence.plain.isupper() and len(sentence.plain) > 12 else fold
    begin = sentence.start
    return Line(
        [
            Token(begin + place.start(), begin + place.end(), word := place[0], folding(word))
            for place in TOKEN.finditer(sentence.plain)
        ]
    )


def _fold_capitals(word: str) -> str:
    """TRUMP → Trump, but NATO stays."""
    folded = fold(word)
    return folded if lexicon().forms.begins(folded) else folded.capitalize()


def known_hits(line: Line, forms: Forms, taken: Sequence[bool]) -> Iterator[Hit]:
    """The longest forms in a sentence, from left to right, outside the tokens already taken."""
    first_words = forms.first_words
    words = line.folded
    if first_words.keys().isdisjoint(words):
        return
    behind = 0  # the last name found
    for place, word in enumerate(words):
        if word not in first_words or place < behind or taken[place]:
            continue
        found = forms.at(words, place)
        if found and not any(taken[place : place + found[0]]):
            length, form = found
            yield Hit(place, place + length, form.name, form.kind, form.how)
            behind = place + length


def taken_by(hits: Sequence[Hit], length: int) -> list[bool]:
    """For each token of a sentence whether a hit covers it."""
    taken = [False] * length
    for hit in hits:
        taken[hit.first : hit.last] = [True] * (hit.last - hit.first)
    return taken


def touches(line: Sequence[Token], place: int) -> bool:
    """Whether a token stands right between its neighbours, without blanks: the hyphen of "US-Präsident"."""
    return line[place - 1].end == line[place].start and line[place].end == line[place + 1].start


def moved(hit: Hit, first: int | None = None, last: int | None = None) -> Hit:
    """The hit with another first or last token."""
    return hit._replace(first=hit.first if first is None else first, last=hit.last if last is None else last)
