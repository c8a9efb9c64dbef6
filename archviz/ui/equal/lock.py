"""What is kept: the figure, its locked total, the total now, and how far that is off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from archviz.explore.cost import QUANTITIES
from archviz.explore.solve import TOLERANCE
from archviz.numbers import exact, percent, si
from archviz.ui import theme
from archviz.ui.flow import Flow
from archviz.ui.language import tr
from archviz.ui.mark import Mark
from archviz.ui.segments import Segments
from archviz.words import word

from .matching import Matching

LARGE = 1.3  # times the size of the other texts
HELD = word("The lock holds through every edit and undo, until “Lock now” or a look at another design.")


class Lock(QWidget):
    """Keep: Parameters | MACs | …, Lock now, 25.56 M locked, 25.03 M now, −2.07 %."""

    def __init__(self, matching: Matching) -> None:
        super().__init__()
        self._matching = matching
        keep = QLabel(tr("Keep"))
        self.figures = Segments(
            {q.name: q.title for q in QUANTITIES.values()}, matching.held.keep.name, tr("The total that is kept")
        )
        self.figures.chosen.connect(matching.choose_keep)
        self.locked, self.now, self.error = QLabel(), QLabel(), QLabel()
        for label in (self.locked, self.now, self.error):
            font = theme.numbers(theme.bold(label.font()))
            font.setPointSizeF(font.pointSizeF() * LARGE)
            label.setFont(font)
        self._closed, self._off = Mark("lock"), Mark("warning")
        locked, now = QLabel(tr("locked")), QLabel(tr("now"))
        for quiet in (locked, now):
            theme.quiet(quiet)
        self.again = QPushButton(tr("Lock now"))
        self.again.clicked.connect(matching.lock)
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (keep, self.figures), (self.again,), (self._closed, self.locked, locked),
            (self.now, now, self.error, self._off),
        )  # fmt: skip
        for widgets in parts:
            row.addWidget(self._together(widgets))
        self.setLayout(row)

    def _together(self, widgets: tuple[QWidget, ...]) -> QWidget:
        """What no line may part, as high as the buttons; the button in front of the totals stays where it is."""
        box = QWidget()
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 0, theme.MARGIN, 0)
        inner.setSpacing(theme.MARGIN)
        for widget in widgets:
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        box.setMinimumHeight(max(self.figures.sizeHint().height(), self.again.sizeHint().height()))
        return box

    def refresh(self) -> None:
        """The totals, and how far apart they are."""
        target, present, unit = self._matching.held.target, self._matching.present, self._matching.held.keep.unit
        self.locked.setText(si(target, unit))
        self.locked.setToolTip(f"{tr('locked: {count}', count=exact(target))}\n{tr(HELD)}")
        error = present / target - 1 if target else 0.0
        self.now.setText(si(present, unit))
        self.now.setToolTip(exact(present))
        self.error.setText(percent(error))
        self.error.setToolTip(
            tr("What is left of the locked total after rounding: {count}", count=f"{present - target:+,}")
        )
        self.error.setAccessibleName(tr("off the locked total: {error}", error=percent(error)))
        self._off.setVisible(abs(error) > TOLERANCE)
        self.again.setEnabled(present != target)
        free, held = tr("Lock the total that the design has now"), tr("the design has the locked total")
        self.again.setToolTip(free if present != target else held)
