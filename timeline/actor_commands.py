"""The commands that list the actors of a store, offer those that may be one, and join them."""

import argparse
import sys
from pathlib import Path
from typing import Any

from timeline.identities import SUBJECT, join, suggested
from timeline.keeping import kept_beside
from timeline.model import Filter
from timeline.store import Store


def add_actor_commands(commands: Any, default: Path) -> None:
    """Adds ``actors`` and ``merge-actors`` to the command line."""
    listing = commands.add_parser("actors", help="list the actors of the store, or those that may be one")
    listing.add_argument("--suggest", action="store_true", help="pairs that may be one actor, and why")
    listing.add_argument("--store", type=Path, default=default, metavar="FILE", help="default: %(default)s")
    listing.set_defaults(run=_actors)
    joining = commands.add_parser("merge-actors", help="lead names of one actor to the first of them, or rename it")
    joining.add_argument("keep", metavar="KEEP", help="the name to keep, or a new one")
    joining.add_argument("same", nargs="+", metavar="NAME", help="a name that means the same actor")
    joining.add_argument("--store", type=Path, default=default, metavar="FILE", help="default: %(default)s")
    joining.set_defaults(run=_merge)


def _actors(options: argparse.Namespace) -> int:
    store = Store.open(options.store)
    try:
        counts = dict(store.facet("actors", Filter()))
    finally:
        store.close()
    if options.suggest:
        pairs = [*suggested(counts)]
        for one in pairs:
            print(f"{one.keep}\t{one.other}\t{one.reason}")
        if not pairs:
            print("no two actors look like one", file=sys.stderr)
    else:
        for name, count in counts.items():
            print(f"{count}\t{name}")
    return 0


def _merge(options: argparse.Namespace) -> int:
    path = kept_beside(options.store, SUBJECT)
    print(f"{path}: {join(path, options.keep, options.same)}")
    print("The next build or start of the page reads by it.")
    return 0
