"""Where an expression stands, what the text has told before it, and what is counted from either.

The anchor is the article's own date or the time the text last spoke of. An article's date may be a month or a range of
days: what comes out the same for every day in it is resolved, the rest is silent.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from timeline import periods
from timeline.clauses import Clause, ClauseKind, clauses
from timeline.meanings import Edge
from timeline.model import Anchor, AnchorKind, Article, Period, Precision, Sentence, Tense, TimexType
from timeline.tenses import NO_OUTLOOK, Outlook, Tenses

SELF = Anchor(AnchorKind.SELF)
NOTHING = Anchor(AnchorKind.NONE)
HISTORY = 10  # years; what is further back is no news of today


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression comes to: its value, its period or the reason why it has none, and the anchor."""

    value: str
    period: Period | None
    anchor: Anchor
    unresolved: str = ""
    alternatives: tuple[Period, ...] = ()
    type: TimexType | None = None
    mod: Edge = Edge.NONE
    part: Period | None = None  # the days that "Anfang", "Mitte" or "Ende" single out of the period


@dataclass(slots=True)
class Told:
    """What the text has spoken of so far, as a reader keeps it in mind."""

    year: int | None = None  # the year last named or reached
    year_at: int = 0  # sentence in which it was
    period: Period | None = None  # the last day, month or year
    day: Period | None = None  # the last day
    day_at: int = 0
    scene: Period | None = None  # the last day on which something happened, not that on which it was told
    scene_at: int = 0
    told_at: int = -1  # sentence that says on which day it was told: "wie die Polizei am Dienstag mitteilte"
    aside: int | None = None  # a year named in passing; named again, it is where the story is
    ahead: bool = False  # the last of them is still to come: what is told in the past is not counted from it
    section: int | None = None  # the year that the last heading named, and nothing else: "Kriegsjahr 1915"
    paragraph: int = -1
    before_christ: bool = False  # the text has spoken of years before Christ
    named_at: tuple[Sentence, int] | None = None  # the sentence that named the last of them, and where in it
    latest: date = date.min  # the last day of all that was spoken of
    first: Sentence | None = None  # the one that begins the story
    not_looked_at: list[Sentence] = field(default_factory=list)  # for whether they tell of then or of now
    is_of_then: bool = True  # no sentence that was looked at tells of now

    @property
    def outlook(self) -> Outlook:
        """How the clause speaks that named the last time."""
        return Tenses.of(self.named_at[0]).at(self.named_at[1]) if self.named_at else NO_OUTLOOK

    def names(self, sentence: Sentence, start: int, period: Period) -> None:
        """Keeps in mind where a period is named."""
        self.named_at = (sentence, start)
        self.latest = max(self.latest, period.last or date.max)

    def hear(self, period: Period, sentence: int, aside: bool, handing_on: bool = False) -> None:
        """Keeps a period in mind; a year named in passing ("seit der Teilung 1772") does not move the story."""
        if period.first is None or period.precision in (Precision.DECADE, Precision.CENTURY):
            return
        year = period.first.year
        self.period = period
        if aside and self.year is not None and year not in (self.year, self.aside):
            self.aside = year
            return
        self.aside = None
        self.year, self.year_at = year, sentence
        if period.precision is Precision.DAY:
            self.day, self.day_at = period, sentence
            if handing_on:
                self.told_at = sentence
            else:
                self.scene, self.scene_at = period, sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: the article, the sentence and its number, the clause's tense, what was told."""

    article: Article
    sentence: Sentence
    number: int
    tense: Tense | None
    told: Told
    essay: bool
    news: bool
    kind: TimexType  # what its rule takes the expression for
    outlook: Outlook = NO_OUTLOOK

    @property
    def published(self) -> Period | None:
        """When the article was written, as far as that is known with both ends."""
        period = self.article.published.period
        return period if period and period.first and period.last else None


def from_article(place: Place, make: Callable[[date], Period], shape: str) -> Reading:
    """Counts from the article's date; where that is a range, every day in it must give the same answer.

    All that is counted here grows with the day it is counted from, so the first and the last day speak for the rest.
    """
    published = place.published
    if not (published and published.first and published.last):
        return Reading(shape, None, NOTHING, "das Datum des Artikels ist nicht bekannt")
    anchor = Anchor(AnchorKind.ARTICLE, published)
    earliest, latest = make(published.first), make(published.last)
    if earliest == latest:
        return Reading(periods.value(earliest), earliest, anchor)
    reason = "der Artikel ist nicht auf den Tag datiert, und verschiedene Tage gäben verschiedene Antworten"
    return Reading(shape, None, anchor, reason, (earliest, latest))


def from_text(place: Place, make: Callable[[date], Period], shape: str, coarse: bool) -> Reading:
    """Counts from what the text last spoke of, and from the article where it has not spoken of any day yet."""
    spoken = place.told.period
    if spoken is None or spoken.first is None or spoken.last is None:
        return from_article(place, make, shape)
    anchor = Anchor(AnchorKind.TEXT, spoken)
    earliest, latest = make(spoken.first), make(spoken.last)
    if earliest == latest:
        return Reading(periods.value(earliest), earliest, anchor)
    if coarse:
        return Reading(shape, periods.hull((earliest, latest)), anchor)
    reason = "wovon gezählt wird, ist im Text nicht auf den Tag genau"
    return Reading(shape, None, anchor, reason, (earliest, latest))


def narrates(place: Place) -> bool:
    """Whether the text carries its own time along here: an undated text, or one that just spoke of another year."""
    told, published = place.told, place.published
    if told.year is None:
        return False
    if published is None or published.first is None:
        return not place.news or place.number == told.year_at
    near = place.number - told.year_at <= (0 if place.news else 1)
    if _is_elsewhere(told) and _has_returned(place):
        return False
    return place.tense is not Tense.FUTURE and near and told.year < published.first.year - 1


def _is_elsewhere(told: Told) -> bool:
    """Whether the last time was named in another paragraph."""
    return told.named_at is not None and told.named_at[0].paragraph != told.paragraph


def _has_returned(place: Place) -> bool:
    """ "2011 erhielt er den Preis. ¶ Die Trauerfeier findet am 8. November statt": from what was to what is.

    Or from a look back in the pluperfect to the story itself.
    """
    before = place.told.outlook
    present = before.tense is Tense.PAST and place.tense is Tense.PRESENT
    return present or (before.pluperfect and not place.outlook.pluperfect)


def of_old(place: Place) -> bool:
    """Whether the text is in the midst of a time years before it was written, or has told of no other."""
    told, published = place.told, place.published
    if told.period is None or told.period.last is None or published is None or published.first is None:
        return False
    years_ago = published.first.year - 1
    old = told.latest.year < years_ago or (told.period.last.year < years_ago and not _is_elsewhere(told))
    return old and place.tense is Tense.PAST and not _has_returned(place)


def _tells_old_story(place: Place) -> bool:
    """ "Am 18. Oktober 1977 stürmte die GSG 9 … Am 19. Oktober fand man …": a text of nothing but years ago.

    One sentence of today ("Ein Fahrer steht vor Gericht", "hat ihn verurteilt") is enough to make it news, and so may
    be what happened a few years ago.
    """
    told, published = place.told, place.published
    if told.year is None or published is None or published.first is None or place.tense is not Tense.PAST:
        return False
    long_ago = told.latest.year < published.first.year - HISTORY
    if not long_ago or told.first is None or _looks_back(told.first):
        return False
    told.is_of_then = told.is_of_then and all(map(_is_of_then, told.not_looked_at))
    told.not_looked_at.clear()
    return told.is_of_then


def _looks_back(sentence: Sentence) -> bool:
    """Whether a sentence is told in the pluperfect: no story begins with one."""
    return any(clause.pluperfect for clause in clauses(sentence))


def _is_of_then(sentence: Sentence) -> bool:
    """Whether the main clauses of a sentence stand in the preterite or the pluperfect."""
    told = (one for one in clauses(sentence) if one.kind is ClauseKind.MAIN and one.finite and not one.quoted)
    return all(one.tense is Tense.PAST and (one.pluperfect or not _is_perfect(one)) for one in told)


def _is_perfect(clause: Clause) -> bool:
    return clause.helper in ("haben", "sein") and clause.verb != clause.helper


def _says_then(place: Place) -> bool:
    """ "Am 25. April starben damals fast 9.000 Menschen": in the year that the sentence before named."""
    told = place.told
    near = told.year is not None and place.number - told.year_at <= 1
    return near and place.tense is Tense.PAST and "damals" in place.sentence.plain.split()


def in_its_year(place: Place) -> bool:
    """Whether a day or month is one of the year that the text has come to, and not of the article's."""
    return narrates(place) or _says_then(place) or _tells_old_story(place)
