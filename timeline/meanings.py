"""What a temporal expression says by itself, before anybody asks from when it is counted.

A rule of a language reads words into one of these; `resolution` turns them into calendar days. What the text leaves
out stays None: "im Juli" has a month and no year.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from timeline.model import Precision


class Edge(StrEnum):
    """The part of a period that is meant; the names are those of TIMEX3's ``mod``."""

    NONE = ""
    START = "START"
    MID = "MID"
    END = "END"


class Side(StrEnum):
    """Where the text itself says that a date lies, whatever the verb's tense."""

    NONE = ""
    LAST = "last"  # „vergangenen Freitag“
    THIS = "this"  # „dieses Jahr“
    NEXT = "next"  # „kommenden Mai“
    BEFORE = "before"  # „das Ergebnis vom Sonntag“: today or earlier
    AFTER = "after"  # „ab Montag“: today or later


class Days(StrEnum):
    """On how many days a clock time holds."""

    ONE = "one"
    HOURS = "hours"  # „von 10 bis 15 Uhr“: opening hours, unless the sentence names their day
    MANY = "many"  # „jeweils 20 Uhr“


class Origin(StrEnum):
    """What a shift is counted from."""

    ARTICLE = "article"  # „gestern“: from the day of writing
    TEXT = "text"  # „tags darauf“: from the day the text last spoke of
    EITHER = "either"  # „dieses Jahr“: from the text's own time in a narrative, from the day of writing in the news


class Toward(StrEnum):
    """Which way from its anchor a stretch of time lies."""

    NONE = ""
    AGO = "ago"  # „vor sechs Wochen“
    AHEAD = "ahead"  # „in zwei Jahren“
    SINCE = "since"  # „seit 15 Jahren“
    LAST = "last"  # „in den vergangenen fünf Jahren“
    NEXT = "next"  # „in den nächsten Tagen“


@dataclass(frozen=True, slots=True)
class Shift:
    """So many calendar units before or after an anchor; ``count`` None is an unknown number ("Tage später")."""

    count: int | None
    unit: Precision
    origin: Origin
    edge: Edge = Edge.NONE
    part: str = ""
    backwards: bool = False  # only where count is None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date as far as the text gives it; ``weekday`` counts from Monday, 0; ``clock`` is hour and minute.

    ``of`` is the year or month that the text counts to instead of naming it ("im Mai vergangenen Jahres"). ``bare``
    says that it may be a number as well: "verlieh ihm 994 das Recht" is a year where the text tells of such years.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int = 0
    half: int = 0
    feast: str = ""
    weekend: bool = False
    decade: int | None = None  # its first year; below 100 where the text leaves the century out
    century: int | None = None
    edge: Edge = Edge.NONE
    part: str = ""
    clock: tuple[int, int] | None = None
    side: Side = Side.NONE
    days: Days = Days.ONE
    of: Shift | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time, ``unit`` as TIMEX3 writes it ("P3Y" has Y, "PT20M" TM); ``count`` None is "some".

    ``exact`` says that it is meant to the day: "heute vor 50 Jahren".
    """

    count: Fraction | None
    unit: str
    toward: Toward = Toward.NONE
    about: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes again and again, as its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """The present, the past or the future, and no more than that: TIMEX3's PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Today:
    """ "heute": the day of writing in the news, the present age in an essay or a history."""

    lasting: bool = False  # „bis heute“, „heute noch“
    part: str = ""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Words in the shape of a date that is in no calendar; kept to be shown with the reason."""

    reason: str
    value: str = ""


Meaning = Date | Shift | Length | Repeat | Vague | Today | Impossible
