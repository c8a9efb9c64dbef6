"""Unsaved work, kept by a thread of its own: the latest state is in the journal soon, whatever the pace of edits."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from threading import Event, Lock, Thread

from archviz.spec.architecture import Project
from archviz.spec.issue import Refused

from .journal import Journal

PACE_S = 0.15  # between two writes: with the time of a write at most half a second of work is lost
_PATIENCE_S = 5.0


class Autosave:
    """Writes what `keep` was given last, at once where nothing was written lately; never waits for the window."""

    def __init__(self, journal: Journal, pace: float = PACE_S) -> None:
        self._journal, self._pace = journal, pace
        self._latest: deque[tuple[Project, Path | None, str]] = deque(maxlen=1)
        self._wanted, self._closed, self._writing = Event(), Event(), Lock()
        self._thread: Thread | None = None
        self._fault: Refused | None = None

    @property
    def pending(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._latest) or self._writing.locked()

    @property
    def fault(self) -> Refused | None:
        """Why the last write failed; None where it did not."""
        return self._fault

    def keep(self, project: Project, path: Path | None, digest: str = "") -> None:
        """Let the thread write this soon, in the place of what waits; returns at once."""
        self._latest.append((project, path, digest))
        self._wanted.set()
        if self._thread is None:
            self._thread = Thread(target=self._run, name="archviz-autosave", daemon=True)
            self._thread.start()

    def flush(self, project: Project, path: Path | None, digest: str = "") -> Refused | None:
        """Write this now; why it could not be."""
        with self._writing:
            self._latest.clear()
            return self._write(project, path, digest)

    def discard(self) -> None:
        """Remove the journal: the work is saved, or not wanted."""
        with self._writing:
            self._latest.clear()
            self._journal.discard()

    def close(self) -> None:
        """End the thread; what waits is not written."""
        self._closed.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        while self._wanted.wait() and not self._closed.is_set():
            self._wanted.clear()
            with self._writing:  # held before it is taken, so that `discard` comes before or after, not between
                if self._latest and not self._closed.is_set():
                    self._write(*self._latest.pop())
            self._closed.wait(self._pace)

    def _write(self, project: Project, path: Path | None, digest: str) -> Refused | None:
        try:
            self._journal.write(project, path, digest)
            self._fault = None
        except Refused as refusal:
            self._fault = refusal
        return self._fault
