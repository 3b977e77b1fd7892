"""The user's files: named for their store, replaced whole, the version before kept."""

import errno
import fcntl
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_store import as_nobody

from timeline import keeping
from timeline.corrections import Correction, Kind, Target, add, undo
from timeline.identities import join
from timeline.keeping import keep, kept_beside
from timeline.model import DataError
from timeline.periods import day
from timeline.set_dates import clear_date, load_dates, set_date


@pytest.mark.parametrize(
    ("store", "file"), [("data/timeline.duckdb", "data/dates.yaml"), ("x/leak.duckdb", "x/leak.dates.yaml")]
)
def test_each_store_has_its_own_file(store: str, file: str) -> None:
    assert kept_beside(Path(store), "dates") == Path(file)


def test_the_version_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "dates.yaml"
    keep(file, "first\n")
    keep(file, "second\n")
    keep(file, "third\n")
    assert file.read_text() == "third\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dates.yaml", "dates.yaml.bak"]
    assert (tmp_path / "dates.yaml.bak").read_text() == "second\n"


def test_where_nothing_can_be_written_nothing_changes(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(DataError, match="nothing was changed"):
        keep(blocked / "dates.yaml", "x")
    assert blocked.read_text() == "no folder"


def test_of_many_who_write_at_once_nobody_loses_a_word(tmp_path: Path) -> None:
    store, first = tmp_path / "leak.duckdb", date(2025, 1, 1)

    def write(number: int) -> None:
        set_date(store, f"{number}.txt", day(first + timedelta(days=number)))

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(write, range(24)))
    assert {id: period.first for id, period in load_dates(store).items()} == {
        f"{number}.txt": first + timedelta(days=number) for number in range(24)
    }


STEPS = [("fsync", 1), ("copyfile", 1), ("replace", 1), ("replace", 2)]


@pytest.mark.parametrize(("step", "nth"), STEPS)
def test_killed_at_any_step_it_is_the_old_or_the_new_one(tmp_path: Path, step: str, nth: int) -> None:
    file, old, new = tmp_path / "dates.yaml", "old\n" * 9_000, "new\n" * 9_000
    keep(file, "older\n")
    keep(file, old)
    child = os.fork()
    if not child:
        _die_at(step, nth)
        keep(file, new)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert file.read_text() == old
    assert (tmp_path / "dates.yaml.bak").read_text() in ("older\n", old)
    keep(file, new)
    assert (file.read_text(), (tmp_path / "dates.yaml.bak").read_text()) == (new, old)


def _die_at(step: str, nth: int) -> None:
    """Kill this process, as ``kill -9`` does, in the middle of a step."""
    owner = keeping.shutil if step == "copyfile" else keeping.os
    there, calls = getattr(owner, step), []

    def dying(*values: object, **named: object) -> object:
        calls.append(values)
        if len(calls) == nth:
            if step == "copyfile":
                Path(str(values[1])).write_text("ol")  # half of it
            os.kill(os.getpid(), signal.SIGKILL)
        return there(*values, **named)

    setattr(owner, step, dying)


Change = Callable[[Path, str], object]  # of the user's file beside a store, with a word that is to stand there
HIDDEN = {word: Correction(Kind.HIDE, Target(word)) for word in ("J. Müller", "J. Möller")}
SET: Change = lambda store, word: set_date(store, word, day(date(2025, 1, 1)))  # noqa: E731
SAID: Change = lambda store, word: add(kept_beside(store, "corrections"), HIDDEN[word])  # noqa: E731
JOINED: Change = lambda store, word: join(kept_beside(store, "same"), "Jörg Müller", [word])  # noqa: E731
CHANGES: list[tuple[str, Change, Change]] = [  # the file, what was said there first, whoever changes it then
    ("dates", SET, SET),
    ("dates", SET, lambda store, _: clear_date(store, "J. Müller")),
    ("corrections", SAID, SAID),
    ("corrections", SAID, lambda store, _: undo(kept_beside(store, "corrections"), HIDDEN["J. Müller"])),
    ("same", JOINED, JOINED),
]


@pytest.mark.parametrize(("subject", "first", "change"), CHANGES)
def test_every_change_is_whole_or_none_and_waits_for_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subject: str, first: Change, change: Change
) -> None:
    store, waited = tmp_path / "leak.duckdb", list[int]()
    flock = fcntl.flock
    monkeypatch.setattr(keeping.fcntl, "flock", lambda file, how: (waited.append(how), flock(file, how)))
    first(store, "J. Müller")
    file = kept_beside(store, subject)
    former = file.read_text("utf-8")
    assert "J. Müller" in former
    for failing in ("fsync", "replace"):
        with monkeypatch.context() as broken:
            broken.setattr(keeping.os, failing, full)
            with pytest.raises(DataError, match="nothing was changed"):
                change(store, "J. Möller")
        assert file.read_text("utf-8") == former
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    change(store, "J. Möller")
    assert file.read_text("utf-8") != former
    assert file.with_name(f"{file.name}.bak").read_text("utf-8") == former
    assert waited == [fcntl.LOCK_EX] * 4  # each of them once


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_and_a_closed_folder_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the folders above are closed to others
    file = Path("dates.yaml")
    keep(file, "old\n")
    limits, former = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(DataError, match=r"dates.yaml: cannot be written \(.*\); nothing was changed"):
            keep(file, "new\n" * 9_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, former)
    tmp_path.chmod(0o555)
    try:
        with as_nobody(), pytest.raises(DataError, match=r"Permission denied.*nothing was changed"):
            keep(file, "new\n")
        with as_nobody(), pytest.raises(DataError, match=r"Permission denied.*nothing was changed"):
            set_date(Path("leak.duckdb"), "a.txt", day(date(2025, 1, 1)))
    finally:
        tmp_path.chmod(0o755)
    assert file.read_text() == "old\n"
    assert [one.name for one in tmp_path.iterdir()] == ["dates.yaml"]
