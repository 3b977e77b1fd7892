"""The traces of all articles of an archive of which some state no date: what each tells of the others' dates.

The store keeps them, so that after a change only the changed files are opened, and what is concluded from all traces is
concluded anew: the outcome is that of a build from nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from timeline.collection import Rows, numbered, trace, traces
from timeline.folders import File, files
from timeline.gathered import Gathered
from timeline.model import Article, Period
from timeline.reading import read_file
from timeline.set_dates import with_dates
from timeline.store import StoreError, attach, explained
from timeline.survey import Survey
from timeline.tables import TABLES, encodable


@dataclass(frozen=True)
class Traces:
    """The traces of all articles that a look at the files found, and the files of those that may have to be read.

    ``made`` are those that the store does not have yet. Articles and files go by the names that the store can hold.
    """

    survey: Survey
    table: pa.Table
    made: pa.ChunkedArray
    files: Sequence[tuple[File, Sequence[str]]]

    def compared(self, known: Mapping[str, str], fingerprint: Callable[[str, str], str]) -> Survey:
        """What to keep and what to read by the fingerprints that the articles have among all others.

        ``fingerprint`` makes one of an article's own and its id.
        """
        own = dict(_columns(self.table, "article", "own"))
        there = [id for id in self.survey.keep | self.survey.to_do if encodable(id) in own]
        keep = {id for id in there if known.get(id) == fingerprint(own[encodable(id)], id)}
        to_do = set(there) - keep
        named = {encodable(id) for id in to_do}
        opened = [file for file, articles in self.files if not named.isdisjoint(articles)]
        return replace(self.survey, keep=keep, to_do=to_do, opened=opened)

    def fresh(self, to_do: set[str]) -> pa.Table:
        """The rows for the store: those that it does not have yet, and of all articles whose rows are made anew."""
        wanted = pa.array([encodable(id) for id in to_do], pa.string())
        return _only(self.table, pa.chunked_array([wanted, *self.made.chunks], pa.string()))


def traced(
    paths: Sequence[Path], store: Path, survey: Survey, dates: Mapping[str, Period], own: Callable[[Article], str]
) -> Traces:
    """The traces of all articles of a survey; only files are opened of which the store has none, or that it opened.

    ``dates`` are those that the user set; ``own`` is the fingerprint of an article without others around it.
    """
    found, seen = ({encodable(id) for id in ids} for ids in (survey.keep | survey.to_do, survey.seen))
    rows = numbered(found)
    kept = _kept(store, found - seen, rows)
    lacking = found.difference(kept["article"].to_pylist())
    made, opened, taken = Gathered(traces), list[tuple[File, Sequence[str]]](), set[str]()
    looked_at = {place: (sure, ids) for place, sure, ids in _columns(survey.files, "path", "sure", "articles")}
    for file in files(paths):
        sure, ids = looked_at.get(encodable(file.place), (True, ()))
        if lacking.isdisjoint(ids):
            taken.update(ids)
        else:
            for one in with_dates(read_file(file, taken), dates):
                if isinstance(one, Article):
                    made.add(trace(one, own(one), encodable(one.id) in rows))
        if not sure or not seen.isdisjoint(ids):
            opened.append((file, ids))
    new = made.table
    return Traces(survey, pa.concat_tables([kept, new]), new["article"], opened)


def _kept(store: Path, articles: set[str], rows: Rows) -> pa.Table:
    """The traces that the store has of these articles; one in a row of numbers that has not been asked is left out."""
    try:
        with explained(store), closing(attach(store)) as connection:
            held = connection.sql("SELECT article, own, sure, stated, sketch, words FROM store.traces").to_arrow_table()
    except StoreError:
        return TABLES["traces"].empty_table()
    good = [
        id
        for id, sure, words in _columns(held, "article", "sure", "words")
        if id in articles and (sure or words or id not in rows)
    ]
    return _only(held.cast(TABLES["traces"]), pa.array(good, pa.string()))


def _columns(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows of these columns."""
    return zip(*(table[name].to_pylist() for name in names), strict=True)


def _only(table: pa.Table, articles: pa.Array | pa.ChunkedArray) -> pa.Table:
    return table.filter(pc.is_in(table["article"], articles))
