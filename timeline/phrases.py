"""Words of a clause → its noun groups, prepositional groups and adverbs: small enough to be moved or left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from timeline.attachment import participle_in
from timeline.clause_words import Token
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.german.patterns import NUMBERS
from timeline.german.title_words import (
    ABOUT,
    ACADEMIC,
    ADVERBS,
    CONNECTORS,
    MEASURED,
    NAME_HEADS,
    PRONOUN_SUBJECTS,
    THINGS,
)
from timeline.german.words import MONTHS, PARTS_OF_DAY, WEEKDAYS
from timeline.model import ActorKind, Mention

LONGEST_MARKUP = 5  # characters of Markdown and blanks between two words of one name
LONGEST_QUOTATION = 9  # words and marks of a quotation that is one phrase
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_GENITIVES = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser".split())
_GROUP_HEADS = frozenset(("als", "wie"))
_DAYS = frozenset(day + part for day in WEEKDAYS for part in ("", *PARTS_OF_DAY))
_LONGEST_ATTRIBUTE = 14  # words between an article and its participle
_TIES = COORDINATORS - {"doch", "denn", "aber"}  # "wurde der Verkauf | doch angekündigt"
_NO_ADJECTIVES = PRONOUN_SUBJECTS | ADVERBS
_QUOTES = frozenset('"„“”«»‚‘’›‹')
_YEAR = re.compile(r"1\d{3}|20\d\d")
_LEADING = DETERMINERS | PREPOSITIONS  # stand at the head of a group
_NO_NOUNS = _LEADING | CONNECTORS
_PREPOSITIONAL = PREPOSITIONS | _GROUP_HEADS
_BARE_PREPOSITIONS = PREPOSITIONS - frozenset(
    "am im zum zur vom beim ins ans aufs ums fürs übers durchs unters hinters vors".split()
)


class PhraseKind(Enum):
    """What a phrase is in its clause."""

    NOUN = "noun"
    PREPOSITIONAL = "prepositional"
    ADVERB = "adverb"


@dataclass(slots=True)
class Phrase:
    """A run of words that stay together: ``tokens`` are all of its words, ``first`` is the first one in small letters.

    Nothing changes it; like Token it is not frozen only because it is made so often.
    """

    kind: PhraseKind
    parts: tuple[tuple[Token, ...], ...]  # up to the end of each noun: "an der Feier | der Stadt | und des Landes"
    tokens: tuple[Token, ...] = field(init=False, compare=False)
    first: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        parts = self.parts
        self.tokens = parts[0] if len(parts) == 1 else tuple([token for part in parts for token in part])
        self.first = parts[0][0].word.lower()


@dataclass(frozen=True, slots=True)
class Names:
    """Where names begin and end, and of what kind they are: what follows a state's name is no part of it."""

    ends: dict[int, Mention]
    starts: dict[int, Mention]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> "Names":
        """The names among the mentions of a sentence."""
        return cls({m.end: m for m in mentions}, {m.start: m for m in mentions})

    def hold(self, before: Token, after: Token) -> bool:
        """Whether two words stand in one name: "Albrecht | von | Stempel"."""
        return any(start <= before.start and after.end <= mention.end for start, mention in self.starts.items())

    def part(self, before: Token, after: Token) -> bool:
        """Whether a name that ends with one noun keeps the next one from belonging to it: "Russland | Interesse"."""
        follows, ended = self.starts.get(after.start), self.ends.get(before.end)
        if follows and follows.kind is ActorKind.PERSON:
            return ended is not None and ended.kind is ActorKind.PERSON  # "ernannte Hindenburg | Heinrich Brüning"
        if ended and ended.kind is ActorKind.PERSON and not follows:
            return True  # "kündigte Friedrich Merz | Gespräche an"
        if ended and ended.kind is not ActorKind.PERSON:
            return "-" not in ended.text and not (ended.text.endswith("s") and not ended.name.endswith("s"))
        return bool(follows) and before.text.endswith(("en", "e"))


def phrases(tokens: Sequence[Token], names: Names) -> list[Phrase]:
    """The phrases of a run of words without its verbs, in order; nothing of it is lost."""
    found: list[tuple[PhraseKind, list[tuple[Token, ...]]]] = []
    for group in _groups(tokens, names):
        kind, parts = found[-1] if found else (None, [])
        if kind and _belongs_to(kind, parts[-1][-1], group, names):
            parts.append(tuple(group))
        else:
            found.append((_kind(group), [tuple(group)]))
    return [Phrase(kind, tuple(parts)) for kind, parts in found]


def _groups(tokens: Sequence[Token], names: Names) -> Iterator[Sequence[Token]]:
    """Runs of words up to the end of each noun; marks and single adverbs are runs of their own."""
    begin = 0
    for end in range(1, len(tokens) + 1):
        if end == len(tokens) or not _is_open(tokens[begin:end], tokens, end, names):
            yield tokens[begin:end]
            begin = end


def _is_open(group: Sequence[Token], tokens: Sequence[Token], end: int, names: Names) -> bool:
    """Whether a group of words, which ends before ``end``, goes on with the word there."""
    token, following = tokens[end - 1], tokens[end]
    if following.text in _QUOTES and not token.quoted:
        named = _is_noun(token) and end + 1 < len(tokens) and tokens[end + 1].text[0].isupper()
        return named or token.word in _LEADING or token.word in COORDINATORS  # "das Stück „Nachtzug“"
    if token.text in _QUOTES or following.text in _QUOTES:
        return token.quoted and (following.quoted or following.text in _QUOTES) and token.text != "“"
    if token.quoted and following.quoted and len(group) < LONGEST_QUOTATION:
        return True  # "„Führung | per | Dekret“"
    if following.start == token.end or names.hold(token, following) or _is_ordinal(token, following):
        return True
    if token.text == "." and len(group) > 1 and group[-2].text in ACADEMIC:
        return True  # "so Gründer Dr. | Arvid Nakonz"
    if _is_noun(token):
        if following.text.isdigit() and token.text.lower() in MONTHS:
            return True  # "vom Oktober | 2023"
        if following.text.isdigit() and tokens[end + 1 : end + 2] and tokens[end + 1].text[0].islower():
            return True  # "auf der Autobahn | 9 nahe Münchberg"
        rest = tokens[end : end + _LONGEST_ATTRIBUTE]
        if _is_inside_attribute(group, rest) or _is_measure(group, following, rest):
            return True
        return _is_noun(following) and _is_one_name(group, token, following, names)
    if token.word.lower() in ABOUT and (following.text[0].isdigit() or following.word in NUMBERS):
        return True  # "rund 200 Keller"
    if following.word == "als" and token.word.lower() in ("mehr", "weniger"):
        return True
    if token.word == "als" and len(group) > 1 and group[-2].word.lower() in ("mehr", "weniger"):
        return following.text[0].isalnum()  # "mehr als | 300 Zivilisten"
    if len(group) > 1 and _is_noun(group[-2]) and _YEAR.fullmatch(token.text):
        return False  # "seit seinem Amtsantritt 2025 | deutlich"
    if token.word in _PREPOSITIONAL or token.word in DETERMINERS or token.text[0].isdigit():
        return following.text[0] not in ",;:" and (following.text[0].isalnum())
    if token.word.endswith(_ADJECTIVE_ENDINGS) and token.word not in _NO_ADJECTIVES:
        return _leads_to_noun(tokens[end : end + 4])
    return len(group) > 1 and group[0].word in _LEADING and _leads_to_noun(tokens[end : end + 4])


def _is_ordinal(noun: Token, following: Token) -> bool:
    """ "Papst Benedikt | XVI", and no word "I" by itself."""
    return noun.text[0].isupper() and not set(following.text) - set("IVX") and following.start == noun.end + 1


def _is_measure(group: Sequence[Token], following: Token, rest: Sequence[Token]) -> bool:
    """ "eine 70 Jahre | alte Frau", "ein zwei Meter | tiefes Loch": the adjective goes on."""
    counted = any(token.text[0].isdigit() or token.word in NUMBERS for token in group)
    return counted and following.word.startswith(MEASURED) and _leads_to_noun(rest)


def _is_inside_attribute(group: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a participle to come belongs to the article: "der von Fritz Schupp entworfene Schacht"."""
    if len(group) < 3 or group[0].word not in DETERMINERS or group[1].word not in PREPOSITIONS:
        return False
    if any(map(_is_attribute, group)):
        return False
    return any(_is_attribute(token) and _is_noun(after) for token, after in pairwise(rest))


def _is_attribute(token: Token) -> bool:
    """ "entworfene", "lebende": a participle that is inflected like an adjective."""
    return bool(participle_in(token)) or token.text.endswith(("ende", "enden", "ender", "endes", "endem"))


def _is_one_name(group: Sequence[Token], noun: Token, following: Token, names: Names) -> bool:
    """Whether two nouns side by side are one group: "Kremlchef Putin", but not "von Grönland | Spuren"."""
    if following.start > noun.end + LONGEST_MARKUP or names.part(noun, following):
        return False
    if group[0].word in _GENITIVES and following.text.endswith(THINGS):
        return False  # "nach Angaben einer Sprecherin | Schadenersatz gefordert"
    owner = names.ends.get(noun.end)
    if owner and owner.text.endswith("s") and not owner.name.endswith("s"):
        return True  # "auf Israels Reaktion"
    person = names.starts.get(following.start)
    bare = len(group) == 2 and group[0].word in _BARE_PREPOSITIONS
    inside = any(start < following.start < mention.end for start, mention in names.starts.items())
    return not bare or inside or person is not None or noun.text in NAME_HEADS


def _leads_to_noun(rest: Sequence[Token]) -> bool:
    """ "große neue Brücke": adjectives up to a noun."""
    for token in rest:
        if _is_noun(token):
            return True
        if token.text[0].isdigit():
            continue  # "über weitere 20 Flugzeuge"
        if token.word in _LEADING or not token.word.endswith(_ADJECTIVE_ENDINGS):
            return False
    return False


def _is_noun(token: Token) -> bool:
    head = token.text.lstrip("0123456789-")[:1]  # "58-Jähriger"
    if not head.isupper():
        return False
    small = token.word.lower()
    if small in _NO_NOUNS:
        return False
    if small in ADVERBS or small.endswith(("weise", "elnd", "ernd")):
        return token.word.lstrip("0123456789-")[0].isupper()  # "Glücklicherweise" at the head of a sentence is none
    return True


def _kind(group: Sequence[Token]) -> PhraseKind:
    first = group[0].word.lower()
    if first in _PREPOSITIONAL:
        return PhraseKind.PREPOSITIONAL
    noun = any(_is_noun(token) or token.text[0].isdigit() for token in group)
    return PhraseKind.NOUN if noun or first in PRONOUN_SUBJECTS else PhraseKind.ADVERB


def _belongs_to(kind: PhraseKind, last: Token, group: Sequence[Token], names: Names) -> bool:
    """Genitives, marks and what "und" ties on belong to the phrase before, which ends with ``last``."""
    first = group[0]
    if first.start == last.end or (not first.text[0].isalnum() and first.text not in _QUOTES):
        return True
    if last.word in _TIES or last.text == "/" or first.word in _TIES:
        return True
    if first.word == "namens" or last.word == "namens":
        return True  # "eine Gruppe | namens | „Lynx“"
    person = names.ends.get(last.end)
    after_name = person is not None and person.kind is ActorKind.PERSON  # "sagte Nora Imhof | der Agentur"
    named = names.starts.get(first.start)
    if named and len(group) == 1 and _is_noun(last) and named.text.endswith("s") and not named.name.endswith("s"):
        return True  # "an der Seite | Russlands"
    day = last.text.lower() in _DAYS or last.text.lower() in MONTHS  # "hat am Montag | der Prozess begonnen"
    genitive = first.word in _GENITIVES and len(group) > 1 and _is_noun(last) and not (after_name or day)
    return genitive or (last.text == "," and _kind(group) is kind is PhraseKind.NOUN)
