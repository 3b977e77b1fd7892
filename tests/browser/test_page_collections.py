"""More than one collection: the switch, a store by its name, an empty one, and one that vanishes while it is open."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Reader, Server
from page_events import empty_store, small_store
from playwright.sync_api import expect
from steps import chip, pick, shown
from test_intake import program

Arrive = Callable[..., Reader]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with two collections beside each other: its own, and one called "kreml"."""
    folder = program(tmp_path_factory.mktemp("both"))
    small_store(folder / "data" / "kreml.duckdb")
    server = Server(program=folder)
    yield server.wait()
    server.stop()


def test_a_reader_switches_between_collections(both: Server, reader: Arrive) -> None:
    one = reader(height=1400)
    page = one.open(both.address)
    expect(shown(page)).to_have_text(re.compile(r"· 1\. April 2025 bis 2\. April 2025"))
    switch = page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile("^Sammlung"))
    expect(switch).to_have_value("Beispielartikel")
    switch.click()
    page.get_by_role("option", name="kreml").click()
    expect(shown(page)).to_have_text(re.compile("^Alle 9 Ereignisse"))
    expect(page).to_have_url(re.compile("bestand=kreml"))
    one.settled()
    pick(page, "Status", "geplant (1)")
    expect(shown(page)).to_have_text(re.compile("^1 von 9"))
    expect(shown(reader().open(page.url))).to_have_text(re.compile("^1 von 9"))


def test_a_store_that_vanishes_is_explained_and_the_page_goes_on(both: Server, reader: Arrive) -> None:
    page = reader(height=1400).open(f"{both.address}/?bestand=kreml")
    expect(shown(page)).to_have_text(re.compile("^Alle 9 Ereignisse"))
    (both.store.parent / "kreml.duckdb").unlink()
    pick(page, "Status", "geplant (1)")
    expect(page.get_by_text(re.compile("Die Sammlung „kreml“ gibt es nicht"))).to_be_visible()
    expect(shown(page)).to_have_text(re.compile("^(Alle|0 von) "))


@pytest.mark.parametrize(
    ("locale", "says", "step"),
    [("de-DE", "Noch keine Ereignisse", "Artikel hinzufügen"), ("en-GB", "No events yet", "Add articles")],
)
def test_an_empty_store_explains_the_first_step(
    serve: Callable[[str, Callable[[Path], Path]], Server], reader: Arrive, locale: str, says: str, step: str
) -> None:
    page = reader(locale=locale).open(serve("empty", empty_store).address)
    expect(page.get_by_text(says)).to_be_visible()
    expect(page.get_by_text("python -m timeline build ORDNER --store")).to_be_visible()
    page.get_by_role("button", name=step).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_link_to_what_is_not_there_says_so(small: Server, reader: Arrive) -> None:
    page = reader(locale="en-GB").open(f"{small.address}/?status=erfunden&akteur=Teheran&ereignis=weg&quatsch=1")
    expect(page.get_by_text("The page does not know these parts of the link")).to_contain_text("quatsch=1")
    expect(chip(page, "Actor: Iran")).to_be_visible()
    expect(page.get_by_text("The linked event is not (or no longer) in this collection.")).to_be_visible()
