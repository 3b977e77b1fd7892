"""The user's word on when an article was written: ``dates.yaml`` beside the store, a line an article.

``"2025/reuters.txt": 2025-06-23  # so stands in the printed paper``. It counts before anything that the article states
or that was inferred, in every build; deleting the line restores the inference.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import yaml

from timeline.dating import parse
from timeline.explanations import in_words
from timeline.keeping import changing, keep, kept_beside
from timeline.model import Article, DocumentTime, Evidence, Period, Refusal
from timeline.periods import value
from timeline.records import Place, read_root

SUBJECT: Final = "dates"  # of keeping.kept_beside
_HEAD = """# When articles were written, by your own word: "id": 2025-06-23, 2025-06 or 2025. Delete a line to undo it.
"""
_SET = "von Hand gesetzt"
_DISAGREES = "Der Artikel selbst sagt anderes: {date} ({source})"


def load_dates(store: Path) -> dict[str, Period]:
    """Article id → the date that the user set for it. Raises DataError with file, line and reason."""
    path = kept_beside(store, SUBJECT)
    if not path.exists() or not _lines_of(path):
        return {}
    top, node = read_root(path)
    if not isinstance(node, yaml.MappingNode):
        raise top.wrong('lines are expected here, as in "article.txt": 2025-06-23')
    dates: dict[str, Period] = {}
    lines: dict[str, int] = {}
    for key, written in node.value:
        here = top.at(key)
        id, period = _entry(here, key, written)
        if id in dates:
            raise here.wrong(f"{id!r} has a date already (line {lines[id]})")
        dates[id], lines[id] = period, here.line
    return dates


def _entry(here: Place, key: yaml.Node, written: yaml.Node) -> tuple[str, Period]:
    if not isinstance(key, yaml.ScalarNode) or not key.value:
        raise here.wrong("an article's id is expected in front of the colon")
    period = parse(written.value) if isinstance(written, yaml.ScalarNode) else None
    if period is None:
        shown = f"{written.value!r}" if isinstance(written, yaml.ScalarNode) else "this"
        raise here.wrong(f"{shown} is no date; write it as 2025-06-23, 2025-06 or 2025")
    return str(key.value), period


def set_date(store: Path, id: str, period: Period) -> None:
    """Keeps the user's word that an article was written then; a line for it that is there already is replaced.

    The next build or refresh of the store reads by it. Raises DataError where the file has a mistake or cannot be
    written.
    """
    with changing(kept_beside(store, SUBJECT)):
        load_dates(store)
        path = kept_beside(store, SUBJECT)
        kept, remark = [], ""
        for line in _lines(path):
            if _id_of(line) == id:
                _, mark, words = line.partition("  #")
                remark = mark + words
            else:
                kept.append(line)
        kept.append(f"{json.dumps(id, ensure_ascii=False)}: {value(period)}{remark}")
        keep(path, "\n".join(kept) + "\n")


def clear_date(store: Path, id: str) -> bool:
    """Takes the user's word on an article back; tells whether there was any."""
    with changing(kept_beside(store, SUBJECT)):
        if id not in load_dates(store):
            return False
        path = kept_beside(store, SUBJECT)
        keep(path, "\n".join(line for line in _lines(path) if _id_of(line) != id) + "\n")
        return True


def with_dates(found: Iterable[Article | Refusal], dates: Mapping[str, Period]) -> Iterator[Article | Refusal]:
    """The articles with the dates that the user set; what an article states otherwise is noted."""
    for one in found:
        yield _with_date(one, dates[one.id]) if isinstance(one, Article) and one.id in dates else one


def _with_date(article: Article, period: Period) -> Article:
    stated, note = article.published, ""
    if stated.period and not _meet(stated.period, period):
        note = _DISAGREES.format(date=in_words(stated.period), source=stated.source)
    return replace(article, published=DocumentTime(period, Evidence.SET, _SET, note=note))


def _meet(one: Period, other: Period) -> bool:
    first, last = max(filter(None, (one.first, other.first))), min(filter(None, (one.last, other.last)))
    return first <= last


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    return text.splitlines()


def _lines_of(path: Path) -> list[str]:
    """The lines that say something; a file that cannot be read is left to the reader's error."""
    try:
        return [line for line in _lines(path) if line.strip() and not line.lstrip().startswith("#")]
    except (OSError, UnicodeDecodeError):
        return [""]


def _id_of(line: str) -> str | None:
    """The id in front of a line's colon, None where the line is none of ours."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    try:
        entry = yaml.load(line, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return str(next(iter(entry))) if isinstance(entry, dict) and len(entry) == 1 else None
