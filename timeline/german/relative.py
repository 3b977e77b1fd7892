"""Dates that are counted from somewhere: weekdays, "vergangene Woche", "tags darauf"."""

import re
from collections.abc import Iterator

from timeline.german import words
from timeline.german.dates import edge
from timeline.german.patterns import (
    DET,
    GAP,
    MONTH_ALONE,
    NO_GAP,
    NUMBER,
    WEEKDAY,
    either,
    month,
    number,
    unit,
    weekday,
)
from timeline.language import Found, rule
from timeline.meanings import Date, Length, Origin, Shift, Side, Today, Toward, Vague
from timeline.model import Precision, TimexType

PRECISION = {
    "D": Precision.DAY, "W": Precision.WEEK, "WE": Precision.WEEKEND, "M": Precision.MONTH, "Q": Precision.QUARTER,
    "H": Precision.HALF, "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.CENTURY,
}  # fmt: skip

STEPS = {form: step for table, step in (
    (words.LAST, -1), (words.THIS, 0), (words.NEXT, 1), (words.SECOND_LAST, -2), (words.SECOND_NEXT, 2),
) for form in table}  # fmt: skip
STEP = rf"\b(?P<step>{either(STEPS)})(?:e[nrsm]?|er)?"
MAYBE_DET = rf"(?P<det>{DET}{GAP})?"
_EDGE = rf"(?P<edge>\b(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Laufe?){GAP})?"
_PART_WORD = r"(?:morgen|früh|vormittag|mittag|nachmittag|spätnachmittag|abend|nacht)"


_DAYS_AS_ADJECTIVES = {"gestrig": Side.LAST, "heutig": Side.AFTER, "morgig": Side.NEXT}


def step_of(text: str) -> int:
    """How many units an adjective leads away: vergangen -1, dies 0, übernächst 2."""
    return STEPS[text.lower()]


def lean(match: re.Match[str]) -> Side:
    """The side that a preposition gives away: "vom Sonntag" has been, "ab Montag" is to come."""
    words_before = match.string[max(0, match.start() - 14) : match.start()].lower().split()
    before = words_before[-1] if words_before and "nacht" not in words_before[-2:] else ""
    return {"vom": Side.BEFORE, "seit": Side.BEFORE, "ab": Side.AFTER, "zum": Side.AFTER}.get(before, Side.NONE)


SIDES = {-2: Side.LAST, -1: Side.LAST, 0: Side.THIS, 1: Side.NEXT, 2: Side.NEXT}


@rule(
    rf"(?P<x>(?:{MAYBE_DET}(?:{STEP}|(?P<adjective>gestrige|heutige|morgige)[nrs]?){GAP})?(?<![A-Z]-)\b(?P<wd>{WEEKDAY})"
    rf"(?:(?P<part>s?{_PART_WORD})s?\b|{GAP}(?P<apart>(?-i:früh|Früh|Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht"
    rf"|morgens|vormittags|mittags|nachmittags|abends|nachts))\b|s?\b))(?!-(?:[A-Z]\w+-)?[A-Z](?!\w*abend))(?!-)",
    "weekday",
    (
        "Sie kam am [Freitag] zurück.",
        "Am [Donnerstagabend] begann es.",
        "Am [Sonntag früh] fiel Schnee.",
        "Wie [der vergangene Sonntag] zeigte, ging es.",
        "Am [vergangenen Samstag] brannte es.",
        "Ab [kommendem Montag] gilt das.",
    ),
    ("Die Montagsdemo zog vorbei.", "Er kommt immer montags.", "Die Sonntagszeitung schrieb.", "Das sagte die Frau."),
)
def weekday_alone(match: re.Match[str]) -> Iterator[Found]:
    """Freitag, Donnerstagabend, vergangenen Samstag."""
    opening = not match.string[: match.start()].strip() or match.string[: match.start()].rstrip()[-1] in ".!?:"
    if match["wd"][0].islower() or (opening and match[0].lower() == match["wd"].lower() + "s"):
        return
    part_word = (match["part"] or match["apart"] or "").lower().lstrip("s")
    part = words.PARTS_OF_DAY.get(part_word, "")
    side = SIDES[step_of(match["step"])] if match["step"] else lean(match)
    if match["adjective"]:
        side = _DAYS_AS_ADJECTIVES[match["adjective"].lower().rstrip("e")]
    kind = TimexType.TIME if part else TimexType.DATE
    yield Found(*match.span("x"), kind, Date(weekday=weekday(match["wd"]), part=part, side=side))


@rule(
    rf"(?P<x>{_EDGE}{MAYBE_DET}{STEP}{GAP}(?:[a-zäöüß]{{3,20}}e[nrs]?{GAP})?(?:(?P<month>{MONTH_ALONE})(?!-)"
    rf"|(?P<unit>{either(words.UNITS)}|Wochenende?s?)(?![\w-]))(?P<part>{GAP}(?:abends|nachts"
    rf"|morgens))?)",
    "stepped",
    (
        "Er war in [der vergangenen Woche] krank.",
        "Im [vergangenen August] schien die Sonne.",
        "In [diesem Jahr] wählt das Land.",
        "Bis [Ende nächsten Jahres] ist Zeit.",
        "Sie kam [letzte Woche] an.",
        "Das Jahrbuch erscheint im [laufenden Jahr] nicht.",
        "Aus [diesem Jahrhundert] stammt es.",
        "Im [vorigen Monat] war Wahl.",
        "[Übernächste Woche] kommt sie.",
        "Am [kommenden Wochenende] ist Markt.",
    ),
    ("Diese Frau kam.", "Das letzte Mal war schön.", "Die nächste Stunde ist Mathematik.", "Dieser Mai-Umsturz"),
)
def stepped(match: re.Match[str]) -> Iterator[Found]:
    """vergangene Woche, im vergangenen August, dieses Jahr, Ende nächsten Jahres, am kommenden Wochenende."""
    count = step_of(match["step"])
    stem = match["step"].lower()
    outside = (match["det"] or "").strip().lower() == "des" and not match["edge"]
    span = (match.start("step"), match.end()) if outside else match.span("x")
    if match["month"]:
        yield Found(
            *span, TimexType.DATE, Date(month=month(match["month"]), edge=edge(match["edge"]), side=SIDES[count])
        )
        return
    precision = PRECISION.get(unit(match["unit"]))
    plural = match["unit"].lower() in _PLURALS
    if precision is None or (plural and (match["det"] or "").strip().lower() not in ("des", "dieses")):
        return
    if stem == "dies" and match["unit"].lower() in ("tage", "tagen"):
        return
    if precision is Precision.DAY:
        yield from _stepped_day(match, stem)
        return
    origin = Origin.TEXT if stem == "folgend" else Origin.EITHER if count == 0 else Origin.ARTICLE
    yield Found(*span, TimexType.DATE, Shift(count, precision, origin, edge(match["edge"])))


_PLURALS = {"tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren", "quartale", "jahrzehnte", "jahrzehnten",
            "jahrhunderte", "jahrhunderten", "wochenenden", "halbjahre"}  # fmt: skip


def _stepped_day(match: re.Match[str], stem: str) -> Iterator[Found]:
    """Only "dieser Tag" and "nächster, folgender Tag" are days; "der letzte Tag" is the last of something."""
    if stem == "dies":
        yield Found(*match.span("x"), TimexType.DATE, Shift(0, Precision.DAY, Origin.TEXT))
    elif stem in ("nächst", "folgend"):
        yield Found(*match.span("x"), TimexType.DATE, Shift(1, Precision.DAY, Origin.TEXT))


_OTHER_STEPS = {
    form: step for table, step in ((words.SAME, 0), (words.LATER, 1), (words.EARLIER, -1)) for form in table
}


@rule(
    rf"(?P<x>(?:\b(?:der|den|dem|das|des|die){GAP})?\b(?:der|des|dem)?(?P<step>{either(_OTHER_STEPS)})"
    rf"(?:e[nrsm]?){GAP}(?:(?P<unit>Tage?s?|Wochenende?|Woche|Monate?s?|Jahre?s?|Jahrzehnts?|Jahrhunderts?)"
    rf"|(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht))\b)",
    "same unit",
    (
        "Am [selben Tag] fuhr er ab.",
        "Im [darauffolgenden Jahr] kam der Friede.",
        "Noch [am selben Abend] rief sie an.".replace("[am selben Abend]", "am [selben Abend]"),
        "Im [gleichen Jahr] erschien ihr Buch.",
    ),
    ("Derselbe Mann kam.",),
)
def same_or_next(match: re.Match[str]) -> Iterator[Found]:
    """am selben Tag, im darauffolgenden Jahr, am folgenden Morgen: counted from what the text last spoke of."""
    count = _OTHER_STEPS[match["step"].lower()]
    if match["part"]:
        part = words.PARTS_OF_DAY[match["part"].lower()]
        yield Found(*match.span("x"), TimexType.TIME, Shift(count, Precision.DAY, Origin.TEXT, part=part))
        return
    precision = PRECISION[unit(match["unit"])]
    yield Found(*match.span("x"), TimexType.DATE, Shift(count, precision, Origin.TEXT))


@rule(
    rf"(?P<x>(?:\b(?:dies(?:er|em|en)|jen(?:er|em|en)|d(?:er|em|en)){GAP})?(?P<step>vergangenen?|letzten?|vorigen?"
    rf"|kommenden?|nächsten|folgenden|gleichen"
    rf"|diesem|dieser|diesen|jenem|jener|heutigen|gestrigen|morgigen){GAP}(?P<part>Morgen|Vormittag|Mittag|Nachmittag"
    rf"|Abend|Nacht)\b)",
    "part",
    (
        "Am [nächsten Morgen] war alles weiß.",
        "In [der vergangenen Nacht] schneite es.",
        "An [diesem Abend] sang sie.",
        "Am [gestrigen Abend] regnete es.",
    ),
    ("Die folgenden Abende waren lang.",),
)
def stepped_part(match: re.Match[str]) -> Iterator[Found]:
    """am nächsten Morgen, an diesem Abend."""
    part, stem = words.PARTS_OF_DAY[match["part"].lower()], match["step"].lower()
    counts = {"gestrigen": -1, "heutigen": 0, "morgigen": 1}
    counts |= {form + end: -1 for form in ("vergangen", "letzt", "vorig") for end in ("e", "en")}
    counts |= {"kommende": 0, "kommenden": 0}
    if stem in counts:
        yield Found(*match.span("x"), TimexType.TIME, Shift(counts[stem], Precision.DAY, Origin.ARTICLE, part=part))
        return
    later = int(stem in ("nächsten", "folgenden"))
    yield Found(*match.span("x"), TimexType.TIME, Shift(later, Precision.DAY, Origin.TEXT, part=part))


_DAYS = {"vorgestern": -2, "gestern": -1, "morgen": 1, "übermorgen": 2, "vorvorgestern": -3}


@rule(
    rf"\b(?:(?P<day>vorvorgestern|vorgestern|gestern|übermorgen|(?-i:morgen|(?<=[.:!?\"„»«“]\s)Morgen"
    rf"|(?<=[\"„»«“])Morgen|(?<![\w.,;:!?\"„»«“)-]\s)(?<=\A)Morgen))|(?P<today>heute))(?:{GAP}(?P<part>(?-i:früh|Früh"
    rf"|Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|abend|nacht|mittag|vormittag|nachmittag|morgen|morgens|abends"
    rf"|mittags|nachmittags|vormittags))\b)?(?![\w-])",
    "day",
    (
        "Er kam [gestern] an.",
        "Sie ruft [morgen] zurück.",
        "[Heute Abend] spielt die Kapelle.",
        "Sie trafen sich [gestern früh] im Park.",
        "Er fährt [übermorgen] heim.",
    ),
    ("Am Morgen kam er.", "Eines Morgens war er fort.", "Guten Morgen!"),
)
def deictic_day(match: re.Match[str]) -> Iterator[Found]:
    """gestern, heute, morgen, with a part of the day."""
    part = words.PARTS_OF_DAY[match["part"].lower()] if match["part"] else ""
    kind = TimexType.TIME if part else TimexType.DATE
    if match["today"]:
        yield Found(*match.span(), kind, Today(_is_lasting(match), part))
        return
    yield Found(*match.span(), kind, Shift(_DAYS[match["day"].lower()], Precision.DAY, Origin.ARTICLE, part=part))


def _is_lasting(match: re.Match[str]) -> bool:
    """Whether "heute" stands for our age: "bis heute", "heute noch", "noch heute bekannt", "von heute aus"."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    after = match.string[match.end() : match.end() + 12]
    return bool(
        re.search(r"\b(?:bis|noch|auch|selbst|sogar)\s{1,3}$", before, re.I)
        or re.match(r"\s{1,3}(?:noch|weniger|mehr|kaum|üblich|wieder|wie|nicht mehr|zu)\b", after)
    )


@rule(
    rf"(?P<x>\b(?:heurigen|heurige|heuriger|heuriges){GAP}(?:Jahre?s?|Saison|Sommer|Winter|Herbst|Frühjahr|Frühling)"
    rf"|\bheuer\b|\bhür\b)",
    "year-word",
    ("Das Fest findet [heuer] im Mai statt.", "Im [heurigen Jahr] ist es kalt."),
    ("Das Ungeheuer schlief.", "Er heuert an."),
)
def this_year(match: re.Match[str]) -> Iterator[Found]:
    """heuer, as Austria, Bavaria and South Tyrol say "dieses Jahr"."""
    yield Found(*match.span("x"), TimexType.DATE, Shift(0, Precision.YEAR, Origin.ARTICLE))


@rule(
    rf"(?:\b(?P<det>den|die|der|dem|des){GAP})?(?P<x>\b(?P<prefix>Vor|Folge)(?P<unit>jahre?n?s?|tage?n?s?|woche"
    rf"|monate?n?s?|quartale?s?|saison))\b(?!-)",
    "prefixed",
    (
        "Im [Vorjahr] war mehr los.",
        "Sie siegte wie am [Vortag].",
        "In [den Folgejahren] ging es bergab.",
        "Im [Folgejahr] kam er.",
    ),
    ("Der Vortrag war lang.", "Der Vorjahressieger fehlt."),
)
def prefixed_unit(match: re.Match[str]) -> Iterator[Found]:
    """Vorjahr, Vortag, Folgejahre: the unit before or after the one that is spoken of."""
    form, name = match["prefix"].lower(), match["unit"].lower()
    step = {"vor": -1, "folge": 1}[form]
    if name == "saison":
        return
    if name in ("jahren", "tagen", "monaten"):
        toward = Toward.NEXT if step > 0 else Toward.LAST
        yield Found(match.start(), match.end(), TimexType.DURATION, Length(None, unit(name), toward))
        return
    origin = Origin.TEXT if step > 0 or name.startswith("tag") else Origin.EITHER
    yield Found(*match.span("x"), TimexType.DATE, Shift(step, PRECISION[unit(name)], origin))


@rule(
    rf"(?P<x>\b(?:Tags|(?:Jahr|Tag|Monat|Woche|Abend|Nacht|Sommer|Herbst|Winter|Frühjahr|Sonntag"
    rf"|Morgen){GAP})(?<=[sn ])(?:{NO_GAP})(?P<way>darauf|danach|drauf|zuvor|davor|vorher|später)\b"
    rf"|\b(?P<tags>tags){GAP}(?P<way2>darauf|danach|drauf|zuvor|davor|vorher)\b)",
    "way",
    (
        "[Tags darauf] kam der Brief.",
        "Am [Tag zuvor] hatte es geregnet.",
        "Im [Jahr darauf] starb er.",
        "Sie ging [tags zuvor].",
        "In der [Nacht zuvor] brannte es.",
    ),
    ("Er kam später.",),
)
def unit_before_or_after(match: re.Match[str]) -> Iterator[Found]:
    """tags darauf, am Tag zuvor, im Jahr darauf."""
    way = match["way"] or match["way2"]
    count = -1 if way.lower() in ("zuvor", "davor", "vorher") else 1
    name = match["x"].split()[0].lower()
    if name in words.PARTS_OF_DAY:
        part = words.PARTS_OF_DAY[name]
        yield Found(*match.span("x"), TimexType.TIME, Shift(count, Precision.DAY, Origin.TEXT, part=part))
        return
    if name in words.SEASONS:
        meaning = Shift(count, Precision.SEASON, Origin.TEXT, part=words.SEASONS[name])
        yield Found(*match.span("x"), TimexType.DATE, meaning)
        return
    precision = Precision.WEEK if name in words.WEEKDAYS else PRECISION[unit(name)]
    yield Found(*match.span("x"), TimexType.DATE, Shift(count, precision, Origin.TEXT))


_SOME_UNIT = rf"(?:(?P<some>\b{either(words.SOME)}){GAP})"


@rule(
    rf"(?P<x>(?:\b{either([f for f in words.ABOUT if f not in words.ABOUT_OUTSIDE])}{GAP})?(?:(?P<n>{NUMBER}){GAP}"
    rf"|{_SOME_UNIT})?(?P<unit>\b(?:Sekunden?|Minuten?|Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Jahrzehnte?n?"
    rf"|Jahrhunderte?n?))"
    rf"(?:{GAP}und{GAP}(?P<n2>{NUMBER}){GAP}(?P<unit2>Tage?|Wochen?|Monate?))?{GAP}(?P<way>später|danach|darauf|drauf"
    rf"|zuvor|davor|vorher|früher))\b(?!{GAP}(?:als|dran|geplant))",
    "way unit",
    (
        "[Drei Tage später] war er da.",
        "[Knapp einen Monat später] gab er auf.",
        "[Zwei Jahre zuvor] war sie abgereist.",
        "Die Stadt fiel [Tage später].",
        "[Einige Wochen danach] kam die Antwort.",
        "[Eine Minute später] stand es gleich.",
        "[Ein Jahr und zwei Monate später] endete die Haft.",
    ),
    ("Zwei Tage nach der Wahl ging er.", "Das ist später.", "Sie kam drei Jahre früher als geplant."),
)
def counted_from_text(match: re.Match[str]) -> Iterator[Found]:
    """drei Tage später, zwei Jahre zuvor, Tage später."""
    backwards = match["way"].lower() in ("zuvor", "davor", "vorher", "früher")
    count = number(match["n"]) if match["n"] else None
    name = unit(match["unit"])
    if name[0] == "T":
        meaning: Length | Shift = Length(count, name)
        yield Found(*match.span("x"), TimexType.TIME, Shift(0, Precision.DAY, Origin.TEXT, part="XX:XX"))
        return
    if count is None and match["unit"].lower() in ("jahr", "tag", "monat", "woche", "jahrzehnt", "jahrhundert"):
        return
    if count is None:
        meaning = Shift(None, PRECISION[name], Origin.TEXT, backwards=backwards)
        yield Found(*match.span("x"), TimexType.DATE, meaning)
        return
    if match["unit2"] or count.denominator > 1:
        per = 12 if name == "Y" else 1
        extra = (number(match["n2"]) or 0) if match["unit2"] else 0
        whole = int(count * per) + int(extra)
        precision = Precision.MONTH if name == "Y" else PRECISION[name]
    else:
        whole, precision = int(count), PRECISION[name]
    yield Found(*match.span("x"), TimexType.DATE, Shift(-whole if backwards else whole, precision, Origin.TEXT))


@rule(
    rf"\b(?P<wd>{WEEKDAY})(?P<part>{_PART_WORD})?{GAP}(?:der{GAP})?{STEP}{GAP}Woche\b",
    "weekday step unit",
    (
        "Er kam am [Freitag vergangener Woche] an.",
        "Am [Mittwoch dieser Woche] tagt der Rat.",
        "Am [Dienstagabend kommender Woche] liest sie.",
    ),
    ("Am Freitag kam er, vergangene Woche ging er.",),
)
def weekday_of_week(match: re.Match[str]) -> Iterator[Found]:
    """Freitag vergangener Woche."""
    part = words.PARTS_OF_DAY[match["part"].lower()] if match["part"] else ""
    of = Shift(step_of(match["step"]), Precision.WEEK, Origin.ARTICLE)
    kind = TimexType.TIME if part else TimexType.DATE
    yield Found(*match.span(), kind, Date(weekday=weekday(match["wd"]), part=part, of=of))


@rule(
    rf"\b(?P<x>(?P<wd>{WEEKDAY}){GAP}(?P<toward>vor|in){GAP}(?P<n>{NUMBER}){GAP}Wochen?"
    rf"|(?P<month>{MONTH_ALONE}){GAP}(?P<ago>vor|in){GAP}(?P<years>{NUMBER}){GAP}Jahr(?:en)?)\b",
    "number unit",
    ("Am [Donnerstag vor einer Woche] brannte es.", "Im [September vor zwei Jahren] schloss das Werk."),
    ("Am Donnerstag vor der Wahl kam er.", "Im Mai vor Jahren war es kalt."),
)
def day_beside_counted_unit(match: re.Match[str]) -> Iterator[Found]:
    """Donnerstag vor einer Woche: a week before the last Thursday; September vor zwei Jahren."""
    count = number(match["n"] or match["years"])
    if count is None or count.denominator != 1:
        return
    away = int(count) * (-1 if (match["toward"] or match["ago"]) == "vor" else 1)
    if match["month"]:
        meaning = Date(month=month(match["month"]), of=Shift(away, Precision.YEAR, Origin.ARTICLE))
    else:
        side = Side.LAST if away < 0 else Side.NEXT
        meaning = Date(weekday=weekday(match["wd"]), side=side, of=Shift(away, Precision.WEEK, Origin.ARTICLE))
    yield Found(*match.span("x"), TimexType.DATE, meaning)


@rule(
    rf"(?P<x>(?:\b(?:am|an|dem|den|das|dieses|diesem|beiden){GAP})?\b(?P<name>Wochenende)s?)\b(?!-)(?<!-Wochenende)",
    "weekend",
    ("Sie war am [Wochenende] da.", "Zum [Wochenende] hin taut es."),
    ("Das Wochenendhaus brannte.", "Zwei Wochenenden lang fehlte er."),
)
def weekend(match: re.Match[str]) -> Iterator[Found]:
    """am Wochenende: the last, the present or the next one, as the verb tells."""
    yield Found(*match.span("name"), TimexType.DATE, Date(weekend=True, side=lean(match)))


@rule(
    rf"(?P<x>\b(?:zu{GAP}|in{GAP})?(?P<core>(?P<that>dieser|jener){GAP}(?:[a-zäöüß]{{3,20}}en{GAP})?Zeit"
    rf"|jenem{GAP}Zeitpunkt|jenen{GAP}Tagen|jenen{GAP}Jahren))\b(?!-|{GAP}(?:der|des|von))",
    "time-word",
    ("Zu [dieser Zeit] lebten hier wenige.", "In [jenen Tagen] war Krieg."),
    ("Zeit ist Geld.",),
)
def that_time(match: re.Match[str]) -> Iterator[Found]:
    """zu dieser Zeit, in jenen Tagen: the past in the past tense, else the present; resolution looks at the tense."""
    yield Found(*match.span("core"), TimexType.DATE, Vague("THAT_TIME"))
