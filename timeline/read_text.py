"""What has been read of an article so far, and what its verbs say of a place in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.clauses import Clause, clauses
from timeline.german.writing_words import OPEN_MODALS
from timeline.known_events import Reference
from timeline.model import Article, Mention, Sentence, Tense, Timex

YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Read:
    """What has been read of an article so far: all that its date can be inferred from.

    ``told`` are the known events that its clauses tell by their verbs.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    told: tuple[tuple[Reference, Clause], ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character of the article."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].end else None

    def mentions_in(self, sentence: Sentence) -> Sequence[Mention]:
        """Who is named in a sentence."""
        first, last = (bisect_left(self.mentions, end, key=lambda m: m.start) for end in (sentence.start, sentence.end))
        return self.mentions[first:last]

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that holds a character of the article."""
        sentence = self.sentence_at(offset)
        return clause_of(clauses(sentence), offset) if sentence else None


def clause_of(parts: Sequence[Clause], offset: int) -> Clause | None:
    """The innermost of a sentence's clauses that holds a character of the article."""
    held = [clause for clause in parts if clause.holds(offset)]
    return min(held, key=lambda clause: clause.end - clause.start, default=None)


def tense_at(read: Read, offset: int) -> Tense | None:
    """The time that a clause speaks of; None where it has no verb, or one like "sollte", which may mean either."""
    clause = read.clause_at(offset)
    if clause is None or clause.finite.lower() in OPEN_MODALS:
        return None
    if clause.helper in ("sollen", "wollen") and clause.tense is Tense.PRESENT:
        return Tense.FUTURE
    return clause.tense


def one_line(text: str) -> str:
    """Words of an article as they are shown, without their line breaks."""
    return " ".join(text.split())
