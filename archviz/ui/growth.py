"""The painting of the receptive field along a network: bars, the stepped jump, the input's side, the stages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import log

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from archviz.diagram.style import Palette, mix
from archviz.report.numbers import exact
from archviz.results import FARTHEST, Row

from . import theme
from .language import tr

LEFT, TOP, RIGHT, BELOW = 56, 32, 16, 24  # pixels around the columns: axis, words, names of stages
_HEADROOM = 1.3  # the axis ends above the largest value
_APART = 3 * theme.GRID  # of two numbers on the axis, at least
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Growth:
    """Rows against the longer side of their input, in pixels; `stages` are names by index."""

    rows: tuple[Row, ...] = ()
    side: int = 1
    stages: tuple[str, ...] = ()

    @cached_property
    def top(self) -> float:
        """Where the axis ends: what has no end reaches up to there."""
        return _HEADROOM * max([2, self.side, *(f for row in self.rows if (f := max(row.field)) < FARTHEST)])

    @cached_property
    def spans(self) -> tuple[tuple[int, int, int], ...]:
        """Each stage with its first and its last row."""
        groups = groupby(range(len(self.rows)), key=lambda index: self.rows[index].stage)
        found = ((stage, [*indices]) for stage, indices in groups)
        return tuple((stage, indices[0], indices[-1]) for stage, indices in found)

    def height(self, value: float, room: int) -> int:
        """Whole pixels above the foot of a room, on a logarithmic axis from 1."""
        return room if value >= self.top else round(log(max(value, 1)) / log(self.top) * room)


@dataclass(frozen=True)
class Look:
    """What is looked at: the plot in pixels, columns of `pitch` pixels of which `offset` lie to the left of it."""

    plot: QRect
    pitch: int
    offset: int
    chosen: frozenset[int] = frozenset()
    hovered: int | None = None

    def column(self, index: int) -> QRect:
        """Where a column is, over the whole height of the plot."""
        left = self.plot.left() + index * self.pitch - self.offset
        return QRect(left, self.plot.top(), self.pitch, self.plot.height())

    def seen(self, count: int) -> range:
        """Those of so many columns that are in the plot, or begin at its edge."""
        first = max(self.offset // self.pitch - 1, 0)
        return range(first, min(first + self.plot.width() // self.pitch + 3, count))

    def at(self, point: QPoint) -> int:
        """The column at a place, whether or not there is one."""
        return (point.x() - self.plot.left() + self.offset) // self.pitch


def paint(painter: QPainter, growth: Growth, look: Look, c: Palette) -> None:
    """Everything but the words on top."""
    plot = look.plot
    _paint_axis(painter, growth, plot, c)
    painter.setClipRect(plot.adjusted(0, 0, 0, BELOW))
    _paint_columns(painter, growth, look, c)
    _paint_stages(painter, growth, look, c)
    painter.setClipping(False)
    line = plot.bottom() + 1 - growth.height(growth.side, plot.height())
    painter.setPen(QPen(QColor(c.text), 1, Qt.PenStyle.DashLine))
    painter.drawLine(plot.left(), line, plot.right(), line)


def _paint_columns(painter: QPainter, growth: Growth, look: Look, c: Palette) -> None:
    foot, room = look.plot.bottom() + 1, look.plot.height()
    line = foot - growth.height(growth.side, room)
    field, beyond = c.bar("convolution"), c.bar("activation")
    gap = 1 if look.pitch < _APART else theme.GRID
    steps: list[QPoint] = []
    for index in look.seen(len(growth.rows)):
        row, place = growth.rows[index], look.column(index)
        chosen, width = index in look.chosen, look.pitch - gap
        if chosen or index == look.hovered:
            painter.fillRect(place, QColor(mix(c.selection, c.page, 0.3 if chosen else 0.15)))
        high = foot - max(growth.height(max(row.field), room), 2)
        ground = QRect(place.left(), max(high, line), width, foot - max(high, line))
        painter.fillRect(ground, QColor(mix(field, c.page, 1.0 if chosen else 0.6)))
        if high < line:
            over = QRect(place.left(), high, width, line - high)
            painter.fillRect(over, QColor(mix(beyond, c.page, 1.0 if chosen else 0.7)))
        y = foot - max(growth.height(max(row.jump), room), 1)
        steps += [QPoint(place.left(), y), QPoint(place.left() + look.pitch, y)]
    painter.setPen(QPen(QColor(c.text), 2))
    painter.drawPolyline(steps)


def _paint_stages(painter: QPainter, growth: Growth, look: Look, c: Palette) -> None:
    """A line in front of each stage, its name below as far as it fits."""
    foot = look.plot.bottom() + 1
    for stage, first, last in growth.spans:
        left, right = look.column(first).left(), look.column(last).right()
        painter.setPen(QColor(mix(c.line, c.page, 0.4)))
        painter.drawLine(left - 1, look.plot.top(), left - 1, foot + theme.GRID)
        name = painter.fontMetrics().elidedText(growth.stages[stage], Qt.TextElideMode.ElideRight, right - left)
        painter.setPen(QColor(c.quiet))
        painter.drawText(QRect(left + 1, foot, right - left, BELOW), MIDDLE, name)


def _paint_axis(painter: QPainter, growth: Growth, plot: QRect, c: Palette) -> None:
    """Powers of four, and the side of the input, at the left; beyond it the ground is tinted."""
    foot, room = plot.bottom() + 1, plot.height()
    line = foot - growth.height(growth.side, room)
    painter.fillRect(QRect(plot.left(), plot.top(), plot.width(), line - plot.top()), QColor(c.tint))

    def number(value: int, colour: str, y: int) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(QRect(0, y - theme.MARGIN, plot.left() - theme.MARGIN, 2 * theme.MARGIN), _END, exact(value))

    value = 1
    while value < growth.top:
        y = foot - growth.height(value, room)
        painter.setPen(QColor(mix(c.line, c.page, 0.2)))
        painter.drawLine(plot.left(), y, plot.right(), y)
        if abs(y - line) >= _APART:
            number(value, c.quiet, y)
        value *= 4
    number(growth.side, c.text, line)


def paint_key(painter: QPainter, room: QRect, c: Palette) -> int:
    """What the marks mean, at the right of a room; its left end."""
    field, beyond = mix(c.bar("convolution"), c.page, 0.6), mix(c.bar("activation"), c.page, 0.7)
    entries = (
        (beyond, 10, tr("larger than the input")),
        (field, 10, tr("receptive field")),
        (c.text, 2, tr("jump")),
    )
    words = tr("input pixels, logarithmic axis")
    measure, middle = painter.fontMetrics(), room.center().y()
    right = room.right() - measure.horizontalAdvance(words)
    painter.setPen(QColor(c.quiet))
    painter.drawText(QRect(right, room.top(), room.right() - right + 1, room.height()), MIDDLE, words)
    for colour, thick, text in entries:
        right -= theme.WIDE + measure.horizontalAdvance(text)
        painter.setPen(QColor(c.quiet))
        painter.drawText(QRect(right, room.top(), measure.horizontalAdvance(text) + 1, room.height()), MIDDLE, text)
        right -= theme.WIDE + theme.GRID
        painter.fillRect(QRect(right, middle - thick // 2, theme.WIDE, thick), QColor(colour))
    return right
