"""Clauses of a sentence → what counts as an event, and which of its words belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.attachment import timex_of
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import DENIAL_VERBS, STATE_VERBS, STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS
from timeline.model import Mention, Sentence, Status, Tense, Timex
from timeline.nominals import DatedNoun, dated_noun
from timeline.status import is_denied
from timeline.verbs import Mood, takes_sein

_SUBJECTLESS = frozenset(("es", "man"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event before it is dated: where its words stand, and what of the sentence belongs to it."""

    sentence: Sentence
    clause: Clause
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    timex: Timex | None
    others: tuple[Clause, ...]
    status: Status | None = None
    is_noun: bool = False


def candidates(
    sentence: Sentence, found: tuple[Clause, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...], lead: bool
) -> Iterator[Candidate]:
    """The events of one sentence: its dated nouns first, then its clauses."""
    nouns = [noun for timex in timexes if (noun := dated_noun(found, timex, timexes))]
    taken = {noun.timex.start for noun in nouns}
    yield from (_noun_event(sentence, noun, found) for noun in nouns)
    skipped: set[int] = set()
    for index, clause in enumerate(found):
        if index in skipped:
            continue
        denial = clause.verb in DENIAL_VERBS
        said = _complements(found, index, () if denial else timexes, taken)
        timex = timex_of(clause, timexes, taken)
        if denial:  # "bestritt, im Mai Geld genommen zu haben": what is denied is the event
            timex = next((t for c in said if (t := timex_of(c, timexes, taken))), timex)
        if _is_event(clause, timex, mentions, lead):
            skipped |= {i for i, other in enumerate(found) if other in said and (denial or is_infinitive(other))}
            yield _clause_event(sentence, clause, said, timex, found, index)


def _noun_event(sentence: Sentence, noun: DatedNoun, found: tuple[Clause, ...]) -> Candidate:
    """An event told by a noun; only its own words lend it actors."""
    spans = ((noun.start, noun.end),)
    return Candidate(
        sentence, noun.clause, noun.start, noun.end, spans, noun.timex, found, Status.OCCURRED, is_noun=True
    )


def _clause_event(
    sentence: Sentence,
    clause: Clause,
    complements: tuple[Clause, ...],
    timex: Timex | None,
    found: tuple[Clause, ...],
    index: int,
) -> Candidate:
    """An event told by a clause; what is said or intended in its complements lends it actors."""
    content = _content_before(found, index)
    start = content[0].start if content else clause.start
    end = max(c.end for c in (clause, *complements) if c is clause or c.kind is not ClauseKind.MAIN)
    spans = clause.spans + tuple(span for c in (*content, *complements) for span in c.spans)
    if (continues(clause) or is_infinitive(clause)) and index:  # whose subject stands in the clause before
        before = next((c for c in reversed(found[:index]) if c.kind is ClauseKind.MAIN), None)
        spans += before.spans[:1] if before else ()
    return Candidate(sentence, clause, start, end, spans, timex, found)


def is_infinitive(clause: Clause) -> bool:
    """Whether it is a clause such as "um zu verhandeln"."""
    return clause.kind is ClauseKind.INFINITIVE


def _content_before(found: tuple[Clause, ...], index: int) -> tuple[Clause, ...]:
    """What was said, where it stands before its verb: "„Wir kommen“, sagte er", "Er komme, meldete der Sender"."""
    clause = found[index]
    if clause.verb not in STATEMENT_VERBS or not is_inverted(clause):
        return ()
    content: list[Clause] = []
    for before in reversed(found[:index]):
        if before.verb in STATEMENT_VERBS and not before.quoted:
            break
        content.insert(0, before)
    return tuple(content)


def is_inverted(clause: Clause) -> bool:
    """Whether the verb stands first, since what was said stands before it."""
    first = next((token for token in clause.tokens if token.text[0].isalnum()), None)
    return first is not None and first.text == clause.finite


def continues(clause: Clause) -> bool:
    """ "… und bot seine Dienste an": the subject stands in the clause before."""
    words = [token for token in clause.tokens if token.text[0].isalnum()]
    return len(words) > 1 and words[0].word in COORDINATORS and words[1].text == clause.finite


def _complements(
    found: tuple[Clause, ...], index: int, timexes: tuple[Timex, ...], taken: set[int]
) -> tuple[Clause, ...]:
    """The clauses behind a clause that say what was said, asked or meant, as long as no date makes them events."""
    collected: list[Clause] = []
    for other in found[index + 1 :]:
        dependent = is_infinitive(other) or other.opener in ("dass", "daß", "ob")
        reported = other.mood is not Mood.INDICATIVE or other.quoted
        if not (dependent or (reported and found[index].verb in STATEMENT_VERBS | DENIAL_VERBS)) or timex_of(
            other, timexes, taken
        ):
            break
        collected.append(other)
    return tuple(collected)


def _is_event(clause: Clause, timex: Timex | None, mentions: tuple[Mention, ...], lead: bool) -> bool:
    """Whether a clause reports something that happened, happens or is due."""
    if timex is not None:
        return _dates_an_event(clause, timex)
    if clause.quoted or clause.kind is not ClauseKind.MAIN or clause.verb in STATE_VERBS:
        return False
    if any(token.word in _SUBJECTLESS for token in clause.tokens) or _is_supposition(clause) or _is_lasting(clause):
        return False
    named = any(clause.holds(mention.start) for mention in mentions)
    if clause.tense is Tense.PAST:
        return named or clause.mood is Mood.INDICATIVE
    if not named or is_denied(clause):
        return False
    if clause.tense is Tense.FUTURE:
        return True
    return (lead or clause.verb in STATEMENT_VERBS) and clause.helper not in ("sein", "müssen", "können")


def _is_lasting(clause: Clause) -> bool:
    """ "sei nicht beeindruckt gewesen": sein with the participle of a verb that takes haben tells a state."""
    passive = any(token.word == "worden" for token in clause.tokens)
    return clause.helper == "sein" and clause.verb != "sein" and not passive and not takes_sein(clause.verb)


def _dates_an_event(clause: Clause, timex: Timex) -> bool:
    """A date makes an event of any clause with a verb, but not of a mere state of today or a thought."""
    if clause.kind is ClauseKind.FRAGMENT or not clause.verb:
        return False
    if _is_supposition(clause) and (timex.period is None or is_inverted(clause)):
        return False
    if is_infinitive(clause) and is_denied(clause):
        return False  # "seinen Vertrag nicht über 2030 hinaus zu verlängern"
    return not (clause.quoted and clause.verb in STATE_VERBS)


def _is_supposition(clause: Clause) -> bool:
    """Konjunktiv II, "könnte", "kann": what might be is nobody's event."""
    if clause.mood is Mood.KONJUNKTIV2 and is_inverted(clause):
        return True  # "Wäre er 2023 geflohen"
    if clause.mood is Mood.KONJUNKTIV2:
        return clause.helper not in ("haben", "sein") or clause.verb == clause.helper
    return clause.helper in ("können", "müssen", "dürfen", "mögen") and clause.tense is Tense.PRESENT
