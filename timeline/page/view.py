"""What the reader looks at: the filters, the choice and the language, kept in the link."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline.collections import Collection
from timeline.figures import Look
from timeline.knowledge import Topic
from timeline.model import Filter, Status
from timeline.page.words import CODES
from timeline.store import Store
from timeline.wording import Words

MOST_ROWS = 5000  # rows that the table and the list to choose from are sent; the download has no limit

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
    "sprache": "",
    "bestand": "",
}
FILTERS = ("text", "akteur", "thema", "status", "von", "bis")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "spuren": ("thema", "akteur"),
    "ausschnitt": ("schwerpunkt", "alles"),
    "sprache": CODES,
}


@dataclass(frozen=True)
class Page:
    """What every part of the page needs."""

    store: Store
    words: Words
    topics: Mapping[str, Topic]
    look: Look
    collection: Collection
    collections: tuple[Collection, ...]

    @property
    def language(self) -> str:
        """The code of the language that the page is shown in."""
        return self.words["language"]

    @property
    def topic_names(self) -> dict[str, str]:
        """Topic id → the name that people read."""
        return {id: self.topic_name(id) for id in self.topics}

    def topic_name(self, id: str) -> str:
        """The name of one topic; an unknown one is called by its id."""
        topic = self.topics.get(id)
        return id if topic is None else topic.de if self.language == "de" else topic.en


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


def look_up(store: Store, filter: Filter) -> View:
    """Ask the store for everything that the page shows of a filter."""
    return View(filter, store.count(filter), store.events(filter, MOST_ROWS), store.histogram(filter))


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


def language() -> str:
    """The language that the reader chose, else the browser's; German where it speaks neither."""
    spoken = (st.context.locale or "de").split("-")[0].lower()
    return st.session_state["sprache"] or (spoken if spoken in CODES else "de")


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


def reset() -> None:
    """Take all filters away; lanes and the open event stay."""
    change(**{name: list(v) if isinstance(v := DEFAULTS[name], list) else v for name in FILTERS})


def plain(text: str) -> str:
    """Text as Streamlit's labels show it literally: every mark of Markdown is escaped."""
    return re.sub(r"([\\\\`*_{}\[\]()#+\-.!~|$:<>&])", r"\\\1", text)
