"""Seasons, feasts and years that are no calendar years: "im Sommer", "zu Ostern", "Saison 2007/08"."""

import re
from collections.abc import Iterator

from timeline.german import words
from timeline.german.dates import OF_YEAR, year_of
from timeline.german.patterns import GAP, NO_GAP, WEEKDAY, either, weekday, year
from timeline.german.relative import MAYBE_DET, SIDES, STEP, STEPS, step_of
from timeline.language import Found, rule
from timeline.meanings import Date, Side
from timeline.model import TimexType


@rule(
    rf"(?P<x>(?:{MAYBE_DET}{STEP}{GAP}(?:[a-zäöüß]+(?:e[nrs]?){GAP})?)?\b(?P<season>{either(words.SEASONS)})"
    rf"(?:{NO_GAP}(?:(?:des{GAP}Jahres|des{GAP}Jahrs|im{GAP}Jahre?){GAP})?(?P<year>(?:1\d|20)\d\d"
    rf"|[’'‘]\d\d)(?:/(?P<to>\d{{4}}|\d\d)\b)?(?!\d|[.,]\d)|{OF_YEAR})?)(?![\w-])",
    "season",
    (
        "Im [Frühjahr 2015] beginnt der Kurs.",
        "Nach [diesem strengen Winter] war sie froh.",
        "Im [Sommer des Jahres 2005] stand es leer.",
        "Den ganzen [Sommer] blieb er.",
        "Im [Winter 1940/41] fror es.",
        "Im [vergangenen Herbst] fiel die Mauer.",
    ),
    ("Das Sommerkleid hing da.", "Der Winterreifen ist neu.", "Frau Sommer sang.", "Herr Winter kam."),
)
def season(match: re.Match[str]) -> Iterator[Found]:
    """Sommer, im Frühjahr 2015, diesem strengen Winter."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    named = re.search(
        r"(?:\b(?:Herrn?|Frau|Familie|Dr\.|Prof\.|Firma)|[a-zäöü]{3}(?<!en)(?<!er)"
        r"(?<!im)(?<!ganze)(?<!als)\s[A-ZÄÖÜ][a-zäöüß]+)\s{1,3}$",
        before,
    )
    if match["season"][0].islower() or (
        named and not match["year"] and re.search(r"(?:Herrn?|Frau|Familie|Dr\.|Prof\.|Firma)\s", named[0])
    ):
        return
    if match["season"].lower() == "lenz" and not re.search(
        r"\b(?:im|der|den|des|dem|jeden)\s{1,3}$", before, re.IGNORECASE
    ):
        return  # "Jakob Lenz 1878"
    name = words.SEASONS[match["season"].lower()]
    side = SIDES[step_of(match["step"])] if match["step"] else Side.NONE
    number = year(match["year"]) if match["year"] else None
    yield Found(*match.span("x"), TimexType.DATE, Date(number, season=name, side=side, of=year_of(match["of"])))


@rule(
    rf"(?P<x>(?:\b(?:der|den|die){GAP})?(?:(?P<step>{either(STEPS)})(?:en){GAP})?(?P<name>\b(?:Frühlings|Sommer"
    rf"|Herbst|Winter)monate?)n?\b)",
    "season-months",
    ("Während [der Sommermonate] ist zu.",),
    ("Die Sommermode ist da.",),
)
def season_months(match: re.Match[str]) -> Iterator[Found]:
    """Sommermonate."""
    name = words.SEASON_MONTHS[match["name"].lower().rstrip("e") + "e"]
    side = SIDES[step_of(match["step"])] if match["step"] else Side.NONE
    yield Found(*match.span("x"), TimexType.DATE, Date(season=name, side=side))


@rule(
    rf"(?P<x>\b(?P<wd>{WEEKDAY}){GAP}(?P<side>vor|nach){GAP}(?:dem{GAP})?(?P<feast>{either(words.FEASTS)})"
    rf"(?:{GAP}(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d))?)(?![\w-])",
    "weekday feast",
    ("Am [Montag vor Ostern] begann es.", "Der [Freitag nach Himmelfahrt] ist frei."),
    ("Am Montag war Ostern vorbei.",),
)
def weekday_beside_feast(match: re.Match[str]) -> Iterator[Found]:
    """Montag vor Ostern, Freitag nach Himmelfahrt 2024."""
    form = " ".join(match["feast"].lower().split())
    side = "before" if match["side"] == "vor" else "after"
    number = int(match["year"]) if match["year"] else None
    when = f"{side} {weekday(match['wd'])} {words.FEASTS[form]}"
    yield Found(*match.span("x"), TimexType.DATE, Date(number, feast=when))


@rule(
    rf"\b(?P<feast>{either(words.FEASTS)})(?:{NO_GAP}(?:des{GAP}Jahres{GAP})?(?P<year>(?:1\d|20)\d\d)(?!\d"
    rf"|[.,]\d))?(?![\w-])",
    "feast",
    (
        "Zu [Weihnachten 1966] schwiegen die Waffen.",
        "Am [Aschermittwoch] ist alles vorbei.",
        "Am [Tag der Deutschen Einheit] ruht die Arbeit.",
        "Zu [Silvester] wird gefeiert.",
        "Am [2. Advent] singen sie.",
    ),
    ("Das Weihnachtsgeld kommt.", "Die Osterinsel liegt fern.", "Die Auffahrt zur Autobahn ist zu."),
)
def feast(match: re.Match[str]) -> Iterator[Found]:
    """Weihnachten 1966, Aschermittwoch, 2. Advent."""
    form = " ".join(match["feast"].lower().split())
    if form.startswith("zwischen") and match["year"]:
        return  # "zwischen den Jahren 1990 und 2000"
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.search(r"\b(?:frohe|fröhliche|schöne)\s{1,3}$", before, re.IGNORECASE):
        return
    if (
        not match["feast"][0].isupper()
        and not match["feast"][0].isdigit()
        and form.split()[0]
        not in ("heiligen", "ersten", "zweiten", "dritten", "vierten", "weißen", "unsinnigen", "zwischen")
    ):
        return
    if (
        form in words.FEASTS_WITH_CUE
        and not match["year"]
        and not re.search(r"\b(?:zu|an|nach|vor|zum|zur|bis|ab|seit)\s{1,3}$", before, re.IGNORECASE)
    ):
        return
    number = int(match["year"]) if match["year"] else None
    yield Found(*match.span(), TimexType.DATE, Date(number, feast=words.FEASTS[form]))


@rule(
    rf"(?P<det>\b(?:der|die|den|dem){GAP})?\b(?:Saison|Spielzeit|Wintersaison|Sommersaison|Legislaturperiode"
    rf"|Amtsperiode|Schuljahr|Wintersemester|Studienjahr|(?P<business>Geschäftsjahr|Haushaltsjahr)){GAP}(?P<y>(?:19|20)\d\d){NO_GAP}[/-]{NO_GAP}(?P<to>\d{{4}}"
    rf"|\d\d)\b",
    "sporting year4",
    ("In [der Saison 2007/08] gewann er.",),
    ("Die Saison war 2007 gut.",),
)
def sporting_season(match: re.Match[str]) -> Iterator[Found]:
    """Saison 2007/08: from July to June, for no text says more; Amtsperiode 2010/15: all of these years.

    When a firm's year begins nobody knows, so that its two years are meant.
    """
    begin, end = int(match["y"]), int(f"{match['y'][: -len(match['to'])]}{match['to']}")
    season = f"YEARS {max(0, end - begin)}" if match["business"] or end != begin + 1 else "SEASON"
    yield Found(*match.span(), TimexType.DATE, Date(begin, season=season))
