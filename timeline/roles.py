"""An event's clause + its actors → the part that each has in it, where grammar says so.

A shallow reading: the noun groups of a clause, their prepositions and articles, the verb's number and voice. The first
group that can be the subject is it ("Putin empfing Trump"); what is left without a preposition is acted upon.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from timeline.antecedents import is_woman
from timeline.candidates import continues, shares_helper
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.german.role_words import (
    BARE_PLURALS,
    DOERS_VERBS,
    FEMININE,
    FEMININE_ENDINGS,
    LINKING_VERBS,
    MEETING_VERBS,
    NO_NOUNS,
    OBLIQUE,
    PLURALS,
    REPORTING_VERBS,
    STATE_BODIES,
    SUBJECT_PRONOUNS,
    SUFFERED_NOUNS,
    TIME_NOUNS,
    TOWARDS,
)
from timeline.german.title_words import ABOUT, ACADEMIC
from timeline.german.words import MONTHS
from timeline.knowledge import load_actors
from timeline.model import ActorKind, Mention, Role, Tense
from timeline.nominals import is_event_noun
from timeline.verbs import Form

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_NO_NOUNS = PREPOSITIONS | DETERMINERS | SUBJECT_PRONOUNS | COORDINATORS | NO_NOUNS
_NO_ADJECTIVES = PREPOSITIONS | SUBJECT_PRONOUNS | COORDINATORS
_STAND_ALONE = SUBJECT_PRONOUNS | {"dieser", "diese"}
_TIES = COORDINATORS | {"noch", "wie"}
_GENITIVES = frozenset("der einer seiner ihrer dieser unserer mehrerer vieler aller einiger beider zweier".split())
_QUOTES = frozenset('„“"»«')
_POSTPOSITIONS = ("zufolge", "gegenüber")
_NO_SUBJECTS_BEFORE = (*_POSTPOSITIONS, "'", "’")  # "Cottbus' Bürgermeister"
_STRENGTH = (Role.AGENT, Role.PATIENT, Role.SOURCE, Role.MENTIONED)


class _Group(NamedTuple):
    """A noun group: the tokens ``first`` to ``last`` (exclusive) of its clause, its preposition and article if any."""

    first: int
    last: int
    preposition: str
    article: str
    head: Token
    behind_noun: bool  # a noun ends right before it
    joined: bool  # "und" or a comma ties it to the group before it
    apposed: bool  # it is a comma
    resumed: bool  # it is "und" behind a comma: "Kern, Chef der Bank, und Wolf"
    bracketed: bool  # a bracket opens right before it


def find_roles(
    actors: Sequence[str], mentions: Sequence[Mention], clause: Clause, others: Sequence[Clause], noun: bool = False
) -> tuple[Role, ...]:
    """One role for each of an event's actors: the strongest that its mentions have in the event's own clause.

    Mentions in another clause (what was said, or the subject that the clause before lends) have the role they have
    there; that of the event's own clause comes first. ``noun`` says that the event is a noun group, not the clause.
    """
    found: dict[str, Role] = {}
    unknown = Role.MENTIONED
    for one in (clause, *(other for other in others if other is not clause)):
        inside = [mention for mention in mentions if one.holds(mention.start)]
        open_ = {mention.name for mention in inside if found.get(mention.name, unknown) is unknown}
        if not open_:
            continue
        if one is not clause and not noun and _shares_subject(clause):
            one = replace(one, verb=clause.verb, helper=clause.helper)  # "wurde geboren und kam": who came, acts
        for mention, role in zip(inside, _of_noun(one, inside) if noun else _of_clause(one, inside), strict=True):
            if mention.name in open_:
                former = found.get(mention.name, unknown)
                found[mention.name] = min(former, role, key=_STRENGTH.index)
    for mention in mentions if not noun else ():
        if mention.end <= clause.start and clause.kind is ClauseKind.RELATIVE and mention is mentions[0]:
            woman = is_woman(mention, [token for other in others for token in other.tokens])
            found[mention.name] = Role.PATIENT if woman and clause.opener == "der" else _of_antecedent(clause)
    return tuple([found.get(name, unknown) for name in actors])


def _shares_subject(clause: Clause) -> bool:
    """Whether the subject of a clause stands in the one before, with the verb of its own that says what it does."""
    return continues(clause) and not shares_helper(clause)


# --- clauses --------------------------------------------------------------------------------------------------------


def _of_clause(clause: Clause, mentions: Sequence[Mention]) -> list[Role]:
    """The part that each of the mentions in a clause has in it."""
    if clause.kind is ClauseKind.RELATIVE:
        clause = replace(clause, tokens=clause.tokens[1:])
    groups = list(_groups(clause.tokens, mentions))
    subject = _subject(clause, groups, mentions)
    tells_source = "Berufung" in clause.vocabulary or not _GIVEN.isdisjoint(clause.vocabulary)
    before: Role | None = None
    previous: Role | None = None
    named = False  # the group before is an actor's
    head = ""  # of the group before
    roles = [Role.MENTIONED] * len(mentions)
    for group in groups:
        joined = before is not None and group.joined and not group.preposition and not _is_genitive(group)
        tied = (
            before if group.apposed or group.resumed else previous
        )  # "aus Polen und Tschechien": as the one before it
        role = tied if joined and tied is not None else _of_group(clause, group, subject, tells_source)
        if group.bracketed:
            continue  # "Octavian Ursu (CDU)": mentioned, and what follows goes on with Ursu
        previous = role
        start, end = clause.tokens[group.first].start, group.head.end
        inside = [number for number, mention in enumerate(mentions) if start <= mention.start < end]
        for number in inside:
            mention = mentions[number]
            described = group.apposed and named and mention.text[0].islower()  # "But, der russische Händler"
            own = not described and _is_head(mention, group, clause, mentions)
            roles[number] = role if own else Role.MENTIONED
        of_event = group.preposition and head and is_event_noun(head)  # "der Prozess gegen den Chef, Jan Ruhl"
        head = group.head.text.lower()
        if (
            not group.behind_noun or group.joined or of_event
        ):  # "die Sprecherin des Hauses, Karoline Leavitt": the spokeswoman
            before, named = role, bool(inside)
        if group.head.text.lower() in TIME_NOUNS:  # "14.05 Uhr: Verdi ruft …"
            before = None
    return roles


def _of_group(clause: Clause, group: _Group, subject: "_Group | None", tells_source: bool) -> Role:
    """The role of a noun group in an active or passive clause; ``tells_source``: it has a noun such as "Angaben"."""
    following = _word_behind(clause, group)
    if group.preposition == "laut" or following == "zufolge" or (tells_source and _names_source(clause, group)):
        return Role.SOURCE
    reports = clause.verb in REPORTING_VERBS
    if group.preposition:
        if group.preposition in ("von", "vom", "durch") and _is_passive(clause):
            return Role.SOURCE if reports else Role.AGENT
        met = group.preposition == "mit" and clause.verb in MEETING_VERBS
        told = group.preposition == "gegenüber" and clause.verb in STATEMENT_VERBS
        return Role.PATIENT if met or told else Role.MENTIONED
    if group is subject:
        if _is_passive(clause):
            return Role.PATIENT
        return Role.SOURCE if reports else Role.AGENT
    if _is_genitive(group) or clause.verb in LINKING_VERBS or not clause.verb:
        return Role.MENTIONED
    return Role.PATIENT


def _word_behind(clause: Clause, group: _Group) -> str:
    return clause.tokens[group.last].word if group.last < len(clause.tokens) else ""


def _names_source(clause: Clause, group: _Group) -> bool:
    """ "nach Angaben des Kremls", "nach Informationen von Reuters", "unter Berufung auf CNN"."""
    before = [token.word for token in clause.tokens[max(0, group.first - 4) : group.first]]
    tied = _is_genitive(group) or group.preposition in ("von", "vom")
    given = "nach" in before and not _GIVEN.isdisjoint(before)
    return (tied and given) or before[-3:-1] == ["unter", "Berufung"]


_GIVEN = frozenset(("Angaben", "Recherchen", "Informationen", "Darstellung", "Worten", "Einschätzung"))


def _is_passive(clause: Clause) -> bool:
    """ "wurde empfangen", "ist empfangen worden", "soll empfangen werden"."""
    if "worden" in clause.vocabulary:
        return True
    if clause.helper == "werden" and clause.verb != "werden" and clause.tense is not Tense.FUTURE:
        return True
    if "werden" not in clause.vocabulary:
        return False
    for before, token in zip(clause.tokens, clause.tokens[1:], strict=False):
        if token.word == "werden" and any(form.form is Form.PARTICIPLE for form in before.forms):
            return clause.helper in ("werden", "sollen", "können", "müssen", "dürfen", "wollen")
    return False


def _subject(clause: Clause, groups: Sequence[_Group], mentions: Sequence[Mention]) -> _Group | None:
    """The first noun group that can be the subject; none where a pronoun is it, or a relative pronoun."""
    if clause.kind is ClauseKind.INFINITIVE or clause.opener in ("der", "welcher"):
        return None
    if shares_helper(clause) or continues(clause):
        return None  # it stands in the clause before
    people = {mention.end for mention in mentions if mention.kind is ActorKind.PERSON}
    able = [
        group
        for group in groups
        if _can_be_subject(group, group.head.end in people) and _word_behind(clause, group) not in _NO_SUBJECTS_BEFORE
    ]
    pronoun = next((token for token in clause.tokens if token.word in SUBJECT_PRONOUNS), None)
    if pronoun is not None and (not able or pronoun.start < clause.tokens[able[0].first].start):
        own = next((group for group in able if group.head is pronoun), None)
        return own
    plural = _plural(clause)
    agreeing = next((group for group in able if not plural or _may_be_plural(group, groups)), None)
    if plural is False and len(able) > 1 and _is_bare_plural(able[0]) and not _is_bare_plural(able[1]):
        return able[1]  # "Gerüchte hatte Bruch zurückgewiesen"
    if len(able) > 1 and clause.verb in DOERS_VERBS and _is_inverted_object(able[0], able[1], mentions):
        return able[1]  # "Ihr letztes Konzert gab Kern 2011"
    if clause.opener in ("die", "das") and plural and not agreeing:
        return None
    return agreeing or next(iter(able), None)


def _is_inverted_object(first: _Group, second: _Group, mentions: Sequence[Mention]) -> bool:
    """Whether a thing stands before the verb, and the person who did it behind."""
    named = next((mention for mention in mentions if mention.end == second.head.end), None)
    thing = not any(mention.start <= first.head.start < mention.end for mention in mentions)
    return thing and named is not None and named.kind is ActorKind.PERSON


def _plural(clause: Clause) -> bool | None:
    """Whether the finite verb asks for a plural subject, None where its form fits both."""
    finite = next((token for token in clause.tokens if token.text == clause.finite), None)
    numbers = {form.plural for form in finite.forms if form.form is Form.FINITE} if finite else set()
    return numbers.pop() if len(numbers) == 1 else None


def _may_be_plural(group: _Group, groups: Sequence[_Group]) -> bool:
    """Whether several are meant: "Quellen", "die USA", "Putin und Trump"."""
    following = next((other for other in groups if other.first >= group.last and not other.bracketed), None)
    plural_word = group.head.text.endswith(("en", "er", "s", "e", "n")) and not group.head.text.endswith("in")
    return (following is not None and following.joined) or plural_word or group.head.text == "USA"


def _is_bare_plural(group: _Group) -> bool:
    """ "Gerüchte", "Vorwürfe der Opposition": several, by their ending and since no article stands before them."""
    return not group.article and group.head.text.endswith(BARE_PLURALS)


def _can_be_subject(group: _Group, person: bool) -> bool:
    if group.preposition or group.article in OBLIQUE or _is_genitive(group):
        return False
    if group.article == "der" and _is_feminine(group.head.text):
        return False
    return person or group.head.text.lower() not in TIME_NOUNS  # "Martin Sommer"


def _is_feminine(word: str) -> bool:
    small = word.lower()
    return small in FEMININE or small.endswith(FEMININE_ENDINGS)


def _is_genitive(group: _Group) -> bool:
    """ "die Solidarität Moskaus", "der Präsident des Iran", "die Armee der Ukraine"."""
    if not group.behind_noun or group.joined or group.preposition:
        return False
    if not group.article:
        return group.head.text.endswith("s")
    return group.article in ("des", "eines", "seines", "ihres", "dieses") or group.article in _GENITIVES


def _of_antecedent(clause: Clause) -> Role:
    """The part that the noun before a relative clause has in it: "Putin, der …", "Putin, den …"."""
    if clause.opener in ("der", "die", "das"):
        return Role.PATIENT if _is_passive(clause) else Role.AGENT
    return Role.PATIENT if clause.opener in ("den", "dem") else Role.MENTIONED


# --- noun groups ----------------------------------------------------------------------------------------------------


def _groups(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[_Group]:
    """The noun groups of a clause in order; a name ends its group, since another one may follow at once."""
    names = _names(tokens, mentions)
    place, ended, outside = 0, -1, -1
    while place < len(tokens):
        last = _end_of_group(tokens, place, names)
        if not last:
            if tokens[place].text == "(":
                outside = ended if ended == place else -1
            elif tokens[place].text == ")" and outside >= 0:
                ended = place + 1  # as if there were no brackets
            place += 1
            continue
        first = place
        article = next((t.word for t in tokens[first:last] if t.word in DETERMINERS), "")
        before = tokens[first - 1].word if first else ""
        if before in ABOUT and first > 1:  # "nach nur sieben Monaten"
            before = tokens[first - 2].word
        contracted = tokens[first].word in PREPOSITIONS
        named = names[first] is not None and tokens[first].word in PREPOSITIONS  # "Von Wrede flog"
        preposition = "" if named else tokens[first].word if contracted else before if before in PREPOSITIONS else ""
        tied = before in _TIES and ended == first - 1 and ended >= 0
        resumed = tied and first > 1 and tokens[first - 2].end < tokens[first - 1].start - 1
        apposed = ended == first and first > 0 and tokens[first - 1].end < tokens[first].start - 1  # a comma is between
        opened = tokens[first].text in _QUOTES and ended == first  # "die Initiative „Rettet den Wald“"
        quoted = opened or (first > 1 and ended == first - 1 and tokens[first - 1].text in '„"»«')  # "die „Welt“"
        behind = ended == (first - 1 if preposition and not contracted else first) and not apposed
        behind = behind and not (first and tokens[first - 1].text.lower() in MONTHS)  # "am 26. Dezember | der Organist"
        joined, head = tied or apposed or quoted, tokens[last - 1]
        yield _Group(first, last, preposition, article, head, behind, joined, apposed, resumed, before == "(")
        place = ended = last


_Names = Sequence[Mention | None]  # for each token of a clause the actor's name that it belongs to


def _end_of_group(tokens: Sequence[Token], place: int, names: _Names) -> int:
    """Where a noun group that begins at ``place`` ends, or 0: article, adjectives, nouns."""
    if names[place] and tokens[place].word in _STAND_ALONE:
        return place + 1
    end = place
    while end < len(tokens) and (_is_before_noun(tokens[end]) or _is_number(tokens, end)):
        if end > place and tokens[end].word in PREPOSITIONS:
            return 0  # "1966 | vom Produzenten"
        end += 1
    if end >= len(tokens) or not _is_noun(tokens[end], names[end]):
        return 0
    end = _behind_title(tokens, _end_of_name(tokens, end + 1, names))
    further = end < len(tokens) and _is_noun(tokens[end], names[end])
    described = further and any(token.word in DETERMINERS for token in tokens[place:end])
    while further and not _ends_group(tokens, end, names, described):
        end = _behind_title(tokens, _end_of_name(tokens, end + 1, names))
        further = end < len(tokens) and _is_noun(tokens[end], names[end])
    if end == place + 1 and tokens[place].text.endswith("s") and end < len(tokens):  # "Martins tschechischer Kollege"
        further = tokens[end].word not in DETERMINERS and tokens[end].text[0].islower()
        return (_end_of_group(tokens, end, names) if further else 0) or end
    return end


def _behind_title(tokens: Sequence[Token], end: int) -> int:
    """ "Dr[.] Edi Viertler", "Prof[. Dr.] Kern": the dots of titles are part of the name."""
    while end + 1 < len(tokens) and tokens[end - 1].text in ACADEMIC and tokens[end].text == ".":
        end += 2 if tokens[end + 1].text in ACADEMIC else 1
    return end


def _end_of_name(tokens: Sequence[Token], end: int, names: _Names) -> int:
    """ "Karl-Heinz | von Steinsdorff": to the end of the name that the word before ``end`` is a part of."""
    name = names[end - 1]
    if name and name.kind is ActorKind.PERSON:
        while end < len(tokens) and tokens[end].start < name.end:
            end += 1
    return end


def _is_number(tokens: Sequence[Token], place: int) -> bool:
    """ "[14.800] Zuschauer", "die [12.] Minute"."""
    if tokens[place].text == ".":
        return place > 0 and tokens[place - 1].text.isdigit()
    return tokens[place].text[0].isdigit()


def _is_before_noun(token: Token) -> bool:
    """Whether a word can stand before its noun: an article, a quotation mark, an adjective."""
    if token.word in DETERMINERS:
        return True
    if not token.text[0].islower():
        return token.text in _QUOTES
    if not token.word.endswith(_ADJECTIVE_ENDINGS) or token.word in _NO_ADJECTIVES:
        return False
    return not token.forms or any(form.form is not Form.FINITE for form in token.forms)


def _is_noun(token: Token, name: Mention | None) -> bool:
    if name and name.text.endswith(_ADJECTIVES) and token.word[0].isupper():
        return False  # "dem Russischen Überfall"
    if name:
        return token.word not in SUBJECT_PRONOUNS and not token.text[0].islower()
    if not token.text[0].isupper() or token.word in _NO_NOUNS:
        return False
    if token.text == token.word:
        return True  # below: "Witzelnd sprach er", "Entdeckt wurde sie"
    return not token.word.endswith(("nd", "weise")) and all(form.form is not Form.PARTICIPLE for form in token.forms)


def _ends_group(tokens: Sequence[Token], place: int, names: _Names, described: bool) -> bool:
    """Whether a new group begins with the noun at ``place``: behind a comma, and behind a whole name."""
    token, before = tokens[place], tokens[place - 1]
    if before.end < token.start - 1:
        return True
    if before.text.lower() in TIME_NOUNS and token.text.lower() not in TIME_NOUNS:
        return True  # "verurteilte am Dienstag | Marine Le Pen"
    name, following = names[place - 1], names[place]
    if following is not None and following is not name and following.kind is not ActorKind.PERSON:
        if name is not None:
            return not _is_possessive(name) and ("-" not in name.text or _is_own_name(name))  # "der US-Sender CNN"
        return before.text.endswith("en") and not described  # "teilten iranische Quellen Reuters mit"
    if name is None or before.end < name.end or following is name:
        return False
    if name.kind is ActorKind.PERSON and following is not None:
        return not _is_possessive(name)  # "ernannte Hindenburg | Heinrich Brüning"
    if name.kind is ActorKind.STATE and name.text.endswith("er") and name.text != name.name:  # "Schweizer Dichter"
        return False
    return not _is_possessive(name) and following is None and before.end == name.end and "-" not in before.text


def _is_possessive(mention: Mention) -> bool:
    """Whether a name is in the genitive: "Putins", but not "Paris" or "Huthis"."""
    return mention.text.endswith("s") and not mention.name.endswith("s") and mention.text not in _names_in_s()


@lru_cache(maxsize=1)
def _names_in_s() -> frozenset[str]:
    """The listed names that end in s without being genitives."""
    actors = load_actors().by_name.values()
    return frozenset(n for a in actors for n in (*a.aliases, *a.people, a.capital, *a.seats) if n.endswith("s"))


def _names(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention | None]:
    """For each token of a clause the first of the mentions that it belongs to."""
    found: list[Mention | None] = [None] * len(tokens)
    for mention in reversed(mentions):
        start, end = mention.start, mention.end
        for place, token in enumerate(tokens):
            if start < token.end and token.start < end:
                found[place] = mention
    return found


def _is_head(mention: Mention, group: _Group, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether a group is its actor's: Putin, the US soldiers, but not the USA in "US-Präsident Trump"."""
    end = clause.tokens[group.last - 1]
    compound = "-" in mention.text and " " not in mention.text and not _is_own_name(mention)
    if (mention.text[0].islower() or mention.end < end.end or compound) and not _acts_for_state(group):
        return False
    if _is_possessive(mention):
        nouns = [token for token in clause.tokens[group.first : group.last] if token.text[0].isupper()]
        return len(nouns) == 1  # "des Kremls", not "die Anfrage Putins"
    if mention.end >= end.end or mention.start >= end.start:
        other = next((m for m in mentions if m is not mention and m.start > mention.start and m.start < end.end), None)
        return other is None
    rest = [m for m in mentions if m.start >= mention.end and m.start < end.end]
    return not rest


def _is_own_name(mention: Mention) -> bool:
    """ "Karl-Heinz Ley", "Robert-Koch-Institut": a hyphen of the name itself, not of "US-Soldaten"."""
    spelt = mention.text.replace("-", " ").removesuffix("s")
    last = spelt.split()[-1]  # "UN-Sicherheitsrat"
    name = mention.name.replace("-", " ")
    return mention.kind is ActorKind.PERSON or last in name.split() or name.startswith(spelt)


def _acts_for_state(group: _Group) -> bool:
    """Whether a group with a state's adjective is that state acting: its troops, its government; not its poet."""
    head = group.head.text.rsplit("-", 1)[-1].lower()
    if head.endswith(STATE_BODIES):
        return True
    plural = group.article in ("", "die", "den", "der", "mehrere", "viele", "einige") and head.endswith(PLURALS)
    return plural and not head.endswith(("in", "ung", "heit", "keit", "schaft")) and group.article != "der"


_ADJECTIVES = ("ische", "ischen", "ischer", "isches", "ischem")


# --- events that are nouns ------------------------------------------------------------------------------------------


def _of_noun(clause: Clause, mentions: Sequence[Mention]) -> list[Role]:
    """ "Russlands Invasion in der Ukraine", "der Angriff auf Kiew durch Russland", "die Ermordung Rabins"."""
    roles: list[Role] = []
    for mention in mentions:
        before = [token for token in clause.tokens if token.end <= mention.start]
        words = [token.word for token in before[-3:]]
        prepositions = [word for word in words if word in PREPOSITIONS]
        following = next((token.text.lower() for token in clause.tokens if token.start >= mention.end), "")
        noun = next((token.text.lower() for token in reversed(before) if token.text[0].isupper()), "")
        adjective = mention.text[0].islower() or mention.text.endswith(_ADJECTIVES)
        if adjective and (is_event_noun(following) or is_event_noun(noun)):
            suffered = (following if is_event_noun(following) else noun).endswith(SUFFERED_NOUNS)
            roles.append(Role.PATIENT if suffered else Role.AGENT)  # "der russischen Invasion", not of Russia
        elif _is_possessive(mention) and following in _nouns(clause):
            roles.append(Role.PATIENT if following.endswith(SUFFERED_NOUNS) else Role.AGENT)
        elif "durch" in prepositions:
            roles.append(Role.AGENT)
        elif prepositions and prepositions[-1] in TOWARDS:
            roles.append(Role.PATIENT)
        elif prepositions and prepositions[-1] in ("von", "vom"):
            roles.append(Role.PATIENT if noun.endswith(SUFFERED_NOUNS) else Role.AGENT)
        elif words[-1:] in (["der"], ["des"]):
            roles.append(Role.PATIENT)
        elif _is_possessive(mention):
            roles.append(Role.PATIENT if noun.endswith(SUFFERED_NOUNS) else Role.AGENT)
        else:
            roles.append(Role.MENTIONED)
    return roles


def _nouns(clause: Clause) -> set[str]:
    return {token.text.lower() for token in clause.tokens if token.text[0].isupper()}
