"""New, open, save: file choosers around the document."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from archviz.spec.architecture import Project
from archviz.spec.files import SUFFIX

from . import conflict
from .disk import followed
from .document import Document
from .language import tr
from .memory import Memory

NAMED = 3  # files that are not opened; more are counted


class Files(QObject):
    """What the File menu does; asks before unsaved work is lost. `commit` takes what is still being typed."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, memory: Memory, commit: Callable[[], object]) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._window, self._document, self._memory, self._commit = window, document, memory, commit

    def new(self) -> None:
        """An empty project."""
        if self.may_leave():
            self._document.load(Project())

    def open(self) -> None:
        """Choose a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open project"), self._folder(), _projects())
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open this file; the document stays as it is where the file is refused."""
        if not self.may_leave():
            return
        if self._document.open(path):
            self._memory.opened(path)
        elif not os.path.exists(path):
            self._memory.forget(path)

    def save(self) -> bool:
        """Save, asking for a name where there is none; whether it is saved."""
        return self._write(self._document.path) if self._document.path else self.save_as()

    def save_as(self) -> bool:
        """Save under a name to be chosen; whether it is saved."""
        start = self._document.path or Path(self._folder()) / f"{self._document.title}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Save project"), str(start), _projects())
        if not name:
            return False
        path = completed(self._window, name, "" if "." in Path(name).name else SUFFIX)
        return path is not None and self._write(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first of the files dropped on the window is opened; links to the web are not taken.

        A window that comes to the front looks at its file: not every file system tells of changes.
        """
        if event.type() == QEvent.Type.WindowActivate:
            self._document.disk.check()
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            paths = [Path(name) for url in event.mimeData().urls() if (name := url.toLocalFile())]
            event.setDropAction(Qt.DropAction.CopyAction)  # to move it would take the file from where it lies
            event.setAccepted(bool(paths))
            if event.type() == QEvent.Type.Drop and paths:
                self.open_path(paths[0])
                if len(paths) > 1:
                    self.said.emit(tr("One project is open at a time; not opened: {names}", names=_names(paths[1:])))
            return True
        return super().eventFilter(watched, event)

    def may_leave(self) -> bool:
        """Whether the document may be given up: it is saved, or the user says so."""
        self._commit()
        if not self._document.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            tr("Unsaved changes"),
            tr("<p>Save the changes of “{document}” before they are gone?</p>", document=escape(self._document.title)),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        return answer == buttons.Discard or (answer == buttons.Save and self.save())

    def _write(self, path: Path) -> bool:
        known = self._document.path
        own = known is not None and followed(known) == followed(path)
        condition = self._document.disk.condition if own else "same"
        if condition == "changed":
            answer = conflict.ask(self._window, path)
            if answer == "save_as":
                return self.save_as()
            if answer != "overwrite":
                if answer == "reload":
                    self._document.reload()
                return False
        saved = self._document.save(path)
        if saved:
            self._memory.opened(path)
            if condition == "gone":
                self.said.emit(tr("{file} had been removed; it was written again", file=path.name))
        return saved

    def _folder(self) -> str:
        return str(self._document.path.parent if self._document.path else Path.home())


def completed(parent: QWidget, name: str, suffix: str) -> Path | None:
    """The chosen name with its suffix; None where that is a file to keep, which the chooser did not ask about."""
    path = Path(name + suffix)
    if not suffix or not os.path.exists(path):
        return path
    buttons = QMessageBox.StandardButton
    text = tr("<p>{path} is there already. Replace it?</p>", path=escape(str(path)))
    answer = QMessageBox.question(parent, tr("Replace"), text, buttons.Yes | buttons.No, buttons.No)
    return path if answer == buttons.Yes else None


def _names(paths: list[Path]) -> str:
    """The first few by name, and how many more."""
    more = len(paths) - NAMED
    return ", ".join([p.name for p in paths[:NAMED]] + [f"+{more}"] * (more > 0))


def _projects() -> str:
    """What the choosers of project files offer."""
    return f"{tr('ArchViz projects')} (*{SUFFIX});;{tr('All files')} (*)"
