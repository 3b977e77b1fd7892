"""Years and what is longer: 1789, 1914–1918, the nineties, the 18th century, and the years before Christ."""

import re
from collections.abc import Iterator

from timeline.german import words
from timeline.german.dates import edge
from timeline.german.patterns import GAP, MONTH_ALONE, NO_GAP, ORDINAL, either, month, ordinal
from timeline.language import Found, rule
from timeline.meanings import Date, Edge, Impossible
from timeline.model import TimexType
from timeline.verbs import Form, analyse


@rule(
    rf"(?<![\w.,/-])(?P<a>(?:1\d|20)\d\d)(?P<join>{NO_GAP}[/–—-]{NO_GAP}|{GAP}(?:bis|und){GAP})(?P<b>(?:1\d|20)\d\d"
    rf"|\d\d)(?![\w]|[.,]\d|%|-\d|{GAP}(?:Uhr|Stunden|Minuten|Jahren?|Tagen?)\b|{GAP}(?-i:{either(words.COUNTED)})\b)",
    "year4",
    (
        "Der Krieg ([1914]–[1918]) zog sich hin.",
        "Im Winter [1939]/[40] fror der See.",
        "Von [1983] bis [1990] saß sie im Rat.",
        "Er siegte zweimal ([2005]/[2010]).",
        "Die Wahlen [2017] und [2021] verlor er.",
    ),
    ("Die Nummer 1914-1918-33", "Der Ausschuss hat 2010 und 12 Mitglieder"),
)
def years(match: re.Match[str]) -> Iterator[Found]:
    """1914–1918, 1939/40, von 1983 bis 1990: two years, each on its own."""
    first, second = int(match["a"]), match["b"]
    if len(second) == 2:
        if match["join"].strip().isalpha() or int(second) <= first % 100:
            return
        last = first // 100 * 100 + int(second)
    else:
        last = int(second)
    yield Found(*match.span("a"), TimexType.DATE, Date(first))
    yield Found(*match.span("b"), TimexType.DATE, Date(last))


_QUANTITY = (
    r"(?:rund|knapp|fast|gut|mehr als|weniger als|bis zu|mindestens|insgesamt|jeweils|je|beinahe|nahezu|minus|plus|mal"
    r"|auf etwa|genau|höchstens|maximal|weitere|weiteren|etliche|Nr|Euro|Franken|Dollar|Mark|von den)"
)


@rule(
    rf"(?:(?P<quantity>\b{_QUANTITY}{GAP})|(?P<edge>\b(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Laufe?|Jahresbeginn"
    rf"|Jahresanfang|Jahresmitte|Jahresende|Jahreswechsel|Jahreswende)"
    rf"(?:{GAP}des{GAP}(?:laufenden{GAP}|gleichen{GAP})?Jahre?s)?{GAP})|(?P<dem>\b(?:dem|das|jenem"
    rf"|jenes){GAP}(?=Jahr))|\bdes{GAP}(?=Jahre?s))?"
    rf"(?P<word>\b(?:Jahre?s?|Gesamtjahr|Geschäftsjahr|Haushaltsjahr){GAP})?(?P<y>(?<![\d.,:/§#+*€$-])(?:1\d{{3}}"
    rf"|20\d{{2}}|(?<=Jahr\s)[1-9]\d{{2}}|(?<=Jahre\s)[1-9]\d{{2}}))"
    rf"(?![\d]|[.,:/]\d|\s?[%€$°²]|-\d|[a-zäöü]|-[a-zäöü]|{GAP}v\.)(?P<ad>{GAP}n\.{NO_GAP}Chr\.)?",
    "year4",
    (
        "Die Revolution von [1979] war nah.",
        "Im [Jahr 2012] endete er.",
        "Im [Lauf des Jahres 1789] stieg der Preis.",
        "Das Fest des [Jahres 1789] war laut.",
        "[Anfang 1965] schien alles ruhig.",
        "[Gegen Ende des Jahres 1967] war es vorbei.",
        "Aus [dem Jahre 1910] stammt die Zählung.",
        "Zu [Beginn des Jahres 1920] fror es.",
        "[2014] wuchs die Wirtschaft.",
        "Kurz vor [Jahresende 1789] war Ruhe.",
    ),
    (
        "Sie zahlt rund 1914 Stück an.",
        "Die 1990er sind vorbei.",
        "Er hat 1.914 Punkte.",
        "Die Höhe beträgt 1844m.",
        "Der Preis: €2000.",
    ),
)
def year_alone(match: re.Match[str]) -> Iterator[Found]:
    """A year of four digits, with "Jahr" or "Anfang", "Ende" before it or alone; counted things are kept out."""
    behind = match.string[match.end() : match.end() + 3]
    if (
        match["quantity"]
        and not match["word"]
        and (match["y"][2:] == "00" or not re.match(r"\s[a-zäöü]|[,.;)]", behind))
    ):
        return
    number, tail = int(match["y"]), match.string[match.end() : match.end() + 24]
    if not (match["word"] or match["edge"]) and not _is_year(
        number, match.string[max(0, match.start("y") - 12) : match.start("y")], tail
    ):
        return
    groups = ("edge", "dem", "word", "y") if match["word"] or match["edge"] else ("y",)
    start = min(match.start(g) for g in groups if match[g])
    yield Found(start, match.end(), TimexType.DATE, Date(number, edge=_year_edge(match["edge"])))


def _year_edge(text: str | None) -> Edge:
    if not text:
        return Edge.NONE
    for form, name in (("jahresbeginn", "START"), ("jahresanfang", "START"), ("jahresmitte", "MID"),
                       ("jahresende", "END"), ("jahreswe", "END")):  # fmt: skip
        if form in text.lower():
            return Edge(name)
    return edge(text)


_BUILT = re.compile(
    r"\s{1,3}(?:von(?!\s\d)|vom|durch|als|ein|eine|einen|erbaut|errichtet|gegründet|entstand|entstanden|wurde|lebte"
    r"|ließ|begann)\b"
)


def _is_year(number: int, before: str, tail: str) -> bool:
    """Whether four digits without a cue are a year: 1000 to 2099, and no plural behind that they could count."""
    if number < 1500 and before.endswith(" um "):
        return bool(_BUILT.match(tail))  # "wurde um 1140 von Mönchen erbaut", but "stieg um 1140 auf 3000"
    if re.search(r"(?:\b[A-Z]{1,3}-|[@#]|\bNr\. ?)$", before) and number < 1500:
        return False
    if re.search(r"\d\s$", before) and re.match(r"\s\d", tail):
        return False
    follows = re.match(r"\s{1,3}(?P<word>[A-ZÄÖÜ][a-zäöüß-]+)", tail)
    cued = re.search(
        r"(?:\b(?:um|seit|von|bis|im|vor|nach|ab|in|anno|zwischen|gegen|zum|ins|für|aus|und|anfang|ende|mitte) "
        r"|[(,–—-] ?)$",
        before,
        re.IGNORECASE,
    )
    if number % 100 == 0 and number < 1900 and not cued:
        return False
    if follows and (number < 1700 or number > 2060):
        return not re.search(r"(?:en|er|e|n|s)$", follows["word"])
    if follows and number % 100 == 0 and re.search(r"(?:en|er|innen|eln|ern|te|se)$", follows["word"]):
        return False
    return number >= 1000


@rule(
    rf"(?:\A\W{{0,3}}|(?P<about>\b(?:um|gegen|seit|anno){GAP}))(?P<y>[1-9]\d\d)"
    rf"(?={GAP}(?P<verb>(?-i:[a-zäöüß]{{3,16}}))\b)"
    rf"|(?<=(?-i:[a-zäöüß]) )(?P<inside>[1-9]\d\d)(?={GAP}(?-i:der|die|das|den|dem|ein|eine|einen|einem|zum|zur|vom|im"
    rf"|nach|als|durch|bei|mit|auf)\b)",
    "year4",
    (
        "[994] verlieh er dem Kloster das Recht.",
        "Um [979] wurde die Burg gebaut.",
        "Der Kaiser verlieh ihm [994] das Recht.",
    ),
    ("450 kamen zu spät.", "Um 979 Euro stieg der Preis.", "320 Gäste kamen."),
)
def early_year(match: re.Match[str]) -> Iterator[Found]:
    """994 verlieh, um 979 wurde: three figures before a verb of one subject; else only where the text is so old."""
    if match["inside"]:
        yield Found(*match.span("inside"), TimexType.DATE, Date(int(match["inside"]), bare=True))
    elif any(form.form is Form.FINITE and not form.plural for form in analyse(match["verb"])):
        yield Found(*match.span("y"), TimexType.DATE, Date(int(match["y"])))


@rule(
    rf"(?<!\w)(?:im{GAP})?(?P<named>Jahre?{GAP}(?P<y>[1-9]\d?))(?!\d|\.|[,:/]\d|[a-zäöü]|-\w|{GAP}v\.|{GAP}(?:nach(?!{GAP}Chr)|der"
    rf"|des|seit|vor)\b)(?P<ad>{GAP}(?:n\.{NO_GAP}Chr\.|nach{GAP}Christus|nach{GAP}Christi{GAP}Geburt))?",
    "num",
    ("Im [Jahr 79 n. Chr.] brach der Vesuv aus.", "Im [Jahr 79] brach er aus."),
    ("Im Jahr 3 nach dem Mauerfall", "Im Jahr 2 der Pandemie", "Im Jahr 44 v. Chr."),
)
def earliest_year(match: re.Match[str]) -> Iterator[Found]:
    """im Jahr 79 n. Chr.; without these words "im Jahr 79" may be 1979 as well."""
    year, ad = int(match["y"]), match["ad"]
    meaning = Date(year) if ad else Impossible(_TWO_FIGURES, f"XX{year:02}")
    yield Found(match.start("named"), match.end(), TimexType.DATE, meaning)


_TWO_FIGURES = "zwei Ziffern können ein Jahr der Antike oder eines des letzten Jahrhunderts meinen"
_BC = rf"{GAP}(?:v\.{NO_GAP}Chr\.?|vor{GAP}Christus|vor{GAP}Christi{GAP}Geburt|v\.{NO_GAP}u\.{NO_GAP}Z\.)"
_NO_DAYS = "Jahre vor Christus haben in unserem Kalender keine Tage"


@rule(
    rf"(?P<before>(?<!\w)(?:(?:Anfang|Mitte|Ende|Jahre?s?|Jahren){GAP}|(?:(?P<day>\d{{1,2}})\.{GAP})?"
    rf"(?P<month>{MONTH_ALONE}){GAP}"
    rf"|(?P<season>{either(words.SEASONS)}){GAP}))?"
    rf"(?<![\d.])(?P<y>\d{{1,4}})(?:(?:{NO_GAP}[–/-]{NO_GAP}|{GAP}(?:bis|und){GAP})(?P<to>\d{{1,4}}))?{_BC}",
    "num christ",
    (
        "Cäsar starb [44 v. Chr.] in Rom.",
        "Im [Jahr 480 v. Chr.] kam die Flotte.",
        "Der Krieg ([264]–[241 v. Chr.]) endete.",
        "Im [Sommer 479 v. Chr.] siegten sie.",
    ),
    ("Um 44 n. Chr. kam er.",),
)
def before_christ(match: re.Match[str]) -> Iterator[Found]:
    """44 v. Chr., Sommer 479 v. Chr.: kept, and not placed, for our calendar of days begins with the year 1."""
    suffix = f"-{month(match['month']):02}" if match["month"] else ""
    suffix += f"-{int(match['day']):02}" if match["day"] else ""
    suffix = f"-{words.SEASONS[match['season'].lower()]}" if match["season"] else suffix
    first = Impossible(_NO_DAYS, f"BC{int(match['y']):04}{suffix}")
    if match["to"]:
        yield Found(match.start(), match.end("y"), TimexType.DATE, first)
        yield Found(match.start("to"), match.end(), TimexType.DATE, Impossible(_NO_DAYS, f"BC{int(match['to']):04}"))
        return
    yield Found(*match.span(), TimexType.DATE, first)


@rule(
    rf"(?<![\d.])(?P<n>\d{{1,2}}\.){NO_GAP}(?:Jahrhunderts?|Jh\.|Jhdt?\.|Jahrtausends?){_BC}",
    "num christ",
    ("Im [3. Jahrhundert v. Chr.] stand hier ein Tempel.",),
    ("Im 3. Jahrhundert n. Chr.",),
)
def century_before_christ(match: re.Match[str]) -> Iterator[Found]:
    """3. Jahrhundert v. Chr."""
    yield Found(*match.span(), TimexType.DATE, Impossible(_NO_DAYS, f"BC{ordinal(match['n']) - 1:02}"))


_CENTURY_NUMBER = rf"(?:\d{{1,2}}\.|{ORDINAL})"


@rule(
    rf"(?P<edge>\b(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Laufe?|Ausgang|Wende){GAP}(?:des|zum){GAP}|\b(?:frühen"
    rf"|späten|ausgehenden|beginnenden){GAP})?"
    rf"(?P<det>\b(?:dem|das){GAP})?(?P<n>(?<![\d.]){_CENTURY_NUMBER})(?P<and>{NO_GAP}(?:und|bis|/|–|-|oder"
    rf"|,){NO_GAP}(?:zum{GAP}|de[sm]{GAP})?(?P<n2>{_CENTURY_NUMBER}))?{NO_GAP}(?P<word>Jahrhunderte?[sn]?\b|Jh\.|Jhdt?\."
    rf"|Jhs\.)(?!{GAP}v\.)",
    "century num",
    (
        "Im [18. Jahrhundert] las man viel.",
        "Aus der Kunst des [18. Jahrhunderts] blieb wenig.",
        "[Mitte des 19. Jahrhunderts] kam die Bahn.",
        "Zwischen dem [12.] und [14. Jh.] entstand der Bau.",
        "Zwischen dem [3.] und dem [6. Jahrhundert] zogen sie fort.",
    ),
    ("Im 18. Jahr war er fort.",),
)
def century(match: re.Match[str]) -> Iterator[Found]:
    """18. Jahrhundert, Mitte des 19. Jahrhunderts, 12. und 14. Jh."""
    numbers = [ordinal(match["n"]), *([ordinal(match["n2"])] if match["n2"] else [])]
    spans = [(match.start(), match.end())]
    if match["n2"]:
        spans = [(match.start("n"), match.end("n")), (match.start("n2"), match.end())]
    elif not match["edge"] and not match["det"]:
        spans = [(match.start("n"), match.end())]
    for number, span in zip(numbers, spans, strict=True):
        yield Found(*span, TimexType.DATE, Date(century=number, edge=edge(match["edge"])))


@rule(
    rf"\b(?P<n>{ORDINAL}){GAP}(?P<word>Jahrhunderts?)",
    "century",
    ("Im [neunzehnten Jahrhundert] war das neu.",),
    ("Im neunten Jahr",),
)
def spelled_century(match: re.Match[str]) -> Iterator[Found]:
    """neunzehntes Jahrhundert."""
    yield Found(*match.span(), TimexType.DATE, Date(century=ordinal(match["n"])))


_TENS = "|".join(sorted(words.TENS, key=len, reverse=True))
_DECADE_EDGE = (
    rf"(?P<edge>\b(?:gegen{GAP})?(?:Anfang|Beginn|Mitte|Ende|Laufe?|Ausgang){GAP}(?:der|des){GAP})?(?P<det>\b(?:den"
    rf"|die){GAP})?(?P<adj>(?:frühen|späten|ausgehenden|beginnenden|mittleren|goldenen|wilden|roaring){GAP})?"
)


@rule(
    rf"{_DECADE_EDGE}(?:(?P<n>(?<![\d.])(?:1\d|20)?\d0)(?:er|ern)\b(?:{NO_GAP}-?{NO_GAP}(?:Jahren?"
    rf"|und{GAP}(?P<second>\d0er{NO_GAP}-?{NO_GAP}Jahren?)))?"
    rf"|(?P<w>\b(?:{_TENS}))(?P<er>ern|er)(?P<years>(?:{GAP}|-)?Jahren?)?\b)",
    "decade",
    (
        "In [den neunziger Jahren] war das so.",
        "In [den 60er] und [70er Jahren] war das so.",
        "Seit [den 1990er-Jahren] wächst sie.",
        "[Mitte der 80er Jahre] zog er um.",
        "[Ende der Sechzigerjahre] kam der Umbruch.",
        "In [den späten 1920ern] war Krise.",
    ),
    ("Der 30er ist mein Bus.", "Ein Fünfziger lag da."),
)
def decade(match: re.Match[str]) -> Iterator[Found]:
    """den neunziger Jahren, 1990er-Jahre, Ende der Sechzigerjahre; "der 30er" alone may be a bus."""
    first = int(match["n"]) if match["n"] else words.TENS[match["w"].lower()]
    of_years = re.search(r"jahre", match[0], re.IGNORECASE) or match["edge"] or first >= 100
    in_the = (match["det"] or "").strip().lower() == "den" and re.search(r"er(?:n)?$", match[0])
    spelled = match["w"] is not None and not match["w"][0].isupper() and not match["years"]
    if spelled or not (of_years or in_the):
        return
    where = edge(match["edge"] or match["adj"])
    if match["second"]:
        yield Found(match.start(), match.end("n") + len("er"), TimexType.DATE, Date(decade=first, edge=where))
        both = first // 100 * 100 + int(match["second"][:2])
        yield Found(*match.span("second"), TimexType.DATE, Date(decade=both))
        return
    yield Found(*match.span(), TimexType.DATE, Date(decade=first, edge=where))
