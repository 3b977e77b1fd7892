"""Phrases: what a search in quotation marks finds is what stands in the texts, letter by letter."""

import random
from collections.abc import Iterator

import pytest
from factory import event, period, result
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import numbering, postings, writing
from timeline.model import Filter
from timeline.question import terms
from timeline.side_by_side import CIRCLE, Phrase
from timeline.store import Store, fingerprints
from timeline.writing import write

WORDS = ("in", "der", "darin", "derer", "Grenze", "Rüstung", "12", "06", "2012", "Ab")
BETWEEN = (*[" "] * 8, "  ", ", ", ".", ". ", "-", " – ", "\t", " „")


def text(chance: random.Random, words: int) -> str:
    """A made-up text of few words, so that every phrase stands somewhere, and its words apart elsewhere."""
    return "".join(chance.choice(WORDS) + chance.choice(BETWEEN) for _ in range(words))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of such texts, the longest ones around the circle of positions; some came later, some have gone."""
    chance = random.Random(5)
    lengths = [*range(1, 40), *range(CIRCLE - 6, CIRCLE + 3), 3 * CIRCLE]
    day = period("2026-03-01")
    made = [
        result(event(f"{n}", day, document=f"{n}.txt", sentence=text(chance, words), actors=()), id=f"{n}.txt")
        for n, words in enumerate(lengths)
    ]
    path = tmp_path_factory.mktemp("texts") / "s.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "_SLICE", 7)  # postings of the same word come from many slices
        patch.setattr(numbering, "_MANY", 30)
        patch.setattr(numbering, "_AT_ONCE", 5)
        patch.setattr(writing, "_LOOSE", 10**9)  # always patched, never sorted anew
        write(path, set(), made[:-5], [])
        write(path, set(fingerprints(path)) - {"3.txt", "30.txt"}, made[-5:], [])
    opened = Store.open(path)
    yield opened
    opened.close()


@pytest.mark.parametrize("seldom", [0, 2, 10**9])  # positions are always asked, only of words that are seldom, never
@settings(deadline=None, max_examples=100)
@given(seed=st.integers(0, 10**6), words=st.integers(1, 5), cut=st.integers(0, 3))
def test_a_phrase_is_found_where_it_stands(texts: Store, seldom: int, seed: int, words: int, cut: int) -> None:
    phrase = text(random.Random(seed), words).replace("„", "")[cut:]
    filter = Filter(text=f'"{phrase}"')
    texts.forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_SELDOM", seldom)
        found = {row["id"] for row in texts.listed(filter, 1000)}
    held = texts._rows("SELECT id, folded FROM store.events", [])
    assert found == {id for id, folded in held if all(term in folded for term in terms(filter.text))}
    assert texts.count(filter) == len(found)


PHRASES = [
    ("grenze", True, True),
    ("grenze rustung", True, False),
    ("grenze, rustung", False, False),
    ("12.06.", False, False),
    ("(grenze", False, False),
    ("…", False, False),
]


@pytest.mark.parametrize(("term", "exact", "is_word"), PHRASES)
def test_what_positions_say_of_a_term(term: str, exact: bool, is_word: bool) -> None:
    phrase = Phrase.of(term)
    assert (phrase.exact, phrase.is_word) == (exact, is_word)


def test_positions_leave_little_to_be_looked_for_in_texts(texts: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "_SELDOM", 0)
    texts.forget()
    found, doubtful = texts._postings.containing("grenze rustung")
    held = texts._rows("SELECT number, folded FROM store.events", [])
    long = {number for number, folded in held if len(folded.split()) > CIRCLE / 2}
    assert found
    assert set(doubtful) <= long
