"""Takes the pictures of the page that stand in the README, from the articles it ships with, into ``docs/``.

python tests/browser/pictures.py                 all of them
python tests/browser/pictures.py detail phone    those whose names hold one of these words

Every view is taken at 1440×900 and 390×844, light and dark. Needs Chromium, as the browser tests do.
"""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from conftest import PROJECT, Reader, Server, chromium
from PIL import Image
from playwright.sync_api import Browser, Page

FOLDER = PROJECT / "docs"
COLOURS = 256  # of a picture: enough for a page, and a third of the bytes
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Shot:
    """One view: its name, the link that opens it, and what the reader does then."""

    name: str
    link: str
    then: Callable[[Page], None] = lambda page: None


def open_detail(page: Page) -> None:
    """The chosen event at the top of the window."""
    page.locator("h3.event").wait_for()
    page.locator("#ereignis").evaluate("heading => heading.scrollIntoView({ block: 'start' })")


def open_next(page: Page) -> None:
    """The first event of the list, opened by its button."""
    page.get_by_role("button", name="Nächstes").click()
    open_detail(page)


def open_intake(page: Page) -> None:
    """The dialog in which articles are handed in."""
    unfold_filters(page)
    page.get_by_role("button", name="Artikel hinzufügen").click()
    page.get_by_role("dialog").wait_for()


def unfold_filters(page: Page) -> None:
    """The filters, which a phone shows only when asked to."""
    arrow = page.get_by_test_id("stExpandSidebarButton")
    if arrow.is_visible():
        arrow.click()
        page.get_by_test_id("stSidebar").get_by_role("button", name="Artikel hinzufügen").wait_for()


SHOTS = (
    Shot("timeline", ""),
    Shot("filtered", "?akteur=Iran&von=2025-05-01&bis=2025-07-31&spuren=akteur"),
    Shot("detail", "?text=Drohnen", open_next),
    Shot("filters", "?akteur=Iran&genau=day", unfold_filters),
    Shot("intake", "", open_intake),
)


def main(wanted: list[str]) -> None:
    """Take every picture that was asked for."""
    server = Server()
    try:
        server.wait()
        with chromium() as browser:
            for shot, size, scheme in asked_for(wanted):
                target = FOLDER / f"{shot.name}-{size}-{scheme}.png"
                target.write_bytes(packed(taken(browser, server, shot, SIZES[size], scheme)))
                print(f"{target.relative_to(PROJECT)}  {target.stat().st_size / 1000:.0f} kB")
    finally:
        server.stop()


def asked_for(wanted: list[str]) -> Iterator[tuple[Shot, str, str]]:
    """Every view in every size and scheme; of a word that was given, those alone whose names hold it."""
    for shot in SHOTS:
        for size in SIZES:
            for scheme in SCHEMES:
                if not wanted or any(word in f"{shot.name}-{size}-{scheme}" for word in wanted):
                    yield shot, size, scheme


def taken(browser: Browser, server: Server, shot: Shot, size: tuple[int, int], scheme: str) -> bytes:
    """The window with one view, as a picture."""
    one = Reader.arrive(browser, *size, scheme)
    page = one.open(f"{server.address}/{shot.link}")
    shot.then(page)
    one.settled()
    page.wait_for_timeout(600)  # what fades or slides has come to rest
    picture = page.screenshot(animations="disabled")
    one.leave()
    return picture


def packed(picture: bytes) -> bytes:
    """The same picture with a palette."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    content = io.BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
