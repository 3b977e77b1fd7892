"""Events → charts: the overview (events a month) and the packed lanes; knows nothing of the page."""

from timeline.figures.lane_chart import hover, lanes_figure
from timeline.figures.look import Look
from timeline.figures.mark import MOST_MARKS, SHARE, Mark, Window, day, densest, extent, marks
from timeline.figures.overview_chart import (
    DAY,
    UNITS,
    WEEK,
    Unit,
    brushed,
    overview_figure,
    overview_words,
    unit,
    whole_columns,
)
from timeline.figures.packing import DOT, GAP, MOST_LANES, Lane, Names, by_actor, by_topic, lanes, pack

__all__ = [
    "DAY", "DOT", "GAP", "MOST_LANES", "MOST_MARKS", "SHARE", "UNITS", "WEEK", "Lane", "Look", "Mark", "Names", "Unit",
    "Window", "brushed",
    "by_actor", "by_topic", "day", "densest", "extent", "hover", "lanes", "lanes_figure", "marks", "overview_figure",
    "overview_words", "pack", "unit", "whole_columns",
]  # fmt: skip
