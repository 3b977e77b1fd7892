"""Ten articles in ten genres: what a careful reader finds is found and dated, and little else is made."""

import pytest

from benchmarks.events import Count, genres, seeds

GENRES = list(genres())


@pytest.mark.parametrize("count", GENRES, ids=[count.name for count in GENRES])
def test_a_genre(count: Count) -> None:
    assert count.found == count.named
    assert count.dated == count.named
    assert count.leaked == 0
    assert count.made <= 1.6 * count.named


def test_the_seeds_make_few_events_too_many() -> None:
    counts = list(seeds())
    assert sum(count.made for count in counts) <= 1.6 * sum(count.named for count in counts)
