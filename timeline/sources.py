"""Whose word a text hands on: "laut [Polizei]", "[CNN] zufolge", "wie [die Feuerwehr] mitteilte", and who goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import DENIAL_VERBS, STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.german.status_words import (
    ADVERB_ENDINGS,
    DEFINITE_ARTICLES,
    FINDING_NOUNS,
    HEAD_ADVERBS,
    OBLIQUE_ARTICLES,
    PRONOUNS,
    PROVISIONAL,
    REPORT_NOUNS,
    REPORTING_VERBS,
    TRADITION_NOUNS,
)
from timeline.model import ActorKind, Mention
from timeline.verbs import Form, Mood

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_GENITIVES = ("seines", "seiner", "ihres", "ihrer")
_HANDING_ON = frozenset("zufolge laut aus nach vernehmen Vernehmen so unter".split())
_SAYING = STATEMENT_VERBS | REPORTING_VERBS
_TELLING = _SAYING | DENIAL_VERBS


@dataclass(frozen=True, slots=True)
class Handed:
    """That a clause is handed on: ``cue`` are the words that say so ("laut", "zufolge"), ``source`` names whose."""

    cue: tuple[Token, ...]
    source: tuple[Token, ...] = ()


def handed_on(clause: Clause) -> Handed | None:
    """The phrase inside a clause that hands it on as somebody's word, if there is one."""
    tokens = clause.tokens
    if _HANDING_ON.isdisjoint(clause.vocabulary):
        return None
    for index, token in enumerate(tokens):
        word = token.word
        if word == "zufolge":
            return Handed((token,), _group_before(tokens, index))
        loud = index > 0 and tokens[index - 1].word in DETERMINERS  # "ein laut schreiender Mann"
        if word == "laut" and not loud and index + 1 < len(tokens) and _begins_group(tokens[index + 1]):
            return Handed((token,), _behind_report(tokens, index + 1))
        if word == "aus" and index + 1 < len(tokens) and tokens[index + 1].text == "Sicht":
            return Handed(tokens[index : index + 2], _group(tokens, index + 2))
        if word == "nach" and (noun := _report_noun(tokens, index)):
            return Handed((token, tokens[noun]), _behind_report(tokens, index + 1))
        if word == "vernehmen" or (token.text == "Vernehmen" and index and tokens[index - 1].word == "dem"):
            return Handed((token,))
        if word == "so" and (source := _aside(clause, index)):
            return Handed((token,), source)
        if word == "unter" and [t.word for t in tokens[index + 1 : index + 3]] == ["Berufung", "auf"]:
            return Handed(tokens[index : index + 3], _group(tokens, index + 3))
        if word == "nach" and (group := _tradition_before(tokens, index)):
            return Handed((token,), group)
    return None


def speaker(clause: Clause) -> tuple[Token, ...]:
    """Who says it, of a clause with a verb of saying: its subject, or "von …" in the passive; no infinitive's."""
    tokens = clause.tokens
    place = next((i for i, token in enumerate(tokens) if token.text == clause.finite), None)
    if place is None:
        return ()  # "die Bürger zu informieren": whom, not who
    if clause.helper == "werden" and clause.verb != "werden":
        return _by(tokens)
    if clause.verb == "heißen":  # "hieß es aus dem Ministerium"
        return next((_group(tokens, i + 1) for i, t in enumerate(tokens) if t.word in ("aus", "von", "vom")), ())
    begin = 0
    while begin < place and (_leads_in(tokens[begin], clause) or _is_mark(tokens[begin])):
        begin += 1
    if begin < place and (found := _group(tokens, begin)) and _may_be_subject(found, clause, place):
        return found
    for index in range(max(begin, place + 1 if not clause.opener else begin), len(tokens)):
        token, before = tokens[index], tokens[index - 1]
        if before.word in PREPOSITIONS or token.word in PREPOSITIONS or _is_oblique(token) or token.word == "sich":
            continue
        if _inside_group(tokens, index, place if not clause.opener else begin):
            continue
        if found := _group(tokens, index):
            return found
    return ()


def carried_on(found: Sequence[Clause], mentions: Sequence[Mention], before: str) -> str:
    """Whose word the next sentence's Konjunktiv is ("Er habe …"): the one named last, or still the one before."""
    for clause in reversed(found):
        if clause.verb in _SAYING and not clause.quoted and (name := named(speaker(clause), mentions)):
            return name
        if (handed := handed_on(clause)) and (name := named(handed.source, mentions)):
            return name
        if clause.verb in _TELLING and clause.mood is Mood.INDICATIVE and not clause.quoted:
            return named(speaker(clause), mentions) or before
    reported = any(clause.quoted or clause.mood is Mood.KONJUNKTIV1 for clause in found)
    return before if reported else ""


def named(words: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """The canonical name of the actor in a group of words, else the words as they would stand by themselves."""
    if not words:
        return ""
    first, last = words[0].start, words[-1].end
    inside = [mention for mention in mentions if first <= mention.start and mention.end <= last + 1]
    for kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GROUP):
        if name := next((mention.name for mention in inside if mention.kind is kind), ""):
            return name
    whole = next((m for m in inside if m.end >= last and m.text[:1].isupper() and "-" not in m.text), None)
    if whole and all(token.start >= whole.start or token.word in DETERMINERS for token in words):
        return whole.name
    return "" if len(words) == 1 and words[0].word in PRONOUNS else _by_itself(words)


def _by_itself(words: Sequence[Token]) -> str:
    """ "einem Sprecher der Polizei" → "ein Sprecher der Polizei", "Medienberichten" → "Medienberichte"."""
    rest = [token.text for token in words if token.text[0].isalnum()]
    if not rest:
        return ""
    article = words[0].word
    has_adjective = len(rest) > 1 and rest[1][0].islower()
    if article in OBLIQUE_ARTICLES and not has_adjective:
        rest[0] = OBLIQUE_ARTICLES[article]
    elif article in DEFINITE_ARTICLES and not has_adjective:
        rest = rest[1:]
        if article in ("des", "eines") and rest:
            rest[0] = _nominative(rest[0])
    elif article in DETERMINERS:
        rest[0] = article
    elif rest[-1].endswith(("ern", "berichten", "kreisen", "angaben")) and len(rest) == 1:
        rest[-1] = rest[-1].removesuffix("n")
    if article in ("eines",) and len(rest) > 1:
        rest[1] = _nominative(rest[1])
    return " ".join(rest)


def _nominative(noun: str) -> str:
    """ "Ministeriums" → "Ministerium", "Amtes" → "Amt"."""
    if noun.endswith(("tes", "des", "ses", "ges")) and len(noun) > 4:
        return noun[:-2]
    return noun.removesuffix("s")


# --- groups of words -------------------------------------------------------------------------------------------------


def _group(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    """The noun group that begins at a token, with a genitive or "von …" behind it; a pronoun is one, too."""
    if start >= len(tokens):
        return ()
    if tokens[start].word in PRONOUNS and not (start + 1 < len(tokens) and _may_go_on(tokens[start + 1])):
        return (tokens[start],)
    end = _group_end(tokens, start)
    if end is None:
        return ()
    while end < len(tokens) and tokens[end].word in ("der", "des", "eines", "einer", "von", "vom", *_GENITIVES):
        further = _group_end(tokens, end + 1 if tokens[end].word in ("von", "vom") else end)
        if further is None:
            break
        end = further
    return tuple(tokens[start:end])


def _group_end(tokens: Sequence[Token], start: int) -> int | None:
    """Behind the last noun of a simple group: determiner, adjectives, nouns or names; None where no noun stands."""
    index = start
    while index < len(tokens) and (
        tokens[index].word in DETERMINERS or _is_quote(tokens[index]) or _is_adjective(tokens[index])
    ):
        index += 1
    nouns = index
    while index < len(tokens) and (_is_noun(tokens[index]) or (index > nouns and _is_quote(tokens[index]))):
        index += 1
    return index if index > nouns else None


def _may_go_on(token: Token) -> bool:
    return _is_noun(token) or _is_adjective(token)


def _begins_group(token: Token) -> bool:
    return token.word in DETERMINERS or _is_noun(token) or _is_adjective(token) or _is_quote(token)


def _is_noun(token: Token) -> bool:
    """A capital tells, but at the head of a sentence it may be an adverb's: "Später sagte …"."""
    if not token.text[0].isupper():
        return False
    if token.word[0].isupper() or token.quoted:
        return True
    return not _excluded(token) and token.word not in HEAD_ADVERBS and not token.word.endswith(ADVERB_ENDINGS)


def _is_adjective(token: Token) -> bool:
    return token.text[0].islower() and token.word.endswith(_ADJECTIVE_ENDINGS) and not _excluded(token)


def _excluded(token: Token) -> bool:
    return token.word in PREPOSITIONS or token.word in DETERMINERS or token.word in COORDINATORS or token.finite


def _leads_in(token: Token, clause: Clause) -> bool:
    return token.word in COORDINATORS or token.word in ("wie", clause.opener)


def _is_mark(token: Token) -> bool:
    return not token.text[0].isalnum()


def _is_quote(token: Token) -> bool:
    return token.text in '"„“”«»‚‘’›‹'


def _is_oblique(token: Token) -> bool:
    """A determiner that never stands by a subject."""
    return token.word in ("den", "dem", "des", "einem", "einen", "eines", "am", "im", "ihm", "ihr", "ihn", "ihnen")


def _may_be_subject(group: Sequence[Token], clause: Clause, place: int) -> bool:
    """Not "dem Sender", nor "die neuen Zahlen" where the verb is in the singular."""
    if _is_oblique(group[0]):
        return False
    plural = len(group) > 1 and group[0].word == "die" and group[1].text[0].islower() and group[1].word.endswith("en")
    finite = [form for form in clause.tokens[place].forms if form.form is Form.FINITE]
    return not (plural and finite and not any(form.plural for form in finite))


def _inside_group(tokens: Sequence[Token], index: int, begin: int) -> bool:
    """Whether a noun belongs to the group that a preposition or an oblique article opened before it."""
    for before in reversed(tokens[begin + 1 : index]):
        if before.word in PREPOSITIONS or _is_oblique(before):
            return True
        if not (_is_adjective(before) or before.word in DETERMINERS or _is_noun(before)):
            return False
    return False


def _by(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return next((_group(tokens, i + 1) for i, token in enumerate(tokens) if token.word in ("von", "vom")), ())


def _group_before(tokens: Sequence[Token], index: int) -> tuple[Token, ...]:
    """The noun group in front of "zufolge"; of "Angaben der Polizei zufolge" the one who gave them."""
    start = index
    while start > 0 and (_is_noun(tokens[start - 1]) or _is_quote(tokens[start - 1])):
        start -= 1
        if tokens[start].text.lower().endswith(REPORT_NOUNS):
            break
    while start > 0 and _is_adjective(tokens[start - 1]):
        start -= 1
    if start > 0 and (tokens[start - 1].word in DETERMINERS or tokens[start - 1].word in ("von", "vom")):
        start -= 1
    group = tuple(tokens[start:index])
    return group[1:] if group and group[0].word in ("von", "vom") else group


def _tradition_before(tokens: Sequence[Token], index: int) -> tuple[Token, ...]:
    """ "dem Bericht nach", "Angaben nach": the group before "nach", where nothing leads from it to what follows."""
    if not index or not tokens[index - 1].text.lower().endswith(TRADITION_NOUNS):
        return ()
    group = _group_before(tokens, index)
    goes_on = index + 1 < len(tokens) and _begins_group(tokens[index + 1]) and not tokens[index + 1].finite
    plain = group[:1] and (group[0].word in ("dem", "der", "den", "seinen", "ihren") or len(group) == 1)
    return group if plain and not goes_on else ()


def _report_noun(tokens: Sequence[Token], index: int) -> int:
    """Where the noun stands that makes "nach" hand on a word: "nach Angaben", "nach ersten Erkenntnissen"; else 0."""
    words = tokens[index + 1 : index + 5]
    for number, token in enumerate(words):
        if _is_noun(token) or (number == 0 and token.text[0].isupper()):
            noun = token.text.lower()
            adjectives = {word.word for word in words[:number]}
            plural_the = "den" in adjectives and not adjectives & PROVISIONAL
            told = noun.endswith(REPORT_NOUNS) and not plural_the
            found = noun.endswith(FINDING_NOUNS) and (bool(adjectives & PROVISIONAL) or not number)
            return index + 1 + number if told or found else 0
        if not (_is_adjective(token) or token.word in DETERMINERS):
            return 0
    return 0


def _behind_report(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    """The one who speaks in a group that may begin with the report: "einem Bericht des Senders" → "des Senders"."""
    group = _group(tokens, start)
    if group and group[0].word == "eigenen":
        return ()  # "nach eigenen Angaben"
    for number, (token, following) in enumerate(pairwise(group)):
        if _is_noun(token) and token.text.lower().endswith(REPORT_NOUNS):
            rest = group[number + 1 :]
            if following.word in ("von", "vom"):
                return rest[1:]
            return rest if following.word in DETERMINERS or _is_noun(following) or _is_quote(following) else group
    return group


def _aside(clause: Clause, index: int) -> tuple[Token, ...]:
    """ ", so der Sprecher": a piece of its own that begins with "so" and a noun group, without a verb."""
    token = clause.tokens[index]
    piece = next((span for span in clause.spans if span[0] == token.start), None)
    if piece is None or (index == 0 and clause.kind is not ClauseKind.FRAGMENT) or index + 1 >= len(clause.tokens):
        return ()
    inside = [other for other in clause.tokens[index + 1 :] if other.start < piece[1]]
    group = _group(inside, 0)
    return group if group and not any(other.finite and other.text.islower() for other in inside) else ()
