"""What a reader does and sees on the page, said once for all tests."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

Box = dict[str, float]


def shown(page: Page) -> Locator:
    """The line that says how many events are shown."""
    return page.locator(".shown")


def overview(page: Page) -> Locator:
    """The chart of events a month."""
    return page.locator(".js-plotly-plot").nth(0)


def lanes(page: Page) -> Locator:
    """The chart of the single events."""
    return page.locator(".js-plotly-plot").nth(1)


def dots(page: Page) -> Locator:
    """The dots of the lanes, without rings and arrows."""
    return lanes(page).locator(".scatterlayer .trace:last-child .points path")


def field(page: Page, label: str) -> Locator:
    """A filter's field, by the beginning of its label."""
    return page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile(rf"^{label}"))


def pick(page: Page, label: str, choice: str) -> None:
    """Choose a value of a filter as a reader would: type a part of it and take what is offered."""
    where = field(page, label)
    where.click(trial=True)  # once it has come to rest: an open list closes where the page moves
    where.fill(choice.split(" (")[0])
    page.get_by_role("option", name=choice, exact=True).click()
    where.press("Escape")


def chip(page: Page, text: str) -> Locator:
    """The button that takes one filter away."""
    return page.locator('[class*="st-key-chip"]').get_by_role("button", name=text)


def open_event(page: Page, title: str) -> None:
    """Open an event by the list: type a part of its title and take what is offered."""
    where = page.get_by_role("combobox", name=re.compile("Ereignis auswählen|Choose an event"))
    where.click(trial=True)  # once it has come to rest: an open list closes where the page moves
    where.fill(title)
    page.get_by_role("option").filter(has_text=title).first.click()
    expect(page.locator("h3.event")).to_contain_text(title)


def fact(page: Page, term: str) -> Locator:
    """What the detail says behind a term: "Zeit", "Artikel vom"."""
    return page.locator(f".facts dt:text-is('{term}') + dd")


def unfold(page: Page, title: str | re.Pattern[str]) -> None:
    """Open a fold, unless it is open already."""
    fold = page.get_by_test_id("stExpander").filter(has=page.get_by_text(title, exact=isinstance(title, str)))
    details = fold.locator("details").last
    if details.get_attribute("open") is None:
        fold.locator("summary").last.click()


def place(thing: Locator) -> Box:
    """Where something stands in the window, once it does."""
    thing.scroll_into_view_if_needed()
    box = thing.bounding_box()
    assert box
    return box  # type: ignore[return-value]


def middle(box: Box) -> tuple[float, float]:
    """The point in the middle of something."""
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def point_at(page: Page, thing: Locator, told: Locator) -> None:
    """Point at something until the chart tells of it: it listens only once it has been drawn."""
    for _ in range(20):
        page.mouse.move(0, 0)
        page.mouse.move(*middle(place(thing)), steps=5)
        with suppress(AssertionError):
            return expect(told).not_to_be_empty(timeout=3000)
    expect(told).not_to_be_empty()


def brush(page: Page, first: float, last: float) -> None:
    """Draw a box over the overview, from one share of its width to another."""
    area = place(overview(page).locator(".nsewdrag").first)
    _, height = middle(area)
    page.mouse.move(area["x"] + area["width"] * first, height)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * last, height, steps=8)
    page.mouse.up()
