"""A store built from four articles: a call that two tell, deaths that they count differently, one without a date."""

import shutil
from pathlib import Path

from timeline.pipeline import DEFAULT_PATHS, build

ARTICLES = {
    "kreml.txt": """date 2026-03-07

Am Sonntag telefonierte Wladimir Putin mit Massud Peseschkian.

Im Januar 2025 unterzeichneten Russland und der Iran ein Abkommen.

Der Iran soll am Freitag Drohnen an Russland geliefert haben.
""",
    "agentur.txt": """date 2026-03-02

Wladimir Putin hat am Sonntag mit Massud Peseschkian telefoniert.

Bei dem Unglück in Teheran am Sonntag starben fünf Menschen.
""",
    "zeitung.txt": """date 2026-03-03

Bei dem Unglück in Teheran am Sonntag starben drei Menschen.
""",
}
UNDATED = "gipfel.txt"  # one of the articles that the program comes with
DATED_ONLY = f"?ohne-artikel={UNDATED}"


def newsroom(path: Path) -> Path:
    """The articles in a folder beside the store, and the store built from them."""
    folder = path.parent / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    shutil.copy(DEFAULT_PATHS[0] / "003_66c18e378713cf0f.txt", folder / UNDATED)
    build([folder], path)
    return path
