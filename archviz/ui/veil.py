"""What lies over the picture while something is held above it: a band, marks where it can be dropped, and words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QGraphicsView, QWidget

from archviz.diagram.style import Palette

from . import theme
from .gap import Gap, Point

SMALL, LARGE, BAR = 4, 9, 40  # pixels: radius of a mark, of the one that is meant, half the bar through it
_SOFT, _FADED = 38, 150  # of 255


@dataclass(frozen=True)
class Drawn:
    """All that is painted; places are the scene's."""

    band: QRectF | None = None
    gaps: tuple[Gap, ...] = ()  # every place for what is held
    faded: tuple[QRectF, ...] = ()  # boxes that are about to go
    gap: Gap | None = None  # the place that is meant
    spot: Point = (0.0, 0.0)  # its mark; without it the words stand there
    ringed: QRectF | None = None  # the box that is meant
    what: str = ""
    where: str = ""


class Veil(QWidget):
    """Over a view, and out of the way of its mouse; hidden while there is nothing to be seen."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.drawn = Drawn()
        self.across = False  # the flow of the picture runs from left to right
        self.colours: Palette = theme.current()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self.update())
        self.hide()

    def draw(self, drawn: Drawn | None, *, across: bool = False) -> None:
        """Show something else; None for nothing."""
        if drawn is None:
            self.drawn = Drawn()
            self.hide()
        elif self.isHidden():
            self.drawn, self.across, self.colours = drawn, across, theme.current()
            self.setGeometry(self._view.viewport().geometry())
            self.raise_()
            self.show()
        elif drawn != self.drawn:
            before, self.drawn = self.drawn, drawn
            if before.band and drawn.band and not (before.what or drawn.what):
                self.update(_between(self._rect(before.band), self._rect(drawn.band)))
            else:
                self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self.drawn
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in drawn.faded:
            painter.fillRect(self._rect(box), self._colour(self.colours.page, _FADED))
        for gap in drawn.gaps:
            for spot in gap.spots:
                self._mark(painter, self._point(spot), SMALL)
        beside = QRect(self._point(drawn.spot).toPoint(), QSize())
        if drawn.gap is not None:
            self._wire(painter, drawn.gap)
            beside = self._bar(painter, self._point(drawn.spot))
        if drawn.ringed is not None:
            beside = self._ring(painter, self._rect(drawn.ringed))
        if drawn.band is not None:
            beside = self._band(painter, self._rect(drawn.band))
        if drawn.what:
            self._say(painter, beside)
        painter.end()

    def _band(self, painter: QPainter, band: QRect) -> QRect:
        painter.setPen(QPen(QColor(self.colours.selection), 1))
        painter.setBrush(self._colour(self.colours.selection, _SOFT))
        painter.drawRect(QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5))
        return band

    def _wire(self, painter: QPainter, gap: Gap) -> None:
        points = [self._point(p) for p in gap.curve]
        path = QPainterPath(points[0])
        for i in range(1, len(points) - 2, 3):
            path.cubicTo(*points[i : i + 3])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.colours.selection), 2.5))
        painter.drawPath(path)

    def _bar(self, painter: QPainter, at: QPointF) -> QRect:
        """A bar across the flow with a plus in its middle."""
        arm = QPointF(0, BAR) if self.across else QPointF(BAR, 0)
        painter.setPen(QPen(QColor(self.colours.selection), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(at - arm, at + arm)
        self._mark(painter, at, LARGE)
        painter.setPen(QPen(QColor(self.colours.page), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0))
        painter.drawLine(at - QPointF(0, 4), at + QPointF(0, 4))
        return QRectF(at - arm, at + arm).normalized().adjusted(-LARGE, -LARGE, LARGE, LARGE).toRect()

    def _mark(self, painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setPen(QPen(QColor(self.colours.selection if radius == LARGE else self.colours.line), 1))
        painter.setBrush(QColor(self.colours.selection if radius == LARGE else self.colours.page))
        painter.drawEllipse(at, radius, radius)

    def _ring(self, painter: QPainter, box: QRect) -> QRect:
        painter.setPen(QPen(QColor(self.colours.selection), 3))
        painter.setBrush(self._colour(self.colours.selection, _SOFT))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
        return box

    def _say(self, painter: QPainter, beside: QRect) -> None:
        """What will happen, and where: to the right of the place or above it, below a bar that stands upright."""
        heavy, light = theme.bold(self.font()), self.font()
        painter.setFont(heavy)
        high = painter.fontMetrics().lineSpacing()
        wide = painter.fontMetrics().horizontalAdvance(self.drawn.what)
        painter.setFont(light)
        wide = max(wide, painter.fontMetrics().horizontalAdvance(self.drawn.where))
        lines = 1 + bool(self.drawn.where)
        size = QSize(wide + 2 * theme.MARGIN, high * lines + 2 * theme.GRID)
        room = self.rect().adjusted(theme.GRID, theme.GRID, -theme.GRID, -theme.GRID)
        x = beside.right() + theme.MARGIN
        y = beside.center().y() - size.height() // 2
        if x + size.width() > room.right():  # to the left below the pointer is what is dragged
            x, y = beside.center().x(), beside.top() - theme.GRID - size.height()
        if self.across and self.drawn.gap is not None:
            x, y = beside.center().x() - size.width() // 2, beside.bottom()
        x = max(min(x, room.right() - size.width()), room.left())
        y = max(min(y, room.bottom() - size.height()), room.top())
        card = QRect(QPoint(x, y), size)
        painter.setPen(QPen(QColor(self.colours.selection), 1))
        painter.setBrush(QColor(self.colours.tint))
        painter.drawRoundedRect(card, 4, 4)
        inside = card.adjusted(theme.MARGIN, theme.GRID, -theme.MARGIN, -theme.GRID)
        for font, colour, text, row in (
            (heavy, self.colours.text, self.drawn.what, 0),
            (light, self.colours.quiet, self.drawn.where, 1),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(inside.left(), inside.top() + row * high, inside.width(), high)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _colour(name: str, alpha: int) -> QColor:
        colour = QColor(name)
        colour.setAlpha(alpha)
        return colour

    def _point(self, point: Point) -> QPointF:
        return QPointF(self._view.mapFromScene(QPointF(*point)))

    def _rect(self, rect: QRectF) -> QRect:
        return self._view.mapFromScene(rect).boundingRect()


def _between(old: QRect, new: QRect) -> QRegion:
    """What two bands do not share, and their edges: all below it has to be painted anew."""
    edges = (QRegion(r.adjusted(-2, -2, 2, 2)) - QRegion(r.adjusted(2, 2, -2, -2)) for r in (old, new))
    return (QRegion(old) ^ QRegion(new)) | next(edges) | next(edges)
