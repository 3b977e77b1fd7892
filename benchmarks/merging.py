"""How long merging takes and what memory it needs, over made-up reports, as their number grows.

    python -m benchmarks.merging                  # 1,000, 10,000 and 100,000 reports
    python -m benchmarks.merging 1000000 --archives news

Three archives: ``news`` of thirty years; ``war``, one year of news about few states and persons, which grows ever
denser; and ``years``, in which nothing is known more exactly than to the year. A third of the reports tell what another
one tells, in other words; persons, kinds and words are as frequent as in news: few very, most rarely. Times are
processor time; memory is what this takes more.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from timeline.german.event_kinds import KINDS
from timeline.meeting import AllCrowds, crowds, keys
from timeline.merging import blocks, clusters, heading
from timeline.model import Period, Precision, Role, Status
from timeline.outlines import Outline

FIRST = date(1995, 1, 1).toordinal()
LENGTHS = {Precision.DAY: 1, Precision.WEEK: 7, Precision.MONTH: 30, Precision.YEAR: 365}


@dataclass(frozen=True)
class Archive:
    """What made-up reports are of: over how many days, by whom, of what, and how exactly their days are known."""

    days: int
    persons: int
    states: int
    words: int
    lengths: tuple[int, int, int, int]  # how often a day, a week, a month, a year, of a hundred


ARCHIVES = {
    "news": Archive(11_000, 20_000, 200, 30_000, (75, 8, 10, 7)),
    "war": Archive(365, 200, 12, 5_000, (94, 3, 2, 1)),
    "years": Archive(11_000, 20_000, 200, 30_000, (0, 0, 0, 100)),
}


def reports(number: int, archive: Archive = ARCHIVES["news"]) -> Iterator[Outline]:
    """Made-up reports, the same ones each time."""
    chance = random.Random(11)
    told: list[Outline] = []
    for index in range(number):
        if told and chance.random() < 0.33:
            one = told[int(len(told) * chance.random())]
            yield _again(chance, one, index, archive)
        else:
            one = _report(chance, index, archive)
            told.append(one)
            del told[:-2000]
            yield one


def _report(chance: random.Random, index: int, archive: Archive) -> Outline:
    precision = chance.choices(list(LENGTHS), archive.lengths)[0]
    first = FIRST + int(archive.days * chance.random() ** 0.5)
    last = first + LENGTHS[precision] - 1
    persons = [f"Person {_frequent(chance, archive.persons)}" for _ in range(chance.choice((0, 1, 1, 2)))]
    states = [f"Staat {_frequent(chance, archive.states)}" for _ in range(chance.choice((0, 1, 2)))]
    actors = tuple(dict.fromkeys((*persons, *states)))
    return Outline(
        id=f"{chance.getrandbits(64):016x}",
        document=f"{index // 15}.txt",
        sentence=index % 15,
        first=first,
        last=last,
        own=chance.random() < 0.6,
        coarse=precision is not Precision.DAY,
        status=chance.choices(list(Status), (70, 18, 9, 3))[0],
        actors=actors,
        persons=frozenset(persons),
        agents=frozenset(actors[:1]),
        patients=frozenset(),
        sources=frozenset(),
        kinds=(list(KINDS)[_frequent(chance, len(KINDS))],),
        acts=1,
        words=tuple(dict.fromkeys(f"Wort{_frequent(chance, archive.words)}" for _ in range(6))),
        places=(f"Ort{_frequent(chance, 3_000)}",) if chance.random() < 0.3 else (),
        dead=0,
        injured=0,
        refers="",
        verbatim=0,
        context=(),
        period=Period(date.fromordinal(first), date.fromordinal(last), precision),
        roles=tuple(Role.MENTIONED for _ in actors),
        topics=(),
        stated=True,
        size=90,
    )


def _again(chance: random.Random, one: Outline, index: int, archive: Archive) -> Outline:
    """The same event as another article tells it."""
    words = (*one.words[:3], *(f"Wort{_frequent(chance, archive.words)}" for _ in range(3)))
    id = f"{chance.getrandbits(64):016x}"
    return replace(one, id=id, document=f"{index // 15}.txt", sentence=index % 15, words=tuple(dict.fromkeys(words)))


def _frequent(chance: random.Random, number: int) -> int:
    return int(number * chance.random() ** 3)


def measure(number: int, name: str) -> str:
    """One line of the table."""
    made = sorted(reports(number, ARCHIVES[name]), key=lambda one: (one.first, one.id))
    before, begin = _memory(), time.process_time()
    headings = linked = largest = 0
    among = AllCrowds.at_hand(crowds((one, keys(one)) for one in made))
    for block in blocks(made, among):
        groups = clusters(block)
        headings += sum(len(heading(group).reports) > 1 for group in groups)
        linked += len(block.reports)
        largest = max(largest, len(block.reports))
    taken = time.process_time() - begin
    return (
        f"| {name} | {number:,} | {taken:.1f} | {1e6 * taken / number:.0f} | {_memory() - before:.0f} |"
        f" {linked:,} | {headings:,} | {largest} |"
    )


def _memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--archives", nargs="+", choices=list(ARCHIVES), default=list(ARCHIVES))
    print("| archive | reports | processor s | µs a report | MB more | in blocks | events of several | largest block |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    options = parser.parse_args()
    for name in options.archives:
        for number in options.reports:
            print(measure(number, name), flush=True)


if __name__ == "__main__":
    main()
