"""The document's file as other programs see it: watched for changes of theirs, and locked so that they are warned."""

from __future__ import annotations

import hashlib
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from archviz.app.journal import open_folder
from archviz.spec import files

if TYPE_CHECKING:
    from .document import Document

SETTLE_MS = 200  # a program that saves may remove the file before it writes the new one
Condition = Literal["same", "changed", "gone"]


class Disk(QObject):
    """Follows the file of one document, also where that goes to another window."""

    turned = Signal(str)  # the Condition of the file, where it is another than before
    shared = Signal()  # another window has the file open

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._path: Path | None = None
        self._version: files.Version | None = None
        self._told: tuple[Condition, files.Version | None] = ("same", None)
        self._status: tuple[int, ...] = ()
        self._watcher: QFileSystemWatcher | None = None
        self._lock: QLockFile | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.check)
        self.listen()

    @property
    def _document(self) -> Document:
        """Its owner; a reference of its own would make a cycle through Qt."""
        return cast("Document", self.parent())

    @property
    def condition(self) -> Condition:
        """How the file is now, compared with what the document has read or written."""
        return self._look()[0]

    def _look(self) -> tuple[Condition, files.Version | None]:
        """The condition, and what a changed file holds; it is read once."""
        path, known = self._document.path, self._document.version
        if path is None or known is None:
            return "same", None
        if not os.path.lexists(path):
            return "gone", None
        found = files.version(path)
        return ("same", None) if found == known else ("changed", found)

    def check(self) -> None:
        """Look at the file; `turned` tells what is new about it."""
        path = self._document.path
        if path is None or (status := _status(path)) == self._status != ():
            return
        self._status = status
        self._watch(path)
        found = self._look()
        if found != self._told:
            self._told = found
            if found[0] == "gone":  # what is on the screen is nowhere else
                self._document.stack.resetClean()
            self.turned.emit(found[0])

    def close(self) -> None:
        """Follow it no longer; other windows may have it."""
        self._timer.stop()
        self._unlock()
        if self._watcher:
            self._watcher.deleteLater()
            self._watcher = None

    def listen(self) -> None:
        """Notice what file the document has; again after its signals were cut off."""
        self._document.filed.connect(self._follow)

    def _follow(self) -> None:
        """The document may have another file, or have read or written it."""
        path, version = self._document.path, self._document.version
        if path != self._path:
            self._path = path
            self._unlock()
            if self._watcher and (watched := [*self._watcher.files(), *self._watcher.directories()]):
                self._watcher.removePaths(watched)
            if path is not None:
                self._acquire(path)
        elif version is self._version:
            return
        self._version, self._status = version, ()
        self.check()

    def _watch(self, path: Path) -> None:
        """The file, and its folder: what replaces the file is not what was watched."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _: self._timer.start())
            self._watcher.directoryChanged.connect(lambda _: self._timer.start())
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for place in (path, path.parent):
            if str(place) not in watched and place.exists():
                self._watcher.addPath(str(place))

    def _acquire(self, path: Path) -> None:
        """Lock it for the other windows of this user; a lock whose owner has died is free."""
        folder = open_folder()
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = hashlib.sha256(os.fsencode(f"{platform.node()}\0{followed(path)}")).hexdigest()[:32]
        lock = QLockFile(str(folder / f"{name}.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
        elif lock.error() == QLockFile.LockError.LockFailedError:
            self.shared.emit()

    def _unlock(self) -> None:
        if self._lock:
            self._lock.unlock()
            self._lock = None


def followed(path: Path) -> Path:
    """Where a path leads, links followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def _status(path: Path) -> tuple[int, ...]:
    """What shows without reading the file that it was changed; 0 alone where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return (0,)
    return found.st_ino, found.st_size, found.st_mtime_ns
