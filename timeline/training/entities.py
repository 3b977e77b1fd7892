"""Trains the recogniser of names, and tells how good it is.

python -m timeline.training.entities CORPUS               a folder with train.tsv, and dev.tsv to be measured on
python -m timeline.training.entities evaluate FILE.tsv    strict precision, recall and F1 by type
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from timeline.labels import KINDS
from timeline.model import DataError
from timeline.recogniser import WEIGHTS, features, label
from timeline.training.corpus import Labelled, read_labelled, scores, table

_USE = "use: python -m timeline.training.entities CORPUS, or … evaluate FILE.tsv"


def train(corpus: Path, weights: Path = WEIGHTS, rounds: int = 100) -> None:
    """Trains on ``train.tsv`` of a folder and writes the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.01, "max_iterations": rounds, "feature.minfreq": 2})
    for sentence in read_labelled(corpus / "train.tsv"):
        trainer.append(features(sentence.tokens), [_without_form(name) for name in sentence.labels])
    trainer.train(str(weights))


def _without_form(label: str) -> str:
    return label[:5] if label[2:5] in KINDS else label


def evaluate(file: Path) -> str:
    """The scores of the shipped weights on a labelled file, as a table."""
    sentences: list[Labelled] = read_labelled(file)
    found = [labels for labels, _ in label([sentence.tokens for sentence in sentences])]
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
