"""The table of counts at the bottom, by stages, blocks or layers."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archviz.results import Level, Row
from archviz.spec.architecture import Architecture
from archviz.words import word

from .against import Against
from .bench.times import Times
from .document import Document
from .history import analyse, layers
from .naming import Naming
from .segments import Segments
from .selection import Selection
from .table import CountsTable

LEVELS: dict[str, str] = {"stage": word("Stages"), "block": word("Blocks"), "layer": word("Layers")}


class LayersPanel(QWidget):
    """Filled only while it is seen: a network of 1,202 layers has thousands of rows."""

    def __init__(self, document: Document, selection: Selection, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._times = document, selection, times
        self.naming = Naming(document, self)
        self.naming.changed.connect(self.refresh)
        self._shown: object = None
        self._before: tuple[tuple[object, ...], Against] | None = None
        self.table = CountsTable()
        self.levels = Segments(LEVELS, "stage")
        self.levels.chosen.connect(self.refresh)
        self.table.picked.connect(selection.pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        document.changed.connect(self.refresh)
        times.changed.connect(self.refresh)
        selection.changed.connect(self._on_selection_changed)

    def refresh(self) -> None:
        """Show the rows of the design that is looked at."""
        design, baseline, level, times = self._document.design, self._document.baseline, self.level, self._times
        note = times.note(design, level)
        apart = times.apart(design, baseline) if baseline else ""
        known = times.entry(design), times.entry(baseline) if baseline else None
        wanted = (design, level, self.naming.keras, baseline, note, apart, known)
        if not self.isVisible() or wanted == self._shown:
            return
        self._shown = wanted
        against = self._against(baseline, apart) if baseline else None
        self.table.show_rows(self._rows(design), analyse(design).total, self.naming.names, against, note)
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

    @property
    def level(self) -> Level:
        """The level that is chosen."""
        return cast("Level", self.levels.current)

    def _rows(self, design: Architecture) -> tuple[Row, ...]:
        if self.level == "layer":
            return layers(design)
        analysis = self._times.of(design)
        return analysis.stages if self.level == "stage" else analysis.blocks

    def _against(self, baseline: Architecture, apart: str) -> Against:
        """The rows of the baseline; kept while a design beside it is edited."""
        key = baseline, self.level, apart, self._times.entry(baseline)
        if self._before is None or self._before[0] != key:
            self._before = key, Against(baseline.name, self._rows(baseline), analyse(baseline).total, apart)
        return self._before[1]

    def _on_selection_changed(self) -> None:
        self.table.select(self._selection.name, self._selection.stage)
