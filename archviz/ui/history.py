"""The state that is open and its history: the one thing in the program that changes, by undoable `Edit`s."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QUndoStack

from archviz.app.design import Design
from archviz.results import Analysis, Row
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.cure import diagnosed
from archviz.spec.expand import Expansion, expand
from archviz.spec.issue import Issue, Refused

from .edit import Edit, Key, State
from .language import tr


class History(QObject):
    """The current state, its history, its file; `changed(before, after)` carries two `State`s."""

    changed = Signal(object, object)
    refused = Signal(str)
    unsaved = Signal(str)  # why the file could not be written
    edited = Signal()  # an edit was taken
    loaded = Signal()  # another document, not an edit of this one
    filed = Signal()  # another file, or saved, or no longer as saved

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State(inhabited(project or Project()))
        self.path: Path | None = None
        self.version: files.Version | None = None  # what the file held when it was read or written
        self.stack = QUndoStack(self)
        self.stack.cleanChanged.connect(self.filed)
        self._gesture = 0

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
        return (*diagnosed(self.design), *self.project.missing(self.design))

    @property
    def analysis(self) -> Analysis:
        """Its counts, from the graph."""
        return analyse(self.design)

    @property
    def layers(self) -> tuple[Row, ...]:
        """The counts of its layers, from the graph."""
        return layers(self.design)

    @property
    def baseline(self) -> Architecture | None:
        """The design that is pinned as such, where another one is looked at."""
        pinned = self.project.baseline
        return self.project.designs[pinned] if self.state.active != pinned else None

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return not self.stack.isClean()

    @property
    def kept(self) -> tuple[Project, Path | None, str]:
        """What a journal keeps of it."""
        return self.project, self.path, self.version.digest if self.version else ""

    @property
    def title(self) -> str:
        """The file's name, or a word for a document without one."""
        return self.path.name.removesuffix(files.SUFFIX) if self.path else tr("untitled")

    def settle(self) -> None:
        """The gesture is over: the next edit of the same place is a step of its own."""
        self._gesture += 1

    def go_to(self, index: int) -> None:
        """To where so many steps of the history are done; told as one change, however many are undone or redone."""
        before = self.state
        with QSignalBlocker(self):
            self.stack.setIndex(index)
        self.changed.emit(before, self.state)
        self.filed.emit()

    def put(self, state: State) -> None:
        """Set the state and tell; for `Edit`."""
        before, self.state = self.state, state
        self.changed.emit(before, state)

    def change(self, change: Callable[[Architecture], Architecture], text: str, key: Key = ()) -> bool:
        active = self.state.active
        return self.replace(lambda p: p.put_design(active, change(p.designs[active])), text, key)

    def _designs(
        self, designs: tuple[Architecture, ...], places: tuple[int, ...], active: int, text: str, key: Key = ()
    ) -> bool:
        return self.replace(lambda p: p.arrange(designs, places), text, key, active)

    def replace(self, change: Callable[[Project], Project], text: str, key: Key = (), active: int = -1) -> bool:
        try:
            project = inhabited(change(self.project))
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
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


@lru_cache(maxsize=4)
def layers(design: Architecture) -> tuple[Row, ...]:
    """The counts of a design's layers, from its graph."""
    return Design(design).layers


def inhabited(project: Project) -> Project:
    """With an empty design where there is none: something is always looked at."""
    return project if project.designs else project.put(designs=(Architecture(),))
