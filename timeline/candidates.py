"""Clauses of a sentence → what counts as an event, and which of its words belong to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from timeline.attachment import timex_of
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import (
    BARE_STATEMENT_VERBS,
    DENIAL_VERBS,
    LASTING_NOW,
    OFFER_VERBS,
    SHOWN_FEELINGS,
    STATE_VERBS,
    STATEMENT_VERBS,
)
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS, TIME_SUBORDINATORS
from timeline.german.patterns import TIME_WORD
from timeline.model import Mention, Sentence, Status, Tense, Timex, TimexType
from timeline.nominals import DatedNoun, dated_noun, is_event_noun
from timeline.ranges import listed
from timeline.reckoning import reckoned
from timeline.status import is_denied
from timeline.verbs import Form, Mood, takes_sein

MOST_AROUND = 12  # clauses on either side of another
REACH = 40  # characters before "seit", in which a superlative compares with it
NEIGHBOURS = 6  # clauses before another that can explain it
_OFFERING = STATEMENT_VERBS | OFFER_VERBS
_STATING = STATEMENT_VERBS | DENIAL_VERBS
_SUBJECTLESS = frozenset(("es", "man"))


class News(Enum):
    """How surely a sentence in the present tense reports news, by its place in the article."""

    HEAD = 1  # the first sentence, or a message of a live ticker: whatever it says
    LEAD = 2  # the sentences behind it: what they say of somebody by name
    BODY = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event before it is dated: where its words stand, and what of the sentence belongs to it.

    ``attribute`` says that it is a noun whose participle is dated ("der am Montag verhaftete Politiker").
    ``carried`` are the words by which it goes on with a scene that was dated before ("kurz darauf"); ``after`` is the
    date of a noun event that it is told to follow ("nach dem Treffen am Montag …"), ``since`` the same for "seit";
    ``beside_noun`` says that its own words hold the time of a noun event, so that no other clause lends it one;
    ``part`` counts the events that a list of days makes of one clause, ``times_start`` and ``times_end`` are where that
    list stands.
    """

    sentence: Sentence
    clause: Clause
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    timex: Timex | None
    others: tuple[Clause, ...]
    status: Status | None = None
    is_noun: bool = False
    attribute: bool = False
    carried: str = ""
    after: Timex | None = None
    since: Timex | None = None
    beside_noun: bool = False
    part: int = 0
    times_start: int = 0
    times_end: int = 0
    ticker: bool = False


def candidates(
    sentence: Sentence, found: tuple[Clause, ...], timexes: tuple[Timex, ...], mentions: tuple[Mention, ...], news: News
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
        goes_on = _further_words(found, index, timexes, taken)
        said = _complements(sentence, found, index, timexes, taken)
        timex = reckoned(sentence, clause, timexes) or timex_of(clause, timexes, taken)
        if denial:  # "bestritt, im Mai Geld genommen zu haben": what is denied is the event
            timex = next((t for c in said if (t := timex_of(c, timexes, taken))), timex)
        if _is_habit(clause, timexes):
            continue
        if _is_event(clause, timex, mentions, news, found) and not _says_nothing(found, index, said, mentions):
            if said or goes_on:
                skipped |= {i for i, other in enumerate(found) if other in said and (denial or is_infinitive(other))}
                skipped |= {i for i, other in enumerate(found) if other in goes_on}
            event = _clause_event(sentence, clause, (*said, *goes_on), timex, found, index)
            yield from _each_day(_beside_dated(_related(event, nouns), timexes, taken), timexes)


def _noun_event(sentence: Sentence, noun: DatedNoun, found: tuple[Clause, ...]) -> Candidate:
    """An event told by a noun; only its own words lend it actors."""
    spans = ((noun.start, noun.end),)
    return Candidate(
        sentence,
        noun.clause,
        noun.start,
        noun.end,
        spans,
        noun.timex,
        _around(found, next(i for i, clause in enumerate(found) if clause is noun.clause)),
        Status.OCCURRED,
        is_noun=True,
        attribute=noun.attribute,
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
    if (
        continues(clause) or is_infinitive(clause) or shares_helper(clause)
    ) and index:  # whose subject stands in the clause before
        before = next((c for c in reversed(found[:index]) if c.kind is ClauseKind.MAIN), None)
        spans += _shared_span(clause, before) if before else ()
    return Candidate(sentence, clause, start, end, spans, timex, _around(found, index))


def _around(found: tuple[Clause, ...], index: int) -> tuple[Clause, ...]:
    """The clauses of a sentence that can have to do with one of them: of an endless sentence those near it."""
    return found if len(found) <= 2 * MOST_AROUND else found[max(0, index - MOST_AROUND) : index + MOST_AROUND]


def tokens_before(found: Candidate) -> list[Token]:
    """The words before an event's clause in its sentence, those of the last clauses before it."""
    place = next((i for i, clause in enumerate(found.others) if clause is found.clause), 0)
    near = found.others[max(0, place - NEIGHBOURS) : place]
    before = [token for clause in near for token in clause.tokens if token.end <= found.clause.start]
    return sorted(before, key=lambda token: token.start)


def _each_day(event: Candidate, timexes: tuple[Timex, ...]) -> Iterator[Candidate]:
    """ "am 3., 5. und 9. September streikten sie": one event for each day of a list."""
    days = listed(event.sentence, event.timex, timexes) if event.timex else ()
    first, last = (event.timex.start, days[-1].end) if event.timex and days else (0, 0)
    yield replace(event, times_end=last) if days else event
    for part, timex in enumerate(days, start=1):
        yield replace(event, timex=timex, part=part, times_start=first, times_end=last)


def _related(event: Candidate, nouns: list[DatedNoun]) -> Candidate:
    """An undated clause with the date of the noun event that it follows: "seit dem Angriff im April sind …"."""
    if event.timex is not None:
        return event
    for noun in (noun for noun in nouns if noun.clause is event.clause):
        event = replace(event, beside_noun=True)
        if noun.relation == "nach":
            event = replace(event, after=noun.timex)
        elif noun.relation == "seit" and not _is_compared(event, noun):
            event = replace(event, since=noun.timex)
    return event


def _is_compared(event: Candidate, noun: DatedNoun) -> bool:
    """ "der höchste Wert seit der Sturmflut vom Oktober", "der erste Sieg seit …": then, and not all the time since."""
    before = [token.word for token in event.clause.tokens if noun.start - REACH <= token.start < noun.start]
    return any(word.endswith(("ste", "sten", "ster", "stes")) and word[0].islower() for word in before)


def _beside_dated(event: Candidate, timexes: tuple[Timex, ...], taken: set[int]) -> Candidate:
    """An undated main clause beside a dated one: "als 1953 die Arbeiter streikten, floh er", "bevor er 2019 starb"."""
    if event.timex or event.after or event.since or event.clause.kind is not ClauseKind.MAIN:
        return event
    place = next((i for i, other in enumerate(event.others) if other is event.clause), 0)
    for other in event.others[max(0, place - 2) : place + 3]:
        timex = timex_of(other, timexes, taken) if other.opener in TIME_SUBORDINATORS else None
        if timex and timex.period and other.opener == "als" and other.tense is event.clause.tense:
            return replace(event, timex=timex, carried="als")
        if timex and timex.period:
            return replace(event, after=timex)
    return event


def _further_words(
    found: tuple[Clause, ...], index: int, timexes: tuple[Timex, ...], taken: set[int]
) -> tuple[Clause, ...]:
    """What somebody goes on to say in the same breath: "rief zur Ruhe auf und bot Hilfe an" is one statement."""
    clause = found[index]
    if clause.verb not in STATEMENT_VERBS or clause.kind is not ClauseKind.MAIN:
        return ()
    further: list[Clause] = []
    for other in found[index + 1 :]:
        if continues(other) and other.verb in _OFFERING and not timex_of(other, timexes, taken):
            further.append(other)
        elif other.kind is ClauseKind.MAIN and not other.quoted and other.mood is Mood.INDICATIVE:
            break
    return tuple(further)


def _says_nothing(
    found: tuple[Clause, ...], index: int, said: tuple[Clause, ...], mentions: tuple[Mention, ...]
) -> bool:
    """ "Ein Zeuge sagte.": a statement of which the sentence does not tell what was stated."""
    clause = found[index]
    if clause.verb not in BARE_STATEMENT_VERBS or said or clause.kind is not ClauseKind.MAIN:
        return False
    if len(found) == 1 and clause.words[0].word.lower() in ("das", "dies"):
        return not any(clause.holds(mention.start) for mention in mentions)  # "Das teilten die Behörden mit"
    if _content_before(found, index) or len(found) > index + 1:
        return False
    finite = next((i for i, token in enumerate(clause.tokens) if token.text == clause.finite), 0)
    behind = [token for token in clause.tokens[finite + 1 :] if token.text[0].isalpha()]
    if clause.verb in ("melden", "berichten") and clause.words[0].word not in ("das", "dies") and len(behind) > 1:
        return False  # "Gegen 21 Uhr meldeten Anwohner Rauch"
    names = [token for token in behind if token.text[0].isupper()]
    return len(behind) == len(names) or not behind


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
        if before.verb in STATEMENT_VERBS and not before.quoted and before.mood is Mood.INDICATIVE:
            break
        if before.kind is ClauseKind.SUBORDINATE and before.opener in TIME_SUBORDINATORS:
            break
        content.insert(0, before)
    return tuple(content)


def is_inverted(clause: Clause) -> bool:
    """Whether the verb stands first, since what was said stands before it."""
    return bool(clause.words) and clause.words[0].text == clause.finite


def continues(clause: Clause) -> bool:
    """ "… und bot seine Dienste an", "…, lehnte aber ab": the subject stands in the clause before."""
    words = clause.words
    if len(words) < 2 or not clause.finite:
        return False
    if words[0].word in COORDINATORS:
        return words[1].text == clause.finite
    begins = words[0].text == clause.finite and words[0].text.islower()
    return begins and any(token.word in ("aber", "jedoch", "dann") for token in words[1:3])  # "ließ ihn aber laufen"


def shares_helper(clause: Clause) -> bool:
    """ "wurde gefasst | und am Montag ausgeliefert": its auxiliary and its subject stand in the clause before."""
    return bool(clause.finite) and all(token.text != clause.finite for token in clause.tokens)


def _shared_span(clause: Clause, before: Clause) -> tuple[tuple[int, int], ...]:
    """The words of the clause before that lend a clause its actors; one that leaves out its verb shares a subject."""
    if clause.lent is None:
        return before.spans[:1]
    nouns = _bare_nouns(before)
    return ((before.start, nouns[0].end),) if nouns and not brings_subject(clause, before) else ()


def brings_subject(clause: Clause, before: Clause) -> bool:
    """ "1871 wurde das Reich gegründet, 1918 [die Republik]": of another it is told that the same happened.

    Not "wurde Landrätin, 2009 Ministerin", "bekam den Preis, ein Jahr später den Orden", "stieg ab, 1994 wieder auf".
    """
    if clause.lent is None:
        return False
    first = next(iter(behind_time(clause.tokens)), None)
    if first is None or first.word in PREPOSITIONS or first.word in _NO_SUBJECTS or not _begins_group(first):
        return False
    if clause.verb in ("werden", "sein", "bleiben"):
        return False
    if first.word == "der" or clause.helper in ("werden", "sein"):
        return True
    alone = first is clause.words[-1]  # "traf Merz Macron, am Dienstag Starmer"
    return not alone and len(_bare_nouns(before)) == 1


def behind_time(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the time at the head of a clause, of its words and marks."""
    last = max((i for i, token in enumerate(tokens[:6]) if _ends_time(token)), default=-1)
    return tokens[last + 1 :]


def _ends_time(token: Token) -> bool:
    return bool(TIME_WORD.fullmatch(token.text)) or token.word in ("später", "danach", "darauf")


def _begins_group(token: Token) -> bool:
    return token.word in DETERMINERS or token.text[0].isupper()


def _bare_nouns(clause: Clause) -> list[Token]:
    """The nouns and pronouns of a clause behind no preposition: its subject and its objects; of a name its first."""
    found: list[Token] = []
    behind_preposition, end = False, 0
    for token in clause.tokens:
        noun = token.text[0].isupper() and token.word not in PREPOSITIONS
        if (noun or token.word in _PERSONAL) and not behind_preposition and not TIME_WORD.fullmatch(token.text):
            if token.start != end + 1:  # "Anna [Berg]"
                found.append(token)
            end = token.end
        behind_preposition = token.word in PREPOSITIONS or (behind_preposition and not noun)
    return found


_PERSONAL = frozenset("er sie es ich wir man".split())
_NO_SUBJECTS = frozenset(("den", "dem", "des", "einen", "einem", "eines", "im", "am", "zum", "zur", "vom", "beim"))


def _complements(
    sentence: Sentence, found: tuple[Clause, ...], index: int, timexes: tuple[Timex, ...], taken: set[int]
) -> tuple[Clause, ...]:
    """The clauses behind a clause that say what was said, asked or meant, as long as no date makes them events.

    What is denied is one event with its denial, whatever its date; what the denial is followed by is none:
    "wies das zurück: Am 3. Mai habe es eine Anhörung gegeben".
    """
    clause = found[index]
    collected: list[Clause] = []
    for other in found[index + 1 :]:
        dependent = is_infinitive(other) or other.opener in ("dass", "daß", "ob")
        reported = other.mood is not Mood.INDICATIVE or other.quoted
        own = clause.verb not in DENIAL_VERBS or _is_behind_colon(sentence, other)
        if not (dependent or (reported and clause.verb in _STATING)):
            break
        if own and timex_of(other, timexes, taken):
            break
        collected.append(other)
    return tuple(collected)


def _is_behind_colon(sentence: Sentence, clause: Clause) -> bool:
    return sentence.plain[: clause.start - sentence.start].rstrip(' „"»').endswith(":")


def _is_event(
    clause: Clause, timex: Timex | None, mentions: tuple[Mention, ...], news: News, found: tuple[Clause, ...]
) -> bool:
    """Whether a clause reports something that happened, happens or is due."""
    if timex is not None:
        return _dates_an_event(clause, timex)
    if clause.quoted or clause.kind is not ClauseKind.MAIN or _tells_a_state(clause):
        return False
    if _is_threatened(clause, found) or _is_supposition(clause) or _is_lasting(clause):
        return False
    if not _SUBJECTLESS.isdisjoint(clause.vocabulary) and not _tells_that_it_happened(clause):
        return False
    named = clause.verb in DENIAL_VERBS or any(clause.holds(mention.start) for mention in mentions)
    named = named or (news is News.HEAD and not any(token.text == "?" for token in clause.tokens))
    if clause.tense is Tense.PAST:
        return named or clause.mood is Mood.INDICATIVE or _is_told(clause, found)
    if not named or (is_denied(clause) and clause.verb not in DENIAL_VERBS):
        return False
    if clause.tense is Tense.FUTURE or clause.verb in DENIAL_VERBS:
        return True
    told = news is not News.BODY or clause.verb in STATEMENT_VERBS
    return told and clause.helper not in ("sein", "müssen", "können")


def _is_told(clause: Clause, found: tuple[Clause, ...]) -> bool:
    """Whether the sentence says who tells it: "Das Tor sei aufgebrochen worden, sagte ein Sprecher"."""
    return any(other is not clause and other.verb in STATEMENT_VERBS for other in found)


def _tells_a_state(clause: Clause) -> bool:
    """Whether its verb tells what is so; "stimmten für den Entwurf" is a vote."""
    if clause.verb == "stimmen":
        return clause.vocabulary.isdisjoint(("für", "gegen", "dafür", "dagegen"))
    if clause.tense is Tense.PAST and (_moves(clause) or _becomes(clause)):
        return False
    if clause.verb == "zeigen":  # "zeigte sich bestürzt", "zeigte Verständnis"
        return clause.tense is not Tense.PAST or clause.vocabulary.isdisjoint(SHOWN_FEELINGS)
    return clause.verb in STATE_VERBS and not _tells_that_it_happened(clause)


def _becomes(clause: Clause) -> bool:
    """ "Franziska Brandl wurde Siebte": what somebody became, and no "wurde 88 Jahre alt"."""
    return clause.verb == "werden" and clause.helper in ("", "werden") and clause.words[-1].text[0].isupper()


def _moves(clause: Clause) -> bool:
    """ "ging nach Hamburg", "blieben stehen", "ließ Ballast abwerfen": done, though their verbs tell of states."""
    if clause.verb == "gehen":
        return not clause.vocabulary.isdisjoint(("nach", "an", "verloren", "pleite", "unter"))  # "ging an Kern"
    if clause.verb == "bleiben":
        return not clause.vocabulary.isdisjoint(("stehen", "liegen", "stecken"))
    if clause.verb != "lassen":
        return False
    last = clause.words[-1]
    done = last.text.islower() and any(form.form is Form.INFINITIVE for form in last.forms)
    return done and last.text != clause.finite


def _tells_that_it_happened(clause: Clause) -> bool:
    """ "Es kam zu Verspätungen", "Dort hatte es 2019 einen Unfall gegeben": nobody acts, and yet it happened."""
    if clause.verb not in ("geben", "kommen") or "es" not in clause.vocabulary or clause.tense is Tense.PRESENT:
        return False
    return any(token.text[0].isupper() and is_event_noun(token.text.lower()) for token in clause.words)


def _is_threatened(clause: Clause, found: tuple[Clause, ...]) -> bool:
    """ "Ihm drohen zehn Jahre Haft": what may come; not "drohte mit Streik", "drohte, zu gehen"."""
    if clause.verb != "drohen" or "mit" in clause.vocabulary or is_inverted(clause):
        return False
    following = next((other for other in found if other.start >= clause.end), None)
    return following is None or not (is_infinitive(following) or following.opener in ("dass", "daß"))


def _is_habit(clause: Clause, timexes: tuple[Timex, ...]) -> bool:
    """ "Heute fahren täglich 20.000 Autos über sie": what is so again and again, told of the present."""
    if not timexes or clause.tense is not Tense.PRESENT:
        return False
    return any(timex.type is TimexType.SET and clause.holds(timex.start) for timex in timexes)


def _is_lasting(clause: Clause) -> bool:
    """ "sei nicht beeindruckt gewesen": sein with the participle of a verb that takes haben tells a state."""
    if clause.helper != "sein" or clause.verb == "sein" or "worden" in clause.vocabulary:
        return False
    return not takes_sein(clause.verb)


def _dates_an_event(clause: Clause, timex: Timex) -> bool:
    """A date makes an event of any clause with a verb, but not of a mere state of today or a thought."""
    if clause.kind is ClauseKind.FRAGMENT or not clause.verb:
        return False
    if clause.opener == "wie" and (clause.verb in STATEMENT_VERBS or "bekannt" in clause.vocabulary):
        return False  # "wie die Polizei am Montag mitteilte": what it said is told beside it
    if _is_supposition(clause) and (timex.period is None or is_inverted(clause)):
        return False
    if clause.opener in ("wenn", "falls", "sofern") and (
        clause.tense is not Tense.PAST or clause.mood is Mood.KONJUNKTIV2
    ):
        return False  # "wenn du im Sommer arbeiten möchtest": what may be
    if clause.verb in LASTING_NOW and clause.tense is Tense.PRESENT and timex.text.lower() == "heute":
        return False  # "Heute erinnert ein Stein an ihn", "beschäftigt heute 900 Menschen": nowadays
    if is_infinitive(clause) and is_denied(clause):
        return False  # "seinen Vertrag nicht über 2030 hinaus zu verlängern"
    if clause.verb in STATE_VERBS and _has_pronoun_for_subject(clause) and not _tells_that_it_happened(clause):
        return False  # "Vor drei Jahren klang das noch anders"
    return not (clause.quoted and clause.verb in STATE_VERBS)


def _has_pronoun_for_subject(clause: Clause) -> bool:
    """ "klang das noch anders", "das klang": "das" or "es" beside the verb, and no article."""
    words = clause.words
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if token.word in ("das", "es") and after and (before or after).text == clause.finite:
            return after.text[0].islower()
    return False


def _is_supposition(clause: Clause) -> bool:
    """Konjunktiv II, "könnte", "kann": what might be is nobody's event."""
    if clause.mood is Mood.KONJUNKTIV2 and is_inverted(clause):
        return True  # "Wäre er 2023 geflohen"
    if clause.mood is Mood.KONJUNKTIV2:
        return clause.helper not in ("haben", "sein") or clause.verb == clause.helper
    return clause.helper in ("können", "müssen", "dürfen", "mögen") and clause.tense is Tense.PRESENT
