"""Files that hold the user's own word (dates, corrections, merged names): written whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from timeline.model import DataError

SUBJECTS = ("dates", "same", "corrections")


def is_kept(path: Path) -> bool:
    """Whether a file holds the user's word, not what the program ships."""
    return path.stem.rpartition(".")[2] in SUBJECTS


def kept_beside(store: Path, subject: str) -> Path:
    """The user's file on a subject that belongs to a store.

    ``data/timeline.duckdb`` has ``data/dates.yaml``; any other store has a file of its own name beside it
    (``leak.duckdb``: ``leak.dates.yaml``), since the articles of two collections may bear the same name.
    """
    name = subject if store.name == "timeline.duckdb" else f"{store.stem}.{subject}"
    return store.with_name(f"{name}.yaml")


def keep(path: Path, text: str) -> None:
    """Put ``text`` in the place of the file: at any moment there is the old version or the new one, never half of it.

    The version before stays beside it with ``.bak``. Raises DataError where the folder cannot be written.
    """
    keep_bytes(path, text.encode())


def keep_bytes(path: Path, content: bytes) -> None:
    """What ``keep`` does, for a file of any kind."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copyfile(path, path.with_name(f"{path.name}.bak"))
        os.replace(draft, path)
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
