"""The noun group around a word: "der *russischen Invasion der Ukraine im Februar 2022*", with the actors it names."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.temponym_words import GONE_BY, INDEFINITE, LINKS, ORDINALS, TO_COME
from timeline.german.words import MONTHS
from timeline.lexicon import Line, Token
from timeline.model import ActorKind, Mention, Tense
from timeline.naming import ADJECTIVE_ENDINGS

Named = Mapping[int, Mention]  # the mention that covers a token, by the token's place


def named_tokens(line: Line, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """For each token that a mention covers, that mention."""
    named: dict[int, Mention] = {}
    starts = [token.start for token in line]
    for mention in mentions:
        place = bisect_left(starts, mention.start)
        while place < len(line) and line[place].start < mention.end:
            named[place] = mention
            place += 1
    return named


@dataclass(frozen=True)
class Group:
    """A noun group: the tokens ``first`` to ``last`` (exclusive) of a line around the noun at ``head`` to ``tail``."""

    line: Line
    named: Named
    first: int
    head: int
    tail: int
    last: int

    @property
    def before(self) -> tuple[str, ...]:
        """The two words in front of the group, in lower case, the nearest first ("seit dem": dem, seit)."""
        return tuple(token.text.lower() for token in reversed(self.line[max(0, self.first - 2) : self.first]))

    @property
    def words(self) -> Iterator[Token]:
        """The words of the group without its noun."""
        yield from self.line[self.first : self.head]
        yield from self.line[self.tail : self.last]

    @cached_property
    def sides(self) -> tuple[tuple[int, str], ...]:
        """The words before and behind the noun as one text each, with the place of its first token."""
        sides = [(first, last) for first, last in ((self.first, self.head), (self.tail, self.last)) if first < last]
        return tuple((first, " ".join(token.folded for token in self.line[first:last])) for first, last in sides)

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words of the group without its noun, for lookup."""
        return frozenset(word.folded for word in self.words)

    @cached_property
    def names(self) -> tuple[tuple[int, str], ...]:
        """The tokens of the group that a mention covers, each with the actor's name."""
        places = range(self.first, self.last)
        return tuple((place, self.named[place].name) for place in places if place in self.named)

    @property
    def people(self) -> tuple[Mention, ...]:
        """The persons that the group names, each once."""
        found = dict.fromkeys(self.named[place] for place in range(self.first, self.last) if place in self.named)
        return tuple(mention for mention in found if mention.kind is ActorKind.PERSON)

    @property
    def years(self) -> frozenset[int]:
        """The years that the group states: "die Wahl vom Februar 2025"."""
        return frozenset(int(word.text) for word in self.words if _is_year(word.text))

    @property
    def months(self) -> frozenset[int]:
        """The months that the group states, from 1 to 12."""
        return frozenset(MONTHS[word.text.lower()] for word in self.words if word.text.lower() in MONTHS)

    @property
    def indefinite(self) -> bool:
        """Whether an article says that no certain one is meant: "eine Invasion"."""
        return bool(self.before) and self.before[0] in INDEFINITE

    @property
    def number(self) -> int | None:
        """Which one it is: "der 80. Geburtstag", "der dritte Jahrestag"."""
        for token in self.line[self.first : self.head]:
            if token.text.isdecimal() and len(token.text) < 4:
                return int(token.text)
            for stem, number in ORDINALS.items():
                if token.text.lower().startswith(stem) and is_adjective(token):
                    return number
        return None

    @property
    def tense(self) -> Tense | None:
        """What the words in front say: "seit der Wahl", "die vergangene Wahl", "die kommende Wahl"."""
        inner = [word.text for word in self.line[self.first : self.head]]
        if any(word.startswith(TO_COME) for word in inner):
            return Tense.FUTURE
        return Tense.PAST if "seit" in self.before or any(word.startswith(GONE_BY) for word in inner) else None

    def _is_joined(self, place: int) -> bool:
        """Whether a token belongs to the word before it: "Notre-Dame"."""
        return self.line[place].start == self.line[place - 1].end and "-" in (
            self.line[place].text,
            self.line[place - 1].text,
        )

    def is_target(self, place: int) -> bool:
        """Whether what stands at ``place`` is what the noun is directed at: "Angriff *auf* iranische Anlagen"."""
        links = [token.text for token in self.line[self.tail : place] if token.text in PREPOSITIONS]
        return links[-1:] in (["auf"], ["aufs"], ["gegen"])

    def span(self, place: int) -> tuple[int, int]:
        """The tokens of the mention around a token, the end exclusive; the token itself where there is none."""
        last = place + 1
        while last < len(self.line) and (
            (place in self.named and self.named.get(last) == self.named[place]) or self._is_joined(last)
        ):
            last += 1
        return _begin_of_mention(self.named, place), last

    def distance(self, place: int) -> int:
        """How many tokens lie between a token and the noun."""
        return self.head - place if place < self.head else place - self.tail + 1


def group_around(line: Line, named: Named, head: int, tail: int) -> Group:
    """The noun group around the tokens ``head`` to ``tail`` (exclusive)."""
    return Group(line, named, _back(line, named, head), head, tail, _forth(line, named, tail))


def _back(line: Line, named: Named, place: int) -> int:
    """Where the group begins: over adjectives, ordinals, names in the genitive and first parts of compounds."""
    while place:
        before = line[place - 1]
        if before.text == "-" and place > 1 and line[place - 2].end == before.start:
            place = _begin_of_mention(named, place - 2)
        elif place - 1 in named and (is_adjective(before) or _is_genitive(line, place - 1)):
            place = _begin_of_mention(named, place - 1)
        elif is_adjective(before) or _is_ordinal(line, place - 1) or _looks_genitive(before):
            place -= 1
        else:
            break
    return place


def _is_ordinal(line: Line, place: int) -> bool:
    """Whether a token is part of "80." or a number."""
    return line[place].text.isdecimal() or (place > 0 and line[place].text == "." and line[place - 1].text.isdecimal())


def _looks_genitive(word: Token) -> bool:
    return word.text[0].isupper() and word.text.endswith("s") and word.text.lower() not in DETERMINERS


def _begin_of_mention(named: Named, place: int) -> int:
    while place and place in named and named.get(place - 1) == named[place]:
        place -= 1
    return place


def _is_genitive(line: Line, place: int) -> bool:
    return line[place].text.endswith(("s", "x", "z", "’", "'")) and line[place].text[0].isupper()


def _forth(line: Line, named: Named, place: int) -> int:
    """Where the group ends: over genitives, years and what is linked by prepositions and articles."""
    while place < len(line):
        word = line[place]
        if _is_year(word.text):
            place += 1
        elif word.text[0].isupper() and (place in named or word.text.endswith("s") or word.text.lower() in MONTHS):
            place = _over_names(line, named, place)
        elif word.text in LINKS:
            linked = _linked(line, named, place)
            if linked == place:
                break
            place = linked
        else:
            break
    return place


def _linked(line: Line, named: Named, place: int) -> int:
    """The end of what small words link to the group ("in der östlichen Ukraine"); ``place`` where that is nothing."""
    step = place
    while step < len(line) and line[step].text in LINKS:
        step += 1
    while step < len(line) and (is_adjective(line[step]) or line[step].text.isdecimal() or line[step].text == "."):
        step += 1
    if step < len(line) and line[step].text[0].isupper():
        return _over_names(line, named, step)
    return step if _is_year(line[step - 1].text) else place


def _over_names(line: Line, named: Named, place: int) -> int:
    """Over a noun or name and those that stand beside it: "Präsident Ebrahim Raisi", "al-Assad", "G20-Gipfel"."""
    place += 1
    while place < len(line) and (
        (named.get(place) is not None and named.get(place) == named.get(place - 1))
        or line[place].text[0].isupper()
        or (line[place].text == "-" and line[place].start == line[place - 1].end)
    ):
        place += 1
    return place


def later(day: date, years: int) -> date:
    """The same day in a later year; of 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def is_adjective(word: Token) -> bool:
    """Whether a word looks like an adjective in front of a noun: small, with an ending, and no function word."""
    text = word.text
    return (
        text[0].islower()
        and len(text) > 4
        and text.isalpha()
        and text.endswith(ADJECTIVE_ENDINGS)
        and text not in DETERMINERS
        and text not in PREPOSITIONS
    )


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1000" <= text <= "2100"
