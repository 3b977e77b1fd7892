"""The store behind the page: found, built first if it is the program's own, or explained where it cannot be read."""

import argparse
import shlex
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.collections import Collection, collections
from timeline.knowledge import Topic, load_topics
from timeline.model import DataError
from timeline.page.refusals import reason_in_words
from timeline.page.screen import screen
from timeline.page.turn import turn
from timeline.page.view import Page, plain
from timeline.pipeline import DEFAULT_PATHS, DEFAULT_STORE, Progress, refresh
from timeline.store import Store, StoreError, recorded_sources
from timeline.wording import Words, counted, number

_LAST: dict[Path, Store] = {}  # the stores as they could be opened last


def open_page(words: Words) -> Page:
    """The page of the collection that the reader chose; stops with an explanation where its store cannot be opened.

    A store that could be opened before is shown as it was then: who reads goes on.
    """
    mine, named = turn(), named_store()
    mine.wait()
    found = collections(named)
    collection = chosen(found, words)
    path = collection.store
    if path != named:
        build_once(collection, words)
    if not path.exists() and path not in _LAST:
        st.error(words["store_missing"].format(path=plain(str(path))))
        show_command(words["store_missing_help"], path)
        st.stop()
    try:
        store = _LAST[path] = opened(path, path.stat().st_mtime_ns)
    except (StoreError, OSError) as error:
        if path not in _LAST:
            explain_broken(error, words, path)
            st.stop()
        store = _LAST[path]
        st.warning(words["store_as_it_was"].format(path=plain(str(path))))
        st.text(str(error))
    return Page(store, words, known_topics(words), screen(), collection, tuple(found), mine, mine.news)


def chosen(found: Sequence[Collection], words: Words) -> Collection:
    """The collection that the reader chose; where it is not there (any more), that is told and the first one shown."""
    name = st.session_state["bestand"]
    for one in found:
        if one.name == name:
            return one
    if name:
        st.warning(words["collection_gone"].format(name=plain(name), other=plain(shown_name(found[0], words))))
        st.session_state["bestand"] = ""
    return found[0]


def shown_name(one: Collection, words: Words) -> str:
    """What a collection is called on the page.

    The store that a build makes unless it is told otherwise has no name that people would know: it holds the articles
    that the program comes with, or the reader's own.
    """
    if one.name != DEFAULT_STORE.stem:
        return one.name
    return words["collection_seeds" if holds_seeds(one.store) else "collection_own"]


def holds_seeds(store: Path) -> bool:
    """Whether a store was built from the articles that the program comes with; so is one that is still to be built."""
    return _holds_seeds(store, store.stat().st_mtime_ns) if store.exists() else True


@lru_cache(maxsize=4)
def _holds_seeds(store: Path, changed: int) -> bool:
    try:
        sources = {Path(source) for source in recorded_sources(store)}
    except (StoreError, OSError):
        return True
    return not sources or not sources.isdisjoint(path.resolve() for path in DEFAULT_PATHS)


def known_topics(words: Words) -> Mapping[str, Topic]:
    """The topics with their names; a mistake in their file is told, and topics are then called by their ids."""
    try:
        return load_topics()
    except DataError as error:
        st.warning(words["topics_broken"])
        st.text(str(error))
        return {}


def named_store() -> Path | None:
    """The store that was named behind ``streamlit run dashboard.py --``."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--store", type=Path)
    known, _ = parser.parse_known_args(sys.argv[1:])
    return known.store  # type: ignore[no-any-return]


def build_once(collection: Collection, words: Words) -> None:
    """Bring a collection of the program's own up to date, once a process, with a progress bar that the reader sees.

    Where that fails, the reader is told and sees the store as it was.
    """
    start = _start()
    with start.lock:
        if collection.store in start.done:
            return
        try:
            with reading_bar(words) as progress:
                refresh(collection.store, progress)
            start.done.add(collection.store)
        except (StoreError, DataError, OSError) as error:
            st.warning(words["build_failed"])
            st.text(str(error))


@dataclass
class Start:
    """Which stores this process has brought up to date; the second visitor waits for the first."""

    lock: threading.Lock
    done: set[Path]


@st.cache_resource(show_spinner=False)
def _start() -> Start:
    return Start(threading.Lock(), set())


@contextmanager
def reading_bar(words: Words) -> Iterator[Progress]:
    """A bar that shows how many articles have been read, as long as it takes."""
    bar = st.progress(0.0, words["building"])
    yield lambda done, to_do: show_progress(bar, done, to_do, words)
    bar.empty()


def show_progress(bar: DeltaGenerator, done: int, to_do: int, words: Words) -> None:
    """How many articles have been read."""
    read, all_of_them = (number(n, words["language"]) for n in (done, to_do))
    bar.progress(done / max(to_do, 1), words["building_progress"].format(done=read, to_do=all_of_them))


@st.cache_resource(show_spinner=False, max_entries=4)
def opened(path: Path, changed: int) -> Store:
    """The store as of its last change: a build puts a new file in its place, which is then opened anew."""
    return Store.open(path)


def explain_broken(error: Exception, words: Words, path: Path | None = None) -> None:
    """Say that the store cannot be read, why, and how to build it anew."""
    path = path or named_store() or DEFAULT_STORE
    st.error(words["store_broken"].format(path=plain(str(path))))
    st.text(str(error))
    show_command(words["store_broken_help"], path)


def explain_empty(page: Page) -> None:
    """Say what to do first, and which files could not be read."""
    st.title(page.words["title"], anchor=False)
    st.info(f"**{page.words['empty']}**")
    show_command(page.words["empty_help"], page.store.path)
    refused = page.store.refused()
    if refused:
        st.text(counted(page.words, "refused", len(refused)))
        language = page.language
        st.text("\n".join(f"{file}: {reason_in_words(reason, language)}" for file, reason in refused))


def show_command(help: str, path: Path) -> None:
    """The command that builds a store, ready to be copied."""
    target = "" if path == DEFAULT_STORE else f" --store {shlex.quote(str(path))}"
    st.write(help)
    st.code(f"python -m timeline build ORDNER{target}", language="bash")
