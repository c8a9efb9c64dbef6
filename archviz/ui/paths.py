"""A residual network as many networks: how many paths, how long, and those of a stage drawn apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from archviz.analyse.paths import path_lengths, residual_units, stack
from archviz.report.paths import summary
from archviz.spec.expand import Expansion
from archviz.words import word

from . import theme
from .bars import Bars
from .bridge import Bridge
from .canvas import Canvas
from .document import Document
from .language import tr
from .selection import WHOLE, Selection

if TYPE_CHECKING:
    from archviz.diagram import Picture

MOST = 4  # residual blocks that are drawn apart: 16 paths
SOURCE = word("Every residual block lets a path through its branch or past it (Veit et al. 2016, arXiv:1605.06431).")


class PathsPanel(QWidget):
    """The chart is there at once and follows every edit while it is seen; the picture comes when it is asked for."""

    def __init__(self, document: Document, selection: Selection, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._bridge = document, selection, bridge
        self._shown: Expansion | None = None
        self._drawn: tuple[Expansion, str] | None = None
        self.summary, self.button = QLabel(), QPushButton()
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setToolTip(tr(SOURCE))
        self.bars, self.canvas = Bars(), Canvas()
        self.canvas.setAccessibleName(tr("Every path"))
        self.canvas.hide()
        self.button.clicked.connect(self.unravel)
        top = QHBoxLayout()
        top.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, 0)
        top.addWidget(self.summary, 1)
        top.addWidget(self.button)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.bars)
        self._split.addWidget(self.canvas)
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(top)
        column.addWidget(self._split, 1)
        document.changed.connect(self.refresh)
        selection.changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count the paths of the design that is looked at; a picture of what is no longer so goes away."""
        found = self._document.expansion
        if not self.isVisible():
            return
        if found is not self._shown:
            self._shown = found
            self.summary.setText(tr(summary(found.graph)) if found.graph.units else tr("No blocks, no paths"))
            self.bars.show_lengths(path_lengths(found.graph))
        why, name = self._reason(), self._stage()
        first = tr("Draw every path of the first {most} blocks of {stage}", most=MOST, stage=name)
        every = tr("Draw every path of {stage}", stage=name) if name else tr("Draw every path")
        self.button.setText(first if self._count() > MOST else every)
        self.button.setEnabled(not why)
        self.button.setToolTip(why or tr("The unravelled picture. {source}", source=tr(SOURCE)))
        if self._drawn and self._drawn != (found, name):
            self._bridge.drop("unravel")
            self._drawn = None
            self.canvas.hide()

    def unravel(self) -> None:
        """Draw the paths of the selected stage apart."""
        found, name = self._document.expansion, self._stage()
        self._drawn = (found, name)
        first = MOST if self._count() > MOST else None

        def draw(_: object) -> Picture:
            from archviz.diagram import placed
            from archviz.diagram.unravel import unravel

            return placed(unravel(stack(found.graph, name, first)), "LR")

        self._bridge.ask("unravel", draw, self._on_drawn, self._on_failed)

    def _stage(self) -> str:
        stages = self._document.expansion.graph.stages
        index = self._selection.stage
        return stages[index] if WHOLE < index < len(stages) else ""

    def _count(self) -> int:
        name = self._stage()
        return residual_units(stack(self._document.expansion.graph, name, None)) if name else 0

    def _reason(self) -> str:
        """Why nothing can be drawn apart; empty where it can."""
        if not self._stage():
            return tr("Select a stage of residual blocks first")
        if not self._document.expansion.sound:
            return tr("The design has mistakes; mend them first")
        alone = tr("{stage} has no shortcut: one path leads through it", stage=self._stage())
        return "" if self._count() else alone

    def _on_drawn(self, picture: Picture) -> None:
        self.canvas.show_picture(picture, self._stage())
        self.canvas.show()

    def _on_failed(self, error: BaseException) -> None:
        self._drawn = None
        self.summary.setText(tr("The paths cannot be drawn: {why}", why=str(error)))
