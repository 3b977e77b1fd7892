"""Firms that are one word and that no list knows, by what is said of them: their shares, their sales, their jobs.

The recogniser takes such a word for a surname as often as for a firm; who has shares, sales or jobs to cut is a firm.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.german.firm_words import FIRM_ACTS, FIRM_PARTS, FIRM_THINGS, FIRM_VALUES
from timeline.lexicon import Line, lexicon, touches
from timeline.newcomers import Span, is_common, is_first_name, is_title
from timeline.recogniser import Entity, EntityForm, EntityKind
from timeline.verbs import Form, analyse

SURE_OF_PLACE = 0.6  # a town has sales too
_NAME = re.compile(r"[A-ZÄÖÜ]\w{3,}")


def firms(line: Line, taken: Sequence[bool], entities: Sequence[Entity]) -> Iterator[Span]:
    """The firms of a sentence: "Der Umsatz von Velbrax", "die Velbrax-Aktie", "Velbrax streicht 200 Stellen"."""
    words = frozenset(line.folded)
    if FIRM_EVIDENCE.isdisjoint(words):
        return
    places = {e.start for e in entities if e.kind is EntityKind.PLACE and e.confidence >= SURE_OF_PLACE}
    seen = {entity.start for entity in entities}
    parts = {entity.start for entity in entities if entity.form is EntityForm.PART}
    acts = not FIRM_ACTS.isdisjoint(words) and not FIRM_THINGS.isdisjoint(words)
    for place, token in enumerate(line):
        if taken[place] or token.start in places or not _may_be_firm(token.text):
            continue
        valued = place > 1 and line[place - 1].text == "von" and line[place - 2].text in FIRM_VALUES
        acting = acts and token.start in seen and _does(line, place)
        if valued or acting or (token.start in parts and _has_part(line, place)):
            yield Span(place, place + 1, False)


FIRM_EVIDENCE = FIRM_PARTS | FIRM_VALUES | FIRM_THINGS


def _has_part(line: Line, place: int) -> bool:
    """ "die Velbrax-Aktie": its shares, and no more than that word before the hyphen."""
    if place + 2 >= len(line) or line[place + 1].text != "-" or not touches(line, place + 1):
        return False
    return line[place + 2].text in FIRM_PARTS and (not place or line[place - 1].text != "-")


def _does(line: Line, place: int) -> bool:
    """Whether a word is the subject of an act of business: "Velbrax streicht", "Am Montag meldete Velbrax"."""
    behind = line[place + 1].text if place + 1 < len(line) else ""
    if place == 0:
        return behind in FIRM_ACTS
    before = line[place - 1].text
    return before in FIRM_ACTS and not behind[:1].isupper()


def is_verb(word: str) -> bool:
    """Whether a word can be the verb that stands second in its clause."""
    return any(form.form is Form.FINITE for form in analyse(word))


@lru_cache(maxsize=1 << 14)
def _may_be_firm(word: str) -> bool:
    """Whether a word can be a firm's name: no noun, no title, no first name, and nobody's surname that is known."""
    if not _NAME.fullmatch(word) or is_common(word) or is_title(word) or is_first_name(word):
        return False
    return not lexicon().alone.begins(word) and not lexicon().forms.begins(word)
