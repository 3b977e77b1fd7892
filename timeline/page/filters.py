"""The filters beside the page, each choice with the number of its events."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from timeline.model import Filter
from timeline.page.view import DEFAULTS, FILTERS, Page, change, changed, chosen_filter, reset, with_children
from timeline.page.words import CODES, LANGUAGES
from timeline.wording import Words, number


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
    draw_languages(page)


def draw_choice(label: str, key: str, counts: dict[str, int], name: Callable[[str], str], words: Words) -> None:
    """One facet; what is chosen stays to be seen even where nothing is left of it."""
    options = {**counts, **{value: counts.get(value, 0) for value in st.session_state[key]}}
    st.multiselect(
        label,
        list(options),
        format_func=lambda value: f"{name(value)} ({number(options.get(value, 0), words['language'])})",
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


def draw_languages(page: Page) -> None:
    """The switch between the languages of the page, each called by its own name."""
    for code in CODES:
        if code != page.language:
            st.button(
                LANGUAGES[code]["language_name"],
                key=f"language-{code}",
                on_click=change,
                kwargs={"sprache": code},
                icon=":material/language:",
                type="tertiary",
            )
