"""The command that corrects events: python -m timeline correct …"""

import argparse
import sys
from pathlib import Path
from typing import Any

from timeline import given
from timeline.correcting import said, say, take_back
from timeline.corrections import Kind
from timeline.pipeline import BuildSummary

_HELP = {
    Kind.DATE: "say when an event was: 2025-06-14, 2025-06, 2025 or 2025-06-14..2025-06-16",
    Kind.STATUS: "say whether it was: occurred, claimed, planned or denied",
    Kind.TITLE: "give it another title",
    Kind.HIDE: "take it off the timeline",
    Kind.MERGE: "put two events together",
    Kind.SPLIT: "take one report (export --rows reports names them) out of its event",
}
_VALUE = (Kind.DATE, Kind.STATUS, Kind.TITLE)


def add_correct_command(commands: Any, default: Path) -> None:
    """Adds ``correct`` to the command line."""
    command = commands.add_parser("correct", help="correct events: when, whether, what belongs together")
    _add_store(command, default)
    what = command.add_subparsers(required=True, dest="what", metavar="WHAT")
    for kind, help in _HELP.items():
        one = what.add_parser(kind, help=help)
        one.add_argument("event", metavar="REPORT" if kind is Kind.SPLIT else "EVENT", help="its id")
        if kind in _VALUE:
            one.add_argument("value", metavar=kind.upper())
        if kind is Kind.MERGE:
            one.add_argument("other", metavar="OTHER", help="the id of the event that is the same")
    what.add_parser("list", help="list what was corrected")
    undoing = what.add_parser("undo", help="take a correction back")
    undoing.add_argument("number", type=int, metavar="NUMBER", help="its number in the list")
    for one in what.choices.values():
        _add_store(one, argparse.SUPPRESS)
    command.set_defaults(run=_correct)


def _add_store(command: argparse.ArgumentParser, default: Path | str) -> None:
    """The store may be named before or behind what is done."""
    shown = default if isinstance(default, Path) else "as above"
    command.add_argument("--store", type=Path, default=default, metavar="FILE", help=f"default: {shown}")


def _correct(options: argparse.Namespace) -> int:
    if options.what == "list":
        return _list(options.store)
    if options.what == "undo":
        return _told(take_back(options.store, options.number))
    value, other = getattr(options, "value", ""), getattr(options, "other", "")
    if options.what == Kind.STATUS:
        value = given.status(value)
    return _told(say(options.store, Kind(options.what), options.event, value, other))


def _list(store: Path) -> int:
    known = said(store)
    for number, one in enumerate(known, 1):
        print(f"{number}\t{one.line}")
    if not known:
        print("nothing has been corrected", file=sys.stderr)
    return 0


def _told(summary: BuildSummary) -> int:
    print(f"{summary.events} events from {summary.reports} reports")
    for line, problem in summary.unapplied:
        print(f"not applied ({problem}): {line}")
    return 0
