"""Reports of one event, in one article or in many, come under one heading.

Two reports that are alike enough are linked; what hangs together by links is a block, and within a block the
strongest links join reports to headings as long as nothing in them clashes. Links are looked for only among reports
that stand near in time and share a kind with an actor, a place or a noun, and in a crowd only with those in front of it
(``meeting``), so that the work grows with the number of reports and not with its square; the order in which reports
come changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from timeline.explanations import in_words
from timeline.german.event_kinds import DISAGREEMENTS
from timeline.likeness import LATEST, NEAR, SAME, clash, likeness
from timeline.meeting import AllCrowds, Crowds, crowds, is_long, keys, leads, rank, stretches, year_of
from timeline.model import Heading, Period, Precision, Role, Status
from timeline.outlines import Outline

COMPARED = 8  # reports of a heading that a further one is compared with: the first by id
LOOSE = 2.5  # how far below SAME two reports under one heading may stand that others join
_SWEPT = 20_000  # reports between two clearings of those that no later one can meet
_LONG = 31  # days; what is dated no better has to share more to be compared
_SLACK = max(LATEST, NEAR)

Link = tuple[float, str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """Reports that hang together by links; what is decided of them depends on nothing else.

    ``announcements`` are pairs of a planned report and one that tells that it came about.
    """

    reports: tuple[Outline, ...]
    links: tuple[Link, ...]
    announcements: tuple[Link, ...] = ()


def merge(reports: Iterable[Outline]) -> list[Heading]:
    """Every report under a heading, alone or with others, in the order of the headings' ids."""
    known = {report.id: report for report in reports}
    leaders = leaders_of_copies(known.values())
    alone = set(known) - set(leaders)
    headings: list[Heading] = []
    among = crowds((known[id], keys(known[id])) for id in alone)
    for block in blocks(sorted((known[id] for id in alone), key=_by_day), AllCrowds.at_hand(among)):
        headings += announced([heading(group) for group in clusters(block)], block.announcements)
        alone -= {report.id for report in block.reports}
    headings += [heading([known[id]]) for id in alone]
    copies: dict[str, list[str]] = defaultdict(list)
    for copy, leader in leaders.items():
        copies[leader].append(copy)
    complete = [
        replace(one, reports=tuple(sorted({*one.reports, *(c for id in one.reports for c in copies[id])})))
        for one in headings
    ]
    return sorted(complete, key=lambda one: one.id)


def leaders_of_copies(reports: Iterable[Outline]) -> dict[str, str]:
    """Reports of an article that stands here twice, or in the same words → the same report that speaks for them."""
    same: dict[tuple[str, int, int], list[Outline]] = defaultdict(list)
    words: dict[object, list[Outline]] = defaultdict(list)
    for report in reports:
        same[(report.digest, report.at, report.size) if report.digest else (report.id, 0, 0)].append(report)
    leaders: dict[str, str] = {}
    for copies in same.values():
        copies.sort(key=lambda one: (not one.stated, not one.first, one.id))
        leaders |= {copy.id: copies[0].id for copy in copies[1:]}
        words[_wording(copies[0])].append(copies[0])
    repeated: dict[str, str] = {}
    for copies in words.values():
        first = min(copy.id for copy in copies)
        repeated |= {copy.id: first for copy in copies if copy.id != first}
    return {copy: repeated.get(leader, leader) for copy, leader in leaders.items()} | repeated


def _wording(report: Outline) -> object:
    """The same for what several articles tell word for word of the same days: an agency's text, a standing phrase."""
    if not report.verbatim or report.refers:
        return report.id
    return report.verbatim, report.first, report.last, report.status, report.actors


def announced(headings: list[Heading], announcements: Sequence[Link]) -> list[Heading]:
    """The headings, those that came about linked to those that announce them."""
    where = {report: one.id for one in headings for report in one.reports}
    planned: dict[str, set[str]] = defaultdict(set)
    for _, before, after in announcements:
        planned[where[after]].add(where[before])
    return [replace(one, announced_by=tuple(sorted(planned[one.id]))) for one in headings]


def _by_day(report: Outline) -> tuple[int, str, str]:
    return report.first, "" if report.first else report.document, report.id


def reach() -> int:
    """Days by which two reports of one event may stand apart."""
    return _SLACK


# --- blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """The reports for which links are looked for, and their keys, beside which those of others say nothing."""

    reports: Set[str]
    keys: Set[int]


def blocks(reports: Iterable[Outline], crowds: AllCrowds, wanted: Wanted | None = None) -> Iterator[Block]:
    """The blocks of two reports or more; the reports come by their first day, undated ones first, article by article.

    ``crowds`` are those among all reports there are, asked for year by year; where only some of the reports come,
    ``wanted`` may say for which of them links are looked for. Only reports that a later one can still meet are held, so
    that memory grows with the densest year, not with all.
    """
    sweep = _Sweep(crowds, wanted)
    for number, report in enumerate(reports, 1):
        sweep.take(report, keys(report) & wanted.keys if wanted else keys(report))
        if number % _SWEPT == 0:
            yield from sweep.clear(report)
    yield from sweep.clear(None)


_Met = tuple[Outline, frozenset[int]]  # a report and its keys


class _Active:
    """The reports that later ones can meet, by their keys; those that stand in front of a crowd apart as well."""

    def __init__(self) -> None:
        self.all: dict[int, list[_Met]] = {}
        self._of_day: dict[int, list[_Met]] = {}
        self._of_year: dict[int, list[_Met]] = {}

    def join(self, key: int, report: _Met, day: bool, year: bool) -> None:
        """Take a report in, and whether it stands in front of those of its day and of its year."""
        self.all.setdefault(key, []).append(report)
        for front, stands in ((self._of_day, day), (self._of_year, year)):
            if stands:
                front.setdefault(key, []).append(report)

    def near(self, key: int, report: Outline, everybody: bool, year: bool) -> list[_Met]:
        """Those that share a key with a report and may be near it: all of them, or who stands in front."""
        front = self.all if everybody else self._of_year if year else self._of_day
        near = front.get(key)
        if near is None:
            return []
        if near and near[0][0].last + _SLACK < report.first:
            near[:] = [other for other in near if other[0].last + _SLACK >= report.first]
        return near

    def keep(self, now: Outline | None) -> None:
        """Let go of those that no report behind this one can meet."""
        for front in (self.all, self._of_day, self._of_year):
            for key in list(front):
                front[key] = [other for other in front[key] if now and _may_be_met(other[0], now)]
                if not front[key]:
                    del front[key]


class _Sweep:
    """The reports that later ones can meet, by what they must share, and the blocks that are still growing."""

    def __init__(self, crowds: AllCrowds, wanted: Wanted | None) -> None:
        self._all_crowds, self._wanted = crowds, wanted
        self._year = -1
        self._crowds: Crowds = {}
        self._all, self._wanted_ones = (_Active(), _Active()), (_Active(), _Active())  # the short and the long ones
        self._leads: dict[str, str] = {}
        self._members: dict[str, list[Outline]] = {}
        self._links: dict[str, list[Link]] = {}
        self._announcements: dict[str, list[Link]] = {}

    def take(self, report: Outline, mine: frozenset[int]) -> None:
        """Link a report, with its keys, to those before it."""
        if (year := year_of(report)) != self._year:
            self._year, self._crowds = year, self._all_crowds.of_year(year)
        long, place, where = is_long(report), rank(report.id), stretches(report)
        is_wanted = self._wanted is not None and report.id in self._wanted.reports
        shorter, longer = self._all if is_wanted or self._wanted is None else self._wanted_ones
        met: dict[str, _Met] = {}
        for key in mine:
            by_day = by_year = True
            if crowded := key in self._all_crowds.keys:
                by_day, by_year = (leads(place, self._crowds.get((key, where[end]), 0)) for end in (0, -1))
            for other in shorter.near(key, report, by_year if long else by_day, long):
                met[other[0].id] = other
            for other in longer.near(key, report, by_year, True):
                met[other[0].id] = other
            for active in (self._all, self._wanted_ones) if is_wanted else (self._all,):
                active[long].join(key, (report, mine), crowded and by_day, crowded and by_year)
        met.pop(report.id, None)
        for earlier, theirs in met.values():
            self._compare(earlier, report, theirs, mine)

    def _compare(self, other: Outline, report: Outline, theirs: frozenset[int], mine: frozenset[int]) -> None:
        if other.last + _SLACK < report.first:
            return
        long = max(report.last - report.first, other.last - other.first) > _LONG
        if long and not report.verbatim and len(theirs & mine) == 1:
            return  # of a year much is told of the same kind and place
        found = likeness(other, report)
        if found >= SAME:
            self._link(other, report, found)

    def _link(self, one: Outline, other: Outline, found: float) -> None:
        into, from_ = sorted((self._root(one), self._root(other)), key=lambda root: -len(self._members[root]))
        if into != from_:
            self._leads[from_] = into
            self._members[into] += self._members.pop(from_)
            self._links[into] += self._links.pop(from_)
            self._announcements[into] += self._announcements.pop(from_)
        if one.planned is other.planned:
            self._links[into].append((found, min(one.id, other.id), max(one.id, other.id)))
        else:
            before, after = (one, other) if one.planned else (other, one)
            self._announcements[into].append((found, before.id, after.id))

    def _root(self, report: Outline) -> str:
        id = report.id
        if id not in self._leads:
            self._leads[id], self._members[id], self._links[id], self._announcements[id] = id, [report], [], []
        while self._leads[id] != id:
            self._leads[id] = id = self._leads[self._leads[id]]
        return id

    def clear(self, now: Outline | None) -> Iterator[Block]:
        """The blocks that no report behind this one can meet; they and all such reports are let go of."""
        for active in (*self._all, *self._wanted_ones):
            active.keep(now)
        for root in list(self._members):
            members = self._members[root]
            if now is None or not any(_may_be_met(member, now) for member in members):
                kept_links = (tuple(self._links.pop(root)), tuple(self._announcements.pop(root)))
                yield Block(tuple(self._members.pop(root)), *kept_links)
                for member in members:
                    del self._leads[member.id]


def _may_be_met(report: Outline, now: Outline) -> bool:
    """Whether one that comes behind ``now`` can be of the same event: near in time, or without any of one article."""
    if now.first:
        return report.last + _SLACK >= now.first
    return report.document == now.document or bool(report.verbatim)


def clusters(block: Block) -> list[list[Outline]]:
    """The reports of a block by the event that they tell: the strongest links first, and never against a clash."""
    known = {report.id: report for report in block.reports}
    group = {id: [id] for id in known}
    for _, one, other in sorted(block.links, key=lambda link: (-link[0], link[1:])):
        mine, yours = group[one], group[other]
        if mine is yours or not _belong(mine, yours, known):
            continue
        mine += yours
        mine.sort()
        group |= dict.fromkeys(yours, mine)
    return [[known[one] for one in ids] for first, ids in group.items() if first == ids[0]]


def _belong(mine: list[str], yours: list[str], known: dict[str, Outline]) -> bool:
    """Whether two groups can be one: no two reports of them clash, and on the whole they are alike."""

    pairs = [(known[one], known[other]) for one in mine[:COMPARED] for other in yours[:COMPARED]]
    if any(clash(one, other) for one, other in pairs):
        return False
    return sum(likeness(one, other) for one, other in pairs) / len(pairs) >= SAME - LOOSE


# --- headings --------------------------------------------------------------------------------------------------------


def heading(reports: Sequence[Outline]) -> Heading:
    """What is known of one event from all its reports.

    The id is the smallest of its reports' ids: the same in every build, and a further report rarely changes it.
    """
    voices = sorted(reports, key=lambda one: one.id)
    period = _period(voices)
    status = _status(voices)
    best = _best(voices, period, status)
    actors = _actors(best, voices)
    return Heading(
        id=voices[0].id,
        reports=tuple(report.id for report in voices),
        best=best.id,
        period=period,
        status=status,
        actors=tuple(actors),
        roles=tuple(actors.values()),
        topics=_topics(best, voices),
        disagreements=tuple(_disagreements(voices)),
    )


def _length(report: Outline) -> int:
    period = report.period
    if period is None:
        return 10**6
    if period.first is None or period.last is None:
        return 10**5
    return (period.last - period.first).days


def _period(voices: Sequence[Outline]) -> Period | None:
    """The most precise period that the sources allow; where they differ, the one that most of them give."""
    dated = [report for report in voices if report.period]
    if not dated:
        return None
    own = [report for report in dated if report.own] or dated
    finest = min(map(_length, own))
    if all(_length(report) == 10**5 for report in own):
        return min(own, key=lambda one: one.id).period
    near = [report for report in own if _length(report) == finest]
    counted = Counter((report.first, report.last) for report in near)
    first, last = min(counted, key=lambda days: (-counted[days], days))
    narrowest = next(report for report in near if (report.first, report.last) == (first, last)).period
    overlap = _overlap(own)
    return overlap if overlap and overlap != narrowest and finest > 0 else narrowest


def _overlap(reports: Sequence[Outline]) -> Period | None:
    """The days that all of them allow, where these are fewer than any of them allows."""
    first, last = max(one.first for one in reports), min(one.last for one in reports)
    if not first or last < first or any((one.first, one.last) == (first, last) for one in reports):
        return None
    return Period(date.fromordinal(first), date.fromordinal(last), Precision.SPAN)


def _status(voices: Sequence[Outline]) -> Status:
    """Fact where any source tells it as fact, unless more of them deny it."""
    counted = Counter(report.status for report in voices)
    told = [Status.OCCURRED, Status.CLAIMED, Status.PLANNED]
    best = next((status for status in told if counted[status]), Status.DENIED)
    return Status.DENIED if counted[Status.DENIED] > counted[best] else best


def _best(reports: Sequence[Outline], period: Period | None, status: Status) -> Outline:
    """The report that speaks for all: it gives the period, tells the event in full and names who took part."""
    return min(
        reports,
        key=lambda one: (
            one.period != period,
            one.status is not status,
            bool(one.refers),
            not one.own,
            -min(len(one.actors), 4),
            -min(one.size, 120),
            one.id,
        ),
    )


def _actors(best: Outline, reports: Sequence[Outline]) -> dict[str, Role]:
    """Who takes part: those of the best report first, then the others' by how many name them."""
    roles: dict[str, Role] = dict(zip(best.actors, best.roles, strict=False))
    counted = Counter(name for report in reports for name in report.actors)
    for name in sorted(counted, key=lambda name: (-counted[name], name)):
        known = [role for one in reports for who, role in zip(one.actors, one.roles, strict=False) if who == name]
        said = [role for role in known if role is not Role.MENTIONED]
        if name not in roles or (roles[name] is Role.MENTIONED and said):
            roles[name] = Counter(said).most_common(1)[0][0] if said else Role.MENTIONED
    return roles


def _topics(best: Outline, voices: Sequence[Outline]) -> tuple[str, ...]:
    """The best report's topics, and those that at least half of the sources give."""
    counted = Counter(topic for report in voices for topic in report.topics)
    common = (topic for topic in sorted(counted) if counted[topic] * 2 >= len(voices))
    return tuple(dict.fromkeys((*best.topics, *common)))


# --- disagreement ----------------------------------------------------------------------------------------------------


def _disagreements(voices: Sequence[Outline]) -> Iterator[str]:
    """Where the sources contradict each other, in plain German words."""
    days = Counter(
        (report.first, report.last)
        for report in voices
        if report.own and report.period and not report.coarse and not report.refers
    )
    if any(one[1] < other[0] for one in days for other in days):
        told = [(in_words(_run(first, last)), days[first, last]) for first, last in sorted(days)]
        yield _told(DISAGREEMENTS["days"], told)
    statuses = Counter(report.status for report in voices)
    if statuses[Status.DENIED] and len(statuses) > 1:
        named = [(DISAGREEMENTS[status], statuses[status]) for status in Status if statuses[status]]
        yield _told(DISAGREEMENTS["status"], named)
    for what in ("dead", "injured"):
        numbers = Counter(number for report in voices if (number := getattr(report, what)))
        if len(numbers) > 1:
            yield _told(DISAGREEMENTS[what], [(str(number), numbers[number]) for number in sorted(numbers)])


def _run(first: int, last: int) -> Period:
    begin, end = date.fromordinal(first), date.fromordinal(last)
    return Period(begin, end, Precision.DAY if begin == end else Precision.SPAN)


def _told(label: str, told: list[tuple[str, int]]) -> str:
    one, many = DISAGREEMENTS["report"], DISAGREEMENTS["reports"]
    return f"{label}: " + "; ".join(f"{what} ({n} {one if n == 1 else many})" for what, n in told)
