"""A small store for the tests of the page: hand-made articles and events, hostile text among them."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from timeline.model import (
    UNDATED,
    ActorKind,
    Anchor,
    AnchorKind,
    Article,
    DocumentTime,
    Event,
    Evidence,
    Mention,
    Period,
    PlacedBy,
    Precision,
    Role,
    Sentence,
    Status,
    Timex,
    TimexType,
)
from timeline.writing import ArticleResult, write

HOSTILE = "<img src=x onerror=window.hacked=1> :red[x] $x$ [a](b) **fett** %{y} <b>"


@dataclass(frozen=True)
class Told:
    """One event as a test tells it: its sentence, the words that date it, and what follows from them."""

    sentence: str
    words: str
    period: Period | None
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    status: Status = Status.OCCURRED
    title: str = ""
    reason: str = ""
    roles: tuple[Role, ...] = ()


def day(text: str) -> Period:
    """A single day."""
    return Period(date.fromisoformat(text), date.fromisoformat(text), Precision.DAY)


def span(first: str | None, last: str | None, precision: Precision) -> Period:
    """Any period; None is an open end."""
    return Period(first and date.fromisoformat(first), last and date.fromisoformat(last), precision)  # type: ignore[arg-type]


KREML = (
    Told(
        "Am Sonntag telefonierte Wladimir Putin mit Massud Peseschkian.",
        "Am Sonntag",
        day("2026-03-01"),
        ("Wladimir Putin", "Massud Peseschkian"),
        ("diplomacy",),
        title="Wladimir Putin telefoniert mit Massud Peseschkian",
        roles=(Role.AGENT, Role.PATIENT),
        reason="„Am Sonntag“, vom Artikel vom Samstag, 7. März 2026 aus zurückgerechnet: 1. März 2026",
    ),
    Told(
        "Im Januar 2025 unterzeichneten Russland und der Iran ein Abkommen.",
        "Im Januar 2025",
        span("2025-01-01", "2025-01-31", Precision.MONTH),
        ("Russland", "Iran"),
        ("treaty", "diplomacy"),
    ),
    Told(
        "Seit 2022 gelten Sanktionen der USA gegen Russland.",
        "Seit 2022",
        span("2022-01-01", None, Precision.YEAR),
        ("USA", "Russland"),
        ("sanctions",),
    ),
    Told(
        "Der Iran soll am Freitag Drohnen geliefert haben.",
        "am Freitag",
        day("2026-03-06"),
        ("Iran",),
        ("arms",),
        Status.CLAIMED,
        roles=(Role.AGENT,),
    ),
    Told(
        "Kommende Woche will Russland mit den USA verhandeln.",
        "Kommende Woche",
        span("2026-03-09", "2026-03-15", Precision.WEEK),
        ("Russland", "USA"),
        ("diplomacy", "peace-process"),
        Status.PLANNED,
    ),
    Told(
        "Ein Treffen im Februar habe es nie gegeben, erklärte Teheran.",
        "im Februar",
        span("2026-02-01", "2026-02-28", Precision.MONTH),
        ("Iran",),
        ("diplomacy",),
        Status.DENIED,
    ),
    Told(
        "Später einigten sich USA und Iran auf einen Austausch.",
        "",
        None,
        ("USA", "Iran"),
        ("peace-process",),
        reason="Der Satz nennt keine Zeit, und „Später“ sagt nicht, wann.",
    ),
)
HISTORY = (
    Told(
        "1979 stürzte die Revolution den Schah.",
        "1979",
        span("1979-01-01", "1979-12-31", Precision.YEAR),
        ("Iran",),
        ("unrest",),
    ),
    Told(
        f"Am 2. März 2026 stand im Netz {HOSTILE} zu lesen.",
        "Am 2. März 2026",
        day("2026-03-02"),
        ("USA",),
        ("science",),
        title=HOSTILE,
    ),
)


def stated(text: str) -> DocumentTime:
    """An article's date from its header."""
    return DocumentTime(day(text), Evidence.STATED, f"date {text}")


def told(id: str, published: DocumentTime, events: tuple[Told, ...]) -> ArticleResult:
    """An article whose paragraphs are the sentences of its events, with a sentence before and behind each."""
    text, found = f"Die Lage am Tag von {id}.\n\n", []
    for one in events:
        start = len(text) + len("Davor steht ein Satz. ")
        text += f"Davor steht ein Satz. {one.sentence} Danach steht noch einer.\n\n"
        found.append(_event(id, published, one, start))
    return ArticleResult(Article(id, text, published), "1", tuple(found), ())


def _event(document: str, published: DocumentTime, one: Told, start: int) -> Event:
    sentence = Sentence(start, start + len(one.sentence), one.sentence, one.sentence)
    return Event(
        id=sha256(f"{document}:{start}".encode()).hexdigest()[:12],
        document=document,
        start=start,
        end=sentence.end,
        text=one.sentence,
        title=one.title or one.sentence.rstrip("."),
        sentence=sentence,
        period=one.period,
        placed_by=PlacedBy.EXPRESSION if one.period else PlacedBy.NONE,
        timex=_timex(one, start),
        reason=one.reason or f"„{one.words}“",
        mentions=tuple(_mentions(one, start)),
        actors=one.actors,
        roles=one.roles or (Role.MENTIONED,) * len(one.actors),
        topics=one.topics,
        status=one.status,
        published=published,
    )


def _timex(one: Told, start: int) -> Timex | None:
    if not one.words:
        return None
    at = start + one.sentence.index(one.words)
    anchor = Anchor(AnchorKind.ARTICLE)
    return Timex(at, at + len(one.words), one.words, TimexType.DATE, "", one.period, "test", anchor)


def _mentions(one: Told, start: int) -> list[Mention]:
    return [
        Mention(at, at + len(name), name, name, ActorKind.STATE)
        for name in one.actors
        if name in one.sentence
        for at in [start + one.sentence.index(name)]
    ]


def small_store(path: Path) -> Path:
    """Nine events of two articles, one of them undated, one from 1979, one made of markup."""
    articles = [told("kreml.txt", stated("2026-03-07"), KREML), told("geschichte.txt", UNDATED, HISTORY)]
    write(path, set(), articles, [])
    return path


def large_store(path: Path, events: int) -> Path:
    """So many one-day events, more than can be drawn one by one."""
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + i % 700).isoformat() for i in range(events)]
    many = tuple(Told(f"Am {d} geschah Nummer {i}.", d, day(d), ("USA",), ("politics",)) for i, d in enumerate(days))
    write(path, set(), [told("viele.txt", UNDATED, many)], [])
    return path


def empty_store(path: Path) -> Path:
    """A store without any article."""
    write(path, set(), [], [])
    return path
