"""The overview and the lanes on the page, and what a click in them does."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from timeline import figures
from timeline.figures import Window
from timeline.page.view import Page, View, change, choose, with_children
from timeline.wording import Words, counted, day_in_words, number, plotly_locale


def chart_config(language: str) -> dict[str, Any]:
    """How Plotly draws in the browser: no buttons of its own, and the months in the page's language."""
    locales = {language: plotly_locale(language)}
    return {"displayModeBar": False, "doubleClick": False, "locale": language, "locales": locales}


def draw_charts(page: Page, view: View) -> None:
    """The overview, and below it the lanes of the same days."""
    words = page.words
    whole, dense = view.once("days", lambda: (figures.extent(view.histogram), figures.densest(view.histogram)))
    assert whole
    assert dense
    narrowed = date_window(whole)
    free = whole if st.session_state["ausschnitt"] == "alles" else dense
    window = narrowed or figures.whole_columns(free, figures.unit(free, page.look))
    unit = figures.unit(window, page.look)
    with st.container(horizontal=True, vertical_alignment="center", key="overview-head"):
        hint = f'<span class="faint">{escape(words["overview_brush"])}</span>'
        hatched = overview_legend(words) if view.histogram["imprecise"].any() else ""
        st.html(f'<h2 class="small">{escape(words[unit.key])} {hint}</h2>{hatched}', width="stretch")
        if narrowed is None and dense != whole:
            draw_switch("ausschnitt", range_labels(whole, dense, words), words["view"])
    draw_overview(page, view, window)
    with st.container(horizontal=True, vertical_alignment="center", key="lanes-head"):
        draw_switch("spuren", {"thema": words["by_topic"], "akteur": words["by_actor"]}, words["lanes_by"])
        st.html(legend(words), width="stretch")
    draw_lanes(page, view, window)


def date_window(whole: Window) -> Window | None:
    """The days that the reader asked for; an end that was left open is that of the events."""
    first, last = st.session_state["von"], st.session_state["bis"]
    if not (first or last):
        return None
    first, last = first or whole.first, last or whole.last
    return Window(first, max(first, last))


def range_labels(whole: Window, dense: Window, words: Words) -> dict[str, str]:
    """The choice between the dense part and everything, where a few events lie far from the others."""
    return {
        "schwerpunkt": words["view_dense"].format(first=dense.first.year, last=dense.last.year),
        "alles": words["view_all"].format(first=whole.first.year, last=whole.last.year),
    }


def draw_switch(key: str, labels: dict[str, str], label: str) -> None:
    """A choice of one of a few."""
    st.segmented_control(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )


def draw_overview(page: Page, view: View, window: Window) -> None:
    """Events a month, or a week or day; drawing a box over it narrows the date range."""
    unit = figures.unit(window, page.look)
    histogram, words = columns(page, view, window, unit), page.words
    shown = page.language, window, unit
    figure = view.once(
        ("overview", *shown, page.look), lambda: figures.overview_figure(histogram, window, unit, page.look, words)
    )
    key = f"overview-{st.session_state.get('overview-turn', 0)}"
    st.plotly_chart(
        figure,
        key=key,
        on_select=lambda: brush(key, unit),
        selection_mode=("points", "box"),
        theme=None,
        config=chart_config(page.language),
        alt=view.once(("overview", *shown), lambda: figures.overview_words(histogram, window, unit, words)),
    )


def columns(page: Page, view: View, window: Window, unit: figures.Unit) -> pd.DataFrame:
    """The histogram of the columns that are drawn: finer than by months where only a few weeks are shown."""
    if unit.months:
        return view.histogram
    ask = (unit.counted, window.first, window.last)
    return view.once(ask, lambda: page.store.histogram(view.filter, *ask))


def brush(key: str, unit: figures.Unit) -> None:
    """Take the date range from the overview."""
    window = figures.brushed(st.session_state[key]["selection"], unit)
    if window:
        change(von=window.first, bis=window.last)
        st.session_state["overview-turn"] = st.session_state.get("overview-turn", 0) + 1


def draw_lanes(page: Page, view: View, window: Window) -> None:
    """The packed lanes with their legend and rules, or the reason why they are not drawn."""
    words = page.words
    if view.dated > figures.MOST_MARKS:
        st.info(
            words["lanes_too_many"].format(
                n=number(view.dated, page.language), limit=number(figures.MOST_MARKS, page.language)
            )
        )
        return
    marks = view.once(("marks", page.language), lambda: figures.marks(view.rows, page.topic_names))
    lanes = view.once(
        ("lanes", page.language, window, page.look, st.session_state["spuren"]),
        lambda: figures.lanes(marks, *lane_names(page), window, page.look),
    )
    key = f"lanes-{st.session_state.get('chart-turn', 0)}"
    st.plotly_chart(
        figures.lanes_figure(lanes, window, date.today(), st.session_state["ereignis"], page.look, words),
        key=key,
        on_select=lambda: choose_in_chart(key),
        selection_mode="points",
        theme=None,
        config=chart_config(page.language),
        alt=words["lanes_alt"].format(
            n=number(sum(map(window.holds, marks)), page.language),
            lanes=len(lanes),
            first=day_in_words(window.first, page.language),
            last=day_in_words(window.last, page.language),
        ),
    )
    st.caption(" ".join(lanes_in_words(page, marks, window)))


def lane_names(page: Page) -> tuple[figures.Names, str]:
    """Which lane an event belongs to, and the name of the lane of all others."""
    state, words = st.session_state, page.words
    if state["spuren"] == "akteur":
        return figures.by_actor(state["akteur"], words), words["other_actors"]
    chosen = map(page.topic_name, with_children(state["thema"], page.topics))
    return figures.by_topic(chosen, words), words["other_topics"]


def lanes_in_words(page: Page, marks: Sequence[figures.Mark], window: Window) -> Iterator[str]:
    """The rule by which events stand in lanes, and what lies outside of the chart."""
    words, state = page.words, st.session_state
    before = sum((mark.last or date.max) < window.first for mark in marks)
    after = sum((mark.first or date.min) > window.last for mark in marks)
    if before:
        yield counted(words, "lanes_before", before)
    if after:
        yield counted(words, "lanes_after", after)
    by = "actor" if state["spuren"] == "akteur" else "topic"
    rule = f"lanes_rule_{by}_chosen" if state[state["spuren"]] else f"lanes_rule_{by}"
    yield words[rule].format(n=figures.MOST_LANES - 1, others=words["other_actors"])
    yield words["lanes_click"]


def choose_in_chart(key: str) -> None:
    """Open the event whose mark was clicked."""
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata"):
        choose(_first(points[0]["customdata"]), "chart")


def _first(value: Any) -> str:
    """Plotly hands one value over as it is or as a list of one."""
    return str(value[0] if isinstance(value, list) else value)


def overview_legend(words: Words) -> str:
    """What is hatched in the overview, where it says something else than in the lanes."""
    return f'<ul class="legend"><li>{_sample("bar claimed")} {escape(words["overview_hatched"])}</li></ul>'


def legend(words: Words) -> str:
    """What dots, bars, hollow marks and arrows mean, drawn and in words."""
    items = [
        (("dot occurred",), f"{words['legend_day']}, {words['status_occurred']}"),
        *((("dot " + name, "bar " + name), words[f"status_{name}"]) for name in ("claimed", "planned", "denied")),
        (("bar week", "bar month", "bar year"), words["legend_bar"]),
        (("arrow",), words["legend_open"]),
    ]
    inner = "".join(f"<li>{''.join(map(_sample, drawn))} {escape(text)}</li>" for drawn, text in items)
    return f'<ul class="legend" aria-label="{escape(words["legend"])}">{inner}</ul>'


def _sample(css: str) -> str:
    return f'<i class="{css}"></i>'
