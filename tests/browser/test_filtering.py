"""Every filter as a reader uses it: what is shown is what the count beside the choice said, a click takes it away."""

import re
from collections.abc import Callable, Iterator

import pytest
from conftest import Reader, Server
from playwright.sync_api import Browser, Page, expect
from steps import brush, chip, field, pick, shown, unfold

Arrive = Callable[..., Reader]
ALL = re.compile(r"^Alle 9 Ereignisse")


def some(n: int) -> re.Pattern[str]:
    return re.compile(rf"^{n} von 9 Ereignissen")


@pytest.fixture(scope="module")
def window(small: Server, browser: Browser) -> Iterator[Reader]:
    """One window for all filters, with the rarer ones unfolded."""
    one = Reader.arrive(browser, height=1900)  # an open list closes when the page scrolls
    page = one.open(small.address)
    page.get_by_text("Weitere Filter").click()
    expect(field(page, "Rolle")).to_be_visible()
    yield one
    one.leave()


@pytest.fixture
def page(window: Reader) -> Iterator[Page]:
    """The page without any filter, and so again afterwards."""
    yield window.page
    window.settled()
    reset = window.page.get_by_role("button", name="Filter zurücksetzen")
    if reset.is_enabled():
        reset.click()
    expect(shown(window.page)).to_have_text(ALL)
    window.settled()


@pytest.mark.parametrize(
    ("label", "choice", "says"),
    [
        ("Akteur", "Russland (3)", "Akteur: Russland"),
        ("Thema", "Verträge und Abkommen (1)", "Thema: Verträge und Abkommen"),
        ("Thema", "Politik (4)", "Thema: Politik"),  # diplomacy lies below it, and no event names politics itself
        ("Status", "behauptet (1)", "Status: behauptet"),
        ("Rolle", "handelt (2)", "Rolle des Akteurs: handelt"),
        ("Genauigkeit", "Monat (2)", "Genauigkeit des Datums: Monat"),
        ("Datum des Artikels", "unbekannt (2)", "Datum des Artikels: unbekannt"),
        ("Artikel", "geschichte.txt (2)", "Artikel: geschichte.txt"),
        ("Ohne Akteur", "Iran (5)", "Ohne Akteur: Iran"),
        ("Ohne Thema", "Diplomatie (4)", "Ohne Thema: Diplomatie"),
        ("Ohne Artikel", "kreml.txt (7)", "Ohne Artikel: kreml.txt"),
    ],
)
def test_a_choice_shows_as_many_events_as_it_said(page: Page, label: str, choice: str, says: str) -> None:
    said = int(choice.rpartition("(")[2].rstrip(")"))
    pick(page, label, choice)
    expect(shown(page)).to_have_text(some(9 - said if label.startswith("Ohne") else said))
    chip(page, says).click()
    expect(shown(page)).to_have_text(ALL)


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("putin telefonierte", 1),  # every word, in any order
        ("sturzte schah", 1),  # stürzte: accents may be left out
        ('"der USA gegen"', 1),
        ('"gegen der USA"', 0),
        ("Iran", 3),
        ("Nirgendwo", 0),
    ],
)
def test_a_search_in_the_sentences(page: Page, words: str, n: int) -> None:
    search = page.get_by_role("textbox", name="Suche im Satz")
    search.fill(words)
    search.press("Enter")
    expect(shown(page)).to_have_text(some(n))
    if not n:
        expect(page.get_by_text("Kein Ereignis passt zu allen Filtern.")).to_be_visible()
    chip(page, f"„{words}“").click()
    expect(shown(page)).to_have_text(ALL)


def test_a_state_stands_for_its_people_where_that_is_asked_for(page: Page) -> None:
    pick(page, "Akteur", "Russland (3)")
    expect(shown(page)).to_have_text(some(3))
    page.get_by_test_id("stSidebar").get_by_text("Samt Personen und Stellen").click()
    expect(shown(page)).to_have_text(some(4))
    expect(chip(page, "Akteur: Russland samt Personen und Stellen")).to_be_visible()


def test_counts_are_those_under_the_other_filters(page: Page) -> None:
    pick(page, "Akteur", "Russland (3)")
    expect(shown(page)).to_have_text(some(3))
    pick(page, "Thema", "Diplomatie (2)")
    expect(shown(page)).to_have_text(some(2))
    pick(page, "Status", "geplant (1)")
    expect(shown(page)).to_have_text(some(1))
    chip(page, "Thema: Diplomatie").click()
    expect(shown(page)).to_have_text(some(1))
    chip(page, "Akteur: Russland").click()
    expect(shown(page)).to_have_text(some(1))
    expect(chip(page, "Status: geplant")).to_have_count(1)  # while the page draws, its old place may hold one, too


def test_any_of_several_values_or_all_of_them(page: Page) -> None:
    pick(page, "Akteur", "Iran (5)")
    expect(shown(page)).to_have_text(some(5))
    pick(page, "Akteur", "USA (4)")
    expect(shown(page)).to_have_text(some(8))
    page.get_by_test_id("stSidebar").get_by_text("Alle gewählten Akteure zugleich").click()
    expect(shown(page)).to_have_text(some(1))
    expect(chip(page, "Akteur: Iran und USA")).to_be_visible()


def test_days_are_typed_into_the_field(page: Page) -> None:
    first = page.get_by_test_id("stDateInput").first
    first.get_by_role("spinbutton").first.click()
    page.keyboard.type("01032026")
    page.get_by_role("heading", name="Zeitleiste").click()  # a day counts when its field is left
    expect(page).to_have_url(re.compile("von=2026-03-01"))
    expect(shown(page)).to_have_text(some(5))  # four of March, and what has gone on since 2022
    chip(page, "Von 1. März 2026").click()
    expect(shown(page)).to_have_text(ALL)


def test_a_brush_narrows_the_days_and_each_end_is_taken_away_by_a_click(page: Page) -> None:
    page.mouse.wheel(0, -5000)
    brush(page, 0.55, 0.95)
    expect(page).to_have_url(re.compile(r"(?=.*von=20\d\d-\d\d-01)(?=.*bis=20\d\d-)"))
    expect(shown(page)).not_to_have_text(ALL)
    page.locator('[class*="st-key-chip"]').get_by_role("button", name=re.compile("^Bis ")).click()
    expect(page).not_to_have_url(re.compile("bis="))
    page.locator('[class*="st-key-chip"]').get_by_role("button", name=re.compile("^Von ")).click()
    expect(shown(page)).to_have_text(ALL)


def test_a_brush_takes_whole_months(small: Server, reader: Arrive) -> None:
    page = reader().open(f"{small.address}/?von=2025-01-01&bis=2026-12-31")
    brush(page, 0.51, 0.7)
    expect(page).to_have_url(re.compile("von=2026-01-01&bis=2026-05-31"))
    expect(shown(page)).to_have_text(some(6))


def test_two_people_at_once_see_their_own_filters(small: Server, reader: Arrive) -> None:
    one, other = reader().open(small.address), reader(locale="en-GB").open(small.address)
    pick(one, "Akteur", "Russland (3)")
    pick(other, "Status", "planned (1)")
    expect(shown(one)).to_have_text(some(3))
    expect(shown(other)).to_have_text(re.compile("^1 of 9 events"))
    for each, lanes in ((one, "Nach Akteur"), (other, "By actor")):  # both are drawn once more
        each.get_by_role("radio", name=lanes).click()
        expect(each).to_have_url(re.compile("spuren=akteur"))
    expect(shown(one)).to_have_text(some(3))
    expect(shown(other)).to_have_text(re.compile("^1 of 9 events"))
    expect(chip(one, "Status")).to_have_count(0)
    expect(chip(other, "Actor")).to_have_count(0)


def test_a_shared_link_shows_the_same_to_a_reader_of_another_language(small: Server, reader: Arrive) -> None:
    page = reader().open(small.address)
    pick(page, "Thema", "Diplomatie (4)")
    expect(shown(page)).to_have_text(some(4))
    page.get_by_test_id("stSidebar").get_by_role("textbox", name="Suche im Satz").fill("Russland")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(some(2))
    page.get_by_role("button", name="Nächstes").click()
    expect(page).to_have_url(re.compile("ereignis="))
    other = reader(locale="en-GB", scheme="dark", width=390).open(page.url)
    expect(shown(other)).to_have_text(re.compile("^2 of 9 events"))
    expect(chip(other, "Topic: Diplomacy")).to_be_visible()
    expect(other.locator("h3.event")).to_have_text(page.locator("h3.event").inner_text())


def test_what_is_unfolded_stays_unfolded(window: Reader) -> None:
    unfold(window.page, "Weitere Filter")
    expect(field(window.page, "Rolle")).to_be_visible()
