"""Clock times and parts of the day; the day that they belong to comes from the text around them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.german import words
from timeline.german.patterns import GAP, NO_GAP, either
from timeline.language import Found, rule
from timeline.meanings import Date, Days, Impossible, Meaning, Origin, Shift
from timeline.model import Precision, TimexType

_TIME = r"(?<![\d.,:])\d{1,2}(?:[.:]\d\d)?"
_JOIN = rf"{NO_GAP}(?:/|-|–|,|bis|und|oder|sowie|bis{GAP}um){NO_GAP}(?:um{GAP})?"


def _meaning(hour: int, minute: int) -> Meaning:
    """A clock time, or why no clock shows it."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return Impossible(f"{hour}.{minute:02} Uhr zeigt keine Uhr")
    return Date(clock=(hour, minute))


def _clock(text: str) -> Meaning:
    hour, _, minute = text.replace(":", ".").partition(".")
    return _meaning(int(hour), int(minute or 0))


@rule(
    rf"(?P<times>{_TIME}(?:{_JOIN}{_TIME}){{0,8}}){NO_GAP}(?:Uhr|h)\b(?:{GAP}(?P<minute>[0-5]?\d)\b(?![.,:]?\d"
    rf"|{GAP}(?:Uhr|Prozent)))?(?P<part>{GAP}(?:früh|morgens|vormittags|mittags|nachmittags|abends|nachts|Ortszeit"
    rf"|MEZ|MESZ)\b)?",
    "num clock",
    (
        "Beginn ist um [20 Uhr] im Saal.",
        "Von [10] bis [15 Uhr] ist offen.",
        "Das Spiel ([9.30]/[12.30 Uhr]) fällt aus.",
        "Ab [20:15 Uhr] spielt sie.",
        "Um [8 Uhr früh] fuhr er.",
        "Um [25 Uhr] ist niemand wach.",
    ),
    ("Der Zug fährt 120 km/h schnell.",),
)
def hours(match: re.Match[str]) -> Iterator[Found]:
    """20 Uhr, 20.30 Uhr, 10 bis 15 Uhr: each its own expression, the last with its "Uhr"."""
    base, items = match.start("times"), list(re.finditer(r"\d{1,2}(?:[.:]\d\d)?", match["times"]))
    days = _days(match)
    for position, item in enumerate(items):
        last = position == len(items) - 1
        end = match.end() if last else base + item.end()
        text = f"{item[0]}.{match['minute']}" if last and match["minute"] else item[0]
        meaning = _clock(text)
        if last and isinstance(meaning, Date) and meaning.clock and _evening(match["part"], meaning.clock[0]):
            meaning = Date(clock=(meaning.clock[0] + 12, meaning.clock[1]))
        if isinstance(meaning, Date):
            meaning = replace(meaning, days=days)
        yield Found(base + item.start(), end, TimexType.TIME, meaning)


_ON_MANY = re.compile(
    r"\b(?:jeweils|täglich|wochentags|werktags|immer|\w+tags)(?:\s{1,3}(?:um|ab|von|bis|gegen))?\s{1,4}$", re.IGNORECASE
)


def _days(match: re.Match[str]) -> Days:
    """Whether the hours are those of one day: "jeweils 20 Uhr" is not, "10 bis 15 Uhr" only near a day."""
    if _ON_MANY.search(match.string[max(0, match.start() - 30) : match.start()]):
        return Days.MANY
    return Days.HOURS if re.search(r"\d\s*(?:bis|-|–)", match["times"]) else Days.ONE


def _evening(part: str | None, hour: int) -> bool:
    return bool(part) and (part or "").strip().lower() in ("nachmittags", "abends") and hour < 12


@rule(
    rf"(?<=\b)(?:um|gegen|ab|bis|von|kurz{GAP}vor|kurz{GAP}nach){GAP}(?P<x>(?:[01]?\d|2[0-4])[.:][0-5]\d)(?![\d]"
    rf"|[.:,]\d|{GAP}(?:Uhr|Euro|Prozent|Millionen|Franken|Dollar|Meter)|\s?%)",
    "clock-figures",
    ("Um [12.15] beginnt der Lauf.", "Ab [19:30] ist Einlass."),
    ("Der Preis stieg um 12.15 Euro.", "Bis 3.5.2023 ist Zeit.", "Er lief 12.15 Sekunden."),
)
def bare_clock(match: re.Match[str]) -> Iterator[Found]:
    """um 12.15, ab 19:30."""
    yield Found(*match.span("x"), TimexType.TIME, _clock(match["x"]))


_HOURS = {"ein": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
          "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12}  # fmt: skip
_BEFORE = {"halb": -30, "viertel nach": 15, "viertel vor": -15, "dreiviertel": -15, "viertel": -45,
           "fünf vor": -5, "fünf nach": 5, "zehn vor": -10, "zehn nach": 10}  # fmt: skip


@rule(
    rf"\b(?P<x>(?P<before>{either(_BEFORE)}){GAP}(?P<hour>{either(_HOURS)}|\d{{1,2}})(?:{GAP}Uhr)?(?P<part>{GAP}"
    rf"(?:früh|morgens|mittags|nachmittags|abends|nachts))?)\b(?!{GAP}(?:Jahre?n?|Monaten?|Tagen?|Wochen?|Stunden?"
    rf"|Minuten?|Euro|Mal))",
    "halfhour",
    ("Um [halb neun] geht es los.", "Es war [viertel nach acht].", "Um [halb acht abends] aß man."),
    (
        "Halb Europa schaute zu.",
        "Es war fünf vor zwölf Minuten",
    ),
)
def spoken_clock(match: re.Match[str]) -> Iterator[Found]:
    """halb neun, viertel nach acht, dreiviertel vier."""
    form = " ".join(match["before"].lower().split())
    hour = _HOURS.get(match["hour"].lower()) or int(match["hour"])
    if form not in ("halb", "viertel nach", "viertel vor") and not re.search(
        r"\b(?:um|gegen|ab|bis)\s{1,3}$", match.string[max(0, match.start() - 8) : match.start()], re.I
    ):
        return
    if (
        form == "halb"
        and not re.search(
            r"\b(?:um|gegen|ab|bis|von|vor|nach)\s{1,3}$", match.string[max(0, match.start() - 8) : match.start()], re.I
        )
        and not match["part"]
    ):
        return
    minutes = hour * 60 + _BEFORE[form]
    if match["part"] and match["part"].strip().lower() in ("nachmittags", "abends") and hour < 12:
        minutes += 720
    yield Found(*match.span("x"), TimexType.TIME, _meaning(*divmod(minutes, 60)))


@rule(
    rf"\b(?P<hour>{either([h for h in _HOURS if h not in ('ein',)])}){GAP}Uhr(?P<part>{GAP}(?:früh|morgens|mittags"
    rf"|nachmittags|abends|nachts))?\b",
    "clock",
    ("Um [acht Uhr abends] schloss das Haus.", "Es war [zwölf Uhr]."),
    ("Die Uhr schlug.",),
)
def spelled_hour(match: re.Match[str]) -> Iterator[Found]:
    """acht Uhr abends."""
    hour = _HOURS[match["hour"].lower()]
    if _evening(match["part"], hour):
        hour += 12
    yield Found(*match.span(), TimexType.TIME, _meaning(hour, 0))


@rule(
    rf"\b(?:am|vom|zum|bis{GAP}zum|gegen|der|in{GAP}der|über|zur|des|den|eines|ganzen|frühen|späten|diese"
    rf"|ganze){GAP}(?P<x>(?:(?:frühen|späten|ganzen){GAP})?(?-i:(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend"
    rf"|Vorabend|Spätnachmittag|Nacht|Abends|Nachts|Mitternacht|Früh)))\b"
    rf"(?!-|{GAP}(?:vor|zum|zu|auf|des|der|vom)\b|{GAP}von{GAP}{either(words.WEEKDAYS)}\b)",
    "part",
    (
        "Er kam am [Nachmittag] zurück.",
        "Am [frühen Nachmittag] zogen sie los.",
        "In der [Nacht] fiel Schnee.",
        "Gegen [Mitternacht] war Schluss.",
    ),
    (
        "Guten Abend!",
        "Er kommt morgen.",
        "Das Abendessen stand da.",
        "In der Nacht zu Samstag",
        "In der Nacht von Freitag",
    ),
)
def part_of_day(match: re.Match[str]) -> Iterator[Found]:
    """am Nachmittag, in der Nacht: of the day that the text speaks of."""
    part = words.PARTS_OF_DAY[match["part"].lower()]
    yield Found(*match.span("x"), TimexType.TIME, Date(part=part))


@rule(
    rf"(?P<x>(?:\b(?:der|den){GAP})?(?:(?:frühen|späten|ersten){GAP})?\b(?P<part>Morgen|Vormittag|Mittag|Nachmittag"
    rf"|Abend|Nacht)s?stunden)\b",
    "hours",
    ("In [den frühen Morgenstunden] brannte es.", "In [den Abendstunden] kam Nebel auf."),
    ("Die Arbeitsstunden zählen.",),
)
def hours_of_day(match: re.Match[str]) -> Iterator[Found]:
    """in den frühen Morgenstunden."""
    yield Found(*match.span("x"), TimexType.TIME, Date(part=words.PARTS_OF_DAY[match["part"].lower()]))


@rule(
    rf"\b(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht){GAP}(?:desselben|dieses|jenes){GAP}Tage?s\b",
    "that unit",
    ("Am [Abend desselben Tages] fiel die Stadt.", "Am [Morgen dieses Tages] regnete es."),
    ("Am Abend dieses Jahres",),
)
def part_of_that_day(match: re.Match[str]) -> Iterator[Found]:
    """am Abend desselben Tages."""
    part = words.PARTS_OF_DAY[match["part"].lower()]
    yield Found(*match.span(), TimexType.TIME, Shift(0, Precision.DAY, Origin.TEXT, part=part))


@rule(
    rf"\b(?:bis|um|nach|vor|seit|ab){GAP}(?P<x>Mitternacht)\b(?!-)",
    "part",
    ("Bis [Mitternacht] lief die Frist.",),
    ("Die Mitternachtsmesse",),
)
def midnight(match: re.Match[str]) -> Iterator[Found]:
    """um Mitternacht."""
    yield Found(*match.span("x"), TimexType.TIME, Date(clock=(24, 0)))
