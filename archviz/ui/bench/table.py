"""The table of the history: which results are shown, and which are selected."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from archviz.bench.history import Entry
from archviz.ui import theme
from archviz.ui.cell import dress_rows
from archviz.ui.language import tr

from .records import Records, Sieve

WIDEST = 44 * theme.GRID  # of a column
ARROW = theme.MARGIN  # what the header of the sorted column needs beyond its text


class PastTable(QTableView):
    """One row a result, the newest first until a header is clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = Records(self)
        self.sieve = Sieve(self.records)
        self.setModel(self.sieve)
        dress_rows(self)
        self.setAccessibleName(tr("Measured latencies"))
        self.horizontalHeader().setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The selected results, the earliest first."""
        rows = self.selectionModel().selectedRows()
        return tuple(sorted((self._entry(row.row()) for row in rows), key=lambda entry: entry.id))

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The results that the filter leaves, as they are sorted."""
        return tuple(map(self._entry, range(self.sieve.rowCount())))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Other results; of those that were selected, what is still there stays so, else what comes to their row."""
        numbers = {entry.id for entry in self.chosen}
        row = min((index.row() for index in self.selectionModel().selectedRows()), default=0)
        self.records.show(entries)
        self._fit()
        at = [i for i, entry in enumerate(self.shown) if entry.id in numbers]
        if numbers and not at and self.sieve.rowCount():
            at = [min(row, self.sieve.rowCount() - 1)]
        flags = QItemSelectionModel.SelectionFlag
        for i in at:
            index = self.sieve.index(i, 0)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(index, flags.Select | flags.Rows)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        for section in range(header.count()):
            header.resizeSection(section, min(header.sectionSize(section) + ARROW, theme.scaled(WIDEST)))

    def _entry(self, row: int) -> Entry:
        return self.records.entries[self.sieve.mapToSource(self.sieve.index(row, 0)).row()]
