"""The reader corrects an event: when, whether, its title, what belongs to it; each is undone in one click."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from timeline import figures
from timeline.correcting import said, say_all, take_back
from timeline.corrections import Correction, Kind, span
from timeline.model import DataError, Precision, Status
from timeline.page.facts import event_labels, when
from timeline.page.published import draw_clearing
from timeline.page.turn import News
from timeline.page.view import Page, View, choose
from timeline.set_dates import load_dates
from timeline.store import Store, StoreError
from timeline.wording import Words, counted, period_in_words

MOST_CANDIDATES = 300  # events that a merge is offered with: those that are nearest in time

Told = Mapping[Any, Any]


# --- what was just done ----------------------------------------------------------------------------------------------


def tell_correction(page: Page) -> None:
    """What the last correction did, told once; an event that was hidden comes back by the button beside it."""
    news, words = page.news, page.words
    if news.problem:
        st.error(words["kept_later" if news.lines else "not_kept"])
        st.text(news.problem)
    if not news.done:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(news.done)
        if news.lines:
            draw_undo(page, news.lines, "said")


def correct(page: Page, event: str, values: Mapping[Kind, str], other: str = "") -> bool:
    """Keep what is corrected in an event and bring it into the store; the page that is drawn next shows the new state.

    Whether it could be kept; what is wrong is told where the page is drawn next.
    """
    path, told = page.collection.store, next(iter(values)) if len(values) == 1 else "several"
    with page.turn.keeping(path):
        before: tuple[Correction, ...] = ()
        try:
            before = said(path)
            say_all(path, event, values, other)
        except (DataError, OSError) as error:
            page.turn.news = News(problem=str(error))
            return False
        except StoreError as error:  # another build is writing it, say: the word itself may be kept
            page.turn.news = News(lines=_new(path, before), problem=str(error))
            return False
        page.turn.news = News(page.words[f"corrected_{told}"], _new(path, before))
    return True


def _new(path: Path, before: Sequence[Correction]) -> tuple[str, ...]:
    return tuple(one.line for one in said(path) if one not in before)


def undo(page: Page, lines: Sequence[str]) -> None:
    """Take corrections back; of two who do so at once, the second finds nothing to do."""
    path = page.collection.store
    with page.turn.keeping(path):
        try:
            found = [number for number, one in enumerate(said(path), 1) if one.line in lines]
            if found:
                take_back(path, *found)
                page.turn.news = News(page.words["undone"])
        except (DataError, StoreError, OSError) as error:
            page.turn.news = News(problem=str(error))


def draw_undo(page: Page, lines: Sequence[str], where: str) -> None:
    """The button that takes corrections back."""
    key = f"undo-{where}-{sha256(repr(lines).encode()).hexdigest()[:12]}"
    st.button(page.words["undo"], key=key, icon=":material/undo:", on_click=undo, args=(page, lines))


# --- the corrections of one event ------------------------------------------------------------------------------------


def draw_corrected(page: Page, reports: Sequence[Told]) -> None:
    """What the reader said of this event, each with the button that takes it back."""
    ids = {report["id"] for report in reports}
    for row in page.store.corrections():
        if row["problem"] or not ids & set(row["reports"]):
            continue
        one = next((one for one in said(page.collection.store) if one.line == row["line"]), None)
        if one is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(page.words["corrected_by_you"], icon=":material/edit:", color="blue")
            st.text(in_words(one, page.words))
            draw_undo(page, [one.line], "event")


def in_words(one: Correction, words: Words) -> str:
    """What a correction says, in one line."""
    kind = words[f"correct_{one.kind}"]
    if one.kind is Kind.DATE and (period := span(one.value)):
        return f"{kind}: {period_in_words(period.first, period.last, period.precision, words['language'])}"
    if one.kind is Kind.STATUS:
        return f"{kind}: {words[f'status_{one.value}']}"
    return f"{kind}: {one.value}" if one.value else kind


def draw_correcting(page: Page, event: Told, view: View) -> None:
    """The fields in which the reader says when and whether an event was and what it is called, and the other ways."""
    words, id = page.words, event["id"]
    with st.expander(words["correct"], icon=":material/edit:"):
        st.caption(words["correct_rule"])
        draw_saying(page, event)
        candidates = event_labels(near(view.rows, event), page.language)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            other = st.selectbox(
                words["correct_merge"],
                list(candidates),
                index=None,
                format_func=candidates.__getitem__,
                key=f"merge-{id}",
                placeholder=words["merge_hint"],
                filter_mode="contains",
            )
            st.button(
                words["merge"],
                key="merge",
                disabled=not other,
                icon=":material/merge:",
                on_click=merge,
                args=(page, id, other),
            )
        st.button(
            words["hide"],
            key="hide",
            help=words["hide_help"],
            icon=":material/visibility_off:",
            on_click=hide,
            args=(page, id),
        )


def draw_saying(page: Page, event: Told) -> None:
    """Date, status and title as they are, to be overwritten."""
    words, id = page.words, event["id"]
    turn = sha256(repr((id, when(event, "de"), event["status"], event["title"])).encode()).hexdigest()[:12]
    keys = {kind: f"say-{kind}-{turn}" for kind in (Kind.DATE, Kind.STATUS, Kind.TITLE)}
    before = {Kind.DATE: written(event), Kind.STATUS: event["status"], Kind.TITLE: event["title"]}
    with st.form(f"say-{turn}", border=False):
        left, right = st.columns([1, 1])
        left.text_input(
            words["correct_date"],
            before[Kind.DATE],
            key=keys[Kind.DATE],
            placeholder="2025-06-14",
            help=words["correct_date_help"],
        )
        right.selectbox(
            words["correct_status"],
            list(Status),
            index=list(Status).index(event["status"]),
            format_func=lambda one: words[f"status_{one}"],
            key=keys[Kind.STATUS],
        )
        st.text_input(words["correct_title"], before[Kind.TITLE], key=keys[Kind.TITLE], max_chars=200)
        st.form_submit_button(
            words["correct_send"],
            key="say",
            icon=":material/check:",
            on_click=say_changed,
            args=(page, id, keys, before),
        )


def say_changed(page: Page, id: str, keys: Mapping[Kind, str], before: Mapping[Kind, str]) -> None:
    """Keep what the reader changed in the fields."""
    fields = {kind: str(st.session_state[key]).strip() for kind, key in keys.items()}
    new = {kind: value for kind, value in fields.items() if value and value != before[kind]}
    if Kind.DATE in new and span(new[Kind.DATE]) is None:
        page.turn.news = News(problem=page.words["correct_date_wrong"])
    elif new:
        correct(page, id, new)


def merge(page: Page, id: str, other: str | None) -> None:
    """Put two events together and open the one that they become."""
    if other and correct(page, id, {Kind.MERGE: ""}, other):
        open_again(page, id)


def open_again(page: Page, id: str) -> None:
    """Open the event under which a report or a former event stands now."""
    store = Store.open(page.collection.store)
    try:
        found = store.event(id)
    finally:
        store.close()
    choose(found["id"] if found else "", "list")


def hide(page: Page, id: str) -> None:
    """Take an event off the timeline."""
    if correct(page, id, {Kind.HIDE: ""}):
        choose("", "list")


def split(page: Page, report: str) -> None:
    """Take a report out of its event."""
    if correct(page, report, {Kind.SPLIT: ""}):
        open_again(page, st.session_state["ereignis"])


def draw_split(page: Page, report: Told) -> None:
    """The button that takes one report out of its event."""
    st.button(
        page.words["split"],
        key=f"split-{report['id']}",
        help=page.words["split_help"],
        icon=":material/call_split:",
        type="tertiary",
        on_click=split,
        args=(page, report["id"]),
    )


def written(event: Told) -> str:
    """The period of an event as a correction writes it; empty where it has none."""
    first, last = figures.day(event["first"]), figures.day(event["last"])
    if first is None or last is None:
        return f"{_end(first, event)}..{_end(last, event)}" if first or last else ""
    if event["precision"] in (Precision.MONTH, Precision.YEAR) or first == last:
        return _end(first, event)
    return f"{first.isoformat()}..{last.isoformat()}"


def _end(day: date | None, event: Told) -> str:
    """One end of a period, as exactly as it is known; nothing where it is open."""
    length = {Precision.YEAR: len("2025"), Precision.MONTH: len("2025-06")}.get(event["precision"])
    return day.isoformat()[:length] if day else ""


def near(rows: Sequence[Told], event: Told) -> Sequence[Told]:
    """Of the events that are shown, earliest first, those that stand nearest in time to this one."""
    day = _day(event)
    place = bisect_left(rows, day, key=_day)
    around = rows[max(0, place - MOST_CANDIDATES) : place + MOST_CANDIDATES]
    others = (row for row in around if row["id"] != event["id"])
    return sorted(others, key=lambda row: abs((_day(row) - day).days))[:MOST_CANDIDATES]


def _day(event: Told) -> date:
    return event["first"] or event["last"] or date.max


# --- all of them -----------------------------------------------------------------------------------------------------


def draw_all(page: Page) -> None:
    """Everything that the reader corrected in this collection, also what no longer applies."""
    words = page.words
    try:
        corrections, dates = said(page.collection.store), load_dates(page.collection.store)
    except (DataError, OSError) as error:
        st.warning(words["corrections_broken"])
        st.text(str(error))
        return
    if not corrections and not dates:
        return
    st.header(words["corrections"], anchor=False)
    with st.expander(counted(words, "corrections", len(corrections) + len(dates))):
        st.caption(words["corrections_rule"])
        held = {row["line"]: row for row in page.store.corrections()}
        for one in corrections:
            draw_one(page, one, held.get(one.line, {}))
        for document, period in dates.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                shown = period_in_words(period.first, period.last, period.precision, words["language"])
                st.text(f"{words['correct_published']}: {shown} · {document}")
                draw_clearing(page, document, "all")


def draw_one(page: Page, one: Correction, held: Told) -> None:
    """One correction: what it says, of which words of which article, whether it still applies, and its undoing."""
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        quote = " ".join((one.target.quote or one.target.event).split())
        st.text(f"{in_words(one, words)} · {words['quoted'].format(text=quote)} · {one.target.document}")
        if held.get("problem"):
            st.badge(words["correction_gone"], icon=":material/warning:", color="orange")
        elif one.kind is not Kind.HIDE:
            st.button(
                words["open"],
                key=f"open-{sha256(one.line.encode()).hexdigest()[:12]}",
                on_click=choose,
                args=(one.target.event, "corrections"),
                type="tertiary",
            )
        draw_undo(page, [one.line], "all")
