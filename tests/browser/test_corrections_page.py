"""A reader corrects what the program read: every correction lasts through a build and is undone in one click."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Reader, Server
from newsroom import newsroom
from playwright.sync_api import Page, expect
from steps import fact, open_event, shown, unfold

from timeline.correcting import said, take_back
from timeline.corrections import SUBJECT
from timeline.keeping import changing, kept_beside
from timeline.pipeline import build
from timeline.set_dates import clear_date, load_dates
from timeline.store import StoreError

Arrive = Callable[..., Reader]
CALL = "mit Massud Peseschkian telefoniert"
LINK = "?ohne-artikel=gipfel.txt"


@pytest.fixture(scope="module")
def server(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve("corrected", newsroom)


@pytest.fixture(autouse=True)
def nothing_is_left(server: Server) -> Iterator[None]:
    """Take back what a test that failed has left behind, so that the next one finds what the articles say."""
    yield
    for _ in range(60):
        try:
            if said(server.store):
                take_back(server.store, *range(1, len(said(server.store)) + 1))
            for document in load_dates(server.store):
                clear_date(server.store, document)
            return built_again(server)
        except StoreError:  # the page is still keeping something
            time.sleep(1)


@pytest.fixture
def page(server: Server, reader: Arrive) -> Page:
    return reader(height=2600).open(f"{server.address}/{LINK}")  # an open list closes when the page scrolls


def built_again(server: Server) -> None:
    """What ``python -m timeline build`` does."""
    build([server.store.parent / "articles"], server.store)


def correcting(page: Page, title: str) -> None:
    """Open an event and unfold the fields to correct it."""
    open_event(page, title)
    page.get_by_text("Korrigieren", exact=True).click()
    expect(page.get_by_role("textbox", name="Titel")).to_be_visible()


def undo(page: Page) -> None:
    """Take the last correction back by the button beside the message."""
    page.get_by_role("button", name="Rückgängig").first.click()
    expect(page.get_by_text("Die Korrektur ist zurückgenommen.")).to_be_visible()


def test_a_corrected_date_is_there_after_a_build_and_undone_in_one_click(
    server: Server, page: Page, reader: Arrive
) -> None:
    correcting(page, "ein Abkommen")
    page.get_by_role("textbox", name="Zeit").fill("2025-01-17")
    page.get_by_role("button", name="Übernehmen").click()
    expect(fact(page, "Zeit")).to_have_text("Freitag, 17. Januar 2025")
    built_again(server)
    other = reader().open(page.url)
    expect(fact(other, "Zeit")).to_have_text("Freitag, 17. Januar 2025")
    expect(other.get_by_text("von Ihnen korrigiert")).to_be_visible()
    other.locator(".st-key-detail").get_by_role("button", name="Rückgängig").click()
    expect(fact(other, "Zeit")).to_have_text("Januar 2025")
    assert said(server.store) == ()


def test_who_clicks_on_while_a_correction_is_kept_sees_it_all_the_same(server: Server, page: Page) -> None:
    correcting(page, "Drohnen an Russland")
    page.get_by_role("textbox", name="Titel").fill("Lieferung von Drohnen")
    with changing(kept_beside(server.store, SUBJECT)):  # the page has to wait for its turn to write
        page.get_by_role("button", name="Übernehmen").click()
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "running")
        page.get_by_role("radio", name="Nach Akteur").click()
        expect(page.get_by_role("radio", name="Nach Akteur")).to_be_checked()
        page.wait_for_timeout(3000)  # a page that does not wait has drawn what was there before
    expect(page.locator("h3.event")).to_have_text("Lieferung von Drohnen")
    expect(page).to_have_url(re.compile("spuren=akteur"))
    undo(page)
    expect(page.locator("h3.event")).to_contain_text("Drohnen an Russland")


def test_a_date_that_is_none_is_explained(page: Page) -> None:
    correcting(page, "ein Abkommen")
    page.get_by_role("textbox", name="Zeit").fill("neulich")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_text("Schreiben Sie die Zeit wie 2025-06-14")).to_be_visible()


def test_a_status_and_a_title_are_corrected(server: Server, page: Page) -> None:
    correcting(page, "Drohnen an Russland")
    page.get_by_role("combobox", name="Status").last.click()
    page.get_by_role("option", name="verneint").click()
    page.get_by_role("textbox", name="Titel").fill("Lieferung von Drohnen")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("h3.event")).to_have_text("Lieferung von Drohnen")
    expect(fact(page, "Status")).to_contain_text("verneint")
    expect(page.get_by_text("von Ihnen korrigiert")).to_have_count(2)
    page.locator(".st-key-detail").get_by_role("button", name="Rückgängig").first.click()
    expect(page.get_by_text("von Ihnen korrigiert")).to_have_count(1)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(".st-key-detail").get_by_role("button", name="Rückgängig")).to_have_count(1)
    page.locator(".st-key-detail").get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("von Ihnen korrigiert")).to_have_count(0)
    expect(fact(page, "Status")).to_contain_text("behauptet")
    expect(page.locator("h3.event")).to_contain_text("Drohnen an Russland")
    assert said(server.store) == ()


def test_what_was_corrected_together_is_undone_together(server: Server, page: Page) -> None:
    correcting(page, "Drohnen an Russland")
    page.get_by_role("textbox", name="Zeit").fill("2026-03")
    page.get_by_role("textbox", name="Titel").fill("Lieferung von Drohnen")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_text("von Ihnen korrigiert")).to_have_count(2)
    expect(page.get_by_text("Ihre Angaben sind übernommen.")).to_be_visible()
    undo(page)
    expect(page.get_by_text("von Ihnen korrigiert")).to_have_count(0)
    assert said(server.store) == ()


def test_an_event_is_hidden_and_comes_back(server: Server, page: Page) -> None:
    expect(shown(page)).to_have_text(re.compile("^4 von"))
    correcting(page, "Drohnen an Russland")
    page.get_by_role("button", name="Ausblenden", exact=True).click()
    expect(shown(page)).to_have_text(re.compile("^3 von"))
    undo(page)
    expect(shown(page)).to_have_text(re.compile("^4 von"))
    assert said(server.store) == ()


def test_a_report_is_taken_out_and_put_back(server: Server, page: Page) -> None:
    open_event(page, CALL)
    expect(page.locator(".told-by")).to_have_count(2)
    page.get_by_role("button", name="Gehört nicht dazu").last.click()
    expect(shown(page)).to_have_text(re.compile("^5 von"))
    expect(page.locator(".told-by")).to_have_count(0)
    undo(page)
    expect(shown(page)).to_have_text(re.compile("^4 von"))
    assert said(server.store) == ()


def test_two_events_are_put_together_and_taken_apart(server: Server, page: Page) -> None:
    correcting(page, "Drohnen an Russland")
    same = page.get_by_role("combobox", name="Dasselbe Ereignis wie")
    same.click(trial=True)  # once the fold has grown: an open list closes where the page moves
    same.click()
    page.keyboard.type("Abkommen")
    page.get_by_role("option").filter(has_text="Abkommen").click()
    page.get_by_role("button", name="Zusammenlegen").click()
    expect(shown(page)).to_have_text(re.compile("^3 von"))
    expect(page.locator(".told-by")).to_have_count(2)
    undo(page)
    expect(shown(page)).to_have_text(re.compile("^4 von"))
    assert said(server.store) == ()


def test_the_date_of_an_article_moves_its_events(server: Server, page: Page) -> None:
    open_event(page, "Drohnen an Russland")
    page.get_by_text("Datum des Artikels: im Artikel angegeben").click()
    page.get_by_role("textbox", name="Der Artikel wurde geschrieben am").fill("2026-03-14")
    page.get_by_role("button", name="Setzen", exact=True).click()
    expect(fact(page, "Zeit")).to_have_text("Freitag, 13. März 2026")
    assert load_dates(server.store)
    unfold(page, "Datum des Artikels: von Ihnen gesetzt")
    page.get_by_role("button", name="Eigenes Datum zurücknehmen").first.click()
    expect(fact(page, "Zeit")).to_have_text("Freitag, 6. März 2026")
    assert not load_dates(server.store)


def test_all_corrections_stand_at_the_end_of_the_page(server: Server, page: Page) -> None:
    correcting(page, "Drohnen an Russland")
    page.get_by_role("button", name="Ausblenden", exact=True).click()
    expect(page.get_by_role("heading", name="Ihre Korrekturen")).to_be_visible()
    page.get_by_text("1 Korrektur", exact=True).click()
    expect(page.get_by_text("ausgeblendet · „Der Iran soll")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").last.click()
    expect(page.get_by_role("heading", name="Ihre Korrekturen")).to_have_count(0)
