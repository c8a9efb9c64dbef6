"""Rows of counts as a model: texts are made when a cell is seen, so that thousands of rows cost nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from archviz.results import Counts, Row
from archviz.words import word

from . import theme
from .cell import LEFT, RIGHT, Index
from .columns import COLUMNS, Column
from .language import tr

Roles = Qt.ItemDataRole
SHARE = Roles.UserRole  # of a cell: its part of the total, 0 to 1; None where it has none


class CountsModel(QAbstractTableModel):
    """Rows of counts and their order; texts are made when a cell is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._network: tuple[Row, ...] = ()
        self._total = Counts()
        self._names: Mapping[str, str] = {}
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: tuple[Row, ...], total: Counts, names: Mapping[str, str] | None = None) -> None:
        """Take other rows; they are sorted as before. `names` says what some of them are called besides."""
        self.beginResetModel()
        self._network, self._total, self._names = rows, total, names or {}
        self.rows = self._ordered()
        self.endResetModel()

    def called(self, row: Row) -> str:
        """The name that is shown."""
        return self._names.get(row.name, row.name)

    def _ordered(self) -> tuple[Row, ...]:
        column, order = self._sorted
        if column < 0:
            return self._network
        return tuple(sorted(self._network, key=COLUMNS[column].value, reverse=order == Qt.SortOrder.DescendingOrder))

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
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = COLUMNS[section]
        if role == Roles.DisplayRole:
            return tr(column.title)
        if role == Roles.ToolTipRole:
            help = tr(column.help)
            return tr("{help}; a bar shows its share of the whole network", help=help) if column.bar else help
        if role == Roles.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        return None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if index.column() == 0 and row.name in self._names:
            if role == Roles.DisplayRole:
                return self.called(row)
            if role == Roles.ToolTipRole:
                return tr("{keras} in Keras, {torch} in torchvision", keras=self.called(row), torch=row.name)
        if role == Roles.DisplayRole:
            return column.text(column.value(row))
        if role == Roles.ToolTipRole:
            tip, share = column.tip(row), self._share(row, column)
            return tip if share is None else tr("{count}, {share} % of all", count=tip, share=f"{100 * share:.1f}")
        if role == Roles.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        if role == SHARE:
            return self._share(row, column)
        if role == Roles.DecorationRole and row.category and index.column() == 1:
            return QColor(theme.current().bar(row.category))
        return None

    def _share(self, row: Row, column: Column) -> float | None:
        total = column.value(summary(self._total)) if column.bar else 0
        return column.value(row) / total if total else None


def summary(total: Counts) -> Row:
    """The counts of all rows, as a row."""
    return Row(word("Total"), "stage", "", "", -1, (), (), total, (0, 0), 0)


class Summary(CountsModel):
    """The one row of totals."""

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if not COLUMNS[index.column()].total and role in (Roles.DisplayRole, Roles.ToolTipRole):
            return ""
        if index.column() == 0 and role in (Roles.DisplayRole, Roles.ToolTipRole):
            return tr(self.rows[0].name)
        return super().data(index, role) if role != SHARE else None
