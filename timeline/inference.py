"""When an article was written, inferred from what it refers to.

Every finder below reads one kind of evidence and returns `Piece`s: days of writing that its words allow, and why.
`evidence.weigh` lays them on top of each other. What a text says of its own time is evidence only where the text is
news: a history names the rulers and wars of its own days in the same words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline import periods
from timeline.clauses import clauses
from timeline.datelines import find_dateline
from timeline.dating import issue_of
from timeline.evidence import AHEAD, TRUSTED, Piece, Verdict, after, before, concluded, weigh
from timeline.expressions import Expression, find
from timeline.german.writing_words import DUE, LOOKING_AHEAD
from timeline.known_evidence import counted, counted_since, known_days, known_events, told_days
from timeline.meanings import Date
from timeline.model import (
    AnchorKind,
    DocumentTime,
    Evidence,
    Period,
    Precision,
    Sentence,
    Tense,
    Timex,
    TimexType,
)
from timeline.personal_evidence import ages, offices
from timeline.read_text import YEAR, Read, clause_of, one_line, tense_at
from timeline.resolution import counted_from
from timeline.told_events import told_events

YEARS = range(1950, 2041)  # in which a day without a year is looked for
CLOSE = timedelta(days=45)  # the most of them are as near as that
NEAR = timedelta(days=120)  # a day without its year is this near to the day of writing; a month twice as far
NARROW = 62  # days; only an interval as short as that is more exact than the year that an article states
_HISTORY_YEARS, _HISTORY_DENSITY = 10, 800  # years named, and characters a year


def inferred(read: Read, so_far: DocumentTime, others: Sequence[Piece] = ()) -> DocumentTime:
    """When an article was written, by all that it refers to and by what ``others`` (its collection) know of it.

    ``read`` has the article with the date that it states, if no more than a year, and ``so_far`` is what the round
    before inferred. A stated year stays as it is unless the text tells the month.
    """
    published = read.article.published
    stated = published.period
    verdict = weigh([*evidence(read, alone=not others), *_in_order(read, so_far.period), *others])
    if stated:
        narrow = verdict.period
        if narrow is None or narrow.first is None or narrow.last is None or (narrow.last - narrow.first).days > NARROW:
            return published
    return concluded(verdict)


def noted(read: Read) -> DocumentTime:
    """The date that the user set, with the clues of the text and a note where they say otherwise."""
    published = read.article.published
    verdict = weigh(evidence(read, alone=True))
    if published.period is None or _meets(published.period, verdict):
        return replace(published, clues=verdict.clues)
    against = "; ".join(dict.fromkeys(clue.reason for clue in verdict.clues if clue.kept and clue.weight >= TRUSTED))
    note = "; ".join(filter(None, (published.note, f"Der Text spricht dagegen: {against}")))
    return replace(published, clues=verdict.clues, note=note)


def _meets(period: Period, verdict: Verdict) -> bool:
    after_all = verdict.last and period.first and period.first > verdict.last
    before_all = verdict.first and period.last and period.last < verdict.first
    return not after_all and not before_all


def evidence(read: Read, alone: bool = False) -> Iterator[Piece]:
    """All that an article tells of when it was written; of a history only the year that it states, if any.

    Where it stands ``alone``, with no collection to say otherwise, a date told in the present proves nothing.
    """
    published = read.article.published
    if published.period and published.evidence is Evidence.STATED:
        yield Piece(0, 0, "", (published.period,), published.source, 1.0)
    if is_history(read):
        return
    yield from _dates(read, alone)
    read = replace(read, told=tuple(told_events(read)))
    for finder in (
        _issue,
        _dateline,
        _yearless,
        known_events,
        known_days,
        told_days,
        counted,
        counted_since,
        ages,
        offices,
    ):
        yield from finder(read)


def is_history(read: Read) -> bool:
    """Whether a text names so many years that it tells of former times, in whatever tense."""
    story = read.article.text[read.article.body :]
    years = len(YEAR.findall(story))
    return years >= _HISTORY_YEARS and years * _HISTORY_DENSITY >= len(story)


# --- the head and the name of an article ----------------------------------------------------------------------------


def _issue(read: Read) -> Iterator[Piece]:
    """ "2007_24_europa.txt": a weekly's number 24 is of that week or the one before; "2011_10" may be October, too."""
    issue = issue_of(read.article.id)
    if issue is None:
        return
    year, number = issue
    week = periods.attempt(lambda: periods.week(date.fromisocalendar(year, number, 1)))
    if week and week.first and week.last:
        options = [Period(week.first - timedelta(days=7), week.last, Precision.SPAN)]
        if number <= 12:
            options.append(periods.month(year, number))
        yield Piece(0, 0, "", tuple(options), f"Nummer {number} des Jahrgangs {year}, nach dem Dateinamen", 0.5)


def _dateline(read: Read) -> Iterator[Piece]:
    """ "Berlin, 12. Juni (dpa) – ": that day of some year."""
    line = find_dateline(read.article.text)
    if line and line.day and not line.year:
        options = tuple(periods.day(day) for year in YEARS if (day := _day(year, line.month, line.day)))
        yield Piece(line.start, line.end, line.text, options, "Tag und Monat stehen in der Ortsmarke", 0.95)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- dates in the text ----------------------------------------------------------------------------------------------


def _dates(read: Read, alone: bool) -> Iterator[Piece]:
    """Dates that say their year: what is told as past bounds the day of writing from below, what is planned above."""
    for timex in read.timexes:
        period = timex.part or timex.period
        if timex.anchor.kind is not AnchorKind.SELF or timex.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if period is None or period.first is None or period.precision in (Precision.DECADE, Precision.CENTURY):
            continue
        if _is_attribute(read, timex):
            continue
        tense = tense_at(read, timex.start)
        if not alone or tense is not Tense.PRESENT or _is_ahead(read, timex):
            yield from _by_tense(timex.start, timex.end, timex.text, period, tense, 0.9)


def _is_ahead(read: Read, timex: Timex) -> bool:
    """Whether a date told in the present is yet to come: "findet statt", not "am 9. November 1989 fällt die Mauer"."""
    sentence, clause = read.sentence_at(timex.start), read.clause_at(timex.start)
    return bool(clause and clause.verb in DUE) or bool(sentence and _AHEAD.search(sentence.plain))


_AHEAD = re.compile(rf"\b(?:{'|'.join(LOOKING_AHEAD)})\b", re.IGNORECASE)


def _is_attribute(read: Read, timex: Timex) -> bool:
    """Whether a time belongs to a noun, not to what is told of it: "die Wahlen 2010", "Prognosen für 2014"."""
    before = read.article.text[max(0, timex.start - 60) : timex.start]
    return bool(_FOR.search(before) or (timex.text.strip().isdigit() and _NOUN_BEFORE.search(before)))


_FOR = re.compile(r"\bfür(?:[ \t]+(?:das|die|den))?(?:[ \t]+[\w-]+){0,2}[ \t]+$")
_NOUN_BEFORE = re.compile(r"[\wäöüß,][ \t]+[A-ZÄÖÜ][\wäöüß-]+[ \t]+$")


def _by_tense(start: int, end: int, text: str, period: Period, tense: Tense | None, weight: float) -> Iterator[Piece]:
    if period.first is None:
        return
    if period.first.year not in YEARS and tense is not Tense.PAST:
        return  # "1618 bricht der Krieg aus" is told in the present of a history
    exact = period.precision is Precision.DAY and period.last is not None
    near = exact or period.precision in (Precision.MONTH, Precision.SEASON)
    if tense is Tense.PAST:
        yield Piece(start, end, text, (after(period.first),), f"„{one_line(text)}“ ist vergangen", weight)
    elif tense is Tense.FUTURE and period.last:
        yield Piece(start, end, text, (before(period.last),), f"„{one_line(text)}“ steht bevor", weight - 0.1)
    elif tense is Tense.PRESENT and exact and period.last:
        yield Piece(start, end, text, (before(period.last),), f"„{one_line(text)}“ steht an", 0.5)
    if (tense is Tense.FUTURE and near) or (tense is Tense.PRESENT and exact):
        reason = f"„{one_line(text)}“ ist so genau kaum länger vorher angekündigt"
        yield Piece(start, end, text, (after(period.first - AHEAD),), reason, 0.5)


def _yearless(read: Read) -> Iterator[Piece]:
    """Days and months without a year: "am 10. Februar findet … statt" was written not long before one of them.

    Which year it is the others must tell; "Donnerstag, 18. Dezember" rules most of them out itself.
    """
    for start, text, meaning, tense in _named_days(read):
        options = tuple(_days_near(meaning, tense, NEAR))
        if options:
            weight = 0.7 if meaning.weekday is not None and meaning.day else 0.45
            yield Piece(start, start + len(text), text, options, f"„{one_line(text)}“ liegt nahe", weight)


def nearest_days(read: Read) -> Iterator[tuple[Period, ...]]:
    """For each day and month without a year the days of writing that are quite near to it, in every year."""
    for _, _, meaning, tense in _named_days(read):
        yield tuple(_days_near(meaning, tense, CLOSE))


def _named_days(read: Read) -> Iterator[tuple[int, str, Date, Tense | None]]:
    for sentence in read.sentences:
        for expression in find(sentence.plain):
            meaning = expression.meaning
            start = sentence.start + expression.start
            if not isinstance(meaning, Date) or not meaning.month or meaning.year or meaning.of or meaning.feast:
                continue
            if start >= read.article.body:
                yield start, expression.text, meaning, Tense.PAST if expression.since else tense_at(read, start)


def _days_near(meaning: Date, tense: Tense | None, reach: timedelta) -> Iterator[Period]:
    """The days of writing that are near to a day or month, on the side of it that the verb says, in every year.

    The present tense says no side: "das Gesetz sieht den 21. März vor".
    """
    for year in YEARS:
        first = _day(year, meaning.month or 1, meaning.day or 1)
        if first is None or (meaning.day and meaning.weekday is not None and first.weekday() != meaning.weekday):
            continue
        last = first if meaning.day else periods.month(first.year, first.month).last or first
        far = reach if meaning.day else 2 * reach
        ahead = timedelta() if tense is Tense.PAST else far
        behind = timedelta() if tense is Tense.FUTURE else far
        yield Period(first - ahead, last + behind, Precision.SPAN)


def _in_order(read: Read, writing: Period | None) -> Iterator[Piece]:
    """ "X am Montag, nachdem Y am Wochenende": from no day of writing may X come to lie before Y."""
    if not writing or not writing.first or not writing.last or (writing.last - writing.first).days > NARROW:
        return
    days = [writing.first + timedelta(days=n) for n in range((writing.last - writing.first).days + 1)]
    for sentence in read.sentences:
        if "nachdem" in sentence.plain.lower():
            for later, earlier in _after_pairs(sentence):
                allowed = [day for day in days if _is_in_order(sentence, later, earlier, day)]
                if allowed and len(allowed) < len(days):
                    first, last = sorted((later, earlier), key=lambda one: one[0].start)
                    start, end = sentence.start + first[0].start, sentence.start + last[0].end
                    text = f"{later[0].text} … nachdem … {earlier[0].text}"
                    period = Period(min(allowed), max(allowed), Precision.SPAN)
                    reason = f"„{one_line(later[0].text)}“ folgte auf „{one_line(earlier[0].text)}“"
                    yield Piece(start, end, text, (period,), reason, 0.75)


_Timed = tuple[Expression, Tense | None]


def _after_pairs(sentence: Sentence) -> Iterator[tuple[_Timed, _Timed]]:
    """What a sentence says to have been after something else: its times, the later one first."""
    parts = clauses(sentence)
    found = [(expression, clause_of(parts, sentence.start + expression.start)) for expression in find(sentence.plain)]
    for later, main in found:
        for earlier, sub in found:
            if main and sub and sub.opener.lower() == "nachdem" and main is not sub:
                yield (later, main.tense), (earlier, sub.tense)


def _is_in_order(sentence: Sentence, later: _Timed, earlier: _Timed, day: date) -> bool:
    second = counted_from(later[0], sentence, later[1], day)
    first = counted_from(earlier[0], sentence, earlier[1], day)
    if first is None or second is None or not first.first or not second.last:
        return True
    return first.first <= second.last
