"""The page: asks the store, draws what figures.py gives, and keeps the reader's view in the link.

    streamlit run dashboard.py                    the articles in seeds/, read on the first start
    streamlit run dashboard.py -- --store FILE    another store, as it is

The view stands in the link under names of our own and not through ``bind="query-params"``: Streamlit would write the
labels of the choices there, with their counts ("Russland (23)"), and such a link dies as soon as a count changes.
"""

import streamlit as st

from timeline.page.charts import draw_charts
from timeline.page.correcting import draw_all
from timeline.page.detail import draw_detail
from timeline.page.failing import wordless
from timeline.page.filters import draw_filters, settle_names
from timeline.page.head import draw_head
from timeline.page.intake import draw_collections, draw_intake, tell_intake
from timeline.page.listing import draw_table, draw_undated
from timeline.page.native import speak
from timeline.page.opening import explain_broken, explain_empty, open_page
from timeline.page.screen import ICON, is_measured, measure_screen, style
from timeline.page.view import Page, chosen_filter, language, look_up, read_link, size, write_link
from timeline.page.words import LANGUAGES
from timeline.store import StoreError
from timeline.wording import Words


def main() -> None:
    """Draw the page from top to bottom."""
    read_link()
    words = LANGUAGES[language()]
    st.set_page_config(page_title=words["title"], page_icon=ICON, layout="wide")
    st.html(style())
    frame = st.container(key="frame")  # in one place from the start: what stands in it is not made anew
    if is_measured():
        page = open_page(words)
        try:
            draw(page)
            page.turn.drawn(page.news)
        except StoreError as error:
            explain_broken(error, words)
    else:
        draw_outline(words)
    with frame:
        measure_screen(words)
        speak(words)


def draw_outline(words: Words) -> None:
    """The page's title and its empty margin, until the browser has told how wide the column beside it is.

    The charts are packed by pixels: drawn before that, they would be drawn twice, and a reader's first click would
    meet a page that still moves.
    """
    with st.sidebar:
        st.header(words["filters"], anchor=False)
    st.title(words["title"], anchor=False)


def draw(page: Page) -> None:
    """The page of a store that can be read."""
    tell_intake(page)
    if not size(page.store):
        explain_empty(page)
        draw_intake(page)
        return
    settle_names(page)
    write_link()
    view = look_up(page.store, chosen_filter(page.topics))
    draw_head(page, view)
    if not view.count:
        st.info(f"**{page.words['no_match']}** {page.words['no_match_help']}")
    elif not view.dated:
        st.info(page.words["lanes_nothing_dated"])
    else:
        draw_charts(page, view)
    with st.sidebar:  # after the charts: the browser draws these while the filters are still being counted
        draw_collections(page)
        draw_intake(page)
        draw_filters(page)
    draw_detail(page, view)
    draw_table(page, view)
    draw_undated(page, view)
    draw_all(page)


if __name__ == "__main__":
    wordless(main)
