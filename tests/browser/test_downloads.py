"""Every file that the page gives out, read back by another program: the events that are shown, and their evidence."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import openpyxl
import pyarrow.parquet as parquet
import pytest
from conftest import Reader, Server
from newsroom import DATED_ONLY, newsroom
from PIL import Image
from playwright.sync_api import Browser, Page, expect

EVENTS = 4
ABKOMMEN = "Russland und der Iran unterzeichneten ein Abkommen"


@pytest.fixture(scope="module")
def page(serve: Callable[[str, Callable[[Path], Path]], Server], browser: Browser) -> Iterator[Page]:
    """One window, the control for downloads unfolded."""
    one = Reader.arrive(browser, height=1200)
    page = one.open(f"{serve('newsroom', newsroom).address}/{DATED_ONLY}")
    expect(page.locator(".shown")).to_have_text(re.compile(rf"^{EVENTS} von "))
    yield page
    one.leave()


@pytest.fixture
def content(page: Page, tmp_path: Path) -> Callable[[str, str], bytes]:
    """Chooses a format, presses the button that says how many events it gives, and reads the file."""

    def take(kind: str, ending: str) -> bytes:
        button = page.get_by_test_id("stDownloadButton").get_by_role("button")
        if not button.is_visible():
            page.get_by_role("button", name="Herunterladen").click()
        page.get_by_role("combobox", name=re.compile("Format")).click()
        page.get_by_role("option", name=kind).click()
        expect(button).to_have_text(f"{EVENTS} Ereignisse als {kind}")
        with page.expect_download() as download:
            button.click()
        assert download.value.suggested_filename == f"ereignisse.{ending}"
        download.value.save_as(tmp_path / ending)
        return (tmp_path / ending).read_bytes()

    return take


Content = Callable[[str, str], bytes]


def test_excel(content: Content) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content("Excel", "xlsx"))).active
    assert sheet is not None
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == EVENTS
    first = dict(zip(head, rows[0], strict=True))
    assert (first["title"], first["precision"], first["status"]) == (ABKOMMEN, "month", "occurred")
    assert "Januar 2025" in str(first["sentence"])
    assert "Januar 2025" in str(first["reason"])


def test_json(content: Content) -> None:
    events = json.loads(content("JSON", "json"))
    assert [one["status"] for one in events] == ["occurred", "occurred", "occurred", "claimed"]
    assert [one["precision"] for one in events] == ["month", "day", "day", "day"]
    assert all(one["sentence"] and one["reason"] for one in events)
    assert sorted(one["n_sources"] for one in events) == [1, 1, 2, 2]  # the call and the accident


def test_parquet(content: Content) -> None:
    table = parquet.read_table(io.BytesIO(content("Parquet", "parquet")))
    assert table.num_rows == EVENTS
    assert table["precision"].to_pylist() == ["month", "day", "day", "day"]
    assert "claimed" in table["status"].to_pylist()
    assert all(table["sentence"].to_pylist())


def test_calendar(content: Content) -> None:
    events = icalendar.Calendar.from_ical(content("Kalender (ICS)", "ics")).walk("VEVENT")
    assert len(events) == EVENTS
    month = next(one for one in events if ABKOMMEN in str(one["SUMMARY"]))
    assert (month.decoded("DTSTART"), month.decoded("DTEND")) == (date(2025, 1, 1), date(2025, 2, 1))
    assert "Januar 2025" in str(month["DESCRIPTION"])
    assert any("behauptet" in str(one["DESCRIPTION"]) + str(one["SUMMARY"]) for one in events)


def test_timelinejs(content: Content) -> None:
    events = json.loads(content("TimelineJS", "timelinejs.json"))["events"]
    assert len(events) == EVENTS
    month = next(one for one in events if ABKOMMEN in one["text"]["headline"])
    assert "Januar 2025" in json.dumps(month, ensure_ascii=False)
    assert "day" not in month["start_date"]  # a month is shown as a month


def test_report(content: Content) -> None:
    report = content("Bericht zum Drucken (HTML)", "html").decode("utf-8")
    assert report.count("<article>") == EVENTS
    for said in ("Januar 2025", "behauptet", "Nicht gewählt", "am Freitag Drohnen"):
        assert said in report


def test_csv_with_chosen_columns(page: Page, content: Content, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(content("CSV", "csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["precision"] for row in rows] == ["month", "day", "day", "day"]
    columns = page.get_by_role("combobox", name=re.compile("Spalten"))
    for name in ("title", "precision"):
        columns.fill(name)
        page.get_by_role("option", name=name, exact=True).click()
    columns.press("Escape")
    few = list(csv.DictReader(io.StringIO(content("CSV", "csv").decode("utf-8-sig")), delimiter=";"))
    assert [list(row) for row in few] == [["title", "precision"]] * EVENTS
    assert few[0] == {"title": ABKOMMEN, "precision": "month"}


def test_the_chart_as_png_and_svg(page: Page, tmp_path: Path) -> None:
    button = page.get_by_role("button", name="PNG", exact=True)
    if not button.is_visible():
        page.get_by_role("button", name="Herunterladen").click()
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind, exact=True).click()
        download.value.save_as(tmp_path / kind)
    picture = Image.open(tmp_path / "PNG")
    assert picture.width > 1000
    assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50  # something is drawn
    said = "".join(ElementTree.parse(tmp_path / "SVG").getroot().itertext())
    assert f"{EVENTS} von " in said
    assert "Diplomatie" in said
