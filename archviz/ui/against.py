"""Rows beside those of the baseline: how the number of a column differs, in words, exactly, and to sort by."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from archviz.report.numbers import difference, exact, si
from archviz.results import Counts, Row

from .columns import Column
from .language import tr


class Against:
    """A design that others are compared with: its rows at one level by their names, and its total.

    `apart` says why nothing that was measured can be set beside it; empty where it can.
    """

    def __init__(self, name: str, rows: Iterable[Row], total: Counts, apart: str = "") -> None:
        self.name, self.rows, self.total, self.apart = name, tuple(rows), total, apart
        self._by_name = {row.name: row for row in self.rows}

    def gone(self, rows: Iterable[Row]) -> tuple[str, ...]:
        """The names that none of these rows has."""
        kept = {row.name for row in rows}
        return tuple(row.name for row in self.rows if row.name not in kept)

    def text(self, column: Column, row: Row) -> str:
        """ "▲ +3.5 %", from twice or half on "▲ ×16.9", of pixels "▲ +56"; "=", "new"; empty where neither has any."""
        before = self._by_name.get(row.name)
        if before is None:
            return tr("new")
        if not self._known(column, row, before):
            return ""
        now, then = column.number(row), column.number(before)
        if now == then:
            return "=" if now else ""
        arrow = "▲" if now > then else "▼"
        if inf in (now, then):
            return arrow
        if not then or column.unit == "px":
            return f"{arrow} {'+' if now > then else '−'}{si(abs(int(now - then)))}"
        if then < 2 * now < 4 * then:
            return difference(int(now), int(then))
        if not now:
            return "▼ −100 %"
        return f"{arrow} ×{now / then:.3g}" if now < 1000 * then else f"{arrow} ×{si(int(now / then))}"

    def tip(self, column: Column, row: Row) -> str:
        """The exact difference, and what it is against."""
        before = self._by_name.get(row.name)
        if before is None:
            return tr("{design} has no {name}", design=self.name, name=row.name)
        if not self._known(column, row, before):
            return self.apart
        return tr(
            "{apart} against {count} in {design}",
            apart=self._apart(column, row, before),
            count=column.tip(before),
            design=self.name,
        )

    def plain(self, column: Column, row: Row) -> str:
        """As it is copied: a whole number with its sign, in English."""
        before = self._by_name.get(row.name)
        if before is None:
            return "new"
        known = self._known(column, row, before)
        return self._apart(column, row, before).replace(",", "").replace("−", "-") if known else ""

    def rank(self, column: Column, row: Row) -> tuple[float, float]:
        """To sort by: what it is to the baseline's, as it is shown; what is new comes behind all that grew."""
        before, now = self._by_name.get(row.name), column.number(row)
        then = column.number(before) if before else 0
        if before and not self._known(column, row, before):
            return inf, 0
        if now == then:
            return 0 if before else inf, 0
        if inf in (now, then) or not then:
            return inf if now > then else -1, now - then
        return (now - then) / then, now - then

    def changed(self, column: Column, row: Row) -> bool:
        """Whether both have the row, and other numbers in it."""
        before = self._by_name.get(row.name)
        known = before is not None and self._known(column, row, before)
        return known and before is not None and column.number(row) != column.number(before)

    def _known(self, column: Column, row: Row, before: Row) -> bool:
        """Whether a difference means something: what was measured must have been so for both, and alike."""
        return not column.measured or bool(column.value(row) and column.value(before) and not self.apart)

    def _apart(self, column: Column, row: Row, before: Row) -> str:
        now, then = column.number(row), column.number(before)
        if now == then:
            return "0"
        apart = abs(now - then)
        return f"{'+' if now > then else '−'}{'∞' if apart == inf else exact(int(apart))}"
