"""A clock for what moves in the window, only to show where things went; still where the system asks for no motion."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

MS = 170


class Motion(QVariantAnimation):
    """Calls `step` with the share of the way, 0 to 1, then `done`; only while `widget` is to be seen."""

    def __init__(self, widget: QWidget, step: Callable[[float], None], done: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(step)
        self.finished.connect(done)

    @property
    def running(self) -> bool:
        """Whether it is on its way."""
        return self.state() != QAbstractAnimation.State.Stopped

    def go(self) -> bool:
        """Start, from now on where it is on its way already; False where nothing may move."""
        again = self.running
        self.stop()
        if not moves(self._widget):
            return False
        # one that follows a hand must not start from rest every time: it would never get anywhere
        self.setEasingCurve(QEasingCurve.Type.OutCubic if again else QEasingCurve.Type.InOutQuad)
        self.setDuration(MS)
        self.start()
        return True


def moves(widget: QWidget) -> bool:
    """Whether things may move: the widget is seen and the style, by the desktop's wish, animates."""
    hint = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return MS > 0 and hint > 0 and widget.isVisible() and not widget.window().isMinimized()
