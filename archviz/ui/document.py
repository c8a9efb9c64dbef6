"""The open document: the one thing in the program that changes. Every change is one undoable `Edit`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from archviz.analyse.estimate import estimate
from archviz.results import Analysis
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.expand import Expansion, expand
from archviz.spec.fields import describe
from archviz.spec.issue import Fix, Refused
from archviz.spec.issue import Path as Place
from archviz.spec.registry import Block

from .edit import Edit, Key, State


class Document(QObject):
    """The current state, its history, its file; `changed(before, after)` carries two `State`s."""

    changed = Signal(object, object)
    refused = Signal(str)
    filed = Signal()  # another file, or saved, or no longer as saved

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State(_inhabited(project or Project()))
        self.path: Path | None = None
        self.stack = QUndoStack(self)
        self.stack.cleanChanged.connect(self.filed)
        self._gesture = 0

    # -- reading

    @property
    def project(self) -> Project:
        """All designs."""
        return self.state.project

    @property
    def design(self) -> Architecture:
        """The design that is looked at."""
        return self.state.design

    @property
    def expansion(self) -> Expansion:
        """Its graph and issues."""
        return expand(self.design)

    @property
    def analysis(self) -> Analysis:
        """Its counts, from the graph."""
        return analyse(self.design)

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return not self.stack.isClean()

    @property
    def title(self) -> str:
        """The file's name, or a word for a document without one."""
        return self.path.name.removesuffix(files.SUFFIX) if self.path else "untitled"

    # -- editing the design that is looked at; False when refused

    def edit(self, place: Place, value: object) -> bool:
        """Put a value at a place; a run of edits at one place is one step."""
        if len(place) == 1:
            text = f"design {place[0]}"
        else:
            stage = self.design.stages[int(place[1])]
            titles = {f.name: f.title for f in describe(type(stage.block))}
            text = f"{titles[str(place[3])] if len(place) == 4 else place[2]} of {stage.name}"
        return self._change(lambda d: d.edit(place, value), text, (self.state.active, place, self._gesture))

    def apply(self, fix: Fix) -> bool:
        """Take a remedy."""

        def change(design: Architecture) -> Architecture:
            for place, value in fix.edits:
                design = design.edit(place, value)
            return design

        return self._change(change, fix.text)

    def insert(self, index: int, block: Block) -> bool:
        """A new stage in front of `index`."""
        return self._change(lambda d: d.insert(index, block), f"add {block.about.title}")

    def remove(self, index: int) -> bool:
        """Take a stage out."""
        return self._change(lambda d: d.remove(index), f"remove {self.design.stages[index].name}")

    def duplicate(self, index: int) -> bool:
        """A stage once more behind itself."""
        return self._change(lambda d: d.duplicate(index), f"duplicate {self.design.stages[index].name}")

    def move(self, index: int, to: int) -> bool:
        """A stage to another position."""
        return self._change(lambda d: d.move(index, to), f"move {self.design.stages[index].name}")

    def settle(self) -> None:
        """The gesture is over: the next edit of the same place is a step of its own."""
        self._gesture += 1

    # -- the designs side by side

    def activate(self, index: int) -> None:
        """Look at another design; not a change of the document."""
        if index != self.state.active and 0 <= index < len(self.project.designs):
            self.put(State(self.project, index))

    def new_design(self, design: Architecture) -> bool:
        """A design behind the others."""
        designs = self.project.designs
        return self._designs((*designs, design), len(designs), f"add {design.name}")

    def open_design(self, design: Architecture) -> bool:
        """A design behind the others, or in the place of an empty one."""
        if self.design.stages:
            return self.new_design(design)
        return self._change(lambda _: design, f"add {design.name}")

    def duplicate_design(self, index: int) -> bool:
        """A design once more behind itself."""
        designs = self.project.designs
        name = designs[index].name
        taken = {d.name for d in designs}
        copies = (f"{name[:100]} copy{f' {n}' if n > 1 else ''}" for n in range(1, len(designs) + 2))
        copy = designs[index].put(name=next(c for c in copies if c not in taken))
        return self._designs((*designs[: index + 1], copy, *designs[index + 1 :]), index + 1, f"duplicate {name}")

    def close_design(self, index: int) -> bool:
        """Take a design out; an empty one takes the place of the last."""
        designs = self.project.designs
        rest = (*designs[:index], *designs[index + 1 :])
        active = self.state.active - (index < self.state.active)
        return self._designs(rest, min(active, max(len(rest) - 1, 0)), f"close {designs[index].name}")

    def move_design(self, index: int, to: int) -> bool:
        """A design to another position; the first one is the baseline."""
        rest = list(self.project.designs)
        rest.insert(to, rest.pop(index))
        return self._designs(tuple(rest), to, f"move {rest[to].name}", ("designs", self._gesture))

    # -- files

    def load(self, project: Project, path: Path | None = None, *, saved: bool = True) -> None:
        """Another document in the place of this one; its history starts anew."""
        self.path = path
        self.stack.clear()
        self.put(State(_inhabited(project)))
        if not saved:
            self.stack.resetClean()
        self.filed.emit()

    def open(self, path: Path) -> bool:
        """Read a file; where it is refused, everything stays as it was."""
        try:
            project = files.load(path)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self.load(project, path)
        return True

    def save(self, path: Path) -> bool:
        """Write the file; where that is refused, the work stays unsaved."""
        try:
            files.save(self.project, path)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self.path = path
        self.stack.setClean()
        self.filed.emit()
        return True

    def close(self) -> None:
        """Drop the history in silence: QUndoStack tells of its own destruction."""
        self.stack.blockSignals(True)
        self.stack.clear()

    def put(self, state: State) -> None:
        """Set the state and tell; for `Edit`."""
        before, self.state = self.state, state
        self.changed.emit(before, state)

    def _change(self, change: Callable[[Architecture], Architecture], text: str, key: Key = ()) -> bool:
        try:
            project = self.project.put_design(self.state.active, change(self.design))
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self._push(State(project, self.state.active), text, key)
        return True

    def _designs(self, designs: tuple[Architecture, ...], active: int, text: str, key: Key = ()) -> bool:
        try:
            project = _inhabited(self.project.put(designs=designs))
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self._push(State(project, active), text, key)
        return True

    def _push(self, after: State, text: str, key: Key = ()) -> None:
        if after.project != self.project:
            self.stack.push(Edit(self.put, self.state, after, text, key))


@lru_cache(maxsize=256)
def analyse(design: Architecture) -> Analysis:
    """The counts of a design, from its graph."""
    return estimate(expand(design).graph, titles(design))


def titles(design: Architecture) -> tuple[str, ...]:
    """The titles of the blocks of its stages."""
    return tuple(stage.block.about.title for stage in design.stages)


def _inhabited(project: Project) -> Project:
    """With an empty design where there is none: something is always looked at."""
    return project if project.designs else project.put(designs=(Architecture(),))
