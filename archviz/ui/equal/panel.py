"""Equal cost by hand: lock a total, drag a dimension, and another one follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archviz.explore.axes import AXES, Axis
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.document import Document
from archviz.ui.language import tr
from archviz.words import say, word

from . import beside
from .dimension import Dimension
from .lock import Lock
from .matching import Matching
from .offers import Offers

LEAST, TIMES = 128, 4  # how far a slider reaches at least, and how many times what is locked
HELD = word("The lock holds through every edit and undo, until “Lock now” or a look at another design.")


class MatchPanel(QScrollArea):
    """Follows the document while it is seen; `compared` asks for the table of the designs that were added."""

    compared = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.matching = matching = Matching(document, self)
        self.lock, self.offers = Lock(matching), Offers(matching)
        self.rows = {name: Dimension(axis, self) for name, axis in AXES.items()}
        self.table_title, self.values = QLabel(), QLineEdit()
        self.table_button, self.twice_button = QPushButton(tr("Make the table")), QPushButton()
        self._table_axis: Axis | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Match"))
        self._assemble()
        self._connect()
        matching.changed.connect(self.refresh)

    def _assemble(self) -> None:
        self.values.setAccessibleName(tr("Values of the table"))
        self.values.setToolTip(tr("A design for each of these values, all at the locked total"))
        self.table_button.setToolTip(tr("Add these designs to the project and compare them"))
        self.twice_button.setToolTip(tr("Add the deeper, the wider and the one with more paths, and compare them"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(2, 1)
        for line, row in enumerate(self.rows.values()):
            row.stand(grid, line)
        grid.setRowStretch(len(self.rows), 1)
        held = QLabel(tr(HELD))
        held.setWordWrap(True)
        theme.quiet(held)
        side = QVBoxLayout()
        side.setSpacing(theme.GRID)
        side.addWidget(self.offers)
        side.addStretch(1)
        side.addLayout(_line(self.table_title, self.values, self.table_button))
        side.addLayout(_line(self.twice_button, None))
        side.addWidget(held)
        both = QHBoxLayout()
        both.setSpacing(2 * theme.WIDE)
        both.addLayout(grid, 3)
        both.addLayout(side, 2)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        column.addWidget(self.lock)
        column.addLayout(both, 1)
        self.setWidget(body)

    def _connect(self) -> None:
        matching = self.matching
        for row in self.rows.values():
            row.moved.connect(matching.vary)
            row.settled.connect(self._on_row_settled)
            row.chosen.connect(matching.choose_follower)
            row.refused.connect(lambda text: matching.refuse(say("{fault}", fault=text)))
        self.values.returnPressed.connect(self._on_table_clicked)
        self.table_button.clicked.connect(self._on_table_clicked)
        self.twice_button.clicked.connect(self._on_twice_clicked)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the design that is looked at, the lock, and what followed."""
        if not self.isVisible():
            return
        matching, design = self.matching, self._document.design
        matching.attend()
        reasons = {name: matching.reason or matching.lacking(axis) for name, axis in AXES.items()}
        free = [axis for name, axis in AXES.items() if not reasons[name]]
        varied = matching.varied if matching.varied in free else next(iter(free), None)
        follows = matching.follower(varied) if varied else None
        for name, row in self.rows.items():
            axis, why = row.axis, reasons[name]
            locked = matching.locked or design
            start = 0 if why or axis.lacks(locked) else axis.get(locked)
            row.show_design(design, max(LEAST, TIMES * start), why, follows=axis is follows)
        self.lock.refresh()
        self.offers.show_solved(matching.solved, tr(matching.trouble or matching.reason), design)
        self._show_table(varied)
        self.twice_button.setText(tr("Twice the cost: {figure}", figure=tr(matching.keep.title)))

    def _show_table(self, varied: Axis | None) -> None:
        for widget in (self.values, self.table_button, self.twice_button):
            widget.setEnabled(varied is not None)
        self.twice_button.setEnabled(not self.matching.reason)
        if varied and varied is not self._table_axis:
            self._table_axis = varied
            self.table_title.setText(tr("{axis}:", axis=tr(varied.title)))
            self.values.setText(beside.usual(varied, self._document.design))

    def _on_row_settled(self) -> None:
        self.matching.settle()
        self.refresh()

    def _on_table_clicked(self) -> None:
        try:
            added = self._table_axis and beside.table(
                self._document, self.matching, self._table_axis, self.values.text()
            )
        except Refused as refusal:
            self.matching.refuse(say("{fault}", fault=refusal.sentence))
            return
        if added:
            self.compared.emit()

    def _on_twice_clicked(self) -> None:
        try:
            added, lacking = beside.dearer(self._document, self.matching)
        except Refused as refusal:
            self.matching.refuse(say("{fault}", fault=refusal.sentence))
            return
        if lacking:
            self.matching.refuse(lacking)
        if added:
            self.compared.emit()


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """These beside each other; None takes what room is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.MARGIN)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
