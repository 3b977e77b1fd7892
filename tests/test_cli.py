"""The command line, as a user runs it."""

import csv
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "timeline", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "seeds.duckdb"
    done = run("build", "--store", path)
    assert done.returncode == 0, done.stderr
    assert "5 articles" in done.stdout
    return path


def exported(store: Path, *arguments: str) -> list[dict[str, object]]:
    done = run("export", "--store", store, "--format", "jsonl", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_export_has_the_fields_of_an_event(store: Path) -> None:
    wanted = "document start end from to precision sentence expression rule anchor placed_by actors topics status"
    published = "published_from published_to published_evidence"
    for row in exported(store):
        assert set(f"{wanted} {published}".split()) <= row.keys()


def test_a_state_can_stand_for_its_people_and_bodies(store: Path) -> None:
    alone = exported(store, "--actor", "Russland")
    together = exported(store, "--actor", "Russland", "--with-members")
    assert len(together) > len(alone)
    assert any("Russland" not in str(row["actors"]) for row in together)


def test_filters_narrow_the_export(store: Path) -> None:
    everything = exported(store)
    treaties = exported(store, "--topic", "treaty", "--actor", "Iran", "--from", "2025", "--to", "2025-01")
    assert 0 < len(treaties) < len(everything)
    for row in treaties:
        assert "treaty" in row["topics"]  # type: ignore[operator]
        assert "Iran" in row["actors"]  # type: ignore[operator]
        assert str(row["from"]) <= "2025-01-31"
        assert str(row["to"]) >= "2025-01-01"


SAME = [
    (["--topic", "treaty"], ["--topic", "verträge und abkommen"]),
    (["--status", "claimed"], ["--status", "Behauptet"]),
    (["--from", "2025-01-02"], ["--from", "2.1.2025"]),
]


@pytest.mark.parametrize(("named", "as_on_the_page"), SAME, ids=[" ".join(row[1]) for row in SAME])
def test_filters_may_be_called_as_the_page_calls_them(store: Path, named: list[str], as_on_the_page: list[str]) -> None:
    assert exported(store, *named)
    assert exported(store, *named) == exported(store, *as_on_the_page)


def test_where_there_is_nothing_to_list_that_is_said(store: Path) -> None:
    for arguments in (["correct", "list", "--store", store], ["correct", "--store", store, "list"]):
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing has been corrected\n")


def test_a_parent_topic_brings_its_children(store: Path) -> None:
    assert len(exported(store, "--topic", "politics")) > len(exported(store, "--topic", "treaty")) > 0


def test_csv_and_jsonl_hold_the_same_events(store: Path) -> None:
    done = run("export", "--store", store, "--status", "claimed", "--text", "Putin")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")), delimiter=";"))
    wanted = ("--status", "claimed", "--text", "Putin", "--rows", "events")
    assert [row["id"] for row in rows] == [row["id"] for row in exported(store, *wanted)]
    assert {row["id"] for row in rows} == {row["event_id"] for row in exported(store, *wanted[:4])}


def test_tag_prints_a_line_an_article(tmp_path: Path) -> None:
    text = "Am Samstag kam er."
    row = {"id": "x", "date": "2025-03-10", "text": text}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = run("tag", tmp_path / "x.jsonl")
    tagged = json.loads(done.stdout)
    (timex,) = tagged["timex"]
    assert tagged["id"] == "x"
    assert text[timex["start"] : timex["end"]] == timex["text"]
    assert (timex["type"], timex["value"], timex["from"], timex["to"]) == (
        "DATE", "2025-03-08", "2025-03-08", "2025-03-08",
    )  # fmt: skip
    assert {"rule", "anchor"} <= timex.keys()


def test_mentions_prints_a_line_an_article(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Am Übergang traf Wladimir Putin die NATO.")
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    found = json.loads(run("mentions", tmp_path / "x.jsonl").stdout)
    assert found["id"] == "x"
    names = {(row["kind"], row["name"]): text[row["start"] : row["end"]] for row in found["mentions"]}
    assert names == {("person", "Wladimir Putin"): "Wladimir Putin", ("organisation", "NATO"): "NATO"}


def test_tag_counts_in_the_text_as_given(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Für März 2025 hofft er, für Jänner 2026 nicht.")
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    months = [text[t["start"] : t["end"]] for t in json.loads(run("tag", tmp_path / "x.jsonl").stdout)["timex"]]
    assert [unicodedata.normalize("NFC", month) for month in months] == ["März 2025", "Jänner 2026"]


def test_explain_shows_the_way_to_the_date() -> None:
    done = run("explain", "Sie wird am Samstag kommen.", "--date", "2025-03-10")
    assert done.returncode == 0
    assert "Montag, 10. März 2025" in done.stdout
    assert "Samstag, 15. März 2025" in done.stdout


def test_explain_without_a_date_says_what_is_missing() -> None:
    assert "bleibt ohne Datum" in run("explain", "Sie wird am Samstag kommen.").stdout


def test_timeml_is_xml_that_holds_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2025-03-10 Am Samstag kam <er> & ging.", encoding="utf-8")
    root = ElementTree.fromstring(run("tag", "--format", "timeml", tmp_path / "a.txt").stdout.encode())
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == "Am Samstag kam <er> & ging."
    assert [timex.get("value") for timex in text] == ["2025-03-08"]


WRONG = [
    (["tag", "nowhere.txt"], "nowhere.txt"),
    (["build", "nowhere/"], "nowhere"),
    (["export", "--store", "nowhere.duckdb"], "nowhere.duckdb"),
    (["export", "--topic", "nothing"], "nothing"),
    (["export", "--status", "nothing"], "nothing"),
    (["export", "--actor", "Putin"], "Wladimir Putin"),
    (["export", "--from", "gestern"], "gestern"),
    (["explain", "Er kam.", "--date", "2025-02-30"], "2025-02-30"),
    (["export", "--from", "2025-05", "--to", "2025-04"], "lies behind"),
    (["export", "--format", "xml"], "xml"),
    (["nothing"], "nothing"),
    ([], "COMMAND"),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=[" ".join(row[0]) or "nothing at all" for row in WRONG])
def test_wrong_use_ends_with_one_line_and_exit_code_2(arguments: list[str], named: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr


def test_help_has_examples() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "python -m timeline export --actor" in done.stdout


def test_a_refused_file_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("date 2025-03-10 Am Samstag brannte es.", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\x00")
    done = run("build", tmp_path, "--store", tmp_path / "s.duckdb")
    assert done.returncode == 1
    assert "1 articles" in done.stdout
    assert "binary.txt" in done.stdout
    assert "not text" in done.stdout


def test_tag_shows_known_events_where_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "date 2025-06-20\nDas Gespräch fand am Rande von Trumps Geburtstag statt. Anfang des Jahres traf er Putin.",
        encoding="utf-8",
    )
    plain, full = run("tag", tmp_path / "a.txt"), run("tag", "--temponyms", tmp_path / "a.txt")
    texts = [[row["text"] for row in json.loads(done.stdout)["timex"]] for done in (plain, full)]
    assert texts == [["Anfang des Jahres"], ["Trumps Geburtstag", "Anfang des Jahres"]]
    birthday, early = json.loads(full.stdout)["timex"]
    assert (birthday["from"], birthday["to"], birthday["anchor"]) == ("2025-06-14", "2025-06-14", "known")
    assert (early["value"], early["part_from"], early["part_to"]) == ("2025", "2025-01-01", "2025-04-30")
