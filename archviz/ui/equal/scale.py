"""A slider over whole numbers that grow: each of its steps is about as large a part of the number as the last."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider

PARTS = 16  # steps to a doubling


class Scale(QSlider):
    """Tells of each value that a hand chooses, and when the hand is done; the page keys halve and double."""

    moved = Signal(int)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.stops: tuple[int, ...] = (0,)
        self.setPageStep(PARTS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._let_go = False
        self.valueChanged.connect(lambda at: self.moved.emit(self.stops[at]))

    def show_value(self, legal: range, most: int, value: int) -> None:
        """A value among those up to `most`; the handle stays while it is held."""
        if self.isSliderDown():
            return
        self.stops = stops(legal, most, value)
        with QSignalBlocker(self):
            self.setRange(0, len(self.stops) - 1)
            self.setValue(bisect_left(self.stops, value))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Each press begins anew."""
        self._let_go = False
        self.settled.emit()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand that was given up moves nothing any more."""
        if not self._let_go:
            super().mouseMoveEvent(event)

    def let_go(self) -> None:
        """Give the hand up until it presses again."""
        self._let_go = True
        self.setSliderDown(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.settled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keys have moved is done."""
        super().focusOutEvent(event)
        self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel, not a value that merely lies under the pointer."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def stops(legal: range, most: int, value: int) -> tuple[int, ...]:
    """The legal values up to `most` that are nearest to such steps, and this one."""
    return tuple(sorted({value, *_steps(legal, most)}))


@lru_cache(maxsize=16)
def _steps(legal: range, most: int) -> frozenset[int]:
    found, mark = set(), legal[0]
    while mark <= min(most, legal[-1]):
        found.add(legal[round((mark - legal[0]) / legal.step)])
        size = 1 << max(0, mark.bit_length() - PARTS.bit_length())
        mark += size - mark % size
    return frozenset(found)
