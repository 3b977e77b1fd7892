"""The reports of a store in the making → its events: what is decided anew, and the rows that come of it.

Works inside of the database that is being written. Only the blocks that a changed article, a copy of one or a changed
correction touches are decided anew; the outcome is the same as if everything had been.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from timeline.corrections import Correction, Target, overrule, pointed, regroup
from timeline.merging import Block, announced, blocks, clusters, heading, reach
from timeline.model import Heading
from timeline.outlines import Outline
from timeline.tables import DECISIONS, MADE, OUTLINED, TOLD, arrow, made_row, outline_of

_BATCH = 5_000  # rows in hand before they are written
_PIECE = 2_000  # outlines fetched at once
_TWICE = "CASE WHEN near_first > 0 OR verbatim IN (FROM told_twice) THEN verbatim ELSE 0 END AS verbatim"
_OUTLINED = ", ".join(_TWICE if name == "verbatim" else f'r."{name}"' for name in OUTLINED)


class Assembly:
    """Decides under which heading every report of ``<schema>.reports`` stands, and writes ``<schema>.events``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, schema: str, corrections: Sequence[Correction]) -> None:
        self._connection = connection
        self._reports = f"{schema}.reports"
        self._articles = f"{schema}.articles"
        self._decisions: list[dict[str, Any]] = []
        self._made: list[dict[str, Any]] = []
        self._load("CREATE OR REPLACE TABLE decisions AS FROM batch", DECISIONS.empty_table())
        self._load("CREATE OR REPLACE TABLE made AS FROM batch", MADE.empty_table())
        self._applied = pointed(corrections, self._find)
        self._note_copies()

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

    def _note_copies(self) -> None:
        """Of an article that stands here twice one copy speaks for all: ``copies`` leads the others' reports to it."""
        self._connection.execute(
            f"""
            CREATE OR REPLACE TABLE copies AS
            SELECT id, leader FROM (
                SELECT id, first_value(id) OVER (
                    PARTITION BY digest, "at", "end" - start
                    ORDER BY published_evidence NOT IN ('stated', 'set'), near_first = 0, id
                ) AS leader
                FROM {self._reports}
                WHERE digest IN (SELECT digest FROM {self._articles} GROUP BY digest HAVING count(*) > 1)
            ) WHERE id <> leader
            """
        )

    def touch(self, lost: str) -> None:
        """Make the table ``touched`` of all reports that have to be decided anew.

        ``changed`` holds the documents that are new or stood beside a copy that has gone; ``lost`` is a query of the
        blocks that have lost members, and of the reports of corrections of before.
        """
        run = self._connection.execute
        run(
            f"""
            CREATE OR REPLACE TABLE fresh_ones AS
            SELECT id FROM {self._reports} WHERE document IN (
                FROM changed UNION
                SELECT id FROM {self._articles} WHERE digest IN (
                    SELECT digest FROM {self._articles} WHERE id IN (FROM changed)
                )
            )
            """
        )
        pointed_to = [id for one in self._applied for id in (one.report, one.other) if id]
        self._load(
            "CREATE OR REPLACE TABLE linked AS FROM batch",
            arrow([{"id": id} for id in (*self._linked(), *pointed_to)], pa.schema([("id", pa.string())])),
        )
        run(
            f"""
            CREATE OR REPLACE TABLE touched AS
            SELECT id, event FROM {self._reports} WHERE id IN (FROM fresh_ones) OR block IN (
                ({lost}) UNION
                SELECT block FROM {self._reports} WHERE id IN (FROM linked) OR id IN (FROM fresh_ones)
            )
            """
        )

    def _linked(self) -> list[str]:
        """The reports that stayed and that a new one is linked to."""
        self._connection.execute(_NEAR.format(reports=self._reports, reach=reach()))
        fresh = {id for (id,) in self._connection.execute("FROM fresh_ones").fetchall()}
        found: set[str] = set()
        for block in blocks(self._outlines("id IN (FROM near) OR id IN (FROM fresh_ones)")):
            if any(report.id in fresh for report in block.reports):
                for _, one, other in (*block.links, *block.announcements):
                    if (one in fresh) is not (other in fresh):
                        found.add(other if one in fresh else one)
        return sorted(found)

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

    def decide(self, condition: str = "true") -> None:
        """Decide of the reports that a condition names; the tables ``decisions`` and ``made`` hold what came out."""
        wanted = {id for one in self._applied for id in (one.report, one.other) if id}
        aside: list[Block] = []
        single = set(wanted)
        for block in blocks(self._outlines(condition)):
            if wanted.isdisjoint(report.id for report in block.reports):
                self._settle(block, [heading(group) for group in clusters(block)])
            else:
                aside.append(block)
                single -= {report.id for report in block.reports}
        if wanted:
            self._overrule(aside, single)
        self._flush()
        self._lead_copies(condition)

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

    @staticmethod
    def events(schema: str, condition: str = "true") -> str:
        """The query of the events of the reports that a condition names, as rows of ``events``."""
        return _EVENTS.format(reports=f"{schema}.reports", condition=condition, columns=_COLUMNS)

    def corrections(self) -> Iterable[dict[str, Any]]:
        """The rows of ``corrections``: each entry, the reports that it points to, and why it is not applied."""
        for one in self._applied:
            reports = [id for id in (one.report, one.other) if id]
            yield {"line": one.correction.line, "reports": reports, "problem": one.problem}

    def _load(self, statement: str, batch: pa.Table) -> None:
        self._connection.register("batch", batch)
        self._connection.execute(statement)
        self._connection.unregister("batch")

    def _first(self, query: str, values: Sequence[object]) -> Any:
        rows = self._connection.execute(query, values).fetchall()
        return rows[0][0] if rows else None


_BY_DAY = """
    WITH told_twice AS (
        SELECT verbatim FROM {reports} WHERE near_first = 0 AND verbatim <> 0 GROUP BY verbatim HAVING count(*) > 1
    )
    SELECT {columns} FROM {reports} r WHERE ({condition}) AND r.id NOT IN (SELECT id FROM copies)
    ORDER BY near_first, CASE WHEN near_first = 0 THEN document END, id
"""

# The reports that may be linked to a new one: near in time and with something in common, or in the same words.
_NEAR = """
    CREATE OR REPLACE TABLE near AS
    WITH asking AS (
        SELECT near_first - {reach} AS first, near_last + {reach} AS last, document, near_first,
               list_concat(actors, words, kinds, places) AS named, verbatim
        FROM {reports} WHERE id IN (FROM fresh_ones)
    )
    SELECT r.id FROM {reports} r JOIN asking a ON r.near_first <= a.last AND r.near_last >= a.first
    WHERE (a.near_first > 0 OR r.document = a.document)
      AND list_has_any(list_concat(r.actors, r.words, r.kinds, r.places), a.named)
    UNION
    SELECT r.id FROM {reports} r JOIN asking a ON r.verbatim = a.verbatim WHERE r.verbatim > 0
"""

# What the heading says instead of its best report.
_OWN = ("first", "last", "precision", "day", "lower", "upper", "status", "actors", "roles", "topics")
_INSTEAD = {"id": "g.event", "title": "coalesce(m.title, r.title)", "reason": "coalesce(m.reason, r.reason)"}
_INSTEAD["folded"] = "CASE WHEN g.n_reports = 1 THEN r.folded ELSE g.folded END"
_INSTEAD |= {name: f'CASE WHEN m.event IS NULL THEN r."{name}" ELSE m."{name}" END' for name in _OWN}
_COLUMNS = ", ".join(f'{_INSTEAD.get(name, f"""r."{name}" """)} AS "{name}"' for name in TOLD)

_EVENTS = """
    WITH grouped AS (
        SELECT event, count(*)::INTEGER AS n_reports,
               CASE WHEN count(*) > 1 THEN string_agg(folded, chr(10) ORDER BY id) END AS folded,
               list(DISTINCT document ORDER BY document) AS documents
        FROM {reports} WHERE {condition} GROUP BY event
    ), voices AS (
        SELECT event, list(document ORDER BY document) AS sources
        FROM (SELECT event, min(document) AS document FROM {reports} WHERE {condition} GROUP BY event, digest)
        GROUP BY event
    )
    SELECT {columns}, r.id AS best, g.documents, v.sources, len(v.sources)::INTEGER AS n_sources, g.n_reports,
           coalesce(m.disagreements, []) AS disagreements, coalesce(m.announced_by, []) AS announced_by,
           coalesce(m.corrected, []) AS corrected
    FROM grouped g
    JOIN voices v USING (event)
    LEFT JOIN made m USING (event)
    JOIN {reports} r ON r.id = coalesce(m.best, g.event)
    WHERE NOT coalesce(m.hidden, false)
"""
