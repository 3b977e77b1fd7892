"""Words of a sentence → the pieces of which its clauses are made: cut at punctuation, and at "und" between verbs."""

from collections.abc import Iterator

from timeline.clause_words import (
    QUOTES,
    Token,
    follows_zu,
    is_attribute,
    is_helper,
    is_modal,
    is_surely_finite,
    looks_like_attribute,
    may_be_participle,
)
from timeline.german.function_words import (
    BEFORE_SUBORDINATORS,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE_PRONOUNS,
    SUBORDINATORS,
)
from timeline.german.patterns import TIME_AT_HEAD
from timeline.verbs import AUXILIARIES, Form, Mood

LEAST_OF_ITS_OWN = 4  # words, "und" and the verb among them, of what shares an auxiliary with the clause before
LONGEST_PIECE = 150  # words between punctuation; more of them are no clause but a list, and are not parted further

_CUTS = frozenset(",;:–—-")
_BRACKETS = frozenset("([)]")
_PARTING = _CUTS | _BRACKETS
_OPENERS = SUBORDINATORS | RELATIVE_PRONOUNS
_BEFORE_OPENERS = COORDINATORS | BEFORE_SUBORDINATORS


def pieces(tokens: list[Token]) -> Iterator[list[Token]]:
    """The runs of words between punctuation that can part clauses, coordinated clauses parted as well."""
    begin = 0
    marks = [index for index, token in enumerate(tokens) if token.text in _PARTING]
    brackets = _clause_brackets(tokens, marks)
    for index in marks:
        if index in brackets or (tokens[index].text in _CUTS and not _is_inside_number(tokens, index)):
            yield from _coordinated(tokens[begin:index])
            begin = index + 1
    yield from _coordinated(tokens[begin:])


def _clause_brackets(tokens: list[Token], marks: list[int]) -> set[int]:
    """Where the brackets stand that hold a clause "(er war am Montag geflohen)", not just an age "(72)"."""
    found: set[int] = set()
    opened = None
    for index in marks:
        mark = tokens[index].text
        if mark not in _BRACKETS:
            continue
        if mark in "([":
            opened = index
        elif opened is not None:
            if finite_token(tokens[opened + 1 : index]):
                found |= {opened, index}
            opened = None
    return found


def _is_inside_number(tokens: list[Token], index: int) -> bool:
    """ "3,5 Millionen", "20:30", "2001-2005": a mark between figures parts nothing."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
    return (
        before.text[-1].isdigit() and after.text[0].isdigit() and before.end == mark.start and mark.end == after.start
    )


def begins_with_time(piece: list[Token]) -> bool:
    """ "1918 …", "am 7. Juni …", "im Mai …", "ein Jahr später …": a time at the head of a piece, and more behind it."""
    words = [token.text for token in piece if token.text[0].isalnum()]
    if words and words[0].lower() in COORDINATORS:
        del words[0]
    found = TIME_AT_HEAD.match(" ".join(words[:6]))
    return found is not None and len(found[0].split()) < len(words)


def _coordinated(piece: list[Token]) -> Iterator[list[Token]]:
    """Parts "er kam und sie ging": a conjunction with a sure finite verb on both of its sides."""
    for index, token in enumerate(piece if len(piece) <= LONGEST_PIECE else []):
        if token.word in COORDINATORS and 0 < index < len(piece) - 1:
            left, right = piece[:index], piece[index:]
            both = _sure(left) and _sure(right) and finite_token(left) and finite_token(right)
            if (
                both
                or _turns_to_another(left, right)
                or shares_helper(left, right)
                or _both_end(left, right)
                or _both_dated(left, right)
            ):
                yield left
                yield from _coordinated(right)
                return
    if piece:
        yield piece


def _both_end(left: list[Token], right: list[Token]) -> bool:
    """ "in dem die Bande sich erwärmen | und der Osten sich vorbereitet": each with its verb last, and a subject."""
    ended, last = last_word(left), last_word(right)
    if not ended or not last or right[1].word not in DETERMINERS or not opener_of(left):
        return False
    return all(token.finite and token.text.islower() and not is_helper(token) for token in (ended, last))


def _turns_to_another(left: list[Token], right: list[Token]) -> bool:
    """ "… ist gegründet worden | und beschäftigt 900 Menschen": what may be a participle stands where verbs do."""
    helper, verb = finite_token(left), right[1]
    if len(right) < 4 or not helper or not is_helper(helper) or not (verb.finite and verb.text.islower()):
        return False
    closed, last = last_word(left), last_word(right)
    verbal = closed is not None and closed is not helper and closed.text.islower() and may_be_participle(closed)
    return verbal and last is not None and not last.forms and right[2].word not in PREPOSITIONS


def shares_helper(left: list[Token], right: list[Token], helper: Token | None = None) -> bool:
    """ "wurde in Ulm gefasst | und am Montag ausgeliefert": two verbs of one auxiliary, each with words of its own.

    Not "wurden drei getötet und 20 verletzt worden", where the last word belongs to both. ``helper`` is the auxiliary
    where ``left`` itself shares it: "wurde 1871 gegründet, | 1918 verstaatlicht | und 1996 geschlossen".
    """
    helper, closed, last = helper or finite_token(left), last_word(left), last_word(right)
    if not (helper and closed and last) or not is_helper(helper) or closed is helper:
        return False
    dated = begins_with_time(right)
    if sum(token.text[0].isalnum() for token in right) < LEAST_OF_ITS_OWN and not dated:
        return False  # "getötet und 17 verletzt"
    if not any(form.mood is Mood.INDICATIVE and form.person == 3 for form in helper.forms):
        return False  # "habe sich ausgesprochen und ihn informiert": one statement
    if dated and last.word == "worden" and len(right) > 2:
        right = right[: right.index(last)]  # "war 1974 eröffnet | und 2019 geschlossen worden"
        last = right[-1]
    wanted = {form.form for form in closed.forms} & {form.form for form in last.forms}
    if wanted.isdisjoint((Form.PARTICIPLE, Form.INFINITIVE)) or last.word in AUXILIARIES or last.word == "worden":
        return False
    inner = right[: right.index(last)]
    small = closed.text.islower() and last.text.islower()
    return small and not any(token.finite and token.text.islower() for token in inner)


def _both_dated(left: list[Token], right: list[Token]) -> bool:
    """ "2009 Ministerin | und 2014 Präsidentin": two times, each with what belongs to it, and no verb of their own."""
    return begins_with_time(left) and begins_with_time(right) and not (_sure(left) or _sure(right))


def _sure(piece: list[Token]) -> bool:
    """Whether one of its finite verbs can be nothing else: no infinitive, no participle."""
    return any(
        is_surely_finite(token) and not is_attribute(piece, index) and not _ends_in_adjective(piece, index)
        for index, token in enumerate(piece)
        if token.forms and token.text.islower()
    )


def _ends_in_adjective(piece: list[Token], index: int) -> bool:
    """ "mit einer engagierten | und starken Leistung": behind an article, before "und"."""
    return index == len(piece) - 1 and index > 0 and piece[index - 1].word in DETERMINERS


def opener_of(piece: list[Token]) -> str:
    """The subordinating word at the head of a piece: "dass", "der", "in dem", "und weil"; empty if there is none."""
    words = [token.word for token in piece[:5] if token.text not in QUOTES]
    while words and words[0] in _BEFORE_OPENERS:
        del words[0]
    if words and words[0] in PREPOSITIONS and _has_modal_before_infinitive(piece):
        return ""  # "bis August sollen Plätze entstehen"
    if words and words[0] in _OPENERS:
        return words[0]
    if len(words) > 1 and words[0] in PREPOSITIONS and words[1] in RELATIVE_PRONOUNS:
        return words[1] if _verb_is_last(piece) else ""
    return ""


def _has_modal_before_infinitive(piece: list[Token]) -> bool:
    last = last_word(piece)
    ends = last is not None and any(form.form is Form.INFINITIVE for form in last.forms)
    return ends and any(is_modal(token) and token.text.islower() for token in piece if token is not last)


def _verb_is_last(piece: list[Token]) -> bool:
    last = last_word(piece)
    return last is not None and last.finite


def last_word(piece: list[Token]) -> Token | None:
    """The last word of a piece, whatever marks stand behind it."""
    for token in reversed(piece):
        if token.text[0].isalnum():
            return token
    return None


def finite_token(piece: list[Token]) -> Token | None:
    """The finite verb of a piece: an auxiliary or modal before others, a sure form before an ambiguous one."""
    candidates = [
        index
        for index, token in enumerate(piece)
        if token.finite and not follows_zu(piece, index) and not is_attribute(piece, index)
    ]
    if not candidates:
        return None
    if len(candidates) == 1:
        return piece[candidates[0]]
    candidates = [index for index in candidates if not looks_like_attribute(piece, index)] or candidates
    # "Zeugen sollen …": a capital at the head of a sentence is a noun where another word can be the verb
    candidates = [index for index in candidates if piece[index].text.islower()] or candidates
    found = [piece[index] for index in candidates]
    helpers = [token for token in found if is_helper(token)]
    if not _opener_word(piece):
        return (helpers or found)[0]
    sure = [token for token in found if is_surely_finite(token)]
    return (helpers or sure or found)[-1]


def _opener_word(piece: list[Token]) -> bool:
    """Whether a piece begins like a subordinate clause; "Die" at the head of a sentence is an article."""
    if not piece or (piece[0].word in RELATIVE_PRONOUNS and piece[0].text[0].isupper()):
        return False
    if piece[0].text in PREPOSITIONS and len(piece) > 1 and piece[1].word in RELATIVE_PRONOUNS:
        return _verb_is_last(piece)  # "von dem sie sich scheiden ließ"
    if piece[0].word in PREPOSITIONS and _has_modal_before_infinitive(piece):
        return False
    return piece[0].word in _OPENERS
