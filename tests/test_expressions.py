"""What is found: the rules' own examples, offsets, and text that must not break anything."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.expressions import find
from timeline.language import Rule, check, load, unmark

RULES = load("german").rules


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_finds_its_examples_and_no_near_miss(rule: Rule) -> None:
    assert [problem for problem in check(load()) if problem.startswith(f"{rule.name}:")] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_carries_examples_or_keeps_others_away(rule: Rule) -> None:
    assert rule.near
    assert rule.examples or rule.name in ("numbered_thing", "named_after_a_day", "score", "counted", "age")


def test_examples_are_unmarked() -> None:
    assert unmark("Am [3.] und [4. Mai] ist zu.") == ("Am 3. und 4. Mai ist zu.", ((3, 5), (10, 16)))


PIECES = [
    "am", "vom", "bis", "und", "Freitag", "3.", "31.", "Mai", "Februar", "2025", "1789", "20", "Uhr", "vor", "sechs",
    "Wochen", "Jahre", "später", "Ende", "des", "Jahres", "letzten", "44", "v. Chr.", "Nacht", "zum", "Ostern", "heute",
    "99999", "0", "/", "-", "„", "\n", "  ", "jeden", "halb", "neun", "Jahrhundert", "80er", "’68", "1/6", "25.61",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", ""]))
def test_offsets_point_at_the_text_in_order_without_overlap(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    end = 0
    for expression in find(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        end = expression.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.text


@pytest.mark.parametrize(
    "text",
    [
        "1. " * 20_000,
        "3., " * 20_000,
        "im letzten " * 5_000,
        "20 Uhr bis " * 5_000,
        "ein " * 20_000 + "Jahr",
        " " * 100_000,
        "12" * 50_000,
        "Nacht vom " * 10_000,
    ],
    ids=["days", "list", "steps", "hours", "numbers", "blanks", "digits", "nights"],
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    began = time.perf_counter()
    find(text)
    assert time.perf_counter() - began < 5  # seconds; it takes a fraction of one, but machines differ
