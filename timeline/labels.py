"""Labels of tokens (B-PER, I-PER, O …) and the spans that they describe."""

from collections.abc import Sequence
from typing import NamedTuple

KINDS = ("PER", "ORG", "LOC", "OTH")
FORMS = ("", "deriv", "part")  # the name itself; derived from it (russische); a part of the word (US-Soldaten)


class Span(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) are one entity; ``form`` is one of FORMS."""

    first: int
    last: int
    kind: str
    form: str


def spans_of(labels: Sequence[str]) -> list[Span]:
    """The spans of a sentence's labels; an I- that continues nothing of its kind begins a span."""
    spans: list[Span] = []
    first, current = 0, "O"
    for place, label in enumerate((*labels, "O")):
        if label == current or (label[:2] == "I-" and label[2:] == current):  # "O" after "O", or a name goes on
            continue
        if current != "O":
            spans.append(Span(first, place, current[:3], current[3:]))
        first, current = place, label[2:] if label != "O" else "O"
    return spans
