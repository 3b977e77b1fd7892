"""Marks, lanes, windows and columns of the charts, and the words for periods."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_events import HOSTILE

from timeline import figures
from timeline.figures import Look, Mark, Window
from timeline.figures.lane_chart import STRENGTH
from timeline.figures.look import paler
from timeline.figures.overview_chart import columns_of
from timeline.figures.packing import pixels
from timeline.model import Precision, Status
from timeline.page.words import LANGUAGES
from timeline.wording import number, period_in_words

YEAR = Window(date(2025, 1, 1), date(2025, 12, 31))
LOOK = Look(width=900)
MONTHS = figures.UNITS[0]


def mark(first: str | None, last: str | None = "", **more: object) -> Mark:
    """A mark; without a last day it is a single day, with None its end is open."""
    start = first and date.fromisoformat(first)
    end = start if last == "" else last and date.fromisoformat(last)
    precision = more.pop("precision", Precision.DAY if last == "" else Precision.SPAN)
    values = {"id": f"{first}/{last}", "title": "Ereignis", "status": Status.OCCURRED, "actors": (), "topics": ()}
    return Mark(**{**values, **more}, first=start, last=end, precision=precision)  # type: ignore[arg-type]


def histogram(**months: float) -> pd.DataFrame:
    """A histogram as the store gives it, from ``m2025_03=4``."""
    starts = [pd.Timestamp(int(name[1:5]), int(name[6:]), 1) for name in months]
    return pd.DataFrame({"month": starts, "exact": list(months.values()), "imprecise": [0.0] * len(months)})


def spec(figure: object) -> dict[str, object]:
    return json.loads(figure.to_json())  # type: ignore[attr-defined, no-any-return]


# --- packing ---------------------------------------------------------------------------------------------------------

days = st.dates(date(2024, 6, 1), date(2026, 6, 1))
periods = st.tuples(days, st.sampled_from([0, 0, 0, 6, 30, 364, None])).map(
    lambda pair: mark(
        pair[0].isoformat(),
        None if pair[1] is None else (pair[0] + timedelta(days=pair[1])).isoformat(),
        precision=Precision.DAY if pair[1] == 0 else Precision.MONTH,
    )
)


@given(st.lists(periods, max_size=60), st.integers(320, 1600))
def test_nothing_hides_anything(marks: list[Mark], width: int) -> None:
    look = Look(width=width)
    rows = figures.pack(marks, YEAR, look)
    assert sorted(m.id for row in rows for m in row) == sorted(m.id for m in marks)
    for row in rows:
        spans = sorted(pixels(m, YEAR, look) for m in row)
        assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(spans))


def test_a_bar_has_its_true_length() -> None:
    january, seen = mark("2025-01-01", "2025-01-31"), YEAR
    left, right = pixels(january, seen, LOOK)
    assert right - left == pytest.approx(31 / 365 * LOOK.plot + figures.GAP)


def test_a_day_is_never_thinner_than_its_dot() -> None:
    left, right = pixels(mark("2025-06-01"), Window(date(1979, 1, 1), date(2026, 1, 1)), LOOK)
    assert right - left == pytest.approx(figures.DOT + figures.GAP)


def test_days_apart_share_a_row_and_the_same_day_does_not() -> None:
    apart = figures.pack([mark("2025-02-01"), mark("2025-08-01")], YEAR, LOOK)
    assert len(apart) == 1
    same = figures.pack([mark("2025-02-01", id="a"), mark("2025-02-01", id="b")], YEAR, LOOK)
    assert len(same) == 2


# --- lanes -----------------------------------------------------------------------------------------------------------


def lane_names(found: list[figures.Lane]) -> dict[str, int]:
    return {lane.name: lane.count for lane in found}


def test_an_event_stands_in_the_lane_of_its_first_topic() -> None:
    marks = [mark("2025-01-01", topics=("A", "B")), mark("2025-02-01", topics=("B",)), mark("2025-03-01")]
    found = figures.lanes(marks, figures.by_topic([], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert lane_names(found) == {"A": 1, "B": 1, "Ohne Thema": 1}


def test_an_event_stands_in_the_lane_of_its_chosen_topic() -> None:
    marks = [mark("2025-01-01", topics=("A", "B"))]
    found = figures.lanes(marks, figures.by_topic(["B"], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert lane_names(found) == {"B": 1}


def test_an_event_stands_in_the_lane_of_each_of_its_actors() -> None:
    marks = [mark("2025-01-01", actors=("Iran", "USA")), mark("2025-02-01", actors=("Iran",)), mark("2025-03-01")]
    found = figures.lanes(marks, figures.by_actor([], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert lane_names(found) == {"Iran": 2, "Ohne Akteur": 1, "USA": 1}
    chosen = figures.lanes(marks[:2], figures.by_actor(["USA"], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert lane_names(chosen) == {"USA": 1, "Ohne Akteur": 1}


def test_rare_lanes_share_one_and_no_event_is_lost() -> None:
    marks = [mark(f"2025-{i + 1:02}-01", topics=(f"T{i:02}",)) for i in range(12)]
    found = figures.lanes(marks, figures.by_topic([], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert len(found) == figures.MOST_LANES
    assert lane_names(found)["Weitere"] == 3
    assert sum(lane.count for lane in found) == 12


def test_lanes_hold_what_the_window_shows() -> None:
    marks = [mark("1979-01-01", "1979-12-31"), mark("2022-01-01", None), mark(None, "2030-01-01"), mark("2026-01-01")]
    found = figures.lanes(marks, figures.by_topic([], LANGUAGES["de"]), "Weitere", YEAR, LOOK)
    assert sum(lane.count for lane in found) == 2


# --- windows ---------------------------------------------------------------------------------------------------------


def test_far_events_do_not_squeeze_the_others() -> None:
    seen = figures.densest(histogram(m1979_01=1, m2025_01=5, m2025_06=4, m2026_03=9))
    assert seen == Window(date(2025, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "months",
    [
        {"m2025_01": 1, "m2026_03": 9},  # within three years
        {f"m{year}_01": 1 for year in range(1979, 2026)},  # evenly spread
        {"m2025_01": 1},
    ],
)
def test_what_lies_close_or_even_is_shown_whole(months: dict[str, float]) -> None:
    table = histogram(**months)
    assert figures.densest(table) == figures.extent(table)


def test_nothing_dated_has_no_window() -> None:
    assert figures.extent(histogram()) is None
    assert figures.densest(histogram()) is None


@given(st.dictionaries(st.integers(1990 * 12, 2026 * 12), st.integers(1, 50), min_size=1, max_size=40))
def test_the_first_view_holds_most_of_the_events(counts: dict[int, int]) -> None:
    table = histogram(**{f"m{m // 12}_{m % 12 + 1:02}": counts[m] for m in sorted(counts)})
    seen = figures.densest(table)
    assert seen is not None
    inside = table[(table["month"] >= pd.Timestamp(seen.first)) & (table["month"] <= pd.Timestamp(seen.last))]
    assert inside["exact"].sum() >= figures.SHARE * table["exact"].sum() - 1e-6


# --- the chart of lanes --------------------------------------------------------------------------------------------


def drawn(
    marks: list[Mark], seen: Window = YEAR, today: date = date(2026, 11, 22), look: Look = LOOK
) -> dict[str, object]:
    lanes = figures.lanes(marks, figures.by_topic([], LANGUAGES["de"]), "Weitere", seen, look)
    return spec(figures.lanes_figure(lanes, seen, today, marks[0].id, look, LANGUAGES["de"]))


def test_days_are_dots_and_longer_periods_bars() -> None:
    *_, bars, dots = drawn([mark("2025-01-01"), mark("2025-03-01", "2025-03-31")])["data"]  # type: ignore[misc]
    assert dots["customdata"] == ["2025-01-01/"]
    assert bars["customdata"] == ["2025-03-01/2025-03-31"]
    assert bars["x"] == [31 * 86_400_000]
    assert bars["base"] == ["2025-03-01T00:00:00"]


def test_what_is_no_fact_is_hollow_or_hatched_and_each_status_its_own_way() -> None:
    points = [mark("2025-01-01", id=f"d{s}", status=s) for s in Status]
    spans = [mark("2025-03-01", "2025-03-31", id=f"m{s}", status=s) for s in Status]
    *_, bars, dots = drawn([*points, *spans])["data"]  # type: ignore[misc]
    assert len(set(dots["marker"]["symbol"])) == len(set(bars["marker"]["pattern"]["shape"])) == len(Status)
    solid = dict(zip(bars["customdata"], bars["marker"]["pattern"]["shape"], strict=True))
    assert solid["moccurred"] == ""


def test_the_coarser_the_paler() -> None:
    ordered = [Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY]
    colours = [paler("#0072b2", STRENGTH[p], LOOK) for p in ordered]
    assert colours == sorted(colours)


def test_an_open_end_has_an_arrow_at_the_edge() -> None:
    _, arrow, *_ = drawn([mark("2024-02-01", None)])["data"]  # type: ignore[misc]
    assert arrow["x"] == ["2025-12-31T12:00"]
    assert arrow["marker"]["symbol"] == "triangle-right"


@pytest.mark.parametrize(("today", "lines"), [(date(2025, 6, 1), 1), (date(2026, 6, 1), 0)])
def test_today_is_a_line_where_it_is_in_sight(today: date, lines: int) -> None:
    layout = drawn([mark("2025-01-01")], today=today)["layout"]
    assert len(layout.get("shapes", [])) == lines  # type: ignore[attr-defined]


def test_the_chosen_event_is_ringed() -> None:
    ring, *_ = drawn([mark("2025-01-01"), mark("2025-05-01")])["data"]  # type: ignore[misc]
    assert ring["x"] == ["2025-01-01T12:00"]


def test_a_narrow_screen_has_the_names_above_the_lanes() -> None:
    layout = drawn([mark("2025-01-01", topics=("Diplomatie",))], look=Look(width=360))["layout"]
    assert layout["annotations"][0]["text"] == "Diplomatie\N{NO-BREAK SPACE}(1)"  # type: ignore[index]


def test_markup_in_titles_and_names_is_escaped() -> None:
    text = json.dumps(drawn([mark("2025-01-01", title=HOSTILE, actors=(HOSTILE,), topics=(HOSTILE,))]))
    assert "<img" not in text
    assert "&lt;img src=x" in text


def test_a_hover_says_title_period_status_and_actors() -> None:
    told = figures.hover(
        mark("2025-01-01", "2025-01-31", precision=Precision.MONTH, status=Status.CLAIMED, actors=("Iran",)),
        LANGUAGES["de"],
        LOOK,
    )
    assert told == "<b>Ereignis</b><br>Januar 2025<br>behauptet: unbestätigte Angabe<br>Akteure: Iran"


def test_days_before_the_calendar_and_behind_it_can_be_drawn() -> None:
    drawn([mark("0001-01-01"), mark("0001-01-01", "9999-12-31")], Window(date(1, 1, 1), date(9999, 12, 31)))


# --- the overview ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "months"),
    [
        (YEAR, 1),
        (Window(date(2000, 1, 1), date(2026, 1, 1)), 3),
        (Window(date(1900, 1, 1), date(2026, 1, 1)), 12),
        (Window(date(1, 1, 1), date(2026, 1, 1)), 12),
    ],
)
def test_columns_are_as_fine_as_they_can_be_seen(seen: Window, months: int) -> None:
    assert figures.unit(seen, LOOK).months == months


def test_no_column_is_cut_off() -> None:
    seen = figures.whole_columns(Window(date(1979, 2, 1), date(2026, 3, 31)), figures.UNITS[2])
    assert seen == Window(date(1979, 1, 1), date(2026, 12, 31))


def test_columns_sum_what_they_span() -> None:
    table = histogram(m2025_01=1, m2025_03=2, m2025_04=4, m2026_01=8)
    columns = columns_of(table, YEAR, figures.UNITS[1])
    assert [(c["start"], c["end"], c["exact"]) for c in columns] == [
        (date(2025, 1, 1), date(2025, 4, 1), 3),
        (date(2025, 4, 1), date(2025, 7, 1), 4),
    ]


@pytest.mark.parametrize(
    ("selection", "seen"),
    [
        ({"box": [{"x": ["2025-03-17 11:00", "2025-01-05 03:00"]}]}, Window(date(2025, 1, 1), date(2025, 3, 31))),
        ({"points": [{"customdata": ["2025-04-01", "2025-07-01"]}]}, Window(date(2025, 4, 1), date(2025, 6, 30))),
        ({"points": [], "box": []}, None),
    ],
)
def test_brushing_and_clicking_choose_whole_columns(selection: dict[str, object], seen: Window | None) -> None:
    assert figures.brushed(selection) == seen


def test_the_overview_is_told_in_a_sentence() -> None:
    told = figures.overview_words(histogram(m2025_01=1, m2025_03=7), YEAR, figures.UNITS[0], LANGUAGES["de"])
    assert told == "Säulendiagramm: Ereignisse je Monat, Januar 2025 bis Dezember 2025, höchstens 7."


@pytest.mark.parametrize(
    ("last", "unit"),
    [(date(2025, 2, 28), figures.DAY), (date(2025, 6, 30), figures.WEEK), (YEAR.last, MONTHS)],
)
def test_a_short_range_has_columns_of_weeks_or_days(last: date, unit: figures.Unit) -> None:
    assert figures.unit(Window(date(2025, 1, 1), last), LOOK) == unit


@pytest.mark.parametrize(
    ("unit", "seen"),
    [
        (figures.DAY, Window(date(2025, 3, 5), date(2025, 3, 7))),
        (figures.WEEK, Window(date(2025, 3, 3), date(2025, 3, 9))),
    ],
)
def test_brushing_days_and_weeks_chooses_these(unit: figures.Unit, seen: Window) -> None:
    assert figures.brushed({"box": [{"x": ["2025-03-05 11:00", "2025-03-07 03:00"]}]}, unit) == seen


# --- contrast ---------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", [Look(dark=False), Look(dark=True)])
def test_every_colour_stands_out(look: Look) -> None:
    for colour in (*look.colours, look.ink, look.alarm):
        low, high = sorted((luminance(colour), luminance(look.ground)))
        assert (high + 0.05) / (low + 0.05) >= 4.4, colour


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2026-03-01", "2026-03-01", "day", "Sonntag, 1. März 2026"),
        ("2026-03-07", "2026-03-08", "weekend", "Wochenende 7. bis 8. März 2026"),
        ("2026-02-23", "2026-03-01", "week", "Woche vom 23. Februar bis 1. März 2026"),
        ("2025-01-01", "2025-01-31", "month", "Januar 2025"),
        ("2024-02-01", "2024-02-29", "month", "Februar 2024"),
        ("2025-01-01", "2025-01-10", "month", "1. bis 10. Januar 2025"),  # "Anfang Januar"
        ("2025-06-01", "2025-08-31", "season", "Sommer 2025"),
        ("2025-12-01", "2026-02-28", "season", "Winter 2025/26"),
        ("2025-12-21", "2026-03-19", "season", "Winter 2025/26"),
        ("2025-04-01", "2025-06-30", "quarter", "2. Quartal 2025"),
        ("2025-07-01", "2025-12-31", "half", "2. Halbjahr 2025"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("1990-01-01", "1999-12-31", "decade", "1990er-Jahre"),
        ("1901-01-01", "2000-12-31", "century", "20. Jahrhundert"),
        ("1900-01-01", "1999-12-31", "century", "20. Jahrhundert"),
        ("2019-01-01", "2021-12-31", "span", "2019 bis 2021"),
        ("2025-05-03", "2025-05-07", "span", "3. bis 7. Mai 2025"),
        ("2025-05-28", "2025-06-02", "span", "28. Mai bis 2. Juni 2025"),
        ("2024-12-30", "2025-01-02", "span", "30. Dezember 2024 bis 2. Januar 2025"),
        ("2022-01-01", None, "year", "seit 2022"),
        ("2022-03-01", None, "month", "seit März 2022"),
        ("2022-03-05", None, "day", "seit 5. März 2022"),
        (None, "2022-12-31", "year", "bis 2022"),
        (None, None, "day", "ohne Datum"),
    ],
)
def test_periods_in_words(first: str | None, last: str | None, precision: str, words: str) -> None:
    ends = [end and date.fromisoformat(end) for end in (first, last)]
    assert period_in_words(ends[0], ends[1], Precision(precision), "de") == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0"), (1234, "1.234"), (2.25, "2,2"), (1000000, "1.000.000"), (2.999, "3")]
)
def test_numbers_as_germans_write_them(n: float, words: str) -> None:
    assert number(n, "de") == words


def test_every_language_has_every_word() -> None:
    for language, words in LANGUAGES.items():
        assert all(words.values()), language
        assert words["language"] == language
