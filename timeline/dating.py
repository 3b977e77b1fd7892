"""The date that an article states: in a header, its metadata, its file's name, a dateline or a line of its own.

What the story itself tells of days is no date of publication. Where the day of writing has to be worked out from what
the text refers to, `inference` does it.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from timeline.datelines import EDGE, find_dateline
from timeline.german.words import MONTHS
from timeline.german.writing_words import AGENCIES, NEWSPAPERS
from timeline.model import UNDATED, DocumentTime, Evidence, Period, Precision

LONGEST_LINE = 160  # characters; a longer line with a date in it is part of the story

_ISO = r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
_HEADER = re.compile(r"\s*date:?\s+(?P<date>" + _ISO + r")(?![\w-])[ \t]*", re.IGNORECASE)
_METADATA = re.compile(_ISO + r"(?:[T ].*)?$", re.DOTALL)

# "2025-06-23_reuters.txt", "20250623.txt", "2025_06_23 dpa.txt", "2025/06/dpa.txt"; no part of a longer number or code
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)"
    r"(?:(?P<mark>[-_./])(?P<month>\d\d)(?:(?P=mark)(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d))(?![0-9A-Za-z])"
)
# "23.06.2025 dpa.txt", "23-6-2025.txt"
_DAY_FIRST_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<day>\d{1,2})(?P<mark>[-_.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![0-9A-Za-z])"
)
_MONTH_NAMES = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
# "juni-2025/dpa.txt", "12_Juni_2025.md"
_MONTH_IN_NAME = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?P<day>\d{{1,2}})\.?[-_ ])?(?P<month>{_MONTH_NAMES})[-_ ]"
    r"(?P<year>(?:19|20)\d\d)(?![0-9A-Za-z])",
    re.IGNORECASE,
)
# "2025/dpa.txt"; "2007_24_europa.txt" is number 24 of that year's paper, and so may "2011_10_scherben.txt" be
_YEAR_IN_NAME = re.compile(r"(?:^|/)(?P<year>(?:19|20)\d\d)(?:/|_\d{1,2}_)")
_ISSUE_OR_MONTH = re.compile(r"(?:^|/)(?:19|20)\d\d_1[0-2]_")

_ISSUE = re.compile(r"(?:^|/)(?P<year>(?:19|20)\d\d)_(?P<number>\d|[1-5]\d)_")

_DATE = (
    rf"(?:(?:den|dem)[ \t]+)?(?:(?P<day>\d{{1,2}})\.[ \t]?(?:(?P<number>\d{{1,2}})\.|(?P<name>{_MONTH_NAMES})\b\.?)"
    r"[ \t]?(?P<year>(?:19|20)\d\d|\d\d(?![\d:.]))"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-][\d:]+)?)?)"
)
_MONTH_ALONE = rf"(?P<alone>{_MONTH_NAMES})[ \t](?P<its_year>(?:19|20)\d\d)"
_GERMAN = re.compile(rf"{_DATE}|{_MONTH_ALONE}", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mo|di|mi|do|fr|sa|so)\w{0,8}[.,]{0,2}[ \t]+)?"

# What is said of a date, and how much it is worth: publication before an unlabelled date, that before an update.
_LABELS = {
    "published": "veröffentlicht|publiziert|erschienen|erstellt|ausgabe|datum|gepostet|online seit|erscheinungsdatum"
    "|veröffentlichungsdatum|publikationsdatum|erstveröffentlicht|erstellt am|vom",
    "stand": "stand",
    "updated": "zuletzt aktualisiert|aktualisiert|aktualisierung|letzte aktualisierung|letzte änderung|zuletzt geändert"
    "|geändert|bearbeitet|zuletzt bearbeitet|update|updated|überarbeitet",
}
_WORTH = {"published": 0, "": 1, "stand": 2, "updated": 3}
_ANY_LABEL = "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
_LABELLED = re.compile(
    rf"(?<!\w)(?:(?:{_ANY_LABEL})(?:[ \t]+(?:am|vom|um))?:?[ \t]*(?:\d{{1,2}}[:.]\d\d[ \t]*(?:Uhr)?,?[ \t]*)?)?"
    rf"{_WEEKDAY}(?:{_DATE}|{_MONTH_ALONE})(?![\w-])"
    r"(?:,?[ \t]*(?:um[ \t]+|[-–|·][ \t]*)?\d{1,2}[:.]\d\d(?::\d\d)?"
    r"(?:[ \t]*(?:Uhr|h)\b)?(?:[ \t]*\(?(?:MESZ|MEZ|CEST|CET)\)?)?)?",
    re.IGNORECASE,
)
# What may stand beside the date in such a line: a byline, an agency, a place, the time it takes to read.
_BESIDE = re.compile(
    rf"(?:von|und|der|die|das|am|um|uhr|in|min|minuten|lesezeit|{'|'.join(AGENCIES)}|[A-ZÄÖÜ][\w.-]*|\d+|[^\w\s])"
)
_SEPARATED = re.compile(
    r"[|·•/–—]|\bvon\b|^[A-ZÄÖÜ]\w+,|^quelle:"
    rf"|^[^,]*(?:{'|'.join(NEWSPAPERS)})\b[^,]*,",
    re.IGNORECASE,
)
_MOST_BESIDE = 8  # words

# "© dpa-infocom, dpa:250612-930-571234/1": the agency's number of a report begins with its day
_AGENCY_NUMBER = re.compile(r"\bdpa:(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)-\d+-\d+(?:/\d+)?")
_FOOT = 200  # characters; the last sentence of a text may say when it was published


def stated(text: str, name: str, metadata: str | None = None) -> tuple[DocumentTime, int]:
    """The date that an article states, and the offset at which its story begins.

    Looked for in this order: ``metadata`` (the ``date`` field of a ``.jsonl`` line), a header line in the text
    (``date 2026-03-07``, ``date 2025-03``), a dateline, the file's name and folders, a line of the text that says when
    it was published ("Stand: 12.06.2025, 14:05 Uhr") or that is nothing but a date, its last words. A dateline
    without a year takes it from the name. A stated date that does not exist is none, and ``source`` says so.
    """
    header = _HEADER.match(text)
    body = header.end() if header else 0
    if metadata is not None:
        return _from_metadata(metadata), body
    if header:
        return _document_time(
            header["date"], _period(header["year"], header["month"], header["day"]), "Kopfzeile"
        ), body
    places = (_from_dateline(text, name), _from_name(name), _from_lines(text), _from_foot(text))
    return next((each for each in places if each.period), UNDATED), 0


def parse(written: str) -> Period | None:
    """The year, month or day that is written as 2025-06-23, a time of day ignored, as 23.6.2025 or as 23. Juni 2025.

    None where it is written otherwise, and where there is no such date.
    """
    if iso := _METADATA.match(written.strip()):
        return _period(iso["year"], iso["month"], iso["day"])
    german = _GERMAN.fullmatch(written.strip())
    return _written(german, labelled=True) if german else None


def issue_of(name: str) -> tuple[int, int] | None:
    """The year and number of the issue that a file's name gives ("2007_24_europa.txt"), None where it gives none."""
    found = _ISSUE.search(name)
    return (int(found["year"]), int(found["number"])) if found and 1 <= int(found["number"]) <= 53 else None


# --- metadata and names ---------------------------------------------------------------------------------------------


def _from_metadata(metadata: str) -> DocumentTime:
    return _document_time(metadata, parse(metadata), "Feld „date“")


def _from_name(name: str) -> DocumentTime:
    """The date in a file's name or its folders; the finest one that exists."""
    for found, period in _in_name(name):
        if period:
            return _document_time(found, period, "Dateiname")
    return UNDATED


def _in_name(name: str) -> Iterator[tuple[str, Period | None]]:
    if found := _DAY_FIRST_IN_NAME.search(name):
        yield found[0], _period(found["year"], found["month"], found["day"])
    numbers = list(_IN_NAME.finditer(name))
    for found in sorted(numbers, key=lambda each: not (each["day"] or each["d"])):
        month, day = found["month"] or found["m"], found["day"] or found["d"]
        if day or not _ISSUE_OR_MONTH.match(name, max(0, found.start() - 1)):
            yield found[0], _period(found["year"], month, day)
    if found := _MONTH_IN_NAME.search(name):
        yield found[0], _period(found["year"], str(MONTHS[found["month"].lower()]), found["day"])
    if found := _YEAR_IN_NAME.search(name):
        yield found["year"], _period(found["year"], None, None)


# --- datelines ------------------------------------------------------------------------------------------------------


def _from_dateline(text: str, name: str) -> DocumentTime:
    """The date of a dateline ("Berlin, 3. April 2024 (dpa) - "), its year by the name where it gives none."""
    dateline = find_dateline(text)
    if dateline is None or not dateline.day:
        return UNDATED
    around = _from_name(name).period
    year = dateline.year or (around.first.year if around and around.first else 0)
    period = _period(str(year), str(dateline.month), str(dateline.day)) if year else None
    if period is None or (not dateline.year and around and not _inside(period, around)):
        return UNDATED
    source = f"Ortsmarke: „{dateline.text}“"
    if not dateline.year:
        source += f", Jahr aus dem Dateinamen „{name}“"
    return DocumentTime(period, Evidence.STATED, source)


def _inside(period: Period, around: Period) -> bool:
    return bool(period.first and around.first and around.last and around.first <= period.first <= around.last)


# --- lines of their own ---------------------------------------------------------------------------------------------


def _from_lines(text: str) -> DocumentTime:
    """The date in a line of its own at the head or the foot of an article; publication counts before an update."""
    found = [
        (_WORTH[kind], line_start, period, line)
        for line_start, line in _edge_lines(text)
        for kind, period in _dates_of_line(line)
    ]
    if not found:
        return UNDATED
    _, _, period, line = min(found, key=lambda each: each[:2])
    return DocumentTime(period, Evidence.STATED, f"Zeile: „{' '.join(line.split())}“")


def _edge_lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if len(line) <= LONGEST_LINE and (start < EDGE or len(text) - end < EDGE):
            yield start, line
        start = end


def _dates_of_line(line: str) -> list[tuple[str, Period]]:
    """The dates of a line that says nothing but when the text was published, each with its label."""
    found = []
    for match in _LABELLED.finditer(line):
        kind = next((kind for kind in _LABELS if match[kind]), "")
        if period := _written(match, labelled=bool(kind)):
            found.append((kind, period))
    rest = _LABELLED.sub(" ", line).split()
    beside = [word for word in rest if re.search(r"\w", word)]
    if not found or len(beside) > _MOST_BESIDE or not all(_BESIDE.match(word) for word in rest):
        return []
    if beside and not found[0][0] and not _SEPARATED.search(line):
        return []  # "12. Juni 2025 Parteitag Leipzig": a programme, not a date of publication
    return found


def _written(match: re.Match[str], labelled: bool) -> Period | None:
    """The day or month that a date in a line names; two figures for a year and a bare month need their label."""
    if match["iso"]:
        return parse(match["iso"])
    if match["alone"]:
        month = _month(None, match["alone"])
        return _period(match["its_year"], str(month), None) if labelled else None
    year = match["year"]
    if len(year) == 2:
        if not labelled:
            return None
        year = f"{'19' if int(year) > 60 else '20'}{year}"
    return _period(year, str(_month(match["number"], match["name"])), match["day"])


def _from_foot(text: str) -> DocumentTime:
    """The date in an article's last words: the agency's number of the report, or "Veröffentlicht am 12.06.2025."."""
    foot = text.rstrip()[-_FOOT:]
    for number in _AGENCY_NUMBER.finditer(foot):
        period = _period(f"20{number['year']}", number["month"], number["day"])
        return _document_time(number[0], period, "Nummer der Agentur")
    for match in _LABELLED.finditer(foot):
        kind = next((kind for kind in _LABELS if match[kind]), "")
        period = _written(match, labelled=True) if kind and match[kind][0].isupper() else None
        if period and not foot[match.end() :].strip(" .)]"):
            return _document_time(match[0], period, "Schluss")
    return UNDATED


# --- periods --------------------------------------------------------------------------------------------------------


def _month(number: str | None, name: str | None) -> int:
    return int(number) if number else MONTHS[(name or "").lower()]


def _document_time(words: str, period: Period | None, where: str) -> DocumentTime:
    if period is None:
        return DocumentTime(None, Evidence.NONE, f"{where}: „{words}“ ist kein Datum, das es gibt")
    return DocumentTime(period, Evidence.STATED, f"{where}: „{words}“")


def _period(year: str, month: str | None, day: str | None) -> Period | None:
    """The period that figures name, as precise as they are; None where there is no such day."""
    try:
        if month is None:
            return Period(date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR)
        if day is None:
            last = calendar.monthrange(int(year), int(month))[1]
            return Period(date(int(year), int(month), 1), date(int(year), int(month), last), Precision.MONTH)
        exact = date(int(year), int(month), int(day))
        return Period(exact, exact, Precision.DAY)
    except (ValueError, calendar.IllegalMonthError):
        return None
