"""Files → articles: what is read, which date it states, and what is refused with which words."""

import json
import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from timeline.dating import stated
from timeline.model import Article, Evidence, Precision, Refusal
from timeline.reading import LARGEST_ARTICLE, article, read
from timeline.sentences import split

STATED = [  # text, file name, first, last, precision, where the story begins
    ("date 2026-03-07 Er kam.", "a.txt", date(2026, 3, 7), date(2026, 3, 7), Precision.DAY, "Er"),
    (" date 2025-03 Er kam.", "a.txt", date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH, "Er"),
    ("Date: 2025\nEr kam.", "a.txt", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, "Er"),
    ("Er kam.", "2025-06-23_reuters.txt", date(2025, 6, 23), date(2025, 6, 23), Precision.DAY, "Er"),
    ("Er kam.", "dpa 20250623.txt", date(2025, 6, 23), date(2025, 6, 23), Precision.DAY, "Er"),
    ("Er kam.", "2025/06/reuters.txt", date(2025, 6, 1), date(2025, 6, 30), Precision.MONTH, "Er"),
    ("Stand: 12.06.2025, 14:05 Uhr\n\nEr kam.", "a.txt", date(2025, 6, 12), date(2025, 6, 12), Precision.DAY, "Stand"),
    (
        "Titel\nDonnerstag, 12. Juni 2025\nEr kam.",
        "a.txt",
        date(2025, 6, 12),
        date(2025, 6, 12),
        Precision.DAY,
        "Titel",
    ),
    ("Er kam.\nVeröffentlicht am 12. Juni 2025", "a.txt", date(2025, 6, 12), date(2025, 6, 12), Precision.DAY, "Er"),
    ("Berlin, 3. April 2024 (dpa) - Er kam.", "a.txt", date(2024, 4, 3), date(2024, 4, 3), Precision.DAY, "Er"),
    (
        "Titel\n\nWien, 3.4.2024 (APA/Reuters) – Er kam.",
        "a.txt",
        date(2024, 4, 3),
        date(2024, 4, 3),
        Precision.DAY,
        "Titel",
    ),
    ("date 2026-03-07 Er kam.", "2025-06-23.txt", date(2026, 3, 7), date(2026, 3, 7), Precision.DAY, "Er"),
]


@pytest.mark.parametrize(("text", "name", "first", "last", "precision", "begins"), STATED)
def test_stated_dates(text: str, name: str, first: date, last: date, precision: Precision, begins: str) -> None:
    published, body = stated(text, name)
    assert published.evidence is Evidence.STATED
    assert published.period is not None
    assert (published.period.first, published.period.last, published.period.precision) == (first, last, precision)
    assert split(text, body)[0].text.startswith(begins)


NOT_STATED = [
    ("Er kam am 5. März 2025.", "000_8f02f4d38e6a4e27.txt"),  # a date in the story; figures of a code in the name
    ("date 2025-13-40 Er kam.", "a.txt"),  # there is no such day
    ("Am 12. Juni 2025\nkam er.", "a.txt"),  # a date inside the story
    ("Stand: 31.02.2025\nEr kam.", "a.txt"),
    ("Dates 2025-03 sind keine Kopfzeile.", "a.txt"),
    ("Er kam.", "0169825192826345.txt"),
    ("Er kam.", "bericht-1925-99.txt"),
]


@pytest.mark.parametrize(("text", "name"), NOT_STATED)
def test_no_date_is_stated(text: str, name: str) -> None:
    published, _ = stated(text, name)
    assert published.evidence is Evidence.NONE
    assert published.period is None


def test_an_impossible_header_is_explained() -> None:
    assert "2025-13-40" in stated("date 2025-13-40 Er kam.", "a.txt")[0].source


def test_text_is_nfc_and_offsets_lead_back_to_the_given_text() -> None:
    given = unicodedata.normalize("NFD", "Jänner, März – am Äußersten")
    read_as = article("a", given)
    assert read_as.text == "Jänner, März – am Äußersten"
    for character, offset in zip(read_as.text, read_as.given, strict=True):
        assert unicodedata.normalize("NFD", character)[0] == given[offset]


REFUSED = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n ", "empty"),
    ("binary.txt", b"PK\x03\x04\x00\x00", "binary"),
    ("cyrillic.txt", "Он пришёл в марте".encode("windows-1251"), "iconv"),
    ("huge.txt", b"a" * (LARGEST_ARTICLE + 1), "split it"),
    ("picture.png", b"\x89PNG", "not read"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_a_bad_file_gets_one_line_and_the_rest_is_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Er kam.", encoding="utf-8")
    found = list(read([tmp_path]))
    refused = [one for one in found if isinstance(one, Refusal)]
    assert [one.id for one in found if isinstance(one, Article)] == ["good.txt"]
    assert len(refused) == 1
    assert name in refused[0].file
    assert reason in refused[0].reason
    assert "\n" not in refused[0].reason


def test_a_file_without_read_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text("Er kam.", encoding="utf-8")

    def refuse(self: Path, *mode: object) -> bytes:  # root, who runs the tests in a container, may read every file
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (refusal,) = read([tmp_path])
    assert isinstance(refusal, Refusal)
    assert "permission" in refusal.reason


BROKEN_LINES = [
    ("{", "not JSON"),
    ("[1]", "not an object"),
    ('{"id": "b"}', '"text"'),
    ('{"text": ""}', '"text"'),
    ('{"text": "Er kam.", "date": "gestern"}', '"date"'),
    ('{"text": "Er kam.", "date": "2025-02-30"}', '"date"'),
    ('{"text": "Er kam.", "id": []}', '"id"'),
    ('{"text": "Sie ging.", "id": "a"}', "already used"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN_LINES)
def test_a_broken_line_is_refused_alone(tmp_path: Path, line: str, reason: str) -> None:
    good = json.dumps({"id": "a", "date": "2025-03-04", "text": "Er kam."})
    last = json.dumps({"id": 7, "date": None, "text": "Sie ging."})
    (tmp_path / "lines.jsonl").write_text(f"{good}\n{line}\n\n{last}\n", encoding="utf-8")
    found = list(read([tmp_path / "lines.jsonl"]))
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "7"]
    (refusal,) = [one for one in found if isinstance(one, Refusal)]
    assert reason in refusal.reason
    assert "lines.jsonl" in refusal.file


def test_a_jsonl_line_without_id_is_named_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "Er kam."}\n', encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    assert found.id == "x.jsonl:1"


def test_a_byte_order_mark_and_windows_line_ends_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfEr kam.\r\nSie ging.")
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    assert found.text == "Er kam.\nSie ging."


def test_folders_are_read_in_order_and_hidden_files_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "2025/a.txt", ".git/c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Er kam.", encoding="utf-8")
    assert [one.id for one in read([tmp_path, tmp_path / "b.txt"]) if isinstance(one, Article)] == [
        "2025/a.txt",
        "b.txt",
    ]


def test_two_folders_may_hold_files_of_one_name(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    ids = [one.id for one in read([tmp_path / "x", tmp_path / "y"]) if isinstance(one, Article)]
    assert len(set(ids)) == 2


def test_half_a_character_from_json_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "Er \\ud800 kam."}\n', encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    found.text.encode("utf-8")


OTHER_ENCODINGS = [
    "Er fährt für März nach Überlingen – „wohin“, fragte man.".encode("windows-1252"),
    "Er fährt für März nach Überlingen".encode("latin-1"),
    "Er fährt für März nach Überlingen".encode("utf-16"),
]


@pytest.mark.parametrize("content", OTHER_ENCODINGS)
def test_the_encodings_of_old_files_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    assert found.text.startswith("Er fährt für März nach Überlingen")


FOREIGN = [
    "The president said on Monday that the talks with the other side would go on for as long as they had to, and that "
    "nobody in his government had ever thought of leaving the table before a result was in sight for them all there.",
    "Le président a déclaré lundi que les négociations avec l'autre partie se poursuivraient aussi longtemps que "
    "nécessaire et que personne dans son gouvernement n'avait jamais songé à quitter la table avant un résultat clair "
    "pour tous les pays de la région et leurs partenaires.",
    "De president zei maandag dat de gesprekken met de andere partij zo lang als nodig zouden doorgaan en dat niemand "
    "in zijn regering ooit had overwogen om van tafel te gaan voordat er een resultaat in zicht was voor iedereen die "
    "daar aanwezig was en voor alle landen.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_text_in_another_language_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Refusal)
    assert "not German" in found.reason


def test_links_out_of_the_folder_and_pipes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Geheim.", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "inside.txt").write_text("Er kam.", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(folder / "pipe.txt")
    found = list(read([folder]))
    assert [one.id for one in found if isinstance(one, Article)] == ["inside.txt"]
    assert {Path(one.file).name: one.reason.split(";")[0] for one in found if isinstance(one, Refusal)} == {
        "out.txt": "it is a link that leads out of the folder",
        "pipe.txt": "this is no ordinary file",
    }
