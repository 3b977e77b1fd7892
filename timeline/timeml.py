"""Timexes as TimeML, the XML that other temporal taggers and their tools read."""

from xml.sax.saxutils import escape, quoteattr

from timeline import periods
from timeline.model import AnchorKind, Article, Timex

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\n'


def to_timeml(article: Article, timexes: tuple[Timex, ...]) -> str:
    """The article as TimeML: its date as the DCT (t0) where it is known, every expression a TIMEX3 in the text."""
    pieces, done = [], article.body
    for number, timex in enumerate(timexes, 1):
        pieces.append(_characters(article.text[done : timex.start]))
        pieces.append(_tag(number, timex))
        done = timex.end
    pieces.append(_characters(article.text[done:]))
    head = f"{_HEAD}<DOCID>{_characters(article.id)}</DOCID>\n{_creation(article)}"
    return f"{head}<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"


def _creation(article: Article) -> str:
    published = article.published.period
    if published is None:
        return ""
    value = periods.value(published)
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(value)} functionInDocument="CREATION_TIME">{value}'
        "</TIMEX3></DCT>\n"
    )


def _tag(number: int, timex: Timex) -> str:
    mod = f' mod="{timex.mod}"' if timex.mod else ""
    anchored = ' anchorTimeID="t0"' if timex.anchor.kind is AnchorKind.ARTICLE else ""
    return (
        f'<TIMEX3 tid="t{number}" type="{timex.type}" value={quoteattr(timex.value)}{mod}{anchored}>'
        f"{_characters(timex.text)}</TIMEX3>"
    )


def _characters(text: str) -> str:
    """The text with XML's own characters escaped and those that XML cannot hold as blanks."""
    return escape(
        "".join(
            c if c in "\t\n\r" or " " <= c < "\ud800" or (c >= "\ue000" and c not in "\ufffe\uffff") else " "
            for c in text
        )
    )
