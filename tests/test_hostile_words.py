"""Text that wants to be markup, in every field that the page shows: it comes out escaped, wherever it stands.

What a browser makes of it is tested in ``tests/browser/test_hostile.py``; this looks at all that the page sends it.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from factory import event, period, result
from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from timeline import excerpt
from timeline.collections import Collection
from timeline.corrections import Correction, Kind, Target, add
from timeline.keeping import kept_beside
from timeline.model import Clue, DocumentTime, Event, Evidence, Refusal, Status
from timeline.page.filters import ACTOR, take_typed
from timeline.page.intake import eventless, not_taken, unread
from timeline.page.words import LANGUAGES
from timeline.pipeline import BuildSummary
from timeline.store import Store
from timeline.writing import write

GERMAN = LANGUAGES["de"]
PAGE = Path(__file__).parent.parent / "dashboard.py"
HOSTILE = "<img src=x onerror=hacked=1> :red[x] :material/home: [a](javascript:x) **fett** $x$"
MARKUP = re.compile(r"<img|<script")
MARKDOWN = re.compile(r"(?<!\\):red|(?<!\\)\[a\]|(?<!\\)\*\*fett|:material/home:|(?<!\\)\$x")
INFERRED = DocumentTime(
    period("2026-03-07"),
    Evidence.INFERRED,
    HOSTILE,
    0.8,
    (
        Clue(0, 4, HOSTILE, period("2026-03-07"), HOSTILE, 0.8),
        Clue(0, 4, HOSTILE, period("2025-03-07"), HOSTILE, 0.1, False),
    ),
    HOSTILE,
)


NAME = f"{HOSTILE}.txt".replace("/", ":")


def hostile(id: str, when: str, **fields: Any) -> Event:
    """An event all of whose words are hostile."""
    words = {"title": f"{HOSTILE} {id}", "sentence": f"{HOSTILE} {id}. ", "reason": HOSTILE, "claimed_by": HOSTILE}
    made = event(id, period(when), document=NAME, **words, **fields)
    return replace(made, actors=(HOSTILE, f"{HOSTILE} too"), topics=(HOSTILE,), published=INFERRED)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two events of two reports each, corrected by hostile words."""
    path = tmp_path_factory.mktemp("hostile") / f"{HOSTILE.replace('/', ':')}.duckdb"
    told = [hostile(f"a{n}", f"2026-03-{1 + 3 * n:02d}", at=400 * n, status=list(Status)[n % 4]) for n in range(5)]
    one = result(*told, id=NAME)
    one = replace(one, article=replace(one.article, published=INFERRED))
    corrections = kept_beside(path, "corrections")
    add(corrections, Correction(Kind.MERGE, Target("a0", NAME, HOSTILE), other=Target("a1", NAME, HOSTILE)))
    add(corrections, Correction(Kind.TITLE, Target("a2", NAME, HOSTILE), f"{HOSTILE} corrected"))
    add(corrections, Correction(Kind.TITLE, Target("zz", f"{HOSTILE}.gone", HOSTILE), HOSTILE))
    write(path, set(), [one], [(f"{HOSTILE}.pdf", HOSTILE)])
    return path


VIEWS: list[dict[str, object]] = [
    {"ereignis": "a0"},
    {"ereignis": "a1"},
    {"ereignis": "a2", "spuren": "akteur"},
    {"ereignis": "a3", "sprache": "en"},
    {"ereignis": HOSTILE},
    {"text": HOSTILE},
    {"akteur": HOSTILE, "thema": HOSTILE, "artikel": NAME, "spuren": "akteur"},
    {"ohne-akteur": HOSTILE, "ohne-thema": HOSTILE, "ohne-artikel": NAME},
    {"akteur": [HOSTILE, f"{HOSTILE} unknown"], "bestand": HOSTILE, HOSTILE: HOSTILE, "status": HOSTILE},
]


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_that_an_article_says_is_markup(
    monkeypatch: pytest.MonkeyPatch, store: Path, view: dict[str, object]
) -> None:
    monkeypatch.setattr(Store, "announced", lambda self, event: ["a4"])  # as if each told of it as planned
    sent = opened(monkeypatch, store, view)
    assert any("img src" in text for _, text in sent)
    assert markup_in(sent) == []


def test_what_is_typed_into_a_filter_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {"akteur": [f"{HOSTILE} nobody"], "link": {}}
    monkeypatch.setattr("timeline.page.filters.st", SimpleNamespace(session_state=state))
    monkeypatch.setattr("timeline.page.filters.all_values", lambda page, facet: [])
    take_typed(SimpleNamespace(words=GERMAN), ACTOR)  # type: ignore[arg-type]
    (said,) = state["said-akteur"]
    assert "img src" in said
    assert markup_in([("Alert body", said)]) == []


def test_names_of_files_are_no_markup() -> None:
    summary = BuildSummary(0, 0, 0, 0, 0, (Refusal(f"{NAME}.pdf", f"the id '{HOSTILE}' was already used"),))
    said = [not_taken(Refusal(f"{NAME}.exe", "kind"), GERMAN), *unread(summary, {f"{NAME}.pdf"}, GERMAN)]
    assert len(said) == 2
    assert markup_in([("Alert body", line) for line in said]) == []


def test_names_of_files_without_an_event_are_no_markup(tmp_path: Path) -> None:
    name = "**fett** [a](x) $x$.txt"  # what a file's name may hold
    kept = Collection("c", tmp_path / "c.duckdb")
    write(kept.store, set(), [result(id=name)], [])
    said = eventless(kept, {name}, GERMAN)
    assert len(said) == 1
    assert markup_in([("Alert body", line) for line in said]) == []


def test_what_leads_to_an_event_is_no_markup() -> None:
    told = {"start": 0, "end": 4, "event": f'x" onclick="{HOSTILE}', "title": f'x" onclick="{HOSTILE}'}
    made = excerpt.html("Wort", 0, 4, excerpt.leading([told]))
    assert made.count('"') == len(('class="told" role="button" tabindex="0" data-event="" title=""').split('"')) - 1
    assert "<img" not in made


@pytest.mark.parametrize("content", [None, b"no store"])
def test_the_name_of_a_store_is_no_markup(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / f"{NAME}.duckdb"
    if content:
        path.write_bytes(content)
    sent = opened(monkeypatch, path, {})
    assert any("img src" in text for where, text in sent if where == "Alert body")
    assert markup_in(sent) == []


def opened(monkeypatch: pytest.MonkeyPatch, store: Path, view: dict[str, object]) -> list[tuple[str, str]]:
    """All texts of the page of a store, opened by a link."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--store", str(store)])
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in view.items():
        test.query_params[name] = value
    test.session_state["width"] = 900
    test.run()
    assert not test.exception
    return [*everything(test._tree)]


def markup_in(sent: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(where, text) for where, text in sent if where in READ_AS and READ_AS[where].search(text)]


READ_AS = {  # what Streamlit reads as HTML or as Markdown; all else it shows as it stands
    **dict.fromkeys(("Html body", "PlotlyChart spec", "BidiComponent json", "BidiComponent mixed"), MARKUP),
    **dict.fromkeys(("label", "help", "Markdown body", "Alert body", "Heading body"), MARKDOWN),
}


def everything(block: Any) -> Iterator[tuple[str, str]]:
    """Every text that the browser gets to draw, and what it is."""
    proto = getattr(block, "proto", None)
    for name, value in (MessageToDict(proto) if hasattr(proto, "DESCRIPTOR") else {}).items():
        if isinstance(value, str):
            text = str(json.loads(value)) if name in ("spec", "json") else value  # which writes "<" in its own way
            yield name if name in READ_AS else f"{type(proto).__name__} {name}", text
    for child in getattr(block, "children", {}).values():
        yield from everything(child)
