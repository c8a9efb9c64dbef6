"""Rows of counts as a model: texts are made when a cell is seen, so that thousands of rows cost nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from archviz.results import Counts, Row
from archviz.words import word

from . import theme
from .against import Against
from .cell import LEFT, RIGHT, Index
from .columns import COLUMNS, COMPARED, Column, figure_at
from .language import tr
from .query import Keep

Roles = Qt.ItemDataRole
SHARE = Roles.UserRole  # of a cell: its part of the total, 0 to 1; None where it has none
HEATED = Roles.UserRole + 1  # whether the cell is of the column that heat shows
QUIET = Roles.UserRole + 2  # whether the cell tells of no change
_TOLD = frozenset((Roles.DisplayRole, Roles.ToolTipRole, Roles.TextAlignmentRole, Roles.DecorationRole))
_ANSWERED = _TOLD | {SHARE, HEATED, QUIET}  # a view asks for a dozen roles of every cell


class CountsModel(QAbstractTableModel):
    """Rows of counts, their filter and their order; `network` has all of them, `rows` those that are shown.

    Behind COLUMNS come the differences `against` a baseline, one for each place of COMPARED.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.network: tuple[Row, ...] = ()
        self.heat = ""  # the key of the column that heat shows
        self.against: Against | None = None
        self._keep: Keep | None = None
        self._whole = summary(Counts())
        self._note = ""
        self._names: Mapping[str, str] = {}
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def show(
        self,
        rows: tuple[Row, ...],
        whole: Row,
        names: Mapping[str, str] | None = None,
        against: Against | None = None,
        note: str = "",
    ) -> None:
        """Take other rows; they are sorted as before. `whole` is what shares are parts of.

        `names` says what some of them are called besides, `note` how they were measured, or why not.
        """
        self.beginResetModel()
        self.network, self._whole, self._names, self.against = rows, whole, names or {}, against
        self._note = note
        self.rows = self._ordered()
        self.endResetModel()

    def filter(self, keep: Keep | None) -> None:
        """Show those that are kept; None shows all."""
        self.beginResetModel()
        self._keep = keep
        self.rows = self._ordered()
        self.endResetModel()

    def called(self, row: Row) -> str:
        """The name that is shown."""
        return self._names.get(row.name, row.name)

    def _ordered(self) -> tuple[Row, ...]:
        column, order = self._sorted
        keep = self._keep
        kept = tuple(row for row in self.network if keep(row, self.called(row))) if keep else self.network
        if column < 0:
            return kept
        figure, against, reverse = figure_at(column), self.against, order == Qt.SortOrder.DescendingOrder
        if column < len(COLUMNS):
            return tuple(sorted(kept, key=figure.value, reverse=reverse))
        if against is None:
            return kept
        return tuple(sorted(kept, key=lambda row: against.rank(figure, row), reverse=reverse))

    def plain(self, row: Row, section: int) -> str:
        """What is copied of a row: exact, and in English."""
        if section == 0:
            return self.called(row)
        if section < len(COLUMNS):
            return COLUMNS[section].plain(row)
        return self.against.plain(figure_at(section), row) if self.against else ""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1 is the network's order. In Python, whose integers are as long as the counts."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self.rows[index.row()] for index in before]
        self._sorted = (column, order)
        self.rows = self._ordered()
        places = {row.name: place for place, row in enumerate(self.rows)} if before else {}
        after = [self.index(places[row.name], index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS) + len(COMPARED)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = figure_at(section)
        if section >= len(COLUMNS):
            return self._change_header(column, role)
        if role == Roles.DisplayRole:
            return tr(column.title)
        if role == Roles.ToolTipRole:
            help = tr(column.help)
            help = tr("{help}; a bar shows its share of the whole network", help=help) if column.bar else help
            return self._noted(column, help)
        if role == Roles.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        return None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        row, column = self.rows[index.row()], figure_at(index.column())
        if index.column() >= len(COLUMNS):
            return self._change(column, row, role)
        if index.column() == 0 and row.name in self._names:
            if role == Roles.DisplayRole:
                return self.called(row)
            if role == Roles.ToolTipRole:
                both = tr("{keras} in Keras, {torch} in torchvision", keras=self.called(row), torch=row.name)
                return theme.literal(both)
        if role == Roles.DisplayRole:
            return column.text(column.value(row))
        if role == Roles.ToolTipRole:
            tip, share = column.tip(row), self._share(row, column) if column.total else None
            share = share if tip else None
            tip = tip if share is None else tr("{count}, {share} % of all", count=tip, share=f"{100 * share:.1f}")
            return self._noted(column, tip)
        if role == Roles.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        if role == SHARE:
            return self._share(row, column)
        if role == HEATED:
            return column.key == self.heat
        if role == Roles.DecorationRole and row.category and index.column() == 1:
            return QColor(theme.current().bar(row.category))
        return None

    def _change_header(self, column: Column, role: int) -> Any:
        if role == Roles.DisplayRole:
            return "Δ"
        if role in (Roles.ToolTipRole, Roles.AccessibleTextRole):
            name = self.against.name if self.against else ""
            text = tr("{figure} against {design}, the baseline", figure=tr(column.title), design=name)
            return theme.plain(text) if role == Roles.ToolTipRole else text
        return RIGHT if role == Roles.TextAlignmentRole else None

    def _change(self, column: Column, row: Row, role: int) -> Any:
        if role == Roles.TextAlignmentRole:
            return RIGHT
        if self.against is None:
            return None
        if role == Roles.DisplayRole:
            return self.against.text(column, row)
        if role == Roles.ToolTipRole:
            return theme.plain(self.against.tip(column, row))
        return not self.against.changed(column, row) if role == QUIET else None

    def _noted(self, column: Column, tip: str) -> str:
        """With how it was measured, or why not."""
        return theme.plain("\n".join(filter(None, (tip, self._note)))) if column.measured else theme.literal(tip)

    def _share(self, row: Row, column: Column) -> float | None:
        """Its part of the total; where sums mean nothing, of the largest."""
        if not (column.bar or column.key == self.heat):
            return None
        if column.total:
            total = column.number(self._whole)
            return column.number(row) / total if total else None
        fields = [max(other.field) for other in self.network]
        return max(row.field) / max(fields)


def summary(total: Counts, rows: Iterable[Row] = (), name: str = word("Total"), label: str = "") -> Row:
    """The counts of all rows, as a row, with the sum of their latencies."""
    return Row(name, "stage", label, "", -1, (), (), total, (0, 0), (0, 0), sum(row.latency for row in rows))


class Summary(CountsModel):
    """The one row of totals."""

    def plain(self, row: Row, section: int) -> str:
        return super().plain(row, section) if figure_at(section).total else ""

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if not figure_at(index.column()).total and role in (Roles.DisplayRole, Roles.ToolTipRole):
            return ""
        if index.column() == 0 and role in (Roles.DisplayRole, Roles.ToolTipRole):
            return tr(self.rows[0].name)
        return super().data(index, role) if role != SHARE else None
