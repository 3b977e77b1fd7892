"""Which reports are compared at all: what two of them must share, and who meets whom where many share it.

Where a key is shared by a crowd in one stretch of time, not all are compared with all: a few that stand in front meet
everybody, the others meet those. Who stands in front is told by its own id and the size of the crowd, so that it
depends neither on the order in which reports come nor on which of them are looked at; a further report changes it only
where the crowd doubles. What the front does not tell is still met by rarer keys.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from timeline.outlines import STATEMENT, Outline

CROWD = 16  # reports that share a key in one stretch of time: from here on half of them, a quarter, … stand in front
SHORT = 10  # days; what is longer meets the others of its year
YEAR = 366  # days
_ALL = 1 << 32
_LONG_ONES = 10**5  # sets the stretches of long reports apart from those of short ones

Crowds = Mapping[tuple[int, int], int]  # a key and a stretch of time → how many share it, where that is a crowd


@dataclass(frozen=True)
class AllCrowds:
    """Every crowd there is: the keys that have any, and a year (``year_of``) → those of its stretches at least."""

    keys: BitMap
    of_year: Callable[[int], Crowds]

    @classmethod
    def at_hand(cls, crowds: Crowds) -> "AllCrowds":
        """These, which are all held."""
        return cls(BitMap({key for key, _ in crowds}), lambda year: crowds)


def keys(report: Outline) -> frozenset[int]:
    """What two reports must share, one of these at least, to be compared at all."""
    return frozenset(zlib.crc32(key.encode("utf-8", "replace")) for key in _keys(report))


def _keys(report: Outline) -> Iterator[str]:
    names = report.actors[:5]
    nouns = [word for word in report.words if word[0].isupper()][:5]
    place = report.document if not report.first else ""
    for kind in report.kinds[:3]:
        if kind != STATEMENT:
            for shared in (*names, *report.places[:2], *nouns):
                yield f"{place}\0{kind}\0{shared}"
    for name in names:
        for noun in nouns:
            yield f"{place}\0{name}\0{noun}"
    if len(names) > 1 and report.kinds != (STATEMENT,):
        yield "\0".join((place, *sorted(report.persons or names)[:2]))
    if report.verbatim:
        yield str(report.verbatim)
    yield from (f"refers\0{id}" for id in (report.id, report.refers) if id)


def is_long(report: Outline) -> bool:
    """Whether a report is of so many days that it meets those of a whole year."""
    return report.last - report.first > SHORT


def year_of(report: Outline) -> int:
    """The year in whose stretches of time a report stands: 366 days by which crowds are told apart."""
    return report.first // YEAR


def stretches(report: Outline) -> tuple[int, ...]:
    """The stretches of time in which a report is one of a crowd: of a short one its day, last its year."""
    year = year_of(report)
    return (-year - _LONG_ONES,) if is_long(report) else (report.first, -year - 1)


# The same in the database: the keys and stretches of the reports ``r``.
STRETCHES = (
    f"CASE WHEN r.near_last - r.near_first > {SHORT} THEN [-(r.near_first // {YEAR}) - {_LONG_ONES}]"
    f" ELSE [r.near_first, -(r.near_first // {YEAR}) - 1] END"
)


# The stretches of a year in the database, as a condition.
OF_YEAR = f"stretch // {YEAR} = {{year}} OR stretch IN (-1 - {{year}}, -{_LONG_ONES} - {{year}})"


def crowds(reports: Iterable[tuple[Outline, frozenset[int]]]) -> Crowds:
    """The crowds among reports, each with its keys."""
    counted = Counter((key, stretch) for one, mine in reports for stretch in stretches(one) for key in mine)
    return {where: number for where, number in counted.items() if number >= CROWD}


def level(number: int) -> int:
    """How often a crowd has doubled: it stays as it is until the next time."""
    return (number // CROWD).bit_length()


def rank(id: str) -> int:
    """Where a report stands among all: far in front or far behind, by chance."""
    return zlib.crc32(id.encode("utf-8", "replace"))


def leads(rank: int, number: int) -> bool:
    """Whether a report of that rank stands in front in a crowd of that number."""
    return rank < _ALL >> level(number)
