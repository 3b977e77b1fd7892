"""Who is one and the same by the user's word, and which actors may be: names of a whole collection, joined or offered.

The user's file (``same.yaml`` beside the store) has a line for each: ``- {keep: Massud Peseschkian, same: [Masud
Pezeshkian]}``. It renames, too: what is kept may be any name. Deleting the line undoes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import yaml

from timeline.keeping import changing, keep
from timeline.knowledge import load_actors
from timeline.model import Mention
from timeline.naming import family_of, fold, given_of, spelling_keys
from timeline.records import Place, Reader, read_items, read_mapping, read_root, read_text, read_texts, root_of

SUBJECT = "same"  # of keeping.kept_beside

_FIELDS: dict[str, Reader] = {"keep": read_text, "same": read_texts}
_HEAD = """# Actors that are one: each line keeps one name and leads the others to it. Delete a line to undo it.
# - {keep: Massud Peseschkian, same: [Masud Pezeshkian, M. Pezeshkian]}
"""


def load_same(path: Path) -> dict[str, str]:
    """Name → the name that is kept; empty where there is no file. Raises DataError with file, line and reason."""
    return _led(*read_root(path)) if path.exists() and _says_something(path) else {}


def _led(top: Place, node: yaml.Node) -> dict[str, str]:
    kept: dict[str, tuple[str, Place]] = {}
    entries = [read_mapping(top, item, _FIELDS, ["keep", "same"]) for item in read_items(top, node)]
    for entry in entries:
        for name in entry.values["same"]:
            if name == entry.values["keep"]:
                raise entry.place.wrong(f"{name!r} is to be kept and also to be led to itself")
            if name in kept:
                raise entry.place.wrong(f"{name!r} is led to {kept[name][0]!r} already (line {kept[name][1].line})")
            kept[name] = entry.values["keep"], entry.place
    for entry in entries:
        if entry.values["keep"] in kept:
            other, place = kept[entry.values["keep"]]
            raise entry.place.wrong(f"{entry.values['keep']!r} is itself led to {other!r} (line {place.line})")
    return {name: kept_name for name, (kept_name, _) in kept.items()}


def _says_something(path: Path) -> bool:
    """Whether a file holds more than comments; one that cannot be read is left to the reader's error."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return True
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def join(path: Path, kept: str, others: Sequence[str]) -> str:
    """Adds the line that leads ``others`` to ``kept`` and returns it. Raises DataError where it contradicts the file.

    What was led to one of the others is led to the kept name from now on.
    """
    with changing(path):
        before = load_same(path)
        moved = [name for name, target in before.items() if target in others]
        line = _line(kept, list(dict.fromkeys([*others, *moved])))
        text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
        old = text.splitlines()
        new = "\n".join([*(row for row in old if not _leads_to(row, others)), line, ""])
        _led(*root_of(new, path))
        keep(path, new)
        return line


def _line(kept: str, names: Sequence[str]) -> str:
    entry = yaml.safe_dump({"keep": kept, "same": list(names)}, default_flow_style=True, allow_unicode=True, width=9**9)
    return f"- {entry.strip()}"


def _leads_to(row: str, names: Sequence[str]) -> bool:
    """Whether a line of the file keeps one of these names."""
    if row.lstrip().startswith("#") or not row.strip():
        return False
    try:
        entries = yaml.safe_load(row)
    except yaml.YAMLError:
        return False
    return isinstance(entries, list) and isinstance(entries[0], dict) and entries[0].get("keep") in names


def renamed(mentions: tuple[Mention, ...], same: Mapping[str, str]) -> tuple[Mention, ...]:
    """The mentions by the names that the user keeps."""
    if not same:
        return mentions
    return tuple(_renamed(mention, same[mention.name]) if mention.name in same else mention for mention in mentions)


def _renamed(mention: Mention, name: str) -> Mention:
    listed = load_actors().by_name.get(name)
    return replace(mention, name=name, kind=listed.kind if listed else mention.kind)


# --- who may be the same --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may mean one actor: which to keep, which to lead there, and why that is thinkable."""

    keep: str
    other: str
    reason: str


def suggested(counts: Mapping[str, int]) -> tuple[Suggestion, ...]:
    """Pairs of a collection's actors that may be one; ``counts`` has their numbers of events. Listed pairs are none."""
    listed = load_actors().by_name
    found = []
    for one, other in _near(counts):
        if one in listed and other in listed:
            continue
        if reason := _reason(one, other):
            kept, led = sorted((one, other), key=lambda name: (name not in listed, -counts[name], -len(name), name))
            found.append((counts[kept] + counts[led], Suggestion(kept, led, reason)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].keep, pair[1].other)))


def _near(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The pairs worth looking at: names that share a key of one of their words."""
    holders: dict[str, list[str]] = {}
    for name in counts:
        for key in {key for word in _words(name) for key in spelling_keys(word)}:
            holders.setdefault(key, []).append(name)
    near = {pair for names in holders.values() if len(names) < 60 for pair in combinations(sorted(names), 2)}
    yield from sorted(near)


def _words(name: str) -> list[str]:
    return [part for word in name.split() for part in word.split("-") if len(part) > 2]


def _reason(one: str, other: str) -> str:
    """Why two names may mean one actor, or nothing."""
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) > 1 and set(map(fold, short)) < set(map(fold, long)):
        return "one name holds all words of the other"
    if len(short) < 2 or not spelling_keys(family_of(one)) & spelling_keys(family_of(other)):
        return _reason_of_double_surname(one, other)
    first, second = given_of(one), given_of(other)
    if spelling_keys(first) & spelling_keys(second):
        return "first name and surname may be spellings of each other"
    if "." in (first[-1], second[-1]) and first[0] == second[0]:
        return "the same surname, and an initial that fits"
    if len(first) > 2 and fold(second).startswith(fold(first)[:3]):
        return "the same surname, and first names that begin alike"
    return ""


def _reason_of_double_surname(one: str, other: str) -> str:
    """ "Elif Karadeniz" and "Elif Karadeniz-Vogt"."""
    if given_of(one) != given_of(other) or len(one.split()) < 2 or len(other.split()) < 2:
        return ""
    parts = [set(map(fold, family_of(name).split("-"))) for name in (one, other)]
    return "the same first name, and part of a double surname" if parts[0] < parts[1] or parts[1] < parts[0] else ""
