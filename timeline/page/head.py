"""The first lines of the page: what is shown, the active filters, the download."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import streamlit as st

from timeline import figures
from timeline.exports import to_csv
from timeline.figures import Window
from timeline.model import Filter
from timeline.page.view import Page, View, change, plain
from timeline.wording import between, counted, day_in_words, number


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
    yield words[key].format(n=number(view.count, page.language), total=number(total, page.language))
    window = shown_window(view)
    if window:
        yield between(
            day_in_words(window.first, page.language), day_in_words(window.last, page.language), page.language
        )
    if view.count > view.dated:
        yield words["shown_undated"].format(n=number(view.count - view.dated, page.language))


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
            yield f"{words[label]} {day_in_words(state[key], page.language)}", {key: None}


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
