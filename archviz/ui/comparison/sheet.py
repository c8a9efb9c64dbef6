"""A table of a report as the page of the window shows it: as high as its rows, so that the page scrolls, not it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from archviz.report.tables import Table
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, dress
from archviz.ui.language import tr
from archviz.words import Sentence

AROUND = 2 * theme.WIDE  # a text, in its cell, both sides together
NARROWEST = 36 * theme.GRID  # of the column whose texts break into lines
HIGHEST = 4000


class Sheet(QTableWidget):
    """Texts to read, each column as wide as its texts; the last one of words breaks into lines where it must."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide: list[int] = []
        self._words = 0
        dress(self)
        self.setWordWrap(True)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.row())
        self.horizontalHeader().setDefaultAlignment(LEFT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_table(self, table: Table) -> None:
        """Columns, rows, and the total below."""
        rows = [*table.rows, *([table.total] if table.total else [])]
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(rows))
        heavy = theme.bold(self.font())
        measures = QFontMetrics(heavy)
        self._wide = []
        for place, column in enumerate(table.columns):
            header = QTableWidgetItem(tr(column.title))
            header.setTextAlignment(RIGHT if column.right else LEFT)
            self.setHorizontalHeaderItem(place, header)
            texts = [header.text()]
            for line, row in enumerate(rows):
                total = bool(table.total) and line == len(rows) - 1
                item = QTableWidgetItem(tr(row[place]) if total or isinstance(row[place], Sentence) else row[place])
                item.setTextAlignment(RIGHT if column.right else LEFT)
                if total:
                    item.setFont(heavy)
                item.setToolTip(theme.plain(item.text()))
                self.setItem(line, place, item)
                texts.append(item.text())
            self._wide.append(max(map(measures.horizontalAdvance, texts)) + AROUND)
        self._words = max(place for place, column in enumerate(table.columns) if not column.right)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's."""
        event.ignore()

    def _fit(self) -> None:
        """Each row as high as its words, the whole as high as its rows."""
        if not self._wide:
            return
        words, measures = self._words, self.fontMetrics()
        room = self.viewport().width() - sum(self._wide) + self._wide[words]
        wide = min(self._wide[words], max(NARROWEST, room))
        for place, width in enumerate(self._wide):
            self.setColumnWidth(place, wide if place == words else width)
        area = QRect(0, 0, wide - AROUND, HIGHEST)
        for line in range(self.rowCount()):
            lines = measures.boundingRect(
                area, Qt.TextFlag.TextWordWrap, self.model().index(line, words).data()
            ).height()
            self.setRowHeight(line, theme.row() - measures.height() + max(lines, measures.height()))
        fit(self)


def fit(table: QTableWidget) -> None:
    """As high as its rows, with room for the bar where it is too wide."""
    bar = table.horizontalScrollBar()
    too_wide = table.horizontalHeader().length() > table.viewport().width()
    wide = bar.sizeHint().height() if too_wide else 0
    table.setFixedHeight(table.horizontalHeader().height() + table.verticalHeader().length() + wide + 2)
