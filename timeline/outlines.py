"""A report → its outline: when, who, what kind of event, where, how many dead, and the words that are left.

Made once of every report; reports are then compared by their outlines alone (``likeness``).
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise, repeat

from timeline.german.event_kinds import (
    COMMON_NOUNS,
    DEATH_WORDS,
    INJURY_WORDS,
    KINDS,
    KINDS_OF_PLACES,
    NO_KINDS,
    NO_PLACES,
    PERFORMING,
    WEAPONS,
)
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from timeline.german.patterns import NUMBERS
from timeline.german.verbs import PARTICLES
from timeline.model import ActorKind, Article, Event, Evidence, Mention, Period, PlacedBy, Role, Status
from timeline.verbs import AUXILIARIES, MODALS, Form, analyse

STATEMENT = "statement"
REACH = 3  # sentences back to which "das Treffen" may refer
MOST_WORDS = 12

TOKEN = re.compile(r"\w+(?:[-’'.:]\w+)*")
_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:ern|en|er|es|em|e|n|s)$")
_FOLD = str.maketrans("äöü", "aou")
_COUNTED_OTHERWISE = frozenset(
    "uhr jahre jahren jahr monate monaten monat wochen tage tagen stunden minuten euro dollar prozent kilometer "
    "kilometern meter metern millionen milliarden grad fällen".split()
)
_LITTLE = frozenset(
    """
    am im zum zur er sie es sich ihn ihm ihr ihnen wir uns man nach auch nicht noch nun nur schon sehr rund etwa fast
    mehr mindestens bereits damit dabei dafür davon darüber daran so wie als dann dort hier wieder zuvor zunächst
    unterdessen indes zudem außerdem angaben worden gewesen wurde wurden
    """.split()
)
_SMALL_WORDS = _LITTLE | DETERMINERS | PREPOSITIONS | SUBORDINATORS | COORDINATORS
_HELPERS = AUXILIARIES | MODALS
_PARTICLES = frozenset(PARTICLES)
_PLACE_PREPOSITIONS = frozenset("in bei nahe nach aus".split())
_BEFORE_CUT = re.compile(r"\b\w++(?=[,;:])")
_DURING = re.compile(r"\b(?:bei (?:dem|der|diesem|dieser)|beim) (?P<noun>[A-ZÄÖÜ]\w+)")
_DEFINITE = frozenset("der die das dieser diese dieses dem den".split())


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a report is compared. Days are ordinals, 0 for none; ``sentence`` is where its sentence starts.

    ``own`` says that the text itself dates it (and not the article's date); ``coarse`` that no day is known.
    ``kinds`` are families of ``german/event_kinds.py``, the first ``acts`` of them by its verbs;
    ``words`` the stems that are left, nouns with a capital.
    ``refers`` is the report earlier in the article that it takes up: "Das Gespräch dauerte zwei Stunden".
    ``context`` are the names that the article begins with, for a report that has none of its own.
    ``period`` to ``size`` are not compared; a heading is made of them.
    """

    id: str
    document: str
    sentence: int
    first: int
    last: int
    own: bool
    coarse: bool
    status: Status
    actors: tuple[str, ...]
    persons: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    sources: frozenset[str]
    kinds: tuple[str, ...]
    acts: int
    words: tuple[str, ...]
    places: tuple[str, ...]
    dead: int
    injured: int
    refers: str
    verbatim: int
    context: tuple[str, ...]
    period: Period | None
    roles: tuple[Role, ...]
    topics: tuple[str, ...]
    stated: bool
    size: int
    digest: str = ""  # of its article's body, and its place in it: an article twice is one source
    at: int = 0

    @property
    def planned(self) -> bool:
        """Whether it tells what is due, not what was."""
        return self.status is Status.PLANNED


# --- outlines --------------------------------------------------------------------------------------------------------


def outlines(article: Article, events: Sequence[Event]) -> tuple[Outline, ...]:
    """The outlines of one article's events, in their order."""
    made: list[Outline] = []
    body = digest(article)
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    for event in events:
        inner = [other for other in by_sentence[event.sentence.start] if _lies_inside(other, event)]
        outline = _outline(event, inner, body, article.body)
        made.append(_taking_up(outline, event, made))
    context = tuple(sorted(names(made[0].words, made[0].actors, made[0].places)))[:MOST_WORDS] if made else ()
    return tuple(one if one.actors or one.places else replace(one, context=context) for one in made)


def digest(article: Article) -> str:
    """The same for two articles whose text below the header is the same, however it is broken into lines."""
    body = " ".join(article.text[article.body :].split())
    return hashlib.blake2b(body.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _lies_inside(inner: Event, outer: Event) -> bool:
    """ "Nach dem Urteil vom Montag" is an event of its own inside of another."""
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _outline(event: Event, inner: list[Event], body_digest: str, body: int) -> Outline:
    text = _without(event, inner)
    tokens = TOKEN.findall(text)
    verbs = _verbs(tokens, text)
    kinds = _kinds(tokens, verbs, text.lower())
    table = _verb_table()
    roles = dict(zip(event.actors, event.roles, strict=False))
    lower = [token.lower() for token in tokens]
    dead, injured = _toll(lower)
    first, last, coarse = _days(event)
    return Outline(
        id=event.id,
        document=event.document,
        sentence=event.sentence.start,
        first=first,
        last=last,
        own=event.placed_by in (PlacedBy.EXPRESSION, PlacedBy.TEMPONYM),
        coarse=coarse,
        status=event.status,
        actors=tuple(dict.fromkeys(event.actors)),
        persons=_of_kind(event.mentions, ActorKind.PERSON),
        agents=_in_part(roles, Role.AGENT),
        patients=_in_part(roles, Role.PATIENT),
        sources=_in_part(roles, Role.SOURCE),
        kinds=kinds,
        acts=len({kind for verb in verbs for kind in table.get(verb, ())} & set(kinds)),
        words=_words(tokens),
        places=_places(tokens, lower),
        dead=dead,
        injured=injured,
        refers="",
        verbatim=_verbatim(event),
        context=(),
        period=event.period,
        roles=tuple(map(roles.get, event.actors, repeat(Role.MENTIONED))),
        topics=event.topics,
        stated=event.published.evidence in (Evidence.STATED, Evidence.SET),
        size=len(event.text),
        digest=body_digest,
        at=event.start - body,
    )


def _of_kind(mentions: Sequence[Mention], kind: ActorKind) -> frozenset[str]:
    return frozenset([mention.name for mention in mentions if mention.kind is kind])


def _in_part(roles: Mapping[str, Role], part: Role) -> frozenset[str]:
    return frozenset([name for name, role in roles.items() if role is part])


def _taking_up(outline: Outline, event: Event, before: list[Outline]) -> Outline:
    """The outline of a report that begins with "Das Treffen …" stands where the treffen told before it stands."""
    if event.placed_by is PlacedBy.EXPRESSION:
        return outline
    wanted = _kinds_taken_up(event.text)
    if not wanted:
        return outline
    sentences = sorted({one.sentence for one in before if one.sentence < outline.sentence})[-REACH:]
    for earlier in reversed(before):
        if earlier.sentence in sentences and set(wanted) & set(earlier.kinds):
            if earlier.planned is not outline.planned:
                return outline
            return replace(
                outline, refers=earlier.id, first=earlier.first, last=earlier.last, coarse=earlier.coarse, own=False
            )
    return outline


def _kinds_taken_up(text: str) -> tuple[str, ...]:
    """The kinds of the noun that a report takes up: "Das Treffen dauerte …", "Zwei Kinder wurden bei dem Feuer …"."""
    words = TOKEN.findall(text[:60])[:2]
    if len(words) == 2 and words[0].lower() in _DEFINITE:
        return _noun_kinds(words[1])
    inside = _DURING.search(text)
    return _noun_kinds(inside["noun"]) if inside else ()


def _days(event: Event) -> tuple[int, int, bool]:
    """First and last day as ordinals; of what has an open end, the period that it begins or ends with."""
    period = event.period
    if period is None:
        return 0, 0, True
    first, last = period.first or period.last, period.last or period.first
    if (period.first is None or period.last is None) and event.timex and event.timex.period:
        first, last = event.timex.period.first or first, event.timex.period.last or last
    assert first
    assert last
    return first.toordinal(), last.toordinal(), (last - first).days > 1


def _without(event: Event, inner: list[Event]) -> str:
    """The words of a report without its time, its actors and the other events in it."""
    spans = [(m.start, m.end) for m in event.mentions] + [(other.start, other.end) for other in inner]
    if event.timex:
        spans.append((event.timex.start, event.timex.end))
    text = event.text
    for start, end in spans:
        begin, stop = max(start - event.start, 0), min(end - event.start, len(text))
        if begin < stop:
            text = f"{text[:begin]}{' ' * (stop - begin)}{text[stop:]}"
    return text


def _verbatim(event: Event) -> int:
    """A number for the words of a longer report, to find those that were copied."""
    words = _WORD.findall(event.text.lower())
    return zlib.crc32(" ".join(words).encode("utf-8", "replace")) if len(words) >= 6 else 0


def _verbs(tokens: list[str], text: str) -> tuple[str, ...]:
    """The verbs of a report as infinitives, with the particle that stands at the end of its clause."""
    lemmas: dict[str, None] = {}
    particles = [token for token in tokens if token in _PARTICLES]
    if particles:
        ends = {*tokens[-1:], *_before_und(tokens), *_BEFORE_CUT.findall(text)}
        particles = [particle for particle in particles if particle in ends]
    for index, token in enumerate(tokens):
        word = token.lower() if index == 0 else token
        for form in analyse(word) if word[0].islower() else ():
            if form.lemma in _HELPERS:
                continue
            if form.form is Form.FINITE and particles:
                lemmas[particles[-1] + form.lemma] = None
            else:
                lemmas[form.lemma] = None
    return tuple(lemmas)


def _before_und(tokens: list[str]) -> Iterator[str]:
    for one, following in pairwise(tokens):
        if following in COORDINATORS:
            yield one


def _kinds(tokens: list[str], verbs: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What kinds of event a report can be: by its verbs, its nouns and set phrases; what somebody says is one kind."""
    table = _verb_table()
    found: dict[str, None] = {}
    for verb in verbs:
        for kind in table.get(verb, ()):
            found[kind] = None
    for token in tokens:
        if token[0].isupper():
            for kind in _noun_kinds(token):
                found[kind] = None
    for phrase, kind in _phrases():
        if phrase in text:
            found[kind] = None
    says = [verb for verb in verbs if verb in STATEMENT_VERBS and verb not in table]
    if "meeting" in found and "treffen" in verbs and any(token.lower().endswith(WEAPONS) for token in tokens):
        found = {"attack": None, **{kind: None for kind in found if kind not in ("meeting", "goal")}}
    if any(not PERFORMING.get(verb, frozenset()) & found.keys() for verb in says):
        return (STATEMENT,)
    return tuple(found)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((phrase, kind) for kind, (_, _, phrases) in KINDS.items() for phrase in phrases)


@cache
def _verb_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, (verbs, _, _) in KINDS.items():
        for verb in verbs.split():
            table[verb] = (*table.get(verb, ()), kind)
    return table


@cache
def noun_table() -> dict[str, tuple[str, ...]]:
    """Noun → the kinds of events that it names."""
    table: dict[str, tuple[str, ...]] = {}
    for kind, (_, nouns, _) in KINDS.items():
        for noun in nouns.split():
            key = noun.translate(_FOLD)
            table[key] = (*table.get(key, ()), kind)
    return table


@lru_cache(maxsize=100_000)
def _noun_kinds(word: str) -> tuple[str, ...]:
    """The kinds of a noun by its longest end that names one: "Drohnenangriffs" → attack."""
    table, lower = noun_table(), word.lower()
    if lower in NO_KINDS:
        return ()
    folded = lower.translate(_FOLD)
    for begin in range(len(folded)):
        rest = folded[begin:]
        if begin and len(rest) < 4:
            break
        for ending in ("", "s", "es", "e", "en", "n", "er", "ern"):
            base = rest.removesuffix(ending) if ending else rest
            if base in table and (ending == "" or base != rest) and (begin == 0 or len(base) > 3):
                return table[base]
    return ()


@lru_cache(maxsize=100_000)
def _before_kind(word: str) -> str:
    """What stands before the word for its kind in a compound: "Drohnenangriff" → Drohn; empty for others."""
    folded = stem(word).lower()
    for begin in range(3, len(folded) - 3):
        if folded[begin:] in noun_table() and len(folded) - begin > 3:
            first = folded[:begin]
            return stem((first.removesuffix("s") if len(first) > 4 else first).capitalize())
    return ""


def _words(tokens: list[str]) -> tuple[str, ...]:
    """Stems of the words that say something; those written with a capital keep it."""
    found: dict[str, None] = {}
    for index, token in enumerate(tokens):
        for word in _stems(token, token[0].islower() or index == 0):
            found[word] = None
    return tuple(sorted(found, key=lambda word: word[0].islower())[:MOST_WORDS])


@lru_cache(maxsize=100_000)
def _stems(word: str, verbal: bool) -> tuple[str, ...]:
    """The stem of a word that says something, and what it is compounded with; ``verbal``: it may be a verb."""
    lower = word.lower()
    if lower in _SMALL_WORDS or word in COMMON_NOUNS or (len(word) < 3 and not word.isdigit()):
        return ()
    forms = analyse(lower) if verbal else ()
    if any(form.lemma in _HELPERS for form in forms):
        return ()
    own = stem(forms[0].lemma if forms and word[0].islower() else word)
    first = _before_kind(word) if word[0].isupper() else ""
    return (own, first) if first else (own,)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without umlauts and ending; a capital stays."""
    capital = word[0].isupper()
    lower = word.lower().translate(_FOLD).replace("ß", "ss")
    cut = _ENDING.sub("", lower)
    lower = cut if len(cut) > 3 else lower
    return lower.capitalize() if capital else lower


def _places(tokens: list[str], lower: list[str]) -> tuple[str, ...]:
    """Names behind "in", "bei", "nahe": "in Segovia"; a noun with its article is none."""
    named = [
        stem(following)
        for before, following in pairwise(tokens)
        if before in KINDS_OF_PLACES and following[0].isupper() and following not in NO_PLACES
    ]
    found = named + [
        stem(following)
        for before, following in zip(lower, tokens[1:], strict=False)
        if before in _PLACE_PREPOSITIONS
        and following[0].isupper()
        and following not in NO_PLACES
        and following not in KINDS_OF_PLACES
        and not following.endswith(("angaben", "berichten"))
        and not _noun_kinds(following)
    ]
    return tuple(dict.fromkeys(found))


def _toll(lower: list[str]) -> tuple[int, int]:
    """How many died and how many were hurt, where the report gives a number; 0 where it gives none."""
    dead = injured = 0
    for index, token in enumerate(lower):
        count = _number(token)
        if not count or (lower[index + 1 : index + 2] and lower[index + 1] in _COUNTED_OTHERWISE):
            continue
        behind = []
        for word in lower[index + 1 : index + 6]:
            if _number(word):
                break
            behind.append(word)
        close = {*behind, *(word for word in lower[max(0, index - 2) : index] if word in ("starben", "getötet"))}
        if not dead and close & set(DEATH_WORDS):
            dead = count
        elif not injured and close & set(INJURY_WORDS):
            injured = count
    return dead, injured


@lru_cache(maxsize=100_000)
def _number(token: str) -> int:
    plain = token.replace(".", "")
    if plain.isdigit() and len(plain) < 8:
        return int(plain)
    return NUMBERS.get(token, 0) if token not in ("ein", "eine", "einen", "einem", "einer", "eines") else 0


# --- comparing -------------------------------------------------------------------------------------------------------


def names(words: Sequence[str], actors: Sequence[str], places: Sequence[str], context: Sequence[str] = ()) -> set[str]:
    """The nouns of a report that are no words for its kind, and the names of its actors; else those of its article."""
    own = {word for word in words if word[0].isupper() and not names_kind(word)}
    own |= {part for name in actors for part in name_stems(name)}
    return own if actors or places else own | set(context)


@lru_cache(maxsize=100_000)
def name_stems(name: str) -> tuple[str, ...]:
    """The longer words of a name as stems: "RB Leipzig" → Leipzig."""
    return tuple(stem(part) for part in TOKEN.findall(name) if len(part) > 3)


@lru_cache(maxsize=100_000)
def names_kind(word: str) -> bool:
    """Whether a noun names a kind of event ("Treffen") and so nobody and nothing in particular."""
    return word.lower() in noun_table()
