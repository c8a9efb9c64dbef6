"""What can wait until the window has been seen: the workers, and what is not on its first picture."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Later(QObject):
    """Does small works after the first picture of a widget, in order, one a turn of the event loop.

    Events come between two of them, so each alone must be short (below 50 ms): a panel that nobody sees yet, a worker
    that would take the interpreter from the first picture. What is added afterwards is done in the next turn.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._works: deque[Callable[[], object]] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self._painted = False
        widget.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Whether something still waits."""
        return bool(self._works)

    def add(self, work: Callable[[], object]) -> None:
        """Do this when the window has been seen."""
        self._works.append(work)
        if self._painted:
            self._turn.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted = True
            watched.removeEventFilter(self)
            self._turn.start()
        return False

    def _on_turn(self) -> None:
        if self._works:
            self._works.popleft()()
        if not self._works:
            self._turn.stop()
