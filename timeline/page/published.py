"""When the article was written: the clues that tell it, one click away, and the reader's own word on it."""

from collections.abc import Mapping
from contextlib import suppress
from html import escape
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from timeline.dating import parse
from timeline.model import Article, Clue, DataError, DocumentTime, Evidence
from timeline.page.facts import allowed
from timeline.page.opening import reading_bar
from timeline.page.reasons import marked, note_in, source_in
from timeline.page.turn import News
from timeline.page.view import Page
from timeline.pipeline import Progress, refresh
from timeline.set_dates import clear_date, load_dates, set_date
from timeline.store import Store, StoreError
from timeline.wording import Words, number

SURELY = (0.8, 0.6)  # the weight of a strong clue, and of a fair one


def draw_published(page: Page, event: Mapping[str, Any], article: Article) -> None:
    """The evidence for the article's date, and a field in which the reader says it."""
    words, published = page.words, article.published
    if published.note:
        note, spoken = note_in(page.language, " ".join(published.note.split()))
        st.html(f'<p class="note" role="note">⚠ {marked(note, spoken, page.language)}</p>')
    with st.expander(words[f"dated_{published.evidence}"]):
        if published.clues:
            st.html(f'<p class="hint">{escape(words["clues"])}</p><ul class="clues">{clues(published, words)}</ul>')
        else:
            st.caption(words["clues_none"])
        draw_setting(page, event["document"], published)


def clues(published: DocumentTime, words: Words) -> str:
    """Every clue: its words, the days that it allows, why, how far it is trusted, and whether it counted."""
    return "".join(_clue(clue, words) for clue in published.clues)


def _clue(clue: Clue, words: Words) -> str:
    language = words["language"]
    reason, spoken = source_in(language, clue.reason)
    sure = words["clue_" + ("strong" if clue.weight >= SURELY[0] else "fair" if clue.weight >= SURELY[1] else "weak")]
    quoted = " ".join(clue.text.split())
    said = f'<q lang="de">{escape(quoted)}</q>: ' if quoted else ""
    line = f"{said}{escape(allowed(clue.allows, words))} – {marked(reason, spoken, language)}"
    weight = f"{sure}, {number(round(100 * clue.weight), language)} %"
    if clue.kept:
        return f'<li>✓ {line} <span class="faint">({escape(weight)})</span></li>'
    return (
        f'<li>✗ <span class="dropped">{line}</span> <span class="faint">({escape(words["clue_dropped"])})</span></li>'
    )


def draw_setting(page: Page, document: str, published: DocumentTime) -> None:
    """The field for the article's date, and the button that takes the reader's word back."""
    words, key = page.words, f"published-{document}-{published.evidence}-{published.period}"
    with st.form(f"form-{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        help = words["intake_date_help"]
        written = st.text_input(words["set_published"], key=key, placeholder="2025-06-23", help=help, width=260)
        sent = st.form_submit_button(words["set"], key=f"set-{key}", icon=":material/edit_calendar:")
    if sent:
        period = parse(written)
        if period is None:
            st.error(words["intake_date_wrong"])
        else:
            have_read(page, lambda path: set_date(path, document, period), words["published_is_set"])
    if published.evidence is Evidence.SET:
        draw_clearing(page, document, "event")


def draw_clearing(page: Page, document: str, where: str) -> None:
    """The button that takes the reader's date of an article back."""
    if st.button(page.words["clear_published"], key=f"clear-{where}-{document}", icon=":material/undo:"):
        have_read(page, lambda path: clear_date(path, document), page.words["published_is_cleared"])


def have_read(page: Page, change: Any, done: str) -> None:
    """Keep the reader's word on a date and read what it touches anew; the page then shows the new state."""
    path, words, kept = page.collection.store, page.words, False
    try:
        with page.turn.keeping(path), reading_bar(words) as progress:
            change(path)
            kept = True
            refresh(path, to_the_end(progress))
            page.turn.news = News(done if is_applied(page) else f"{done} {words['published_later']}")
    except (DataError, StoreError, OSError) as error:
        st.error(words["kept_later" if kept else "not_kept"])
        st.text(str(error))
        return
    st.rerun()


def to_the_end(progress: Progress) -> Progress:
    """A bar that does not end the reading where the reader has clicked on something else: his word is to count."""

    def show(done: int, to_do: int) -> None:
        with suppress(StopException, RerunException):
            progress(done, to_do)

    return show


def is_applied(page: Page) -> bool:
    """Whether the store knows the dates that are set: not where the folder that it was built from is gone."""
    wanted = load_dates(page.collection.store)
    store = Store.open(page.collection.store)
    try:
        known = store.published()
    finally:
        store.close()
    is_set = {id for id, published in known.items() if published.evidence is Evidence.SET}
    return is_set == wanted.keys() & known.keys()
