"""What a relative clause explains: the noun before it that agrees with its pronoun, or nothing where that is unsure."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.candidates import Candidate, tokens_before
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.german.status_words import PLANNED_STATES
from timeline.german.title_words import FEMININE_NOUNS, GENDERS_OF_ARTICLES, GENDERS_OF_PRONOUNS, PRONOUN_SUBJECTS
from timeline.model import ActorKind, Mention
from timeline.nominals import is_event_noun
from timeline.phrases import Names, Phrase, PhraseKind, phrases
from timeline.verbs import Form

_ANY = frozenset("mfnp")


def explained(found: Candidate, own: Sequence[Mention], names: Names, is_subject: bool) -> Phrase | None:
    """The noun that a relative clause explains, without its article; by its name where it is a person."""
    found = _first_of_its_kind(found)
    before = tokens_before(found)
    if (person := _person(found, own, before)) and PLANNED_STATES.isdisjoint(found.clause.vocabulary):
        woman = found.clause.opener == "der" and is_subject and is_woman(person, before)
        return None if woman else person  # "die Kanzlerin Anna Kern, der Mexiko Asyl gewährte"
    while before and before[-1].forms and before[-1].text.islower():
        before.pop()
    verb = max((i for i, token in enumerate(before) if token.finite and token.text.islower()), default=-1)
    allowed = _allowed(found.clause, is_subject)
    linked = max((i for i, token in enumerate(before) if token.word in COORDINATORS), default=-1)
    for phrase in reversed(phrases(before[max(verb, linked) + 1 :], names)):
        if phrase.kind is PhraseKind.ADVERB or _is_measure(phrase) or _cannot_be_planned(found.clause, phrase, names):
            continue
        if _genders(phrase, names) & allowed:
            words = _bare(phrase)
            return Phrase(PhraseKind.NOUN, (tuple(words),)) if words else None
        if phrase.kind is PhraseKind.NOUN:
            return None
    return None


def _is_measure(phrase: Phrase) -> bool:
    """ "Zölle [von 39 Prozent], die …": what is counted is explained, not how much of it there is."""
    return phrase.first in ("von", "um", "auf") and any(token.text[0].isdigit() for token in phrase.tokens)


def _cannot_be_planned(clause: Clause, phrase: Phrase, names: Names) -> bool:
    """ "der Verkauf [an den Konzern], der für Mai geplant war": what is planned is something that happens."""
    if PLANNED_STATES.isdisjoint(clause.vocabulary):
        return False
    heads = [token.text.lower() for token in phrase.parts[0] if token.text[0].isupper()]
    named = phrase.kind is PhraseKind.PREPOSITIONAL or phrase.tokens[0].start in names.starts
    return named and not any(map(is_event_noun, heads))


def with_its_clause(found: Candidate) -> int:
    """Where the noun group before a relative clause begins in the article: behind the last verb, comma or "und"."""
    before = tokens_before(found)
    begin = found.clause.start
    while before and not (before[-1].finite and before[-1].text.islower()) and before[-1].word not in COORDINATORS:
        if begin != found.clause.start and begin > before[-1].end + 1:
            break  # a comma
        if before[-1].word in PRONOUN_SUBJECTS:
            break
        begin = before.pop().start
    return begin


def _first_of_its_kind(found: Candidate) -> Candidate:
    """ "der die Tat gestand und [verurteilt wurde]": what goes on explains what the first one explains."""
    first = next((token for token in found.clause.tokens if token.text[0].isalnum()), None)
    if first is None or first.word not in COORDINATORS:
        return found
    before = [clause for clause in found.others if clause.start < found.clause.start]
    kin = next((c for c in reversed(before) if c.kind is ClauseKind.RELATIVE and c.tokens[0].word == c.opener), None)
    return replace(found, clause=kin) if kin and kin.opener == found.clause.opener else found


def _person(found: Candidate, own: Sequence[Mention], before: Sequence[Token]) -> Phrase | None:
    """ "Anna Kern, eine Juristin, die …": the name that ends at a comma before the clause."""
    people = [m for m in own if m.kind is ActorKind.PERSON and m.end <= found.clause.start]
    if not people or found.clause.opener in ("das", "dem", "denen"):
        return None
    behind = found.sentence.plain[people[-1].end - found.sentence.start :].lstrip()
    words = tuple(t for t in before if people[-1].start <= t.start < people[-1].end)
    return Phrase(PhraseKind.NOUN, (words,)) if words and behind.startswith((",", "(")) else None


def is_woman(person: Mention | Phrase, before: Sequence[Token]) -> bool:
    """Whether the noun before a name says that it is a woman's: "die Kanzlerin Anna Kern"."""
    start = person.tokens[0].start if isinstance(person, Phrase) else person.start
    noun = next((token for token in reversed(before) if token.end <= start), None)
    return noun is not None and noun.text[0].isupper() and noun.text.endswith(("in", "frau", "tochter", "schwester"))


def _allowed(clause: Clause, is_subject: bool) -> frozenset[str]:
    """The genders (m, f, n; p in the plural) of what a relative pronoun can stand for."""
    if clause.opener == "der":
        return frozenset("m" if is_subject else "f")
    genders = GENDERS_OF_PRONOUNS.get(clause.opener, _ANY)
    if clause.opener == "die" and is_subject and (plural := is_plural(clause)) is not None:
        return frozenset("p" if plural else "f")
    return genders


def is_plural(clause: Clause) -> bool | None:
    """Whether the finite verb is in the plural, None where its form can be either."""
    finite = next((token for token in clause.tokens if token.text == clause.finite), None)
    numbers = {form.plural for form in finite.forms if form.form is Form.FINITE} if finite else set()
    return numbers.pop() if len(numbers) == 1 else None


def _genders(phrase: Phrase, names: Names) -> frozenset[str]:
    """The genders that a noun group can have, by its article and its ending."""
    head = next((token for token in phrase.parts[0] if token.word.lstrip("0123456789-")[:1].isupper()), None)
    if head is None:
        return frozenset()
    articles = [GENDERS_OF_ARTICLES.get(token.word) for token in phrase.parts[0] if token.start < head.start]
    known = next((genders for genders in articles if genders), None)
    if phrase.kind is PhraseKind.PREPOSITIONAL and any(t.word in ("ein", "kein") for t in phrase.parts[0]):
        known = frozenset("n")  # "an ein Konsortium"
    if phrase.first in ("in", "bei", "aus", "nahe") and len(phrase.parts[0]) == 2:
        known = frozenset("n")  # "bei Burgas"
    if known == GENDERS_OF_ARTICLES["den"] and not head.text.endswith(("n", "s")):
        known = frozenset("m")  # "über den Haushalt"
    if head.text.lower().endswith(FEMININE_NOUNS):
        return (known or _ANY) & frozenset("f")
    many = phrase.kind is PhraseKind.PREPOSITIONAL or head.text.endswith("ern")
    plural = many and known is None and head.text.endswith("n")
    return frozenset("p") if plural and head.start not in names.starts else known or _ANY


def _bare(phrase: Phrase) -> list[Token]:
    """A noun group without its preposition, article and adjectives."""
    words = [token for token in phrase.tokens if token.text[0].isalnum()]
    while words and (words[0].word in DETERMINERS | PREPOSITIONS | COORDINATORS or words[0].text.islower()):
        del words[0]
    return words
