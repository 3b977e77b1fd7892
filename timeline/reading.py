"""Files → articles: text in NFC before any offset exists, the stated date; one reader a format."""

import json
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from timeline.dating import parse, stated
from timeline.failures import failed_on
from timeline.folders import File, files
from timeline.formats import FORMATS, Unreadable, Written
from timeline.model import Article, DataError, Refusal

LARGEST_ARTICLE = 20_000_000  # bytes; a larger file is no article, and reading it would hold up all others
LONGEST_LINE = 2 * LARGEST_ARTICLE  # bytes of a line of .jsonl
LARGEST_ARCHIVE = 1_000_000_000  # bytes unpacked
MOST_IN_ARCHIVE = 100_000
KINDS = (".txt", ".md", *FORMATS, ".jsonl", ".zip")

ENOUGH_WORDS = 40  # fewer do not tell a language
GERMAN_SHARE = 0.08
NOT_GERMAN = "the text is not German, and only German is read"
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    "der die das den dem des und ist nicht ein eine einen einem einer mit von zu auf für sich als auch nach im am wird "
    "wurde hat haben sind war bei aus dass über".split()
)
_GERMAN_LETTERS = frozenset("äöüßÄÖÜéèàáçñôêøåë„“”‚‘’–—…»«›‹§°€£·•©®\xa0\xad²³½¼µ×")

_COMBINING = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*", re.DOTALL)


def read(paths: Iterable[Path]) -> Iterator[Article | Refusal]:
    """Every article below the given files and folders, in the order of their names, and what had to be refused.

    An article's id is its path below the folder that was named; two articles never share one.
    """
    return read_files(files(paths))


def read_files(some: Iterable[File]) -> Iterator[Article | Refusal]:
    """The articles of these files, in their order."""
    taken: set[str] = set()
    for file in some:
        yield from read_file(file, taken)


def read_file(file: File, taken: set[str]) -> Iterator[Article | Refusal]:
    """The articles of one file, whose ids are added to those ``taken``; what is wrong with it comes as a refusal."""
    for found in _read_file(file):
        if isinstance(found, Article) and found.id in taken:
            reason = f"the id {found.id!r} was already used by another article; rename one of them"
            yield Refusal(str(file.path), reason)
            continue
        if isinstance(found, Article):
            taken.add(found.id)
        yield found


def _read_file(file: File) -> Iterator[Article | Refusal]:
    try:
        if wrong := _wrong_with_path(file.path, file.folder):
            yield Refusal(str(file.path), wrong)
            return
        with file.path.open("rb") as stream:
            yield from _read_stream(stream, str(file.path), file.name)
    except PermissionError:
        yield Refusal(str(file.path), "no permission to read it; allow it with: chmod u+r")
    except OSError as error:
        yield Refusal(str(file.path), f"it cannot be read: {error.strerror or error}")


def _wrong_with_path(path: Path, folder: Path) -> str:
    """Why a file must not be opened at all; empty where it may be."""
    if path.is_dir():
        return "no permission to read this folder; allow it with: chmod u+rx"
    if not path.is_file():
        return "there is no such file" if not path.exists() else "this is no ordinary file"
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return "it is a link that leads out of the folder; name the file itself to have it read"
    if path.suffix.lower() not in KINDS:
        return f"files of this kind are not read; the kinds that are: {', '.join(KINDS)}"
    return ""


def _read_stream(stream: IO[bytes], place: str, name: str) -> Iterator[Article | Refusal]:
    """The articles of an open file of any kind; ``place`` names it to the user, ``name`` begins its articles' ids."""
    kind = Path(name).suffix.lower()
    if kind == ".jsonl":
        found = _read_jsonl(stream, place, name)
    elif kind == ".zip":
        found = _read_zip(stream, place, name)
    else:
        found = _read_document(stream, place, name, FORMATS.get(kind, _read_text))
    for one in found:
        foreign = isinstance(one, Article) and not is_german(one.text)
        yield Refusal(place, f"{NOT_GERMAN} ({one.id})") if isinstance(one, Article) and foreign else one


def _read_document(
    stream: IO[bytes], place: str, name: str, reader: Callable[[bytes], Iterable[Written]]
) -> Iterator[Article | Refusal]:
    """The articles of a file that is read whole."""
    content = stream.read(LARGEST_ARTICLE + 1)
    if len(content) > LARGEST_ARTICLE:
        limit = LARGEST_ARTICLE // 1_000_000
        yield Refusal(place, f"it has more than {limit} MB, too much for one article; split it")
        return
    if not content.strip():
        yield Refusal(place, "it is empty")
        return
    try:
        for written in reader(content):
            id = f"{name}:{written.name}" if written.name else name
            yield article(id, written.text, written.date, written.where)
    except Unreadable as error:
        yield Refusal(place, str(error))
    except (DataError, OSError):
        raise
    except Exception as error:  # a library that meets what nobody has thought of: this file alone is not read
        yield Refusal(place, failed_on(error))


def _read_text(content: bytes) -> Iterator[Written]:
    """A text file as it is, line ends of every system as \\n."""
    yield Written(_decoded(content).replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(content: bytes) -> str:
    """The text of these bytes: UTF-8, UTF-16 with its mark, or Windows' Western encoding where that makes German.

    Raises Unreadable for anything else: a guess would spoil the umlauts.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable("it begins like UTF-16 and is not; convert it to UTF-8") from error
    if b"\0" in content:
        raise Unreadable("it is a binary file, not text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("windows-1252", "replace")
        if not _GERMAN_LETTERS.issuperset(character for character in text if character > "\x7f"):
            wrong = f"it is not UTF-8 (byte {error.start + 1}), nor Windows' or Latin-1 German"
            raise Unreadable(f"{wrong}; convert it with: iconv -t UTF-8") from error
    if not text.strip():
        raise Unreadable("it is empty")
    return text


def is_german(text: str) -> bool:
    """Whether a text reads as German; one that is too short to tell counts as German.

    A tenth of the words of German prose are among its thirty commonest; in English, French or Dutch hardly any are.
    """
    words = _WORD.findall(text[:20_000])
    return len(words) < ENOUGH_WORDS or sum(word.lower() in _COMMON for word in words) >= len(words) * GERMAN_SHARE


def _read_zip(stream: IO[bytes], place: str, name: str) -> Iterator[Article | Refusal]:
    """The files in an archive as if they lay in a folder of its name; nothing is written to the disk."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_IN_ARCHIVE or sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
                files, size = f"{MOST_IN_ARCHIVE:,} files", f"{LARGEST_ARCHIVE // 1_000_000:,} MB"
                yield Refusal(place, f"unpacked it has more than {files} or {size}; unpack it into a folder")
                return
            found = False
            for entry in sorted(entries, key=lambda entry: entry.filename):
                for one in _read_entry(archive, entry, place, name):
                    found = True
                    yield one
            if not found:
                yield Refusal(place, "it is empty")
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        yield Refusal(place, "it is no ZIP archive, or a damaged one")


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, name: str) -> Iterator[Article | Refusal]:
    """One file of an archive; what is not an article, or is packed as only a bomb is, is refused alone."""
    inside = PurePosixPath(entry.filename)
    here = f"{place}, {entry.filename}"
    if any(part.startswith((".", "__MACOSX")) for part in inside.parts if part != ".."):
        return
    if inside.is_absolute() or ".." in inside.parts:
        yield Refusal(here, "its path leads out of the archive")
    elif inside.suffix.lower() not in KINDS or inside.suffix.lower() == ".zip":
        yield Refusal(here, f"files of this kind are not read; the kinds that are: {', '.join(KINDS)}")
    elif stat.S_ISLNK(entry.external_attr >> 16):
        yield Refusal(here, "it is a link, not a file")
    elif entry.flag_bits & 1:
        yield Refusal(here, "it is protected by a password; pack it without one")
    else:
        try:
            with archive.open(entry) as stream:
                yield from _read_stream(stream, here, f"{name}/{inside.as_posix()}")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
            yield Refusal(here, f"it cannot be unpacked ({error})")


def _read_jsonl(lines: IO[bytes], place: str, name: str) -> Iterator[Article | Refusal]:
    """One article a line: {"id", "date", "text"}, ``date`` may be null or missing; a broken line is refused alone."""
    number = 0
    while line := lines.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            yield Refusal(f"{place}, line {number}", f"it is longer than {LONGEST_LINE:,} bytes; the rest is not read")
            return
        if line.strip():
            yield _from_line(line, f"{place}, line {number}", f"{name}:{number}")
    if number == 0:
        yield Refusal(place, "it is empty")


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
    except ValueError:
        return Refusal(place, "it is not JSON that can be read: a number has thousands of digits")
    if wrong := _wrong_with_row(row):
        return Refusal(place, wrong)
    return article(str(row.get("id") or name), row["text"], row.get("date"), "Feld „date“")


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


def article(name: str, given: str, metadata: str | None = None, where: str = "Feld „date“") -> Article:
    """One article from its text as given: normalised to NFC, with the date that it states.

    ``metadata`` is the date that its file holds apart from the text, ``where`` says in German where.
    """
    text, offsets = _normalised(given)
    published, body = stated(text, name, metadata)
    if metadata is not None and published.period:
        published = replace(published, source=f"{where}: „{metadata}“")
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
