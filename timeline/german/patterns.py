"""The German words as pieces of patterns, and as the numbers and names that they stand for.

Pieces hold no named groups, so that a rule may use one twice; blanks are bounded, so that no pattern can run wild.
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import Final

from timeline.german import words

GAP: Final = r"\s{1,4}"
NO_GAP: Final = r"\s{0,4}"


def either(forms: Iterable[str]) -> str:
    """A pattern for any of these forms, the longest one that fits; a blank stands for any run of blanks.

    Forms share their beginnings in it, so that a word that is none of them is left after a letter or two.
    """
    return _branch(sorted(set(forms)))


def _branch(forms: list[str]) -> str:
    """The pattern of sorted forms: what follows each first letter, and nothing where a form ends here."""
    branches = [
        (GAP if letter == " " else re.escape(letter)) + _branch([form[1:] for form in group])
        for letter, group in groupby((form for form in forms if form), key=lambda form: form[0])
    ]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and forms[0] else f"(?:{'|'.join(branches)})"
    return whole if forms[0] else f"{whole}?"


def _whole_numbers() -> dict[str, int]:
    """Every number from 1 to 99 as a word, and the larger ones that articles write out."""
    numbers = dict.fromkeys(words.ARTICLES_AS_ONE, 1) | {"eins": 1} | dict(words.OTHER_NUMBERS) | dict(words.TEENS)
    for number, form in enumerate(words.ONES):
        if number > 1:
            numbers[form] = number
    for ten, value in words.TENS.items():
        numbers[ten] = value
        for one in range(1, 10):
            numbers[f"{words.ONES[one]}und{ten}"] = value + one
    return numbers


NUMBERS: Final = _whole_numbers()
_SOME = frozenset(words.SOME)


def number(text: str) -> Fraction | None:
    """The number that words or figures name; None for an unknown one ("wenige")."""
    form = " ".join(text.lower().split())
    if form in words.HALVES:
        return Fraction(words.HALVES[form])
    if form in NUMBERS:
        return Fraction(NUMBERS[form])
    if form in _SOME:
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", form):
        return Fraction(form.replace(".", ""))
    if m := re.fullmatch(r"(\d+)\s?(½|1/2)", form):
        return Fraction(m[1]) + Fraction(1, 2)
    return Fraction(form.replace(",", ".").replace("½", "0.5"))


FIGURE: Final = r"\d{1,3}(?:\.\d{3})+|\d{1,6}\s?(?:½|1/2\b)|\d{1,6}(?:,\d{1,3})?"
NUMBER_WORD: Final = either([*NUMBERS, *words.HALVES])
NUMBER: Final = rf"(?:(?<![\d,.:/§$€-])(?:{FIGURE})|\b{NUMBER_WORD}\b)"
SOME: Final = rf"\b{either(words.SOME)}\b"
ABOUT: Final = either([form for form in words.ABOUT if form not in words.ABOUT_OUTSIDE])
UNIT: Final = either(words.UNITS)
MONTH: Final = rf"\b{either(words.MONTHS)}(?![\w])"
MONTH_ALONE: Final = rf"\b{either([m for m in words.MONTHS if m not in words.MONTHS_IN_DATES_ONLY])}\b"
WEEKDAY: Final = either(words.WEEKDAYS)
WEEKDAY_SHORT: Final = rf"(?-i:{either([d.capitalize() for d in words.WEEKDAYS_SHORT])})\b\.?"
SEASON: Final = either(words.SEASONS)
ORDINAL: Final = rf"\b{either(words.ORDINALS)}(?:e[rnms]?)\b"
DET: Final = r"\b(?:der|die|das|den|dem|des|dies(?:er|es|en|em|e)|jen(?:er|es|en|em|e))"
ENDING: Final = r"(?:e[nrsm]?|er)?"
YEAR: Final = r"(?<![\d.,:/§-])(?:1\d{3}|20\d{2})(?![\d]|[.,:]\d|\s?%)"
DAY: Final = r"(?<![\d.,:])\d{1,2}"

ORDINALS: Final = words.ORDINALS


def ordinal(text: str) -> int:
    """The number of an ordinal, in figures with or without its dot ("3.", "dritten")."""
    if m := re.match(r"\d+", text):
        return int(m[0])
    form = text.lower()
    return next(n for stem, n in ORDINALS.items() if re.fullmatch(stem + "(?:e[rnms]?)", form))


def month(text: str) -> int:
    """The number of a month's name in any form."""
    return words.MONTHS[text.lower()]


def weekday(text: str) -> int:
    """Monday is 0; short forms with or without their dot."""
    form = text.lower().rstrip(".")
    return words.WEEKDAYS[form] if form in words.WEEKDAYS else words.WEEKDAYS_SHORT[form]


def unit(text: str) -> str:
    """The unit of a form or of a compound that ends in one ("Verhandlungstagen" → D)."""
    form = text.lower()
    if form in words.UNITS:
        return words.UNITS[form]
    return next(u for f, u in sorted(words.UNITS.items(), key=lambda i: -len(i[0])) if form.endswith(f))


def year(text: str) -> int:
    """A year of four digits, or of two behind an apostrophe ("’68" is 1968, "’12" is 2012)."""
    digits = int(re.sub(r"\D", "", text))
    if digits > 99 or len(re.sub(r"\D", "", text)) > 2:
        return digits
    return digits + (2000 if digits < 50 else 1900)


# A word that names a year, a weekday, a month or a season, whatever else stands by it.
TIME_WORD: Final = re.compile(
    rf"(?:1\d|20)\d\d|(?:{'|'.join(words.WEEKDAYS)})(?:abend|nachmittag|vormittag|morgen|mittag)?"
    rf"|{'|'.join(sorted(words.MONTHS_ALONE))}|{'|'.join(words.SEASONS)}",
    re.IGNORECASE,
)
# A time at the head of words that are parted by single blanks, the dots of numbers left out.
TIME_AT_HEAD: Final = re.compile(
    rf"(?:(?:1\d|20)\d\d|am (?:\d{{1,2}} )?(?:{TIME_WORD.pattern})|(?:im|Anfang|Mitte|Ende) (?:{TIME_WORD.pattern})"
    r"|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+) (?:Jahre?|Monate?|Wochen?|Tage?) "
    r"(?:später|danach|darauf)"
    r"|im (?:Jahr|Monat) darauf|tags darauf)(?: (?:1\d|20)\d\d)?(?= |$)",
    re.IGNORECASE,
)
