"""A clause → the order of a main clause: its subject, the verb, what follows; or its own order where that is unsure."""

from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.antecedents import explained, is_plural, with_its_clause
from timeline.candidates import Candidate, brings_subject, continues, tokens_before
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.function_words import COORDINATORS, DETERMINERS, RELATIVE_PRONOUNS
from timeline.german.title_words import (
    ARTICLES_OF_PRONOUNS,
    CONNECTORS,
    GIVING_VERBS,
    LIGHT_WORDS,
    NO_SUBJECTS,
    SEPARABLE,
    STRONG_NOUNS,
    WEAK_ENDINGS,
)
from timeline.german.verbs import PARTICLES
from timeline.lines import gap
from timeline.model import ActorKind, Mention
from timeline.narration import ticker_head
from timeline.phrases import Names, Phrase, PhraseKind, phrases
from timeline.sparing import head_of, names_source, spared
from timeline.subjects import is_amount, is_sure, subject_in, tail_of
from timeline.verbs import Form

MOST_WORDS = 120  # of a clause; what stands behind them is in no title
_BRACKETS = frozenset("([)]")
_SHARED = frozenset("worden haben sein werden".split())
_LEADING_TO = frozenset(("auf", "von", "vom"))  # "unter Berufung | auf Beamte", "nach Angaben | von Gouverneur Kiper"
_OBJECTS = frozenset("einen keinen diesen den dem".split())  # "Den Antrag lehnte das Gericht ab"
LONGEST_TAIL = 2  # phrases behind the verb of a subordinate clause


@dataclass(frozen=True, slots=True)
class Line:
    """A clause in the order of a main clause: what stands before its verb, the verb, what follows, its verb's rest.

    ``spare`` is what goes first where the line is too long.
    """

    front: list[Phrase]
    finite: str
    middle: list[Phrase]
    bracket: str
    spare: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a title is made of: the event, the names in its sentence, and the names that its pronouns stand for."""

    found: Candidate
    names: Names
    pronouns: dict[int, str]
    mentions: tuple[Mention, ...]


def main_line(scene: Scene) -> Line:
    """The clause in the order of a main clause, without its time, its source and what ties it to its neighbours."""
    clause = scene.found.clause
    tokens = own_words(scene.found)
    place = next((i for i, token in enumerate(tokens) if token.finite and token.text == clause.finite), None)
    if place is None:
        middle, bracket = _bracket(spared(tokens, scene.found))
        shared = _lent_subject(scene) if clause.finite else []  # "wurde gefasst [und am Montag ausgeliefert]"
        middle = [token for token in middle if not shared or token.word not in ("aber", "jedoch")]
        rest, bracket = _told(middle, scene), bracket or clause.lent or ""
        if rest and (before := _clause_before(scene)) and brings_subject(clause, before):
            return Line(rest[:1], clause.finite, rest[1:], bracket)
        return Line(shared, clause.finite if shared else "", rest, bracket)
    if clause.kind in (ClauseKind.RELATIVE, ClauseKind.SUBORDINATE) and clause.opener:
        return _reordered(scene, tokens, place)
    goes_on = 1 + (continues(clause) and tokens[place + 1 : place + 2] != [] and tokens[place + 1].word == "aber")
    middle, bracket = _bracket(spared(tokens[place + goes_on :], scene.found))
    front = _told(spared(tokens[:place], scene.found), scene)
    line = Line(front, tokens[place].text, _told(middle, scene), bracket)
    return _fronted(scene, line) or _as_it_stands(scene, tokens, place)


def _with_its_tail(scene: Scene, line: Line) -> Line:
    """The subject with what may belong to it, where no other words can stand before the verb."""
    index = subject_in(line.middle)
    if index is None:
        return line
    end = index + 1
    while end < len(line.middle) and line.middle[end].kind is PhraseKind.PREPOSITIONAL:
        end += 1
        if end < len(line.middle) and line.middle[end].first not in ("von", "vom"):
            break
    tail = line.middle[index + 1 : end] if not is_sure(line.middle, index, scene.names) else []
    rest = line.middle[:index] + line.middle[index + 1 + len(tail) :]
    return replace(line, front=[line.middle[index], *tail], middle=rest)


def _as_it_stands(scene: Scene, tokens: list[Token], place: int) -> Line:
    """The clause in its own order, its time and all: "2021 hatte eine Gruppe aus Halle Hinweise beschrieben"."""
    front = tokens[:place]
    while len(front) > 1 and front[0].word in CONNECTORS:
        del front[0]
    middle, bracket = _bracket(tokens[place + 1 :])
    told = [phrase for phrase in phrases(front, scene.names) if not names_source(phrase)]
    line = Line(told, tokens[place].text, phrases(middle, scene.names), bracket)
    return line if told else _with_its_tail(scene, line)


def _fronted(scene: Scene, line: Line) -> Line | None:
    """The subject in front of the verb, and what stood there behind it; nothing where it is not sure what that is."""
    front, middle = line.front, line.middle
    if not front and continues(scene.found.clause):
        return replace(line, front=_lent_subject(scene))
    if (given := _object_in_front(front, middle, scene)) is not None:
        moved = [_without_capital(front[0]), *front[1:], *middle[given + 1 :]]
        return replace(line, front=[middle[given]], middle=[*middle[:given], *moved])
    if any(phrase.kind is PhraseKind.NOUN for phrase in front):
        return replace(line, front=_without_apposition(front, scene))
    index = subject_in(middle, is_plural(scene.found.clause) is True)
    if index is None and not front and (lent := _lent_subject(scene)) and _agrees(lent, scene):
        return replace(line, front=lent)  # "…, lieferten sich eine Verfolgungsjagd"
    if index is None:
        return line if front else None
    if any(phrase.first in ("das", "dies") for phrase in front):
        return None  # "Das gab die Jury bekannt"
    if not is_sure(middle, index, scene.names):
        return None
    front, middle = _without_dative(front, middle, index, scene)
    end = _behind_subject(middle, index, scene)
    subject = middle[index:end]
    rest = _without_its_apposition(subject, middle[:index] + middle[end:], scene)
    moved = [phrase for phrase in front if phrase.kind is PhraseKind.PREPOSITIONAL][:1]
    light = next((i for i, phrase in enumerate(rest) if phrase.first not in LIGHT_WORDS), len(rest))
    if moved and light < len(rest) and rest[light].kind is PhraseKind.NOUN and rest[light].first in ("dem", "den"):
        light += 1  # "kamen den Männern [auf die Spur]"
    rest = [*rest[:light], *moved, *rest[light:]]  # "äußerte [sich] zum Vertrag"
    return Line(subject, line.finite, rest, line.bracket, moved[0] if moved else None)


def _without_capital(phrase: Phrase) -> Phrase:
    """A phrase that no longer begins the sentence: "Einen Bericht" → "einen Bericht"."""
    first, *others = phrase.parts
    return Phrase(phrase.kind, ((replace(first[0], text=first[0].word), *first[1:]), *others))


def _object_in_front(front: list[Phrase], middle: list[Phrase], scene: Scene) -> int | None:
    """Where the subject stands behind its object: "Einen Bericht darüber bestätigte [eine Sprecherin]"."""
    objects = front and front[0].kind is PhraseKind.NOUN and front[0].first in _OBJECTS
    if not objects or any(phrase.kind is not PhraseKind.PREPOSITIONAL for phrase in front[1:]):
        return None
    index = subject_in(middle)
    return index if index is not None and is_sure(middle, index, scene.names) else None


def _agrees(lent: list[Phrase], scene: Scene) -> bool:
    """Whether a verb in the plural can have the subject of the clause before: no "Der Verband … seien"."""
    joined = any(token.word in COORDINATORS for token in lent[0].tokens)
    return joined or is_plural(scene.found.clause) is not True or lent[0].first not in ("der", "das", "ein", "eine")


def _behind_subject(middle: list[Phrase], index: int, scene: Scene) -> int:
    """Behind the last phrase of a subject: "[Kern, Wolf und Huber] trafen", "[ein Bußgeld von 300 Euro] wurde"."""
    end, sentence = index + 1, scene.found.sentence
    while (
        is_plural(scene.found.clause)
        and end < len(middle)
        and middle[end].kind is PhraseKind.NOUN
        and gap(middle[end - 1].tokens[-1], middle[end].tokens[0], sentence) == ", "
    ):
        end += 1
    if end > index + 1 and any(token.word in COORDINATORS for token in middle[end - 1].tokens):
        return end
    end = index + 1
    behind = middle[end + 1].first if end + 1 < len(middle) else ""
    return end + 1 if end < len(middle) and is_amount(middle[end]) and behind not in ("auf", "bis") else end


def _without_dative(
    front: list[Phrase], middle: list[Phrase], index: int, scene: Scene
) -> tuple[list[Phrase], list[Phrase]]:
    """ "2004 verlieh ihr | Präsident Johannes Rau das Kreuz": to her, and no president of hers."""
    subject = middle[index]
    if scene.found.clause.verb not in GIVING_VERBS or subject.first != "ihr" or len(subject.parts[0]) < 2:
        return front, middle
    head, *others = subject.parts
    given = [Phrase(PhraseKind.ADVERB, ((head[0],),))]
    return front, [*middle[:index], Phrase(subject.kind, (head[1:], *others)), *given, *middle[index + 1 :]]


def _without_apposition(front: list[Phrase], scene: Scene) -> list[Phrase]:
    """ "Pezeshkian, ein Reformist, hat …": a name needs no explanation; "Die Sprecherin, Karoline Leavitt" does."""
    tokens = [token for phrase in front for token in phrase.tokens]
    cut = next(
        (after for a, after in pairwise(tokens) if "," in gap(a, after, scene.found.sentence)),
        None,
    )
    if cut is None:
        return front
    head = [token for token in tokens if token.start < cut.start]
    named = [scene.names.starts.get(token.start) for token in head]
    tail = [token for token in tokens if token.start >= cut.start and token.text != ","]
    explained_by = scene.names.starts.get(cut.start)
    if explained_by and explained_by.kind is ActorKind.PERSON and tail[-1].end == explained_by.end:
        return [Phrase(front[0].kind, (tuple(tail),))]  # "Der Direktor, Carlo Belli, …"
    if any(mention and mention.kind is ActorKind.PERSON for mention in named):
        if further := next((i for i, token in enumerate(tail) if token.word == "und"), 0):
            head += tail[further:]  # "Roland Grießmair, Präsident der Gemeinschaft, und Waltraud Deeg dankten …"
        return [Phrase(front[0].kind, (tuple(head),))]
    inside = [scene.names.starts.get(token.start) for token in tail]
    nameless = not any(mention and mention.kind is ActorKind.PERSON for mention in inside)
    return [Phrase(front[0].kind, (tuple(head),))] if nameless and _is_closed(tail[-1], scene) else front


def _is_closed(last: Token, scene: Scene) -> bool:
    """ "Der Fahrer, ein Mann aus Kyritz, starb": an explanation ends with a comma before the verb, a list does not."""
    clause = scene.found.clause
    finite = next((token for token in clause.tokens if token.text == clause.finite and token.start >= last.end), None)
    return finite is not None and "," in gap(last, finite, scene.found.sentence)


def _without_its_apposition(subject: list[Phrase], rest: list[Phrase], scene: Scene) -> list[Phrase]:
    """ "erklärte Ali Chamenei, der Oberste Führer, …": what explains the subject behind a comma."""
    if not subject:
        return rest
    end, sentence = subject[0].tokens[-1].end, scene.found.sentence
    last = next((token.text for token in reversed(scene.found.clause.words) if token.text[0].isalnum()), "")
    wanted = last.islower() and "zu" in last and last.endswith("n")

    def explains(phrase: Phrase) -> bool:
        between = sentence.plain[end - sentence.start : phrase.tokens[0].start - sentence.start]
        if phrase.kind is not PhraseKind.NOUN or between.strip(" ()0123456789") != ",":
            return False
        return not wanted  # "versucht Trump, [die Beziehungen] wiederherzustellen"

    return [phrase for phrase in rest if not explains(phrase)]


def own_words(found: Candidate) -> list[Token]:
    """The tokens of a clause behind a clock time or a speaker's label, without brackets and marks at its ends."""
    begin = found.sentence.start + (ticker_head(found.sentence) or head_of(found.sentence))
    if label_of(found):
        begin = found.clause.spans[1][0]
    kept = [token for token in found.clause.tokens if token.start >= begin][:MOST_WORDS]
    if not _BRACKETS.isdisjoint(found.clause.vocabulary):
        kept = _outside_brackets(kept)
    while kept and not (kept[0].text[0].isalnum() or kept[0].quoted):
        del kept[0]
    while kept and kept[0].word in COORDINATORS:
        del kept[0]
    while kept and kept[-1].text in ".!?…":
        kept.pop()
    return _without_appendix(kept, found)


def _outside_brackets(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text in "(["
        if not depth:
            kept.append(token)
        depth -= token.text in ")]" and depth > 0
    return kept


def _without_appendix(tokens: list[Token], found: Candidate) -> list[Token]:
    """ "… sicherte Hilfe zu – auch politisch", "… übermittelt, darunter Schiffe": what follows the verb's last word."""
    for start, _ in found.clause.spans[1:]:
        head = [token for token in tokens if token.start < start]
        tail = [token for token in tokens if token.start >= start]
        closed = head and (head[-1].forms or head[-1].word in PARTICLES) and not head[-1].text[0].isupper()
        further = any(map(_is_finite, tail)) or (tail and tail[0].word in COORDINATORS and any(t.forms for t in tail))
        if closed and any(t.text == found.clause.finite for t in head) and not further:
            return head
    return tokens


def _is_finite(token: Token) -> bool:
    return token.finite and token.text.islower()


def label_of(found: Candidate) -> str:
    """ "Wendt: Im Mai gehe ich auf Tournee": who speaks, in an interview."""
    spans, sentence = found.clause.spans, found.sentence
    if len(spans) < 2 or ticker_head(sentence) or spans[0][0] != sentence.start:
        return ""
    between = sentence.plain[spans[0][1] - sentence.start : spans[1][0] - sentence.start]
    label = sentence.plain[: spans[0][1] - sentence.start]
    return label if ":" in between and len(label.split()) <= 3 else ""


def _told(tokens: list[Token], scene: Scene) -> list[Phrase]:
    """The phrases of a run of words without those that name a source: "laut CNN", "nach Angaben der Polizei"."""
    kept: list[Phrase] = []
    source = False
    for phrase in phrases(tokens, scene.names):
        former, source = source, names_source(phrase)
        if not source and not (former and phrase.first in _LEADING_TO):
            kept.append(phrase)
    return kept


def _bracket(tokens: list[Token]) -> tuple[list[Token], str]:
    """What follows the finite verb, and the verbs or particle at its end: "… | angekündigt haben", "… | an".

    "habe sich ausgesprochen und ihn informiert" ends with its first verb.
    """
    for index, token in enumerate(tokens[:-1]):
        if (
            tokens[index + 1].word in ("und", "sowie")
            and token.text.islower()
            and _is_verb_rest(token)
            and _goes_on(tokens[index + 2 :])
        ):
            shared = [last for last in tokens[-1:] if last.word in _SHARED]  # "getötet und … verletzt [worden]"
            tokens = [*tokens[: index + 1], *shared]
            break
    words = [token for token in tokens if token.text[0].isalnum()]
    cut = len(words)
    while cut and not words[cut - 1].text[0].isupper() and (words[cut - 1].forms or words[cut - 1].word in PARTICLES):
        cut -= 1
    bracket = words[cut:]
    if not bracket:
        return tokens, ""
    return [token for token in tokens if token.start < bracket[0].start], " ".join(token.text for token in bracket)


def _goes_on(tokens: list[Token]) -> bool:
    """Whether another verb ends what follows "und", and it is not "verletzte und getötete Menschen"."""
    last = next((token for token in reversed(tokens) if token.text[0].isalnum()), None)
    return last is not None and last.text.islower() and bool(last.forms)


def _is_verb_rest(token: Token) -> bool:
    return any(form.form in (Form.PARTICIPLE, Form.INFINITIVE) for form in token.forms)


def _lent_subject(scene: Scene) -> list[Phrase]:
    """The subject that a clause shares with the one before it: "… und bot Hilfe an"."""
    found = scene.found
    before = _clause_before(scene)
    if before is None:
        return []
    whose = Candidate(found.sentence, before, before.start, before.end, before.spans, found.timex, found.others)
    line = main_line(Scene(whose, scene.names, scene.pronouns, scene.mentions))
    if line.front and line.front[0].kind is PhraseKind.NOUN and not line.front[0].first.isdigit():
        return line.front[:1]
    index = subject_in(line.middle)  # it keeps its place in a clause that keeps its order
    return [line.middle[index]] if index is not None else []


def _clause_before(scene: Scene) -> Clause | None:
    """The last clause before that names its subject."""
    found = scene.found
    return next((c for c in reversed(found.others) if c.start < found.clause.start and _has_subject(c)), None)


def _has_subject(clause: Clause) -> bool:
    own = any(token.text == clause.finite for token in clause.tokens)
    return clause.kind is ClauseKind.MAIN and own and not continues(clause)


def _reordered(scene: Scene, tokens: list[Token], place: int) -> Line:
    """ "das Trump 2018 aufgekündigt hat" → "Trump | hat | das Atomabkommen | aufgekündigt"."""
    line = _in_main_order(scene, tokens, place)
    particle = next((p for p in SEPARABLE if scene.found.clause.verb.startswith(p) and line.finite.startswith(p)), "")
    if line.finite and not line.bracket and particle:
        return replace(line, finite=line.finite.removeprefix(particle), bracket=particle)
    return line


def _in_main_order(scene: Scene, tokens: list[Token], place: int) -> Line:
    clause = scene.found.clause
    head = next((i for i, token in enumerate(tokens) if token.word == clause.opener), 0)
    own = tokens[head].word != clause.opener  # "in dem er wohnt [und der Osten sich vorbereitet]"
    middle, bracket = _bracket(spared(tokens[head + (not own) : place], scene.found))
    following = tokens[place + 1 :]
    if following and following[0].word in ("als", "wie"):
        following = []  # "zurückhaltender aufgetreten ist [als erwartet]"
    rest, behind = _told(middle, scene), _told(spared(following, scene.found), scene)
    tail = [token for token in following if token.finite and token.text.islower()]
    if len(behind) > LONGEST_TAIL or tail:  # its verb is not its last word: leave it as it is
        return Line([], "", phrases(tokens[head + 1 :], scene.names), "")
    index = subject_in(rest)
    sure = index is not None and is_sure(rest, index, scene.names)
    own = own and index == 0 and rest[0].tokens[0].word in DETERMINERS
    if own or clause.opener not in RELATIVE_PRONOUNS:
        sure = sure or (index is not None and len(rest) > 1 and rest[index].first == "es")  # "nachdem es zu … kam"
        behind_it = rest[index + 1 : index + 2] if index is not None else []
        sure = sure or any(p.kind is PhraseKind.NOUN and p.first in NO_SUBJECTS for p in behind_it)  # "… einen Auftrag"
        tails: list[Phrase] = tail_of(rest, index, scene.names) if index is not None and not sure else []
        if index is None or not (sure or tails):
            return Line([], "", phrases(tokens, scene.names), "")
        others = [*rest[:index], *rest[index + 1 + len(tails) :]]
        return Line([rest[index], *tails], tokens[place].text, [*others, *behind], bracket)
    is_subject = _is_subject(clause.opener, head, rest)
    thing = explained(scene.found, scene.mentions, scene.names, is_subject)
    if (
        thing is None and is_subject and clause.opener == "der" and index is not None
    ):  # "die Lieferung, der Berlin zustimmte"
        is_subject = False
        thing = explained(scene.found, scene.mentions, scene.names, is_subject)
        sure = sure or (index is not None and rest[index].tokens[0].start in scene.names.starts)
    if thing is None or not (is_subject or sure):
        return _with_antecedent(scene)
    if is_subject:
        if thing.tokens[0].start in scene.names.starts:
            return Line([thing], tokens[place].text, [*rest, *behind], bracket)
        thing = _as_subject(thing) if clause.opener == "der" else thing
        return Line([_article(tokens[head], clause.opener), thing], tokens[place].text, [*rest, *behind], bracket)
    if index is None or clause.opener not in ARTICLES_OF_PRONOUNS:
        return _with_antecedent(scene)
    person = thing.tokens[0].start in scene.names.starts and head == 0
    pronoun = [] if person else [Phrase(PhraseKind.NOUN, (tuple(tokens[: head + 1]),))]
    others = [*rest[:index], *rest[index + 1 :]]
    light = [phrase for phrase in others if phrase.first in LIGHT_WORDS]  # "ließ [sich] von Kern scheiden"
    others = [phrase for phrase in others if phrase not in light]
    return Line([rest[index]], tokens[place].text, [*light, *pronoun, thing, *others, *behind], bracket)


def _as_subject(thing: Phrase) -> Phrase:
    """ "den Präsidenten, der …" → "Präsident", "dem Angeklagten, der …" → "Angeklagte": one man, in the nominative."""
    head = thing.tokens[0]
    ending = next((ending for ending in WEAK_ENDINGS if head.text.lower().endswith(ending)), "")
    if not ending or head.text.lower().endswith(STRONG_NOUNS):
        return thing
    word = head.text.removesuffix(WEAK_ENDINGS[ending])
    return Phrase(thing.kind, ((replace(head, text=word, word=word), *thing.tokens[1:]),))


def _article(pronoun: Token, word: str) -> Phrase:
    """The article that a relative pronoun becomes: "der Vertrag, der endete" → "der | Vertrag | endete"."""
    return Phrase(PhraseKind.NOUN, ((replace(pronoun, text=word, word=word),),))


def _with_antecedent(scene: Scene) -> Line:
    """ "die Lieferung von Flugzeugen, der Berlin zustimmte": a clause whose noun is not sure stays behind its words."""
    found = scene.found
    begin = with_its_clause(found)
    before = [token for token in tokens_before(found) if token.start >= begin]
    return Line([], "", [Phrase(PhraseKind.NOUN, ((*before, *own_words(found)),))], "")


def _is_subject(pronoun: str, head: int, rest: list[Phrase]) -> bool:
    """Whether a relative pronoun is the subject of its clause: none but it can be."""
    if head > 0 or pronoun in ("den", "dem", "denen", "dessen", "deren"):
        return False
    if pronoun == "der":
        return True
    first = next((phrase for phrase in rest if phrase.kind is PhraseKind.NOUN), None)
    return first is None or rest[0] is not first or first.first in NO_SUBJECTS or first.first in DETERMINERS
