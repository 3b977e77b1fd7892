"""The command line: python -m timeline …"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from timeline.model import Article, Refusal, Timex
from timeline.reading import read
from timeline.resolution import resolve
from timeline.sentences import split


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 something was refused, 2 wrong use."""
    parser = argparse.ArgumentParser(prog="python -m timeline")
    commands = parser.add_subparsers(required=True, dest="command")
    tag = commands.add_parser("tag")
    tag.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    for found in read(options.files):
        if isinstance(found, Refusal):
            print(f"{found.file}: {found.reason}", file=sys.stderr)
            continue
        print(json.dumps(tagged(found), ensure_ascii=False))
    return 0


def tagged(article: Article) -> dict[str, Any]:
    """The temporal expressions of an article, offsets in the text as it was given."""
    timexes = resolve(article, split(article.text, article.body))
    return {"id": article.id, "timex": [_timex_row(article, timex) for timex in timexes]}


def _timex_row(article: Article, timex: Timex) -> dict[str, Any]:
    first, last = (timex.period.first, timex.period.last) if timex.period else (None, None)
    return {
        "start": _given(article, timex.start),
        "end": _given(article, timex.end - 1) + 1,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
    }


def _given(article: Article, offset: int) -> int:
    return article.given[offset] if article.given else offset


if __name__ == "__main__":
    sys.exit(main())
