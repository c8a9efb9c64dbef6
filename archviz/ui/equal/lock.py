"""What is kept: the figure, its locked total, how far the design is off it now, and in which steps it may be met."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from archviz.explore.cost import QUANTITIES
from archviz.report.numbers import exact, si
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.mark import Mark
from archviz.ui.segments import Segments

from .matching import Matching

MULTIPLES = (1, 2, 4, 8, 16, 32)


class Lock(QWidget):
    """Keep: Parameters | MACs | …, 25.56 M locked, now 25.03 M (−2.1 %), Lock now, a multiple of 1."""

    def __init__(self, matching: Matching) -> None:
        super().__init__()
        self._matching = matching
        keep = QLabel(tr("Keep"))
        self.figures = Segments(
            {q.name: q.title for q in QUANTITIES.values()}, matching.keep.name, tr("The total that is kept")
        )
        self.figures.chosen.connect(matching.choose_keep)
        mark = Mark("lock")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.locked, self.now = QLabel(), QLabel()
        self.locked.setFont(theme.bold(theme.numbers(self.locked.font())))
        self.now.setFont(theme.numbers(self.now.font()))
        self.again = QPushButton(tr("Lock now"))
        self.again.setToolTip(tr("Lock the total that the design has now"))
        self.again.clicked.connect(matching.lock)
        of, self.multiple = QLabel(tr("A multiple of")), QComboBox()
        self.multiple.addItems(list(map(str, MULTIPLES)))
        self.multiple.setAccessibleName(of.text())
        self.multiple.setToolTip(tr("What follows is rounded to such; what was dragged last is solved anew"))
        self.multiple.activated.connect(lambda place: matching.choose_multiple(MULTIPLES[place]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MARGIN)
        for widget in (keep, self.figures, mark, self.locked, self.now, self.again):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(of)
        row.addWidget(self.multiple)

    def refresh(self) -> None:
        """The totals, and how far apart they are."""
        target, present, unit = self._matching.target, self._matching.present, self._matching.keep.unit
        self.locked.setText(si(target, unit))
        self.locked.setToolTip(tr("locked: {count}", count=exact(target)))
        error = present / target - 1 if target else 0.0
        self.now.setText(tr("now {count} ({error})", count=si(present, unit), error=percent(error)))
        self.now.setToolTip(exact(present))
        self.again.setEnabled(present != target)


def percent(error: float) -> str:
    """−0.0207 → "−2.1 %"; "=" for none at all."""
    return "=" if not error else f"{100 * error:+.1f} %".replace("-", "−")
