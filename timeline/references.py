"""Whom a role ("der iranische Außenminister") or a pronoun ("Er") means inside one article; silent where unclear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.cast import Cast
from timeline.german.function_words import LEADING_ADVERBS, PREPOSITIONS
from timeline.knowledge import Role, load_names
from timeline.lexicon import Hit, How, Line, lexicon, moved
from timeline.model import ActorKind
from timeline.naming import ADJECTIVE_ENDINGS, phrase_forms
from timeline.verbs import Form, analyse

# --- roles ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role in a sentence: the tokens of its word, the noun group's bounds, whose office it is."""

    first: int
    last: int
    begins: int  # of the noun group: "der iranische Außenminister"
    ends: int  # "Präsident des Iran"
    meanings: tuple[Role, ...]
    gender: str
    of: str


def roles(lines: Sequence[Line], hits: list[list[Hit]], cast: Cast) -> list[list[Hit]]:
    """Notes who is named with a role, then adds the places where the role stands alone."""
    cast.present = {hit.name for found in hits for hit in found if hit.kind is ActorKind.PERSON}
    words = [list(_role_words(line, found)) for line, found in zip(lines, hits, strict=True)]
    for line, found, here in zip(lines, hits, words, strict=True):
        for word in here:
            if name := _bearer(line, found, word):
                for meaning in word.meanings:
                    cast.roles.setdefault((meaning.role, word.of), set()).add(name)
    states = {hit.name for found in hits for hit in found if hit.kind is ActorKind.STATE}
    return [_with_roles(line, found, here, cast, states) for line, found, here in zip(lines, hits, words, strict=True)]


@lru_cache(maxsize=1)
def _role_forms() -> dict[tuple[str, ...], tuple[tuple[Role, ...], str]]:
    """The roles that a form may mean, and the gender of the word; none of "Vorsitzende", which may be either's."""
    forms: dict[tuple[str, ...], list[tuple[Role, str]]] = {}
    for role in load_names().roles:
        for word, gender in [(word, "m") for word in role.words] + [(word, "f") for word in role.female]:
            for form in _case_forms(word):
                forms.setdefault(form, []).append((role, gender))
    return {
        form: (tuple(role for role, _ in found), found[0][1] if len({g for _, g in found}) == 1 else "")
        for form, found in forms.items()
    }


@lru_cache(maxsize=1)
def _first_words_of_roles() -> frozenset[str]:
    return frozenset(form[0] for form in _role_forms())


def _case_forms(word: str) -> set[tuple[str, ...]]:
    forms = phrase_forms(word, inflect=True)
    forms |= {(*form[:-1], form[-1] + ending) for form in forms for ending in ("n", "en")}
    return forms | {(form[0].lower(), *form[1:]) for form in forms if len(form) > 1}


def _role_words(line: Line, hits: Sequence[Hit]) -> Iterator[RoleWord]:
    forms, first_words = _role_forms(), _first_words_of_roles()
    if first_words.isdisjoint(line.folded):
        return
    place = 0
    while place < len(line):
        if line[place].folded not in first_words:
            place += 1
            continue
        for length in (2, 1):
            found = forms.get(tuple(token.folded for token in line[place : place + length]))
            if found and place + length <= len(line):
                word = _role_word(line, hits, place, place + length, found)
                if word is not None:
                    yield word
                break
        place += length if found else 1


def _role_word(
    line: Line, hits: Sequence[Hit], first: int, last: int, found: tuple[tuple[Role, ...], str]
) -> RoleWord | None:
    """The role with its owner: US-Präsident, russischer Präsident, Irans Präsident, Präsident des Iran, Kremlchef."""
    meanings, gender = found
    if last < len(line) and line[last].text == "-" and line[last].start == line[last - 1].end:
        return None
    holder = next((hit for hit in hits if hit.first < first < hit.last and hit.how is not How.NOBODY), None)
    if first and line[first - 1].text == "-" and holder is None:
        return None
    if holder:
        return RoleWord(first, last, holder.first, last, meanings, gender, holder.name)
    begins = _back_over_adjectives(line, hits, first)
    before = next((hit for hit in hits if hit.last == begins and _owns(line, hit)), None)
    if before:
        begins = _back_over_adjectives(line, hits, before.first)
        return RoleWord(first, last, begins, last, meanings, gender, before.name)
    after = _owner_after(line, hits, last)
    if after:
        return RoleWord(first, last, begins, after.last, meanings, gender, after.name)
    return RoleWord(first, last, begins, last, meanings, gender, "")


def _owns(line: Line, hit: Hit) -> bool:
    """Whether a mention before a role says whose it is: "iranische", "Irans"."""
    if hit.how in (How.ADJECTIVE, How.SEAT_ADJECTIVE):
        return True
    genitive = line[hit.last - 1].folded.endswith("s") and hit.how in (How.NAME, How.SEAT)
    return genitive and hit.kind is not ActorKind.PERSON


def _owner_after(line: Line, hits: Sequence[Hit], last: int) -> Hit | None:
    """The state or body behind a role: "Präsident Frankreichs", "Sprecherin des Weißen Hauses"."""
    linked = last < len(line) and line[last].text in ("des", "der", "von", "vom", "in")
    place = last + 1 if linked else last
    for hit in hits:
        if hit.first == place and hit.kind is not ActorKind.PERSON and hit.how in (How.NAME, How.SEAT):
            if linked and (line[last].text == "in") != (hit.how is How.SEAT):
                return None
            return hit if linked or line[hit.last - 1].folded.endswith("s") else None
    return None


def _back_over_adjectives(line: Line, hits: Sequence[Hit], place: int) -> int:
    """Where the adjectives before ``place`` begin that name nobody: "neuer", "langjährige"."""
    ends = {hit.last for hit in hits}
    steps = 0
    while place and steps < 2 and place not in ends and _is_adjective(line[place - 1].text):
        place, steps = place - 1, steps + 1
    return place


def _is_adjective(word: str) -> bool:
    plain = word.isalpha() and word[0].islower() and len(word) > 4
    return plain and word.endswith(ADJECTIVE_ENDINGS) and not _is_determiner(word)


def _is_determiner(word: str) -> bool:
    lists = load_names().lists
    return any(word in lists[name] for name in ("determiners", "definite", "indefinite", "oblique"))


def _bearer(line: Line, hits: Sequence[Hit], word: RoleWord) -> str:
    """The person named with a role: "Außenminister Abbas Araqchi", "Ali Chamenei, der Oberste Führer"."""
    place = word.ends
    comma = place < len(line) and line[place].text == ","
    if comma:
        place += 1
    while place < len(line) and line[place].text in load_names().lists["titles"]:
        place += 1
    named = next((hit for hit in hits if hit.first == place and hit.kind is ActorKind.PERSON), None)
    if named and (not comma or named.last >= len(line) or line[named.last].text in ",.(:–"):
        return named.name
    return _in_apposition(line, hits, word.begins)


def _in_apposition(line: Line, hits: Sequence[Hit], begins: int) -> str:
    """The person before ", der …" and an age in brackets."""
    place = begins - 1
    if place > 0 and line[place].text in ("der", "die", "dem", "den", "des"):
        place -= 1
    if place <= 0 or line[place].text != ",":
        return ""
    if line[place - 1].text == ")" and place > 3:
        place -= 3
    person = next((hit for hit in hits if hit.last == place and hit.kind is ActorKind.PERSON), None)
    return person.name if person else ""


def _with_roles(line: Line, hits: list[Hit], words: Sequence[RoleWord], cast: Cast, states: set[str]) -> list[Hit]:
    """Adds the roles that stand for a person who is not named beside them."""
    for word in words:
        hits = [moved(hit, last=word.first - 1) if hit.first < word.first < hit.last else hit for hit in hits]
        inside = [hit for hit in hits if hit.first <= word.first < hit.last]  # the Kreml of Kremlchef
        taken = any(hit.kind is ActorKind.PERSON or hit.last - hit.first > 1 for hit in inside)
        if taken or _bearer(line, hits, word) or not _is_definite(line, word):
            continue
        names = _meant(line, word, cast, states)
        if len(names) == 1:
            kept = [hit for hit in hits if hit not in inside]
            hits = [*kept, Hit(word.first, word.last, names.pop(), ActorKind.PERSON, How.ROLE)]
    return sorted(hits, key=lambda hit: hit.first)


def _meant(line: Line, word: RoleWord, cast: Cast, states: set[str]) -> set[str]:
    """Who can be meant by a role: whom the article names in it, else who held it when the article was written."""
    offices = [(meaning.role, of) for meaning in word.meanings for of in _owners(meaning, word.of, states)]
    names = {name for role, of in offices for name in cast.named_holders(role, of)}
    if not names and not _speaks_of_another_time(line, cast):
        names = {name for role, of in offices if of for name in cast.listed_holders(role, of)}
    return {name for name in names if not word.gender or cast.gender(name) in ("", word.gender)}


def _owners(meaning: Role, of: str, states: set[str]) -> list[str]:
    """Whose office it can be: as the text says, as the word says, or any; two countries have a Bundeskanzler."""
    if not meaning.of:
        return [of]
    if of in meaning.of:
        return [of]
    return [whose for whose in meaning.of if whose in states] or list(meaning.of[:1])


def _speaks_of_another_time(line: Line, cast: Cast) -> bool:
    """Whether a sentence names a year other than the article's: then its president may be another."""
    year = cast.published.first.year if cast.published and cast.published.first else 0
    numbers = (token.text for token in line if len(token.text) == 4 and token.text.isdecimal())
    return any(number[:2] in ("19", "20") and int(number) != year for number in numbers)


def _is_definite(line: Line, word: RoleWord) -> bool:
    """Whether a role means one certain person: not "ein Präsident", "die Präsidenten", "der frühere Präsident"."""
    lists = load_names().lists
    before = line[word.begins - 1].text.lower() if word.begins else ""
    inner = [token.text.lower() for token in line[word.begins : word.first]]
    if before in lists["indefinite"] or any(t.startswith(tuple(lists["not_in_office"])) for t in (before, *inner)):
        return False
    if word.gender == "m" and before in ("die", "beiden", "alle", "ihre", "seine"):
        return False
    if word.meanings[0].owned and not word.of:
        return False
    following = line[word.ends].text if word.ends < len(line) else ""
    if following[:1].isupper() and following.isalpha():
        return False
    return bool(word.of or word.meanings[0].of) or before in lists["definite"]


def bodies(line: Line, hits: list[Hit]) -> list[Hit]:
    """Adds organisations that are named by their state and a word: "das russische Außenministerium", "US-Senat"."""
    known, words = lexicon().bodies, _body_words()
    if words.keys().isdisjoint(line.folded):
        return sorted(hits, key=lambda hit: hit.first)
    for place, folding in enumerate(line.folded):
        body = words.get(folding)
        word = _role_word(line, hits, place, place + 1, ((), "")) if body else None
        name = known.get((word.of, body)) if word and body else None
        if name and not any(hit.first == place for hit in hits):
            hits = [moved(hit, last=place - 1) if hit.first < place < hit.last else hit for hit in hits]
            hits = [*hits, Hit(place, place + 1, name, ActorKind.ORGANISATION, How.ROLE)]
    return sorted(hits, key=lambda hit: hit.first)


@lru_cache(maxsize=1)
def _body_words() -> dict[str, str]:
    """The words for bodies by their forms, the word itself and its genitive."""
    words = {body for _, body in lexicon().bodies}
    return {f"{body}s": body for body in words} | {body: body for body in words}


# --- pronouns -------------------------------------------------------------------------------------------------------


def pronouns(lines: Sequence[Line], hits: list[list[Hit]], cast: Cast) -> list[list[Hit]]:
    """Adds pronouns that mean the person the text has just spoken of, and "das Land" for the state it has."""
    result: list[list[Hit]] = []
    spoken: Said = (Line(), [])  # the sentence that named the person of whom the text goes on to speak
    for number, (line, found) in enumerate(zip(lines, hits, strict=True)):
        before = (lines[number - 1], result[number - 1]) if number else (Line(), [])
        spoken = spoken if _hands_on(*before) else before
        result.append(_with_pronouns(line, _with_counterparts(line, found, before, cast), before, spoken, cast))
    return result


def _hands_on(line: Line, hits: Sequence[Hit]) -> bool:
    """ "Der „Stern“ druckte ihre Bilder", "Für die 24-Jährige war es …": nobody else is named, and she is spoken of.

    Not "Die Firma verlor ihren Prozess": whose it was.
    """
    if any(hit.kind is ActorKind.PERSON for hit in hits):
        return False
    hers = line.has_any(_HER) and not line.has_any(frozenset(("Die", "die", "Eine", "eine", "Sie", "sie")))
    his = line.has_any(_HIS) and not line.has_any(frozenset(("Der", "der", "Ein", "ein", "Das", "das", "Er", "er")))
    return hers or his or line.has_any(_AGED)


Said = tuple[Line, list[Hit]]
_HER = frozenset("ihr ihre ihren ihrem ihrer ihres Ihr Ihre".split())
_HIS = frozenset("sein seine seinen seinem seiner ihn ihm".split())
_AGED = frozenset(("Jährige", "Jähriger", "Jährigen"))
_POINTING = frozenset("Er er Sie sie Dieser Diese Land Regierung".split())


def _with_pronouns(line: Line, hits: list[Hit], before: Said, spoken: Said, cast: Cast) -> list[Hit]:
    if not line.has_any(_POINTING):
        return hits
    inside = {place for hit in hits for place in range(hit.first, hit.last)}  # "Ali Er" is a name
    for place, token in enumerate(line):
        if token.text not in _POINTING or place in inside:
            continue
        name, kind = "", ActorKind.PERSON
        if token.text in ("Er", "er") and _may_be_subject(line, place):
            name = _antecedent(line, hits, place, spoken, cast, "m")
        elif token.text in ("Sie", "sie") and _is_singular_sie(line, place, hits):
            name = _antecedent(line, hits, place, spoken, cast, "f")
        elif token.text in ("Dieser", "Diese") and place == 0:
            name = _last_named(line, before, cast, "m" if token.text == "Dieser" else "f")
        elif token.text == "Land" and place and line[place - 1].text in ("Das", "das"):
            name, kind = _state_spoken_of(before), ActorKind.STATE
        elif token.text == "Regierung" and place and line[place - 1].text in ("seine", "seiner", "ihre", "ihrer"):
            name, kind = _state_of_its_head(line, hits, place, cast), ActorKind.STATE
        if name:
            hits = sorted([*hits, Hit(place, place + 1, name, kind, How.PRONOUN)], key=lambda hit: hit.first)
    return hits


def _last_named(line: Line, before: Said, cast: Cast, gender: str) -> str:
    """ "… die Freilassung von Ekrem İmamoğlu. Dieser war …": the person whom the sentence before named as its last."""
    words, hits = before
    people = [hit for hit in hits if hit.kind is ActorKind.PERSON]
    if len(line) < 2 or not line[1].text.islower() or not people or line[1].text.endswith("en"):
        return ""
    noun_follows = any(token.text[0].isupper() for token in words[people[-1].last :])
    return people[-1].name if not noun_follows and cast.gender(people[-1].name) == gender else ""


def _state_of_its_head(line: Line, hits: list[Hit], place: int, cast: Cast) -> str:
    """The state of "seine Regierung": that of the head of state or government who is the subject before it."""
    gender = "m" if line[place - 1].text.startswith("sein") else "f"
    name = _subject(line, [hit for hit in hits if hit.first < place], cast, gender)
    heads = [office for office in cast.offices(name) if office.role in ("Präsident", "Regierungschef")]
    states = {office.of for office in heads if office.of in cast.lexicon.actors}
    return states.pop() if len(states) == 1 else ""


def _may_be_subject(line: Line, place: int) -> bool:
    """Whether "er" opens a sentence ("…; er trat aus") or follows a verb ("sagte er"); not in "in dem er"."""
    before = line[place - 1].text if place else ";"
    if line[place].text[0].isupper() or before == ";":
        return True
    return before.isalpha() and before.islower() and before not in load_names().lists["relatives"]


def _is_singular_sie(line: Line, place: int, hits: Sequence[Hit]) -> bool:
    """Whether "sie" is one woman: "sagte sie", "Sie kündigte an"; not "Sie haben"."""
    verb = line[place + 1].text if line[place].text == "Sie" and place + 1 < len(line) else ""
    if line[place].text == "Sie":
        return (place == 0 or line[place - 1].text == ":") and verb.islower() and not verb.endswith(("en", "sind"))
    return place > 0 and (line[place - 1].text in load_names().lists["saying"] or _begins_with_when(line, place, hits))


def _begins_with_when(line: Line, place: int, hits: Sequence[Hit]) -> bool:
    """ "1966 heiratete sie", "Im Mai brach sie": one woman did it, where no noun before the verb can have done it."""
    verb, first = line[place - 1].text, line[0].text.lower()
    behind = line[place + 1].text if place + 1 < len(line) else ""
    person = any(hit.first == place + 1 and hit.kind is ActorKind.PERSON for hit in hits)
    other = behind in ("der", "ein", "dieser") or person  # "traf sie der Schlag", "traf sie Putin"
    single = any(form.form is Form.FINITE and form.preterite and not form.plural for form in analyse(verb))
    begins = first.isdigit() or first in PREPOSITIONS or first in LEADING_ADVERBS
    hers = line[place - 2].text == "," and any(t.text in ("ihr", "ihre") for t in line[:place])  # "Wie ihre Galerie …,"
    return single and not other and (begins or hers)


def _antecedent(line: Line, hits: list[Hit], place: int, before: Said, cast: Cast, gender: str) -> str:
    """The person a pronoun means: the only one in its sentence so far, else the subject of the sentence before."""
    people = [hit for hit in hits if hit.first < place and hit.kind is ActorKind.PERSON]
    here = [hit for hit in people if cast.gender(hit.name) == gender]
    if len({hit.name for hit in here}) == 1:
        alone = not any(token.text in ",;:" for token in line[here[-1].last : place])
        if alone and line[place].text in ("er", "sie") and not any(_is_nominative(line, hits, hit) for hit in here):
            return _subject(*before, cast, gender)  # "In einem Telefonat mit Kern dankte er"
        return here[0].name
    if here:
        return _subject(line, here, cast, gender) if line[place].text[0].isupper() else ""
    return _subject(*before, cast, gender) if place < 8 or line[place - 1].text in load_names().lists["saying"] else ""


def _subject(line: Line, hits: Sequence[Hit], cast: Cast, gender: str) -> str:
    """The person a sentence speaks of, by the form of the noun groups; nobody where two come into question."""
    people = [hit for hit in hits if hit.kind is ActorKind.PERSON]
    able = [hit for hit in people if _is_nominative(line, hits, hit)]
    names = list(dict.fromkeys(hit.name for hit in able if cast.gender(hit.name) == gender))
    if not names or _begins_with_a_thing(line, people, gender):
        return ""
    first = next(hit for hit in able if hit.name == names[0])
    if len(names) == 1 or _group_begins(line, hits, first) == 0:
        return names[0] if not _is_joined(line, able, first) else ""
    return ""


def _is_joined(line: Line, able: Sequence[Hit], hit: Hit) -> bool:
    """Whether a person is one of two subjects: "Putin und Trump"."""
    joined = hit.last < len(line) and line[hit.last].text in ("und", "sowie")
    return joined and any(other.first > hit.last and other.first - hit.last < 5 for other in able)


def _begins_with_a_thing(line: Line, people: Sequence[Hit], gender: str) -> bool:
    """Whether a sentence speaks of a thing to which the pronoun may point: "Der Angriff traf Putin. Er …"."""
    if len(line) < 2 or line[0].text not in (("Der", "Ein", "Dieser") if gender == "m" else ("Die", "Eine", "Diese")):
        return False
    person = min((hit.first for hit in people), default=len(line))
    verb = next((place for place, token in enumerate(line[1:], 1) if token.text.islower() and place > 1), len(line))
    return line[1].text[0].isupper() and person > verb


def _group_begins(line: Line, hits: Sequence[Hit], hit: Hit) -> int:
    """The first token of the noun group around a name: its titles, roles and adjectives, without the article."""
    lists = load_names().lists
    others = [other for other in hits if other.kind is not ActorKind.PERSON]
    covered = {place for other in others for place in range(other.first, other.last)}
    place = hit.first
    while place and (
        place - 1 in covered
        or line[place - 1].text == "-"
        or line[place - 1].text in lists["titles"]
        or (line[place - 1].folded,) in _role_forms()
        or _is_adjective(line[place - 1].text)
    ):
        if line[place - 1].text.lower() in lists["oblique"]:
            break
        place -= 1
    if place and line[place - 1].text in ("Der", "Die"):
        place -= 1
    return place


def _is_nominative(line: Line, hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether a name can be the subject: no preposition or oblique article before it, no genitive."""
    lists = load_names().lists
    word = line[hit.last - 1]
    if hit.how in (How.NAME, How.FAMILY) and word.folded.endswith("s") and not hit.name.endswith("s"):
        return False
    begins = _group_begins(line, hits, hit)
    before = line[begins - 1].text.lower() if begins else ""
    if before in ("der", "die") and begins > 1 and line[begins - 2].text.lower() in lists["oblique"]:
        return False
    return before not in lists["oblique"]


def _state_spoken_of(before: Said) -> str:
    """The only state that the sentence before named by its name or capital."""
    _, hits = before
    states = {hit.name for hit in hits if hit.kind is ActorKind.STATE and hit.how in (How.NAME, How.SEAT)}
    return states.pop() if len(states) == 1 else ""


def _with_counterparts(line: Line, hits: list[Hit], before: Said, cast: Cast) -> list[Hit]:
    """Adds "seinem iranischen Amtskollegen": who holds, for that state, the office of the person spoken of."""
    lists = load_names().lists
    if not line.has_any(lists["counterparts"]):
        return sorted(hits, key=lambda hit: hit.first)
    for place, token in enumerate(line):
        if token.text not in lists["counterparts"] or any(hit.first <= place < hit.last for hit in hits):
            continue
        word = _role_word(line, hits, place, place + 1, ((), ""))
        if word is None or not word.of or _bearer(line, hits, word):
            continue
        if word.begins and line[word.begins - 1].text.lower() not in lists["definite"]:
            continue
        people = [hit for hit in hits if hit.kind is ActorKind.PERSON] or [
            hit for hit in before[1] if hit.kind is ActorKind.PERSON
        ]
        names = _counterparts(people[0].name, word.of, cast) if people else set()
        if len(names) == 1:
            hits = [*hits, Hit(place, place + 1, names.pop(), ActorKind.PERSON, How.ROLE)]
    return sorted(hits, key=lambda hit: hit.first)


def _counterparts(name: str, of: str, cast: Cast) -> set[str]:
    offices = [office.role for office in cast.offices(name)]
    names = {other for role in offices for other in cast.named_holders(role, of)}
    return (names or {other for role in offices for other in cast.listed_holders(role, of)}) - {name}
