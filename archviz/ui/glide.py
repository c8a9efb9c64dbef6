"""The way from one look at a scene to the next, shown over a view that has arrived already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from .motion import Motion, moves


class Glide(QWidget):
    """Two pictures of the view, of where it was and of where it is, drawn larger or smaller on the way between."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view = view
        self._looks: list[tuple[QPixmap, QRectF]] = []
        self._share = 0.0
        self._motion = Motion(view, self._step, self.stop)
        self.hide()

    def along(self, act: Callable[[], None]) -> None:
        """Change the look of the view, at once, and show the way there."""
        if not moves(self._view):
            act()
            return
        before = self._view.viewport().grab(), self.area
        self.hide()
        act()
        QApplication.sendPostedEvents(self._view, QEvent.Type.MetaCall)  # scroll bars come and go: another size
        self._looks = [before, (self._view.viewport().grab(), self._seen())]
        self._share = 0.0
        self.setGeometry(self._view.viewport().rect())
        self.show()
        self._motion.go()

    @property
    def area(self) -> QRectF:
        """The part of the scene that is shown now."""
        if self.isHidden():
            return self._seen()
        (_, start), (_, end) = self._looks
        corners = (start.topLeft(), end.topLeft()), (start.bottomRight(), end.bottomRight())
        return QRectF(*(a + (b - a) * self._share for a, b in corners))

    def stop(self) -> None:
        """Show the view itself."""
        self._motion.stop()
        self.hide()
        self._looks = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._view.backgroundBrush())
        area, share = self.area, self._share
        scale = self.width() / area.width()
        fades = zip(self._looks, (1 - share, share), strict=True)
        for number, ((pixmap, part), opacity) in enumerate(sorted(fades, key=lambda f: -f[0][1].width())):
            painter.setOpacity(opacity if number else 1.0)  # the wider look lies below, whole
            place = (part.topLeft() - area.topLeft()) * scale
            painter.drawPixmap(QRectF(place, part.size() * scale), pixmap, QRectF(pixmap.rect()))
        painter.end()

    def _seen(self) -> QRectF:
        """The part of the scene that the view shows."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _step(self, share: float) -> None:
        self._share = share
        self.update()
