"""The temporal expressions of an article, in order, each with its period: what it says is read where it stands."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from timeline import periods
from timeline.anchoring import SELF, Place, Reading, Told
from timeline.expressions import Expression
from timeline.meanings import Date, Impossible, Length, Meaning, Today, Toward
from timeline.model import (
    UNDATED,
    AnchorKind,
    Article,
    DocumentTime,
    Evidence,
    Period,
    Precision,
    Sentence,
    Tense,
    Timex,
    TimexType,
)
from timeline.namesakes import surnames, times_in
from timeline.readings import month_of, read
from timeline.tenses import NO_OUTLOOK, Tenses

LONG_AGO = 200  # years that a story of the Middle Ages strides over from one to the next


def resolve(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Timex, ...]:
    """The temporal expressions of an article, in text order, each with its period or the reason why it has none."""
    told = Told()
    essay, news = _is_essay(article), _is_news(article)
    people = surnames(article)
    found: list[Timex] = []
    for number, sentence in enumerate(sentences):
        if sentence.end <= article.body:
            continue
        _begin_paragraph(told, sentence, number)
        expressions = [e for e in times_in(sentence, people) if sentence.start + e.start >= article.body]
        if expressions:
            found += _resolve_sentence(article, sentence, number, expressions, told, (essay, news))
    return tuple(found)


def _resolve_sentence(
    article: Article,
    sentence: Sentence,
    number: int,
    expressions: list[Expression],
    told: Told,
    kind_of_text: tuple[bool, bool],
) -> Iterator[Timex]:
    tenses = Tenses.of(sentence) if any(_needs_tense(e.meaning) for e in expressions) else None
    before: Expression | None = None
    outlook = NO_OUTLOOK
    for expression in _borrowed(expressions):
        if _is_a_mere_number(expression.meaning, told):
            continue
        start, end = sentence.start + expression.start, sentence.start + expression.end
        if not (before and _is_joined(sentence.plain[before.end : expression.start])):
            outlook = tenses.at(expression.start) if tenses else NO_OUTLOOK
        before = expression
        tense = Tense.PAST if expression.since else outlook.tense  # "seit Mitte Mai ist er krank"
        place = Place(article, sentence, number, tense, told, *kind_of_text, expression.type, outlook)
        reading = read(expression.meaning, place)
        if reading.alternatives and reading.period is None:
            reading = _by_text_alone(expression.meaning, place, reading)
        if expression.text.lower() == "damals" and article.published.period is None:
            continue  # in a history it only points at what is being told
        if (
            reading.period
            and expression.type in (TimexType.DATE, TimexType.TIME)
            and not expression.text.endswith(_FLASHBACKS)
        ):
            told.hear(reading.period, number, _is_aside(expression, reading, sentence, told), outlook.handing_on)
            told.names(sentence, expression.start, reading.period)
            if sentence.heading and _is_of_a_year(sentence, expression, reading):
                told.section = told.year
            told.ahead = tense is Tense.FUTURE
        if expression.since and reading.period and reading.period.last:
            part = reading.part and Period(reading.part.first, None, reading.part.precision)
            begun = Period(reading.period.first, None, reading.period.precision)
            reading = replace(reading, period=begun, part=part)
        kind = reading.type or expression.type
        yield Timex(start, end, article.text[start:end], kind, reading.value, reading.period, expression.rule,
                    reading.anchor, tense, reading.alternatives, reading.unresolved, reading.mod.value,
                    reading.part)  # fmt: skip


def _is_joined(between: str) -> bool:
    """ "für Donnerstag und Freitag": both look the same way."""
    return between.strip(" ,") in ("und", "oder", "und den", "bis", "sowie")


def _is_a_mere_number(meaning: Meaning, told: Told) -> bool:
    """ "verlieh ihm 994 das Recht": a year only where the text has come to such a time."""
    if not (isinstance(meaning, Date) and meaning.bare and meaning.year):
        return False
    return told.year is None or abs(told.year - meaning.year) > LONG_AGO


def _by_text_alone(meaning: Meaning, place: Place, reading: Reading) -> Reading:
    """What the text itself says where the article's date is too rough: it must agree with one of its days."""
    if place.told.ahead and place.tense is Tense.PAST:
        return reading
    undated = replace(place.article, published=UNDATED)
    alone = read(meaning, replace(place, article=undated))
    around = periods.hull(reading.alternatives)
    if alone.period is None or alone.anchor.kind is not AnchorKind.TEXT or not _within(alone.period, around):
        return reading
    return alone


def _within(inner: Period, outer: Period) -> bool:
    return bool(
        inner.first and inner.last and outer.first and outer.last
        and outer.first <= inner.first and inner.last <= outer.last
    )  # fmt: skip


_FLASHBACKS = ("Vortag", "Vorjahr", "zuvor", "davor", "vorher", "Vormonat", "Vorwoche")


def _begin_paragraph(told: Told, sentence: Sentence, number: int) -> None:
    """Under a heading that is a year ("Kriegsjahr 1915") every paragraph begins in that year."""
    if sentence.heading:
        told.section = None
    elif told.section and told.paragraph != sentence.paragraph and told.year != told.section:
        told.year, told.year_at, told.aside = told.section, number, None
        told.period = periods.year(told.section)
    told.paragraph = sentence.paragraph
    if not sentence.heading:
        told.first = told.first or sentence
        told.not_looked_at.append(sentence)


def _is_of_a_year(sentence: Sentence, expression: Expression, reading: Reading) -> bool:
    """Whether a heading names a year, and nothing besides."""
    whole = reading.period is not None and reading.period.precision is Precision.YEAR and reading.anchor is SELF
    return whole and len(sentence.plain.split()) <= 2 and not reading.mod


def _is_aside(expression: Expression, reading: Reading, sentence: Sentence, told: Told) -> bool:
    """Whether the story goes on from where it was: after a bare year inside a sentence, and after a look back.

    A year at the beginning ("1916 begann"), in a heading or with a word of its own ("Ende 1916") takes the story there.
    """
    if reading.anchor is not SELF or expression.start <= 16 or sentence.heading or told.year is None:
        return False
    if expression.text.isdigit():
        return True
    earlier = reading.period and reading.period.first and reading.period.first.year < told.year
    return bool(earlier) and Tenses.of(sentence).at(expression.start).pluperfect


def _needs_tense(meaning: Meaning) -> bool:
    return not (isinstance(meaning, Impossible) or (isinstance(meaning, Date) and meaning.year is not None))


def _borrowed(expressions: list[Expression]) -> list[Expression]:
    """A day or month takes the year that a later one of the same list names ("zwischen Mai und Juli 1920")."""
    lent: list[Expression] = []
    for expression in reversed(_to_the_day(expressions)):
        if lent and lent[-1].start - expression.end < 12:
            expression = replace(expression, meaning=_with_year(expression.meaning, lent[-1].meaning))
        if lent and lent[-1].start - expression.end <= len(" am "):
            expression = replace(expression, meaning=_with_day(expression.meaning, lent[-1].meaning))
        lent.append(expression)
    return lent[::-1]


def _to_the_day(expressions: list[Expression]) -> list[Expression]:
    """ "heute vor 50 Jahren": that very day, where "vor 50 Jahren" is some day of that year."""
    exact = list(expressions)
    for place, (before, behind) in enumerate(pairwise(expressions), start=1):
        meaning, near = behind.meaning, behind.start - before.end <= len(" vor rund ")
        if near and isinstance(before.meaning, Today) and isinstance(meaning, Length) and meaning.toward is Toward.AGO:
            exact[place] = replace(behind, meaning=replace(meaning, exact=not meaning.about))
    return exact


def _with_day(meaning: Meaning, later: Meaning) -> Meaning:
    """A clock time on the day that is named right behind it ("um 8 Uhr am Sonntag")."""
    if not (isinstance(meaning, Date) and isinstance(later, Date)) or not meaning.clock or later.clock:
        return meaning
    if later.day or later.weekday is not None:
        return replace(later, clock=meaning.clock, part="", days=meaning.days)
    return meaning


def _with_year(meaning: Meaning, later: Meaning) -> Meaning:
    """A date with the year of the one that follows it, where it has none of its own."""
    if not (isinstance(meaning, Date) and isinstance(later, Date)) or meaning.year is not None or meaning.of:
        return meaning
    if later.year and month_of(meaning) and month_of(later):
        return replace(meaning, year=later.year - (month_of(later) < month_of(meaning)))
    return replace(meaning, of=later.of) if later.of and meaning.month else meaning


_NEWS_WORDS = re.compile(r"\b(?:gestern|vorgestern|übermorgen|morgen)\b|\bheute (?:Abend|Nachmittag|Vormittag|früh)\b")


def _is_essay(article: Article) -> bool:
    """Whether "heute" means our age here: a long text that never says "gestern" is no report of the day."""
    return len(article.text) - article.body > 3000 and not _NEWS_WORDS.search(article.text)


_DEICTIC = re.compile(
    r"\b(?:gestern|vorgestern|übermorgen|am Wochenende|dies(?:e|er|en|em) (?:Woche|Wochenende)"
    r"|(?:vergangen|vorig|letzt|nächst|kommend)(?:e|er|en|em) (?:Woche|Monat|Wochenende|\w+tag|Mittwoch))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b[Aa]m (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def _is_news(article: Article) -> bool:
    """Whether an article reports of its own days, so that "im September" is none of the year it last spoke of.

    A history names a year every few sentences, the news hardly any; it has a date, or "am Freitag", "vergangene Woche".
    """
    story = article.text[article.body :]
    dated = article.published.period is not None
    years = len(_YEAR.findall(story))
    return years <= max(3, len(story) // 1000) and bool(dated or _DEICTIC.search(story) or _WEEKDAY.search(story))


def counted_from(expression: Expression, sentence: Sentence, tense: Tense | None, day: date) -> Period | None:
    """What an expression would mean in a news text written on a day; None where it means no certain days then."""
    article = Article("", "", DocumentTime(periods.day(day), Evidence.INFERRED, ""))
    place = Place(article, sentence, 0, tense, Told(), False, True, expression.type)
    return read(expression.meaning, place).period
