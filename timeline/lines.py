"""A title as a line of text: tidied, and cut to its length where a clause or a word ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.clause_words import Token
from timeline.german.function_words import RELATIVE_PRONOUNS
from timeline.german.title_words import BEFORE_TIMES, NO_LAST_WORDS
from timeline.model import Sentence

LONGEST_TITLE = 90  # characters; what a line of the page and a chart's hover hold
_LEADING = re.compile(r"(?:(?:und|oder|aber|doch|sondern|denn|sowie)\s+)?[„“\"»«‚‘’›‹\s–—,;:+-]*", re.IGNORECASE)

_BEFORE_MARK = re.compile(r"\s+(?=[,;:.!?])")
_COMMA_FOR_NOTHING = re.compile(r",\s*(?=[,.;:]|$)")
_COMMA = re.compile(r"(?<!\d), ")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_OPENING = tuple('„"«»')
_PAIRS = ('"', "„“", "»«")
_QUOTATION = re.compile('["„“»«]')
_BEHIND_COMMA = BEFORE_TIMES - RELATIVE_PRONOUNS


def words_of(sentence: Sentence, start: int, end: int) -> str:
    """Words of a sentence in one line, Markdown left out."""
    return " ".join(sentence.plain[max(0, start - sentence.start) : end - sentence.start].split())


def tidy(line: str) -> str:
    """A line with its marks where they belong and a capital at its head."""
    line = _BEFORE_MARK.sub("", line if line.startswith(_OPENING) else without_leading(line))
    line = _COMMA_FOR_NOTHING.sub("", line).strip(" .,;:–—-")
    for marks in _PAIRS if _QUOTATION.search(line) else ():
        if sum(map(line.count, marks)) == 1:  # its partner stands outside
            line = "".join(char for char in line if char not in marks).strip(" .,;:–—-")
    return line[:1].upper() + line[1:]


def without_leading(line: str) -> str:
    """A line without the "und", the marks and the blanks at its head."""
    leading = _LEADING.match(line)
    return line[leading.end() :] if leading else line


def shortened(line: str) -> str:
    """At most 90 characters, cut where a clause ends, or between words."""
    line = tidy(line)
    return line if len(line) <= LONGEST_TITLE else cut_to(line, LONGEST_TITLE)


def cut_to(line: str, longest: int) -> str:
    """A line of at most so many characters, cut where a clause ends if that leaves half of it."""
    cut = line[: longest - 1]
    at = max(_last_comma(cut), cut.rfind("; "), cut.rfind(" – "))
    return tidy(cut[:at]) if at >= longest // 2 else cut_between_words(line, longest)


def _last_comma(line: str) -> int:
    """Where the last comma stands that does not part numbers: "im Alter von 19, 24 und 31 Jahren"."""
    return max((match.start() for match in _COMMA.finditer(line)), default=-1)


def cut_between_words(line: str, longest: int) -> str:
    """A line of at most so many characters, with a mark that something is missing."""
    if len(line) <= longest:
        return line
    words = line[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,;:–—-").split()
    while len(words) > 1 and words[-1].lower() in NO_LAST_WORDS:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") + "…"


def written(tokens: Sequence[Token], sentence: Sentence) -> str:
    """Words as they stand in the text, with the commas between them."""
    line = tokens[0].text if tokens else ""
    for before, token in pairwise(tokens):
        line += gap(before, token, sentence) + token.text
    return line


def gap(before: Token, after: Token, sentence: Sentence) -> str:
    """What stands between two words: nothing, a blank, or a comma where the text has one."""
    if after.start == before.end:
        return ""
    between = _BRACKET.sub("", sentence.plain[before.end - sentence.start : after.start - sentence.start])
    if between == " ":
        return between
    if after.start < before.start or not between.strip() or between.count(",") > 1:  # a clause has gone
        return " "
    if between == "-":  # "„Shahed“-Drohnen"
        return between
    words = between.split()
    listed = words[0] == "," and (len(words) == 1 or words[1].lower() in _BEHIND_COMMA)
    return ", " if listed else " – " if between.strip() in "–—-" else " "
