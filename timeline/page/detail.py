"""One event with all that is known of it, and the ways to choose another."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from timeline import excerpt
from timeline.model import Article
from timeline.page.correcting import draw_corrected, draw_correcting, draw_split, tell_correction
from timeline.page.facts import event_label, event_labels, facts, when
from timeline.page.keys import listen_to_keys, show_article
from timeline.page.marks import STYLE, legend
from timeline.page.published import draw_published
from timeline.page.view import Page, View, choose, plain
from timeline.wording import counted

MOST_REPORTS = 25  # of one event that are shown
MOST_SHOWN = 200_000  # characters of an article that are shown around the event


def draw_detail(page: Page, view: View) -> None:
    """The chosen event: title, period, sentence in context, reason; and the ways to choose another."""
    words, chosen = page.words, st.session_state["ereignis"]
    st.html(STYLE)
    st.header(words["detail"], anchor="ereignis")
    tell_correction(page)
    draw_chooser(page, view, chosen)
    if not chosen:
        return
    event = page.store.event(chosen)
    if event is None:
        st.warning(words["detail_gone"])
        return
    if view.count == len(view.rows) and all(row["id"] != chosen for row in view.rows):
        st.info(words["detail_filtered_out"])
    with st.container(border=True, key="detail"):
        draw_event(page, event, view)


def draw_chooser(page: Page, view: View, chosen: str) -> None:
    """A list to choose from by keyboard, and the neighbours of the chosen event."""
    words = page.words
    labels = dict(view.once(("labels", page.language), lambda: event_labels(view.rows, page.language)))
    ids = list(labels)
    if chosen and chosen not in labels:
        event = page.store.event(chosen)
        labels[chosen] = event_label(event, page.language) if event else chosen
    st.session_state["liste"] = chosen or None
    place = ids.index(chosen) if chosen in ids else None
    with st.container(horizontal=True, vertical_alignment="bottom", key="chooser"):
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
        draw_step(page, "previous", before, ":material/chevron_left:")
        draw_step(page, "next", after, ":material/chevron_right:")
    listen_to_keys()


def draw_step(page: Page, place: str, id: str, icon: str) -> None:
    """A button to a neighbour."""
    st.button(
        page.words[place],
        key=f"step-{place}",
        on_click=choose,
        args=(id, "list"),
        disabled=not id,
        icon=icon,
        help=page.words[f"{place}_key"],
    )


def draw_event(page: Page, event: Mapping[str, Any], view: View) -> None:
    """Everything that the store knows of one event; all of it is text, whatever the article holds."""
    article = page.store.article(event["document"])
    reports = page.store.reports(event["id"])
    st.html(f'<div lang="de"><h3 class="event">{escape(event["title"])}</h3></div>')
    draw_corrected(page, reports)
    st.html(f'<dl class="facts">{facts(page, event)}</dl>')
    if article:
        draw_context(page, event, article)
    if len(reports) > 1:
        draw_reports(page, event, reports)
    draw_links(page, event)
    if article:
        draw_published(page, event, article)
    draw_correcting(page, event, view)
    if article:
        draw_article(page, event, article)


def draw_context(page: Page, event: Mapping[str, Any], article: Article) -> None:
    """The sentence in its paragraph, with everything marked that decided something, and what the marks mean."""
    words = page.words
    first, last = excerpt.context(article.text, event["sentence_start"], event["sentence_end"])
    marked = excerpt.html(article.text, first, last, excerpt.spans(event))
    st.html(
        f'<h4 class="small">{escape(words["detail_context"])}</h4><blockquote class="excerpt" lang="de">{marked}'
        f"</blockquote>{legend(words)}"
    )


def draw_reports(page: Page, event: Mapping[str, Any], reports: Sequence[Mapping[str, Any]]) -> None:
    """Every place that tells of the event, each with its sentence, and the button that takes it out."""
    words = page.words
    st.html(f'<h4 class="small">{escape(counted(words, "detail_reports", len(reports)))}</h4>')
    for one in reports[:MOST_REPORTS]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"report-{one['id']}"):
            st.html(
                f'<p class="told-by">{escape(one["document"])} · {escape(when(one, page.language))} · '
                f"{escape(words['status_' + one['status']])}<br>"
                f'<span class="excerpt-line" lang="de">{excerpt.sentence(one)}</span></p>'
            )
            draw_split(page, one)
    if len(reports) > MOST_REPORTS:
        st.caption(counted(words, "more_reports", len(reports) - MOST_REPORTS))


def draw_links(page: Page, event: Mapping[str, Any]) -> None:
    """The events that tell of this one as planned, and those that this one announces."""
    for label, ids in (
        ("detail_announced_by", event["announced_by"]),
        ("detail_announces", page.store.announced(event["id"])),
    ):
        known = [found for id in ids if (found := page.store.event(id))]
        if not known:
            continue
        st.html(f'<h4 class="small">{escape(page.words[label])}</h4>')
        for one in known:
            st.button(
                plain(event_label(one, page.language)),
                key=f"{label}-{one['id']}",
                on_click=choose,
                args=(one["id"], "detail"),
                icon=":material/link:",
                type="tertiary",
            )


def draw_article(page: Page, event: Mapping[str, Any], article: Article) -> None:
    """The article in full; every event that it tells is marked and leads to its detail."""
    words = page.words
    with st.expander(words["detail_article"]):
        first = max(article.body, event["sentence_start"] - MOST_SHOWN // 2)
        last = min(len(article.text), first + MOST_SHOWN)
        told = page.store.told_in(article.id)
        st.caption(counted(words, "told_in", len({one["event"] for one in told})))
        marks = [*excerpt.spans(event), *excerpt.leading(told)]
        first += len(article.text[first:last]) - len(article.text[first:last].lstrip())
        show_article(excerpt.html(article.text, first, last, marks), words["detail_article"])
