"""The ring around the control that the keyboard is at: two pixels, in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QWidget

from . import theme

WIDTH, GAP = 2, 1  # of the ring, and of the page inside it: a button may have the ring's own colour
EVERY_MS = 50  # how often it looks whether its control has moved


class FocusRing(QWidget):
    """Shown once the keyboard moves the focus, gone with the mouse; in high contrast it is always there.

    It asks where the focus is and holds no control: Qt makes and ends many of them without telling Python.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._moved = QTimer(self, interval=EVERY_MS)
        self._moved.timeout.connect(self._place)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def follow(self, wanted: bool = True) -> None:
        """Around the control that has the focus, wherever that goes from now on; or no longer."""
        if wanted:
            self._moved.start()
            self._place()
        else:
            self._moved.stop()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().selection))
        painter.fillRect(self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH), QColor(theme.current().page))

    def _place(self) -> None:
        target, window = QApplication.focusWidget(), self.window()
        if target is None or target is window or target.window() is not window or not target.isVisible():
            self.hide()
            return
        frame = QRect(target.mapTo(window, QPoint()), target.size())
        if not isinstance(target, QAbstractScrollArea):
            frame.adjust(-WIDTH, -WIDTH, WIDTH, WIDTH)
        around = target.parentWidget()
        while around is not None and around is not window:
            if isinstance(around.parentWidget(), QAbstractScrollArea):  # the rest of it is scrolled away
                frame &= QRect(around.mapTo(window, QPoint()), around.size())
            around = around.parentWidget()
        if self.isVisible() and frame == self.geometry():
            return
        self.setGeometry(frame)
        inside = WIDTH + GAP
        inner = self.rect().adjusted(inside, inside, -inside, -inside)
        self.setMask(QRegion(self.rect()) - QRegion(inner))
        self.raise_()
        self.show()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self.follow(theme.scheme().startswith("contrast") or (self._moved.isActive() and not by_mouse))
