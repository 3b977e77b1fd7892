"""What a collection knows of the date of one of its articles.

Archives number what they take in: an undated article was written between those whose numbers stand around its own
(`running_numbers`). And an article that is word for word largely that of a dated one was printed in the same days.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from hashlib import blake2b

from timeline.evidence import Piece
from timeline.explanations import in_words
from timeline.model import Article, Period, Precision
from timeline.running_numbers import Numbered, by_number
from timeline.writing_time import is_sure, own_words

SMALLEST = 12  # articles with running numbers; fewer cannot show that their order is that of time
REPRINT_DAYS = 3  # between two prints of one report
SHINGLE, SKETCH, ALIKE = 5, 96, 0.5  # words in a row, the number kept of an article, and the share that must agree

Pieces = Mapping[str, tuple[Piece, ...]]
NOTHING: Pieces = {}

_NUMBERED = re.compile(r"(?P<before>(?:.*/)?[^\d/]*)(?P<number>\d{3,15})(?P<behind>[^\d/]*)")
_TOKEN = re.compile(r"\w+")


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
    numbers = {id: number for group in large for number, id in group}
    if not numbers.keys() & undated:
        return
    known: dict[str, Numbered] = {}
    for article in articles():
        if article.id in numbers:
            known[article.id] = _numbered(article, numbers[article.id], article.id in undated)
    for group in large:
        yield from by_number([known[id] for _, id in group])


def _numbered(article: Article, number: int, undated: bool) -> Numbered:
    if not undated:
        return Numbered(number, article.id, article.published.period)
    return Numbered(number, article.id, None, *own_words(article))


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
