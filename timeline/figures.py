"""Events → charts: the overview (events a month) and the packed lanes; knows nothing of the page.

A day is a dot, anything longer a bar of its true length, the paler the less exact; what the text does not state as a
fact is hollow or hatched, an open end has an arrow. Nothing hides anything: within a lane, events that would touch are
put into rows of their own. All text of articles is escaped, since Plotly reads a subset of HTML in labels and hovers.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from itertools import accumulate, pairwise
from math import ceil
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.model import Precision, Status
from timeline.wording import Words, between, month_end, month_in_words, number, period_in_words

MOST_MARKS = 2000  # more single marks than this take the browser seconds to draw
MOST_LANES = 10  # the others share one lane
SHARE = 0.8  # of the events that the first view must hold where they lie far apart
SPREAD_MONTHS = 36  # fewer months than this are always shown whole

FONT = '"Source Sans", sans-serif'  # the page's own; no font comes from the network
DOT, GAP = 12, 4  # pixels: diameter of a dot, distance between two marks of one row
THINNEST = 5  # pixels: a shorter bar could be neither seen nor hit
TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
ROW, LANE_GAP = 17, 8  # pixels: a row's height, and the space above and below a lane's rows
LABEL = 20  # pixels: the line above a lane that holds its name where the screen is narrow
LEAST = 160  # pixels: Plotly drops the hover of a chart that is too low for it
TOP, BOTTOM = 18, 30  # pixels: margins of the lanes


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


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name and its rows of marks that do not touch."""

    name: str
    rows: tuple[tuple[Mark, ...], ...]

    @property
    def count(self) -> int:
        """How many marks the lane holds."""
        return sum(map(len, self.rows))


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart must know of the screen: dark or light, and how many pixels wide the page's column is."""

    dark: bool = False
    width: int = 900

    @property
    def narrow(self) -> bool:
        """Whether lanes bear their names above them, since there is no room beside them."""
        return self.width < 640

    @property
    def left(self) -> int:
        """The left margin in pixels."""
        return 10 if self.narrow else 168

    @property
    def plot(self) -> int:
        """The pixels between the margins."""
        return max(160, self.width - self.left - 14)

    @property
    def ink(self) -> str:
        """The colour of words and of the mark that is chosen."""
        return "#e8ecf0" if self.dark else "#1d242c"

    @property
    def faint(self) -> str:
        """The colour of lines that only guide the eye."""
        return "rgba(232,236,240,0.16)" if self.dark else "rgba(29,36,44,0.14)"

    @property
    def ground(self) -> str:
        """The colour behind everything."""
        return "#12161b" if self.dark else "#ffffff"

    @property
    def alarm(self) -> str:
        """The colour of the line that marks today."""
        return "#ff8a65" if self.dark else "#b3261e"

    @property
    def colours(self) -> tuple[str, ...]:
        """Okabe and Ito's palette for all colour vision, shifted until each stands out 3:1 from the ground."""
        return _DARK if self.dark else _LIGHT


_LIGHT = ("#0072b2", "#b85000", "#008562", "#b0508c", "#8a6d00", "#2f7fa8", "#5c6670")
_DARK = ("#56b4e9", "#e69f00", "#2fbf94", "#e08fbf", "#f0e442", "#9fb8ff", "#aab4be")
_SYMBOLS = {
    Status.OCCURRED: "circle",
    Status.CLAIMED: "circle-open",
    Status.PLANNED: "diamond-open",
    Status.DENIED: "circle-x-open",
}
_HATCHES = {Status.OCCURRED: "", Status.CLAIMED: "/", Status.PLANNED: ".", Status.DENIED: "x"}
_STRENGTH = {
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


# --- what is drawn -----------------------------------------------------------------------------------------------


def marks(frame: pd.DataFrame, topic_names: Mapping[str, str]) -> list[Mark]:
    """The dated events of the store's table; ``topic_names`` says how people call a topic."""
    dated = frame[frame["first"].notna() | frame["last"].notna()]
    return [_mark(row, topic_names) for row in dated.to_dict("records")]


def _mark(row: Mapping[Any, Any], topic_names: Mapping[str, str]) -> Mark:
    return Mark(
        row["id"],
        row["title"],
        day(row["first"]),
        day(row["last"]),
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


# --- lanes -------------------------------------------------------------------------------------------------------

Names = Callable[[Mark], Sequence[str]]


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
        left, right = _pixels(mark, window, look)
        row = next((row for row in rows if _fits(row, left, right)), None)
        if row is None:
            row = []
            rows.append(row)
        insort(row, (left, right, mark.id, mark))
    return tuple(tuple(mark for *_, mark in row) for row in rows)


def _pack_order(mark: Mark, window: Window) -> tuple[int, date, str]:
    first, last = _drawn(mark, window)
    length = (last - first).days
    return -next(i for i, limit in enumerate((40, 200, 10**9)) if length <= limit), first, mark.id


def _fits(row: list[tuple[float, float, str, Mark]], left: float, right: float) -> bool:
    """Whether a span of pixels is free in a row that is kept in order."""
    place = bisect_left(row, (left, right, ""))
    return (place == 0 or row[place - 1][1] <= left) and (place == len(row) or right <= row[place][0])


def _pixels(mark: Mark, window: Window, look: Look) -> tuple[float, float]:
    """The pixels that a mark takes, with the gap that separates it from the next."""
    first, last = _drawn(mark, window)
    scale = look.plot / window.days
    left = ((first - window.first).days) * scale
    right = ((last - window.first).days + 1) * scale
    least = DOT if first == last else THINNEST
    missing = max(0.0, least - (right - left)) / 2
    return left - missing - GAP / 2, right + missing + GAP / 2


def _drawn(mark: Mark, window: Window) -> tuple[date, date]:
    """The days that a mark covers on the chart: an open end reaches the window's edge."""
    first = mark.first or min(window.first, mark.last or window.first)
    last = mark.last or max(window.last, mark.first or window.last)
    return first, last


# --- the chart of lanes --------------------------------------------------------------------------------------------


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
    figure = go.Figure([_ring(placed, chosen, look), *_arrows(placed, window)])
    figure.add_traces([_bars(placed, window, chosen, look, words), _dots(placed, look, words)])
    figure.update_layout(_lanes_layout(lanes, tops, window, look, words["language"]))
    figure.update_layout(
        shapes=[*_separators(tops, look), *_today_line(today, window, look)],
        annotations=[*_names_above(lanes, tops, look, words["language"]), *_today_word(today, window, look, words)],
    )
    return figure


def _head(look: Look) -> float:
    """The pixels of a lane above its first row."""
    return LANE_GAP + (LABEL if look.narrow else 0)


def _lane_height(lane: Lane, look: Look) -> float:
    return _head(look) + ROW * len(lane.rows) + LANE_GAP


def _is_dot(mark: Mark) -> bool:
    return mark.first is not None and mark.first == mark.last


def _bars(placed: Sequence[_Placed], window: Window, chosen: str, look: Look, words: Words) -> go.Bar:
    shown = [one for one in placed if not _is_dot(one.mark)]
    spans = [_bar_span(one.mark, window, look) for one in shown]
    solid = [one.mark.status is Status.OCCURRED for one in shown]
    fills = [_paler(one.colour, _STRENGTH[one.mark.precision], look) for one in shown]
    ringed = [one.mark.id == chosen for one in shown]
    return go.Bar(
        orientation="h",
        base=[start for start, _ in spans],
        x=[length for _, length in spans],
        y=[one.y for one in shown],
        width=DOT,
        customdata=[one.mark.id for one in shown],
        hovertext=[hover(one.mark, words, look) for one in shown],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
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
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )


def _bar_span(mark: Mark, window: Window, look: Look) -> tuple[str, float]:
    """Where a bar begins and its length in milliseconds, at least THINNEST pixels around its middle."""
    first, last = _drawn(mark, window)
    days = (last - first).days + 1
    least = THINNEST * window.days / look.plot
    start = datetime(first.year, first.month, first.day) - _safe(first, max(0.0, least - days) / 2)
    return start.isoformat(), max(days, least) * 86_400_000


def _safe(first: date, days: float) -> timedelta:
    """So many days, but none before the calendar begins."""
    return timedelta(days=min(days, first.toordinal() - 1))


def _ring(placed: Sequence[_Placed], chosen: str, look: Look) -> go.Scatter:
    """A ring around the dot that is chosen; an event can stand in several lanes."""
    shown = [one for one in placed if _is_dot(one.mark) and one.mark.id == chosen]
    return go.Scatter(
        mode="markers",
        x=[_noon(one.mark.first) for one in shown],
        y=[one.y for one in shown],
        marker={"symbol": "circle-open", "color": look.ink, "size": DOT + 6, "line": {"width": 2.5}, "opacity": 1},
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )


def _dots(placed: Sequence[_Placed], look: Look, words: Words) -> go.Scatter:
    shown = [one for one in placed if _is_dot(one.mark)]
    return go.Scatter(
        mode="markers",
        x=[_noon(one.mark.first) for one in shown],
        y=[one.y for one in shown],
        customdata=[one.mark.id for one in shown],
        hovertext=[hover(one.mark, words, look) for one in shown],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "symbol": [_SYMBOLS[one.mark.status] for one in shown],
            "color": [one.colour for one in shown],
            "size": DOT - 1,
            "opacity": 1,
            "line": {"color": [one.colour for one in shown], "width": 1.8},
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        showlegend=False,
    )


def _noon(day: date | None) -> str:
    assert day is not None
    return f"{day.isoformat()}T12:00"


def _arrows(placed: Sequence[_Placed], window: Window) -> list[go.Scatter]:
    """An arrow at each open end, on the edge of the window."""
    ends = [("triangle-right", window.last, [one for one in placed if one.mark.last is None])]
    ends += [("triangle-left", window.first, [one for one in placed if one.mark.first is None])]
    return [
        go.Scatter(
            mode="markers",
            x=[_noon(edge)] * len(found),
            y=[one.y for one in found],
            marker={"symbol": symbol, "color": [one.colour for one in found], "size": DOT, "opacity": 1},
            unselected={"marker": {"opacity": 1}},
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=False,
        )
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
        "xaxis": _time_axis(window, look, language),
        "yaxis": {
            "range": [-height, 0],
            "fixedrange": True,
            "zeroline": False,
            **_lane_ticks(lanes, tops, look, language),
        },
        **_surface(look),
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
        "ticktext": ["<br>".join(map(escape, wrap(_lane_label(lane, language), 23))) for lane in lanes],
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
                    "text": escape(_lane_label(lane, language)),
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


def _surface(look: Look) -> dict[str, Any]:
    """What both charts share: no ground of their own, and a hover that reads like the page."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": look.ink, "size": 12, "family": FONT},
        "showlegend": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": "#263039" if look.dark else "#ffffff",
            "bordercolor": look.faint,
            "font": {"color": look.ink, "size": 13, "family": FONT},
            "namelength": -1,
        },
    }


def _time_axis(window: Window, look: Look, language: str) -> dict[str, Any]:
    """A date axis of the window, with as many labels as have room."""
    return {
        "type": "date",
        "range": [window.first.isoformat(), f"{window.last.isoformat()}T23:59:59"],
        "fixedrange": True,
        "tickangle": 0,
        "showgrid": True,
        "gridcolor": look.faint,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": look.faint,
        "tickfont": {"color": look.ink, "size": 12},
        **_ticks(window, look, language),
    }


def _ticks(window: Window, look: Look, language: str) -> dict[str, Any]:
    """Labels on whole months or years; on days where there are only a few weeks."""
    if window.days <= 62:
        step = max(1, ceil(window.days * 85 / look.plot))
        day = "%-d. %b %Y" if language == "de" else "%-d %b %Y"
        return {"tickformat": day, "dtick": step * 86_400_000, "tick0": window.first.isoformat()}
    months = next((m for m in TICK_MONTHS if window.days / 30.4 / m * 75 <= look.plot), TICK_MONTHS[-1])
    return {"tickformat": "%Y" if months >= 12 else "%b %Y", "dtick": f"M{months}", "tick0": "2000-01-01"}


def _paler(colour: str, strength: float, look: Look) -> str:
    """A colour mixed with the ground; mixed rather than transparent, so that no grid line shines through a bar."""
    shares = [(int(colour[i : i + 2], 16), int(look.ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(full * strength + ground * (1 - strength)):02x}" for full, ground in shares)


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


def _wrapped(text: str, width: int, most: int) -> str:
    """Text in lines that fit a hover, escaped line by line so that no entity is torn."""
    lines = wrap(text, width, max_lines=most, placeholder=" …")
    return "<br>".join(escape(line) for line in lines)


# --- the overview ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """The columns of the overview: how many months each spans, and the key of its name in the table of words."""

    months: int
    key: str


UNITS = (Unit(1, "overview_month"), Unit(3, "overview_quarter"), Unit(12, "overview_year"))


def unit(window: Window, look: Look) -> Unit:
    """The finest columns of the overview that are at least five pixels wide."""
    return next((u for u in UNITS if window.days / 30.4 / u.months * 5 <= look.plot), UNITS[-1])


def whole_columns(window: Window, unit: Unit) -> Window:
    """The window widened until no column is cut off."""
    return Window(_unit_start(window.first, unit), _unit_end(_unit_start(window.last, unit), unit) - timedelta(days=1))


def overview_figure(histogram: pd.DataFrame, window: Window, unit: Unit, look: Look, words: Words) -> go.Figure:
    """Events a month (quarter, year) in the window: solid what is exact, hatched what is spread over its months."""
    columns = _columns(histogram, window, unit)
    colour = look.colours[0]
    figure = go.Figure(
        [
            _column_trace(columns, "exact", words["exact"], {"color": colour, "line": {"width": 0}}),
            _column_trace(
                columns,
                "imprecise",
                words["imprecise"],
                {
                    "color": look.ground,
                    "line": {"color": colour, "width": 1},
                    "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": look.ground, "size": 5, "solidity": 0.35},
                },
            ),
        ]
    )
    hovers = [_overview_hover(row, unit, words) for row in columns]
    figure.update_traces(hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>")
    return figure.update_layout(_overview_layout(columns, window, look, words["language"]))


def _columns(histogram: pd.DataFrame, window: Window, unit: Unit) -> list[dict[str, Any]]:
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
    return date(month.year, (month.month - 1) // unit.months * unit.months + 1, 1)


def _unit_end(start: date, unit: Unit) -> date:
    months = start.year * 12 + start.month - 1 + unit.months
    return date(months // 12, months % 12 + 1, 1) if months < 12 * 10_000 else date.max


def _column_trace(columns: list[dict[str, Any]], part: str, name: str, marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        name=name,
        x=[column["start"].isoformat() for column in columns],
        customdata=[[column["start"].isoformat(), column["end"].isoformat()] for column in columns],
        y=[column[part] for column in columns],
        width=[(column["end"] - column["start"]).days * 86_400_000 * 0.86 for column in columns],
        offset=[(column["end"] - column["start"]).days * 86_400_000 * 0.07 for column in columns],
        marker=marker,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.55}},
    )


def _overview_hover(column: Mapping[str, Any], unit: Unit, words: Words) -> str:
    precision = {1: Precision.MONTH, 3: Precision.QUARTER, 12: Precision.YEAR}[unit.months]
    language = words["language"]
    when = period_in_words(column["start"], column["end"] - timedelta(days=1), precision, language)
    return words["overview_hover"].format(
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
        "xaxis": {**_time_axis(window, look, language), "showgrid": False},
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
        **_surface(look),
    }


def brushed(selection: Mapping[str, Any]) -> Window | None:
    """The days that were chosen in the overview: the months that a box touches, or the columns that were clicked."""
    days = [str(x)[:10] for box in selection.get("box") or [] for x in box["x"]]
    if days:
        return Window(_first_of_month(min(days)), month_end(_first_of_month(max(days))))
    columns = [point["customdata"] for point in selection.get("points") or [] if point.get("customdata")]
    if not columns:
        return None
    last = date.fromisoformat(max(end for _, end in columns)) - timedelta(days=1)
    return Window(date.fromisoformat(min(start for start, _ in columns)), last)


def _first_of_month(day: str) -> date:
    return date.fromisoformat(day).replace(day=1)


def overview_words(histogram: pd.DataFrame, window: Window, unit: Unit, words: Words) -> str:
    """The overview in a sentence, for readers who cannot see it."""
    columns = _columns(histogram, window, unit)
    most = max((column["exact"] + column["imprecise"] for column in columns), default=0)
    months = between(
        month_in_words(window.first, words["language"]),
        month_in_words(window.last, words["language"]),
        words["language"],
    )
    return words["overview_alt"].format(unit=words[unit.key], range=months, most=number(most, words["language"]))
