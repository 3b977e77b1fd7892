"""The labelled sentences: both halves are what they say, and topics stay as good as they are."""

from collections import Counter
from hashlib import blake2b
from pathlib import Path

import pytest

from benchmarks.topics_status import NONE, read_labelled
from timeline.knowledge import load_topics
from timeline.topics import find_topics_of_all

FILE = Path(__file__).parent / "data" / "labelled.tsv"
ROWS = read_labelled(FILE)


def test_the_halves_are_divided_by_the_rule_and_not_by_hand():
    for row in ROWS:
        assert row.held is bool(blake2b(row.text.encode(), digest_size=1).digest()[0] % 2), row.text


def test_every_topic_and_status_is_there_often_enough():
    assert len({row.text for row in ROWS}) == len(ROWS) >= 480
    assert min(Counter(row.status for row in ROWS).values()) >= 60
    assert {topic for row in ROWS for topic in row.topics} == set(load_topics())


def test_no_labelled_sentence_is_an_example_to_learn_from():
    examples = {sentence for topic in load_topics().values() for sentence in topic.examples}
    assert not examples & {row.text for row in ROWS}


def test_topics_of_the_half_set_aside():
    held = [row for row in ROWS if row.held]
    told = find_topics_of_all([row.text for row in held])
    right = sum(next(iter(ids), NONE) in (row.topics or (NONE,)) for row, ids in zip(held, told, strict=True))
    assert right / len(held) >= 0.85


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("# head\nopen\toccurred\tsport\tEr gewann.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.tsv, line 2"):
        read_labelled(path)
