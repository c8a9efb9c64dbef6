"""The table of counts at the bottom, by stages, blocks or layers."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archviz.results import Row
from archviz.words import word

from .document import Document
from .naming import Naming
from .segments import Segments
from .selection import Selection
from .table import CountsTable

LEVELS: dict[str, str] = {"stage": word("Stages"), "block": word("Blocks"), "layer": word("Layers")}


class LayersPanel(QWidget):
    """Filled only while it is seen: a network of 1,202 layers has thousands of rows."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.naming = Naming(document, self)
        self.naming.changed.connect(self.refresh)
        self._shown: object = None
        self.table = CountsTable()
        self.levels = Segments(LEVELS, "stage")
        self.levels.chosen.connect(self.refresh)
        self.table.picked.connect(selection.pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        document.changed.connect(self.refresh)
        selection.changed.connect(self._on_selection_changed)

    def refresh(self) -> None:
        """Show the rows of the design that is looked at."""
        wanted = (self._document.design, self.levels.current, self.naming.keras)
        if not self.isVisible() or wanted == self._shown:
            return
        self._shown = wanted
        self.table.show_rows(self.rows(), self._document.analysis.total, self.naming.names)
        self._on_selection_changed()

    def set_heat(self, id: str) -> None:
        """The column of a metric shows its heat."""
        self.table.show_heat(id)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def rows(self) -> tuple[Row, ...]:
        """The rows of the design at the level that is chosen."""
        analysis = self._document.analysis
        if self.levels.current == "layer":
            return self._document.layers
        return analysis.stages if self.levels.current == "stage" else analysis.blocks

    def _on_selection_changed(self) -> None:
        self.table.select(self._selection.name, self._selection.stage)
