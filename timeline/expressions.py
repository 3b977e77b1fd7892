"""Sentence → temporal expressions: where they stand and what they say by themselves, unresolved."""

from bisect import bisect_right
from dataclasses import dataclass

from timeline.language import Found, Language, load, present
from timeline.meanings import Meaning
from timeline.model import TimexType

_LONGEST = 4000  # characters searched at once; far longer than any sentence


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression in a text, the rule that found it, and its meaning before any anchor."""

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    meaning: Meaning
    since: bool = False  # „seit 2022“ begins there and has no end yet


def find(text: str, language: str = "german") -> tuple[Expression, ...]:
    """The temporal expressions of a text, in order and without overlap; the longest match wins.

    Takes time linear in the text's length: rules whose words are absent are not tried, and a text longer than any
    sentence is cut at a line's or a sentence's end first.
    """
    spoken = load(language)
    found: list[Expression] = []
    for start, end in _stretches(text):
        found += _find(text[start:end], start, spoken)
    return tuple(found)


def _stretches(text: str) -> list[tuple[int, int]]:
    """The text in pieces of bounded length, cut behind a full stop or a blank."""
    cuts = [0]
    while len(text) - cuts[-1] > _LONGEST:
        reach = cuts[-1] + _LONGEST
        cut = max(text.rfind(". ", cuts[-1] + 1, reach) + 1, text.rfind("\n", cuts[-1] + 1, reach))
        if cut <= cuts[-1]:
            cut = text.rfind(" ", cuts[-1] + 1, reach)
        cuts.append(cut if cut > cuts[-1] else reach)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _find(text: str, offset: int, language: Language) -> list[Expression]:
    here = present(text, language)
    if not here:
        return []
    candidates: list[tuple[int, int, int, int]] = []
    readings: list[list[Found]] = []
    for order, each in enumerate(language.rules):
        if each.needs <= here:
            for match in each.pattern.finditer(text):
                found = list(each.read(match))
                if found or not each.examples:
                    start, end = (found[0].start, found[-1].end) if found else match.span()
                    candidates.append((start - end, order, start, len(readings)))
                    readings.append(found)
    return _longest(text, offset, language, candidates, readings)


def _longest(
    text: str, offset: int, language: Language, candidates: list[tuple[int, int, int, int]], readings: list[list[Found]]
) -> list[Expression]:
    """The candidates that no longer one, and none of an earlier rule, overlaps."""
    starts: list[int] = []  # of those chosen, in order, and their ends
    ends: list[int] = []
    chosen: list[Expression] = []
    for negative, order, start, index in sorted(candidates):
        end = start - negative
        place = bisect_right(starts, start)
        if (place and ends[place - 1] > start) or (place < len(starts) and starts[place] < end):
            continue
        starts.insert(place, start)
        ends.insert(place, end)
        name = language.rules[order].name
        chosen += [
            Expression(
                offset + f.start,
                offset + f.end,
                text[f.start : f.end],
                f.type,
                name,
                f.meaning,
                language.since(text[max(0, f.start - 24) : f.start]),
            )
            for f in readings[index]
        ]
    return sorted(chosen, key=lambda e: e.start)
