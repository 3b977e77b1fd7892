"""Whom a role ("der iranische Außenminister") or a pronoun ("Er") means inside one article; silent where unclear."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.knowledge import Office
from timeline.lexicon import Hit, Lexicon, Token, families_of, lexicon
from timeline.model import ActorKind, Period
from timeline.naming import family_of

Line = tuple[Token, ...]


class Cast:
    """The people of one article: surnames as spelled there, genders, and the roles in which they are introduced."""

    def __init__(self, known: Lexicon, published: Period | None) -> None:
        self.lexicon = known
        self.published = published
        self._families: dict[str, set[str]] = {}
        self._genders: dict[str, str] = {}
        self.roles: dict[tuple[str, str], set[str]] = {}
        self.present: set[str] = set()

    def spell(self, name: str, family: str) -> None:
        """Notes a further spelling of somebody's surname."""
        self._families.setdefault(name, set()).add(family)

    def introduce(self, name: str, gender: str) -> str:
        """Notes a person whom no list knows; returns the name under which he or she is known in this article."""
        if name.endswith("s") and name[:-1] in self._genders:
            name = name[:-1]
        self._genders.setdefault(name, gender)
        self.spell(name, family_of(name))
        words = name.split()
        if len(words) > 2:
            self.spell(name, " ".join(words[1:]))
        return name

    def families(self, name: str) -> set[str]:
        """Every spelling of a person's surname that this article may use."""
        actor = self.lexicon.actors.get(name)
        return self._families.get(name, set()) | set(families_of(actor) if actor else ())

    def gender(self, name: str) -> str:
        """m, f or nothing."""
        actor = self.lexicon.actors.get(name)
        return actor.gender if actor else self._genders.get(name, "")

    def state(self, name: str) -> str:
        """The state of a listed actor."""
        actor = self.lexicon.actors.get(name)
        return actor.state if actor else ""

    def offices(self, name: str) -> Iterator[Office]:
        """The offices that a person holds when the article was written, or ever where that is unknown."""
        actor = self.lexicon.actors.get(name)
        for office in actor.offices if actor else ():
            if self._is_current(office):
                yield office
        for role, of in self.roles:
            if name in self.roles[role, of]:
                yield Office(role, of)

    def _is_current(self, office: Office) -> bool:
        if self.published is None:
            return True
        after = office.first and self.published.last and office.first > self.published.last
        before = office.last and self.published.first and office.last < self.published.first
        return not after and not before

    def holders(self, role: str, of: str) -> set[str]:
        """Who holds an office, by this article or by what is listed."""
        named = self.roles.get((role, of), set())
        if named:
            return named
        here = {name for name in self.present if any(o.role == role and of in ("", o.of) for o in self.offices(name))}
        if here or not of or self.published is None:
            return here
        return {name for name in _office_holders().get((role, of), ()) if Office(role, of) in _bare(self.offices(name))}


def _bare(offices: Iterator[Office]) -> list[Office]:
    return [Office(office.role, office.of) for office in offices]


@lru_cache(maxsize=1)
def _office_holders() -> dict[tuple[str, str], list[str]]:
    holders: dict[tuple[str, str], list[str]] = {}
    for actor in lexicon().actors.values():
        for office in actor.offices:
            holders.setdefault((office.role, office.of), []).append(actor.name)
    return holders


def roles(lines: Sequence[Line], hits: list[list[Hit]], cast: Cast) -> list[list[Hit]]:
    """Adds what is said by role alone."""
    cast.present = {hit.name for found in hits for hit in found if hit.kind is ActorKind.PERSON}
    return hits


def pronouns(lines: Sequence[Line], hits: list[list[Hit]], cast: Cast) -> list[list[Hit]]:
    """Adds pronouns that mean the person the text has just spoken of."""
    return hits

