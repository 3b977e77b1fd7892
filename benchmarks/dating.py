"""How well undated articles are dated: python -m benchmarks.dating CORPUS.jsonl

The corpus has an article a line, {"id", "date", "text", "timex": [{"start", "end", "type", "value"}]}. Every date is
withheld, then inferred. Printed: the share of the days, months and years named in the texts that are anchored right,
and wrongly; how many articles get a date at all; how many of these dates hold the true day, and how wide they are. Once
more with the names of the articles withheld, too: without running numbers and years in file names.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from timeline.collection import collected
from timeline.model import Article, Evidence, Precision, Timex
from timeline.periods import read as value_of
from timeline.reading import article
from timeline.writing_time import dated

NAMED = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass
class Figures:
    """What came of a corpus whose dates were withheld."""

    articles: int = 0
    stated: int = 0
    inferred: int = 0
    holding: int = 0
    named: int = 0
    right: int = 0
    wrong: int = 0
    widths: tuple[int, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the corpus twice, with and without the names of its articles, and prints a line of figures for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dating", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    for title, named in (("with the articles' names", True), ("names withheld", False)):
        print(f"{title}: {_in_words(_measure(rows, named))}")
    return 0


def _measure(rows: Sequence[dict[str, Any]], named: bool) -> Figures:
    names = [row["id"] if named else f"article {'x' * (place % 7)}.txt" for place, row in enumerate(rows)]

    def articles() -> Iterator[Article]:
        return (article(name, row["text"]) for name, row in zip(names, rows, strict=True))

    pieces = collected(articles) if named else {}
    figures = Figures()
    for row, one in zip(rows, articles(), strict=True):
        read, timexes = dated(one, pieces.get(one.id, ()))
        _count_date(figures, date.fromisoformat(row["date"]), read)
        _count_times(figures, row["timex"], timexes)
    return figures


def _count_date(figures: Figures, true: date, read: Article) -> None:
    figures.articles += 1
    period = read.published.period
    figures.stated += read.published.evidence is Evidence.STATED
    if read.published.evidence is Evidence.INFERRED and period and period.first and period.last:
        figures.inferred += 1
        figures.holding += period.first <= true <= period.last
        figures.widths += ((period.last - period.first).days + 1,)


def _count_times(figures: Figures, gold: Sequence[dict[str, Any]], timexes: Sequence[Timex]) -> None:
    for expected in gold:
        meant = value_of(expected["value"]) if expected["type"] in ("DATE", "TIME") else None
        if meant is None or meant.precision not in NAMED:
            continue
        figures.named += 1
        over = [t for t in timexes if t.start < expected["end"] and expected["start"] < t.end]
        found = max(over, key=lambda t: min(t.end, expected["end"]) - max(t.start, expected["start"]), default=None)
        if found and found.period:
            same = (found.period.first, found.period.last) == (meant.first, meant.last)
            figures.right, figures.wrong = figures.right + same, figures.wrong + (not same)


def _in_words(figures: Figures) -> str:
    share = 100 / max(1, figures.named)
    holding = f"{figures.holding}/{figures.inferred}"
    width = f", median width {median(figures.widths):.0f} days" if figures.widths else ""
    return (
        f"anchored right {figures.right * share:.1f} %, wrong {figures.wrong * share:.1f} % of {figures.named}; "
        f"{figures.inferred} of {figures.articles} articles inferred ({figures.stated} stated by their name), "
        f"true day inside {holding}{width}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
