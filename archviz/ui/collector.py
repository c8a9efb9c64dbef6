"""Python's cycle collector, kept in the thread of the window.

It runs in whatever thread happens to allocate. A worker that frees a QObject waits for locks that the window's thread
holds while that one waits for the interpreter: both stand still for ever.
"""

from __future__ import annotations

import gc
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """While one lives, garbage is collected only here, by a timer; given back when the last worker has ended."""

    _living = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Collector._living += 1
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @staticmethod
    def collect() -> None:
        """The oldest generation that is due, as the collector itself would choose it."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [generation for generation, (count, limit) in enumerate(due) if count > limit]
        if full:
            gc.collect(full[-1])

    def stop(self, *workers: Future[bool]) -> None:
        """Call it when the window closes, with what tells that its workers have ended."""
        if self._timer.isActive():
            self._timer.stop()
            Collector._living += len(workers) - 1
            for worker in workers:
                worker.add_done_callback(_on_worker_ended)


def _on_worker_ended(_: object) -> None:
    Collector._living -= 1
    if not Collector._living:
        gc.enable()
