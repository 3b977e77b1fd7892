"""What readers type and whom they mean."""

import pytest

from timeline.spellings import like, meant

NAMES = ("Ali Chamenei", "Russland", "Wladimir Putin", "Iran", "USA", "Irak", "Erwin Öhlmann", "Petra Öhlmann", "Kreml",
         "Lena Schmidtke-Özil", "Sergej Lawrow")  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ali Chamenei", ["Ali Chamenei"]),
        ("Chamenei", ["Ali Chamenei"]),
        ("Khamenei", ["Ali Chamenei"]),
        ("khamenei", ["Ali Chamenei"]),
        ("Ayatollah Khamenei", []),  # a title is no part of a name
        ("Moskau", ["Russland"]),
        ("moskau", ["Russland"]),
        ("Teheran", ["Iran"]),
        ("iran", ["Iran"]),  # and not Irak
        ("usa", ["USA"]),
        ("Vladimir Putin", ["Wladimir Putin"]),
        ("Lavrov", ["Sergej Lawrow"]),
        ("Ohlmann", []),  # an umlaut is no accent
        ("Öhlmann", ["Erwin Öhlmann", "Petra Öhlmann"]),  # two bear it: the reader is asked
        ("Özil", ["Lena Schmidtke-Özil"]),
        ("Merz", []),  # no event names him
        ("", []),
        ("  ", []),
        ("!", []),
    ],
)
def test_any_spelling_finds_the_name(typed: str, found: list[str]) -> None:
    assert meant(typed, NAMES) == found


def test_a_part_of_an_article_is_enough() -> None:
    names = ("2025/reuters.txt", "2026/Zürich.txt")
    assert like("REUTERS", names) == ["2025/reuters.txt"]
    assert like("txt", names) == list(names)
