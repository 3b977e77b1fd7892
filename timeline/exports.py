"""Events as files for other programs: CSV for spreadsheets, JSON lines for scripts; the same fields in both."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

# Field of the file → column of the store's table of events.
_FIELDS = {
    "id": "id",
    "document": "document",
    "from": "first",
    "to": "last",
    "precision": "precision",
    "title": "title",
    "text": "text",
    "sentence": "sentence",
    "expression": "expression",
    "rule": "rule",
    "anchor": "anchor",
    "placed_by": "placed_by",
    "reason": "reason",
    "actors": "actors",
    "topics": "topics",
    "status": "status",
    "published_from": "published_first",
    "published_to": "published_last",
    "published_precision": "published_precision",
    "published_evidence": "published_evidence",
    "start": "start",
    "end": "end",
    "event_id": "event_id",
    "event_title": "event_title",
    "sources": "sources",
    "n_sources": "n_sources",
    "disagreement": "disagreements",
    "roles": "roles",
    "claimed_by": "claimed_by",
    "order": "order",
    "announced_by": "announced_by",
    "corrected": "corrected",
    "published_confidence": "published_confidence",
    "published_note": "published_note",
}
COLUMNS = tuple(_FIELDS)

_BREAK = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+")  # all that ends a line or that no cell can show
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\t")  # Excel and LibreOffice calculate what begins so, blanks or not
_CELL = 32_000  # characters; Excel breaks a longer cell into the next row


def to_csv(frame: pd.DataFrame, labels: Mapping[str, str] | None = None, columns: Sequence[str] = ()) -> bytes:
    """The events of a table as a CSV file that Excel and LibreOffice open as it is meant, umlauts included.

    UTF-8 with a byte order mark, semicolons, CRLF; lists joined by " | ", days as YYYY-MM-DD, nothing as an empty
    cell. ``labels`` names topics for people. What a spreadsheet would calculate gets an apostrophe in front. Of
    ``columns`` there are as many as are named, or all.
    """
    return b"".join([csv_head(columns), *csv_lines(frame, labels, columns)])


def csv_head(columns: Sequence[str] = ()) -> bytes:
    """The beginning of a CSV file: byte order mark and field names."""
    return b"\xef\xbb\xbf" + _csv_line(columns or COLUMNS)


def csv_lines(
    frame: pd.DataFrame, labels: Mapping[str, str] | None = None, columns: Sequence[str] = ()
) -> Iterator[bytes]:
    """The lines of ``to_csv`` behind the head, one an event, so that a large export need not stand in memory."""
    for row in rows(frame, columns):
        if "topics" in row:
            row["topics"] = [(labels or {}).get(topic, topic) for topic in row["topics"]]
        yield _csv_line([_cell(value) for value in row.values()])


def to_jsonl(frame: pd.DataFrame, columns: Sequence[str] = ()) -> Iterator[str]:
    """The events of a table as JSON, a line each, without the line's end; days as YYYY-MM-DD or null."""
    for row in rows(frame, columns):
        yield json.dumps(row, ensure_ascii=False)


def rows(frame: pd.DataFrame, columns: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """A dictionary an event, with the names and the plain values that stand in a file; all of COLUMNS, or those."""
    names = columns or COLUMNS
    held = [_plain(frame[_FIELDS[name]]) for name in names]
    for values in zip(*held, strict=True):
        yield dict(zip(names, values, strict=True))


def _plain(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column as JSON has them; whole columns at once, which is ten times as fast as single values."""
    if pd.api.types.is_datetime64_any_dtype(column):
        days = np.datetime_as_string(column.to_numpy("datetime64[D]")).tolist()
        return [None if day == "NaT" else day for day in days]
    if column.name in ("precision", "published_precision"):
        return [value or None for value in column.tolist()]
    return list(column.tolist())


def _cell(value: Any) -> str:
    """A value as a cell of one line that no spreadsheet calculates."""
    text = " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    text = text if text.isprintable() else _BREAK.sub(" ", text)
    text = text if len(text) <= _CELL else text[:_CELL] + " […]"
    return f"'{text}" if _FORMULA.match(text) else text


class _Line:
    """What a csv.writer writes to when the line itself is wanted: ``writerow`` returns what ``write`` returns."""

    def write(self, line: str) -> str:
        return line


_WRITER = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")


def _csv_line(cells: Sequence[str]) -> bytes:
    line: Any = _WRITER.writerow(cells)
    return str(line).encode("utf-8", "replace")
