"""Why an expression stands where it stands, in plain words: what it was counted from, what the verb said, what else
was possible. All words are in `_GERMAN`, so that another language is one more such table.
"""

from datetime import date
from typing import Final

from timeline.model import Anchor, AnchorKind, Article, DocumentTime, Evidence, Period, Precision, Tense, Timex
from timeline.resolution import resolve
from timeline.sentences import split

_WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_SEASONS: Final = {3: "Frühling", 6: "Sommer", 9: "Herbst", 12: "Winter"}
_GERMAN: Final = {
    Tense.PAST: "Vergangenheit",
    Tense.PRESENT: "Gegenwart",
    Tense.FUTURE: "Zukunft",
    "article": "gezählt vom Artikel ({date})",
    "inferred": "gezählt vom erschlossenen Datum des Artikels ({date})",
    "text": "gezählt von der Zeit, von der der Text zuvor spricht ({date})",
    "unresolved": "„{text}“ bleibt ohne Datum: {reason}.",
    "resolved": "„{text}“, {anchor}{tense} → {period}.",
    "known": "„{text}“ ist bekannt: {date} → {period}.",
    "named": "„{text}“ sagt es selbst → {period}.",
    "alternative": " Nicht gewählt: {others}.",
    "part": " Gemeint ist davon {part}.",
}


def explain(timex: Timex, published: DocumentTime) -> str:
    """The reason for the date of an expression, or for its absence, in one or two German sentences."""
    text = " ".join(timex.text.split())
    if timex.period is None:
        return _GERMAN["unresolved"].format(text=text, reason=timex.unresolved or "die Worte nennen keinen Tag")
    period = in_words(timex.period)
    if timex.anchor.kind is AnchorKind.SELF:
        reason = _GERMAN["named"].format(text=text, period=period)
    elif timex.anchor.kind is AnchorKind.KNOWN and timex.anchor.period:
        reason = _GERMAN["known"].format(text=text, date=in_words(timex.anchor.period), period=period)
    else:
        tense = f", {_GERMAN[timex.tense]}" if timex.tense and _tense_decides(timex) else ""
        anchor = _anchor(timex.anchor, published)
        reason = _GERMAN["resolved"].format(text=text, anchor=anchor, tense=tense, period=period)
    if timex.part:
        reason += _GERMAN["part"].format(part=in_words(timex.part))
    if timex.alternatives:
        reason += _GERMAN["alternative"].format(others="; ".join(in_words(p) for p in timex.alternatives))
    return reason


def _tense_decides(timex: Timex) -> bool:
    """Whether the verb had a say: it has none in "gestern" and in what is counted from the text."""
    return timex.anchor.kind is AnchorKind.ARTICLE and timex.rule in (
        "weekday_alone", "weekend", "month_alone", "day_of_month", "numeric_day", "season", "season_months", "feast",
        "spelled_day", "quarter_or_half", "numeric_date",
    )  # fmt: skip


def _anchor(anchor: Anchor, published: DocumentTime) -> str:
    shown = in_words(anchor.period) if anchor.period else "?"
    if anchor.kind is AnchorKind.TEXT:
        return _GERMAN["text"].format(date=shown)
    return _GERMAN["inferred" if published.evidence is Evidence.INFERRED else "article"].format(date=shown)


def in_words(period: Period) -> str:
    """A period as a German reader writes it: "Sonntag, 1. März 2026", "Februar 2025", "seit 2022"."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"seit {_day(first)}" if first else f"bis {_day(last)}" if last else ""
    match period.precision:
        case Precision.DAY:
            return f"{_WEEKDAYS[first.weekday()]}, {_day(first)}"
        case Precision.MONTH:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case Precision.SEASON:
            years = f"{first.year}/{last.year % 100:02}" if last.year > first.year else str(first.year)
            return f"{_SEASONS.get(first.month, 'Jahreszeit')} {years}"
        case Precision.QUARTER:
            return f"{(first.month + 2) // 3}. Quartal {first.year}"
        case Precision.HALF:
            return f"{(first.month + 5) // 6}. Halbjahr {first.year}"
        case Precision.YEAR:
            return f"Jahr {first.year}"
        case Precision.DECADE:
            return f"Jahre {first.year} bis {last.year}"
        case Precision.CENTURY:
            return f"{first.year // 100 + 1}. Jahrhundert"
        case Precision.WEEKEND:
            return f"Wochenende {_run(first, last)}"
        case Precision.WEEK:
            return f"Woche {_run(first, last)}"
    return _run(first, last)


def _run(first: date, last: date) -> str:
    return f"vom {_day(first)} bis {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}" if day else ""


def explain_sentence(text: str, published: DocumentTime) -> str:
    """For every expression of a text that was written then: a line that says why it stands where it stands."""
    article = Article("", text, published)
    lines = []
    for timex in resolve(article, split(text, 0)):
        lines.append(f"{explain(timex, published)}  [{timex.type} {timex.value}, Regel {timex.rule}]")
    return "\n".join(lines) or "Kein Zeitausdruck gefunden."
