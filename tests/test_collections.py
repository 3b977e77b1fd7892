"""Collections: their stores and inboxes, files that come in through the page, and what is not taken."""

from datetime import date
from pathlib import Path

import pytest

from timeline import collections
from timeline.collections import Collection, new_collection, put, put_text, safe_name, take_in
from timeline.model import Filter, Period, Precision, Refusal
from timeline.store import Store

NEWS = "Am Montag brannte in Rostock eine Halle. Die Polizei ermittelt."


@pytest.fixture
def hafen(tmp_path: Path) -> Collection:
    return new_collection("Hafen 2025", tmp_path)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Hafen", "Hafen"),
        ("../../etc/passwd", "etc passwd"),
        ("  .versteckt ", "versteckt"),
        ("Ärger: im <b>Hafen</b>\n2", "Ärger im b Hafen b 2"),
        ("x" * 300, "x" * 80),
        ("///", ""),
    ],
)
def test_names_lead_nowhere_else(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_pasted_text_becomes_an_article_with_its_date(hafen: Collection) -> None:
    day = Period(date(2025, 6, 24), date(2025, 6, 24), Precision.DAY)
    path = put_text(hafen, NEWS, "Halle in Flammen", day)
    assert isinstance(path, Path)
    assert path.name == "Halle in Flammen.txt"
    summary = take_in(hafen)
    assert (summary.articles, summary.refused) == (1, ())
    store = Store.open(hafen.store)
    try:
        (event, *_) = store.events(Filter()).to_dict("records")
    finally:
        store.close()
    assert event["first"].date() == date(2025, 6, 23)
    assert event["document"] == "Halle in Flammen.txt"


def test_files_of_one_name_stay_apart_and_the_same_one_is_known(hafen: Collection) -> None:
    names = [put(hafen, "C:\\Texte\\a.txt", content) for content in (NEWS.encode(), b"Er kam.", NEWS.encode())]
    assert [one.name for one in names[:2] if isinstance(one, Path)] == ["a.txt", "a 2.txt"]
    assert names[2] == Refusal("C:\\Texte\\a.txt", "known")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.exe", b"MZ", "kind"), ("a.txt", b" \n", "empty"), ("a.txt", b"x" * 300, "large"), ("", b"x", "kind")],
)
def test_what_is_not_taken(
    hafen: Collection, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(collections, "LARGEST_UPLOAD", 200)
    assert put(hafen, name, content) == Refusal(name, reason)
    assert not hafen.inbox.exists()


def test_what_comes_in_joins_what_the_store_was_built_from(hafen: Collection, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "b.txt").write_text(f"date 2025-06-24\n{NEWS}", encoding="utf-8")
    from timeline.pipeline import build

    build([folder], hafen.store)
    put(hafen, "c.txt", f"date 2025-07-01\n{NEWS}".encode())
    assert take_in(hafen).articles == 2
    assert take_in(hafen).read_anew == 0


def test_every_collection_is_listed_once(tmp_path: Path) -> None:
    for name in ("timeline", "leak", "hafen"):
        (tmp_path / f"{name}.duckdb").touch()
    other = tmp_path / "else" / "x.duckdb"
    assert [one.name for one in collections.collections(other, tmp_path)] == ["x", "timeline", "hafen", "leak"]
    named = collections.collections(tmp_path / "leak.duckdb", tmp_path)
    assert [one.name for one in named] == ["leak", "timeline", "hafen"]


@pytest.mark.parametrize(("name", "reason"), [("", "empty"), (" ./ ", "empty"), ("leak", "taken")])
def test_a_new_collection_needs_a_name_of_its_own(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "leak.duckdb").touch()
    with pytest.raises(ValueError, match=reason):
        new_collection(name, tmp_path)
