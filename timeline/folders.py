"""The files below what a user names: each once, by its name, and what tells whether one is still as it was."""

import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SETTLED = 2.0  # seconds; what was written later than so long ago may be written again without a sign of it


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it lies, the name by which its articles' ids begin, and what the user named.

    The place is a string: of a million files most are only looked at.
    """

    place: str
    name: str
    folder: Path

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


def files(paths: Iterable[Path]) -> Iterator[File]:
    """The files below these paths in the order of their names, each once; hidden ones are left alone."""
    seen: set[str] = set()
    names: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)  # which, other than resolve(), takes links that lead in a circle
        folder = path if path.is_dir() else Path(real)
        for place, relative, resolved in _below(str(path), "", real) if path.is_dir() else _alone(path, real):
            if resolved not in seen:
                seen.add(resolved)
                name = relative if relative not in names else Path(place).as_posix()
                names.add(name)
                yield File(place, name, folder)


def _alone(path: Path, real: str) -> Iterator[tuple[str, str, str]]:
    if not path.name.startswith("."):
        yield str(path), path.name, real


def _below(folder: str, above: str, resolved: str) -> Iterator[tuple[str, str, str]]:
    """The files of a folder and below it, and closed folders: place, path below what was named, path without links."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        place, name = entry.path, f"{above}{entry.name}"
        if entry.is_symlink():
            if not _is_open_folder(place):
                yield place, name, os.path.realpath(place)
        elif entry.is_dir() and _is_open_folder(place):
            yield from _below(place, f"{name}/", f"{resolved}/{entry.name}")
        else:
            yield place, name, f"{resolved}/{entry.name}"


def _is_open_folder(path: str) -> bool:
    """Whether this is a folder that may be read; one that may not must be named, or its files would be missed."""
    try:
        return os.path.isdir(path) and os.access(
            path, os.R_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids
        )
    except PermissionError:
        return False


def mark(file: File) -> str:
    """What changes whenever the file is written, replaced or renamed; empty where nothing would tell that for sure.

    The time of the last change of the file's entry tells too what somebody wrote who set the time of writing back.
    """
    try:
        found = os.lstat(file.place)
    except OSError:
        return ""
    settled = time.time() - max(found.st_mtime, found.st_ctime) >= SETTLED
    if not settled or not stat.S_ISREG(found.st_mode):
        return ""
    return f"{file.name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0{found.st_ino}\0{found.st_dev}"
