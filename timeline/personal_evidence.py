"""When an article was written, by the persons that it names: their ages and their offices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from timeline import periods
from timeline.evidence import Piece
from timeline.german.writing_words import FORMER, NOT_IN_OFFICE
from timeline.knowledge import Actor, Office, load_names
from timeline.known_events import Kind, Reference
from timeline.lexicon import lexicon
from timeline.model import ActorKind, Mention, Period, Precision
from timeline.read_text import YEAR, Read

_AGE_BEHIND = re.compile(r"[ \t]?\((?P<age>\d{1,3})(?: Jahre(?: alt)?)?\)")
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})[- ]?jährige[nrsm]?(?:[ \t]+[\w-]+){0,2}[ \t]+$")


def ages(read: Read) -> Iterator[Piece]:
    """ "Wladimir Putin (72)": a year of writing, from one birthday to the next."""
    text = read.article.text
    for mention, actor in _persons(read):
        if actor.born is None:
            continue
        behind = _AGE_BEHIND.match(text, mention.end)
        ahead = _AGE_BEFORE.search(text, max(0, mention.start - 60), mention.start)
        for found in filter(None, (behind, ahead)):
            age = int(found["age"])
            born = actor.born
            if 15 <= age <= 110:
                year = Period(
                    periods.add_months(born, 12 * age), periods.add_months(born, 12 * age + 12), Precision.SPAN
                )
                start, end = min(mention.start, found.start()), max(mention.end, found.end())
                reason = f"{actor.name} ist {age}, geboren am {born.day}.{born.month}.{born.year}"
                yield Piece(start, end, text[start:end], (year,), reason, 0.85)


def _persons(read: Read) -> Iterator[tuple[Mention, Actor]]:
    actors = lexicon().actors
    for mention in read.mentions:
        if mention.kind is ActorKind.PERSON and (actor := actors.get(mention.name)):
            yield mention, actor


def offices(read: Read) -> Iterator[Piece]:
    """ "US-Präsident Trump" was written in one of his terms, "die frühere Kanzlerin Merkel" after the last of hers.

    Who has died keeps the title in what is written of it.
    """
    text, known = read.article.text, (*read.references, *(reference for reference, _ in read.told))
    deaths = [reference for reference in known if reference.kind is Kind.DEATH]
    dead = {mention.name for mention in read.mentions if _is_within(mention, deaths)}
    for mention, actor in _persons(read):
        if not actor.offices or not text[mention.start].isupper() or _is_within(mention, known) or mention.name in dead:
            continue
        title = _TITLE.search(text, max(0, mention.start - 60), mention.start)
        if title is None or _looks_back(read, mention):
            continue
        held = [office for office in actor.offices if office.role in _roles_of(title["word"].split("-")[-1])]
        attributes = [word.lower() for word in (title["before"] or "").split()] + title["word"].lower().split("-")[:-1]
        if held and not any(word in NOT_IN_OFFICE for word in attributes):
            former = any(word in FORMER or word.startswith("ex-") for word in attributes)
            yield from _in_office(mention, text[title.start("word") : mention.end], held, former, title.start("word"))


def _is_within(mention: Mention, references: Iterable[Reference]) -> bool:
    """Whether a person is named as part of an event ("nach dem Tod von Präsident Raisi"): that was then."""
    return any(reference.start <= mention.start < reference.end for reference in references)


_TITLE = re.compile(r"(?P<before>(?:[\wäöüß]+[ \t]+){0,3})(?P<word>[A-ZÄÖÜ][\wäöüÄÖÜß]*(?:-[\wäöüÄÖÜß]+)*)[ \t]+$")


@lru_cache(maxsize=1)
def _role_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for role in load_names().roles:
        for word in (*role.words, *role.female):
            words.setdefault(word.lower(), set()).add(role.role)
    return {word: frozenset(roles) for word, roles in words.items()}


def _roles_of(word: str) -> frozenset[str]:
    known = _role_words()
    return known.get(word.lower()) or known.get(word.lower().removesuffix("s"), frozenset())


def _looks_back(read: Read, mention: Mention) -> bool:
    """Whether the sentence speaks of former times, where somebody's office of those days proves nothing."""
    sentence = read.sentence_at(mention.start)
    clause = read.clause_at(mention.start)
    if sentence is None or (clause and clause.pluperfect) or _FORMERLY.search(sentence.plain):
        return True
    return bool(YEAR.search(sentence.plain))


_FORMERLY = re.compile(r"\b(?:damals|einst|früher|seinerzeit|Ära|Amtszeit|Regierungszeit)\b|\bvor \w+ Jahren\b")


def _in_office(mention: Mention, text: str, held: Sequence[Office], former: bool, start: int) -> Iterator[Piece]:
    if former:
        over = [office.last for office in held if office.last]
        again = [office.first for office in held if office.first]
        options = [Period(day, min((d for d in again if d > day), default=None), Precision.SPAN) for day in over]
        reason, weight = f"{mention.name} nicht mehr im Amt ({held[0].role})", 0.6
    else:
        options = [Period(o.first, o.last, Precision.SPAN) for o in held if o.first or o.last]
        reason, weight = f"{mention.name} im Amt ({held[0].role})", 0.6
    if options and (former or all(office.first for office in held)):
        yield Piece(start, mention.end, text, tuple(options), reason, weight)
