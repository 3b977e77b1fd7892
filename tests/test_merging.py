"""Merging: what comes under one heading and what stays apart, whatever the order; and where sources disagree."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from merging_set import read_set, scores

from benchmarks.merging import reports as made_up
from timeline import meeting, merging
from timeline.meeting import AllCrowds
from timeline.merging import Block, Wanted, blocks, merge
from timeline.model import Heading, Status
from timeline.outlines import Outline, outlines
from timeline.pipeline import read_article
from timeline.reading import article

SEEDS = Path(__file__).parent.parent / "seeds"


def headings(*told: tuple[str, str]) -> list[Heading]:
    """The headings of articles, each a date and a text."""
    reports = []
    for number, (day, text) in enumerate(told):
        result = read_article(article(f"{number}.txt", text, day or None))
        reports += outlines(result.article, result.events)
    return merge(reports)


@pytest.mark.parametrize("held", [False, True])
def test_the_set(held: bool) -> None:
    precision, recall = scores(held)
    assert precision >= 0.95
    assert recall >= 0.80


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Invasion der Ukraine im Februar 2022", "Invasion in der Ukraine 2022"),
        ("unterzeichneten 2025 einen strategischen", "Im Januar 2025 unterzeichneten"),
        ("sprach indes Irans Präsidenten", "unterdessen Russlands Solidarität zu"),
    ],
)
def test_the_seeds(words: str, others: str) -> None:
    results = [read_article(article(file.name, file.read_text("utf-8"))) for file in sorted(SEEDS.glob("*.txt"))]
    text = {event.id: event.text for result in results for event in result.events}
    reports = [outline for result in results for outline in outlines(result.article, result.events)]
    told = min((id for id in text if words in text[id]), key=lambda id: len(text[id]))
    (found,) = [one for one in merge(reports) if told in one.reports]
    assert any(others in text[id] for id in found.reports)
    assert len(found.reports) == 2


def test_the_most_precise_period_that_all_allow() -> None:
    found = headings(
        ("2024-01-02", "Seit der Invasion der Ukraine 2022 herrscht Krieg."),
        ("2024-01-03", "Seit der russischen Invasion der Ukraine im Februar 2022 ist viel geschehen."),
    )
    (one,) = [heading for heading in found if len(heading.reports) > 1]
    assert one.period is not None
    assert (str(one.period.first), str(one.period.last)) == ("2022-02-01", "2022-02-28")


def test_an_article_twice_is_one_source_and_no_disagreement() -> None:
    text = "Am Montag brannte es in Kassel. Zwei Menschen wurden verletzt."
    found = headings(("2025-03-05", text), ("2025-03-12", text))
    assert all(len(one.reports) == 2 for one in found)
    assert not any(one.disagreements for one in found)


def test_sources_disagree() -> None:
    (one,) = headings(
        ("2025-03-05", "Bei einem Busunglück in Kassel starben am Montag elf Menschen."),
        ("2025-03-05", "Ein Busunglück in Kassel forderte am Montag zwölf Tote."),
    )
    assert one.disagreements == ("Verschiedene Zahlen von Toten: 11 (1 Bericht); 12 (1 Bericht)",)


def test_what_came_about_is_linked_to_what_was_planned() -> None:
    found = headings(
        ("2025-08-11", "Emmanuel Macron wird am Freitag in Warschau mit Donald Tusk zusammentreffen."),
        ("2025-08-18", "Emmanuel Macron traf am 15. August in Warschau mit Donald Tusk zusammen."),
    )
    planned = next(one for one in found if one.status is Status.PLANNED)
    came = next(one for one in found if one.status is Status.OCCURRED)
    assert came.announced_by == (planned.id,)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_changes_nothing(seed: int) -> None:
    reports = [*read_set(False)[0], *read_set(True)[0]]
    shuffled = random.Random(seed).sample(reports, len(reports))
    assert merge(shuffled) == merge(reports)


@pytest.mark.parametrize("seed", range(3))
def test_links_of_some_reports_are_those_that_they_have_among_all(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(meeting, "CROWD", 4)
    reports = sorted(made_up(400), key=merging._by_day)
    crowds = AllCrowds.at_hand(meeting.crowds((one, meeting.keys(one)) for one in reports))
    some = random.Random(seed).sample(reports, 25)
    ids = {one.id for one in some}
    wanted = Wanted(ids, {key for one in some for key in meeting.keys(one)})

    def links(found: Iterable[Block]) -> set[merging.Link]:
        every = (link for block in found for link in (*block.links, *block.announcements))
        return {link for link in every if not ids.isdisjoint(link[1:])}

    assert links(blocks(reports, crowds, wanted)) == links(blocks(reports, crowds)) != set()


@pytest.mark.parametrize("dated", [True, False])
def test_what_no_later_report_can_meet_is_let_go(monkeypatch: pytest.MonkeyPatch, dated: bool) -> None:
    """Merging is blocked by time, and what has no time by article: it never holds all reports."""
    monkeypatch.setattr(merging, "_SWEPT", 100)
    held: list[int] = []
    clear = merging._Sweep.clear

    def watched(self: merging._Sweep, now: Outline | None) -> Iterator[Block]:
        yield from clear(self, now)
        active = (near for those in self._all for near in those.all.values())
        held.append(len({one.id for near in active for one, _ in near} | self._leads.keys()))

    monkeypatch.setattr(merging._Sweep, "clear", watched)
    found = [one for one in made_up(4_000) if one.last - one.first < 7]
    if not dated:
        found = [replace(one, first=0, last=0, period=None) for one in found]
    assert len(found) > 3_000
    assert [*blocks(sorted(found, key=merging._by_day), AllCrowds.at_hand({}))]
    assert len(held) > 30
    assert max(held) < 40
