"""What is open in the pictures: stages, repeats, blocks and paths that show what is in them, design by design."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from archviz.diagram.scene import PATHS, REPEATS, Scene
from archviz.graph import Graph

from .document import Document
from .edit import State
from .match import matching
from .selection import WHOLE, Selection

Step = tuple[str, str, int]  # what it is called there; its name and stage in the selection


class Opened(QObject):
    """`names` are those of the design that is looked at, in the order in which they were opened."""

    changed = Signal(str)  # the name that was opened or closed

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._names: dict[str, tuple[str, ...]] = {}  # by design
        self._scene: Scene | None = None
        document.changed.connect(self._on_document_changed)
        document.loaded.connect(self._on_document_loaded)

    @property
    def names(self) -> tuple[str, ...]:
        """As `scene` takes them."""
        return self._names.get(self._document.design.name, ())

    def take(self, other: Opened) -> None:
        """What was open in another window of the same document."""
        self._names = dict(other._names)

    def settle(self, scene: Scene | None) -> None:
        """A picture is there: what it does not show open (gone, too much, implied by its level) is closed."""
        self._scene = scene
        if scene is not None:
            self._put(tuple(n for n in self.names if n in scene.opened))

    def open(self, name: str) -> None:
        """Show what is in a box; `name` is what its `opens` says."""
        if name and name not in self.names:
            self._put((*self.names, name))
            self.changed.emit(name)

    def close(self, names: Collection[str]) -> None:
        """Fold these again, and whatever is open inside them."""
        inside = {n for name in names for n in (self._scene.inside(name) if self._scene else ())}
        gone = inside.union(names)
        if first := next((n for n in self.names if n in gone), ""):
            self._put(tuple(n for n in self.names if n not in gone))
            self.changed.emit(first)

    def turn(self, cluster: str, stage: int) -> None:
        """Close what a tint shows: all of a stage, the innermost of a block; open a tint that stands for several."""
        if self._scene is None:
            return
        on = [b for b in self._scene.boxes if b.stage == stage]
        within = [b.within for b in on if cluster in (b.cluster, self._stage(stage)) and b.within]
        if within:
            whole = cluster == self._stage(stage)
            self.close({n for names in within for n in (names if whole else names[-1:])})
        else:
            self.open(next((c.opens for c in self._scene.clusters if c.id == cluster), ""))

    def leave(self) -> None:
        """Close the innermost around what is selected, else what was opened last."""
        boxes = self._scene.boxes if self._scene else ()
        names, stages = [b.members or (b.id,) for b in boxes], [b.stage for b in boxes]
        found = matching(names, stages, self._selection.name, self._selection.stage)
        around = next((boxes[i].within for i in sorted(found) if boxes[i].within), ())
        self.close(around[-1:] or self.names[-1:])

    # -- the way to what is looked at

    @property
    def way(self) -> tuple[Step, ...]:
        """From the design to what is selected, or was opened last; empty where it would say nothing."""
        name, stage = self._selection.name, self._selection.stage
        graph = self._document.expansion.graph
        if stage == WHOLE and self.names:
            name = self.names[-1].removesuffix(PATHS)
            within = name.removesuffix(REPEATS)
            units = (u.stage for u in graph.units if within in (u.name, graph.stages[u.stage]))
            stage = next(units, WHOLE)
            name = graph.stages[stage] if name.endswith(REPEATS) else name
        steps = _steps(graph, name, stage)
        return ((self._document.design.name, "", WHOLE), *steps) if self.names or len(steps) > 1 else ()

    def back(self, name: str, stage: int) -> None:
        """Return to a step of the way: select it, and close what is open inside."""
        boxes = self._scene.boxes if self._scene else ()
        deeper = {n for b in boxes if b.stage == stage or stage == WHOLE for n in b.within}
        if name == self._stage(stage):
            deeper -= {name}
        elif name:
            deeper &= {name + PATHS}
        self._selection.pick(name, stage)
        self.close(deeper)

    def _stage(self, index: int) -> str:
        stages = self._document.expansion.graph.stages
        return stages[index] if 0 <= index < len(stages) else ""

    def _put(self, names: tuple[str, ...]) -> None:
        self._names[self._document.design.name] = names

    def _on_document_loaded(self) -> None:
        self._names.clear()

    def _on_document_changed(self, before: State, after: State) -> None:
        """A design that is renamed keeps what is open in it."""
        old, new = before.design.name, after.design.name
        count = len(before.project.designs)
        if old != new and before.active == after.active and count == len(after.project.designs):
            self._names[new] = self._names.pop(old, ())


def _steps(graph: Graph, name: str, stage: int) -> tuple[Step, ...]:
    """Stage, block and layer on the way to a name."""
    if not 0 <= stage < len(graph.stages):
        return ()
    whole = graph.stages[stage]
    unit = next((u for u in graph.units if u.stage == stage and _holds(u.name, name)), None)
    names = [whole, unit.name if unit else "", name]
    found = [n for i, n in enumerate(names) if n and n not in names[:i]]
    prefix = f"{unit.name}." if unit else ""
    return tuple((n.removeprefix(prefix) if n == name and i else n, n, stage) for i, n in enumerate(found))


def _holds(unit: str, name: str) -> bool:
    return bool(unit) and (name == unit or name.startswith(f"{unit}."))
