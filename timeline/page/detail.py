"""One event with all that is known of it, and the ways to choose another."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from timeline import excerpt, figures
from timeline.model import Evidence, Precision
from timeline.page.view import Page, View, choose
from timeline.wording import Words, period_in_words


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
    labels = event_labels(view.rows, page.language)
    ids = list(labels)
    if chosen and chosen not in labels:
        event = page.store.event(chosen)
        labels[chosen] = event_label(event, page.language) if event else chosen
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


def event_labels(rows: pd.DataFrame, language: str) -> dict[str, str]:
    """Event id → its line in the list."""
    return {row["id"]: event_label(row, language) for row in rows.to_dict("records")}


def event_label(event: Mapping[Any, Any], language: str) -> str:
    """Period and title of an event in one line."""
    return f"{when(event, language)} · {event['title']}"


def when(event: Mapping[Any, Any], language: str, name: str = "") -> str:
    """The period of an event, or with ``published_`` that of its article, in words."""
    first, last = figures.day(event[f"{name}first"]), figures.day(event[f"{name}last"])
    return period_in_words(first, last, Precision(event[f"{name}precision"] or Precision.DAY), language)


def draw_event(page: Page, event: Mapping[str, Any]) -> None:
    """Everything that the store knows of one event; all of it is text, whatever the article holds."""
    words = page.words
    st.html(f'<h3 class="event">{escape(event["title"])}</h3><dl class="facts">{facts(page, event)}</dl>')
    if event["n_reports"] > 1:
        st.html(
            f'<h4 class="small">{escape(words["detail_reports"])}</h4><ul class="reports">{reports(page, event)}</ul>'
        )
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
        "detail_when": when(event, page.language),
        "detail_reason": event["reason"],
        "detail_status": f"{words[f'status_{status}']} ({words[f'status_{status}_long']})",
        "detail_actors": ", ".join(event["actors"]),
        "detail_topics": ", ".join(map(page.topic_name, event["topics"])),
        "detail_document": event["document"],
        "detail_published": published_in_words(event, words),
    }
    if event["disagreements"]:
        rows["detail_disagreement"] = "; ".join(event["disagreements"])
    if event["corrected"]:
        rows["detail_corrected"] = ", ".join(event["corrected"])
    return "".join(
        f"<dt>{escape(words[key])}</dt><dd>{escape(value or words['none'])}</dd>" for key, value in rows.items()
    )


def reports(page: Page, event: Mapping[str, Any]) -> str:
    """Every place that tells of an event: its article, when it says it was, and its sentence."""
    return "".join(
        f"<li>{escape(one['document'])} ({escape(when(one, page.language))}): "
        f'<span lang="de">{escape(" ".join(one["sentence"].split()))}</span></li>'
        for one in page.store.reports(event["id"])
    )


def published_in_words(event: Mapping[str, Any], words: Words) -> str:
    """The article's date, whether it is stated or inferred, and from which words."""
    evidence = event["published_evidence"]
    known = words[f"published_{evidence}"]
    if evidence == Evidence.NONE:
        return known
    source = f", {event['published_source']}" if event["published_source"] else ""
    return f"{when(event, words['language'], 'published_')} ({known}{source})"
