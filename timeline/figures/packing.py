"""Marks → lanes, a name each, whose rows hold marks that do not touch on the screen."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.figures.look import Look
from timeline.figures.mark import Mark, Window
from timeline.wording import Words

MOST_LANES = 10  # the others share one lane
DOT, GAP = 12, 4  # pixels: diameter of a dot, distance between two marks of one row
THINNEST = 5  # pixels: a shorter bar could be neither seen nor hit

Names = Callable[[Mark], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name and its rows of marks that do not touch."""

    name: str
    rows: tuple[tuple[Mark, ...], ...]

    @property
    def count(self) -> int:
        """How many marks the lane holds."""
        return sum(map(len, self.rows))


def by_topic(chosen: Iterable[str], words: Words) -> Names:
    """The lane of a mark by topic: its first chosen topic, else its first one: most events have several."""
    wanted = set(chosen)

    def names(mark: Mark) -> Sequence[str]:
        return ([t for t in mark.topics if t in wanted] or list(mark.topics) or [words["no_topic"]])[:1]

    return names


def by_actor(chosen: Iterable[str], words: Words) -> Names:
    """The lanes of a mark by actor: one for each chosen actor that it has, or for each of its actors."""
    wanted = set(chosen)

    def names(mark: Mark) -> Sequence[str]:
        return [a for a in mark.actors if a in wanted or not wanted] or [words["no_actor"]]

    return names


def lanes(marks: Sequence[Mark], names: Names, others: str, window: Window, look: Look) -> list[Lane]:
    """The lanes of what a window shows, fullest first; beyond MOST_LANES, the rest shares the lane ``others``."""
    shown = [mark for mark in marks if window.holds(mark)]
    counts = Counter(name for mark in shown for name in names(mark))
    kept = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    kept = kept if len(kept) <= MOST_LANES else kept[: MOST_LANES - 1]
    members: dict[str, list[Mark]] = {name: [] for name in [*kept, others]}
    for mark in shown:
        for name in [name for name in names(mark) if name in kept] or [others]:
            members[name].append(mark)
    return [Lane(name, pack(found, window, look)) for name, found in members.items() if found]


def pack(marks: Iterable[Mark], window: Window, look: Look) -> tuple[tuple[Mark, ...], ...]:
    """Put marks into as few rows as greed finds, so that no two of a row touch on the screen; long ones on top."""
    rows: list[list[tuple[float, float, str, Mark]]] = []
    for mark in sorted(marks, key=lambda mark: _pack_order(mark, window)):
        left, right = pixels(mark, window, look)
        row = next((row for row in rows if _fits(row, left, right)), None)
        if row is None:
            row = []
            rows.append(row)
        insort(row, (left, right, mark.id, mark))
    return tuple(tuple(mark for *_, mark in row) for row in rows)


def _pack_order(mark: Mark, window: Window) -> tuple[int, date, str]:
    first, last = drawn(mark, window)
    length = (last - first).days
    return -next(i for i, limit in enumerate((40, 200, 10**9)) if length <= limit), first, mark.id


def _fits(row: list[tuple[float, float, str, Mark]], left: float, right: float) -> bool:
    """Whether a span of pixels is free in a row that is kept in order."""
    place = bisect_left(row, (left, right, ""))
    return (place == 0 or row[place - 1][1] <= left) and (place == len(row) or right <= row[place][0])


def pixels(mark: Mark, window: Window, look: Look) -> tuple[float, float]:
    """The pixels that a mark takes, with the gap that separates it from the next."""
    first, last = drawn(mark, window)
    scale = look.plot / window.days
    left = ((first - window.first).days) * scale
    right = ((last - window.first).days + 1) * scale
    least = DOT if first == last else THINNEST
    missing = max(0.0, least - (right - left)) / 2
    return left - missing - GAP / 2, right + missing + GAP / 2


def drawn(mark: Mark, window: Window) -> tuple[date, date]:
    """The days that a mark covers on the chart: an open end reaches the window's edge."""
    first = mark.first or min(window.first, mark.last or window.first)
    last = mark.last or max(window.last, mark.first or window.last)
    return first, last
