"""What the user corrects in the events: kept as readable lines, applied in every build, shown as the user's own.

An entry names its event by id and, for when that changes, by the article and the words that told it::

    - {correct: date, event: 4353b82cfffbf4f0, document: a.txt, quote: "Er trat zurück", value: 2025-06-14}

``split`` takes a report out of its event and keeps it apart, ``merge`` puts two events together (``with``), ``date``,
``status`` and ``title`` say what is right (``value``), ``hide`` takes an event off the timeline. An entry whose event
is gone is kept, told and not applied.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from timeline.dating import parse
from timeline.keeping import changing, keep
from timeline.model import DataError, Heading, Period, Precision, Status
from timeline.records import Entry, Place, Reader, read_items, read_mapping, read_root

SUBJECT = "corrections"  # of keeping.kept_beside
LONGEST_QUOTE = 200  # characters of a report's words that an entry holds
REASON = "Von Hand gesetzt."
_HEAD = "# Corrections of events, read by every build; an entry may be changed or taken out.\n"


class Kind(StrEnum):
    """What a correction does."""

    SPLIT = "split"
    MERGE = "merge"
    DATE = "date"
    STATUS = "status"
    TITLE = "title"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Target:
    """A report, and through it the event that it stands under: by id, else by its article and words."""

    event: str
    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry; ``value`` is a date as written ("2025-06", "2025-06-14..2025-06-16"), a status or a title."""

    kind: Kind
    target: Target
    value: str = ""
    other: Target | None = None

    @property
    def line(self) -> str:
        """The entry as it stands in the file, in one line."""
        fields: dict[str, Any] = {"correct": str(self.kind), **_fields(self.target)}
        if self.value:
            fields["value"] = self.value
        if self.other:
            fields["with"] = _fields(self.other)
        return yaml.safe_dump(fields, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6).strip()


def _fields(target: Target) -> dict[str, str]:
    named = {"event": target.event, "document": target.document, "quote": target.quote}
    return {name: value for name, value in named.items() if value}


# --- the file --------------------------------------------------------------------------------------------------------


def load(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, none where there is no file. Raises DataError naming file, line and reason."""
    if not path.exists() or not any(_is_entry(line) for line in path.read_text(encoding="utf-8").splitlines()):
        return ()
    top, node = read_root(path)
    return tuple(_correction(read_mapping(top, item, _ENTRY, ["correct", "event"])) for item in read_items(top, node))


def _is_entry(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def add(path: Path, *corrections: Correction) -> None:
    """Put corrections at the end of a file; one of the same kind for the same event gives way to them.

    Raises DataError where one of them says nothing; none is written then.
    """
    with changing(path):
        for one in corrections:
            _check(one)
        kept = [*load(path)]
        for new in corrections:
            of_new = (new.kind, new.target.event)
            kept = [one for one in kept if (one.kind, one.target.event) != of_new or one.kind is Kind.MERGE]
            if new not in kept:
                kept.append(new)
        _save(path, kept)


def undo(path: Path, *corrections: Correction) -> None:
    """Take corrections out of a file. Raises DataError where one is not there; nothing is written then."""
    with changing(path):
        known = load(path)
        for one in corrections:
            if one not in known:
                raise DataError(f"{path.name}: there is no such correction: {one.line}")
        _save(path, [one for one in known if one not in corrections])


def _save(path: Path, corrections: Iterable[Correction]) -> None:
    keep(path, _HEAD + "".join(f"- {one.line}\n" for one in corrections))


def _check(correction: Correction) -> None:
    """Raises DataError for a value that says nothing."""
    if correction.kind is Kind.DATE and span(correction.value) is None:
        raise DataError(f"{correction.value!r}: write a date as 2025-06-14, 2025-06, 2025 or 2025-06-14..2025-06-16")
    if correction.kind is Kind.STATUS and correction.value not in set(Status):
        raise DataError(f"{correction.value!r}: choose a status from {', '.join(Status)}")
    if correction.kind is Kind.TITLE and not correction.value.strip():
        raise DataError("a title needs words")
    if correction.kind is Kind.MERGE and correction.other is None:
        raise DataError("to merge, name two events")


def span(written: str) -> Period | None:
    """ "2025-06-14", "2025-06", "2025", "2025-06-14..2025-06-16", "2022.." (since) or "..2025-06" (until) as a period.

    None for anything else.
    """
    first, dots, last = (part.strip() for part in written.partition(".."))
    if dots and not (first and last):
        return _open(parse(first or last), bool(first))
    begin, end = parse(first), parse(last or first)
    if begin is None or end is None or begin.first is None or end.last is None or end.last < begin.first:
        return None
    if not dots:
        return begin
    return Period(begin.first, end.last, Precision.DAY if begin.first == end.last else Precision.SPAN)


def _open(known: Period | None, since: bool) -> Period | None:
    """The period of which only one end is known, as exactly as that is."""
    if known is None:
        return None
    return replace(known, last=None) if since else replace(known, first=None)


def _any_text(place: Place, node: Any) -> str:
    """Any single value as it is written: dates and ids of digits need no quotation marks."""
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise place.at(node).wrong("a text is expected here")
    return str(node.value)


def _kind(place: Place, node: Any) -> Kind:
    written = _any_text(place, node)
    if written not in set(Kind):
        raise place.at(node).wrong(f"unknown correction {written!r} (known: {', '.join(Kind)})")
    return Kind(written)


_TARGET: dict[str, Reader] = {"event": _any_text, "document": _any_text, "quote": _any_text}


def _other(place: Place, node: Any) -> Target:
    return _target(read_mapping(place, node, _TARGET, ["event"]))


_ENTRY: dict[str, Reader] = {**_TARGET, "correct": _kind, "value": _any_text, "with": _other}


def _target(entry: Entry) -> Target:
    return Target(*(entry.values.get(name, "") for name in ("event", "document", "quote")))


def _correction(entry: Entry) -> Correction:
    found = Correction(entry.values["correct"], _target(entry), entry.values.get("value", ""), entry.values.get("with"))
    try:
        _check(found)
    except DataError as error:
        raise entry.place.wrong(str(error)) from None
    return found


# --- applying --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction and the reports that it points to; ``problem`` says why it is not applied, empty where it is."""

    correction: Correction
    report: str = ""
    other: str = ""
    problem: str = ""


def pointed(corrections: Iterable[Correction], find: Callable[[Target], str | None]) -> tuple[Applied, ...]:
    """The corrections with the reports that ``find`` finds for them."""
    return tuple(_pointed(one, find) for one in corrections)


def _pointed(one: Correction, find: Callable[[Target], str | None]) -> Applied:
    report = find(one.target)
    other = find(one.other) if one.other else ""
    if report is None or other is None:
        return Applied(one, problem="the event that it points to no longer exists")
    if one.kind is Kind.MERGE and report == other:
        return Applied(one, problem="it merges an event with itself")
    return Applied(one, report, other or "")


def regroup(groups: Sequence[Sequence[str]], applied: Iterable[Applied]) -> list[list[str]]:
    """Groups of reports as the user wants them: first what is taken out, then what is put together."""
    done = [one for one in applied if not one.problem]
    apart = {one.report for one in done if one.correction.kind is Kind.SPLIT}
    group: dict[str, list[str]] = {}
    for ids in groups:
        rest = [id for id in ids if id not in apart]
        group |= dict.fromkeys(rest, rest) | {id: [id] for id in ids if id in apart}
    for one in done:
        if one.correction.kind is Kind.MERGE and one.report in group and one.other in group:
            mine, yours = group[one.report], group[one.other]
            if mine is not yours:
                mine += yours
                group |= dict.fromkeys(yours, mine)
    return [ids for first, ids in group.items() if first == ids[0]]


def overrule(heading: Heading, applied: Iterable[Applied]) -> Heading:
    """A heading with what the user says of it."""
    for one in applied:
        if one.problem or not {one.report, one.other} & set(heading.reports):
            continue
        kind, value = one.correction.kind, one.correction.value
        corrected = tuple(dict.fromkeys((*heading.corrected, str(kind))))
        heading = replace(heading, corrected=corrected)
        if kind is Kind.DATE:
            heading = replace(heading, period=span(value), reason=REASON)
        elif kind is Kind.STATUS:
            heading = replace(heading, status=Status(value))
        elif kind is Kind.TITLE:
            heading = replace(heading, title=value)
        elif kind is Kind.HIDE:
            heading = replace(heading, hidden=True)
    return heading
