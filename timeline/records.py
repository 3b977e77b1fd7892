"""Reading YAML that people edit: every mistake is one line with file, line and reason (``DataError``)."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from timeline.model import DataError

Reader = Callable[["Place", Any], Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; mistakes are raised from here."""

    file: Path
    line: int

    def at(self, node: yaml.Node) -> "Place":
        """Where a node of the same file stands."""
        return Place(self.file, node.start_mark.line + 1)

    def wrong(self, reason: str) -> DataError:
        """The error that names this place."""
        return DataError(f"{self.file.name}, line {self.line}: {reason}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One YAML mapping, its values read by the readers of its fields."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)


def read_root(path: Path) -> tuple[Place, yaml.Node]:
    """The node tree of a file. Raises DataError where it cannot be read or is no YAML."""
    top = Place(path, 1)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise top.wrong(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise top.wrong("is not UTF-8 text") from None
    return root_of(text, path)


def root_of(text: str, path: Path) -> tuple[Place, yaml.Node]:
    """The node tree of what stands in a file, or is to stand there. Raises DataError where it is no YAML."""
    top = Place(path, 1)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Place(path, line).wrong(f"broken YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise top.wrong(f"broken YAML: {' '.join(str(error).split())}") from None
    if node is None:
        raise top.wrong("is empty")
    return top, node


def read_text(place: Place, node: Any) -> str:
    """A text; refused are numbers, dates and what YAML takes for true or false, unless in quotation marks."""
    if not isinstance(node, yaml.ScalarNode):
        raise place.at(node).wrong("a text is expected here")
    if node.tag != "tag:yaml.org,2002:str" or not node.value.strip():
        raise place.at(node).wrong(f"a text is expected here, not {node.value!r} (put it in quotation marks)")
    return str(node.value)


def read_texts(place: Place, node: Any) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(read_text(place, item) for item in read_items(place, node))


def read_items(place: Place, node: Any) -> list[yaml.Node]:
    """The nodes of a list."""
    if not isinstance(node, yaml.SequenceNode):
        raise place.at(node).wrong("a list is expected here")
    return list(node.value)


def read_flag(place: Place, node: Any) -> bool:
    """True or false."""
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
        raise place.at(node).wrong("true or false is expected here")
    return bool(node.value == "true")


def read_day(place: Place, node: Any) -> date:
    """A day as in 1952-10-07."""
    try:
        return date.fromisoformat(node.value)
    except (TypeError, ValueError):
        raise place.at(node).wrong("a day is expected here, as in 1952-10-07") from None


def read_term(last: bool) -> Reader:
    """Reads the end of a term, "2012", "2012-05" or "2012-05-07", as the first or the last day that this can mean."""

    def read(place: Place, node: Any) -> date:
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        whole = {4: value + ("-12" if last else "-01"), 7: value}.get(len(value))
        try:
            first = date.fromisoformat(f"{whole}-01" if whole else value)
            return first.replace(day=monthrange(first.year, first.month)[1]) if whole and last else first
        except ValueError:
            raise place.at(node).wrong("a year, month or day is expected here, as in 2012-05") from None

    return read


def read_mapping(place: Place, node: yaml.Node, fields: dict[str, Reader], required: Iterable[str]) -> Entry:
    """Reads a mapping by its fields. Raises DataError for an unknown, repeated or missing field."""
    here = place.at(node)
    if not isinstance(node, yaml.MappingNode):
        raise here.wrong("an entry with fields is expected here, as in {name: ...}")
    entry = Entry(here)
    for key, value in node.value:
        name = str(key.value)
        if name not in fields:
            raise place.at(key).wrong(f"unknown field {name!r} (known: {', '.join(fields)})")
        if name in entry.values:
            raise place.at(key).wrong(f"field {name!r} stands twice in one entry")
        entry.values[name] = fields[name](place, value)
    for name in required:
        if name not in entry.values:
            raise here.wrong(f"field {name!r} is missing")
    return entry
