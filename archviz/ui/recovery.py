"""Unsaved work survives a crash: journalled half a second after each edit, offered at the next start."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from archviz.app.journal import SUFFIX, Entry, Journal, journal_folder, journals
from archviz.spec.issue import Refused

from .document import Document
from .language import tr

DELAY_MS = 500


class Recovery(QObject):
    """Keeps the journal of one window; a lock tells others that its owner is alive."""

    refused = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.journal = Journal(journal_folder() / f"{os.getpid()}-{uuid4().hex[:8]}{SUFFIX}")
        self._lock: QLockFile | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._write)
        self._listen()

    def hand_over(self, heir: QObject) -> None:
        """Go on for another window, after the document has been cut off from the old one; the journal stays."""
        self.setParent(heir)
        self._listen()

    def leftover(self) -> tuple[Entry, Journal] | None:
        """The latest journal whose owner is gone."""
        for journal in journals():
            if journal.file == self.journal.file:
                continue
            lock = _lock(journal.file)
            if not lock.tryLock(0):
                continue
            lock.unlock()
            entry = journal.read()
            if entry is not None:
                return entry, journal
        return None

    def recover(self, entry: Entry, journal: Journal) -> None:
        """Go on with what was left; it counts as unsaved."""
        self._document.load(entry.project, Path(entry.path) if entry.path else None, saved=False)
        if self._write():
            journal.discard()

    def keep(self) -> Path | None:
        """Write the journal at once: the file could not be saved. Where it lies; None where it is refused too."""
        return self.journal.file if self._write() else None

    def close(self) -> None:
        """The window is closed in order: nothing is left to recover."""
        self._timer.stop()
        self._document.changed.disconnect(self._timer.start)
        self._document.filed.disconnect(self._timer.start)
        self._discard()

    def _listen(self) -> None:
        self._document.changed.connect(self._timer.start)
        self._document.filed.connect(self._timer.start)

    def _write(self) -> bool:
        """Bring the journal up to date; whether nothing would be lost now."""
        if not self._document.modified:
            self._discard()
            return True
        try:
            self.journal.prepare()
            if self._lock is None:  # before there is a journal: another window takes one without a lock for left over
                self._lock = _lock(self.journal.file)
                self._lock.tryLock(0)
            self.journal.write(self._document.project, self._document.path)
        except Refused as refusal:
            self.refused.emit(tr("Unsaved work is not kept for a crash: {why}", why=refusal.sentence))
            return False
        return True

    def _discard(self) -> None:
        self.journal.discard()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(f"{file}.lock")
    lock.setStaleLockTime(0)  # however old: only the death of its owner frees it
    return lock
