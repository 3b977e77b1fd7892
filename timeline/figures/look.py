"""What a chart must know of the screen, and what both charts share: colours, the axis of time, the hover."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import plotly.graph_objects as go

from timeline.figures.mark import Window

FONT = '"Source Sans", sans-serif'  # the page's own; no font comes from the network
TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)


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


Trace = dict[str, Any]


def drawing(traces: list[Trace], layout: dict[str, Any]) -> go.Figure:
    """A figure of these traces, as they are: Plotly's own check of every property takes longer than all the rest."""
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def surface(look: Look) -> dict[str, Any]:
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


def time_axis(window: Window, look: Look, language: str) -> dict[str, Any]:
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


def paler(colour: str, strength: float, look: Look) -> str:
    """A colour mixed with the ground; mixed rather than transparent, so that no grid line shines through a bar."""
    shares = [(int(colour[i : i + 2], 16), int(look.ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(full * strength + ground * (1 - strength)):02x}" for full, ground in shares)
