"""What a page says around its article makes no event."""

import pytest

from timeline.pipeline import read_article
from timeline.reading import article

NOISE = [
    "Lesen Sie hier alles zur Wahl am Sonntag.",
    "Melden Sie sich am Montag für unseren Newsletter an.",
    "Dieser Artikel wurde am 3. März 2025 aktualisiert.",
    "Die Redaktion hat am Montag eine Zahl geändert.",
    "Wir verwenden seit 2020 Cookies.",
    "Quelle: dpa, am Montag um 12 Uhr.",
    "Ein Zeuge sagte.",
]


@pytest.mark.parametrize("noise", NOISE)
def test_noise_makes_no_event(noise: str) -> None:
    found = read_article(article("a.txt", f"Frankreich hat am Montag gewählt. {noise}", "2025-03-12")).events
    assert [event.title for event in found] == ["Frankreich hat gewählt"]
