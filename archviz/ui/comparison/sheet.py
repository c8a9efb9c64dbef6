"""A table of a report as the page of the window shows it: as high as its rows, so that the page scrolls, not it."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from archviz.report.tables import Table
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, dress
from archviz.ui.language import tr
from archviz.words import Sentence

AROUND = 2 * theme.WIDE  # a text, in its cell, both sides together
NARROWEST = 60 * theme.GRID  # that the column of sentences is left with, before others break into lines, too
NAMES = 0.2  # of the whole that a column of names takes then
HIGHEST = 4000
WHOLE = "\N{NO-BREAK SPACE}"  # a number and its unit, or its arrow, stay on one line


class Sheet(QTableWidget):
    """Texts to read, each column as wide as its texts; the last one of words breaks into lines where it must.

    Where that is not enough, so do the others: numbers behind a comma, names at a fifth of the whole.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide: list[int] = []
        self._least: list[int] = []
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
        self._wide, self._least = [], []
        for place, column in enumerate(table.columns):
            header = QTableWidgetItem(tr(column.title))
            header.setTextAlignment(RIGHT if column.right else LEFT)
            self.setHorizontalHeaderItem(place, header)
            texts = [header.text()]
            for line, row in enumerate(rows):
                total = bool(table.total) and line == len(rows) - 1
                text = tr(row[place]) if total or isinstance(row[place], Sentence) else row[place]
                item = QTableWidgetItem(re.sub(r"(?<!,) ", WHOLE, text) if column.right else text)
                item.setTextAlignment(RIGHT if column.right else LEFT)
                if total:
                    item.setFont(heavy)
                item.setToolTip(theme.plain(item.text()))
                self.setItem(line, place, item)
                texts.append(item.text())
            self._wide.append(max(map(measures.horizontalAdvance, texts)) + AROUND)
            parts = [part for text in texts for part in re.split(r"(?<=,) " if column.right else " ", text)]
            self._least.append(max(map(measures.horizontalAdvance, parts)) + AROUND)
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
        words, model, whole = self._words, self.model(), self.viewport().width()
        room = whole - sum(self._wide) + self._wide[words]
        wide = [*self._wide]
        if room < min(NARROWEST, wide[words]):
            names = round(NAMES * whole)
            wide = [max(least, min(w, names)) for w, least in zip(wide, self._least, strict=True)]
            room = whole - sum(wide) + wide[words]
        wide[words] = min(self._wide[words], max(self._least[words], room))
        for place, width in enumerate(wide):
            self.setColumnWidth(place, width)
        breaking = [place for place, width in enumerate(wide) if width < self._wide[place]]
        for line in range(self.rowCount()):
            item = self.item(line, words)
            measures = QFontMetrics(item.font()) if item and line == self.rowCount() - 1 else self.fontMetrics()
            high = [measures.height()]
            for place in breaking:
                area = QRect(0, 0, wide[place] - AROUND, HIGHEST)
                text = model.index(line, place).data()
                high.append(measures.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height())
            self.setRowHeight(line, theme.row() - measures.height() + max(high))
        fit(self)


def fit(table: QTableWidget) -> None:
    """As high as its rows, with room for the bar where it is too wide."""
    bar = table.horizontalScrollBar()
    too_wide = table.horizontalHeader().length() > table.viewport().width()
    wide = bar.sizeHint().height() if too_wide else 0
    table.setFixedHeight(table.horizontalHeader().height() + table.verticalHeader().length() + wide + 2)
