"""The reader's filter → the events that it lets through, from the postings of the store."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from pyroaring import BitMap

from timeline.model import Filter
from timeline.postings import Postings, part
from timeline.tables import encodable, fold

Facet = Literal["actors", "topics", "statuses", "roles", "precisions", "evidences", "documents"]

Span = Literal["day", "week", "month"]  # that events are counted by

_TERM = re.compile(r"[\"„“](?P<phrase>[^\"„“”]+)[\"“”]|(?P<word>\S+)")


def found(filter: Filter, postings: Postings) -> tuple[BitMap, list[tuple[str, BitMap]]]:
    """The events that a filter lets through, and terms of its text that are still to be looked for in some of them."""
    events, unsure = postings.everything, []
    for chosen in _chosen(filter, postings):
        events = events & chosen
    for left_out in _excluded(filter, postings):
        events = events - left_out
    if filter.first or filter.last:
        events = events & postings.within(filter.first, filter.last)
    for term in terms(filter.text):
        holding, doubtful = postings.containing(term)
        events = events & holding
        unsure += [(term, doubtful)]
    return events, [(term, rest) for term, doubtful in unsure if (rest := events & doubtful)]


def loosened(filter: Filter, name: Facet) -> Filter:
    """A filter without its choice in one facet, so that the numbers behind the other values can be told.

    Where all chosen values are asked for at once, the choice stays: another value would narrow it further.
    """
    nothing_chosen: dict[str, Any] = {name: ()}
    return filter if name in filter.every else replace(filter, **nothing_chosen)


def counts_of(name: Facet, filter: Filter, events: BitMap, postings: Postings) -> dict[str, int]:
    """The values of a facet that these events have, with the number of events behind each.

    Where actors are chosen, the roles are theirs and not those of whoever else takes part. Of a value that stands for
    others an event counts once, whichever of them it has.
    """
    values = postings.values(name)
    if name == "roles" and filter.actors:
        actors = with_included(filter.actors, filter)
        own = {role: postings.of("parts", [part(actor, role) for actor in actors]) for role in values.names()}
        return {role: number for role, theirs in own.items() if (number := events.intersection_cardinality(theirs))}
    counts = values.counts(events)
    for value, below in filter.includes if name in ("actors", "topics") else ():
        members = [encodable(one) for one in (value, *below) if encodable(one) in values]
        if members:
            counts[encodable(value)] = events.intersection_cardinality(values.of(members))
    return {value: number for value, number in counts.items() if number}


def _chosen(filter: Filter, postings: Postings) -> Iterator[BitMap]:
    for name in ("actors", "topics"):
        values = getattr(filter, name)
        for alternatives in [[value] for value in values] if name in filter.every else [values]:
            if alternatives:
                yield postings.of(name, with_included(alternatives, filter))
    for name in ("documents", "statuses", "precisions", "evidences"):
        if values := getattr(filter, name):
            yield postings.of(name, [encodable(str(value)) for value in values])
    if filter.roles:
        yield _in_role(filter, postings)


def _in_role(filter: Filter, postings: Postings) -> BitMap:
    """Who of the chosen actors, or anybody where none is chosen, has one of the roles."""
    roles = [str(role) for role in filter.roles]
    if not filter.actors:
        return postings.of("roles", roles)
    return postings.of("parts", [part(actor, role) for actor in with_included(filter.actors, filter) for role in roles])


def _excluded(filter: Filter, postings: Postings) -> Iterator[BitMap]:
    yield postings.of("actors", with_included(filter.no_actors, filter))
    yield postings.of("topics", with_included(filter.no_topics, filter))
    yield postings.of("documents", encodable(list(filter.no_documents)))


def with_included(values: Sequence[str], filter: Filter) -> list[str]:
    """The values and what each of them stands for."""
    included = dict(filter.includes)
    return [encodable(one) for value in values for one in dict.fromkeys((value, *included.get(value, ())))]


def terms(text: str) -> Iterator[str]:
    """Every word and every phrase in quotation marks of a search, folded; all of them must stand in an event."""
    for term in _TERM.finditer(text):
        folded = fold(term["phrase"] or term["word"]).strip()
        if folded:
            yield folded
