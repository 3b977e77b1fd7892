"""Every kind of file the page gives out, read back by another library: precision, status, evidence, hostile text."""

import io
import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import icalendar
import openpyxl
import pandas as pd
import pytest
from factory import event, period, result

from timeline import outputs
from timeline.model import Filter, Status
from timeline.outputs import OUTPUTS, TooManyError
from timeline.page.words import LANGUAGES
from timeline.store import Store
from timeline.writing import write

WORDS = LANGUAGES["de"]
TOPICS = {"krieg": "Krieg"}
FORMULA = '=HYPERLINK("http://x.example","<script>alert(1)</script>")'


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    events = (
        event("a1", period("2025-01-01", "2025-01-31", "month")),
        event("a2", period("2026-03-01"), status=Status.CLAIMED, at=100),
        event("a3", period("2022-01-01", "", "year"), at=200),
        event("a4", period("1866-07-03"), at=300),
        event("a5", at=400, title=FORMULA, sentence=f"{FORMULA} stand da, es war ein Angriff auf Teheran."),
    )
    path = tmp_path_factory.mktemp("out") / "s.duckdb"
    write(path, set(), [result(*events)], [])
    store = Store.open(path)
    try:
        return store.events(Filter())
    finally:
        store.close()


def made(frame: pd.DataFrame, kind: str) -> bytes:
    return OUTPUTS[kind].make(frame, WORDS, TOPICS)


def test_excel_holds_days_as_days_and_formulas_as_text(frame: pd.DataFrame) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(frame, "excel"))).active
    head, *lines = sheet.iter_rows()
    names = [cell.value for cell in head]
    found = {line[names.index("id")].value: dict(zip(names, line, strict=True)) for line in lines}
    assert found["a1"]["from"].value == datetime(2025, 1, 1)
    assert found["a1"]["precision"].value == "month"
    assert found["a3"]["to"].value is None
    assert found["a4"]["from"].value == "1866-07-03"  # a day that Excel's calendar does not have
    assert found["a5"]["title"].value == FORMULA
    assert all(cell.data_type != "f" for line in lines for cell in line)
    assert found["a2"]["topics"].value == "Krieg"


def test_a_cell_that_excel_cannot_keep_is_cut_and_what_it_cannot_show_does_no_harm(frame: pd.DataFrame) -> None:
    strange = "a\x00b\x0bc\x1bd\ufffee\uffff"
    hostile = frame.assign(title=strange, sentence="x" * 50_000)
    sheet = openpyxl.load_workbook(io.BytesIO(made(hostile, "excel"))).active
    head, *lines = sheet.iter_rows(values_only=True)
    found = [dict(zip(head, line, strict=True)) for line in lines]
    assert len(found) == len(frame)
    assert {len(line["sentence"]) for line in found} == {outputs._LONGEST_CELL}
    assert all(line["title"].startswith("a") and line["title"].count("b") == 1 for line in found)


def test_excel_says_where_it_ends(frame: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "MOST_IN_WORKBOOK", 3)
    with pytest.raises(TooManyError, match="3"):
        made(frame, "excel")


def test_json_and_parquet_hold_the_same(frame: pd.DataFrame, tmp_path: Path) -> None:
    rows = json.loads(made(frame, "json"))
    (tmp_path / "e.parquet").write_bytes(made(frame, "parquet"))
    table = pd.read_parquet(tmp_path / "e.parquet")
    assert list(table["id"]) == [row["id"] for row in rows] == ["a4", "a3", "a1", "a2", "a5"]
    first = table.iloc[0]
    assert (first["from"], rows[0]["from"]) == (date(1866, 7, 3), "1866-07-03")
    assert list(first["actors"]) == rows[0]["actors"] == ["Iran"]


def test_the_calendar_has_whole_days_and_says_what_is_not_exact(frame: pd.DataFrame) -> None:
    calendar = icalendar.Calendar.from_ical(made(frame, "calendar"))
    entries = {str(entry["uid"]).split("@")[0]: entry for entry in calendar.walk("VEVENT")}
    assert entries.keys() == {"a1", "a2", "a3", "a4"}  # what has no date has no place in a calendar
    assert (entries["a1"]["dtstart"].dt, entries["a1"]["dtend"].dt) == (date(2025, 1, 1), date(2025, 2, 1))
    assert str(entries["a1"]["summary"]) == "Titel von a1 (Januar 2025)"
    assert str(entries["a2"]["summary"]) == "Titel von a2 (behauptet)"
    assert str(entries["a2"]["status"]) == "TENTATIVE"
    assert str(entries["a3"]["summary"]) == "Titel von a3 (seit 2022)"
    assert "weil es so dasteht" in entries["a4"]["description"]


def test_timelinejs_gets_no_day_where_only_the_month_is_known(frame: pd.DataFrame) -> None:
    slides = {slide["unique_id"]: slide for slide in json.loads(made(frame, "timelinejs"))["events"]}
    assert slides["a1"]["start_date"] == slides["a1"]["end_date"] == {"year": 2025, "month": 1}
    assert slides["a1"]["display_date"] == "Januar 2025"
    assert slides["a2"]["start_date"] == {"year": 2026, "month": 3, "day": 1}
    assert "end_date" not in slides["a2"]
    assert slides["a3"]["start_date"] == {"year": 2022}
    assert "a5" not in slides


def test_the_report_shows_everything_as_text(frame: pd.DataFrame) -> None:
    page = made(frame, "report").decode()
    assert page.startswith('<!doctype html><html lang="de">')
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert page.index("<h2>1866</h2>") < page.index("<h2>2025</h2>") < page.index("<h2>Ohne Datum</h2>")
    assert page.count("<article>") == len(frame)


@pytest.mark.parametrize("kind", sorted(OUTPUTS))
def test_nothing_filtered_gives_an_empty_file(frame: pd.DataFrame, kind: str) -> None:
    assert made(frame.iloc[:0], kind)


def test_what_timelinejs_reads_as_html_is_text(frame: pd.DataFrame) -> None:
    named = {"krieg": "<script>alert(1)</script>"}
    slides = json.loads(OUTPUTS["timelinejs"].make(frame.assign(title=FORMULA), WORDS, named))["events"]
    assert "<script>" not in json.dumps([(slide["text"], slide["group"]) for slide in slides])
    assert {slide["group"] for slide in slides} == {"&lt;script&gt;alert(1)&lt;/script&gt;"}


def test_no_line_of_an_article_becomes_a_line_of_the_calendar(frame: pd.DataFrame) -> None:
    title = "Titel\r\nEND:VEVENT\nBEGIN:VALARM\rATTACH:http://x.example\x85\u2028DTSTART:20200101"
    calendar = icalendar.Calendar.from_ical(made(frame.assign(title=title), "calendar"))
    assert len(calendar.walk("VEVENT")) == 4
    assert not calendar.walk("VALARM")
    assert not any("attach" in entry for entry in calendar.walk("VEVENT"))


def test_libreoffice_calculates_nothing_in_the_workbook(frame: pd.DataFrame, tmp_path: Path) -> None:
    assert shutil.which("soffice"), "this test needs LibreOffice: apt-get install libreoffice-calc-nogui"
    formulas = ["=1+41", "+1+41", "-1+41", "@SUM(1;41)", "\t=1+41"]
    hostile = frame.assign(title=formulas, sentence="=1+41", reason="+1+41", document="=HYPERLINK(1).txt")
    (tmp_path / "e.xlsx").write_bytes(made(hostile, "excel"))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "fods"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "e.xlsx"], check=True, capture_output=True)
    sheet = (tmp_path / "e.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert sheet.count("<text:p>=HYPERLINK(1).txt</text:p>") == len(frame)
