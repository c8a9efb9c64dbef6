"""The table of counts at the bottom, by stages, blocks or layers."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archviz.results import Row
from archviz.spec.architecture import Architecture
from archviz.words import word

from .against import Against
from .document import Document
from .history import analyse, layers
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
        self._before: tuple[Architecture, str, Against] | None = None
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
        design, baseline = self._document.design, self._document.baseline
        wanted = (design, self.levels.current, self.naming.keras, baseline)
        if not self.isVisible() or wanted == self._shown:
            return
        self._shown = wanted
        against = self._against(baseline, self.levels.current) if baseline else None
        self.table.show_rows(self._rows(design), analyse(design).total, self.naming.names, against)
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
        return self._rows(self._document.design)

    def _rows(self, design: Architecture) -> tuple[Row, ...]:
        if self.levels.current == "layer":
            return layers(design)
        return analyse(design).stages if self.levels.current == "stage" else analyse(design).blocks

    def _against(self, baseline: Architecture, level: str) -> Against:
        """The rows of the baseline; kept while a design beside it is edited."""
        if self._before is None or self._before[:2] != (baseline, level):
            self._before = baseline, level, Against(baseline.name, self._rows(baseline), analyse(baseline).total)
        return self._before[2]

    def _on_selection_changed(self) -> None:
        self.table.select(self._selection.name, self._selection.stage)
