"""Unsaved work survives a crash: kept in a journal while it is edited, offered at the next start."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from archviz.app.autosave import Autosave
from archviz.app.journal import SUFFIX, Entry, Journal, journal_folder, journals
from archviz.spec import files
from archviz.spec.issue import Refused

from .document import Document
from .language import tr

LOOK_MS = 250  # between two looks at whether the journal could be written


class Recovery(QObject):
    """Keeps the journal of one window; a lock tells others that its owner is alive."""

    refused = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.journal = Journal(journal_folder() / f"{os.getpid()}-{uuid4().hex[:8]}{SUFFIX}")
        self._autosave = Autosave(self.journal)
        self._lock: QLockFile | None = None
        self._fault = ""
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_time_to_look)
        self._listen()

    def hand_over(self, heir: QObject) -> None:
        """Go on for another window, after the document has been cut off from the old one; the journal stays."""
        self.setParent(heir)
        self._listen()

    def leftover(self) -> tuple[Entry, Journal] | None:
        """The latest journal whose owner is gone."""
        for journal in journals():
            if journal.file == self.journal.file or not _abandoned(journal):
                continue
            if (entry := journal.read()) is not None:
                return entry, journal
        return None

    def recover(self, entry: Entry, journal: Journal) -> None:
        """Go on with what was left; it counts as unsaved."""
        path = Path(entry.path) if entry.path else None
        self._document.load(entry.project, path, files.Version(entry.digest), saved=False)
        if self._write():
            journal.discard()

    def keep(self) -> Path | None:
        """Write the journal at once: the file could not be saved. Where it lies; None where it is refused too."""
        return self.journal.file if self._write() else None

    def close(self) -> None:
        """The window is closed in order: nothing is left to recover."""
        self._timer.stop()
        for signal in self._document.changed, self._document.filed:
            signal.disconnect(self._follow)
        self._autosave.close()
        self._discard()

    def _listen(self) -> None:
        for signal in self._document.changed, self._document.filed:
            signal.connect(self._follow)

    def _follow(self) -> None:
        """Leave the writing to the thread: edits may come faster than a disk writes."""
        if not self._document.modified:
            self._discard()
        elif self._locked():
            self._autosave.keep(*self._document.kept)
            if not self._timer.isActive():
                self._timer.start()

    def _write(self) -> bool:
        """Bring the journal up to date now; whether nothing would be lost."""
        if not self._document.modified:
            self._discard()
            return True
        if not self._locked():
            return False
        fault = self._autosave.flush(*self._document.kept)
        self._report(fault)
        return fault is None

    def _locked(self) -> bool:
        """Lock the journal before it is there: another window takes one without a lock for left over."""
        if self._lock is None:
            try:
                self.journal.prepare()
            except Refused as refusal:
                self._report(refusal)
                return False
            self._lock = _lock(self.journal)
            self._lock.tryLock(0)
        return True

    def _on_time_to_look(self) -> None:
        self._report(self._autosave.fault)
        if self._autosave.pending:
            self._timer.start()

    def _report(self, fault: Refused | None) -> None:
        """Say once why work is not kept, until it is again."""
        before, self._fault = self._fault, fault.sentence if fault else ""
        if self._fault and self._fault != before:
            self.refused.emit(tr("Unsaved work is not kept for a crash: {why}", why=self._fault))

    def _discard(self) -> None:
        self._autosave.discard()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _lock(journal: Journal) -> QLockFile:
    lock = QLockFile(f"{journal.file}.lock")
    lock.setStaleLockTime(0)  # however old: only the death of its owner frees it
    return lock


def _abandoned(journal: Journal) -> bool:
    """Whether the window that wrote it is gone."""
    lock = _lock(journal)
    free = lock.tryLock(0)
    lock.unlock()
    return free
