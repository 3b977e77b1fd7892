"""The value types that every room passes on; a step returns new values and changes none.

Offsets are characters of the article's text, end exclusive, and
``article.text[x.start:x.end] == x.text`` holds for everything that has a place.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a period is meant, finest first; SPAN is any other run of days ("vom 3. bis 7. Mai")."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from ``first`` to ``last``, both inclusive; ``None`` is an open end ("seit 2022").

    Raises ValueError where both ends are open or the last day lies before the first.
    """

    first: date | None
    last: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a period needs a first or a last day")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} to {self.last}")


class Evidence(StrEnum):
    """How the date of an article is known; the kinds are never mixed up. SET is the user's own word."""

    STATED = "stated"
    INFERRED = "inferred"
    SET = "set"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence for when an article was written: its words, and the days of writing that they allow.

    ``allows`` has an open end where the words bound one side only ("im Juni wurde …": not before June); ``reason``
    says in plain German why; ``weight`` is how far it is trusted, from 0 to 1; ``kept`` is False where stronger
    evidence contradicts it.
    """

    start: int
    end: int
    text: str
    allows: Period
    reason: str
    weight: float
    kept: bool = True


@dataclass(frozen=True, slots=True)
class DocumentTime:
    """The document creation time: when an article was written, how that is known and from which words.

    ``source`` says it in one line; ``confidence`` (0 to 1) and ``clues`` tell how an inferred date was found;
    ``note`` holds what a reader has to know of it: that the evidence, or the user's word and the text, disagree.
    """

    period: Period | None
    evidence: Evidence
    source: str
    confidence: float = 1.0
    clues: tuple[Clue, ...] = ()
    note: str = ""


UNDATED = DocumentTime(None, Evidence.NONE, "")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text in NFC, when it was written, and where it came from.

    ``id`` is the path below the folder that was named (``2025/06/reuters.txt``), or the id of a ``.jsonl`` line;
    ``body`` is the offset at which the story begins (behind a header such as ``date 2026-03-07``). ``given`` holds for
    every character its offset in the text as it was given; it is empty where reading changed nothing.
    """

    id: str
    text: str
    published: DocumentTime
    body: int = 0
    given: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    ``plain`` has the same length as ``text``, with Markdown marks and line breaks as blanks: patterns read ``plain``,
    people are shown ``text``. ``paragraph`` counts from 0; ``heading`` says that it is a title, not a sentence.
    """

    start: int
    end: int
    text: str
    plain: str
    paragraph: int = 0
    heading: bool = False


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Tense(StrEnum):
    """The time a clause speaks of, as its finite verb tells."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class AnchorKind(StrEnum):
    """What a temporal expression was counted from."""

    ARTICLE = "article"  # the document creation time
    TEXT = "text"  # the time the text last spoke of
    SELF = "self"  # nothing: "5. März 2025" says it all
    KNOWN = "known"  # a known event or a person's data: "Trumps Geburtstag", "seit dem Amtsantritt"
    NONE = "none"  # it would need one, and there is none


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a temporal expression was counted from, and the period of that."""

    kind: AnchorKind
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression and the calendar period it means, or the reason why that cannot be told.

    ``value`` is the TIMEX3 value; ``rule`` names the rule that found it; ``alternatives`` are the readings that were
    passed over; ``unresolved`` is the reason why ``period`` is None, empty otherwise. Of "Anfang 1965" the value and
    the period are the year, ``mod`` is TIMEX3's START, and ``part`` holds the days of its first third.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    period: Period | None
    rule: str
    anchor: Anchor
    tense: Tense | None = None
    alternatives: tuple[Period, ...] = ()
    unresolved: str = ""
    mod: str = ""
    part: Period | None = None


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that names an actor; ``name`` is the actor's canonical name."""

    start: int
    end: int
    text: str
    name: str
    kind: ActorKind


class Role(StrEnum):
    """The part that an actor has in an event, where grammar says so; MENTIONED where it says nothing."""

    AGENT = "agent"  # acts: "Putin empfing …", "von Putin empfangen"
    PATIENT = "patient"  # is acted upon or addressed: "empfing Araghtschi", "sprach dem Iran … aus"
    SOURCE = "source"  # its word is what is reported: "CNN zufolge", "laut Kreml", "berichtete die Times"
    MENTIONED = "mentioned"


class Status(StrEnum):
    """Whether an event happened, as the text reports it (definitions: README, "What the page shows")."""

    OCCURRED = "occurred"
    CLAIMED = "claimed"
    PLANNED = "planned"
    DENIED = "denied"


class CueKind(StrEnum):
    """What a word of the sentence helped to decide."""

    STATUS = "status"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the sentence that decided the event's status or a topic; ``value`` is that status or topic's id."""

    start: int
    end: int
    text: str
    kind: CueKind
    value: str


class PlacedBy(StrEnum):
    """What put an event on its day."""

    EXPRESSION = "expression"
    TEMPONYM = "temponym"
    ARTICLE = "article"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that the text reports as having happened, happening or being due, and where it stands in time.

    ``start``/``end``/``text`` are the event's own words (a clause or a noun group); ``sentence`` is the whole sentence
    around them. ``id`` is stable across rebuilds. ``reason`` says in plain words why the event stands where it stands.
    ``actors`` are canonical names, ``topics`` ids of ``data/topics.yaml``, each in the order of their importance;
    ``roles`` has one role for each actor. ``claimed_by`` is whose word a claim or denial is: an actor's canonical name,
    or the words of the text ("ein Sprecher"), empty where nobody is named. ``cues`` are the words that decided status
    and topics. ``order`` counts, from 1, the events of one day whose order the text itself gives ("zunächst", "kurz
    darauf"); 0 where it gives none.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    title: str
    sentence: Sentence
    period: Period | None
    placed_by: PlacedBy
    timex: Timex | None
    reason: str
    mentions: tuple[Mention, ...]
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    status: Status
    published: DocumentTime
    roles: tuple[Role, ...] = ()
    claimed_by: str = ""
    cues: tuple[Cue, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """One event, however many reports tell of it: what is known of it from all of them.

    ``id`` is stable across rebuilds; ``reports`` are the ids of its reports (``Event``), ``best`` of the one that
    represents it; ``period`` is the most precise that all sources allow. ``disagreements`` say in plain words where
    sources contradict each other; ``announced_by`` are the headings that tell of it as planned. ``title`` and
    ``reason`` are empty unless the user gave a title or a date, and ``corrected`` names what the user said ("date",
    "status", "merge" …).
    """

    id: str
    reports: tuple[str, ...]
    best: str
    period: Period | None
    status: Status
    actors: tuple[str, ...]
    roles: tuple[Role, ...]
    topics: tuple[str, ...]
    disagreements: tuple[str, ...] = ()
    announced_by: tuple[str, ...] = ()
    title: str = ""
    reason: str = ""
    corrected: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """The question that the page, the command line and the exports all ask; empty means "no restriction".

    Values of one facet are alternatives, or all of them are asked for where ``every`` names the facet ("actors",
    "topics"); facets restrict each other. ``first``/``last`` keep events whose period overlaps that interval; ``text``
    keeps events whose sentence holds every word of it and every phrase in quotation marks. ``roles`` are those of the
    chosen actors; ``evidences`` say how the date of the article is known. ``no_…`` leaves events out. ``includes``
    says for a value what it stands for beside itself: a topic for those below it, a state for its people and bodies.
    """

    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    first: date | None = None
    last: date | None = None
    text: str = ""
    roles: tuple[Role, ...] = ()
    precisions: tuple[Precision, ...] = ()
    evidences: tuple[Evidence, ...] = ()
    documents: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    no_actors: tuple[str, ...] = ()
    no_topics: tuple[str, ...] = ()
    no_documents: tuple[str, ...] = ()
    includes: tuple[tuple[str, tuple[str, ...]], ...] = ()


class DataError(ValueError):
    """A mistake in a file that the program itself ships or the user edits under ``data/``: file, line and reason."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something of the user's that cannot be read as an article: which file (and line), why, and what to do."""

    file: str
    reason: str
