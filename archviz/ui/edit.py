"""One state of the document, and the one command that leads from a state to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakMethod

from PySide6.QtGui import QUndoCommand

from archviz.spec.architecture import Architecture, Project

from .language import tr

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The designs side by side, and which of them is looked at."""

    project: Project
    active: int = 0

    @property
    def design(self) -> Architecture:
        """The design that is looked at."""
        return self.project.designs[self.active]


class Edit(QUndoCommand):
    """From one state to another; edits with the same key merge, so dragging a spin box is one step."""

    def __init__(self, put: Callable[[State], None], before: State, after: State, text: str, key: Key = ()) -> None:
        super().__init__(tr(text))
        self._put = WeakMethod(put)  # the document owns its history: a strong one would make a cycle through Qt
        self.before, self.after, self.sentence, self.key = before, after, text, key

    def say(self) -> None:
        """Its text anew: the language has changed."""
        self.setText(tr(self.sentence))

    def id(self) -> int:
        """Qt asks for a merge where two ids are equal and not -1."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later edit into this one."""
        if not isinstance(other, Edit) or other.key != self.key:
            return False
        self.after = other.after
        self.sentence = other.sentence
        self.say()
        self.setObsolete(self.before.project == self.after.project)
        return True

    def redo(self) -> None:
        """To the state after."""
        self._go(self.after)

    def undo(self) -> None:
        """To the state before."""
        self._go(self.before)

    def _go(self, state: State) -> None:
        if put := self._put():
            put(state)
