"""Where events stand in time: own texts of many kinds, with the period that a careful reader gives them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline.model import Period
from timeline.page.reasons import reason_in
from timeline.pipeline import read_article
from timeline.reading import article

TEXTS = Path(__file__).parent / "data" / "placed.txt"


@dataclass(frozen=True)
class Row:
    """A text of an article of some day (none: the empty word), and where the event that holds a word stands."""

    written: str
    text: str
    word: str
    period: str
    status: str


def rows() -> Iterator[Row]:
    written = ""
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            written = line[2:].replace("none", "")
        elif line and not line.startswith("#"):
            text, _, expected = line.rpartition(" | ")
            word, _, stands = expected.partition(" = ")
            period, _, status = stands.partition(", ")
            yield Row(written, text.replace(" ¶ ", "\n\n"), word, period, status or "occurred")


def shown(period: Period | None) -> str:
    if period is None:
        return "-"
    if period.first == period.last:
        return f"{period.first}"
    return f"{period.first or ''}..{period.last or ''}"


@pytest.mark.parametrize("row", tuple(rows()), ids=lambda row: row.text)
def test_placed(row: Row) -> None:
    found = [e for e in read_article(article("a.txt", row.text, row.written or None)).events if row.word in e.text]
    assert found, "no such event"
    event = min(found, key=lambda event: len(event.text))
    assert (shown(event.period), event.status.value) == (row.period, row.status), event.reason
    assert reason_in("en", event.reason)[1] == "en", event.reason
