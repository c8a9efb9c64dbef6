"""One selection for the whole window: a stage, and the row of it that was meant."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from archviz.graph import Graph

from .document import Document

WHOLE = -1  # the design itself is selected


class Selection(QObject):
    """What is selected: `stage` is an index or WHOLE, `name` the name of a stage, block or layer."""

    changed = Signal(str, int)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.name = ""
        self.stage = WHOLE
        document.changed.connect(self._on_document_changed)
        document.loaded.connect(self.clear)

    def pick(self, name: str, stage: int) -> None:
        """Select, and tell everyone; what the document does not hold (a click on an old picture) is the design."""
        if stage != WHOLE and name not in _names(self._document.expansion.graph, stage):
            name, stage = "", WHOLE
        if (name, stage) != (self.name, self.stage):
            self.name, self.stage = name, stage
            self.changed.emit(name, stage)

    def clear(self) -> None:
        """Select the design itself."""
        self.pick("", WHOLE)

    def _on_document_changed(self, before: object, after: object) -> None:
        """A selection that no longer exists falls back to its stage, or to the design."""
        graph = self._document.expansion.graph
        if self.stage != WHOLE and self.name not in _names(graph, self.stage):
            self.pick(graph.stages[self.stage] if self.stage < len(graph.stages) else "", self.stage)


def _names(graph: Graph, stage: int) -> set[str]:
    """The names of a stage, its blocks and their layers; none where there is no such stage."""
    if stage >= len(graph.stages):
        return set()
    units = [unit for unit in graph.units if unit.stage == stage]
    return {graph.stages[stage], *(u.name for u in units), *(n.name for u in units for n in u.nodes())}
