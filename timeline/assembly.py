"""The reports of a store in the making → its events: what is decided anew, and the rows that come of it.

Works inside of the database that is being written. Only the blocks that a changed article, a copy of one or a changed
correction touches are decided anew; the outcome is the same as if everything had been.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from pyroaring import BitMap

from timeline import meeting
from timeline.corrections import Correction, Target, overrule, pointed, regroup
from timeline.meeting import OF_YEAR, STRETCHES, YEAR, AllCrowds, Crowds, leads, level, rank
from timeline.merging import Block, Wanted, announced, blocks, clusters, heading, reach
from timeline.model import Heading
from timeline.outlines import Outline
from timeline.store import TIMELINE
from timeline.tables import DECISIONS, MADE, OUTLINED, TOLD, arrow, made_row, outline_of

_BATCH = 5_000  # rows in hand before they are written
_PIECE = 2_000  # outlines fetched at once
_PART = 100_000  # reports of which is gathered at once what they have in common with others under their heading
_TWICE = "CASE WHEN near_first > 0 OR verbatim IN (FROM told_twice) THEN verbatim ELSE 0 END AS verbatim"
_OUTLINED = ", ".join(_TWICE if name == "verbatim" else f'r."{name}"' for name in OUTLINED)


class Assembly:
    """Decides under which heading every report of ``<schema>.reports`` stands, and writes ``<schema>.events``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, schema: str, corrections: Sequence[Correction]) -> None:
        self._connection = connection
        self._schema, self._reports = schema, f"{schema}.reports"
        self._decisions: list[dict[str, Any]] = []
        self._made: list[dict[str, Any]] = []
        self._load("CREATE OR REPLACE TABLE decisions AS FROM batch", DECISIONS.empty_table())
        self._load("CREATE OR REPLACE TABLE made AS FROM batch", MADE.empty_table())
        self._applied = pointed(corrections, self._find)
        self._list("pointed", (id for one in self._applied for id in (one.report, one.other) if id))

    # --- which reports --------------------------------------------------------------------------------------------

    def _find(self, target: Target) -> str | None:
        """The report that a correction points to: by its id, else the shortest that holds its words."""
        if self._first(f"SELECT id FROM {self._reports} WHERE id = ?", [target.event]):
            return target.event
        if not target.quote:
            return None
        found = self._first(
            f"SELECT id FROM {self._reports} WHERE document = ? AND contains(text, ?)"
            " ORDER BY length(text), id LIMIT 1",
            [target.document, target.quote],
        )
        return None if found is None else str(found)

    def take_all(self) -> None:
        """Note of all reports which one speaks for others (``repeated`` of the store), and which crowds there are."""
        for statement in (_COPIES, _REPEATED.format(which="true"), *_LED, _SHARED_BY_MANY):
            self._ask(statement)
        self._ask(_COUNT.format(standing=_STANDING.format(when="true", keys="FROM shared")))

    def touch(self) -> None:
        """Make the table ``touched`` of all reports that have to be decided anew, with their events and blocks as yet.

        ``changed`` holds the documents that are new or stood beside a copy that has gone; ``lost`` the reports that
        have gone or of which a correction spoke that has, with their blocks, words and keys.
        """
        for statement in (_COPIES, _FRESH, _NO_LONGER_REPEATED, _REPEATED.format(which=_IS_FRESH), *_LED):
            self._ask(statement)
        for statement in (_ASKED, _PLACES):
            self._ask(statement)
        self._note_years()
        before = self._crowds("SEMI JOIN places USING (key, stretch)")
        self._ask("DELETE FROM {schema}.crowds WHERE (key, stretch) IN (FROM places)")
        standing = _STANDING.format(when=_OF_THESE_YEARS, keys="SELECT key FROM places")
        self._ask(_COUNT.format(standing=f"FROM ({standing}) SEMI JOIN places USING (key, stretch)"))
        after = self._crowds("SEMI JOIN places USING (key, stretch)")
        doubled = [where for where in before.keys() | after if _level(before, where) != _level(after, where)]
        rows = [{"key": key, "stretch": stretch} for key, stretch in sorted(doubled)]
        self._load("CREATE OR REPLACE TABLE doubled AS FROM batch", arrow(rows, _PLACE))
        gained, left = self._moved(before, after) if doubled else ([], [])
        self._list("moved", gained)
        self._ask(_MOVED)
        self._list("linked", [*left, *self._linked()])
        self._ask(_TOUCHED)

    def _moved(self, before: Crowds, after: Crowds) -> tuple[list[str], list[str]]:
        """The reports that have come to stand in front of a crowd, and those that no longer do."""
        gained, left = set[str](), set[str]()
        standing = _STANDING.format(when=_OF_THESE_YEARS, keys="SELECT key FROM doubled")
        for id, key, stretch in self._ask(f"FROM ({standing}) SEMI JOIN doubled USING (key, stretch)").fetchall():
            now, then = (leads(rank(id), crowds.get((key, stretch), 0)) for crowds in (after, before))
            if now is not then:
                (gained if now else left).add(id)
        return sorted(gained), sorted(left)

    def _linked(self) -> list[str]:
        """The reports that stayed and that a fresh one is linked to."""
        self._ask(_NEAR)
        fresh = {id for (id,) in self._ask("SELECT id FROM fresh_ones").fetchall()}
        near = "r.rowid IN (SELECT place FROM near UNION SELECT place FROM fresh_ones)"
        linked: set[str] = set()
        crowds = AllCrowds.at_hand(self._crowds("WHERE key IN (SELECT key FROM asked)"))
        keys = self._ask(f"SELECT DISTINCT unnest(keys) FROM {{schema}}.reports r WHERE {_IS_FRESH}").fetchall()
        wanted = Wanted(fresh, {key for (key,) in keys})
        for block in blocks(self._outlines(near), crowds, wanted):
            for _, one, other in (*block.links, *block.announcements):
                linked |= {one, other} - fresh
        return sorted(linked)

    def _note_years(self) -> None:
        """Make the table ``years`` of those in which anything may stand near a report that changes."""
        days = self._ask("SELECT DISTINCT near_first, near_last FROM asked").fetchall()
        years = {
            year for first, last in days for year in range((first - reach()) // YEAR, (last + reach()) // YEAR + 1)
        }
        rows = [{"year": year} for year in sorted(years)]
        self._load("CREATE OR REPLACE TABLE years AS FROM batch", arrow(rows, pa.schema([("year", pa.int32())])))

    def _all_crowds(self) -> AllCrowds:
        """The crowds that the store has noted, those of a year fetched when it comes."""
        keys = self._ask("SELECT DISTINCT key FROM {schema}.crowds").fetchnumpy()["key"]
        return AllCrowds(
            BitMap(np.asarray(keys, np.uint32)), lambda year: self._crowds(f"WHERE {OF_YEAR.format(year=year)}")
        )

    def _crowds(self, which: str) -> Crowds:
        """Those of the crowds that the store has noted that a condition names."""
        rows = self._ask(f"SELECT key, stretch, number FROM {{schema}}.crowds {which}").fetchall()
        return {(key, stretch): number for key, stretch, number in rows}

    def _outlines(self, condition: str, values: Sequence[object] = ()) -> Iterator[Outline]:
        """Outlines by their first day, the undated ones before them by article; those of copies left out.

        Undated reports in the same words are the only ones that meet across articles: that the words of one stand
        nowhere else is told here, so that it need not be held until the last has come.
        """
        with self._connection.cursor() as cursor:
            query = _BY_DAY.format(columns=_OUTLINED, reports=self._reports, condition=condition)
            for batch in cursor.sql(query, params=values).to_arrow_reader(_PIECE):
                yield from map(outline_of, batch.to_pylist())

    # --- deciding -------------------------------------------------------------------------------------------------

    def decide(self, only_touched: bool = False) -> None:
        """Decide of all reports, or of those ``touched``; the tables ``decisions`` and ``made`` hold what came out."""
        condition = "r.rowid IN (SELECT place FROM touched)" if only_touched else "true"
        wanted = {id for one in self._applied for id in (one.report, one.other) if id}
        aside: list[Block] = []
        single = set(wanted)
        keys = f"WHERE key IN (SELECT unnest(keys) FROM {self._reports} r WHERE {condition})"
        crowds = AllCrowds.at_hand(self._crowds(keys)) if only_touched else self._all_crowds()
        for block in blocks(self._outlines(condition), crowds):
            if wanted.isdisjoint(report.id for report in block.reports):
                self._settle(block, [heading(group) for group in clusters(block)])
            else:
                aside.append(block)
                single -= {report.id for report in block.reports}
        if wanted:
            self._overrule(aside, single)
        self._flush()
        self._lead_copies("id IN (SELECT id FROM touched)" if only_touched else "true")

    def _overrule(self, aside: list[Block], single: set[str]) -> None:
        """The blocks that the user's corrections touch, as one."""
        alone = tuple(self._outlines("id IN (SELECT unnest(?::VARCHAR[]))", [sorted(single)])) if single else ()
        known = {report.id: report for block in aside for report in block.reports} | {one.id: one for one in alone}
        groups = [[one.id for one in group] for block in aside for group in clusters(block)]
        groups += [[one.id] for one in alone]
        headings = [
            overrule(heading([known[id] for id in group]), self._applied) for group in regroup(groups, self._applied)
        ]
        links = tuple(link for block in aside for link in block.links)
        announcements = tuple(link for block in aside for link in block.announcements)
        self._settle(Block(tuple(known.values()), links, announcements), headings)

    def _settle(self, block: Block, headings: list[Heading]) -> None:
        """Note what was decided of a block."""
        name = min(report.id for report in block.reports)
        for one in announced(headings, block.announcements):
            self._decisions += [{"report": id, "event": one.id, "block": name} for id in one.reports]
            if len(one.reports) > 1 or one.corrected or one.announced_by:
                self._made.append(made_row(one))
        if len(self._decisions) + len(self._made) >= _BATCH:
            self._flush()

    def _lead_copies(self, condition: str) -> None:
        """The reports of a copy stand where those of the article stand that speaks for it."""
        self._connection.execute(
            f"""
            INSERT INTO decisions
            SELECT c.id, coalesce(d.event, c.leader), coalesce(d.block, c.leader)
            FROM (FROM copies WHERE {condition}) c LEFT JOIN decisions d ON d.report = c.leader
            """
        )

    def _flush(self) -> None:
        for table, rows, schema in (("decisions", self._decisions, DECISIONS), ("made", self._made, MADE)):
            if rows:
                self._load(f"INSERT INTO {table} FROM batch", arrow(rows, schema))
                rows.clear()

    # --- rows -----------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Write what was decided of the touched reports into the store.

        The table ``stale`` holds the events that are new, have gone or are no longer what they were: most of those
        whose reports were decided anew are told as before.
        """
        for statement in _SETTLED:
            self._ask(statement)

    def write_events(self, schema: str, condition: str = "true") -> None:
        """Write the events of the reports ``r`` that a condition names, all of an event, in the order of the timeline.

        What several reports have in common is gathered a part at a time: all at once would not fit into memory.
        """
        told = {"reports": f"{schema}.reports", "condition": condition}
        self._connection.execute(_TOGETHER.format(**told))
        parts = 1 + int(self._first("SELECT count(*) FROM together", [])) // _PART
        for part in range(parts):
            into = "INSERT INTO common" if part else "CREATE OR REPLACE TABLE common AS"
            self._connection.execute(f"{into} {_COMMON.format(parts=parts, part=part, **told)}")
        self._connection.execute(f"INSERT INTO {schema}.events BY NAME {_EVENTS.format(**told)} {TIMELINE}")

    def corrections(self) -> Iterable[dict[str, Any]]:
        """The rows of ``corrections``: each entry, the reports that it points to, and why it is not applied."""
        for one in self._applied:
            reports = [id for id in (one.report, one.other) if id]
            yield {"line": one.correction.line, "reports": reports, "problem": one.problem}

    def _ask(self, statement: str) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(statement.format(schema=self._schema, crowd=meeting.CROWD))

    def _list(self, name: str, ids: Iterable[str]) -> None:
        """Make a table of ids."""
        rows = [{"id": id} for id in ids]
        self._load(f"CREATE OR REPLACE TABLE {name} AS FROM batch", arrow(rows, pa.schema([("id", pa.string())])))

    def _load(self, statement: str, batch: pa.Table) -> None:
        self._connection.register("batch", batch)
        self._connection.execute(statement)
        self._connection.unregister("batch")

    def _first(self, query: str, values: Sequence[object]) -> Any:
        rows = self._connection.execute(query, values).fetchall()
        return rows[0][0] if rows else None


def _level(crowds: Crowds, where: tuple[int, int]) -> int:
    return level(crowds.get(where, 0))


_PLACE = pa.schema([("key", pa.int64()), ("stretch", pa.int32())])

# An article twice.
_COPIES = """
    CREATE OR REPLACE TABLE copies AS
    SELECT id, leader FROM (
        SELECT id, first_value(id) OVER (
            PARTITION BY digest, "at", "end" - start
            ORDER BY published_evidence NOT IN ('stated', 'set'), near_first = 0, id
        ) AS leader
        FROM {schema}.reports
        WHERE digest IN (SELECT digest FROM {schema}.articles GROUP BY digest HAVING count(*) > 1)
          AND id NOT IN (FROM pointed)
    ) WHERE id <> leader
"""

# What is told in the same words of the same days, by whichever articles; the store keeps it.
_REPEATED = """
    INSERT INTO {{schema}}.repeated
    WITH saying AS MATERIALIZED (
        SELECT id, verbatim, near_first, near_last, status, actors FROM {{schema}}.reports r
        WHERE verbatim <> 0 AND refers = '' AND id NOT IN (FROM pointed) AND id NOT IN (SELECT id FROM copies)
        AND {which}
    )
    SELECT id, leader FROM (
        SELECT id, min(id) OVER (PARTITION BY verbatim, near_first, near_last, status, actors) AS leader FROM saying
        WHERE verbatim IN (SELECT verbatim FROM saying GROUP BY verbatim HAVING count(*) > 1)
    ) WHERE id <> leader
"""
_NO_LONGER_REPEATED = (
    "DELETE FROM {schema}.repeated WHERE id IN (SELECT id FROM fresh_ones) OR id IN (SELECT id FROM lost)"
)
_LED = (
    "UPDATE copies SET leader = r.leader FROM {schema}.repeated r WHERE copies.leader = r.id",
    "INSERT INTO copies FROM {schema}.repeated",
)

# What changes by itself: of the changed articles and their copies, of corrections, and what tells the same as these in
# the same words, for which another report may speak from now on. ``place`` is where a report stands in its table.
_FRESH = """
    CREATE OR REPLACE TABLE fresh_ones AS
    WITH changed_ones AS (
        SELECT id, digest FROM {schema}.reports
        WHERE document IN (FROM changed) OR id IN (FROM pointed) OR id IN (SELECT id FROM lost)
    ), with_copies AS (
        SELECT id, rowid AS place, verbatim, near_first, near_last, status, actors FROM {schema}.reports
        WHERE id IN (SELECT id FROM changed_ones) OR digest IN (SELECT digest FROM changed_ones WHERE digest <> '')
    ), wordings AS (
        SELECT verbatim, near_first, near_last, status, actors FROM with_copies WHERE verbatim <> 0
        UNION SELECT verbatim, near_first, near_last, status, actors FROM lost WHERE verbatim <> 0
    )
    SELECT id, place FROM with_copies UNION
    SELECT id, rowid FROM {schema}.reports SEMI JOIN wordings USING (verbatim, near_first, near_last, status, actors)
"""
_IS_FRESH = "r.rowid IN (SELECT place FROM fresh_ones)"
_MOVED = """
    INSERT INTO fresh_ones
    SELECT id, rowid FROM {schema}.reports WHERE id IN (FROM moved) AND id NOT IN (SELECT id FROM fresh_ones)
"""

_ASKED = """
    CREATE OR REPLACE TABLE asked AS
    SELECT unnest(keys) AS key, near_first, near_last FROM {schema}.reports r
    WHERE r.rowid IN (SELECT place FROM fresh_ones)
    UNION SELECT unnest(keys), near_first, near_last FROM lost
"""

_PLACES = f"""
    CREATE OR REPLACE TABLE places AS
    SELECT DISTINCT key, unnest(stretches) AS stretch FROM (SELECT key, {STRETCHES} AS stretches FROM asked r)
"""

_SHARED_BY_MANY = """
    CREATE OR REPLACE TABLE shared AS
    SELECT key FROM (SELECT unnest(keys) AS key FROM {schema}.reports WHERE id NOT IN (SELECT id FROM copies))
    GROUP BY key HAVING count(*) >= {crowd}
"""

# Who stands in which stretch of time under which key; and how many.
_STANDING = f"""
    SELECT id, key, unnest(stretches) AS stretch FROM (
        SELECT r.id, unnest(r.keys) AS key, {STRETCHES} AS stretches FROM {{{{schema}}}}.reports r
        WHERE {{when}} AND r.id NOT IN (SELECT id FROM copies)
    ) WHERE key IN ({{keys}})
"""
_COUNT = """
    INSERT INTO {{schema}}.crowds
    SELECT key, stretch, count(*) AS number FROM ({standing}) GROUP BY key, stretch HAVING number >= {{crowd}}
    ORDER BY stretch, key
"""

# The reports that may stand near one that changes: they begin or end in one of its years, or last longer than one.
_OF_THESE_YEARS = (
    f"(r.near_first // {YEAR} IN (FROM years) OR r.near_last // {YEAR} IN (FROM years)"
    f" OR r.near_last - r.near_first > {YEAR})"
)

# Those of them that may be linked to a fresh one: near in time, and they share a key.
_NEAR = f"""
    CREATE OR REPLACE TABLE near AS
    WITH asking AS (
        SELECT unnest(keys) AS key, near_first - {reach()} AS first, near_last + {reach()} AS last
        FROM {{schema}}.reports r WHERE {_IS_FRESH} AND id NOT IN (SELECT id FROM copies)
    )
    SELECT DISTINCT place FROM (
        SELECT rowid AS place, unnest(keys) AS key, near_first, near_last FROM {{schema}}.reports r
        WHERE {_OF_THESE_YEARS}
    ) n
    JOIN asking a USING (key) WHERE n.near_first <= a.last AND n.near_last >= a.first
"""

_TOUCHED = """
    CREATE OR REPLACE TABLE touched AS
    SELECT id, event, block, rowid AS place FROM {schema}.reports
    WHERE id IN (SELECT id FROM fresh_ones) OR block IN (
        SELECT block FROM lost UNION
        SELECT block FROM {schema}.reports WHERE id IN (FROM linked) OR id IN (SELECT id FROM fresh_ones)
    )
"""

_SETTLED = (
    """
    CREATE OR REPLACE TABLE outcome AS
    SELECT t.id, t.event AS former, t.block AS former_block,
           coalesce(d.event, t.id) AS event, coalesce(d.block, t.id) AS block
    FROM touched t LEFT JOIN decisions d ON d.report = t.id
    """,
    """
    CREATE OR REPLACE TABLE stale AS
    SELECT event AS id FROM lost UNION
    SELECT unnest([event, former]) FROM outcome WHERE event <> former OR id IN (FROM pointed)
        OR id IN (SELECT id FROM {schema}.reports WHERE document IN (FROM changed)) UNION
    SELECT e.id FROM {schema}.events e LEFT JOIN made m ON m.event = e.id
    WHERE e.id IN (SELECT event FROM outcome) AND e.announced_by <> coalesce(m.announced_by, [])
    """,
    """
    UPDATE {schema}.reports SET event = o.event, block = o.block FROM outcome o
    WHERE reports.id = o.id AND (o.event <> o.former OR o.block <> o.former_block)
    """,
    """
    CREATE OR REPLACE TABLE telling AS
    SELECT rowid AS place FROM {schema}.reports WHERE event IN (FROM stale)
    """,
)
OF_STALE = "r.rowid IN (SELECT place FROM telling)"  # the reports of those events

_BY_DAY = """
    WITH told_twice AS (
        SELECT verbatim FROM {reports} WHERE near_first = 0 AND verbatim <> 0 AND id NOT IN (SELECT id FROM copies)
        GROUP BY verbatim HAVING count(*) > 1
    )
    SELECT {columns} FROM {reports} r WHERE ({condition}) AND r.id NOT IN (SELECT id FROM copies)
    ORDER BY near_first, CASE WHEN near_first = 0 THEN document END, id
"""

# The reports that stand under one heading with others; and what they have in common, of a part of the headings.
_TOGETHER = """
    CREATE OR REPLACE TABLE together AS
    WITH named AS MATERIALIZED (SELECT rowid AS place, id, event FROM {reports} r WHERE {condition})
    SELECT place, event FROM named WHERE event IN (SELECT event FROM named WHERE event <> id)
"""
_COMMON = """
    WITH several AS MATERIALIZED (
        SELECT event, id, document, digest, folded FROM {reports} r
        WHERE r.rowid IN (SELECT place FROM together WHERE hash(event) % {parts} = {part})
    ), told AS (
        SELECT event, count(*)::INTEGER AS n_reports, list(document) AS documents,
               list_sort(list(struct_pack(id := id, folded := folded))) AS told
        FROM several GROUP BY event
    ), voices AS (
        SELECT event, list_sort(list(document)) AS sources
        FROM (SELECT event, min(document) AS document FROM several GROUP BY event, digest) GROUP BY event
    )
    SELECT event, n_reports, list_sort(list_distinct(documents)) AS documents, sources,
           array_to_string(list_transform(told, lambda one: one.folded), chr(10)) AS folded
    FROM told JOIN voices USING (event)
"""

# What the heading says instead of its best report.
_OWN = ("first", "last", "precision", "day", "lower", "upper", "status", "actors", "roles", "topics")
_INSTEAD = {"id": "r.event", "folded": "coalesce(c.folded, r.folded)"}
_INSTEAD |= {name: f"coalesce(m.{name}, r.{name})" for name in ("title", "reason")}
_INSTEAD |= {name: f'CASE WHEN m.event IS NULL THEN r."{name}" ELSE m."{name}" END' for name in _OWN}
_COLUMNS = ", ".join(f'{_INSTEAD.get(name, f"""r."{name}" """)} AS "{name}"' for name in TOLD)

_EVENTS = f"""
    SELECT {_COLUMNS}, r.id AS best, coalesce(c.documents, [r.document]) AS documents,
           coalesce(c.sources, [r.document]) AS sources, len(coalesce(c.sources, [r.document]))::INTEGER AS n_sources,
           coalesce(c.n_reports, 1) AS n_reports, coalesce(m.disagreements, []) AS disagreements,
           coalesce(m.announced_by, []) AS announced_by, coalesce(m.corrected, []) AS corrected
    FROM {{reports}} r LEFT JOIN made m ON m.event = r.event LEFT JOIN common c ON c.event = r.event
    WHERE r.id = coalesce(m.best, r.event) AND NOT coalesce(m.hidden, false) AND ({{condition}})
"""
