"""When an article was written, inferred from what it refers to.

Every finder below reads one kind of evidence and returns `Piece`s: days of writing that its words allow, and why.
`evidence.weigh` lays them on top of each other. What a text says of its own time is evidence only where the text is
news: a history names the rulers and wars of its own days in the same words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from timeline import periods
from timeline.clauses import Clause, clauses
from timeline.dating import dateline_without_year, issue_of
from timeline.evidence import TRUSTED, Piece, Verdict, after, around, before, concluded, weigh
from timeline.expressions import Expression, find
from timeline.german.writing_words import AT, FORMER, GOING_ON, HAPPENING, MEETING, NOT_IN_OFFICE, OPEN_MODALS, ORDINALS
from timeline.knowledge import Actor, Office, load_names
from timeline.known_events import Kind, Reference
from timeline.lexicon import lexicon
from timeline.meanings import Date
from timeline.model import (
    ActorKind,
    AnchorKind,
    Article,
    DocumentTime,
    Evidence,
    Mention,
    Period,
    Precision,
    Sentence,
    Tense,
    Timex,
    TimexType,
)
from timeline.resolution import counted_from
from timeline.temponyms import known_meetings

YEARS = range(1950, 2041)  # in which a day without a year is looked for
AHEAD = timedelta(days=400)  # what is announced to the day or month is hardly ever announced longer before
CLOSE = timedelta(days=45)  # the most of them are as near as that
NEAR = timedelta(days=120)  # a day without its year is this near to the day of writing; a month twice as far
AFTERMATH = 6  # days for which something that has just ended is still spoken of as going on
NARROW = 62  # days; only an interval as short as that is more exact than the year that an article states
_HISTORY_YEARS, _HISTORY_DENSITY = 10, 800  # years named, and characters a year


@dataclass(frozen=True, slots=True)
class Read:
    """What has been read of an article so far: all that its date can be inferred from."""

    article: Article
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character of the article."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that holds a character of the article."""
        sentence = self.sentence_at(offset)
        return _clause_of(clauses(sentence), offset) if sentence else None


def inferred(read: Read, so_far: DocumentTime, others: Iterable[Piece] = ()) -> DocumentTime:
    """When an article was written, by all that it refers to and by what ``others`` (its collection) know of it.

    ``read`` has the article with the date that it states, if no more than a year, and ``so_far`` is what the round
    before inferred. A stated year stays as it is unless the text tells the month.
    """
    published = read.article.published
    stated = published.period
    verdict = weigh([*evidence(read), *_in_order(read, so_far.period), *others])
    if stated:
        narrow = verdict.period
        if narrow is None or narrow.first is None or narrow.last is None or (narrow.last - narrow.first).days > NARROW:
            return published
    return concluded(verdict)


def noted(read: Read) -> DocumentTime:
    """The date that the user set, with the clues of the text and a note where they say otherwise."""
    published = read.article.published
    verdict = weigh(evidence(read))
    if published.period is None or _meets(published.period, verdict):
        return replace(published, clues=verdict.clues)
    against = "; ".join(dict.fromkeys(clue.reason for clue in verdict.clues if clue.kept and clue.weight >= TRUSTED))
    note = "; ".join(filter(None, (published.note, f"Der Text spricht dagegen: {against}")))
    return replace(published, clues=verdict.clues, note=note)


def _meets(period: Period, verdict: Verdict) -> bool:
    after_all = verdict.last and period.first and period.first > verdict.last
    before_all = verdict.first and period.last and period.last < verdict.first
    return not after_all and not before_all


def evidence(read: Read) -> Iterator[Piece]:
    """All that an article tells of when it was written; of a history only the year that it states, if any."""
    published = read.article.published
    if published.period and published.evidence is Evidence.STATED:
        yield Piece(0, 0, "", (published.period,), published.source, 1.0)
    if is_history(read):
        return
    for finder in (
        _issue,
        _dateline,
        _dates,
        _yearless,
        _known_events,
        _known_days,
        _counted,
        _ages,
        _offices,
    ):
        yield from finder(read)


def is_history(read: Read) -> bool:
    """Whether a text names so many years that it tells of former times, in whatever tense."""
    story = read.article.text[read.article.body :]
    years = len(_YEAR.findall(story))
    return years >= _HISTORY_YEARS and years * _HISTORY_DENSITY >= len(story)


_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


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
    line = dateline_without_year(read.article.text)
    if line:
        options = tuple(periods.day(day) for year in YEARS if (day := _day(year, line.month, line.day)))
        yield Piece(line.start, line.end, line.text, options, "Tag und Monat stehen in der Ortsmarke", 0.95)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- dates in the text ----------------------------------------------------------------------------------------------


def _dates(read: Read) -> Iterator[Piece]:
    """Dates that say their year: what is told as past bounds the day of writing from below, what is planned above."""
    for timex in read.timexes:
        period = timex.part or timex.period
        if timex.anchor.kind is not AnchorKind.SELF or timex.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if period is None or period.first is None or period.precision in (Precision.DECADE, Precision.CENTURY):
            continue
        if _is_attribute(read, timex):
            continue
        tense = _tense_at(read, timex.start)
        yield from _by_tense(timex.start, timex.end, timex.text, period, tense, 0.9)


def _is_attribute(read: Read, timex: Timex) -> bool:
    """Whether a time belongs to a noun, not to what is told of it: "die Wahlen 2010", "Prognosen für 2014"."""
    before = read.article.text[max(0, timex.start - 60) : timex.start]
    return bool(_FOR.search(before) or (timex.text.strip().isdigit() and _NOUN_BEFORE.search(before)))


_FOR = re.compile(r"\bfür(?:[ \t]+(?:das|die|den))?(?:[ \t]+[\w-]+){0,2}[ \t]+$")
_NOUN_BEFORE = re.compile(r"[\wäöüß,][ \t]+[A-ZÄÖÜ][\wäöüß-]+[ \t]+$")


def _tense_at(read: Read, offset: int) -> Tense | None:
    """The time that a clause speaks of; None where it has no verb, or one like "sollte", which may mean either."""
    clause = read.clause_at(offset)
    if clause is None or clause.finite.lower() in OPEN_MODALS:
        return None
    if clause.helper in ("sollen", "wollen") and clause.tense is Tense.PRESENT:
        return Tense.FUTURE
    return clause.tense


def _by_tense(start: int, end: int, text: str, period: Period, tense: Tense | None, weight: float) -> Iterator[Piece]:
    if period.first is None:
        return
    exact = period.precision is Precision.DAY and period.last is not None
    near = exact or period.precision in (Precision.MONTH, Precision.SEASON)
    if tense is Tense.PAST:
        yield Piece(start, end, text, (after(period.first),), f"„{_line(text)}“ ist vergangen", weight)
    elif tense is Tense.FUTURE and period.last:
        yield Piece(start, end, text, (before(period.last),), f"„{_line(text)}“ steht bevor", weight - 0.1)
    elif tense is Tense.PRESENT and exact and period.last:
        yield Piece(start, end, text, (before(period.last),), f"„{_line(text)}“ steht an", 0.5)
    if (tense is Tense.FUTURE and near) or (tense is Tense.PRESENT and exact):
        reason = f"„{_line(text)}“ ist so genau kaum länger vorher angekündigt"
        yield Piece(start, end, text, (after(period.first - AHEAD),), reason, 0.5)


def _line(text: str) -> str:
    return " ".join(text.split())


def _yearless(read: Read) -> Iterator[Piece]:
    """Days and months without a year: "am 10. Februar findet … statt" was written not long before one of them.

    Which year it is the others must tell; "Donnerstag, 18. Dezember" rules most of them out itself.
    """
    for start, text, meaning, tense in _named_days(read):
        options = tuple(_days_near(meaning, tense, NEAR))
        if options:
            weight = 0.7 if meaning.weekday is not None and meaning.day else 0.45
            yield Piece(start, start + len(text), text, options, f"„{_line(text)}“ liegt nahe", weight)


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
                yield start, expression.text, meaning, Tense.PAST if expression.since else _tense_at(read, start)


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
                    reason = f"„{_line(later[0].text)}“ folgte auf „{_line(earlier[0].text)}“"
                    yield Piece(start, end, text, (period,), reason, 0.75)


_Timed = tuple[Expression, Tense | None]


def _after_pairs(sentence: Sentence) -> Iterator[tuple[_Timed, _Timed]]:
    """What a sentence says to have been after something else: its times, the later one first."""
    parts = clauses(sentence)
    found = [(expression, _clause_of(parts, sentence.start + expression.start)) for expression in find(sentence.plain)]
    for later, main in found:
        for earlier, sub in found:
            if main and sub and sub.opener.lower() == "nachdem" and main is not sub:
                yield (later, main.tense), (earlier, sub.tense)


def _clause_of(parts: Sequence[Clause], offset: int) -> Clause | None:
    held = [clause for clause in parts if clause.holds(offset)]
    return min(held, key=lambda clause: clause.end - clause.start, default=None)


def _is_in_order(sentence: Sentence, later: _Timed, earlier: _Timed, day: date) -> bool:
    second = counted_from(later[0], sentence, later[1], day)
    first = counted_from(earlier[0], sentence, earlier[1], day)
    if first is None or second is None or not first.first or not second.last:
        return True
    return first.first <= second.last


# --- known events ---------------------------------------------------------------------------------------------------


def _known_events(read: Read) -> Iterator[Piece]:
    """What is known to have been on a day is told of on that day or later, unless the text looks forward to it."""
    for reference in (*read.references, *meetings(read)):
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
    people = [mention for mention in read.mentions if mention.kind is ActorKind.PERSON]
    for sentence in read.sentences:
        here = [mention for mention in people if sentence.start <= mention.start < sentence.end]
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


def _known_days(read: Read) -> Iterator[Piece]:
    """A time counted from the day of writing that belongs to a known event: "Raketenangriff vergangene Woche"."""
    for reference in (*read.references, *meetings(read)):
        sentence = read.sentence_at(reference.start)
        if sentence is None:
            continue
        for expression in find(sentence.plain):
            timex = next((t for t in read.timexes if t.start == sentence.start + expression.start), None)
            if timex and timex.anchor.kind is not AnchorKind.SELF and _belong(read, sentence, reference, timex):
                yield from _counted_back(sentence, expression, timex, reference)


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
    options = []
    for period in times:
        if period.first and period.last and (period.last - period.first).days < 40:
            days = [day for day in _candidates(period) if _comes_to(sentence, expression, timex.tense, day, period)]
            if days:
                options.append(Period(min(days), max(days), Precision.SPAN))
    if options:
        text = (
            f"{timex.text} … {reference.text}" if timex.start < reference.start else f"{reference.text} … {timex.text}"
        )
        start, end = min(timex.start, reference.start), max(timex.end, reference.end)
        reason = f"„{_line(timex.text)}“ war: {reference.name}"
        yield Piece(start, end, _line(text), tuple(options), reason, 0.85 * reference.certainty)


def _candidates(period: Period) -> Iterator[date]:
    assert period.first is not None
    assert period.last is not None
    for offset in range(-370, (period.last - period.first).days + 371):
        yield period.first + timedelta(days=offset)


def _comes_to(sentence: Sentence, expression: Expression, tense: Tense | None, day: date, target: Period) -> bool:
    found = counted_from(expression, sentence, tense, day)
    if found is None or found.first is None or found.last is None or (found.last - found.first).days > 40:
        return False
    return bool(target.first and target.last and found.first <= target.last and target.first <= found.last)


_ORDINAL_YEAR = re.compile(rf"\bim (?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}\.) (?:Jahr\b|Kriegsjahr)")


def _counted(read: Read) -> Iterator[Piece]:
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


# --- persons --------------------------------------------------------------------------------------------------------

_AGE_BEHIND = re.compile(r"[ \t]?\((?P<age>\d{1,3})(?: Jahre(?: alt)?)?\)")
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})[- ]?jährige[nrsm]?(?:[ \t]+[\w-]+){0,2}[ \t]+$")


def _ages(read: Read) -> Iterator[Piece]:
    """ "Wladimir Putin (72)": a year of writing, from one birthday to the next."""
    text = read.article.text
    for mention, actor in _persons(read):
        if actor.born is None:
            continue
        behind = _AGE_BEHIND.match(text, mention.end)
        ahead = _AGE_BEFORE.search(text, max(0, mention.start - 60), mention.start)
        for found in filter(None, (behind, ahead)):
            age = int(found["age"])
            born = actor.born
            if 15 <= age <= 110:
                year = Period(
                    periods.add_months(born, 12 * age), periods.add_months(born, 12 * age + 12), Precision.SPAN
                )
                start, end = min(mention.start, found.start()), max(mention.end, found.end())
                reason = f"{actor.name} ist {age}, geboren am {born.day}.{born.month}.{born.year}"
                yield Piece(start, end, text[start:end], (year,), reason, 0.85)


def _persons(read: Read) -> Iterator[tuple[Mention, Actor]]:
    actors = lexicon().actors
    for mention in read.mentions:
        if mention.kind is ActorKind.PERSON and (actor := actors.get(mention.name)):
            yield mention, actor


def _offices(read: Read) -> Iterator[Piece]:
    """ "US-Präsident Trump" was written in one of his terms, "die frühere Kanzlerin Merkel" after the last of hers."""
    text = read.article.text
    for mention, actor in _persons(read):
        if not actor.offices or not text[mention.start].isupper() or _is_within(mention, read.references):
            continue
        title = _TITLE.search(text, max(0, mention.start - 60), mention.start)
        if title is None or _looks_back(read, mention):
            continue
        held = [office for office in actor.offices if office.role in _roles_of(title["word"].split("-")[-1])]
        attributes = [word.lower() for word in (title["before"] or "").split()] + title["word"].lower().split("-")[:-1]
        if held and not any(word in NOT_IN_OFFICE for word in attributes):
            former = any(word in FORMER or word.startswith("ex-") for word in attributes)
            yield from _in_office(mention, text[title.start("word") : mention.end], held, former, title.start("word"))


def _is_within(mention: Mention, references: Iterable[Reference]) -> bool:
    """Whether a person is named as part of an event ("nach dem Tod von Präsident Raisi"): that was then."""
    return any(reference.start <= mention.start < reference.end for reference in references)


_TITLE = re.compile(r"(?P<before>(?:[\wäöüß]+[ \t]+){0,3})(?P<word>[A-ZÄÖÜ][\wäöüÄÖÜß]*(?:-[\wäöüÄÖÜß]+)*)[ \t]+$")


@lru_cache(maxsize=1)
def _role_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for role in load_names().roles:
        for word in (*role.words, *role.female):
            words.setdefault(word.lower(), set()).add(role.role)
    return {word: frozenset(roles) for word, roles in words.items()}


def _roles_of(word: str) -> frozenset[str]:
    known = _role_words()
    return known.get(word.lower()) or known.get(word.lower().removesuffix("s"), frozenset())


def _looks_back(read: Read, mention: Mention) -> bool:
    """Whether the sentence speaks of former times, where somebody's office of those days proves nothing."""
    sentence = read.sentence_at(mention.start)
    clause = read.clause_at(mention.start)
    if sentence is None or (clause and clause.pluperfect) or _FORMERLY.search(sentence.plain):
        return True
    return bool(_YEAR.search(sentence.plain))


_FORMERLY = re.compile(r"\b(?:damals|einst|früher|seinerzeit|Ära|Amtszeit|Regierungszeit)\b|\bvor \w+ Jahren\b")


def _in_office(mention: Mention, text: str, held: Sequence[Office], former: bool, start: int) -> Iterator[Piece]:
    if former:
        over = [office.last for office in held if office.last]
        again = [office.first for office in held if office.first]
        options = [Period(day, min((d for d in again if d > day), default=None), Precision.SPAN) for day in over]
        reason, weight = f"{mention.name} nicht mehr im Amt ({held[0].role})", 0.6
    else:
        options = [Period(o.first, o.last, Precision.SPAN) for o in held if o.first or o.last]
        reason, weight = f"{mention.name} im Amt ({held[0].role})", 0.6
    if options and (former or all(office.first for office in held)):
        yield Piece(start, mention.end, text, tuple(options), reason, weight)
