"""The commands that set the date of an article by the user's word, take it back, and list all dates with evidence."""

import argparse
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from timeline import given
from timeline.explanations import in_words
from timeline.model import DataError, DocumentTime, Evidence
from timeline.pipeline import refresh
from timeline.set_dates import clear_date, set_date
from timeline.store import Store

_UNKNOWN = "unbekannt"
_KINDS = {
    Evidence.STATED: "angegeben",
    Evidence.INFERRED: "erschlossen",
    Evidence.SET: "gesetzt",
    Evidence.NONE: "undatiert",
}


def add_date_commands(commands: Any, default: Path) -> None:
    """Adds ``date`` and ``dates`` to the command line."""
    setting = commands.add_parser("date", help="set when an article was written, or take that back")
    setting.add_argument("file", metavar="FILE", help="the article's id, or the path of its file")
    setting.add_argument("date", nargs="?", metavar="D", help="2025-06-23, 23.6.2025, 2025-06 or 2025")
    setting.add_argument("--clear", action="store_true", help="take it back; the inference counts again")
    setting.add_argument("--store", type=Path, default=default, metavar="FILE", help="default: %(default)s")
    setting.set_defaults(run=_date)
    listing = commands.add_parser("dates", help="list when every article was written, and how that is known")
    listing.add_argument("--store", type=Path, default=default, metavar="FILE", help="default: %(default)s")
    listing.set_defaults(run=_dates)


def _date(options: argparse.Namespace) -> int:
    if options.clear == bool(options.date):
        raise DataError("date: name a day (2025-06-23, 2025-06 or 2025) or --clear")
    period = given.day(options.date, "date")
    refresh(options.store)
    id = _id(options.store, options.file)
    if period:
        set_date(options.store, id, period)
    elif not clear_date(options.store, id):
        raise DataError(f"{id}: no date was set for it")
    refresh(options.store)
    print(_line(id, _published(options.store)[id]))
    return 0


def _dates(options: argparse.Namespace) -> int:
    if not options.store.exists():
        refresh(options.store)
    for id, published in _published(options.store).items():
        print(_line(id, published))
        for clue in published.clues:
            mark = " " if clue.kept else "x"
            print(f"  {mark} {clue.weight:.1f}  {_bounds(clue.allows.first, clue.allows.last)}  {clue.reason}")
    return 0


def _published(path: Path) -> dict[str, DocumentTime]:
    store = Store.open(path)
    try:
        return store.published()
    finally:
        store.close()


def _line(id: str, published: DocumentTime) -> str:
    period = published.period
    when = in_words(period) if period else _UNKNOWN
    sure = f", {round(100 * published.confidence)} %" if published.evidence is Evidence.INFERRED else ""
    source = f": {published.source}" if published.source else ""
    note = f"  ! {published.note}" if published.note else ""
    return f"{id}\t{when}\t{_KINDS[published.evidence]}{sure}{source}{note}"


def _bounds(first: object, last: object) -> str:
    return f"{first or '…'!s:<10} bis {last or '…'!s:<10}"


def _id(path: Path, named: str) -> str:
    """The article that a file's name or id means. Raises DataError where there is none or more than one."""
    ids = list(_published(path))
    if named in ids:
        return named
    found = [id for id in ids if named.endswith(f"/{id}") or id.endswith(f"/{named}")]
    if len(found) == 1:
        return found[0]
    near = found or get_close_matches(named, ids) or [id for id in ids if Path(named).name in id]
    hint = f"; there are: {', '.join(near[:5])}" if near else ""
    raise DataError(f"{named}: the store has no such article{hint}")
