"""Candidate → a line that can be read on a chart without its article: who did what, in the text's own words.

The clause is put into the order of a main clause, with its subject first where its time stood; what ties it to its
neighbours, tells its time or names its source is left out, and where it is too long, what it can spare.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.attachment import is_temponym, participle_in
from timeline.candidates import Candidate, continues, is_inverted, tokens_before
from timeline.clauses import Clause, ClauseKind, Token
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS, RELATIVE_PRONOUNS
from timeline.german.sequence_words import NEXT_PHRASES
from timeline.german.status_words import NEGATIONS
from timeline.german.title_words import (
    ARTICLES_OF_PRONOUNS,
    BEFORE_TIMES,
    CONNECTORS,
    NO_SUBJECTS,
    PRONOUN_SUBJECTS,
    SOURCE_NOUNS,
    SOURCE_PREPOSITIONS,
)
from timeline.german.verbs import PARTICLES
from timeline.lines import LEADING, LONGEST_TITLE, cut_to, shortened, tidy, words_of
from timeline.model import ActorKind, Mention, Sentence
from timeline.narration import ticker_head
from timeline.phrases import Names, Phrase, PhraseKind, phrases
from timeline.verbs import Form

MOST_WORDS = 120  # of a clause; what stands behind them is in no title
LONGEST_TAIL = 2  # phrases behind the verb of a subordinate clause
SHORTEST_TITLE = 25  # characters; a statement is not left without its content below that

_MARKS = ' .,;:!–—-"„“”«»'
_PERSONAL = frozenset(("er", "sie", "ich"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A clause in the order of a main clause: what stands before its verb, the verb, what follows, its verb's rest.

    ``spare`` is what goes first where the line is too long.
    """

    front: list[Phrase]
    finite: str
    middle: list[Phrase]
    bracket: str
    spare: Phrase | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a title is made of: the event, the names in its sentence, and the names that its pronouns stand for."""

    found: Candidate
    names: Names
    pronouns: dict[int, str]
    mentions: tuple[Mention, ...]


def title(found: Candidate, own: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> str:
    """A line of at most 90 characters in the event's own words; ``own`` are its mentions, of all of its sentence's."""
    pronouns = {m.start: m.name for m in mentions if m.text.lower() in _PERSONAL}
    scene = _Scene(found, Names.of(mentions), pronouns, own)
    if found.is_noun:
        return shortened(_noun_title(scene))
    if is_inverted(found.clause) and found.start < found.clause.start:
        return shortened(_speech_title(scene))
    line = _line(scene)
    text = _fitted(line, scene)
    if found.clause.verb in STATEMENT_VERBS and (said := _said(found)):
        text = _statement_title(line, text, said, scene)
    label = _label(found)
    return shortened(f"{label}: {text}" if label else text)


# --- nouns ------------------------------------------------------------------------------------------------------------


def _noun_title(scene: _Scene) -> str:
    """ "Russlands Invasion in der Ukraine"; "Iran: Revolution von 1979" where the words alone do not say whose."""
    found = scene.found
    group = [token for token in found.clause.tokens if found.start <= token.start < found.end]
    if group and group[0].word in DETERMINERS:
        group = group[1:]
    timeless = _without_time(group, found)
    if found.attribute and (participle := next((word for token in timeless if (word := participle_in(token))), "")):
        thing = _written([token for token in timeless if token.text[0].isupper()], found.sentence)
        return f"{thing} {participle}"
    own = any(found.start <= mention.start < found.end for mention in scene.mentions)
    line = _written(timeless if len(timeless) > 1 else group, found.sentence)
    return line if own or not scene.mentions else f"{scene.mentions[0].name}: {line}"


# --- clauses ----------------------------------------------------------------------------------------------------------


def _fitted(line: _Line, scene: _Scene) -> str:
    """The clause as a main clause of its own, without what it can spare where it is too long."""
    middle = list(line.middle)
    whole = _joined(line, middle, scene)
    if len(whole) > LONGEST_TITLE:
        line = replace(line, front=[_by_name(phrase, scene) for phrase in line.front])
        whole = _joined(line, middle, scene)
    while len(whole) > LONGEST_TITLE and _spare_one(middle, line.spare, scene):
        whole = _joined(line, middle, scene)
    return whole


def _by_name(phrase: Phrase, scene: _Scene) -> Phrase:
    """ "Der russische Präsident Wladimir Putin" → "Wladimir Putin"."""
    people = [m for m in scene.names.starts.values() if m.kind is ActorKind.PERSON and " " in m.text.strip()]
    for person in people:
        name = tuple(token for token in phrase.tokens if person.start <= token.start < person.end)
        if len(name) > 1 and len({m.start for m in people if any(m.start == t.start for t in phrase.tokens)}) == 1:
            return Phrase(phrase.kind, (name,))
    return phrase


def _joined(line: _Line, middle: list[Phrase], scene: _Scene) -> str:
    front, behind = _texts(line.front, scene), _texts(middle, scene)
    return tidy(" ".join(word for word in (front, line.finite, behind, line.bracket) if word))


def _texts(found: Sequence[Phrase], scene: _Scene) -> str:
    """The words of phrases; a personal pronoun is the name it stands for."""
    line = ""
    last: Token | None = None
    for phrase in found:
        gap = _gap(last, phrase.tokens[0], scene.found.sentence) if last else ""
        named = scene.pronouns.get(phrase.tokens[0].start)
        words = _written(phrase.tokens, scene.found.sentence)
        if phrase.kind is not PhraseKind.NOUN:  # no longer at the head of the sentence
            words = phrase.tokens[0].word + words[len(phrase.tokens[0].text) :]
        line += gap + (named or words)
        last = phrase.tokens[-1]
    return line


def _written(tokens: Sequence[Token], sentence: Sentence) -> str:
    """Words as they stand in the text, with the commas between them."""
    line = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        line += (_gap(before, token, sentence) if before else "") + token.text
    return line


def _gap(before: Token, after: Token, sentence: Sentence) -> str:
    """What stands between two words: nothing, a blank, or a comma where the text has one."""
    if after.start == before.end:
        return ""
    between = sentence.plain[before.end - sentence.start : after.start - sentence.start]
    if after.start < before.start or not between.strip():
        return " "
    return ", " if between.lstrip().startswith(",") else " – " if between.strip() in "–—-" else " "


def _spare_one(middle: list[Phrase], first: Phrase | None, scene: _Scene) -> bool:
    """Leaves out one thing: the front that was moved, an adverb, the tail of a phrase, a phrase without a name."""
    if first in middle and first is not None:
        middle.remove(first)
        return True
    denied = any(token.word in NEGATIONS for phrase in middle for token in phrase.tokens)
    for index in range(len(middle) - 1, -1, -1):
        if middle[index].kind is PhraseKind.ADVERB and middle[index].first != "sich" and not denied:
            del middle[index]
            return True
    for index in range(len(middle) - 1, -1, -1):
        if len(middle[index].parts) > 1:
            middle[index] = _without_tail(middle[index])
            return True
    return _spare_phrase(middle, scene)


def _without_tail(phrase: Phrase) -> Phrase:
    parts = list(phrase.parts[:-1])
    while len(parts) > 1 and all(t.word in COORDINATORS or not t.text[0].isalnum() for t in parts[-1]):
        parts.pop()
    last = list(parts[-1])
    while len(last) > 1 and (last[-1].word in COORDINATORS or not last[-1].text[0].isalnum()):
        last.pop()
    return Phrase(phrase.kind, (*parts[:-1], tuple(last)))


def _spare_phrase(middle: list[Phrase], scene: _Scene) -> bool:
    """What a preposition begins, first where it holds no name; "an der Feier" of "nimmt … teil" stays if it can."""
    groups = [i for i, phrase in enumerate(middle) if phrase.kind is PhraseKind.PREPOSITIONAL]
    nameless = [i for i in groups if not any(t.start in scene.names.starts for t in middle[i].tokens)]
    if len(middle) < 2 or not groups:
        return False
    del middle[(nameless or groups)[-1]]
    return True


def _line(scene: _Scene) -> _Line:
    """The clause in the order of a main clause, without its time, its source and what ties it to its neighbours."""
    clause = scene.found.clause
    tokens = _own_words(scene.found)
    place = next((i for i, token in enumerate(tokens) if token.finite and token.text == clause.finite), None)
    if place is None:
        middle, bracket = _bracket(_spared(tokens, scene.found))
        return _Line([], "", _told(middle, scene), bracket)
    if clause.kind in (ClauseKind.RELATIVE, ClauseKind.SUBORDINATE) and clause.opener:
        return _reordered(scene, tokens, place)
    middle, bracket = _bracket(_spared(tokens[place + 1 :], scene.found))
    front = _told(_spared(tokens[:place], scene.found), scene)
    return _fronted(scene, front, tokens[place].text, _told(middle, scene), bracket)


def _fronted(scene: _Scene, front: list[Phrase], finite: str, middle: list[Phrase], bracket: str) -> _Line:
    """The subject in front of the verb, and what stood there behind it."""
    if not front and continues(scene.found.clause):
        return _Line(_lent_subject(scene), finite, middle, bracket)
    if any(phrase.kind is PhraseKind.NOUN for phrase in front):
        return _Line(_without_apposition(front, scene), finite, middle, bracket)
    subject, rest = _subject_first(middle)
    rest = _without_its_apposition(subject, rest, scene)
    if not subject:
        return _Line(front, finite, middle, bracket)
    moved = [phrase for phrase in front if phrase.kind is PhraseKind.PREPOSITIONAL][:1]
    return _Line(subject, finite, [*moved, *rest], bracket, moved[0] if moved else None)


def _without_apposition(front: list[Phrase], scene: _Scene) -> list[Phrase]:
    """ "Pezeshkian, ein Reformist, hat …": a name needs no explanation; "Die Sprecherin, Karoline Leavitt" does."""
    tokens = [token for phrase in front for token in phrase.tokens]
    cut = next(
        (after for a, after in pairwise(tokens) if "," in _gap(a, after, scene.found.sentence)),
        None,
    )
    if cut is None:
        return front
    head = [token for token in tokens if token.start < cut.start]
    named = [scene.names.starts.get(token.start) for token in head]
    if any(mention and mention.kind is ActorKind.PERSON for mention in named):
        return [Phrase(front[0].kind, (tuple(head),))]
    return front


def _without_its_apposition(subject: list[Phrase], rest: list[Phrase], scene: _Scene) -> list[Phrase]:
    """ "erklärte Ali Chamenei, der Oberste Führer, …": what explains the subject behind a comma."""
    if not subject:
        return rest
    end, sentence = subject[0].tokens[-1].end, scene.found.sentence

    def explains(phrase: Phrase) -> bool:
        between = sentence.plain[end - sentence.start : phrase.tokens[0].start - sentence.start]
        return phrase.kind is PhraseKind.NOUN and between.strip(" ()0123456789") == ","

    return [phrase for phrase in rest if not explains(phrase)]


def _own_words(found: Candidate) -> list[Token]:
    """The tokens of a clause behind a clock time or a speaker's label, without brackets and marks at its ends."""
    begin = found.sentence.start + ticker_head(found.sentence)
    if _label(found):
        begin = found.clause.spans[1][0]
    kept: list[Token] = []
    depth = 0
    for token in [token for token in found.clause.tokens if token.start >= begin][:MOST_WORDS]:
        depth += token.text in "(["
        if not depth and (kept or token.text[0].isalnum() or token.quoted):
            kept.append(token)
        depth -= token.text in ")]" and depth > 0
    while kept and kept[0].word in COORDINATORS:
        del kept[0]
    while kept and kept[-1].text in ".!?…":
        kept.pop()
    return _without_appendix(kept, found)


def _without_appendix(tokens: list[Token], found: Candidate) -> list[Token]:
    """ "… sicherte Hilfe zu – auch politisch", "… übermittelt, darunter Schiffe": what follows the verb's last word."""
    for start, _ in found.clause.spans[1:]:
        head = [token for token in tokens if token.start < start]
        tail = [token for token in tokens if token.start >= start]
        closed = head and (head[-1].forms or head[-1].word in PARTICLES) and not head[-1].text[0].isupper()
        if closed and any(t.text == found.clause.finite for t in head) and not any(t.forms for t in tail):
            return head
    return tokens


def _label(found: Candidate) -> str:
    """ "Wendt: Im Mai gehe ich auf Tournee": who speaks, in an interview."""
    spans, sentence = found.clause.spans, found.sentence
    if len(spans) < 2 or ticker_head(sentence) or spans[0][0] != sentence.start:
        return ""
    between = sentence.plain[spans[0][1] - sentence.start : spans[1][0] - sentence.start]
    label = sentence.plain[: spans[0][1] - sentence.start]
    return label if ":" in between and len(label.split()) <= 3 else ""


def _spared(tokens: Sequence[Token], found: Candidate) -> list[Token]:
    """Words without the expression that dates them, their source and connecting adverbs."""
    kept = _without_source(_without_time(list(tokens), found))
    running = f" {' '.join(token.word.lower() for token in kept)} "
    for phrase in NEXT_PHRASES:
        if (at := running.find(f" {phrase} ")) >= 0:
            first = running[:at].count(" ")
            del kept[first : first + len(phrase.split())]
            break
    neither = any(token.word == "weder" for token in kept)  # "weder … noch"
    return [t for t in kept if t.quoted or t.word not in CONNECTORS or (neither and t.word == "noch")]


def _without_source(tokens: list[Token]) -> list[Token]:
    """ "liefert dem Iran [Medienberichten zufolge] Informationen"."""
    place = next((i for i, token in enumerate(tokens) if token.word == "zufolge"), 0)
    if not place:
        return tokens
    first = place - 1
    if tokens[first].text.lower() not in SOURCE_NOUNS:
        while first > 0 and (tokens[first - 1].text[0].isupper() or tokens[first - 1].word in DETERMINERS):
            first -= 1
    while first > 0 and tokens[first - 1].word.endswith(("en", "er")) and not tokens[first - 1].text[0].isupper():
        if tokens[first - 1].finite or tokens[first - 1].word in PREPOSITIONS:
            break
        first -= 1
    return tokens[:first] + tokens[place + 1 :]


def _without_time(tokens: list[Token], found: Candidate) -> list[Token]:
    timex = found.timex
    if timex is None or found.carried or is_temponym(timex):
        return tokens
    begin, end = found.times_start or timex.start, max(found.times_end, timex.end)
    first = next((i for i, token in enumerate(tokens) if token.start >= begin), len(tokens))
    last = next((i for i, token in enumerate(tokens) if token.start >= end), len(tokens))
    if first == last:
        return tokens
    if last < len(tokens) and tokens[last].text == "." and tokens[last - 1].text.isdigit():
        last += 1
    while first > 0 and tokens[first - 1].word.lower() in BEFORE_TIMES:
        first -= 1
    return tokens[:first] + tokens[last:]


def _told(tokens: list[Token], scene: _Scene) -> list[Phrase]:
    """The phrases of a run of words without those that name a source: "laut CNN", "nach Angaben der Polizei"."""
    kept: list[Phrase] = []
    source = False
    for phrase in phrases(tokens, scene.names):
        former, source = source, _names_source(phrase)
        if not source and not (former and phrase.first == "auf"):  # "unter Berufung | auf Beamte"
            kept.append(phrase)
    return kept


def _names_source(phrase: Phrase) -> bool:
    if phrase.first in SOURCE_PREPOSITIONS:
        return True
    words = {token.word.lower() for token in phrase.tokens}
    return phrase.first in ("nach", "aus", "unter") and not words.isdisjoint(SOURCE_NOUNS | {"berufung"})


def _bracket(tokens: list[Token]) -> tuple[list[Token], str]:
    """What follows the finite verb, and the verbs or particle at its end: "… | angekündigt haben", "… | an".

    "habe sich ausgesprochen und ihn informiert" ends with its first verb.
    """
    for index, token in enumerate(tokens[:-1]):
        if tokens[index + 1].word in ("und", "sowie") and token.text.islower() and _is_verb_rest(token):
            tokens = tokens[: index + 1]
            break
    words = [token for token in tokens if token.text[0].isalnum()]
    cut = len(words)
    while cut and not words[cut - 1].text[0].isupper() and (words[cut - 1].forms or words[cut - 1].word in PARTICLES):
        cut -= 1
    bracket = words[cut:]
    if not bracket:
        return tokens, ""
    return [token for token in tokens if token.start < bracket[0].start], " ".join(token.text for token in bracket)


def _is_verb_rest(token: Token) -> bool:
    return any(form.form in (Form.PARTICIPLE, Form.INFINITIVE) for form in token.forms) and not token.finite


def _subject_first(rest: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """The subject taken out of what follows the verb: "am Freitag spielte [das Haus] die Angaben herunter"."""
    for index, phrase in enumerate(rest):
        if phrase.kind is PhraseKind.NOUN and phrase.first not in NO_SUBJECTS:
            return [phrase], rest[:index] + rest[index + 1 :]
    return [], rest


def _lent_subject(scene: _Scene) -> list[Phrase]:
    """The subject that a clause shares with the one before it: "… und bot Hilfe an"."""
    found = scene.found
    before = next((c for c in reversed(found.others) if c.start < found.clause.start and _has_subject(c)), None)
    if before is None:
        return []
    whose = Candidate(found.sentence, before, before.start, before.end, before.spans, None, found.others)
    line = _line(_Scene(whose, scene.names, scene.pronouns, scene.mentions))
    return line.front[:1]


def _has_subject(clause: Clause) -> bool:
    return clause.kind is ClauseKind.MAIN and bool(clause.finite) and not continues(clause)


def _reordered(scene: _Scene, tokens: list[Token], place: int) -> _Line:
    """ "das Trump 2018 aufgekündigt hat" → "Trump | hat | das Atomabkommen | aufgekündigt"."""
    clause = scene.found.clause
    head = next((i for i, token in enumerate(tokens) if token.word == clause.opener), 0)
    middle, bracket = _bracket(_spared(tokens[head + 1 : place], scene.found))
    rest, behind = _told(middle, scene), _told(_spared(tokens[place + 1 :], scene.found), scene)
    tail = [token for token in tokens[place + 1 :] if token.finite and token.text.islower()]
    if len(behind) > LONGEST_TAIL or tail:  # its verb is not its last word: leave it as it is
        return _Line([], "", phrases(tokens[head + 1 :], scene.names), "")
    if clause.opener not in RELATIVE_PRONOUNS:
        front, rest = _subject_first(rest)
        return _Line(front, tokens[place].text, [*rest, *behind], bracket)
    antecedent = _antecedent(scene)
    if _is_subject(clause.opener, head, rest):
        return _Line(antecedent, tokens[place].text, [*rest, *behind], bracket)
    front, rest = _subject_first(rest)
    known = clause.opener in ARTICLES_OF_PRONOUNS
    pronoun = [Phrase(PhraseKind.NOUN, (tuple(tokens[: head + 1]),))] if known else []
    return _Line(front, tokens[place].text, [*pronoun, *antecedent, *rest, *behind], bracket)


def _is_subject(pronoun: str, head: int, rest: list[Phrase]) -> bool:
    """Whether a relative pronoun is the subject of its clause: none but it can be."""
    if head > 0 or pronoun in ("den", "dem", "denen", "dessen", "deren"):
        return False
    if pronoun == "der":
        return True
    first = next((phrase for phrase in rest if phrase.kind is PhraseKind.NOUN), None)
    return first is None or rest[0] is not first or first.first in NO_SUBJECTS or first.first in DETERMINERS


def _antecedent(scene: _Scene) -> list[Phrase]:
    """The noun that a relative clause explains: the last one before it, by its name where it is a person."""
    found = scene.found
    before = tokens_before(found)
    people = [mention for mention in scene.mentions if mention.kind is ActorKind.PERSON]
    lent = [mention for mention in people if mention.end <= found.clause.start]
    if lent:
        return [Phrase(PhraseKind.NOUN, (tuple(t for t in before if lent[-1].start <= t.start < lent[-1].end),))]
    while before and before[-1].forms and before[-1].text.islower():
        before.pop()
    verb = max((i for i, token in enumerate(before) if token.finite and token.text.islower()), default=-1)
    nouns = [phrase for phrase in phrases(before[verb + 1 :], scene.names) if phrase.kind is not PhraseKind.ADVERB]
    if not nouns:
        return []
    words = [t for t in nouns[-1].tokens if t.text[0].isalnum()]
    while words and (words[0].word in DETERMINERS | PREPOSITIONS | COORDINATORS or words[0].text.islower()):
        del words[0]
    return [Phrase(PhraseKind.NOUN, (tuple(words),))] if words else []


# --- statements -------------------------------------------------------------------------------------------------------


def _speech_title(scene: _Scene) -> str:
    """ "„Wir kommen“, sagte Putin" → "Putin: „Wir kommen“"."""
    found = scene.found
    raw = words_of(found.sentence, found.start + ticker_head(found.sentence), found.clause.start)
    speech = LEADING.sub("", raw).strip(_MARKS)
    content = [clause for clause in found.others if found.start <= clause.start < found.clause.start]
    if content and all(clause.quoted for clause in content):
        room = LONGEST_TITLE - 30
        speech = f"„{speech if len(speech) <= room else cut_to(speech, room)}“"
    speaker = _speaker(_line(scene), scene)
    return f"{speaker}: {speech}" if speaker else speech


def _statement_title(line: _Line, text: str, said: str, scene: _Scene) -> str:
    """What somebody said, with who said it: the whole if it fits, else what was said, else that it was said."""
    whole = f"{text}, {said}"
    dependent = any(
        clause.kind is ClauseKind.INFINITIVE or clause.opener in ("dass", "ob", "wie", "was")
        for clause in scene.found.others
        if scene.found.clause.end <= clause.start <= scene.found.clause.end + 3
    )
    if len(whole) <= LONGEST_TITLE:
        return whole
    if dependent and len(text) >= SHORTEST_TITLE and line.middle:
        return text
    speaker = _speaker(line, scene)
    return whole if dependent or not speaker else f"{speaker}: {said}"


def _speaker(line: _Line, scene: _Scene) -> str:
    """Who speaks, in a few words, a pronoun by the name it stands for."""
    for phrase in (*line.front, *line.middle):
        if phrase.kind is PhraseKind.NOUN and phrase.first not in NO_SUBJECTS:
            name = _texts([phrase], scene).strip(" .,;:")
            return "" if name.lower() in PRONOUN_SUBJECTS else name
    return ""


def _said(found: Candidate) -> str:
    """What was said, where it stands behind its verb and is not another statement."""
    end = max((end for _, end in found.spans), default=0)
    said = words_of(found.sentence, found.clause.end, end).lstrip(" ,;:–—-") if end > found.clause.end else ""
    return "" if said.startswith(("und ", "oder ", "sowie ")) else said.strip(" .")
