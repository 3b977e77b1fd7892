"""Which version of the program reads an article: a digest of all that can change what comes of it, and of nothing else.

The page, the exports, the commands and the training are not among it, so that a change there rereads no article.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from timeline.keeping import is_kept

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = PROJECT / "timeline"
FIRST = "timeline.pipeline"
LANGUAGE = "german"  # loaded by its name, not imported
WEIGHTS = "weights"

_IMPORT = re.compile(
    r"^[ \t]*(?:from (?P<room>timeline[\w.]*) import (?P<names>\([^)]*\)|[^(#\n]+)|import (?P<whole>timeline[\w.]*))",
    re.MULTILINE,
)


@cache
def digest_of_program() -> str:
    """A digest of the rooms that an article goes through, the networks' weights, and the knowledge in ``data/``."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted([*reading_rooms(), *(ROOMS / WEIGHTS).iterdir(), *_knowledge()]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def reading_rooms() -> set[Path]:
    """The files of the program that ``pipeline`` and the language need, and what these need in turn."""
    found: set[Path] = set()
    waiting = [ROOMS / f"{FIRST.partition('.')[2]}.py", *(ROOMS / LANGUAGE).glob("*.py")]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(file.read_text(encoding="utf-8"))
    return found


def _imported(code: str) -> Iterator[Path]:
    for found in _IMPORT.finditer(code):
        room = found["room"] or found["whole"]
        names = re.findall(r"\w+", found["names"] or "")
        for path in (room, *(f"{room}.{name}" for name in names)):
            file = PROJECT / f"{path.replace('.', '/')}.py"
            if file.is_file():
                yield file


def _knowledge() -> list[Path]:
    """The files of ``data/`` that are the program's; what a user keeps there counts article by article."""
    return [path for path in (PROJECT / "data").glob("*.yaml") if not is_kept(path)]
