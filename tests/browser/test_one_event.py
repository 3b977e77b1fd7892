"""One event in real Chromium: keys, the article's events, a correction that lasts, every format read back."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import icalendar
import openpyxl
import pandas as pd
import pytest
from conftest import Reader, Server
from playwright.sync_api import Download, Page, expect

from timeline.correcting import said
from timeline.pipeline import build

Arrive = Callable[..., Reader]
CALL = "Wladimir Putin telefonierte mit Massud Peseschkian"
ARTICLE = """date 2026-03-07

Am Sonntag telefonierte Wladimir Putin mit Massud Peseschkian.

Im Januar 2025 unterzeichneten Russland und der Iran ein Abkommen.

Der Iran soll am Freitag Drohnen an Russland geliefert haben.
"""


def built(path: Path) -> Path:
    folder = path.parent / "articles"
    folder.mkdir()
    (folder / "kreml.txt").write_text(ARTICLE, "utf-8")
    build([folder], path)
    return path


@pytest.fixture(scope="session")
def server(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve("detail", built)


def open_first(page: Page) -> None:
    """Open the first event by the button beside the list."""
    page.get_by_role("button", name="Nächstes").click()
    expect(page.locator("h3.event")).to_contain_text("Abkommen")


def test_arrow_keys_lead_to_the_neighbours(server: Server, reader: Arrive) -> None:
    page = reader().open(server.address)
    open_first(page)
    page.locator("h3.event").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator("h3.event")).to_have_text(CALL)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h3.event")).to_contain_text("Abkommen")


def test_an_event_marked_in_the_article_opens(server: Server, reader: Arrive) -> None:
    page = reader().open(server.address)
    open_first(page)
    page.get_by_text("Der ganze Artikel").click()
    page.locator(".article [data-event]").filter(has_text="telefonierte").first.click()
    expect(page.locator("h3.event")).to_have_text(CALL)
    expect(page).to_have_url(re.compile("ereignis="))


def test_a_correction_lasts_and_is_undone_in_one_click(server: Server, reader: Arrive) -> None:
    page = reader().open(server.address)
    open_first(page)
    link = page.url
    page.get_by_text("Korrigieren", exact=True).click()
    page.get_by_role("textbox", name="Zeit").fill("2025-01-17")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator(".facts dd").first).to_have_text("Freitag, 17. Januar 2025")
    build([server.store.parent / "articles"], server.store)
    other = reader().open(link)
    expect(other.locator(".facts dd").first).to_have_text("Freitag, 17. Januar 2025")
    expect(other.get_by_text("von Ihnen korrigiert")).to_be_visible()
    other.locator(".st-key-detail").get_by_role("button", name="Rückgängig").click()
    expect(other.locator(".facts dd").first).to_have_text("Januar 2025")
    assert said(server.store) == ()


def taken(page: Page, kind: str) -> Download:
    """The file of a format, chosen in the one control for downloads."""
    button = page.get_by_test_id("stDownloadButton").get_by_role("button")
    if not button.is_visible():
        page.get_by_role("button", name="Herunterladen").click()
    page.get_by_role("combobox", name=re.compile("Format")).click()
    page.get_by_role("option", name=kind).click()
    expect(button).to_have_text(f"3 Ereignisse als {kind}")
    with page.expect_download() as download:
        button.click()
    return download.value


def test_every_format_is_read_back_by_its_own_program(server: Server, reader: Arrive, tmp_path: Path) -> None:
    page = reader().open(server.address)

    def content(kind: str, name: str) -> bytes:
        found = taken(page, kind)
        assert found.suggested_filename == f"ereignisse.{name}"
        found.save_as(tmp_path / name)
        return (tmp_path / name).read_bytes()

    sheet = openpyxl.load_workbook(io.BytesIO(content("Excel", "xlsx"))).active
    assert sheet.max_row == 4
    events = json.loads(content("JSON", "json"))
    assert [event["status"] for event in events] == ["occurred", "occurred", "claimed"]
    assert list(pd.read_parquet(io.BytesIO(content("Parquet", "parquet")))["precision"]) == ["month", "day", "day"]
    calendar = icalendar.Calendar.from_ical(content("Kalender (ICS)", "ics"))
    assert len(calendar.walk("VEVENT")) == 3
    assert len(json.loads(content("TimelineJS", "timelinejs.json"))["events"]) == 3
    assert content("Bericht zum Drucken (HTML)", "html").count(b"<article>") == 3
    rows = list(csv.DictReader(io.StringIO(content("CSV", "csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["precision"] for row in rows] == ["month", "day", "day"]


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_the_chart_is_saved_as_a_picture(server: Server, reader: Arrive, tmp_path: Path, kind: str) -> None:
    page = reader().open(server.address)
    page.get_by_role("button", name="Herunterladen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    download.value.save_as(tmp_path / "p")
    content = (tmp_path / "p").read_bytes()
    assert content.startswith(b"\x89PNG" if kind == "PNG" else b"<svg")
    assert len(content) > 5_000
