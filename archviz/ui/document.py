"""The open document: the one thing in the program that changes. Every change is one undoable `Edit`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from archviz.app.design import Design
from archviz.results import Analysis
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.expand import Expansion, expand
from archviz.spec.fields import describe
from archviz.spec.issue import Fix, Issue, Refused
from archviz.spec.issue import Path as Place
from archviz.spec.registry import Block

from .edit import Edit, Key, State


class Document(QObject):
    """The current state, its history, its file; `changed(before, after)` carries two `State`s."""

    changed = Signal(object, object)
    refused = Signal(str)
    edited = Signal()  # an edit was taken
    loaded = Signal()  # another document, not an edit of this one
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
    def issues(self) -> tuple[Issue, ...]:
        """Every mistake in it, and a note for each saved block that the project no longer has."""
        return (*self.expansion.issues, *self.project.missing(self.design))

    @property
    def analysis(self) -> Analysis:
        """Its counts, from the graph."""
        return analyse(self.design)

    @property
    def baseline(self) -> Architecture | None:
        """The first design, where another one is looked at."""
        return self.project.designs[0] if self.state.active else None

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

        def change(project: Project) -> Project:
            for place, value in fix.edits:
                project = project.edit(self.state.active, place, value)
            return project

        return self._replace(change, fix.text)

    def insert(self, index: int, block: Block, saved: str = "") -> bool:
        """A new stage in front of `index`; `saved` names the block of the project that it is."""
        return self._change(lambda d: d.insert(index, block, saved=saved), f"add {saved or block.about.title}")

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
        return self._designs(tuple(rest), to, f"move {rest[to].name}", ("designs", rest[to], self._gesture))

    # -- the project's own blocks

    def save_block(self, index: int, name: str) -> bool:
        """The block of a stage under a name, in the place of what was there."""
        place: Place = ("stages", index, "saved")
        block = self.design.stages[index].block

        def change(project: Project) -> Project:
            return project.save_block(name, block).edit(self.state.active, place, name)

        return self._replace(change, f"save block {name}")

    def rename_block(self, name: str, new: str) -> bool:
        """A saved block under another name."""
        return self._replace(lambda p: p.rename_block(name, new), f"rename block {name}")

    def remove_block(self, name: str) -> bool:
        """Take a saved block out; stages that were made from it keep their data."""
        return self._replace(lambda p: p.forget_block(name), f"remove block {name}")

    # -- files

    def load(self, project: Project, path: Path | None = None, *, saved: bool = True) -> None:
        """Another document in the place of this one; its history starts anew."""
        self.path = path
        self.stack.clear()
        self.put(State(_inhabited(project)))
        self.loaded.emit()
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
        active = self.state.active
        return self._replace(lambda p: p.put_design(active, change(p.designs[active])), text, key)

    def _designs(self, designs: tuple[Architecture, ...], active: int, text: str, key: Key = ()) -> bool:
        return self._replace(lambda p: p.put(designs=designs), text, key, active)

    def _replace(self, change: Callable[[Project], Project], text: str, key: Key = (), active: int = -1) -> bool:
        try:
            project = _inhabited(change(self.project))
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        if project != self.project:
            after = State(project, self.state.active if active < 0 else active)
            self.stack.push(Edit(self.put, self.state, after, text, key))
            self.edited.emit()
        return True


@lru_cache(maxsize=256)
def analyse(design: Architecture) -> Analysis:
    """The counts of a design, from its graph."""
    return Design(design).analysis


def _inhabited(project: Project) -> Project:
    """With an empty design where there is none: something is always looked at."""
    return project if project.designs else project.put(designs=(Architecture(),))
