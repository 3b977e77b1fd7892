"""The exports, read back as others read them: by Python's csv, by pandas, and by LibreOffice where it is installed."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from factory import event, period, result
from hypothesis import given
from hypothesis import strategies as st

from timeline.exports import COLUMNS, csv_head, csv_lines, to_csv, to_jsonl
from timeline.model import Filter
from timeline.store import Store
from timeline.writing import write

NASTY = '=1+1\nzweite Zeile; „Größe“ "Maß"\r\ndritte\u2028vierte'
EVENTS = (
    event("month", period("2021-03-01", "2021-03-31", "month"), title="Schöne Grüße; aus Köln", actors=("Iran", "USA")),
    event("since", period("2022-01-01", "", "year"), sentence=NASTY, title=NASTY, topics=("krieg", "öl|gas")),
    event("undated", None, actors=('=HYPERLINK("http://x")',), topics=(), reason="  -1"),
)


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pd.DataFrame]:
    """EVENTS as the store gives them."""
    path = tmp_path_factory.mktemp("exports") / "s.duckdb"
    write(path, set(), [result(*EVENTS)], [])
    store = Store.open(path)
    yield store.events(Filter())
    store.close()


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_json_lines(frame: pd.DataFrame) -> None:
    month, since, undated = [json.loads(line) for line in to_jsonl(frame)]
    assert list(month) == list(COLUMNS)
    assert (month["from"], month["to"], month["precision"]) == ("2021-03-01", "2021-03-31", "month")
    assert (month["actors"], month["topics"], month["status"]) == (["Iran", "USA"], ["krieg"], "occurred")
    assert (month["start"], month["end"], month["anchor"]) == (0, 42, "article")
    assert (month["published_from"], month["published_evidence"]) == ("2026-03-07", "stated")
    assert (since["from"], since["to"]) == ("2022-01-01", None)
    assert since["sentence"] == NASTY  # a script gets the text as it is
    assert (undated["from"], undated["to"], undated["precision"], undated["expression"]) == (None, None, None, "")


def test_json_lines_are_lines(frame: pd.DataFrame) -> None:
    assert not any("\n" in line or "\r" in line for line in to_jsonl(frame))


def test_csv_holds_the_same_as_the_json(frame: pd.DataFrame) -> None:
    rows = [json.loads(line) for line in to_jsonl(frame)]
    cells = read(to_csv(frame))
    assert [list(cell) for cell in cells] == [list(COLUMNS)] * 3
    month = {key: " | ".join(value) if isinstance(value, list) else str(value) for key, value in rows[0].items()}
    assert cells[0] == month
    assert (cells[1]["to"], cells[2]["from"], cells[2]["precision"]) == ("", "", "")


def test_csv_for_a_spreadsheet(frame: pd.DataFrame) -> None:
    data = to_csv(frame)
    assert data.startswith(b"\xef\xbb\xbfid;document;")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") == 4  # one line an event, and the head
    since, undated = read(data)[1:]
    assert since["sentence"] == '\'=1+1 zweite Zeile; „Größe“ "Maß" dritte vierte'
    assert since["topics"] == "krieg | öl|gas"
    assert undated["actors"] == '\'=HYPERLINK("http://x")'
    assert undated["reason"] == "'  -1"


def test_labels_name_the_topics(frame: pd.DataFrame) -> None:
    assert read(to_csv(frame, {"krieg": "Krieg und Militär"}))[1]["topics"] == "Krieg und Militär | öl|gas"


def test_pieces_make_the_whole(frame: pd.DataFrame) -> None:
    pieces = [csv_head(), *csv_lines(frame[:1]), *csv_lines(frame[1:])]
    assert b"".join(pieces) == to_csv(frame)


def test_nothing_found_is_a_head_alone(frame: pd.DataFrame) -> None:
    assert to_csv(frame[:0]) == csv_head()
    assert list(to_jsonl(frame[:0])) == []


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\tx",
    "  =1",
    "\r=1",
    "\n=1",
    "＝1",
    "\x00=1",
    "\u2028=1",
    "\xa0=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_calculated_is_text(frame: pd.DataFrame, text: str) -> None:
    assert read(to_csv(frame[:1].assign(title=text)))[0]["title"].startswith("'")


@pytest.mark.parametrize("text", ["Am 3. März", "1-0", "a=b", "'zitiert'", "„-“", "x\ty", "(-1)", ""])
def test_what_is_harmless_stays_as_it_is(frame: pd.DataFrame, text: str) -> None:
    assert read(to_csv(frame[:1].assign(title=text)))[0]["title"] == text


def test_a_cell_that_excel_would_break_apart_is_cut(frame: pd.DataFrame) -> None:
    (row,) = read(to_csv(frame[:1].assign(sentence="x" * 50_000)))
    assert len(row["sentence"]) < 32_767
    assert row["sentence"].endswith("x […]")


BREAKS = re.compile(r"[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029]+")


@given(text=st.text(), names=st.lists(st.text(), max_size=3))
def test_every_cell_comes_back(frame: pd.DataFrame, text: str, names: list[str]) -> None:
    one = frame[:1].assign(title=text)
    one["actors"] = pd.Series([names], index=one.index, dtype=object)
    data = to_csv(one)
    (row,) = read(data)
    by_pandas = pd.read_csv(io.BytesIO(data), sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig").iloc[0]
    for found, meant in ((row["title"], text), (row["actors"], " | ".join(names))):
        assert found in (plain := BREAKS.sub(" ", meant), f"'{plain}")
        assert not found.lstrip().startswith(("=", "+", "-", "@"))
    assert (by_pandas["title"], by_pandas["actors"]) == (row["title"], row["actors"])
    assert row["reason"] == "weil es so dasteht"  # the columns behind it stay where they are


def test_libreoffice_shows_text_and_calculates_nothing(frame: pd.DataFrame, tmp_path: Path) -> None:
    assert shutil.which("soffice"), "this test needs LibreOffice: apt-get install libreoffice-calc-nogui"
    (tmp_path / "events.csv").write_bytes(to_csv(frame.assign(document="=1+41", rule="\t=1+41")))
    # Semicolon, quotes, UTF-8, from line 1, and "detect special numbers" as Excel does; formulas evaluated.
    reading = "CSV:59,34,76,1,,0,false,true,false,false,false,0,true,false"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", f"--infilter={reading}"]
    subprocess.run([*command, "--convert-to", "fods", "--outdir", tmp_path, tmp_path / "events.csv"], check=True)
    sheet = (tmp_path / "events.fods").read_text("utf-8")
    assert "Schöne Grüße; aus Köln" in sheet
    assert "table:formula" not in sheet
    assert len(re.findall("<table:table-row", sheet)) >= 4
