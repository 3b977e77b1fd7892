"""Small events and articles for the tests: everything has a sensible default, a test names what it is about."""

from datetime import date
from typing import Any

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
    Sentence,
    Status,
    Tense,
    Timex,
    TimexType,
)
from timeline.writing import ArticleResult

SATURDAY = DocumentTime(Period(date(2026, 3, 7), date(2026, 3, 7), Precision.DAY), Evidence.STATED, "date 2026-03-07")


def period(first: str | None, last: str | None = None, precision: str = "day") -> Period:
    """``period("2026-03-01")`` is that day; "" is an open end."""
    begin = date.fromisoformat(first) if first else None
    end = begin if last is None else date.fromisoformat(last) if last else None
    return Period(begin, end, Precision(precision))


def event(id: str, when: Period | None = None, **fields: Any) -> Event:
    """An event of the article ``a.txt`` that stands where ``when`` says."""
    text = fields.pop("sentence", "Am Sonntag begann der Angriff auf Teheran.")
    start = fields.pop("at", 0)
    timex = Timex(
        start, start + 10, text[:10], TimexType.DATE, "2026-03-01", when, "weekday",
        Anchor(AnchorKind.ARTICLE, SATURDAY.period), Tense.PAST, (period("2026-03-08"),),
    )  # fmt: skip
    values: dict[str, Any] = {
        "document": "a.txt",
        "start": start,
        "end": start + len(text),
        "text": text,
        "title": f"Titel von {id}",
        "sentence": Sentence(start, start + len(text), text, text),
        "placed_by": PlacedBy.EXPRESSION if when else PlacedBy.NONE,
        "timex": timex if when else None,
        "reason": "weil es so dasteht",
        "mentions": (Mention(start + 34, start + 41, text[34:41], "Iran", ActorKind.STATE),),
        "actors": ("Iran",),
        "topics": ("krieg",),
        "status": Status.OCCURRED,
        "published": SATURDAY,
    }
    return Event(id=id, period=when, **{**values, **fields})


def result(*events: Event, id: str = "a.txt", fingerprint: str = "f1", unresolved: int = 0) -> ArticleResult:
    """An article that holds these events, and as many expressions that nobody could resolve."""
    text = "\n".join(event.sentence.text for event in events) or "Leer."
    lost = tuple(
        Timex(i, i + 1, "x", TimexType.DATE, "", None, "vague", Anchor(AnchorKind.NONE), unresolved="kein Datum")
        for i in range(unresolved)
    )
    found = tuple(event.timex for event in events if event.timex)
    return ArticleResult(Article(id, text, SATURDAY if events else UNDATED), fingerprint, events, found + lost)
