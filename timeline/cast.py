"""The people of one article: who is named, how surnames are spelled there, and who holds which office."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.knowledge import Office, load_actors, load_names
from timeline.lexicon import Hit, Lexicon, families_of, lexicon
from timeline.model import Period
from timeline.naming import family_of


class Cast:
    """The people of one article: surnames as spelled there, genders, and the roles in which they are introduced."""

    def __init__(self, known: Lexicon, published: Period | None) -> None:
        self.lexicon = known
        self.published = published
        self.present: set[str] = set()
        self.roles: dict[tuple[str, str], set[str]] = {}
        self._families: dict[str, set[str]] = {}
        self._genders: dict[str, str] = {}

    def spell(self, name: str, family: str) -> None:
        """Notes a further spelling of somebody's surname; an initial is none."""
        if len(family) < 2 or not family[0].isalpha() or family.endswith("."):
            return
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
        if words[0] in load_names().lists["surnames_first"]:
            self.spell(name, words[0])
        return name

    def joined(self, hits: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
        """The hits with a name that is the end of a longer one read as that: "Bassiri Tabrizi" is Aniseh's.

        A name that begins with somebody's surname in the genitive is none: "Öhlmanns Fund".
        """
        longer: dict[str, str] = {}
        families = {family + "s" for names in self._families.values() for family in names}
        for full in self._genders:
            words = full.split()
            longer |= {" ".join(words[place:]): full for place in range(1, len(words) - 1)} | {full + "s": full}
        longer |= self._initials()
        return [
            [
                hit._replace(name=longer[hit.name]) if hit.name in longer else hit
                for hit in found
                if hit.name not in self._genders or hit.name.split()[0] not in families
            ]
            for found in hits
        ]

    def _initials(self) -> dict[str, str]:
        """ "P. Öhlmann" → Petra Öhlmann, where the article names only one whom that can mean."""
        short = {name for name in self._genders if len(name.split()[0]) == 2 and name[1] == "."}
        meant: dict[str, set[str]] = {}
        for name in short:
            for full in self._genders.keys() - short:
                if full[0] == name[0] and family_of(full) == family_of(name):
                    meant.setdefault(name, set()).add(full)
        return {name: fulls.pop() for name, fulls in meant.items() if len(fulls) == 1}

    def families(self, name: str) -> set[str]:
        """Every spelling of a person's surname that this article may use."""
        actor = self.lexicon.actors.get(name)
        families = self._families.get(name, set()) | set(families_of(actor) if actor else ())
        return families | {family[:1].upper() + family[1:] for family in families}

    def full_names(self, name: str) -> list[str]:
        """The full name of a person whom no list knows; those of the list stand in the lexicon."""
        return [name] if name in self._genders else []

    def gender(self, name: str) -> str:
        """m, f or nothing."""
        actor = self.lexicon.actors.get(name)
        return actor.gender if actor else self._genders.get(name, "")

    def offices(self, name: str) -> Iterator[Office]:
        """The offices that a person holds when the article was written, or ever where that is unknown."""
        actor = self.lexicon.actors.get(name)
        for office in actor.offices if actor else ():
            if self._is_current(office):
                yield office
        for (role, of), names in self.roles.items():
            if name in names:
                yield Office(role, of)

    def _is_current(self, office: Office) -> bool:
        if self.published is None:
            return True
        after = office.first and self.published.last and office.first > self.published.last
        before = office.last and self.published.first and office.last < self.published.first
        return not after and not before

    def _is_sure(self, office: Office) -> bool:
        """Whether an office was held all the time in which the article can have been written, as far as is known."""
        last = office.last or load_actors().offices_until
        if self.published is None or (self.published.last is None and last):
            return False
        began = not office.first or (self.published.first is not None and office.first <= self.published.first)
        return began and (last is None or (self.published.last is not None and self.published.last <= last))

    def named_holders(self, role: str, of: str) -> set[str]:
        """Whom this article names in an office; ``of`` may be empty: anybody's."""
        named = {name for (r, whose), names in self.roles.items() if r == role and of in ("", whose) for name in names}
        return named or {
            name
            for name in self.present
            if any(office.role == role and of in ("", office.of) for office in self.offices(name))
        }

    def listed_holders(self, role: str, of: str) -> set[str]:
        """Who by the list surely held an office when the article was written; nobody where that is unknown."""
        if self.published is None:
            return set()
        holders = {name for name, office in _offices().get((role, of), ()) if self._is_current(office)}
        sure = {name for name, office in _offices().get((role, of), ()) if self._is_sure(office)}
        return holders if holders == sure else set()


@lru_cache(maxsize=1)
def _offices() -> dict[tuple[str, str], list[tuple[str, Office]]]:
    """The holders of every listed office, past and present."""
    holders: dict[tuple[str, str], list[tuple[str, Office]]] = {}
    for actor in lexicon().actors.values():
        for office in actor.offices:
            holders.setdefault((office.role, office.of), []).append((actor.name, office))
    return holders
