"""What of a report is compared with others: sentence → the kinds of its event, and where it was."""

import pytest

from timeline.outlines import Outline, outlines
from timeline.pipeline import read_article
from timeline.reading import article


def outline(text: str) -> Outline:
    read = read_article(article("a.txt", text, "2025-10-14"))
    return outlines(read.article, read.events)[0]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Russische Drohnen haben am Montag ein Wohnhaus getroffen.", {"attack"}),  # nobody met
        ("Die Minister haben sich am Montag getroffen.", {"meeting"}),
        ("Zwei Männer wurden am Montag tot geborgen.", {"death"}),
        ("Eine Lawine hat am Montag drei Männer verschüttet.", {"avalanche"}),
        ("Die Börse reagierte am Montag mit einem Kurssturz.", set()),  # no uprising
    ],
)
def test_kinds(text: str, kinds: set[str]) -> None:
    assert set(outline(text).kinds) >= kinds
    assert kinds or not outline(text).kinds


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In der ostukrainischen Großstadt Charkiw brannte am Montag ein Haus.", ("Charkiw",)),
        ("In Charkiw brannte am Montag ein Haus.", ("Charkiw",)),
        ("Nach Behördenangaben brannte am Montag ein Haus.", ()),
    ],
)
def test_places(text: str, places: tuple[str, ...]) -> None:
    assert outline(text).places == places
