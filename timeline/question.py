"""The reader's filter → the condition of a query on the store's table of events."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from timeline.model import Filter
from timeline.tables import encodable, fold

Facet = Literal["actors", "topics", "statuses", "roles", "precisions", "evidences", "documents"]

Span = Literal["day", "week", "month"]  # that events are counted by

# Facet → the column, or expression, that holds its values; a list where an event can have several.
COLUMNS: dict[Facet, str] = {
    "actors": "actors",
    "topics": "topics",
    "statuses": "status",
    "roles": "list_distinct(roles)",
    "precisions": "precision",
    "evidences": "published_evidence",
    "documents": "documents",
}
LISTS: frozenset[Facet] = frozenset(("actors", "topics", "roles", "documents"))

_SINGLE: tuple[Facet, ...] = ("statuses", "precisions", "evidences")  # an event has one value of each

_TERM = re.compile(r"[\"„“](?P<phrase>[^\"„“”]+)[\"“”]|(?P<word>\S+)")

_Condition = tuple[str, object]


def where(filter: Filter, *conditions: str, without: Facet | None = None) -> tuple[str, list[object]]:
    """The WHERE clause of a filter and its values; ``conditions`` without values stand before it.

    ``without`` names the facet whose own choice is left out, so that the numbers behind its other values can be told.
    Where all chosen values are asked for at once, the choice stays: another value would narrow it further.
    """
    chosen = [*_chosen(filter, without), *_excluded(filter), *_dates(filter), *_words(filter.text)]
    clauses = [*conditions, *(clause for clause, _ in chosen)]
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", [value for _, value in chosen]


def is_costly(filter: Filter, without: Facet | None = None) -> bool:
    """Whether a condition reads texts or lists of every event, which takes long; all else is numbers and days."""
    lists = [getattr(filter, name) for name in ("actors", "topics", "documents", "roles") if name != without]
    return any((*lists, filter.text, filter.every, filter.no_actors, filter.no_topics, filter.no_documents))


def values_of(name: Facet, filter: Filter) -> tuple[str, list[object]]:
    """The expression that gives the values of a facet, a row each, and what it must be given.

    Where actors are chosen, the roles are theirs and not those of whoever else takes part.
    """
    if name == "roles" and filter.actors:
        own = "[pair[2] for pair in list_zip(actors, roles) if list_contains(?, pair[1])]"
        return f"unnest(list_distinct({own}))", [_with_included(filter.actors, filter)]
    return f"unnest({COLUMNS[name]})" if name in LISTS else COLUMNS[name], []


def _chosen(filter: Filter, without: Facet | None) -> Iterator[_Condition]:
    for name in ("actors", "topics"):
        values, every = getattr(filter, name), name in filter.every
        if every:
            yield from ((f"list_has_any({name}, ?)", _with_included([value], filter)) for value in values)
        elif values and name != without:
            yield f"list_has_any({name}, ?)", _with_included(values, filter)
    if filter.documents and without != "documents":
        yield "list_has_any(documents, ?)", encodable(list(filter.documents))
    for facet in _SINGLE:
        if getattr(filter, facet) and facet != without:
            yield f"list_contains(?, {COLUMNS[facet]})", [str(value) for value in getattr(filter, facet)]
    if filter.roles and without != "roles":
        yield from _in_role(filter)


def _in_role(filter: Filter) -> Iterator[_Condition]:
    """Who of the chosen actors, or anybody where none is chosen, has one of the roles."""
    roles = [str(role) for role in filter.roles]
    if not filter.actors:
        yield "list_has_any(roles, ?)", roles
        return
    actors = _with_included(filter.actors, filter)
    pairs = [f"{actor}\0{role}" for actor in actors for role in roles]
    yield "list_has_any(list_transform(list_zip(actors, roles), lambda pair: pair[1] || chr(0) || pair[2]), ?)", pairs


def _excluded(filter: Filter) -> Iterator[_Condition]:
    if filter.no_actors:
        yield "NOT list_has_any(actors, ?)", _with_included(filter.no_actors, filter)
    if filter.no_topics:
        yield "NOT list_has_any(topics, ?)", _with_included(filter.no_topics, filter)
    if filter.no_documents:
        yield "NOT list_has_any(documents, ?)", encodable(list(filter.no_documents))


def _with_included(values: Sequence[str], filter: Filter) -> list[str]:
    """The values and what each of them stands for."""
    included = dict(filter.includes)
    return [encodable(one) for value in values for one in dict.fromkeys((value, *included.get(value, ())))]


def _dates(filter: Filter) -> Iterator[_Condition]:
    if filter.first:
        yield "upper >= ?", filter.first
    if filter.last:
        yield "lower <= ?", filter.last


def _words(text: str) -> Iterator[_Condition]:
    """Every word and every phrase in quotation marks must stand in the event."""
    for term in _TERM.finditer(text):
        folded = fold(term["phrase"] or term["word"]).strip()
        if folded:
            yield "contains(folded, ?)", folded
