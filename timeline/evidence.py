"""Pieces of evidence for when a text was written → the days that all of them allow.

Each piece allows one stretch of days, or one of several ("14 June" of any year). What is certain is laid on top of
each other first, strongest first; a piece that contradicts stronger ones is put aside and shown as such. A piece with
several possibilities has its say as soon as the others leave it only one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline import periods
from timeline.explanations import in_words
from timeline.model import Clue, DocumentTime, Evidence, Period, Precision

LONGEST = 2200  # days, six years: an interval wider than that tells nothing of when a text was written
AHEAD = timedelta(days=400)  # what is announced to the day or month is hardly ever announced longer before
TRUSTED = 0.5  # the weight of evidence that alone may bound an interval


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article that allow one of several stretches of days of writing; ``weight`` is from 0 to 1."""

    start: int
    end: int
    text: str
    options: tuple[Period, ...]
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the pieces come to: the days that they leave (an end may be open), and each as a clue, kept or put aside."""

    first: date | None
    last: date | None
    clues: tuple[Clue, ...]

    @property
    def period(self) -> Period | None:
        """The days that are left, with the precision they have; None where an end is open."""
        return spanning(self.first, self.last) if self.first and self.last else None


def weigh(pieces: Iterable[Piece]) -> Verdict:
    """Lays the pieces on top of each other, strongest first, until none narrows the days any more."""
    waiting = sorted(dict.fromkeys(pieces), key=lambda piece: (-piece.weight, piece.start, piece.end, piece.reason))
    first: date | None = None
    last: date | None = None
    clues: list[Clue] = []
    while (piece := _next(waiting, first, last)) is not None:
        waiting.remove(piece)
        left = [period for period in piece.options if _meets(period, first, last)]
        kept = bool(left)
        allowed = periods.hull(tuple(left)) if left else _nearest(piece.options, first, last)
        clues.append(Clue(piece.start, piece.end, piece.text, allowed, piece.reason, piece.weight, kept))
        if kept:
            first = max(filter(None, (first, allowed.first)), default=None)
            last = min(filter(None, (last, allowed.last)), default=None)
    return Verdict(first, last, tuple(sorted(clues, key=lambda clue: (clue.start, clue.end, -clue.weight))))


def _next(waiting: Sequence[Piece], first: date | None, last: date | None) -> Piece | None:
    """The strongest piece that says one thing by now; a piece that still says several waits for the others."""
    single = (piece for piece in waiting if len([p for p in piece.options if _meets(p, first, last)]) <= 1)
    return next(single, None)


def _meets(period: Period, first: date | None, last: date | None) -> bool:
    return not (first and period.last and period.last < first) and not (last and period.first and period.first > last)


def _nearest(options: Sequence[Period], first: date | None, last: date | None) -> Period:
    """Of several stretches, none of which is possible, the one that is nearest to what is."""
    target = first or last or date.min

    def distance(period: Period) -> int:
        ends = [abs((end - target).days) for end in (period.first, period.last) if end]
        return min(ends)

    return min(options, key=distance)


def spanning(first: date, last: date) -> Period:
    """The days from first to last with the precision that they have: a day, a week, a month, a year, or a span."""
    for unit in (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR):
        whole = periods.containing(first, unit)
        if (whole.first, whole.last) == (first, last):
            return whole
    return Period(first, last, Precision.SPAN)


def concluded(verdict: Verdict) -> DocumentTime:
    """The date of an article by its evidence; without both ends it stays undated, and the clues are shown all the same.

    What bounds one side only is said in the note.

    The confidence is that of the weaker of the two pieces that bound it, lowered where evidence had to be put aside.
    """
    period, note = verdict.period, _contradiction(verdict.clues)
    if period is None or period.first is None or period.last is None:
        note = "; ".join(filter(None, (_one_sided(verdict), note)))
        return DocumentTime(None, Evidence.NONE, "", 0.0, verdict.clues, note)
    if (period.last - period.first).days > LONGEST:
        return DocumentTime(None, Evidence.NONE, "", 0.0, verdict.clues, note)
    bounding = _bounding(verdict, period)
    confidence = min(clue.weight for clue in bounding)
    if any(not clue.kept and clue.weight >= TRUSTED for clue in verdict.clues):
        confidence *= 0.6
    source = "; ".join(dict.fromkeys(clue.reason for clue in bounding))
    return DocumentTime(period, Evidence.INFERRED, source, round(confidence, 2), verdict.clues, note)


def _one_sided(verdict: Verdict) -> str:
    """The note of evidence that bounds one side: "nicht vor dem 10. Oktober 2025 geschrieben (nach: …)"."""
    end = verdict.first or verdict.last
    if end is None:
        return ""
    kept = [clue for clue in verdict.clues if clue.kept and end in (clue.allows.first, clue.allows.last)]
    reason = max(kept, key=lambda clue: clue.weight).reason if kept else ""
    side = "nicht vor dem" if verdict.first else "nicht nach dem"
    return f"{side} {in_words(Period(end, end, Precision.DAY))} geschrieben ({reason})"


def _bounding(verdict: Verdict, period: Period) -> list[Clue]:
    """The clues that set the first and the last day."""
    kept = [clue for clue in verdict.clues if clue.kept]
    ends = [
        [clue for clue in kept if clue.allows.first == period.first],
        [clue for clue in kept if clue.allows.last == period.last],
    ]
    return [max(clues, key=lambda clue: clue.weight) for clues in ends if clues]


def _contradiction(clues: Iterable[Clue]) -> str:
    """The note of evidence that had to be put aside; empty where all of it agrees."""
    aside = [clue for clue in clues if not clue.kept]
    if not aside:
        return ""
    words = "; ".join(f"„{' '.join(clue.text.split())}“ ({clue.reason})" for clue in aside[:3])
    return f"Widersprüchliche Hinweise, nicht berücksichtigt: {words}"


def after(day: date) -> Period:
    """Not before a day."""
    return Period(day, None, Precision.DAY)


def before(day: date) -> Period:
    """Not after a day."""
    return Period(None, day, Precision.DAY)


def around(period: Period, days: int) -> Period:
    """A period with so many days more at each known end."""
    step = timedelta(days=days)
    return replace(
        period,
        first=period.first and period.first - step,
        last=period.last and period.last + step,
        precision=Precision.SPAN,
    )
