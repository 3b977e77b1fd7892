"""How many events the program makes for each that a careful reader would name, article by article.

    python -m benchmarks.events

The seeds are counted in ``tests/data/seed_events.yaml``; ten articles of other genres stand, with their events and
dates, in ``tests/data/genres.yaml``: of these it also prints how many are found and dated, and what leaked in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from timeline.model import Event
from timeline.pipeline import DEFAULT_PATHS, PROJECT, read_article
from timeline.reading import article, read

DATA = PROJECT / "tests" / "data"


@dataclass(frozen=True, slots=True)
class Count:
    """One article: events made, events that a reader names, those found and dated, and words that leaked in."""

    name: str
    made: int
    named: int
    found: int | None = None
    dated: int | None = None
    leaked: int | None = None


def seeds() -> Iterator[Count]:
    """The five seeds."""
    named = yaml.safe_load((DATA / "seed_events.yaml").read_text(encoding="utf-8"))
    for found in read(DEFAULT_PATHS):
        if getattr(found, "id", "") in named:
            yield Count(found.id, len(read_article(found).events), len(named[found.id]))  # type: ignore[union-attr,arg-type]


def genres(path: Path = DATA / "genres.yaml") -> Iterator[Count]:
    """The ten articles of other genres."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        made = read_article(article(entry["genre"], entry["text"], str(entry["written"]))).events
        told = [(wanted, _over(made, entry["text"], wanted["quote"])) for wanted in entry["events"]]
        yield Count(
            entry["genre"],
            len(made),
            len(told),
            sum(bool(events) for _, events in told),
            sum(any(_is_dated(event, wanted) for event in events) for wanted, events in told),
            sum(bool(_over(made, entry["text"], words)) for words in entry["nothing"]),
        )


def _over(made: tuple[Event, ...], text: str, quote: str) -> list[Event]:
    """The events whose words overlap a quotation."""
    start = text.index(quote)
    return [event for event in made if event.start < start + len(quote) and start < event.end]


def _is_dated(event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event stands on the days that a reader gives it; two days in a list bound what is right."""
    if "from" not in wanted:
        return True
    first, period = wanted["from"], event.period
    if period is None or period.first is None or period.last is None:
        return False
    if isinstance(first, list):
        low, high = first
        return bool(low <= period.first <= period.last <= high)
    last: date = wanted.get("to", first)
    return (period.first, period.last) == (first, last)


def main() -> None:
    """Prints the table."""
    counts = [*seeds(), *genres()]
    print(f"{'article':28} {'made':>5} {'named':>5} {'ratio':>5} {'found':>5} {'dated':>5} {'leaked':>6}")
    for count in counts:
        rest = [("" if n is None else str(n)) for n in (count.found, count.dated, count.leaked)]
        ratio = count.made / count.named
        print(f"{count.name:28} {count.made:5} {count.named:5} {ratio:5.2f} {rest[0]:>5} {rest[1]:>5} {rest[2]:>6}")
    made, named = sum(count.made for count in counts), sum(count.named for count in counts)
    print(f"{'all':28} {made:5} {named:5} {made / named:5.2f}")


if __name__ == "__main__":
    main()
