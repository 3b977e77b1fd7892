"""Files that hold the user's own word (dates, corrections, merged names): written whole or not at all."""

import fcntl
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Hold the right to change a file: who reads it, adds a line and writes it waits for whoever does the same.

    Without it, of two readers who correct something at once one would lose their word. Raises DataError where the
    folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(path.parent, os.O_RDONLY)  # locked itself, so that no file for it need lie about
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def keep(path: Path, text: str) -> None:
    """Put ``text`` in the place of the file: at any moment there is the old version or the new one, never half of it.

    The version before stays beside it with ``.bak``. Raises DataError where the folder cannot be written.
    """
    keep_bytes(path, text.encode())


def keep_bytes(path: Path, content: bytes) -> None:
    """What ``keep`` does, for a file of any kind."""
    mine = f"{path.name}.{os.getpid()}-{threading.get_ident()}"
    draft, former = path.with_name(f"{mine}.new"), path.with_name(f"{mine}.old")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copyfile(path, former)
            os.replace(former, path.with_name(f"{path.name}.bak"))
        os.replace(draft, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        for left in (draft, former):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> DataError:
    return DataError(f"{path}: cannot be written ({error.strerror}); nothing was changed")
