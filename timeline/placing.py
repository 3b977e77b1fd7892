"""Candidate → where it stands in time, and why: by its own expression, by the article's date, or nowhere."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.candidates import Candidate
from timeline.clauses import Clause
from timeline.explanations import explain
from timeline.german.background_words import AT_AGE, DEEP_TIME, DYING, UNKNOWN_TIME, VAGUE_LENGTH
from timeline.german.comparison_words import LEADING_UP, ONCE_PLANNED, RELATIONS
from timeline.german.event_words import STATEMENT_VERBS
from timeline.model import AnchorKind, Article, Period, PlacedBy, Precision, Tense, Timex, TimexType
from timeline.narration import Scene, returns_to_news
from timeline.tenses import SINCE_A_NOUN

ROUGH = 366  # days; an article's date that is no nearer than that places no event
STORY_DISTANCE = 60  # days; a text that speaks of a time further back tells a story, not the day's news
_DAY = timedelta(days=1)
RECENT = 14  # days; what follows an event of so long ago may still be the day's news

# "bis zu seinem Tod [1998]"
_UNTIL_A_THING = re.compile(r"\b[Bb]is zu[mr]?(?: \w+){0,2} [A-ZÄÖÜ]\w+(?: im| am| vom)?(?: Jahr)? $")
_NIGHT_BEFORE = re.compile(r"\bnacht (?:zum|auf(?: den)?|zu) $", re.IGNORECASE)  # begins on the day before


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells of, sentence by sentence: needed to date what gives no time of its own."""

    article: Article
    timexes: tuple[Timex, ...]
    is_history: bool


def placed(found: Candidate, story: Story, scene: Scene | None = None) -> tuple[Period | None, PlacedBy, str]:
    """Where an event stands in time: by its own expression, else by the article's date, else nowhere."""
    published = story.article.published
    if found.timex and found.carried:
        return _placed_by_scene(found.timex, found, story)
    if found.timex:
        return _placed_by(found.timex, found, story)
    if found.since and found.since.period and found.since.period.first:
        period = Period(found.since.period.first, None, found.since.period.precision)
        return period, PlacedBy.EXPRESSION, f"{explain(found.since, published)} „seit“: von da an."
    if published.period is None:
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit, und wann der Artikel geschrieben wurde, ist unbekannt."
    if _is_rough(published.period):
        return (
            None,
            PlacedBy.NONE,
            f"Der Satz nennt keine Zeit; der Artikel ist nur ungefähr datiert ({published.source}).",
        )
    if _tells_vague_length(found):
        return None, PlacedBy.NONE, "Der Satz nennt nur eine ungefähre Dauer, keinen Tag."
    if (
        found.clause.tense is not Tense.FUTURE
        and found.clause.verb not in STATEMENT_VERBS
        and _tells_unknown_time(found)
    ):
        return None, PlacedBy.NONE, "Der Satz nennt eine Zeit, deren Tage nicht bekannt sind."
    if _tells_age(found):
        return None, PlacedBy.NONE, "Der Satz nennt nur ein Lebensalter, keinen Tag."
    if found.clause.pluperfect:
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit und blickt zurück (Plusquamperfekt)."
    if found.after and _is_far(found.after, story.article, RECENT):
        return None, PlacedBy.NONE, f"Der Satz sagt nur, dass es davor oder danach war ({found.after.text})."
    if story.is_history or _speaks_of_past(found, story, scene):
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit; der Text erzählt hier von früher."
    exact = published.period.precision is Precision.DAY
    reason = f"Der Satz nennt keine Zeit; als Nachricht gehört er {'zum Tag' if exact else 'zur Zeit'} des Artikels"
    return published.period, PlacedBy.ARTICLE, f"{reason} ({published.source})."


def where_planned(
    period: Period | None, placed_by: PlacedBy, reason: str, clause: Clause
) -> tuple[Period | None, PlacedBy, str]:
    """A plan without a time of its own stands where it is reported, and the reason says that its own is not known.

    What was once planned ("sollte ursprünglich im Stadion stattfinden") stands nowhere.
    """
    if placed_by is not PlacedBy.ARTICLE or clause.tense is Tense.PAST:
        return period, placed_by, reason
    if not ONCE_PLANNED.isdisjoint(clause.vocabulary):
        return None, PlacedBy.NONE, "Der Satz nennt keine Zeit und sagt, was einmal geplant war."
    return period, placed_by, f"{reason} Für wann es geplant ist, steht nicht da."


def _tells_vague_length(found: Candidate) -> bool:
    """ "Seit Jahren hat die Stadt nicht gebaut": lasting, and since nobody knows when."""
    begin = found.sentence.start
    plain = found.sentence.plain
    return any(
        pattern.search(plain, a - begin, b - begin)
        for a, b in found.clause.spans
        for pattern in (VAGUE_LENGTH, DEEP_TIME)
    )


def _tells_unknown_time(found: Candidate) -> bool:
    """ "Nach den Sommerferien öffnet die Schule": at some time, and not on the article's day."""
    begin = found.sentence.start
    return any(UNKNOWN_TIME.search(found.sentence.plain, a - begin, b - begin) for a, b in found.clause.spans)


def _tells_age(found: Candidate) -> bool:
    """ "Mit 23 Jahren gewann sie ihren ersten Titel"; one who died at some age is today's news."""
    if found.clause.tense is not Tense.PAST or found.clause.verb in DYING:
        return False
    begin = found.sentence.start
    return any(AT_AGE.search(found.sentence.plain, a - begin, b - begin) for a, b in found.clause.spans)


def _is_rough(period: Period) -> bool:
    """Whether a time of writing is too long to be that of a piece of news."""
    return bool(period.first and period.last and (period.last - period.first).days > ROUGH)


def _placed_by(timex: Timex, found: Candidate, story: Story) -> tuple[Period | None, PlacedBy, str]:
    """The period that an expression gives an event: "ab Mai" has an open end, "bis Freitag" begins now."""
    reason = explain(timex, story.article.published)
    period = timex.part or timex.period  # "Anfang des Jahres" is not the whole of it
    if period is None:
        return None, PlacedBy.NONE, reason
    if timex.anchor.kind is AnchorKind.KNOWN:
        return period, PlacedBy.TEMPONYM, reason
    if period.precision is Precision.DAY and period.first and _NIGHT_BEFORE.search(_before(timex, found)):
        period = Period(period.first - _DAY, period.last, Precision.SPAN)
    if not found.is_noun and SINCE_A_NOUN.search(_before(timex, found)):
        return replace(period, last=None), PlacedBy.EXPRESSION, f"{reason} „seit“: von da an."
    relation = "" if found.is_noun else _relation(timex, found)
    now = story.article.published.period
    if relation == "ab" and period.last:
        return replace(period, last=None), PlacedBy.EXPRESSION, f"{reason} „ab“: von da an, das Ende ist offen."
    if relation == "bis" and period.last:
        return _until(period.last, now), PlacedBy.EXPRESSION, f"{reason} „bis“: längstens so lange."
    if relation == "vor" and period.first:
        return (
            _until(period.first - _DAY, now),
            PlacedBy.EXPRESSION,
            f"{reason} „vor“: davor, wann genau, steht nicht da.",
        )
    if relation == "nach" and period.last:
        return _after(period, now), PlacedBy.EXPRESSION, f"{reason} „nach“: danach, wann genau, steht nicht da."
    return period, PlacedBy.EXPRESSION, reason


def _placed_by_scene(timex: Timex, found: Candidate, story: Story) -> tuple[Period | None, PlacedBy, str]:
    """The period of the scene with which a clause goes on."""
    if timex.period is None:
        return None, PlacedBy.NONE, explain(timex, story.article.published)
    how = "Uhrzeit am Anfang der Meldung" if found.ticker else f"„{found.carried}“: der Text erzählt davon weiter"
    return timex.part or timex.period, PlacedBy.EXPRESSION, f"{explain(timex, story.article.published)} {how}."


def _before(timex: Timex, found: Candidate) -> str:
    """The words of the sentence before an expression, and its own up to the weekday it names."""
    plain = found.sentence.plain
    head = plain[: timex.start - found.sentence.start]
    own = plain[timex.start - found.sentence.start : timex.end - found.sentence.start]
    return head if " " not in own or own[0].isdigit() else f"{head}{own.rsplit(' ', 1)[0]} "


def _relation(timex: Timex, found: Candidate) -> str:
    """The preposition right before an expression that says on which side of it the event was: "ab", "bis", "vor"."""
    before = [token.word.lower() for token in found.clause.tokens if token.end <= timex.start][-3:]
    while before and before[-1] in LEADING_UP:
        before.pop()
    if _UNTIL_A_THING.search(_before(timex, found)):
        return "bis"
    if before[-2:] == ["bis", "vor"]:
        return "bis"  # "bis vor zwei Jahren"
    relation = RELATIONS.get(before[-1], "") if before else ""
    behind = next((token.word for token in found.clause.tokens if token.start >= timex.end), "")
    if behind == "an" and before[-1:] in (["von"], ["vom"]):
        return "ab"  # "von Montag an"
    if relation in ("vor", "nach") and (timex.type is not TimexType.DATE or timex.anchor.kind is AnchorKind.KNOWN):
        return ""
    return relation


def _until(last: date, now: Period | None) -> Period:
    """From the day of writing, where that lies before the end, up to the last day that an expression leaves."""
    ahead = now and now.first and now.first <= last
    return Period(now.first if now and ahead else None, last, Precision.SPAN)


def _after(period: Period, now: Period | None) -> Period:
    """From the first day behind a period up to the day of writing, if that comes later; "nach 1945" is from 1945 on."""
    assert period.last
    first = period.first if period.precision is Precision.YEAR and period.first else period.last + _DAY
    past = now and now.last and first <= now.last
    return Period(first, now.last if now and past else None, Precision.SPAN)


def tells_history(article: Article, timexes: tuple[Timex, ...]) -> bool:
    """Whether most of the times an article speaks of lie long before it was written: a chronicle, not news."""
    far = [_is_far(timex, article) for timex in timexes if timex.period]
    return len(far) >= 4 and sum(far) > len(far) * 2 / 3


def _is_far(timex: Timex, article: Article, distance: int = STORY_DISTANCE) -> bool:
    """Whether an expression speaks of a time well before the article's day."""
    day, period = article.published.period, timex.period
    if not day or not day.first or not period or not period.last:
        return False
    return (day.first - period.last).days > distance


def _speaks_of_past(found: Candidate, story: Story, scene: Scene | None) -> bool:
    """Whether the text, in the same paragraph, last told of a time well before the article's day."""
    if found.clause.tense is not Tense.PAST or scene is None:
        return False
    if scene.paragraph != found.sentence.paragraph or not _is_far(scene.timex, story.article):
        return False
    quotes = any(other.quoted for other in found.others if other.start < found.clause.start)
    return not returns_to_news(found.clause, scene, quotes)
