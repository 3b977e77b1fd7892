"""One choice, wherever it is made: in the chart, in the table, in the list, by ← and →; and by keyboard alone."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from conftest import Reader, Server
from page_events import HOSTILE
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from steps import dots, lanes, middle, open_event, place, shown

Arrive = Callable[..., Reader]
CALL = "Wladimir Putin telefoniert mit Massud Peseschkian"
DRONES = "Der Iran soll am Freitag Drohnen geliefert haben"
TITLES = (CALL, HOSTILE, DRONES)  # in the order of their days


@pytest.fixture(scope="module")
def window(small: Server, browser: Browser) -> Iterator[Reader]:
    """A window so tall that nothing has to be scrolled."""
    one = Reader.arrive(browser, height=2400)
    one.open(f"{small.address}/?genau=day")
    yield one
    one.leave()


@pytest.fixture
def page(window: Reader) -> Page:
    window.settled()
    return window.page


def box_of(page: Page, row: int) -> tuple[float, float]:
    """Where the box of a row of the table stands; all rows and the head are 35 high."""
    grid = place(page.get_by_test_id("stDataFrame").first.locator("canvas").first)
    return grid["x"] + 15, grid["y"] + (row + 1.5) * 35


def is_marked(page: Page, row: int) -> bool:
    """Whether the box of a row is filled; the table is a picture, and only its colours tell."""
    x, y = box_of(page, row)
    clip = {"x": x - 8, "y": y - 8, "width": 16, "height": 16}
    seen = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]
    return any(abs(r - 0) + abs(g - 103) + abs(b - 163) < 30 for _, (r, g, b) in seen.getcolors(256) or ())  # type: ignore[misc]


def chosen_everywhere(page: Page, title: str) -> None:
    """The detail, the list, the table and the chart all show this event."""
    expect(page.locator("h3.event")).to_have_text(title)
    expect(page.get_by_role("combobox", name="Ereignis auswählen")).to_have_value(re.compile(re.escape(title)))
    for _ in range(60):  # the table is drawn a moment later
        if (marked := [row for row in range(3) if is_marked(page, row)]) == [TITLES.index(title)]:
            break
        page.wait_for_timeout(500)
    assert marked == [TITLES.index(title)]
    expect(lanes(page).locator(".scatterlayer .trace").first.locator(".points path")).to_have_count(1)


def test_the_list_chooses_for_all(page: Page) -> None:
    open_event(page, CALL)
    chosen_everywhere(page, CALL)


def test_the_table_chooses_for_all(page: Page) -> None:
    page.mouse.click(*box_of(page, 2))
    chosen_everywhere(page, DRONES)


def test_the_chart_chooses_for_all(page: Page) -> None:
    open_event(page, DRONES)
    first = dots(page).first
    page.mouse.click(*middle(place(first)))
    chosen_everywhere(page, CALL)


def test_the_neighbours_are_chosen_for_all(page: Page) -> None:
    open_event(page, CALL)
    page.locator("h3.event").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator("h3.event")).to_contain_text("<img src=x")
    page.keyboard.press("ArrowRight")
    chosen_everywhere(page, DRONES)
    expect(page.get_by_role("button", name="Nächstes")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h3.event")).to_contain_text("<img src=x")


def test_the_choice_is_given_up(page: Page) -> None:
    open_event(page, CALL)
    page.get_by_test_id("stMain").get_by_role("button", name="Auswahl aufheben").click()
    expect(page.locator("h3.event")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("ereignis="))


FOCUS = """() => {
  const one = document.activeElement;
  const name = one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText || one.tagName;
  return name.trim();
}"""


def reach(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until the focus stands on what has this name."""
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        seen.append(str(page.evaluate(FOCUS)))
        if re.search(name, seen[-1]):
            return
    pytest.fail(f"Tab does not lead to {name}: {seen}")


def visible_focus(page: Page) -> bool:
    """Whether the focused element looks other than it does without the focus."""
    return bool(
        page.evaluate("""async () => {
          const one = document.activeElement;
          const looks = () => [...(function* () {
            for (let at = one, n = 0; at && n < 4; at = at.parentElement, n++) {
              const style = getComputedStyle(at);
              yield `${style.outline}|${style.boxShadow}|${style.borderColor}|${style.backgroundColor}`;
            }
          })()].join();
          const focused = looks();
          one.blur();
          await new Promise((done) => setTimeout(done, 400));  // colours fade
          const blurred = looks();
          one.focus();
          return focused !== blurred;
        }""")
    )


def test_the_page_is_used_by_keyboard_alone(small: Server, reader: Arrive) -> None:
    one = reader(height=1600)
    page = one.open(small.address)
    reach(page, "^Suche im Satz")
    assert visible_focus(page)
    page.keyboard.type("Drohnen")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(re.compile("^1 von 9"))
    one.settled()
    reach(page, "^Thema")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("^Thema: "))).to_be_visible()
    one.settled()
    reach(page, "^Ereignis auswählen")
    assert visible_focus(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h3.event")).to_have_text(DRONES)
    one.settled()
    reach(page, "Korrigieren$")
    assert visible_focus(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Zeit")).to_be_visible()
    page.get_by_role("combobox", name="Ereignis auswählen").focus()
    reach(page, "^Auswahl aufheben")
    page.keyboard.press("Enter")
    expect(page.locator("h3.event")).to_have_count(0)
