"""Sentence → mentions of persons, states and organisations, each by one canonical name.

The way: names of the lexicon; persons and organisations whom no list knows (``newcomers``, ``organisations``); surnames
of those whom the article named in full; capitals that stand for their state; then roles and pronouns (``references``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from timeline.cast import Cast
from timeline.german.event_words import ATTACKS
from timeline.knowledge import load_names
from timeline.lexicon import (
    Form,
    Forms,
    Hit,
    How,
    Lexicon,
    Line,
    families_of,
    known_hits,
    lexicon,
    moved,
    taken_by,
    tokenise,
    touches,
)
from timeline.model import ActorKind, Article, Mention, Sentence
from timeline.naming import phrase_forms
from timeline.newcomers import gender_of_first_name, is_common, is_credit, is_title, with_new_people
from timeline.organisations import with_new_bodies
from timeline.recogniser import Entity, recognise
from timeline.references import bodies, pronouns, roles


@dataclass(frozen=True, slots=True)
class Scanned:
    """An article's sentences as words, and the names that the recogniser sees in them, whenever it was written."""

    sentences: tuple[Sentence, ...]
    lines: tuple[Line, ...]
    entities: tuple[tuple[Entity, ...], ...]


def scanned(articles: Sequence[tuple[Sentence, ...]]) -> list[Scanned]:
    """The sentences of several articles: the recogniser reads all of them in one go, which is faster."""
    entities = iter(recognise([sentence for sentences in articles for sentence in sentences]))
    return [
        Scanned(sentences, tuple(map(tokenise, sentences)), tuple(islice(entities, len(sentences))))
        for sentences in articles
    ]


def find_mentions(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every place in the sentences that names an actor, in text order and without overlap."""
    return mentions_in(article, scanned([sentences])[0])


def mentions_in(article: Article, seen: Scanned) -> tuple[Mention, ...]:
    """The same for sentences that have been scanned."""
    sentences, lines, entities = seen.sentences, seen.lines, seen.entities
    hits = [_named(line) for line in lines]
    cast = Cast(lexicon(), article.published.period)
    quiet = [sentence.heading or is_credit(line) for sentence, line in zip(sentences, lines, strict=True)]
    hits = [
        found if silent else with_new_people(line, found, seen, cast)
        for line, found, seen, silent in zip(lines, hits, entities, quiet, strict=True)
    ]
    hits = cast.joined(hits)
    families = _families(cast, hits)
    hits = [_with_families(line, found, families) for line, found in zip(lines, hits, strict=True)]
    hits = with_new_bodies(lines, hits, entities, quiet)
    hits = [_with_compounds(line, found) for line, found in zip(lines, hits, strict=True)]
    hits = [_without_places(line, found) for line, found in zip(lines, hits, strict=True)]
    hits = [bodies(line, found) for line, found in zip(lines, hits, strict=True)]
    hits = pronouns(lines, roles(lines, hits, cast), cast)
    return tuple(
        mention for line, found in zip(lines, hits, strict=True) for mention in _mentions(article, line, found)
    )


def _mentions(article: Article, line: Line, hits: Sequence[Hit]) -> Iterator[Mention]:
    for hit in sorted(hits, key=lambda hit: hit.first):
        start, end = line[hit.first].start, line[hit.last - 1].end
        if hit.how is not How.NOBODY:
            yield Mention(start, end, article.text[start:end], hit.name, hit.kind)


# --- names of the lexicon -------------------------------------------------------------------------------------------


def _named(line: Line) -> list[Hit]:
    """The listed names in a sentence; names that are ordinary words only where they are marked as names."""
    hits = known_hits(line, lexicon().forms, [False] * len(line))
    named = [hit for hit in hits if hit.how is not How.MARKED or _is_marked(line, hit)]
    return [hit for hit in named if not _is_in_name(line, hit) and not _is_author(line, hit)]


def _is_author(line: Line, hit: Hit) -> bool:
    """ "Verdis „Macbeth“": whoever has a work is no trade union of that name."""
    genitive = line[hit.last - 1].folded.endswith("s") and not hit.name.endswith("s")
    work = hit.last < len(line) and line[hit.last].text in _OPENING and hit.kind is ActorKind.ORGANISATION
    return work and genitive and hit.last - hit.first == 1 and not line[hit.first].text.isupper()


def _is_in_name(line: Line, hit: Hit) -> bool:
    """ "den Deutschen Zukunftspreis": an adjective with a capital is part of a name, and no state."""
    capital = hit.how is How.ADJECTIVE and line[hit.last - 1].text[0].isupper() and hit.first > 0
    inside = capital and line[hit.first - 1].text.isalnum() and hit.last < len(line)
    return inside and line[hit.last].text[0].isupper() and not line[hit.last].text.lower().endswith(ATTACKS)


def _is_marked(line: Line, hit: Hit) -> bool:
    """„Bild“, die Zeitung Bild, laut Spiegel, Spiegel zufolge, Bild-Zeitung."""
    before = line[hit.first - 1].text if hit.first else ""
    after = line[hit.last].text if hit.last < len(line) else ""
    words = load_names().lists
    if before in _OPENING and after in _CLOSING:
        return True
    if after == "-" and hit.last + 1 < len(line):
        return line[hit.last + 1].folded in words["outlets"]
    if before in ("der", "die", "das", "dem", "Der", "Die", "Das") and hit.first > 1:
        before = line[hit.first - 2].text
        return before in words["outlets"] or before.lower() in words["reporting"]
    return before in words["outlets"] or before.lower() in words["reporting"] or after == "zufolge"


_OPENING = frozenset("\"„“»«'‚‘›‹")
_CLOSING = frozenset("\"“”«»'‘’‹›")


# --- surnames -------------------------------------------------------------------------------------------------------


def _families(cast: Cast, hits: Sequence[Sequence[Hit]]) -> Forms:
    """The surnames of everybody whom the article names in full; a surname that two of them bear means neither."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    for name in {hit.name for found in hits for hit in found if hit.kind is ActorKind.PERSON}:
        for family in (*cast.families(name), *cast.full_names(name)):
            for tokens in phrase_forms(family, inflect=False):
                bearers.setdefault(tokens, set()).add(name)
    families = Forms()
    for tokens, names in bearers.items():
        alone = cast.lexicon.alone.get(tokens)
        if len(names) == 1 or (alone and alone.name in names):
            name = alone.name if alone and alone.name in names else next(iter(names))
            families.add(tokens, Form(name, ActorKind.PERSON, How.FAMILY))
    return families


def _with_families(line: Line, hits: list[Hit], families: Forms) -> list[Hit]:
    """Adds surnames alone: first those of the article, then those that mean one person everywhere."""
    for forms in (families, lexicon().alone):
        taken = taken_by(hits, len(line))
        hits = hits + [hit for hit in known_hits(line, forms, taken) if _is_surname(line, hit)]
    return sorted(hits, key=lambda hit: hit.first)


def _is_surname(line: Line, hit: Hit) -> bool:
    """Not in "der Koch", "im Winter", "Anna Trump", "die Firma Trump"; but in "die Merz-Regierung"."""
    before = line[hit.first - 1] if hit.first else None
    compound = hit.last < len(line) and line[hit.last].text == "-"
    if before is None:
        return True
    if before.text == "-" and before.end == line[hit.first].start and hit.first > 1:
        return line[hit.first - 2].text in ("Anti", "Pro", "Ex", "Post")
    if before.text in load_names().lists["kinds_of_bodies"]:
        return False
    if before.text.lower() in load_names().lists["determiners"] and line[hit.first - 2].text != ",":
        return compound
    if before.text.istitle() and hit.first > 2 and line[hit.first - 2].text.istitle():
        return is_common(before.text) or is_title(before.text)  # no "dem Pianisten Ernst Kern" for Ilse Kern
    return not gender_of_first_name(before.folded)


# --- compounds and capitals -----------------------------------------------------------------------------------------


def _with_compounds(line: Line, hits: list[Hit]) -> list[Hit]:
    """Adds closed compounds (Ukrainekrieg) and lets hyphened ones reach to their end (US-Soldaten)."""
    taken = taken_by(hits, len(line))
    closed = [
        Hit(place, place + 1, form.name, form.kind, form.how)
        for place, token in enumerate(line)
        if not taken[place] and len(token.folded) > 7 and (form := _head_of_compound(token.folded))
    ]
    return _grown(line, sorted(hits + closed, key=lambda hit: hit.first))


@lru_cache(maxsize=1 << 15)
def _head_of_compound(word: str) -> Form | None:
    """The state or organisation that a closed compound begins with: Irankrieg, Russlandpolitik, proiranisch."""
    known: Lexicon = lexicon()
    for prefix in ("pro", "anti"):
        if word.lower().startswith(prefix) and (form := known.forms.get((word[len(prefix) :],))):
            return form if form.how is How.ADJECTIVE else None
    for tail in _tails().finditer(word):
        form = known.forms.get((word[: tail.start()],))
        if form and form.how is How.NAME and form.kind is not ActorKind.PERSON:
            return form
    return None


@lru_cache(maxsize=1)
def _tails() -> re.Pattern[str]:
    """The second part of a closed compound, with its ending."""
    return re.compile(f"(?<=...)(?:{'|'.join(sorted(load_names().lists['compound_tails']))}).{{0,2}}$")


def _grown(line: Line, hits: list[Hit]) -> list[Hit]:
    """Lets a name reach to the end of its hyphened compound, unless that is named itself (Iran-Israel-Konflikt)."""
    grown = []
    starts = {hit.first for hit in hits}
    for hit in hits:
        last = hit.last
        while last + 1 < len(line) and line[last].text == "-" and touches(line, last) and last + 1 not in starts:
            last += 2
        grown.append(moved(hit, last=last))
    return grown


def _without_foreign_bodies(hits: list[Hit]) -> list[Hit]:
    """Drops a listed body to which the text gives another state: "die österreichische Bundespolizei"."""
    adjectives = {hit.last: hit.name for hit in hits if hit.how is How.ADJECTIVE}
    actors = lexicon().actors
    return [
        hit
        for hit in hits
        if hit.kind is not ActorKind.ORGANISATION
        or hit.name not in actors
        or adjectives.get(hit.first, actors[hit.name].state) == actors[hit.name].state
        or not actors[hit.name].state
    ]


def _without_places(line: Line, hits: list[Hit]) -> list[Hit]:
    """Drops capitals that are no more than a place."""
    hits = _without_foreign_bodies(hits)
    ends = {hit.last for hit in hits}
    others = {hit.name for hit in hits if hit.how is not How.SEAT}
    return [
        hit
        for hit in hits
        if (hit.how is not How.SEAT or _stands_for_state(line, hit, ends, others))
        and (hit.how is not How.SEAT_ADJECTIVE or _next_word(line, hit) in load_names().lists["powers"])
    ]


def _next_word(line: Line, hit: Hit) -> str:
    return line[hit.last].text if hit.last < len(line) else ""


def _stands_for_state(line: Line, hit: Hit, ends: set[int], others: set[str]) -> bool:
    """Whether a capital means its state: "Moskau hilft", "Solidarität Moskaus", "Kollege in Teheran".

    With a local preposition it does where the sentence is about affairs of state; behind a noun it is part of a name
    ("Polizei Berlin") unless in the genitive.
    """
    lists = load_names().lists
    if hit.last - hit.first > 1 and line[hit.first + 1].text == "-":
        return line[hit.last - 1].folded in lists["seat_compounds"]
    before = line[hit.first - 1].text if hit.first else ""
    if hit.first == 0 and _next_word(line, hit) == "(":  # "Washington (dpa)"
        return False
    if before in ("in", "In", "nach", "Nach", "aus", "Aus", "bei", "um", "über", "bis", "ab", "vor", "Vor"):
        return any(token.text in lists["affairs"] for token in line)
    genitive = line[hit.last - 1].folded.endswith("s") and line[hit.last - 1].folded not in ("Paris",)
    if before[:1].isupper() and hit.first > 1 and hit.first not in ends:
        return genitive and before not in lists["parts_of_towns"]
    if line[hit.first].folded in lists["home_seats"]:
        return bool(others) or any(token.text in lists["affairs"] for token in line)
    return not any(token.text in lists["sport"] for token in line)


__all__ = ["families_of", "find_mentions"]
