"""What the reader looks at: the filters, the choice and the language, kept in the link."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from threading import RLock
from types import MappingProxyType
from typing import Any, TypeVar, cast
from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st

from timeline.collections import Collection
from timeline.figures import Look
from timeline.knowledge import Topic, belongs_to, load_actors
from timeline.model import Evidence, Filter, Precision, Role, Status
from timeline.page.sharing import shared
from timeline.page.turn import News, Turn
from timeline.page.words import CODES
from timeline.question import Facet
from timeline.store import Store
from timeline.wording import Words

MOST_ROWS = 2500  # that the table and the list to choose from are sent at every click; the download has no limit

# The reader's view: name in the link → value without restriction. Lists may stand several times in the link.
DEFAULTS: Mapping[str, Any] = {
    "text": "",
    "akteur": [],
    "umfeld": False,  # a state stands for its people and bodies as well
    "thema": [],
    "status": [],
    "von": None,
    "bis": None,
    "rolle": [],
    "genau": [],
    "beleg": [],
    "artikel": [],
    "ohne-akteur": [],
    "ohne-thema": [],
    "ohne-artikel": [],
    "alle-akteure": False,  # every one of the chosen actors, not any of them
    "alle-themen": False,
    "spuren": "thema",
    "ausschnitt": "schwerpunkt",
    "ereignis": "",
    "sprache": "",
    "bestand": "",
}
FILTERS = tuple(DEFAULTS)[: tuple(DEFAULTS).index("spuren")]
RARE = FILTERS[FILTERS.index("rolle") :]  # the filters that stand behind a fold
CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "rolle": tuple(Role),
    "genau": tuple(Precision),
    "beleg": tuple(Evidence),
    "spuren": ("thema", "akteur"),
    "ausschnitt": ("schwerpunkt", "alles"),
    "sprache": CODES,
}
YES = "ja"  # how the link says that something is switched on


@dataclass(frozen=True)
class Page:
    """What every part of the page needs."""

    store: Store
    words: Words
    topics: Mapping[str, Topic]
    look: Look
    collection: Collection
    collections: tuple[Collection, ...]
    turn: Turn
    news: News  # that this run tells

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


Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class View:
    """What the filter lets through, fetched once; ``rows`` holds the first MOST_ROWS of it."""

    filter: Filter
    count: int
    rows: Sequence[Mapping[str, Any]]
    histogram: pd.DataFrame
    made: dict[Hashable, Any] = field(default_factory=dict)
    making: RLock = field(default_factory=RLock)

    @cached_property
    def dated(self) -> int:
        """How many events have a date: every one of them counts once in the histogram."""
        return round(float(self.histogram["exact"].sum() + self.histogram["imprecise"].sum()))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` makes of this view, once for all readers: who opens an event need not have it made again."""
        with self.making:
            if key not in self.made:
                self.made[key] = make()
            return cast(Made, self.made[key])


@shared(16)
def look_up(store: Store, filter: Filter) -> View:
    """Ask the store for everything that the page shows of a filter; who opens an event need not ask again."""
    return View(filter, store.count(filter), store.listed(filter, MOST_ROWS), store.histogram(filter))


@shared(16)
def look_up_undated(store: Store, filter: Filter) -> tuple[int, Sequence[Mapping[str, Any]]]:
    """How many events of a filter have no date, and the first MOST_ROWS of them."""
    missing = store.count(filter, undated=True)
    return missing, store.listed(filter, MOST_ROWS, undated=True) if missing else ()


@shared(4)
def size(store: Store) -> int:
    """How many events the whole collection has."""
    return store.count(Filter())


@shared(64)
def facet(store: Store, name: Facet, filter: Filter, within: bool = False) -> Mapping[str, int]:
    """The values of a facet under the other filters, each with the number of its events; ``within``: see the store."""
    return MappingProxyType({value: n for value, n in store.facet(name, filter, within) if value})


def read_link() -> None:
    """Take the view from the link: at the start, and when the reader has gone back or forward in the browser.

    Only then: a run that anything else starts may still carry the link of before what the reader just did, and would
    take it back.
    """
    state = st.session_state
    gone = state.pop("gone", None)
    if gone is None and "link" in state:
        for name in DEFAULTS:
            state[name] = state.get(name, DEFAULTS[name])  # also keeps what belongs to a widget not drawn last time
        return
    link = {name: st.query_params.get_all(name) for name in st.query_params} if gone is None else parse_qs(gone)
    unknown = [f"{name}={value}" for name, values in link.items() if name not in DEFAULTS for value in values]
    for name, default in DEFAULTS.items():
        state[name], passed_over = _from_link(name, link.get(name, []), default)
        unknown += [f"{name}={value}" for value in passed_over]
    state["link"], state["unknown"] = link, unknown
    if gone == urlencode(link_of_view(), doseq=True):
        state["link"] = None  # what an unfinished run wrote over it meanwhile has to be written over again


def go(link: str) -> None:
    """Note that the reader has gone to this link of before."""
    st.session_state["gone"] = link


def _from_link(name: str, values: list[str], default: Any) -> tuple[Any, list[str]]:
    """One value of the view, and what the page does not know of it."""
    values = [value for value in dict.fromkeys(values) if value]
    known = [value for value in values if value in CHOICES.get(name, (value,))]
    passed_over = [value for value in values if value not in known]
    if isinstance(default, list):
        return known, passed_over
    if not known:
        return default, passed_over
    if isinstance(default, bool):
        return known[-1] == YES, passed_over
    if default is None:
        try:
            return date.fromisoformat(known[-1]), passed_over
        except ValueError:
            return default, [*passed_over, known[-1]]
    return known[-1], passed_over


def write_link() -> None:
    """Put the view into the link."""
    link = link_of_view()
    if link != st.session_state["link"]:
        st.query_params.from_dict(link)
        st.session_state["link"] = link


def link_of_view() -> dict[str, list[str]]:
    """The view as the link has it; what restricts nothing is left out."""
    state = st.session_state
    shown = {name: state[name] for name, default in DEFAULTS.items() if state[name] != default}
    return {name: _in_link(value) for name, value in shown.items()}


def _in_link(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [YES if value is True else str(value)]


def language() -> str:
    """The language that the reader chose, else the browser's; German where it speaks neither."""
    spoken = (st.context.locale or "de").split("-")[0].lower()
    return st.session_state["sprache"] or (spoken if spoken in CODES else "de")


def change(**values: Any) -> None:
    """Change the view from a button or a chart."""
    st.session_state.update(values)


def choose(id: str, source: str) -> None:
    """Open an event. What else marks a chosen event is drawn anew, so that all show the same choice."""
    state = st.session_state
    change(ereignis=id)
    if source != "list":
        state["shown-turn"] = state.get("shown-turn", 0) + 1
    for other in {"chart", "table", "undated"} - {source}:
        state[f"{other}-turn"] = state.get(f"{other}-turn", 0) + 1


def chosen_filter(topics: Mapping[str, Topic]) -> Filter:
    """The reader's filters as the store's question; a topic stands for its children as well, a state if asked to."""
    state = st.session_state
    return Filter(
        actors=tuple(state["akteur"]),
        topics=tuple(state["thema"]),
        statuses=tuple(map(Status, state["status"])),
        first=state["von"],
        last=state["bis"],
        text=state["text"],
        roles=tuple(map(Role, state["rolle"])),
        precisions=tuple(map(Precision, state["genau"])),
        evidences=tuple(map(Evidence, state["beleg"])),
        documents=tuple(state["artikel"]),
        every=tuple(name for name, key in (("actors", "alle-akteure"), ("topics", "alle-themen")) if state[key]),
        no_actors=tuple(state["ohne-akteur"]),
        no_topics=tuple(state["ohne-thema"]),
        no_documents=tuple(state["ohne-artikel"]),
        includes=(*_children(topics), *(_members() if state["umfeld"] else ())),
    )


def _children(topics: Mapping[str, Topic]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for id in dict.fromkeys(topic.parent for topic in topics.values() if topic.parent):
        yield id, tuple(with_children([id], topics)[1:])


@lru_cache(maxsize=1)
def _members() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every listed state with its people and bodies."""
    found: dict[str, list[str]] = {}
    for name in load_actors().by_name:
        state = belongs_to(name)
        if state and state != name:
            found.setdefault(state, []).append(name)
    return tuple((state, tuple(names)) for state, names in found.items())


def with_children(chosen: Sequence[str], topics: Mapping[str, Topic]) -> list[str]:
    """The chosen topics and all that lie below them."""
    below = [topic.id for topic in topics.values() if topic.parent in chosen and topic.id not in chosen]
    return [*chosen, *with_children(below, topics)] if below else list(chosen)


def reset() -> None:
    """Take all filters away; lanes and the open event stay."""
    change(**{name: list(v) if isinstance(v := DEFAULTS[name], list) else v for name in FILTERS})


def plain(text: str) -> str:
    """Text as Streamlit's labels show it literally: every mark of Markdown is escaped.

    Names of icons and emoji (":material/home:", ":dog:") are drawn even so, unless something stands in them that is
    not seen.
    """
    broken = re.sub(r":(?=[\w/+-]+:)", ":\u2060", text)
    return re.sub(r"([\\\\`*_{}\[\]()#+\-.!~|$:<>&])", r"\\\1", broken)
