"""Clause + period + actors + topics + status → event: what counts as one, and when it happened."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from timeline.clauses import Clause, ClauseKind, Token, clauses
from timeline.explanations import explain
from timeline.german.event_words import DENIAL_VERBS, EVENT_NOUNS, RELATING_PREPOSITIONS, STATE_VERBS, STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.model import (
    Article,
    Event,
    Mention,
    Period,
    PlacedBy,
    Precision,
    Sentence,
    Status,
    Tense,
    Timex,
    TimexType,
)
from timeline.status import doubts_what_was_said, is_denied, status
from timeline.topics import find_topics
from timeline.verbs import Mood, takes_sein

LONGEST_TITLE = 90  # characters; what a line of the page and a chart's hover hold
LEAD = 3  # sentences at the head of an article, in which the present tense reports news: "Russland liefert …"
CONTEXT = 20_000  # characters of an article that lend their topics to an event that names none
MOST_IN_A_SENTENCE = 60  # expressions or mentions; a "sentence" of more is a table
STORY_DISTANCE = 60  # days; a text that speaks of a time further back tells a story, not the day's news

_SUBJECTLESS = frozenset(("es", "man"))


@dataclass(frozen=True, slots=True)
class _Found:
    """An event before it is dated: where its words stand, and what of the sentence belongs to it."""

    sentence: Sentence
    clause: Clause
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    timex: Timex | None
    others: tuple[Clause, ...]
    status: Status | None = None
    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class _Story:
    """What an article tells of, sentence by sentence: needed to date what gives no time of its own."""

    article: Article
    timexes: tuple[Timex, ...]
    is_history: bool
    context: str


def find_events(
    article: Article, sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...]
) -> tuple[Event, ...]:
    """The events that an article reports, in text order; headings, captions, states and opinions are none."""
    story = _Story(article, timexes, _tells_history(article, timexes), article.text[:CONTEXT])
    events: list[Event] = []
    before = -1
    for number, (sentence, found) in enumerate(_by_sentence(sentences)):
        if events and found and doubts_what_was_said(found[0]):
            events = _doubted(events, before)
        before = sentence.start
        inside = _with_ranges(sentence, _inside(sentence, timexes))
        named = _inside(sentence, mentions)
        for candidate in _candidates(sentence, found, inside, named, number < LEAD):
            events.append(_event(candidate, story, named))
    return tuple({event.id: event for event in events}.values())


def _by_sentence(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, tuple[Clause, ...]]]:
    """The sentences of the story itself with their clauses."""
    for sentence in sentences:
        if not sentence.heading:
            yield sentence, clauses(sentence)


_Placed = TypeVar("_Placed", Timex, Mention)


def _inside(sentence: Sentence, placed: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    """Those of a list in text order that stand in a sentence; of a list of dates the first ones are enough."""
    first = bisect_left(placed, sentence.start, key=lambda one: one.start)
    last = bisect_left(placed, sentence.end, lo=first, key=lambda one: one.start)
    return placed[first : min(last, first + MOST_IN_A_SENTENCE)]


def _doubted(events: list[Event], before: int) -> list[Event]:
    """What the sentence before reported as fact is a claim: "Das behaupteten die Insider"."""
    return [
        replace(event, status=Status.CLAIMED)
        if event.sentence.start == before and event.status is Status.OCCURRED
        else event
        for event in events
    ]


# --- what counts as an event -----------------------------------------------------------------------------------------


def _candidates(
    sentence: Sentence, found: tuple[Clause, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...], lead: bool
) -> Iterator[_Found]:
    """The events of one sentence: its dated nouns first, then its clauses."""
    nouns = [noun for timex in timexes if (noun := _noun_event(sentence, found, timex, timexes))]
    taken = {noun.timex.start for noun in nouns if noun.timex}
    yield from nouns
    skipped: set[int] = set()
    for index, clause in enumerate(found):
        if index in skipped:
            continue
        denial = clause.verb in DENIAL_VERBS
        complements = _complements(found, index, () if denial else timexes, taken)
        timex = _timex_of(clause, timexes, taken)
        if denial:  # "bestritt, im Mai Geld genommen zu haben": what is denied is the event
            timex = next((t for c in complements if (t := _timex_of(c, timexes, taken))), timex)
        if _is_event(clause, timex, mentions, lead):
            skipped |= {
                i for i, other in enumerate(found) if other in complements and (denial or _is_infinitive(other))
            }
            yield _clause_event(sentence, clause, complements, timex, found, index)


def _clause_event(
    sentence: Sentence,
    clause: Clause,
    complements: tuple[Clause, ...],
    timex: Timex | None,
    found: tuple[Clause, ...],
    index: int,
) -> _Found:
    """An event told by a clause; what is said or intended in its complements lends it actors."""
    content = _content_before(found, index)
    start = content[0].start if content else clause.start
    end = max(c.end for c in (clause, *complements) if c is clause or c.kind is not ClauseKind.MAIN)
    spans = clause.spans + tuple(span for c in (*content, *complements) for span in c.spans)
    if (_continues(clause) or _is_infinitive(clause)) and index:  # whose subject stands in the clause before
        before = next((c for c in reversed(found[:index]) if c.kind is ClauseKind.MAIN), None)
        spans += before.spans[:1] if before else ()
    return _Found(sentence, clause, start, end, spans, timex, found)


def _is_infinitive(clause: Clause) -> bool:
    return clause.kind is ClauseKind.INFINITIVE


def _content_before(found: tuple[Clause, ...], index: int) -> tuple[Clause, ...]:
    """What was said, where it stands before its verb: "„Wir kommen“, sagte er", "Er komme, meldete der Sender"."""
    clause = found[index]
    if clause.verb not in STATEMENT_VERBS or not _is_inverted(clause):
        return ()
    content: list[Clause] = []
    for before in reversed(found[:index]):
        if before.verb in STATEMENT_VERBS and not before.quoted:
            break
        content.insert(0, before)
    return tuple(content)


def _is_inverted(clause: Clause) -> bool:
    """Whether the verb stands first, since what was said stands before it."""
    first = next((token for token in clause.tokens if token.text[0].isalnum()), None)
    return first is not None and first.text == clause.finite


def _continues(clause: Clause) -> bool:
    """ "… und bot seine Dienste an": the subject stands in the clause before."""
    words = [token for token in clause.tokens if token.text[0].isalnum()]
    return len(words) > 1 and words[0].word in COORDINATORS and words[1].text == clause.finite


def _complements(
    found: tuple[Clause, ...], index: int, timexes: tuple[Timex, ...], taken: set[int]
) -> tuple[Clause, ...]:
    """The clauses behind a clause that say what was said, asked or meant, as long as no date makes them events."""
    collected: list[Clause] = []
    for other in found[index + 1 :]:
        dependent = _is_infinitive(other) or other.opener in ("dass", "daß", "ob")
        reported = other.mood is not Mood.INDICATIVE or other.quoted
        if not (dependent or (reported and found[index].verb in STATEMENT_VERBS | DENIAL_VERBS)) or _timex_of(
            other, timexes, taken
        ):
            break
        collected.append(other)
    return tuple(collected)


def _is_event(clause: Clause, timex: Timex | None, mentions: tuple[Mention, ...], lead: bool) -> bool:
    """Whether a clause reports something that happened, happens or is due."""
    if timex is not None:
        return _dates_an_event(clause, timex)
    if clause.quoted or clause.kind is not ClauseKind.MAIN or clause.verb in STATE_VERBS:
        return False
    if any(token.word in _SUBJECTLESS for token in clause.tokens) or _is_supposition(clause) or _is_lasting(clause):
        return False
    named = any(clause.holds(mention.start) for mention in mentions)
    if clause.tense is Tense.PAST:
        return named or clause.mood is Mood.INDICATIVE
    if not named or is_denied(clause):
        return False
    if clause.tense is Tense.FUTURE:
        return True
    return (lead or clause.verb in STATEMENT_VERBS) and clause.helper not in ("sein", "müssen", "können")


def _is_lasting(clause: Clause) -> bool:
    """ "sei nicht beeindruckt gewesen": sein with the participle of a verb that takes haben tells a state."""
    passive = any(token.word == "worden" for token in clause.tokens)
    return clause.helper == "sein" and clause.verb != "sein" and not passive and not takes_sein(clause.verb)


def _dates_an_event(clause: Clause, timex: Timex) -> bool:
    """A date makes an event of any clause with a verb, but not of a mere state of today or a thought."""
    if clause.kind is ClauseKind.FRAGMENT or not clause.verb:
        return False
    if _is_supposition(clause) and (timex.period is None or _is_inverted(clause)):
        return False
    if _is_infinitive(clause) and is_denied(clause):
        return False  # "seinen Vertrag nicht über 2030 hinaus zu verlängern"
    return not (clause.quoted and clause.verb in STATE_VERBS)


def _is_supposition(clause: Clause) -> bool:
    """Konjunktiv II, "könnte", "kann": what might be is nobody's event."""
    if clause.mood is Mood.KONJUNKTIV2 and _is_inverted(clause):
        return True  # "Wäre er 2023 geflohen"
    if clause.mood is Mood.KONJUNKTIV2:
        return clause.helper not in ("haben", "sein") or clause.verb == clause.helper
    return clause.helper in ("können", "müssen", "dürfen", "mögen") and clause.tense is Tense.PRESENT


# --- which expression dates what ------------------------------------------------------------------------------------


def _timex_of(clause: Clause, timexes: tuple[Timex, ...], taken: set[int]) -> Timex | None:
    """The expression that dates a clause: of its own ones the first that names a time, a resolved one before others."""
    own = [t for t in timexes if clause.holds(t.start) and t.start not in taken and _names_a_time(t)]
    if len(own) > 1 and own[0].text.lower() == "heute" and own[1].start - own[0].end < len(" vor rund "):
        del own[0]  # "heute vor 100 Jahren"
    resolved = [t for t in own if t.period]
    return _finest(resolved) if resolved else next(iter(own), None)


def _with_ranges(sentence: Sentence, timexes: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """The expressions of a sentence, the two ends of a range as one: "zwischen Mai und Juli 2023", "3. bis 7. Mai"."""
    joined: list[Timex] = []
    for timex in timexes:
        if joined and (whole := _range(sentence, joined[-1], timex)):
            joined[-1] = whole
        else:
            joined.append(timex)
    return tuple(joined)


def _range(sentence: Sentence, begin: Timex, end: Timex) -> Timex | None:
    """Two expressions as one, where the words between and before them make them the ends of a range."""
    between = sentence.plain[begin.end - sentence.start : end.start - sentence.start].strip()
    before = sentence.plain[: begin.start - sentence.start].lower().split()[-2:]
    is_range = between in ("bis", "bis zum", "bis zur", "-", "–") or (between == "und" and "zwischen" in before)
    if not is_range or begin.period is None or end.period is None or begin.type is not end.type:
        return None
    first, last = begin.period.first, end.period.last
    if first is None or last is None or last < first or begin.type is not TimexType.DATE:
        return None
    text = sentence.text[begin.start - sentence.start : end.end - sentence.start]
    return replace(begin, end=end.end, text=text, period=Period(first, last, Precision.SPAN), alternatives=())


def _names_a_time(timex: Timex) -> bool:
    """Whether an expression can place an event: no length of time, no "täglich", no bare "jetzt"."""
    if timex.type in (TimexType.SET, TimexType.DURATION):
        return timex.period is not None and timex.type is TimexType.DURATION
    return not (timex.period is None and timex.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


def _finest(timexes: list[Timex]) -> Timex:
    """The first expression, or a later one that says more exactly when within it ("2022 … am 24. Februar")."""
    best = timexes[0]
    for timex in timexes[1:]:
        if timex.period and best.period and _lies_within(timex.period, best.period) and timex.period != best.period:
            best = timex
    return best


def _lies_within(inner: Period, outer: Period) -> bool:
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _noun_event(
    sentence: Sentence, found: tuple[Clause, ...], timex: Timex, timexes: tuple[Timex, ...]
) -> _Found | None:
    """An event that is a noun with its own date: "seit der Invasion der Ukraine im Februar 2022"."""
    clause = next((clause for clause in found if clause.holds(timex.start)), None)
    if clause is None or not _names_a_time(timex):
        return None
    before = [token for token in clause.tokens if token.end <= timex.start]
    noun = _governing_noun(before)
    if noun is None:
        return None
    start = _group_start(before, before.index(noun))
    related = start > 0 and before[start - 1].word in RELATING_PREPOSITIONS
    alone = sum(clause.holds(t.start) and _names_a_time(t) for t in timexes) == 1
    if not related and (alone or not _touches(before, noun)):
        return None
    first = before[start].start
    return _Found(
        sentence, clause, first, timex.end, ((first, timex.end),), timex, found, Status.OCCURRED, is_noun=True
    )


def _governing_noun(before: list[Token]) -> Token | None:
    """The event noun to whose group what follows belongs: no verb, no comma and no pronoun between."""
    for token in reversed(before[-8:]):
        if not token.text[0].isalnum() or (token.forms and token.text[0].islower() and token.finite):
            return None
        if token.text[0].isupper() and token.text.lower().endswith(EVENT_NOUNS):
            return token
    return None


def _touches(before: list[Token], noun: Token) -> bool:
    """ "der Revolution von 1979", "das Treffen am Montag": nothing but a preposition between noun and date."""
    between = before[before.index(noun) + 1 :]
    return len(between) <= 1 and all(token.word in PREPOSITIONS for token in between)


def _group_start(before: list[Token], index: int) -> int:
    """Where the noun group begins: its determiner, adjectives and a genitive in front ("Russlands Invasion")."""
    start = index
    while start > 0:
        token = before[start - 1]
        if token.word in PREPOSITIONS or not token.text[0].isalnum():
            break
        adjective = token.word.endswith(("e", "en", "er", "es", "em")) and not token.finite
        genitive = token.text[0].isupper() and token.text.endswith("s")
        if not (adjective or genitive or token.word in DETERMINERS):
            break
        start -= 1
        if token.word in DETERMINERS:
            break
    return start


# --- when, who, what ------------------------------------------------------------------------------------------------


def _event(found: _Found, story: _Story, mentions: tuple[Mention, ...]) -> Event:
    """The event in full: placed, with its actors, topics and status."""
    article = story.article
    period, placed_by, reason = _placed(found, story)
    spans = (*found.spans, *_antecedent_span(found, mentions))
    own = tuple(m for m in mentions if any(start <= m.start < end for start, end in spans))
    text = article.text[found.start : found.end]
    return Event(
        id=_event_id(article.id, found),
        document=article.id,
        start=found.start,
        end=found.end,
        text=text,
        title=_title(found, own),
        sentence=found.sentence,
        period=period,
        placed_by=placed_by,
        timex=found.timex,
        reason=reason,
        mentions=own,
        actors=tuple(dict.fromkeys(m.name for m in own)),
        topics=find_topics(text, story.context),
        status=_status(found, period, article),
        published=article.published,
    )


def _status(found: _Found, period: Period | None, article: Article) -> Status:
    """The status of an event; what is told as fact but lies ahead is planned ("kündigte für Freitag Streiks an")."""
    told = found.status or status(found.clause, found.others, period if found.timex else None, article.published)
    now = article.published.period
    ahead = period and period.first and now and now.last and period.first > now.last
    return Status.PLANNED if told is Status.OCCURRED and ahead else told


def _antecedent_span(found: _Found, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int]]:
    """Whom a relative clause tells of: "Anna Muster, eine Lehrerin, die 2019 gewann" — with no verb between."""
    before = [mention for mention in mentions if mention.end <= found.clause.start]
    if found.clause.kind is not ClauseKind.RELATIVE or found.is_noun or not before:
        return
    last = before[-1]
    between = (token for clause in found.others for token in clause.tokens if last.end <= token.start)
    if not any(token.finite and token.text.islower() for token in between if token.end <= found.clause.start):
        yield last.start, last.end


def _placed(found: _Found, story: _Story) -> tuple[Period | None, PlacedBy, str]:
    """Where an event stands in time: by its own expression, else by the article's date, else nowhere."""
    published = story.article.published
    if found.timex:
        return _placed_by(found.timex, found, story)
    if published.period is None:
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit, und wann der Artikel geschrieben wurde, ist unbekannt."
    if found.clause.pluperfect:
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit und blickt zurück (Plusquamperfekt)."
    if story.is_history or _speaks_of_past(found, story):
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit; der Text erzählt hier von früher."
    exact = published.period.precision is Precision.DAY
    reason = f"Der Satz nennt keine Zeit; als Nachricht gehört er {'zum Tag' if exact else 'zur Zeit'} des Artikels"
    return published.period, PlacedBy.ARTICLE, f"{reason} ({published.source})."


def _placed_by(timex: Timex, found: _Found, story: _Story) -> tuple[Period | None, PlacedBy, str]:
    """The period that an expression gives an event: "ab Mai" has an open end, "bis Freitag" begins now."""
    reason = explain(timex, story.article.published)
    period = timex.part or timex.period  # "Anfang des Jahres" is not the whole of it
    if period is None:
        return None, PlacedBy.NONE, reason
    if period.precision is Precision.DAY and period.first and _NIGHT_BEFORE.search(_before(timex, found)):
        period = Period(period.first - timedelta(days=1), period.last, Precision.SPAN)
    relation = "" if found.is_noun else _relation(timex, found)
    if relation == "ab" and period.last:
        return replace(period, last=None), PlacedBy.EXPRESSION, f"{reason} „ab“: von da an, das Ende ist offen."
    if relation == "bis" and period.last:
        return (
            _until(period, story.article.published.period),
            PlacedBy.EXPRESSION,
            f"{reason} „bis“: längstens so lange.",
        )
    return period, PlacedBy.EXPRESSION, reason


_NIGHT_BEFORE = re.compile(r"\bnacht (?:zum|auf(?: den)?|zu) $", re.IGNORECASE)  # begins on the day before


def _before(timex: Timex, found: _Found) -> str:
    """The words of the sentence before an expression, and its own up to the day it names."""
    plain = found.sentence.plain
    head = plain[: timex.start - found.sentence.start]
    own = plain[timex.start - found.sentence.start : timex.end - found.sentence.start]
    return head if " " not in own else f"{head}{own.rsplit(' ', 1)[0]} "


def _relation(timex: Timex, found: _Found) -> str:
    """The preposition "ab" or "bis" right before an expression."""
    before = [token.word for token in found.clause.tokens if token.end <= timex.start][-2:]
    if before[-1:] in (["zum"], ["zur"], ["dem"], ["der"], ["etwa"], ["mindestens"]):
        before.pop()
    return before[-1] if before and before[-1] in ("ab", "bis") else ""


def _until(period: Period, now: Period | None) -> Period:
    """From the day of writing, where that lies before the end, up to the last day that an expression names."""
    ahead = now and now.first and period.last and now.first <= period.last
    return Period(now.first if now and ahead else None, period.last, Precision.SPAN)


def _tells_history(article: Article, timexes: tuple[Timex, ...]) -> bool:
    """Whether most of the times an article speaks of lie long before it was written: a chronicle, not news."""
    far = [_is_far(timex, article) for timex in timexes if timex.period]
    return len(far) >= 4 and sum(far) > len(far) * 2 / 3


def _is_far(timex: Timex, article: Article) -> bool:
    """Whether an expression speaks of a time well before the article's day."""
    day, period = article.published.period, timex.period
    if not day or not day.first or not period or not period.last:
        return False
    return (day.first - period.last).days > STORY_DISTANCE


def _speaks_of_past(found: _Found, story: _Story) -> bool:
    """Whether the text, in the same paragraph, last spoke of a time well before the article's day."""
    if found.clause.tense is not Tense.PAST:
        return False
    place = bisect_left(story.timexes, found.start, key=lambda timex: timex.start)
    last = next((timex for timex in reversed(story.timexes[max(0, place - 5) : place]) if timex.period), None)
    near = last is not None and "\n" not in story.article.text[last.start : found.start]
    return near and last is not None and _is_far(last, story.article)


def _event_id(document: str, found: _Found) -> str:
    """The same event has the same id in every build: its document and the place of its words."""
    key = f"{document}\0{found.start}\0{found.end}\0{'noun' if found.is_noun else 'clause'}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


# --- titles ----------------------------------------------------------------------------------------------------------

_LEADING = re.compile(r"^(?:(?:und|oder|aber|doch|sondern|denn|sowie)\s+)?[„“\"»«‚‘’›‹\s–—-]*", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(r"(?:er|sie)\b", re.IGNORECASE)


def _title(found: _Found, mentions: tuple[Mention, ...]) -> str:
    """A line that can be read without its article: the event's own words, at most 90 characters."""
    if _is_inverted(found.clause) and found.start < found.clause.start:
        speech = _line(found.sentence, found.start, found.clause.start)
        return _shortened(f"{_speaker(found, mentions)}: {speech}")
    said = max((end for _, end in found.spans), default=0) if found.clause.verb in STATEMENT_VERBS else 0
    line = _LEADING.sub("", _line(found.sentence, found.start, max(found.end, said)))
    if found.is_noun:
        line = _without_determiner(line)
    elif found.clause.kind is ClauseKind.RELATIVE:
        line = f"{_antecedent(found)}, {line}"
    first = next((m for m in mentions if m.start == found.start), None)
    if first and _SUBJECT_PRONOUN.fullmatch(first.text):
        line = first.name + line[len(first.text) :]
    elif _continues(found.clause) and (subject := min(mentions, key=lambda m: m.start, default=None)):
        line = f"{subject.name} {line}" if subject.start < found.start else line
    return _shortened(line)


def _line(sentence: Sentence, start: int, end: int) -> str:
    """Words of a sentence in one line, Markdown left out."""
    return " ".join(sentence.plain[start - sentence.start : end - sentence.start].split())


def _shortened(line: str) -> str:
    line = line.strip(" .,;:–—-")
    for opening, closing in ('""', "„“", "»«", "«»"):
        if line.count(opening) + line.count(closing) == 1:  # its partner stands outside
            line = line.replace(opening, "").replace(closing, "").strip(" .,;:–—-")
    line = line[:1].upper() + line[1:]
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" .,;:–—-") + "…"


def _speaker(found: _Found, mentions: tuple[Mention, ...]) -> str:
    """Who says it, in the words of the clause, a pronoun by the name it stands for."""
    clause = found.clause
    skipped = (clause.finite, clause.verb.removesuffix(clause.helper))  # the verb and its particle: "fügte … hinzu"
    words = [token for token in clause.tokens if token.text not in skipped and token.text[0].isalnum()]
    named = {mention.start: mention.name for mention in mentions if _SUBJECT_PRONOUN.fullmatch(mention.text)}
    if not words:
        return clause.finite
    return named.get(words[0].start) or _line(found.sentence, words[0].start, words[-1].end)


def _without_determiner(line: str) -> str:
    """ "der Revolution von 1979" → "Revolution von 1979"."""
    first, _, rest = line.partition(" ")
    return rest if first.lower() in DETERMINERS and rest else line


def _antecedent(found: _Found) -> str:
    """The noun that a relative clause explains: the last one before it."""
    before = found.sentence.plain[: found.clause.start - found.sentence.start]
    nouns = [word.strip(' ,.;:()"„“»«') for word in before.split() if word.strip('„"»«(')[:1].isupper()]
    return nouns[-1] if nouns else ""
