"""Files that are damaged or made to do harm: every one must end in articles or in a refusal of one line, in time.

    python -m tests.fuzz.nasty_files 5000         # so many damaged files of every kind; prints what was found

Good files of every kind are cut off, overwritten, doubled and put together from pieces of others. The same seed makes
the same files.
"""

import argparse
import io
import json
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from pypdf import PdfReader, PdfWriter

from timeline.failures import FAILED
from timeline.model import Article, Refusal
from timeline.reading import read

SLOW = 15.0  # seconds of processor time; a good file of this size needs a hundredth of it
STORY = "Im Hafen ist am Dienstag ein Kran umgestürzt. Zwei Arbeiter wurden verletzt, teilte die Polizei mit."
_WHAT_HURTS = (
    *(b"\0", b"\xff" * 9, b"\r", b"\n\n\n", b"\x1b[2J", b"=", b"<", b"&#0;", b"&amp;" * 3, b"]]>", b"<![CDATA["),
    *(b"99999999999999999999", b"-1", b"0 0 obj", b"/Length 99999999", b"/Kids [2 0 R]", b"/Prev 1", b"/W [1 9 9]"),
    *(b"charset=utf-7", b"charset=quatsch", b"boundary=a", b"Content-Transfer-Encoding: base64", b"=?utf-8?b?/?="),
    *(b"date 0000-00-00", b"\xed\xa0\x80", "\u202e".encode(), b"PK\x03\x04", b"PK\x05\x06", b"%PDF-9.9", b"[" * 99),
)


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def good_files() -> dict[str, bytes]:
    """A good file of every kind."""
    document, held = Document(), io.BytesIO()
    document.add_heading("Kran stürzt um", 1)
    document.add_paragraph(STORY)
    document.save(held)
    message = EmailMessage()
    message["Subject"], message["Date"] = "Kran stürzt um", "Wed, 14 May 2025 00:20:00 +0200"
    message.set_content(STORY)
    message.add_alternative(f"<p>{STORY}</p>", subtype="html")
    message.add_attachment(b"\0\1", maintype="application", subtype="octet-stream", filename="a.bin")
    page = f"<html><head><title>Kran</title></head><body><article><h1>Kran</h1><p>{STORY}</p></article></body></html>"
    feed = "<?xml version='1.0'?><rss version='2.0'><channel><item><title>K</title><pubDate>Wed, 14 May 2025</pubDate>"
    feed += f"<description>&lt;p&gt;{STORY}&lt;/p&gt;</description></item></channel></rss>"
    lines = "".join(json.dumps({"id": n, "date": "2025-05-14", "text": STORY}) + "\n" for n in range(3))
    return {
        "txt": f"date 2025-05-14 {STORY}".encode(),
        "html": page.encode(),
        "rss": feed.encode(),
        "jsonl": lines.encode(),
        "eml": message.as_bytes(),
        "docx": held.getvalue(),
        "pdf": _pdf(),
        "zip": packed({"a.txt": STORY.encode(), "b/c.html": page.encode()}),
    }


def _pdf() -> bytes:
    """Two pages, the second compressed, with an outline and a font."""
    stream = b"BT /F1 11 Tf 50 750 Td (Im Hafen ist am Dienstag ein Kran umgest\xfcrzt.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    whole = body + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n" % table
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(whole + b"startxref\n%d\n%%%%EOF" % len(body))))
    writer.append(PdfReader(io.BytesIO(whole + b"startxref\n%d\n%%%%EOF" % len(body))))
    writer.pages[1].compress_content_streams()
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def spoilt(chance: random.Random, content: bytes, others: list[bytes]) -> bytes:
    """A file as a bad disk or a bad person leaves it."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                del made[at:]
            case 1:
                del made[at : at + chance.randrange(1, 40)]
            case 2 if at < len(made):
                made[at] ^= chance.randint(1, 255)
            case 3:
                made[at:at] = chance.choice(_WHAT_HURTS)
            case 4:
                made[at:at] = made[at : at + 400] * chance.choice((1, 2, 50))
            case _:
                other = chance.choice(others)
                place = chance.randrange(len(other))
                made[at:at] = other[place : place + 200]
    return bytes(made[:400_000])


def harm(folder: Path) -> str:
    """What is wrong with how a folder was read; empty where nothing is."""
    began = time.process_time()
    try:
        found = list(read([folder]))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {place.name} ({place.filename}:{place.lineno})"
    if time.process_time() - began > SLOW:
        return "slow"
    if not found:
        return "neither read nor refused"
    for one in found:
        if isinstance(one, Refusal) and one.reason.startswith(FAILED):
            return one.reason
        if isinstance(one, Refusal) and ("\n" in one.reason or not one.reason):
            return "a refusal that is not one line"
        if isinstance(one, Article) and one.text != one.text.encode("utf-8", "replace").decode():
            return "half a character"
    return ""


def fuzz(number: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """So many spoilt files of every kind that did harm: the kind, what it was, the file."""
    chance, good = random.Random(seed), good_files()
    with TemporaryDirectory() as place:
        for kind, content in good.items():
            file = Path(place) / f"a.{kind}"
            for _ in range(number):
                made = spoilt(chance, content, list(good.values()))
                file.write_bytes(made)
                if wrong := harm(Path(place)):
                    yield kind, wrong, made
            file.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=int, nargs="?", default=5_000, help="of every kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counted: Counter[str] = Counter()
    for kind, wrong, made in fuzz(options.files, options.seed):
        if not counted[f"{kind}: {wrong}"]:
            print(f"{kind}: {wrong}: {made[:300]!r}", flush=True)
        counted[f"{kind}: {wrong}"] += 1
    print(f"{options.files:,} files of each of {len(good_files())} kinds, found: {dict(counted) or 'nothing'}")
    return 1 if counted else 0


if __name__ == "__main__":
    sys.exit(main())
