"""The dateline at the head of a report: found, read, and no part of its first sentence."""

import pytest

from timeline.datelines import find_dateline
from timeline.sentences import split

FOUND = [  # head of the report, year, month, day
    ("Berlin, 12. Juni 2025 (dpa) – ", 2025, 6, 12),
    ("Berlin, 12. Juni (dpa) – ", 0, 6, 12),
    ("BERLIN (Reuters, 3.4.2024) - ", 2024, 4, 3),
    ("Bad Tölz/Wolfratshausen, den 18.06.2025: ", 2025, 6, 18),
    ("(22. August 2024) ", 2024, 8, 22),
    ("Tübingen, 3. Februar 2023. ", 2023, 2, 3),
    ("Mainz, den 7. November 2023. ", 2023, 11, 7),
    ("FRANKFURT, 3. Dezember. ", 0, 12, 3),
    ("Genf (dpa) – 03.02.2026. ", 2026, 2, 3),
    ("Wien (APA), 2. März 2026: ", 2026, 3, 2),
    ("Berlin/Paris (AFP) 4.3.2026 - ", 2026, 3, 4),
    ("Hamburg (dpa, 4. März 2026) ", 2026, 3, 4),
    ("Wismar. 9. Juli 2025. ", 2025, 7, 9),
    ("Wismar, 9. Juli 2025: ", 2025, 7, 9),
    ("Berlin | 04.03.2026 | ", 2026, 3, 4),
    ("Zürich (sda) ", 0, 0, 0),
    ("Aachen (dpa/lnw) – ", 0, 0, 0),
    ("Wien (APA): ", 0, 0, 0),
    ("Frankfurt am Main (epd) - ", 0, 0, 0),
]


@pytest.mark.parametrize(("head", "year", "month", "day"), FOUND, ids=[head for head, *_ in FOUND])
def test_found_behind_a_title_and_in_no_sentence(head: str, year: int, month: int, day: int) -> None:
    text = f"Bad am Montag eröffnet\n\n{head}Das Bad ist offen. Viele kamen."
    found = find_dateline(text)
    assert found is not None
    assert (found.year, found.month, found.day) == (year, month, day)
    assert " ".join(text[found.start : found.end].split()) == found.text == head.strip(" –-:.|")
    assert [sentence.text for sentence in split(text)] == [
        "Bad am Montag eröffnet", "Das Bad ist offen.", "Viele kamen."
    ]  # fmt: skip


def test_a_place_alone_opens_a_story() -> None:
    story = "Die WHO hat am Montag vor einer neuen Welle gewarnt."
    assert [sentence.text for sentence in split(f"Sorge vor Grippe\n\nGenf – {story}")][-1] == story
    assert find_dateline(f"Genf – {story}\n\nKiel – {story}") is None  # short news
    assert find_dateline(f"Er kam am Sonntag.\n\nGenf – {story}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Leipzig. 9. Oktober 1989. Siebzigtausend ziehen um den Ring.",
        "Die Bank (Reuters nennt sie die größte) – sie ist es – wächst.",
        "Leipzig, 9. Oktober 1989: Siebzigtausend ziehen um den Ring.",
        "Leipzig, 9. Oktober 1989. Siebzigtausend ziehen um den Ring.",
        "12.06.2025 – Ein Zug entgleist.\n13.06.2025 – Die Suche endet.",
        "Berlin, 31. Juni 2025 (dpa) – Er kam.",
        "Das Turnier (16./17. Mai) fällt aus.",
        "Das Turnier (Halle, 17. Mai) fällt aus.",
        "Anna Muster (SPD) – sie ist Bürgermeisterin – geht.",
    ],
)
def test_none(text: str) -> None:
    assert find_dateline(text) is None
