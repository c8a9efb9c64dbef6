"""A slider over whole numbers that grow: each of its steps is about as large a part of the number as the last."""

from __future__ import annotations

from bisect import bisect_left

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
        self.settled.emit()
        super().mousePressEvent(event)

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
    found, mark = {value}, legal[0]
    while mark <= min(most, legal[-1]):
        found.add(legal[round((mark - legal[0]) / legal.step)])
        size = 1 << max(0, mark.bit_length() - PARTS.bit_length())
        mark += size - mark % size
    return tuple(sorted(found))
