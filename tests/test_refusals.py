"""Every reason for which a file is refused has German words for the page."""

import re
from pathlib import Path

import pytest

from timeline.page.refusals import reason_in_words

ROOMS = Path(__file__).parent.parent / "timeline"
REASONS = re.findall(
    r"(?:Unreadable\(|Refusal\([^,]+(?:, line \{number\}\")?, |\breturn |\belse )"
    r"f?(?P<q>[\"'])(it[s ].*?|the \w.*?|th(?:ere|is) is .*?)(?P=q)",
    "".join((ROOMS / f"{room}.py").read_text(encoding="utf-8") for room in ("reading", "formats")),
)


@pytest.mark.parametrize("reason", [reason for _, reason in REASONS])
def test_a_reason_has_german_words(reason: str) -> None:
    filled = re.sub(r"\{[^{}]*\}", "7", reason.replace("{found.id!r}", "'a.txt'"))
    assert reason_in_words(filled, "en") == filled
    assert reason_in_words(filled, "de") != filled


def test_the_reasons_were_found() -> None:
    assert len(REASONS) > 25


def test_what_a_reason_names_stays() -> None:
    assert reason_in_words("it is not JSON (column 4: x)", "de") == "das ist kein JSON (Spalte 4)"
