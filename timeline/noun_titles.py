"""A noun group → as it stands alone: "dem russischen Überfall" → "russischer Überfall"."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.clause_words import Token
from timeline.german.title_words import FEMININE_NOUNS, MASCULINE_EVENTS, NEUTER_EVENTS


def in_nominative(article: str, group: Sequence[Token]) -> list[Token]:
    """A noun group without its article, its adjective and its noun in the nominative; unsure ones as they are."""
    noun = next((place for place, token in enumerate(group) if token.text[0].isupper() and place), 0)
    adjectives = group[:noun]
    if not noun or any(not token.text.endswith(("en", "em")) or token.finite for token in adjectives):
        return list(group)
    head, ending = _head(article, group[noun].text)
    if not ending:
        return list(group)
    changed = [replace(t, text=t.text[:-2] + ending, word=t.word[:-2] + ending) for t in adjectives]
    named = replace(group[noun], text=head, word=head)
    return [*changed, named, *group[noun + 1 :]]


def _head(article: str, noun: str) -> tuple[str, str]:
    """The noun in the nominative and the ending of an adjective before it; no ending where that is unsure."""
    small = noun.lower()
    if small.endswith(MASCULINE_EVENTS) and article != "der":
        return noun, "er"
    bare = small.removesuffix("es") if small.removesuffix("es").endswith(MASCULINE_EVENTS) else small.removesuffix("s")
    if article in ("des", "eines", "seines", "ihres") and bare.endswith(MASCULINE_EVENTS):
        return noun[: len(bare)], "er"
    if article in ("des", "eines", "seines", "ihres"):
        return noun.removesuffix("s"), "es" if small.removesuffix("s").endswith(NEUTER_EVENTS) else ""
    if small.endswith(NEUTER_EVENTS) and article != "der":
        return noun, "es"
    feminine = small.endswith((*FEMININE_NOUNS, "invasion", "wahl", "reise", "pleite", "flut", "offensive", "krise"))
    return noun, "e" if feminine and article in ("der", "einer", "seiner", "ihrer") else ""
