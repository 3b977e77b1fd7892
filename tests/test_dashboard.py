"""The page in Streamlit's AppTest: filters, counts, the section of undated events, links, and what a bad store says."""

import re
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from page_events import HOSTILE, empty_store, large_store, small_store
from streamlit.testing.v1 import AppTest

from timeline.figures import MOST_MARKS
from timeline.page.words import LANGUAGES
from timeline.pipeline import build

PAGE = Path(__file__).parent.parent / "dashboard.py"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("page") / "small.duckdb")


def page(monkeypatch: pytest.MonkeyPatch, store: Path, **link: object) -> AppTest:
    """The page of a store, opened by a link."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--store", str(store)])
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in link.items():
        test.query_params[name] = value
    test.session_state["width"] = 900  # what a browser tells first
    test.run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def shown(test: AppTest) -> str:
    """The line that says what is shown."""
    return (
        next(part for part in html(test).split("<p ") if part.startswith('class="shown"'))
        .split(">", 1)[1]
        .split("<")[0]
    )


def link(test: AppTest) -> dict[str, list[str]]:
    """The view as it stands in the link."""
    return {name: [values] if isinstance(values, str) else values for name, values in test.query_params.items()}


def choices(test: AppTest, key: str) -> list[str]:
    return list(test.multiselect(key=key).options)


def test_a_page_that_fails_tells_the_place_and_no_word_of_an_article(
    monkeypatch: pytest.MonkeyPatch, store: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object) -> None:
        raise KeyError("Das Kennwort lautet Vogelbeere.")

    monkeypatch.setattr("timeline.page.detail.draw_chooser", failing)
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--store", str(store)])
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    test.session_state["width"] = 900
    test.run()
    (told,) = test.exception
    assert re.fullmatch(r"KeyError in test_dashboard.py, line \d+; please report it", told.message)
    assert "Vogelbeere" not in "".join(capfd.readouterr()) + "".join(told.stack_trace)


def test_a_page_that_is_open_shows_the_new_store_after_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = small_store(tmp_path / "s.duckdb")
    test = page(monkeypatch, path)
    assert shown(test).startswith("Alle 9 Ereignisse")
    large_store(path, 20)
    test.run()
    assert not test.exception
    assert shown(test).startswith("Alle 20 Ereignisse")


@pytest.mark.parametrize("content", [None, b"", b"kein Bestand", b"of another version"])
def test_a_page_that_is_open_goes_on_where_its_store_is_gone_or_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path, other = small_store(tmp_path / "s.duckdb"), tmp_path / "other"
    test = page(monkeypatch, path)
    path.unlink()
    if content == b"of another version":
        with duckdb.connect(str(other)) as made:
            made.execute("CREATE TABLE format AS SELECT 1 AS version, 0::BIGINT AS loose")
    elif content is not None:
        other.write_bytes(content)
    if other.exists():
        other.rename(path)
    test.text_input(key="text").set_value("Drohnen").run()
    assert not test.exception
    assert shown(test).startswith("1 von 9 Ereignissen")
    assert "was zuletzt geöffnet war" in test.warning[0].value
    path.unlink(missing_ok=True)
    small_store(path)
    test.run()
    assert not test.warning


def test_the_store_of_the_program_is_called_by_whose_articles_it_holds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from timeline.collections import Collection
    from timeline.page import opening

    monkeypatch.setattr(opening, "DEFAULT_PATHS", (tmp_path / "seeds",))
    for folder in ("seeds", "mine"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"date 2025-05-06\n\nAm Montag tagte der Rat: {folder}.", "utf-8")
    one = Collection("timeline", tmp_path / "timeline.duckdb")
    for folder, name in (("seeds", "Beispielartikel"), ("mine", "Ihre Artikel")):
        build([tmp_path / folder], one.store, workers=1)
        assert opening.shown_name(one, LANGUAGES["de"]) == name
    assert opening.shown_name(Collection("hafen", one.store), LANGUAGES["de"]) == "hafen"


def test_the_overview_says_what_its_hatching_means(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    assert "anteilig über seinen Zeitraum verteilt" in html(page(monkeypatch, store))
    assert "anteilig über seinen Zeitraum" not in html(page(monkeypatch, store, text="Drohnen"))  # all exact


def test_two_readers_at_once_have_their_own_filters(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    one, other = page(monkeypatch, store), page(monkeypatch, store, sprache="en")
    one.text_input(key="text").set_value("Drohnen").run()
    other.multiselect(key="status").set_value(["planned"]).run()
    for _ in range(2):
        assert shown(one.run()).startswith("1 von 9 Ereignissen")
        assert link(one) == {"text": ["Drohnen"]}
        assert link(other.run()) == {"status": ["planned"], "sprache": ["en"]}
        assert shown(other).startswith("1 of 9 events")
        assert html(one) != html(other)


def test_everything_is_shown_at_first(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    assert shown(test) == "Alle 9 Ereignisse · 1. Januar 1979 bis 15. März 2026 · 1 ohne Datum"
    assert len(test.get("plotly_chart")) == 2
    assert test.get("download_button")[0].proto.label == "9 Ereignisse als CSV"


def test_choices_say_how_many_events_they_have(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    assert choices(test, "akteur")[:3] == ["Iran (5)", "USA (4)", "Russland (3)"]
    assert choices(test, "status") == ["geschehen (6)", "behauptet (1)", "verneint (1)", "geplant (1)"]


def test_a_topic_counts_and_filters_with_the_topics_below_it(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    assert {"Politik (4)", "Diplomatie (4)", "Verträge und Abkommen (1)"} <= set(choices(test, "thema"))
    test.multiselect(key="thema").select("politics").run()
    assert shown(test).startswith("4 von 9 Ereignissen")


def test_counts_are_those_under_the_other_filters(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    test.multiselect(key="akteur").select("Russland").run()
    assert shown(test) == "3 von 9 Ereignissen · 1. Januar 2022 bis 15. März 2026"
    assert "Diplomatie (2)" in choices(test, "thema")
    assert "Iran (5)" in choices(test, "akteur")  # values of one filter are alternatives
    assert test.get("download_button")[0].proto.label == "3 Ereignisse als CSV"


def test_what_is_chosen_stays_to_be_seen_where_nothing_is_left_of_it(
    monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    test = page(monkeypatch, store, akteur=["Iran", "Nie Genannt"], status="planned")
    assert {"Iran (0)", "Nie Genannt (0)"} <= set(choices(test, "akteur"))
    assert shown(test) == "0 von 9 Ereignissen"
    assert "Kein Ereignis passt" in test.info[0].value
    assert test.get("download_button")[0].proto.disabled


@pytest.mark.parametrize(
    ("view", "found"),
    [
        ({"akteur": ["Russland"]}, 3),
        ({"akteur": ["Russland", "USA"]}, 5),
        ({"thema": ["conflict"]}, 4),  # arms, unrest and twice peace-process
        ({"status": ["claimed", "denied"]}, 2),
        ({"von": "2026-03-01", "bis": "2026-03-02"}, 3),  # two days, and what has gone on since 2022
        ({"bis": "1999-12-31"}, 1),
        ({"text": "drohnen iran"}, 1),
        ({"akteur": ["Iran"], "thema": ["diplomacy"], "status": ["denied"]}, 1),
        ({"akteur": ["Iran", "USA"]}, 8),
        ({"akteur": ["Iran", "USA"], "alle-akteure": "ja"}, 1),
        ({"thema": ["treaty", "diplomacy"], "alle-themen": "ja"}, 1),
        ({"akteur": ["Russland"], "umfeld": "ja"}, 4),  # and what Putin does
        ({"akteur": ["moskau"]}, 3),  # by any spelling
        ({"akteur": ["Pezeshkian"]}, 1),
        ({"ohne-akteur": ["Iran"]}, 4),
        ({"ohne-akteur": ["Russland"], "umfeld": "ja"}, 5),
        ({"ohne-thema": ["politics"]}, 5),  # diplomacy lies below politics
        ({"ohne-artikel": ["kreml.txt"]}, 2),
        ({"artikel": ["Geschichte"]}, 2),
        ({"genau": ["month", "week"]}, 3),
        ({"beleg": ["none"]}, 2),
        ({"beleg": ["stated"], "genau": ["day"]}, 2),
        ({"text": '"der USA gegen"'}, 1),
    ],
)
def test_a_link_opens_its_view(
    monkeypatch: pytest.MonkeyPatch, store: Path, view: dict[str, object], found: int
) -> None:
    assert shown(page(monkeypatch, store, **view)).startswith(f"{found} von 9 ")


@pytest.mark.parametrize(
    "view",
    [{"status": ["erfunden"]}, {"von": "gestern"}, {"spuren": "quer"}, {"ausschnitt": "nie"}, {"unbekannt": "x"}],
)
def test_a_link_with_nonsense_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, store: Path, view: dict[str, object]
) -> None:
    assert shown(page(monkeypatch, store, **view)).startswith("Alle 9 ")


def test_a_link_says_what_it_holds_that_is_unknown(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, status=["erfunden", "denied"], quatsch="1", von="gestern", thema="nie")
    told = test.warning[0].value.replace("\\", "")
    assert "quatsch=1, status=erfunden, von=gestern, thema=nie" in told
    assert shown(test).startswith("1 von 9 ")
    assert link(test) == {"status": ["denied"]}
    test.text_input(key="text").set_value("Februar").run()
    assert not test.warning


def test_what_is_typed_finds_its_actor_or_says_why_not(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    test.multiselect(key="akteur").set_value(["Moskau"]).run()
    assert link(test) == {"akteur": ["Russland"]}
    test.multiselect(key="akteur").set_value(["Russland", "Pezeshkian"]).run()
    assert link(test) == {"akteur": ["Russland", "Massud Peseschkian"]}
    test.multiselect(key="akteur").set_value(["Russland", "Hinz"]).run()
    assert link(test) == {"akteur": ["Russland"]}
    assert [warning.value for warning in test.warning] == ["Kein Ereignis nennt „Hinz“."]
    test.multiselect(key="akteur").set_value(["Russland", "Ma"]).run()
    assert "kann mehrere meinen" not in "".join(warning.value for warning in test.warning)  # only Massud begins so
    test.multiselect(key="akteur").set_value(["an"]).run()
    assert test.warning[0].value == "„an“ kann mehrere meinen: Iran, Russland, Massud Peseschkian"


def test_filters_are_told_in_words(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    view = {"akteur": ["Iran", "USA"], "alle-akteure": "ja", "ohne-thema": "arms", "genau": "day"}
    test = page(monkeypatch, store, **view)
    chips = [button.label.replace("\\", "") for button in test.button if str(button.key).startswith("chip-")]
    assert chips == [
        "Akteur: Iran und USA ✕",
        "Genauigkeit des Datums: Tag ✕",
        "Ohne Thema: Rüstung und Waffenlieferungen ✕",
    ]


def test_the_number_behind_a_choice_is_what_it_shows(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, **{"genau": "day", "umfeld": "ja"})
    assert choices(test, "genau") == ["Tag (3)", "Woche (1)", "Monat (2)", "Jahr (2)"]
    assert {"USA (1)", "Russland (1)", "Iran (2)"} <= set(choices(test, "akteur"))  # Putin's and Peseschkian's call
    assert "Iran (2)" in choices(test, "ohne-akteur")


def test_a_question_to_begin_with_is_one_click(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    questions = {button.label: button for button in test.button if str(button.key).startswith("question-")}
    assert list(questions) == ["Iran und USA zusammen", "Was ist geplant?", "Was ist umstritten?"]
    questions["Iran und USA zusammen"].click().run()
    assert link(test) == {"akteur": ["Iran", "USA"], "alle-akteure": ["ja"]}
    assert shown(test).startswith("1 von 9 ")


def test_nothing_is_drawn_before_the_width_is_known(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--store", str(store)])
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    test.query_params["status"] = "erfunden"
    test.run()
    assert not test.get("plotly_chart")
    test.session_state["width"] = 900
    test.run()
    assert len(test.get("plotly_chart")) == 2
    assert test.warning  # the link was read before; what it holds is told all the same


def test_filters_are_written_into_the_link(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    test.multiselect(key="akteur").select("Iran").run()
    test.date_input(key="von").set_value(date(2025, 1, 1)).run()
    test.text_input(key="text").set_value("Abkommen").run()
    assert link(test) == {"akteur": ["Iran"], "text": ["Abkommen"], "von": ["2025-01-01"]}
    assert shown(test).startswith("1 von 9 ")


def test_only_going_back_takes_the_view_from_the_link(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, status=["denied"])
    test.query_params["status"] = "planned"  # the link of before, which a run still carries
    test.multiselect(key="akteur").select("Iran").run()
    assert link(test) == {"akteur": ["Iran"], "status": ["denied"]}
    test.session_state["gone"] = "status=planned"  # what the browser tells
    test.run()
    assert link(test) == {"status": ["planned"]}
    assert shown(test).startswith("1 von 9 ")


def test_a_choice_made_while_the_numbers_change_is_understood(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, akteur=["Iran"])
    test.multiselect(key="status").set_value(["behauptet (17)"]).run()  # as the browser still has it
    assert link(test) == {"akteur": ["Iran"], "status": ["claimed"]}


def test_one_click_clears_one_filter_or_all(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, akteur=["Iran"], status=["denied"], spuren="akteur")
    test.button(key="chip-0").click().run()
    assert link(test) == {"spuren": ["akteur"], "status": ["denied"]}
    next(button for button in test.button if button.label == "Filter zurücksetzen").click().run()
    assert link(test) == {"spuren": ["akteur"]}
    assert shown(test).startswith("Alle 9 ")


def test_undated_events_have_a_section_of_their_own(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    assert "Ohne Datum (1)" in [header.value for header in test.header]
    table = test.dataframe[1].value
    assert list(table["Ereignis"]) == ["Später einigten sich USA und Iran auf einen Austausch"]
    assert list(table["Warum ohne Datum"]) == ["Der Satz nennt keine Zeit, und „Später“ sagt nicht, wann."]


def test_a_date_range_leaves_undated_events_out_but_says_so(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, von="2026-01-01")
    assert "ohne Datum" not in shown(test)
    assert "Ohne Datum (1)" in [header.value for header in test.header]
    assert any("passt zu den übrigen Filtern" in caption.value for caption in test.caption)


def test_the_table_holds_what_is_shown(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, akteur=["Russland"])
    table = test.dataframe[0].value
    assert list(table["Zeit"]) == ["seit 2022", "Januar 2025", "Woche vom 9. bis 15. März 2026"]
    assert list(table["Status"]) == ["geschehen", "geschehen", "geplant"]
    assert next(iter(table["Akteure"])) == "USA, Russland"


def test_an_event_opens_with_its_sentence_and_its_reason(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, akteur=["Wladimir Putin"])
    test.selectbox(key="liste").select_index(0).run()
    body = html(test)
    assert "Sonntag, 1. März 2026" in body
    assert "zurückgerechnet: 1. März 2026" in body
    assert '<span class="sentence timex">Am Sonntag</span>' in body
    assert '<span class="sentence actor">Wladimir Putin</span>' in body
    assert "Davor steht ein Satz. " in body
    assert "Samstag, 7. März 2026 (angegeben, date 2026-03-07)" in body
    assert list(test.query_params) == ["akteur", "ereignis"]


def test_neighbours_are_one_click_away(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    opened = []
    for _ in range(2):
        next(button for button in test.button if button.label == "Nächstes").click().run()
        opened.append(html(test).split('<h3 class="event">')[1].split("<")[0])
    assert opened == ["1979 stürzte die Revolution den Schah", "Seit 2022 gelten Sanktionen der USA gegen Russland"]


def test_a_link_to_an_event_that_is_gone_says_so(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, ereignis="gibtesnicht")
    assert "gibt es in diesem Bestand nicht" in test.warning[0].value


def test_markup_in_an_article_is_text(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, text="onerror")
    test.selectbox(key="liste").select_index(0).run()
    body = html(test)
    assert "<img" not in body
    assert "&lt;img src=x onerror=window.hacked=1&gt; :red[x] $x$ [a](b) **fett** %{y} &lt;b&gt;" in body
    assert HOSTILE in list(test.dataframe[0].value["Ereignis"])
    drawn = test.get("plotly_chart")[1].proto.spec
    assert "onerror" in drawn
    assert "<img" not in drawn


def test_lanes_by_actor_say_their_rule(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, spuren="akteur")
    assert any("Spur jedes seiner Akteure" in caption.value for caption in test.caption)
    test.multiselect(key="akteur").select("Iran").run()
    assert any("Spur jedes gewählten Akteurs" in caption.value for caption in test.caption)


def test_far_events_can_be_looked_at(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store)
    assert any("vor dem Ausschnitt" in caption.value for caption in test.caption)
    everything = page(monkeypatch, store, ausschnitt="alles")
    assert not any("vor dem Ausschnitt" in caption.value for caption in everything.caption)


def test_too_many_marks_give_way_to_overview_and_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    test = page(monkeypatch, large_store(tmp_path / "large.duckdb", MOST_MARKS + 1))
    assert len(test.get("plotly_chart")) == 1
    assert "2.001 Ereignisse sind zu viele" in test.info[0].value
    assert len(test.dataframe[0].value) == MOST_MARKS + 1


def test_an_empty_store_explains_the_first_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    test = page(monkeypatch, empty_store(tmp_path / "empty.duckdb"))
    assert "Noch keine Ereignisse" in test.info[0].value
    assert "python -m timeline build ORDNER" in test.code[0].value


def test_a_missing_store_says_how_to_build_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    test = page(monkeypatch, tmp_path / "nirgends.duckdb")
    assert "Der Bestand fehlt" in test.error[0].value
    assert "nirgends.duckdb" in test.code[0].value


@pytest.mark.parametrize("content", [b"", b"kein Bestand", b"\0" * 5000])
def test_a_damaged_store_says_how_to_rebuild_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "kaputt.duckdb"
    broken.write_bytes(content)
    test = page(monkeypatch, broken)
    assert "lässt sich nicht öffnen" in test.error[0].value
    assert "python -m timeline build ORDNER --store" in test.code[0].value
    assert str(broken) in test.text[0].value


def test_the_store_of_the_program_is_built_at_the_first_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from timeline.collections import Collection
    from timeline.page import opening

    path = tmp_path / "timeline.duckdb"
    monkeypatch.setattr(opening, "collections", lambda named: [Collection("timeline", path)])
    monkeypatch.setattr(opening, "refresh", lambda store, progress: (progress(0, 9), small_store(store)))
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    import streamlit

    streamlit.cache_resource.clear()
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    test.session_state["width"] = 900
    test.run()
    assert not test.exception
    assert shown(test).startswith("Alle 9 ")


def test_the_page_speaks_english_where_the_reader_does(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    test = page(monkeypatch, store, sprache="en")
    assert shown(test) == "All 9 events · 1 January 1979 to 15 March 2026 · 1 undated"
    assert {"Politics and government (4)", "Diplomacy (4)"} & set(choices(test, "thema"))
    test.button(key="language-de").click().run()
    assert shown(test).startswith("Alle 9 Ereignisse")
    assert link(test)["sprache"] == ["de"]
