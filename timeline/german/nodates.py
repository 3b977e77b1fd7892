"""What looks like a date and is none; these rules find nothing and keep the others away from what they match."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.german import words
from timeline.german.patterns import GAP, MONTH, NO_GAP, either
from timeline.language import Found, rule

_COUNTED = either(words.COUNTED)


def _nothing() -> Iterator[Found]:
    return iter(())


_NUMBERED = (
    "Art.", "Artikel", "Abs.", "Absatz", "Ziff.", "Ziffer", "Nr.", "Nrn.", "Nummer", "Kapitel", "Kap.", "Version",
    "Tabelle", "Abb.", "Abbildung", "Seite", "Seiten", "Band", "Bd.", "Zimmer", "Gleis", "Flug", "Boeing", "Airbus",
    "Postfach", "PLZ", "Tel.", "Telefon", "Telefonnummer", "Telefax", "Fax", "Handy", "Mobil", "Hotline", "IBAN",
    "Konto", "Zi.", "ICE", "IC", "EC", "RE", "RB", "RJ", "TGV", "Euro", "EUR", "CHF", "Fr.", "US-Dollar", "USD",
)  # fmt: skip
_NAMED = (
    "Punkt", "Linie", "Windows", "Office", "Agenda", "Platz", "Rang", "Formel", "Expo", "Stadion", "Paket", "Modell",
    "Typ", "G", "U", "A", "B",
)  # fmt: skip
NUMBERED_THINGS: Final = (*_NUMBERED, *_NAMED)


@rule(
    rf"(?:(?:§{{1,2}}|[€$]|\b{either(_NUMBERED)}){NO_GAP}:?{NO_GAP}|\b{either(_NAMED)}{NO_GAP}:?{NO_GAP}(?!(?:19|20)\d\d\b(?!\s?[/-])))"
    r"(?:\+?\d+(?:[.,:/\- ]{1,3}\d+){0,8})(?![\d])",
    "num numbered",
    (),
    ("Das steht am 3. Mai im Blatt.",),
)
def numbered_thing(match: re.Match[str]) -> Iterator[Found]:
    """§ 1.2, Nr. 12.5, Tel. 0471 12 34 56, Version 2.3, Seite 12, 12,50 with a currency before."""
    return _nothing()


@rule(
    rf"\b(?-i:Straße|Platz|Allee|Brücke|Bewegung|Gruppe|Universität|Stadion){GAP}(?:(?:des|der|vom){GAP})?\d{{1,2}}\.{NO_GAP}{MONTH}",
    "num month",
    (),
    ("Auf der Straße am 17. Juni war Ruhe.",),
)
def named_after_a_day(match: re.Match[str]) -> Iterator[Found]:
    """Straße des 17. Juni, Bewegung 2. Juni: a name."""
    return _nothing()


@rule(
    r"(?<![\d.,])\d{1,3}:\d{1,3}(?!\d|[.:]\d|\s{0,2}Uhr)(?:\s{0,2}\(\d{1,3}:\d{1,3}(?:[,;]\s?\d{1,3}:\d{1,3}){0,5}\))?",
    "clock-figures",
    (),
    ("Um 20.30 Uhr beginnt das Spiel.", "Beginn ist um 20:30 Uhr."),
)
def score(match: re.Match[str]) -> Iterator[Found]:
    """2:1, 80:79, 2:1 (1:0); a clock time with a colon is kept apart by its Uhr or its preposition."""
    return _nothing()


@rule(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[.,]\d{{1,3}})*|\d+){GAP}(?-i:{_COUNTED})(?![\wäöüß-])",
    "num",
    (),
    ("Er kam am 3. Mai.", "Im Jahr 1999 war das anders."),
)
def counted(match: re.Match[str]) -> Iterator[Found]:
    """1914 Euro, 2000 Soldaten, 1400 m: a number of things; the units of time among them are other rules' business."""
    return _nothing()


@rule(
    r"\b(?:Jahre?n?|Monate?n?|Tage?n?|Wochen?){GAP}(?:alt|jung|älter|jünger)".replace("{GAP}", GAP)
    + rf"|(?:(?<!\d)\d+|\b[a-zäöüß]{{3,20}}){GAP}(?:Jahre?|Monate?|Tage?|Wochen?)(?:{GAP}und{GAP}\w+{GAP}Monate)?{GAP}"
    rf"(?:alte?[rnsm]?|junge?[rnsm]?|ältere?[rnsm]?|jüngere?[rnsm]?)\b"
    rf"|\bzwischen{GAP}\w+{GAP}und{GAP}\w+{GAP}Jahren\b|\bim{GAP}(?:\w+{GAP})?Alter{GAP}(?:von"
    rf"|zwischen){GAP}(?:\w+{GAP}){{1,3}}(?:bis|und)?(?:{GAP}\w+)?{NO_GAP}(?:Jahren|Monaten|Wochen)\b"
    rf"|\bmit{GAP}(?:(?:seinen|ihren|nur|gerade|erst){GAP}){{0,2}}[\wäöüß]+{GAP}Jahren\b(?!{GAP}(?-i:[A-ZÄÖÜ]))"
    rf"|\b(?:ab|unter|über|bis){GAP}\d+{GAP}Jahren\b",
    "age unit",
    (),
    ("Das ist drei Jahre her.",),
)
def age(match: re.Match[str]) -> Iterator[Found]:
    """40 Jahre alt, im Alter von 85 Jahren, der 29-Jährige: how old somebody is, not when."""
    return _nothing()
