"""The events as tables: those with a date, and those without one."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from timeline import figures
from timeline.page.facts import when
from timeline.page.reasons import reason_in
from timeline.page.view import MOST_ROWS, Page, View, choose, look_up
from timeline.wording import Words, counted, number


def draw_table(page: Page, view: View) -> None:
    """The dated events as a table; marking a row opens the event."""
    words, rows = page.words, view.rows[: view.dated]
    if rows.empty:
        return
    st.header(words["table"], anchor=False)
    if view.dated > len(rows):
        st.info(
            words["table_first"].format(limit=number(len(rows), page.language), n=number(view.dated, page.language))
        )
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


def table(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The store's rows as people read them."""
    words = page.words
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            words["column_period"]: [when(row, page.language) for row in records],
            words["column_title"]: rows["title"].to_list(),
            words["column_status"]: [words[f"status_{row['status']}"] for row in records],
            words["column_actors"]: [", ".join(row["actors"]) for row in records],
            words["column_topics"]: [", ".join(map(page.topic_name, row["topics"])) for row in records],
            words["column_first"]: [figures.day(row["first"]) for row in records],
            words["column_last"]: [figures.day(row["last"]) for row in records],
            words["column_sources"]: [int(n) for n in rows["n_sources"]],
            words["column_disagreement"]: ["⚠" if told else "" for told in rows["disagreements"]],
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
    st.header(f"{words['undated']} ({number(missing, page.language)})", anchor=False)
    hidden = bool(filter.first or filter.last)
    st.caption(counted(words, "undated_hidden", missing) if hidden else words["undated_rule"])
    shown = pd.DataFrame(
        {
            words["column_title"]: rows["title"].to_list(),
            words["column_reason"]: [reason_in(page.language, reason)[0] for reason in rows["reason"]],
            words["column_status"]: [words[f"status_{status}"] for status in rows["status"]],
            words["column_actors"]: [", ".join(actors) for actors in rows["actors"]],
            words["column_document"]: rows["document"].to_list(),
        }
    )
    select_from(shown, rows, "undated", words["undated_alt"], words)
