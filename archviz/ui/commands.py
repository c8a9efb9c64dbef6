"""What can be done to the stage that is selected, and what the palette asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject

from archviz import zoo
from archviz.spec.expand import part
from archviz.spec.fields import describe
from archviz.spec.issue import Refused
from archviz.spec.registry import Block, block_class

from .document import Document
from .selection import WHOLE, Selection
from .stages import saved_name


class Commands(QObject):
    """Edits of the document that also move the selection."""

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection

    def insert(self, key: str, index: int = WHOLE) -> None:
        """What a key of the palette names, in front of `index`; without one behind the selected stage."""
        saved = saved_name(key)
        try:
            block = self._document.project.saved(saved) if saved else block_class(key)()
        except Refused as refusal:  # dropped by another program, or by another version of this one
            self._document.refused.emit(str(refusal))
            return
        if block is None:
            return
        if index == WHOLE:
            index = self._place(ends=block.about.family == "head")
        if self._document.insert(index, block if saved else self._fitted(block, index), saved):
            self.select(index)

    def open_network(self, name: str) -> None:
        """A named network as a design of its own."""
        try:
            design = zoo.network(name)
        except Refused as refusal:
            self._document.refused.emit(str(refusal))
            return
        if self._document.open_design(design):
            self._selection.clear()

    def remove(self) -> None:
        """Take the selected stage out."""
        index = self._selection.stage
        if index != WHOLE and self._document.remove(index):
            self.select(min(index, len(self._document.design.stages) - 1))

    def duplicate(self) -> None:
        """The selected stage once more."""
        index = self._selection.stage
        if index != WHOLE and self._document.duplicate(index):
            self.select(index + 1)

    def move(self, by: int) -> None:
        """The selected stage up (−1) or down (+1)."""
        index = self._selection.stage
        to = index + by
        if index != WHOLE and 0 <= to < len(self._document.design.stages) and self._document.move(index, to):
            self.select(to)

    def begin(self) -> None:
        """Select what is worth a look first: the first mistake, else the stage with the most work."""
        faulty = [i.stage for i in self._document.expansion.issues if i.stage is not None]
        macs = [row.counts.macs for row in self._document.analysis.stages]
        if macs:
            self.select(faulty[0] if faulty else macs.index(max(macs)))

    def select(self, index: int) -> None:
        """Select a stage by its position."""
        stages = self._document.expansion.graph.stages
        self._selection.pick(stages[index] if index >= 0 else "", index)

    def _fitted(self, block: Block, index: int) -> Block:
        """The block as wide as what arrives from the stage before, where it has such fields and torch can run it so."""
        entering = self._document.analysis.stages[index - 1].shape if index else ()
        sizes = {f.name: getattr(block, f.name) for f in describe(type(block)) if f.unit == "channels"}
        if len(entering) != 3 or not sizes.get("out") or block.about.family in ("stem", "head"):
            return block
        scaled = {name: size * entering[0] // sizes["out"] for name, size in sizes.items()}
        try:
            wide = block.put(**scaled)
        except Refused:
            return block
        return block if part(wide, entering).misfits else wide

    def _place(self, *, ends: bool) -> int:
        stages = self._document.design.stages
        if self._selection.stage != WHOLE:
            return self._selection.stage + 1
        closed = bool(stages) and stages[-1].block.about.family == "head"
        return len(stages) - (closed and not ends)  # nothing useful follows a head
