"""Two reports → how much speaks for their telling the same event, and what rules it out.

Of every report an outline is made once (``outlines``): when, who, what kind of event, where, how many dead, and the
words that are left. ``likeness`` compares two outlines; it looks at nothing else, so that what is decided of two
reports never depends on which others there are.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from timeline.german.event_kinds import (
    COMMON,
    COMMON_NOUNS,
    DEATH_WORDS,
    INJURY_WORDS,
    KINDS,
    MUTUAL,
    NO_KINDS,
    NO_PLACES,
    ONCE,
    PERFORMING,
    RELATED,
)
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from timeline.german.patterns import NUMBERS
from timeline.german.verbs import PARTICLES
from timeline.knowledge import load_actors
from timeline.model import ActorKind, Article, Event, Evidence, Period, PlacedBy, Role, Status
from timeline.verbs import AUXILIARIES, MODALS, Form, analyse

SAME = 5.0  # what has to speak for two reports being of one event
STATEMENT = "statement"
LATEST = 1  # days: news without a time of its own may be told a day after it happened
NEAR = 1  # days by which the reports of what happens only once may differ
REACH = 3  # sentences back to which "das Treffen" may refer
MOST_WORDS = 12

_TOKEN = re.compile(r"\w+(?:[-’'.:]\w+)*")
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
_PLACE_PREPOSITIONS = frozenset("in bei nahe nach aus".split())
_BEFORE_CUT = re.compile(r"(\w+)(?=[,;:])")
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
    context = tuple(sorted(_names(made[0])))[:MOST_WORDS] if made else ()
    return tuple(replace(one, context=() if one.actors or one.places else context) for one in made)


def digest(article: Article) -> str:
    """The same for two articles whose text below the header is the same, however it is broken into lines."""
    body = " ".join(article.text[article.body :].split())
    return hashlib.blake2b(body.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _lies_inside(inner: Event, outer: Event) -> bool:
    """ "Nach dem Urteil vom Montag" is an event of its own inside of another."""
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _outline(event: Event, inner: list[Event], body_digest: str, body: int) -> Outline:
    text = _without(event, inner)
    tokens = _TOKEN.findall(text)
    verbs = _verbs(tokens, text)
    kinds = _kinds(tokens, verbs, text.lower())
    table = _verb_table()
    persons = frozenset(m.name for m in event.mentions if m.kind is ActorKind.PERSON)
    roles = dict(zip(event.actors, event.roles, strict=False))
    dead, injured = _toll(tokens)
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
        persons=persons,
        agents=frozenset(a for a in event.actors if roles.get(a) is Role.AGENT),
        patients=frozenset(a for a in event.actors if roles.get(a) is Role.PATIENT),
        sources=frozenset(a for a in event.actors if roles.get(a) is Role.SOURCE),
        kinds=kinds,
        acts=len({kind for verb in verbs for kind in table.get(verb, ())} & set(kinds)),
        words=_words(tokens),
        places=_places(tokens),
        dead=dead,
        injured=injured,
        refers="",
        verbatim=_verbatim(event),
        context=(),
        period=event.period,
        roles=tuple(roles.get(name, Role.MENTIONED) for name in event.actors),
        topics=event.topics,
        stated=event.published.evidence in (Evidence.STATED, Evidence.SET),
        size=len(event.text),
        digest=body_digest,
        at=event.start - body,
    )


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
    words = _TOKEN.findall(text[:60])[:2]
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
    words = re.findall(r"\w+", event.text.lower())
    return zlib.crc32(" ".join(words).encode("utf-8", "replace")) if len(words) >= 6 else 0


def _verbs(tokens: list[str], text: str) -> tuple[str, ...]:
    """The verbs of a report as infinitives, with the particle that stands at the end of its clause."""
    lemmas: dict[str, None] = {}
    ends = {*tokens[-1:], *_before_und(tokens), *_BEFORE_CUT.findall(text)}
    particles = [token for token in tokens if token in PARTICLES and token in ends]
    for index, token in enumerate(tokens):
        word = token.lower() if index == 0 else token
        for form in analyse(word) if word[:1].islower() else ():
            if form.lemma in AUXILIARIES or form.lemma in MODALS:
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
        found.update(dict.fromkeys(table.get(verb, ())))
    for token in tokens:
        if token[:1].isupper():
            found.update(dict.fromkeys(_noun_kinds(token)))
    for phrase, kind in _phrases():
        if phrase in text:
            found[kind] = None
    says = [verb for verb in verbs if verb in STATEMENT_VERBS and verb not in table]
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
def _noun_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, (_, nouns, _) in KINDS.items():
        for noun in nouns.split():
            key = noun.translate(_FOLD)
            table[key] = (*table.get(key, ()), kind)
    return table


@lru_cache(maxsize=100_000)
def _noun_kinds(word: str) -> tuple[str, ...]:
    """The kinds of a noun by its longest end that names one: "Drohnenangriffs" → attack."""
    table, lower = _noun_table(), word.lower()
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
        if folded[begin:] in _noun_table() and len(folded) - begin > 3:
            first = folded[:begin]
            return stem((first.removesuffix("s") if len(first) > 4 else first).capitalize())
    return ""


def _words(tokens: list[str]) -> tuple[str, ...]:
    """Stems of the words that say something; those written with a capital keep it."""
    found: dict[str, None] = {}
    for index, token in enumerate(tokens):
        lower = token.lower()
        if lower in _LITTLE or lower in DETERMINERS or lower in PREPOSITIONS or lower in SUBORDINATORS:
            continue
        if token in COMMON_NOUNS:
            continue
        if (len(token) < 3 or lower in COORDINATORS) and not token.isdigit():
            continue
        forms = analyse(lower) if token[0].islower() or index == 0 else ()
        if any(form.lemma in AUXILIARIES or form.lemma in MODALS for form in forms):
            continue
        found[stem(forms[0].lemma if forms and token[0].islower() else token)] = None
        if token[0].isupper() and (first := _before_kind(token)):
            found[first] = None
    return tuple(sorted(found, key=lambda word: word[0].islower())[:MOST_WORDS])


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without umlauts and ending; a capital stays."""
    capital = word[0].isupper()
    lower = word.lower().translate(_FOLD).replace("ß", "ss")
    cut = _ENDING.sub("", lower)
    lower = cut if len(cut) > 3 else lower
    return lower.capitalize() if capital else lower


def _places(tokens: list[str]) -> tuple[str, ...]:
    """Names behind "in", "bei", "nahe": "in Segovia"; a noun with its article is none."""
    return tuple(
        dict.fromkeys(
            stem(following)
            for before, following in pairwise(tokens)
            if before.lower() in _PLACE_PREPOSITIONS
            and following[0].isupper()
            and following not in NO_PLACES
            and not _noun_kinds(following)
        )
    )


def _toll(tokens: list[str]) -> tuple[int, int]:
    """How many died and how many were hurt, where the report gives a number; 0 where it gives none."""
    lower = [token.lower() for token in tokens]
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


def _number(token: str) -> int:
    plain = token.replace(".", "")
    if plain.isdigit() and len(plain) < 8:
        return int(plain)
    return NUMBERS.get(token, 0) if token not in ("ein", "eine", "einen", "einem", "einer", "eines") else 0


# --- comparing -------------------------------------------------------------------------------------------------------


def likeness(a: Outline, b: Outline) -> float:
    """How much speaks for two reports telling one event; below SAME too little, minus infinity where it cannot be."""
    if clash(a, b):
        return float("-inf")
    if b.refers == a.id or a.refers == b.id:
        return 2 * SAME
    copied = bool(a.verbatim) and a.verbatim == b.verbatim
    if not copied and not _is_identified(a, b):
        return 0.0
    kind = _kind_likeness(a, b)
    found = _time_likeness(a, b) + kind + _actor_likeness(a, b) + _place_likeness(a, b) + _word_likeness(a, b)
    found += _toll_likeness(a, b) + (0.5 if a.document == b.document else 0) + (SAME if copied else 0)
    return found - (0.5 if kind <= 0 else 0)


def _is_identified(a: Outline, b: Outline) -> bool:
    """Whether anything says of whom or what both tell, be it what their articles begin with.

    "Zwei Menschen wurden verletzt" is told every day.
    """
    if set(a.actors) & set(b.actors) - a.sources - b.sources:
        return True
    mine, yours = _names(a), _names(b)
    return any(_matches(one, other) for one in mine for other in yours)


def _names(report: Outline) -> set[str]:
    """The nouns of a report that are no words for its kind, and the names of its actors; else those of its article."""
    own = {word for word in report.words if word[0].isupper() and not _names_kind(word)}
    own |= {part for name in report.actors for part in name_stems(name)}
    return own if report.actors or report.places else own | set(report.context)


def clash(a: Outline, b: Outline) -> bool:
    """Whether two reports cannot be of one event, whatever else agrees; that one is a plan is no clash."""
    if a.document == b.document and a.sentence == b.sentence:
        return True
    if a.refers != b.id and b.refers != a.id and not _days_agree(a, b):
        return True
    only_a, only_b = _unshared(a, b), _unshared(b, a)
    if only_a & a.persons and only_b & b.persons:
        return True
    return _is_turned_round(a, b)


def _days_agree(a: Outline, b: Outline) -> bool:
    """Whether the periods allow one event: they overlap, or stand so near that one source may be wrong."""
    if not a.first or not b.first:
        return (a.first == b.first and a.document == b.document) or (bool(a.verbatim) and a.verbatim == b.verbatim)
    if a.first <= b.last and b.first <= a.last:
        return _is_within(a, b) or _is_within(b, a) or _is_week(a) or _is_week(b)
    distance = max(a.first - b.last, b.first - a.last)
    if a.coarse or b.coarse:
        return False
    if not (a.own and b.own):
        return distance <= LATEST
    return distance <= NEAR and _happens_once(a, b)


def _is_within(inner: Outline, outer: Outline) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _is_week(one: Outline) -> bool:
    return one.last - one.first <= 9


def _happens_once(a: Outline, b: Outline) -> bool:
    return bool(set(a.kinds) & set(b.kinds) & ONCE)


def _is_turned_round(a: Outline, b: Outline) -> bool:
    """Israel attacked Iran is not Iran attacked Israel."""
    if set(a.kinds) & set(b.kinds) & MUTUAL:
        return False
    turned = a.agents & b.patients or b.agents & a.patients
    return bool(a.agents and b.agents and turned) and not a.agents & b.agents


def _time_likeness(a: Outline, b: Outline) -> float:
    length = max(a.last - a.first, b.last - b.first)
    if not a.first or not b.first:
        return 0.0
    if a.first > b.last or b.first > a.last:
        return -1.5 if a.own and b.own else 0.5
    if length <= 1:
        return 2.0 if a.own and b.own else 1.5 if a.own or b.own else 1.0
    return 1.5 if length <= 10 else 1.0 if length <= 31 else 0.3 if length <= 366 else -1.0


def _kind_likeness(a: Outline, b: Outline) -> float:
    shared = set(a.kinds) & set(b.kinds)
    if a.acts and b.acts:  # "verurteilte den Angriff", "bat, den Angriff zu beenden": neither tells the attack
        shared &= {*a.kinds[: a.acts], *b.kinds[: b.acts]}
    if shared:
        if shared == {STATEMENT}:
            return -1.0
        return 2.0 if shared <= COMMON else 3.5 if shared & ONCE else 3.0
    if not (a.kinds and b.kinds):
        return -0.5
    return 0.0 if any(group & set(a.kinds) and group & set(b.kinds) for group in RELATED) else -3.0


def _actor_likeness(a: Outline, b: Outline) -> float:
    shared = (set(a.actors) - a.sources) & (set(b.actors) - b.sources)
    only_a, only_b = _unshared(a, b), _unshared(b, a)
    says = STATEMENT in a.kinds or STATEMENT in b.kinds
    found = sum(2.0 if name in a.persons else 0.8 for name in shared)
    if says and not a.agents & b.agents:
        found = min(found, 1.0)
    lost = min(len(only_a), len(only_b))
    others_act = bool(a.agents and b.agents) and not a.agents & b.agents and not set(a.kinds) & set(b.kinds) & MUTUAL
    against = 1.2 * lost + (1.5 if others_act else 0) + (3.0 if lost and not shared else 0)
    return min(found, 4.0) - against


def _unshared(a: Outline, b: Outline) -> set[str]:
    """The actors of ``a`` that ``b`` does not name, nor their state, nor somebody of theirs, nor in plain words."""
    others = set(b.actors)
    related = {state for name in others if (state := state_of(name))}
    return {
        name
        for name in a.actors
        if name not in others
        and name not in a.sources
        and name not in related
        and state_of(name) not in others
        and not any(_matches(part, word) for part in name_stems(name) for word in b.words if word[0].isupper())
    }


@cache
def _states() -> dict[str, str]:
    return {name: actor.state for name, actor in load_actors().by_name.items() if actor.state}


def state_of(name: str) -> str:
    """The state of a known person or body."""
    return _states().get(name, "")


@lru_cache(maxsize=100_000)
def name_stems(name: str) -> tuple[str, ...]:
    """The longer words of a name as stems: "RB Leipzig" → Leipzig."""
    return tuple(stem(part) for part in _TOKEN.findall(name) if len(part) > 3)


def _place_likeness(a: Outline, b: Outline) -> float:
    if not a.places or not b.places:
        return 0.0
    if any(_matches(one, other) for one in a.places for other in (*b.places, *b.words)):
        return 0.5
    if any(_matches(one, other) for one in b.places for other in a.words):
        return 0.5
    return -4.0


def _word_likeness(a: Outline, b: Outline) -> float:
    """Shared words, nouns and names first; what only one has counts a little against it where both have such."""
    mine = [*a.words, *(part for name in a.actors if name not in b.actors for part in name_stems(name))]
    yours = [*b.words, *(part for name in b.actors if name not in a.actors for part in name_stems(name))]
    found = 0.0
    rest = list(yours)
    for word in mine:
        match = next((other for other in rest if _matches(word, other)), None)
        if match is not None:
            rest.remove(match)
            weight = 1.0 if word[0].isupper() or match[0].isupper() else 0.5
            if word == match and _names_kind(word):
                weight = 0.5  # which has been counted as the kind
            found += weight if word == match else 0.8 * weight
    shared = len(yours) - len(rest)
    lonely = min(len(mine) - shared, len(rest))
    return min(found, 4.0) - 0.15 * lonely


@lru_cache(maxsize=100_000)
def _names_kind(word: str) -> bool:
    return word.lower() in _noun_table()


@lru_cache(maxsize=1_000_000)
def _matches(one: str, other: str) -> bool:
    """Equal, one inside of the other ("Raffineri" in "Olraffineri"), or the same at its beginning."""
    if one == other:
        return True
    short, long = sorted((one.lower(), other.lower()), key=len)
    if short == long:
        return True
    if len(short) < 5:
        return len(short) == 4 and (long.startswith(short) or long.endswith(short))
    return short in long or (len(short) > 6 and short[:6] == long[:6])


def _toll_likeness(a: Outline, b: Outline) -> float:
    found = 0.0
    for mine, yours in ((a.dead, b.dead), (a.injured, b.injured)):
        if mine and yours:
            found += 1.0 if mine == yours else -0.5
    return found
