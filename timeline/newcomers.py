"""Persons whom no list knows: by first name, title or verb of saying, or as the recogniser sees them.

The recogniser sees kinds of names and no more; a name counts as somebody's where it is a full one.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from timeline.cast import Cast
from timeline.knowledge import load_names
from timeline.lexicon import Hit, How, Line, lexicon, taken_by, touches
from timeline.model import ActorKind
from timeline.naming import family_of, fold, spelling_keys, tokens_of
from timeline.recogniser import Entity, EntityForm, EntityKind

MOST_WORDS = 12  # tokens of a name; of a longer run none is made
SURE_OF_PERSON = 0.3  # of a name of two words and more
SURE_OF_FIRST_NAME = 0.1  # the same, where it begins with a known first name


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens ``first`` to ``last`` (exclusive) may be a name; ``given`` says that it begins with a first name."""

    first: int
    last: int
    given: bool


# --- persons --------------------------------------------------------------------------------------------------------


def with_new_people(line: Line, hits: list[Hit], entities: Sequence[Entity], cast: Cast) -> list[Hit]:
    """Adds the persons that a sentence introduces by their full name."""
    if all(token.text.isupper() or not token.text.isalpha() for token in line):
        return hits
    taken = taken_by([hit for hit in hits if hit.how is not How.SEAT], len(line))
    spans = _agreed(_by_rules(line, taken), list(_recognised_people(line, taken, entities)))
    found = [_person(line, span.first, span.last, cast) for span in spans]
    covered = taken_by(found, len(line))
    return [hit for hit in hits if not any(covered[hit.first : hit.last])] + found


def is_credit(line: Line) -> bool:
    """Whether a line tells who made a picture or a text, or leads elsewhere: "Foto: …", "Von Anna Muster", "© dpa"."""
    words = [token.text for token in line[:6]]
    if not words or words[0] == "©":
        return True
    if words[0] == "Von" and len(line) < 12 and line[-1].text not in ".!?:":
        return all(token.text[0].isupper() or token.text in ("und", ",", "-", "Von", ".") for token in line)
    return any(behind == ":" and word in load_names().lists["credits"] for word, behind in pairwise(words))


def _by_rules(line: Line, taken: Sequence[bool]) -> list[Span]:
    """The full names that a first name, a title or a verb of saying introduces."""
    found: list[Span] = []
    behind = 0  # the last name found
    for place in [place for place, token in enumerate(line[:-1]) if token.text[0].isupper()]:
        if place >= behind and not taken[place] and _may_begin(line, place):
            last = _end_of_full_name(line, place, taken)
            if last:
                found.append(Span(place, _end_of_noble_name(line, place, last, taken), _is_first_name(line, place)))
            behind = last
    return found


def _may_begin(line: Line, place: int) -> bool:
    """Whether a name of several words can begin with this noun: most stand before a word in small letters."""
    following, lists = line[place + 1].text, load_names().lists
    small = following in lists["particles"] or following in lists["arabic"]
    return following[0].isupper() or following in "-.'’" or small


def _recognised_people(line: Line, taken: Sequence[bool], entities: Sequence[Entity]) -> Iterator[Span]:
    """The full names that the recogniser sees, without their titles."""
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or entity.form is not EntityForm.NAME:
            continue
        first, last = tokens_within(line, entity)
        first = _behind_titles(line, first, last)
        if not 0 < last - first <= MOST_WORDS or any(taken[first:last]) or not line[first].text[0].isupper():
            continue
        if line[first].text.lower() in load_names().lists["particles"]:  # "Von Trauenstein lebte dort"
            continue
        last = _end_of_noble_name(line, first, behind_hyphens(line, _end_of_letters(line, first, last)), taken)
        if line[first].text in load_names().lists["clubs"]:
            continue
        known = _is_first_name(line, first) or (len(line[first].text) == 1 and line[first + 1].text == ".")
        sure = entity.confidence >= (SURE_OF_FIRST_NAME if known else SURE_OF_PERSON)
        numbered = len(line[last - 1].text) == 1  # "Bozen I"
        if sure and number_of_words(line, first, last) > 1 and not numbered and not _is_somebodys(line, first):
            yield Span(first, last, known)


def _end_of_letters(line: Line, first: int, last: int) -> int:
    """Where a name ends before a result, a stroke or a picture: "Karin Muster 24.13,8", "Jan Muster/Rudi Beispiel"."""
    letters = (token.text.isalpha() or token.text in ".-’'\u2010" for token in line[first:last])
    return next((place for place, fits in enumerate(letters, first) if not fits), last)


def _is_somebodys(line: Line, first: int) -> bool:
    """Whether the first word is a genitive, a surname or a place's: "Roberts Haut", "Trumps Rede", "St. Lorenzen"."""
    word = line[first].folded
    if word in _first_names():
        return False
    genitive = word.endswith("s") and word[:-1] in _first_names()
    return genitive or lexicon().alone.begins(word) or word in load_names().lists["no_first_words"]


def _behind_titles(line: Line, first: int, last: int) -> int:
    """Where a name begins behind "Dr.", "Graf" and, with an article before it, any noun: "seine Agentin Ann Wexler"."""
    lists = load_names().lists
    described = first and line[first - 1].text.lower() in lists["determiners"] | lists["definite"] | lists["indefinite"]
    if described and not _is_first_name(line, first):
        first += 1
    while first < last - 1 and (is_title(line[first].text) or line[first].text in (".", *lists["noble"])):
        first += 1
    return first


def _agreed(ruled: list[Span], recognised: list[Span]) -> list[Span]:
    """One span a name where rules and recogniser both see it: as a rule the longer one."""
    chosen: list[Span] = []
    left = {span.first: span for span in ruled}
    for seen in recognised:
        beside = [left[place] for place in range(seen.first - MOST_WORDS, seen.last) if place in left]
        beside = [span for span in beside if seen.first < span.last]
        whole = next((s for s in beside if s.given and s.first <= seen.first and seen.last <= s.last), None)
        partly = next((s for s in beside if s.given and s.first < seen.first < s.last < seen.last), None)
        if partly:
            whole = Span(partly.first, seen.last, True)
        chosen.append(whole or seen)
        for span in beside:
            del left[span.first]
    spans = sorted({*chosen, *left.values()}, key=lambda span: span.first)
    return [span for place, span in enumerate(spans) if not place or span.first >= spans[place - 1].last]


def tokens_within(line: Line, entity: Entity) -> tuple[int, int]:
    """The tokens of a sentence that an entity covers."""
    first = last = bisect_left(line, (entity.start,))
    while last < len(line) and line[last].end <= entity.end:
        last += 1
    return first, last


def number_of_words(line: Line, first: int, last: int) -> int:
    """How many names a span has; a double name is one."""
    words = [place for place in range(first, last) if line[place].text[0].isupper()]
    return sum(place == first or line[place - 1].text not in "-'’" for place in words)


def behind_hyphens(line: Line, last: int) -> int:
    """ "Park Seo-yeon": what hangs on a name with a hyphen belongs to it."""
    while last + 1 < len(line) and line[last].text == "-" and touches(line, last) and line[last + 1].text.isalpha():
        last += 2
    return last


def _end_of_noble_name(line: Line, first: int, last: int, taken: Sequence[bool]) -> int:
    """Lets "von und zu" go on with a name that is noble already, or no more than a first name."""
    lists = load_names().lists
    words = [token.text for token in line[first:last]]
    noble = not lists["noble"].isdisjoint(words) or not {"von", "zu"}.isdisjoint(words)
    if last >= len(line) or not (noble or number_of_words(line, first, last) == 1):
        return last
    step = last
    while step < len(line) and line[step].text in ("von", "zu", "und", "der", "dem", "den", "vom", "zum", "zur"):
        step += 1
    words_behind = [token.text for token in line[last : last + 2]]
    begins = words_behind[0] in ("von", "zu", "vom", "zum", "zur") or words_behind == ["und", "zu"]
    if not begins or step == last or not is_name_word(line, step, taken) or line[step].text.isupper():
        return last  # "Lea Kern von der ETH"
    return _end_of_noble_name(line, first, behind_hyphens(line, step + 1), taken)


def _is_first_name(line: Line, place: int) -> bool:
    return line[place].folded in _first_names()


def _end_of_full_name(line: Line, place: int, taken: Sequence[bool]) -> int:
    """Where a full name that begins at ``place`` ends, or 0 where none begins."""
    before = line[place - 1].text if place else ""
    if not is_name_word(line, place, taken) or before == "-":
        return 0
    given = line[place].folded in _first_names() or _is_before_arabic(line, place)
    if not given and not is_title(before) and not _is_saying(before):
        return _end_of_listed_name(line, place, taken)
    last = _end_of_names(line, place, taken, most=4 if not given else 3)
    if _is_saying(before) and not given and last and not _ends_name(line, last):
        return 0
    return last


def _is_before_arabic(line: Line, place: int) -> bool:
    """ "Taleb al-Abdulmohsen": what stands before "al-" is a first name, unless it is a word for a medium or a body."""
    lists = load_names().lists
    if place + 2 >= len(line) or line[place + 1].text not in lists["arabic"] or line[place].text in lists["outlets"]:
        return False
    return line[place].text not in lists["kinds_of_bodies"] and line[place + 2].text == "-"


def _end_of_listed_name(line: Line, place: int, taken: Sequence[bool]) -> int:
    """Two words that spell a listed person's name by another transliteration (Dmitrij Peskow, Dmitry Peskov)."""
    last = _end_of_names(line, place, taken, most=2)
    return last if last and _listed(written(line, place, last)) else 0


def _end_of_names(line: Line, place: int, taken: Sequence[bool], most: int) -> int:
    """The end of two or more name words from ``place``: "Jean-Claude", "J.", "van der"; 0 if there are none."""
    last, words = place + 1, 1
    while last < len(line):
        if line[last].text == "-" and is_name_word(line, last + 1, taken) and touches(line, last):
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


def _is_given(line: Line, place: int) -> bool:
    """Whether a word can be a first name, so that a particle may follow: "Jan van …", not "Dorfmeister von …"."""
    known = line[place].folded in _first_names() or _is_before_arabic(line, place)
    return known or place == 0 or not line[place - 1].text[0].isupper()


def _next_name_word(line: Line, place: int, taken: Sequence[bool], particles: bool) -> int:
    """How many tokens the next word of a name takes, its particles included; 0 where no name goes on."""
    step = place
    small = load_names().lists["particles"] if particles else frozenset()
    while step < len(line) and line[step].text in small and step - place < 3:
        step += 1
    if step < len(line) and line[step].text == "-" and step > place:
        step += 1
    return step + 1 - place if is_name_word(line, step, taken) else 0


def is_name_word(line: Line, place: int, taken: Sequence[bool]) -> bool:
    """Whether a token is a capitalised word that can be part of a name and that no other name has."""
    if place >= len(line) or taken[place]:
        return False
    word = line[place].text
    return word[0].isupper() and word.isalpha() and not is_common(word)


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Whether a capitalised word is an ordinary noun or a title rather than part of a name."""
    lists = load_names().lists
    return (
        word in lists["no_names"]
        or word in lists["things"]
        or is_title(word)
        or (len(word) > 6 and word.endswith(tuple(lists["noun_endings"])))
    )


@lru_cache(maxsize=1 << 14)
def is_title(word: str) -> bool:
    """Whether a word introduces a person: Minister, Polizeisprecherin, Bundestrainer, Frau."""
    small = word.lower()
    return word[:1].isupper() and (small in _titles() or (len(small) > 6 and small.endswith(_title_endings())))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    names = load_names()
    words = {word for role in names.roles for word in (*role.words, *role.female)}
    words |= names.lists["titles"] | names.lists["counterparts"]
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


def is_first_name(word: str) -> bool:
    """Whether a word is on the lists of first names."""
    return fold(word) in _first_names()


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    lists = load_names().lists
    genders = {fold(name): "" for name in lists["surnames_first"]}
    return genders | {fold(name): gender for gender in "mf" for name in lists[f"first_names_{gender}"]}


def written(line: Line, first: int, last: int) -> str:
    """The words as written, with single blanks: names are told apart by their words, not by line breaks.

    Marks that nobody sees (zero width, right to left) are left out.
    """
    seen = [token for token in line[first:last] if unicodedata.category(token.text[0]) not in ("Cf", "Co", "Cn")]
    words = [seen[0].text]
    for before, token in pairwise(seen):
        words.append(token.text if before.end == token.start else " " + token.text)
    return "".join(words)


def _person(line: Line, first: int, last: int, cast: Cast) -> Hit:
    """The person of a full name: the listed one if a transliteration of the name is listed, else a new one."""
    name = written(line, first, last)
    listed = _listed(name) or _listed(_without_genitive(name))
    if listed:
        cast.spell(listed, family_of(name))
        return Hit(first, last, listed, ActorKind.PERSON, How.NAME)
    gender = gender_of_first_name(line[first].folded) or _gender_of_title(line[first - 1].text if first else "")
    return Hit(first, last, cast.introduce(name, gender), ActorKind.PERSON, How.NAME)


def _gender_of_title(title: str) -> str:
    """By the title, or by a woman's profession that is on no list: "die Cellistin Rosalind Acker"."""
    if title[:1].isupper() and title.endswith(tuple(load_names().lists["female_endings"])):
        return "f"
    if not is_title(title):
        return ""
    return "f" if title.endswith("in") or title == "Frau" else "m"


def _listed_by_initial(initial: str, family: str) -> str:
    """Whose surname alone means one listed person, and the first name begins so: "A. Merkel"."""
    form = lexicon().alone.get(tokens_of(family))
    return form.name if form and form.name.startswith(initial) else ""


def _without_genitive(name: str) -> str:
    return name[:-1] if name.endswith("s") else name


def _listed(name: str) -> str:
    """The canonical name of the listed person of whom ``name`` is a transliteration, surname and first name both."""
    words = name.split()
    if len(words) < 2:
        return ""
    if words[0].endswith(".") and len(words[0]) == 2:
        return _listed_by_initial(words[0][0], family_of(name))
    given = spelling_keys(words[0])
    names = {
        name
        for key in spelling_keys(family_of(name))
        for givens, name in lexicon().spelled.get(key, ())
        if givens & given
    }
    return names.pop() if len(names) == 1 else ""
