"""A table of a report as the page of the window shows it: as high as its rows, so that the page scrolls, not it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from archviz.report.tables import Table
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, dress
from archviz.ui.language import tr
from archviz.words import Sentence


class Sheet(QTableWidget):
    """Texts to read; the last column of texts takes the room that is left and breaks into lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWordWrap(True)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.row())
        self.horizontalHeader().setDefaultAlignment(LEFT)

    def show_table(self, table: Table) -> None:
        """Columns, rows, and the total below."""
        rows = [*table.rows, *([table.total] if table.total else [])]
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(rows))
        for place, column in enumerate(table.columns):
            header = QTableWidgetItem(tr(column.title))
            header.setTextAlignment(RIGHT if column.right else LEFT)
            self.setHorizontalHeaderItem(place, header)
            for line, row in enumerate(rows):
                total = bool(table.total) and line == len(rows) - 1
                item = QTableWidgetItem(tr(row[place]) if total or isinstance(row[place], Sentence) else row[place])
                item.setTextAlignment(RIGHT if column.right else LEFT)
                item.setFont(theme.bold(self.font()) if total else self.font())
                item.setToolTip(theme.plain(item.text()))
                self.setItem(line, place, item)
        texts = [place for place, column in enumerate(table.columns) if not column.right]
        header_ = self.horizontalHeader()
        header_.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header_.setSectionResizeMode(texts[-1], QHeaderView.ResizeMode.Stretch)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's."""
        event.ignore()

    def _fit(self) -> None:
        """Each row as high as its text, the whole as high as its rows."""
        self.resizeRowsToContents()
        fit(self)


def fit(table: QTableWidget) -> None:
    """As high as its rows, with room for the bar where it is too wide."""
    bar = table.horizontalScrollBar()
    wide = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
    table.setFixedHeight(table.horizontalHeader().height() + table.verticalHeader().length() + wide + 2)
