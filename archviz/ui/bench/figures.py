"""The table of a run: one row a design and batch size; where there is no room, columns of lower rank give way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from archviz.bench.outcome import Outcome
from archviz.report import latency
from archviz.report.tables import Column
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, copy, dress_rows
from archviz.ui.keys import OwnKeys, read_only
from archviz.ui.language import tr
from archviz.words import word

TIPS: Mapping[str, str] = {
    "Median": word("Half of the calls took no longer than this"),
    "IQR": word("Inter-quartile range: how far the middle half of the calls spreads"),
    "p90": word("Nine of ten calls took no longer than this"),
    "p99": word("99 of 100 calls took no longer than this"),
    "Images/s": word("Batch size over the median"),
    "GMAC/s": word("Multiply-adds a second, in thousands of millions"),
    "of peak": word("Share of the best that this device reached in large matrix products and convolutions of the run"),
    "Memory": word("Weights, input and the most that torch's allocator held at one time during a call"),
    "Ratio": word("How many times as long as the first design it takes, round by round"),
    "CI": word("Interval of confidence: the ratio lies in it"),
    "Samples": word("Calls that were timed one by one"),
    "No.": word("Its number in the history"),
}


class Figures(QTableWidget):
    """`picked` tells the place of the result whose row is current."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_rows(self)
        self.setAccessibleName(tr("Latencies"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(False)
        self._columns: tuple[Column, ...] = ()
        self._exact: tuple[tuple[str, ...], ...] = ()
        OwnKeys(self, read_only(self.copy, self.selectAll))
        self.currentCellChanged.connect(self._on_current_changed)

    def show_outcome(self, outcome: Outcome, stale: Mapping[str, str]) -> None:
        """Its rows; `stale` says of designs by name why their figures are of another network."""
        found, exact = latency.table(outcome), latency.exact(outcome)
        self._columns = found.columns
        titles = tuple(column.title for column in exact.columns)
        self._exact = (titles, *exact.rows)
        line = self.currentRow()
        self.setColumnCount(len(found.columns))
        self.setRowCount(len(found.rows))
        for place, column in enumerate(found.columns):
            self.setHorizontalHeaderItem(place, _header(column, titles[place]))
            for row, texts in enumerate(found.rows):
                tip = f"{tr(titles[place])}: {exact.rows[row][place]}" if exact.rows[row][place] else texts[place]
                why = stale.get(outcome.latencies[row].name, "")
                self.setItem(row, place, _item(texts[place], tip, why, column, first=place == 0))
        self.resizeColumnsToContents()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + len(found.rows) * theme.row() + 2)
        self._fit()
        if found.rows:
            self.setCurrentCell(min(max(line, 0), len(found.rows) - 1), 0)

    def copy(self) -> None:
        """The selected rows, or all where none is, as tab-separated text under their titles; nothing rounded."""
        titles, *rows = self._exact
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(len(rows))
        copy((titles, *(rows[i] for i in chosen)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns give way until the others have room."""
        room = self.viewport().width()
        for place in range(len(self._columns)):
            self.setColumnHidden(place, False)
        left = sum(self.columnWidth(place) for place in range(len(self._columns)))
        for rank, place in sorted(((c.rank, p) for p, c in enumerate(self._columns) if c.rank), reverse=True):
            if left <= room or not rank:
                break
            left -= self.columnWidth(place)
            self.setColumnHidden(place, True)

    def _on_current_changed(self, row: int, _: int, before: int, __: int) -> None:
        if row != before:
            self.picked.emit(row)


def _header(column: Column, exact: str) -> QTableWidgetItem:
    header = QTableWidgetItem(tr(column.title))
    header.setTextAlignment(RIGHT if column.right else LEFT)
    header.setToolTip(tr(TIPS.get(exact.partition(" [")[0], "")) or tr(column.title))
    return header


def _item(text: str, tip: str, why: str, column: Column, *, first: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(RIGHT if column.right else LEFT)
    item.setToolTip(theme.plain("\n".join(filter(None, (tip, why)))))
    if why and first:
        item.setIcon(theme.icon("warning"))
    return item
