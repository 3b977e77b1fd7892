"""Files made to do harm, one of each kind: refused in one line or read as text, at once, and the rest goes on.

Many more, damaged at random, are made by a program of its own: ``python -m tests.fuzz.nasty_files``.
"""

import gzip
import io
import os
import socket
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_store import as_nobody

from tests.fuzz.nasty_files import STORY, fuzz, good_files, packed
from timeline import formats, reading
from timeline.model import Article, Refusal
from timeline.reading import read

GOOD = good_files()


def test_damaged_files_of_every_kind_are_read_or_refused() -> None:
    assert [*fuzz(25, 1)] == []


def ids_and_reasons(folder: Path) -> tuple[list[str], dict[str, str]]:
    """What is read, and for each file that is not the reason; all of it in time."""
    began = time.process_time()
    found = list(read([folder]))
    assert time.process_time() - began < 8
    refused = {one.file.removeprefix(f"{folder}/"): one.reason for one in found if isinstance(one, Refusal)}
    assert not any("\n" in reason for reason in refused.values())
    return [one.id for one in found if isinstance(one, Article)], refused


# --- XML that grows or looks around --------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY x SYSTEM "file://%s">]>'
DOCTYPES = [  # kind, what stands around the story
    ("rss", "{head}<rss version='2.0'><channel><item><title>K</title><description>{story}</description></item>"
            "</channel></rss>"),
    ("html", "{head}<html><body><article><p>{story}</p></article></body></html>"),
    ("docx", "{head}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
             "<w:p><w:r><w:t>{story}</w:t></w:r></w:p></w:body></w:document>"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "form"), DOCTYPES)
def test_entities_neither_grow_nor_fetch(tmp_path: Path, kind: str, form: str) -> None:
    (tmp_path / "secret").write_text("Das Kennwort lautet Vogelbeere.")
    for entity in ("l9", "x"):
        text = form.format(head=ENTITIES % (tmp_path / "secret"), story=f"{STORY} Es steht da: &{entity}; und mehr.")
        content = text.encode()
        if kind == "docx":
            content = with_part(GOOD["docx"], "word/document.xml", content)
        folder = tmp_path / entity
        folder.mkdir()
        (folder / f"a.{kind}").write_bytes(content)
        found = list(read([folder]))
        assert found
        if kind == "rss":
            assert [isinstance(one, Refusal) and "entities" in one.reason for one in found] == [True]
        for one in found:
            assert isinstance(one, Refusal) or ("Vogelbeere" not in one.text and len(one.text) < 10_000)


def with_part(content: bytes, name: str, replaced: bytes) -> bytes:
    """A packed document with another part in the place of one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed({entry: replaced if entry == name else archive.read(entry) for entry in archive.namelist()})


@pytest.mark.parametrize("named", ["secret.rss", "/dev/zero", "http://localhost:9/feed"])
def test_a_feed_that_is_only_the_name_of_one_opens_nothing(tmp_path: Path, named: str) -> None:
    secret = tmp_path / "secret.rss"
    secret.write_bytes(GOOD["rss"])
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.rss").write_text(str(secret) if named == secret.name else named)
    found, refused = ids_and_reasons(tmp_path / "articles")
    assert found == []
    assert "no RSS or Atom feed" in refused["a.rss"]


def test_a_feed_with_signs_that_no_xml_holds_is_read(tmp_path: Path) -> None:
    inner = f"&lt;p&gt;{STORY}&lt;/p&gt; \x12 mit &amp;#8; und \x00 und \x1b"
    (tmp_path / "a.rss").write_text(
        f"<rss version='2.0'><channel><item><title>K</title><description>{inner}</description></item></channel></rss>"
    )
    assert ids_and_reasons(tmp_path) == (["a.rss:1"], {})


# --- archives ------------------------------------------------------------------------------------------------------


def linked() -> bytes:
    """An archive with a link to a file outside of it."""
    held, entry = io.BytesIO(), zipfile.ZipInfo("link.txt")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("good.txt", STORY)
    return held.getvalue()


def twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", STORY)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", f"{STORY} Noch einmal.")
    return held.getvalue()


def locked() -> bytes:
    content = bytearray(packed({"a.txt": STORY.encode()}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def from_the_future() -> bytes:
    content = bytearray(packed({"a.txt": STORY.encode()}))
    content[content.index(b"PK\x01\x02") + 6] = 99  # the version of ZIP that is needed to unpack it
    return bytes(content)


ARCHIVES: list[tuple[str, Callable[[], bytes], list[str], str]] = [
    ("out", lambda: packed({"../../a.txt": STORY.encode(), "b.txt": STORY.encode()}), ["b.txt"], "leads out"),
    ("root", lambda: packed({"/etc/a.txt": STORY.encode(), "b.txt": STORY.encode()}), ["b.txt"], "leads out"),
    ("nested", lambda: packed({"b.zip": packed({"a.txt": b"x"}), "b.txt": STORY.encode()}), ["b.txt"], "not read"),
    ("twice", twice, ["a.txt"], "already used"),
    ("locked", locked, [], "password"),
    ("empty", lambda: packed({}), [], "empty"),
    ("hidden", lambda: packed({".a.txt": STORY.encode()}), [], "empty"),
    ("future", from_the_future, [], "no ZIP archive"),
    ("link", linked, ["good.txt"], "link"),
]


@pytest.mark.parametrize(("name", "make", "ids", "reason"), ARCHIVES)
def test_an_archive_reaches_nothing_outside_of_it(
    tmp_path: Path, name: str, make: Callable[[], bytes], ids: list[str], reason: str
) -> None:
    (tmp_path / f"{name}.zip").write_bytes(make())
    found, refused = ids_and_reasons(tmp_path)
    assert found == [f"{name}.zip/{id}" for id in ids]
    assert [reason in said for said in refused.values()] == [True]


def test_an_archive_of_endless_files_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_IN_ARCHIVE", 3)
    (tmp_path / "a.zip").write_bytes(packed({f"{number}.txt": STORY.encode() for number in range(4)}))
    found, refused = ids_and_reasons(tmp_path)
    assert found == []
    assert "more than 3 files" in refused["a.zip"]


def test_an_archive_that_lies_about_its_size_stops_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_ARTICLE", 1_000_000)
    content = bytearray(packed({"a.txt": b"a" * 50_000_000}))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")  # ten bytes, says its directory
    (tmp_path / "a.zip").write_bytes(content)
    found, refused = ids_and_reasons(tmp_path)
    assert len(found) + len(refused) == 1
    assert all(len(article.text) <= 10 for article in read([tmp_path]) if isinstance(article, Article))


@pytest.mark.parametrize("rights", [0, 0o444, 0o111])
def test_a_name_that_is_no_text_and_a_folder_that_is_closed(tmp_path: Path, rights: int) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(STORY)
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(STORY)
    (tmp_path / "closed").chmod(rights)
    tmp_path.chmod(0o755)
    here = Path.cwd()
    try:
        os.chdir(tmp_path)  # the folders above are closed to others
        with as_nobody():
            found = list(read([Path()]))
    finally:
        os.chdir(here)
        (tmp_path / "closed").chmod(0o755)
    assert sum(isinstance(one, Article) for one in found) == 2
    refused = {one.file: one.reason for one in found if isinstance(one, Refusal)}
    assert "this folder" in refused["closed"]
    assert refused.keys() <= {"closed", "closed/a.txt"}


# --- what is no file, or too large a one ----------------------------------------------------------------------------


def test_pipes_devices_and_links_are_refused_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(STORY)
    (folder / "good.txt").write_text(STORY)
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket.txt"))
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (folder / "deep" / "again").symlink_to(folder)
    (folder / "deep" / "away").symlink_to(tmp_path)
    found, refused = ids_and_reasons(folder)
    assert found == ["good.txt"]
    named = ("pipe.txt", "pipe.jsonl", "socket.txt", "zero.txt", "out.txt", "gone.txt", "round.txt")
    assert set(refused) == set(named)


@pytest.mark.parametrize("named", ["/dev/zero", "/dev/stdin", "/proc/self/mem"])
def test_a_device_that_is_named_itself_is_refused(named: str) -> None:
    (found,) = read([Path(named)])
    assert isinstance(found, Refusal)


GIGABYTE = """
import sys
from pathlib import Path
from timeline.reading import read
(refused,) = read([Path(sys.argv[1])])
lines = Path("/proc/self/status").read_text().splitlines()  # getrusage counts the program that started it, too
most = next(line for line in lines if line.startswith("VmHWM"))
print(refused.reason, int(most.split()[1]) // 1024)
"""


@pytest.mark.parametrize("kind", ["txt", "jsonl"])
def test_a_gigabyte_takes_little_memory(tmp_path: Path, kind: str) -> None:
    with (tmp_path / f"a.{kind}").open("wb") as file:
        file.truncate(1_000_000_000)
    command = [sys.executable, "-c", GIGABYTE, str(tmp_path)]
    child = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    *_, megabytes = child.stdout.split()
    assert int(megabytes) < 400  # most of it the program itself


@pytest.mark.parametrize("kind", ["txt", "html", "pdf", "docx", "eml", "rss"])
def test_a_file_of_a_gigabyte_stops_at_the_limit(tmp_path: Path, kind: str) -> None:
    with (tmp_path / f"a.{kind}").open("wb") as file:
        file.truncate(1_000_000_000)  # sparse: it takes no room
    found, refused = ids_and_reasons(tmp_path)
    assert found == []
    assert "more than 20 MB" in refused[f"a.{kind}"]


def test_a_line_of_a_gigabyte_stops_at_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(1_000_000_000)
    assert "the rest is not read" in ids_and_reasons(tmp_path)[1]["a.jsonl, line 1"]


@pytest.mark.parametrize("packed", [bytes, gzip.compress, zlib.compress])
def test_a_page_of_nothing_but_tags_stops_at_the_limit(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    (tmp_path / "a.html").write_bytes(packed(b"<html>" + b"<p>" * 1_000_000))
    assert f"more than {formats.MOST_TAGS:,} tags" in ids_and_reasons(tmp_path)[1]["a.html"]


def test_a_pdf_of_endless_pages_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(GOOD["pdf"])  # two pages
    assert ids_and_reasons(tmp_path) == (["a.pdf"], {})
    monkeypatch.setattr(formats, "MOST_PAGES", 1)
    assert "more than 1 pages" in ids_and_reasons(tmp_path)[1]["a.pdf"]


MAIL = "Subject: Kran\nDate: Wed, 14 May 2025 00:20:00 +0200\n"
ENDLESS = [  # files of less than a megabyte that took minutes, gigabytes, or the whole build with them
    ("a.html", f"<p {' '.join(f'a{n}' for n in range(100_000))}>{STORY}", "a tag of the page has more than 1,000"),
    (
        "a.html",
        f"<p a='>' {' '.join(f'a{n}=1' for n in range(100_000))}>{STORY}",
        "a tag of the page has more than 1,000",
    ),
    ("a.eml", "Content-Type: message/rfc822\n\n" * 3_000 + STORY, "nested too deeply"),
    ("a.eml", f"{MAIL}Content-Type: {'(' * 100_000}\n\n{STORY}", "nested too deeply"),
    ("a.eml", f"{MAIL}Content-Type: text/plain; {'; '.join(f'a*{n}=b' for n in range(40_000))}\n\n{STORY}", ""),
    ("a.eml", f"{MAIL}Subject: {'=?utf-8?q?a?= ' * 40_000}\n\n{STORY}", ""),
    ("a.eml", f"{MAIL}Content-Type: multipart/mixed; boundary=b\n\n{'--b' * 9}" + "\n--b\n" * 100_000, "5,000 parts"),
    ("a.jsonl", f'{{"id": {"9" * 5_000}, "text": "{STORY}"}}', "thousands of digits"),
    ("a.rss", f"<?xml version='1.0' encoding='cp037'?>{ENTITIES}<rss version='2.0'/>", "entities"),
]


@pytest.mark.parametrize(("name", "content", "reason"), ENDLESS)
def test_what_would_take_for_ever_is_cut_or_refused(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_bytes(content.encode("cp037" if "cp037" in content else "utf-8"))
    found, refused = ids_and_reasons(tmp_path)
    assert found == ([] if reason else [name])
    assert reason in "".join(refused.values())


def word_document(body: str) -> bytes:
    """A Word document with this in its body."""
    named = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    whole = f"<w:document {named}><w:body>{body}</w:body></w:document>"
    return with_part(GOOD["docx"], "word/document.xml", whole.encode())


def test_a_word_document_of_endless_paragraphs_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_document("<w:p/>" * (formats.MOST_PARAGRAPHS + 1)))
    assert "more than 50,000 paragraphs" in ids_and_reasons(tmp_path)[1]["a.docx"]


def test_a_long_word_document_is_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_document(f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>" * 20_000))
    assert ids_and_reasons(tmp_path) == (["a.docx"], {})


PAGES = [  # what is no attribute counts as none
    f"<script>if(a<b {'c ' * 9_000}</script><p>{STORY}</p>",
    f"<!-- <a {'c ' * 9_000} --><p>{STORY}</p>",
    f"<p title='{'c ' * 9_000}'>{STORY}</p>",
    f"<p>{STORY}</p><p>{'Und so ging es weiter. ' * 900}</p>",
]


@pytest.mark.parametrize("page", PAGES)
def test_only_attributes_count_as_such(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><article>{page}</article></body></html>")
    assert ids_and_reasons(tmp_path) == (["a.html"], {})


def test_a_file_on_which_the_program_fails_is_named_without_a_word_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(content: bytes) -> Iterator[object]:
        raise KeyError(content.decode())
        yield

    monkeypatch.setitem(formats.FORMATS, ".html", failing)
    (tmp_path / "a.html").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    found, refused = ids_and_reasons(tmp_path)
    assert found == ["b.txt"]
    assert "the program failed on it (KeyError in test_nasty_files.py" in refused["a.html"]
    assert "Kran" not in refused["a.html"]


ODD = [  # what a text file can hold, and whether it is read
    (STORY.encode("utf-16"), True),
    (STORY.encode("utf-8-sig"), True),
    (STORY.encode("cp1252"), True),
    (STORY.encode("utf-16-le"), False),
    (STORY.encode("utf-32"), False),
    (b"\xff\xfe\x00", False),
    (STORY.encode() + b"\0", False),
]


@pytest.mark.parametrize(("content", "is_read"), ODD)
def test_odd_encodings_are_read_or_refused(tmp_path: Path, content: bytes, is_read: bool) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    found, refused = ids_and_reasons(tmp_path)
    assert (found, bool(refused)) == (["a.txt"] if is_read else [], not is_read)


def test_a_letter_with_a_hundred_thousand_accents_is_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"a{chr(0x301) * 100_000} {STORY}", "utf-8")
    assert ids_and_reasons(tmp_path)[0] == ["a.txt"]
