"""How long the store takes to answer what the page asks, over made-up events.

    python -m benchmarks.queries 100000          # makes the events, prints a table, and removes them
    python -m benchmarks.queries 1000000 --store big.duckdb    # keeps the store and uses it the next time

Times are the median of several calls after a first one, in milliseconds; memory is this process's at its highest.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from timeline.model import (
    ActorKind,
    Anchor,
    AnchorKind,
    Article,
    DocumentTime,
    Event,
    Evidence,
    Filter,
    Mention,
    Period,
    PlacedBy,
    Precision,
    Sentence,
    Status,
    Timex,
    TimexType,
)
from timeline.store import Store
from timeline.writing import ArticleResult, write

EVENTS_AN_ARTICLE = 15
LENGTHS = {Precision.DAY: 1, Precision.WEEK: 7, Precision.MONTH: 30, Precision.YEAR: 365}
SYLLABLES = (
    "ab",
    "rüs",
    "tung",
    "kon",
    "fe",
    "renz",
    "mi",
    "nis",
    "ter",
    "gren",
    "ze",
    "ver",
    "trag",
    "öl",
    "ha",
    "fen",
)


def articles(events: int) -> Iterator[ArticleResult]:
    """Made-up articles with that many events in all, the same ones each time."""
    chance = random.Random(7)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))).capitalize() for _ in range(30_000)]
    actors = [f"Person {words[i]} {i}" for i in range(2_000)]
    for number in range(0, events, EVENTS_AN_ARTICLE):
        yield _article(chance, words, actors, number, min(EVENTS_AN_ARTICLE, events - number))


def _article(chance: random.Random, words: list[str], actors: list[str], number: int, size: int) -> ArticleResult:
    day = date(1995, 1, 1) + timedelta(days=int(11_000 * chance.random() ** 0.5))
    published = DocumentTime(Period(day, day, Precision.DAY), Evidence.STATED, f"date {day}")
    sentences = [" ".join(_common(chance, words) for _ in range(22)) + "." for _ in range(size)]
    id = f"{day:%Y/%m}/{number:08d}.txt"
    made = tuple(_event(chance, f"{number + i:08x}", id, s, actors, published) for i, s in enumerate(sentences))
    article = Article(id, "\n".join(sentences), published)
    return ArticleResult(article, f"{number:x}", made, tuple(event.timex for event in made if event.timex))


def _event(
    chance: random.Random, id: str, document: str, text: str, actors: list[str], published: DocumentTime
) -> Event:
    names = tuple(dict.fromkeys(_common(chance, actors) for _ in range(chance.randint(0, 4))))
    timex = _timex(chance, text, published) if chance.random() < 0.93 else None
    return Event(
        id=id,
        document=document,
        start=0,
        end=len(text),
        text=text,
        title=text[:60],
        sentence=Sentence(0, len(text), text, text),
        period=timex.period if timex else None,
        placed_by=PlacedBy.EXPRESSION if timex else PlacedBy.NONE,
        timex=timex,
        reason="Der Ausdruck, gezählt vom Tag des Artikels an.",
        mentions=tuple(Mention(i, i + 8, text[i : i + 8], name, ActorKind.PERSON) for i, name in enumerate(names)),
        actors=names,
        topics=tuple({f"thema-{int(24 * chance.random() ** 2)}" for _ in range(chance.randint(1, 2))}),
        status=chance.choices(list(Status), (70, 18, 9, 3))[0],
        published=published,
    )


def _timex(chance: random.Random, text: str, published: DocumentTime) -> Timex:
    assert published.period is not None
    assert published.period.first is not None
    precision = chance.choices(list(LENGTHS), (75, 8, 10, 7))[0]
    first = published.period.first - timedelta(days=int(2_000 * chance.random() ** 4))
    period = Period(first, first + timedelta(days=LENGTHS[precision] - 1), precision)
    anchor = Anchor(AnchorKind.ARTICLE, published.period)
    return Timex(0, 10, text[:10], TimexType.DATE, first.isoformat(), period, "weekday", anchor)


def _common(chance: random.Random, items: list[str]) -> str:
    """One of the items, the first ones far more often than the last, as words and names are."""
    return items[int(len(items) * chance.random() ** 3)]


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What the page asks: by name, the call that answers it."""
    actors = tuple(name for name, _ in store.facet("actors", Filter())[:3])
    topics = tuple(name for name, _ in store.facet("topics", Filter())[:2])
    years = Filter(first=date(2010, 1, 1), last=date(2019, 12, 31))
    full = Filter(actors, topics, (), years.first, years.last, "konferenz")
    return {
        "count, no filter": lambda: store.count(Filter()),
        "count, 3 actors + 2 topics + dates + text": lambda: store.count(full),
        "count, text alone": lambda: store.count(Filter(text="Grenze Rüstung")),
        "facet actors, no filter": lambda: store.facet("actors", Filter()),
        "facet topics, no filter": lambda: store.facet("topics", Filter()),
        "facet statuses, no filter": lambda: store.facet("statuses", Filter()),
        "three facets, dates": lambda: [store.facet(name, years) for name in ("actors", "topics", "statuses")],
        "three facets, full filter": lambda: [store.facet(name, full) for name in ("actors", "topics", "statuses")],
        "histogram, no filter": lambda: store.histogram(Filter()),
        "histogram, full filter": lambda: store.histogram(full),
        "first 200 rows, no filter": lambda: store.events(Filter(), 200),
        "200 rows from the middle": lambda: store.events(Filter(), 200, store.count(Filter()) // 2),
        "first 200 rows, full filter": lambda: store.events(full, 200),
        "2000 rows, dates": lambda: store.events(years, 2000),
        "one event": lambda: store.event(f"{store.count(Filter()) // 2:08x}"),
        "extent": store.extent,
        "summary": store.summary,
    }


def milliseconds(call: Callable[[], object], times: int = 5) -> float:
    """The median time of a call, which has run once before."""
    call()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken)


def measure(path: Path, events: int) -> None:
    """Make the store where it does not stand yet, and print the table."""
    if not path.exists():
        begin = time.perf_counter()
        write(path, set(), articles(events), [])
        taken = time.perf_counter() - begin
        print(f"written in {taken:.1f} s ({events / taken:,.0f} events a second), {_memory():.0f} MB at most")
    store = Store.open(path)
    print(f"{store.count(Filter()):,} events, {path.stat().st_size / 1e6:.0f} MB on the disk\n")
    print("| question | ms |\n| --- | --- |")
    for name, call in questions(store).items():
        print(f"| {name} | {milliseconds(call):.1f} |", flush=True)
    print(f"\nmemory at most: {_memory():.0f} MB")


def _memory() -> float:
    """The most memory that this process has held, in MB (the making included)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="?", default=100_000, help="how many events (100000)")
    parser.add_argument("--store", type=Path, help="keep the store here, and use it where it exists")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(arguments.store or Path(folder) / "events.duckdb", arguments.events)


if __name__ == "__main__":
    main()
