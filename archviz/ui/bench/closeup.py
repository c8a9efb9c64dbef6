"""One result looked at closely: the times of its blocks as a table and as a roofline; a block leads to the picture."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from archviz.bench.outcome import Outcome
from archviz.bench.plan import digest
from archviz.bench.result import Latency
from archviz.report.roofline import source
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.selection import Selection

from .blocks import BlocksView
from .enlarged import Enlarged
from .roofline import RooflineView


class Closeup(QObject):
    """Both views of the result that is looked at; `torch` asks the process that draws the roofline."""

    def __init__(self, document: Document, selection: Selection, torch: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._found: Latency | None = None
        self._where = ""
        self._torch, self._beside = torch, parent
        self.enlarged: Enlarged | None = None
        self.blocks, self.roofline = BlocksView(), RooflineView(torch)
        self.blocks.picked.connect(self._on_block_picked)
        self.roofline.enlarged.connect(self.enlarge)

    def look(self, found: Latency | None, outcome: Outcome | None = None, at: datetime | None = None) -> None:
        """At a result of an outcome that was measured then (None: today), or at none; the same one is left as it is."""
        if found is self._found:
            return
        self._found, self._where = found, ""
        if outcome and outcome.machine:
            self._where = source(outcome.machine, outcome.plan, (at or datetime.now()).date().isoformat())
        self.blocks.show_latency(found)
        self.roofline.show_latency(found, self._where)
        if self.enlarged:
            self.enlarged.view.show_latency(found, self._where)

    def enlarge(self) -> None:
        """Show the roofline in a window of its own, which is made when it is first asked for."""
        if self.enlarged is None:
            self.enlarged = Enlarged(self._torch, self._beside.window())
            self.enlarged.view.show_latency(self._found, self._where)
        self.enlarged.show()
        self.enlarged.activateWindow()

    def close(self) -> None:
        """The window beside goes with the one that it belongs to."""
        if self.enlarged:
            self.enlarged.close()

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
