"""The overview: events a day, week, month, quarter or year as columns that can be brushed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.figures.look import Look, Trace, drawing, surface, time_axis
from timeline.figures.mark import Window, day
from timeline.model import Precision
from timeline.question import Span
from timeline.wording import Words, between, day_in_words, month_in_words, number, period_in_words


@dataclass(frozen=True, slots=True)
class Unit:
    """The columns of the overview: how many months or days each spans, and its name in the table of words."""

    months: int
    key: str
    days: int = 0

    @property
    def counted(self) -> Span:
        """The span of time that the store counts by: whole columns or their parts."""
        return "day" if self.days == 1 else "week" if self.days else "month"


UNITS = (Unit(1, "overview_month"), Unit(3, "overview_quarter"), Unit(12, "overview_year"))
DAY, WEEK = Unit(0, "overview_day", 1), Unit(0, "overview_week", 7)


def unit(window: Window, look: Look) -> Unit:
    """The finest columns of the overview that are wide enough: days and weeks only where there are few of them."""
    if window.days * 10 <= look.plot:
        return DAY
    if window.days / 7 * 20 <= look.plot:
        return WEEK
    return next((u for u in UNITS if window.days / 30.4 / u.months * 5 <= look.plot), UNITS[-1])


def whole_columns(window: Window, unit: Unit) -> Window:
    """The window widened until no column is cut off."""
    return Window(_unit_start(window.first, unit), _unit_end(_unit_start(window.last, unit), unit) - timedelta(days=1))


def overview_figure(histogram: pd.DataFrame, window: Window, unit: Unit, look: Look, words: Words) -> go.Figure:
    """Events a month (quarter, year) in the window: solid what is exact, hatched what is spread over its months."""
    columns = columns_of(histogram, window, unit)
    colour = look.colours[0]
    hovers = [_overview_hover(row, unit, words) for row in columns]
    traces = [
        _column_trace(columns, hovers, "exact", words["exact"], {"color": colour, "line": {"width": 0}}),
        _column_trace(
            columns,
            hovers,
            "imprecise",
            words["imprecise"],
            {
                "color": look.ground,
                "line": {"color": colour, "width": 1},
                "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": look.ground, "size": 5, "solidity": 0.35},
            },
        ),
    ]
    return drawing(traces, _overview_layout(columns, window, look, words["language"]))


def columns_of(histogram: pd.DataFrame, window: Window, unit: Unit) -> list[dict[str, Any]]:
    """The histogram summed into columns: ``start``, ``end`` (exclusive), ``exact``, ``imprecise``."""
    found: dict[date, dict[str, Any]] = {}
    for month, exact, imprecise in histogram[["month", "exact", "imprecise"]].itertuples(index=False):
        start = _unit_start(day(month), unit)
        if start > window.last or _unit_end(start, unit) <= window.first:
            continue
        column = found.setdefault(
            start, {"start": start, "end": _unit_end(start, unit), "exact": 0.0, "imprecise": 0.0}
        )
        column["exact"] += float(exact)
        column["imprecise"] += float(imprecise)
    return list(found.values())


def _unit_start(month: date | None, unit: Unit) -> date:
    assert month is not None
    if unit.days:
        return month - timedelta(days=month.weekday() if unit == WEEK else 0)
    return date(month.year, (month.month - 1) // unit.months * unit.months + 1, 1)


def _unit_end(start: date, unit: Unit) -> date:
    if unit.days:
        return start + timedelta(days=unit.days)
    months = start.year * 12 + start.month - 1 + unit.months
    return date(months // 12, months % 12 + 1, 1) if months < 12 * 10_000 else date.max


def _column_trace(
    columns: list[dict[str, Any]], hovers: list[str], part: str, name: str, marker: dict[str, Any]
) -> Trace:
    return {
        "type": "bar",
        "name": name,
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "x": [column["start"].isoformat() for column in columns],
        "customdata": [[column["start"].isoformat(), column["end"].isoformat()] for column in columns],
        "y": [column[part] for column in columns],
        "width": [(column["end"] - column["start"]).days * 86_400_000 * 0.86 for column in columns],
        "offset": [(column["end"] - column["start"]).days * 86_400_000 * 0.07 for column in columns],
        "marker": marker,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.55}},
    }


_PRECISIONS = {
    **{DAY: Precision.DAY, WEEK: Precision.WEEK},
    **dict(zip(UNITS, (Precision.MONTH, Precision.QUARTER, Precision.YEAR), strict=True)),
}


def _overview_hover(column: Mapping[str, Any], unit: Unit, words: Words) -> str:
    precision = _PRECISIONS[unit]
    language = words["language"]
    when = period_in_words(column["start"], column["end"] - timedelta(days=1), precision, language)
    return words["overview_hover_day" if unit == DAY else "overview_hover"].format(
        when=when,
        exact=number(column["exact"], language),
        imprecise=number(column["imprecise"], language),
    )


def _overview_layout(columns: list[dict[str, Any]], window: Window, look: Look, language: str) -> dict[str, Any]:
    most = max((column["exact"] + column["imprecise"] for column in columns), default=1.0)
    return {
        "height": 120,
        "margin": {"l": 34 if look.narrow else look.left, "r": 14, "t": 6, "b": 26},
        "barmode": "stack",
        "dragmode": "select",
        "selectdirection": "h",
        "hovermode": "closest",
        "newselection": {"line": {"color": look.ink, "width": 1, "dash": "dot"}},
        "xaxis": {**time_axis(window, look, language), "showgrid": False},
        "yaxis": {
            "range": [0, max(most, 1) * 1.08],
            "dtick": max(1, ceil(most / 3)),
            "fixedrange": True,
            "gridcolor": look.faint,
            "zeroline": True,
            "zerolinecolor": look.faint,
            "tickfont": {"color": look.ink, "size": 12},
            "tickformat": ",d",
        },
        **surface(look),
    }


def brushed(selection: Mapping[str, Any], unit: Unit = UNITS[0]) -> Window | None:
    """The days that were chosen in the overview: of the columns that a box touches, or of those that were clicked.

    Of quarters and years it is the months that a box touches.
    """
    days = [date.fromisoformat(str(x)[:10]) for box in selection.get("box") or [] for x in box["x"]]
    if days:
        return whole_columns(Window(min(days), max(days)), unit if unit.days else UNITS[0])
    columns = [point["customdata"] for point in selection.get("points") or [] if point.get("customdata")]
    if not columns:
        return None
    last = date.fromisoformat(max(end for _, end in columns)) - timedelta(days=1)
    return Window(date.fromisoformat(min(start for start, _ in columns)), last)


def overview_words(histogram: pd.DataFrame, window: Window, unit: Unit, words: Words) -> str:
    """The overview in a sentence, for readers who cannot see it."""
    columns = columns_of(histogram, window, unit)
    most = max((column["exact"] + column["imprecise"] for column in columns), default=0)
    name = day_in_words if unit.days else month_in_words
    language = words["language"]
    range = between(name(window.first, language), name(window.last, language), language)
    return words["overview_alt"].format(unit=words[unit.key], range=range, most=number(most, language))
