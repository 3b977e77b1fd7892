"""Rows that come one by one, as a table: few of them are held as Python values at once."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import pyarrow as pa  # type: ignore[import-untyped]

_PIECE = 10_000  # rows that are held as Python values

Row = TypeVar("Row")


class Gathered(Generic[Row]):
    """Rows that ``tabled`` makes a table of, piece by piece."""

    def __init__(self, tabled: Callable[[Sequence[Row]], pa.Table]) -> None:
        self._tabled = tabled
        self._tables: list[pa.Table] = []
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Take in one more."""
        self._rows.append(row)
        if len(self._rows) >= _PIECE:
            self._tables.append(self._tabled(self._rows))
            self._rows.clear()

    @property
    def table(self) -> pa.Table:
        """All of them."""
        return pa.concat_tables([*self._tables, self._tabled(self._rows)])
