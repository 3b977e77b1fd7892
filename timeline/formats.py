"""Web pages, PDF, Word, mail and feeds → the text of their articles and the date that each states; no network, ever.

Every function takes the bytes of one file and raises Unreadable, with the reason and what to do, where there is no
article in it. Headings come as Markdown's ("# …"), so that the rooms behind tell them from sentences.
"""

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import count
from typing import Any

LARGEST_UNPACKED = 200_000_000  # bytes that a packed document may hold; a bomb holds gigabytes
MOST_PAGES = 5_000
MOST_STEPS = 1_000_000  # by which the pages of a PDF are drawn; a page of text has a few hundred
MOST_TAGS = 50_000  # of a web page; a long article has a tenth of them, and each takes time
MOST_ATTRIBUTES = 1_000  # of one tag, each of which is compared with all others of it
MOST_PARAGRAPHS = 50_000  # of a Word document; a book of a thousand pages has half of them
MOST_PARTS = 5_000  # of a mail; each takes time
LONGEST_HEADER = 2_000  # characters of a mail's header line; twice as many take four times as long

_HYPHENATED = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")
_LINE_BREAK = re.compile(r"(?<![.!?…:“\"»])\n(?=\S)")
_BEHIND_STOP = ' \t“"»)*_'
_NO_XML = re.compile(
    r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # which lxml takes from a file, but not from us
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A tag as browsers read it; what cannot hold one is passed over whole. No piece is looked at twice.
_ATTRIBUTE = r"""[\s/]*+(?:=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?"""
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<code>script|style)\b.*?(?:</(?P=code)|\Z)|<[a-z][^\s/>]*+(?P<attributes>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE | re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_BEGIN_OF_PART = re.compile(rb"[\r\n]--")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is said by us, once
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unreadable(ValueError):  # noqa: N818 - what it says is in its message
    """A file without an article in it; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """One article as its file holds it; ``date`` is ISO or None, ``where`` says in German where it stood."""

    text: str
    date: str | None = None
    where: str = ""
    name: str = ""  # what tells it from the other articles of the same file


def read_html(content: bytes) -> Iterator[Written]:
    """A saved web page: its running text without menus and notices, its headings, its own date of publication.

    The date comes from the page's metadata alone: looked for in the text, it would be the day of some event.
    """
    import trafilatura  # here, since it takes a second to load and most folders hold no web page
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import decode_file

    page = decode_file(content)  # which unpacks what was saved packed, up to a limit of its own
    if page.count("<") > MOST_TAGS:
        raise Unreadable(f"the page has more than {MOST_TAGS:,} tags, too many for an article; save its text alone")
    if _is_laden(page):
        raise Unreadable(f"a tag of the page has more than {MOST_ATTRIBUTES:,} attributes; save its text alone")
    text = trafilatura.extract(
        page, include_comments=False, include_tables=False, include_formatting=True, output_format="markdown"
    )
    if not text or not _holds_sentence(text):
        raise Unreadable("the page holds no running text, only menus or lists; save the article's own page")
    wanted = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    metadata = extract_metadata(page, date_config=wanted)
    title, day = (metadata.title, metadata.date) if metadata else (None, None)
    yield Written(_titled(title, text), day, "Metadaten der Webseite")


def _is_laden(page: str) -> bool:
    """Whether a tag of a page has so many attributes that parsing it would take for ever."""
    found = (tag["attributes"] or "" for tag in _TAG.finditer(page))
    long = (attributes for attributes in found if len(attributes) > MOST_ATTRIBUTES)
    return any(len(_ONE_ATTRIBUTE.findall(attributes)) > MOST_ATTRIBUTES for attributes in long)


def _holds_sentence(text: str) -> bool:
    """Whether a line ends with a full stop, behind five words or more; menus hold none."""
    words = 0
    for line in text.splitlines():
        words += len(line.split())
        if words > 4 and line.rstrip(_BEHIND_STOP).endswith((".", "!", "?", "…")):
            return True
    return False


def read_pdf(content: bytes) -> Iterator[Written]:
    """The text layer of a PDF, words that a line's end divides joined again.

    When the file was made says nothing of when the article was written, so no date is taken from its metadata.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is protected by a password; save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"the PDF has more than {MOST_PAGES:,} pages; split it")
        counted = _counting()
        text = "\n".join(page.extract_text(visitor_operand_before=counted) for page in reader.pages)
    except Unreadable:
        raise
    except (PyPdfError, *_DAMAGED) as error:
        raise Unreadable(f"the PDF is damaged ({type(error).__name__}); save it anew") from error
    if not text.strip():
        raise Unreadable("the PDF holds pictures of pages and no text; run text recognition (OCR) on it first")
    yield Written(_paragraphs(text))


def _counting() -> Callable[..., None]:
    """Counts the steps by which pages are drawn; a few kilobytes can unpack to so many that they take days."""
    steps = count(1)

    def one_more(*_: object) -> None:
        if next(steps) > MOST_STEPS:
            raise Unreadable(f"the PDF draws its pages in more than {MOST_STEPS:,} steps; split it")

    return one_more


def _paragraphs(text: str) -> str:
    """Lines of a page as running text: a line that ends no sentence goes on in the next one."""
    lines = "\n".join(line.strip() for line in text.replace("\r", "\n").split("\n"))
    return _LINE_BREAK.sub(" ", _HYPHENATED.sub("", lines.replace("\u00ad\n", "").replace("\u00ad", "")))


# What unpacking and parsing of a damaged file ends in, besides what the libraries say themselves.
_DAMAGED = (
    *(AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OverflowError),
    *(RecursionError, RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)


def read_docx(content: bytes) -> Iterator[Written]:
    """A Word document: its paragraphs, headings as such; tables and comments are left out."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    _refuse_bomb(content)
    try:
        document = Document(io.BytesIO(content))
        styles = {style.style_id: style.name or "" for style in document.styles}
        paragraphs = document.paragraphs
        if len(paragraphs) > MOST_PARAGRAPHS:
            raise Unreadable(f"the Word document has more than {MOST_PARAGRAPHS:,} paragraphs; split it")
        lines = [_docx_line(paragraph, styles) for paragraph in paragraphs]
    except Unreadable:
        raise
    except (PackageNotFoundError, *_DAMAGED) as error:
        raise Unreadable("the Word document is damaged or protected; save it anew as .docx") from error
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise Unreadable("the Word document holds no text")
    yield Written(text)


def _docx_line(paragraph: Any, styles: Mapping[str, str]) -> str:
    """A paragraph's text; its own ``style`` would search all styles of the document for every paragraph."""
    text = str(paragraph.text).strip()
    style = styles.get(paragraph._p.style, "")
    return f"# {text}" if text and style.startswith(("Heading", "Title", "Überschrift", "Titel")) else text


def _refuse_bomb(content: bytes) -> None:
    """Raise Unreadable where a packed document would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("it is no Word document, whatever its name says") from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(f"it unpacks to {unpacked / 1e6:,.0f} MB, more than {LARGEST_UNPACKED // 1_000_000}")


def read_mail(content: bytes) -> Iterator[Written]:
    """A mail: its subject as the heading, its text, and the day it was sent; what is attached is left alone."""
    if sum(1 for _ in _BEGIN_OF_PART.finditer(content)) > MOST_PARTS:
        raise Unreadable(f"the mail has more than {MOST_PARTS:,} parts; save its text alone")
    try:
        yield _mail(content)
    except RecursionError as error:
        raise Unreadable("the mail is nested too deeply; save its text alone") from error


class _ShortHeaders(policy.EmailPolicy):
    """Header lines are cut before they are read, since some are made to take hours."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The line as far as it is read."""
        return super().header_fetch_parse(name, value[:LONGEST_HEADER])


def _mail(content: bytes) -> Written:
    message = message_from_bytes(content, policy=_ShortHeaders())
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("it is no mail: it has no header lines")
    body = message.get_body(("plain", "html"))
    try:
        text = str(body.get_content()) if body else ""
    except (LookupError, ValueError, KeyError) as error:
        raise Unreadable("the mail is written in an encoding that is not known") from error
    if body is not None and body.get_content_type() == "text/html":
        text = _html_text(text)
    if not text.strip():
        raise Unreadable("the mail holds no text")
    return Written(
        _titled(str(message["subject"] or ""), text.replace("\r\n", "\n")), _day(message["date"]), "Mailkopf"
    )


def read_feed(content: bytes) -> Iterator[Written]:
    """Every entry of an RSS or Atom feed: heading, text, and the day it was published."""
    import feedparser  # type: ignore[import-untyped]

    content = feedparser.encodings.convert_to_utf8({}, content, feedparser.FeedParserDict())
    if b"<!ENTITY" in content:
        raise Unreadable("the feed declares entities of its own, which can be made to grow without end")
    feed, told = feedparser.parse(io.BytesIO(content)), False  # of bytes it would open the file that they name
    for number, entry in enumerate(feed.entries, 1):
        held = entry.get("content") or [{"value": entry.get("summary", "")}]
        text = _html_text(max((str(part.get("value", "")) for part in held), key=len))
        title = _html_text(str(entry.get("title", "")))
        if text or title:
            day = _day(entry.get("published") or entry.get("updated"))
            yield Written(_titled(title, text), day, "Eintrag im Feed", str(number))
            told = True
    if not told:
        raise Unreadable("it is no RSS or Atom feed, or one without entries")


def _html_text(markup: str) -> str:
    """The text of a piece of HTML, a line a block."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if not markup.strip():
        return ""
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError):
        return ""
    for unseen in tree.xpath("//script|//style"):
        unseen.drop_tree()
    for block in tree.xpath("//p|//br|//li|//h1|//h2|//h3|//h4|//div|//tr|//blockquote"):
        block.tail = "\n" + _NO_XML.sub(" ", block.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _titled(title: str | None, text: str) -> str:
    """The text behind its title as a heading, unless it begins with that already."""
    title = " ".join((title or "").split())
    begins = text.lstrip("#* \n")
    return f"# {title}\n\n{text}" if title and not begins.startswith(title) else text


def _day(written: object) -> str | None:
    """The calendar day that a mail or feed names, where it was written (not in Greenwich); None where it is none."""
    text = str(written or "").strip()
    if iso := _ISO_DAY.match(text):
        try:
            return date.fromisoformat(iso[0]).isoformat()
        except ValueError:
            return None
    try:
        day: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return day.date().isoformat()


FORMATS: dict[str, Callable[[bytes], Iterator[Written]]] = {
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".eml": read_mail,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
