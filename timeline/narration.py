"""Sentence after sentence: what goes on with the scene before it, and in which order the events of one day happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from timeline.candidates import is_inverted
from timeline.clauses import Clause
from timeline.german.background_words import PERSONS, POINTING
from timeline.german.event_words import BARE_STATEMENT_VERBS, STATEMENT_VERBS
from timeline.german.sequence_words import BEFORE, DURING, FIRST, LATER, NEXT, NEXT_PHRASES, SCENE, SCENE_PHRASES, THEN
from timeline.model import Event, Precision, Sentence, Tense, Timex

FRESH = 6  # days; what the news tells of one day of this week it goes on telling

_TICKER = re.compile(r"[+\s]*\d{1,2}[.:]\d{2} ?Uhr ?(?:\+{2,}|[:|–—-])\s*")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_NEXT_PHRASES = tuple(f" {phrase} " for phrase in NEXT_PHRASES)
_GOING_ON_PHRASES = (*_NEXT_PHRASES, *(f" {phrase} " for phrase in SCENE_PHRASES))
_GOING_ON = FIRST | NEXT | SCENE
_BEHIND = NEXT | LATER
_PARTS_OF_DAY = {"TMO": 8.0, "TMI": 12.0, "TAF": 15.0, "TEV": 20.0}  # the hours by which they are put in order


@dataclass(frozen=True, slots=True)
class Scene:
    """The time that a paragraph last gave to an event of a main clause; ``ticker``: the clock time at its head.

    ``clause`` is that event's own clause, ``sentence`` the last one that told of that time; ``heading`` says that the
    ticker's clock time stands in a title above its message.
    """

    timex: Timex
    paragraph: int
    ticker: bool = False
    clause: Clause | None = None
    sentence: int = -1
    heading: bool = False


def ticker_head(sentence: Sentence) -> int:
    """How many characters of a sentence are the clock time of a live ticker: "14.05 Uhr: "; 0 for other sentences."""
    match = _TICKER.match(sentence.plain)
    return match.end() if match else 0


def continuing_words(clause: Clause, scene: Scene) -> str:
    """The words by which a clause goes on with a scene: "kurz darauf", "in der 67. Minute"; empty if it does not.

    A day goes on, a month or a year does not, unless the clause begins with "dabei".
    """
    if clause.words and clause.words[0].word.lower() in DURING:
        return clause.words[0].word.lower()
    if not _is_day(scene):
        return ""
    words = [token.word.lower() for token in clause.tokens]
    running = f" {' '.join(words)} "
    found = next((phrase for phrase in _GOING_ON_PHRASES if phrase in running), "")
    return found.strip() or next((word for word in words if word in _GOING_ON), "")


def stays_with(clause: Clause, scene: Scene, number: int, written: date | None) -> str:
    """The pronoun by which a sentence stays on the day of the one right before it, a few days before the writing.

    "Am Montag stürzte ein Mann. Ein Hubschrauber flog ihn in die Klinik." What he said of it he may have said today,
    and what is done "gegen ihn" may be of today, too.
    """
    period, back = scene.timex.period, scene.clause
    if number != scene.sentence + 1 or not period or not period.first or not period.last or not written or not back:
        return ""
    if (period.last - period.first).days > 1 or not 0 < (written - period.last).days <= FRESH:
        return ""
    if _is_perfect(clause) or back.tense is not Tense.PAST or clause.verb in STATEMENT_VERBS or clause.quoted:
        return ""
    for before, token in pairwise((None, *clause.tokens)):
        if token is not None and token.word in PERSONS and (before is None or before.word != "gegen"):
            return token.text
    return ""


def returns_to_news(clause: Clause, scene: Scene, quotes: bool = False) -> bool:
    """Whether a clause, behind a look back, is news again: "2024 war der Umsatz gesunken. Die Gewerkschaft warnte …".

    The tense says so: no pluperfect behind a pluperfect, a perfect behind a preterite. What points at the scene
    ("er", "dabei") or names the same things goes on with it. ``quotes``: somebody's words stand before the clause.
    """
    back = scene.clause
    if back is None:
        return False
    if clause.verb in BARE_STATEMENT_VERBS and is_inverted(clause) and quotes:
        return True  # "„Wir prüfen das“, sagte ein Sprecher"
    if any(token.word.lower() in POINTING for token in clause.tokens):
        return False
    if _things(clause) & _things(back):
        return False
    if back.pluperfect and _is_day(scene) and not _is_perfect(clause):
        return clause.verb in STATEMENT_VERBS  # "war am 3. Mai in den Bus gestiegen. Fahrgäste hielten den Mann fest."
    return back.pluperfect or (_is_perfect(clause) and not _is_perfect(back))


def _is_day(scene: Scene) -> bool:
    return scene.timex.period is not None and scene.timex.period.precision is Precision.DAY


def _is_perfect(clause: Clause) -> bool:
    return clause.helper in ("haben", "sein") and clause.verb != clause.helper and not clause.pluperfect


def _things(clause: Clause) -> set[str]:
    return {token.text for token in clause.tokens if token.word[0].isupper()}


def says_then(clause: Clause) -> bool:
    """ "Damals versprach er …": the time that was last spoken of, however long it is."""
    return not THEN.isdisjoint(clause.vocabulary)


def clock_of(clause: Clause, timexes: Sequence[Timex], dating: Timex | None) -> float | None:
    """The hour at which a clause, or the expression that dates it, puts an event: 14:30 → 14.5; None without one."""
    own = [timex for timex in timexes if clause.holds(timex.start)]
    hours = (hour for timex in (*own, dating) if timex and (hour := _hour(timex)) is not None)
    return next(hours, None)


def _hour(timex: Timex) -> float | None:
    if clock := _CLOCK.search(timex.value):
        return int(clock[1]) + int(clock[2] or 0) / 60
    return next((hour for part, hour in _PARTS_OF_DAY.items() if timex.value.endswith(part)), None)


@dataclass(frozen=True, slots=True)
class Told:
    """An event, the clause that tells it, and the hour that the text gives it."""

    event: Event
    clause: Clause
    hour: float | None


def in_order(told: Sequence[Told]) -> tuple[Event, ...]:
    """The events of an article with their order within a day, where the text gives one."""
    ranked: dict[int, int] = {}
    for day in _days(told):
        for place, index in enumerate(_chain(day, told), start=1):
            ranked[index] = place
    return tuple(replace(t.event, order=ranked[i]) if i in ranked else t.event for i, t in enumerate(told))


def _days(told: Sequence[Told]) -> Iterator[list[int]]:
    """The numbers of the events of each single day, in text order."""
    days: dict[object, list[int]] = {}
    for index, one in enumerate(told):
        period = one.event.period
        if period and period.precision is Precision.DAY and period.first == period.last:
            days.setdefault(period.first, []).append(index)
    return (day for day in days.values() if len(day) > 1)


def _chain(day: list[int], told: Sequence[Told]) -> list[int]:
    """The longest run of a day's events that clock times and words such as "dann" put in order."""
    chains: list[list[int]] = []
    clocked = sorted((index for index in day if told[index].hour is not None), key=lambda i: told[i].hour or 0)
    if len({told[index].hour for index in clocked}) > 1:
        chains.append(clocked)
    for before, index in pairwise(day):
        step = _step(told[index], told[before])
        if not step and _shares_subject(told[index], told[before]):
            step = int(any(before in chain for chain in chains))
        if step and not any(index in chain and before in chain for chain in chains):
            _link(chains, before, index, later=step > 0)
    return max(chains, key=len, default=[])


def _link(chains: list[list[int]], before: int, index: int, later: bool) -> None:
    """Puts an event right behind, or right before, the one that was told before it."""
    chain = next((chain for chain in chains if before in chain), None)
    if chain is None:
        chain = [before]
        chains.append(chain)
    if index not in chain:
        chain.insert(chain.index(before) + (1 if later else 0), index)


def _step(one: Told, former: Told) -> int:
    """1 where an event comes after the one told before it, -1 where it comes before it, 0 where nothing tells."""
    if one.event.sentence.paragraph != former.event.sentence.paragraph or one.clause is former.clause:
        return 0
    words = [token.word.lower() for token in one.clause.tokens]
    running = f" {' '.join(words)} "
    if not BEFORE.isdisjoint(words):
        return -1
    if not _BEHIND.isdisjoint(words) or any(phrase in running for phrase in _NEXT_PHRASES):
        return 1
    opened = not FIRST.isdisjoint(token.word.lower() for token in former.clause.tokens)
    return 1 if opened and FIRST.isdisjoint(words) else 0


def _shares_subject(one: Told, former: Told) -> bool:
    """ "… griff ein und wurde verletzt": what goes on in a sentence goes on in its order."""
    same = one.event.sentence.start == former.event.sentence.start
    return same and bool(one.clause.words) and one.clause.words[0].word == "und"
