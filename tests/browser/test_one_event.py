"""One event with all that is known of it: the sentence and its marks, the reasons, the sources, the article."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Reader, Server
from newsroom import newsroom
from playwright.sync_api import Browser, Page, expect
from steps import fact, open_event

Arrive = Callable[..., Reader]
CALL = "mit Massud Peseschkian telefoniert"


@pytest.fixture(scope="module")
def server(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve("newsroom", newsroom)


@pytest.fixture(scope="module")
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """One window for all that is only looked at."""
    one = Reader.arrive(browser, height=2000)
    yield one.open(server.address)
    one.leave()


def test_the_detail_says_what_happened_when_and_why_this_day(page: Page) -> None:
    open_event(page, CALL)
    expect(fact(page, "Zeit")).to_have_text("Sonntag, 1. März 2026")
    expect(fact(page, "Begründung")).to_contain_text("„Sonntag“, gezählt vom Artikel (Montag, 2. März 2026)")
    expect(fact(page, "Begründung")).to_contain_text("Nicht gewählt: Sonntag, 8. März 2026.")
    expect(fact(page, "Status")).to_contain_text("geschehen (als Tatsache berichtet)")
    expect(fact(page, "Akteure")).to_have_text("Wladimir Putin (handelt); Massud Peseschkian (ist betroffen)")
    expect(fact(page, "Themen")).to_contain_text("Diplomatie (erkannt an „telefoniert“)")
    expect(fact(page, "Artikel vom")).to_contain_text("2. März 2026 (angegeben")


def test_the_sentence_is_marked_and_the_marks_are_explained(page: Page) -> None:
    open_event(page, "soll Drohnen an Russland geliefert haben")
    excerpt = page.locator(".excerpt")
    expect(excerpt.locator(".timex")).to_have_text("Freitag")
    expect(excerpt.locator(".actor")).to_have_text(["Iran", "Russland"])
    expect(excerpt.locator(".cue-status").first).to_have_text("soll")
    expect(page.locator(".marks li")).to_have_count(4)


def test_a_month_is_called_a_month(page: Page) -> None:
    open_event(page, "ein Abkommen")
    expect(fact(page, "Zeit")).to_have_text("Januar 2025")


def test_every_source_stands_there_with_its_sentence(page: Page) -> None:
    open_event(page, CALL)
    told = page.locator(".told-by")
    expect(told).to_have_count(2)
    expect(told.filter(has_text="kreml.txt")).to_contain_text("Am Sonntag telefonierte Wladimir Putin")
    expect(told.filter(has_text="agentur.txt")).to_contain_text("hat am Sonntag mit Massud Peseschkian telefoniert")


def test_where_sources_disagree_both_are_heard(page: Page) -> None:
    open_event(page, "Menschen starben")
    expect(fact(page, "Uneins")).to_contain_text("Verschiedene Zahlen von Toten: 3 (1 Bericht); 5 (1 Bericht)")


def test_an_inferred_date_names_its_clues(page: Page) -> None:
    open_event(page, "Israels Reaktion")
    expect(fact(page, "Artikel vom")).to_contain_text(re.compile(r"erschlossen, Zuverlässigkeit \d+ %"))
    page.get_by_text("Datum des Artikels: erschlossen – woraus?").click()
    expect(page.locator(".clues li").first).to_be_visible()
    expect(page.locator(".clues li").first).to_contain_text(re.compile(r"(sicher|schwach), \d+ %"))


def test_the_article_stands_in_full_with_all_its_events_marked(page: Page) -> None:
    open_event(page, "ein Abkommen")
    page.get_by_text("Der ganze Artikel").click()
    article = page.locator(".article")
    expect(article.locator("[data-event]").filter(has_text="telefonierte").first).to_be_visible()
    expect(article.locator("[data-event]").filter(has_text="Drohnen").first).to_be_visible()
    article.locator("[data-event]").filter(has_text="telefonierte").first.click()
    expect(page.locator("h3.event")).to_contain_text(CALL)
    expect(page).to_have_url(re.compile("ereignis="))


def test_the_detail_is_told_in_english_too(server: Server, page: Page, reader: Arrive) -> None:
    open_event(page, CALL)
    other = reader(locale="en-GB", height=2000).open(page.url)
    expect(fact(other, "When")).to_have_text("Sunday, 1 March 2026")
    expect(fact(other, "Reason")).to_contain_text("“Sonntag”, counted from the article (Monday, 2 March 2026)")
    expect(fact(other, "Reason")).to_contain_text("Not chosen: Sunday, 8 March 2026.")
    expect(fact(other, "Actors")).to_have_text("Wladimir Putin (acts); Massud Peseschkian (is acted upon)")
