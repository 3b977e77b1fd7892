"""The packed lanes as a chart.

A day is a dot, anything longer a bar of its true length, the paler the less exact; what the text does not state as a
fact is hollow or hatched, an open end has an arrow. All text of articles is escaped, since Plotly reads a subset of
HTML in labels and hovers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from timeline.figures.look import Look, Trace, drawing, paler, surface, time_axis
from timeline.figures.mark import Mark, Window
from timeline.figures.packing import DOT, THINNEST, Lane, drawn
from timeline.model import Precision, Status
from timeline.wording import Words, number, period_in_words

ROW, LANE_GAP = 17, 8  # pixels: a row's height, and the space above and below a lane's rows
LABEL = 20  # pixels: the line above a lane that holds its name where the screen is narrow
LEAST = 160  # pixels: Plotly drops the hover of a chart that is too low for it
TOP, BOTTOM = 18, 30  # pixels: margins of the lanes

_SYMBOLS = {
    Status.OCCURRED: "circle",
    Status.CLAIMED: "circle-open",
    Status.PLANNED: "diamond-open",
    Status.DENIED: "circle-x-open",
}
_HATCHES = {Status.OCCURRED: "", Status.CLAIMED: "/", Status.PLANNED: ".", Status.DENIED: "x"}
STRENGTH = {
    Precision.DAY: 0.9,
    Precision.WEEKEND: 0.85,
    Precision.WEEK: 0.75,
    Precision.SPAN: 0.6,
    Precision.MONTH: 0.5,
    Precision.SEASON: 0.38,
    Precision.QUARTER: 0.38,
    Precision.HALF: 0.32,
    Precision.YEAR: 0.24,
    Precision.DECADE: 0.16,
    Precision.CENTURY: 0.12,
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark with its height on the chart and its colour."""

    mark: Mark
    y: float
    colour: str


def lanes_figure(
    lanes: Sequence[Lane], window: Window, today: date, chosen: str, look: Look, words: Words
) -> go.Figure:
    """The packed lanes; every mark carries its event's id as ``customdata``, ``chosen`` is ringed."""
    tops = list(accumulate((_lane_height(lane, look) for lane in lanes), initial=0.0))
    placed = [
        _Placed(mark, -(top + _head(look) + ROW * (row + 0.5)), look.colours[i % len(look.colours)])
        for i, (lane, top) in enumerate(zip(lanes, tops, strict=False))
        for row, found in enumerate(lane.rows)
        for mark in found
    ]
    traces = [_ring(placed, chosen, look), *_arrows(placed, window)]
    traces += [_bars(placed, window, chosen, look, words), _dots(placed, look, words)]
    layout = {
        **_lanes_layout(lanes, tops, window, look, words["language"]),
        "shapes": [*_separators(tops, look), *_today_line(today, window, look)],
        "annotations": [*_names_above(lanes, tops, look, words["language"]), *_today_word(today, window, look, words)],
    }
    return drawing(traces, layout)


def _head(look: Look) -> float:
    """The pixels of a lane above its first row."""
    return LANE_GAP + (LABEL if look.narrow else 0)


def _lane_height(lane: Lane, look: Look) -> float:
    return _head(look) + ROW * len(lane.rows) + LANE_GAP


def _is_dot(mark: Mark) -> bool:
    return mark.first is not None and mark.first == mark.last


def _bars(placed: Sequence[_Placed], window: Window, chosen: str, look: Look, words: Words) -> Trace:
    shown = [one for one in placed if not _is_dot(one.mark)]
    spans = [_bar_span(one.mark, window, look) for one in shown]
    solid = [one.mark.status is Status.OCCURRED for one in shown]
    fills = [paler(one.colour, STRENGTH[one.mark.precision], look) for one in shown]
    ringed = [one.mark.id == chosen for one in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for start, _ in spans],
        "x": [length for _, length in spans],
        "y": [one.y for one in shown],
        "width": DOT,
        "customdata": [one.mark.id for one in shown],
        "hovertext": [hover(one.mark, words, look) for one in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": fills,
            "cornerradius": 2,
            "line": {
                "color": [look.ink if ring else one.colour for one, ring in zip(shown, ringed, strict=True)],
                "width": [2.5 if ring else 1 for ring in ringed],
            },
            "pattern": {
                "shape": [_HATCHES[one.mark.status] for one in shown],
                "fillmode": "replace",
                "fgcolor": [one.colour for one in shown],
                "bgcolor": [fill if full else look.ground for fill, full in zip(fills, solid, strict=True)],
                "size": 6,
                "solidity": 0.35,
            },
        },
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _bar_span(mark: Mark, window: Window, look: Look) -> tuple[str, float]:
    """Where a bar begins and its length in milliseconds, at least THINNEST pixels around its middle."""
    first, last = drawn(mark, window)
    days = (last - first).days + 1
    least = THINNEST * window.days / look.plot
    start = datetime(first.year, first.month, first.day) - _safe(first, max(0.0, least - days) / 2)
    return start.isoformat(), max(days, least) * 86_400_000


def _safe(first: date, days: float) -> timedelta:
    """So many days, but none before the calendar begins."""
    return timedelta(days=min(days, first.toordinal() - 1))


def _ring(placed: Sequence[_Placed], chosen: str, look: Look) -> Trace:
    """A ring around the dot that is chosen; an event can stand in several lanes."""
    shown = [one for one in placed if _is_dot(one.mark) and one.mark.id == chosen]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_noon(one.mark.first) for one in shown],
        "y": [one.y for one in shown],
        "marker": {"symbol": "circle-open", "color": look.ink, "size": DOT + 6, "line": {"width": 2.5}, "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
        "cliponaxis": False,
        "showlegend": False,
    }


def _dots(placed: Sequence[_Placed], look: Look, words: Words) -> Trace:
    shown = [one for one in placed if _is_dot(one.mark)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_noon(one.mark.first) for one in shown],
        "y": [one.y for one in shown],
        "customdata": [one.mark.id for one in shown],
        "hovertext": [hover(one.mark, words, look) for one in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [_SYMBOLS[one.mark.status] for one in shown],
            "color": [one.colour for one in shown],
            "size": DOT - 1,
            "opacity": 1,
            "line": {"color": [one.colour for one in shown], "width": 1.8},
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "showlegend": False,
    }


def _noon(day: date | None) -> str:
    assert day is not None
    return f"{day.isoformat()}T12:00"


def _arrows(placed: Sequence[_Placed], window: Window) -> list[Trace]:
    """An arrow at each open end, on the edge of the window."""
    ends = [("triangle-right", window.last, [one for one in placed if one.mark.last is None])]
    ends += [("triangle-left", window.first, [one for one in placed if one.mark.first is None])]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_noon(edge)] * len(found),
            "y": [one.y for one in found],
            "marker": {"symbol": symbol, "color": [one.colour for one in found], "size": DOT, "opacity": 1},
            "unselected": {"marker": {"opacity": 1}},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "showlegend": False,
        }
        for symbol, edge, found in ends
        if found
    ]


def _lanes_layout(
    lanes: Sequence[Lane], tops: Sequence[float], window: Window, look: Look, language: str
) -> dict[str, Any]:
    height = max(tops[-1], LEAST)
    return {
        "height": height + TOP + BOTTOM,
        "margin": {"l": look.left, "r": 14, "t": TOP, "b": BOTTOM},
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "barmode": "overlay",
        "xaxis": time_axis(window, look, language),
        "yaxis": {
            "range": [-height, 0],
            "fixedrange": True,
            "zeroline": False,
            **_lane_ticks(lanes, tops, look, language),
        },
        **surface(look),
    }


def _separators(tops: Sequence[float], look: Look) -> Iterator[dict[str, Any]]:
    """A line between two lanes."""
    for top in tops[1:-1]:
        line = {"color": look.faint, "width": 1}
        yield {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": -top,
            "y1": -top,
            "line": line,
            "layer": "below",
        }


def _lane_ticks(lanes: Sequence[Lane], tops: Sequence[float], look: Look, language: str) -> dict[str, Any]:
    if look.narrow:
        return {"showticklabels": False, "showgrid": False}
    return {
        "showgrid": False,
        "tickvals": [-(top + below) / 2 for top, below in pairwise(tops)],
        "ticktext": ["<br>".join(map(_as_text, wrap(_lane_label(lane, language), 23))) for lane in lanes],
        "tickfont": {"color": look.ink, "size": 13},
    }


def _lane_label(lane: Lane, language: str) -> str:
    return f"{lane.name}\N{NO-BREAK SPACE}({number(lane.count, language)})"


def _names_above(lanes: Sequence[Lane], tops: Sequence[float], look: Look, language: str) -> Iterator[dict[str, Any]]:
    """On a narrow screen, the name of each lane above its first row."""
    for lane, top in zip(lanes, tops, strict=False):
        if look.narrow:
            yield {
                **{
                    "text": _as_text(_lane_label(lane, language)),
                    "showarrow": False,
                    "font": {"color": look.ink, "size": 13},
                },
                **{"x": 0, "xref": "paper", "xanchor": "left", "y": -top - 4, "yanchor": "top"},
                **{"bgcolor": look.ground, "borderpad": 1},
            }


def _today_line(today: date, window: Window, look: Look) -> Iterator[dict[str, Any]]:
    """A dotted line through the day of today, if the window shows it."""
    if window.first <= today <= window.last:
        line = {"color": look.alarm, "width": 1.5, "dash": "dot"}
        x = _noon(today)
        yield {"type": "line", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line, "layer": "below"}


def _today_word(today: date, window: Window, look: Look, words: Words) -> Iterator[dict[str, Any]]:
    """The word above that line."""
    if window.first <= today <= window.last:
        yield {
            **{"text": words["today"], "showarrow": False, "font": {"color": look.alarm, "size": 12}},
            **{"x": _noon(today), "y": 1, "yref": "paper", "yanchor": "bottom"},
        }


def hover(mark: Mark, words: Words, look: Look) -> str:
    """What pointing at a mark tells: title, period, status, actors and topics; every word of an article escaped."""
    status = f"{words[f'status_{mark.status}']}: {words[f'status_{mark.status}_long']}"
    width = 34 if look.narrow else 56
    lines = [
        f"<b>{_wrapped(mark.title, width, 3)}</b>",
        escape(period_in_words(mark.first, mark.last, mark.precision, words["language"])),
        escape(status),
        *(_wrapped(f"{words['detail_actors']}: {', '.join(mark.actors)}", width, 2) for _ in mark.actors[:1]),
        *(_wrapped(f"{words['detail_topics']}: {', '.join(mark.topics)}", width, 2) for _ in mark.topics[:1]),
    ]
    return "<br>".join(lines)


def _as_text(text: str) -> str:
    """Text that Plotly shows as it stands: it knows &lt;, &gt; and &amp;, and would show &quot; as such."""
    return escape(text, quote=False)


def _wrapped(text: str, width: int, most: int) -> str:
    """Text in lines that fit a hover, escaped line by line so that no entity is torn.

    The standard library's ``wrap`` takes ten times as long, and there are two thousand marks.
    """
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) < width:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        else:
            lines += [word[i : i + width] for i in range(0, len(word), width)]
    lines = lines if lines[0] else lines[1:]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: width - 2]} …"]
    return "<br>".join(map(_as_text, lines))
