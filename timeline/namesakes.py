"""People whose surname is a season, a month or a weekday: "Ulrike Sommer", and "Sommer" where she is meant."""

import re
from dataclasses import replace

from timeline.expressions import Expression, find
from timeline.german.comparison_words import ADDRESSES, LEADING_TO_TIMES
from timeline.german.words import MONTHS, MONTHS_IN_DATES_ONLY, SEASONS, WEEKDAYS
from timeline.meanings import Date
from timeline.model import Article, Sentence
from timeline.newcomers import is_first_name

_WORDS = sorted({word for table in (MONTHS, SEASONS, WEEKDAYS) for word in table} - MONTHS_IN_DATES_ONLY)
_CAPITALISED = "|".join(word.capitalize() for word in _WORDS)
_PAIR = re.compile(
    rf"(?<![\w-])(?P<first>[A-ZÄÖÜ][\w-]{{0,30}}[a-zäöüß])[ \t]{{1,4}}(?P<surname>{_CAPITALISED})\b(?!-)"
)


def surnames(article: Article) -> frozenset[str]:
    """The words for times that are somebody's surname in an article: behind a first name or "Frau"."""
    pairs = _PAIR.finditer(article.text, article.body)
    return frozenset(pair["surname"] for pair in pairs if _introduces(pair["first"]))


def _introduces(word: str) -> bool:
    return word in ADDRESSES or is_first_name(word)


def times_in(sentence: Sentence, people: frozenset[str]) -> tuple[Expression, ...]:
    """The temporal expressions of a sentence, without those that name one of these people.

    With a word before it that leads up to a time ("im Sommer", "Ende Mai") it is the time.
    """
    found = find(sentence.plain)
    if not people:
        return found
    kept = (_without_name(one) if _is_person(one, sentence.plain, people) else one for one in found)
    return tuple(one for one in kept if one)


def _without_name(one: Expression) -> Expression | None:
    """ "Ulrike Sommer 1998 …": the year is left of it."""
    year = one.text.split()[-1]
    if not year.isdigit() or not isinstance(one.meaning, Date):
        return None
    return replace(one, start=one.end - len(year), text=year, meaning=Date(one.meaning.year))


def _is_person(one: Expression, text: str, people: frozenset[str]) -> bool:
    name = one.text.split()[0]
    if name.removesuffix("s") not in people and name not in people:
        return False
    if name != one.text and not one.text.removeprefix(name).strip().isdigit():
        return False
    before = text[: one.start].split()[-1:]
    return not before or before[0].lower() not in LEADING_TO_TIMES
