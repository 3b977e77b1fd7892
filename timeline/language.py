"""What a language must bring: words sorted into classes, and rules in one order; a language is one folder beside this.

A rule's examples mark what it finds with brackets ("am [3. Mai 2024]"); `check` runs them, and the tests run `check`.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.meanings import Meaning
from timeline.model import TimexType


class Found(NamedTuple):
    """One expression as a rule reads it: where it stands, its type, and what it says by itself."""

    start: int
    end: int
    type: TimexType
    meaning: Meaning


Reader = Callable[[re.Match[str]], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to speak of time: a pattern, what its matches mean, and sentences that show where it ends.

    ``needs`` are the classes of words without which it cannot match; a sentence that lacks one is not searched.
    A rule without readings ("§ 1.2") only keeps others away from its matches.
    """

    name: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    read: Reader
    examples: tuple[str, ...]
    near: tuple[str, ...]

    def find(self, text: str) -> list[Found]:
        """What this rule alone finds in a text."""
        return [found for match in self.pattern.finditer(text) for found in self.read(match)]


@dataclass(frozen=True, slots=True)
class Language:
    """A language's rules in their order (at equal length the first one wins), and its classes of words and figures.

    ``pairs`` are the classes of words that stand together, by the classes of all words of a text in their order.
    ``since`` tells of the words before an expression whether they leave its end open ("seit").
    """

    name: str
    rules: tuple[Rule, ...]
    classes: Callable[[str], frozenset[str]]
    figures: Callable[[str], set[str]]
    pairs: Callable[[Sequence[frozenset[str]]], Iterable[str]]
    since: Callable[[str], bool]


def rule(pattern: str, needs: str, examples: tuple[str, ...], near: tuple[str, ...] = ()) -> Callable[[Reader], Rule]:
    """Makes a rule out of the function that reads its matches; the function's name is the rule's name."""

    def make(read: Reader) -> Rule:
        compiled = re.compile(pattern, re.IGNORECASE)
        return Rule(read.__name__, compiled, frozenset(needs.split()), read, examples, near)

    return make


@lru_cache(maxsize=4)
def load(name: str = "german") -> Language:
    """The language in the folder of that name; raises ValueError where two rules share a name."""
    rules = importlib.import_module(f"timeline.{name}.rules")
    names = [each.name for each in rules.RULES]
    if doubled := {each for each in names if names.count(each) > 1}:
        raise ValueError(f"timeline/{name}/rules.py: rules of one name: {', '.join(sorted(doubled))}")
    return Language(name, rules.RULES, rules.classes, rules.figures, rules.pairs, rules.since)


def unmark(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence of an example without its brackets, and the places that they marked."""
    sentence, spans, start = "", [], 0
    for piece in re.split(r"([\[\]])", example):
        if piece == "[":
            start = len(sentence)
        elif piece == "]":
            spans.append((start, len(sentence)))
        else:
            sentence += piece
    return sentence, tuple(spans)


_WORD = re.compile(r"[^\W\d_]+|\d+(?:ern?\b)?")


def present(text: str, language: Language) -> set[str]:
    """The classes of the words and figures of a text, by which the rules are chosen that can match at all."""
    row = list(map(language.classes, _WORD.findall(text)))
    found = set().union(*row)
    if found:
        found.update(language.pairs(row))
    return found | language.figures(text) if "num" in found else found


def check(language: Language) -> list[str]:
    """What is wrong with the rules' own examples, a line each; empty where all is well."""
    problems = []
    for each in language.rules:
        for example, marked in [(e, True) for e in each.examples] + [(e, False) for e in each.near]:
            sentence, spans = unmark(example)
            spans = spans if marked else ()
            found = tuple((f.start, f.end) for f in each.find(sentence))
            if found != spans:
                shown = [sentence[a:b] for a, b in found]
                problems.append(f"{each.name}: {example!r} gives {shown}")
            if marked and not each.needs <= present(sentence, language):
                problems.append(f"{each.name}: {example!r} lacks one of {sorted(each.needs)}")
    return problems
