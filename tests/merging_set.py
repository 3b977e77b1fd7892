"""The set of tests/data/merging.yaml: how well reports of one event come together, and others stay apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from timeline.merging import merge
from timeline.model import Event
from timeline.outlines import Outline, outlines
from timeline.pipeline import read_article
from timeline.reading import article

FILE = Path(__file__).parent / "data" / "merging.yaml"


@dataclass(frozen=True)
class Told:
    """A place that tells a named event, and the reports that stand there (none: not found)."""

    event: str
    quote: str
    document: str
    report: str


def read_set(held: bool) -> tuple[list[Outline], list[Told], dict[str, Event]]:
    """The outlines of one half's reports, and which of them tells which event."""
    reports: list[Outline] = []
    told: list[Told] = []
    events: dict[str, Event] = {}
    for story in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        if story["held"] is not held:
            continue
        for number, one in enumerate(story["articles"]):
            result = read_article(article(f"{story['story']} {number}", one["text"], str(one["date"])))
            reports += outlines(result.article, result.events)
            events |= {event.id: event for event in result.events}
            for quote, event in one["events"].items():
                found = _at(quote, one["text"], result.events)
                told.append(Told(f"{story['story']}: {event}", quote, result.article.id, found))
    return reports, told, events


def _at(quote: str, text: str, events: tuple[Event, ...]) -> str:
    """The report that overlaps a quote most, for its length."""
    start = text.index(quote)
    end = start + len(quote)
    overlap = {e.id: (min(e.end, end) - max(e.start, start)) / (max(e.end, end) - min(e.start, start)) for e in events}
    best = max(overlap, key=lambda id: overlap[id], default="")
    return best if best and overlap[best] > 0 else ""


def pairs(held: bool) -> tuple[set[tuple[str, str]], set[tuple[str, str]], dict[str, Event]]:
    """The pairs of reports that belong together, and those that merging put together."""
    reports, told, events = read_set(held)
    wanted = {
        _pair(one.report or one.quote, other.report or other.quote)
        for one, other in combinations(told, 2)
        if one.event == other.event and (one.report != other.report or not one.report)
    }
    found = {_pair(*two) for heading in merge(reports) for two in combinations(heading.reports, 2)}
    return wanted, found, events


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def scores(held: bool) -> tuple[float, float]:
    """Precision and recall over pairs of reports."""
    wanted, found, _ = pairs(held)
    return len(wanted & found) / max(len(found), 1), len(wanted & found) / len(wanted)


def errors() -> Iterator[str]:
    """The pairs that are wrong in the half that is tuned on."""
    wanted, found, events = pairs(held=False)
    known = {o.id: o for o in read_set(False)[0]}
    for kind, set_ in (("wrong ", found - wanted), ("missed", wanted - found)):
        for one, other in sorted(set_):
            yield f"{kind}"
            for id in (one, other):
                yield f"   {events[id].text if id in events else id}  {known.get(id)}"


if __name__ == "__main__":
    print("\n".join(errors()))
    for half in (False, True):
        precision, recall = scores(half)
        print(f"{'held ' if half else 'tuned'}: precision {precision:.3f} recall {recall:.3f}")
