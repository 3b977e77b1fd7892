"""The date that an article states, in the forms in which publishers write it."""

from datetime import date

import pytest

from timeline.dating import stated
from timeline.model import Evidence

STATED = [  # text, file name, first and last day
    # labels
    ("Stand: 12.06.2025, 14:05 Uhr\nEr kam.", "a.txt", "2025-06-12"),
    ("Veröffentlicht am 12.06.2025 um 14:05 Uhr\nEr kam.", "a.txt", "2025-06-12"),
    ("Publiziert: 12.06.2025, 14:05 Uhr\nEr kam.", "a.txt", "2025-06-12"),
    ("Datum: 2025-06-12\nEr kam.", "a.txt", "2025-06-12"),
    ("Erstellt: 12.6.25\nEr kam.", "a.txt", "2025-06-12"),
    ("Erschienen am 3. Jänner 2024\nEr kam.", "a.txt", "2024-01-03"),
    ("Ausgabe vom 7. Feber 2024\nEr kam.", "a.txt", "2024-02-07"),
    ("Stand: Juni 2025\nEr kam.", "a.txt", "2025-06-01 2025-06-30"),
    ("Er kam.\n\nLetzte Änderung: Do., 12. Juni 2025", "a.txt", "2025-06-12"),
    # publication counts, not the update, in whatever order they stand
    ("Aktualisiert am 14.06.2025, 9:00 Uhr\nVeröffentlicht am 12.06.2025\nEr kam.", "a.txt", "2025-06-12"),
    ("Veröffentlicht: 12.06.2025, 9:00 | Aktualisiert: 14.06.2025, 10:00\nEr kam.", "a.txt", "2025-06-12"),
    ("12.06.2025, 08:14 Uhr | Aktualisiert: 13.06.2025\nEr kam.", "a.txt", "2025-06-12"),
    ("Aktualisiert: 14.06.2025\nEr kam.", "a.txt", "2025-06-14"),
    # bylines
    ("Von Anna Muster | 12.06.2025\nEr kam.", "a.txt", "2025-06-12"),
    ("Von Anna Muster und Max Beispiel, 12. Juni 2025, 14:05 Uhr\nEr kam.", "a.txt", "2025-06-12"),
    ("Anna Muster · 12. Juni 2025 · Lesezeit: 3 Min.\nEr kam.", "a.txt", "2025-06-12"),
    ("Zürich, 12. Juni 2025\nEr kam.", "a.txt", "2025-06-12"),
    ("Berlin, den 12. Juni 2025\nEr kam.", "a.txt", "2025-06-12"),
    # datelines
    ("Berlin, 12. Juni 2025 (dpa) – Er kam.", "a.txt", "2025-06-12"),
    ("Wien (APA, 12. Juni 2025) - Er kam.", "a.txt", "2025-06-12"),
    ("Berlin, 12. Juni (dpa) – Er kam.", "2025/a.txt", "2025-06-12"),
    ("Berlin, 12. Juni (dpa) – Er kam.", "2025/06/a.txt", "2025-06-12"),
    ("Berlin, 12. Juni (dpa) – Er kam.", "2025/07/a.txt", "2025-07-01 2025-07-31"),  # the folder knows the year
    # press releases, agencies' numbers, last words, newspapers' names
    ("Hildesheim, 18. Juni 2025 – Er kam.", "a.txt", "2025-06-18"),
    ("Titel\n\nBad Tölz, den 18.06.2025: Er kam.", "a.txt", "2025-06-18"),
    ("22.08.2024 – Er kam.", "a.txt", "2024-08-22"),
    ("(22. August 2024) Er kam.", "a.txt", "2024-08-22"),
    ("Er kam.\n\n© dpa-infocom, dpa:250612-930-571234/1", "a.txt", "2025-06-12"),
    ("Er kam. Sie ging. Veröffentlicht am 12.06.2025.", "a.txt", "2025-06-12"),
    ("Er kam. Sie ging. (Stand: 12. Juni 2025)", "a.txt", "2025-06-12"),
    ("Neue Zürcher Zeitung, 12.06.2025, S. 3\nEr kam.", "a.txt", "2025-06-12"),
    ("Quelle: Zeit Online, 12. Juni 2025\nEr kam.", "a.txt", "2025-06-12"),
    # names
    ("Er kam.", "23.06.2025 dpa.txt", "2025-06-23"),
    ("Er kam.", "archiv/2025/06/2025-06-23_reuters.txt", "2025-06-23"),
    ("Er kam.", "2025/a.txt", "2025-01-01 2025-12-31"),
    ("Er kam.", "juni-2025/a.txt", "2025-06-01 2025-06-30"),
    ("Er kam.", "12_Juni_2025.md", "2025-06-12"),
    ("Er kam.", "2007_24_Europa.txt", "2007-01-01 2007-12-31"),  # number 24 of that year's paper
    ("Er kam.", "2011_10_Scherben.txt", "2011-01-01 2011-12-31"),  # October, or number 10: the year is sure
    ("Er kam.", "2025_06_reuters.txt", "2025-06-01 2025-06-30"),
]


@pytest.mark.parametrize(("text", "name", "days"), STATED, ids=[f"{t[:30]}|{n}" for t, n, _ in STATED])
def test_stated(text: str, name: str, days: str) -> None:
    found, _ = stated(text, name)
    first, *last = days.split()
    assert found.evidence is Evidence.STATED
    assert found.period is not None
    assert found.period.first == date.fromisoformat(first)
    assert found.period.last == date.fromisoformat((last or [first])[0])


NOT_STATED = [  # what is told in a story, and what looks like a date
    ("Am 12. Juni 2025 kam er nach Berlin.", "a.txt"),
    ("Die Konferenz beginnt am Donnerstag, 12. Juni 2025.", "a.txt"),
    ("Erschienen ist das Buch am 12. Juni 2025 in einem kleinen Verlag.", "a.txt"),
    ("12. Juni 2025 Parteitag Leipzig\nEr kam.", "a.txt"),  # a programme
    ("Berlin, 12. Juni (dpa) – Er kam.", "a.txt"),  # of which year?
    ("Leipzig, 9. Oktober 1989: Siebzigtausend ziehen um den Ring.", "a.txt"),  # a scene
    ("Sarajevo, 28. Juni 1914. Der Thronfolger fährt in die Stadt.", "a.txt"),
    ("12.06.2025 – Ein Zug entgleist.\n13.06.2025 – Die Suche endet.", "a.txt"),  # a chronicle
    ("Er kam. Das Buch wurde veröffentlicht am 12.06.2025.", "a.txt"),
    ("Er kam.\ndpa:259912-930-571234/1", "a.txt"),
    ("Er kam.", "1984 gelesen.txt"),
    ("Er kam.", "agenda2030.txt"),
    ("Er kam.", "31.02.2025.txt"),
]


@pytest.mark.parametrize(("text", "name"), NOT_STATED)
def test_not_stated(text: str, name: str) -> None:
    assert stated(text, name)[0].evidence is Evidence.NONE
