"""Files that a reader hands in: an article in every format, each of its own day and place, and some to refuse."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

from docx import Document
from test_formats import locked_pdf, pdf

from tests.fuzz.nasty_files import packed


@dataclass(frozen=True)
class Handed:
    """A file and what the page shows of it: its event, the day before the article's, and where that date stood."""

    name: str
    content: bytes
    town: str
    event: str
    article: str
    document: str = ""

    @property
    def title(self) -> str:
        """What the event is called."""
        return f"Gestern stürzte im Hafen von {self.town} ein Kran um"

    @property
    def id(self) -> str:
        """The article's id in the collection."""
        return self.document or self.name


def story(town: str) -> str:
    """A short article whose event is dated by the day of the article alone."""
    return (
        f"Gestern stürzte im Hafen von {town} ein Kran um. Die Feuerwehr sperrte das Gelände weiträumig ab, und die "
        "Polizei suchte bis in die Nacht nach der Ursache. Verletzt wurde nach ihren Angaben niemand."
    )


def page(town: str) -> bytes:
    """A saved web page with menus around the article."""
    return f"""<!doctype html><html lang="de"><head><title>Kran in {town}</title>
<meta property="article:published_time" content="2025-05-06T00:20:00+02:00"></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Kran in {town}</h1><p>{story(town)}</p></article><footer>Impressum</footer></body></html>""".encode()


def word(town: str) -> bytes:
    """A Word document with a line of its own for the date."""
    document = Document()
    document.add_heading(f"Kran in {town}", 1)
    document.add_paragraph("Veröffentlicht am 10. Mai 2025")
    document.add_paragraph(story(town))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def mail(town: str) -> bytes:
    """A mail, sent half past midnight: its day is that of its own time zone."""
    message = EmailMessage()
    message["Subject"] = f"Kran in {town}"
    message["Date"] = "Mon, 12 May 2025 00:30:00 +0200"
    message.set_content(story(town))
    return bytes(message)


def rss(town: str) -> bytes:
    """A feed of one entry."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Küstenblatt</title>
<item><title>Kran in {town}</title><pubDate>Wed, 14 May 2025 08:00:00 +0200</pubDate>
<description>&lt;p&gt;{story(town)}&lt;/p&gt;</description></item></channel></rss>""".encode()


def atom(town: str) -> bytes:
    """The same in the newer form."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Küstenblatt</title>
<entry><title>Kran in {town}</title><updated>2025-05-16T08:00:00+02:00</updated>
<content type="html">&lt;p&gt;{story(town)}&lt;/p&gt;</content></entry></feed>""".encode()


def lines(town: str) -> bytes:
    """One article a line."""
    return json.dumps({"id": "meldung-7", "date": "2025-05-18", "text": story(town)}).encode()


EVERY_FORMAT = (
    Handed("kran.txt", f"date 2025-05-02\n\n{story('Emden')}".encode(), "Emden", "1. Mai 2025", "2. Mai 2025"),
    Handed("notiz.md", f"date 2025-05-04\n\n# Kran\n\n{story('Kiel')}".encode(), "Kiel", "3. Mai 2025", "4. Mai 2025"),
    Handed("seite.html", page("Rostock"), "Rostock", "5. Mai 2025", "6. Mai 2025"),
    Handed("blatt.pdf", pdf(["Stand: 8. Mai 2025.", "", story("Wismar")]), "Wismar", "7. Mai 2025", "8. Mai 2025"),
    Handed("akte.docx", word("Husum"), "Husum", "9. Mai 2025", "10. Mai 2025"),
    Handed("post.eml", mail("Bremen"), "Bremen", "11. Mai 2025", "12. Mai 2025"),
    Handed("rss.xml", rss("Hamburg"), "Hamburg", "13. Mai 2025", "14. Mai 2025", "rss.xml:1"),
    Handed("neues.atom", atom("Stade"), "Stade", "15. Mai 2025", "16. Mai 2025", "neues.atom:1"),
    Handed("zeilen.jsonl", lines("Leer"), "Leer", "17. Mai 2025", "18. Mai 2025", "meldung-7"),
    Handed(
        "paket.zip",
        packed({"innen/a.txt": f"date 2025-05-20\n\n{story('Lübeck')}".encode()}),
        "Lübeck",
        "19. Mai 2025",
        "20. Mai 2025",
        "paket.zip/innen/a.txt",
    ),
)

ENGLISH = (
    "The crane fell into the harbour on Tuesday and two workers were injured, the police said. The prosecutor opened "
    "an investigation on Wednesday, and an expert will present a report in June, according to the ministry. "
)
MENU = b"<html lang='de'><body><ul><li><a href='/'>Start</a></li><li><a href='/sport'>Sport</a></li></ul></body></html>"
NO_EVENT = "Ein Kran ist eine Maschine zum Heben von Lasten. Er hat einen Ausleger, einen Haken und ein Gegengewicht."


def bomb() -> bytes:
    """A Word document of a few kilobytes that unpacks to more than a machine's memory should take."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as document,
        document.open("word/document.xml", "w", force_zip64=True) as entry,
    ):
        for piece in zeros():
            entry.write(piece)
    return held.getvalue()


def zeros() -> Iterator[bytes]:
    """A quarter of a gigabyte."""
    return (b"\0" * 1_000_000 for _ in range(250))


@dataclass(frozen=True)
class Refused:
    """A file that is not read, and why, in German and in English."""

    name: str
    content: bytes
    german: str
    english: str


REFUSED = (
    Refused("geheim.pdf", locked_pdf(), "mit einem Passwort geschützt", "protected by a password"),
    Refused("bombe.docx", bomb(), "entpackt hat sie 250 MB", "unpacks to 250 MB"),
    Refused("menue.html", MENU, "enthält keinen laufenden Text", "holds no running text"),
    Refused("english.txt", (ENGLISH * 3).encode(), "nicht deutsch", "not German"),
    Refused("bild.txt", b"\x89PNG\0\0\0", "enthält keinen Text", "a binary file"),
    Refused("kaputt.zip", b"PK\3\4 nichts", "kein ZIP-Archiv", "no ZIP archive"),
)
