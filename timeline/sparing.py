"""What a title leaves out of a clause: its time, whose word it is, and what ties it to its neighbours."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.attachment import is_temponym
from timeline.candidates import Candidate
from timeline.clause_words import Token
from timeline.german.function_words import DETERMINERS, PREPOSITIONS
from timeline.german.sequence_words import NEXT_PHRASES
from timeline.german.title_words import BEFORE_TIMES, CONNECTORS, SOURCE_NOUNS, SOURCE_PREPOSITIONS
from timeline.model import Sentence
from timeline.phrases import Phrase
from timeline.verbs import Form, analyse

_NEXT_PHRASES = tuple(f" {phrase} " for phrase in NEXT_PHRASES)
_TIED = {("als", "auch"), ("Tag", "zuvor"), ("Jahr", "zuvor"), ("Woche", "zuvor"), ("Monat", "zuvor")}
_SOURCE_WORDS = SOURCE_NOUNS | {"berufung"}
LONGEST_HEAD = 120  # characters
_SALUTATION = re.compile(
    r"(?:Sehr geehrte[rs]?|Liebe[rs]?|Hallo|Guten (?:Tag|Morgen|Abend))(?: [\w.-]+){1,7}[,!] (?=\w)"
)
_OPENS_CLAUSE = re.compile(r"(?:D(?:er|ie|as)|Eine?|Am|Im|In|[A-ZÄÖÜ]\w+ (?:hat|haben|ist|sind|will|wird)) ")
_DAY_HEAD = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?\s*[-–—|:]\s+")


def head_of(sentence: Sentence) -> int:
    """How many characters at the head of a sentence tell nothing of its event; 0 for most sentences.

    The day of a chronicle ("12.06.2025 – "), a salutation ("Sehr geehrte Damen und Herren, "), and what stands before
    a colon without a verb ("Von Büsum nach Helgoland in 70 Minuten: ").
    """
    match = _DAY_HEAD.match(sentence.plain) or _SALUTATION.match(sentence.plain)
    return match.end() if match else _verbless_head(sentence.plain)


def _verbless_head(line: str) -> int:
    """ "Von Büsum nach Helgoland in 70 Minuten: Die Reederei …": what has no verb, before a clause that has one."""
    head, colon, rest = line[:LONGEST_HEAD].partition(": ")
    words = head.split()
    if not colon or not len(words) > 3 or not rest[:1].isupper() or not _OPENS_CLAUSE.match(rest):
        return 0
    verbal = any(form.form is Form.FINITE for word in words if word.islower() for form in analyse(word))
    return 0 if verbal or not words[-1].isalnum() else len(head) + len(colon)


def spared(tokens: Sequence[Token], found: Candidate) -> list[Token]:
    """Words without the expression that dates them, their source and connecting adverbs."""
    kept = without_time(list(tokens), found)
    if "zufolge" in found.clause.vocabulary:
        kept = _without_source(kept)
    running = f" {' '.join([token.word.lower() for token in kept])} "
    if next_phrase := next((phrase for phrase in _NEXT_PHRASES if phrase in running), ""):
        first = running[: running.index(next_phrase)].count(" ")
        del kept[first : first + len(next_phrase.split())]
    neither = " weder " in running  # "weder … noch"
    last = kept[-1:]  # "für den Antrag, 34 dagegen"
    again = next((t for t, after in pairwise(kept) if t.word == "noch" and after.word in ("einmal", "nicht")), None)
    tied = {after.start for before, after in pairwise(kept) if (before.word, after.word) in _TIED}
    spare = [t for t in kept if t.word in CONNECTORS and not t.quoted and t not in last and t is not again]
    spare = [t for t in spare if t.start not in tied]
    return [t for t in kept if t not in spare or (neither and t.word == "noch")]


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


def without_time(tokens: list[Token], found: Candidate) -> list[Token]:
    """Words without the expression that dates them and what belongs to it: "bereits im Mai"."""
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
    lead = _back_over(tokens, first)
    if lead > 0 and tokens[lead - 1].word.lower() in PREPOSITIONS:
        return tokens  # "stammt aus dem Jahr 1963"
    if tokens[lead].word in ("von", "vom") and last < len(tokens) and tokens[last].word == "an":
        last += 1  # "von Montag an"
    first = lead
    if first > 0 and tokens[first - 1].text in ("Nacht", "Vorabend"):  # "in der Nacht zum | Samstag"
        first = _back_over(tokens, first - 1)
    return tokens[:first] + tokens[last:]


def _back_over(tokens: Sequence[Token], first: int) -> int:
    """The place before the little words that lead to a time: "[bereits in der] Nacht"."""
    while first > 0 and tokens[first - 1].word.lower() in BEFORE_TIMES:
        first -= 1
    return first


def names_source(phrase: Phrase) -> bool:
    """Whether a phrase tells whose word it is: "laut CNN", "nach Angaben der Polizei"."""
    if phrase.first in SOURCE_PREPOSITIONS:
        return True
    if phrase.first not in ("nach", "aus", "unter"):
        return False
    return any(token.word.lower() in _SOURCE_WORDS or token.word.endswith("angaben") for token in phrase.tokens)
