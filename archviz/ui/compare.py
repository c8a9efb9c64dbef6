"""Designs side by side: one column each; the first one is the baseline of ratios and differences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from archviz.report.comparison import MAX_DESIGNS, analysed, compare
from archviz.spec.architecture import Architecture
from archviz.words import word

from . import theme
from .comparison.caution import cautions, faulty
from .comparison.table import FiguresTable
from .language import tr

ALONE = word("Only one design is open. Add another beside it (Ctrl+T) and it is compared with this one, the baseline.")
AT_ONCE = 1000  # blocks that are counted in one turn of the event loop


class ComparePanel(QWidget):
    """The table of designs; `chosen` tells the one whose header was clicked or whose cell was activated,
    `pinned` the one that shall be the baseline."""

    chosen = Signal(int)
    pinned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._designs: tuple[Architecture, ...] = ()
        self._current = 0
        self._shown: object = None
        self._counted: frozenset[Architecture] = frozenset()
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._on_turn)
        self.table = FiguresTable()
        self.table.chosen.connect(self.chosen)
        self.table.pinned.connect(self.pinned)
        self.hint = QLabel(tr(ALONE))
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        theme.quiet(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)

    def show_designs(self, designs: Sequence[Architecture], current: int) -> None:
        """One column a design, as the comparison's page has them; `current` is the one that is looked at."""
        self._designs, self._current = tuple(designs), current
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._fill()

    def _on_turn(self) -> None:
        if self.isVisible():
            self._fill()

    def _count(self, designs: Sequence[Architecture]) -> bool:
        """Count some of the designs that were not counted yet; whether all are now."""
        left = AT_ONCE
        for design in designs:
            if design not in self._counted:
                if left <= 0:
                    return False
                analysed(design)
                self._counted |= {design}
                left -= sum(stage.repeat for stage in design.stages)
        self._counted &= {*designs}
        return True

    def _fill(self) -> None:
        wanted = (self._designs, self._current)
        if wanted == self._shown:
            return
        designs = self._designs[:MAX_DESIGNS]
        if len(designs) > 1 and not self._count(designs):
            self._turn.start()
            return
        self._shown = wanted
        self.table.setVisible(len(designs) > 1)
        if len(designs) < 2:
            self.hint.setText(tr(ALONE))
            return
        comparison = compare(designs)
        left_out = len(self._designs) - len(designs)
        more = tr("The first {most} of {count} designs are compared.", most=MAX_DESIGNS, count=len(self._designs))
        sentences = (tr(comparison.verdict), *cautions(comparison, designs), *([more] if left_out else []))
        self.hint.setText(" ".join(sentences))
        self.table.show_comparison(comparison, self._current, faulty(designs))

    def column_menu(self, place: int) -> QMenu:
        """What can be done with a design; without one (-1) with the table."""
        return self.table.column_menu(place)
