"""An event's sentence as it stands in its article, as HTML in which every character of the article is text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

AROUND = 360  # characters of the paragraph shown before and behind the sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text, the CSS class that marks it, and the event that it leads to, if any."""

    start: int
    end: int
    css: str
    event: str = ""
    title: str = ""


def spans(told: Mapping[str, Any]) -> list[Span]:
    """What is marked of an event or report as the store tells it: its sentence, the words of its time, its actors, and
    the words that decided status and topics."""
    found = [Span(told["sentence_start"], told["sentence_end"], "sentence")]
    if told["expression_start"] is not None:
        found.append(Span(told["expression_start"], told["expression_end"], "timex"))
    found += [Span(mention["start"], mention["end"], "actor") for mention in told["mentions"]]
    return found + [Span(cue["start"], cue["end"], f"cue-{cue['kind']}") for cue in told["cues"]]


def leading(reports: Iterable[Mapping[str, Any]]) -> list[Span]:
    """The words of every report of an article, each of which leads to its event."""
    return [Span(one["start"], one["end"], "told", one["event"], one["title"]) for one in reports]


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


def sentence(told: Mapping[str, Any]) -> str:
    """The sentence of a report alone, marked; the article need not be at hand."""
    begin = told["sentence_start"]
    marks = [Span(one.start - begin, one.end - begin, one.css) for one in spans(told) if one.css != "sentence"]
    return html(told["sentence"], 0, len(told["sentence"]), marks)


def html(text: str, first: int, last: int, marks: Iterable[Span]) -> str:
    """The text from ``first`` to ``last``, marked; what lies outside of it is marked by an ellipsis."""
    marks = [mark for mark in marks if mark.start < last and mark.end > first]
    cuts = sorted({first, last, *(cut for m in marks for cut in (m.start, m.end) if first < cut < last)})
    inner = "".join(_piece(text[a:b], [m for m in marks if m.start <= a and b <= m.end], a) for a, b in pairwise(cuts))
    before = "… " if text[:first].strip() and text[first - 2 : first] != "\n\n" else ""
    after = " …" if text[last:].strip() and text[last : last + 2] != "\n\n" else ""
    return f"{before}{inner}{after}"


def _piece(text: str, marks: list[Span], at: int) -> str:
    """A piece of text that the same marks cover; where several events are told in it, it leads to the shortest."""
    shown = escape(text).replace("\n", "<br>")
    classes = " ".join(dict.fromkeys(mark.css for mark in marks))
    event = min((mark for mark in marks if mark.event), key=lambda mark: mark.end - mark.start, default=None)
    if event is None:
        return f'<span class="{classes}">{shown}</span>' if classes else shown
    reach = "0" if event.start == at else "-1"  # by keyboard every event is reached once
    return (
        f'<a class="{classes}" role="button" tabindex="{reach}" data-event="{escape(event.event)}" '
        f'title="{escape(event.title)}">{shown}</a>'
    )
