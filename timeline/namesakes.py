"""People whose surname is a season, a month or a weekday: "Ulrike Sommer", and "Sommer" where she is meant."""

import re

from timeline.expressions import Expression, find
from timeline.german.comparison_words import ADDRESSES, LEADING_TO_TIMES
from timeline.german.words import MONTHS, MONTHS_IN_DATES_ONLY, SEASONS, WEEKDAYS
from timeline.model import Article, Sentence
from timeline.newcomers import is_first_name

_WORDS = sorted({word for table in (MONTHS, SEASONS, WEEKDAYS) for word in table} - MONTHS_IN_DATES_ONLY)
_PAIR = re.compile(
    rf"\b(?P<first>[A-ZÄÖÜ][\w-]*[a-zäöüß])[ \t]+(?P<surname>{'|'.join(word.capitalize() for word in _WORDS)})\b(?!-)"
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
    return tuple(one for one in found if not _is_person(one, sentence.plain, people))


def _is_person(one: Expression, text: str, people: frozenset[str]) -> bool:
    if one.text not in people and one.text.removesuffix("s") not in people:
        return False
    before = text[: one.start].split()[-1:]
    return not before or before[0].lower() not in LEADING_TO_TIMES
