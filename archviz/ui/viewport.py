"""A view to zoom, pan and fit: the wheel scrolls, Ctrl+wheel and pinching zoom at the cursor.

The middle button, or the left one with Space held or as a hand, pans.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from . import theme
from .glide import Glide

LARGEST_FIT, SMALLEST_FIT = 1.25, 0.65  # smaller, text cannot be read: the first look is at the start instead
NEAREST = 1.5  # a part that is looked at on purpose is not larger
LIMITS = 0.05, 8.0
STEP = 1.2
SLACK = 4  # pixels: a picture as large as the view would get scroll bars
HOLDING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Viewport(QGraphicsView):
    """Looks at a scene of its own. `clicked` tells the place of a press of the left button that was not a drag,
    `looked` another look.
    """

    clicked = Signal(QPoint)
    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitted = QSize()
        self._untouched = True  # until somebody zooms or pans, the view is fitted again when it is resized
        self._held: QPoint | None = None
        self._panning = self._space = self._hand = False
        self.setScene(QGraphicsScene(self))
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)  # a move without a button tells that one has come up
        self._glide = Glide(self)
        self.looked.connect(self._glide.stop)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.looked)
            bar.rangeChanged.connect(self.looked)

    # -- zoom

    @property
    def zoom(self) -> float:
        """Pixels to a point of the scene."""
        return self.transform().m11()

    def look_as(self, other: Viewport) -> None:
        """At the same place, as near."""
        self._set_zoom(other.zoom)
        self.centerOn(other.mapToScene(other.viewport().rect().center()))
        self._untouched = other._untouched

    def zoom_in(self) -> None:
        """Larger, around the middle."""
        self._zoom_at(STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        """Smaller, around the middle."""
        self._zoom_at(1 / STEP, QPointF(self.viewport().rect().center()))

    def seen(self) -> QRectF:
        """The part of the scene that is seen."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def fit(self) -> None:
        """All of it, never larger than 125 %."""
        self._glide.along(self._fit)

    def natural(self) -> None:
        """100 %, around the middle."""
        self._glide.along(lambda: self._zoom_at(1 / self.zoom, QPointF(self.viewport().rect().center())))

    def show_part(self, part: QRectF) -> None:
        """A part of the scene, as large as it can be seen whole, in the middle; never larger than 150 %."""
        room = self.viewport().rect().marginsRemoved(self.margins())

        def look() -> None:
            wide, high = room.width() / max(1.0, part.width()), room.height() / max(1.0, part.height())
            self._set_zoom(min(NEAREST, wide, high))
            self.look_at(part.center())

        self._glide.along(look)

    def look_at(self, point: QPointF) -> None:
        """A point of the scene in the middle, as near to it as there is scene."""
        self._pan(self.viewport().rect().center() - self.mapFromScene(point))

    def margins(self) -> QMargins:
        """What is kept free at the edges, in pixels."""
        return QMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN + theme.ROW)

    def _fit(self) -> None:
        self._set_zoom(self._whole())
        self.centerOn(self.sceneRect().center())
        self._untouched = True

    def begin(self) -> None:
        """The first look: all of it where that can be read, else its start at a size that can."""
        self._fit()
        if self._opening() > self.zoom:
            self._set_zoom(self._opening())
            for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
                bar.setValue(bar.minimum())

    def _whole(self) -> float:
        frame, room = self.sceneRect(), self.maximumViewportSize()  # without scroll bars: none is needed then
        wide, high = room.width() - SLACK, room.height() - SLACK
        return min(LARGEST_FIT, wide / max(1.0, frame.width()), high / max(1.0, frame.height()))

    def _opening(self) -> float:
        """The zoom of the first look."""
        whole = self._whole()
        if whole >= SMALLEST_FIT:
            return whole
        frame, room = self.sceneRect(), self.viewport().rect()
        along = max(room.width() / max(1.0, frame.width()), room.height() / max(1.0, frame.height()))
        return min(1.0, max(SMALLEST_FIT, along))

    def about_right(self) -> bool:
        """Whether a look that nobody has touched still suits the scene, so that a small change need not move it."""
        return not self._untouched or 0.95 * self.zoom <= self._opening() <= 1.05 * self.zoom

    def seen_whole(self) -> bool:
        """Whether the first look, which nobody has touched, shows all of the scene."""
        return self._untouched and self._opening() == self._whole()

    def bring(self, parts: Sequence[QRectF], place: QPoint) -> None:
        """Show parts of the scene, the head of the first at a place of the view if it can be; smaller if they must."""
        corners = [corner for part in parts for corner in (part.topLeft(), part.bottomRight())]
        room, part = self.viewport().rect(), QPolygonF(corners).boundingRect()
        fits = 0.95 * min(room.width() / max(1.0, part.width()), room.height() / max(1.0, part.height()))
        if fits < self.zoom:
            self._set_zoom(max(fits, min(self.zoom, SMALLEST_FIT)))
        self._pan(place - self.mapFromScene(parts[0].center().x(), parts[0].top()))
        self.ensureVisible(part)
        self.ensureVisible(parts[0], 0, 0)  # where all are more than can be seen

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, LIMITS[0]), LIMITS[1])
        self.setTransform(self.transform().fromScale(zoom, zoom))
        self.looked.emit()

    def _zoom_at(self, factor: float, place: QPointF) -> None:
        """What is under `place` stays there."""
        at = place.toPoint()
        before = self.mapToScene(at)
        self._set_zoom(self.zoom * factor)
        self._pan(at - self.mapFromScene(before))

    def carry(self, by: QPoint) -> None:
        """Move what is seen by so many pixels, as far as there is more of it; nobody's wish."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())

    def _pan(self, by: QPoint) -> None:
        self.carry(by)
        self._untouched = False

    # -- a person

    def set_hand(self, on: bool) -> None:
        """Whether the left button pans, too."""
        self._hand = on
        self._show_cursor()

    @property
    def held(self) -> bool:
        """Whether the view is in somebody's hand, to be panned."""
        return self._held is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self._holds):
            self._held = event.position().toPoint()
            self._panning = button == Qt.MouseButton.MiddleButton or self._space
            self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if not event.buttons() & HOLDING:  # it was released where we do not hear of it: in a popup
            self._let_go()
        if self._held is None:
            return
        if not self._panning and (place - self._held).manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self._show_cursor()
        if self._panning:
            self._pan(place - self._held)
            self._held = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        click = self.held and not self._panning and event.button() == Qt.MouseButton.LeftButton
        self._let_go()
        if click:
            self.clicked.emit(event.position().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, before = event.angleDelta().y(), self.mapToScene(0, 0)
        if event.modifiers() & CTRL:
            self._zoom_at(STEP ** (turn / 120), event.position())
            event.accept()
        elif event.modifiers() & SHIFT and turn:
            self._pan(QPoint(turn // 2, 0))
            event.accept()
        else:
            super().wheelEvent(event)
            self._untouched = self._untouched and self.mapToScene(0, 0) == before

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0 and event.modifiers() & CTRL:
            self.natural()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody tells of the keys and buttons that come up elsewhere."""
        super().focusOutEvent(event)
        self._space = False
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._untouched and self.size() != self._fitted:  # a scroll bar that comes or goes is no other size
            self._fitted = self.size()
            self.begin()
        self.looked.emit()

    @property
    def _holds(self) -> bool:
        return self._space or self._hand

    def _let_go(self) -> None:
        self._held, self._panning = None, False
        self._show_cursor()

    def _show_cursor(self) -> None:
        shapes = Qt.CursorShape
        if self._panning or self._holds:
            self.viewport().setCursor(shapes.ClosedHandCursor if self._panning else shapes.OpenHandCursor)
        else:
            self.viewport().unsetCursor()
