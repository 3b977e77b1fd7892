"""What a temporal expression says, at its place → calendar period, or the reason why it has none.

The news counts from the day of writing, a history from the year it is telling; the tense of the verb decides between
the last and the next Friday.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from timeline import feasts, periods
from timeline.anchoring import (
    NOTHING,
    SELF,
    Place,
    Reading,
    Told,
    from_article,
    from_text,
    in_its_year,
    narrates,
    of_old,
)
from timeline.meanings import (
    Date,
    Days,
    Edge,
    Impossible,
    Length,
    Meaning,
    Origin,
    Repeat,
    Shift,
    Side,
    Today,
    Toward,
    Vague,
)  # fmt: skip
from timeline.model import Anchor, AnchorKind, Period, Precision, Tense, TimexType

UNITS = {"D": Precision.DAY, "W": Precision.WEEK, "WE": Precision.WEEKEND, "M": Precision.MONTH, "Q": Precision.QUARTER,
         "H": Precision.HALF, "Y": Precision.YEAR, "DE": Precision.DECADE, "CE": Precision.CENTURY}  # fmt: skip

_BEYOND = "der Kalender reicht nur vom Jahr 1 bis zum Jahr 9999"


def read(meaning: Meaning, place: Place) -> Reading:
    """What a meaning comes to at its place."""
    try:
        match meaning:
            case Date():
                return _date(meaning, place)
            case Shift():
                return _shift(meaning, place)
            case Length():
                return _length(meaning, place)
            case Today():
                return _today(meaning, place)
            case Vague():
                return _vague(meaning, place)
            case Repeat() if meaning.value.startswith("XXXX-XX-XXT") and _is_told_day(place):
                return replace(_clock(Date(part=meaning.value[11:]), place), type=TimexType.TIME)
            case Repeat():
                return Reading(meaning.value, None, NOTHING, "es wiederholt sich und hat keinen einzelnen Tag")
            case Impossible():
                place.told.before_christ |= meaning.value.startswith("BC")
                return Reading(meaning.value or "XXXX-XX-XX", None, NOTHING, meaning.reason)
    except (ValueError, OverflowError):
        return Reading("XXXX-XX-XX", None, NOTHING, _BEYOND)


def _is_told_day(place: Place) -> bool:
    """Whether a sentence in the past speaks of one day: "nachts" is then that night and no habit."""
    return place.tense is Tense.PAST and place.told.day is not None and place.told.day_at == place.number


# --- dates ----------------------------------------------------------------------------------------------------------


def _date(meaning: Date, place: Place) -> Reading:
    if meaning.clock or (meaning.part and not (meaning.month or meaning.weekday is not None)):
        return _clock(meaning, place)
    reading = _calendar(meaning, place)
    if meaning.part and reading.period:
        reading = replace(reading, value=f"{reading.value}T{meaning.part}")
    elif meaning.part:
        reading = replace(reading, value=f"XXXX-XX-XXT{meaning.part}")
    return _edged(reading, meaning.edge)


def _edged(reading: Reading, edge: Edge) -> Reading:
    """The third of the period that "Anfang", "Mitte" or "Ende" means; the value keeps the whole."""
    if not edge or not reading.period or reading.period.precision is Precision.DAY:
        return replace(reading, mod=edge)
    return replace(reading, part=periods.part(reading.period, edge), mod=edge)


def _calendar(meaning: Date, place: Place) -> Reading:
    """A date without its clock: complete, or completed from an anchor."""
    if meaning.decade is not None:
        return _decade(meaning, place)
    if meaning.century is not None:
        return _itself(periods.century(meaning.century))
    if meaning.weekend:
        return _nearest(place, lambda d: periods.weekend(d), 7, meaning, "XXXX-WXX-WE")
    if meaning.year is not None:
        if meaning.year < 1000 and place.told.before_christ:
            return Reading(f"BC{meaning.year:04}", None, NOTHING, "der Text spricht von Jahren vor Christus")
        return _itself(_in_year(meaning, meaning.year))
    if meaning.of:
        return _of(meaning, meaning.of, place)
    if meaning.month is None and meaning.weekday is not None:
        return _nearest(
            place, lambda d: _weekday(d, meaning.weekday or 0), 7, meaning, f"XXXX-WXX-{meaning.weekday + 1}"
        )
    return _yearless(meaning, place)


def _of(meaning: Date, of: Shift, place: Place) -> Reading:
    """A date in a year or month that is counted: "im Mai vergangenen Jahres", "am 15. desselben Monats"."""
    if meaning.side is not Side.NONE and meaning.weekday is not None and of.count is not None:
        return _weeks_from(meaning.weekday, of.count, place)
    around = _shift(of, place)
    if around.period is None or around.period.first is None:
        return replace(around, value=_shape(meaning), alternatives=())
    first = around.period.first
    if of.unit is Precision.WEEK:
        period = periods.day(first + timedelta(days=meaning.weekday or 0))
        return replace(around, value=periods.value(period), period=period)
    if of.unit is Precision.MONTH:
        meaning = replace(meaning, month=meaning.month or first.month)
    period = _in_year(meaning, first.year)
    return replace(around, value=periods.value(period), period=period)


def _weeks_from(weekday: int, weeks: int, place: Place) -> Reading:
    """ "Donnerstag vor einer Woche": so many weeks before the last Thursday, or behind the next one."""
    direction = -1 if weeks < 0 else 1

    def choose(anchor: date) -> Period:
        near = _toward(anchor, lambda day: _weekday(day, weekday), timedelta(days=7), direction)
        assert near.first is not None
        return periods.day(near.first + timedelta(days=7 * weeks))

    return from_article(place, choose, f"XXXX-WXX-{weekday + 1}")


def _itself(period: Period) -> Reading:
    return Reading(periods.value(period), period, SELF)


def _in_year(meaning: Date, year: int) -> Period:
    """The date in a known year; raises ValueError where that year has no such day."""
    if meaning.season == "SEASON":
        return Period(date(year, 7, 1), date(year + 1, 6, 30), Precision.SPAN)
    if meaning.season.startswith("YEARS"):
        return Period(date(year, 1, 1), date(year + int(meaning.season.split()[1]), 12, 31), Precision.SPAN)
    if meaning.season:
        return periods.season(year, meaning.season)
    if meaning.quarter:
        return periods.quarter(year, meaning.quarter)
    if meaning.half:
        return periods.half(year, meaning.half)
    if meaning.feast:
        return feasts.feast(meaning.feast, year)
    if meaning.month and meaning.day:
        return periods.day(date(year, meaning.month, meaning.day))
    return periods.month(year, meaning.month) if meaning.month else periods.year(year)


def _weekday(inside: date, weekday: int) -> Period:
    """That weekday in the ISO week of a day."""
    return periods.day(inside + timedelta(days=weekday - inside.weekday()))


def _decade(meaning: Date, place: Place) -> Reading:
    """A decade; "die Achtziger" are those of the text's century in a history, else the last ones before the article."""
    first = meaning.decade or 0
    if first >= 100:
        return _itself(periods.decade(first))
    told, published = place.told.year, place.published
    if published and published.first:
        latest = published.first.year
        year = latest // 100 * 100 + first
        return Reading(periods.value(p := periods.decade(year if year <= latest else year - 100)), p,
                       Anchor(AnchorKind.ARTICLE, published))  # fmt: skip
    if told is not None:
        return Reading(
            periods.value(p := periods.decade(told // 100 * 100 + first)), p, Anchor(AnchorKind.TEXT, place.told.period)
        )
    return _itself(periods.decade(1900 + first))


def _nearest(place: Place, make: Callable[[date], Period], days: int, meaning: Date, shape: str) -> Reading:
    """The last or the next such day or weekend, as the text's own word or the verb's tense says."""
    direction = _direction(meaning, place)
    away = direction if meaning.side in (Side.LAST, Side.NEXT) else 0

    def choose(anchor: date) -> Period:
        return _toward(anchor + timedelta(days=away), make, timedelta(days=days), direction)

    near = place.told.day is not None and place.number - place.told.day_at <= 2
    if place.published is None or (not place.news and near and narrates(place)):
        spoken = place.told.day
        far = place.news and place.number != place.told.day_at
        if spoken is None or spoken.first is None or far:
            return Reading(shape, None, NOTHING, "weder das Datum des Artikels noch ein Tag im Text davor ist bekannt")
        following = _toward(spoken.first, make, timedelta(days=days), 1)
        return Reading(periods.value(following), following, Anchor(AnchorKind.TEXT, spoken))
    reading = from_article(place, choose, shape)
    if reading.period:
        other = from_article(place, lambda d: _toward(d, make, timedelta(days=days), -direction), shape).period
        reading = replace(reading, alternatives=(other,) if other and other != reading.period else ())
    return reading


def _direction(meaning: Date, place: Place) -> int:
    """-1 for the last one, 1 for the next: the text's own word first, then the tense; without both the last one."""
    if meaning.side in (Side.LAST, Side.BEFORE, Side.NEXT, Side.AFTER):
        return -1 if meaning.side in (Side.LAST, Side.BEFORE) else 1
    return 1 if place.tense in (Tense.FUTURE, Tense.PRESENT) else -1


def _toward(anchor: date, make: Callable[[date], Period], step: timedelta, direction: int) -> Period:
    """The unit that holds the anchor, or the first one on the asked side of it."""
    here = make(anchor)
    assert here.first is not None
    assert here.last is not None
    if direction < 0 and here.first > anchor:
        return make(anchor - step)
    if direction > 0 and here.last < anchor:
        return make(anchor + step)
    return here


def _yearless(meaning: Date, place: Place) -> Reading:
    """A day, month, season or feast whose year the reader must know."""
    shape = _shape(meaning)
    if meaning.side is Side.NONE and (in_its_year(place) or _goes_on(meaning, place)):
        period = _in_year(meaning, _year_told(meaning, place.told))
        return Reading(periods.value(period), period, Anchor(AnchorKind.TEXT, place.told.period))

    def choose(anchor: date) -> Period:
        return _nearest_year(meaning, anchor, place)

    return from_article(place, choose, shape)


def _goes_on(meaning: Date, place: Place) -> bool:
    """ "Am 5. Mai 2023 fuhr er einen Mann an. Am 7. Mai stellte er sich": soon after a day of long ago.

    Not where the same day of this year is as near to the article: "Am 14. Januar begann der Prozess".
    """
    day, written = place.told.day, place.published
    if not (meaning.day and day and day.first and written and written.first and place.tense is Tense.PAST):
        return False
    if place.told.outlook.pluperfect or place.number - place.told.day_at > MOST_BETWEEN or place.told.period != day:
        return False
    there, here = _in_year(meaning, day.first.year).first, _nearest_year(meaning, written.first, place).first
    assert there
    assert here
    return 0 <= (there - day.first).days <= SOON and abs((written.first - here).days) > NEWS


SOON, NEWS = 31, 60  # days: so soon after a day of long ago no year is named; so near to the article it may be news
MOST_BETWEEN = 2  # sentences


def _year_told(meaning: Date, told: Told) -> int:
    """The year that a history has reached: after December comes January of the next one."""
    assert told.year is not None
    month = month_of(meaning)
    fine = told.period is not None and told.period.precision in (Precision.DAY, Precision.MONTH)
    if fine and month and told.period and told.period.first and told.period.first.month - month >= 9:
        return told.year + 1
    return told.year


def month_of(meaning: Date) -> int:
    """The month of a date or the first of its season, 0 where it has neither."""
    return meaning.month or periods.SEASONS.get(meaning.season, 0) % 12


def _nearest_year(meaning: Date, anchor: date, place: Place) -> Period:
    """The occurrence nearest to the anchor; the tense (or the text's word) rules out the other side.

    The present tense looks ahead, but less surely where the day of writing itself is not known.
    """
    tense, written = place.tense, place.published
    known = bool(meaning.feast) or (written is not None and written.first == written.last)
    years = range(anchor.year - 4, anchor.year + 5)  # a 29 February comes every fourth year
    options = [p for year in years if (p := periods.attempt(partial(_in_year, meaning, year)))]
    if not options:
        raise ValueError("no year near has such a day")
    if meaning.side is Side.LAST:
        return [p for p in options if p.last and p.last < anchor][-1]
    if meaning.side is Side.NEXT:
        return next(p for p in options if p.first and p.first > anchor)
    if meaning.side is Side.THIS:
        return next((p for p in options if p.first and p.first.year == anchor.year), options[0])

    def cost(period: Period) -> int:
        assert period.first is not None
        assert period.last is not None
        distance = max((period.first - anchor).days, (anchor - period.last).days, 0)
        wrong = (tense is Tense.PAST and period.first > anchor) or (tense is Tense.FUTURE and period.last < anchor)
        unlikely = tense is Tense.PRESENT and period.last < anchor
        return distance * (60 if wrong else (5 if known else 2) if unlikely else 1)

    return min(options, key=cost)


def _shape(meaning: Date) -> str:
    """The TIMEX3 value of a date without its year."""
    if meaning.season:
        return f"XXXX-{meaning.season}"
    if meaning.quarter or meaning.half:
        return f"XXXX-Q{meaning.quarter}" if meaning.quarter else f"XXXX-H{meaning.half}"
    if meaning.month:
        return f"XXXX-{meaning.month:02}" + (f"-{meaning.day:02}" if meaning.day else "")
    return "XXXX-XX-XX"


def _clock(meaning: Date, place: Place) -> Reading:
    """A clock time or a part of the day: of the day last spoken of close by, else of the article's own day."""
    time = f"T{meaning.part}" if meaning.part else "T{:02}:{:02}".format(*(meaning.clock or (0, 0)))
    named_here = place.told.day is not None and place.told.day_at == place.number
    if meaning.days is Days.MANY or (meaning.days is Days.HOURS and not named_here):
        return Reading(time, None, NOTHING, "die Uhrzeit gilt nicht nur an einem Tag")
    if meaning.year is not None or meaning.day or meaning.weekday is not None:
        reading = _calendar(replace(meaning, clock=None, part=""), place)
    else:
        told_here = place.told.told_at == place.number
        spoken, at = (place.told.scene, place.told.scene_at) if told_here else (place.told.day, place.told.day_at)
        near = spoken is not None and (place.published is None or place.number - at <= 2)
        if told_here and not near and place.outlook.pluperfect:
            return Reading(time, None, NOTHING, "der Text sagt, wann es berichtet wurde, nicht an welchem Tag es war")
        if told_here and not near:
            spoken, near = place.told.day, True
        if spoken and near:
            reading = Reading(periods.value(spoken), spoken, Anchor(AnchorKind.TEXT, spoken))
        elif of_old(place):
            return Reading(time, None, NOTHING, "der Text nennt davor keinen Tag, von dem zu zählen wäre")
        else:
            reading = from_article(place, periods.day, "XXXX-XX-XX")
    return replace(reading, value=reading.value[:10] + time)


# --- shifts ---------------------------------------------------------------------------------------------------------


def _shift(meaning: Shift, place: Place) -> Reading:
    if meaning.count is None:
        return _some_time_later(meaning, place)
    if meaning.part in periods.SEASONS:
        return from_text(place, partial(_season_beside, meaning.part, meaning.count), "XXXX", False)
    count, unit = meaning.count, meaning.unit
    shape = {Precision.DAY: "XXXX-XX-XX", Precision.WEEK: "XXXX-WXX", Precision.WEEKEND: "XXXX-WXX-WE"}.get(
        unit, "XXXX"
    )

    def make(anchor: date) -> Period:
        return periods.shifted(anchor, count, unit)

    exact = place.told.period is not None and place.told.period.precision is Precision.DAY
    if meaning.origin is Origin.TEXT and unit is Precision.WEEK and exact:  # a week after a day is a day
        count, unit = 7 * count, Precision.DAY
    of_text = meaning.origin is Origin.TEXT or (meaning.origin is Origin.EITHER and narrates(place))
    if of_text and meaning.origin is Origin.EITHER and unit is Precision.YEAR and place.told.year is not None:
        period = periods.shifted(date(place.told.year, 1, 1), count, unit)
        return _edged(Reading(periods.value(period), period, Anchor(AnchorKind.TEXT, place.told.period)), meaning.edge)
    if meaning.origin is Origin.TEXT and count > 0 and place.tense is Tense.PAST and place.told.period is None:
        return Reading(shape, None, NOTHING, "wovon gezählt wird, steht nicht im Text")
    reading = from_text(place, make, shape, False) if of_text else from_article(place, make, shape)
    if meaning.part:
        exact = reading.period is not None and ":" not in meaning.part  # "drei Minuten später" is at no known minute
        reading = replace(reading, value=f"{reading.value if exact else 'XXXX-XX-XX'}T{meaning.part}")
    return _edged(reading, meaning.edge)


def _season_beside(name: str, direction: int, day: date) -> Period:
    """ "im Winter darauf": the first such season that begins behind a day, or the last that was over before it."""
    seasons = [periods.season(year, name) for year in range(day.year - 2, day.year + 3)]
    if direction < 0:
        return next(one for one in reversed(seasons) if one.last and one.last < day)
    return next(one for one in seasons if one.first and one.first > day)


def _some_time_later(meaning: Shift, place: Place) -> Reading:
    """ "Tage später": two to fourteen days, weeks or months after what the text last spoke of."""
    least, most = (-14, -2) if meaning.backwards else (2, 14)
    value = "PAST_REF" if meaning.backwards else "FUTURE_REF"
    spoken = place.told.period
    if spoken is None or spoken.first is None or spoken.last is None:
        return Reading(value, None, NOTHING, "der Text nennt davor keinen Tag, von dem zu zählen wäre")
    early = periods.shifted(spoken.first, least, meaning.unit)
    late = periods.shifted(spoken.last, most, meaning.unit)
    period = Period(early.first, late.last, Precision.SPAN)
    return Reading(value, period, Anchor(AnchorKind.TEXT, spoken))


# --- lengths --------------------------------------------------------------------------------------------------------


def _length(meaning: Length, place: Place) -> Reading:
    value = periods.length(meaning.count, meaning.unit)
    if meaning.count is None and place.kind is TimexType.DATE:  # "in den nächsten Jahren" says when, not how long
        value = "FUTURE_REF"
    reason = "es sagt, wie lange, nicht wann"
    unit = UNITS.get(meaning.unit)
    published = place.published
    if (
        unit is None
        or meaning.toward is Toward.NONE
        or published is None
        or published.first is None
        or published.last is None
    ):
        return Reading(value, None, NOTHING, reason)
    if meaning.toward is Toward.AHEAD and place.tense is Tense.PAST:
        return Reading(value, None, NOTHING, reason)
    try:
        period = _stretch(meaning, published.first, published.last, unit)
    except (ValueError, OverflowError):
        return Reading(value, None, NOTHING, _BEYOND)
    return Reading(value, period, Anchor(AnchorKind.ARTICLE, published))


def _stretch(meaning: Length, first: date, last: date, unit: Precision) -> Period:
    """The days that a counted stretch comes to, from an article written between ``first`` and ``last``."""
    if meaning.count is None:
        least, most = 2, 14 if unit is Precision.DAY else 9
    elif meaning.count.denominator == 1:
        least = most = int(meaning.count)
    else:
        unit, least = (
            (Precision.MONTH, int(meaning.count * 12))
            if unit is Precision.YEAR
            else (Precision.DAY, int(meaning.count * _DAYS.get(unit, 1)))
        )
        most = least
    if meaning.exact and first == last and unit in (Precision.MONTH, Precision.YEAR):
        return periods.day(periods.add_months(first, -least * periods.MONTHS_IN[unit]))
    weeks = unit is Precision.WEEK
    if weeks and meaning.exact:
        return periods.shifted(first, -7 * least, Precision.DAY)
    if weeks:  # "in zwei Wochen" is a day of that week or of the days around it: no matter where a Monday falls
        unit, least, most = Precision.DAY, 7 * least, 7 * most
    back = meaning.toward in (Toward.AGO, Toward.SINCE, Toward.LAST)
    near = periods.shifted(last if back else first, -least if back else least, unit)
    far = periods.shifted(first if back else last, -most if back else most, unit)
    whole = periods.hull((near, far))
    if meaning.toward is Toward.SINCE:
        return Period(whole.first, None, whole.precision)
    if meaning.toward is Toward.LAST:
        return Period(whole.first, last, Precision.SPAN)
    if meaning.toward is Toward.NEXT:
        return Period(first, whole.last, Precision.SPAN)
    if weeks and whole.first and whole.last and first == last:
        return Period(whole.first - timedelta(days=3), whole.last + timedelta(days=3), Precision.WEEK)
    if meaning.about and whole.precision is Precision.DAY and whole.first and whole.last:
        return Period(whole.first - timedelta(days=1), whole.last + timedelta(days=1), Precision.SPAN)
    return whole


_DAYS = {Precision.WEEK: 7, Precision.MONTH: 30, Precision.DAY: 1}


# --- today, and no date at all --------------------------------------------------------------------------------------


def _today(meaning: Today, place: Place) -> Reading:
    """ "heute": the day of writing in the news, the present in an essay, a history and in "bis heute"."""
    if meaning.part:
        reading = from_article(place, periods.day, "XXXX-XX-XX")
        return replace(reading, value=f"{reading.value}T{meaning.part}")
    if meaning.lasting or place.essay or place.published is None or _is_state(place):
        return _vague(Vague("PRESENT_REF"), place)
    return from_article(place, periods.day, "PRESENT_REF")


_STATE = re.compile(
    r"\b(?:ist|sind|hat|haben|gilt|gelten|kann|können|lebt|leben|heißt|weiß|wissen|kennt|will|wollen|bin|man|lässt|gehört|gehören|zählt|zählen|steht|gibt)\s+heute\b|\bheute\s+(?:ist|sind|hat|haben|gilt|gelten|kann|können|lebt|leben|heißt|weiß|kennt|will|wollen|gehört|gehören|zählt|zählen|gibt)\b",
    re.I,
)


def _is_state(place: Place) -> bool:
    return place.tense is not Tense.PAST and bool(_STATE.search(place.sentence.plain))


def _vague(meaning: Vague, place: Place) -> Reading:
    reason = "die Worte nennen keinen Kalendertag"
    if meaning.value == "THAT_TIME":
        past = place.tense is Tense.PAST or place.published is None
        return Reading("PAST_REF" if past else "PRESENT_REF", None, NOTHING, reason)
    return Reading(meaning.value, None, NOTHING, reason)
