"""Every word in the reader's language, also where Streamlit would say it in English; and the switch between them."""

import re
from collections.abc import Callable

from conftest import Reader, Server
from playwright.sync_api import Page, expect
from steps import field, pick, shown

Arrive = Callable[..., Reader]

# What is called the same in both languages; names and words of the articles apart, which are German in both.
SAME = re.compile(
    r"Status|CSV|PNG|SVG|TXT.*|Iran|Russland|USA|Massud Peseschkian|Wladimir Putin|[a-z]+\.txt|keyboard_\w+|[a-z_]+"
    r"|MM?|Januar|timeline|small|Iran .*|USA .*|Russland .*|Wladimir .*|Massud .*"
)
WORDS = """() => {
  const found = new Set(), unseen = "script, style, svg, canvas, .excerpt, h3.event, .article, [lang='de'] *";
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest(unseen)) found.add(walk.currentNode.nodeValue.trim());
  for (const name of ["aria-label", "placeholder", "title"])
    for (const one of document.querySelectorAll(`[${name}]`))
      if (!one.closest(unseen)) found.add(one.getAttribute(name).trim());
  return [...found];
}"""


def words(page: Page, intake: str) -> set[str]:
    """Every word of the page with an event, a filter and the dialog open, also those only heard."""
    page.locator(".st-key-step-next button").first.click()
    expect(page.locator("h3.event")).to_be_visible()
    field(page, "Akteur|Actor").fill("gibtesnicht")
    expect(page.get_by_role("listbox").or_(page.get_by_test_id("stSelectboxVirtualDropdownEmpty"))).to_be_visible()
    heard = set(page.evaluate(WORDS))
    field(page, "Akteur|Actor").fill("")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=intake).click()
    expect(page.get_by_role("dialog").get_by_role("button", name=re.compile("^Lesen$|^Read$"))).to_be_visible()
    return {one for one in heard | set(page.evaluate(WORDS)) if re.search(r"[A-Za-zäöü]{3}", one)}


def test_no_word_is_the_same_in_both_languages(small: Server, reader: Arrive) -> None:
    german = words(reader(height=1600).open(f"{small.address}/?status=occurred"), "Artikel hinzufügen")
    english = words(reader(height=1600, locale="en-GB").open(f"{small.address}/?status=occurred"), "Add articles")
    assert sorted(one for one in german & english if not SAME.fullmatch(one)) == []


def test_the_page_speaks_the_language_of_the_browser_and_the_other_one(small: Server, reader: Arrive) -> None:
    page = reader(locale="en-GB").open(small.address)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(shown(page)).to_have_text("All 9 events · 1 January 1979 to 15 March 2026 · 1 undated")
    pick(page, "Topic", "Diplomacy (4)")
    expect(shown(page)).to_have_text(re.compile("^4 of 9"))
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("button", name="Thema: Diplomatie")).to_be_visible()
    expect(page.get_by_role("button", name="Clear all")).to_have_count(0)  # Streamlit's own words follow
