"""The events as tables: those with a date, and those without one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from timeline.page.facts import when
from timeline.page.reasons import reason_in
from timeline.page.view import Page, View, choose, look_up_undated
from timeline.wording import Words, counted, number


def draw_table(page: Page, view: View) -> None:
    """The dated events as a table; marking a row opens the event."""
    words, rows = page.words, view.rows[: view.dated]
    if not rows:
        return
    st.header(words["table"], anchor=False)
    if view.dated > len(rows):
        st.info(
            words["table_first"].format(limit=number(len(rows), page.language), n=number(view.dated, page.language))
        )
    st.caption(words["table_hint"])
    shown = view.once(("table", page.language), lambda: table(page, rows))
    select_from(shown, [row["id"] for row in rows], "table", words["table_alt"], words)


def select_from(shown: pd.DataFrame, ids: Sequence[str], name: str, alt: str, words: Words) -> None:
    """A table in which one row can be marked, the chosen event's to begin with."""
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
            words["column_first"]: st.column_config.DateColumn(format=words["day_format"]),
            words["column_last"]: st.column_config.DateColumn(format=words["day_format"]),
            words["column_sources"]: st.column_config.NumberColumn(width="small"),
            words["column_disagreement"]: st.column_config.TextColumn(
                width="small", help=words["column_disagreement_help"]
            ),
        },
        placeholder="",
        alt=alt,
    )


def choose_in_table(key: str, ids: Sequence[str], name: str) -> None:
    """Open the event of the marked row."""
    marked = st.session_state[key]["selection"]["rows"]
    choose(ids[marked[0]] if marked else "", name)


def table(page: Page, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The store's rows as people read them."""
    words = page.words
    return pd.DataFrame(
        {
            words["column_period"]: [when(row, page.language) for row in rows],
            words["column_title"]: [row["title"] for row in rows],
            words["column_status"]: [words[f"status_{row['status']}"] for row in rows],
            words["column_actors"]: [", ".join(row["actors"]) for row in rows],
            words["column_topics"]: [", ".join(map(page.topic_name, row["topics"])) for row in rows],
            words["column_first"]: [row["first"] for row in rows],
            words["column_last"]: [row["last"] for row in rows],
            words["column_sources"]: [row["n_sources"] for row in rows],
            words["column_disagreement"]: ["⚠" if row["disagreements"] else "" for row in rows],
            words["column_document"]: [row["document"] for row in rows],
        }
    )


def draw_undated(page: Page, view: View) -> None:
    """The events without a date, also those that a date range leaves out: they never vanish."""
    words, filter = page.words, view.filter
    missing, rows = look_up_undated(page.store, replace(filter, first=None, last=None))
    if not missing:
        return
    st.header(f"{words['undated']} ({number(missing, page.language)})", anchor=False)
    hidden = bool(filter.first or filter.last)
    st.caption(counted(words, "undated_hidden", missing) if hidden else words["undated_rule"])
    shown = view.once(("undated", page.language), lambda: undated_table(page, rows))
    select_from(shown, [row["id"] for row in rows], "undated", words["undated_alt"], words)


def undated_table(page: Page, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The undated ones among the store's rows, each with the reason."""
    words = page.words
    return pd.DataFrame(
        {
            words["column_title"]: [row["title"] for row in rows],
            words["column_reason"]: [reason_in(page.language, row["reason"])[0] for row in rows],
            words["column_status"]: [words[f"status_{row['status']}"] for row in rows],
            words["column_actors"]: [", ".join(row["actors"]) for row in rows],
            words["column_document"]: [row["document"] for row in rows],
        }
    )
