"""Article → the same article with the day it was written, and its temporal expressions counted from there.

Each helps the other: dates of the text tell when it was written, and that tells what "am Freitag" means. Both are
worked out in turn until nothing changes any more.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from timeline import periods
from timeline.actors import Scanned, mentions_in, scanned
from timeline.evidence import Piece
from timeline.identities import renamed
from timeline.inference import evidence, inferred, noted
from timeline.known_events import Kind, Reference, narrowed
from timeline.leanings import Leaning, leanings
from timeline.model import (
    Anchor,
    AnchorKind,
    Article,
    DocumentTime,
    Evidence,
    Mention,
    Period,
    Precision,
    Sentence,
    Timex,
    TimexType,
)
from timeline.read_text import Read
from timeline.resolution import resolve
from timeline.sentences import split
from timeline.temponyms import find_known

ROUNDS = 4  # more than any text has needed
LONGEST_TEMPONYM = 92  # days; a longer event ("im Krieg") is no time at which something happens
RULE: Final = "temponym"


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its date, and what was read in it; ``timexes`` are the TIMEX3 expressions alone."""

    article: Article
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    temponyms: tuple[Timex, ...]
    mentions: tuple[Mention, ...]

    @property
    def times(self) -> tuple[Timex, ...]:
        """Everything by which the text says when something was, in text order."""
        return tuple(sorted((*self.timexes, *self.temponyms), key=lambda timex: timex.start))


def told(
    article: Article,
    others: Iterable[Piece] = (),
    same: Mapping[str, str] | None = None,
    seen: Scanned | None = None,
) -> Told:
    """Reads an article's times; an undated one is dated from what it refers to, if that tells it.

    ``others`` is what its collection knows of its date; ``same`` leads names of actors to the one the user keeps;
    ``seen`` are its sentences where they have been scanned with those of other articles.
    """
    seen = seen or scanned([split(article.text, article.body)])[0]
    sentences = seen.sentences
    timexes = resolve(article, sentences)
    mentions = _mentions(article, seen, same)
    references = find_known(article, sentences, mentions, seen.lines)
    pieces, stated = tuple(others), article
    if article.published.evidence is Evidence.SET:
        article = replace(article, published=noted(Read(article, sentences, timexes, mentions, references)))
    for _ in range(0 if is_sure(stated.published) else ROUNDS):
        published = inferred(Read(stated, sentences, timexes, mentions, references), article.published, pieces)
        if published == article.published:
            break
        article = replace(article, published=published)
        timexes = resolve(article, sentences)
        mentions = _mentions(article, seen, same)
        references = find_known(article, sentences, mentions, seen.lines)
    return Told(article, sentences, timexes, temponyms(article, timexes, references), mentions)


def dated(article: Article, others: Iterable[Piece] = ()) -> tuple[Article, tuple[Timex, ...]]:
    """An article with its date and its TIMEX3 expressions; where it states the date, nothing else is looked at."""
    if is_sure(article.published):
        return article, resolve(article, split(article.text, article.body))
    read = told(article, others)
    return read.article, read.timexes


def own_words(article: Article) -> tuple[tuple[Piece, ...], tuple[Leaning, ...]]:
    """All that an article's own words tell of when it was written, and what they hint; for its collection."""
    seen = scanned([split(article.text, article.body)])[0]
    sentences = seen.sentences
    mentions = mentions_in(article, seen)
    references = find_known(article, sentences, mentions, seen.lines)
    read = Read(article, sentences, resolve(article, sentences), mentions, references)
    return tuple(evidence(read)), tuple(leanings(read))


def is_sure(published: DocumentTime) -> bool:
    """Whether nothing needs to be inferred: the article states a day or a month, or the user set the date."""
    if published.evidence is Evidence.SET:
        return True
    return published.period is not None and published.period.precision is not Precision.YEAR


def _mentions(article: Article, seen: Scanned, same: Mapping[str, str] | None) -> tuple[Mention, ...]:
    return renamed(mentions_in(article, seen), same or {})


# --- temponyms ------------------------------------------------------------------------------------------------------

_BEFORE = re.compile(
    r"\b(?P<word>seit|nach|an|am|zu|zum|zur|bei|beim|auf|während|anlässlich|im Rahmen|[Rr]ande?|Tag)"
    r"(?:[ \t]+(?:dem|der|des|den|von|vom|seinem|seiner|ihrem|ihrer|dessen|deren|[a-zäöüß]+e[nrs]))*[ \t]+$",
    re.IGNORECASE,
)
_TOGETHER = frozenset((Kind.DAY, Kind.SUMMIT, Kind.CEREMONY, Kind.OFFICE, Kind.SPORT, Kind.VOTE, Kind.TRIAL))


def temponyms(article: Article, timexes: tuple[Timex, ...], references: Iterable[Reference]) -> tuple[Timex, ...]:
    """Known events that a text uses to say when something else was: "am Rande von Trumps Geburtstag"."""
    found = []
    for reference in references:
        if any(t.start < reference.end and reference.start < t.end for t in timexes):
            continue
        if article.published.period:
            reference = narrowed(reference, article.published.period)
        period = _placing(article, reference)
        if period is not None:
            start, end = reference.start, reference.end
            anchor = Anchor(AnchorKind.KNOWN, reference.period)
            text, value = article.text[start:end], periods.value(period)
            found.append(Timex(start, end, text, TimexType.DATE, value, period, RULE, anchor))
    return tuple(found)


def _placing(article: Article, reference: Reference) -> Period | None:
    """When that is which a text places by a known event: at it, since it, or after it; None where it does not say."""
    known = reference.period
    found = _BEFORE.search(article.text, max(0, reference.start - 60), reference.start)
    if known is None or known.first is None or found is None:
        return None
    word = found["word"].lower()
    if word == "seit":
        return Period(known.first, None, known.precision)
    if word == "nach":
        published = article.published.period
        last = known.last or known.first
        now = published.last if published else None
        return Period(last, now if now and now >= last else None, Precision.SPAN)
    if word in ("zu", "zum", "zur") and reference.kind not in _TOGETHER:
        return None
    if known.last is None or (known.last - known.first).days > LONGEST_TEMPONYM:
        return None
    return known
