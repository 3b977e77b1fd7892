"""How often topics and status of labelled sentences are right, what is taken for what, and how fast both are told.

    python benchmarks/topics_status.py tests/data/labelled.tsv [--errors N]

The head of the file says what its columns mean. Errors are shown of the open half only: the other is set aside.
"""

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.actors import find_mentions
from timeline.attachment import timex_of
from timeline.clauses import clauses
from timeline.events import find_events
from timeline.model import Article, DocumentTime, Evidence, Period, Precision
from timeline.resolution import resolve
from timeline.sentences import split
from timeline.status import reading
from timeline.topics import find_topics_of_all

DAY = date(2024, 5, 15)
WRITTEN = DocumentTime(Period(DAY, DAY, Precision.DAY), Evidence.STATED, "the day of the labelled sentences")
NONE = "-"


@dataclass(frozen=True)
class Labelled:
    """A sentence, the place of the verb that its status belongs to, and its labels; no topics: it has none."""

    held: bool
    status: str
    topics: tuple[str, ...]
    text: str
    verb: int


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of a file of labels. Raises ValueError naming file and line where one is broken."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) != 4 or columns[3].count("[") != 1 or columns[3].count("]") != 1:
            raise ValueError(f"{path}, line {number}: half, status, topics and a sentence with one [verb] are expected")
        half, told, topics, marked = columns
        text = marked.replace("[", "").replace("]", "")
        named = () if topics == NONE else tuple(topics.split())
        rows.append(Labelled(half == "held", told, named, text, marked.index("[")))
    return rows


def status_told(row: Labelled) -> str:
    """The status of the smallest event around the marked verb; where there is none, that of the verb's clause."""
    article = Article("labelled", row.text, WRITTEN)
    sentences = split(row.text, 0)
    timexes = resolve(article, sentences)
    events = find_events(article, sentences, timexes, find_mentions(article, sentences))
    around = [event for event in events if event.start <= row.verb < event.end]
    if around:
        return str(min(around, key=lambda event: event.end - event.start).status)
    found = next(all for sentence in sentences if (all := clauses(sentence)) and row.verb < sentence.end)
    clause = next((clause for clause in found if clause.holds(row.verb)), found[0])
    timex = timex_of(clause, timexes, set())
    return str(reading(clause, found, timex.period if timex else None, WRITTEN, timex=timex).status)


@dataclass(frozen=True)
class Answer:
    """What was told of a sentence, and what is right."""

    row: Labelled
    told: str
    right: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether what was told is one of the labels."""
        return self.told in self.right


def answers(rows: list[Labelled]) -> dict[str, list[Answer]]:
    return {
        "topic": [
            Answer(row, next(iter(told), NONE), row.topics or (NONE,))
            for row, told in zip(rows, find_topics_of_all([row.text for row in rows]), strict=True)
        ],
        "status": [Answer(row, status_told(row), (row.status,)) for row in rows],
    }


def percent(given: list[Answer]) -> str:
    return f"{100 * sum(answer.is_right for answer in given) / max(len(given), 1):5.1f} % of {len(given)}"


def print_confusions(given: list[Answer]) -> None:
    """For each label: how many there are, the share told right, and what the others were taken for."""
    for label in sorted({answer.right[0] for answer in given}):
        own = [answer for answer in given if answer.right[0] == label]
        wrong = Counter(answer.told for answer in own if not answer.is_right)
        taken = ", ".join(f"{told} {count}" for told, count in wrong.most_common())
        print(f"  {label:18} {len(own):4} {100 * (1 - wrong.total() / len(own)):6.1f} %  {taken}")


def print_speed(rows: list[Labelled]) -> None:
    """Sentences a second, all in one go; the first round warms up what is loaded once."""
    for _ in range(2):
        began = time.process_time()
        find_topics_of_all([row.text for row in rows])
        spent = time.process_time() - began
    print(f"topics: {len(rows) / spent:.0f} sentences a second of one core")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N errors of each kind")
    options = parser.parse_args()
    rows = read_labelled(options.labelled)
    for kind, given in answers(rows).items():
        for half in ("open", "held"):
            print(f"{kind:6} {half:4} {percent([a for a in given if a.row.held is (half == 'held')])}")
        print_confusions([answer for answer in given if answer.row.held])
        wrong = [answer for answer in given if not answer.row.held and not answer.is_right]
        for answer in wrong[: options.errors]:
            print(f"  {answer.told} instead of {'/'.join(answer.right)}: {answer.row.text}")
    print_speed(rows)


if __name__ == "__main__":
    main()
