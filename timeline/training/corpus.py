"""Reads sentences with entity labels (as GermEval 2014 has them: a token and its label a line) and scores them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.labels import FORMS, KINDS, Span, spans_of
from timeline.model import DataError

SCORED = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence: its tokens and for each a label such as B-PER, I-LOCderiv, O."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans are right, were found and should have been found."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, from 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, from 0 to 1."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0


def read_labelled(file: Path) -> list[Labelled]:
    """The sentences of a file with a token, a tab and a label a line and an empty line behind each sentence.

    Lines that begin with ``#`` and a tab are comments; of further columns (a number before the token, inner entities
    behind the label) only token and outer label count. Raises DataError with file and line.
    """
    found: list[Labelled] = []
    tokens: list[str] = []
    labels: list[str] = []
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if cells == [""]:
                _close(found, tokens, labels)
            elif not (cells[0] == "#" and len(cells) > 2):
                token, label = cells[1:3] if len(cells) >= 3 and cells[0].isdigit() else [*cells, ""][:2]
                if not _is_label(label):
                    raise DataError(f"{file}, line {number}: {label!r} is no label such as B-PER, I-LOCderiv or O")
                tokens.append(token)
                labels.append(label)
    _close(found, tokens, labels)
    return found


def _close(found: list[Labelled], tokens: list[str], labels: list[str]) -> None:
    if tokens:
        found.append(Labelled(tuple(tokens), tuple(labels)))
    tokens.clear()
    labels.clear()


def _is_label(label: str) -> bool:
    place, _, kind = label.partition("-")
    return label == "O" or (place in ("B", "I") and kind[:3] in KINDS and kind[3:] in FORMS)


def scores(there: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> dict[str, Score]:
    """Strict scores by type and of all scored types: both ends and the type must agree; deriv and part count as it."""
    counts = {name: [0, 0, 0] for name in (*SCORED, "all")}
    for wanted, given in zip(there, found, strict=True):
        truth, guess = _scored(wanted), _scored(given)
        for name, spans in (("there", truth), ("found", guess), ("right", truth & guess)):
            for kind, number in Counter(span.kind for span in spans).items():
                place = ("right", "found", "there").index(name)
                counts[kind][place] += number
                counts["all"][place] += number
    return {name: Score(*numbers) for name, numbers in counts.items()}


def _scored(labels: Sequence[str]) -> set[Span]:
    return {span._replace(form="") for span in spans_of(labels) if span.kind in SCORED}


def table(found: dict[str, Score]) -> Iterator[str]:
    """The scores as lines of text, in per cent."""
    yield f"{'type':5}{'precision':>11}{'recall':>8}{'F1':>7}{'spans':>8}"
    for name, score in found.items():
        yield (f"{name:5}{100 * score.precision:11.1f}{100 * score.recall:8.1f}{100 * score.f1:7.1f}{score.there:8}")
