"""That the recogniser learns, and learns the same each time; needs torch, so it is run by hand:

python -m pip install -r requirements-training.txt -r requirements-dev.txt && python -m pytest tests/check_training.py
"""

from pathlib import Path

import numpy as np

from timeline.network import Network, load_members
from timeline.recogniser import WORDS
from timeline.training.entities import Course, train
from timeline.word_vectors import Words


def test_training_learns_what_it_is_shown(tmp_path: Path) -> None:
    lines = [
        f"{name}\tB-PER\nlacht\tO\nin\tO\n{place}\tB-LOC\n\n" for name in ("Anna", "Jan") for place in ("Ulm", "Bonn")
    ]
    (tmp_path / "train.tsv").write_text("".join(lines * 200), encoding="utf-8")
    for file in ("a.npz", "b.npz"):
        train(tmp_path, tmp_path / file, [Course(seed=1, epochs=4, held_out=0)])
    members = load_members(tmp_path / "a.npz")
    assert all(np.array_equal(members[0][name], value) for name, value in load_members(tmp_path / "b.npz")[0].items())
    (found,) = Network(Words.load(WORDS), members).label([["Jan", "lacht", "in", "Ulm"]])
    assert found.labels == ["B-PER", "O", "O", "B-LOC"]
