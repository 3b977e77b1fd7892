"""Where expressions stand in time: own sentences of many kinds, and the ways an article's date can be known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import periods
from timeline.explanations import explain, explain_sentence
from timeline.language import unmark
from timeline.model import (
    UNDATED,
    AnchorKind,
    Article,
    DocumentTime,
    Evidence,
    Period,
    Precision,
    Tense,
    Timex,
    TimexType,
)  # fmt: skip
from timeline.resolution import resolve
from timeline.sentences import split
from timeline.timeml import to_timeml

SENTENCES = Path(__file__).parent / "data" / "sentences.txt"


def written(value: str) -> DocumentTime:
    """The date of an article: a TIMEX3 value, FIRST..LAST, or "-"."""
    if value == "-":
        return UNDATED
    first, _, last = value.partition("..")
    period = periods.read(first)
    assert period is not None
    if last:
        period = Period(period.first, periods.read(last).last, Precision.SPAN)  # type: ignore[union-attr]
    return DocumentTime(period, Evidence.STATED, value)


def tag(text: str, value: str = "2026-03-07", body: int = 0) -> tuple[Timex, ...]:
    article = Article("test", text, written(value), body)
    return resolve(article, split(text, body))


def examples() -> Iterator[tuple[int, str, str, list[str]]]:
    """Line number, article's date, marked sentence and values of every line of the own examples."""
    published = ""
    for number, line in enumerate(SENTENCES.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            published = line[2:]
        elif line and not line.startswith("#"):
            sentence, _, values = line.rpartition(" |")
            yield number, published, sentence, values.split()


EXAMPLES = list(examples())


def test_there_are_300_own_examples() -> None:
    assert len(EXAMPLES) >= 300


@pytest.mark.parametrize(("line", "published", "marked", "values"), EXAMPLES, ids=[str(e[0]) for e in EXAMPLES])
def test_own_examples(line: int, published: str, marked: str, values: list[str]) -> None:
    text, spans = unmark(marked)
    found = tag(text, published)
    assert [text[t.start : t.end] for t in found] == [text[a:b] for a, b in spans]
    assert [t.value for t in found] == values


def only(text: str, value: str = "2026-03-07") -> Timex:
    found = tag(text, value)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Anfang des Jahres trat das Land bei.", date(2026, 1, 1), date(2026, 4, 30)),
        ("Ende Mai wurde die Halle fertig.", date(2025, 5, 22), date(2025, 5, 31)),
        ("Mitte April regnete es.", date(2025, 4, 11), date(2025, 4, 20)),
        ("Mitte 2023 zog die Firma um.", date(2023, 5, 1), date(2023, 8, 31)),
    ],
)
def test_edges_single_out_a_third(text: str, first: date, last: date) -> None:
    timex = only(text)
    assert timex.part == Period(first, last, Precision.SPAN)
    assert timex.mod in ("START", "MID", "END")
    assert timex.period is not None
    assert timex.period.precision in (Precision.YEAR, Precision.MONTH)


def test_since_has_no_end() -> None:
    assert only("Seit 2022 sind die Exporte gesunken.").period == Period(date(2022, 1, 1), None, Precision.YEAR)


def test_ago_is_counted_from_every_day_of_a_month() -> None:
    timex = only("Vor sechs Wochen trat er an.", "2025-03")
    assert timex.type is TimexType.DURATION
    assert timex.period is not None
    assert (timex.period.first, timex.period.last) == (date(2025, 1, 18), date(2025, 2, 17))


def test_a_weekday_in_an_article_of_a_month_is_silent_and_says_why() -> None:
    timex = only("Am Freitag schwieg er.", "2025-03")
    assert timex.period is None
    assert "nicht auf den Tag" in timex.unresolved
    assert len(timex.alternatives) == 2


def test_an_undated_article_is_silent_and_says_why() -> None:
    timex = only("Gestern schwieg er.", "-")
    assert timex.period is None
    assert timex.unresolved


def test_the_header_is_not_tagged() -> None:
    text = "date 2026-03-07 Am Freitag kam er."
    assert [t.text for t in tag(text, body=15)] == ["Freitag"]


def test_the_reading_that_was_passed_over_is_kept() -> None:
    timex = only("Er kam am Freitag.")
    assert timex.period == periods.day(date(2026, 3, 6))
    assert timex.alternatives == (periods.day(date(2026, 3, 13)),)
    assert timex.tense is Tense.PAST
    assert timex.anchor.kind is AnchorKind.ARTICLE


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("Er kam am Freitag.", "2026-03-07",
         "„Freitag“, gezählt vom Artikel (Samstag, 7. März 2026), Vergangenheit → Freitag, 6. März 2026."
         " Nicht gewählt: Freitag, 13. März 2026."),
        ("Er kam am 5. Mai 2025.", "2026-03-07", "„5. Mai 2025“ sagt es selbst → Montag, 5. Mai 2025."),
        ("Er kam gestern.", "-", "„gestern“ bleibt ohne Datum: das Datum des Artikels ist nicht bekannt."),
        ("Es war der 31. Februar.", "2026-03-07",
         "„31. Februar“ bleibt ohne Datum: einen 31. gibt es in diesem Monat nicht."),
    ],
)  # fmt: skip
def test_explanations(text: str, value: str, reason: str) -> None:
    assert explain(only(text, value), written(value)) == reason


def test_a_sentence_is_explained_line_by_line() -> None:
    shown = explain_sentence("Er kam am Freitag und geht morgen.", written("2026-03-07"))
    assert [line.split("“")[0] for line in shown.splitlines()] == ["„Freitag", "„morgen"]


def test_timeml_is_xml_with_the_articles_own_date() -> None:
    from xml.etree import ElementTree

    article = Article("a&b", "Er <kam> am Freitag & ging.", written("2026-03-07"))
    shown = to_timeml(article, resolve(article, split(article.text, 0)))
    root = ElementTree.fromstring(shown.encode())
    assert [t.get("value") for t in root.iter("TIMEX3")] == ["2026-03-07", "2026-03-06"]
    assert "".join(root.find("TEXT").itertext()) == article.text  # type: ignore[union-attr]


WORDS = ["am", "im", "Freitag", "Mai", "2025", "0001", "9999", "vor", "9999", "Jahren", "gestern", "Tage später", "."]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.sampled_from(["-", "0001-01-01", "9999-12-31", "2025-03"]))
def test_nothing_raises_and_places_hold(pieces: list[str], value: str) -> None:
    text = " ".join(pieces)
    end = 0
    for timex in tag(text, value):
        assert end <= timex.start < timex.end
        assert text[timex.start : timex.end] == timex.text
        assert (timex.period is None) == bool(timex.unresolved)
        end = timex.end
