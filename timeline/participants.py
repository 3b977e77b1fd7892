"""Whose doing an event is: the mentions in its own words, and those that the rest of its sentence lends it."""

from collections.abc import Iterator
from itertools import takewhile

from timeline.candidates import Candidate, tokens_before
from timeline.clause_words import Token
from timeline.clauses import ClauseKind
from timeline.german.event_words import ATTACKS, OFFICE_NOUNS, RELATING_PREPOSITIONS
from timeline.german.function_words import DETERMINERS, POSSESSIVES
from timeline.model import ActorKind, Mention

NEAR = 14  # words between a noun event and the name before it that can belong to it
LONGEST_COMMON = 4  # letters that two compounds share at least: "Atomverhandlungen", "Atomabkommen"


def participants(found: Candidate, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a sentence that belong to an event, in text order."""
    own = [m for m in mentions if any(start <= m.start < end for start, end in found.spans)]
    lent = {*(_lent_to_noun(found, own, mentions) if found.is_noun else _lent_by_antecedent(found, mentions))}
    return tuple(sorted(lent.union(own), key=lambda mention: mention.start)) if lent else tuple(own)


def _lent_to_noun(found: Candidate, own: list[Mention], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Who takes part in an event that is a noun and does not say it itself."""
    group = [token for token in found.clause.tokens if found.start <= token.start < found.end]
    head = next((token.text.lower() for token in group if token.text[0].isupper() and token.text.isalpha()), "")
    if not own and (any(token.word in POSSESSIVES for token in group) or head.endswith(OFFICE_NOUNS)):
        yield from _holder(found, mentions)
    elif not own:
        yield from _name_before(found, mentions)
    elif len({mention.name for mention in own}) == 1 and any(t.text.lower().endswith(ATTACKS) for t in group):
        yield from (m for m in _name_before(found, mentions) if m.name != own[0].name and m.kind is ActorKind.STATE)
    if found.clause.kind is ClauseKind.RELATIVE:  # "Verträge, die die USA nach der Invasion 2022 kündigten"
        yield from _actor_after_it(found, mentions)


def _actor_after_it(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Who acts upon a noun event: its relative clause tells of the act, and makes no other event of it."""
    before = [token for token in found.clause.tokens if token.end <= found.start]
    if before and before[-1].word in RELATING_PREPOSITIONS:
        yield from (mention for mention in mentions if found.clause.start <= mention.start < before[-1].start)


def _holder(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """ "seit seinem Amtsantritt versucht Trump …", "Trump, der seit seinem Amtsantritt …": whose it is."""
    people = [mention for mention in mentions if mention.kind is ActorKind.PERSON]
    inside = [mention for mention in people if found.clause.holds(mention.start)]
    before = [mention for mention in people if mention.end <= found.start]
    if found.clause.kind is ClauseKind.RELATIVE and before:
        yield before[-1]
    elif inside:
        yield inside[0]
    elif before:
        yield before[-1]


def _name_before(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The last name before a noun event in its clause, where no verb stands between them."""
    before = [token for token in found.clause.tokens if token.end <= found.start]
    near = list(takewhile(lambda token: not _is_verb(token), reversed(before)))[:NEAR]
    named = [mention for mention in mentions if near and near[-1].start <= mention.start < found.start]
    yield from named[-1:]


def _is_verb(token: Token) -> bool:
    return token.finite and token.text.islower()


def _lent_by_antecedent(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Whom a relative clause tells of: "Anna Muster, eine Lehrerin, die 2019 gewann" — with no verb between.

    The verb that ends a clause does not part them: "die Mitgliedschaft in den BRICS ist, denen der Iran beitrat".
    """
    before = [mention for mention in mentions if mention.end <= found.clause.start]
    if found.clause.kind is not ClauseKind.RELATIVE or not before:
        return
    between = [token for token in tokens_before(found) if token.start >= before[-1].end]
    while between and (_is_verb(between[0]) or between[0].forms):
        del between[0]
    if not any(_is_verb(token) for token in between) and not _is_of_another(found, before[-1]):
        yield before[-1]
    yield from _lent_by_kindred_noun(found, mentions)


def _is_of_another(found: Candidate, mention: Mention) -> bool:
    """ "in Ulm einen Mann, der …": a noun with its article, before any comma, is what the clause explains."""
    begin = found.sentence.start
    group = found.sentence.plain[mention.end - begin : found.clause.start - begin].split(",")[0]
    return not DETERMINERS.isdisjoint(group.split())


def _lent_by_kindred_noun(found: Candidate, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """ "in den Atomverhandlungen Irans …, da es ein Atomabkommen unterzeichnet hat, das Trump kündigte"."""
    nouns = [token for token in tokens_before(found) if token.text[0].isupper()]
    if not nouns:
        return
    first = nouns[-1].text.lower()
    for noun in nouns[:-1]:
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, noun.text.lower(), strict=False)))
        if LONGEST_COMMON <= common <= min(len(first), len(noun.text)) - LONGEST_COMMON:
            yield from (mention for mention in mentions if mention.start == noun.end + 1)
