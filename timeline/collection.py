"""What a collection knows of the date of one of its articles.

Archives number what they take in: an undated article was written between those whose numbers stand around its own
(`running_numbers`). And an article that is word for word largely that of a dated one was printed in the same days.

All that is asked of an article for this is its trace. A store keeps the traces of an archive (`traces`), so that its
files need not be opened again for every change.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from timeline.evidence import Piece
from timeline.explanations import in_words
from timeline.leanings import Leaning
from timeline.model import Article, Period, Precision
from timeline.running_numbers import Numbered, by_number
from timeline.tables import TABLES, arrow
from timeline.writing_time import is_sure, own_words

SMALLEST = 12  # articles with running numbers; fewer cannot show that their order is that of time
REPRINT_DAYS = 3  # between two prints of one report
SHINGLE, SKETCH, ALIKE = 5, 96, 0.5  # words in a row, the number kept of an article, and the share that must agree
COMMON = 200  # undated articles; words that more of them share are nobody's own
_PIECE = 500  # dated articles that are compared at once

Pieces = Mapping[str, tuple[Piece, ...]]
Words = tuple[tuple[Piece, ...], tuple[Leaning, ...]]  # what an article's own words tell of its date
Rows = Mapping[str, tuple[tuple[str, str], int]]  # article → which row of numbered ones it stands in, and its number
NOTHING: Pieces = {}

_NUMBERED = re.compile(r"(?P<before>(?:.*/)?[^\d/]*)(?P<number>\d{3,15})(?P<behind>[^\d/]*)")
_TOKEN = re.compile(r"\w+")
_Hashes = np.ndarray[tuple[int], np.dtype[np.uint32]]
_Places = np.ndarray[tuple[int], np.dtype[np.int64]]


def collected(articles: Callable[[], Iterable[Article]]) -> Pieces:
    """For every undated article what its collection knows of its date; ``articles`` is asked for them twice.

    Costs next to nothing where all articles are dated.
    """
    ids, sure = list[str](), True
    for article in articles():
        ids.append(article.id)
        sure = sure and is_sure(article.published)
    if sure:
        return NOTHING
    rows = numbered(ids)
    return told(traces([trace(article, "", article.id in rows) for article in articles()]))


def told(table: pa.Table) -> Pieces:
    """For every undated article what its collection knows of its date, by the traces of all articles."""
    found: dict[str, list[Piece]] = {}
    for id, piece in (*_by_number(table), *_by_reprint(table.sort_by("article"))):
        found.setdefault(id, []).append(piece)
    return {id: tuple(pieces) for id, pieces in found.items()}


# --- traces ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trace:
    """What the date of an article, or of others beside it, may hang on.

    ``own`` is the article's fingerprint without any others around it; ``stated`` is its date where that is sure,
    ``sketch`` the smallest hashes of its runs of words, ``words`` what an undated one of a numbered row tells itself.
    """

    article: str
    own: str
    sure: bool
    stated: Period | None
    sketch: bytes
    words: str = ""


def trace(article: Article, own: str, in_row: bool) -> Trace:
    """The trace of an article; ``in_row`` says that it stands in a row of numbered ones."""
    sketch = _sketch(article.text[article.body :])
    if is_sure(article.published):
        return Trace(article.id, own, True, article.published.period, sketch)
    return Trace(article.id, own, False, None, sketch, _written(own_words(article)) if in_row else "")


def traces(some: Iterable[Trace]) -> pa.Table:
    """Traces as rows of the store."""
    return arrow(
        [
            {
                "article": one.article,
                "own": one.own,
                "sure": one.sure,
                "stated": _days(one.stated),
                "sketch": one.sketch,
                "words": one.words,
            }
            for one in some
        ],
        TABLES["traces"],
    )


def _days(period: Period | None) -> dict[str, Any] | None:
    return {"first": period.first, "last": period.last, "precision": period.precision} if period else None


def _stated(days: Mapping[str, Any] | None) -> Period | None:
    return Period(days["first"], days["last"], Precision(days["precision"])) if days else None


def _written(words: Words) -> str:
    """What an article's words tell, as JSON."""
    pieces, leanings = words
    return json.dumps(
        [
            [[one.start, one.end, one.text, _ordinals(one.options), one.reason, one.weight] for one in pieces],
            [[_ordinals(one.options), one.outside] for one in leanings],
        ],
        separators=(",", ":"),
    )


def _words(written: str) -> Words:
    pieces, leanings = json.loads(written)
    return (
        tuple(Piece(start, end, text, _periods(days), *rest) for start, end, text, days, *rest in pieces),
        tuple(Leaning(_periods(days), outside) for days, outside in leanings),
    )


def _ordinals(options: Iterable[Period]) -> list[tuple[int, int, str]]:
    return [(one.first.toordinal() if one.first else 0, one.last.toordinal() if one.last else 0, one.precision)
            for one in options]  # fmt: skip


def _periods(days: Iterable[tuple[int, int, str]]) -> tuple[Period, ...]:
    return tuple(
        Period(
            date.fromordinal(first) if first else None,
            date.fromordinal(last) if last else None,
            Precision(precision),
        )
        for first, last, precision in days
    )


# --- running numbers ------------------------------------------------------------------------------------------------


def numbered(articles: Iterable[str]) -> Rows:
    """Those of these articles that stand in a row of numbers, long enough to show that it is one."""
    groups: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for id in articles:
        if found := _NUMBERED.fullmatch(id):
            groups.setdefault((found["before"], found["behind"]), []).append((id, int(found["number"])))
    return {id: (key, number) for key, row in groups.items() if len(row) >= SMALLEST for id, number in row}


def _by_number(table: pa.Table) -> Iterator[tuple[str, Piece]]:
    articles, sure = table["article"].to_pylist(), table["sure"].to_pylist()
    standing = numbered(articles)
    undated = {standing[id][0] for id, dated in zip(articles, sure, strict=True) if not dated and id in standing}
    rows: dict[tuple[str, str], list[Numbered]] = {key: [] for key in undated}
    places = [place for place, id in enumerate(articles) if id in standing and standing[id][0] in rows]
    for one in table.select(["article", "sure", "stated", "words"]).take(pa.array(places, pa.int64())).to_pylist():
        key, number = standing[one["article"]]
        words: Words = ((), ()) if one["sure"] else _words(one["words"])
        rows[key].append(Numbered(number, one["article"], _stated(one["stated"]), *words))
    for row in rows.values():
        yield from by_number(sorted(row, key=lambda one: (one.number, one.id)))


# --- reprints -------------------------------------------------------------------------------------------------------


def _by_reprint(table: pa.Table) -> Iterator[tuple[str, Piece]]:
    """The days around those of a dated article that has largely the same words."""
    undated, dated = table.filter(pc.invert(table["sure"])), table.filter(table["sure"])
    hashes, owners = _unrolled(undated["sketch"])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    number = pc.divide(pc.binary_length(undated["sketch"]), 4).to_numpy()
    for begin in range(0, len(dated), _PIECE):
        some = dated.slice(begin, _PIECE)
        for place, other, shared in _shared(some["sketch"], hashes, owners):
            one = some.slice(place, 1).to_pylist()[0]
            period = _stated(one["stated"])
            if shared < ALIKE * max(len(one["sketch"]) // 4, number[other]):
                continue
            if period is None or not period.first or not period.last:
                continue
            near = Period(
                period.first - timedelta(days=REPRINT_DAYS),
                period.last + timedelta(days=REPRINT_DAYS),
                Precision.SPAN,
            )
            reason = f"weitgehend derselbe Text wie „{one['article']}“ ({in_words(period)})"
            yield undated["article"][other].as_py(), Piece(0, 0, "", (near,), reason, 0.7)


def _shared(sketches: pa.ChunkedArray, hashes: _Hashes, owners: _Places) -> Iterator[tuple[int, int, int]]:
    """Which of these sketches share so many hashes with which others that they may be alike: two places, the number."""
    mine, places = _unrolled(sketches)
    begin = np.searchsorted(hashes, mine, "left")
    number = np.searchsorted(hashes, mine, "right") - begin
    number[number > COMMON] = 0
    into = np.arange(number.sum()) + np.repeat(begin - np.cumsum(number) + number, number)
    pairs, counts = np.unique((np.repeat(places, number) << 32) + owners[into], return_counts=True)
    alike = counts >= _FEWEST
    both = (pairs[alike] >> 32).tolist(), (pairs[alike] & 0xFFFFFFFF).tolist()
    yield from zip(*both, counts[alike].tolist(), strict=True)


_FEWEST = int(SKETCH // 2 * ALIKE)  # hashes that two sketches alike share at least


def _unrolled(sketches: pa.ChunkedArray) -> tuple[_Hashes, _Places]:
    """The hashes of sketches one behind the other, and of which of them each is."""
    kept = sketches.to_pylist()
    hashes = np.frombuffer(b"".join(kept), "<u4")
    return hashes, np.repeat(np.arange(len(kept)), [len(sketch) // 4 for sketch in kept])


def _sketch(text: str) -> bytes:
    """The smallest hashes of a text's runs of words: two texts share as many of them as of their words."""
    words = _TOKEN.findall(text.lower())[:2000]
    runs = {" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)}
    hashed = b"".join(blake2b(run.encode("utf-8", "replace"), digest_size=4).digest() for run in runs)
    hashes = np.unique(np.frombuffer(hashed, "<u4"))
    return hashes[:SKETCH].tobytes() if len(hashes) >= SKETCH // 2 else b""
