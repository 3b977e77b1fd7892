"""An article's own date, the document creation time: stated in a header, in its metadata or in its file's name."""

import calendar
import re
from datetime import date

import dateparser

from timeline.model import UNDATED, DocumentTime, Evidence, Period, Precision

EDGE = 600  # characters; a date of publication stands this near to the beginning or the end

_ISO = r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
_HEADER = re.compile(r"\s*date:?\s+(?P<date>" + _ISO + r")(?![\w-])[ \t]*", re.IGNORECASE)
_METADATA = re.compile(_ISO + r"(?:[T ].*)?$", re.DOTALL)

# "2025-06-23_reuters.txt", "20250623.txt", "2025_06_23 dpa.txt", "2025/06/dpa.txt"; no part of a longer number or code
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)"
    r"(?:(?P<mark>[-_./])(?P<month>\d\d)(?:(?P=mark)(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d))(?![0-9A-Za-z])"
)

_PARTS = ["day", "month", "year"]
_FULL_DATE = r"(?:den[ \t]+)?(?P<date>\d{1,2}\.[ \t]?(?:\d{1,2}\.[ \t]?|[A-Za-zäÄ]{3,9}\.?[ \t])\d{4})"

# "Stand: 12.06.2025, 14:05 Uhr", "Veröffentlicht am 12. Juni 2025", "Donnerstag, 12. Juni 2025": the whole of a line
_PUBLISHED = re.compile(
    r"^[ \t]*(?:(?:zuletzt |erst)?"
    r"(?:stand|datum|veröffentlicht|publiziert|erschienen|aktualisiert|erstellt|ausgabe)(?:sdatum)?"
    r"(?: am| vom)?:?[ \t]+)?(?:(?:mo|diens|mitt|donners|frei|sams|sonn)\w{0,6}\.?,?[ \t]+)?"
    + _FULL_DATE
    + r"(?:,?[ \t]*(?:um |[-–|] ?)?\d{1,2}[:.]\d\d(?:[ \t]*Uhr)?)?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

# "Berlin, 3. April 2024 (dpa) - ", "Wien, 3.4.2024 (APA/Reuters) – ": the head of a line
_DATELINE = re.compile(
    r"^[ \t]*(?P<whole>[A-ZÄÖÜ][\w./ -]{1,40},[ \t]+" + _FULL_DATE + r"[ \t]*\([\w/ .-]{2,40}\))[ \t]*[-–—:.]*[ \t]*",
    re.MULTILINE,
)


def stated(text: str, name: str, metadata: str | None = None) -> tuple[DocumentTime, int]:
    """The date that an article states, and the offset at which its story begins.

    Looked for in this order: ``metadata`` (the ``date`` field of a ``.jsonl`` line), a header line in the text
    (``date 2026-03-07``, ``date 2025-03``), an agency's dateline, the file's name, a line of the text that says when
    it was published ("Stand: 12.06.2025, 14:05 Uhr") or that is nothing but a date. A stated date that does not exist
    is none, and ``source`` says so.
    """
    header = _HEADER.match(text)
    body = header.end() if header else 0
    if metadata is not None:
        return _from_metadata(metadata), body
    if header:
        return _document_time(
            header["date"], _period(header["year"], header["month"], header["day"]), "Kopfzeile"
        ), body
    dateline, body = _from_dateline(text)
    for found in (dateline, _from_name(name), _from_lines(text)):
        if found.period:
            return found, body
    return UNDATED, 0


def parse(written: str) -> Period | None:
    """The year, month or day that is written in ISO form, a time of day ignored; None where there is no such date."""
    iso = _METADATA.match(written.strip())
    return _period(iso["year"], iso["month"], iso["day"]) if iso else None


def _from_metadata(metadata: str) -> DocumentTime:
    return _document_time(metadata, parse(metadata), "Feld „date“")


def _from_name(name: str) -> DocumentTime:
    found = _IN_NAME.search(name)
    if not found:
        return UNDATED
    period = _period(found["year"], found["month"] or found["m"], found["day"] or found["d"])
    return _document_time(found[0], period, "Dateiname") if period else UNDATED


def _from_dateline(text: str) -> tuple[DocumentTime, int]:
    """The date of an agency's dateline ("Berlin, 3. April 2024 (dpa) - "), behind which the story begins."""
    dateline = _DATELINE.search(text, 0, EDGE)
    period = _written(dateline["date"]) if dateline else None
    if not dateline or period is None:
        return UNDATED, 0
    return DocumentTime(period, Evidence.STATED, f"Ortsmarke: „{' '.join(dateline['whole'].split())}“"), dateline.end()


def _from_lines(text: str) -> DocumentTime:
    """The date in a line of its own, at the head or the foot of an article; of several the first that is one."""
    for line in _PUBLISHED.finditer(text):
        at_edge = line.start() < EDGE or len(text) - line.end() < EDGE
        if at_edge and (period := _written(line["date"])):
            return DocumentTime(period, Evidence.STATED, f"Zeile: „{' '.join(line[0].split())}“")
    return UNDATED


def _written(words: str) -> Period | None:
    """The day that a full date names in the form in which publishers write it: "12.06.2025", "12. Juni 2025"."""
    found = dateparser.parse(words, languages=["de"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": _PARTS})
    return Period(found.date(), found.date(), Precision.DAY) if found else None


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
