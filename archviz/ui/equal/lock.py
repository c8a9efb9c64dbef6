"""What is kept: the figure, its locked total, the total now, and how far that is off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from archviz.explore.cost import QUANTITIES
from archviz.explore.solve import TOLERANCE
from archviz.numbers import exact, percent, si
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.mark import Mark
from archviz.ui.segments import Segments
from archviz.words import word

from .matching import Matching

LARGE = 1.3  # times the size of the other texts
HELD = word("The lock holds through every edit and undo, until “Lock now” or a look at another design.")


class Lock(QWidget):
    """Keep: Parameters | MACs | …, 25.56 M locked, 25.03 M now, −2.07 %, Lock now."""

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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MARGIN)
        parts: tuple[QWidget, ...] = (keep, self.figures, self._closed, self.locked, locked, self.now, now, self.error,
                                      self._off, self.again)  # fmt: skip
        for widget in parts:
            if widget in (self._closed, self.now):
                row.addSpacing(theme.MARGIN)
            elif widget is self.again:
                row.addStretch(1)  # it stays where it is, however long the figures are
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

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
