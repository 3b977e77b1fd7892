"""Trains the recogniser of names, and tells how good it is.

python -m timeline.training.entities CORPUS               a folder with train.tsv, and dev.tsv to be measured on
python -m timeline.training.entities evaluate FILE.tsv    strict precision, recall and F1 by type
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.model import DataError
from timeline.network import Network, load_members
from timeline.recogniser import ENTITIES, WORDS, network
from timeline.training.corpus import Labelled, read_labelled, scores, table
from timeline.word_vectors import Words


class Course(NamedTuple):
    """How one network learns: from which seed, how often it reads the corpus, how many sentences it never sees."""

    seed: int
    epochs: int
    held_out: int


COURSES = (Course(seed=1, epochs=8, held_out=2000), Course(seed=2, epochs=8, held_out=0))
_USE = "use: python -m timeline.training.entities CORPUS, or … evaluate FILE.tsv"


def train(corpus: Path, weights: Path = ENTITIES, courses: Sequence[Course] = COURSES) -> None:
    """Trains networks on ``train.tsv`` of a folder, on what ``words.npz`` knows of words, and writes them.

    What a network never saw it is measured on.
    """
    from timeline.training.learning import learn, save  # torch is needed for this alone

    words = Words.load(WORDS)
    members = []
    for course in courses:
        sentences = read_labelled(corpus / "train.tsv")
        if course.held_out:
            random.Random(7).shuffle(sentences)
        unseen, seen = sentences[: course.held_out], sentences[course.held_out :]
        members += list(learn(seen, words, course.epochs, course.seed))[-1:]
        save(members, weights)
        if unseen:
            print(f"network {course.seed} on {course.held_out} sentences it never saw")
            print(_measured(Network(words, load_members(weights)[-1:]), unseen))


def evaluate(file: Path) -> str:
    """The scores of the shipped weights on a labelled file, as a table."""
    return _measured(network(), read_labelled(file))


def _measured(recogniser: Network, sentences: Sequence[Labelled]) -> str:
    found = [tagged.labels for tagged in recogniser.label([sentence.tokens for sentence in sentences])]
    return "\n".join(table(scores([sentence.labels for sentence in sentences], found)))


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit code."""
    try:
        match arguments:
            case ["evaluate", file]:
                print(evaluate(Path(file)))
            case [corpus] if Path(corpus).is_dir():
                train(Path(corpus))
                if (Path(corpus) / "dev.tsv").exists():
                    print(evaluate(Path(corpus) / "dev.tsv"))
            case _:
                print(_USE, file=sys.stderr)
                return 2
    except (DataError, OSError) as error:
        print(f"python -m timeline.training.entities: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
