"""How long the store takes to answer what the page asks, over made-up events.

    python -m benchmarks.queries 100000          # makes the events, prints a table, and removes them
    python -m benchmarks.queries 1000000 --store big.duckdb    # keeps the store and uses it the next time

Times are the median of several calls after a first one, in milliseconds: on the clock, and of processor time, which
tells more where other programs run; memory is this process's at its highest.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.made_up import make
from timeline.model import Filter
from timeline.question import Facet
from timeline.store import Store

FACETS: tuple[Facet, ...] = ("actors", "topics", "statuses")  # those that the page counts at every click


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What the page asks: by name, the call that answers it."""
    actors = tuple(name for name, _ in store.facet("actors", Filter())[:3])
    seldom = (store.facet("actors", Filter())[-1][0],)
    topics = tuple(name for name, _ in store.facet("topics", Filter())[:2])
    years = Filter(first=date(2010, 1, 1), last=date(2019, 12, 31))
    middle = f"{store.count(Filter()) // 2:08x}"
    article = store.facet("documents", Filter(text="Grenze Rüstung", actors=actors))[0][0]
    full = Filter(actors, topics, (), years.first, years.last, "konferenz")
    return {
        "all that the page asks at first, no filter": lambda: everything(store, Filter()),
        "all that the page asks, dates": lambda: everything(store, years),
        "all that the page asks, text": lambda: everything(store, Filter(text="Grenze Rüstung")),
        "all that the page asks, a phrase": lambda: everything(store, Filter(text='"Grenze Rüstung"')),
        "all that the page asks, a phrase of words that are everywhere": lambda: everything(
            store, Filter(text='"Ab Ter"')
        ),
        "all that the page asks, words with marks": lambda: everything(store, Filter(text="Grenze.Rüstung")),
        "all that the page asks, an actor": lambda: everything(store, Filter(actors[:1])),
        "all that the page asks, the actor of the fewest events": lambda: everything(store, Filter(seldom)),
        "all that the page asks, 3 actors + 2 topics + dates + text": lambda: everything(store, full),
        "count, no filter": lambda: store.count(Filter()),
        "count, 3 actors + 2 topics + dates + text": lambda: store.count(full),
        "count, text alone": lambda: store.count(Filter(text="Grenze Rüstung")),
        "facet actors, no filter": lambda: store.facet("actors", Filter()),
        "facet topics, no filter": lambda: store.facet("topics", Filter()),
        "facet statuses, no filter": lambda: store.facet("statuses", Filter()),
        "three facets, dates": lambda: [store.facet(name, years) for name in FACETS],
        "three facets, full filter": lambda: [store.facet(name, full) for name in FACETS],
        "histogram, no filter": lambda: store.histogram(Filter()),
        "histogram, full filter": lambda: store.histogram(full),
        "first 200 rows, no filter": lambda: store.events(Filter(), 200),
        "200 rows from the middle": lambda: store.events(Filter(), 200, store.count(Filter()) // 2),
        "first 200 rows, full filter": lambda: store.events(full, 200),
        "2000 rows, dates": lambda: store.events(years, 2000),
        "one event": lambda: store.event(middle),
        "the reports of one event": lambda: store.reports(middle),
        "what one event announces": lambda: store.announced(middle),
        "what an article tells": lambda: store.told_in(article),
        "20,000 reports of the export": lambda: next(iter(store.report_batches(Filter()))),
        "extent": store.extent,
        "summary": store.summary,
    }


def everything(store: Store, filter: Filter) -> None:
    """What a click in a filter asks for: the number, the rows, the months and the values of three facets."""
    store.forget()
    store.count(filter)
    store.listed(filter, 2500)
    store.histogram(filter)
    for name in FACETS:
        store.facet(name, filter)


def milliseconds(call: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """The median time of a call on the clock, and of processor time; it has run once before."""
    call()
    clock, processor = [], []
    for _ in range(times):
        begin, worked = time.perf_counter(), time.process_time()
        call()
        clock.append(1000 * (time.perf_counter() - begin))
        processor.append(1000 * (time.process_time() - worked))
    return statistics.median(clock), statistics.median(processor)


def measure(path: Path, events: int) -> None:
    """Make the store where it does not stand yet, and print the table."""
    if not path.exists():
        make(path, events)
    begin, worked = time.perf_counter(), time.process_time()
    store = Store.open(path)
    everything(store, Filter())
    opening = 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - worked)
    print(f"{store.count(Filter()):,} events, {path.stat().st_size / 1e6:.0f} MB on the disk\n")
    print("| question | ms | processor ms |\n| --- | --- | --- |")
    print("| open the store, and all that the page asks at first | {:.1f} | {:.1f} |".format(*opening))
    for name, call in questions(store).items():
        print("| {} | {:.1f} | {:.1f} |".format(name, *milliseconds(call)), flush=True)
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
