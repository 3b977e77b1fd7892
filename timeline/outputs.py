"""Events as files for other programs: Excel, JSON, Parquet, calendar, TimelineJS, and a report to print.

Each takes the table of ``Store.events`` as it was filtered, and in each the precision, the status, the sentence and the
reason of a date survive: a month never looks like its first day. CSV and JSON lines stand in ``exports.py``.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import xlsxwriter  # type: ignore[import-untyped]
from icalendar import Calendar
from icalendar import Event as CalendarEntry

from timeline.exports import COLUMNS, rows, to_csv, to_jsonl
from timeline.model import Evidence, Precision, Status
from timeline.tables import encodable
from timeline.wording import Words, period_in_words

MOST_IN_WORKBOOK = 50_000  # rows; Excel's own limit is a million, but writing them would take minutes
_LONGEST_CELL = 32_000  # characters that Excel keeps in one cell
_DAYS = ("from", "to", "published_from", "published_to")

_PIECE = 20_000  # rows of a Parquet file that are in hand at once
_LIST = pa.list_(pa.string())
_KINDS = {
    **dict.fromkeys(_DAYS, pa.date32()),
    **dict.fromkeys(("start", "end", "n_sources", "n_reports", "order"), pa.int32()),
    **dict.fromkeys(("actors", "topics", "roles", "sources", "disagreement", "announced_by", "corrected"), _LIST),
    "published_confidence": pa.float64(),
}

Row = Mapping[str, Any]


class TooManyError(ValueError):
    """More events than this kind of file holds; the message names the limit."""


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file: its ending, its MIME type, and how it is made of the events, the words and the topics' names.

    A ``table`` takes as well the columns that it shall have; none named are all.
    """

    ending: str
    mime: str
    make: Callable[..., bytes]
    table: bool = False


def to_text(frame: pd.DataFrame, words: Words, topics: Mapping[str, str], columns: Sequence[str] = ()) -> bytes:
    """A CSV file, as ``exports.to_csv`` makes it."""
    return to_csv(frame, topics, columns)


def to_excel(frame: pd.DataFrame, words: Words, topics: Mapping[str, str], columns: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet: days as days, everything from an article as text that nothing calculates.

    Raises TooManyError beyond MOST_IN_WORKBOOK events.
    """
    if len(frame) > MOST_IN_WORKBOOK:
        raise TooManyError(f"{len(frame):,} > {MOST_IN_WORKBOOK:,}")
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(held, options)
    sheet = workbook.add_worksheet(words["table"][:31])
    head, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    names, number = columns or COLUMNS, 0
    sheet.write_row(0, 0, names, head)
    for number, row in enumerate(_named(frame, topics, columns), 1):
        for column, (name, value) in enumerate(row.items()):
            _write_cell(sheet, number, column, name, value, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, len(names) - 1)
    workbook.close()
    return held.getvalue()


def _write_cell(sheet: Any, line: int, column: int, name: str, value: Any, day: Any) -> None:
    """One value; a day before 1900, which Excel does not know, stands as text."""
    if name in _DAYS and value and value >= "1900-03-01":
        sheet.write_datetime(line, column, datetime.fromisoformat(value), day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, column, value)
    elif value is not None:
        text = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
        sheet.write_string(line, column, text[:_LONGEST_CELL])


def to_json(frame: pd.DataFrame, words: Words, topics: Mapping[str, str], columns: Sequence[str] = ()) -> bytes:
    """A list of objects, with the fields of the JSON lines."""
    lines = ",\n".join(to_jsonl(frame, columns))
    return f"[\n{lines}\n]\n".encode("utf-8", "replace")


def to_parquet(frame: pd.DataFrame, words: Words, topics: Mapping[str, str], columns: Sequence[str] = ()) -> bytes:
    """A Parquet table with the fields of the JSON lines: days as days, actors and topics as lists."""
    names = columns or COLUMNS
    schema = pa.schema([(name, _KINDS.get(name, pa.string())) for name in names])
    held = io.BytesIO()
    with pq.ParquetWriter(held, schema, compression="zstd") as writer:
        for begin in range(0, len(frame), _PIECE):
            piece = [_with_days(row) for row in rows(frame.iloc[begin : begin + _PIECE], columns)]
            writer.write_table(pa.Table.from_pylist(piece, schema=schema))
    return held.getvalue()


def _with_days(row: Row) -> dict[str, Any]:
    return {name: date.fromisoformat(v) if name in _DAYS and v else encodable(v) for name, v in row.items()}


def to_calendar(frame: pd.DataFrame, words: Words, topics: Mapping[str, str]) -> bytes:
    """An iCalendar file: an entry of whole days for each event with a date, as long as its period.

    What is less exact than a day says so in its title; what is no fact is tentative; an open end is the known day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//timeline//DE")
    calendar.add("version", "2.0")
    for row in _dated(frame, topics):
        first, last = _ends(row)
        entry = CalendarEntry()
        entry.add("uid", f"{row['id']}@timeline")
        entry.add("dtstamp", datetime(first.year, first.month, first.day))
        entry.add("dtstart", first)
        if last < date.max:
            entry.add("dtend", last + timedelta(days=1))
        remarks = ", ".join(_remarks(row, words))
        entry.add("summary", f"{row['title']} ({remarks})" if remarks else row["title"])
        entry.add("status", "CONFIRMED" if row["status"] == Status.OCCURRED else "TENTATIVE")
        entry.add("categories", row["topics"])
        entry.add("description", "\n".join(_facts(row, words)))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _remarks(row: Row, words: Words) -> Iterator[str]:
    """What a title has to add where an event is not exact to the day, or no fact."""
    if row["precision"] != Precision.DAY or row["from"] != row["to"]:
        yield _when(row, words)
    if row["status"] != Status.OCCURRED:
        yield words[f"status_{row['status']}"]


def to_timelinejs(frame: pd.DataFrame, words: Words, topics: Mapping[str, str]) -> bytes:
    """The JSON of TimelineJS: a slide for each event with a date, which says a year where only the year is known."""
    slides = []
    for row in _dated(frame, topics):
        first, last = _ends(row)
        slide = {
            "unique_id": row["id"],
            "start_date": _slide_date(first, row["precision"]),
            "display_date": _when(row, words),
            "text": {
                "headline": escape(row["title"]),
                "text": "".join(f"<p>{escape(fact)}</p>" for fact in _facts(row, words)),
            },
            "group": escape((row["topics"] or [words["no_topic"]])[0]),
        }
        if last > first:
            slide["end_date"] = _slide_date(last, row["precision"])
        slides.append(slide)
    return json.dumps({"events": slides}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _slide_date(day: date, precision: str) -> dict[str, int]:
    """A day as exactly as it is known: TimelineJS draws a date without a day as its month."""
    known = {"year": day.year, "month": day.month, "day": day.day}
    if precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return {"year": day.year}
    if precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.SEASON):
        return {"year": day.year, "month": day.month}
    return known


def to_report(frame: pd.DataFrame, words: Words, topics: Mapping[str, str]) -> bytes:
    """A page to print: the events in order, year by year, each with its sentence, its source and the reason."""
    parts = [_REPORT_HEAD.format(language=words["language"], title=escape(words["title"]), n=len(frame))]
    for year, found in groupby(_named(frame, topics), key=_year):
        parts.append(f"<h2>{escape(year or words['undated'])}</h2>")
        for row in found:
            facts = "".join(f"<li>{escape(fact)}</li>" for fact in _facts(row, words)[1:])
            parts.append(
                f"<article><h3>{escape(row['title'])}</h3><p class=when>{escape(_when(row, words))}</p>"
                f"<blockquote>{escape(row['sentence'])}</blockquote><ul>{facts}</ul></article>"
            )
    return ("".join(parts) + "</main></body></html>").encode("utf-8", "replace")


_REPORT_HEAD = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 11pt/1.5 Georgia, serif; color: #1d242c; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }}
h1 {{ font-size: 20pt; }} h2 {{ border-bottom: 1px solid #8a949e; margin-top: 2rem; }}
h3 {{ font-size: 12pt; margin: 1.2rem 0 0; overflow-wrap: anywhere; }}
.when {{ margin: 0; font-weight: bold; }} article {{ break-inside: avoid; }}
blockquote {{ margin: 0.3rem 0; padding-left: 0.8rem; border-left: 3px solid #8a949e; overflow-wrap: anywhere; }}
ul {{ margin: 0.2rem 0; padding-left: 1.1rem; font-size: 9.5pt; }}
</style></head><body><main><h1>{title} ({n})</h1>"""


def _year(row: Row) -> str:
    return str(row["from"] or row["to"] or "")[:4]


def _facts(row: Row, words: Words) -> list[str]:
    """What has to stand beside an event wherever it goes: sentence, status, reason, actors, topics, article."""
    facts = {
        "detail_reason": row["reason"],
        "detail_status": f"{words['status_' + row['status']]} ({words['status_' + row['status'] + '_long']})",
        "detail_actors": ", ".join(row["actors"]),
        "detail_topics": ", ".join(row["topics"]),
        "claimed_by": row["claimed_by"],
        "detail_document": ", ".join(row["sources"] or [row["document"]]),
        "detail_published": _published(row, words),
        "detail_disagreement": "; ".join(row["disagreement"]),
        "detail_corrected": ", ".join(words[f"correct_{kind}"] for kind in row["corrected"]),
    }
    return [row["sentence"], *(f"{words[key]}: {value}" for key, value in facts.items() if value)]


def _published(row: Row, words: Words) -> str:
    """The article's date and how it is known."""
    known = words[f"published_{row['published_evidence']}"]
    return f"{_when(row, words, 'published_')} ({known})" if row["published_evidence"] != Evidence.NONE else known


def _when(row: Row, words: Words, name: str = "") -> str:
    first, last = (date.fromisoformat(day) if (day := row[f"{name}{end}"]) else None for end in ("from", "to"))
    return period_in_words(first, last, Precision(row[f"{name}precision"] or Precision.DAY), words["language"])


def _ends(row: Row) -> tuple[date, date]:
    """The first and last day of a dated event; of an open end, the day that is known."""
    return date.fromisoformat(row["from"] or row["to"]), date.fromisoformat(row["to"] or row["from"])


def _named(frame: pd.DataFrame, topics: Mapping[str, str], columns: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """The rows with their topics by the names that people read."""
    for row in rows(frame, columns):
        if "topics" in row:
            row["topics"] = [topics.get(topic, topic) for topic in row["topics"]]
        yield row


def _dated(frame: pd.DataFrame, topics: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    return (row for row in _named(frame, topics) if row["from"] or row["to"])


OUTPUTS: Mapping[str, Output] = {
    "csv": Output(".csv", "text/csv", to_text, table=True),
    "excel": Output(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_excel, table=True),
    "json": Output(".json", "application/json", to_json, table=True),
    "parquet": Output(".parquet", "application/vnd.apache.parquet", to_parquet, table=True),
    "calendar": Output(".ics", "text/calendar", to_calendar),
    "timelinejs": Output(".timelinejs.json", "application/json", to_timelinejs),
    "report": Output(".html", "text/html", to_report),
}
