"""The README's commands are those that the program and its continuous integration run."""

import os
import re
import shlex
from pathlib import Path

import pytest

from timeline.__main__ import _parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in README.splitlines() if line.startswith("    ")]


def test_one_line_starts_the_dashboard_and_one_passes_the_tests() -> None:
    assert sum(line.endswith(".venv/bin/streamlit run dashboard.py") and "venv .venv" in line for line in COMMANDS) == 1
    assert sum(line.endswith(".venv/bin/pytest") and "venv .venv" in line for line in COMMANDS) == 1


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"-r (\S+\.txt)", README)
    named += re.findall(r"`((?:timeline|data|seeds|benchmarks|\.ci)/[\w./]*)`", README)
    assert len(named) > 5
    for name in named:
        assert (ROOT / name).exists() or name == "data/timeline.duckdb", name


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith(".venv/bin/python -m timeline")])
def test_every_command_is_understood(line: str) -> None:
    plain = re.sub(
        r"csv\|jsonl|json\|timeml|events\|reports",
        lambda choice: choice[0].split("|")[0],
        line.split("-m timeline", 1)[1],
    )
    plain = (
        re.sub(r"\[(--(?:from|to|date)) D\]", r"\1 2025", plain)
        .replace("--status S", "--status claimed")
        .replace("--workers N", "--workers 2")
    )
    words = shlex.split(re.sub(r"[\[\]]|\.\.\.", "", plain))
    _parser().parse_args(words)


def test_ci_runs_the_same_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
