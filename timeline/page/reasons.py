"""The reasons that a build writes in German, in the reader's language; what has no English words yet stays German."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape

from timeline.german.event_kinds import DISAGREEMENTS
from timeline.wording import months, weekdays

_DAY = rf"\d{{1,2}}\. (?:{'|'.join(months('de'))}) \d{{1,4}}"
_PERIOD = (
    rf"(?:(?:{'|'.join(weekdays('de'))}), {_DAY}|(?:Wochenende |Woche )?vom {_DAY} bis {_DAY}|(?:seit |bis )?{_DAY}"
    rf"|Jahre? \d{{1,4}}(?: bis \d{{1,4}})?|(?:{'|'.join(months('de'))}) \d{{1,4}}|\d\. (?:Quartal|Halbjahr) \d{{1,4}}"
    r"|\d{1,2}\. Jahrhundert|(?:Frühling|Sommer|Herbst|Winter) \d{1,4}(?:/\d\d)?|\?)"
)
_TENSES = {"Vergangenheit": "past", "Gegenwart": "present", "Zukunft": "future"}
_NAMES = {
    **dict(zip(months("de"), months("en"), strict=True)),
    **dict(zip(weekdays("de"), weekdays("en"), strict=True)),
    **{"Frühling": "spring", "Sommer": "summer", "Herbst": "autumn", "Winter": "winter"},
}
_NAME = re.compile("|".join(rf"\b{name}\b" for name in _NAMES))

_UNPLACED = {  # why an expression has no date
    "das Datum des Artikels ist nicht bekannt": "the date of the article is not known",
    "weder das Datum des Artikels noch ein Tag im Text davor ist bekannt": "neither the date of the article nor a day in the text before it is known",
    "der Artikel ist nicht auf den Tag datiert, und verschiedene Tage gäben verschiedene Antworten": "the article is not dated to the day, and different days would give different answers",
    "wovon gezählt wird, ist im Text nicht auf den Tag genau": "what it is counted from is not exact to the day in the text",
    "wovon gezählt wird, steht nicht im Text": "the text does not say what it is counted from",
    "der Text nennt davor keinen Tag, von dem zu zählen wäre": "the text names no day before it to count from",
    "der Text sagt, wann es berichtet wurde, nicht an welchem Tag es war": "the text says when it was reported, not on which day it was",
    "die Uhrzeit gilt nicht nur an einem Tag": "the time of day holds on more than one day",
    "es sagt, wie lange, nicht wann": "it says how long, not when",
    "es wiederholt sich und hat keinen einzelnen Tag": "it recurs and has no single day",
    "die Worte nennen keinen Kalendertag": "the words name no day of the calendar",
    "die Worte nennen keinen Tag": "the words name no day",
    "Jahre vor Christus haben in unserem Kalender keine Tage": "years before Christ have no days in our calendar",
    "der Text spricht von Jahren vor Christus": "the text speaks of years before Christ",
    "zwei Ziffern können ein Jahr der Antike oder eines des letzten Jahrhunderts meinen": "two figures may mean a year of antiquity or one of the last century",
    "der Kalender reicht nur vom Jahr 1 bis zum Jahr 9999": "the calendar only reaches from the year 1 to the year 9999",
}

# The German words → the English ones. {text} is quoted from the article or a name, {when} a period, {whens} several,
# {tense} a tense, {source} where a date comes from; a sentence of _MORE may follow one of _FIRST, more than once.
_FIRST = (
    ("„{text}“, gezählt vom Artikel ({when}), {tense} → {then}.", "“{text}”, counted from the article ({when}), {tense} tense → {then}."),
    ("„{text}“, gezählt vom Artikel ({when}) → {then}.", "“{text}”, counted from the article ({when}) → {then}."),
    ("„{text}“, gezählt vom erschlossenen Datum des Artikels ({when}), {tense} → {then}.", "“{text}”, counted from the inferred date of the article ({when}), {tense} tense → {then}."),
    ("„{text}“, gezählt vom erschlossenen Datum des Artikels ({when}) → {then}.", "“{text}”, counted from the inferred date of the article ({when}) → {then}."),
    ("„{text}“, gezählt von der Zeit, von der der Text zuvor spricht ({when}) → {then}.", "“{text}”, counted from the time that the text spoke of before ({when}) → {then}."),
    ("„{text}“ ist bekannt: {when} → {then}.", "“{text}” is known: {when} → {then}."),
    ("„{text}“ sagt es selbst → {then}.", "“{text}” says it itself → {then}."),
    *((f"„{{text}}“ bleibt ohne Datum: {german}.", f"“{{text}}” has no date: {english}.") for german, english in _UNPLACED.items()),
    ("Der Satz nennt keine Zeit, und wann der Artikel geschrieben wurde, ist unbekannt.", "The sentence names no time, and when the article was written is unknown."),
    ("Der Satz nennt keine Zeit; der Artikel ist nur ungefähr datiert ({source}).", "The sentence names no time; the article is dated only roughly ({source})."),
    ("Der Satz nennt keine Zeit und blickt zurück (Plusquamperfekt).", "The sentence names no time and looks back (past perfect)."),
    ("Der Satz sagt nur, dass es davor oder danach war ({text}).", "The sentence only says that it was before or after that (“{text}”)."),
    ("Der Satz nennt keine Zeit; der Text erzählt hier von früher.", "The sentence names no time; the text tells of former times here."),
    ("Der Satz nennt keine Zeit; als Nachricht gehört er zum Tag des Artikels ({source}).", "The sentence names no time; as news it belongs to the day of the article ({source})."),
    ("Der Satz nennt keine Zeit; als Nachricht gehört er zur Zeit des Artikels ({source}).", "The sentence names no time; as news it belongs to the time of the article ({source})."),
    ("Der Satz nennt keine Zeit und sagt, was einmal geplant war.", "The sentence names no time and says what was once planned."),
    ("Der Satz nennt nur eine ungefähre Dauer, keinen Tag.", "The sentence names only a vague length of time, no day."),
    ("Der Satz nennt eine Zeit, deren Tage nicht bekannt sind.", "The sentence names a time whose days are not known."),
    ("Der Satz nennt nur ein Lebensalter, keinen Tag.", "The sentence names only an age, no day."),
    ("Von Hand gesetzt.", "Set by hand."),
)  # fmt: skip
_MORE = (
    (" Gemeint ist davon {when}.", " Of that, {when} is meant."),
    (" Nicht gewählt: {whens}.", " Not chosen: {whens}."),
    (" „seit“: von da an.", " “seit” (since): from then on."),
    (" „ab“: von da an, das Ende ist offen.", " “ab” (from): from then on, the end is open."),
    (" „bis“: längstens so lange.", " “bis” (until): no longer than that."),
    (" „vor“: davor, wann genau, steht nicht da.", " “vor” (before): before that, it does not say when."),
    (" „nach“: danach, wann genau, steht nicht da.", " “nach” (after): after that, it does not say when."),
    (" Für wann es geplant ist, steht nicht da.", " It does not say for when it is planned."),
    (" Uhrzeit am Anfang der Meldung.", " Time of day at the beginning of the report."),
    (" „{text}“: der Text erzählt davon weiter.", " “{text}”: the text goes on telling of it."),
)  # fmt: skip
_SOURCES = (
    ("Kopfzeile: „{text}“", "header: “{text}”"),
    ("Zeile: „{text}“", "line: “{text}”"),
    ("Ortsmarke: „{text}“", "dateline: “{text}”"),
    ("Feld „date“: „{text}“", "field “date”: “{text}”"),
    ("Dateiname: „{text}“", "file name: “{text}”"),
    ("Tag und Monat stehen in der Ortsmarke", "day and month stand in the dateline"),
    ("von Hand gesetzt", "set by hand"),
    ("„{text}“ ist vergangen", "“{text}” is past"),
    ("„{text}“ steht bevor", "“{text}” is ahead"),
    ("„{text}“ steht an", "“{text}” is due"),
    ("„{text}“ ist so genau kaum länger vorher angekündigt", "“{text}” would hardly be announced so exactly much earlier"),
    ("„{text}“ liegt nahe", "“{text}” is near"),
    ("„{text}“ folgte auf „{other}“", "“{text}” came after “{other}”"),
    ("„{text}“ war: {name}", "“{text}” was: “{name}”"),
    ("„{text}“ seit: {name}", "“{text}” since: “{name}”"),
    ("nach: {name}, das letzte Mal", "after: “{name}”, the last time"),
    ("nach: {name}", "after: “{name}”"),
    ("während: {name}", "during: “{name}”"),
    ("vor: {name}", "before: “{name}”"),
    ("{name} nicht mehr im Amt ({text})", "{name} no longer in office (“{text}”)"),
    ("{name} im Amt ({text})", "{name} in office (“{text}”)"),
    ("nach der laufenden Nummer {when} geschrieben", "written {when} by its serial number"),
    ("weitgehend derselbe Text wie „{text}“ ({when})", "largely the same text as “{text}” ({when})"),
)  # fmt: skip
_NOTES = {  # how a note begins → all that it says in English; the clues beside it tell the rest
    "Widersprüchliche Hinweise": "Clues contradict each other; those put aside are struck out below.",
    "Der Artikel selbst sagt anderes": "The article itself states another date.",
    "Der Text spricht dagegen": "The text speaks against this date.",
}
_DISAGREED = {
    "days": "Different days",
    "status": "Contradiction",
    "dead": "Different numbers of dead",
    "injured": "Different numbers of injured",
    "occurred": "reported as occurred",
    "claimed": "claimed",
    "denied": "denied",
    "planned": "planned",
    "report": "report",
    "reports": "reports",
}
_ONE_SIDE = re.compile(r"(?P<what>[^;]+) \((?P<n>\d+) (?P<reports>\w+)\)")
_KINDS = {
    "when": _PERIOD,
    "then": _PERIOD,
    "whens": rf"{_PERIOD}(?:; {_PERIOD})*",
    "tense": "|".join(_TENSES),
    "source": ".+",
    "text": r"[^“”]+?",
    "other": r"[^“”]+?",
    "name": r"[^;]+?",
}


def reason_in(language: str, reason: str) -> tuple[str, str]:
    """A reason in a language, and the language that it is in after all."""
    english = _sentences(reason) if language == "en" else None
    return (reason, "de") if english is None else (english, "en")


def source_in(language: str, source: str) -> tuple[str, str]:
    """Where an article's date comes from, or what a clue says, in a language, and the one that it is in after all."""
    english = _sources(source) if language == "en" else None
    return (source, "de") if english is None else (english, "en")


def note_in(language: str, note: str) -> tuple[str, str]:
    """What a reader has to know of an article's date, and the language that it is in after all."""
    known = [english for german, english in _NOTES.items() if german in note] if language == "en" else []
    return (" ".join(known), "en") if known else (note, "de")


def disagreement_in(language: str, told: str) -> tuple[str, str]:
    """Where sources contradict each other, and the language that it is in after all."""
    names = {german: _DISAGREED[key] for key, german in DISAGREEMENTS.items()}
    label, _, sides = told.partition(": ")
    found = [_ONE_SIDE.fullmatch(side) for side in sides.split("; ")]
    if language != "en" or label not in names or not all(found):
        return told, "de"
    said = (f"{names.get(s['what'], _period(s['what']))} ({s['n']} {names.get(s['reports'], '')})" for s in found if s)
    return f"{names[label]}: {'; '.join(said)}", "en"


def marked(text: str, spoken: str, language: str) -> str:
    """A reason as HTML; where it is not in the page's language, screen readers are told."""
    return escape(text) if spoken == language else f'<span lang="{spoken}">{escape(text)}</span>'


def _sentences(reason: str) -> str | None:
    found = next(_begun(reason, _FIRST), None)
    while found and found[1]:
        more = next(_begun(found[1], _MORE), None)
        found = (found[0] + more[0], more[1]) if more else None
    return found[0] if found else None


def _begun(reason: str, templates: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """The English of a template with which a reason begins, and the rest of the reason."""
    for german, english in templates:
        found = _pattern(german).match(reason)
        filled = _filled(english, found) if found else None
        if found and filled is not None:
            yield filled, reason[found.end() :]


def _sources(source: str) -> str | None:
    """One or several sources, joined by semicolons."""
    for german, english in _SOURCES:
        found = _pattern(german).fullmatch(source)
        filled = _filled(english, found) if found else None
        if filled is not None:
            return filled
    first, semicolon, rest = source.partition("; ")
    if not semicolon:
        return None
    one, others = _sources(first), _sources(rest)
    return f"{one}; {others}" if one and others else None


@cache
def _pattern(german: str) -> re.Pattern[str]:
    slots = re.sub(r"\\\{(\w+)\\\}", lambda slot: rf"(?P<{slot[1]}>{_KINDS[slot[1]]})", re.escape(german))
    return re.compile(slots, re.DOTALL)


def _filled(english: str, found: re.Match[str]) -> str | None:
    """The English words with what the German ones held; None where that has no English words."""
    slots: dict[str, str] = {}
    for name, text in found.groupdict().items():
        said = _slot(name, text)
        if said is None:
            return None
        slots[name] = said
    return english.format(**slots)


def _slot(name: str, text: str) -> str | None:
    if name == "source":
        return _sources(text)
    if name in ("when", "then", "whens"):
        return _period(text)
    return _TENSES[text] if name == "tense" else text


def _period(text: str) -> str:
    """A period as ``explanations`` writes it, in English words."""
    text = re.sub(r"(\d+)\. (Quartal|Halbjahr)", lambda n: f"{'Q' if n[2] == 'Quartal' else 'H'}{n[1]}", text)
    text = re.sub(r"(\d+)\. Jahrhundert", r"century \1", text)
    text = re.sub(r"\bJahre? (?=\d)", "", text)
    text = re.sub(r"(\d)\. (?=[A-ZÄÖÜ])", r"\1 ", text)
    text = text.replace("Wochenende vom", "weekend of").replace("Woche vom", "week of").replace("vom ", "")
    text = re.sub(r"^seit ", "since ", re.sub(r"^bis ", "until ", text)).replace(" bis ", " to ")
    return _NAME.sub(lambda name: _NAMES[name[0]], text)
