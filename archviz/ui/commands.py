"""What can be done to the stages that are selected, and what the palette asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from archviz import zoo
from archviz.spec.architecture import Project, Stage
from archviz.spec.clip import pasted
from archviz.spec.exchange import fitted
from archviz.spec.issue import Refused
from archviz.spec.registry import block_class

from .document import Document
from .language import tr
from .mime import saved_name, stages_data
from .selection import WHOLE, Selection


class Commands(QObject):
    """Edits of the document that also move the selection."""

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection

    # -- from elsewhere

    def insert(self, key: str, index: int = WHOLE, first: int = 0) -> None:
        """What a key of the palette names, in front of `index`; without one behind the selected stage.

        With `first` behind so many blocks of the repeat at `index`, which is split there.
        """
        saved = saved_name(key)
        try:
            block = self._document.project.saved(saved) if saved else block_class(key)()
        except Refused as refusal:  # dropped by another program, or by another version of this one
            self._document.refused.emit(tr(refusal.sentence))
            return
        if block is None or not self._stands(index, first):
            return
        if index == WHOLE:
            index = self._place(ends=block.about.family == "head")
        at = index + bool(first)
        entering = self._document.analysis.stages[at - 1].shape if at else ()
        if self._document.insert(index, block if saved else fitted(block, entering), saved, first):
            self.select(at)

    def open_network(self, name: str) -> None:
        """A named network as a design of its own."""
        try:
            design = zoo.network(name)
        except Refused as refusal:
            self._document.refused.emit(tr(refusal.sentence))
            return
        if self._document.open_design(design):
            self._selection.clear()

    # -- the clipboard

    def copy(self) -> None:
        """The selected stages, as data for other windows and as text for everything else."""
        if self._selection.stages:
            QGuiApplication.clipboard().setMimeData(stages_data(self._chosen()))

    def cut(self) -> None:
        """Copy, then remove."""
        self.copy()
        self.remove()

    def paste(self, index: int = WHOLE, first: int = 0) -> None:
        """Stages of the clipboard in front of `index`, else behind the selected one; or the designs of a project."""
        try:
            found = pasted(QGuiApplication.clipboard().text())
        except Refused as refusal:
            self._document.refused.emit(tr(refusal.sentence))
            return
        if isinstance(found, Project):
            if found.designs:
                self._document.adopt(found)
            else:
                self._document.refused.emit(tr("the clipboard holds a project without designs; copy one that has some"))
        else:
            self.drop(found, self._place(ends=False) if index == WHOLE else index, first)

    def drop(self, stages: tuple[Stage, ...], index: int, first: int = 0) -> None:
        """Stages from elsewhere in front of `index`, or behind the `first` blocks of its repeat."""
        at = index + bool(first)
        if self._stands(index, first) and self._document.paste(index, stages, first):
            self._selection.pick_stages(range(at, at + len(stages)))

    # -- what is selected

    def remove(self) -> None:
        """Take the selected stages out."""
        stages = self._selection.stages
        if stages and self._document.remove(*stages):
            self.select(min(stages[0], len(self._document.design.stages) - 1))

    def duplicate(self) -> None:
        """The selected stages once more."""
        stages = self._selection.stages
        if stages and self._document.duplicate(*stages):
            self._selection.pick_stages(range(stages[-1] + 1, stages[-1] + 1 + len(stages)))

    def move(self, by: int) -> None:
        """The selected stages up (−1) or down (+1)."""
        stages = self._selection.stages
        if stages:
            self.move_to(stages[0] - 1 if by < 0 else stages[-1] + 2)

    def move_to(self, gap: int) -> None:
        """The selected stages together in front of the one that is at `gap`."""
        stages, count = self._selection.stages, len(self._document.design.stages)
        if not stages or not 0 <= gap <= count:
            return
        to = gap - sum(i < gap for i in stages)
        moved = range(to, to + len(stages))
        if tuple(moved) != stages and self._document.move(gap, *stages):
            self._selection.pick_stages(moved)

    def split(self, first: int = 0) -> None:
        """The selected repeat as two stages: `first` of its blocks, half of them unless told, and the rest."""
        index = self._selection.stage
        if index != WHOLE and self._document.split(index, first or self._document.design.stages[index].repeat // 2):
            self._selection.pick_stages((index, index + 1), index)

    def exchange(self, key: str, *stages: int) -> None:
        """What a key of the palette names in these stages, else the selected ones; what both have in common stays."""
        stages, saved = stages or self._selection.stages, saved_name(key)
        if not stages:
            return
        done = self._document.use(saved, *stages) if saved else self._document.exchange(block_class(key), *stages)
        if done:
            self._selection.pick_stages(stages)

    # -- selecting

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

    def _chosen(self) -> tuple[Stage, ...]:
        return tuple(self._document.design.stages[i] for i in self._selection.stages)

    def _stands(self, index: int, first: int) -> bool:
        """Whether there is such a place; one of an old picture may be gone."""
        stages = self._document.design.stages
        return index < len(stages) and first < stages[index].repeat if first else index <= len(stages)

    def _place(self, *, ends: bool) -> int:
        stages = self._document.design.stages
        if self._selection.stages:
            return self._selection.stages[-1] + 1
        closed = bool(stages) and stages[-1].block.about.family == "head"
        return len(stages) - (closed and not ends)  # nothing useful follows a head
