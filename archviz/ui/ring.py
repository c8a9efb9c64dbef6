"""The ring around the control that the keyboard is at: two pixels, in every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QWidget

from . import theme

WIDTH, GAP = 2, 1  # of the ring, and of the page inside it: a button may have the ring's own colour
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Shown once the keyboard moves the focus, gone with the mouse; in high contrast it is always there."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def follow(self, widget: QWidget | None) -> None:
        """Around this control of the window from now on; None takes the ring away."""
        for old in self._watched:
            old.removeEventFilter(self)
        self._watched, self._target = [], widget
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What moves the control moves the ring."""
        if event.type() in _MOVED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().selection))
        painter.fillRect(self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH), QColor(theme.current().page))

    def _place(self) -> None:
        target, window = self._target, self.window()
        if target is None or not target.isVisible():
            self.hide()
            return
        frame = QRect(target.mapTo(window, QPoint()), target.size())
        if not isinstance(target, QAbstractScrollArea):
            frame.adjust(-WIDTH, -WIDTH, WIDTH, WIDTH)
        for around in self._watched[1:]:
            if isinstance(around.parentWidget(), QAbstractScrollArea):  # the rest of it is scrolled away
                frame &= QRect(around.mapTo(window, QPoint()), around.size())
        self.setGeometry(frame)
        inside = WIDTH + GAP
        inner = self.rect().adjusted(inside, inside, -inside, -inside)
        self.setMask(QRegion(self.rect()) - QRegion(inner))
        self.raise_()
        self.show()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        wanted = theme.scheme().startswith("contrast") or (self._target is not None and not by_mouse)
        inside = now is not None and now is not self.window() and now.window() is self.window()
        if inside and wanted:
            self.follow(now)
        elif inside or now is not None or by_mouse:
            self.follow(None)
