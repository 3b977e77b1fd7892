"""The tables of the store, and how articles, events and temporal expressions become their rows.

A string is never null, "" stands for none; a date is null where an end is open or nothing is known.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from timeline.meeting import keys
from timeline.model import (
    Article,
    Clue,
    DocumentTime,
    Event,
    Evidence,
    Heading,
    Period,
    Precision,
    Role,
    Status,
    Timex,
)
from timeline.outlines import Outline, digest

FORMAT = 10  # of the tables below; a store of another format is built anew

_PERIOD = pa.struct([("first", pa.date32()), ("last", pa.date32()), ("precision", pa.string())])
_MENTION = pa.struct(
    [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string()), ("name", pa.string()), ("kind", pa.string())]
)

_CLUE = pa.struct(
    [
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("allows", _PERIOD),
        ("reason", pa.string()),
        ("weight", pa.float64()),
        ("kept", pa.bool_()),
    ]
)

_CUE = pa.struct(
    [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string()), ("kind", pa.string()), ("value", pa.string())]
)

# What is known of one place in one article that tells of an event.
_TOLD = [
    ("id", pa.string()),
    ("document", pa.string()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("first", pa.date32()),
    ("last", pa.date32()),
    ("precision", pa.string()),
    ("title", pa.string()),
    ("text", pa.string()),
    ("sentence", pa.string()),
    ("sentence_start", pa.int32()),
    ("sentence_end", pa.int32()),
    ("paragraph", pa.int32()),
    ("heading", pa.bool_()),
    ("actors", pa.list_(pa.string())),
    ("roles", pa.list_(pa.string())),  # one for each actor
    ("topics", pa.list_(pa.string())),
    ("status", pa.string()),
    ("claimed_by", pa.string()),
    ("cues", pa.list_(_CUE)),
    ("order", pa.int32()),
    ("placed_by", pa.string()),
    ("reason", pa.string()),
    ("expression", pa.string()),
    ("expression_start", pa.int32()),
    ("expression_end", pa.int32()),
    ("expression_type", pa.string()),
    ("value", pa.string()),
    ("rule", pa.string()),
    ("anchor", pa.string()),
    ("anchor_period", _PERIOD),
    ("tense", pa.string()),
    ("alternatives", pa.list_(_PERIOD)),
    ("mentions", pa.list_(_MENTION)),
    ("published_first", pa.date32()),
    ("published_last", pa.date32()),
    ("published_precision", pa.string()),
    ("published_evidence", pa.string()),
    ("published_source", pa.string()),
    ("published_confidence", pa.float64()),
    ("published_note", pa.string()),
    ("day", pa.date32()),  # where it stands in the order: its first day, or its last where the first is open
    ("lower", pa.date32()),  # the period with open ends at the ends of the calendar; null for the undated
    ("upper", pa.date32()),
    ("folded", pa.string()),  # what the words of a search are looked for in
]

# What two reports are compared by (outlines.Outline).
_OUTLINE = [
    ("near_first", pa.int32()),
    ("near_last", pa.int32()),
    ("coarse", pa.bool_()),
    ("own", pa.bool_()),
    ("persons", pa.list_(pa.string())),
    ("kinds", pa.list_(pa.string())),
    ("acts", pa.int32()),
    ("words", pa.list_(pa.string())),
    ("places", pa.list_(pa.string())),
    ("dead", pa.int32()),
    ("injured", pa.int32()),
    ("refers", pa.string()),
    ("context", pa.list_(pa.string())),
    ("verbatim", pa.int64()),
    ("digest", pa.string()),
    ("at", pa.int32()),
]
_MEETING = [("keys", pa.list_(pa.int64()))]  # by which a report meets others (meeting.keys)

# What the reports under one heading have in common, beside the columns of the one that represents it.
_HEADING = [
    ("best", pa.string()),  # the report that represents it
    ("documents", pa.list_(pa.string())),  # every article that tells of it
    ("sources", pa.list_(pa.string())),  # the same, an article that stands here twice once
    ("n_sources", pa.int32()),
    ("n_reports", pa.int32()),
    ("disagreements", pa.list_(pa.string())),
    ("announced_by", pa.list_(pa.string())),  # events that tell of it as planned
    ("corrected", pa.list_(pa.string())),  # what the user said of it
    ("number", pa.int32()),  # by which the postings know it: never given to another event
]

TABLES: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            ("id", pa.string()),
            ("text", pa.string()),
            ("body", pa.int32()),
            ("published_first", pa.date32()),
            ("published_last", pa.date32()),
            ("published_precision", pa.string()),
            ("published_evidence", pa.string()),
            ("published_source", pa.string()),
            ("published_confidence", pa.float64()),
            ("published_note", pa.string()),
            ("published_clues", pa.list_(_CLUE)),
            ("digest", pa.string()),  # of its body: the same for an article that stands here twice
            ("fingerprint", pa.string()),
        ]
    ),
    "reports": pa.schema([*_TOLD, ("event", pa.string()), ("block", pa.string()), *_OUTLINE, *_MEETING]),
    "events": pa.schema([*_TOLD, *_HEADING]),
    "timexes": pa.schema(
        [
            ("document", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("text", pa.string()),
            ("type", pa.string()),
            ("value", pa.string()),
            ("first", pa.date32()),
            ("last", pa.date32()),
            ("precision", pa.string()),
            ("rule", pa.string()),
            ("anchor", pa.string()),
            ("unresolved", pa.string()),
        ]
    ),
    "refused": pa.schema([("file", pa.string()), ("reason", pa.string())]),
    "sources": pa.schema([("path", pa.string())]),
    "files": pa.schema(  # by which a build knows the files that nobody has changed (survey.py)
        [("path", pa.string()), ("stamp", pa.string()), ("sure", pa.bool_()), ("articles", pa.list_(pa.string()))]
    ),
    "crowds": pa.schema([("key", pa.int64()), ("stretch", pa.int32()), ("number", pa.int64())]),  # meeting.crowds
    # Reports for which one in the same words speaks; what articles tell of each other's dates (collection.Trace).
    "repeated": pa.schema([("id", pa.string()), ("leader", pa.string())]),
    "traces": pa.schema(
        {"article": pa.string(), "own": pa.string(), "sure": pa.bool_(), "stated": _PERIOD, "sketch": pa.binary()}
        | {"words": pa.string()}
    ),
    "corrections": pa.schema([("line", pa.string()), ("reports", pa.list_(pa.string())), ("problem", pa.string())]),
}

# Columns of events that are not packed: of a page of rows that stand far apart all that lies between would have to be
# unpacked.
_UNPACKED = ("title",)

_ROLES = {str(role): role for role in Role}
TOLD = tuple(name for name, _ in _TOLD)
OUTLINED = (
    *("id", "document", "sentence_start", "first", "last", "precision", "status", "actors", "roles", "topics"),
    *("published_evidence", "start", "end", *(name for name, _ in _OUTLINE)),
)
DECISIONS = pa.schema([("report", pa.string()), ("event", pa.string()), ("block", pa.string())])
MADE = pa.schema(
    [
        ("event", pa.string()),
        ("best", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("precision", pa.string()),
        ("day", pa.date32()),
        ("lower", pa.date32()),
        ("upper", pa.date32()),
        ("status", pa.string()),
        ("actors", pa.list_(pa.string())),
        ("roles", pa.list_(pa.string())),
        ("topics", pa.list_(pa.string())),
        ("title", pa.string()),  # null: the best report's
        ("reason", pa.string()),
        ("disagreements", pa.list_(pa.string())),
        ("announced_by", pa.list_(pa.string())),
        ("corrected", pa.list_(pa.string())),
        ("hidden", pa.bool_()),
    ]
)


def create_events(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the table of events, without any as yet."""
    connection.register("none", TABLES["events"].empty_table())
    columns = ", ".join(
        f'"{name}" {kind} {"USING COMPRESSION uncompressed" if name in _UNPACKED else ""}'
        for name, kind, *_ in connection.execute("DESCRIBE FROM none").fetchall()
    )
    connection.unregister("none")
    connection.execute(f"CREATE TABLE {schema}.events ({columns})")


def article_row(article: Article, fingerprint: str) -> dict[str, Any]:
    """A row of ``articles``."""
    return {
        "id": article.id,
        "text": article.text,
        "body": article.body,
        "digest": digest(article),
        "fingerprint": fingerprint,
        "published_clues": [_clue(clue) for clue in article.published.clues],
        **_published(article.published),
    }


def report_row(event: Event, outline: Outline) -> dict[str, Any]:
    """A row of ``reports``, each under a heading of its own as yet."""
    return {
        "event": event.id,
        "block": event.id,
        **_told(event),
        **_outlined(outline),
        "keys": sorted(keys(outline)),
    }


def _outlined(outline: Outline) -> dict[str, Any]:
    return {
        "near_first": outline.first,
        "near_last": outline.last,
        "coarse": outline.coarse,
        "own": outline.own,
        "persons": sorted(outline.persons),
        "kinds": list(outline.kinds),
        "acts": outline.acts,
        "words": list(outline.words),
        "places": list(outline.places),
        "dead": min(outline.dead, 2**31 - 1),
        "injured": min(outline.injured, 2**31 - 1),
        "refers": outline.refers,
        "context": list(outline.context),
        "verbatim": outline.verbatim,
        "digest": outline.digest,
        "at": outline.at,
    }


def outline_of(row: Mapping[str, Any]) -> Outline:
    """The outline of a row of ``reports`` (OUTLINED)."""
    roles = tuple(_ROLES[role] for role in row["roles"])
    by_role: dict[Role, list[str]] = {}
    for name, role in zip(row["actors"], roles, strict=False):
        by_role.setdefault(role, []).append(name)
    return Outline(
        id=row["id"],
        document=row["document"],
        sentence=row["sentence_start"],
        first=row["near_first"],
        last=row["near_last"],
        own=row["own"],
        coarse=row["coarse"],
        status=Status(row["status"]),
        actors=tuple(row["actors"]),
        persons=frozenset(row["persons"]),
        agents=frozenset(by_role.get(Role.AGENT, ())),
        patients=frozenset(by_role.get(Role.PATIENT, ())),
        sources=frozenset(by_role.get(Role.SOURCE, ())),
        kinds=tuple(row["kinds"]),
        acts=row["acts"],
        words=tuple(row["words"]),
        places=tuple(row["places"]),
        dead=row["dead"],
        injured=row["injured"],
        refers=row["refers"],
        verbatim=row["verbatim"],
        context=tuple(row["context"]),
        period=_period(row) if row["precision"] else None,
        roles=roles,
        topics=tuple(row["topics"]),
        stated=row["published_evidence"] in (Evidence.STATED, Evidence.SET),
        size=row["end"] - row["start"],
        digest=row["digest"],
        at=row["at"],
    )


def made_row(heading: Heading) -> dict[str, Any]:
    """What a heading has of its own, over its best report."""
    return {
        "event": heading.id,
        "best": heading.best,
        **_days(heading.period),
        **_bounds(heading.period),
        "status": heading.status,
        "actors": list(heading.actors),
        "roles": list(heading.roles),
        "topics": list(heading.topics),
        "title": heading.title or None,
        "reason": heading.reason or None,
        "disagreements": list(heading.disagreements),
        "announced_by": list(heading.announced_by),
        "corrected": list(heading.corrected),
        "hidden": heading.hidden,
    }


def _told(event: Event) -> dict[str, Any]:
    """What is known of one place in one article."""
    roles = dict(zip(event.actors, event.roles, strict=False))
    return {
        "id": event.id,
        "document": event.document,
        "start": event.start,
        "end": event.end,
        "title": event.title,
        "text": event.text,
        "sentence": event.sentence.text,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "paragraph": event.sentence.paragraph,
        "heading": event.sentence.heading,
        "actors": list(dict.fromkeys(event.actors)),
        "roles": [roles.get(name, Role.MENTIONED) for name in dict.fromkeys(event.actors)],
        "topics": list(dict.fromkeys(event.topics)),
        "status": event.status,
        "claimed_by": event.claimed_by,
        "cues": [
            {"start": c.start, "end": c.end, "text": c.text, "kind": c.kind, "value": c.value} for c in event.cues
        ],
        "order": event.order,
        "placed_by": event.placed_by,
        "reason": event.reason,
        "mentions": [
            {"start": m.start, "end": m.end, "text": m.text, "name": m.name, "kind": m.kind} for m in event.mentions
        ],
        "folded": fold(f"{event.sentence.text}\n{event.title}\n{event.document}"),
        **_days(event.period),
        **_bounds(event.period),
        **_expression(event.timex),
        **_published(event.published),
    }


def timex_row(document: str, timex: Timex) -> dict[str, Any]:
    """A row of ``timexes``."""
    return {
        "document": document,
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
        "unresolved": timex.unresolved,
        **_days(timex.period),
    }


def _expression(timex: Timex | None) -> dict[str, Any]:
    """The columns that say which words placed an event, and how."""
    if timex is None:
        names = ("expression", "expression_type", "value", "rule", "anchor", "tense")
        return {**dict.fromkeys(names, ""), "alternatives": []}
    return {
        "expression": timex.text,
        "expression_start": timex.start,
        "expression_end": timex.end,
        "expression_type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": timex.anchor.kind,
        "anchor_period": _days(timex.anchor.period) if timex.anchor.period else None,
        "tense": timex.tense or "",
        "alternatives": [_days(period) for period in timex.alternatives],
    }


def _days(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {"first": None, "last": None, "precision": ""}
    return {"first": period.first, "last": period.last, "precision": period.precision}


def _bounds(period: Period | None) -> dict[str, Any]:
    """Where a period stands in the order, and between which days a filter's interval meets it."""
    if period is None:
        return {"day": None, "lower": None, "upper": None}
    first, last = period.first, period.last
    return {"day": first or last, "lower": first or date.min, "upper": last or date.max}


def _published(time: DocumentTime) -> dict[str, Any]:
    days = {f"published_{name}": value for name, value in _days(time.period).items()}
    return {
        **days,
        "published_evidence": time.evidence,
        "published_source": time.source,
        "published_confidence": time.confidence,
        "published_note": time.note,
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {
        "start": clue.start,
        "end": clue.end,
        "text": clue.text,
        "allows": _days(clue.allows),
        "reason": clue.reason,
        "weight": clue.weight,
        "kept": clue.kept,
    }


def document_time(row: Mapping[str, Any]) -> DocumentTime:
    """The date of an article from its row of ``articles``."""
    clues = tuple(
        Clue(**{**clue, "allows": _period(clue["allows"])})  # a clue always allows some days
        for clue in row["published_clues"] or ()
    )
    days = {name: row[f"published_{name}"] for name in ("first", "last", "precision")}
    period = _period(days) if days["precision"] else None
    evidence, source = Evidence(row["published_evidence"]), row["published_source"]
    return DocumentTime(period, evidence, source, row["published_confidence"], clues, row["published_note"])


def _period(days: Mapping[str, Any]) -> Period:
    return Period(days["first"], days["last"], Precision(days["precision"]))


def arrow(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table; half characters (a file name that is not UTF-8 has them) become "?"."""
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([encodable(row) for row in rows], schema=schema)


def encodable(value: Any) -> Any:
    """The same value with every lone surrogate, which no UTF-8 can hold, replaced by "?"; lengths stay."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list():
            return [encodable(item) for item in value]
        case dict():
            return {key: encodable(item) for key, item in value.items()}
        case _:
            return value


def fold(text: str) -> str:
    """A text as the search compares it: no capitals, accents, Markdown stars or invisible characters.

    "Führer" and "fuhrer" fold to the same, and so do "Straße" and "STRASSE".
    """
    return unicodedata.normalize("NFKD", text).casefold().translate(_KEPT).encode("utf-8", "replace").decode("utf-8")


class _Kept(dict[int, Any]):
    """What a decomposed character becomes in a search: itself, or nothing; learnt character by character."""

    def __missing__(self, code: int) -> Any:
        self[code] = None if unicodedata.category(chr(code)) in ("Mn", "Cf") else chr(code)
        return self[code]


_KEPT = _Kept(str.maketrans("łøđı", "lodi", "*"))  # letters that Unicode does not take apart, and Markdown's bold
