"""The seeds' timeline as a golden file: a change of any room shows here, line by line, before it stays.

``python tests/test_seeds.py`` writes the file anew.
"""

import json
from pathlib import Path
from typing import Any

from timeline.model import Article
from timeline.pipeline import DEFAULT_PATHS, read_article
from timeline.reading import read

GOLDEN = Path(__file__).parent / "golden" / "seeds.jsonl"


def rows() -> list[dict[str, Any]]:
    """What a reader of the page sees of every event of the seeds."""
    found = []
    for article in read(DEFAULT_PATHS):
        assert isinstance(article, Article)
        for event in read_article(article).events:
            period = event.period
            found.append(
                {
                    "document": event.document,
                    "title": event.title,
                    "from": period.first.isoformat() if period and period.first else None,
                    "to": period.last.isoformat() if period and period.last else None,
                    "placed_by": event.placed_by,
                    "expression": event.timex.text if event.timex else "",
                    "status": event.status,
                    "actors": list(event.actors),
                    "topics": list(event.topics),
                }
            )
    return found


def test_the_seeds_give_the_golden_timeline() -> None:
    golden = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert rows() == golden


def write() -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
