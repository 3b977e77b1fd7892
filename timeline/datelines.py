"""The dateline at the head of a report: the place it comes from, the agency, and often the day.

"Berlin, 3. April 2024 (dpa) – ", "Aachen (dpa/lnw) – ", "Hildesheim, 18. Juni 2025 – ": it belongs to no sentence.
"""

import re
from dataclasses import dataclass
from datetime import date

from timeline.german.words import MONTHS
from timeline.german.writing_words import AGENCIES

EDGE = 600  # characters; a date of publication stands this near to the beginning or the end
_LEAP_YEAR = 2024  # 29 February is a day of some year

_MONTH_NAMES = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
_PLACE = r"[A-ZÄÖÜ][\wÄÖÜäöüß./ -]{1,40}?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FIGURES = r"(?P<day>\d{1,2})\.[ \t]?(?P<number>\d{1,2})\."
_NAMED = rf"(?P<day>\d{{1,2}})\.[ \t]?(?P<name>(?i:{_MONTH_NAMES}))\b"
_AGENCY = r"[A-Za-zÄÖÜäöü][\w/ .-]{1,39}"
_KNOWN_AGENCY = rf"(?i:{'|'.join(AGENCIES)})\b(?:[/-][\w/-]{{1,20}})?"
_STORY = r"[ \t]+(?=[A-ZÄÖÜ„\"»])"

_FORMS = tuple(
    re.compile(rf"^[ \t]*{form}", re.MULTILINE)
    for form in (
        # "Berlin, 3. April 2024 (dpa) - ", "BERLIN (dpa, 12. Juni) -", "Wien (APA) – "
        *(
            rf"(?P<whole>{whole})[ \t]*(?:[-–—:.]+[ \t]*|$)"
            for day in (_FIGURES, _NAMED)
            for whole in (
                rf"{_PLACE},[ \t]+(?:den[ \t]+)?{day}(?:[ \t]?{_YEAR})?[ \t]*\({_AGENCY}\)",
                rf"{_PLACE}[ \t]+\({_AGENCY}[,/][ \t]*{day}(?:[ \t]?{_YEAR})?\)",
                # "Genf (dpa) – 03.02.2026. ", "Wien (APA), 2. März 2026: "
                rf"{_PLACE}[ \t]+\({_KNOWN_AGENCY}\),?[ \t]+(?:[-–—][ \t]+)?{day}(?:[ \t]?{_YEAR})?",
            )
        ),
        rf"(?P<whole>{_PLACE}[ \t]+\({_KNOWN_AGENCY}\))[ \t]*[-–—:][ \t]*",
        # "Zürich (sda) Die Bank …", "Hamburg (dpa, 4. März) Die Elbe …", "KÖLN taz | Die Bahn …"
        rf"(?P<whole>{_PLACE}[ \t]+\({_KNOWN_AGENCY}\)){_STORY}",
        rf"(?P<whole>{_PLACE}[ \t]+\({_KNOWN_AGENCY},[ \t]*{_NAMED}(?:[ \t]?{_YEAR})?\)){_STORY}",
        rf"(?P<whole>{_PLACE}[ \t]+(?:\({_KNOWN_AGENCY}\)|{_KNOWN_AGENCY}))[ \t]+\|[ \t]+",
    )
)
# Press releases and local papers: "Hildesheim, 18. Juni 2025 – Die …", "(22.08.2024) Die …", "Bonn, 18.06.2025. Die …".
# The name of a month before a colon opens a scene: "Leipzig, 9. Oktober 1989: Siebzigtausend ziehen …"; before a full
# stop it does, too, unless news follows: "Bonn, 3. Mai 2023. Die Bank hat …", "FRANKFURT, 3. Mai. Am Montag …"
_NEWS = (
    r"[ \t]+[^.!?\n]{0,250}\b(?:hat|haben|ist|sind|wird|werden|will|wollen|soll|heute|gestern"
    r"|[Aa]m[ \t](?:\w{5,12}en[ \t])?(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)ta|Mittwoch|Sonnaben)\w{0,9})\b"
)
_PRESS_RELEASES = tuple(
    re.compile(rf"^[ \t]*(?P<whole>(?:{_PLACE}(?:[,.]|[ \t]\|)[ \t]+(?:den[ \t]+)?)?{form}{_STORY}", re.MULTILINE)
    for form in (
        rf"{_NAMED}[ \t]?{_YEAR})[ \t]+[-–—]",
        rf"{_NAMED}(?:[ \t]?{_YEAR})?)[.:](?={_NEWS})",
        rf"(?<=, den ){_NAMED}[ \t]?{_YEAR})\.",
        rf"{_FIGURES}[ \t]?{_YEAR})(?:[.:]|[ \t]+[-–—|])",
        rf"\({_NAMED}[ \t]?{_YEAR}\))[-–—:]?",
        rf"\({_FIGURES}[ \t]?{_YEAR}\))[-–—:]?",
    )
)
# "Genf – Die WHO hat …": nothing but a place, before the first sentence of the story.
_PLACE_ALONE = re.compile(
    r"^[ \t]*(?P<whole>[A-ZÄÖÜ]\w+(?:[ /-][A-ZÄÖÜ]\w+){0,2})[ \t]+[–—-][ \t]+(?=[A-ZÄÖÜ„\"»][^\n–—]{40,300}[.!?])",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[a-zäöüß]{2}[.!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, its words, where the story begins behind it, and its day; what it does not name is 0."""

    start: int
    end: int
    text: str
    story: int
    year: int
    month: int
    day: int


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the head of an article; None where there is none, or none whose day exists."""
    found = (_dateline(match) for form in _FORMS for match in form.finditer(text, 0, EDGE))
    return next((dateline for dateline in found if dateline), None) or _of_press_release(text) or _place_alone(text)


def _of_press_release(text: str) -> Dateline | None:
    """The date that opens a press release; several of them are a chronicle, whose lines open with its days."""
    if not any(form.search(text, 0, EDGE) for form in _PRESS_RELEASES):
        return None
    openings = {match.start(): match for form in _PRESS_RELEASES for match in form.finditer(text)}
    return _dateline(*openings.values()) if len(openings) == 1 else None


def _place_alone(text: str) -> Dateline | None:
    """The place that opens a story; several lines of that form are short news, or parts of a list."""
    openings = list(_PLACE_ALONE.finditer(text))
    if len(openings) != 1 or openings[0].start() > EDGE or _SENTENCE.search(text, 0, openings[0].start()):
        return None
    return _dateline(openings[0])


def _dateline(match: re.Match[str]) -> Dateline | None:
    named = {group: value or "" for group, value in match.groupdict().items()}
    year, day = int(named.get("year") or 0), int(named.get("day") or 0)
    month = int(named["number"]) if named.get("number") else MONTHS.get(named.get("name", "").lower(), 0)
    try:
        date(year or _LEAP_YEAR, month or 1, day or 1)
    except ValueError:
        return None
    words = " ".join(named["whole"].split())
    return Dateline(*match.span("whole"), words, match.end(), year, month, day)
