"""The whole picture in small, with the part that is seen, in a corner of a view that shows less than all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from archviz.diagram.style import Palette, mix

from . import theme
from .items import BoxItem
from .language import tr
from .viewport import Viewport

LARGEST = QSize(184, 148)  # pixels
SHARE = 0.12  # of the view; where it would cover more, it does not help
_PAD = 6
_LEAST = 40  # pixels across, so that it can be hit
_VEILED = 0.3


class Minimap(QWidget):
    """A click or a drag moves the view. It gives way to what is selected, or lets it shine through."""

    def __init__(
        self, view: Viewport, boxes: Callable[[], Iterable[BoxItem]], palette: Palette, beside: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(view)
        self._view, self._boxes, self._palette = view, boxes, palette
        self._beside = beside  # what else lies on the view
        self.wanted = True
        self.veiled = False
        self._grip: QPointF | None = None  # where the frame is held, from its middle
        self._drawn: tuple[object, QPixmap] = (None, QPixmap())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Minimap"))
        self.setToolTip(tr("The whole picture: click or drag to move what is seen"))
        self.hide()
        view.looked.connect(self.settle)

    def set_wanted(self, wanted: bool) -> None:
        """Whether it is shown where it helps."""
        self.wanted = wanted
        self.settle()

    def dress(self, palette: Palette) -> None:
        """Take the colours of another theme."""
        self._palette = palette
        self.update()

    # -- geometry

    @property
    def scale(self) -> float:
        """Pixels to a point of the scene."""
        frame, room = self._view.sceneRect(), LARGEST - QSize(2 * _PAD, 2 * _PAD)
        return min(room.width() / max(1.0, frame.width()), room.height() / max(1.0, frame.height()))

    def place(self, point: QPointF) -> QPointF:
        """Where a point of the scene is, here."""
        return (point - self._view.sceneRect().center()) * self.scale + QRectF(self.rect()).center()

    def point(self, place: QPointF) -> QPointF:
        """The point of the scene that is shown at a place here."""
        return (place - QRectF(self.rect()).center()) / self.scale + self._view.sceneRect().center()

    @property
    def frame(self) -> QRectF:
        """What is seen of the picture, here."""
        seen = self._view.seen() & self._view.sceneRect()
        return QRectF(self.place(seen.topLeft()), self.place(seen.bottomRight()))

    def settle(self) -> None:
        """Be there where it helps, in the corner where it hides nothing that is selected."""
        picture, room = self._view.sceneRect(), self._view.viewport().geometry()
        size = (picture.size() * self.scale).toSize() + QSize(2 * _PAD, 2 * _PAD)
        size = size.expandedTo(QSize(_LEAST, _LEAST))
        small = size.width() * size.height() <= SHARE * room.width() * room.height()
        slack = theme.MARGIN  # what is cut off from the rim shows nothing
        all_seen = self._view.seen().adjusted(-slack, -slack, slack, slack).contains(picture)
        self.setVisible(self.wanted and small and not all_seen and bool(self._boxes()))
        self.update()
        if self._grip is not None or self.isHidden():
            return
        inner = room.marginsRemoved(self._view.margins())
        corners = [
            inner.bottomRight() - QPoint(size.width() - 1, size.height() - 1),
            inner.topRight() - QPoint(size.width() - 1, 0),
            inner.bottomLeft() - QPoint(0, size.height() - 1),
        ]
        chosen = [self._on_screen(item) for item in self._boxes() if item.chosen]
        others = [other.geometry() for other in self._beside if not other.isHidden()]

        def hides(at: QPoint) -> tuple[bool, bool]:
            own = QRect(at, size)
            return any(map(own.intersects, chosen)), any(map(own.intersects, others))

        place = min(corners, key=hides)
        self.veiled = hides(place)[0]
        self.setGeometry(QRect(place, size))

    def _on_screen(self, item: BoxItem) -> QRect:
        corner = self._view.viewport().pos()
        return self._view.mapFromScene(item.outline).boundingRect().translated(corner)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_VEILED if self.veiled and self._grip is None else 1.0)
        painter.drawPixmap(0, 0, self._small())
        unseen, frame = QPainterPath(), self.frame
        unseen.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.GRID, theme.GRID)
        seen = QPainterPath()
        seen.addRoundedRect(frame, 2, 2)
        veil = QColor(colours.line)
        veil.setAlphaF(0.16)
        painter.fillPath(unseen - seen, veil)
        painter.setPen(QPen(QColor(colours.selection), 1.4))
        painter.drawPath(seen)
        painter.end()

    def _small(self) -> QPixmap:
        """The picture in small, painted anew only where it has changed."""
        boxes, ratio = tuple(self._boxes()), self.devicePixelRatioF()
        shown = tuple((item.outline.getRect(), item.chosen, item.issue, item.ground) for item in boxes)
        key = self.size(), ratio, self._palette, shown
        if key != self._drawn[0]:
            self._drawn = key, self._paint(boxes, ratio)
        return self._drawn[1]

    def _paint(self, boxes: tuple[BoxItem, ...], ratio: float) -> QPixmap:
        colours = self._palette
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mix(colours.line, colours.page, 0.5)), 1))
        painter.setBrush(QColor(colours.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.GRID, theme.GRID)
        for item in sorted(boxes, key=lambda item: (item.issue, item.chosen)):
            outline = item.outline
            box = QRectF(self.place(outline.topLeft()), self.place(outline.bottomRight()))
            ring = colours.issue if item.issue else colours.selection if item.chosen else ""
            painter.fillRect(box, QColor(colours.issue if item.issue else item.ground))
            if ring:
                painter.setPen(QPen(QColor(ring), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(-1, -1, 1, 1))
        painter.end()
        return pixmap

    # -- a person

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = event.position()
            self._grip = place - self.frame.center() if self.frame.contains(place) else QPointF()
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._view.look_at(self.point(event.position() - self._grip))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.settle()
