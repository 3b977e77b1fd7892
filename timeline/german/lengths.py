"""How long and how often: durations, sets, and the stretches of time that end or begin with the day of writing."""

import re
from collections.abc import Iterator
from fractions import Fraction

from timeline.german import words
from timeline.german.patterns import (
    ABOUT,
    GAP,
    NO_GAP,
    NUMBER,
    ORDINAL,
    SOME,
    UNIT,
    WEEKDAY,
    either,
    number,
    ordinal,
    unit,
    weekday,
)
from timeline.language import Found, rule
from timeline.meanings import Length, Repeat, Toward
from timeline.model import TimexType
from timeline.periods import length as length_value

_ADJECTIVE = (
    rf"(?:(?-i:(?!(?:über|unter|hinter|oder|aber|alle|eine|seine|ihre|keine|diese|sowie|einer"
    rf"|einen)\b)[a-zäöüß]{{2,20}}(?:e|en|er|es)\b){GAP})"
)
_LAST = rf"(?:{either(words.LAST)}(?:en|e|er)\b{GAP})"
_NEXT = rf"(?:{either([w for w in words.NEXT if w != 'anstehend'])}(?:en|e|er)\b{GAP})"
_COMPOUND = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,18}(?:tage|tagen|stunden|minuten|jahre|jahren|wochen|monate|monaten|abende|abenden"
    r"|nächte|nächten))"
)
_FIRST = r"(?:(?:ersten|letzten|ganzen|vollen|langen|gesamten|drauffolgenden|guten)\s{1,4})"
_SIDE = rf"(?:{ABOUT}{GAP})?(?:{_LAST}|{_NEXT}|{_FIRST})"
_UNIT = rf"(?:{UNIT}|{_COMPOUND})"
_NOT_AGE = (
    rf"(?!{GAP}(?:alte?[nrsm]?|ältere?[nrsm]?|jüngere?[nrsm]?|jung|später|danach|darauf|zuvor|davor|vorher"
    rf"|früher(?!,?{GAP}als))\b)"
)
_PREPOSITION = (
    rf"(?:(?P<way>vor|in|seit)\b{GAP}(?:(?:schon|bereits|mehr|nur|nun|nicht{GAP}einmal|ziemlich|noch|erst|kaum"
    rf"|spätestens|frühestens|etwas|nunmehr){GAP}){{0,2}})"
)
_TOWARD = {"vor": Toward.AGO, "in": Toward.AHEAD, "seit": Toward.SINCE}


def _allowed(text: str) -> bool:
    form = text.lower()
    return form in words.UNITS or not any(stem in form for stem in words.NOT_UNITS)


@rule(
    rf"(?:\b{_PREPOSITION})?(?P<x>(?:\b(?:den|die|der){GAP}(?={_SIDE}))?(?:(?P<about>\b{ABOUT}){GAP})?"
    rf"(?P<side>(?<!\w){_LAST}|(?<!\w){_NEXT}"
    rf"|{_FIRST})?(?P<n>{NUMBER})(?:{NO_GAP}(?:-|–|bis){NO_GAP}(?P<to>{NUMBER}))?(?:{GAP}"
    rf"|-)(?:{_ADJECTIVE}(?<!als\s))?(?P<unit>{_UNIT}))(?P<lang>{GAP}lang)?\b(?!-)"
    rf"(?:(?P<and>{GAP}und{GAP}(?P<n2>{NUMBER}){GAP}(?P<unit2>{_UNIT})))?{_NOT_AGE}",
    "counted",
    (
        "Er blieb [drei Jahre] lang dort.",
        "Vor [sechs Wochen] kam er.",
        "Seit [gut 15 Jahren] singt sie.",
        "Nach [rund 360 ehrenamtlichen Stunden] war es fertig.",
        "In [den vergangenen fünf Jahren] wuchs der Ort.",
        "Nach [87 Verhandlungstagen] war Schluss.",
        "Sie warteten [ein halbes Jahr] auf ihn.",
        "[Die letzten zwölf Monate] waren schwer.",
        "Er saß [drei Jahre und zwei Monate] ein.",
        "In [anderthalb Jahren] ist Wahl.",
    ),
    (
        "Er ist 40 Jahre alt.",
        "Eine Frau kam an dem Tag.",
        "Zwei Landtage tagten.",
        "Drei Jahre später kam er.",
        "Fünf Lichtjahre entfernt",
        "Am 3. Tag kam er.",
    ),
)
def length(match: re.Match[str]) -> Iterator[Found]:
    """So many units: drei Jahre, rund 200 Stunden, vor sechs Wochen, den vergangenen fünf Jahren."""
    text = match["unit"]
    if not _allowed(text):
        return
    single = re.fullmatch(r"(?:ein|eine|einem|einen|einer|eines)", match["n"], re.IGNORECASE)
    if single and (text.lower() not in words.UNITS or text.lower() in ("tages", "nacht") or _names_a_day(match)):
        return
    count = number(match["to"] or match["n"])
    name = unit(text)
    if name == "WE" and single:
        return
    toward = _toward(match)
    about = bool(match["about"]) or bool(match["to"])
    if match["to"]:
        yield Found(
            match.start("x"), match.end("n"), TimexType.DURATION, Length(number(match["n"]), name, toward, True)
        )
        yield Found(match.start("to"), match.end("x"), TimexType.DURATION, Length(count, name, toward, True))
        return
    end = match.end("x")
    if match["and"] and unit(match["unit2"]) != name:
        count, name = _joined(count or Fraction(0), name, number(match["n2"]) or Fraction(0), unit(match["unit2"]))
        end = match.end("and")
    yield Found(match.start("x"), end, TimexType.DURATION, Length(count, name, toward, about))


def _names_a_day(match: re.Match[str]) -> bool:
    """ "eines Tages", "an einem Tag im Mai" speak of a day, not of its length."""
    before = match.string[max(0, match.start() - 6) : match.start("x")]
    return match["unit"].lower() in ("tag", "abend") and bool(re.search(r"\b(?:an|am)\s{1,3}$", before, re.IGNORECASE))


def _toward(match: re.Match[str]) -> Toward:
    side = match["side"] or ""
    if re.match(_LAST, side, re.IGNORECASE):
        return Toward.LAST
    if re.match(_NEXT, side, re.IGNORECASE):
        return Toward.NEXT
    return _TOWARD.get((match["way"] or "").lower(), Toward.NONE)


_IN = {
    "Y": ("M", 12),
    "W": ("D", 7),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "M": ("D", 30),
    "DE": ("Y", 10),
}


def _joined(count: Fraction, name: str, more: Fraction, small: str) -> tuple[Fraction, str]:
    """Two units as one: "drei Jahre und zwei Monate" is 38 months."""
    inner, factor = _IN.get(name, ("", 1))
    return (count * factor + more, small) if inner == small else (count, name)


@rule(
    rf"(?:\b{_PREPOSITION}|\b(?:nach|über|für|auf|binnen|innerhalb|während|um){GAP})?(?P<x>(?:\b(?:den|die|der|diesen"
    rf"|all{GAP}den|all{GAP}die){GAP})?(?:(?P<side>(?<!\w){_LAST}|(?<!\w){_NEXT}|ersten{GAP}|folgenden{GAP}|frühen{GAP}"
    rf"|besseren{GAP}|kommenden{GAP})(?P<some1>{SOME}{GAP})?|(?P<some>{SOME}){GAP}(?:{_ADJECTIVE})?"
    rf"(?P<compound>{_COMPOUND})?)(?P<unit>(?(compound)|\b(?:Sekunden|Minuten|Stunden|Tage|Tagen|Wochen|Monate"
    rf"|Monaten|Jahre|Jahren|Jahrzehnte|Jahrzehnten|Jahrhunderte|Jahrhunderten|Wochenenden|Nächte"
    rf"|Nächten))))(?P<lang>{GAP}lang)?\b(?!-){_NOT_AGE}",
    "some-counted",
    (
        "In [den vergangenen Tagen] regnete es.",
        "Vor [wenigen Jahren] war hier Wald.",
        "Das gilt für [mehrere Jahre].",
        "In [den nächsten Jahren] wird gebaut.",
        "In [den folgenden Monaten] wuchs er.",
        "Seit [vielen Jahren] singt sie.",
    ),
    ("Die Jahre danach waren gut.", "Einige Landtage tagten.", "Wenige Tage später ging er."),
)
def some_length(match: re.Match[str]) -> Iterator[Found]:
    """An unknown number of units: wenige Tage, den vergangenen Jahren."""
    text = match["compound"] or match["unit"]
    of_something = re.match(r"\s{1,4}(?:der|des|von|vor|nach)\b", match.string[match.end() : match.end() + 8])
    if (match["side"] or "").lower().startswith(("letzt", "erst")) and of_something:
        return
    if not _allowed(text):
        return
    toward = _toward(match)
    kind = TimexType.DATE if toward is Toward.NEXT and not match["some1"] else TimexType.DURATION
    if re.match("folgend", match["side"] or "", re.IGNORECASE):
        toward, kind = Toward.NONE, TimexType.DURATION
    yield Found(*match.span("x"), kind, Length(None, unit(text), toward))


@rule(
    rf"\b(?P<way>seit|vor|nach|über|in|auf|für|durch){GAP}(?P<x>(?:(?:den|die|diesen){GAP}(?=Jahre{GAP}hin"
    rf"|Tagen))?(?P<unit>(?<=für\s)(?:Jahre|Monate|Wochen|Tage|Jahrzehnte)|(?<=über\s)(?:Jahre|Monate|Wochen"
    rf"|Jahrzehnte|Jahrhunderte)|Stunden|Tagen|Wochen|Monaten|Jahren|Jahrzehnten|Jahrhunderten|Minuten"
    rf"|(?<=die\s)Jahre))\b(?!-|{GAP}(?:des|der|von|voller|seit|danach|\d))",
    "plural",
    (
        "Seit [Jahren] streiten sie.",
        "Nach [Jahren] schwerer Arbeit ruhte er.",
        "Vor [Jahrzehnten] stand hier ein Hof.",
        "In [diesen Tagen] wird viel gebaut.",
    ),
    ("In den Jahren der Not", "Er zählte Tage."),
)
def bare_plural(match: re.Match[str]) -> Iterator[Found]:
    """seit Jahren, nach Wochen: a plural that says "some"."""
    toward = _TOWARD.get(match["way"].lower(), Toward.NONE)
    if toward is Toward.AHEAD:
        toward = Toward.NONE
        if not match["x"].lower().startswith("diesen"):
            return
    yield Found(*match.span("x"), TimexType.DURATION, Length(None, unit(match["unit"]), toward))


@rule(
    r"\b(?P<x>(?P<n>(?:jahre|tage|wochen|monate?|stunden|minuten|sekunden|nächte|jahrzehnte|jahrhunderte"
    r"|jahrtausende)|(?P<count>[a-zäöü]{3,14})(?P<small>jahre?|tage|wochen|monate|stunden|minuten"
    r"|jahrzehnte))lang(?:e[nrsm]?)?|langjährige?[nrsm]?|mehrjährige?[nrsm]?|mehrtägige?[nrsm]?|mehrwöchige?[nrsm]?"
    r"|mehrmonatige?[nrsm]?|mehrstündige?[nrsm]?)\b",
    "lang",
    (
        "Sie stritten [jahrelang] darum.",
        "Nach [langjährigen] Ermittlungen war Ruhe.",
        "Er wartete [stundenlang].",
        "Das [mehrtägige] Fest beginnt.",
    ),
    ("Er lief entlang.",),
)
def lasting(match: re.Match[str]) -> Iterator[Found]:
    """jahrelang, langjährig, mehrtägig."""
    name = next(n for stem, n in words.UNIT_STEMS.items() if stem in match["x"].lower())
    count = None
    if match["count"]:
        try:
            count = number(match["count"])
        except ValueError:
            return
    yield Found(*match.span("x"), TimexType.DURATION, Length(count, name))


_ADJECTIVES = {
    "sekündig": "TS",
    "minütig": "TM",
    "stündig": "TH",
    "tägig": "D",
    "wöchig": "W",
    "monatig": "M",
    "jährig": "Y",
}


@rule(
    rf"\b(?P<n>\d{{1,4}}-?|(?-i:[a-zäöüß]{{3,20}}?))(?P<unit>(?-i:{either(_ADJECTIVES)}))(?P<end>e[nrsm]?)?\b(?=,?{GAP}"
    rf"(?-i:(?:[a-zäöüß]+e[nrsm]?{GAP})?(?P<noun>[A-ZÄÖÜ][a-zäöüß]+)))",
    "jährig",
    (
        "Die [zweiwöchigen] Kämpfe endeten.",
        "Nach [dreijähriger] Bauzeit ist sie fertig.",
        "Der [24-stündige] Streik begann.",
    ),
    ("Der 29-Jährige siegte.", "Ein fünfjähriges Kind fiel.", "Die 16-jährige Schülerin kam."),
)
def adjective_length(match: re.Match[str]) -> Iterator[Found]:
    """zweiwöchig, dreijährige Bauzeit; of people it is their age."""
    try:
        count = Fraction(1, 2) if match["n"] == "halb" else number(match["n"].rstrip("-"))
    except ValueError:
        return
    name = _ADJECTIVES[match["unit"].lower()]
    if count is None or (name in ("Y", "M") and _is_age(match)):
        return
    yield Found(*match.span(), TimexType.DURATION, Length(count, name))


def _is_age(match: re.Match[str]) -> bool:
    """Whether the noun is somebody; in figures only what is known to last is a length ("36-jährige Bauzeit")."""
    if match["n"][0].isdigit():
        return not re.search(_LASTING, match["noun"], re.IGNORECASE)
    return bool(re.search(_PERSON, match["noun"], re.IGNORECASE))


_LASTING = (
    r"(?:zeit|haft|strafe|krieg|bildung|schaft|bestehen|jubiläum|vertrag|tradition|erfahrung|frist|pause|tätigkeit"
    r"|studium|dauer|ungen?|kampf|geschichte|arbeit|plan|programm|projekt|amt|mandat|ehe|dienst|einsatz)$"
)
_PERSON = (
    r"(?:kind|mädchen|bub|junge|jugend|mann|frau|sohn|tochter|schüler|student|fahrer|spieler|sportler|stürmer|torhüter"
    r"|deutsche|schweizer|österreicher|südtiroler|er$|erin$|innen$|ige$|mutter|vater|opa|oma|hund|pferd|täter|opfer"
    r"|bauer|ling|enkel|bruder|schwester|gast|star|profi|ist$|ent$|in$|baby|erbe|rentner|patient|leiche|tiroler)"
)


@rule(
    r"\b(?P<x>(?P<n>\d{1,3})-(?P<unit>Stunden|Tage|Jahres?|Minuten|Monats?|Wochen)-(?P<of>[A-ZÄÖÜ][a-zäöüß]+))\b",
    "dashed unit",
    ("Die [35-Stunden-Woche] kam.",),
    ("Ein 400-Meter-Lauf.",),
)
def compound_length(match: re.Match[str]) -> Iterator[Found]:
    """35-Stunden-Woche."""
    end = match.end() if match["of"].lower() in ("woche", "tag") else match.end("unit")
    yield Found(match.start(), end, TimexType.DURATION, Length(number(match["n"]), unit(match["unit"])))


@rule(
    rf"\b(?P<x>(?:jede[nrsm]?|aller|alle){GAP}(?:(?P<n>{ORDINAL}|{NUMBER}|paar){GAP})?(?:(?P<unit>Sekunden?|Minuten?"
    rf"|Stunden?|Tage?|Wochen?|Monate?|Quartal|Jahre?|Jahrzehnt)|(?P<wd>{WEEKDAY})s?(?P<part>abend|morgen|nachmittag"
    rf"|vormittag|mittag|nacht|e)?|(?P<season>{either(words.SEASONS)})|(?P<day>Morgen|Vormittag|Mittag|Nachmittag"
    rf"|Abend|Nacht)|(?P<we>Wochenende))(?:{GAP}im{GAP}(?:Monat|Jahr))?)\b(?!-)",
    "each",
    (
        "Er lief [jeden Tag] zehn Kilometer.",
        "An [jedem Montagabend] wird geprobt.",
        "Sie kommt [alle zwei Wochen].",
        "Offen ist [jeden dritten Mittwoch im Monat].",
        "[Jedes Jahr] kommt er.",
    ),
    ("Alle Jahre der Not", "Jeder Mann kam.")[1:],
)
def each(match: re.Match[str]) -> Iterator[Found]:
    """jeden Tag, alle zwei Wochen, jeden Montagabend."""
    if match["wd"]:
        part = words.PARTS_OF_DAY.get((match["part"] or "").lower(), "")
        value = f"XXXX-WXX-{weekday(match['wd']) + 1}" + (f"T{part}" if part else "")
    elif match["season"]:
        value = f"XXXX-{words.SEASONS[match['season'].lower()]}"
    elif match["day"]:
        value = f"XXXX-XX-XXT{words.PARTS_OF_DAY[match['day'].lower()]}"
    elif match["we"]:
        value = "XXXX-WXX-WE"
    else:
        value = length_value(_every(match["n"]), unit(match["unit"]))
    yield Found(*match.span("x"), TimexType.SET, Repeat(value))


def _every(text: str | None) -> Fraction | None:
    """How many units lie between: "alle zwei Wochen", "jeden dritten Tag", "jede Woche"; None in "alle paar Tage"."""
    if not text:
        return Fraction(1)
    if text.lower() == "paar":
        return None
    try:
        return number(text)
    except ValueError:
        return Fraction(ordinal(text))


@rule(
    rf"\b(?P<x>{either(words.REPEATED)})(?:e[nrsm]?)?\b(?!{GAP}(?:Brot|Bedarfs?|Lebens?)\b)",
    "repeated",
    ("Er kommt [täglich] vorbei.", "Das Amt zählt [jährlich] neu.", "Die [monatliche] Sitzung fällt aus."),
    ("Der zweijährliche Turnus",),
)
def repeated(match: re.Match[str]) -> Iterator[Found]:
    """täglich, jährlich, stündlich."""
    yield Found(*match.span(), TimexType.SET, Repeat(words.REPEATED[match["x"].lower()]))


@rule(
    rf"\b(?-i:(?P<wd>{'|'.join(words.WEEKDAYS)})s(?P<x>)|(?P<wd2>{'|'.join(words.WEEKDAYS)})(?P<part2>abend|morgen"
    rf"|nachmittag|vormittag|mittag|nacht)s|(?P<part>{either(words.HABITS)}))\b"
    rf"|\A\W{{0,3}}(?-i:(?P<head>{'|'.join(day.capitalize() for day in words.WEEKDAYS)})s)(?={GAP}(?-i:[a-zäöü]))",
    "habit",
    (
        "Offen ist [montags] und [freitags].",
        "[Sonntags] ist geschlossen.",
        "Sie arbeitet [nachts].",
        "Er liest [abends] viel.",
    ),
    ("Des Nachts kam er.", "Am Montag kam er."),
)
def habit(match: re.Match[str]) -> Iterator[Found]:
    """montags, nachts, abends: a habit, or the part of the day that the text speaks of."""
    if match["part"]:
        yield Found(*match.span(), TimexType.SET, Repeat(f"XXXX-XX-XXT{words.HABITS[match['part'].lower()]}"))
        return
    part = words.PARTS_OF_DAY[match["part2"]] if match["part2"] else ""
    value = f"XXXX-WXX-{weekday(match['wd'] or match['wd2'] or match['head']) + 1}"
    start = match.start("head") if match["head"] else match.start()
    yield Found(start, match.end(), TimexType.SET, Repeat(value + (f"T{part}" if part else "")))


@rule(
    rf"(?:\b(?P<times>(?:ein|zwei|drei|vier|fünf|sechs|zehn|mehr|zig|x)mal(?:s)?|\d+{GAP}Mal"
    rf"|ein{GAP}Mal){GAP}(?P<x1>(?:im|am|pro|in{GAP}der|die){GAP}(?P<u1>Tag|Woche|Monat|Jahr|Stunde|Quartal|Minute"
    rf"|Jahrzehnt))|\b(?P<x>(?:pro|je){GAP}(?P<u2>Tag|Woche|Monat|Jahr|Stunde|Quartal|Minute|Sekunde|Nacht"
    rf"|Semester)))\b(?!-)",
    "per unit",
    ("Sie tagt [einmal im Monat].", "Es kostet 20 Euro [pro Tag].", "Er trainiert [dreimal die Woche]."),
    ("Im Jahr 2019 kam er.", "Pro Kopf"),
)
def per_unit(match: re.Match[str]) -> Iterator[Found]:
    """einmal im Monat, pro Tag."""
    name = unit(match["u1"] or match["u2"])
    yield Found(*match.span(), TimexType.SET, Repeat(length_value(Fraction(1), name)))


@rule(
    rf"\b(?P<x>im{GAP}(?:Monat|Jahr)|am{GAP}Tag|in{GAP}der{GAP}(?:Woche|Stunde))\b(?!-|{GAP}(?:\d|vor|nach|zuvor"
    rf"|darauf|danach|der|des|davor|und{GAP}der|seines|ihres|v\.|v{GAP}))",
    "rate",
    ("Das kostet 20 Euro [im Monat].", "Er fährt 30 Kilometer [am Tag]."),
    ("Am Tag der Wahl war er da.", "Im Jahr 1999 starb er.", "Am Tag zuvor kam er.", "Im Jahr darauf"),
)
def rate(match: re.Match[str]) -> Iterator[Found]:
    """20 Euro im Monat, 30 Kilometer am Tag: behind a number or a quantity it says "each"."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    ahead = re.match(
        r"\s+(?:durchschnittlich|etwa|rund|bis zu|im Schnitt|mehr als|über)?\s*\d",
        match.string[match.end() : match.end() + 40],
    )
    if ahead or re.search(
        r"(?:\d|\b(?:einmal|zweimal|dreimal|Mal|Euro|Franken|Stunden|Prozent|Millionen|Patienten|Kilometer|Tonnen"
        r"|Liter))[^.;:!?]{0,30}$",
        before,
    ):
        yield Found(*match.span("x"), TimexType.SET, Repeat(length_value(Fraction(1), unit(match["x"].split()[-1]))))


@rule(
    rf"\b(?P<x>(?P<a>Jahr|Tag|Woche|Monat|Stunde|Nacht|Minute|Abend){GAP}(?:um|für){GAP}(?P=a))\b",
    "by unit",
    ("So ging es [Jahr für Jahr] weiter.", "[Tag um Tag] verging."),
    ("Jahr und Tag",),
)
def unit_by_unit(match: re.Match[str]) -> Iterator[Found]:
    """Jahr für Jahr, Tag um Tag."""
    name = unit(match["a"]) if match["a"].lower() in words.UNITS else "D"
    yield Found(*match.span("x"), TimexType.SET, Repeat(length_value(Fraction(1), name)))
