"""Trains the recogniser of names, and tells how good it is.

python -m timeline.training.entities CORPUS               a folder with train.tsv, and dev.tsv to be measured on
python -m timeline.training.entities evaluate FILE.tsv    strict precision, recall and F1 by type
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from timeline.model import DataError
from timeline.network import Words
from timeline.recogniser import ENTITIES, WORDS, label
from timeline.training.corpus import Labelled, read_labelled, scores, table

EPOCHS = 12
SEEDS = (1, 2)
_USE = "use: python -m timeline.training.entities CORPUS, or … evaluate FILE.tsv"


def train(corpus: Path, weights: Path = ENTITIES, epochs: int = EPOCHS, seeds: Sequence[int] = SEEDS) -> None:
    """Trains a network a seed on ``train.tsv`` of a folder, on what ``words.npz`` knows of words, and writes them."""
    from timeline.training.learning import learn, save  # torch is needed for this alone

    sentences = read_labelled(corpus / "train.tsv")
    words = Words.load(WORDS)
    save([list(learn(sentences, words, epochs, seed))[-1] for seed in seeds], weights)


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
