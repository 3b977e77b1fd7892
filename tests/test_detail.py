"""One event on the page: what is told of it, in two languages, and the reader's corrections, each undone."""

import fcntl
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from timeline.correcting import said
from timeline.corrections import SUBJECT
from timeline.keeping import kept_beside
from timeline.model import Evidence, Filter
from timeline.page.reasons import disagreement_in, note_in, reason_in, source_in
from timeline.pipeline import build
from timeline.set_dates import load_dates
from timeline.store import Store

PAGE = Path(__file__).parent.parent / "dashboard.py"
CALL = "Am Sonntag telefonierte Wladimir Putin mit Massud Peseschkian."
AGREEMENT = "Im Januar 2025 unterzeichneten Russland und der Iran ein Abkommen."
DRONES = "Der Iran soll am Freitag Drohnen an Russland geliefert haben."
UNDATED = "Am Freitag empfing Wladimir Putin in Moskau den türkischen Präsidenten Recep Tayyip Erdogan."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kreml.txt").write_text(f"date 2026-03-07\n\n{CALL}\n\n{AGREEMENT}\n\n{DRONES}\n", "utf-8")
    (folder / "zweite.txt").write_text(f"date 2026-03-08\n\n{AGREEMENT}\n", "utf-8")
    (folder / "ohne.txt").write_text(f"{UNDATED}\n", "utf-8")
    path = tmp_path / "s.duckdb"
    build([folder], path)
    return path


def told(store: Path, sentence: str) -> dict[str, object]:
    """The event that a sentence tells, as the store has it now."""
    opened = Store.open(store)
    try:
        frame = opened.events(Filter())
        ids = [row["id"] for row in frame.to_dict("records") if row["sentence"] == sentence]
        return opened.event(ids[0]) or {}
    finally:
        opened.close()


def page(monkeypatch: pytest.MonkeyPatch, store: Path, **link: str) -> AppTest:
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--store", str(store)])
    test = AppTest.from_file(str(PAGE), default_timeout=90)
    for name, value in link.items():
        test.query_params[name] = value
    test.session_state["width"] = 900  # what a browser tells first
    test.run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def press(test: AppTest, key: str) -> AppTest:
    next(button for button in test.button if (button.key or "").startswith(key)).click().run()
    assert not test.exception
    return test


def write(test: AppTest, key: str, value: str) -> None:
    next(field for field in test.text_input if (field.key or "").startswith(key)).set_value(value)


def test_a_date_is_corrected_survives_a_build_and_is_undone(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    assert "Sonntag, 1. März 2026" in html(test)
    write(test, "say-date", "2025-06-14..2025-06-16")
    press(test, "say")
    assert "<dd>14. bis 16. Juni 2025</dd>" in html(test)
    assert "Die Zeit ist korrigiert." in test.success[0].value
    assert any("Zeit: 14. bis 16. Juni 2025" in text.value for text in test.text)
    build([store.parent / "articles"], store)
    assert str(told(store, CALL)["first"]) == "2025-06-14"
    press(test, "undo-event")
    assert "Sonntag, 1. März 2026" in html(test)
    assert said(store) == ()


@pytest.mark.parametrize("value", ["gestern", "2025-13", "2025-06-16..2025-06-14"])
def test_a_date_that_is_none_is_told_and_not_kept(monkeypatch: pytest.MonkeyPatch, store: Path, value: str) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    write(test, "say-date", value)
    press(test, "say")
    assert any("Schreiben Sie die Zeit wie" in text.value for text in test.text)
    assert said(store) == ()


def test_what_is_kept_but_not_shown_yet_is_told_so(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    write(test, "say-title", "Ein Gespräch")
    with store.with_name(f"{store.name}.lock").open("w") as lock:  # as a build of another process holds it
        fcntl.flock(lock, fcntl.LOCK_EX)
        press(test, "say")
    assert "Es ist festgehalten" in test.error[0].value
    assert len(said(store)) == 1
    assert told(store, CALL)["title"] != "Ein Gespräch"
    build([store.parent / "articles"], store)
    assert told(store, CALL)["title"] == "Ein Gespräch"


def test_corrections_outlive_a_store_that_breaks(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    write(test, "say-title", "Ein Gespräch")
    press(test, "say")
    kept = kept_beside(store, SUBJECT).read_bytes()
    (broken := store.with_name("broken")).write_bytes(b"kein Bestand")
    broken.replace(store)
    test.run()
    write(test, "say-title", "Ein anderes")
    press(test, "say")
    assert "nicht festhalten" in test.error[0].value
    assert kept_beside(store, SUBJECT).read_bytes() == kept
    store.unlink()
    build([store.parent / "articles"], store)
    assert told(store, CALL)["title"] == "Ein Gespräch"


def test_status_and_title_are_corrected(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, DRONES)["id"]))
    assert "behauptet (unbestätigte Angabe), erkannt an „soll“" in html(test)
    next(box for box in test.selectbox if (box.key or "").startswith("say-status")).set_value("denied")
    write(test, "say-title", "Iran <b>liefert</b> Drohnen")
    press(test, "say")
    event = told(store, DRONES)
    assert (event["status"], event["title"]) == ("denied", "Iran <b>liefert</b> Drohnen")
    assert "Iran &lt;b&gt;liefert&lt;/b&gt; Drohnen" in html(test)


def test_a_hidden_event_comes_back_by_one_click(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    press(test, "hide")
    assert CALL not in html(test)
    assert "ausgeblendet" in test.success[0].value
    press(test, "undo-said")
    assert told(store, CALL)
    assert said(store) == ()


def test_a_report_is_taken_out_and_put_back_by_a_merge(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    both = told(store, AGREEMENT)
    assert both["n_reports"] == 2
    test = page(monkeypatch, store, ereignis=str(both["id"]))
    assert "So berichten es 2 Stellen" in html(test)
    press(test, "split-")
    assert told(store, AGREEMENT)["n_reports"] == 1
    other = next(
        row for row in _events(store) if row["sentence"] == AGREEMENT and row["id"] != test.session_state["ereignis"]
    )
    next(box for box in test.selectbox if (box.key or "").startswith("merge-")).set_value(other["id"]).run()
    press(test, "merge")
    assert told(store, AGREEMENT)["n_reports"] == 2


def _events(store: Path) -> list[dict[str, object]]:
    opened = Store.open(store)
    try:
        return opened.events(Filter()).to_dict("records")  # type: ignore[return-value]
    finally:
        opened.close()


def test_events_move_with_the_date_that_is_set_for_their_article(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    before = told(store, UNDATED)
    test = page(monkeypatch, store, ereignis=str(before["id"]))
    write(test, "published-", "2025-06-23")
    press(test, "set-")
    event = told(store, UNDATED)
    assert (str(event["first"]), event["published_evidence"]) == ("2025-06-20", Evidence.SET)
    assert "Freitag, 20. Juni 2025" in html(test)
    assert "Das Datum des Artikels ist gesetzt." in test.success[0].value
    press(test, "clear-event")
    assert load_dates(store) == {}
    assert told(store, UNDATED)["first"] == before["first"]


def test_all_corrections_are_listed_also_those_that_no_longer_apply(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]))
    press(test, "hide")
    (store.parent / "articles" / "kreml.txt").unlink()
    build([store.parent / "articles"], store)
    test = page(monkeypatch, store)
    assert "1 Korrektur" in [box.label for box in test.expander]
    assert any("gibt es nicht mehr" in str(one.value) for one in test.markdown)
    press(test, "undo-all")
    assert said(store) == ()


def test_the_detail_is_told_in_english(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis=str(told(store, CALL)["id"]), sprache="en")
    body = html(test)
    assert "“Sonntag”, counted from the article (Saturday, 7 March 2026), past tense → Sunday, 1 March 2026." in body
    assert "Saturday, 7 March 2026 (stated, header: “2026-03-07”)" in body
    assert "Wladimir Putin (acts)" in body


REASONS = {
    (
        "„Sonntag“, gezählt vom Artikel (Samstag, 7. März 2026), Vergangenheit → Sonntag, 1. März 2026. "
        "Nicht gewählt: Sonntag, 8. März 2026."
    ): (
        "“Sonntag”, counted from the article (Saturday, 7 March 2026), past tense → Sunday, 1 March 2026. "
        "Not chosen: Sunday, 8 March 2026."
    ),
    "„ab Mai“ sagt es selbst → Mai 2025. „ab“: von da an, das Ende ist offen.": (
        "“ab Mai” says it itself → May 2025. “ab” (from): from then on, the end is open."
    ),
    (
        "Der Satz nennt keine Zeit; als Nachricht gehört er zum Tag des Artikels "
        "(nach: Tod von X; „Freitag“ war: Treffen Y)."
    ): (
        "The sentence names no time; as news it belongs to the day of the article "
        "(after: “Tod von X”; “Freitag” was: “Treffen Y”)."
    ),
    "„Anfang 2024“ sagt es selbst → Jahr 2024. Gemeint ist davon vom 1. Januar 2024 bis 30. April 2024.": (
        "“Anfang 2024” says it itself → 2024. Of that, 1 January 2024 to 30 April 2024 is meant."
    ),
}


@pytest.mark.parametrize("german", REASONS)
def test_reasons_have_english_words(german: str) -> None:
    assert reason_in("en", german) == (REASONS[german], "en")
    assert reason_in("de", german) == (german, "de")


def test_what_has_no_english_words_stays_german() -> None:
    for text in ("Das hat noch niemand übersetzt.", "„x“ sagt es selbst → irgendwann.", ""):
        assert reason_in("en", text) == (text, "de")
        assert source_in("en", text) == (text, "de")
        assert note_in("en", text) == (text, "de")
        assert disagreement_in("en", text) == (text, "de")


def test_disagreement_is_told_in_english() -> None:
    german = "Verschiedene Tage: Sonntag, 1. März 2026 (2 Berichte); Montag, 2. März 2026 (1 Bericht)"
    english = "Different days: Sunday, 1 March 2026 (2 reports); Monday, 2 March 2026 (1 report)"
    assert disagreement_in("en", german) == (english, "en")


def test_every_reason_of_the_seeds_has_english_words(tmp_path: Path) -> None:
    seeds, path = PAGE.parent / "seeds", tmp_path / "seeds.duckdb"
    build([seeds], path)
    opened = Store.open(path)
    try:
        reasons = set(opened.events(Filter())["reason"])
        clues = {clue.reason for published in opened.published().values() for clue in published.clues}
    finally:
        opened.close()
    assert [reason for reason in reasons if reason_in("en", reason)[1] != "en"] == []
    assert [clue for clue in clues if source_in("en", clue)[1] != "en"] == []
