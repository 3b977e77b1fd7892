"""What SECURITY.md promises of the settings that the page starts with."""

import re
import tomllib
from pathlib import Path

import duckdb
import pytest
from factory import event, result
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from timeline import formats, reading
from timeline.collections import LARGEST_UPLOAD
from timeline.store import _READ_MEMORY, OFFLINE, Store
from timeline.writing import _WRITE_MEMORY, write

PROJECT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))
PROMISED = (PROJECT / "SECURITY.md").read_text("utf-8")


def test_the_page_is_for_this_machine_and_tells_nobody() -> None:
    assert SETTINGS["server"]["address"] == "localhost"
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert not SETTINGS["server"].get("enableAgentApi", False)


def test_what_the_framework_guards_by_itself_is_left_on_and_its_log_says_no_more_than_it_would() -> None:
    assert all(SETTINGS["server"].get(name, True) is True for name in ("enableCORS", "enableXsrfProtection"))
    assert SETTINGS.get("logger", {}).get("level", "info") == "info"
    assert SETTINGS["client"]["toolbarMode"] == "minimal"
    assert SETTINGS["client"]["disableDataExport"] is True


@pytest.mark.parametrize(
    ("host", "is_answered"),
    [("localhost:8501", True), ("127.0.0.1:8501", True), ("[::1]:8501", True), ("example.org:8501", False)],
)
def test_the_page_answers_to_its_own_names_alone(monkeypatch: pytest.MonkeyPatch, host: str, is_answered: bool) -> None:
    hosts = SETTINGS["server"]["allowedHosts"]
    monkeypatch.setattr("streamlit.config.get_option", lambda name: hosts if name == "server.allowedHosts" else None)
    assert is_host_allowed(host) is is_answered


def test_the_limits_are_those_that_are_promised() -> None:
    limits = {  # a line of the table, and what the program has
        "a file with one article": reading.LARGEST_ARTICLE / 1e6,
        "a line of `.jsonl`": reading.LONGEST_LINE / 1e6,
        "an archive, unpacked": reading.LARGEST_ARCHIVE / 1e6,
        "a Word document, unpacked": formats.LARGEST_UNPACKED / 1e6,
        "a PDF": formats.MOST_PAGES,
        "a PDF, drawn": formats.MOST_STEPS,
        "a Word document": formats.MOST_PARAGRAPHS,
        "a web page": formats.MOST_TAGS,
        "a tag of a web page": formats.MOST_ATTRIBUTES,
        "a mail": formats.MOST_PARTS,
        "a header line of a mail": formats.LONGEST_HEADER,
        "an upload on the page": LARGEST_UPLOAD / 1e6,
    }
    for what, limit in limits.items():
        found = re.search(rf"^\| {re.escape(what)} \| ([\d,]+)", PROMISED, re.MULTILINE)
        assert found, what
        assert float(found[1].replace(",", "")) == limit, what
    assert SETTINGS["server"]["maxUploadSize"] == LARGEST_UPLOAD / 1e6
    assert f"{_READ_MEMORY} to read, {_WRITE_MEMORY} to write".replace("MB", " MB") in PROMISED


def test_the_database_loads_nothing_from_elsewhere() -> None:
    assert OFFLINE == {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def test_every_database_is_opened_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, object]] = []
    connect = duckdb.connect

    def watched(database: str, config: dict[str, object]) -> duckdb.DuckDBPyConnection:
        given.append(config)
        return connect(database, config=config)  # type: ignore[arg-type]

    monkeypatch.setattr(duckdb, "connect", watched)
    for _ in range(2):  # made, and made anew beside what is there
        write(tmp_path / "s.duckdb", set(), [result(event("a"))], [])
    Store.open(tmp_path / "s.duckdb").close()
    assert len(given) == 4
    assert all(OFFLINE.items() <= config.items() and "memory_limit" in config for config in given)
    assert all(str(config["temp_directory"]) in ("", f"{tmp_path}/s.duckdb.building/spill") for config in given)


def test_every_file_of_tests_that_is_named_exists() -> None:
    for name in re.findall(r"`(?:tests/)?(test_\w+\.py)`", PROMISED):
        assert (PROJECT / "tests" / name).exists(), name
