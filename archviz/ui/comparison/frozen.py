"""The baseline's column of a table, which stays where it is while the others move beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableView

from archviz.ui import theme
from archviz.ui.cell import dress


class Frozen(QTableView):
    """Lies over the first column of `table` once that is pushed aside; `asked` tells of a click on its header."""

    asked = Signal()

    def __init__(self, table: QTableView, header: QHeaderView, cells: QAbstractItemDelegate) -> None:
        super().__init__(table)
        self._table, self._edge = table, theme.rule(upright=True)
        self.setHorizontalHeader(header)
        dress(self)
        self.setItemDelegate(cells)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setAutoScroll(False)
        self.setAutoFillBackground(True)
        self.viewport().setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(table.accessibleName())
        self.verticalHeader().hide()
        self._edge.setParent(self)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.sectionClicked.connect(self.asked)
        self.activated.connect(lambda _: self.asked.emit())
        self.clicked.connect(lambda _: table.setFocus())
        table.horizontalScrollBar().valueChanged.connect(self.settle)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def settle(self) -> None:
        """In its place, while it is needed."""
        table, header = self._table, self._table.horizontalHeader()
        if not table.horizontalScrollBar().value():
            self.hide()
            return
        wide = table.columnWidth(0)
        self.setColumnWidth(0, wide)
        self.horizontalHeader().setFixedHeight(header.height())
        self.setGeometry(table.viewport().x(), header.y(), wide, header.height() + table.viewport().height())
        self._edge.setGeometry(wide - 1, 0, 1, self.height())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
        self.raise_()
        self._edge.raise_()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The table's."""
        event.ignore()
