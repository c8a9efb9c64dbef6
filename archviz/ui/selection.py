"""One selection for the whole window: the row or box that was meant, and every stage that a command would take."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from archviz.graph import Graph
from archviz.spec.expand import expand

from .document import Document
from .edit import State

WHOLE = -1  # the design itself is selected


class Selection(QObject):
    """What is selected: `stage` is an index or WHOLE, `name` of a stage, block or layer; `stages` all in order."""

    changed = Signal(str, int)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.name = ""
        self.stage = WHOLE
        self.stages: tuple[int, ...] = ()
        document.changed.connect(self._on_document_changed)
        document.loaded.connect(self.clear)

    def pick(self, name: str, stage: int) -> None:
        """Select one thing; what the document does not hold (a click on an old picture) is the design."""
        if stage != WHOLE and name not in _names(self._document.expansion.graph, stage):
            name, stage = "", WHOLE
        self._take(name, stage, () if stage == WHOLE else (stage,))

    def pick_stages(self, stages: Iterable[int], current: int = WHOLE) -> None:
        """Select several stages; `current` is the one that is looked at, the last of them unless told."""
        names = self._document.expansion.graph.stages
        chosen = tuple(sorted({i for i in stages if 0 <= i < len(names)}))
        if len(chosen) == 1 and chosen[0] == self.stage:
            self._take(self.name, self.stage, chosen)  # a layer of it may be selected
        elif chosen:
            at = current if current in chosen else chosen[-1]
            self._take(names[at], at, chosen)
        else:
            self.clear()

    def toggle(self, name: str, stage: int) -> None:
        """Take a stage in, or out where it is already in."""
        if stage in self.stages:
            self.pick_stages(i for i in self.stages if i != stage)
        elif stage != WHOLE:
            self.pick_stages((*self.stages, stage), stage)

    def extend(self, stage: int) -> None:
        """Every stage from the one that is looked at to this one."""
        if stage != WHOLE:
            start = self.stage if self.stage != WHOLE else 0
            self.pick_stages(range(min(start, stage), max(start, stage) + 1), start)

    def all(self) -> None:
        """Every stage."""
        self.pick_stages(range(len(self._document.design.stages)))

    def clear(self) -> None:
        """Select the design itself."""
        self.pick("", WHOLE)

    def take(self, other: Selection) -> None:
        """What another window of the same document had selected."""
        self._take(other.name, other.stage, other.stages)

    def _take(self, name: str, stage: int, stages: tuple[int, ...]) -> None:
        if (name, stage, stages) != (self.name, self.stage, self.stages):
            self.name, self.stage, self.stages = name, stage, stages
            self.changed.emit(name, stage)

    def _on_document_changed(self, before: State, after: State) -> None:
        """Stages stay selected wherever they are now; what no longer exists is its stage, or the design."""
        places = _places(before, after)
        stages = tuple(sorted({places[i] for i in self.stages if i in places}))
        stage = places.get(self.stage, WHOLE)
        graph = self._document.expansion.graph
        if stage == WHOLE:
            self.pick_stages(stages)
        elif self.name in _names(graph, stage):
            self._take(self.name, stage, stages)
        else:
            self._take(graph.stages[stage], stage, stages)


def _places(before: State, after: State) -> dict[int, int]:
    """Where the stages of a state are in the next one, by their names; one that was renamed is where it was."""
    old, new = expand(before.design).graph.stages, expand(after.design).graph.stages
    found = {name: index for index, name in enumerate(new)}
    renamed = {i for i in range(len(old)) if new[i] not in old} if len(old) == len(new) else set()
    return {i: found.get(name, i) for i, name in enumerate(old) if name in found or i in renamed}


def _names(graph: Graph, stage: int) -> set[str]:
    """The names of a stage, its blocks and their layers; none where there is no such stage."""
    if stage >= len(graph.stages):
        return set()
    units = [unit for unit in graph.units if unit.stage == stage]
    return {graph.stages[stage], *(u.name for u in units), *(u.full(n.name) for u in units for n in u.part.nodes)}
