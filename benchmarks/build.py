"""How long a whole build takes and what memory it needs, over articles made of the texts at hand.

    python -m benchmarks.build                                  # 1,000 and 10,000 articles, of the seeds' texts
    python -m benchmarks.build 100000 --texts my-articles/      # as many as you say, of your own texts
    python -m benchmarks.build 100000 --read 4000               # only so many are read, the others made of their rows
    python -m benchmarks.build 10000 --keep big/                # articles and store stay in big/10000
    python -m benchmarks.build 200 --rooms                      # the share of every room in the time of an article

Every article has about 350 words: sentences of one text, with other persons and states, other days and another date of
its own, so that no two are alike, few tell what another one tells, and nothing is known from before. Processor time is
measured beside the time on the clock: on a machine that does other things as well it tells what an article costs.

With ``--read`` the rows of the articles beyond the first so many are not read out of their texts but made of the rows
of those that were, with other names and days (``benchmarks.multiplied``): what merging and storing costs can so be
measured at a number that would take hours to read. All else is done as ever: every file is opened and fingerprinted.
"""

import argparse
import cProfile
import os
import pstats
import random
import re
import resource
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from benchmarks.multiplied import again
from timeline.actors import find_mentions
from timeline.german.words import MONTHS, WEEKDAYS
from timeline.knowledge import load_actors
from timeline.model import ActorKind, Article, Refusal
from timeline.pipeline import NOTHING, Asked, Packet, build, fingerprint, lost, read_packet
from timeline.reading import read
from timeline.sentences import split
from timeline.workers import CHUNK, all_cores, in_order
from timeline.writing import Rows, joined

WORDS = 350
FIRST_DAY = date(1998, 1, 1)
IN_A_FOLDER = 1_000
IN_ROOMS = 112  # articles of which the shares of the rooms are taken

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_DAY = "|".join(day.capitalize() for day in WEEKDAYS)
_NUMBER = re.compile(rf"\b(?P<day>[0-3]?\d)(?=\. ?(?:{_MONTH})\b)|\b(?P<year>19[5-9]\d|20[0-4]\d)\b")
_WEEKDAY = re.compile(rf"\b(?:{_DAY})(?=(?:s|abend|morgen|nachmittag)?\b)")
_SYLLABLES = "bar ber del fan gor hal kem lin mar nor ost pel ram sel tor ulm ven wal zan".split()
_ENDINGS = "mann berg er feld stein ow ić enko ini ley son dahl".split()
_FIRST_NAMES = "Anna Jonas Marta Igor Leila Peter Sofia Hassan Clara Viktor Nadja Paul Emma Omar Ruth Kai".split()


# --- the articles ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Source:
    """A text at hand: its sentences, and the names of persons and states in it."""

    sentences: tuple[str, ...]
    persons: tuple[str, ...]
    states: tuple[str, ...]


def sources(paths: Sequence[Path]) -> list[Source]:
    """The texts below the paths that have enough to say."""
    found = []
    for article in read(paths):
        if isinstance(article, Refusal):
            continue
        sentences = split(article.text, article.body)
        mentions = find_mentions(article, sentences)
        persons = {m.text for m in mentions if m.kind is ActorKind.PERSON}
        states = {m.text for m in mentions if m.text in _states()}
        texts = tuple(" ".join(sentence.text.split()) for sentence in sentences)
        if sum(len(text.split()) for text in texts) >= 100:
            found.append(
                Source(texts, tuple(sorted(persons, key=lambda person: (-len(person), person))), tuple(sorted(states)))
            )
    return found


def made(texts: Sequence[Source], chance: random.Random) -> str:
    """One article: a header with its date, and sentences of one text from any place on, names and days varied."""
    source = chance.choice(texts)
    day = FIRST_DAY + timedelta(days=chance.randrange(10_000))
    begin, chosen = chance.randrange(len(source.sentences)), list[str]()
    while sum(len(sentence.split()) for sentence in chosen) < WORDS:
        chosen.append(source.sentences[(begin + len(chosen)) % len(source.sentences)])
    text = _renamed(" ".join(chosen), source, chance)
    text = _NUMBER.sub(lambda m: str(chance.randint(1, 28) if m["day"] else day.year - chance.randrange(4)), text)
    text = _WEEKDAY.sub(lambda _: chance.choice(list(WEEKDAYS)).capitalize(), text)
    return f"date {day}\n\n{text}\n"


@cache
def _states() -> tuple[str, ...]:
    return tuple(name for name, actor in load_actors().by_name.items() if actor.kind is ActorKind.STATE)


def _renamed(text: str, source: Source, chance: random.Random) -> str:
    """The text with a new surname, and a new first name, for every person in it, and other states."""
    new = dict(zip(source.states, chance.sample(_states(), len(source.states)), strict=True))
    for person in source.persons:
        *first, surname = person.split()
        new.setdefault(surname, _surname(chance))
        for name in first:
            new.setdefault(name, chance.choice(_FIRST_NAMES))
    names = sorted((re.escape(name) for name in new if name[:1].isupper()), key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(names)})\b", lambda m: new[m[0]], text) if names else text


def _surname(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 2))).capitalize() + chance.choice(_ENDINGS)


def lay_out(folder: Path, number: int, texts: Sequence[Source]) -> None:
    """That many articles as files below ``folder``, the same ones each time."""
    chance = random.Random(5)
    for index in range(number):
        file = folder / f"{index // IN_A_FOLDER:04d}" / f"artikel-{chance.getrandbits(40):010x}.txt"
        if index % IN_A_FOLDER == 0:
            file.parent.mkdir(parents=True)
        file.write_text(made(texts, chance), encoding="utf-8")


# --- articles that are not read ---------------------------------------------------------------------------------------


def lay_out_rows(folder: Path, parts: Path, number: int, few: int, paths: Sequence[Path], workers: int) -> None:
    """That many articles as files, and the rows of each folder of them: of the first ``few`` read, the others' made."""
    parts.mkdir()
    lay_out(folder, few, sources(paths))
    asked = [(found, NOTHING) for found in read([folder]) if isinstance(found, Article)]
    for name, some in groupby(asked, _folder):
        _lay_down(parts, name, joined(packet.rows for packet in in_order(read_packet, some, workers, lost)))
    whole = few // IN_A_FOLDER
    for index in range(whole, number // IN_A_FOLDER):
        name = f"{index:04d}"
        made = again(_laid_down(parts, f"{index % whole:04d}"), index // whole, name)
        (folder / name).mkdir()
        for id, text in zip(*(made.tables["articles"][column].to_pylist() for column in ("id", "text")), strict=True):
            (folder / id).write_text(text, encoding="utf-8")
        _lay_down(parts, name, made)


def _folder(asked: Asked) -> str:
    return asked[0].id.split("/")[0]


def _lay_down(parts: Path, name: str, rows: Rows) -> None:
    for table, held in rows.tables.items():
        pq.write_table(held, parts / f"{name}-{table}.parquet")


def _laid_down(parts: Path, name: str) -> Rows:
    return Rows(
        {table: pq.read_table(parts / f"{name}-{table}.parquet") for table in ("articles", "reports", "timexes")}
    )


def handed_over(parts: Path, asked: Iterable[Asked]) -> Iterator[Packet]:
    """The rows that were made beforehand, in place of reading."""
    for name, some in groupby(asked, _folder):
        rows = _laid_down(parts, name)
        prints = {article.id: fingerprint(article, beside) for article, beside in some}
        articles = rows.tables["articles"]
        place = articles.column_names.index("fingerprint")
        own = pa.array([prints[id] for id in articles["id"].to_pylist()])
        yield Packet(len(prints), Rows({**rows.tables, "articles": articles.set_column(place, "fingerprint", own)}))


# --- measuring -------------------------------------------------------------------------------------------------------


@dataclass
class Memory:
    """Watches, four times a second, how much memory this process and its children hold (shared pages once each)."""

    most: float = 0.0  # MB, all processes together
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Memory":
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self.ended.wait(0.25):
            self.most = max(self.most, sum(_held(process) for process in _family(os.getpid())))


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _held(process: int) -> float:
    """The memory of one process in MB, pages that several share counted in parts."""
    with suppress(OSError, IndexError, ValueError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _processor_time() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def _folder_for(number: int, keep: Path | None) -> Iterator[Path]:
    """Where the articles and the store lie: below what the user named, or in a folder that goes again."""
    if keep:
        folder = keep / str(number)
        folder.mkdir(parents=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def measure(
    number: int, paths: Sequence[Path], texts: Sequence[Source], workers: int, few: int, keep: Path | None = None
) -> None:
    """Build that many articles, then again with one more, and print a row of the table."""
    with _folder_for(number, keep) as folder:
        spread = None
        if number > few:
            spread = partial(handed_over, folder / "parts")
            making = (folder / "articles", folder / "parts", number, few, paths, workers)
            process = get_context("spawn").Process(target=lay_out_rows, args=making)  # its memory is none of the build
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit("the articles could not be laid out")
        else:
            lay_out(folder / "articles", number, texts)
        store = folder / "store.duckdb"
        read = [0.0]

        def progress(done: int, to_do: int) -> None:
            if done == to_do:
                read[0] = time.perf_counter()

        with Memory() as memory:
            began, used = time.perf_counter(), _processor_time()
            summary = build([folder / "articles"], store, progress, workers, spread)
            whole, used = time.perf_counter() - began, _processor_time() - used
            reading = read[0] - began
        (folder / "articles" / "new.txt").write_text(made(texts, random.Random(6)), encoding="utf-8")
        began = time.perf_counter()
        build([folder / "articles"], store, workers=workers)
        added = time.perf_counter() - began
        print(
            f"| {number:,} | {workers} | {number / whole:.1f} | {1000 * used / number:.1f} "
            f"| {reading:,.0f} | {whole - reading:,.0f} | {memory.most:,.0f} | {summary.events:,} "
            f"| {store.stat().st_size / 1e6:,.0f} | {added:.1f} |",
            flush=True,
        )


# --- the rooms -------------------------------------------------------------------------------------------------------


def rooms(number: int, texts: Sequence[Source]) -> None:
    """Print what share of the time of reading each room has, its own code and the library functions that it calls."""
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name) / "articles", number + CHUNK, texts)
        asked = [(found, NOTHING) for found in read([Path(name)]) if isinstance(found, Article)]
    packets = [asked[place : place + CHUNK] for place in range(0, len(asked), CHUNK)]
    read_packet(packets.pop())  # start-up: tables, weights
    began = time.process_time()
    for packet in packets:
        read_packet(packet)
    each = (time.process_time() - began) / number
    print(f"\n{1000 * each:.1f} ms of processor time an article in reading it\n\n| room | share |\n| --- | --- |")
    profile = cProfile.Profile()
    profile.enable()
    for packet in packets:
        read_packet(packet)
    profile.disable()
    shares = _shares(pstats.Stats(profile))
    for room, share in sorted(shares.items(), key=lambda pair: -pair[1]):
        if share >= 0.01:
            print(f"| {room} | {100 * share:.0f} % |")


def _shares(stats: pstats.Stats) -> dict[str, float]:
    """The share of every room's own time; what a library function takes counts for the room that calls it."""
    spent: dict[str, float] = {}
    table = stats.stats  # type: ignore[attr-defined]
    for (file, _, _), (_, _, own, _, callers) in table.items():
        if "timeline" in file:
            spent[_room(file)] = spent.get(_room(file), 0.0) + own
            continue
        for (caller, _, _), (_, _, share, _) in callers.items():
            spent[_room(caller)] = spent.get(_room(caller), 0.0) + share
    whole = sum(spent.values())
    return {room: seconds / whole for room, seconds in spent.items()}


def _room(file: str) -> str:
    path = Path(file)
    if "timeline" not in path.parts:
        return "libraries"
    return f"german/{path.stem}" if path.parent.name == "german" else path.stem


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", default=[1_000, 10_000], help="how many articles")
    parser.add_argument("--texts", type=Path, nargs="+", default=[Path("seeds")], help="what they are made of (seeds)")
    parser.add_argument("--workers", type=int, default=all_cores(), help="processes (all cores)")
    parser.add_argument("--read", type=int, default=10**9, help="read only so many (thousands), make the others' rows")
    parser.add_argument("--keep", type=Path, help="a folder in which the articles and the store stay")
    parser.add_argument("--rooms", action="store_true", help="only the share of every room, in one process")
    options = parser.parse_args()
    if options.read < IN_A_FOLDER or any(
        n > options.read and (n % IN_A_FOLDER or options.read % IN_A_FOLDER) for n in options.numbers
    ):
        parser.error(f"--read: whole thousands, of the articles as well ({IN_A_FOLDER} a folder)")
    texts = sources(options.texts)
    if options.rooms:
        rooms(options.numbers[0], texts)
        return
    print(f"{options.workers} of {all_cores()} cores; load before: {os.getloadavg()[0]:.1f}\n")
    print(
        "| articles | processes | articles/s | processor ms each | reading, s | merging and storing, s | MB at most "
        "| events | MB stored | one more, s |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for number in options.numbers:
        measure(number, options.texts, texts, options.workers, options.read, options.keep)
    rooms(IN_ROOMS, texts)


if __name__ == "__main__":
    main()
