"""Readers who ask the same at once are given one answer."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from timeline.page.sharing import shared


def test_what_many_ask_at_once_is_worked_out_once() -> None:
    asked: list[int] = []

    @shared(4)
    def slowly(number: int, more: bool = False) -> int:
        asked.append(number)
        time.sleep(0.05)
        return number * number

    with ThreadPoolExecutor(20) as readers:
        assert list(readers.map(slowly, [1, 2] * 10)) == [1, 4] * 10
    assert sorted(asked) == [1, 2]
    assert slowly(1, more=True) == 1
    assert sorted(asked) == [1, 1, 2]


def test_different_questions_do_not_wait_for_each_other() -> None:
    @shared(4)
    def slowly(number: int) -> int:
        time.sleep(0.2)
        return number

    began = time.monotonic()
    with ThreadPoolExecutor(10) as readers:
        list(readers.map(slowly, range(10)))
    assert time.monotonic() - began < 1.5


def test_what_fails_is_asked_again() -> None:
    tries: list[int] = []

    @shared(4)
    def failing(number: int) -> int:
        tries.append(number)
        if len(tries) == 1:
            raise ValueError("not yet")
        return number

    with pytest.raises(ValueError, match="not yet"):
        failing(1)
    assert failing(1) == 1
