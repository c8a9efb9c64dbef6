"""The rows of the history: one a result, sorted by any column and filtered by words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRegularExpression, QSortFilterProxyModel, Qt

from archviz.bench.history import Entry
from archviz.report.past import COLUMNS, cells
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, Index
from archviz.ui.language import tr
from archviz.words import word

RANK = Qt.ItemDataRole.UserRole  # what a column is sorted by
WORDS = RANK + 1  # what a filter looks through
_HELP = (
    word("The number of the result; it stays the same for ever"),
    word("When its run began"),
    word("What the design was called"),
    word("Median of the calls"),
    word("Inter-quartile range: where the middle half of the calls lies"),
    word("Images per second, at the median"),
    word("Images in one call"),
    word("What torch calls the device"),
    word("Type of weights and input"),
    word("Input: channels × height × width"),
    word("What computed, and the threads of the CPU"),
)
_RANKS: tuple[Callable[[Entry], Any], ...] = (
    lambda e: e.id,
    lambda e: e.at,
    lambda e: e.latency.name.casefold(),
    lambda e: e.latency.median,
    lambda e: e.latency.iqr,
    lambda e: e.latency.images,
    lambda e: e.latency.batch,
    lambda e: e.plan.device,
    lambda e: e.plan.dtype,
    lambda e: float(e.latency.macs),
    lambda e: e.machine.gpu or e.machine.cpu,
)
_INSENSITIVE = QRegularExpression.PatternOption.CaseInsensitiveOption


class Records(QAbstractTableModel):
    """The results as they were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Other results in the place of these."""
        self.beginResetModel()
        self.entries = entries
        self._texts = [tuple(map(tr, cells(entry))) for entry in entries]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[row][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[column].right else LEFT
        if role == RANK:
            return _RANKS[column](self.entries[row])
        if role == WORDS:
            return " ".join(self._texts[row])
        if role == Qt.ItemDataRole.ToolTipRole:
            return theme.plain(self._texts[row][column])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[section].right else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return theme.plain(tr(_HELP[section]))
        return None


class Sieve(QSortFilterProxyModel):
    """The rows in which all of some words are found."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self.setSourceModel(records)
        self.setSortRole(RANK)
        self.setFilterRole(WORDS)

    def look_for(self, text: str) -> None:
        """Any words, in any order."""
        each = (f"(?=.*{QRegularExpression.escape(part)})" for part in text.split())
        self.setFilterRegularExpression(QRegularExpression("".join(each), _INSENSITIVE))
