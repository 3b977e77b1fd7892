"""Candidate → a line that can be read on a chart without its article: who did what, in the text's own words.

The clause is put into the order of a main clause, with its subject first where its time stood; what ties it to its
neighbours, tells its time or names its source is left out, and where it is too long, what it can spare.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.attachment import participle_in
from timeline.candidates import Candidate, is_inverted
from timeline.clause_words import Token
from timeline.clauses import Clause, ClauseKind
from timeline.german.event_words import RELATING_PREPOSITIONS, STATEMENT_VERBS
from timeline.german.function_words import COORDINATORS, DETERMINERS, PREPOSITIONS
from timeline.german.status_words import NEGATIONS
from timeline.german.title_words import ADVERBS, DEGREES, NEEDED_PREPOSITIONS, NO_SUBJECTS, PRONOUN_SUBJECTS, PURPOSES
from timeline.lines import (
    LONGEST_TITLE,
    cut_between_words,
    cut_to,
    gap,
    shortened,
    tidy,
    without_leading,
    words_of,
    written,
)
from timeline.main_order import Line, Scene, label_of, main_line
from timeline.model import ActorKind, Mention
from timeline.narration import ticker_head
from timeline.nominals import is_event_noun
from timeline.noun_titles import in_nominative
from timeline.phrases import Names, Phrase, PhraseKind
from timeline.sparing import without_time

SHORTEST_WHOLE = 45  # characters; below that a clause takes what "dass" or "wie" says behind it along
LONGEST_GAP = 3  # characters between a clause and what was meant in it: a comma and a blank
SHORTEST_CONTENT = 20  # characters; less of what was said tells nothing

_ADJECTIVES = ("en", "er", "em", "es")
_SMALL = DETERMINERS | PREPOSITIONS | COORDINATORS
_MARKS = ' .,;:!–—-"„“”«»'
_GENITIVE = re.compile(r"(?!(?:der|einer|unser|ihrer|seiner|keiner|dieser|jeder)$)[a-zäöüß]{3,}er")
_PERSONAL = frozenset(("er", "sie", "ich", "dieser", "diese"))


def title(found: Candidate, own: tuple[Mention, ...], mentions: tuple[Mention, ...]) -> str:
    """A line of at most 90 characters in the event's own words; ``own`` are its mentions, of all of its sentence's."""
    pronouns = {m.start: m.name for m in mentions if m.text.lower() in _PERSONAL}
    scene = Scene(found, Names.of(mentions), pronouns, own)
    if found.is_noun:
        return shortened(_noun_title(scene))
    if found.clause.kind is ClauseKind.INFINITIVE and (over := _governing(found)):
        return shortened(_infinitive_title(scene, over))
    if is_inverted(found.clause) and found.start < found.clause.start:
        return shortened(_speech_title(scene))
    line = main_line(scene)
    text = _fitted(line, scene)
    if found.clause.verb in STATEMENT_VERBS and (said := _said(found)):
        text = _statement_title(line, text, said, scene)
    elif line.finite and (meant := _meant(found, line)):
        text = _with_content(line, meant, scene)
    elif line.finite and len(text) < SHORTEST_WHOLE and (seen := _content_behind(found)):
        text = f"{text}, {seen}" if len(text) + len(seen) < LONGEST_TITLE - 1 else text
    label = label_of(found)
    return shortened(f"{label}: {text}" if label else text)


# --- nouns ------------------------------------------------------------------------------------------------------------


def _noun_title(scene: Scene) -> str:
    """ "Russlands Invasion in der Ukraine"; "Iran: Revolution von 1979" where the words alone do not say whose."""
    found = scene.found
    group = [token for token in found.clause.tokens if found.start <= token.start < found.end]
    if group and group[0].word in DETERMINERS:
        group = in_nominative(group[0].word, group[1:])
    elif group:
        group = in_nominative("", group)
    timeless = without_time(group, found)
    if found.attribute and (participle := next((word for token in timeless if (word := participle_in(token))), "")):
        thing = written([token for token in timeless if token.text[0].isupper()], found.sentence)
        return f"{thing} {participle}"
    own = any(found.start <= mention.start < found.end for mention in scene.mentions)
    line = written(timeless if len(timeless) > 1 else group, found.sentence)
    return line if own or not scene.mentions else f"{scene.mentions[0].name}: {line}"


# --- infinitives ------------------------------------------------------------------------------------------------------


def _governing(found: Candidate) -> Clause | None:
    """The clause on which an infinitive hangs: "[Kuntz kündigte an], mit der Mannschaft zu sprechen"."""
    before = (clause for clause in reversed(found.others) if clause.start < found.clause.start)
    return next((clause for clause in before if clause.kind is ClauseKind.MAIN and clause.finite), None)


def _infinitive_title(scene: Scene, over: Clause) -> str:
    """The infinitive behind the clause on which it hangs, which is made short where both are too long."""
    found = scene.found
    whose = Candidate(found.sentence, over, over.start, over.end, over.spans, None, found.others)
    line = main_line(replace(scene, found=whose))
    meant = _joined(own := main_line(scene), own.middle, scene)
    meant = meant[:1].lower() + meant[1:] if own.middle and own.middle[0].tokens[0].text[0].islower() else meant
    return _with_content(line, meant, scene)


# --- clauses ----------------------------------------------------------------------------------------------------------


def _fitted(line: Line, scene: Scene) -> str:
    """The clause as a main clause of its own, without what it can spare where it is too long."""
    middle = list(line.middle)
    whole = _joined(line, middle, scene)
    if not line.finite:
        return whole  # nobody can tell what it could spare
    if len(whole) > LONGEST_TITLE:
        line = replace(line, front=[_by_name(phrase, scene) for phrase in line.front])
        middle = [_by_name(phrase, scene) for phrase in middle]
        whole = _joined(line, middle, scene)
    while len(whole) > LONGEST_TITLE and _spare_one(middle, line.spare, scene):
        whole = _joined(line, middle, scene)
    return whole


def _by_name(phrase: Phrase, scene: Scene) -> Phrase:
    """ "Der russische Präsident Wladimir Putin" → "Wladimir Putin"."""
    last = phrase.tokens[-1]
    person = scene.names.ends.get(last.end)
    if phrase.kind is not PhraseKind.NOUN or not person or person.kind is not ActorKind.PERSON:
        return phrase
    if any(token.word in COORDINATORS or token.text == "," for token in phrase.tokens):
        return phrase
    genitive = last.text.endswith("s") and not person.name.endswith("s")  # "die Sprecherin Wladimir Putins"
    name = tuple(token for token in phrase.tokens if person.start <= token.start)
    return Phrase(phrase.kind, (name,)) if len(name) > 1 and not genitive else phrase


def _joined(line: Line, middle: list[Phrase], scene: Scene) -> str:
    front, behind = _texts(line.front, scene), _texts(middle, scene)
    return tidy(" ".join(word for word in (front, line.finite, behind, line.bracket) if word))


def _texts(found: Sequence[Phrase], scene: Scene) -> str:
    """The words of phrases; a personal pronoun is the name it stands for."""
    line = ""
    last: Token | None = None
    for phrase in found:
        first = phrase.tokens[0]
        words = written(phrase.tokens, scene.found.sentence)
        if name := scene.pronouns.get(first.start):
            words = name + words[len(first.text) :]
        if first.word != first.text and phrase.kind is not PhraseKind.NOUN and first.start not in scene.pronouns:
            words = first.word + words[len(first.text) :]  # no longer at the head of the sentence
        line += (gap(last, first, scene.found.sentence) if last else "") + words
        last = phrase.tokens[-1]
    return line


def _spare_one(middle: list[Phrase], first: Phrase | None, scene: Scene) -> bool:
    """Leaves out one thing: the front that was moved, an adverb, the tail of a phrase, a phrase without a name."""
    if first in middle and first is not None:
        middle.remove(first)
        return True
    denied = any(token.word in NEGATIONS for phrase in middle for token in phrase.tokens)
    for index in range(len(middle) - 1, -1, -1):
        if _is_spare_adverb(middle[index], index + 1 == len(middle)) and not (denied or _is_compared(middle, index)):
            del middle[index]
            return True
    for index in range(len(middle) - 1, -1, -1):
        if len(middle[index].parts) > 1 and not (_goes_on(middle, index) or _is_joined(middle[index], scene)):
            middle[index] = _without_tail(middle[index])
            return True
    return _spare_phrase(middle, scene)


def _is_joined(phrase: Phrase, scene: Scene) -> bool:
    """ "zwischen Polizei | und Demonstranten", "von SPD, Grünen | und Linken": nobody of them can be left out."""
    last = phrase.parts[-1]
    joined = last[0].word in COORDINATORS or phrase.parts[-2][-1].word in COORDINATORS
    return joined and (phrase.first == "zwischen" or any(token.start in scene.names.starts for token in last))


def _goes_on(middle: list[Phrase], index: int) -> bool:
    """ "die Reste | eines Schiffs | aus dem 10. Jahrhundert": what belongs to a tail goes before it does."""
    genitive = all(part[0].word not in COORDINATORS for part in middle[index].parts[-2:])
    return genitive and index + 1 < len(middle) and middle[index + 1].first in ("aus", "von", "vom", "bei", "durch")


def _is_spare_adverb(phrase: Phrase, last: bool) -> bool:
    """Whether an adverb may go: not what makes one verb with the next word, as in "[schuldig] gesprochen"."""
    return phrase.kind is PhraseKind.ADVERB and phrase.first != "sich" and (not last or phrase.first in ADVERBS)


def _is_compared(middle: list[Phrase], index: int) -> bool:
    """ "trat deutlich zurückhaltender auf": without the one the other says what is not so."""
    return any(
        before.first in DEGREES and after.kind is PhraseKind.ADVERB and after.first.endswith("er")
        for before, after in pairwise(middle[max(0, index - 1) : index + 2])
    )


def _without_tail(phrase: Phrase) -> Phrase:
    parts = list(phrase.parts[:-1])
    while len(parts) > 1 and all(t.word in COORDINATORS or not t.text[0].isalnum() for t in parts[-1]):
        parts.pop()
    last = list(parts[-1])
    while len(last) > 1 and (last[-1].word in COORDINATORS or not last[-1].text[0].isalnum()):
        last.pop()
    return Phrase(phrase.kind, (*parts[:-1], tuple(last)))


def _begins_list(middle: list[Phrase], index: int, scene: Scene) -> bool:
    """ "in Mailand, | Genf und Wien": what a list goes on with cannot stay alone."""
    following = middle[index + 1 : index + 2]
    listed = following and following[0].kind is PhraseKind.NOUN
    return bool(listed) and gap(middle[index].tokens[-1], following[0].tokens[0], scene.found.sentence) == ", "


def _without_adjectives(phrase: Phrase) -> Phrase:
    """ "zum [internationalen] Notstand": what the verb needs stays without what describes it."""
    first, *others = phrase.parts
    if any(token.quoted for token in first):
        return phrase
    kept = [t for t in first if not (t.text.islower() and t.word.endswith(_ADJECTIVES) and t.word not in _SMALL)]
    return Phrase(phrase.kind, (tuple(kept), *others)) if len(kept) > 1 else phrase


def _with_followers(middle: list[Phrase], index: int) -> int:
    """Behind a phrase and what hangs on it: "zu einer Strafe | von zehn Monaten", "nach dem Tod | bei einem Sturz"."""
    end = index + 1
    event = middle[index].first in RELATING_PREPOSITIONS and is_event_noun(middle[index].parts[0][-1].text.lower())
    tails = _EVENT_TAILS if event else ("von", "vom")  # "nach dem Eindringen von Drohnen | in den Luftraum | am Montag"
    while end < len(middle) and (middle[end].first in tails or _hangs_on(middle[end - 1], middle[end])):
        end += 1
    return end


_EVENT_TAILS = ("von", "vom", "in", "im", "am", "auf", "gegen", "zwischen")


def _hangs_on(phrase: Phrase, following: Phrase) -> bool:
    """ "vor dem Hintergrund | engerer Beziehungen", "Beziehungen | zwischen Polen und Litauen", "Tod | bei …"."""
    first, noun = following.tokens[0], phrase.tokens[-1]
    if following.kind is PhraseKind.NOUN:  # of what is described without an article
        return (
            phrase.kind is PhraseKind.PREPOSITIONAL and first.text.islower() and bool(_GENITIVE.fullmatch(first.word))
        )
    if first.word == "zwischen":
        return noun.text[0].isupper()
    event = any(token.text[0].isupper() and is_event_noun(token.text.lower()) for token in phrase.tokens)
    return event and first.word in ("bei", "durch")


def _spare_phrase(middle: list[Phrase], scene: Scene) -> bool:
    """What a preposition begins, first where it holds no name; "an der Feier" of "nimmt … teil" stays if it can."""
    needed = NEEDED_PREPOSITIONS.get(scene.found.clause.verb, ())  # "es kam zu Ausschreitungen"
    groups = [
        i for i, phrase in enumerate(middle) if phrase.kind is PhraseKind.PREPOSITIONAL and phrase.first not in needed
    ]
    groups = [i for i in groups if not _begins_list(middle, i, scene)]
    nameless = [i for i in groups if not any(t.start in scene.names.starts for t in middle[i].tokens)]
    if len(middle) < 2 or not groups:
        return False
    last = next((i for i in groups if _with_followers(middle, i) == len(middle)), len(middle))
    # what the verb needs stands next to its rest: "zur Präsidentin | gewählt"
    doubled = [i for i in groups if i and middle[i - 1].first == middle[i].first]  # "auf die Antwort | auf den Angriff"
    able = doubled or [i for i in nameless if i < last] or [i for i in groups if i < last]
    if not able and (lean := _without_adjectives(middle[groups[-1]])) != middle[groups[-1]]:
        middle[groups[-1]] = lean
        return True
    able = able or groups
    del middle[able[0] : _with_followers(middle, able[0])]
    return True


# --- statements -------------------------------------------------------------------------------------------------------


def _speech_title(scene: Scene) -> str:
    """ "„Wir kommen“, sagte Putin" → "Putin: „Wir kommen“"."""
    found = scene.found
    raw = words_of(found.sentence, found.start + ticker_head(found.sentence), found.clause.start)
    speech = without_leading(raw).strip(_MARKS)
    content = [clause for clause in found.others if found.start <= clause.start < found.clause.start]
    if content and all(clause.quoted for clause in content):
        room = LONGEST_TITLE - 30
        speech = f"„{speech if len(speech) <= room else cut_to(speech, room)}“"
    speaker = _speaker(main_line(scene), scene)
    return f"{speaker}: {speech}" if speaker else speech


def _statement_title(line: Line, text: str, said: str, scene: Scene) -> str:
    """What somebody said, with who said it: the whole if it fits, else what was said, else that it was said."""
    whole = f"{text}, {said}"
    dependent = any(
        clause.kind is ClauseKind.INFINITIVE or clause.opener in ("dass", "ob", "wie", "was")
        for clause in scene.found.others
        if scene.found.clause.end <= clause.start <= scene.found.clause.end + 3
    )
    if len(whole) <= LONGEST_TITLE:
        return whole
    if dependent:
        return _with_content(line, said, scene) if line.finite else whole
    speaker = _speaker(line, scene)
    return f"{speaker}: {said}" if speaker else whole


def _with_content(line: Line, said: str, scene: Scene) -> str:
    """Who said or did, and behind it what, which is cut where the clause before it cannot be made short enough."""
    while len(whole := f"{(text := _joined(line, line.middle, scene))}, {said}") > LONGEST_TITLE:
        shorter = replace(line, front=[_by_name(phrase, scene) for phrase in line.front], middle=list(line.middle))
        if shorter.front == line.front and not _spare_one(shorter.middle, None, scene):
            break
        line = shorter
    room = LONGEST_TITLE - len(text) - len(", ")
    if len(whole) <= LONGEST_TITLE:
        return whole
    return f"{text}, {cut_between_words(said, room)}" if room >= SHORTEST_CONTENT else text


def _speaker(line: Line, scene: Scene) -> str:
    """Who speaks, in a few words, a pronoun by the name it stands for."""
    for phrase in (*line.front, *line.middle):
        if phrase.kind is PhraseKind.NOUN and phrase.first not in NO_SUBJECTS:
            name = _texts([phrase], scene).strip(" .,;:")
            return "" if name.lower() in PRONOUN_SUBJECTS else name
    return ""


def _meant(found: Candidate, line: Line) -> str:
    """ "Er beantragte, [das Verfahren auszusetzen]", "Er bestritt, [Geld zu nehmen]"; not "…, um zu fliehen"."""
    following = next((clause for clause in found.others if clause.start >= found.clause.end), None)
    if following is None or len(following.spans) > 1:
        return ""
    needed = following.opener in ("dass", "daß", "ob") and not any(p.kind is PhraseKind.NOUN for p in line.middle)
    if following.kind is not ClauseKind.INFINITIVE and not needed:
        return ""
    if following.tokens[0].word in PURPOSES or following.start > found.clause.end + LONGEST_GAP:
        return ""
    return words_of(found.sentence, following.start, following.end).strip(" ,.")


def _content_behind(found: Candidate) -> str:
    """ "Ein Zeuge will gesehen haben, [wie er floh]"; not "…, wie die Polizei mitteilte"."""
    following = next((clause for clause in found.others if clause.start >= found.clause.end), None)
    if following is None or following.opener not in ("dass", "daß", "wie", "ob") or len(following.spans) > 1:
        return ""
    handed_on = following.opener == "wie" and following.verb in STATEMENT_VERBS
    return "" if handed_on else words_of(found.sentence, following.start, following.end).strip(" ,.")


def _said(found: Candidate) -> str:
    """What was said, where it stands behind its verb and is not another statement."""
    end = max((end for _, end in found.spans), default=0)
    following = next((clause for clause in found.others if clause.start >= found.clause.end), None)
    if end <= found.clause.end and following and following.kind is ClauseKind.INFINITIVE:
        end = following.end  # an event of its own, and yet what was said
    said = words_of(found.sentence, found.clause.end, end).lstrip(" ,;:–—-") if end > found.clause.end else ""
    return "" if said.startswith(("und ", "oder ", "sowie ")) else said.strip(" .")
