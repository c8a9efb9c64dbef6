"""Equal cost by hand: lock a total, drag a dimension, and another one follows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archviz.explore.axes import AXES
from archviz.ui import theme
from archviz.ui.document import Document
from archviz.ui.language import tr
from archviz.words import say, word

from .dimension import Dimension
from .keeping import Keeping
from .lock import Lock
from .matching import Matching
from .offers import Offers

LEAST, TIMES = 128, 4  # how far a slider reaches at least, and how many times what is locked
HEADS = (word("Gives way"), word("Dimension"), word("Drag one: another gives way, and the total stays"))


class MatchPanel(QScrollArea):
    """Follows the document while it is seen; made when it is first. `compared` asks for the table of the designs."""

    compared = Signal()
    said = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.matching = Matching(document, self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Match"))
        self.matching.changed.connect(self.refresh)

    def _assemble(self) -> None:
        matching = self.matching
        self.lock, self.offers = Lock(matching), Offers(matching)
        self.rows = {name: Dimension(axis, self) for name, axis in AXES.items()}
        self.keeping = Keeping(self._document, matching)
        self.keeping.compared.connect(self.compared)
        self.keeping.said.connect(self.said)
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(2, 1)
        heads = [QLabel(tr(text)) for text in HEADS]
        for place, head in enumerate(heads):
            theme.quiet(head)
            grid.addWidget(head, 0, place, 1, 1 + (head is heads[-1]))
        heads[-1].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        heads[-1].setToolTip(heads[-1].text())
        for line, row in enumerate(self.rows.values(), 1):
            row.stand(grid, line)
        grid.setRowStretch(1 + len(self.rows), 1)
        side = QVBoxLayout()
        side.setSpacing(theme.GRID)
        side.addWidget(self.offers)
        side.addWidget(self.keeping)
        side.addLayout(self.offers.words)  # last: however long it is, it moves nothing
        side.addStretch(1)
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(2 * theme.WIDE)
        both.addLayout(grid, 3)
        both.addLayout(side, 2)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        column.addWidget(self.lock)
        column.addWidget(self.reason)
        column.addWidget(self._both, 1)
        column.addStretch()
        self.setWidget(body)

    def _connect(self) -> None:
        matching = self.matching
        for row in self.rows.values():
            row.moved.connect(matching.vary)
            row.settled.connect(self._on_row_settled)
            row.chosen.connect(matching.choose_follower)
            row.refused.connect(lambda text: matching.refuse(say("{fault}", fault=text)))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self.widget() is None:
            self._assemble()
            self._connect()
        self.refresh()

    def event(self, event: QEvent) -> bool:
        """Escape, which elsewhere empties the selection, first gives up a drag."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.matching.open:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                for row in self.rows.values():
                    row.slider.let_go()
                self.matching.cancel()
            return True
        return super().event(event)

    def refresh(self) -> None:
        """Show the design as it was dragged, the lock, and what followed."""
        if not self.isVisible():
            return
        matching = self.matching
        matching.held.attend()
        self.reason.setText(tr(matching.held.reason))
        self.reason.setVisible(bool(matching.held.reason))
        self.lock.setVisible(not matching.held.reason)
        self._both.setVisible(not matching.held.reason)
        if matching.held.reason:
            return
        design, locked = matching.design, matching.held.design
        reasons = {name: matching.held.lacking(axis) for name, axis in AXES.items()}
        free = [axis for name, axis in AXES.items() if not reasons[name]]
        varied = matching.varied if matching.varied in free else next(iter(free), None)
        follows = matching.held.giving(varied) if varied else None
        figure = tr(matching.held.keep.title)
        for name, row in self.rows.items():
            axis, why = row.axis, reasons[name]
            start = 0 if why or axis.lacks(locked) else axis.get(locked)
            idle = ""
            if matching.held.idle(axis):
                idle = tr("{figure}: the total does not depend on {axis}", figure=figure, axis=tr(axis.title))
            row.show_design(design, max(LEAST, TIMES * start), why, idle, follows=axis is follows)
        self.lock.refresh()
        self.offers.refresh()
        self.keeping.refresh(varied)

    def _on_row_settled(self) -> None:
        self.matching.settle()
        self.refresh()
