"""The page as a reader meets it, in real Chromium: filter, link, open, download; and hostile text."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Reader, Server
from page_events import HOSTILE
from playwright.sync_api import Download, Locator, Page, expect
from steps import Box, lanes, pick, point_at, shown

from timeline.exports import COLUMNS
from timeline.knowledge import load_topics
from timeline.model import Filter
from timeline.store import Store

Arrive = Callable[..., Reader]
ALL = "Alle 9 Ereignisse · 1. Januar 1979 bis 15. März 2026 · 1 ohne Datum"


def lane_marks(page: Page) -> Locator:
    """The dots and bars of the lanes, without rings and arrows."""
    return lanes(page).locator(".scatterlayer .trace:last-child .points path, .barlayer .point path")


def test_the_page_opens_and_asks_nobody_else(small: Server, reader: Arrive) -> None:
    one = reader()
    page = one.open(small.address)
    expect(page.get_by_role("heading", name="Zeitleiste")).to_be_visible()
    expect(shown(page)).to_have_text(ALL)
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert one.foreign == []
    assert one.errors == []


def test_any_spelling_finds_the_actor(small: Server, reader: Arrive) -> None:
    page = reader().open(small.address)
    field = page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("^Akteur|Akteur$"))
    for typed in ("Moskau", "Pezeshkian"):
        field.fill(typed)
        field.press("Enter")
        expect(page).to_have_url(re.compile("Russland" if typed == "Moskau" else "Massud"))
    field.press("Escape")
    expect(page.get_by_role("button", name="Akteur: Russland oder Massud Peseschkian")).to_be_visible()
    expect(shown(page)).to_have_text(re.compile(r"^4 von 9 "))
    field.fill("Hinz und Kunz")
    field.press("Enter")
    field.press("Escape")
    expect(page.get_by_text("Kein Ereignis nennt „Hinz und Kunz“.")).to_be_visible()
    expect(shown(page)).to_have_text(re.compile(r"^4 von 9 "))


def test_rarer_filters_stand_behind_a_fold_and_in_the_link(small: Server, reader: Arrive) -> None:
    page = reader(height=1400).open(f"{small.address}/?akteur=Iran&akteur=USA")
    expect(shown(page)).to_have_text(re.compile(r"^8 von 9 "))
    page.get_by_text("Weitere Filter").click()
    page.get_by_test_id("stSidebar").get_by_text("Alle gewählten Akteure zugleich").click()
    expect(shown(page)).to_have_text(re.compile(r"^1 von 9 "))
    expect(page).to_have_url(re.compile("alle-akteure=ja"))
    expect(reader().open(page.url).get_by_role("button", name="Akteur: Iran und USA")).to_be_visible()
    page.get_by_role("button", name="Filter zurücksetzen").click()
    pick(page, "Ohne Akteur", "Iran (5)")
    expect(shown(page)).to_have_text(re.compile(r"^4 von 9 "))
    pick(page, "Genauigkeit", "Tag (2)")
    expect(page).to_have_url(re.compile(r"(?=.*ohne-akteur=Iran)(?=.*genau=day)"))
    expect(reader().open(page.url).locator(".shown")).to_have_text(re.compile(r"^2 von 9 "))


def test_a_link_says_what_it_holds_that_is_unknown(small: Server, reader: Arrive) -> None:
    page = reader().open(f"{small.address}/?status=erfunden&quatsch=1&akteur=Teheran&thema=nie")
    expect(page.get_by_text("Diese Angaben im Link kennt die Seite nicht")).to_contain_text(
        "quatsch=1, status=erfunden"
    )
    expect(page.get_by_role("button", name="Akteur: Iran")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?akteur=Iran$"))


def test_a_question_to_begin_with_is_one_click(small: Server, reader: Arrive) -> None:
    page = reader().open(small.address)
    page.get_by_role("button", name="Was ist geplant?").click()
    expect(shown(page)).to_have_text(re.compile(r"^1 von 9 "))
    page.get_by_role("button", name="Status: geplant").click()
    expect(shown(page)).to_have_text(ALL)


def test_the_charts_are_drawn_once(small: Server, reader: Arrive) -> None:
    one = reader()
    one.page.add_init_script(COUNT_DRAWINGS)
    page = one.open(small.address)
    page.wait_for_timeout(1500)  # whatever still moves the page
    assert page.evaluate("window.drawings") == 2


COUNT_DRAWINGS = """
window.drawings = 0;
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes)
    if (node.nodeType === 1 && node.matches(".svg-container"))
      window.drawings += 1;
}).observe(document, { childList: true, subtree: true });
"""


def test_back_goes_back_to_the_former_view(small: Server, reader: Arrive) -> None:
    one = reader()
    page = one.open(small.address)
    pick(page, "Status", "behauptet (1)")
    expect(shown(page)).to_have_text(re.compile(r"^1 von 9 "))
    expect(page).to_have_url(re.compile("status=claimed"))
    one.settled()
    page.go_back()
    expect(shown(page)).to_have_text(ALL)


def test_an_event_can_be_chosen_by_keyboard(small: Server, reader: Arrive) -> None:
    page = reader(height=1600).open(small.address)  # an open list closes when the page scrolls
    field = page.get_by_role("combobox", name=re.compile("Ereignis auswählen"))
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(9)
    page.keyboard.type("Sanktionen")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h3.event")).to_have_text("Seit 2022 gelten Sanktionen der USA gegen Russland")
    following = page.get_by_role("button", name="Nächstes")
    following.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h3.event")).to_have_text("Im Januar 2025 unterzeichneten Russland und der Iran ein Abkommen")


@pytest.mark.parametrize(
    ("link", "filter"),
    [("", Filter()), ("?akteur=Iran", Filter(actors=("Iran",))), ("?text=onerror", Filter(text="onerror"))],
)
def test_the_download_is_exactly_what_is_shown(
    small: Server, reader: Arrive, link: str, filter: Filter, tmp_path: Path
) -> None:
    page = reader().open(f"{small.address}/{link}")
    download = downloaded(page)
    assert download.suggested_filename == "ereignisse.csv"
    download.save_as(tmp_path / "e.csv")
    content = (tmp_path / "e.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    store = Store.open(small.store)
    events = store.events(filter).to_dict("records")
    assert len(rows) == len(events) == store.count(filter)
    for row, event in zip(rows, events, strict=True):
        assert tuple(row) == COLUMNS
        assert as_cells(event).items() <= row.items()


def downloaded(page: Page) -> Download:
    """The file behind the button."""
    page.get_by_role("button", name="Herunterladen").click()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    return download.value


def as_cells(event: dict[str, object]) -> dict[str, str]:
    """What the file must say of an event of the store."""
    names = load_topics()
    days = {name: "" if str(event[key]) == "NaT" else str(event[key])[:10] for name, key in DAYS.items()}
    texts = {key: str(event[key]) for key in ("id", "document", "title", "sentence", "status", "precision", "reason")}
    actors, topics = " | ".join(event["actors"]), " | ".join(names[t].de for t in event["topics"])  # type: ignore[arg-type, attr-defined]
    return {**texts, **days, "actors": actors, "topics": topics}


DAYS = {"from": "first", "to": "last", "published_from": "published_first"}


def test_markup_in_an_article_appears_as_it_was_written(small: Server, reader: Arrive) -> None:
    one = reader()
    page = one.open(f"{small.address}/?text=onerror")
    page.get_by_role("button", name="Nächstes").click()
    expect(page.locator("h3.event")).to_have_text(HOSTILE)
    expect(page.locator(".excerpt .sentence").last).to_contain_text("zu lesen")
    expect(page.locator(".excerpt")).to_contain_text(HOSTILE)
    told = lanes(page).locator(".hoverlayer")
    point_at(page, lanes(page).locator(".scatterlayer .trace:last-child .points path"), told)
    expect(told).to_contain_text("<img src=x onerror=window.hacked=1> :red[x] $x$ [a](b)")
    assert page.locator("img[src='x']").count() == 0
    assert page.evaluate("window.hacked") is None
    assert one.errors == []


def test_a_filter_made_of_markup_is_text_too(small: Server, reader: Arrive) -> None:
    page = reader().open(f"{small.address}/?akteur=:red[rot]%20**fett**%20<img%20src=x>")
    expect(page.get_by_role("button", name="Akteur: :red[rot] **fett** <img src=x>", exact=False).first).to_be_visible()
    assert page.locator("img[src='x']").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_hides_anything_on_the_screen(small: Server, reader: Arrive, width: int, scheme: str) -> None:
    one = reader(width, 844, scheme)
    page = one.open(f"{small.address}/?ausschnitt=alles")
    for lanes_by, marks in (("Nach Thema", 8), ("Nach Akteur", 12)):
        page.get_by_role("radio", name=lanes_by).click()
        expect(lane_marks(page)).to_have_count(marks)
        found = [mark.bounding_box() for mark in lane_marks(page).all()]
        for i, mark in enumerate(found):
            for other in found[:i]:
                assert apart(mark, other), (mark, other)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def apart(one: Box, other: Box) -> bool:
    """Whether two rectangles do not overlap, but for half a pixel of rounding."""
    return any(
        a[side] + a[length] <= b[side] + 0.5
        for a, b in ((one, other), (other, one))
        for side, length in (("x", "width"), ("y", "height"))
    )


def test_on_a_phone_the_filters_are_one_touch_away(small: Server, reader: Arrive) -> None:
    page = reader(390, 844).open(small.address)
    page.get_by_test_id("stExpandSidebarButton").click()
    pick(page, "Akteur", "Russland (3)")
    expect(shown(page)).to_have_text(re.compile(r"^3 von 9 Ereignissen"))


def test_too_many_marks_give_way_and_the_page_says_so(large: Server, reader: Arrive) -> None:
    page = reader().open(large.address)
    expect(page.get_by_text("2.500 Ereignisse sind zu viele, um sie einzeln zu zeichnen")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    page.goto(f"{large.address}/?von=2025-01-01&bis=2025-03-31")
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
