"""Collections of articles: a store each, and beside it a folder for what comes in through the page.

``data/timeline.duckdb`` is the seeds' collection; ``data/hafen.duckdb`` is one called "hafen", and what its reader
drops into the page lies as ordinary files in ``data/hafen.articles/``, where a build finds it again.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.keeping import keep_bytes
from timeline.model import Period, Refusal
from timeline.periods import value
from timeline.pipeline import DEFAULT_PATHS, DEFAULT_STORE, BuildSummary, Progress, build
from timeline.reading import KINDS
from timeline.store import Store, StoreError

LARGEST_UPLOAD = 200_000_000  # bytes of one file
LONGEST_NAME = 80  # characters of a collection's or a file's name

_UNSAFE = re.compile(r"[^\w.,()+ -]+")


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection: its name for people and the file of its store, which may not exist yet."""

    name: str
    store: Path

    @property
    def inbox(self) -> Path:
        """The folder for the articles that came in through the page."""
        return self.store.with_name(f"{self.store.stem}.articles")


def collections(named: Path | None = None, data: Path = DEFAULT_STORE.parent) -> list[Collection]:
    """All collections: the store that was named first, the seeds' next, then the others by name."""
    stores = [] if named is None else [named]
    stores += [data / DEFAULT_STORE.name, *sorted(data.glob("*.duckdb"))]
    found: dict[Path, Collection] = {}
    for store in stores:
        found.setdefault(store.resolve(), Collection(store.stem, store))
    return list(found.values())


def new_collection(name: str, data: Path = DEFAULT_STORE.parent) -> Collection:
    """A collection of that name, still empty. Raises ValueError where the name is empty or taken."""
    stem = safe_name(name)
    if not stem:
        raise ValueError("empty")
    store = data / f"{stem}.duckdb"
    if store.exists() or store.with_name(f"{stem}.articles").exists():
        raise ValueError("taken")
    return Collection(stem, store)


def safe_name(name: str) -> str:
    """A name that every file system takes and that leads nowhere else: no slashes, no leading dots."""
    flat = _UNSAFE.sub(" ", unicodedata.normalize("NFC", name)).strip(" .")
    return " ".join(flat.split())[:LONGEST_NAME].strip(" .")


def put(collection: Collection, name: str, content: bytes) -> Path | Refusal:
    """Lay a file into the collection's folder; what is there already stays, a second file of its name gets a number.

    The file is read by the next build. A refusal says why it was not taken; the reasons are those of ``REFUSALS``.
    """
    path = Path(safe_name(name.replace("\\", "/").rsplit("/", 1)[-1]))
    if path.suffix.lower() not in KINDS:
        return Refusal(name, "kind")
    if len(content) > LARGEST_UPLOAD:
        return Refusal(name, "large")
    if not content.strip():
        return Refusal(name, "empty")
    if _digest(content) in {_digest(file.read_bytes()) for file in _of_size(collection.inbox, len(content))}:
        return Refusal(name, "known")
    target, number = collection.inbox / path, 1
    while target.exists():
        number += 1
        target = collection.inbox / f"{path.stem} {number}{path.suffix}"
    keep_bytes(target, content)
    return target


def put_text(collection: Collection, text: str, title: str = "", written: Period | None = None) -> Path | Refusal:
    """Lay a pasted text into the collection's folder, under its title, with its date as the header line."""
    name = safe_name(title) or safe_name(" ".join(text.split()[:8])) or "Text"
    heading = f"# {' '.join(title.split())}\n\n" if title.strip() else ""
    header = f"date {value(written)}\n\n" if written else ""
    return put(collection, f"{name}.txt", f"{header}{heading}{text}".encode("utf-8", "replace"))


def take_in(collection: Collection, progress: Progress = lambda done, to_do: None) -> BuildSummary:
    """Build the collection's store anew from its folders and what lies in its inbox."""
    return build(_folders(collection), collection.store, progress)


def _folders(collection: Collection) -> Sequence[Path]:
    """What the store was built from and still exists, and its inbox."""
    sources = [Path(source) for source in _sources(collection.store)]
    if not sources and collection.store == DEFAULT_STORE:
        sources = list(DEFAULT_PATHS)
    inbox = collection.inbox.resolve()
    kept = [path for path in sources if path.exists() and path.resolve() != inbox]
    return [*kept, collection.inbox] if collection.inbox.exists() else kept


def _sources(store: Path) -> list[str]:
    try:
        opened = Store.open(store)
    except StoreError:
        return []
    try:
        return opened.sources()
    finally:
        opened.close()


def _of_size(folder: Path, size: int) -> list[Path]:
    return [file for file in folder.glob("*") if file.is_file() and file.stat().st_size == size]


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
