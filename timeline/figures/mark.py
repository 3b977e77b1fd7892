"""Events of the store's table → the marks of the charts, and the days that a chart shows."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any

import pandas as pd

from timeline.model import Precision, Status
from timeline.wording import month_end

MOST_MARKS = 2000  # more single marks than this take the browser seconds to draw
SHARE = 0.8  # of the events that the first view must hold where they lie far apart
SPREAD_MONTHS = 36  # fewer months than this are always shown whole


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as the chart needs it; ``topics`` and ``actors`` are names for people, not ids."""

    id: str
    title: str
    first: date | None
    last: date | None
    precision: Precision
    status: Status
    actors: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a chart shows, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1

    def holds(self, mark: Mark) -> bool:
        """Whether any of the mark can be seen in this window."""
        return (mark.first or date.min) <= self.last and (mark.last or date.max) >= self.first


def marks(rows: Iterable[Mapping[str, Any]], topic_names: Mapping[str, str]) -> list[Mark]:
    """The dated events among the store's rows; ``topic_names`` says how people call a topic."""
    return [_mark(row, topic_names) for row in rows if row["first"] or row["last"]]


def _mark(row: Mapping[str, Any], topic_names: Mapping[str, str]) -> Mark:
    return Mark(
        row["id"],
        row["title"],
        row["first"],
        row["last"],
        Precision(row["precision"]),
        Status(row["status"]),
        tuple(row["actors"]),
        tuple(topic_names.get(topic, topic) for topic in row["topics"]),
    )


def day(value: Any) -> date | None:
    """A day of the store's table as Python's date; None where the table has none."""
    if value is None or pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def extent(histogram: pd.DataFrame) -> Window | None:
    """The whole months between the first and the last event of a histogram; None where it is empty."""
    if histogram.empty:
        return None
    months: list[date] = [day(month) for month in histogram["month"]]  # type: ignore[misc]
    return Window(months[0], month_end(months[-1]))


def densest(histogram: pd.DataFrame) -> Window | None:
    """The shortest run of months that holds SHARE of the events, the latest of several; None if the histogram is empty.

    Where all of them lie within SPREAD_MONTHS, or the run is hardly shorter than everything, it is everything.
    """
    whole = extent(histogram)
    if whole is None or whole.days <= SPREAD_MONTHS * 31:
        return whole
    months: list[date] = [day(month) for month in histogram["month"]]  # type: ignore[misc]
    sums = [0.0, *accumulate(histogram["exact"] + histogram["imprecise"])]
    runs = [
        Window(months[i], month_end(months[bisect_left(sums, sums[i] + SHARE * sums[-1] - 1e-9) - 1]))
        for i in range(len(months))
        if sums[i] + SHARE * sums[-1] - 1e-9 <= sums[-1]
    ]
    best = min(runs, key=lambda run: (run.days, -run.first.toordinal()))
    return best if best.days < 0.6 * whole.days else whole
