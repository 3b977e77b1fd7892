"""Many articles out of the rows of a few that were read: what comes behind the reading can be measured without it.

Every article's rows become those of another one: under another name, years and months away, with other persons and
other states in all columns that hold them, and with the text that says so. Names keep their length, so that every place
in a text stays right; adjectives of states ("russisch") and what else tells a state stay.
"""

import hashlib
import random
import re
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from timeline.knowledge import load_actors
from timeline.meeting import keys
from timeline.model import ActorKind
from timeline.outlines import stem
from timeline.tables import OUTLINED, fold, outline_of
from timeline.writing import Rows

FIRST_YEAR, YEARS = 1998, 27
_WORD = re.compile(r"\w+")
_HEADER = re.compile(r"\Adate \d{4}-\d\d-\d\d")
_DAYS = ("first", "last", "day", "lower", "upper", "published_first", "published_last")
_NAMED = {
    "articles": ("text",),
    "reports": ("title", "text", "sentence", "claimed_by", "actors", "persons"),
    "timexes": (),
}
_STEMMED = ("words", "places", "context")
_EPOCH = 719_163  # the ordinal of 1970-01-01
_CONSONANTS, _VOWELS = "bdfgklmnprstvwz", "aeiou"

Renamed = Callable[[str], str]


def again(rows: Rows, number: int, folder: str) -> Rows:
    """The rows of as many other articles; ``number`` tells one time from another, ``folder`` begins their names."""
    chance = random.Random(number)
    new = _names(rows, chance)
    articles, reports, timexes = (rows.tables[name] for name in ("articles", "reports", "timexes"))
    months = _months(articles, chance)
    made = {
        "articles": _told(_shifted(articles, articles["id"], months), "articles", new),
        "reports": _told(_shifted(reports, reports["document"], months), "reports", new),
        "timexes": _shifted(timexes, timexes["document"], months),
    }
    made["articles"] = _set(made["articles"], "text", _dated(made["articles"]))
    for name, column in (("articles", "id"), ("reports", "document"), ("timexes", "document")):
        made[name] = _mapped(made[name], column, lambda id: f"{folder}/{_key(number, id)}.txt")
    for name, columns in (("articles", ("digest",)), ("reports", ("digest", "id", "event", "block", "refers"))):
        for column in columns:
            made[name] = _mapped(made[name], column, lambda id: _key(number, id) if id else "")
    made["reports"] = _met(_worded(made["reports"], reports))
    return Rows(made)


def _key(number: int, id: str) -> str:
    return hashlib.blake2b(f"{number}\0{id}".encode(), digest_size=8).hexdigest()


# --- names -----------------------------------------------------------------------------------------------------------


def _names(rows: Rows, chance: random.Random) -> dict[str, str]:
    """A new surname for every person of these rows, and another state of as many letters for every state."""
    named = pc.list_flatten(rows.tables["reports"]["mentions"])
    found = set(zip(*(pc.struct_field(named, part).to_pylist() for part in ("name", "kind")), strict=True))
    new: dict[str, str] = {}
    for name, kind in sorted(found):
        last = name.split()[-1] if name.split() else ""
        if kind == ActorKind.PERSON and last.isalpha():
            new[last] = _surname(len(last), chance)
        elif kind == ActorKind.STATE and name in _states():
            new[name] = chance.choice([state for state in _states() if len(state) == len(name)])
    return new | {f"{old}s": f"{name}s" for old, name in new.items()}


@cache
def _states() -> tuple[str, ...]:
    return tuple(n for n, actor in load_actors().by_name.items() if actor.kind is ActorKind.STATE and n.isalpha())


def _surname(length: int, chance: random.Random) -> str:
    letters = (chance.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(length))
    return "".join(letters).capitalize()


def _replacing(new: Mapping[str, str]) -> Renamed:
    return lambda text: _WORD.sub(lambda word: new.get(word[0], word[0]), text)


def _told(table: pa.Table, name: str, new: Mapping[str, str]) -> pa.Table:
    for column in _NAMED[name]:
        table = _mapped(table, column, _replacing(new))
    if name == "reports":
        stems = {stem(old): stem(one) for old, one in new.items()}
        for column in _STEMMED:
            table = _mapped(table, column, _replacing(stems))
        mentions = table["mentions"].combine_chunks()
        fields = {field.name: mentions.values.field(field.name) for field in mentions.type.value_type}
        fields |= {part: _each(fields[part], _replacing(new)) for part in ("text", "name")}
        values = pa.StructArray.from_arrays(list(fields.values()), fields=list(mentions.type.value_type))
        table = _set(table, "mentions", pa.ListArray.from_arrays(mentions.offsets, values))
    return table


def _worded(table: pa.Table, before: pa.Table) -> pa.Table:
    """With what follows of the words: the number of those that are others now, and what is searched."""
    told = zip(table["text"].to_pylist(), before["text"].to_pylist(), before["verbatim"].to_pylist(), strict=True)
    numbers = [
        zlib.crc32(text.encode()) if verbatim and text != former else verbatim for text, former, verbatim in told
    ]
    searched = zip(*(table[name].to_pylist() for name in ("sentence", "title", "document")), strict=True)
    folded = pa.array([fold("\n".join(parts)) for parts in searched])
    return _set(_set(table, "verbatim", pa.array(numbers, pa.int64())), "folded", folded)


def _met(table: pa.Table) -> pa.Table:
    met = [sorted(keys(outline_of(row))) for row in table.select(list(OUTLINED)).to_pylist()]
    return _set(table, "keys", pa.array(met, pa.list_(pa.int64())))


# --- days ------------------------------------------------------------------------------------------------------------


def _months(articles: pa.Table, chance: random.Random) -> dict[str, int]:
    """How many months away each article comes to be told."""
    years = pc.year(articles["published_first"]).to_pylist()
    return {
        id: 12 * (FIRST_YEAR + chance.randrange(YEARS) - year) + chance.randrange(12)
        for id, year in zip(articles["id"].to_pylist(), years, strict=True)
    }


def _shifted(table: pa.Table, owners: pa.ChunkedArray, months: Mapping[str, int]) -> pa.Table:
    """All days so many months away; what is dated to a year whole years."""
    by = np.array([months[id] for id in owners.to_pylist()])
    names = table.column_names
    precisions = table["precision" if "precision" in names else "published_precision"].to_pylist()
    coarse = np.array(precisions) == "year"
    own = np.where(coarse, by // 12 * 12, by)
    for column in _DAYS:
        if column in names:
            days = table[column].combine_chunks()
            shift = by if column.startswith("published") else own
            table = _set(table, column, _away(days, shift))
    if "near_first" in names:
        near = {column: table[column].to_numpy() for column in ("near_first", "near_last")}
        long = (near["near_last"] - near["near_first"] >= 364) | coarse
        for column, ordinals in near.items():
            days = pa.array(ordinals - _EPOCH, pa.int32()).cast(pa.date32())
            away = _away(days, np.where(long, by // 12 * 12, by)).cast(pa.int32()).to_numpy() + _EPOCH
            table = _set(table, column, pa.array(np.where(ordinals > 0, away, 0), pa.int32()))
    return table


def _away(days: pa.Array, months: np.ndarray) -> pa.Array:
    """The days so many months away, the last of a month the last of another; ends of the calendar stay."""
    known = days.is_valid().to_numpy(zero_copy_only=False)
    day = days.fill_null(0).cast(pa.int32()).to_numpy().astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    last = (month + 1).astype("datetime64[D]") - 1 == day
    place = np.minimum((day - month.astype("datetime64[D]")).astype(int), 27)
    to = month + months
    made = np.where(last, (to + 1).astype("datetime64[D]") - 1, to.astype("datetime64[D]") + place)
    end = (day < np.datetime64("1500-01-01")) | (day > np.datetime64("2500-01-01"))
    return pa.array(np.where(end, day, made).astype("datetime64[D]"), pa.date32(), mask=~known)


def _dated(articles: pa.Table) -> pa.Array:
    """The texts with the new date in their first line."""
    both = zip(articles["text"].to_pylist(), articles["published_first"].to_pylist(), strict=True)
    return pa.array([_HEADER.sub(f"date {day}", text) for text, day in both])


# --- columns ---------------------------------------------------------------------------------------------------------


def _mapped(table: pa.Table, column: str, change: Renamed) -> pa.Table:
    """A column of strings or of lists of strings, each of them changed."""
    values = table[column].combine_chunks()
    if pa.types.is_list(values.type):
        return _set(table, column, pa.ListArray.from_arrays(values.offsets, _each(values.values, change)))
    return _set(table, column, _each(values, change))


def _each(values: pa.Array, change: Renamed) -> pa.Array:
    encoded = values.dictionary_encode()
    return pa.array([change(one) for one in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)


def _set(table: pa.Table, column: str, values: Any) -> pa.Table:
    return table.set_column(table.column_names.index(column), table.schema.field(column), values)
