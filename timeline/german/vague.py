"""The present, the past and the future without a date: jetzt, damals, demnächst."""

import re
from collections.abc import Iterator

from timeline.german import words
from timeline.german.patterns import GAP, either
from timeline.language import Found, rule
from timeline.meanings import Vague
from timeline.model import TimexType


@rule(
    rf"\b(?P<det>(?:der|die|dem"
    rf"|den){GAP}(?=heutige))?(?:{either(f for f in words.PRESENT if f not in ('von nun an', 'der Gegenwart'))}"
    rf"|(?<=von\s)nun(?={GAP}an\b))\b(?!-)(?<!zur\sZeit(?={GAP}(?:des|der|von|seiner|ihrer)\b))",
    "present",
    (
        "[Jetzt] ist es kalt.",
        "Er wohnt [derzeit] in Bern.",
        "Bis zum [heutigen Tag] gilt das.",
        "Von [nun] an schwieg er.",
    ),
    ("Die Derzeitige kam.",),
)
def present(match: re.Match[str]) -> Iterator[Found]:
    """jetzt, derzeit, zur Zeit."""
    yield Found(match.end("det") if match["det"] else match.start(), match.end(), TimexType.DATE, Vague("PRESENT_REF"))


@rule(
    rf"\b(?:in{GAP}(?=der{GAP}Vergangenheit|früheren|früherer"
    rf"|alten))?(?P<x>{either(f for f in words.PAST if f != 'der Vergangenheit')}|(?<=in\s)der{GAP}Vergangenheit)\b"
    rf"(?!-)",
    "past",
    ("[Damals] lag Schnee.", "Sie war [kürzlich] hier.", "Das war in [der Vergangenheit] anders."),
    ("Die Damalige schwieg.",),
)
def past(match: re.Match[str]) -> Iterator[Found]:
    """damals, kürzlich, vor kurzem."""
    yield Found(*match.span("x"), TimexType.DATE, Vague("PAST_REF"))


@rule(
    rf"\b(?:in{GAP}(?=der{GAP}Zukunft))?(?P<x>{either(f for f in words.FUTURE if f != 'in Zukunft')}"
    rf"|(?<=in\s)Zukunft)\b(?!-)(?<!\bso\sbald)",
    "future",
    ("[Demnächst] wird gebaut.", "Er will in [Zukunft] sparen.", "In [der Zukunft] wird das billiger."),
    ("Die Zukunftsmusik spielt.", "Sobald er kommt, gehen wir."),
)
def future(match: re.Match[str]) -> Iterator[Found]:
    """bald, demnächst, künftig, in Zukunft."""
    yield Found(*match.span("x"), TimexType.DATE, Vague("FUTURE_REF"))


@rule(
    rf"\b{either(words.SOON_AFTER)}\b",
    "soon",
    ("[Kurz darauf] fiel die Stadt.", "[Wenig später] kam er."),
    ("Er kam später.",),
)
def soon_after(match: re.Match[str]) -> Iterator[Found]:
    """kurz darauf, wenig später: soon after what the text last spoke of."""
    yield Found(*match.span(), TimexType.DATE, Vague("FUTURE_REF"))


@rule(
    rf"\bheutige[nrsm]?\b(?!{GAP}(?:Tage?s?|{either(words.WEEKDAYS)}|Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht"
    rf"|Zeit)\b)",
    "today",
    ("Das [heutige] Gesetz ist alt.", "Sie lebten im [heutigen] Polen."),
    ("Am heutigen Freitag tagt er.", "Am heutigen Abend spielt sie."),
)
def of_today(match: re.Match[str]) -> Iterator[Found]:
    """das heutige Polen: of our time."""
    yield Found(*match.span(), TimexType.DATE, Vague("PRESENT_REF"))
