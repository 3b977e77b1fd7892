"""Whom a reader means by what was typed: the names that a collection has, found by any spelling.

"Khamenei" and "moskau" are no names of the store; "Ali Chamenei" and "Russland" are. The
first kind of likeness that finds any name decides; where it finds several, the reader is asked and nothing is guessed.
"""

from collections.abc import Iterator, Sequence

from timeline.lexicon import lexicon
from timeline.naming import fold, spelling_keys, tokens_of


def meant(typed: str, names: Sequence[str]) -> list[str]:
    """The names of a collection that ``typed`` may mean; the one it does mean where that is certain."""
    typed = " ".join(typed.split())
    if typed in names:
        return [typed]
    listed = set(_listed(typed))
    if found := [name for name in names if name in listed]:
        return found
    return like(typed, names) or [name for name in names if _is_spelled_like(typed, name)]


def like(typed: str, names: Sequence[str]) -> list[str]:
    """The names that are the same but for capitals and accents, else those that hold what was typed."""
    wanted = _small(typed)
    if not wanted:
        return []
    return [name for name in names if _small(name) == wanted] or [name for name in names if wanted in _small(name)]


def _small(text: str) -> str:
    return fold(" ".join(text.split())).lower()


def _listed(typed: str) -> Iterator[str]:
    """The listed actors that bear this name, seat or adjective, however its first letters are written."""
    known = lexicon()
    for written in dict.fromkeys((typed, typed.title(), typed.lower(), typed.upper())):
        for forms in (known.forms, known.alone):
            form = forms.get(tokens_of(written)) if written else None
            if form and form.name:
                yield form.name


def _is_spelled_like(typed: str, name: str) -> bool:
    """Whether every word that was typed is a word of the name by the rules of transliteration."""
    words = [spelling_keys(word) for word in typed.split()]
    own = frozenset().union(*(spelling_keys(word) for part in name.split() for word in (part, *part.split("-"))))
    return bool(words) and all(keys & own - {""} for keys in words)
