"""Files → articles: text in NFC before any offset exists, the stated date; one reader a format."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from timeline.dating import parse, stated
from timeline.model import Article, Refusal

LARGEST_ARTICLE = 20_000_000  # bytes; a larger file is no article, and reading it would hold up all others

_COMBINING = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*", re.DOTALL)


def read(paths: Iterable[Path]) -> Iterator[Article | Refusal]:
    """Every article below the given files and folders, in the order of their names, and what had to be refused.

    An article's id is its path below the folder that was named; two articles never share one.
    """
    taken: set[str] = set()
    for path, name in _files(paths):
        for found in _read_file(path, name):
            if isinstance(found, Article) and found.id in taken:
                yield Refusal(str(path), f"the id {found.id!r} was already used by another article; rename one of them")
                continue
            if isinstance(found, Article):
                taken.add(found.id)
            yield found


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files to read, each once, with the name it goes by; hidden files are left alone."""
    seen: set[Path] = set()
    names: set[str] = set()
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in below:
            relative = file.relative_to(path).as_posix() if path.is_dir() else file.name
            if file.is_dir() or file.resolve() in seen or any(part.startswith(".") for part in Path(relative).parts):
                continue
            seen.add(file.resolve())
            name = relative if relative not in names else file.as_posix()
            names.add(name)
            yield file, name


def _read_file(path: Path, name: str) -> Iterator[Article | Refusal]:
    """The articles of one file; whatever is wrong with it comes back as a refusal."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        yield Refusal(str(path), f"files of this kind are not read; the kinds that are: {kinds}")
        return
    try:
        if not path.is_file():
            yield Refusal(str(path), "there is no such file" if not path.exists() else "this is no ordinary file")
            return
        yield from reader(path, name)
    except PermissionError:
        yield Refusal(str(path), "no permission to read it; allow it with: chmod u+r")
    except OSError as error:
        yield Refusal(str(path), f"it cannot be read: {error.strerror or error}")


def _read_text(path: Path, name: str) -> Iterator[Article | Refusal]:
    """One article: the whole of a text file, line ends of every system as \\n."""
    size = path.stat().st_size
    if size > LARGEST_ARTICLE:
        limit = LARGEST_ARTICLE // 1_000_000
        yield Refusal(str(path), f"it has {size / 1e6:.0f} MB, more than {limit} MB for one article; split it")
        return
    content = path.read_bytes()
    if wrong := _wrong_with(content):
        yield Refusal(str(path), wrong)
        return
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    yield article(name, text)


def _wrong_with(content: bytes) -> str:
    """Why these bytes are not the text of an article; empty where they are."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8"
    if b"\0" in content:
        return "it is a binary file, not text"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return (
            f"it is not UTF-8 (byte {error.start + 1}), probably Latin-1; "
            "convert it with: iconv -f WINDOWS-1252 -t UTF-8"
        )
    return "" if text.strip() else "it is empty"


def _read_jsonl(path: Path, name: str) -> Iterator[Article | Refusal]:
    """One article a line: {"id", "date", "text"}, ``date`` may be null or missing; a broken line is refused alone."""
    with path.open("rb") as lines:
        number = 0
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _from_line(line, f"{path}, line {number}", f"{name}:{number}")
        if number == 0:
            yield Refusal(str(path), "it is empty")


def _from_line(line: bytes, place: str, name: str) -> Article | Refusal:
    """The article of one line of a ``.jsonl`` file."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Refusal(place, "it is not UTF-8")
    except json.JSONDecodeError as error:
        return Refusal(place, f"it is not JSON (column {error.colno}: {error.msg.removesuffix(' at')})")
    except RecursionError:
        return Refusal(place, "it is not JSON that can be read: nested too deeply")
    if wrong := _wrong_with_row(row):
        return Refusal(place, wrong)
    return article(str(row.get("id") or name), row["text"], row.get("date"))


def _wrong_with_row(row: object) -> str:
    """Why a line's JSON is no article; empty where it is one."""
    if not isinstance(row, dict):
        return 'it is not an object like {"id": …, "date": …, "text": …}'
    text, day = row.get("text"), row.get("date")
    if not isinstance(text, str) or not text.strip():
        return 'its "text" is missing or empty'
    if len(text) > LARGEST_ARTICLE:
        return f'its "text" is longer than {LARGEST_ARTICLE:,} characters'
    if day is not None and not (isinstance(day, str) and parse(day)):
        return f'its "date" is {json.dumps(day)[:40]}; write it as "2025-06-23", "2025-06", "2025" or null'
    if row.get("id") is not None and not isinstance(row["id"], str | int):
        return 'its "id" must be a text or a number'
    return ""


def article(name: str, given: str, metadata: str | None = None) -> Article:
    """One article from its text as given: normalised to NFC, with the date that it states."""
    text, offsets = _normalised(given)
    published, body = stated(text, name, metadata)
    return Article(name, text, published, body, offsets)


def _normalised(given: str) -> tuple[str, tuple[int, ...]]:
    """The text in NFC, and for each of its characters the offset in the given text (empty if nothing changed)."""
    given = given.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(given) else given
    text = unicodedata.normalize("NFC", given)
    if text == given:
        return text, ()
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _COMBINING.finditer(given):
        piece = unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        offsets += range(cluster.start(), cluster.start() + len(piece))
    return "".join(pieces), tuple(offsets)


def _has_surrogates(text: str) -> bool:
    """Whether JSON smuggled in half a character ("\\ud800"), which no database takes."""
    return any("\ud800" <= character <= "\udfff" for character in text)


READERS: dict[str, Callable[[Path, str], Iterator[Article | Refusal]]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".jsonl": _read_jsonl,
}
