"""One result looked at closely: the times of its blocks as a table and as a roofline; a block leads to the picture."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from archviz.bench.outcome import Outcome
from archviz.bench.plan import digest
from archviz.bench.result import Latency
from archviz.report.roofline import source
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.selection import Selection

from .blocks import BlocksView
from .roofline import RooflineView


class Closeup(QObject):
    """Both views of the result that is looked at; `torch` asks the process that draws the roofline."""

    def __init__(self, document: Document, selection: Selection, torch: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._found: Latency | None = None
        self.blocks, self.roofline = BlocksView(), RooflineView(torch)
        self.blocks.picked.connect(self._on_block_picked)

    def look(self, found: Latency | None, outcome: Outcome | None = None, at: datetime | None = None) -> None:
        """At a result of an outcome that was measured then (None: today), or at none; the same one is left as it is."""
        if found is self._found:
            return
        self._found, where = found, ""
        if outcome and outcome.machine:
            where = source(outcome.machine, outcome.plan, (at or datetime.now()).date().isoformat())
        self.blocks.show_latency(found)
        self.roofline.show_latency(found, where)

    def _on_block_picked(self, name: str) -> None:
        """Select it in the picture, where the project still has the network that was measured."""
        found = self._found
        if found is None or found.blocks is None:
            return
        stage = next(block.stage for block in found.blocks.blocks if block.name == name)
        for index, design in enumerate(self._document.project.designs):
            if digest(design.put(input=found.input)) == found.digest:
                self._document.activate(index)
                self._selection.pick(name, stage)
                return
