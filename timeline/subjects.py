"""The subject among the phrases of a clause, and whether its bounds are sure enough for it to be moved.

"will das Team Proben aus Polen analysieren": nobody who does not know the words can tell where the subject ends. Such
a clause keeps its own order in a title.
"""

from collections.abc import Sequence
from itertools import pairwise

from timeline.clause_words import Token
from timeline.german.event_words import EVENT_NOUNS
from timeline.german.function_words import COORDINATORS
from timeline.german.title_words import (
    ABOUT,
    ACADEMIC,
    CAPITAL_ADJECTIVES,
    COUNTS,
    MEASURED_FROM,
    MEASURING,
    NO_SUBJECTS,
    PRONOUN_SUBJECTS,
    TAIL_HEADS,
    TAIL_PREPOSITIONS,
    TARGETS,
)
from timeline.model import ActorKind
from timeline.phrases import Names, Phrase, PhraseKind
from timeline.verbs import Form


def subject_in(rest: Sequence[Phrase], plural: bool = False) -> int | None:
    """Which phrase is the subject: the first noun group that is in no other case; ``plural`` is what the verb says."""
    for index, phrase in enumerate(rest):
        if phrase.kind is PhraseKind.NOUN and phrase.first not in NO_SUBJECTS:
            following = rest[index + 1].first if index + 1 < len(rest) else ""
            if following not in MEASURED_FROM and not (plural and _is_one(phrase)):  # "sich [vier Jahre] später"
                return index
    return None


def _is_one(phrase: Phrase) -> bool:
    """ "eine Verfolgungsjagd": one thing, of which no verb in the plural tells."""
    return phrase.first in ("ein", "eine", "das") and not any(token.word in COORDINATORS for token in phrase.tokens)


def is_sure(rest: Sequence[Phrase], index: int, names: Names) -> bool:
    """Whether a subject begins and ends where its phrase does, and something can be said without the rest."""
    subject = rest[index]
    if len(subject.tokens) == 1 and subject.first in PRONOUN_SUBJECTS:
        return subject.first != "es"  # "hatte es gebrannt": when, is all that it says
    return _is_whole(subject, names) and not _tail(rest, index, names)


def tail_of(rest: Sequence[Phrase], index: int, names: Names) -> list[Phrase]:
    """What may belong to a subject, where nothing else is unsure: "als [Bauern | mit Traktoren] nach Bonn zogen"."""
    subject = rest[index]
    further = index + 2 < len(rest)  # something must be left for the verb
    return _tail(rest, index, names) if further and subject.first != "es" and _is_whole(subject, names) else []


def is_amount(phrase: Phrase) -> bool:
    """ "ein Bußgeld [von 300.000 Euro]", no years "von 1968 bis 1999"."""
    words = [token.word for token in phrase.tokens]
    counted = phrase.first == "von" and len(words) > 2 and (words[1][0].isdigit() or words[1] in ABOUT)
    return counted and phrase.tokens[-1].text[0].isupper()


def _is_whole(subject: Phrase, names: Names) -> bool:
    """Whether nothing but what can belong to one subject stands in a phrase."""
    if any(_verb_inside(part) for part in subject.parts):
        return False
    return all(_is_one_name(part, names) for part in subject.parts)


def _tail(rest: Sequence[Phrase], index: int, names: Names) -> list[Phrase]:
    following = rest[index + 1 : index + 2]
    return [*following] if following and _may_be_tail(rest[index], following[0], names) else []


def _verb_inside(part: Sequence[Token]) -> bool:
    """ "besiegt und damit den vierten Sieg": a participle that stands before no noun."""
    for token, following in zip(part, (*part[1:], None), strict=True):
        verbal = token.text.islower() and any(f.form in (Form.PARTICIPLE, Form.INFINITIVE) for f in token.forms)
        if verbal and (following is None or following.text in ("und", "oder")):
            return True
    return False


def _is_one_name(part: Sequence[Token], names: Names) -> bool:
    """Whether two nouns side by side are a name or a title with its name."""
    for before, after in pairwise(part):
        if not (_is_noun(before) and _is_noun(after)) or after.start <= before.end or not set(after.text) - set("IVX"):
            continue
        inside = any(start <= after.start < mention.end for start, mention in names.starts.items())
        if before.text in CAPITAL_ADJECTIVES or before.text in COUNTS:
            continue
        owner = before is part[0] and before.text.endswith("s")  # "Bayerns Wirtschaftsminister"
        if not (inside or owner or after.quoted or after.text in ACADEMIC):
            return False
    return True


def _is_noun(token: Token) -> bool:
    return token.word[0].isupper()


def _may_be_tail(subject: Phrase, following: Phrase, names: Names) -> bool:
    """ "ein Abkommen | über Flugzeuge", "eine Gruppe | aus Halle": what may belong to the subject before it."""
    last = subject.tokens[-1]
    if following.kind is not PhraseKind.PREPOSITIONAL or following.tokens[0].start > last.end + 1:
        return False
    named = names.ends.get(last.end)
    if named and named.kind is ActorKind.PERSON:
        return following.first in ("aus", "von", "vom")
    if named and named.kind is ActorKind.ORGANISATION and following.first == "aus":
        return True  # "die Firma Riedel Bau | aus Schweinfurt"
    if named:
        return False
    if following.first in MEASURING and len(following.tokens) > 1 and following.tokens[1].text[0].isdigit():
        return False  # "sank der Umsatz | um 18 Prozent"
    if following.first in TARGETS:
        return last.text.lower().endswith((*EVENT_NOUNS, *TAIL_HEADS))
    return following.first in TAIL_PREPOSITIONS
