"""Work in the window's thread a step at a time: between two of them the window takes keys and paints."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class Pace(QTimer):
    """Goes through iterators, each a run of steps; the latest of a key alone is gone on with."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=0)
        self._runs: dict[str, Iterator[None]] = {}
        self.timeout.connect(self._on_time_to_step)

    def begin(self, key: str, steps: Iterator[None]) -> None:
        """Take the first step soon."""
        self._runs[key] = steps
        self.start()

    def drop(self, key: str) -> None:
        """Go no further."""
        self._runs.pop(key, None)

    def _on_time_to_step(self) -> None:
        key, steps = next(iter(self._runs.items()), ("", iter(())))
        for _ in steps:
            return
        if self._runs.get(key) is steps:
            del self._runs[key]
        if not self._runs:
            self.stop()
