"""Articles come in through the page: dropped files or a pasted text, read with a progress bar, refusals explained."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from timeline.collections import LARGEST_UPLOAD, Collection, new_collection, put, put_text, take_in
from timeline.dating import parse
from timeline.model import DataError, Filter, Refusal
from timeline.page.opening import reading_bar, shown_name
from timeline.page.refusals import reason_in_words
from timeline.page.turn import News
from timeline.page.view import Page, change, plain
from timeline.pipeline import BuildSummary
from timeline.reading import KINDS
from timeline.store import Store, StoreError
from timeline.wording import Words, counted

NEW = "\0new"  # the choice of a collection that is still to be made; no name can hold this character


def draw_intake(page: Page) -> None:
    """The button that opens the dialog; it stays open until the reader closes it, whatever else is drawn anew."""
    words, state = page.words, st.session_state
    st.button(
        words["intake"],
        key="intake",
        on_click=lambda: state.update({"intake-open": True}),
        icon=":material/note_add:",
        width="stretch",
    )
    if state.get("intake-open"):
        closes = st.dialog(words["intake"], width="large", on_dismiss=lambda: state.update({"intake-open": False}))
        closes(draw_dialog)(page)


def draw_dialog(page: Page) -> None:
    """Files or a text, the collection they go to, and the button that has them read."""
    words = page.words
    kinds = ", ".join(KINDS)
    files = st.file_uploader(
        words["intake_files"],
        type=[kind.lstrip(".") for kind in KINDS],
        accept_multiple_files=True,
        key="intake-files",
        help=words["intake_files_help"].format(kinds=kinds),
    )
    text = st.text_area(words["intake_text"], key="intake-text", height=140, placeholder=words["intake_text_hint"])
    left, right = st.columns(2)
    title = left.text_input(words["intake_title"], key="intake-title")
    written = right.text_input(
        words["intake_date"], key="intake-date", placeholder="2025-06-23", help=words["intake_date_help"]
    )
    target = draw_target(page)
    if st.button(words["intake_read"], key="intake-read", type="primary", icon=":material/play_arrow:"):
        period = parse(written) if written.strip() else None
        if written.strip() and period is None:
            st.error(words["intake_date_wrong"])
            return
        if not files and not text.strip():
            st.error(words["intake_nothing"])
            return
        collection = chosen_collection(page, target)
        if collection is None:
            return
        taken = [put(collection, file.name, file.getvalue()) for file in files or ()]
        if text.strip():
            taken.append(put_text(collection, text, title, period))
        read_in(page, collection, taken)


def draw_target(page: Page) -> str:
    """The choice between this collection, the others and a new one."""
    words = page.words
    names = {str(one.store): shown_name(one, words) for one in page.collections} | {NEW: words["intake_new"]}
    options = [str(page.collection.store), *(key for key in names if key != str(page.collection.store))]
    chosen = st.selectbox(words["intake_into"], options, format_func=names.__getitem__, key="intake-into")
    if chosen == NEW:
        st.text_input(words["intake_new_name"], key="intake-name")
    return str(chosen)


def draw_collections(page: Page) -> None:
    """The switch between collections, where there is more than one."""
    if len(page.collections) < 2:
        return
    names = {one.name: shown_name(one, page.words) for one in page.collections}
    st.session_state["collection"] = page.collection.name
    st.selectbox(
        page.words["collection"],
        list(names),
        format_func=names.__getitem__,
        key="collection",
        on_change=lambda: change(bestand=st.session_state["collection"], ereignis=""),
    )


def chosen_collection(page: Page, target: str) -> Collection | None:
    """The collection that the articles go to; None, with an explanation, where a new one cannot be made."""
    if target != NEW:
        return next(one for one in page.collections if str(one.store) == target)
    try:
        return new_collection(st.session_state["intake-name"])
    except ValueError as error:
        st.error(page.words[f"collection_{error}"])
        return None


def read_in(page: Page, collection: Collection, taken: Sequence[Path | Refusal]) -> None:
    """Read what was taken, and show its collection with what became of each file."""
    words, state = page.words, st.session_state
    refused = [not_taken(one, words) for one in taken if isinstance(one, Refusal)]
    if len(refused) == len(taken):
        for line in refused:
            st.warning(line)
        return
    try:
        with page.turn.keeping(collection.store), reading_bar(words) as progress:
            summary = take_in(collection, progress)
    except (StoreError, DataError, OSError) as error:
        st.error(words["build_failed"])
        st.text(str(error))
        return
    names = {path.name for path in taken if isinstance(path, Path)}
    told = (*refused, *unread(summary, names, words), *eventless(collection, names, words))
    page.turn.news = News(handed_in=in_words(summary, words), refused=told)
    state["intake-open"] = False
    change(bestand=collection.name, ereignis="")
    st.rerun()


def tell_intake(page: Page) -> None:
    """What became of the articles that were last handed in; told once."""
    if page.news.handed_in:
        st.success(page.news.handed_in)
    for line in page.news.refused:
        st.warning(line)


def in_words(summary: BuildSummary, words: Words) -> str:
    """How many articles and events the collection holds now."""
    return " · ".join([counted(words, "articles", summary.articles), counted(words, "events", summary.events)])


def not_taken(refusal: Refusal, words: Words) -> str:
    """Why a file did not even get into the folder."""
    reason = words[f"not_taken_{refusal.reason}"].format(limit=LARGEST_UPLOAD // 1_000_000)
    return f"{plain(refusal.file)}: {reason}"


def unread(summary: BuildSummary, names: set[str], words: Words) -> list[str]:
    """Which of the new files could not be read, and why."""
    return [
        f"{plain(Path(refusal.file).name)}: {plain(reason_in_words(refusal.reason, words['language']))}"
        for refusal in summary.refused
        if any(name in refusal.file for name in names)
    ]


def eventless(collection: Collection, names: set[str], words: Words) -> list[str]:
    """Which of the new files were read and tell of no event; an archive or a feed of many articles is one file."""
    store = Store.open(collection.store)
    try:
        read, telling = (
            {_file(id) for id in store.published()},
            {_file(id) for id, _ in store.facet("documents", Filter())},
        )
    finally:
        store.close()
    return [f"{plain(name)}: {words['intake_no_event']}" for name in sorted(names & read - telling)]


def _file(id: str) -> str:
    """The file that an article stood in, by its id: "paket.zip/a.txt" and "feed.xml:3" name it first."""
    return id.partition("/")[0].partition(":")[0]
