"""Where a text refers to a known event or to a day of a person's life ("nach dem Tod Raisis", "Trumps Geburtstag").

A sentence is read only if it holds a noun or phrase by which a reference can be known. The noun group around it then
tells which event is meant, and at which of its times.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from timeline.event_parts import AS_IF, only_war, part, war_beginnings
from timeline.german.temponym_words import UNREAL
from timeline.known_events import UNFORESEEN, KnownEvent, Occurrence, Reference, load_known_events, narrowed
from timeline.lexicon import Line, Token, lexicon, tokenise
from timeline.lives import PERSONAL, owner_by_possessive, personal_day
from timeline.model import Article, Mention, Period, Sentence
from timeline.naming import fold, noun_forms, phrase_forms, tokens_of
from timeline.noun_groups import Group, Named, group_around, named_tokens


def find_known(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], lines: Sequence[Line] = ()
) -> tuple[Reference, ...]:
    """Every reference to a known event or a person's day, in text order and without overlap.

    What comes again and again is narrowed by the article's date where that is known. ``lines`` are the sentences' words
    where they are known already.
    """
    found: list[Reference] = []
    beginnings: list[Token] = []
    for place in _with_triggers(article.text, sentences):
        sentence = sentences[place]
        line = lines[place] if lines else tokenise(sentence)
        named = named_tokens(line, _within(mentions, sentence))
        found += _in_line(article, line, named)
        beginnings += war_beginnings(line)
    found += only_war(article, found, beginnings)
    found = [reference for reference in found if _is_possible(article, reference)]
    if article.published.period:
        found = [narrowed(reference, article.published.period) for reference in found]
    return tuple(sorted(found, key=lambda reference: reference.start))


def _is_possible(article: Article, reference: Reference) -> bool:
    """Whether the text can speak of it: nobody reports an attack that is yet to come, in no year that is long past.

    A text whose latest year is 1918 tells of another Russian mobilisation than that of 2022.
    """
    since = reference.written_since
    if since is None:
        return True
    written = article.published.period
    if written and written.last and written.last < since:
        return False
    years = _years(article.text) if reference.certainty < 1 else frozenset()
    return len(years) < 2 or max(years) > since.year - LONG_PAST


@lru_cache(maxsize=4)
def _years(text: str) -> frozenset[int]:
    """The years that a text names: looked for once, not for each of its references."""
    return frozenset(int(year[0]) for year in _YEAR.finditer(text))


LONG_PAST = 20  # years
_YEAR = re.compile(r"(?<!\d)1[5-9]\d\d(?!\d)|(?<!\d)20[0-4]\d(?!\d)")


def _with_triggers(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of the sentences that hold a word by which a reference can be known; the others cost nothing."""
    triggers = _book().triggers
    starts = [sentence.start for sentence in sentences]
    last = -1
    for word in _WORD.finditer(text):
        if fold(word[0]) in triggers:
            place = bisect_right(starts, word.start()) - 1
            if place > last and word.start() < sentences[place].end:
                last = place
                yield place


_WORD = re.compile(r"[A-ZÄÖÜ0-9][^\W_]*")


def _within(mentions: Sequence[Mention], sentence: Sentence) -> Sequence[Mention]:
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return mentions[first:last]


# --- the events by their words --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Need:
    """What must stand beside a noun: one of these actors or words; a ``target`` behind "auf" or "gegen"."""

    names: frozenset[str]
    written: str
    target: bool
    begins: frozenset[str]  # the first word of each in all its forms
    stems: tuple[str, ...]  # or what it begins with

    def may_stand_in(self, group: Group) -> bool:
        """Whether it is worth looking for its words in a group."""
        if not self.begins.isdisjoint(group.folded):
            return True
        return bool(self.stems) and any(word.startswith(self.stems) for word in group.folded)

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Made when first needed: most events never are."""
        return re.compile(self.written)


@dataclass(frozen=True)
class Pattern:
    """One way to name an event, made ready for the search."""

    event: KnownEvent
    needs: tuple[_Need, ...]


@dataclass(frozen=True)
class _Book:
    """The known events by the words that refer to them.

    ``triggers`` are the words that make a sentence worth reading, ``starts`` those at which a reference can begin.
    """

    phrases: dict[tuple[str, ...], KnownEvent]
    longest: dict[str, int]
    nouns: dict[str, list[Pattern]]
    triggers: frozenset[str]
    starts: frozenset[str]


@lru_cache(maxsize=2)
def _book() -> _Book:
    phrases: dict[tuple[str, ...], KnownEvent] = {}
    longest: dict[str, int] = {}
    nouns: dict[str, list[Pattern]] = {}
    triggers: set[str] = {*PERSONAL, *AS_IF}
    for event in load_known_events().by_name.values():
        for phrase in event.phrases:
            for tokens in phrase_forms(phrase, inflect=True):
                phrases.setdefault(tokens, event)
                longest[tokens[0]] = max(len(tokens), longest.get(tokens[0], 0))
                triggers.add(max((token for token in tokens if _WORD.fullmatch(token)), key=len, default=tokens[0]))
        for way in event.ways:
            pattern = Pattern(event, tuple(_need(words) for words in way.needs))
            for form in {form for noun in way.nouns for form in noun_forms(noun)}:
                nouns.setdefault(form, []).append(pattern)
                triggers.add(form)
    starts = frozenset((*longest, *nouns, *PERSONAL, *AS_IF))
    return _Book(phrases, longest, nouns, frozenset(triggers), starts)


def _need(words: Iterable[str]) -> _Need:
    """A hyphen behind a word stands for any ending ("tschetschen-"), > before it for the target ("> Israel")."""
    bare = [word.removeprefix(">").strip() for word in words]
    literal = [
        re.escape(" ".join(tokens_of(word.removesuffix("-")))) + (r"\w*" if word.endswith("-") else r"(?:e?s|e?n)?")
        for word in bare
    ]
    names = frozenset(_actor(word) or word for word in bare)
    target = any(word.startswith(">") for word in words)
    firsts = [(first, word) for word in bare for first in tokens_of(word.removesuffix("-"))[:1]]
    begins = frozenset(first + ending for first, _ in firsts for ending in ("", "s", "es", "n", "en"))
    stems = tuple(first for first, word in firsts if word.endswith("-"))
    return _Need(names, rf"(?<!\S)(?:{'|'.join(literal)})(?!\S)", target, begins, stems)


def _actor(word: str) -> str:
    """The canonical name of the actor that a word names, whatever name of the actor it is; empty for other words."""
    known = lexicon()
    form = known.forms.get(tokens_of(word)) or known.alone.get(tokens_of(word))
    return form.name if form else ""


# --- one sentence ---------------------------------------------------------------------------------------------------


def named_by(noun: str) -> Sequence[Pattern]:
    """The ways to name known events that begin with a noun."""
    return _book().nouns.get(fold(noun), ())


def _in_line(article: Article, line: Line, named: Named) -> Iterator[Reference]:
    starts = _book().starts
    if starts.isdisjoint(line.folded):
        return
    place = 0
    while place < len(line):
        if line[place].folded not in starts:
            place += 1
            continue
        found = _phrase(article, line, named, place) or _noun(article, line, named, place)
        found = found or personal_day(article, line, named, place)
        if found is None:
            place += 1
            continue
        yield found
        while place < len(line) and line[place].start < found.end:
            place += 1


def _phrase(article: Article, line: Line, named: Named, place: int) -> Reference | None:
    """A fixed phrase that begins at ``place``: "Kapitolsturm", "Anschläge vom 11. September"."""
    book = _book()
    for length in range(min(book.longest.get(line[place].folded, 0), len(line) - place), 0, -1):
        event = book.phrases.get(tuple(token.folded for token in line[place : place + length]))
        if event and not _is_first_part(line, place + length):
            group = group_around(line, named, place, place + length)
            return reference_to(article, group, event, place, place + length, 1.0)
    return None


def _is_first_part(line: Line, place: int) -> bool:
    """Whether a hyphen goes on from here: "Gipfel-Erklärung" is no summit."""
    return 0 < place < len(line) and line[place].text == "-" and line[place].start == line[place - 1].end


def _noun(article: Article, line: Line, named: Named, place: int) -> Reference | None:
    """A noun at ``place`` that, with the words beside it, refers to one known event."""
    word = AS_IF.get(line[place].folded, line[place].folded)
    patterns = _book().nouns.get(word, ())
    if not patterns or _is_first_part(line, place + 1):
        return None
    group = group_around(line, named, place, place + 1)
    if group.indefinite or _is_unreal(group):
        return None
    owner = owner_by_possessive(group)
    if owner:
        group = replace(group, named={**named, place: owner})
    elif group.first == place and group.last == place + 1:
        return None
    found = best(group, patterns)
    if found is None:
        return None
    event, places = found
    spans = [(place, place + 1), *(group.span(met) for met in places)]
    return reference_to(article, group, event, min(first for first, _ in spans), max(last for _, last in spans), 0.9)


def _is_unreal(group: Group) -> bool:
    return any(word.text.startswith(UNREAL) for word in group.line[group.first : group.head])


def best(group: Group, patterns: Iterable[Pattern]) -> tuple[KnownEvent, list[int]] | None:
    """The event whose needs the group meets, the one with most needs; None where two do equally well."""
    met = [(pattern.event, places) for pattern in patterns if (places := _met(group, pattern)) is not None]
    if not met:
        return None
    most = max(len(places) for _, places in met)
    best = [(event, places) for event, places in met if len(places) == most]
    if len({event.name for event, _ in best}) > 1:
        nearest = min(sum(map(group.distance, places)) for _, places in best)
        best = [(event, places) for event, places in best if sum(map(group.distance, places)) == nearest]
    return best[0] if len({event.name for event, _ in best}) == 1 else None


def _met(group: Group, pattern: Pattern) -> list[int] | None:
    """The token by which each need is met; None where one is not, or where a word says that it is something else."""
    if not group.folded.isdisjoint(pattern.event.never):
        return None
    places = []
    for need in pattern.needs:
        place = _meeting(group, need)
        if place is None:
            return None
        places.append(place)
    return places


def _meeting(group: Group, need: _Need) -> int | None:
    """The token nearest to the noun by which a need is met."""
    places = [place for place, name in group.names if name in need.names]
    for first, words in group.sides if need.may_stand_in(group) else ():
        places += [first + words[: found.start()].count(" ") for found in need.words.finditer(words)]
    if need.target:
        places = [place for place in places if group.is_target(place)]
    return min(places, key=group.distance, default=None)


def reference_to(
    article: Article, group: Group, event: KnownEvent, first: int, last: int, certainty: float
) -> Reference | None:
    """The reference to an event, at the times that the group allows; None where it states another time."""
    occurrences = _fitting(group, event.occurrences)
    if not occurrences:
        return None
    start, end = group.line[first].start, group.line[last - 1].end
    only = occurrences[0] if len(occurrences) == 1 else None
    whole = Reference(
        start,
        end,
        article.text[start:end],
        only.name if only else event.name,
        event.kind,
        only.period if only else None,
        certainty,
        () if only else tuple(occurrence.period for occurrence in occurrences),
        event.kind not in UNFORESEEN,
        group.tense,
    )
    return part(article, group, whole, only) if only else whole


def _fitting(group: Group, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """The times that agree with the year, the month and the place that the group states."""
    fitting = [one for one in occurrences if not group.years or _overlaps(one.period, group.years)]
    words = " ".join(word.folded for word in group.words)
    here = [one for one in fitting if any(" ".join(tokens_of(place)) in words for place in one.at)]
    fitting = here or fitting
    if len(occurrences) > 1 and group.months:
        fitting = [one for one in fitting if one.begins.first and one.begins.first.month in group.months]
    return fitting


def _overlaps(period: Period, years: frozenset[int]) -> bool:
    first = period.first.year if period.first else 0
    last = period.last.year if period.last else 9999
    return any(first <= year <= last for year in years)


@lru_cache(maxsize=1 << 10)
def known_meetings(people: frozenset[str]) -> tuple[Period, ...]:
    """When two persons are known to have met: the times of events that are named by "Treffen" and both of them."""
    found = []
    for event in load_known_events().by_name.values():
        for way in event.ways:
            names = [name for need in way.needs for word in need if (name := _actor(word.strip("> ")))]
            if "Treffen" in way.nouns and len(names) == len(way.needs) > 1 and set(names) <= people:
                found += [occurrence.period for occurrence in event.occurrences]
    return tuple(dict.fromkeys(found))
