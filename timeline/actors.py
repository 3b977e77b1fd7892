"""Sentence → mentions of persons, states and organisations, each by one canonical name.

The way: names of the lexicon; persons whom no list knows, introduced by their full name; surnames of those whom the
article named in full; capitals that stand for their state; then roles and pronouns (``references``).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.knowledge import load_names
from timeline.lexicon import (
    Form,
    Forms,
    Hit,
    How,
    Lexicon,
    Token,
    families_of,
    known_hits,
    lexicon,
    moved,
    taken_by,
    tokenise,
)
from timeline.model import ActorKind, Article, Mention, Sentence
from timeline.naming import family_of, fold, phrase_forms, spelling_keys
from timeline.references import Cast, bodies, pronouns, roles

Line = tuple[Token, ...]


def find_mentions(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Every place in the sentences that names an actor, in text order and without overlap."""
    lines = [tokenise(sentence) for sentence in sentences]
    hits = [_named(line) for line in lines]
    cast = Cast(lexicon(), article.published.period)
    hits = [_with_new_people(line, found, cast) for line, found in zip(lines, hits, strict=True)]
    hits = cast.joined(hits)
    families = _families(cast, hits)
    hits = [_with_families(line, found, families) for line, found in zip(lines, hits, strict=True)]
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
    return [hit for hit in hits if hit.how is not How.MARKED or _is_marked(line, hit)]


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


# --- persons whom no list knows -------------------------------------------------------------------------------------


def _with_new_people(line: Line, hits: list[Hit], cast: Cast) -> list[Hit]:
    """Adds the persons that a sentence introduces by first name and surname."""
    if all(token.text.isupper() or not token.text.isalpha() for token in line):
        return hits
    taken = taken_by([hit for hit in hits if hit.how is not How.SEAT], len(line))
    found: list[Hit] = []
    place = 0
    while place < len(line):
        last = 0 if taken[place] else _end_of_full_name(line, place, taken)
        if last:
            found.append(_person(line, place, last, cast))
        place = max(place + 1, last)
    covered = taken_by(found, len(line))
    return [hit for hit in hits if not any(covered[hit.first : hit.last])] + found


def _end_of_full_name(line: Line, place: int, taken: Sequence[bool]) -> int:
    """Where a full name that begins at ``place`` ends, or 0 where none begins."""
    before = line[place - 1].text if place else ""
    if not _is_name_word(line, place, taken) or before == "-":
        return 0
    given = line[place].folded in _first_names()
    if not given and not _is_title(before) and not _is_saying(before):
        return _end_of_listed_name(line, place, taken)
    last = _end_of_names(line, place, taken, most=4 if not given else 3)
    if _is_saying(before) and not given and last and not _ends_name(line, last):
        return 0
    return last


def _end_of_listed_name(line: Line, place: int, taken: Sequence[bool]) -> int:
    """Two words that spell a listed person's name by another transliteration (Dmitrij Peskow, Dmitry Peskov)."""
    last = _end_of_names(line, place, taken, most=2)
    return last if last and _listed(_text(line, place, last)) else 0


def _end_of_names(line: Line, place: int, taken: Sequence[bool], most: int) -> int:
    """The end of two or more name words from ``place``: "Jean-Claude", "J.", "van der"; 0 if there are none."""
    last, words = place + 1, 1
    while last < len(line):
        if line[last].text == "-" and _is_name_word(line, last + 1, taken) and _touches(line, last):
            last += 2
        elif line[last].text == "." and len(line[last - 1].text) == 1:
            last += 1
        elif words < most and (step := _next_name_word(line, last, taken, particles=_is_given(line, last - 1))):
            last, words = last + step, words + 1
        else:
            break
    return last if words > 1 and not _is_thing(line, last) else 0


def _is_thing(line: Line, place: int) -> bool:
    """Whether a name is only the first part of a thing's: "Anna Freud Institut", "Karl Valentin Straße"."""
    return place < len(line) and line[place].text.endswith(tuple(load_names().lists["things"]))


def _touches(line: Line, place: int) -> bool:
    return line[place - 1].end == line[place].start and line[place].end == line[place + 1].start


def _is_given(line: Line, place: int) -> bool:
    """Whether a word can be a first name, so that a particle may follow: "Jan van …", not "Dorfmeister von …"."""
    return line[place].folded in _first_names() or place == 0 or not line[place - 1].text[0].isupper()


def _next_name_word(line: Line, place: int, taken: Sequence[bool], particles: bool) -> int:
    """How many tokens the next word of a name takes, its particles included; 0 where no name goes on."""
    step = place
    small = load_names().lists["particles"] if particles else frozenset()
    while step < len(line) and line[step].text in small and step - place < 3:
        step += 1
    if step < len(line) and line[step].text == "-" and step > place:
        step += 1
    return step + 1 - place if _is_name_word(line, step, taken) else 0


def _is_name_word(line: Line, place: int, taken: Sequence[bool]) -> bool:
    if place >= len(line) or taken[place]:
        return False
    word = line[place].text
    return word[0].isupper() and word.isalpha() and not _is_common(word)


@lru_cache(maxsize=1 << 14)
def _is_common(word: str) -> bool:
    """Whether a capitalised word is an ordinary noun or a title rather than part of a name."""
    lists = load_names().lists
    return (
        word in lists["no_names"]
        or word in lists["things"]
        or _is_title(word)
        or (len(word) > 6 and word.endswith(tuple(lists["noun_endings"])))
    )


@lru_cache(maxsize=1 << 14)
def _is_title(word: str) -> bool:
    """Whether a word introduces a person: Minister, Polizeisprecherin, Bundestrainer, Frau."""
    small = word.lower()
    return word[:1].isupper() and (small in _titles() or (len(small) > 6 and small.endswith(_title_endings())))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    names = load_names()
    words = {word for role in names.roles for word in (*role.words, *role.female)} | names.lists["titles"]
    return frozenset(word.lower() + ending for word in words for ending in ("", "s", "n", "en"))


@lru_cache(maxsize=1)
def _title_endings() -> tuple[str, ...]:
    return (*(word for word in _titles() if len(word) > 5), "chef", "chefs")


def _is_saying(word: str) -> bool:
    return word in load_names().lists["saying"]


def _ends_name(line: Line, place: int) -> bool:
    """Whether what follows a name is not a further noun: "sagte Ana Nowak, ..." """
    return place >= len(line) or not line[place].text[0].isupper()


def gender_of_first_name(name: str) -> str:
    """m, f or nothing, by the lists of first names."""
    return _first_names().get(name, "")


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    lists = load_names().lists
    genders = {fold(name): "" for name in lists["surnames_first"]}
    return genders | {fold(name): gender for gender in "mf" for name in lists[f"first_names_{gender}"]}


def _text(line: Line, first: int, last: int) -> str:
    """The words as written, with single blanks: names are told apart by their words, not by line breaks."""
    words = [line[first].text]
    for before, token in zip(line[first:last], line[first + 1 : last], strict=False):
        words.append(token.text if before.end == token.start else " " + token.text)
    return "".join(words)


def _person(line: Line, first: int, last: int, cast: Cast) -> Hit:
    """The person of a full name: the listed one if a transliteration of the name is listed, else a new one."""
    name = _text(line, first, last)
    listed = _listed(name) or _listed(_without_genitive(name))
    if listed:
        cast.spell(listed, family_of(name))
        return Hit(first, last, listed, ActorKind.PERSON, How.NAME)
    gender = gender_of_first_name(line[first].folded) or _gender_of_title(line[first - 1].text if first else "")
    return Hit(first, last, cast.introduce(name, gender), ActorKind.PERSON, How.NAME)


def _gender_of_title(title: str) -> str:
    if not _is_title(title):
        return ""
    return "f" if title.endswith("in") or title == "Frau" else "m"


def _without_genitive(name: str) -> str:
    return name[:-1] if name.endswith("s") else name


def _listed(name: str) -> str:
    """The canonical name of the listed person of whom ``name`` is a transliteration, surname and first name both."""
    words = name.split()
    if len(words) < 2:
        return ""
    given = spelling_keys(words[0])
    names = {
        name
        for key in spelling_keys(family_of(name))
        for givens, name in lexicon().spelled.get(key, ())
        if givens & given
    }
    return names.pop() if len(names) == 1 else ""


# --- surnames -------------------------------------------------------------------------------------------------------


def _families(cast: Cast, hits: Sequence[Sequence[Hit]]) -> Forms:
    """The surnames of everybody whom the article names in full; a surname that two of them bear means neither."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    for name in {hit.name for found in hits for hit in found if hit.kind is ActorKind.PERSON}:
        for family in cast.families(name):
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
    """ "Der Koch" and "im Winter" are nouns, "die Merz-Regierung" is not; "Anna Trump" is somebody else."""
    before = line[hit.first - 1] if hit.first else None
    compound = hit.last < len(line) and line[hit.last].text == "-"
    if before is None:
        return True
    if before.text == "-" and before.end == line[hit.first].start and hit.first > 1:
        return line[hit.first - 2].text in ("Anti", "Pro", "Ex", "Post")
    if before.text.lower() in load_names().lists["determiners"] and line[hit.first - 2].text != ",":
        return compound
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
    lists = load_names().lists
    for prefix in ("pro", "anti"):
        if word.lower().startswith(prefix) and (form := known.forms.get((word[len(prefix) :],))):
            return form if form.how is How.ADJECTIVE else None
    for tail in lists["compound_tails"]:
        at = word.rfind(tail)
        if at > 2 and len(word) - at - len(tail) <= 2:
            form = known.forms.get((word[:at],))
            if form and form.how is How.NAME and form.kind is not ActorKind.PERSON:
                return form
    return None


def _grown(line: Line, hits: list[Hit]) -> list[Hit]:
    """Lets a name reach to the end of its hyphened compound, unless that is named itself (Iran-Israel-Konflikt)."""
    grown = []
    starts = {hit.first for hit in hits}
    for hit in hits:
        last = hit.last
        while last + 1 < len(line) and line[last].text == "-" and _touches(line, last) and last + 1 not in starts:
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
    if before in ("in", "In", "nach", "Nach", "aus", "Aus", "bei", "um", "über", "bis", "ab", "vor", "Vor"):
        return any(token.text in lists["affairs"] for token in line)
    genitive = line[hit.last - 1].folded.endswith("s") and line[hit.last - 1].folded not in ("Paris",)
    if before[:1].isupper() and hit.first > 1 and hit.first not in ends:
        return genitive and before not in lists["parts_of_towns"]
    if line[hit.first].folded in lists["home_seats"]:
        return bool(others) or any(token.text in lists["affairs"] for token in line)
    return not any(token.text in lists["sport"] for token in line)


__all__ = ["families_of", "find_mentions"]
