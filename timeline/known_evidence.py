"""When an article was written, by the known events that it refers to and the times that it counts from them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from timeline import periods
from timeline.clauses import Clause, clauses
from timeline.evidence import AHEAD, Piece, after, around, before
from timeline.expressions import Expression, find
from timeline.german.patterns import NUMBER, number
from timeline.german.writing_words import AT, GOING_ON, HAPPENING, MEETING, ORDINALS
from timeline.known_events import Kind, Reference
from timeline.meanings import Date, Meaning, Shift, Today
from timeline.model import ActorKind, AnchorKind, Mention, Period, Precision, Sentence, Tense, Timex
from timeline.read_text import Read, one_line
from timeline.resolution import counted_from
from timeline.temponyms import known_meetings

AFTERMATH = 6  # days for which something that has just ended is still spoken of as going on


def known_events(read: Read) -> Iterator[Piece]:
    """What is known to have been on a day is told of on that day or later, unless the text looks forward to it."""
    for reference in (*read.references, *meetings(read), *(reference for reference, _ in read.told)):
        weight = 0.9 * reference.certainty
        times = (reference.period,) if reference.period else reference.candidates
        begun = tuple(after(period.first) for period in times if period.first)
        text, name = reference.text, reference.name
        clause = read.clause_at(reference.start)
        tense = reference.tense or (clause.tense if clause else None)
        if not begun:
            continue
        if reference.foreseen and tense is Tense.FUTURE and not _comes_after(read, reference):
            yield from _announced(reference, times, weight)
        elif reference.period and (not reference.foreseen or tense is Tense.PAST):
            yield Piece(reference.start, reference.end, text, begun, f"nach: {name}", weight)
        elif tense is Tense.PAST and reference.candidates:
            yield from _last_of(reference, times, weight)
        if reference.kind in (Kind.WAR, Kind.UPHEAVAL, Kind.DISASTER) and _goes_on(read, reference):
            whole = tuple(Period(p.first, p.last and p.last + timedelta(days=AFTERMATH), p.precision) for p in times)
            yield Piece(reference.start, reference.end, text, whole, f"während: {name}", 0.7 * reference.certainty)


def _comes_after(read: Read, reference: Reference) -> bool:
    """Whether what is planned is to come after the event ("nach der Wahl will er"): that may be over or ahead."""
    return bool(_AFTER.search(read.article.text, max(0, reference.start - 40), reference.start))


_AFTER = re.compile(r"\bnach(?:[ \t]+[a-zäöüß]+){0,3}[ \t]+$", re.IGNORECASE)


def _announced(reference: Reference, times: Sequence[Period], weight: float) -> Iterator[Piece]:
    ahead: list[Period] = []
    for period in times:
        if period.first and period.last:
            former = ahead[-1].last if ahead else None
            first = period.first - AHEAD
            begin = max(first, former + periods.ONE_DAY) if former else first
            ahead.append(Period(min(begin, period.last), period.last, Precision.SPAN))
    if len(ahead) > 1 and ahead[0].first:
        ahead.insert(0, before(ahead[0].first - periods.ONE_DAY))
    if ahead:
        reason = f"vor: {reference.name}"
        yield Piece(reference.start, reference.end, reference.text, tuple(ahead), reason, min(weight, 0.75))


def meetings(read: Read) -> Iterator[Reference]:
    """ "Putin werde Araghtschi empfangen": a verb that says the same as "das Treffen Putins mit Araghtschi"."""
    for sentence in read.sentences:
        here = [mention for mention in read.mentions_in(sentence) if mention.kind is ActorKind.PERSON]
        if len({mention.name for mention in here}) < 2:
            continue
        for clause in clauses(sentence):
            inside = [mention for mention in here if clause.holds(mention.start)]
            times = known_meetings(frozenset(mention.name for mention in inside)) if clause.verb in MEETING else ()
            if times:
                yield _meeting(clause, inside, times)


def _meeting(clause: Clause, inside: Sequence[Mention], times: tuple[Period, ...]) -> Reference:
    first, last = inside[0], inside[-1]
    tense = Tense.FUTURE if clause.helper in ("werden", "sollen", "wollen") else clause.tense
    text, name = f"{first.text} … {last.text}", f"Treffen {first.name} und {last.name}"
    return Reference(first.start, last.end, text, name, Kind.SUMMIT, None, 0.9, times, True, tense)


def _last_of(reference: Reference, times: Sequence[Period], weight: float) -> Iterator[Piece]:
    """Of what comes again and again, the past one that is meant is the last one: not long ago."""
    since = tuple(Period(p.first, p.first + timedelta(days=364), Precision.SPAN) for p in times if p.first)
    since = (*_unlisted(times), *since)
    reason = f"nach: {reference.name}, das letzte Mal"
    yield Piece(reference.start, reference.end, reference.text, since, reason, min(weight, 0.55))


def _unlisted(times: Sequence[Period]) -> Iterator[Period]:
    """The days before the first time that is listed: there may have been earlier ones."""
    firsts = [period.first for period in times if period.first]
    if firsts:
        yield before(min(firsts) - periods.ONE_DAY)


def _goes_on(read: Read, reference: Reference) -> bool:
    """Whether the words right before or within a reference say that it goes on now."""
    words = _WORD.findall(read.article.text[max(0, reference.start - 30) : reference.end].lower())
    return any(word in GOING_ON for word in words)


_WORD = re.compile(r"[\wäöüß]+")


def known_days(read: Read) -> Iterator[Piece]:
    """A time counted from the day of writing that belongs to a known event: "Raketenangriff vergangene Woche"."""
    for reference in (*read.references, *meetings(read)):
        sentence = read.sentence_at(reference.start)
        if sentence is None:
            continue
        for expression in find(sentence.plain):
            timex = next((t for t in read.timexes if t.start == sentence.start + expression.start), None)
            if timex and timex.anchor.kind is not AnchorKind.SELF and _belong(read, sentence, reference, timex):
                yield from _counted_back(sentence, expression, timex, reference)


def told_days(read: Read) -> Iterator[Piece]:
    """A time counted from the day of writing by which a clause tells of a known event: "ist am Montag gestorben"."""
    for reference, clause in read.told:
        sentence = read.sentence_at(reference.start)
        own = [timex for timex in read.timexes if clause.holds(timex.start)]
        if sentence is None or len(own) != 1 or own[0].anchor.kind is AnchorKind.SELF:
            continue
        for expression in find(sentence.plain):
            if sentence.start + expression.start == own[0].start:
                yield from _counted_back(sentence, expression, own[0], reference)


def _belong(read: Read, sentence: Sentence, reference: Reference, timex: Timex) -> bool:
    """Whether an expression dates the known event itself, not somebody's word on it."""
    first, last = sorted(((reference.start, reference.end), (timex.start, timex.end)))
    if first[1] > last[0] and reference.kind is not Kind.SUMMIT:
        return False
    between = read.article.text[first[1] : last[0]]
    words = between.split()
    if reference.end <= timex.start and len(words) <= 3 and not re.search(r"[,.;:–]", between):
        return all(word.islower() or word[:1].isupper() for word in words) and not _has_verb(read, first[1], last[0])
    if timex.end <= reference.start and len(words) <= 4 and words and words[0] in AT:
        return True
    clause = read.clause_at(timex.start)
    if clause is None or not clause.holds(reference.start):
        return False
    others = [t for t in read.timexes if t is not timex and clause.holds(t.start) and t.period is None]
    return clause.verb in HAPPENING | MEETING and not others


def _has_verb(read: Read, start: int, end: int) -> bool:
    clause = read.clause_at(start)
    return bool(clause and any(t.finite and start <= t.start < end and t.text == clause.finite for t in clause.tokens))


def _counted_back(sentence: Sentence, expression: Expression, timex: Timex, reference: Reference) -> Iterator[Piece]:
    """The days of writing from which an expression comes to the known event."""
    times = (reference.period,) if reference.period else reference.candidates
    bare = replace(expression, start=0, end=len(expression.text))
    alone = Sentence(0, len(sentence.plain), sentence.plain, sentence.plain)
    options = [written for period in times if (written := _written(bare, alone, timex.tense, period))]
    if options:
        text = (
            f"{timex.text} … {reference.text}" if timex.start < reference.start else f"{reference.text} … {timex.text}"
        )
        start, end = min(timex.start, reference.start), max(timex.end, reference.end)
        reason = f"„{one_line(timex.text)}“ war: {reference.name}"
        yield Piece(start, end, one_line(text), tuple(options), reason, 0.85 * reference.certainty)


_FARTHEST = 370  # days between the day of writing and what is counted from it
_A_UNIT = {Precision.DAY: 1, Precision.WEEK: 7, Precision.WEEKEND: 7, Precision.MONTH: 31, Precision.QUARTER: 92}


@lru_cache(maxsize=10_000)
def _written(expression: Expression, sentence: Sentence, tense: Tense | None, known: Period) -> Period | None:
    """The days of writing from which an expression comes to something known; None where there are none.

    It is asked again in every round of the inference, and remembered for that.
    """
    if not known.first or not known.last or (known.last - known.first).days >= 40:
        return None
    reach = min(_reach(expression.meaning), _FARTHEST)
    days = [known.first + timedelta(days=n) for n in range(-reach, (known.last - known.first).days + reach + 1)]
    fitting = [day for day in days if _comes_to(counted_from(expression, sentence, tense, day), known)]
    return Period(min(fitting), max(fitting), Precision.SPAN) if fitting else None


def _reach(meaning: Meaning) -> int:
    """How many days at most lie between the day of writing and what an expression counts from it."""
    match meaning:
        case Today():
            return 1
        case Shift(count=int() as count, unit=unit) if unit in _A_UNIT:
            return _A_UNIT[unit] * (abs(count) + 2)
        case Date(year=None, month=None, season="", quarter=0, half=0, feast="", decade=None, century=None, of=None):
            return 15 if meaning.weekend or meaning.weekday is not None else _FARTHEST
    return _FARTHEST


def _comes_to(found: Period | None, target: Period) -> bool:
    if found is None or found.first is None or found.last is None or (found.last - found.first).days > 40:
        return False
    return bool(target.first and target.last and found.first <= target.last and target.first <= found.last)


_ORDINAL_YEAR = re.compile(rf"\bim (?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}\.) (?:Jahr\b|Kriegsjahr)")


def counted(read: Read) -> Iterator[Piece]:
    """ "im vierten Jahr des Kriegs": a year of writing, counted from the beginning of what is known."""
    for reference in read.references:
        sentence = read.sentence_at(reference.start)
        if reference.kind is not Kind.WAR or sentence is None or reference.period is None:
            continue
        found = _ORDINAL_YEAR.search(sentence.plain)
        begins = reference.period.first
        if found and begins:
            n = ORDINALS.get(found["n"]) or int(found["n"].rstrip("."))
            year = Period(periods.add_months(begins, 12 * n - 12), periods.add_months(begins, 12 * n), Precision.SPAN)
            start, end = sentence.start + found.start(), sentence.start + found.end()
            reason = f"„{found[0]}“ seit: {reference.name}"
            yield Piece(start, end, found[0], (around(year, 31),), reason, 0.75 * reference.certainty)


_COUNTED_SINCE = re.compile(
    rf"(?P<number>{NUMBER}) (?P<unit>Tag|Woche|Monat)(?:e|en|n)? nach(?:[ \t]+[a-zäöüß]+){{0,3}}[ \t]+$", re.IGNORECASE
)
_UNITS = {"tag": (1, 1), "woche": (7, 4), "monat": (30, 16)}  # days, and how many more or less it may mean


def counted_since(read: Read) -> Iterator[Piece]:
    """ "Drei Tage nach dem Erdbeben suchen Helfer": in the present tense the day of writing.

    In the past tense it was not before that day.
    """
    for reference in read.references:
        known = reference.period
        found = _COUNTED_SINCE.search(read.article.text, max(0, reference.start - 60), reference.start)
        count = number(found["number"]) if found else None
        if found is None or count is None or known is None or not known.first or not known.last:
            continue
        clause = read.clause_at(found.start())
        if clause is None or clause.tense not in (Tense.PRESENT, Tense.PAST) or (known.last - known.first).days > 7:
            continue
        days, slack = _UNITS[found["unit"].lower()]
        first = known.first + timedelta(days=int(days * count) - slack)
        last = known.last + timedelta(days=int(days * count) + slack) if clause.tense is Tense.PRESENT else None
        text = read.article.text[found.start() : reference.end]
        reason = f"„{one_line(found[0])}“: {reference.name}"
        allowed = (Period(first, last, Precision.SPAN),)
        yield Piece(found.start(), reference.end, text, allowed, reason, 0.75 * reference.certainty)
