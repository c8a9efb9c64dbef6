"""Which designs of the project are compared: all but those that somebody has left out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from archviz import zoo
from archviz.app import ready
from archviz.app.ready import PREFIX
from archviz.report.comparison import MAX_DESIGNS
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.edit import State
from archviz.ui.language import tr


class Chosen(QObject):
    """A design that is left out stays so wherever it moves and whatever it is called, until another project comes."""

    def __init__(self, document: Document, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._commands = document, commands
        self._out: frozenset[int] = frozenset()  # places in the project
        document.changed.connect(self._on_document_changed)
        document.loaded.connect(self._on_document_loaded)

    @property
    def places(self) -> tuple[int, ...]:
        """Their places in the project, the baseline first."""
        project = self._document.project
        return tuple(i for i in project.order if i == project.baseline or i not in self._out)[:MAX_DESIGNS]

    @property
    def designs(self) -> tuple[Architecture, ...]:
        """The designs themselves."""
        return tuple(self._document.project.designs[i] for i in self.places)

    @property
    def column(self) -> int:
        """The column of the design that is looked at; -1 where it is left out."""
        places, active = self.places, self._document.state.active
        return places.index(active) if active in places else -1

    @property
    def more(self) -> str:
        """That there are more than are compared; empty where there are not."""
        count = len(self._document.project.designs)
        full = len(self.places) == MAX_DESIGNS < count
        return tr("The first {most} of {count} designs are compared.", most=MAX_DESIGNS, count=count) if full else ""

    def take(self, place: int, on: bool) -> None:
        """Compare a design of the project, or leave it out."""
        self._out = self._out - {place} if on else self._out | {place}

    def add(self, name: str) -> str:
        """A network beside the others, or the designs of a ready comparison, unless they are there; that can be undone.

        What is to be said of it, empty where it is seen; Refused for a name that nothing has.
        """
        if name.startswith(PREFIX):
            other = files.load(ready.path(name.removeprefix(PREFIX)))
            new = tuple(design for design in other.designs if not self._found(design))
            if not new:
                return tr("All designs of this comparison are here already.")
            self._document.adopt(other.put(designs=new, baseline=0))
            return ""
        if not self._found(zoo.network(name)):
            self._commands.open_network(name)
            return ""
        return tr("{name} is here already.", name=name)

    def _found(self, design: Architecture) -> bool:
        """Whether the project has just this design; then it is compared."""
        designs = self._document.project.designs
        if design not in designs:
            return False
        self.take(designs.index(design), True)
        return True

    def _on_document_changed(self, before: State, after: State) -> None:
        old, new = before.project.designs, after.project.designs
        self._out = frozenset(place for i in self._out if (place := _place(i, old, new)) is not None)

    def _on_document_loaded(self) -> None:
        self._out = frozenset()


def _place(index: int, old: tuple[Architecture, ...], new: tuple[Architecture, ...]) -> int | None:
    """Where a design is after a change: the same object, else, edited, where it was; None once it is closed."""
    if index < len(new) and new[index] is old[index]:
        return index
    found = next((i for i, design in enumerate(new) if design is old[index]), None)
    return index if found is None and len(old) == len(new) else found
