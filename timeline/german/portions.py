"""Portions of a year, a month or a week, counted from somewhere: Anfang des Jahres, Jahresende, im dritten Quartal."""

import re
from collections.abc import Iterator

from timeline.german import words
from timeline.german.dates import OF_YEAR, edge, year_of
from timeline.german.patterns import GAP, NO_GAP, ORDINAL, either, ordinal, unit
from timeline.german.relative import PRECISION, STEPS, step_of
from timeline.language import Found, rule
from timeline.meanings import Date, Edge, Origin, Shift
from timeline.model import Precision, TimexType


@rule(
    rf"(?P<x>(?P<edge>\b(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Laufe?){GAP})(?:(?:der|des|dieses|dieser"
    rf"|jenes){GAP}|(?=(?:Jahr|Monat|Woche)\b))(?:gleichen{GAP}|selben{GAP})?(?P<unit>Jahre?s|Jahr|Monat|Monats"
    rf"|Monates|Woche|Quartals|Jahrzehnts"
    rf"|Jahrhunderts|Sommers|Tages))\b(?!{GAP}(?:(?:1\d|20)\d\d))",
    "edge unit",
    (
        "[Anfang des Jahres] stieg der Preis.",
        "[Mitte der Woche] wird es kalt.",
        "Am [Ende des Jahres] waren es mehr.",
        "[Gegen Ende des Jahres] gab er auf.",
        "[Anfang Jahr] stieg der Preis.",
    ),
    ("Das Ende der Debatte", "Am Ende des Jahres 1920 war Ruhe."),
)
def edge_of_unit(match: re.Match[str]) -> Iterator[Found]:
    """Anfang des Jahres, Mitte der Woche, Ende des Monats."""
    name = match["unit"].lower()
    if name in words.SEASONS:
        yield Found(*match.span("x"), TimexType.DATE, Date(season=words.SEASONS[name], edge=edge(match["edge"])))
        return
    yield Found(*match.span("x"), TimexType.DATE, Shift(0, PRECISION[unit(name)], Origin.EITHER, edge(match["edge"])))


_COMPOUND_EDGES = {
    "anfang": "START",
    "beginn": "START",
    "mitte": "MID",
    "ende": "END",
}


@rule(
    rf"(?P<x>\b(?P<unit>Jahres|Monats|Wochen)(?P<edge>anfang|beginn|mitte|ende)"
    rf"(?<!ochenende))\b(?!-|{GAP}(?:(?:1\d|20)\d\d))",
    "compound-edge",
    ("Bis [Jahresende] ist Zeit.", "Zum [Monatsbeginn] fällt Miete an.", "Zur [Jahresmitte] zieht sie um."),
    (
        "Am Wochenende ist zu.",
        "Die Jahresfeier",
    ),
)
def compound_edge(match: re.Match[str]) -> Iterator[Found]:
    """Jahresende, Monatsbeginn, Wochenmitte."""
    precision = {"jahres": Precision.YEAR, "monats": Precision.MONTH, "wochen": Precision.WEEK}[match["unit"].lower()]
    where = Edge(_COMPOUND_EDGES[match["edge"].lower()])
    yield Found(*match.span("x"), TimexType.DATE, Shift(0, precision, Origin.EITHER, where))


@rule(
    rf"(?P<x>(?P<det>\b(?:dem|das|der|die|den){GAP})?(?P<n>(?<![\d.])[1-4]\.|{ORDINAL}"
    rf"|\b(?P<step>{either(STEPS)})e[nrms]?){NO_GAP}(?P<unit>Quartals?|Halbjahre?s?|Jahreshälfte|Vierteljahre?s?"
    rf"|Trimesters?|Hälfte(?={GAP}(?:des{GAP}(?:Jahres|\w{{4,14}}en{GAP}Jahres)\b|(?:19|20)\d\d)))(?:{GAP}(?:des{GAP}Jahres{GAP}"
    rf"|von{GAP})?(?P<year>(?:1\d|20)\d\d)|{OF_YEAR})?)\b(?<!\s)",
    "part-of-year",
    (
        "Im [dritten Quartal] sank der Umsatz.",
        "In [der zweiten Jahreshälfte] geht es aufwärts.",
        "Im [1. Halbjahr 2014] stieg er.",
        "Im [vergangenen Quartal] war es ruhig.",
        "In [der ersten Hälfte des kommenden Jahres] beginnt es.",
        "In [der zweiten Hälfte 2024] stieg er.",
    ),
    ("Im dritten Jahr", "Das Quartal war gut.", "Die zweite Hälfte der Spieler fehlte."),
)
def quarter_or_half(match: re.Match[str]) -> Iterator[Found]:
    """drittes Quartal, zweite Jahreshälfte, 1. Halbjahr 2014."""
    is_quarter = match["unit"].lower().startswith(("quartal", "viertel", "trimester"))
    precision = Precision.QUARTER if is_quarter else Precision.HALF
    if match["step"]:
        yield Found(match.start(), match.end(), TimexType.DATE, Shift(step_of(match["step"]), precision, Origin.EITHER))
        return
    n = ordinal(match["n"])
    if n > (4 if is_quarter else 2):
        return
    in_year, of = int(match["year"]) if match["year"] else None, year_of(match["of"])
    meaning = Date(in_year, quarter=n, of=of) if is_quarter else Date(in_year, half=n, of=of)
    yield Found(*match.span("x"), TimexType.DATE, meaning)


@rule(
    rf"(?P<x>\b(?P<det>des|im){GAP}Jahres)(?!\w|{GAP}(?:\d|vor|nach|zuvor))",
    "of-year",
    ("Sie ist die Sportlerin [des Jahres].",),
    ("Im Lauf des Jahres 1966 wuchs es.", "Im Jahr 1999"),
)
def of_the_year(match: re.Match[str]) -> Iterator[Found]:
    """Sportlerin des Jahres, im März des Jahres."""
    yield Found(*match.span("x"), TimexType.DATE, Shift(0, Precision.YEAR, Origin.EITHER))


_PORTIONS = {"hälfte": ((1, 15), (16, 31)), "woche": ((1, 7), (8, 14), (15, 21), (22, 28))}


@rule(
    rf"(?P<x>(?P<det>\b(?:der|die|den|dem){GAP})?(?P<n>{ORDINAL}|\bletzte[nrs]?){GAP}(?P<month>(?-i:[A-ZÄÖÜ][a-zä]{{2,8}}))"
    rf"(?P<what>hälfte|woche|wochenende))\b(?:{NO_GAP}(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d))?",
    "month-portion",
    (
        "In [der zweiten Januarhälfte] schneit es.",
        "In [der ersten Dezemberwoche] schneite es.",
        "Am [letzten Juniwochenende 2024] war Markt.",
    ),
    ("In der zweiten Spielhälfte fiel das Tor.", "Die erste Juliausgabe fehlt."),
)
def portion_of_month(match: re.Match[str]) -> Iterator[Found]:
    """in der zweiten Januarhälfte, in der ersten Dezemberwoche, am letzten Juniwochenende."""
    name, what = match["month"].lower(), match["what"].lower()
    if name not in words.MONTHS_ALONE:
        return
    last = match["n"].lower().startswith("letzt")
    number = -1 if last else ordinal(match["n"])
    in_year = int(match["year"]) if match["year"] else None
    if what == "wochenende":
        when = f"saturday {words.MONTHS[name]} {number}"
    elif last and what == "woche":
        when = f"days {words.MONTHS[name]} 24 31"
    elif not last and number <= len(_PORTIONS[what]):
        first_day, last_day = _PORTIONS[what][number - 1]
        when = f"days {words.MONTHS[name]} {first_day} {last_day}"
    else:
        return
    yield Found(match.start(), match.end(), TimexType.DATE, Date(in_year, feast=when))
