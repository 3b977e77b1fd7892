"""Sentence → its words as clauses are made of them: what each can be as a verb, and what its neighbours make of it.

"geplante" is no verb in "die geplante Reise", "zu kommen" no finite one; "sollen" helps another verb.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.german.function_words import DETERMINERS, NOUNS_AT_THE_HEAD, PREPOSITIONS
from timeline.model import Sentence
from timeline.verbs import AUXILIARIES, MODALS, Form, VerbForm, analyse, guess

HELPERS = AUXILIARIES | MODALS
QUOTES = frozenset('"„“”«»‚‘’›‹')

_TOKEN = re.compile(r"\w+(?:[-’'/.]\w+)*|[^\w\s]")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


@dataclass(slots=True)
class Token:
    """A word or a punctuation mark; offsets count in the article. ``word`` is as it would be inside a sentence.

    ``forms`` are its readings as a verb form, ``finite`` whether it can be a finite verb. Nothing changes it; it is not
    frozen, because there is one for every word of an archive, and a frozen one takes three times as long to make.
    """

    start: int
    end: int
    text: str
    word: str
    quoted: bool
    forms: tuple[VerbForm, ...]
    finite: bool


@lru_cache(maxsize=100_000)
def _verbal(word: str) -> tuple[tuple[VerbForm, ...], bool]:
    """The readings of a word as a verb form, and whether one of them is finite."""
    return _with_finite(word, analyse(word))


@lru_cache(maxsize=100_000)
def _guessed(word: str) -> tuple[tuple[VerbForm, ...], bool]:
    """The same, where a word that no table knows is read for its ending."""
    return _with_finite(word, analyse(word) or guess(word))


def _with_finite(word: str, forms: tuple[VerbForm, ...]) -> tuple[tuple[VerbForm, ...], bool]:
    return forms, word not in DETERMINERS and any(form.form is Form.FINITE for form in forms)


def words_of(sentence: Sentence, guessing: bool = False) -> list[Token]:
    """Words and marks; a capitalised word keeps its capital unless it begins a sentence or a quotation."""
    found: list[Token] = []
    offset, begins, quoted = sentence.start, True, False
    readings = _guessed if guessing else _verbal
    for match in _TOKEN.finditer(sentence.plain):
        text = match[0]
        start, end = match.span()
        word = text.lower() if begins and text[0].isupper() and text not in NOUNS_AT_THE_HEAD else text
        mark = text in QUOTES
        if mark:
            quoted = _opens(sentence.plain, start)
        forms, finite = readings(word)
        found.append(Token(offset + start, offset + end, text, word, quoted, forms, finite))
        begins = mark or text == ":" or (begins and not text[0].isalnum())
    return found


def _opens(plain: str, offset: int) -> bool:
    """Whether a quotation mark opens: a blank or bracket before it, none behind it."""
    return plain[offset - 1 : offset] in ("", " ", "(", "[") and plain[offset + 1 : offset + 2] not in ("", " ")


def is_surely_finite(token: Token) -> bool:
    """Whether it is a verb in no reading but a finite one; also true of what is no verb."""
    return all(form.form is Form.FINITE for form in token.forms)


def may_be_participle(token: Token) -> bool:
    """Whether one of its readings is a participle: "verurteilt"."""
    return any(form.form is Form.PARTICIPLE for form in token.forms)


def is_helper(token: Token) -> bool:
    """A finite form of an auxiliary or a modal verb that is no infinitive ("werden" may be one, "wird" is none)."""
    forms = [form for form in token.forms if form.lemma in HELPERS]
    return bool(forms) and all(form.form is Form.FINITE for form in forms)


def is_modal(token: Token) -> bool:
    """Whether it is a form of a modal verb: "soll", "konnte"."""
    return any(form.lemma in MODALS for form in token.forms)


def follows_zu(piece: Sequence[Token], index: int) -> bool:
    """Whether it is the infinitive of "zu empfangen"."""
    return index > 0 and piece[index - 1].word == "zu"


def is_attribute(piece: Sequence[Token], index: int) -> bool:
    """ "die geplante Reise", "der verletzte Mann": a form between a determiner and a noun is an adjective."""
    if index == 0 or index + 1 >= len(piece) or not piece[index].word.endswith(_ADJECTIVE_ENDINGS):
        return False
    if piece[index + 1].word in DETERMINERS:
        return False
    following = next(
        (
            t
            for t in piece[index + 1 : index + 8]
            if t.word != "und" and (not t.word.endswith(_ADJECTIVE_ENDINGS) or t.text[0].isupper())
        ),
        None,
    )
    if following is None or not following.text[0].isupper() or not following.text[0].isalpha():
        return False
    return _before_adjective(piece, index)


def _before_adjective(piece: Sequence[Token], index: int) -> bool:
    """Whether what stands before a word makes it part of a noun group: a determiner, maybe with adverbs between."""
    for token in reversed(piece[max(0, index - 3) : index]):
        if token.word in DETERMINERS:
            return True
        if token.word in PREPOSITIONS and token is piece[index - 1]:
            return True
        if token.text[0].isupper() or token.text in QUOTES or not token.text[0].isalpha():
            return False
    return False


def looks_like_attribute(piece: list[Token], index: int) -> bool:
    """ "die von Russland besetzten Gebiete": an inflected participle right before a noun, though it may be finite."""
    if index + 1 >= len(piece) or not piece[index + 1].text[0].isupper():
        return False
    word = piece[index].word
    stem = next((word[: -len(ending)] for ending in ("en", "e") if word.endswith(ending)), "")
    return any(form.form is Form.PARTICIPLE for form in analyse(stem)) if stem else False
