"""Article → sentences with offsets: where one sentence ends and the next begins, and which lines are headings."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from timeline.datelines import find_dateline
from timeline.german.abbreviations import ANYWHERE, BEFORE_ITS_WORD, NEVER_LAST, NUMBERED, SENTENCE_STARTERS
from timeline.model import Sentence

LONGEST_HEADING = 120  # characters; a longer line without a full stop is a paragraph somebody forgot to close
LONGEST_CAPTION = 400  # characters, the picture's credit included
CLOSING = "\"'»«“”’‘›‹)]"
OPENING = "\"'»«„“”‚‘›‹([–—-•"

# Markdown that is nobody's word: emphasis, heading signs, list signs, and the address of a link.
_MARKUP = re.compile(
    r"\*+|`+|(?<!\w)_{1,3}|_{1,3}(?!\w)|^[ \t]{0,3}#{1,6}(?=\s)|^[ \t]*>+"
    r"|!?\[(?=[^\]\n]{0,300}\]\()|\]\([^)\s]{0,500}\)",
    re.MULTILINE,
)
_BLANK = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closing>[" + re.escape(CLOSING) + r"]{0,3})"
    r"(?:(?P<gap>\s+)|(?=[A-ZÄÖÜ][a-zäöüß]))(?=(?P<next>[" + re.escape(OPENING) + r"]{0,3}\s?\w))"
)
_WORD_BEFORE = re.compile(r"[\w§]+$")
_WORD_AFTER = re.compile(r"[" + re.escape(OPENING) + r"]{0,3}\s?(\w+)")
_CREDIT = re.compile(
    r"\b(?:Fotos?|Bild(?:er|quelle)?|Grafik|Illustration|Screenshot|Credits?) ?: ?\w"
    r"|©|\((?:Symbol|Archiv)(?:bild|foto)\)"
)
_COUNT = re.compile(
    r"\d[:,]\d+$|\b(?:[01]?\d|2[0-4])\.[0-5][0-9]$(?<!\.0\d)(?<!\.1[0-2])"
    r"|\b(?:" + "|".join(NUMBERED) + r") \d+$"
)
_OF_AN_ORDINAL = re.compile(  # "in der 118. Minute", "zum 125. Mal", "ihren 100. Geburtstag"
    r"\b(?:d(?:er|ie|as|em|en|es)|am|im|zum|zur|vom|beim|(?:sein|ihr|unser|jede)(?:e|er|em|en|es|r|m|n|s)?)\s$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;]\s*[" + re.escape(CLOSING) + r"]*\s*$")


def plain_text(text: str) -> str:
    """The text without Markdown marks and with every kind of blank as a blank, each character in its place."""
    marked = any(mark in text for mark in "*_`#>[")
    unmarked = _MARKUP.sub(lambda mark: " " * len(mark[0]), text) if marked else text
    return _BLANK.sub(" ", unmarked)


def split(text: str, body: int = 0) -> tuple[Sentence, ...]:
    """The sentences of an article in order; headings and captions are sentences of their own, marked as heading.

    ``body`` is where the story begins; what stands before it (a header) belongs to no sentence, nor does a dateline.
    Every other character that is neither blank nor markup lies in exactly one sentence.
    """
    plain = plain_text(text)
    found: list[Sentence] = []
    paragraphs = list(_behind_dateline(text, _paragraphs(text, plain, body)))
    for number, (start, end) in enumerate(paragraphs):
        bounds = [start, *_sentence_starts(plain, start, end), end]
        alone = len(bounds) == 2 and len(paragraphs) > 1
        heading = (alone and _is_heading(plain, start, end)) or _is_caption(plain, start, end)
        for first, last in pairwise(bounds):
            first, last = _trimmed(plain, first, last)
            if first < last:
                found.append(Sentence(first, last, text[first:last], plain[first:last], number, heading))
    return tuple(found)


def _behind_dateline(text: str, paragraphs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The paragraphs; the one that opens with a dateline ("Aachen (dpa/lnw) – ") begins behind it."""
    dateline = find_dateline(text)
    for start, end in paragraphs:
        opens = dateline is not None and start <= dateline.start < dateline.story < end
        yield (dateline.story if dateline and opens else start), end


def at(sentences: tuple[Sentence, ...], offset: int) -> Sentence | None:
    """The sentence in which a character lies, or None between sentences."""
    index = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[index] if index >= 0 and offset < sentences[index].end else None


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    piece = plain[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _paragraphs(text: str, plain: str, body: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a line break in the midst of a sentence is none."""
    lines = [(body + line.start(), body + line.end()) for line in _LINE.finditer(text[body:])]
    lines = [line for line in lines if plain[line[0] : line[1]].strip()]
    wrapped = _is_hard_wrapped(plain, lines)
    current: tuple[int, int] | None = None
    for line in lines:
        if current and _goes_on(plain, current[1], line, wrapped and "\n\n" not in text[current[1] : line[0]]):
            current = (current[0], line[1])
            continue
        if current:
            yield current
        current = line
    if current:
        yield current


def _is_hard_wrapped(plain: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken at a fixed width: most are of much the same middling length and end in mid-sentence."""
    lengths = sorted(end - start for start, end in lines)
    if len(lengths) < 4 or not 40 <= lengths[len(lengths) * 3 // 4] <= 100:
        return False
    unended = sum(not _ENDED.search(plain[start:end]) for start, end in lines)
    full = sum(length > 0.8 * lengths[-1] for length in lengths)
    return unended > len(lines) / 2 and full > len(lines) / 2


def _goes_on(plain: str, end: int, following: tuple[int, int], wrapped: bool) -> bool:
    """Whether the line that ends at ``end`` is continued by the following one ("hat das Land eine⏎⏎Drohnenfabrik")."""
    before = plain[max(0, end - 60) : end].rstrip()
    if not before or _ENDED.search(before):
        return False
    begins = plain[following[0] : following[1]].lstrip()
    last_word = re.split(r"[^\w]", before)[-1]
    return wrapped or before.endswith(",") or last_word in NEVER_LAST or begins[0].islower()


def _is_heading(plain: str, start: int, end: int) -> bool:
    """Whether a paragraph is a title, caption or list entry: short, and without a full stop at its end."""
    line = plain[start:end].strip()
    return len(line) <= LONGEST_HEADING and not re.search(r"[.!…;][" + re.escape(CLOSING) + r"]*$", line)


def _is_caption(plain: str, start: int, end: int) -> bool:
    """Whether a paragraph belongs to a picture: short, and it names who took it ("Foto: Keystone")."""
    return end - start <= LONGEST_CAPTION and bool(_CREDIT.search(plain, start, end))


def _sentence_starts(plain: str, start: int, end: int) -> Iterator[int]:
    """Offsets inside a paragraph at which a new sentence begins."""
    for stop in _STOP.finditer(plain, start, end):
        if _is_boundary(plain, start, stop):
            yield stop.end()


def _is_boundary(plain: str, start: int, stop: "re.Match[str]") -> bool:
    """Whether this full stop ends a sentence, told by the words on its two sides."""
    after = _WORD_AFTER.match(plain, stop.end())
    follower = after[1] if after else ""
    if follower[:1].islower():
        return False
    if stop["mark"] != ".":
        return True
    before = _WORD_BEFORE.search(plain, max(start, stop.start() - 40), stop.start())
    word = before[0] if before else ""
    if stop["gap"] is None:
        return _is_missing_blank(word, follower)
    if stop["closing"]:
        return True
    if word.isdigit():
        if len(word) == 3 and _OF_AN_ORDINAL.search(plain, max(start, stop.start() - 40), stop.start() - 3):
            return follower in SENTENCE_STARTERS
        return _number_ends_sentence(word, follower) or _is_count(plain[max(start, stop.start() - 60) : stop.start()])
    if word in ANYWHERE or len(word) == 1:
        return follower in SENTENCE_STARTERS
    return word not in BEFORE_ITS_WORD


def _is_missing_blank(word: str, follower: str) -> bool:
    """ "berichtet Reuters.Die Polizei": two sentences stuck together; "z.B." and addresses are none."""
    return len(word) > 2 and word[-1].islower() and follower in SENTENCE_STARTERS


def _is_count(before: str) -> bool:
    """ "auf 2:0.", "um 14.30.", "3,5.", "Platz 3.": a number that counts or measures and is no ordinal."""
    return bool(_COUNT.search(before))


def _number_ends_sentence(number: str, follower: str) -> bool:
    """ "von 1979. Teheran" ends a sentence; "am 5. März", "im 19. Jahrhundert", "die 2. Runde" do not."""
    if follower[:1].isdigit():
        return False
    return len(number) > 2 or follower in SENTENCE_STARTERS
