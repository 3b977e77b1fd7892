"""The page: asks the store, draws what figures.py gives, and keeps the reader's view in the link.

    streamlit run dashboard.py                    the articles in seeds/, read on the first start
    streamlit run dashboard.py -- --store FILE    another store, as it is

The view stands in the link under names of our own and not through ``bind="query-params"``: Streamlit would write the
labels of the choices there, with their counts ("Russland (23)"), and such a link dies as soon as a count changes.
"""

import argparse
import re
import shlex
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline import excerpt, figures
from timeline.exports import to_csv
from timeline.figures import Look, Window
from timeline.knowledge import Topic, load_topics
from timeline.model import DataError, Evidence, Filter, Precision, Status
from timeline.page_words import LANGUAGES, PLOTLY_LOCALE, Words, between, counted, day_in_words, number, period_in_words
from timeline.pipeline import DEFAULT_STORE, refresh
from timeline.store import Store, StoreError

MOST_ROWS = 5000  # rows that the table and the list to choose from are sent; the download has no limit
CHART_CONFIG = {"displayModeBar": False, "doubleClick": False, "locale": "de", "locales": {"de": PLOTLY_LOCALE}}

# The reader's view: name in the link → value without restriction. Lists may stand several times in the link.
LISTS = ("akteur", "thema", "status")
DAYS = ("von", "bis")
DEFAULTS: Mapping[str, Any] = {
    "text": "",
    "akteur": [],
    "thema": [],
    "status": [],
    "von": None,
    "bis": None,
    "spuren": "thema",
    "ausschnitt": "schwerpunkt",
    "ereignis": "",
}
FILTERS = ("text", "akteur", "thema", "status", "von", "bis")
CHOICES: Mapping[str, tuple[str, ...]] = {"spuren": ("thema", "akteur"), "ausschnitt": ("schwerpunkt", "alles")}


@dataclass(frozen=True)
class Page:
    """What every part of the page needs."""

    store: Store
    words: Words
    topics: Mapping[str, Topic]
    look: Look

    @property
    def topic_names(self) -> dict[str, str]:
        """Topic id → the name that people read."""
        return {topic.id: topic.de for topic in self.topics.values()}

    def topic_name(self, id: str) -> str:
        """The name of one topic; an unknown one is called by its id."""
        return self.topics[id].de if id in self.topics else id


@dataclass(frozen=True)
class View:
    """What the filter lets through, fetched once a run; ``rows`` holds the first MOST_ROWS of it."""

    filter: Filter
    count: int
    rows: pd.DataFrame
    histogram: pd.DataFrame

    @property
    def dated(self) -> int:
        """How many events have a date: every one of them counts once in the histogram."""
        return round(float(self.histogram["exact"].sum() + self.histogram["imprecise"].sum()))


def main() -> None:
    """Draw the page from top to bottom."""
    words = LANGUAGES["de"]
    st.set_page_config(page_title=words["title"], page_icon=ICON, layout="wide")
    st.html(STYLE.replace("INK", screen().ink))
    read_link()
    page = open_page(words)
    try:
        draw(page)
    except StoreError as error:
        explain_broken(error, words)
    measure_screen(words)


def draw(page: Page) -> None:
    """The page of a store that can be read."""
    if not page.store.count(Filter()):
        explain_empty(page)
        return
    with st.sidebar:
        draw_filters(page)
    write_link()
    view = look_up(page.store, chosen_filter(page.topics))
    draw_head(page, view)
    if not view.count:
        st.info(f"**{page.words['no_match']}** {page.words['no_match_help']}")
    elif not view.dated:
        st.info(page.words["lanes_nothing_dated"])
    else:
        draw_charts(page, view)
    draw_detail(page, view)
    draw_table(page, view)
    draw_undated(page, view)


def look_up(store: Store, filter: Filter) -> View:
    """Ask the store for everything that the page shows of a filter."""
    return View(filter, store.count(filter), store.events(filter, MOST_ROWS), store.histogram(filter))


# --- the store -------------------------------------------------------------------------------------------------------


def open_page(words: Words) -> Page:
    """The page's store, built first if it is the program's own; stops with an explanation where that fails."""
    named = named_store()
    path = named or DEFAULT_STORE
    if named is None:
        build_once(words)
    elif not path.exists():
        st.error(words["store_missing"].format(path=plain(str(path))))
        show_command(words["store_missing_help"], path)
        st.stop()
    try:
        store = opened(path, path.stat().st_mtime_ns)
    except (StoreError, OSError) as error:
        explain_broken(error, words, path)
        st.stop()
    return Page(store, words, known_topics(words), screen())


def known_topics(words: Words) -> Mapping[str, Topic]:
    """The topics with their names; a mistake in their file is told, and topics are then called by their ids."""
    try:
        return load_topics()
    except DataError as error:
        st.warning(words["topics_broken"])
        st.text(str(error))
        return {}


def named_store() -> Path | None:
    """The store that was named behind ``streamlit run dashboard.py --``."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--store", type=Path)
    known, _ = parser.parse_known_args(sys.argv[1:])
    return known.store  # type: ignore[no-any-return]


def build_once(words: Words) -> None:
    """Bring the program's own store up to date, once a process, with a progress bar that the reader sees.

    Where that fails, the reader is told and sees the store as it was.
    """
    start = _start()
    with start.lock:
        if start.done:
            return
        bar = st.progress(0.0, words["building"])
        try:
            refresh(DEFAULT_STORE, lambda done, to_do: show_progress(bar, done, to_do, words))
            start.done = True
        except (StoreError, DataError, OSError) as error:
            st.warning(words["build_failed"])
            st.text(str(error))
        bar.empty()


@dataclass
class Start:
    """Whether this process has brought its store up to date; the second visitor waits for the first."""

    lock: threading.Lock
    done: bool = False


@st.cache_resource(show_spinner=False)
def _start() -> Start:
    return Start(threading.Lock())


def show_progress(bar: DeltaGenerator, done: int, to_do: int, words: Words) -> None:
    """How many articles have been read."""
    bar.progress(done / max(to_do, 1), words["building_progress"].format(done=number(done), to_do=number(to_do)))


@st.cache_resource(show_spinner=False, max_entries=4)
def opened(path: Path, changed: int) -> Store:
    """The store as of its last change: a build puts a new file in its place, which is then opened anew."""
    return Store.open(path)


def explain_broken(error: Exception, words: Words, path: Path | None = None) -> None:
    """Say that the store cannot be read, why, and how to build it anew."""
    path = path or named_store() or DEFAULT_STORE
    st.error(words["store_broken"].format(path=plain(str(path))))
    st.text(str(error))
    show_command(words["store_broken_help"], path)


def explain_empty(page: Page) -> None:
    """Say what to do first, and which files could not be read."""
    st.title(page.words["title"], anchor=False)
    st.info(f"**{page.words['empty']}**")
    show_command(page.words["empty_help"], page.store.path)
    refused = page.store.summary().refused
    if refused:
        st.text(counted(page.words, "refused", len(refused)))
        st.text("\n".join(f"{file}: {reason}" for file, reason in refused))


def show_command(help: str, path: Path) -> None:
    """The command that builds a store, ready to be copied."""
    target = "" if path == DEFAULT_STORE else f" --store {shlex.quote(str(path))}"
    st.write(help)
    st.code(f"python -m timeline build ORDNER{target}", language="bash")


# --- the view in the link ----------------------------------------------------------------------------------------


def read_link() -> None:
    """Take the view from the link: at the start, and when the reader goes back or forward in the browser.

    A run that a widget started still carries the link of before; what the reader just did counts then.
    """
    state = st.session_state
    link = {name: st.query_params.get_all(name) for name in st.query_params}
    if state.pop("changed", False) or link == state.get("link"):
        for name in DEFAULTS:
            state[name] = state.get(name, DEFAULTS[name])  # also keeps what belongs to a widget not drawn last time
        return
    for name, default in DEFAULTS.items():
        state[name] = _from_link(name, link.get(name, []), default)
    state["link"] = link


def _from_link(name: str, values: list[str], default: Any) -> Any:
    """One value of the view; what the page does not know is passed over."""
    if name in LISTS:
        return [v for v in dict.fromkeys(values) if name != "status" or v in set(Status)]
    value = values[-1] if values else ""
    if name in DAYS:
        with suppress(ValueError):
            return date.fromisoformat(value)
        return default
    return value if value and value in CHOICES.get(name, (value,)) else default


def write_link() -> None:
    """Put the view into the link; what restricts nothing is left out."""
    state = st.session_state
    shown = {name: state[name] for name, default in DEFAULTS.items() if state[name] != default}
    link = {name: list(map(str, v)) if isinstance(v, list) else [str(v)] for name, v in shown.items()}
    if link != state.get("link"):
        st.query_params.from_dict(link)
        state["link"] = link


def changed() -> None:
    """Note that this run was started by a widget, whose value is newer than the link."""
    st.session_state["changed"] = True


def change(**values: Any) -> None:
    """Change the view from a button or a chart."""
    st.session_state.update(values)
    changed()


def choose(id: str, source: str) -> None:
    """Open an event. What else marks a chosen event is drawn anew, so that all show the same choice."""
    state = st.session_state
    change(ereignis=id)
    if source != "list":
        state["shown-turn"] = state.get("shown-turn", 0) + 1
    for other in {"chart", "table", "undated"} - {source}:
        state[f"{other}-turn"] = state.get(f"{other}-turn", 0) + 1


def chosen_filter(topics: Mapping[str, Topic]) -> Filter:
    """The reader's filters as the store's question; a topic stands for its children as well."""
    state = st.session_state
    return Filter(
        actors=tuple(state["akteur"]),
        topics=tuple(with_children(state["thema"], topics)),
        statuses=tuple(Status(value) for value in state["status"]),
        first=state["von"],
        last=state["bis"],
        text=state["text"],
    )


def with_children(chosen: Sequence[str], topics: Mapping[str, Topic]) -> list[str]:
    """The chosen topics and all that lie below them."""
    below = [topic.id for topic in topics.values() if topic.parent in chosen and topic.id not in chosen]
    return [*chosen, *with_children(below, topics)] if below else list(chosen)


# --- filters ---------------------------------------------------------------------------------------------------------


def draw_filters(page: Page) -> None:
    """The filters; a choice shows how many events it has under the other filters."""
    words, state = page.words, st.session_state
    filter = chosen_filter(page.topics)
    st.header(words["filters"], anchor=False)
    st.text_input(
        words["filter_text"],
        key="text",
        placeholder=words["filter_text_hint"],
        help=words["filter_text_help"],
        on_change=changed,
        icon=":material/search:",
    )
    draw_choice(words["filter_actors"], "akteur", dict(page.store.facet("actors", filter)), str, words)
    draw_choice(words["filter_topics"], "thema", topic_counts(page, filter), page.topic_name, words)
    statuses = dict(page.store.facet("statuses", filter))
    draw_choice(words["filter_statuses"], "status", statuses, lambda value: words[f"status_{value}"], words)
    draw_day(words["filter_first"], "von", words)
    draw_day(words["filter_last"], "bis", words)
    if state["von"] and state["bis"] and state["von"] > state["bis"]:
        st.warning(words["dates_reversed"])
    restricted = any(state[name] != DEFAULTS[name] for name in FILTERS)
    st.button(words["filter_reset"], on_click=reset, disabled=not restricted, width="stretch", icon=":material/close:")
    st.caption(words["filter_rule"])


def draw_choice(label: str, key: str, counts: dict[str, int], name: Callable[[str], str], words: Words) -> None:
    """One facet; what is chosen stays to be seen even where nothing is left of it."""
    options = {**counts, **{value: counts.get(value, 0) for value in st.session_state[key]}}
    st.multiselect(
        label,
        list(options),
        format_func=lambda value: f"{name(value)} ({number(options.get(value, 0))})",
        key=key,
        placeholder=words["filter_none"],
        filter_mode="contains",
        select_all=False,
        on_change=changed,
    )


def draw_day(label: str, key: str, words: Words) -> None:
    """One end of the date range."""
    st.date_input(
        label,
        value=None,
        key=key,
        min_value=date(1, 1, 1),
        max_value=date(9999, 12, 31),
        format="DD.MM.YYYY",
        help=words["filter_dates_help"],
        on_change=changed,
    )


def topic_counts(page: Page, filter: Filter) -> dict[str, int]:
    """The topics that occur and those above them, each with its events and those of the topics below it."""
    counts = dict(page.store.facet("topics", filter))
    parents = {page.topics[id].parent for id in counts if id in page.topics} - {""}
    for parent in parents:
        below = tuple(with_children([parent], page.topics))
        counts[parent] = page.store.count(replace(filter, topics=below))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], page.topic_name(item[0]))))


def reset() -> None:
    """Take all filters away; lanes and the open event stay."""
    change(**{name: list(v) if isinstance(v := DEFAULTS[name], list) else v for name in FILTERS})


# --- head ------------------------------------------------------------------------------------------------------------


def draw_head(page: Page, view: View) -> None:
    """Title, what is shown, and the download."""
    words = page.words
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        st.title(words["title"], anchor=False)
        st.html(f'<p class="shown" role="status">{escape(" · ".join(shown_in_words(page, view)))}</p>')
    with right:
        draw_download(page, view)
    chips = list(filters_in_words(page))
    if chips:
        with st.container(horizontal=True, gap="small"):
            for i, (text, without) in enumerate(chips):
                label = f"{plain(text)} ✕"
                help = words["clear_one"].format(what=plain(text))
                st.button(label, key=f"chip-{i}", help=help, on_click=change, kwargs=without, type="secondary")


def shown_in_words(page: Page, view: View) -> Iterator[str]:
    """How many of how many events, from when to when, how many of them undated."""
    words, total = page.words, page.store.count(Filter())
    key = "shown_all" if view.count == total else "shown_some"
    yield words[key].format(n=number(view.count), total=number(total))
    window = shown_window(view)
    if window:
        yield between(words, day_in_words(window.first), day_in_words(window.last))
    if view.count > view.dated:
        yield words["shown_undated"].format(n=number(view.count - view.dated))


def shown_window(view: View) -> Window | None:
    """From the first to the last day of what is shown; by whole months where not all rows were fetched."""
    if view.count > len(view.rows):
        return figures.extent(view.histogram)
    days = [day for name in ("first", "last") for value in view.rows[name] if (day := figures.day(value))]
    return Window(min(days), max(days)) if days else None


def filters_in_words(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every active filter in words, and the change that takes it away."""
    words, state = page.words, st.session_state
    if state["text"]:
        yield f"„{state['text']}“", {"text": ""}
    names: dict[str, Callable[[str], str]] = {
        "akteur": str,
        "thema": page.topic_name,
        "status": lambda value: words[f"status_{value}"],
    }
    labels = {"akteur": "filter_actors", "thema": "filter_topics", "status": "filter_statuses"}
    for key, name in names.items():
        if state[key]:
            yield f"{words[labels[key]]}: {words['filter_or'].join(map(name, state[key]))}", {key: []}
    for key, label in (("von", "filter_first"), ("bis", "filter_last")):
        if state[key]:
            yield f"{words[label]} {day_in_words(state[key])}", {key: None}


def draw_download(page: Page, view: View) -> None:
    """The button that downloads exactly the filtered events; the file is made on the click."""
    store, filter, names = page.store, view.filter, page.topic_names
    st.download_button(
        counted(page.words, "download", view.count) if view.count else page.words["download_none"],
        data=lambda: to_csv(store.events(filter), names),
        file_name=page.words["download_file"],
        mime="text/csv",
        on_click="ignore",
        help=page.words["download_help"],
        disabled=not view.count,
        icon=":material/download:",
        type="primary",
        width="stretch",
    )


# --- charts ----------------------------------------------------------------------------------------------------------


def draw_charts(page: Page, view: View) -> None:
    """The overview, and below it the lanes of the same days."""
    words = page.words
    whole, dense = figures.extent(view.histogram), figures.densest(view.histogram)
    assert whole
    assert dense
    narrowed = date_window(whole)
    free = whole if st.session_state["ausschnitt"] == "alles" else dense
    window = narrowed or figures.whole_columns(free, figures.unit(free, page.look))
    draw_overview(page, view, window)
    with st.container(horizontal=True, vertical_alignment="center"):
        draw_switch("spuren", {"thema": words["by_topic"], "akteur": words["by_actor"]}, words["lanes_by"])
        if narrowed is None and dense != whole:
            draw_switch("ausschnitt", range_labels(whole, dense, words), words["view"])
        st.html(legend(words), width="content")
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
        on_change=changed,
        label_visibility="collapsed",
    )


def draw_overview(page: Page, view: View, window: Window) -> None:
    """Events a month; drawing a box over it narrows the date range."""
    unit = figures.unit(window, page.look)
    key = f"overview-{st.session_state.get('overview-turn', 0)}"
    hint = f'<span class="faint">{escape(page.words["overview_brush"])}</span>'
    st.html(f'<h2 class="small">{escape(page.words[unit.key])} {hint}</h2>')
    st.plotly_chart(
        figures.overview_figure(view.histogram, window, unit, page.look, page.words),
        key=key,
        on_select=lambda: brush(key),
        selection_mode=("points", "box"),
        theme=None,
        config=CHART_CONFIG,
        alt=figures.overview_words(view.histogram, window, unit, page.words),
    )


def brush(key: str) -> None:
    """Take the date range from the overview."""
    window = figures.brushed(st.session_state[key]["selection"])
    if window:
        change(von=window.first, bis=window.last)
        st.session_state["overview-turn"] = st.session_state.get("overview-turn", 0) + 1


def draw_lanes(page: Page, view: View, window: Window) -> None:
    """The packed lanes with their legend and rules, or the reason why they are not drawn."""
    words = page.words
    if view.dated > figures.MOST_MARKS:
        st.info(words["lanes_too_many"].format(n=number(view.dated), limit=number(figures.MOST_MARKS)))
        return
    marks = figures.marks(view.rows, page.topic_names)
    names, others = lane_names(page)
    lanes = figures.lanes(marks, names, others, window, page.look)
    key = f"lanes-{st.session_state.get('chart-turn', 0)}"
    st.plotly_chart(
        figures.lanes_figure(lanes, window, date.today(), st.session_state["ereignis"], page.look, words),
        key=key,
        on_select=lambda: choose_in_chart(key),
        selection_mode="points",
        theme=None,
        config=CHART_CONFIG,
        alt=words["lanes_alt"].format(
            n=number(sum(map(window.holds, marks))),
            lanes=len(lanes),
            first=day_in_words(window.first),
            last=day_in_words(window.last),
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


# --- one event -------------------------------------------------------------------------------------------------------


def draw_detail(page: Page, view: View) -> None:
    """The chosen event: title, period, sentence in context, reason; and the ways to choose another."""
    words, chosen = page.words, st.session_state["ereignis"]
    st.header(words["detail"], anchor="ereignis")
    draw_chooser(page, view, chosen)
    if not chosen:
        return
    event = page.store.event(chosen)
    if event is None:
        st.warning(words["detail_gone"])
        return
    if view.count == len(view.rows) and chosen not in set(view.rows["id"]):
        st.info(words["detail_filtered_out"])
    with st.container(border=True):
        draw_event(page, event)


def draw_chooser(page: Page, view: View, chosen: str) -> None:
    """A list to choose from by keyboard, and the neighbours of the chosen event."""
    words = page.words
    labels = event_labels(view.rows)
    ids = list(labels)
    if chosen and chosen not in labels:
        event = page.store.event(chosen)
        labels[chosen] = event_label(event) if event else chosen
    st.session_state["liste"] = chosen or None
    place = ids.index(chosen) if chosen in ids else None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words["choose"],
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key="liste",
            placeholder=words["choose_hint"],
            filter_mode="contains",
            on_change=lambda: choose(st.session_state["liste"] or "", "list"),
        )
        before = ids[place - 1] if place else ""
        after = ids[place + 1] if place is not None and place + 1 < len(ids) else ids[0] if ids and not chosen else ""
        draw_step(words["previous"], before, ":material/chevron_left:")
        draw_step(words["next"], after, ":material/chevron_right:")


def draw_step(label: str, id: str, icon: str) -> None:
    """A button to a neighbour."""
    st.button(label, key=f"step-{label}", on_click=choose, args=(id, "list"), disabled=not id, icon=icon)


def event_labels(rows: pd.DataFrame) -> dict[str, str]:
    """Event id → its line in the list."""
    return {row["id"]: event_label(row) for row in rows.to_dict("records")}


def event_label(event: Mapping[Any, Any]) -> str:
    """Period and title of an event in one line."""
    return f"{when(event)} · {event['title']}"


def when(event: Mapping[Any, Any], name: str = "") -> str:
    """The period of an event, or with ``published_`` that of its article, in words."""
    first, last = figures.day(event[f"{name}first"]), figures.day(event[f"{name}last"])
    return period_in_words(first, last, Precision(event[f"{name}precision"] or Precision.DAY))


def draw_event(page: Page, event: Mapping[str, Any]) -> None:
    """Everything that the store knows of one event; all of it is text, whatever the article holds."""
    words = page.words
    st.html(f'<h3 class="event">{escape(event["title"])}</h3><dl class="facts">{facts(page, event)}</dl>')
    article = page.store.article(event["document"])
    if article is None:
        return
    first, last = excerpt.context(article.text, event["sentence_start"], event["sentence_end"])
    marked = excerpt.html(article.text, first, last, excerpt.spans(event))
    st.html(
        f'<h4 class="small">{escape(words["detail_context"])}</h4><blockquote class="excerpt" lang="de">{marked}'
        f'</blockquote><p class="hint"><span class="timex">{escape(words["mark_timex"])}</span> '
        f'<span class="actor">{escape(words["mark_actor"])}</span></p>'
    )
    with st.expander(words["detail_article"]):
        whole = excerpt.html(article.text, article.body, len(article.text), excerpt.spans(event))
        st.html(f'<div class="article" lang="de">{whole}</div>')


def facts(page: Page, event: Mapping[str, Any]) -> str:
    """Period, reason, status, actors, topics and article of an event as a list of terms."""
    words, status = page.words, event["status"]
    rows = {
        "detail_when": when(event),
        "detail_reason": event["reason"],
        "detail_status": f"{words[f'status_{status}']} ({words[f'status_{status}_long']})",
        "detail_actors": ", ".join(event["actors"]),
        "detail_topics": ", ".join(map(page.topic_name, event["topics"])),
        "detail_document": event["document"],
        "detail_published": published_in_words(event, words),
    }
    return "".join(
        f"<dt>{escape(words[key])}</dt><dd>{escape(value or words['none'])}</dd>" for key, value in rows.items()
    )


def published_in_words(event: Mapping[str, Any], words: Words) -> str:
    """The article's date, whether it is stated or inferred, and from which words."""
    evidence = event["published_evidence"]
    known = words[f"published_{evidence}"]
    if evidence == Evidence.NONE:
        return known
    source = f", {event['published_source']}" if event["published_source"] else ""
    return f"{when(event, 'published_')} ({known}{source})"


# --- tables ----------------------------------------------------------------------------------------------------------


def draw_table(page: Page, view: View) -> None:
    """The dated events as a table; marking a row opens the event."""
    words, rows = page.words, view.rows[: view.dated]
    if rows.empty:
        return
    st.header(words["table"], anchor=False)
    if view.dated > len(rows):
        st.info(words["table_first"].format(limit=number(len(rows)), n=number(view.dated)))
    st.caption(words["table_hint"])
    select_from(table(page, rows), rows, "table", page.words["table_alt"], words)


def select_from(shown: pd.DataFrame, rows: pd.DataFrame, name: str, alt: str, words: Words) -> None:
    """A table in which one row can be marked, the chosen event's to begin with."""
    ids = list(rows["id"])
    chosen = st.session_state["ereignis"]
    key = f"{name}-{st.session_state.get(f'{name}-turn', 0)}-{hash(tuple(ids))}"  # a marked row is one of these rows
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        on_select=lambda: choose_in_table(key, ids, name),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(chosen)] if chosen in ids else []}},
        column_config={
            words["column_period"]: st.column_config.TextColumn(width=240),
            words["column_title"]: st.column_config.TextColumn(width="large"),
            words["column_first"]: st.column_config.DateColumn(format="DD.MM.YYYY"),
            words["column_last"]: st.column_config.DateColumn(format="DD.MM.YYYY"),
        },
        placeholder="",
        alt=alt,
    )


def choose_in_table(key: str, ids: Sequence[str], name: str) -> None:
    """Open the event of the marked row."""
    marked = st.session_state[key]["selection"]["rows"]
    choose(ids[marked[0]] if marked else "", name)


def table(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The store's rows as people read them."""
    words = page.words
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            words["column_period"]: [when(row) for row in records],
            words["column_title"]: rows["title"].to_list(),
            words["column_status"]: [words[f"status_{row['status']}"] for row in records],
            words["column_actors"]: [", ".join(row["actors"]) for row in records],
            words["column_topics"]: [", ".join(map(page.topic_name, row["topics"])) for row in records],
            words["column_first"]: [figures.day(row["first"]) for row in records],
            words["column_last"]: [figures.day(row["last"]) for row in records],
            words["column_document"]: rows["document"].to_list(),
        }
    )


def draw_undated(page: Page, view: View) -> None:
    """The events without a date, also those that a date range leaves out: they never vanish."""
    words, filter = page.words, view.filter
    if filter.first or filter.last:
        view = look_up(page.store, replace(filter, first=None, last=None))
    missing = view.count - view.dated
    if not missing:
        return
    rows = page.store.events(view.filter, MOST_ROWS, offset=view.dated)
    st.header(f"{words['undated']} ({number(missing)})", anchor=False)
    hidden = bool(filter.first or filter.last)
    st.caption(counted(words, "undated_hidden", missing) if hidden else words["undated_rule"])
    shown = pd.DataFrame(
        {
            words["column_title"]: rows["title"].to_list(),
            words["column_reason"]: rows["reason"].to_list(),
            words["column_status"]: [words[f"status_{status}"] for status in rows["status"]],
            words["column_actors"]: [", ".join(actors) for actors in rows["actors"]],
            words["column_document"]: rows["document"].to_list(),
        }
    )
    select_from(shown, rows, "undated", words["undated_alt"], words)


# --- the screen ------------------------------------------------------------------------------------------------------


def screen() -> Look:
    """How wide the page's column is and whether it is dark; before the browser has said so, a desktop's."""
    dark = st.context.theme.type == "dark"
    width = (st.session_state.get("screen") or {}).get("width")
    return Look(dark, int(width)) if width else Look(dark)


def measure_screen(words: Words) -> None:
    """Let the browser tell the column's width, in steps so that a moved edge does not redraw all the time.

    Charts are packed by pixels. On the way, the page's language is set, which Streamlit always says is English, and an
    event that was chosen in the chart or the table is scrolled to.
    """
    measure = st.components.v2.component("screen", html="<span hidden></span>", js=MEASURE)
    data = {"language": words["language"], "shown": st.session_state.get("shown-turn", 0), "drawn": screen().width}
    measure(key="screen", data=data, on_width_change=changed, height=1)


MEASURE = """
let shown = 0;
export default function ({ setStateValue, data }) {
  const page = document.documentElement;
  page.lang = data.language;
  page.dataset.drawn = data.drawn;  // the width that the charts were made for; told once it is the real one
  if (data.shown > shown) {
    shown = data.shown;
    document.getElementById("ereignis")?.scrollIntoView({ block: "start" });
  }
  const column = document.querySelector('[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"]');
  let told = 0;
  const tell = () => {
    const width = Math.floor(column.clientWidth / 40) * 40;
    if (width && width !== told) { told = page.dataset.width = width; setStateValue("width", width); }
  };
  const observer = new ResizeObserver(tell);
  observer.observe(column);
  return () => observer.disconnect();
}
"""

# A picture of our own: Streamlit would fetch one of its named icons from the network.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="2" y="6" width="20" height="6" rx="2" fill="#0072b2"/><circle cx="9" cy="22" r="5" fill="#e69f00"/>
<circle cx="23" cy="22" r="4" fill="none" stroke="#009e73" stroke-width="2.5"/></svg>"""

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 2.6rem clamp(1rem, 3vw, 3rem) 4rem; }
[data-testid="stMainBlockContainer"] h1 { padding: 0; }
.shown { margin: 0; opacity: 0.85; }
h2.small, h4.small { font-size: 0.9rem; font-weight: 600; margin: 0; padding: 0; }
.legend { list-style: none; margin: 0 !important; padding: 0 !important; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.3rem; margin: 0 !important; font-size: 0.85rem; }
.faint { opacity: 0.7; font-weight: 400; }
.legend i { display: inline-block; box-sizing: border-box; border: 1.6px solid currentColor; flex: none; }
.legend .dot { width: 0.72rem; height: 0.72rem; border-radius: 50%; position: relative; overflow: hidden; }
.legend .dot.occurred { background: currentColor; }
.legend .dot.planned { border-radius: 0; transform: rotate(45deg) scale(0.86); }
.legend .dot.denied { background: linear-gradient(45deg, transparent 44%, currentColor 44% 56%, transparent 56%),
  linear-gradient(-45deg, transparent 44%, currentColor 44% 56%, transparent 56%); }
.legend .bar { width: 1.3rem; height: 0.7rem; border-radius: 2px; border-width: 1px; }
.legend .bar.claimed { background: repeating-linear-gradient(-45deg, currentColor 0 1.5px, transparent 1.5px 5px); }
.legend .bar.planned { background: radial-gradient(currentColor 1px, transparent 1.4px) 0 0 / 5px 5px; }
.legend .bar.denied { background: repeating-linear-gradient(45deg, currentColor 0 1px, transparent 1px 5px),
  repeating-linear-gradient(-45deg, currentColor 0 1px, transparent 1px 5px); }
.legend .bar.week { width: 0.5rem; background: color-mix(in srgb, currentColor 75%, transparent); }
.legend .bar.month { width: 0.9rem; background: color-mix(in srgb, currentColor 48%, transparent); }
.legend .bar.year { width: 1.6rem; background: color-mix(in srgb, currentColor 20%, transparent); }
.legend .arrow { border: solid transparent; border-width: 0.34rem 0 0.34rem 0.55rem; border-left-color: currentColor; }
h3.event { overflow-wrap: anywhere; padding-top: 0; }
.facts { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; }
.facts { margin: 0 !important; padding: 0 !important; }
.facts dt { opacity: 0.75; font-weight: 400; margin: 0; }
.facts dd { margin: 0 !important; overflow-wrap: anywhere; }
.excerpt { margin: 0.3rem 0 0.5rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 3px solid #8a949e; line-height: 1.65; }
.excerpt, .article { overflow-wrap: anywhere; }
.excerpt .sentence, .article .sentence { font-weight: 600; }
.timex { background: rgba(230, 159, 0, 0.38); border-radius: 3px; padding: 0 2px; }
.actor { border-bottom: 2px solid #3a9bd6; }
[class*="st-key-chip"] button { min-height: 1.9rem; padding: 0.1rem 0.7rem; font-size: 0.85rem; }
[data-variant="segmented_control"][aria-checked="true"] p { color: INK; font-weight: 600; }
.hint { font-size: 0.85rem; margin: 0; }
@media (max-width: 768px) { [data-testid="stMainBlockContainer"] { padding-top: 4rem; } }
@media (max-width: 640px) { .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: 0.4rem !important; } }
</style>
"""


def plain(text: str) -> str:
    """Text as Streamlit's labels show it literally: every mark of Markdown is escaped."""
    return re.sub(r"([\\\\`*_{}\[\]()#+\-.!~|$:<>&])", r"\\\1", text)


if __name__ == "__main__":
    main()
