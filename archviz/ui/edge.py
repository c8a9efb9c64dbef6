"""A view that goes on scrolling while something is held near its edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

NEAR = 28  # pixels from an edge
EVERY_MS = 16
FASTEST = 14  # pixels a time


class EdgeScroll(QObject):
    """`scrolled` tells after every step; `hold` at a place, `release` when it is over."""

    scrolled = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view, self._by = view, QPoint()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def hold(self, place: QPoint) -> None:
        """Something is held at this place of the view."""
        room = self._view.viewport().rect()
        self._by = QPoint(_speed(place.x(), room.width()), _speed(place.y(), room.height()))
        if self._by.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - self._by.x())
        down.setValue(down.value() - self._by.y())
        self.scrolled.emit()


def _speed(at: int, length: int) -> int:
    """Pixels a step, the more the nearer the edge; towards the end of the scene where it is negative."""
    if at < NEAR:
        return FASTEST * (NEAR - max(at, 0)) // NEAR
    return -FASTEST * (NEAR - max(length - at, 0)) // NEAR if at > length - NEAR else 0
