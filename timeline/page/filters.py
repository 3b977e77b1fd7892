"""The filters beside the page, each choice with the number of its events under the other filters."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from timeline.model import Filter, Precision
from timeline.page.view import (
    DEFAULTS,
    FILTERS,
    RARE,
    Page,
    chosen_filter,
    facet,
    plain,
    reset,
)
from timeline.question import Facet
from timeline.spellings import like, meant
from timeline.wording import Words, number

MOST_CHOICES = 300  # that a list offers; the others are found by typing their name
MOST_MEANT = 5  # names that are offered where what was typed may mean several
_COUNT = re.compile(r" \([\d.,]+\)$")  # behind a choice


_KINDS = {"statuses": "status", "roles": "role", "precisions": "precision", "evidences": "evidence"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter of values to choose from: its name in the link, the facet that counts, the key of its label.

    ``find`` leads what a reader types to values of the collection; None where the values are few and all are offered.
    """

    key: str
    facet: Facet
    label: str
    find: Callable[[str, Sequence[str]], list[str]] | None = None

    @property
    def excludes(self) -> bool:
        """Whether what is chosen is left out."""
        return self.key.startswith("ohne-")

    def name(self, value: str, page: Page) -> str:
        """What people call a value."""
        if self.facet == "topics":
            return page.topic_name(value)
        return value if self.find else page.words[f"{_KINDS[self.facet]}_{value}"]


ACTOR = Choice("akteur", "actors", "filter_actors", meant)
TOPIC = Choice("thema", "topics", "filter_topics")
STATUS = Choice("status", "statuses", "filter_statuses")
ROLE = Choice("rolle", "roles", "filter_roles")
PRECISION = Choice("genau", "precisions", "filter_precisions")
EVIDENCE = Choice("beleg", "evidences", "filter_evidences")
DOCUMENT = Choice("artikel", "documents", "filter_documents", like)
NO_ACTOR = Choice("ohne-akteur", "actors", "filter_no_actors", meant)
NO_TOPIC = Choice("ohne-thema", "topics", "filter_no_topics")
NO_DOCUMENT = Choice("ohne-artikel", "documents", "filter_no_documents", like)
EVERY = {"akteur": "alle-akteure", "thema": "alle-themen"}  # filter → the one that asks for all of its values
CHOICES = (ACTOR, TOPIC, STATUS, ROLE, PRECISION, EVIDENCE, DOCUMENT, NO_ACTOR, NO_TOPIC, NO_DOCUMENT)


def draw_filters(page: Page) -> None:
    """The filters that everybody needs, the rarer ones behind a fold, and the button that takes them all away."""
    words, state = page.words, st.session_state
    filter = chosen_filter(page.topics)
    st.header(words["filters"], anchor=False)
    draw_text(words)
    draw_choice(page, ACTOR, filter)
    st.checkbox(words["with_members"], key="umfeld", help=words["with_members_help"])
    draw_choice(page, TOPIC, filter)
    draw_choice(page, STATUS, filter)
    draw_day(words["filter_first"], "von", words)
    draw_day(words["filter_last"], "bis", words)
    if state["von"] and state["bis"] and state["von"] > state["bis"]:
        st.warning(words["dates_reversed"])
    draw_rare(page, filter)
    st.button(
        words["filter_reset"], on_click=reset, disabled=not restricted(), width="stretch", icon=":material/close:"
    )
    st.caption(words["filter_rule"])


def restricted() -> bool:
    """Whether any filter is set; how several values are joined restricts nothing by itself."""
    return any(st.session_state[name] != DEFAULTS[name] for name in FILTERS if name not in ("umfeld", *EVERY.values()))


def draw_rare(page: Page, filter: Filter) -> None:
    """The rarer filters; they are asked for and drawn where somebody looks at them."""
    words, state = page.words, st.session_state
    in_use = any(state[name] != DEFAULTS[name] for name in RARE)
    at_first = state.setdefault("fold-at-first", in_use)  # a value that changed would fold it under the reader's hand
    with st.expander(words["filter_more"], expanded=at_first, key="weitere", on_change="rerun") as fold:
        if not (fold.open or in_use):
            return
        for choice in (ROLE, PRECISION, EVIDENCE, DOCUMENT):
            draw_choice(page, choice, filter)
        st.checkbox(words["every_actor"], key="alle-akteure")
        st.checkbox(words["every_topic"], key="alle-themen")
        for choice in (NO_ACTOR, NO_TOPIC, NO_DOCUMENT):
            draw_choice(page, choice, filter)


def draw_text(words: Words) -> None:
    """The search in the sentences."""
    st.text_input(
        words["filter_text"],
        key="text",
        placeholder=words["filter_text_hint"],
        help=words["filter_text_help"],
        icon=":material/search:",
    )


def draw_choice(page: Page, choice: Choice, filter: Filter) -> None:
    """One facet; what is chosen stays to be seen even where nothing is left of it."""
    words, chosen = page.words, st.session_state[choice.key]
    if choice.excludes:
        nothing_left_out: dict[str, Any] = {f"no_{choice.facet}": ()}
        filter = replace(filter, **nothing_left_out)
    counts = facet(page.store, choice.facet, filter, choice.excludes)
    options = dict.fromkeys([*offered(choice, counts), *chosen])
    st.multiselect(
        words[choice.label],
        list(options),
        format_func=lambda value: f"{choice.name(value, page)} ({number(counts.get(value, 0), page.language)})",
        key=choice.key,
        placeholder=words["filter_nothing" if choice.excludes else "filter_none"],
        filter_mode="contains",
        select_all=False,
        accept_new_options=choice.find is not None,
        help=words["filter_actors_help"] if choice.find is meant else None,
        on_change=take_typed,
        args=(page, choice),
    )
    for said in st.session_state.pop(f"said-{choice.key}", ()):
        st.warning(said)


def offered(choice: Choice, counts: Mapping[str, int]) -> list[str]:
    """The values of a list, the fullest first; degrees of exactness in their own order."""
    if choice.facet == "precisions":
        return [value for value in Precision if value in counts]
    return list(counts)[:MOST_CHOICES]


def take_typed(page: Page, choice: Choice) -> None:
    """Lead what was typed to the names that are meant; what means nothing or several things is told and left out.

    A browser hands back the labels that it shows, number and all: who clicks while the page is still counting anew
    hands back one that the page no longer knows by heart.
    """
    state, names = st.session_state, all_values(page, choice.facet)
    if not choice.find:
        shown = {choice.name(value, page): value for value in names}
        state[choice.key] = [shown.get(_COUNT.sub("", value), value) for value in state[choice.key]]
        return
    taken: dict[str, None] = {}
    said = []
    for value in state[choice.key]:
        found, typed = found_for(value, names, choice), plain(_COUNT.sub("", value))
        if len(found) == 1:
            taken[found[0]] = None
        elif found:
            several = ", ".join(map(plain, found[:MOST_MEANT])) + (" …" if len(found) > MOST_MEANT else "")
            said.append(page.words["typed_several"].format(typed=typed, names=several))
        else:
            said.append(page.words["typed_unknown"].format(typed=typed))
    state[choice.key], state[f"said-{choice.key}"] = list(taken), said


def found_for(value: str, names: Sequence[str], choice: Choice) -> list[str]:
    """The names that a value of a list means: itself, or what somebody typed, a number in brackets apart."""
    if value in names or value in (st.session_state["link"] or {}).get(choice.key, ()):
        return [value]
    assert choice.find
    return choice.find(_COUNT.sub("", value), names)


def all_values(page: Page, name: Facet) -> Sequence[str]:
    """All that the collection holds of a facet."""
    return tuple(facet(page.store, name, Filter()))


def settle_names(page: Page) -> None:
    """Names in the link by the collection's spelling; what the page does not know is told and passed over."""
    state, unknown = st.session_state, st.session_state.pop("unknown", [])
    for choice in CHOICES:
        counts = facet(page.store, choice.facet, Filter()) if state[choice.key] else {}
        missing = [value for value in state[choice.key] if value not in counts]
        if choice.find and missing:
            found = {value: choice.find(value, tuple(counts)) for value in missing}
            state[choice.key] = [found[v][0] if len(found.get(v, ())) == 1 else v for v in state[choice.key]]
        elif choice.facet == "topics":
            strange = [value for value in missing if value not in page.topics]
            state[choice.key] = [value for value in state[choice.key] if value not in strange]
            unknown += [f"{choice.key}={value}" for value in strange]
    if unknown:
        state["told-unknown"] = page.words["link_unknown"].format(what=", ".join(map(plain, unknown)))


def draw_day(label: str, key: str, words: Words) -> None:
    """One end of the date range."""
    st.date_input(
        label,
        value=None,
        key=key,
        min_value=date(1, 1, 1),
        max_value=date(9999, 12, 31),
        format=words["date_format"],
        help=words["filter_dates_help"],
    )
