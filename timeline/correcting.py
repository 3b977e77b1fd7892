"""The user corrects an event of a store: the entry is written, and the store's events are made anew by it."""

from collections.abc import Mapping
from pathlib import Path

from timeline.corrections import LONGEST_QUOTE, SUBJECT, Correction, Kind, Target, add, load, undo
from timeline.keeping import kept_beside
from timeline.model import DataError
from timeline.pipeline import BuildSummary, correct
from timeline.store import Store


def say(path: Path, kind: Kind, event: str, value: str = "", other: str = "") -> BuildSummary:
    """Correct an event (of ``split``: a report) of the store at ``path``; no article is read anew.

    Raises DataError for an event that the store does not have or a value that says nothing; nothing is written then.
    """
    return say_all(path, event, {kind: value}, other)


def say_all(path: Path, event: str, values: Mapping[Kind, str], other: str = "") -> BuildSummary:
    """Correct several things of one event, with one look at the store and one change of it; raises as ``say`` does."""
    opened = Store.open(path)
    try:
        target, second = _target(opened, event), _target(opened, other) if other else None
    finally:
        opened.close()
    add(kept_beside(path, SUBJECT), *(Correction(kind, target, value, second) for kind, value in values.items()))
    return correct(path)


def take_back(path: Path, *numbers: int) -> BuildSummary:
    """Undo the corrections with these numbers, counted from 1 in the order of ``said``; the store is changed once."""
    known = said(path)
    for number in numbers:
        if not 1 <= number <= len(known):
            raise DataError(f"there is no correction {number}; there are {len(known)}")
    undo(kept_beside(path, SUBJECT), *(known[number - 1] for number in numbers))
    return correct(path)


def said(path: Path) -> tuple[Correction, ...]:
    """The corrections that belong to the store at ``path``."""
    return load(kept_beside(path, SUBJECT))


def _target(store: Store, id: str) -> Target:
    """An event or a report by its id, with the article and the words by which it is found when ids change."""
    report = store.report(id)
    if report is None:
        raise DataError(f"{id}: the store has no event or report with this id")
    return Target(id, report["document"], report["text"][:LONGEST_QUOTE])
