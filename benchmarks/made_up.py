"""Stores of made-up events, of any number and the same ones each time, for the benchmarks of the queries and the page.

The rows are made by the batch as Arrow columns and not article by article: ten million events take minutes, not days.
They come sorted as a build would sort them, and each event is told once.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from timeline.model import AnchorKind, Evidence, PlacedBy, Precision, Role, Status, TimexType
from timeline.numbering import number_all
from timeline.tables import FORMAT, TABLES, create_events, fold

EVENTS_AN_ARTICLE = 10
WORDS, ACTORS, TOPICS = 30_000, 2_000, 24
PHRASES = 200_000  # of which sentences are made: so many runs of words
PHRASES_A_SENTENCE = 4
FIRST_DAY, DAYS = date(1995, 1, 1), 11_000
UNDATED = 0.07  # of the events
LENGTHS = {Precision.DAY: 1, Precision.WEEK: 7, Precision.MONTH: 30, Precision.YEAR: 365}
PRECISIONS = (0.75, 0.08, 0.10, 0.07)  # how often each of these lengths occurs
STATUSES = (0.70, 0.18, 0.09, 0.03)  # and each status
_BATCH = 100_000
_MIXED = 100  # neighbours in time among which the articles' events are spread; ten articles
_SYLLABLES = "ab rüs tung kon fe renz mi nis ter gren ze ver trag öl ha fen".split()

Columns = dict[str, pa.Array]


def make(path: Path, events: int) -> None:
    """Write a store of so many made-up events (whole hundreds)."""
    assert events % _MIXED == 0
    world = _World()
    connection = duckdb.connect(str(path), config={"memory_limit": "2GB"})
    try:
        connection.execute("SET enable_progress_bar = false")
        create_events(connection, "main")
        for name, schema in TABLES.items():
            _load(connection, f"CREATE TABLE IF NOT EXISTS {name} AS FROM batch", schema.empty_table())
        for begin in range(0, events, _BATCH):
            for name, rows in world.batch(begin, min(_BATCH, events - begin), events):
                _load(connection, f"INSERT INTO {name} FROM batch", rows)
        connection.execute(f"CREATE TABLE format AS SELECT {FORMAT} AS version, 0::BIGINT AS loose")
        number_all(connection, "main")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _load(connection: duckdb.DuckDBPyConnection, statement: str, batch: pa.Table) -> None:
    connection.register("batch", batch)
    connection.execute(statement)
    connection.unregister("batch")


class _World:
    """The words, names and phrases of which everything is made."""

    def __init__(self) -> None:
        chance = np.random.default_rng(7)
        words = ["".join(chance.choice(_SYLLABLES, n)).capitalize() for n in chance.integers(1, 5, WORDS)]
        phrases = [" ".join(words[i] for i in row) for row in _common(chance, WORDS, (PHRASES, 6))]
        self.phrases = pa.array(phrases)
        self.folded = pa.array([fold(phrase) for phrase in phrases])
        self.actors = pa.array([f"Person {words[i]} {i}" for i in range(ACTORS)])
        self.topics = pa.array([f"thema-{i}" for i in range(TOPICS)])

    def batch(self, begin: int, size: int, events: int) -> Iterator[tuple[str, pa.Table]]:
        """The rows of the events from ``begin`` on, for every table that holds some."""
        chance = np.random.default_rng([7, begin])
        numbers = np.arange(begin, begin + size)
        told = self._told(chance, numbers, events)
        told |= _placed(numbers, told["sentence"])
        ids = told["id"]
        alone = {"n_sources": _same(1, size), "n_reports": _same(1, size), "best": ids}
        alone |= {"number": pa.array(numbers.astype(np.int32))}
        documents = _lists(told["document"], np.arange(size + 1))
        yield "events", _table("events", told | alone | {"documents": documents, "sources": documents}, size)
        order = pa.array(_in_text_order(numbers) - begin)
        reports = _table("reports", told | {"event": ids, "block": ids}, size).take(order)
        yield "reports", reports
        yield "timexes", _timexes(reports)
        yield "articles", _articles(reports)

    def _told(self, chance: np.random.Generator, numbers: np.ndarray, events: int) -> Columns:
        size, dated = len(numbers), pa.array(numbers < round(events * (1 - UNDATED)))
        picks = chance.integers(0, PHRASES, (PHRASES_A_SENTENCE, size))
        sentence = _joined(self.phrases, picks, ".")
        actors, topics = _some(chance, ACTORS, 4, 0, size, 3), _some(chance, TOPICS, 2, 1, size, 2)
        precision = chance.choice(len(LENGTHS), size, p=PRECISIONS)
        first = np.floor(DAYS * np.sqrt(numbers / (events * (1 - UNDATED)))) + (FIRST_DAY - date(1970, 1, 1)).days
        last = first + np.array(list(LENGTHS.values()))[precision] - 1
        written = first + 1 + chance.integers(0, 5, size)
        begins, ends = _where(dated, _days(first)), _where(dated, _days(last))
        title = pc.utf8_slice_codeunits(sentence, 0, 60)
        return {
            "id": pa.array([f"{n:08x}" for n in numbers.tolist()]),
            "title": title,
            "text": sentence,
            "sentence": sentence,
            "folded": pc.binary_join_element_wise(_joined(self.folded, picks, "."), pc.utf8_lower(title), "\n"),
            "actors": _lists(self.actors.take(pa.array(actors[0])), actors[1]),
            "roles": _lists(_same(Role.MENTIONED, len(actors[0])), actors[1]),
            "topics": _lists(self.topics.take(pa.array(topics[0])), topics[1]),
            "status": pa.array(list(map(str, Status))).take(pa.array(chance.choice(len(Status), size, p=STATUSES))),
            "precision": _where(dated, pa.array(list(map(str, LENGTHS))).take(pa.array(precision)), ""),
            "placed_by": _where(dated, _same(PlacedBy.EXPRESSION, size), str(PlacedBy.NONE)),
            "reason": _same("Der Ausdruck, gezählt vom Tag des Artikels an.", size),
            "expression": _where(dated, pc.utf8_slice_codeunits(sentence, 0, 10), ""),
            "rule": _where(dated, _same("weekday", size), ""),
            "anchor": _where(dated, _same(AnchorKind.ARTICLE, size), ""),
            **dict.fromkeys(("first", "day", "lower"), begins),
            **dict.fromkeys(("last", "upper"), ends),
            **{name: _days(written) for name in ("published_first", "published_last")},
            "published_precision": _same(Precision.DAY, size),
            "published_evidence": _same(Evidence.STATED, size),
            "published_confidence": _same(1.0, size),
        }


def _common(chance: np.random.Generator, number: int, shape: Sequence[int], power: int = 3) -> np.ndarray:
    """Places in a list, the first ones far more often than the last, as words and names are."""
    return (number * chance.random(shape) ** power).astype(np.int64)


def _some(
    chance: np.random.Generator, number: int, most: int, least: int, size: int, power: int
) -> tuple[np.ndarray, np.ndarray]:
    """For every event ``least`` to ``most`` places in a list, none twice; all of them in a row, and offsets."""
    found = _common(chance, number, (size, most), power)
    taken = np.arange(most) < chance.integers(least, most + 1, size)[:, None]
    for i in range(1, most):
        taken[:, i] &= (found[:, :i] != found[:, i : i + 1]).all(axis=1)
    return found[taken], np.concatenate([[0], np.cumsum(taken.sum(axis=1))])


def _joined(phrases: pa.Array, picks: np.ndarray, end: str) -> pa.Array:
    sentence = pc.binary_join_element_wise(*(phrases.take(pa.array(row)) for row in picks), " ")
    return pc.binary_join_element_wise(sentence, pa.scalar(end), "")


def _lists(values: pa.Array, offsets: np.ndarray) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values)


def _same(value: object, size: int) -> pa.Array:
    return pa.repeat(pa.scalar(str(value) if isinstance(value, str) else value), size)


def _days(numbers: np.ndarray) -> pa.Array:
    return pa.array(numbers.astype(np.int32)).cast(pa.date32())


def _where(condition: pa.Array, values: pa.Array, otherwise: str | None = None) -> pa.Array:
    return pc.if_else(condition, values, pa.scalar(otherwise, values.type))


def _in_text_order(numbers: np.ndarray) -> np.ndarray:
    """Which event is the n-th report: an article's are neighbours in time, but not next to each other."""
    return numbers // _MIXED * _MIXED + numbers % _MIXED * 43 % _MIXED


def _placed(numbers: np.ndarray, sentences: pa.Array) -> Columns:
    """In which article every event stands, and where in it."""
    size, begin = len(numbers), int(numbers[0])
    order = _in_text_order(numbers) - begin
    lengths = pc.utf8_length(sentences).to_numpy(zero_copy_only=False)
    ordered = lengths[order].reshape(-1, EVENTS_AN_ARTICLE)
    starts = np.zeros(size, np.int64)
    starts[order] = (np.cumsum(ordered + 1, axis=1) - ordered - 1).ravel()
    articles = np.zeros(size, np.int64)
    articles[order] = numbers // EVENTS_AN_ARTICLE
    names = pa.array([f"{n // 1000:05d}/{n:08d}.txt" for n in articles.tolist()])
    begins, ends = pa.array(starts.astype(np.int32)), pa.array((starts + lengths).astype(np.int32))
    expression = pa.array((starts + 10).astype(np.int32))
    return {
        "document": names,
        **dict.fromkeys(("start", "sentence_start", "expression_start"), begins),
        **dict.fromkeys(("end", "sentence_end"), ends),
        "expression_end": expression,
    }


def _articles(reports: pa.Table) -> pa.Table:
    """The articles of these reports, which hold EVENTS_AN_ARTICLE each."""
    size = len(reports) // EVENTS_AN_ARTICLE
    firsts = reports.take(pa.array(np.arange(0, len(reports), EVENTS_AN_ARTICLE)))
    sentences = reports["sentence"].combine_chunks()
    text = pc.binary_join(_lists(sentences, np.arange(0, len(reports) + 1, EVENTS_AN_ARTICLE)), "\n")
    dates = {name: firsts[name] for name in TABLES["articles"].names if name in firsts.column_names}
    ids = firsts["document"]
    return _table("articles", {**dates, "id": ids, "text": text, "digest": ids, "fingerprint": ids}, size)


def _timexes(reports: pa.Table) -> pa.Table:
    dated = reports.filter(pc.is_valid(reports["lower"]))
    places = {"start": dated["expression_start"], "end": dated["expression_end"], "text": dated["expression"]}
    same = {name: dated[name] for name in ("document", "first", "last", "precision", "rule", "anchor")}
    return _table("timexes", {**same, **places, "type": _same(TimexType.DATE, len(dated))}, len(dated))


def _table(name: str, columns: Columns, size: int) -> pa.Table:
    """The rows of a table; what is not given is empty."""
    made = [columns[field.name] if field.name in columns else _empty(field, size) for field in TABLES[name]]
    cast = [column.cast(field.type) for column, field in zip(made, TABLES[name], strict=True)]
    return pa.Table.from_arrays([_whole(column) for column in cast], schema=TABLES[name])


def _whole(column: Any) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _empty(field: pa.Field, size: int) -> pa.Array:
    """Nothing, as the store writes it: no string and no list is ever null."""
    if pa.types.is_string(field.type):
        return _same("", size)
    if pa.types.is_list(field.type):
        return _lists(pa.nulls(0, field.type.value_type), np.zeros(size + 1, np.int64))
    if pa.types.is_integer(field.type) or pa.types.is_boolean(field.type):
        return pa.repeat(pa.scalar(0).cast(field.type), size)
    return pa.nulls(size, field.type)
