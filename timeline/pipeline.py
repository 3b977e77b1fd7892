"""The way from a folder of articles to the store, in order."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from timeline.actors import scanned
from timeline.collection import Pieces
from timeline.collection import told as told_by_all
from timeline.collector import at_rest
from timeline.corrections import SUBJECT, load
from timeline.events import reported
from timeline.evidence import Piece
from timeline.failures import FAILED, failed_on
from timeline.identities import SUBJECT as SAME
from timeline.identities import load_same
from timeline.keeping import kept_beside
from timeline.model import Article, DataError, Period, Refusal
from timeline.program import PROJECT, digest_of_program
from timeline.reading import read_files
from timeline.sentences import split
from timeline.set_dates import load_dates, with_dates
from timeline.store import Store, Summary, fingerprints, recorded_sources
from timeline.survey import Known, Survey, remembered, surveyed, table
from timeline.tables import encodable
from timeline.topics import with_topics
from timeline.traces import traced
from timeline.workers import all_cores, in_order
from timeline.writing import ArticleResult, Rows, joined, rows_of, write
from timeline.writing_time import told

DEFAULT_PATHS = (PROJECT / "seeds",)
DEFAULT_STORE = PROJECT / "data" / "timeline.duckdb"

READY = "timeline.readiness"  # what the processes that read begin with
_BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)

Progress = Callable[[int, int], None]  # articles done, articles to do


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build found: numbers of articles, of those read anew, of events and of what stays without a date.

    ``reports`` tell the events; ``merged`` events are told by several, ``disputed`` ones differently; ``unapplied`` are
    the user's corrections that point to nothing, with the reason.
    """

    articles: int
    read_anew: int
    events: int
    undated: int
    unresolved: int
    refused: tuple[Refusal, ...]
    reports: int = 0
    merged: int = 0
    disputed: int = 0
    unapplied: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Beside:
    """What is known beside an article's own text: by its collection, and by the user's word."""

    same: Mapping[str, str] = field(default_factory=dict)  # names of actors → the name that is kept
    dates: Mapping[str, Period] = field(default_factory=dict)  # article → when it was written
    pieces: Pieces = field(default_factory=dict)  # article → what the articles around it tell of its date

    def of(self, article: str) -> "Beside":
        """What of it is needed to read one article."""
        pieces = self.about(article)
        return Beside(self.same, {}, {article: pieces} if pieces else {})

    def about(self, article: str) -> tuple[Piece, ...]:
        """What the articles around it tell of one's date; the store knows it by a name without half characters."""
        return self.pieces.get(encodable(article), ()) if self.pieces else ()


NOTHING = Beside()
Asked = tuple[Article, Beside]  # an article to read


@dataclass(frozen=True)
class Packet:
    """What was made of some articles: their rows for the store, and the ones on which the program failed."""

    number: int
    rows: Rows
    refused: tuple[tuple[str, str], ...] = ()


Spread = Callable[[Iterable[Asked]], Iterator[Packet]]  # who reads them: these processes, or a cluster


def read_article(article: Article, beside: Beside = NOTHING) -> ArticleResult:
    """One article → its sentences → temporal expressions and its own date → actors → events."""
    return read_articles([(article, beside)])[0]


def read_articles(asked: Sequence[Asked]) -> list[ArticleResult]:
    """Several articles, each with what is known beside it: the networks read all of them in one go, which is faster."""
    seen = scanned([split(article.text, article.body) for article, _ in asked])
    read = [
        told(article, beside.pieces.get(article.id, ()), beside.same, words)
        for (article, beside), words in zip(asked, seen, strict=True)
    ]
    events = with_topics(
        [(one.article.text, reported(one.article, one.sentences, one.times, one.mentions)) for one in read]
    )
    return [
        ArticleResult(one.article, fingerprint(article, beside), found, one.times)
        for (article, beside), one, found in zip(asked, read, events, strict=True)
    ]


def build(
    paths: Sequence[Path],
    store: Path,
    progress: Progress = lambda done, to_do: None,
    workers: int | None = None,
    spread: Spread | None = None,
) -> BuildSummary:
    """Makes ``store`` hold the articles below ``paths``, and nothing else; only what changed is read anew.

    ``workers`` processes read the articles: all cores unless it says otherwise, and this one alone where there are few;
    ``spread`` has them read elsewhere.
    A killed build leaves the store as it was. Raises StoreError where the store cannot be written, and DataError
    where a file under ``data/`` has a mistake.
    """
    known = fingerprints(store)
    beside = Beside(load_same(kept_beside(store, SAME)), load_dates(store))
    found, traces = _surveyed(paths, store, known, beside), None
    if _is_changed(found, known) and not found.sure:
        traces = traced(paths, store, found, beside.dates, lambda article: fingerprint(article, beside))
        beside = replace(beside, pieces=told_by_all(traces.table))
        found = traces.compared(known, lambda own, article: _with_pieces(own, beside.about(article)))
    refusals = [(refusal.file, refusal.reason) for refusal in found.refused]
    if _is_changed(found, known) or not known or refusals != _former_refusals(store) or _corrected(store):
        results = _results(found, refusals, beside, progress, spread or _processes(workers or all_cores()))
        sources, fresh = [str(path.resolve()) for path in paths], traces and traces.fresh(found.to_do)
        write(store, found.keep, results, refusals, sources, found.files, fresh)
    return _summary(store, len(found.to_do))


def refresh(store: Path, progress: Progress = lambda done, to_do: None) -> BuildSummary:
    """Brings a store up to date with the folders it was built from; one that is missing is built from the seeds.

    A store whose folders have gone stays as it is: it may be all that is left of them. One that an older version of the
    program wrote is built anew from its folders.
    """
    if not store.exists():
        return build(DEFAULT_PATHS, store, progress)
    paths = [Path(source) for source in recorded_sources(store)]
    if paths and all(path.exists() for path in paths):
        return build(paths, store, progress)
    return _summary(store, 0)


def correct(store: Path) -> BuildSummary:
    """Brings the user's corrections into a store; no article is read."""
    opened = Store.open(store)
    try:
        refused, sources = opened.summary().refused, opened.sources()
    finally:
        opened.close()
    write(store, set(fingerprints(store)), (), refused, sources, table(remembered(store)))
    return _summary(store, 0)


def _surveyed(paths: Sequence[Path], store: Path, known: Mapping[str, str], beside: Beside) -> Survey:
    """What to keep and what to read, by the fingerprints of the store's articles and what it remembers of its files."""
    around = f"{digest_of_program()}\0{sorted(beside.same.items())}"
    held = Known(known, remembered(store), beside.dates, around)
    return surveyed(paths, held, lambda article: fingerprint(article, beside))


def _is_changed(found: Survey, known: Mapping[str, str]) -> bool:
    return bool(found.to_do) or found.keep != known.keys()


def read_packet(asked: Sequence[Asked]) -> Packet:
    """Articles read, in this process or one of its own; one on which the program fails is refused, the rest goes on."""
    try:
        with at_rest():
            return Packet(len(asked), rows_of(read_articles(asked)))
    except DataError:
        raise
    except _BUGS as error:
        if len(asked) > 1:
            return _together([read_packet([one]) for one in asked])
        return Packet(1, rows_of([]), ((asked[0][0].id, failed_on(error)),))


def _together(packets: Sequence[Packet]) -> Packet:
    refused = tuple(refusal for packet in packets for refusal in packet.refused)
    return Packet(len(packets), joined(packet.rows for packet in packets), refused)


def _processes(workers: int) -> Spread:
    return lambda asked: in_order(read_packet, asked, workers, lost, READY)


def lost(asked: Asked) -> Packet:
    """An article that ends every process that reads it."""
    return Packet(1, rows_of([]), ((asked[0].id, f"{FAILED} (its process ended); please report it"),))


def _results(
    survey: Survey, refused: list[tuple[str, str]], beside: Beside, progress: Progress, spread: Spread
) -> Iterator[Rows]:
    """The rows of the articles to be read anew; ``refused`` grows by those that cannot be read."""
    to_do = survey.to_do
    if not to_do:
        return
    done = 0
    progress(0, len(to_do))
    asked = (
        (found, beside.of(found.id))
        for found in with_dates(read_files(survey.opened), beside.dates)
        if isinstance(found, Article) and found.id in to_do
    )
    for packet in spread(asked):
        refused += packet.refused
        yield packet.rows
        done += packet.number
        progress(done, len(to_do))


def fingerprint(article: Article, beside: Beside = NOTHING) -> str:
    """Changes whenever the article changes, the program that reads it, or what is known beside its text."""
    around = f"{digest_of_program()}\0{sorted(beside.same.items())}"
    own = _digest(f"{around}\0{article.id}\0{article.published}\0{article.text}")
    return _with_pieces(own, beside.about(article.id))


def _with_pieces(own: str, pieces: tuple[Piece, ...]) -> str:
    """The fingerprint of an article of which others tell something, by the one that it has by itself."""
    return _digest(f"{own}\0{pieces}") if pieces else own


def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _corrected(store: Path) -> bool:
    """Whether the user's corrections are others than those that the store was built with."""
    opened = Store.open(store)
    try:
        held = [row["line"] for row in opened.corrections()]
    finally:
        opened.close()
    return held != [one.line for one in load(kept_beside(store, SUBJECT))]


def _former_refusals(store: Path) -> list[tuple[str, str]]:
    return list(_opened_summary(store).refused)


def _summary(store: Path, read_anew: int) -> BuildSummary:
    held = _opened_summary(store)
    refused = tuple(Refusal(file, reason) for file, reason in held.refused)
    return BuildSummary(
        held.articles, read_anew, held.events, held.undated, held.unresolved, refused,
        held.reports, held.merged, held.disputed, held.unapplied,
    )  # fmt: skip


def _opened_summary(store: Path) -> Summary:
    opened = Store.open(store)
    try:
        return opened.summary()
    finally:
        opened.close()
