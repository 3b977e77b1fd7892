"""When the articles of a numbered archive were written, by the order of their numbers and all that is known of each.

Where the numbers in the file names of a folder grow with the dates that are known of its articles, one that is undated
was written between those whose numbers stand around its own. That this is so is not taken for granted but checked on
what is known first. Then every way is weighed in which the whole row can run through the calendar: from article to
article time never goes back, a small step is likelier than a large one and a leap likelier where the numbers leap, and
each article likes the days that its own words allow. What nearly all of these ways have in common for an article is
between which days it was written (a hidden Markov model, its states are stretches of days).
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from timeline.evidence import LONGEST, TRUSTED, Piece, weigh
from timeline.explanations import in_words
from timeline.leanings import Leaning
from timeline.model import Period, Precision

STEPS = 3  # that the known dates must climb with the numbers
PAIRS = 10  # of articles that were certainly written one after the other, in the order of their numbers
STRAY = 0.1  # the share of known dates that may contradict the order
CELLS = 900  # stretches of days into which the time of an archive is cut, a week each at least
LEFT_OUT = 0.05  # of all likely ways, at either end of the days that are given
LEAST = 0.0003  # how likely an article's days are that all of its words speak against
LONG, PIECE, BESIDE = 3_000, 2_000, 500  # articles: longer rows are looked at in pieces, with some on either side
STEP_SIZES = ((0.1, 0.4), (0.5, 0.35), (2.0, 0.2), (8.0, 0.05))  # of the usual step, and how many are of that size

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article of a row: its number and id, and what its words tell of when it was written.

    ``stated`` is the date that it states; then there is nothing to be found.
    """

    number: int
    id: str
    stated: Period | None
    pieces: tuple[Piece, ...] = ()
    leanings: tuple[Leaning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Between which days an article was written, as far as is known of it."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The time that is looked at, cut into stretches of ``step`` days; ``usual`` is the whole row's way through it."""

    starts: NDArray[np.int64]
    step: int
    usual: int


def by_number(row: Sequence[Numbered]) -> Iterator[tuple[str, Piece]]:
    """For the undated articles of a row, in the order of its numbers, the days that their places leave them."""
    bounds = [_bounds(one) for one in row]
    chain = _in_order(bounds)
    calendar = _calendar(bounds, chain) if chain else None
    if chain is None or calendar is None:
        return
    between = _neighbours(bounds, chain)
    steps = _usual_steps(row, calendar)
    for inner, whole in _pieces(row):
        likely = _likely_days(row[whole], steps[whole][:-1], calendar)[inner.start - whole.start :]
        for one, around, days in zip(row[inner], between[inner], likely, strict=False):
            period = _both(around, days) if one.stated is None else None
            if period:
                reason = f"nach der laufenden Nummer {in_words(period)} geschrieben"
                yield one.id, Piece(0, 0, "", (period,), reason, 0.6)


def _pieces(row: Sequence[Numbered]) -> Iterator[tuple[slice, slice]]:
    """The pieces of a row in which articles are undated, each also with those around it that say most of them."""
    if len(row) <= LONG:
        yield slice(0, len(row)), slice(0, len(row))
        return
    for begin in range(0, len(row), PIECE):
        undated = [place for place in range(begin, min(begin + PIECE, len(row))) if row[place].stated is None]
        if undated:
            first, end = undated[0], undated[-1] + 1
            yield slice(first, end), slice(max(0, first - BESIDE), min(end + BESIDE, len(row)))


def _bounds(one: Numbered) -> _Bounds:
    """Its bounds by evidence that can be trusted: a slip would be handed on to all its neighbours."""
    if one.stated:
        return _Bounds(one.stated.first, one.stated.last)
    verdict = weigh(piece for piece in one.pieces if piece.weight >= TRUSTED)
    return _Bounds(verdict.first, verdict.last)


def _both(one: _Bounds, other: _Bounds) -> Period | None:
    first = max(filter(None, (one.first, other.first)), default=None)
    last = min(filter(None, (one.last, other.last)), default=None)
    return Period(first, last, Precision.SPAN) if first and last and first <= last else None


# --- the order of the numbers ---------------------------------------------------------------------------------------


def _in_order(bounds: Sequence[_Bounds]) -> frozenset[int] | None:
    """The articles whose dates agree with the order of their numbers; None where that order is not shown to be so."""
    kept = {place for place, known in enumerate(bounds) if known.first or known.last}
    most = int(len(kept) * STRAY)
    if _contradicting_neighbours(bounds, sorted(kept)) > most:
        return None  # one of each two would have to go
    for _ in range(most + 1):
        pair = _contradiction(bounds, kept)
        if pair is None:
            shown = _climbs(bounds, kept) >= STEPS and _ordered_pairs(bounds, kept) >= PAIRS
            return frozenset(kept) if shown else None
        kept.discard(max(pair, key=lambda place: _contradicted(bounds, kept, place)))
    return None


def _contradiction(bounds: Sequence[_Bounds], kept: Iterable[int]) -> tuple[int, int] | None:
    """An article, and a later-numbered one that was certainly written before it."""
    latest: int | None = None
    for place in sorted(kept):
        last, top = bounds[place].last, bounds[latest].first if latest is not None else None
        if latest is not None and last and top and last < top:
            return latest, place
        first = bounds[place].first
        if first and (top is None or first > top):
            latest = place
    return None


def _contradicting_neighbours(bounds: Sequence[_Bounds], kept: Sequence[int]) -> int:
    """How many pairs of neighbours, none of them in two pairs, contradict each other."""
    pairs = ((bounds[one], bounds[other]) for one, other in zip(kept[::2], kept[1::2], strict=False))
    return sum(bool(one.first and other.last and other.last < one.first) for one, other in pairs)


def _contradicted(bounds: Sequence[_Bounds], kept: Iterable[int], place: int) -> int:
    """With how many others an article is in contradiction."""
    own = bounds[place]
    return sum(
        bool(own.first and (last := bounds[other].last) and other > place and last < own.first)
        or bool(own.last and (first := bounds[other].first) and other < place and first > own.last)
        for other in kept
    )


def _climbs(bounds: Sequence[_Bounds], kept: Iterable[int]) -> int:
    """How many times a known date lies wholly behind the one before it."""
    steps, reached = 0, None
    for place in sorted(kept):
        known = bounds[place]
        if known.first is None or known.last is None:
            continue
        if reached is None or known.first > reached:
            steps, reached = steps + 1, known.last
    return steps


def _ordered_pairs(bounds: Sequence[_Bounds], kept: Iterable[int]) -> int:
    """How many pairs were certainly written in the order of their numbers."""
    lasts: list[date] = []
    pairs = 0
    for place in sorted(kept):
        if first := bounds[place].first:
            pairs += bisect_left(lasts, first)
        if last := bounds[place].last:
            insort(lasts, last)
    return pairs


def _neighbours(bounds: Sequence[_Bounds], chain: frozenset[int]) -> list[_Bounds]:
    """The latest beginning before each article and the earliest end behind it."""
    floors: list[date | None] = []
    floor: date | None = None
    for place, known in enumerate(bounds):
        floors.append(floor)
        if place in chain and known.first:
            floor = max(floor, known.first) if floor else known.first
    found: list[_Bounds] = []
    ceiling: date | None = None
    for place in range(len(bounds) - 1, -1, -1):
        found.append(_Bounds(floors[place], ceiling))
        known = bounds[place]
        if place in chain and known.last:
            ceiling = min(ceiling, known.last) if ceiling else known.last
    return found[::-1]


# --- the ways of a row through the calendar -------------------------------------------------------------------------


def _calendar(bounds: Sequence[_Bounds], chain: Iterable[int]) -> _Calendar | None:
    """As much time again on either side as lies between the articles that are known at both ends."""
    known = [bounds[place] for place in chain]
    held = [
        (one.first.toordinal(), one.last.toordinal())
        for one in known
        if one.first and one.last and (one.last - one.first).days <= LONGEST
    ]
    if not held:
        return None
    first, last = min(first for first, _ in held), max(last for _, last in held)
    margin = max(365, last - first)
    begin, end = max(1, first - margin), min(date.max.toordinal(), last + margin)
    step = max(7, -(-(end - begin) // CELLS))
    return _Calendar(np.arange(begin, end - step, step), step, last - first)


def _likely_days(row: Sequence[Numbered], usual: Sequence[float], calendar: _Calendar) -> list[_Bounds]:
    """For every article the days on which all but a few of the likely ways of the row pass it.

    ``usual`` are the usual lengths of the steps between them, in days.
    """
    likes = [_likes(one, calendar) for one in row]
    days = np.arange(len(calendar.starts)) * calendar.step
    steps = [_mixed(days, each) for each in usual]
    ahead = [_share(likes[0])]
    for like, step in zip(likes[1:], steps, strict=True):
        ahead.append(_share(_onward(ahead[-1], step) * like))
    behind = np.ones(len(calendar.starts))
    found = [_between(ahead[-1], calendar)]
    for place in range(len(row) - 1, 0, -1):
        behind = _share(_onward((likes[place] * behind)[::-1], steps[place - 1])[::-1])
        found.append(_between(_share(ahead[place - 1] * behind), calendar))
    return found[::-1]


def _likes(one: Numbered, calendar: _Calendar) -> Array:
    """How well each stretch of days goes with an article's words."""
    like = np.ones(len(calendar.starts))
    if one.stated:
        like *= _or(_inside((one.stated,), calendar), LEAST)
    for piece in one.pieces:
        wrong = (1 - piece.weight) ** 3 if piece.weight >= TRUSTED else 1 - piece.weight
        like *= _or(_inside(piece.options, calendar), wrong)
    for leaning in one.leanings:
        like *= _or(_inside(leaning.options, calendar), leaning.outside)
    floored: Array = np.maximum(like, like.max() * LEAST)
    return floored


def _or(inside: NDArray[np.bool_], otherwise: float) -> Array:
    return np.where(inside, 1.0, otherwise)


def _inside(options: Iterable[Period], calendar: _Calendar) -> NDArray[np.bool_]:
    held = np.zeros(len(calendar.starts), dtype=bool)
    for period in options:
        first = period.first.toordinal() if period.first else 0
        last = period.last.toordinal() if period.last else date.max.toordinal()
        begin = np.searchsorted(calendar.starts, first - calendar.step, side="right")
        held[begin : np.searchsorted(calendar.starts, last, side="right")] = True
    return held


def _usual_steps(row: Sequence[Numbered], calendar: _Calendar) -> list[float]:
    """How many days usually lie between each article and the next one, more where the numbers leap; 0 for the last.

    Archives grow now faster, now slower: the step grows with the root of the leap, and may be many times as long.
    """
    leaps = np.sqrt(np.maximum(1, np.diff([one.number for one in row])))
    return [*(calendar.usual * leaps / leaps.sum()).tolist(), 0.0]


def _mixed(days: NDArray[np.int64], usual: float) -> Array:
    """Steps of all sizes around the usual one: many small ones, and a few that are many times as long."""
    likely = np.zeros(len(days))
    for size, share in STEP_SIZES:
        likely += share * _share(np.exp(-days / (size * usual)))
    return likely


def _onward(likely: Array, step: Array) -> Array:
    """Where a row can be after a step from where it can have been before it."""
    reached: Array = np.convolve(likely, step)[: len(likely)]
    return reached


def _share(weights: Array) -> Array:
    total = weights.sum()
    return weights / total if total > 0 else np.full(len(weights), 1 / len(weights))


def _between(likely: Array, calendar: _Calendar) -> _Bounds:
    """The days without the unlikely ones at both ends; open where they reach the end of what is looked at."""
    passed = np.cumsum(likely)
    begin, end = int(np.searchsorted(passed, LEFT_OUT)), int(np.searchsorted(passed, 1 - LEFT_OUT))
    first = date.fromordinal(int(calendar.starts[begin])) if begin > 0 else None
    cut = end < len(calendar.starts) - 1
    return _Bounds(first, date.fromordinal(int(calendar.starts[end]) + calendar.step - 1) if cut else None)
