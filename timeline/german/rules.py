"""The German rules in their order, and the classes of words that tell which of them a sentence needs.

The longest match wins; at equal length the rule that stands first here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from timeline.german import clock, dates, lengths, nodates, portions, relative, seasons, vague, words, years
from timeline.german.patterns import NUMBERS
from timeline.language import Rule

RULES: Final[tuple[Rule, ...]] = (
    # what is no date
    nodates.numbered_thing,
    nodates.named_after_a_day,
    nodates.score,
    nodates.counted,
    nodates.age,
    # written-out dates
    dates.iso_date,
    dates.numeric_date,
    dates.numeric_day,
    dates.day_of_month,
    dates.spelled_day,
    dates.month_of_year,
    years.early_year,
    years.earliest_year,
    years.before_christ,
    years.century_before_christ,
    dates.day_of_that_month,
    dates.foreign_date,
    years.century,
    years.spelled_century,
    years.decade,
    seasons.sporting_season,
    years.years,
    # counted from somewhere
    seasons.weekday_beside_feast,
    seasons.feast,
    relative.stepped,
    portions.quarter_or_half,
    portions.portion_of_month,
    relative.day_beside_counted_unit,
    relative.weekday_of_week,
    relative.weekday_alone,
    seasons.season,
    seasons.season_months,
    relative.same_or_next,
    relative.stepped_part,
    relative.deictic_day,
    relative.this_year,
    relative.prefixed_unit,
    relative.unit_before_or_after,
    relative.counted_from_text,
    portions.edge_of_unit,
    portions.compound_edge,
    portions.of_the_year,
    relative.weekend,
    relative.that_time,
    dates.month_alone,
    years.year_alone,
    # clock and part of the day
    clock.hours,
    clock.bare_clock,
    clock.spoken_clock,
    clock.spelled_hour,
    clock.part_of_day,
    clock.hours_of_day,
    clock.part_of_that_day,
    clock.midnight,
    # how often and how long
    lengths.each,
    lengths.per_unit,
    lengths.rate,
    lengths.unit_by_unit,
    lengths.repeated,
    lengths.habit,
    lengths.length,
    lengths.some_length,
    lengths.bare_plural,
    lengths.lasting,
    lengths.adjective_length,
    lengths.compound_length,
    # no date at all, only a direction
    vague.present,
    vague.past,
    vague.future,
    vague.soon_after,
    vague.of_today,
)


def _heads(forms: object) -> frozenset[str]:
    """The last word of every form, without a dot, by which the form can be told."""
    return frozenset(re.findall(r"[^\W\d_]+|\d+", str(form).lower())[-1] for form in forms)  # type: ignore[attr-defined]


_WORDS: Final = {
    "month": _heads(words.MONTHS),
    "feast": _heads(words.FEASTS),
    "number": _heads((*NUMBERS, *words.HALVES)),
    "some": _heads(words.SOME),
    "numbered": _heads(nodates.NUMBERED_THINGS),
    "season": frozenset(words.SEASONS),
    "part": frozenset(words.PARTS_OF_DAY),
    "that": frozenset(("desselben", "dieses", "jenes")),
    "day": frozenset(("vorvorgestern", "vorgestern", "gestern", "heute", "morgen", "übermorgen")),
    "year-word": frozenset(("heuer", "hür", "heurigen", "heurige", "heuriger", "heuriges")),
    "way": frozenset(("später", "danach", "darauf", "drauf", "zuvor", "davor", "vorher", "früher")),
    "time-word": frozenset(("zeit", "zeitpunkt", "tagen", "jahren")),
    "foreign-month": frozenset(words.FOREIGN_MONTHS),
    "christ": frozenset(("chr", "christus", "z")),
    "age": frozenset(
        (
            "alt",
            "alte",
            "alter",
            "alten",
            "altes",
            "altem",
            "jung",
            "junge",
            "jungen",
            "junger",
            "ältere",
            "älterer",
            "älteren",
            "älter",
            "jüngere",
            "jüngerer",
            "jüngeren",
            "jünger",
            "mit",
            "zwischen",
        )
    ),
    "clock": frozenset(("uhr", "h")),
    "halfhour": frozenset(("halb", "viertel", "dreiviertel", "vor", "nach")),
    "each": frozenset(("jede", "jeden", "jeder", "jedes", "jedem", "alle", "aller")),
    "habit": frozenset((*(f"{day}s" for day in words.WEEKDAYS), *words.HABITS)),
    "today": frozenset(("heutige", "heutigen", "heutiger", "heutiges", "heutigem")),
    "present": _heads(words.PRESENT) | {"nun"},
    "past": _heads(words.PAST),
    "future": _heads(words.FUTURE) | {"zukunft"},
    "soon": _heads(words.SOON_AFTER),
    "edge": frozenset(("anfang", "beginn", "mitte", "ende", "lauf", "laufe")),
    "weekend": frozenset(("wochenende", "wochenendes")),
    "of-year": frozenset(("jahres",)),
    "by": frozenset(("um", "für")),
    "rate": frozenset(("monat", "jahr", "tag", "woche", "stunde")),
    "per": frozenset(
        (
            "pro",
            "je",
            "mal",
            "einmal",
            "zweimal",
            "dreimal",
            "viermal",
            "fünfmal",
            "sechsmal",
            "zehnmal",
            "mehrmals",
            "zigmal",
            "xmal",
        )
    ),
    "plural": frozenset(form for form in words.UNITS if re.search(r"e[n]?$", form)),
    "sporting": frozenset(
        (
            "saison",
            "spielzeit",
            "wintersaison",
            "sommersaison",
            "legislaturperiode",
            "amtsperiode",
            "schuljahr",
            "wintersemester",
            "studienjahr",
            "geschäftsjahr",
            "haushaltsjahr",
        )
    ),
}
_STEPS: Final = (*words.LAST, *words.THIS, *words.NEXT, *words.SECOND_LAST, *words.SECOND_NEXT)
_ENDINGS: Final = {
    "unit": (
        *words.UNITS, *words.PARTS_OF_DAY, "anfang", "beginn", "mitte", "ende", "jahreshälfte",
        "trimester", "trimesters", "jh", "jhd", "jhdt", "jhs",
    ),
    "season-months": ("monate", "monaten"),
    "hours": ("stunden",),
    "first": ("ersten", "folgenden", "frühen", "besseren", "kommenden"),
    "lang": tuple(f"{stem}{end}" for stem in ("lang", "jährig", "tägig", "wöchig", "monatig", "stündig")
                  for end in ("", "e", "en", "er", "es", "em")),
    "jährig": tuple(f"{stem}ig{end}" for stem in ("sekünd", "minüt", "stünd", "täg", "wöch", "monat", "jähr")
                    for end in ("", "e", "en", "er", "es", "em")),
}  # fmt: skip
_SHAPES: Final = {
    "part-of-year": re.compile(r"(?:quartale?s?|halbjahre?s?|(?:jahres)?hälfte|vierteljahre?s?|trimesters?)"),
    "century": re.compile(r"(?:jahrhunderte?[sn]?|jh|jhdt?|jhs)"),
    "same": re.compile(
        r"(?:der|des|dem)?(?:selb|gleich|besagt|darauffolg|nachfolg|anschließ|drauffolg|vorherg|vorherig|vorang).*"
    ),
    "prefixed": re.compile(r"(?:vor|folge)(?:jahr|tag|woche|monat|quartal).*"),
    "month-portion": re.compile(rf"(?:{'|'.join(sorted(words.MONTHS_ALONE))})(?:hälfte|woche|wochenende)"),
    "compound-edge": re.compile(r"(?:jahres|monats|wochen)(?:anfang|beginn|mitte|ende)"),
    "weekday": re.compile(rf"(?:{'|'.join(words.WEEKDAYS)}).*"),
    "step": re.compile(rf"(?:{'|'.join(_STEPS)}).*"),
    "decade": re.compile(rf"(?:(?:{'|'.join(words.TENS)})er.*)"),
    "repeated": re.compile(rf"(?:{'|'.join(words.REPEATED)})(?:e[nrsm]?)?"),
}  # fmt: skip


_SINCE = re.compile(
    r"\bseit(?:\s{1,3}(?:dem|der|den|dem\s{1,3}(?:frühen|späten)|etwa|ungefähr|circa|zirka|ca\.|schon|bereits))?\s{1,3}$",
    re.IGNORECASE,
)


def since(before: str) -> bool:
    """Whether what stands before an expression makes it a beginning without an end ("seit 2022")."""
    return bool(_SINCE.search(before))


_FIGURES: Final = {
    "dotted": re.compile(r"\d\.\s{0,4}\d"),
    "clock-figures": re.compile(r"\d[.:]\d"),
    "numbered": re.compile(r"[§€$]"),
    "dashed": re.compile(r"\d-[A-ZÄÖÜa-zäöü]"),
}


def figures(text: str) -> set[str]:
    """The classes of the figures in a text, by what stands between or before them: "3.5." is dotted."""
    return {name for name, shape in _FIGURES.items() if shape.search(text)}


_PAIRS: Final = {
    "counted": (frozenset(("number", "num")), frozenset(("unit",))),
    "some-counted": (frozenset(("some", "first", "step")), frozenset(("unit",))),
    "stepped": (frozenset(("step",)), frozenset(("unit", "month"))),
}
_ENDS_OF_PAIRS: Final = frozenset().union(*(second for _, second in _PAIRS.values()))


def pairs(row: Sequence[frozenset[str]]) -> Iterator[str]:
    """The classes of words that stand together, by the classes of all words of a text in their order.

    "drei volle Jahre" is counted: one word may stand between the two.
    """
    for place, second in enumerate(row):
        if second and not _ENDS_OF_PAIRS.isdisjoint(second):
            for first in row[max(0, place - 2) : place]:
                for name, (firsts, seconds) in _PAIRS.items():
                    if not firsts.isdisjoint(first) and not seconds.isdisjoint(second):
                        yield name


@lru_cache(maxsize=100_000)
def classes(word: str) -> frozenset[str]:
    """The classes of a word, case aside; figures are "num", four of them also "year4"."""
    if word[0].isdigit():
        if word.endswith(("er", "ern")):
            return frozenset(("num", "decade"))
        return frozenset(("num", "year4") if len(word) >= 3 else ("num",))
    form = word.lower()
    found = {name for name, members in _WORDS.items() if form in members}
    found |= {name for name, endings in _ENDINGS.items() if form.endswith(endings)}
    found |= {name for name, shape in _SHAPES.items() if shape.fullmatch(form)}
    return frozenset(found)
