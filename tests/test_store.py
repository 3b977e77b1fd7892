"""The store, on real files: what a filter lets through, and what no build, kill or damage may destroy."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import duckdb
import pandas as pd
import pytest
from factory import event, period, result
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import assembly, meeting, merging, store, writing
from timeline.meeting import AllCrowds
from timeline.model import ActorKind, Article, Clue, DocumentTime, Event, Evidence, Filter, Mention, PlacedBy, Status
from timeline.outlines import Outline
from timeline.pipeline import build, refresh
from timeline.question import Facet
from timeline.store import Store, StoreError, Summary, fingerprints, recorded_sources
from timeline.tables import fold
from timeline.writing import ArticleResult, write

EVENTS = (
    event("open-begin", period("", "2020-06-30", "half"), actors=("Iran", "USA"), topics=("energie",)),
    event("since", period("2022-01-01", "", "year"), actors=("Russland",), topics=("krieg", "energie")),
    event("month", period("2022-02-01", "2022-02-28", "month"), sentence="Der Führer sprach in der Straße.", actors=()),
    event("day-b", period("2026-03-01"), actors=("Iran", "USA"), status=Status.CLAIMED),
    event("day-a", period("2026-03-01"), actors=("Iran", "Russland"), topics=()),
    event("week", period("2026-03-30", "2026-04-05", "week"), actors=("USA",), status=Status.PLANNED),
    event("undated", None, actors=("Iran",), topics=("energie",), status=Status.DENIED),
)
IN_ORDER = ["open-begin", "since", "month", "day-a", "day-b", "week", "undated"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article with EVENTS."""
    path = tmp_path_factory.mktemp("built") / "timeline.duckdb"
    write(path, set(), [result(*EVENTS, unresolved=2)], [("bild.txt", "keine Textdatei")])
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """The same store, for one test to spoil."""
    return Path(shutil.copy(built, tmp_path))


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    now = Store.open(path)
    try:
        yield now
    finally:
        now.close()


def ids(path: Path) -> list[str]:
    with opened(path) as now:
        return list(now.events(Filter())["id"])


FILTERS = [
    (Filter(), IN_ORDER),  # the undated come last
    (Filter(actors=("USA",)), ["open-begin", "day-b", "week"]),
    (Filter(actors=("USA", "Russland")), ["open-begin", "since", "day-a", "day-b", "week"]),  # alternatives
    (Filter(actors=("USA",), topics=("energie",)), ["open-begin"]),  # facets restrict each other
    (Filter(statuses=(Status.CLAIMED, Status.DENIED)), ["day-b", "undated"]),
    (Filter(actors=("Nirgendwer",)), []),
    (Filter(first=date(2022, 2, 28)), ["since", "month", "day-a", "day-b", "week"]),  # "seit 2022" has no end
    (Filter(last=date(2022, 1, 31)), ["open-begin", "since"]),  # "bis Juni 2020" has no beginning
    (Filter(first=date(2026, 3, 1), last=date(2026, 3, 1)), ["since", "day-a", "day-b"]),
    (Filter(first=date(2026, 4, 5), last=date(2027, 1, 1)), ["since", "week"]),  # the last day belongs to it
    (Filter(first=date(2020, 7, 1), last=date(2021, 12, 31)), []),
    (Filter(first=date.min, last=date.max), IN_ORDER[:-1]),  # a date filter leaves out the undated
    (Filter(first=date(2027, 1, 1), last=date(2021, 1, 1)), []),  # upside down: never an error
    (Filter(text="führer"), ["month"]),
    (Filter(text="FUHRER strasse"), ["month"]),
    (Filter(text="Teheran UNDATED"), ["undated"]),  # a word may stand in the title
    (Filter(text="sprach a.txt"), ["month"]),  # or in the document's name
    (Filter(text="sprach Teheran"), []),  # every word, not any
    (Filter(text="  "), IN_ORDER),
    (Filter(text="**sprach**"), ["month"]),
    (Filter(text="100%"), []),  # no wildcard
    (Filter(text="s_rach"), []),
    (Filter(text="\ud800\0"), []),
]


@pytest.mark.parametrize(("filter", "expected"), FILTERS)
def test_filter_keeps(path: Path, filter: Filter, expected: list[str]) -> None:
    with opened(path) as now:
        assert list(now.events(filter)["id"]) == expected
        assert now.count(filter) == len(expected)


DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 12, 31)))
FILTERS_OF_ANY_KIND = st.builds(
    Filter,
    actors=st.lists(st.sampled_from(["Iran", "USA", "Russland"]), max_size=2).map(tuple),
    topics=st.lists(st.sampled_from(["krieg", "energie"]), max_size=2).map(tuple),
    statuses=st.lists(st.sampled_from(list(Status)), max_size=2).map(tuple),
    first=DAYS,
    last=DAYS,
    text=st.sampled_from(["", "sprach", "Teheran day", "WEEK"]),
)


def lets_through(filter: Filter, event: Event) -> bool:
    """What a filter means, said once more in plain Python."""
    begin = (event.period.first or date.min) if event.period else None
    end = (event.period.last or date.max) if event.period else None
    words = filter.text.lower().split()
    return (
        (not filter.actors or bool(set(filter.actors) & set(event.actors)))
        and (not filter.topics or bool(set(filter.topics) & set(event.topics)))
        and (not filter.statuses or event.status in filter.statuses)
        and (filter.first is None or (end is not None and end >= filter.first))
        and (filter.last is None or (begin is not None and begin <= filter.last))
        and all(word in f"{event.sentence.text} {event.title} {event.document}".lower() for word in words)
    )


@settings(deadline=None, max_examples=60)
@given(filter=FILTERS_OF_ANY_KIND)
def test_any_filter_keeps_what_it_says(built: Path, filter: Filter) -> None:
    expected = [id for id in IN_ORDER if lets_through(filter, next(e for e in EVENTS if e.id == id))]
    with opened(built) as now:
        assert list(now.events(filter)["id"]) == expected
        assert now.count(filter) == len(expected)
        months = now.histogram(filter)
        assert months["exact"].sum() + months["imprecise"].sum() == pytest.approx(len(set(expected) - {"undated"}))


@pytest.mark.parametrize("text", ["'; DROP TABLE store.events; --", "' OR 1=1 --", '") OR ("', "?", "$1", "\\", "%'"])
def test_what_a_user_types_is_never_sql(path: Path, text: str) -> None:
    with opened(path) as now:
        assert now.count(Filter(text=text)) == 0
        assert now.count(Filter(actors=(text,))) == 0
        assert now.count(Filter(topics=(text,))) == 0
        assert now.event(text) is None
        assert now.article(text) is None
        assert now.count(Filter()) == len(EVENTS)


@pytest.mark.parametrize(
    "statement",
    ["INSTALL fts", "LOAD httpfs", "FROM read_text('/etc/passwd')", "ATTACH ':memory:'", "DROP TABLE store.events"],
)
def test_the_database_reaches_nothing_but_its_file(path: Path, statement: str) -> None:
    with opened(path) as now, pytest.raises(StoreError):
        now._rows(statement, [])


def test_pages_are_pieces_of_the_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PIECE", 2)
    with opened(path) as now:
        assert list(now.events(Filter(), limit=3)["id"]) == IN_ORDER[:3]
        assert list(now.events(Filter(), limit=3, offset=5)["id"]) == IN_ORDER[5:]
        assert list(now.events(Filter(), limit=0).columns) == list(store.COLUMNS)
        assert [list(piece["id"]) for piece in now.batches(Filter())] == [IN_ORDER[i : i + 2] for i in (0, 2, 4, 6)]


def test_a_row_says_everything(path: Path) -> None:
    with opened(path) as now:
        frame = now.events(Filter()).set_index("id")
        row, undated, since = frame.loc["day-b"], frame.loc["undated"], frame.loc["since"]
    assert (row["first"].date(), row["last"].date(), row["precision"]) == (date(2026, 3, 1), date(2026, 3, 1), "day")
    assert (row["actors"], row["topics"], row["status"]) == (["Iran", "USA"], ["krieg"], "claimed")
    assert (row["expression"], row["rule"], row["anchor"], row["tense"]) == ("Am Sonntag", "weekday", "article", "past")
    assert (row["published_first"].date(), row["published_evidence"]) == (date(2026, 3, 7), Evidence.STATED)
    assert undated[["first", "last"]].isna().all()
    assert (undated["precision"], undated["expression"], undated["placed_by"]) == ("", "", PlacedBy.NONE)
    assert since[["first", "last"]].isna().tolist() == [False, True]


FACETS = [
    ("actors", Filter(), [("Iran", 4), ("USA", 3), ("Russland", 2)]),
    ("topics", Filter(), [("krieg", 4), ("energie", 3)]),
    ("statuses", Filter(), [("occurred", 4), ("claimed", 1), ("denied", 1), ("planned", 1)]),
    ("actors", Filter(actors=("Russland",)), [("Iran", 4), ("USA", 3), ("Russland", 2)]),  # its own choice: left out
    ("actors", Filter(topics=("energie",)), [("Iran", 2), ("Russland", 1), ("USA", 1)]),  # ties by name
    ("topics", Filter(actors=("USA",), topics=("krieg",), statuses=(Status.OCCURRED,)), [("energie", 1)]),
    ("statuses", Filter(statuses=(Status.PLANNED,), text="day"), [("claimed", 1), ("occurred", 1)]),
    ("topics", Filter(text="nichts davon"), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "filter", "expected"), FACETS)
def test_facet_counts(path: Path, name: store.Facet, filter: Filter, expected: list[tuple[str, int]]) -> None:
    with opened(path) as now:
        assert now.facet(name, filter) == expected


@pytest.mark.parametrize("name", ["actors", "topics", "statuses"])
def test_a_facet_counts_what_choosing_would_show(path: Path, name: store.Facet) -> None:
    with opened(path) as now:
        for value, number in now.facet(name, Filter(first=date(2022, 1, 1))):
            assert now.count(Filter(first=date(2022, 1, 1), **{name: (value,)})) == number


def test_histogram(path: Path) -> None:
    with opened(path) as now:
        months = now.histogram(Filter()).set_index("month")
        only = now.histogram(Filter(text="week"))
        nothing = now.histogram(Filter(text="nichts davon"))
    counted = {f"{month:%Y-%m}": (int(row["exact"]), row["imprecise"]) for month, row in months.iterrows()}
    assert counted == {
        "2020-06": (0, 1.0),  # "bis Juni 2020": the end that is known
        "2022-01": (0, 1.0),
        "2022-02": (0, 1.0),
        "2026-03": (3, 0.0),  # two days and the week that begins in March
    }
    assert list(only["exact"]) == [1]
    assert list(nothing.columns) == ["month", "exact", "imprecise"]


def test_histogram_spreads_the_imprecise(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    year = event("year", period("2025-01-01", "2025-12-31", "year"))
    write(path, set(), [result(year, event("quarter", period("2025-01-01", "2025-03-31", "quarter")))], [])
    with opened(path) as now:
        months = now.histogram(Filter())
    assert months["imprecise"].tolist() == pytest.approx([1 / 12 + 1 / 3] * 3 + [1 / 12] * 9)


def test_histogram_of_days_and_weeks_within_some_days(path: Path) -> None:
    with opened(path) as now:
        days = now.histogram(Filter(), "day", date(2026, 2, 1), date(2026, 3, 31)).set_index("month")
        weeks = now.histogram(Filter(), "week", date(2026, 3, 1), date(2026, 4, 30)).set_index("month")
    counted = {f"{day:%m-%d}": (int(row["exact"]), round(row["imprecise"], 3)) for day, row in days.iterrows()}
    assert counted == {"03-01": (2, 0), "03-30": (0, 0.143), "03-31": (0, 0.143)}  # a seventh of the week a day
    assert {f"{day:%m-%d}": int(row["exact"]) for day, row in weeks.iterrows()} == {"02-23": 2, "03-30": 1}


def test_listed_rows_are_those_of_the_whole_table(path: Path) -> None:
    with opened(path) as now:
        for filter in (Filter(), Filter(text="Führer"), Filter(("Iran",))):
            listed, whole = now.listed(filter, 100), now.events(filter)
            assert [row["id"] for row in listed] == list(whole["id"])
            assert [row["actors"] for row in listed] == list(whole["actors"])
            assert now.count(filter, undated=True) == len(now.listed(filter, 100, undated=True))
        assert [row["id"] for row in now.listed(Filter(), 2, undated=True)] == ["undated"]


def test_one_event_with_all_that_is_known(path: Path) -> None:
    with opened(path) as now:
        found = now.event("day-a")
        assert now.event("nobody") is None
    assert found is not None
    assert found["mentions"] == [{"start": 34, "end": 41, "text": "Teheran", "name": "Iran", "kind": "state"}]
    assert found["alternatives"] == [{"first": date(2026, 3, 8), "last": date(2026, 3, 8), "precision": "day"}]
    assert found["anchor_period"] == {"first": date(2026, 3, 7), "last": date(2026, 3, 7), "precision": "day"}
    assert (found["expression_start"], found["expression_end"], found["value"]) == (0, 10, "2026-03-01")
    assert (found["sentence_start"], found["sentence_end"], found["heading"]) == (0, 42, False)


@pytest.mark.parametrize("found", [result(*EVENTS), result()])  # dated, and without a date
def test_an_article_comes_back_as_it_was(tmp_path: Path, found: ArticleResult) -> None:
    path = tmp_path / "s.duckdb"
    write(path, set(), [found], [])
    with opened(path) as now:
        assert now.article("a.txt") == found.article
        assert now.article("b.txt") is None


def test_the_clues_of_an_inferred_date_come_back(tmp_path: Path) -> None:
    """Also the one that was dropped, and one with an open end."""
    clues = (
        Clue(0, 5, "heute", period("2025-06-14", "", "day"), "nicht vor dem 14. Juni 2025", 0.8),
        Clue(7, 9, "so", period("2020-01-01", "2020-12-31", "year"), "im Jahr 2020", 0.3, kept=False),
    )
    known = DocumentTime(period("2025-06-14", "2025-06-30", "span"), Evidence.INFERRED, "aus zweien", 0.7, clues, "!")
    path = tmp_path / "s.duckdb"
    write(path, set(), [ArticleResult(Article("a.txt", "heute, so", known), "1", (), ())], [])
    with opened(path) as now:
        article = now.article("a.txt")
    assert article is not None
    assert article.published == known


def test_summary_and_extent(path: Path, tmp_path: Path) -> None:
    with opened(path) as now:
        assert now.summary() == Summary(1, 7, 1, 2, (("bild.txt", "keine Textdatei"),), reports=7)
        assert now.extent() == (date(2020, 6, 30), date(2026, 4, 5))
    write(tmp_path / "empty.duckdb", set(), [], [])
    with opened(tmp_path / "empty.duckdb") as now:
        assert now.summary() == Summary(0, 0, 0, 0, ())
        assert now.extent() is None
        assert now.events(Filter()).empty


def test_many_threads_ask_at_once(path: Path) -> None:
    answers: list[list[str]] = []
    with opened(path) as now:
        ask = [threading.Thread(target=lambda: answers.append(list(now.events(Filter())["id"]))) for _ in range(16)]
        for thread in ask:
            thread.start()
        for thread in ask:
            thread.join()
    assert answers == [IN_ORDER] * 16


FOLDED = [
    ("Führer", "fuhrer"),
    ("STRASSE", "strasse"),
    ("Straße", "strasse"),
    ("Łódź", "lodz"),
    ("Präsi\u00addent", "prasident"),  # a soft hyphen
    ("**Trump**s", "trumps"),
    ("ﬁnanz", "finanz"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_never_fails_and_is_done_at_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# --- writing ---------------------------------------------------------------------------------------------------------


def other(name: str, fingerprint: str = "g1", events: int = 1) -> ArticleResult:
    """An article ``<name>.txt`` with events of its own."""
    made = [
        event(f"{name}-{i}", period("2025-05-05"), document=f"{name}.txt", sentence=f"Am Sonntag ging es {name} {i}.")
        for i in range(events)
    ]
    return result(*made, id=f"{name}.txt", fingerprint=fingerprint)


def test_kept_articles_stay_and_changed_ones_are_replaced(path: Path) -> None:
    write(path, {"a.txt"}, [other("b"), other("c")], [])
    assert set(ids(path)) == {*IN_ORDER, "b-0", "c-0"}
    write(path, {"b.txt", "c.txt"}, [other("c", "g2", events=2)], [("neu.bin", "binär")])
    assert ids(path) == ["b-0", "c-0", "c-1"]  # a.txt was neither kept nor made anew
    assert fingerprints(path) == {"b.txt": "g1", "c.txt": "g2"}
    with opened(path) as now:
        assert now.summary() == Summary(2, 3, 0, 0, (("neu.bin", "binär"),), reports=3)


def test_the_order_of_building_leaves_no_trace(tmp_path: Path) -> None:
    step, whole = tmp_path / "step.duckdb", tmp_path / "whole.duckdb"
    articles = [other(f"n{i}", events=3) for i in range(9)]
    write(whole, set(), articles, [])
    for i, article in enumerate(reversed(articles)):
        write(step, set(fingerprints(step)), [article], [])
        assert len(ids(step)) == 3 * (i + 1)
    with opened(step) as now, opened(whole) as then:
        assert now.events(Filter()).equals(then.events(Filter()))


@pytest.mark.parametrize("loose", [0, 100])  # percent: everything sorted anew, or everything patched
def test_sorted_or_patched_the_answers_are_the_same(path: Path, monkeypatch: pytest.MonkeyPatch, loose: int) -> None:
    monkeypatch.setattr(writing, "_LOOSE", loose)
    early = event("b-early", period("1999-01-01"), document="b.txt")
    write(path, {"a.txt"}, [result(early, id="b.txt"), other("c")], [("x", "y")], ["seeds"])
    write(path, {"a.txt", "b.txt", "c.txt"}, [other("c", "g2", events=2)], [], ["archiv"])
    assert ids(path) == ["b-early", *IN_ORDER[:3], "c-0", "c-1", *IN_ORDER[3:]]
    assert fingerprints(path) == {"a.txt": "f1", "b.txt": "f1", "c.txt": "g2"}
    with opened(path) as now:
        assert now.events(Filter(), limit=2, offset=3)["id"].tolist() == ["month", "c-0"]
        assert now.summary() == Summary(3, 10, 1, 2, (), reports=10)
        assert now.sources() == ["archiv"]
        assert now._rows("SELECT loose FROM store.format", []) == [(0 if loose == 0 else 5,)]


def told_of(path: Path) -> list[object]:
    """What the page would show of a store under a few filters."""
    shown: list[object] = []
    with opened(path) as now:
        for filter in (
            Filter(),
            Filter(("USA",)),
            Filter(text="ging es"),
            Filter(first=date(2025, 1, 1)),
            Filter(text="."),
        ):
            shown += [now.count(filter), now.count(filter, undated=True), list(now.events(filter)["id"]), now.extent()]
            shown += [now.facet(name, filter) for name in get_args(Facet)]
            shown += [now.histogram(filter).to_dict(), [row["id"] for row in now.listed(filter, 3)]]
            shown += [list(now.events(filter, limit=2, offset=offset)["id"]) for offset in range(9)]
    return shown


@pytest.mark.parametrize("loose", [0, 100])  # percent: everything sorted anew, or everything patched
def test_whatever_came_and_went_is_counted_right(path: Path, monkeypatch: pytest.MonkeyPatch, loose: int) -> None:
    """Postings of events that have gone stay in the file; what came later stands behind and is shown in its place."""
    monkeypatch.setattr(writing, "_LOOSE", loose)
    early = result(event("b-early", period("1999-01-01"), document="b.txt"), id="b.txt")
    write(path, {"a.txt"}, [early, other("c"), other("d", events=4)], [])
    write(path, {"a.txt", "b.txt", "c.txt"}, [], [])
    write(path, {"a.txt", "b.txt"}, [other("c", "g2", events=2)], [])
    whole = path.with_name("whole.duckdb")
    write(whole, set(), [result(*EVENTS, unresolved=2), early, other("c", "g2", events=2)], [])
    assert told_of(path) == told_of(whole)


def test_a_build_of_many_batches_holds_every_row(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_BATCH", 5)
    write(path, set(), (other(f"n{i}", events=7) for i in range(20)), [])
    assert len(ids(path)) == 140


def test_half_characters_do_not_stop_a_build(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    write(path, set(), [other("b\udcff"), other("c")], [("x\udcff.txt", "kein UTF-8")])
    assert set(fingerprints(path)) == {"b?.txt", "c.txt"}


def test_a_page_that_is_open_goes_on_and_the_next_sees_the_new(path: Path) -> None:
    with opened(path) as before:
        write(path, set(), [other("b")], [])
        with opened(path) as after:
            assert list(after.events(Filter())["id"]) == ["b-0"]
            assert list(before.events(Filter())["id"]) == IN_ORDER
            assert before.article("a.txt") is not None


def test_articles_that_fail_leave_the_store_as_it_was(path: Path) -> None:
    def failing() -> Iterator[ArticleResult]:
        yield other("b")
        raise ZeroDivisionError("in the pipeline")

    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write(path, set(), failing(), [])
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}.building").exists()


@pytest.mark.parametrize(
    "changed",
    [
        [other("b"), other("b")],
        [other("b"), other("c", events=0), result(*EVENTS[:1]), result(*EVENTS[:1], id="d.txt")],
    ],
)
def test_doubles_are_refused(path: Path, changed: list[ArticleResult]) -> None:
    with pytest.raises(StoreError, match="have the id"):
        write(path, set(), changed, [])
    assert ids(path) == IN_ORDER


def test_keeping_what_is_gone_is_refused(path: Path) -> None:
    with pytest.raises(StoreError, match=r"changed during the build \(weg\.txt is gone\)"):
        write(path, {"a.txt", "weg.txt"}, [], [])
    assert ids(path) == IN_ORDER


def test_a_second_build_at_once_is_refused(path: Path) -> None:
    def while_building() -> Iterator[ArticleResult]:
        with pytest.raises(StoreError, match="another build is writing this store"):
            write(path, set(), [other("c")], [])
        yield other("b")

    write(path, {"a.txt"}, while_building(), [])
    assert "b-0" in ids(path)
    write(path, set(), [other("c")], [])  # the right to write was given back
    assert ids(path) == ["c-0"]


# A child that builds and kills itself (as `kill -9` does) when it reaches a named function for the nth time.
KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
import test_store
from timeline import writing
owner, name, nth = {moment!r}
writing._LOOSE = {loose!r}
target = getattr(writing, owner) if owner else writing
there, calls = getattr(target, name), 0
def dying(*values, **named):
    global calls
    calls += 1
    if calls == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return there(*values, **named)
setattr(target, name, dying)
writing._BATCH = 10
writing.write(writing.Path({path!r}), {{"a.txt"}}, (test_store.other(f"n{{i}}", events=4) for i in range(12)), [])
"""
MOMENTS = [
    ("_Draft", "add", 1),
    ("_Draft", "_load", 5),  # in the middle of gathering
    ("_Draft", "_flush", 3),
    ("_Draft", "finish", 1),
    ("_Draft", "_compare", 1),
    ("_Draft", "_sort", 1),
    ("_Draft", "_refuse_doubles", 1),
    ("_Draft", "close", 1),
    ("", "_put_in_place", 1),
    ("", "_sync", 1),
    ("", "_sync", 2),  # after the replacement: the new store
]


PATCHING = [("_Draft", "_patch", 1), ("_Draft", "_refuse_doubles", 1), ("", "_put_in_place", 1), ("", "_sync", 2)]


@pytest.mark.parametrize(
    ("moment", "loose"), [*((moment, 0) for moment in MOMENTS), *((moment, 10**9) for moment in PATCHING)]
)
def test_a_killed_build_leaves_a_whole_store(path: Path, moment: tuple[str, str, int], loose: int) -> None:
    program = KILLED.format(tests=str(Path(__file__).parent), moment=moment, path=str(path), loose=loose)
    child = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True)
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    assert len(ids(path)) == (55 if moment == ("", "_sync", 2) else 7)
    write(path, {"a.txt"}, [other("b")], [])  # and the next build clears up and goes through
    assert set(ids(path)) == {*IN_ORDER, "b-0"}
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}


def test_the_new_store_takes_the_place_of_the_old_one_in_one_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced, replace = [], os.replace

    def watched(source: Path, target: Path) -> None:
        replaced.append(target.exists())
        replace(source, target)

    monkeypatch.setattr("timeline.writing.os.replace", watched)
    with path.open("rb") as old:
        before = old.read()
        write(path, set(), [other("b")], [])
        old.seek(0)
        assert old.read() == before  # nobody has written into the file that a page may have open
    assert replaced == [True]
    assert ids(path) == ["b-0"]


def test_a_new_store_is_on_the_disk_before_it_takes_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr("timeline.writing.os.fsync", lambda file: (steps.append("sync"), sync(file))[1])
    monkeypatch.setattr("timeline.writing.os.replace", lambda *paths: (steps.append("replace"), replace(*paths))[1])
    write(path, set(), [other("b")], [])
    assert steps == ["sync", "replace", "sync"]  # the file, its place, and the folder that says where it is


# --- bad files -------------------------------------------------------------------------------------------------------


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store yet; make it with: python -m timeline build"):
        Store.open(tmp_path / "none.duckdb")
    assert fingerprints(tmp_path / "none.duckdb") == {}


def test_not_a_store_at_all(tmp_path: Path) -> None:
    for name, content in (("text", b"Guten Tag. " * 2000), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
    duckdb.connect(str(tmp_path / "foreign")).close()
    (tmp_path / "folder").mkdir()
    for name in ("text", "empty", "foreign", "folder"):
        with pytest.raises(StoreError, match=f"{name}: this is not a store of this program; name another file"):
            Store.open(tmp_path / name)
        assert fingerprints(tmp_path / name) == {}


def test_a_build_replaces_nothing_but_stores(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"Guten Tag. " * 2000)
    (tmp_path / "folder").mkdir()
    with duckdb.connect(str(tmp_path / "foreign")) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1")
    for name in ("notes.txt", "foreign", "folder"):
        with pytest.raises(StoreError, match="this is not a store of this program; name another file"):
            write(tmp_path / name, set(), [other("b")], [])
    assert (tmp_path / "notes.txt").stat().st_size == 22_000
    (tmp_path / "empty").touch()
    write(tmp_path / "empty", set(), [other("b")], [])
    assert ids(tmp_path / "empty") == ["b-0"]


def test_another_version_is_named_and_replaced_by_the_next_build(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE format SET version = 99")
    with pytest.raises(StoreError, match=f"format 99, this version reads {store.FORMAT}; build it anew"):
        Store.open(path)
    assert fingerprints(path) == {}
    write(path, set(), [other("b")], [])
    assert ids(path) == ["b-0"]


def everything(path: Path) -> object:
    with opened(path) as now:
        frames = [now.events(Filter()), now.histogram(Filter())]
        facets = [now.facet(name, Filter()) for name in ("actors", "topics", "statuses")]
        rows = [now.summary(), now.extent(), now.article("a.txt"), now.event("day-a")]
        return [[frame.to_dict("list") for frame in frames], facets, rows]


@pytest.mark.parametrize("seed", range(15))
def test_damage_is_said_and_never_answered_wrongly(path: Path, seed: int) -> None:
    expected, good = repr(everything(path)), path.read_bytes()
    chance = random.Random(seed)
    if seed % 5 == 0:
        damaged = bytearray(good[: chance.randrange(len(good))])
    else:
        damaged = bytearray(good)
        for _ in range(chance.choice([1, 10, 1000])):
            damaged[chance.randrange(len(good))] ^= chance.randint(1, 255)
    path.write_bytes(damaged)
    try:
        answer = repr(everything(path))
    except StoreError as error:
        answer = str(error)
    assert answer == expected or (answer.startswith(f"{path}: ") and "\n" not in answer)
    assert set(fingerprints(path)) <= {"a.txt"}


def test_a_damaged_store_is_not_copied(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"the store is damaged .*delete it and build it anew"):
        write(path, {"a.txt"}, [other("b")], [])
    write(path, set(), [other("b")], [])
    assert ids(path) == ["b-0"]


@pytest.mark.parametrize("loose", [0, 10**9])  # everything sorted anew, or everything patched
def test_damage_that_shows_while_writing_is_called_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch, loose: int
) -> None:
    monkeypatch.setattr("timeline.writing._LOOSE", loose)
    good, said = path.read_bytes(), []
    for place in range(20_000, len(good), len(good) // 14):
        path.write_bytes(good[:place] + bytes([good[place] ^ 255]) + good[place + 1 :])
        try:
            write(path, {"a.txt"}, [other("b")], [])
        except StoreError as error:
            said.append(str(error))
    assert len(said) > 6  # the rest of the places is not used
    assert all("the store is damaged" in one and "\n" not in one for one in said)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may write everywhere."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)  # the folders above are closed to others
    path.parent.chmod(0o555)
    try:
        with as_nobody(), pytest.raises(StoreError, match=r"cannot be written .*Permission denied.*rights"):
            write(Path(path.name), set(), [other("b")], [])
    finally:
        path.parent.chmod(0o755)
    assert ids(path) == IN_ORDER


def test_a_store_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    path.parent.chmod(0o755)
    path.chmod(0)
    with as_nobody(), pytest.raises(StoreError, match=r"cannot be read .*Permission denied.*check the file's rights"):
        Store.open(Path(path.name))


FULL = """
import resource, sys
sys.path.insert(0, {tests!r})
import test_store
from timeline import writing
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    writing.write(writing.Path({path!r}), {{"a.txt"}}, (test_store.other(f"n{{i}}", events=9) for i in range(900)), [])
except writing.StoreError as error:
    print(error)
"""


def test_a_full_disk(path: Path) -> None:
    program = FULL.format(tests=str(Path(__file__).parent), path=str(path))
    child = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True)
    assert child.returncode == 0, child.stderr.decode()
    assert "cannot be written" in child.stdout.decode()
    assert child.stdout.decode().count("\n") == 1
    assert ids(path) == IN_ORDER


def test_too_little_memory_is_not_called_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, set(), (other(f"n{i}", events=100) for i in range(300)), [])
    monkeypatch.setattr(store, "_READ_MEMORY", "1MB")
    with opened(path) as now, pytest.raises(StoreError, match="more than 1MB of memory; narrow the filter"):
        now.events(Filter())


def test_a_closed_store_says_so(path: Path) -> None:
    now = Store.open(path)
    now.close()
    with pytest.raises(StoreError, match="was closed"):
        now.count(Filter())


@pytest.mark.parametrize("name", ["mit blank.duckdb", "o'neil.duckdb", "käse;.duckdb", "a.b.c"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    write(tmp_path / "neuer ordner" / name, set(), [other("b")], [])
    assert ids(tmp_path / "neuer ordner" / name) == ["b-0"]


# --- merging in the store --------------------------------------------------------------------------------------------

NAMES = ("Anna Adler", "Bruno Bach", "Carla Carstens")
ACTS = ("trat {} zurück", "wurde {} verurteilt", "ist {} gestorben", "traf {} den Rat in Ulm")


def paper(chance: random.Random, number: int) -> ArticleResult:
    """A made-up article whose events others tell as well."""
    made = []
    for place in range(chance.randint(1, 4)):
        name, day = chance.choice(NAMES), chance.randint(1, 4)
        text = f"Am {day}. Mai {chance.choice(ACTS).format(name)}, so Zeitung {number % 7}."
        mention = Mention(0, 1, name, name, ActorKind.PERSON)
        month = period("2025-05-01", "2025-05-31", "month")
        when = chance.choices([period(f"2025-05-0{day}"), month, None], [6, 2, 2])[0]
        made.append(
            event(
                f"{chance.getrandbits(32):08x}-{number:02}-{place}", when, document=f"{number:02}.txt", at=100 * place,
                sentence=text, actors=(name,), mentions=(mention,),
                status=chance.choice([Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED]),
            )
        )  # fmt: skip
    return result(*made, id=f"{number:02}.txt")


@pytest.mark.parametrize(("seed", "crowd"), [(0, 32), (1, 32), (2, 2), (3, 2), (4, 3)])
def test_article_by_article_the_events_are_those_of_a_whole_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, crowd: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(meeting, "CROWD", crowd)  # two who share something are many
    papers = [paper(chance, number) for number in range(14)]
    copied = tuple(replace(one, id=f"k{one.id}", document="kopie.txt") for one in papers[0].events)
    papers.append(ArticleResult(replace(papers[0].article, id="kopie.txt"), "f1", copied, ()))
    whole, step = tmp_path / "whole.duckdb", tmp_path / "step.duckdb"
    monkeypatch.setattr(writing, "_LOOSE", 10**9)  # always patched, never sorted anew
    chance.shuffle(papers)
    write(step, set(), papers[:5], [])
    for one in papers[5:]:
        write(step, set(fingerprints(step)), [one], [])
    gone = {papers[1].article.id, "kopie.txt"}
    write(step, set(fingerprints(step)) - gone, [], [])
    monkeypatch.setattr(merging, "_SWEPT", 3)  # reports that no later one can meet are let go of as soon as may be
    write(whole, set(), [one for one in papers if one.article.id not in gone], [])
    with opened(step) as now, opened(whole) as then:
        assert now.summary().merged > 0
        assert now.events(Filter()).equals(then.events(Filter()))
        for id in now.events(Filter())["id"]:
            assert [r["id"] for r in now.reports(id)] == [r["id"] for r in then.reports(id)]


def test_reports_come_to_be_merged_by_day_and_undated_ones_by_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[Outline] = []

    def watched(reports: Iterable[Outline], crowds: AllCrowds) -> Iterator[merging.Block]:
        came.extend(reports)
        return merging.blocks(came, crowds)

    monkeypatch.setattr(assembly, "blocks", watched)
    chance = random.Random(1)
    write(tmp_path / "s.duckdb", set(), [paper(chance, number) for number in range(80)], [])
    assert came == sorted(came, key=merging._by_day)
    undated = Counter(one.verbatim for one in came if not one.first)
    assert undated[0] > 0
    assert min(number for verbatim, number in undated.items() if verbatim) > 1  # the others need not be held


def test_a_store_of_an_older_version_is_built_anew_from_its_folders(tmp_path: Path) -> None:
    (tmp_path / "artikel").mkdir()
    (tmp_path / "artikel" / "a.txt").write_text("date 2025-03-10 Am Samstag brannte es in Kassel.", encoding="utf-8")
    path = tmp_path / "s.duckdb"
    build([tmp_path / "artikel"], path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE format SET version = 2")
        connection.execute("DROP TABLE reports")
    assert recorded_sources(path) == [str(tmp_path / "artikel")]
    assert refresh(path).read_anew == 1
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE format SET version = 2")
    shutil.rmtree(tmp_path / "artikel")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="format 2, this version reads"):  # all that is left stays as it is
        refresh(path)
    assert path.read_bytes() == before


def test_the_id_of_a_report_leads_to_its_event(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    text = "Die Ministerin Anna Adler trat am Montag in Ulm zurück."
    one = event("x", period("2026-03-02"), sentence=text, actors=("Anna Adler",))
    other_ = event(
        "y", period("2026-03-02"), document="b.txt", sentence=f"{text[:-1]}, hieß es.", actors=("Anna Adler",)
    )
    write(path, set(), [result(one), result(other_, id="b.txt")], [])
    with opened(path) as now:
        assert [found["id"] for found in (now.event("x"), now.event("y")) if found] == ["x", "x"]
        assert [report["id"] for report in now.reports("x")] == ["x", "y"]
        frame = pd.concat(now.report_batches(Filter()))
        assert frame[["event_id", "id", "n_sources"]].values.tolist() == [["x", "x", 2], ["x", "y", 2]]


def test_the_reports_of_an_article_and_of_an_event(tmp_path: Path) -> None:
    """Also where they came later than the rest of the store."""
    path = tmp_path / "s.duckdb"
    write(path, set(), [result(event("a", period("2026-03-01"))), *(other(f"n{i}", events=9) for i in range(9))], [])
    write(path, set(fingerprints(path)) - {"n3.txt"}, [other("b", events=3)], [])
    with opened(path) as now:
        assert [report["id"] for report in now.told_in("a.txt")] == ["a"]
        assert [report["id"] for report in now.told_in("b.txt")] == ["b-0", "b-1", "b-2"]
        assert now.told_in("n3.txt") == now.told_in("nowhere") == []
        assert [report["id"] for report in now.reports("b-1")] == ["b-1"]


def test_what_an_event_announces(tmp_path: Path) -> None:
    (tmp_path / "artikel").mkdir()
    planned = "date 2025-08-11 Emmanuel Macron wird am Freitag in Warschau mit Donald Tusk zusammentreffen."
    came = "date 2025-08-18 Emmanuel Macron traf am 15. August in Warschau mit Donald Tusk zusammen."
    for name, text in (("a.txt", planned), ("b.txt", came)):
        (tmp_path / "artikel" / name).write_text(text, encoding="utf-8")
    build([tmp_path / "artikel"], tmp_path / "s.duckdb")
    with opened(tmp_path / "s.duckdb") as now:
        events = now.events(Filter()).set_index("status")
        assert now.announced(events.loc["planned", "id"]) == [events.loc["occurred", "id"]]
        assert now.announced("nobody") == []
