"""The first lines of the page: what is shown, the active filters, the download."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from timeline import figures
from timeline.figures import Window
from timeline.model import Status
from timeline.page.downloads import draw_downloads
from timeline.page.filters import ACTOR, CHOICES, EVERY, restricted
from timeline.page.view import Page, View, change, chosen_filter, facet, plain, size
from timeline.page.words import CODES, LANGUAGES
from timeline.wording import between, day_in_words, number


def draw_head(page: Page, view: View) -> None:
    """Title, what is shown, the language and the download; below them the filters in words, or questions to begin."""
    words = page.words
    tell_link()
    with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
        with st.container(width="stretch"):
            st.title(words["title"], anchor=False)
            st.html(f'<p class="shown" role="status">{escape(" · ".join(shown_in_words(page, view)))}</p>')
        draw_languages(page)
        draw_downloads(page, view, " · ".join(shown_in_words(page, view)))
    if restricted():
        draw_chips(page)
    else:
        draw_questions(page)


def tell_link() -> None:
    """What the page did not understand of the link; told once."""
    if told := st.session_state.pop("told-unknown", ""):
        st.warning(told)


def draw_languages(page: Page) -> None:
    """The switch between the languages of the page, each called by its own name."""
    for code in CODES:
        if code != page.language:
            name = LANGUAGES[code]["language_name"]
            values = {"sprache": code}
            icon = ":material/language:"
            st.button(name, key=f"language-{code}", on_click=change, kwargs=values, icon=icon, type="tertiary")


def draw_chips(page: Page) -> None:
    """Every active filter in words, a click each to take it away."""
    with st.container(horizontal=True, gap="small", key="chips"):
        for i, (text, without) in enumerate(filters_in_words(page)):
            help = page.words["clear_one"].format(what=plain(text))
            st.button(f"{plain(text)} ✕", key=f"chip-{i}", help=help, on_click=change, kwargs=without)


def draw_questions(page: Page) -> None:
    """A question or two that this collection answers, to begin with."""
    questions = list(first_questions(page))
    if questions:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="questions"):
            st.html(f'<span class="faint">{escape(page.words["questions"])}</span>', width="content")
            for i, (text, values) in enumerate(questions):
                st.button(plain(text), key=f"question-{i}", on_click=change, kwargs=values, type="tertiary")


def first_questions(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is planned, what the two actors that occur most do together, and what is claimed of a topic."""
    words, everything = page.words, chosen_filter(page.topics)
    actors = list(facet(page.store, "actors", everything))[:2]
    statuses = facet(page.store, "statuses", everything)
    together = {"akteur": actors, "alle-akteure": True}
    if len(actors) == 2 and facet(page.store, "actors", replace(everything, actors=(actors[0],)), True).get(actors[1]):
        yield words["question_together"].format(one=actors[0], other=actors[1]), together
    if Status.PLANNED in statuses:
        yield words["question_planned"], {"status": [str(Status.PLANNED)]}
    if Status.CLAIMED in statuses:
        yield words["question_claimed"], {"status": [str(Status.CLAIMED), str(Status.DENIED)]}


def shown_in_words(page: Page, view: View) -> Iterator[str]:
    """How many of how many events, from when to when, how many of them undated."""
    words, total = page.words, size(page.store)
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
    days = [day for row in view.rows for day in (row["first"], row["last"]) if day]
    return Window(min(days), max(days)) if days else None


def filters_in_words(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every active filter in words, and the change that takes it away."""
    words, state = page.words, st.session_state
    if state["text"]:
        yield f"„{state['text']}“", {"text": ""}
    for choice in CHOICES:
        if chosen := [choice.name(value, page) for value in state[choice.key]]:
            together = EVERY.get(choice.key, "")
            joined = words["filter_and" if together and state[together] else "filter_or"].join(chosen)
            said = words["chip_members"].format(what=joined) if choice is ACTOR and state["umfeld"] else joined
            yield f"{words[choice.label]}: {said}", {choice.key: []}
    for key, label in (("von", "filter_first"), ("bis", "filter_last")):
        if state[key]:
            yield f"{words[label]} {day_in_words(state[key], page.language)}", {key: None}
