"""Which articles a store holds as they are and which must be read: one look at every file, most of them unopened.

A store remembers of each file it was made of the mark by which a change shows (``folders.mark``), mixed with all else
on which its articles depend. A file of another mark is read, and its articles' own fingerprints decide.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from timeline.folders import File, files, mark
from timeline.model import Article, Period, Refusal
from timeline.reading import read_file
from timeline.set_dates import with_dates
from timeline.store import StoreError, attach, explained
from timeline.tables import TABLES, arrow
from timeline.writing_time import is_sure

_PIECE = 10_000  # rows that are held as Python values


class Remembered(NamedTuple):
    """What a store remembers of a file: its stamp, whether all its articles state their dates, their ids."""

    stamp: str
    sure: bool
    articles: Sequence[str]


_UNKNOWN = Remembered("", False, ())


@dataclass
class Survey:
    """What a look at all files found: ids of articles, and the names of the files that hold those ``to_do``.

    ``sure`` says that every article states its date, so that none depends on the others.
    """

    keep: set[str] = field(default_factory=set)
    to_do: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    refused: list[Refusal] = field(default_factory=list)
    sure: bool = True
    _tables: list[pa.Table] = field(default_factory=list)
    _rows: list[dict[str, Any]] = field(default_factory=list)

    def note(self, file: File, kept: Remembered) -> None:
        """Keep what the store is to remember of a file."""
        self.sure = self.sure and kept.sure
        self._rows.append({"path": str(file.path), **kept._asdict()})
        if len(self._rows) >= _PIECE:
            self._tables.append(arrow(self._rows, TABLES["files"]))
            self._rows.clear()

    @property
    def files(self) -> pa.Table:
        """The rows of ``files`` for the store."""
        return pa.concat_tables([*self._tables, arrow(self._rows, TABLES["files"])])


def surveyed(
    paths: Iterable[Path],
    known: Mapping[str, str],
    former: Mapping[str, Remembered],
    dates: Mapping[str, Period],
    around: str,
    fingerprint: Callable[[Article], str],
) -> Survey:
    """A look at all files below the paths; those that are as the store remembers them in ``former`` are not opened.

    ``known`` are the fingerprints of the store's articles, ``dates`` those that the user set, and ``around`` tells of
    all else on which every article depends.
    """

    def stamp(seen: str, articles: Sequence[str]) -> str:
        key = f"{around}\0{seen}\0{[dates.get(id) for id in articles]}"
        return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if seen else ""

    found, taken = Survey(), set[str]()
    for file in files(paths):
        seen = mark(file)
        before = former.get(str(file.path), _UNKNOWN)
        same = before.stamp and before.stamp == stamp(seen, before.articles)
        if same and known.keys() >= set(before.articles) and taken.isdisjoint(before.articles):
            taken.update(before.articles)
            found.keep.update(before.articles)
            found.note(file, before)
            continue
        ids, sure = [], True
        for one in with_dates(read_file(file, taken), dates):
            if isinstance(one, Refusal):
                found.refused.append(one)
                seen = ""  # it is to be named in every build
                continue
            ids.append(one.id)
            sure = sure and is_sure(one.published)
            if known.get(one.id) == fingerprint(one):
                found.keep.add(one.id)
            else:
                found.to_do.add(one.id)
                found.opened.add(file.name)
        found.note(file, Remembered(stamp(seen, ids), sure, ids))
    return found


def remembered(store: Path) -> dict[str, Remembered]:
    """What the store remembers of every file, by its path; nothing where there is no store that can be read."""
    try:
        with explained(store), closing(attach(store)) as connection:
            rows = connection.execute("SELECT path, stamp, sure, articles FROM store.files").fetchall()
    except StoreError:
        return {}
    return {path: Remembered(*row) for path, *row in rows}


def table(former: Mapping[str, Remembered]) -> pa.Table:
    """The same as the rows of ``files``."""
    return arrow([{"path": path, **kept._asdict()} for path, kept in former.items()], TABLES["files"])
