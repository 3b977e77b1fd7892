"""An event's sentence as it stands in its article, as HTML in which every character of the article is text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

AROUND = 360  # characters of the paragraph shown before and behind the sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text and the CSS class that marks it."""

    start: int
    end: int
    css: str


def spans(event: Mapping[str, Any]) -> list[Span]:
    """What is marked of an event as the store tells it: its sentence, its temporal expression, its actors."""
    found = [Span(event["sentence_start"], event["sentence_end"], "sentence")]
    if event["expression_start"] is not None:
        found.append(Span(event["expression_start"], event["expression_end"], "timex"))
    return found + [Span(mention["start"], mention["end"], "actor") for mention in event["mentions"]]


def context(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a sentence, cut between words where it is long."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if start - first > AROUND:
        first = text.find(" ", start - AROUND, start) + 1 or start
    if last - end > AROUND:
        last = max(text.rfind(" ", end, end + AROUND), end)
    return first, last


def html(text: str, first: int, last: int, marks: Iterable[Span]) -> str:
    """The text from ``first`` to ``last``, marked; what lies outside of it is marked by an ellipsis."""
    marks = [mark for mark in marks if mark.start < last and mark.end > first]
    cuts = sorted({first, last, *(cut for m in marks for cut in (m.start, m.end) if first < cut < last)})
    inner = "".join(_piece(text[a:b], [m.css for m in marks if m.start <= a and b <= m.end]) for a, b in pairwise(cuts))
    before = "… " if text[:first].strip() and text[first - 2 : first] != "\n\n" else ""
    after = " …" if text[last:].strip() and text[last : last + 2] != "\n\n" else ""
    return f"{before}{inner}{after}"


def _piece(text: str, classes: list[str]) -> str:
    shown = escape(text).replace("\n", "<br>")
    return f'<span class="{" ".join(dict.fromkeys(classes))}">{shown}</span>' if classes else shown
