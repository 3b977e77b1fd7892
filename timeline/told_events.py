"""A clause that tells of a known event by its verb: "Papst Franziskus ist am Montag gestorben" is his death."""

from collections.abc import Iterator, Sequence
from itertools import chain

from timeline.clauses import Clause, clauses
from timeline.german.function_words import DETERMINERS
from timeline.german.status_words import NEGATIONS
from timeline.german.telling_verbs import OF_OBJECT, OF_SUBJECT, ONLY_WITH
from timeline.known_events import Reference
from timeline.lexicon import Line, tokenise
from timeline.model import Mention, Role, Tense
from timeline.noun_groups import Group, Named, named_tokens
from timeline.phrases import Names, Phrase, PhraseKind, phrases
from timeline.read_text import Read
from timeline.roles import find_roles
from timeline.temponyms import best, named_by, reference_to
from timeline.verbs import Mood

CERTAINTY = 0.9  # that it is the event that is known, where person and deed are the same


def told_events(read: Read) -> Iterator[tuple[Reference, Clause]]:
    """The known events that clauses tell as past by their verbs, each with its clause.

    Who is struck must be the known one: "Marine Le Pens Anwalt wurde verurteilt" is another trial.
    """
    for sentence in read.sentences:
        found = [clause for clause in clauses(sentence) if _tells(clause)]
        if not found:
            continue
        line = tokenise(sentence)
        mentions = read.mentions_in(sentence)
        named = named_tokens(line, mentions)
        for clause in found:
            if reference := _in_clause(read, clause, line, named, mentions):
                yield reference, clause


def _tells(clause: Clause) -> bool:
    words = {token.word for token in clause.tokens}
    known = clause.verb in OF_SUBJECT or clause.verb in OF_OBJECT
    whole = clause.verb not in ONLY_WITH or ONLY_WITH[clause.verb] in words
    fact = clause.tense is Tense.PAST and clause.mood is Mood.INDICATIVE and clause.helper != "sollen"
    return known and whole and fact and words.isdisjoint(NEGATIONS)


def _in_clause(read: Read, clause: Clause, line: Line, named: Named, mentions: Sequence[Mention]) -> Reference | None:
    nouns = OF_SUBJECT.get(clause.verb) or OF_OBJECT[clause.verb]
    ways = list(chain.from_iterable(named_by(noun) for noun in nouns))
    for phrase in phrases(clause.tokens, Names.of(mentions)):
        if phrase.kind is not PhraseKind.NOUN or not ways:
            continue
        group = _group(phrase, line, named)
        found = best(group, ways)
        if found and all(_is_struck(group, place, clause, mentions) for place in found[1]):
            return reference_to(read.article, group, found[0], group.first, group.last, CERTAINTY)
    return None


def _group(phrase: Phrase, line: Line, named: Named) -> Group:
    """The phrase up to its first noun's end; it has no noun for what happens, so its head is nowhere."""
    part = [token for token in phrase.parts[0] if token.text[0].isalnum() and token.word not in DETERMINERS]
    inside = [i for i, token in enumerate(line) if part and part[0].start <= token.start < part[-1].end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    return Group(line, named, first, first, first, last)


def _is_struck(group: Group, place: int, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether the word at ``place`` is whom or what it happens to: the phrase's own noun, by its role."""
    if group.span(place)[1] != group.last:
        return False
    mention = group.named.get(place)
    if mention is None:
        return clause.verb in OF_SUBJECT
    wanted = Role.AGENT if clause.verb in OF_SUBJECT else Role.PATIENT
    return find_roles((mention.name,), mentions, clause, (clause,)) == (wanted,)
