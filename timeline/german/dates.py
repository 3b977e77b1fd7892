"""Calendar dates as far as they are written out: days and months, and lists and ranges of them."""

import re
from collections.abc import Iterator
from datetime import date

from timeline.german import words
from timeline.german.patterns import (
    DAY,
    GAP,
    MONTH,
    MONTH_ALONE,
    NO_GAP,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    either,
    month,
    ordinal,
    weekday,
    year,
)
from timeline.language import Found, rule
from timeline.meanings import Date, Edge, Impossible, Meaning, Origin, Shift
from timeline.model import Precision, TimexType

# "am 3. Mai 800" is a year; "bis zum 31. August 174 Aufführungen" counts
_COUNTS = rf"(?!\d|[.,]\d|:\d|{GAP}(?:Euro|Uhr|Meter))"
_YEAR_AFTER = rf"(?:{NO_GAP}(?:[1-9]\d{{3}}{_COUNTS}|[1-9]\d{{2}}{_COUNTS}(?!{GAP}(?-i:[A-ZÄÖÜ]))|[’'‘]\d\d\b))"
_MONTH_SHORT_OK = MONTH
_JOIN = (
    rf"(?:{NO_GAP}(?:,|/|–|-|\+|&){NO_GAP}|{GAP}|(?=\b))(?:(?:und|sowie|oder|bzw\.|bis|auf|zum|am|vom|den|dem|ab"
    rf"|von)\b{GAP}){{0,3}}"
)
_DAY_NAME = rf"(?:{WEEKDAY}|{WEEKDAY_SHORT})"
_DATED_DAY = rf"(?:{_DAY_NAME}{NO_GAP},?{NO_GAP}(?:(?:dem|den|der){GAP})?)?{DAY}(?!\d)\.?"


_STEPPED = f"(?:{either((*words.LAST, *words.THIS, *words.NEXT, *words.LATER))}(?:en|es)?)"
OF_YEAR = (
    rf"(?P<of>{GAP}(?:(?:des|dieses|jenes){GAP}(?:(?:{_STEPPED}|gleichen|selben){GAP})?|desselben{GAP}|{_STEPPED}{GAP})"
    rf"(?:Jahre?s|Monate?s)\b(?!{GAP}\d)|{GAP}des{GAP}(?:Vorjahre?s|Folgejahre?s|Vormonats)\b"
    rf"|{GAP}[dv]\.{NO_GAP}[JM]\.)"
)


def year_of(text: str | None) -> Shift | None:
    """The year (or month) that words behind a date count to: "vergangenen Jahres", "desselben Monats"."""
    if not text:
        return None
    form = text.lower()
    unit = Precision.MONTH if "monat" in form or form.endswith("m.") else Precision.YEAR
    if re.search(r"selben|gleichen|jenes", form):
        return Shift(0, unit, Origin.TEXT)
    if re.search(rf"folge|{either(words.LATER)}", form):
        return Shift(1, unit, Origin.TEXT)
    if re.search(rf"vorjahr|vormonat|v\.|{either(words.LAST)}", form):
        return Shift(-1, unit, Origin.ARTICLE)
    if re.search(either(words.NEXT), form):
        return Shift(1, unit, Origin.ARTICLE)
    return Shift(0, unit, Origin.EITHER)


def possible(meaning: Date) -> Meaning:
    """The date itself, or why no calendar holds it ("31. Februar", "2025-13-40")."""
    month_, day_ = meaning.month, meaning.day
    if month_ is not None and not 1 <= month_ <= 12:
        return Impossible(f"einen {month_}. Monat gibt es nicht")
    try:
        if month_ and day_:
            date(meaning.year or 2000, month_, day_)
    except ValueError:
        if meaning.year is not None and not 1 <= meaning.year <= 9999:
            return Impossible(f"das Jahr {meaning.year} liegt außerhalb des Kalenders")
        where = f"im Februar {meaning.year}" if month_ == 2 and day_ == 29 else "in diesem Monat"
        return Impossible(f"einen {day_}. gibt es {where} nicht")
    return meaning


@rule(
    r"(?<![\w.-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?(?:Z"
    r"|[+-]\d\d:?\d\d)?)?(?![\w-])",
    "year4",
    ("Stand: [2023-05-03], gesichert.", "Gemessen [2023-05-03T14:30]."),
    ("Aktenzeichen 2023-05-031", "ISBN 978-3-16-148410-0"),
)
def iso_date(match: re.Match[str]) -> Iterator[Found]:
    """2023-05-03, with or without a time."""
    clock = (int(match["h"]), int(match["min"])) if match["h"] else None
    meaning = possible(Date(int(match["y"]), int(match["m"]), int(match["d"]), clock=clock))
    yield Found(*match.span(), TimexType.TIME if clock else TimexType.DATE, meaning)


@rule(
    rf"(?<![\w.,])(?:(?P<wd>{_DAY_NAME}){NO_GAP},?{NO_GAP}(?:(?:dem|den|der){GAP})?)?"
    rf"(?P<d>\d{{1,2}})\.{NO_GAP}(?P<m>\d{{1,2}})\.{NO_GAP}(?P<y>\d{{4}}|[’']?\d\d)(?!\d|\.\d|,\d|{GAP}Uhr)",
    "dotted",
    (
        "Am [3.5.2023] war Schluss.",
        "Geboren [03.05.23] in Bern.",
        "Am [Freitag, den 3. 5. 2023], tagt der Rat.",
        "Stand [Mi., 03.05.2023]",
    ),
    ("Server 10.12.20.3", "Version 3.5.2023.1 ist da."),
)
def numeric_date(match: re.Match[str]) -> Iterator[Found]:
    """3.5.2023, 03.05.23, Mi., 3. 5. 2023."""
    named = weekday(match["wd"]) if match["wd"] else None
    day, month_ = int(match["d"]), int(match["m"])
    if day > 31 or month_ > 12:
        yield Found(*match.span(), TimexType.DATE, Impossible(f"{day}.{month_}. ist kein Tag des Kalenders"))
        return
    number = year(match["y"]) if len(match["y"]) == 4 else year(match["y"].lstrip("’'").zfill(2))
    yield Found(*match.span(), TimexType.DATE, possible(Date(number, month_, day, weekday=named)))


@rule(
    rf"(?:(?P<cue>\b(?:am|vom|bis|ab|zum|den|dem|seit|der|und|bis zum|{_DAY_NAME},?){GAP}|\()|"
    rf"(?<=\d\.[-–/])|(?<![\w.])(?=\d{{1,2}}\.\d{{1,2}}\.{NO_GAP}[-–]{NO_GAP}\d{{1,2}}\.\d{{1,2}}\.))"
    rf"(?P<x>(?P<d>0?[1-9]|[12]\d|3[01])\.{NO_GAP}(?P<m>0?[1-9]|1[0-2])\.)(?!{NO_GAP}\d)"
    rf"(?!{GAP}{MONTH})",
    "dotted",
    (
        "Am [3.5.] beginnt die Messe.",
        "Vom [3. 5.] an ist zu.",
        "Bis zum [03.12.] ist offen.",
        "Messe [25.01.]-27.01.2008",
    ),
    ("Sie stiegen um 1.2. Prozent", "Die Zahl 3.5. ist falsch.", "Am 3. Mai ist Schluss."),
)
def numeric_day(match: re.Match[str]) -> Iterator[Found]:
    """3.5. behind a word that announces a day; alone it is too often a number."""
    yield Found(*match.span("x"), TimexType.DATE, possible(Date(month=int(match["m"]), day=int(match["d"]))))


_ITEM = re.compile(
    rf"(?P<item>(?:(?P<wd>{_DAY_NAME}){NO_GAP},?{NO_GAP}(?:(?:dem|den|der){GAP})?)?(?P<d>(?<!\d)\d{{1,2}})(?!\d)\.?)",
    re.IGNORECASE,
)


@rule(
    rf"(?P<night>\b(?:(?:frühen|späten){GAP})?(?P<when>Nacht|Morgen|Vormittag|Mittag|Nachmittag|Abend"
    rf"|Vorabend){GAP}(?:vom|des){GAP})?(?P<days>{_DATED_DAY}(?:{_JOIN}{_DATED_DAY}){{0,14}})"
    rf"(?<=\.)"
    rf"{NO_GAP}(?P<month>{_MONTH_SHORT_OK})(?!-[A-Z])(?<!\bJan(?={GAP}(?-i:[A-ZÄÖÜ])))(?:(?P<year>{_YEAR_AFTER})"
    rf"|{OF_YEAR})?(?P<part>{GAP}(?:früh|morgens|vormittags|mittags|nachmittags"
    rf"|abends|nachts)\b)?",
    "num month",
    (
        "Am [5. März 2025] kam der Brief.",
        "Am [3. Mai] ist Markt.",
        "Am [Donnerstag, 18. Dezember], fährt der Zug.",
        "Am [10.], [16.] und [17. Jänner] ist Probe.",
        "Vom [3.] bis [7. Mai 2024] ist geschlossen.",
        "Am [4.]/[5. August 1789] fiel der Beschluss.",
        "Am [17. Juli morgens] fuhr er ab.",
        "In der [Nacht vom 20.]/[21. Juni 1791] brannte es.",
        "Am [Fr., 3.], und [Sa., 4. Okt.], spielt sie.",
        "Am [24. Dezember ’44] schwiegen sie.",
        "Am [31. Februar] geht das nicht.",
        "Am [Morgen des 6. Juni 1944] landeten sie.",
        "Am [5. Mai vergangenen Jahres] brannte es.",
        "In der Nacht zum [10. Mai] fielen Schüsse.",
        "Bis zum [31. August] 174 Aufführungen.",
        "Am [3. Mai 800] wurde er gekrönt.",
    ),
    ("Die 3. Maiwiese liegt hinten.", "Das 12. Augustinerkloster."),
)
def day_of_month(match: re.Match[str]) -> Iterator[Found]:
    """One or several days of one month: 3. Mai, 10., 16. und 17. Jänner, vom 3. bis 7. Mai 2024."""
    base, items = match.start("days"), list(_ITEM.finditer(match["days"]))
    number = year(match["year"]) if match["year"] else None
    part = words.PARTS_OF_DAY[match["part"].split()[0].lower()] if match["part"] else ""
    first_part = words.PARTS_OF_DAY[match["when"].lower()] if match["when"] else ""
    for position, item in enumerate(items):
        last, night = position == len(items) - 1, position == 0 and match["night"]
        meaning = possible(
            Date(
                number,
                month(match["month"]),
                int(item["d"]),
                weekday=weekday(item["wd"]) if item["wd"] else None,
                part=first_part if night else part if last else "",
                of=year_of(match["of"]),
            )
        )
        start = match.start() if night else base + item.start()
        end = match.end() if last else base + item.end()
        timed = night or (last and part)
        yield Found(start, end, TimexType.TIME if timed else TimexType.DATE, meaning)


@rule(
    rf"(?:\b(?:am|vom|den|dem|der|zum|des|bis){GAP})(?P<x>(?P<d>{ORDINAL}){GAP}"
    rf"(?P<month>{MONTH_ALONE})(?!-)(?P<year>{_YEAR_AFTER})?)",
    "month",
    ("Am [dritten Mai] war Ruhe.", "Der [erste August 1914] änderte alles.", "Bis zum [fünfzehnten Jänner] ist Zeit."),
    ("Der dritte Maibaum stand schief.",),
)
def spelled_day(match: re.Match[str]) -> Iterator[Found]:
    """dritter Mai, erster August 1914."""
    number = year(match["year"]) if match["year"] else None
    yield Found(*match.span("x"), TimexType.DATE, possible(Date(number, month(match["month"]), ordinal(match["d"]))))


_EDGE = rf"(?:(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Ausgang|Laufe?)(?:{GAP}des{GAP}Monats)?{GAP})"


def edge(text: str | None) -> Edge:
    """Anfang, Mitte, Ende as TIMEX3 calls them; "Laufe" is the whole."""
    if not text:
        return Edge.NONE
    found = re.search(either(words.EDGES), text, re.IGNORECASE)
    return Edge(words.EDGES[found[0].lower()]) if found else Edge.NONE


@rule(
    rf"(?P<edge>\b{_EDGE})?(?P<month>{MONTH}){NO_GAP}(?:(?:des{GAP}Jahres|des{GAP}Jahrs"
    rf"|im{GAP}Jahre?){GAP})?(?P<year>{YEAR}|[’'‘]\d\d\b)",
    "month num",
    (
        "Im [März 2021] war Pause.",
        "[Anfang August 1964] begann es.",
        "Seit [Mai des Jahres 1917] schwieg er.",
        "Die Ausgabe [Okt. 2019] ist vergriffen.",
        "Im [Mai ’68] brannte Paris.",
    ),
    ("Der Mai 3000 Besucher",),
)
def month_of_year(match: re.Match[str]) -> Iterator[Found]:
    """März 2021, Anfang August 1964, Mai ’68."""
    meaning = Date(year(match["year"]), month(match["month"]), edge=edge(match["edge"]))
    yield Found(*match.span(), TimexType.DATE, meaning)


_MONTH_CUE = (
    r"\b(?:im|vom|seit|ab|bis|bis zum|zum|von|für|und|oder|gegen|vor|nach|pro|zwischen|diesen|beim|sowie|noch|erst|den"
    r"|dem|ganzen|Monat|Monats|Monate|des|der|aus|in|auf|letzten|heißen|kalten)"
)


@rule(
    rf"(?:(?P<edge>\b{_EDGE})|(?P<cue>{_MONTH_CUE}{NO_GAP},?{GAP})|(?<![\w.-]))"
    rf"(?P<month>{MONTH_ALONE}){OF_YEAR}?(?!\.\w|[’'])",
    "month",
    (
        "Im [Juli] kam der Regen.",
        "[Ende Mai] ist Schluss.",
        "Bis [Mitte Juni] gilt das.",
        "Zwischen [Mai] und [Juli] blüht er.",
        "Im [April des Jahres] fiel die Stadt.",
        "Im [Oktober vergangenen Jahres] fiel sie.",
        "Im [Mai desselben Jahres] starb er.",
    ),
    ("August Huber singt.", "Die Schriftstellerin Juli Berger las.", "Sie hisste die Maifahne."),
)
def month_alone(match: re.Match[str]) -> Iterator[Found]:
    """A month whose year the text leaves to the reader; first names ("August Huber") are kept out."""
    text, after = match.string, match.string[match.end() : match.end() + 3]
    is_name = re.match(r"\s[A-ZÄÖÜ][a-zäöüß]", after)
    cued = match["edge"] or re.match(r"(?:im|ab|bis|seit)\b", match["cue"] or "", re.IGNORECASE)
    if match["month"].lower() in ("august", "juli", "april", "mai") and is_name and not cued:
        return
    if after[:1] == "-" and match["month"].lower() == "august":
        return
    if not match["month"][0].isupper():
        return
    start = match.start("edge") if match["edge"] else match.start("month")
    before = text[max(0, start - 14) : start]
    if re.search(r"[A-ZÄÖÜ][a-zäöüß]+(?:in)?\s$", before) and match["month"].lower() in ("august", "april") and is_name:
        return
    of = year_of(match["of"])
    yield Found(start, match.end(), TimexType.DATE, Date(month=month(match["month"]), edge=edge(match["edge"]), of=of))


@rule(
    rf"\b(?:am|vom|bis|zum|seit|den){GAP}(?P<x>(?P<d>\d{{1,2}}\.){GAP}(?:(?:des|dieses|jenes)(?:{GAP}(?:gleichen"
    rf"|selben))?|desselben){GAP}Monate?s)\b",
    "num unit",
    ("Am [15. desselben Monats] kam Hilfe.", "Bis zum [10. des Monats] ist Zeit."),
    ("Am 15. Mai kam er.",),
)
def day_of_that_month(match: re.Match[str]) -> Iterator[Found]:
    """am 15. desselben Monats."""
    yield Found(*match.span("x"), TimexType.DATE, Date(day=ordinal(match["d"]), of=year_of(match["x"])))


_FOREIGN = either(words.FOREIGN_MONTHS)


@rule(
    rf"(?<![\w.])(?:(?:\d{{1,2}}(?:st|nd|rd|th|º|°|er)?{GAP}(?:of{GAP}|de{GAP}|di{GAP})?{_FOREIGN}"
    rf"|{_FOREIGN}{GAP}\d{{1,2}}(?:st|nd|rd|th)?),?{GAP}(?:de{GAP})?(?:1\d|20)\d\d)(?!\d|[.,]\d)",
    "num foreign-month",
    ("Published [May 5, 2025] in London.", "Stand: [5 May 2025], London.", "Roma, [3 maggio 2024], ore 10."),
    ("May 2025 Euro zahlen?", "Am 5. Mai 2025 war er da."),
)
def foreign_date(match: re.Match[str]) -> Iterator[Found]:
    """5 May 2025, May 5, 2025, 3 maggio 2024: recognised here, read by dateparser."""
    import dateparser  # takes a third of a second to load, and hardly an article needs it

    found = dateparser.parse(
        match[0], languages=["en", "it", "fr", "es"], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
    )
    if found:
        yield Found(*match.span(), TimexType.DATE, Date(found.year, found.month, found.day))
