"""What a collection knows of the date of one of its articles.

Archives number what they take in: where the numbers in the file names of a folder grow with the dates that are known
of its articles, one that is undated was written between those whose numbers stand around its own. That this is so is
not taken for granted but checked on the dated ones first. And an article that is word for word largely that of a dated
one was printed in the same days.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from timeline.evidence import TRUSTED, Piece, weigh
from timeline.explanations import in_words
from timeline.model import Article, Period, Precision
from timeline.writing_time import is_sure, own_pieces

SMALLEST = 12  # articles with running numbers; fewer cannot show that their order is that of time
STEPS = 3  # that the known dates must climb with the numbers
PAIRS = 10  # of articles that were certainly written one after the other, in the order of their numbers
STRAY = 0.1  # the share of known dates that may contradict the order
ROUNDS = 3  # in which what is known of one article helps its neighbours
REPRINT_DAYS = 3  # between two prints of one report
SHINGLE, SKETCH, ALIKE = 5, 96, 0.5  # words in a row, the number kept of an article, and the share that must agree

Pieces = Mapping[str, tuple[Piece, ...]]
NOTHING: Pieces = {}

_NUMBERED = re.compile(r"(?P<before>(?:.*/)?[^\d/]*)(?P<number>\d{3,15})(?P<behind>[^\d/]*)")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Between which days an article was written, as far as is known of it."""

    first: date | None
    last: date | None


def collected(articles: Callable[[], Iterable[Article]]) -> Pieces:
    """For every undated article what its collection knows of its date; ``articles`` is asked for them more than once.

    Costs nothing where all articles are dated.
    """
    undated = {article.id for article in articles() if not is_sure(article.published)}
    if not undated:
        return NOTHING
    found: dict[str, list[Piece]] = {}
    for id, piece in (*_by_number(articles, undated), *_by_reprint(articles, undated)):
        found.setdefault(id, []).append(piece)
    return {id: tuple(pieces) for id, pieces in found.items()}


# --- running numbers ------------------------------------------------------------------------------------------------


def _by_number(articles: Callable[[], Iterable[Article]], undated: set[str]) -> Iterator[tuple[str, Piece]]:
    groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for article in articles():
        if numbered := _NUMBERED.fullmatch(article.id):
            key = (numbered["before"], numbered["behind"])
            groups.setdefault(key, []).append((int(numbered["number"]), article.id))
    large = [sorted(group) for group in groups.values() if len(group) >= SMALLEST]
    wanted = {id for group in large for _, id in group}
    if not wanted & undated:
        return
    stated: dict[str, _Bounds] = {}
    own: dict[str, tuple[Piece, ...]] = {}
    for article in articles():
        if article.id in wanted and article.id in undated:
            own[article.id] = own_pieces(article)
        elif article.id in wanted and (period := article.published.period):
            stated[article.id] = _Bounds(period.first, period.last)
    for group in large:
        yield from _between([id for _, id in group], stated, own)


def _between(ids: Sequence[str], stated: Mapping[str, _Bounds], own: Pieces) -> Iterator[tuple[str, Piece]]:
    """For the undated articles of one row of numbers, the days between their neighbours."""
    pieces: dict[str, Piece] = {}
    for _ in range(ROUNDS):
        bounds = [stated.get(id) or _weighed(id, own, pieces) for id in ids]
        chain = _in_order(bounds)
        if chain is None:
            return
        pieces = dict(_neighbours(ids, bounds, chain))
    yield from ((id, piece) for id, piece in pieces.items() if id in own)


def _weighed(id: str, own: Pieces, pieces: Mapping[str, Piece]) -> _Bounds:
    """Its bounds by evidence that can be trusted: a slip would be handed on to all its neighbours."""
    trusted = [piece for piece in own.get(id, ()) if piece.weight >= TRUSTED]
    verdict = weigh((*trusted, *([pieces[id]] if id in pieces else [])))
    return _Bounds(verdict.first, verdict.last)


def _in_order(bounds: Sequence[_Bounds]) -> frozenset[int] | None:
    """The articles whose dates agree with the order of their numbers; None where that order is not shown to be so."""
    kept = {place for place, known in enumerate(bounds) if known.first or known.last}
    most = int(len(kept) * STRAY)
    for _ in range(most + 1):
        pair = _contradiction(bounds, kept)
        if pair is None:
            shown = _climbs(bounds, kept) >= STEPS and _ordered_pairs(bounds, kept) >= PAIRS
            return frozenset(kept) if shown else None
        kept.discard(max(pair, key=lambda place: _contradicted(bounds, kept, place)))
    return None


def _contradiction(bounds: Sequence[_Bounds], kept: Iterable[int]) -> tuple[int, int] | None:
    """An article, and a later-numbered one that was certainly written before it."""
    latest: int | None = None
    for place in sorted(kept):
        last, top = bounds[place].last, bounds[latest].first if latest is not None else None
        if latest is not None and last and top and last < top:
            return latest, place
        first = bounds[place].first
        if first and (top is None or first > top):
            latest = place
    return None


def _contradicted(bounds: Sequence[_Bounds], kept: Iterable[int], place: int) -> int:
    """With how many others an article is in contradiction."""
    own = bounds[place]
    return sum(
        bool(own.first and (last := bounds[other].last) and other > place and last < own.first)
        or bool(own.last and (first := bounds[other].first) and other < place and first > own.last)
        for other in kept
    )


def _climbs(bounds: Sequence[_Bounds], kept: Iterable[int]) -> int:
    """How many times a known date lies wholly behind the one before it."""
    steps, reached = 0, None
    for place in sorted(kept):
        known = bounds[place]
        if known.first is None or known.last is None:
            continue
        if reached is None or known.first > reached:
            steps, reached = steps + 1, known.last
    return steps


def _ordered_pairs(bounds: Sequence[_Bounds], kept: Iterable[int]) -> int:
    """How many pairs were certainly written in the order of their numbers."""
    lasts: list[date] = []
    pairs = 0
    for place in sorted(kept):
        if first := bounds[place].first:
            pairs += bisect_left(lasts, first)
        if last := bounds[place].last:
            insort(lasts, last)
    return pairs


def _neighbours(ids: Sequence[str], bounds: Sequence[_Bounds], chain: frozenset[int]) -> Iterator[tuple[str, Piece]]:
    """The days from the latest beginning before to the earliest end behind each article."""
    firsts: list[date | None] = []
    floor: date | None = None
    for place, known in enumerate(bounds):
        firsts.append(floor)
        if place in chain and known.first:
            floor = max(floor, known.first) if floor else known.first
    ceiling: date | None = None
    for place in range(len(ids) - 1, -1, -1):
        first, last = firsts[place], ceiling
        if first and last and first <= last:
            period = Period(first, last, Precision.SPAN)
            reason = f"nach der laufenden Nummer {in_words(period)} geschrieben"
            yield ids[place], Piece(0, 0, "", (period,), reason, 0.6)
        known = bounds[place]
        if place in chain and known.last:
            ceiling = min(ceiling, known.last) if ceiling else known.last


# --- reprints -------------------------------------------------------------------------------------------------------


def _by_reprint(articles: Callable[[], Iterable[Article]], undated: set[str]) -> Iterator[tuple[str, Piece]]:
    """The days around those of a dated article that has largely the same words."""
    sketches = {a.id: _sketch(a.text[a.body :]) for a in articles() if a.id in undated}
    holders: dict[int, list[str]] = {}
    for id, sketch in sketches.items():
        for shingle in sketch:
            holders.setdefault(shingle, []).append(id)
    for article in articles():
        period = article.published.period
        if article.id in undated or period is None or not period.first or not period.last:
            continue
        own = _sketch(article.text[article.body :])
        shared: dict[str, int] = {}
        for shingle in own:
            for id in holders.get(shingle, ()):
                shared[id] = shared.get(id, 0) + 1
        for id, number in shared.items():
            if number >= ALIKE * max(len(own), len(sketches[id])):
                near = Period(
                    period.first - timedelta(days=REPRINT_DAYS),
                    period.last + timedelta(days=REPRINT_DAYS),
                    Precision.SPAN,
                )
                reason = f"weitgehend derselbe Text wie „{article.id}“ ({in_words(period)})"
                yield id, Piece(0, 0, "", (near,), reason, 0.7)


def _sketch(text: str) -> frozenset[int]:
    """The smallest hashes of a text's runs of words: two texts share as many of them as of their words."""
    words = _TOKEN.findall(text.lower())[:2000]
    runs = {" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)}
    hashes = sorted(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    return frozenset(hashes[:SKETCH]) if len(hashes) >= SKETCH // 2 else frozenset()
