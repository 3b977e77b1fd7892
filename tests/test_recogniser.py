"""Names that no list holds, found by the trained model."""

import pytest

from timeline.model import Sentence
from timeline.recogniser import recognise


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Gestern traf Angela Merkel in Berlin die SPD.",
            [("Angela Merkel", "PER"), ("Berlin", "LOC"), ("SPD", "ORG")],
        ),
        ("Die russische Regierung schweigt.", [("russische", "LOC")]),
        ("", []),
        ("… – !", []),
    ],
)  # fmt: skip
def test_names_are_found(text: str, names: list[tuple[str, str]]) -> None:
    (found,) = recognise([sentence(text, 7)])
    assert [(entity.text, entity.kind) for entity in found] == names
    assert all(text[entity.start - 7 : entity.end - 7] == entity.text for entity in found)
    assert all(0 <= entity.confidence <= 1 for entity in found)


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "👍 <b>Anna</b> \u202eNowak", "TRUMP TRIFFT PUTIN IN ALASKA", "-" * 500]
)
def test_odd_text_is_survived(text: str) -> None:
    assert len(recognise([sentence(text)])) == 1
