"""Which articles a store holds as they are and which must be read: one look at every file, most of them unopened.

A store remembers of each file it was made of the mark by which a change shows (``folders.mark``), mixed with all else
on which its articles depend. A file of another mark is read, and its articles' own fingerprints decide.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from timeline.folders import File, files, mark
from timeline.gathered import Gathered
from timeline.model import Article, Period, Refusal
from timeline.reading import read_file
from timeline.set_dates import with_dates
from timeline.store import StoreError, attach, explained
from timeline.tables import TABLES, arrow
from timeline.writing_time import is_sure


class Remembered(NamedTuple):
    """What a store remembers of a file: its stamp, whether all its articles state their dates, their ids."""

    stamp: str
    sure: bool
    articles: Sequence[str]


_UNKNOWN = Remembered("", False, ())


def _table(rows: Sequence[tuple[str, Remembered]]) -> pa.Table:
    return arrow(
        [{"path": path, "stamp": stamp, "sure": sure, "articles": ids} for path, (stamp, sure, ids) in rows],
        TABLES["files"],
    )


@dataclass
class Survey:
    """What a look at all files found: ids of articles, and the files that hold those ``to_do``.

    ``seen`` are the articles of all files that were opened. ``sure`` says that every article states its date, so that
    none depends on the others.
    """

    keep: set[str] = field(default_factory=set)
    to_do: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    opened: list[File] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    sure: bool = True
    _files: Gathered[tuple[str, Remembered]] = field(default_factory=lambda: Gathered(_table))

    def note(self, file: File, kept: Remembered) -> None:
        """Keep what the store is to remember of a file."""
        self.sure = self.sure and kept.sure
        self._files.add((file.place, kept))

    @property
    def files(self) -> pa.Table:
        """The rows of ``files`` for the store."""
        return self._files.table


@dataclass(frozen=True)
class Known:
    """What tells that an article is in the store as it is: by its fingerprint, or by what is remembered of its file.

    ``dates`` are those that the user set; ``around`` tells of all else on which every article depends.
    """

    fingerprints: Mapping[str, str]
    files: Mapping[str, Remembered]
    dates: Mapping[str, Period]
    around: str


def surveyed(paths: Iterable[Path], known: Known, fingerprint: Callable[[Article], str]) -> Survey:
    """A look at all files below the paths; those that are as the store remembers them are not opened."""
    stamp, found, taken = _Stamp(known), Survey(), set[str]()
    for file in files(paths):
        seen, before = mark(file), known.files.get(file.place, _UNKNOWN)
        if before.stamp and before.stamp == stamp(seen, before.articles) and _are_held(before, known, taken):
            taken.update(before.articles)
            found.note(file, before)
            continue
        ids, sure, refused, anew = list[str](), True, len(found.refused), len(found.to_do)
        for one in with_dates(read_file(file, taken), known.dates):
            if isinstance(one, Refusal):
                found.refused.append(one)
                continue
            ids.append(one.id)
            found.seen.add(one.id)
            sure = sure and is_sure(one.published)
            if known.fingerprints.get(one.id) != fingerprint(one):
                found.to_do.add(one.id)
        if len(found.to_do) > anew:
            found.opened.append(file)
        named_again = len(found.refused) > refused  # what is refused is to be named in every build
        found.note(file, Remembered("" if named_again else stamp(seen, ids), sure, ids))
    found.keep = taken - found.to_do
    return found


def _are_held(file: Remembered, known: Known, taken: set[str]) -> bool:
    """Whether the store holds the articles of a file, and no other file has taken their ids."""
    return all(id in known.fingerprints and id not in taken for id in file.articles)


class _Stamp:
    """The stamp of a file, by what was seen of it and its articles; empty where nothing tells a change for sure."""

    def __init__(self, known: Known) -> None:
        self._begun = hashlib.blake2b(f"{known.around}\0".encode("utf-8", "surrogatepass"), digest_size=16)
        self._dates = known.dates

    def __call__(self, seen: str, articles: Sequence[str]) -> str:
        if not seen:
            return ""
        made = self._begun.copy()
        dates = {id: self._dates[id] for id in articles if id in self._dates} if self._dates else {}
        made.update(f"{seen}\0{dates or ''}".encode("utf-8", "surrogatepass"))
        return made.hexdigest()


def remembered(store: Path) -> dict[str, Remembered]:
    """What the store remembers of every file, by its place; nothing where there is no store that can be read."""
    try:
        with explained(store), closing(attach(store)) as connection:
            held = connection.sql("SELECT path, stamp, sure, articles FROM store.files").to_arrow_table()
    except StoreError:
        return {}
    columns = (column.to_pylist() for column in held.columns)
    return {path: Remembered(*row) for path, *row in zip(*columns, strict=True)}


def table(former: Mapping[str, Remembered]) -> pa.Table:
    """The same as the rows of ``files``."""
    return _table([*former.items()])
