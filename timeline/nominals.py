"""Events that are nouns: "seit der Invasion der Ukraine im Februar 2022"."""

from dataclasses import dataclass
from functools import lru_cache

from timeline.attachment import attribute_of, is_temponym, names_a_time, participle_in
from timeline.clause_words import Token
from timeline.clauses import Clause
from timeline.comparisons import is_given_up, is_put_off_to
from timeline.german.background_words import BIRTHS
from timeline.german.event_words import EVENT_NOUNS, NO_EVENT_NOUNS, RELATING_PREPOSITIONS, STATE_VERBS
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.model import Timex
from timeline.verbs import Form, analyse


@dataclass(frozen=True, slots=True)
class DatedNoun:
    """A noun group with its own date: "der Invasion der Ukraine im Februar 2022", and the clause it stands in."""

    clause: Clause
    start: int
    end: int
    timex: Timex
    attribute: bool = False  # its participle is dated: "der am Montag verhaftete Politiker"
    relation: str = ""  # the preposition before it that relates the clause to it: "nach", "seit"


def dated_noun(found: tuple[Clause, ...], timex: Timex, timexes: tuple[Timex, ...]) -> DatedNoun | None:
    """The noun event that an expression dates, if it dates a noun rather than its clause."""
    clause = next((clause for clause in found if clause.holds(timex.start)), None)
    if clause is None or not names_a_time(timex) or is_temponym(timex):
        return None
    if group := attribute_of(clause, timex):
        return None if _is_background(clause, group, timex) else DatedNoun(clause, *group, timex, attribute=True)
    before = [token for token in clause.tokens if token.end <= timex.start]
    if is_given_up(clause, timex):
        return None
    if is_put_off_to(clause, timex):
        return _put_off(clause, before, timex)
    noun = _governing_noun(before)
    if noun is None or before[-1].word == "zwischen":
        return None
    start = _group_start(before, before.index(noun))
    related = start > 0 and before[start - 1].word in RELATING_PREPOSITIONS and _is_definite(before[start])
    attribute = start > 0 and before[-1].word in ("von", "vom") and before[-2] is noun  # "der Anschlag vom 3. Mai"
    alone = sum(clause.holds(t.start) and names_a_time(t) and not is_temponym(t) for t in timexes) == 1
    if not (related or attribute) and (alone or not _touches(before, noun)):
        return None
    relation = before[start - 1].word if related else ""
    return DatedNoun(clause, before[start].start, timex.end, timex, relation=relation)


def _put_off(clause: Clause, before: list[Token], timex: Timex) -> DatedNoun | None:
    """What is to be then: "vertagte [die Verhandlung] auf den 2. April", "[der Start] wurde auf Freitag verschoben"."""
    things = [i for i, token in enumerate(before) if token.text[0].isupper() and is_event_noun(token.text.lower())]
    if not things:
        return None
    passive = clause.helper in ("werden", "sein")
    index = things[0] if passive else things[-1]
    return DatedNoun(clause, before[_group_start(before, index)].start, before[index].end, timex)


def _is_background(clause: Clause, group: tuple[int, int], timex: Timex) -> bool:
    """ "der im Mai 1987 geborene Stürmer", "das 1972 errichtete Haus": who or what somebody is, and no news."""
    inside = (token for token in clause.tokens if group[0] <= token.start < group[1])
    return timex.text.isdigit() or any(participle_in(token) in BIRTHS for token in inside)


def _governing_noun(before: list[Token]) -> Token | None:
    """The event noun to whose group what follows belongs: no verb, no comma and no pronoun between."""
    for token in reversed(before[-8:]):
        if not token.text[0].isalnum() or (token.forms and token.text[0].islower() and token.finite):
            return None
        if token.text[0].isupper() and is_event_noun(token.text.lower()):
            return token
    return None


@lru_cache(maxsize=1 << 14)
def is_event_noun(word: str) -> bool:
    """Whether a noun, in small letters, names something that happens: by the list, or made from a verb.

    "Unterzeichnung" (unterzeichnen), "Festnahme" (festnehmen), "Scheitern" (scheitern): but no "Regierung".
    """
    if word in NO_EVENT_NOUNS:
        return False
    if word.endswith(EVENT_NOUNS):
        return not any(word.endswith(other) for other in ("beispiel", "vorurteil", "auswahl"))
    singular = word.removesuffix("en") if word.endswith("ungen") else word
    if singular.endswith("ung"):
        return any(_acts(singular.removesuffix("ung") + ending) for ending in ("en", "n"))
    if word.endswith(("nahme", "nahmen")):
        return _acts(word.removesuffix("n").removesuffix("nahme") + "nehmen")
    return word.endswith(("en", "ern", "eln")) and _acts(word)


_NO_ACTS = NO_EVENT_NOUNS | STATE_VERBS


def _acts(infinitive: str) -> bool:
    """Whether a word is the infinitive of a verb that tells what happens."""
    forms = analyse(infinitive) if infinitive not in _NO_ACTS else ()
    return any(form.form is Form.INFINITIVE for form in forms)


def _is_definite(first: Token) -> bool:
    """ "nach [der] Flut im Juli", "nach [Russlands] Angriff"; not "nach jahrelanger Verzögerung im Dezember"."""
    return first.word in DETERMINERS or first.text[0].isupper()


def _touches(before: list[Token], noun: Token) -> bool:
    """ "der Revolution von 1979", "das Treffen am Montag": nothing but a preposition between noun and date."""
    between = before[before.index(noun) + 1 :]
    return len(between) <= 1 and all(token.word in PREPOSITIONS for token in between)


def _group_start(before: list[Token], index: int) -> int:
    """Where the noun group begins: its determiner, adjectives and a genitive in front ("Russlands Invasion")."""
    start = index
    while start > 0:
        token = before[start - 1]
        if token.word in PREPOSITIONS or not token.text[0].isalnum():
            break
        adjective = token.word.endswith(("e", "en", "er", "es", "em")) and not token.finite
        genitive = token.text[0].isupper() and token.text.endswith("s")
        if not (adjective or genitive or token.word in DETERMINERS):
            break
        start -= 1
        if token.word in DETERMINERS:
            break
    return start
