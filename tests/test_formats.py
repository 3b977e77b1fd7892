"""Every format that articles come in: the text as people read it, the date that the file states, what is refused."""

import io
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from tests.fuzz.nasty_files import packed
from timeline import formats, reading
from timeline.model import Article, Evidence, Refusal
from timeline.reading import read

STORY = "Im Hafen ist am Dienstag ein Kran umgestürzt. Zwei Arbeiter wurden verletzt, teilte die Polizei mit."
MORE = "Die Staatsanwaltschaft nahm am Mittwoch Ermittlungen auf. Ein Gutachter soll im Juni seinen Bericht vorlegen."

PAGE = f"""<!doctype html><html lang="de"><head><title>Kran stürzt um – Küstenblatt</title>
<meta property="article:published_time" content="2025-05-14T00:20:00+02:00"><script>alert("nein")</script></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<article><h1>Kran stürzt im Hafen um</h1><p>{STORY}</p><h2>Ermittlungen laufen</h2><p>{MORE} Unfälle gab es dort
schon am 3. Mai 2019.</p></article><footer>Impressum | Datenschutz</footer></body></html>"""

FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Küstenblatt</title>
<item><title>Kran stürzt um</title><pubDate>Wed, 14 May 2025 00:20:00 +0200</pubDate>
<description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Ermittlungen</title><description>{MORE}</description></item></channel></rss>"""


def pdf(lines: Iterable[str]) -> bytes:
    """A PDF of one page with a text layer, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n" % table
    return body + head + b"startxref\n%d\n%%%%EOF" % len(body)


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([STORY]))))
    writer.encrypt("geheim", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def docx() -> bytes:
    document = Document()
    document.add_heading("Kran stürzt um", 1)
    document.add_paragraph(STORY)
    document.add_paragraph(MORE)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Kran stürzt um"
    message["Date"] = "Wed, 14 May 2025 00:20:00 +0200"
    message["From"] = "redaktion@example.org"
    message.set_content(f"{STORY}\n\n{MORE}\n")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="foto.bin")
    return message.as_bytes()


READ = [  # file, content, ids, does it state the 14th of May, how its text begins
    ("a.html", PAGE.encode(), ["a.html"], True, "# Kran stürzt im Hafen um"),
    (
        "a.pdf",
        pdf(["Im Hafen ist am Diens-", "tag ein Kran umgestürzt."]),
        ["a.pdf"],
        False,
        "Im Hafen ist am Dienstag ein",
    ),
    ("a.docx", docx(), ["a.docx"], False, f"# Kran stürzt um\n\n{STORY}"),
    ("a.eml", mail(), ["a.eml"], True, f"# Kran stürzt um\n\n{STORY}"),
    ("a.rss", FEED.encode(), ["a.rss:1", "a.rss:2"], True, f"# Kran stürzt um\n\n{STORY}"),
    ("a.zip", packed({"b/a.html": PAGE.encode()}), ["a.zip/b/a.html"], True, "# Kran stürzt im Hafen um"),
]


@pytest.mark.parametrize(("name", "content", "ids", "dated", "begins"), READ)
def test_a_format_is_read(tmp_path: Path, name: str, content: bytes, ids: list[str], dated: bool, begins: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(read([tmp_path]))
    articles = [one for one in found if isinstance(one, Article)]
    assert [one.id for one in articles] == ids, found
    first = articles[0]
    assert first.text.startswith(begins)
    assert "alert" not in first.text
    assert "Datenschutz" not in first.text
    assert (first.published.evidence is Evidence.STATED) == dated
    if dated:
        assert first.published.period is not None
        assert str(first.published.period.first) == "2025-05-14"  # where it was written, not in Greenwich


def test_the_date_of_an_event_is_not_the_date_of_a_page(tmp_path: Path) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2025-05-14T00:20:00+02:00">', "")
    (tmp_path / "a.html").write_text(undated, encoding="utf-8")
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    assert found.published.period is None


REFUSED = [
    ("menu.html", b"<html><body><nav><a href=/>Start</a> <a href=/p>Politik</a></nav></body></html>", "menus"),
    ("locked.pdf", locked_pdf(), "password"),
    ("scan.pdf", pdf([]), "OCR"),
    ("broken.pdf", b"%PDF-1.4 und dann nichts", "damaged"),
    ("no.docx", b"PK\x03\x04 kaputt", "no Word document"),
    ("other.docx", packed({"a.txt": b"x"}), "damaged"),
    ("feed.xml", b"<html>nichts</html>", "no RSS or Atom feed"),
    ("no.eml", b"\n\nNur Text ohne Kopf", "no mail"),
    ("no.zip", b"PK nichts", "no ZIP archive"),
    ("out.zip", packed({"../../a.txt": b"Er kam."}), "leads out"),
    ("in.zip", packed({"b.zip": packed({"a.txt": b"Er kam."})}), "not read"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zgood.txt").write_text("Er kam.", encoding="utf-8")
    found = list(read([tmp_path]))
    (refusal,) = [one for one in found if isinstance(one, Refusal)]
    assert [one.id for one in found if isinstance(one, Article)] == ["zgood.txt"]
    assert name in refusal.file
    assert reason in refusal.reason
    assert "\n" not in refusal.reason


def test_bombs_stop_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST_UNPACKED", 100_000)
    monkeypatch.setattr(reading, "LARGEST_ARTICLE", 100_000)
    monkeypatch.setattr(reading, "LARGEST_ARCHIVE", 5_000_000)
    monkeypatch.setattr(formats, "MOST_STEPS", 500)
    (tmp_path / "bomb.pdf").write_bytes(pdf([STORY] * 300))
    (tmp_path / "bomb.docx").write_bytes(packed({"word/document.xml": b"0" * 90_000 + b"1" * 90_000}))
    (tmp_path / "bomb.zip").write_bytes(packed({f"{n}.txt": b"0" * 1_000_000 for n in range(6)}))
    (tmp_path / "large.zip").write_bytes(packed({"a.txt": b"0" * 1_000_000, "b.txt": b"Er kam."}))
    found = list(read([tmp_path]))
    assert [one.id for one in found if isinstance(one, Article)] == ["large.zip/b.txt"]
    reasons = {Path(one.file.split(",")[0]).name: one.reason for one in found if isinstance(one, Refusal)}
    assert "more than 500 steps" in reasons["bomb.pdf"]
    assert "unpacks to" in reasons["bomb.docx"]
    assert "unpack it into a folder" in reasons["bomb.zip"]
    assert "split it" in reasons["large.zip"]
