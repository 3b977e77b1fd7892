"""Which temporal expression dates which clause."""

import re
from bisect import bisect_left

from timeline.clause_words import Token
from timeline.clauses import Clause
from timeline.comparisons import is_of_a_noun, tells_not_when
from timeline.german.comparison_words import ALREADY
from timeline.german.function_words import DETERMINERS, POSSESSIVES, PREPOSITIONS
from timeline.german.status_words import DISPOSING_VERBS
from timeline.german.tense_words import POSTPONING_VERBS
from timeline.model import AnchorKind, Period, Precision, Tense, Timex, TimexType
from timeline.verbs import Form, analyse

LONGEST_GROUP = 20  # words from an article to its noun
LONGEST_OCCASION = 31  # days; a named event that lasts longer dates nothing by itself


def timex_of(clause: Clause, timexes: tuple[Timex, ...], taken: set[int]) -> Timex | None:
    """The expression that dates a clause: of its own ones the first that names a time, a resolved one before others."""
    if not timexes:
        return None
    own = [t for t in timexes if clause.holds(t.start) and t.start not in taken and names_a_time(t)]
    own = [
        t
        for t in own
        if not (
            attribute_of(clause, t)
            or _explains(clause, t)
            or _is_of_what_is_moved(clause, t)
            or tells_not_when(clause, t)
        )
    ]
    if (
        len(own) > 1
        and own[0].text.lower() in ("heute", "gestern", "morgen")
        and own[1].start - own[0].end < len(" vor rund ")
    ):
        del own[0]  # "heute vor 100 Jahren"
    resolved = [t for t in own if t.period and not is_temponym(t)]
    if any(is_day(t) for t in resolved):
        resolved = [t for t in resolved if not is_clock(t)]  # "zwischen 8 und 10 Uhr fiel am Mittwoch der Strom aus"
    if len(resolved) > 1:
        resolved = [t for t in resolved if not is_of_a_noun(clause, t)] or resolved
        resolved = [t for t in resolved if not _is_beside(clause, t)] or resolved
    known = (t for t in own if is_temponym(t) and _says_when(t, clause))
    return _finest(resolved) if resolved else next(known, next((t for t in own if not is_temponym(t)), None))


def _is_beside(clause: Clause, timex: Timex) -> bool:
    """Said beside: "im Geschäftsjahr 2022/23 (bis Ende März)"; or a subject: "der Reformationstag ist seit 2018 …"."""
    before = [token for token in clause.tokens if token.end <= timex.start]
    marks = [token.text for token in before]
    is_subject = bool(before) and before[-1].word == "der" and timex.rule == "feast"
    return is_subject or marks.count("(") > marks.count(")")


def attribute_of(clause: Clause, timex: Timex) -> tuple[int, int] | None:
    """ "[der am Montag verhaftete Politiker] schweigt": where the noun group stands that an expression is a part of.

    An article right before a preposition opens a group whose participle is dated, not the clause.
    """
    place = bisect_left(clause.tokens, timex.start, key=lambda token: token.start)
    before = range(max(0, place - 3), place)
    article = next((i for i in before if clause.tokens[i].word in _OPENERS), None)
    if article is None or not _opens_group(clause.tokens[article + 1 : place], timex):
        return None
    behind = clause.tokens[article + 1 : article + LONGEST_GROUP]
    inside = [token for token in behind if token.start >= timex.end]
    noun = next((token for token in inside if token.text[0].isupper()), None)
    adjectives = [token for token in inside if noun and token.start < noun.start]
    if noun is None or not any(participle_in(token) for token in adjectives):
        return None
    if any(token.word in DETERMINERS for token in adjectives):
        return None
    return (clause.tokens[article].start, noun.end) if all(token.text.islower() for token in adjectives) else None


def _explains(clause: Clause, timex: Timex) -> bool:
    """ "Kern, [1958 in Coburg geboren], wurde …": a participle between commas tells of somebody, not of the clause."""
    inside = next((place for place, (start, end) in enumerate(clause.spans) if start <= timex.start < end), 0)
    if not 0 < inside < len(clause.spans) - 1:
        return False
    start, end = clause.spans[inside]
    words = [token for token in clause.words if start <= token.start < end]
    participle = any(form.form is Form.PARTICIPLE for form in words[-1].forms) and words[-1].text.islower()
    return participle and all(token.text != clause.finite for token in words)


def is_day(timex: Timex) -> bool:
    """Whether an expression names one day, and no hour of it."""
    return timex.type is TimexType.DATE and timex.period is not None and timex.period.precision is Precision.DAY


def is_clock(timex: Timex) -> bool:
    """ "8 Uhr", "14.30 Uhr": a time that names no day."""
    return timex.type is TimexType.TIME and bool(_CLOCK.fullmatch(timex.text))


def _opens_group(between: tuple[Token, ...], timex: Timex) -> bool:
    """Whether an expression belongs to the group of the article before it: "der [am] …", "die [erst im] …".

    With nothing between them the expression must be none that takes an article: "der 1987 geborene", not "der Juni".
    """
    rest = [token.word for token in between if token.word not in ALREADY]
    return rest[0] in PREPOSITIONS if rest else not timex.text[0].isupper()


def _is_of_what_is_moved(clause: Clause, timex: Timex) -> bool:
    """ "Der Bürgermeister sagte alle Konzerte am Wochenende ab": the concerts' time, not that of calling them off.

    A subject before the verb, and the expression right behind a noun that follows it: the object's. Or behind the
    subject: "Die Sitzung am 18. November wurde vertagt".
    """
    passive = clause.helper in ("werden", "sein")
    if clause.verb not in (POSTPONING_VERBS if passive else DISPOSING_VERBS):
        return False
    finite = next((i for i, token in enumerate(clause.tokens) if token.text == clause.finite), 0)
    place = bisect_left(clause.tokens, timex.start, key=lambda token: token.start)
    if passive and place < finite:
        return clause.tokens[0].word not in PREPOSITIONS and _is_behind_noun(clause, place)
    while place > finite and clause.tokens[place - 1].word in _BEFORE_A_TIME:
        place -= 1
    opens_with_subject = finite > 0 and clause.tokens[0].word not in PREPOSITIONS
    return opens_with_subject and place - 1 > finite and clause.tokens[place - 1].text[0].isupper()


def _is_behind_noun(clause: Clause, place: int) -> bool:
    """Whether nothing but "am", "im" stands between a noun and the words at a place."""
    while place and clause.tokens[place - 1].word in _BEFORE_A_TIME:
        place -= 1
    return place > 0 and clause.tokens[place - 1].text[0].isupper()


def participle_in(token: Token) -> str:
    """ "verhaftete" → "verhaftet": the participle that a word inflects like an adjective; empty for other words."""
    word = token.word
    stem = next((word[: -len(ending)] for ending in ("en", "er", "es", "em", "e") if word.endswith(ending)), "")
    participle = token.text.islower() and any(form.form is Form.PARTICIPLE for form in analyse(stem))
    return stem if participle else ""


_ARTICLES = frozenset("der die das des dem den ein eine einen einem einer eines".split())
_OPENERS = _ARTICLES | POSSESSIVES
_BEFORE_A_TIME = PREPOSITIONS | _ARTICLES


_CLOCK = re.compile(r"[\d.: ]+(?:(?:und|bis|-|–)[\d.: ]+)?(?:Uhr(?: \d\d)?)?")


def is_temponym(timex: Timex) -> bool:
    """Whether an expression is a named event whose days are known: "Trumps Geburtstag"."""
    return timex.anchor.kind is AnchorKind.KNOWN


def _says_when(timex: Timex, clause: Clause) -> bool:
    """Whether a named event tells when a clause's event was: at it, if it was short; since it; or after it.

    "Nach dem Überfall der Hamas fordert …" is today's news, "… begann Israel eine Offensive" is not.
    """
    period = timex.period
    if period is None or period.first is None:
        return False
    if period.last is None or (period.last - period.first).days <= LONGEST_OCCASION:
        return True
    return period != timex.anchor.period and clause.tense is Tense.PAST


def names_a_time(timex: Timex) -> bool:
    """Whether an expression can place an event: no length of time, no "täglich", no bare "jetzt"."""
    if timex.type in (TimexType.SET, TimexType.DURATION):
        return timex.period is not None and timex.type is TimexType.DURATION and not is_vague(timex)
    return not (timex.period is None and timex.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


def is_vague(timex: Timex) -> bool:
    """Whether an expression tells a length without a number: "seit Jahren", "vor Jahrzehnten", "jahrelang"."""
    return timex.type is TimexType.DURATION and timex.value.lstrip("PT").startswith("X")


def _finest(timexes: list[Timex]) -> Timex:
    """The first expression, or a later one that says more exactly when within it ("2022 … am 24. Februar")."""
    best = timexes[0]
    for timex in timexes[1:]:
        if timex.period and best.period and _lies_within(timex.period, best.period) and timex.period != best.period:
            best = timex
    return best


def _lies_within(inner: Period, outer: Period) -> bool:
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last
