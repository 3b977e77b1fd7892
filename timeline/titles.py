"""Candidate → a line that can be read without its article."""

import re

from timeline.candidates import Candidate, continues, is_inverted
from timeline.clauses import ClauseKind
from timeline.german.event_words import STATEMENT_VERBS
from timeline.german.function_words import DETERMINERS
from timeline.model import Mention, Sentence

LONGEST_TITLE = 90  # characters; what a line of the page and a chart's hover hold

_LEADING = re.compile(r"^(?:(?:und|oder|aber|doch|sondern|denn|sowie)\s+)?[„“\"»«‚‘’›‹\s–—-]*", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(r"(?:er|sie)\b", re.IGNORECASE)


def title(found: Candidate, mentions: tuple[Mention, ...]) -> str:
    """A line that can be read without its article: the event's own words, at most 90 characters."""
    if is_inverted(found.clause) and found.start < found.clause.start:
        speech = _line(found.sentence, found.start, found.clause.start)
        return _shortened(f"{_speaker(found, mentions)}: {speech}")
    said = max((end for _, end in found.spans), default=0) if found.clause.verb in STATEMENT_VERBS else 0
    line = _LEADING.sub("", _line(found.sentence, found.start, max(found.end, said)))
    if found.is_noun:
        line = _without_determiner(line)
    elif found.clause.kind is ClauseKind.RELATIVE:
        line = f"{_antecedent(found)}, {line}"
    first = next((m for m in mentions if m.start == found.start), None)
    if first and _SUBJECT_PRONOUN.fullmatch(first.text):
        line = first.name + line[len(first.text) :]
    elif continues(found.clause) and (subject := min(mentions, key=lambda m: m.start, default=None)):
        line = f"{subject.name} {line}" if subject.start < found.start else line
    return _shortened(line)


def _line(sentence: Sentence, start: int, end: int) -> str:
    """Words of a sentence in one line, Markdown left out."""
    return " ".join(sentence.plain[start - sentence.start : end - sentence.start].split())


def _shortened(line: str) -> str:
    line = line.strip(" .,;:–—-")
    for opening, closing in ('""', "„“", "»«", "«»"):
        if line.count(opening) + line.count(closing) == 1:  # its partner stands outside
            line = line.replace(opening, "").replace(closing, "").strip(" .,;:–—-")
    line = line[:1].upper() + line[1:]
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" .,;:–—-") + "…"


def _speaker(found: Candidate, mentions: tuple[Mention, ...]) -> str:
    """Who says it, in the words of the clause, a pronoun by the name it stands for."""
    clause = found.clause
    skipped = (clause.finite, clause.verb.removesuffix(clause.helper))  # the verb and its particle: "fügte … hinzu"
    words = [token for token in clause.tokens if token.text not in skipped and token.text[0].isalnum()]
    named = {mention.start: mention.name for mention in mentions if _SUBJECT_PRONOUN.fullmatch(mention.text)}
    if not words:
        return clause.finite
    return named.get(words[0].start) or _line(found.sentence, words[0].start, words[-1].end)


def _without_determiner(line: str) -> str:
    """ "der Revolution von 1979" → "Revolution von 1979"."""
    first, _, rest = line.partition(" ")
    return rest if first.lower() in DETERMINERS and rest else line


def _antecedent(found: Candidate) -> str:
    """The noun that a relative clause explains: the last one before it."""
    before = found.sentence.plain[: found.clause.start - found.sentence.start]
    nouns = [word.strip(' ,.;:()"„“»«') for word in before.split() if word.strip('„"»«(')[:1].isupper()]
    return nouns[-1] if nouns else ""
