"""Hostile text: whatever is written into an article, it is read in time, and every place that is told exists.

A run of more than a million calls is a program of its own: ``python -m tests.fuzz.tag_calls``.
"""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.tag_calls import fuzz, read_whole, tagged
from timeline.reading import article
from timeline.sentences import split


def test_words_that_the_rules_know_in_any_order() -> None:
    assert not fuzz(1_500, 3, tagged)


def test_articles_of_such_words() -> None:
    assert not fuzz(60, 4, read_whole)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_at_all(text: str) -> None:
    read_whole(article("any.txt", text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="Am5. März2025\n,„“()-–:" + "\0\u0308\u200b\ud800", max_size=200))
def test_dates_with_anything_between(text: str) -> None:
    read_whole(article("any.txt", text))


@pytest.mark.parametrize("piece", [" ", ".", "1. ", "Am 1. ", "«", "\n", "(", "a"])
def test_a_long_run_of_one_thing_is_split_in_a_time_that_grows_with_its_length(piece: str) -> None:
    began = time.process_time()
    split((piece * 40_000)[:40_000])
    assert time.process_time() - began < 3  # with the square of its length, a minute or more
