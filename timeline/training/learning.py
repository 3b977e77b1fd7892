"""The network of ``timeline.network`` once more, in torch, where it can learn."""

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from timeline.labels import FORMS
from timeline.network import DILATIONS, LABELS
from timeline.training.corpus import Labelled
from timeline.word_vectors import FLAGS, OWN_GRAM_ROWS, SHAPE_ROWS, WORD_ROWS, GramRows, Words, letters_of

WIDTH, GRAM_WIDTH, WORD_WIDTH, SHAPE_WIDTH = 128, 16, 32, 16
DROPOUT = 0.3
FORGET_VECTOR, FORGET_WORD = 0.1, 0.25  # how often a word is made unknown, so that letters and neighbours learn to help
BATCH = 64  # sentences
LONGEST = 120  # tokens; of longer sentences the beginning is learned
RATE = 3e-3


class Learner(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """One network: what ``timeline.network`` computes, with dropout while it learns."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        vectors = words.vectors.shape[1]
        others = words.grams.shape[1] + 2 * len(FLAGS)
        self.words = nn.Embedding(WORD_ROWS, WORD_WIDTH, sparse=True)
        self.shapes = nn.Embedding(SHAPE_ROWS, SHAPE_WIDTH)
        self.grams = nn.EmbeddingBag(OWN_GRAM_ROWS, GRAM_WIDTH, mode="mean", sparse=True)
        for embedding in (self.words, self.shapes, self.grams):
            nn.init.normal_(embedding.weight, 0, 0.3)
        self.unknown = nn.Parameter(torch.zeros(vectors))
        self.inp = nn.Linear(2 * vectors + others + GRAM_WIDTH + WORD_WIDTH + SHAPE_WIDTH + 1, WIDTH)
        self.convs = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.out = nn.Linear(WIDTH, len(LABELS) + len(FORMS))
        self.step = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))

    def forward(self, batch: "Batch") -> Tensor:
        """The scores of labels and forms: sentences x tokens x (labels + forms)."""
        known = torch.where(self._kept(len(batch.known), FORGET_VECTOR), batch.known, 0.0)[:, None]
        vectors = batch.vectors * known + (1 - known) * (batch.rears + self.unknown)
        words = self.words(batch.words) * self._kept(len(batch.words), FORGET_WORD)[:, None]
        grams = self.grams(batch.grams, batch.gram_starts)
        whole = torch.cat([vectors, batch.fronts, batch.others, grams, words, self.shapes(batch.shapes), known], dim=1)
        inside = batch.inside[:, :, None].float()
        read = functional.relu(self.inp(functional.dropout(whole, 0.7 * DROPOUT, self.training)))
        seen = read[batch.tokens] * inside
        for conv, distance in zip(self.convs, DILATIONS, strict=True):
            length = seen.shape[1]
            wide = functional.pad(seen, (0, 0, distance, distance))
            around = torch.cat([wide[:, :length], seen, wide[:, 2 * distance :]], dim=2)
            seen = (seen + functional.dropout(functional.relu(conv(around)), DROPOUT, self.training)) * inside
        scores: Tensor = self.out(functional.dropout(seen, DROPOUT, self.training))
        return scores

    def _kept(self, number: int, forgotten: float) -> Tensor:
        return torch.rand(number) >= (forgotten if self.training else 0.0)

    def loss(self, batch: "Batch") -> Tensor:
        """How improbable the right run of labels is, and the right forms, a sentence."""
        scores = self(batch)
        forms = functional.cross_entropy(
            scores[:, :, len(LABELS) :].flatten(0, 1), batch.forms.flatten(), ignore_index=-1, reduction="sum"
        )
        return (self._run_loss(scores[:, :, : len(LABELS)], batch) + 0.5 * forms) / len(batch.tokens)

    def _run_loss(self, scores: Tensor, batch: "Batch") -> Tensor:
        """The negative log probability of the right labels under the conditional random field."""
        labels, inside = batch.labels, batch.inside.float()
        right = self.first[labels[:, 0]] + (scores.gather(2, labels[:, :, None])[:, :, 0] * inside).sum(1)
        right = right + (self.step[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)
        step, total = self.step.exp(), self.first + scores[:, 0]
        shortest = int(batch.inside.sum(1).min())
        for place in range(1, scores.shape[1]):
            most = total.max(1, keepdim=True).values.detach()
            reached = torch.log(torch.exp(total - most) @ step) + most + scores[:, place]
            total = reached if place < shortest else torch.where(batch.inside[:, place, None], reached, total)
        return (torch.logsumexp(total, 1) - right).sum()


class Vocabulary:
    """Every word of the corpus, read once: what ``timeline.network`` would read of it, by the word's place."""

    def __init__(self, sentences: Sequence[Labelled], words: Words) -> None:
        every = dict.fromkeys(token for sentence in sentences for token in sentence.tokens)
        self.places = {word: place for place, word in enumerate(every)}
        letters = [letters_of(word) for word in every]
        groups = GramRows([row.text for row in letters])
        read = words.read(letters, groups.means(words.grams))
        self.vectors, self.fronts, self.rears = (
            torch.from_numpy(words.vectors[rows]) for rows in (read.rows, read.fronts, read.rears)
        )
        self.known = torch.from_numpy((read.rows > 0).astype(np.float32))
        self.others = torch.from_numpy(read.others)
        self.grams = [torch.from_numpy(rows) for rows in groups.rows(OWN_GRAM_ROWS)]
        self.words = torch.tensor([row.word for row in letters])
        self.shapes = torch.tensor([row.shape for row in letters])


class Batch:
    """Sentences as tensors; every word stands once, ``tokens`` tells which word stands where."""

    def __init__(self, sentences: Sequence[Labelled], vocabulary: Vocabulary) -> None:
        here: dict[str, int] = {}
        longest = max(len(sentence.tokens) for sentence in sentences)
        self.tokens = torch.zeros(len(sentences), longest, dtype=torch.long)
        self.labels, self.forms = torch.zeros_like(self.tokens), torch.full_like(self.tokens, -1)
        self.inside = torch.zeros(len(sentences), longest, dtype=torch.bool)
        for row, sentence in enumerate(sentences):
            length = len(sentence.tokens)
            self.inside[row, :length] = True
            self.tokens[row, :length] = torch.tensor([here.setdefault(token, len(here)) for token in sentence.tokens])
            self.labels[row, :length] = torch.tensor([_LABEL[label[:5]] for label in sentence.labels])
            self.forms[row, :length] = torch.tensor([_FORM[label[5:]] for label in sentence.labels])
        self.forms[self.labels == 0] = -1
        places = [vocabulary.places[word] for word in here]
        grams = [vocabulary.grams[place] for place in places]
        lengths = torch.tensor([len(row) for row in grams])
        self.grams, self.gram_starts = torch.cat(grams), lengths.cumsum(0) - lengths
        self.vectors, self.known = vocabulary.vectors[places], vocabulary.known[places]
        self.fronts, self.rears = vocabulary.fronts[places], vocabulary.rears[places]
        self.others, self.words = vocabulary.others[places], vocabulary.words[places]
        self.shapes = vocabulary.shapes[places]


_LABEL = {label: place for place, label in enumerate(LABELS)}
_FORM = {form: place for place, form in enumerate(FORMS)}


def learn(
    sentences: Sequence[Labelled], words: Words, epochs: int, seed: int
) -> Iterator[dict[str, np.ndarray[Any, Any]]]:
    """Trains one network; yields it after each epoch, as a member for ``timeline.network``; the last is the best.

    The same seed on the same machine gives the same network. The learning rate falls to nothing in a straight line;
    what is kept is a moving mean of the weights.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums of several threads come in any order
    chance = random.Random(seed)
    short = [Labelled(sentence.tokens[:LONGEST], sentence.labels[:LONGEST]) for sentence in sentences]
    vocabulary = Vocabulary(short, words)
    learner = Learner(words)
    tables = [learner.words.weight, learner.grams.weight]
    names = [name for name, _ in learner.named_parameters() if name not in ("words.weight", "grams.weight")]
    dense = [learner.get_parameter(name) for name in names]
    mean = [value.detach().clone() for value in dense]
    optimizers = [
        torch.optim.AdamW(dense, RATE, weight_decay=1e-4),
        torch.optim.SparseAdam(tables, RATE),
    ]
    steps, done = epochs * -(-len(short) // BATCH), 0
    for epoch in range(epochs):
        began, lost = time.perf_counter(), 0.0
        for group in _batches(short, chance):
            done += 1
            for optimizer in optimizers:
                optimizer.param_groups[0]["lr"] = RATE * min(1, done / 100) * max(0.02, 1 - done / steps)
                optimizer.zero_grad()
            loss = learner.loss(Batch(group, vocabulary))
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for optimizer in optimizers:
                optimizer.step()
            lost += loss.item()
            for kept, value in zip(mean, dense, strict=True):
                kept.lerp_(value.detach(), 1 - min(0.997, done / (done + 10)))
        print(f"network {seed}, epoch {epoch + 1} of {epochs}: loss {lost * BATCH / len(short):.3f},", end=" ")
        print(f"{time.perf_counter() - began:.0f} s", flush=True)
        yield _member(learner, dict(zip(names, mean, strict=True)))


def _batches(sentences: Sequence[Labelled], chance: random.Random) -> Iterator[list[Labelled]]:
    """The sentences in random order, those of similar length together."""
    order = list(sentences)
    chance.shuffle(order)
    batches = []
    for at in range(0, len(order), 20 * BATCH):
        near = sorted(order[at : at + 20 * BATCH], key=lambda sentence: len(sentence.tokens))
        batches += [near[first : first + BATCH] for first in range(0, len(near), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _member(learner: Learner, mean: dict[str, Tensor]) -> dict[str, np.ndarray[Any, Any]]:
    """The learner's weights by the names that ``timeline.network`` reads; layers multiply from the right."""
    values = dict(learner.named_parameters()) | mean
    weights = {name: value.detach().numpy().copy() for name, value in values.items()}
    member = {name: weights[name] for name in ("unknown", "step", "first")}
    member |= {name: weights[f"{name}.weight"] for name in ("words", "grams", "shapes")}
    layers = {"inp": "inp", "out": "out"} | {f"conv{at}": f"convs.{at}" for at in range(len(DILATIONS))}
    for name, layer in layers.items():
        member[name], member[f"{name}_bias"] = weights[f"{layer}.weight"].T, weights[f"{layer}.bias"]
    return member


def save(members: Sequence[dict[str, np.ndarray[Any, Any]]], file: Path) -> None:
    """Writes what was learned: the tables of words and letter groups as bytes, all else as halves."""
    arrays: dict[str, np.ndarray[Any, Any]] = {"members": np.array(len(members))}
    for at, member in enumerate(members):
        for name, values in member.items():
            if name in ("words", "grams"):
                scale = np.abs(values).max(0) / 127
                arrays[f"*{at}.{name}"] = scale.astype(np.float32)
                arrays[f"{at}.{name}"] = np.round(values / scale).astype(np.int8)
            else:
                arrays[f"{at}.{name}"] = values.astype(np.float16)
    np.savez_compressed(file, allow_pickle=False, **arrays)
