"""The canvas: the picture of a network to look at, to walk through and to pick from.

The wheel scrolls (pictures are taller than the window), Ctrl+wheel and pinching zoom at the cursor; +, − and 0 zoom
and fit; a drag pans; a click or the arrow keys pick. A picture of the same design keeps zoom and place.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QLabel, QWidget

from archviz.diagram.layout import Picture
from archviz.diagram.style import Theme, colours

from . import theme
from .items import BoxItem, ClusterItem, LinkItem, said
from .match import matching
from .walk import Way, neighbour

EMPTY = "Drag a block here, or open a network"
LARGEST_FIT, SMALLEST_FIT = 1.25, 0.55  # below the latter text cannot be read: begin at the start instead
LIMITS = 0.05, 8.0
STEP = 1.2
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class Canvas(QGraphicsView):
    """Shows a Picture. `picked` tells the box a person chose (its id and stage), `emptied` a click beside all."""

    picked = Signal(str, int)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.boxes: tuple[BoxItem, ...] = ()
        self._colours = colours("light")
        self._selected: tuple[str, int] = ("", -1)
        self._issues: frozenset[int] = frozenset()
        self._fitted = True  # until somebody zooms or pans
        self._held: QPoint | None = None
        self._panning = self._space = False
        self._words = QLabel(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.quiet(self._words)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)  # blocks dragged here are for whoever holds the canvas
        self.viewport().setAcceptDrops(False)
        self.setAccessibleName("Picture of the network")
        self.set_theme("light")

    # -- what is shown

    def show_picture(self, picture: Picture | None) -> None:
        """Paint a picture. Zoom and place stay where it shares most of its boxes with the one before."""
        kept = self._kept(picture)
        self.picture = picture
        self._build()
        if kept:
            if self._fitted and not 0.95 * self.zoom <= self._opening() <= 1.6 * self.zoom:
                self._begin()
        else:
            self._begin()
        self.select(*self._selected, reveal=False)

    def select(self, name: str, stage: int = -1, *, reveal: bool = True) -> None:
        """Highlight what a name means: the box with that id or member, else the one around it, else those inside."""
        self._selected = (name, stage)
        found = set(matching([b.names for b in self.boxes], [b.placed.box.stage for b in self.boxes], name, stage))
        for index, item in enumerate(self.boxes):
            if item.chosen != (index in found):
                item.mark(chosen=index in found)
        first = self.boxes[min(found)] if found else None
        self.setAccessibleDescription(said(first.placed) if first else "")
        if first and reveal:
            self.ensureVisible(first.outline, 24, 24)

    def set_issues(self, stages: set[int]) -> None:
        """Mark the boxes of these stages as faulty."""
        self._issues = frozenset(stages)
        for item in self.boxes:
            item.mark(issue=item.placed.box.stage in self._issues)

    def set_theme(self, name: Theme) -> None:
        """Light, dark or print."""
        self._colours = colours(name)
        self.setBackgroundBrush(QColor(self._colours.page))
        for item in self.scene().items():
            if isinstance(item, BoxItem | LinkItem | ClusterItem):
                item.palette = self._colours
        self.viewport().update()

    # -- zoom

    @property
    def zoom(self) -> float:
        """Pixels to a point of the picture."""
        return self.transform().m11()

    def zoom_in(self) -> None:
        """Larger, around the middle."""
        self._zoom_at(STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        """Smaller, around the middle."""
        self._zoom_at(1 / STEP, QPointF(self.viewport().rect().center()))

    def fit(self) -> None:
        """The whole picture, never larger than 125 %; it stays fitted while the window is resized."""
        self._set_zoom(self._whole())
        self.centerOn(self._frame().center())
        self._fitted = True

    def _whole(self) -> float:
        frame, room = self._frame(), self.viewport().rect()
        return min(LARGEST_FIT, room.width() / frame.width(), room.height() / frame.height())

    def _frame(self) -> QRectF:
        """The picture with its margin."""
        if self.picture is None:
            return QRectF(0, 0, 1, 1)
        return QRectF(-12, -12, self.picture.width + 24, self.picture.height + 24)

    def _opening(self) -> float:
        """The zoom of the first look: the whole picture if it can be read, else as much of it as can."""
        frame, room, whole = self._frame(), self.viewport().rect(), self._whole()
        if whole >= SMALLEST_FIT:
            return whole
        side = max(room.width() / frame.width(), room.height() / frame.height())
        return min(1.0, max(SMALLEST_FIT, side))

    def _begin(self) -> None:
        """The first look."""
        self.fit()
        if self._opening() > self.zoom:
            self._set_zoom(self._opening())
            for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
                bar.setValue(bar.minimum())

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, LIMITS[0]), LIMITS[1])
        self.setTransform(self.transform().fromScale(zoom, zoom))

    def _zoom_at(self, factor: float, place: QPointF) -> None:
        """The point of the picture under `place` stays there."""
        before = self.mapToScene(place.toPoint())
        self._set_zoom(self.zoom * factor)
        moved = self.mapFromScene(before) - place.toPoint()
        self._pan(QPoint(-moved.x(), -moved.y()))

    def _pan(self, by: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())
        self._fitted = False

    # -- building

    def _kept(self, picture: Picture | None) -> bool:
        old = self.picture
        if old is None or picture is None or old.scene.level != picture.scene.level:
            return False
        before, now = ({p.box.id for p in one.boxes if p.box.stage >= 0} for one in (old, picture))
        return old.direction == picture.direction and 2 * len(before & now) >= max(1, min(len(before), len(now)))

    def _build(self) -> None:
        scene, palette, picture = self.scene(), self._colours, self.picture
        scene.clear()
        self.boxes = ()
        if picture is not None and any(placed.box.stage >= 0 for placed in picture.boxes):
            for cluster in picture.clusters:
                scene.addItem(ClusterItem(cluster, palette))
            for link in picture.links:
                scene.addItem(LinkItem(link, palette))
            self.boxes = tuple(BoxItem(placed, palette) for placed in picture.boxes)
            for item in self.boxes:
                scene.addItem(item)
        self.set_issues(set(self._issues))
        scene.setSceneRect(self._frame())
        self._say()

    # -- a person

    def _box_at(self, place: QPoint) -> BoxItem | None:
        point = self.mapToScene(place)
        return next((item for item in self.boxes if item.outline.contains(point)), None)

    def _pick(self, item: BoxItem) -> None:
        box = item.placed.box
        self.select(box.id, box.stage)
        self.picked.emit(box.id, box.stage)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._held = event.position().toPoint()
            self._panning = event.button() == Qt.MouseButton.MiddleButton or self._space
            self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._held is None:
            return
        if not self._panning and (place - self._held).manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self._show_cursor()
        if self._panning:
            self._pan(place - self._held)
            self._held = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._held is not None and not self._panning and event.button() == Qt.MouseButton.LeftButton
        self._held, self._panning = None, False
        self._show_cursor()
        if clicked:
            item = self._box_at(event.position().toPoint())
            if item is not None:
                self._pick(item)
            else:
                self.select("")
                self.emptied.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.angleDelta().y():
            self._pan(QPoint(event.angleDelta().y() // 2, 0))
            event.accept()
            return
        before = self.mapToScene(0, 0)
        super().wheelEvent(event)
        self._fitted = self._fitted and self.mapToScene(0, 0) == before

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(_WAYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.boxes:
            self._pick(self.boxes[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self._begin()
        self._say()

    def _walk(self, way: Way) -> None:
        if self.picture is None or not self.boxes:
            return
        chosen = next((item.placed.box.id for item in self.boxes if item.chosen), "")
        target = neighbour(self.picture, chosen, way)
        item = next((item for item in self.boxes if item.placed is target), None)
        if item is not None:
            self._pick(item)

    def _show_cursor(self) -> None:
        shapes = Qt.CursorShape
        held = shapes.ClosedHandCursor if self._panning else shapes.OpenHandCursor if self._space else None
        if held is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(held)

    def _say(self) -> None:
        """What to do while there is nothing; what the picture leaves out."""
        note = self.picture.scene.note if self.picture else ""
        self._words.setText(note if self.boxes else EMPTY)
        self._words.setVisible(bool(note) or not self.boxes)
        room = self.viewport().rect().adjusted(theme.WIDE, theme.MARGIN, -theme.WIDE, -theme.MARGIN)
        size = self._words.sizeHint().boundedTo(room.size())
        place = (
            room.bottomLeft() - QPoint(0, size.height())
            if self.boxes
            else room.center() - QRect(QPoint(), size).center()
        )
        self._words.setGeometry(QRect(place, size))
