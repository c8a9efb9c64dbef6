"""The legend of a heated picture: colour bar, its values, its scale, who has most. For the window and for files."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from .font import LABEL, font, text_width
from .heat import Heat, Legend, legend
from .layout import Picture
from .style import CIVIDIS, Palette

LEAD = 12.0
_BAR, _COLD = 9.0, 14.0  # height of the colour bar; width of the grey beside it
_GAP = 5.0
_LEAST = 176.0
_INSET = 12.0  # of the legend below a picture
_DEPTH = 3.0  # of letters below their base line


def size_of(legend: Legend) -> tuple[float, float]:
    """Width and height in points."""
    low, middle, high = map(text_width, legend.ticks)
    ticks = _COLD + 2 * _GAP + middle + 2 * max(low, high) + LEAD
    lines = (text_width(line) for line in (legend.scale, legend.top))
    width = max(_LEAST, ticks, text_width(legend.title, bold=True) + LEAD + text_width(legend.unit), *lines)
    return width, LABEL + _GAP + _BAR + LEAD * (3 if legend.top else 2) + _DEPTH


def warmed(picture: Picture, heat: Heat) -> Picture:
    """The picture coloured by a heat, with room below it for the legend."""
    width, height = size_of(legend(heat))
    return replace(
        picture,
        heat=heat,
        width=max(picture.width, width + 2 * _INSET),
        height=picture.height + height + 2 * _INSET,
    )


def paint_below(painter: QPainter, picture: Picture, palette: Palette) -> None:
    """The legend in the room that is kept for it; nothing where there is no heat."""
    if picture.heat:
        words = legend(picture.heat)
        paint_legend(painter, words, palette, QPointF(_INSET, picture.height - size_of(words)[1] - _INSET))


def paint_legend(painter: QPainter, legend: Legend, palette: Palette, at: QPointF) -> None:
    """With its upper left corner at a place; the ground is not filled."""
    width, _ = size_of(legend)
    x, y = at.x(), at.y() + LABEL
    painter.setFont(font(LABEL, True))
    painter.setPen(QColor(palette.text))
    painter.drawText(QPointF(x, y), legend.title)
    painter.setFont(font(LABEL))
    painter.setPen(QColor(palette.quiet))
    painter.drawText(QPointF(x + width - text_width(legend.unit), y), legend.unit)
    y += _GAP
    bar = QRectF(x + _COLD + _GAP, y, width - _COLD - _GAP, _BAR)
    colours = QLinearGradient(bar.topLeft(), bar.topRight())
    for step, colour in enumerate(CIVIDIS):
        colours.setColorAt(step / (len(CIVIDIS) - 1), QColor(colour))
    painter.setPen(QPen(QColor(palette.line), 0.6))
    painter.setBrush(colours)
    painter.drawRect(bar)
    painter.setBrush(QColor(palette.cold))
    painter.drawRect(QRectF(x, y, _COLD, _BAR))
    y += _BAR + LEAD
    painter.setPen(QColor(palette.text))
    low, middle, high = legend.ticks
    painter.drawText(QPointF(x + (_COLD - text_width("—")) / 2, y), "—")
    painter.drawText(QPointF(bar.left(), y), low)
    painter.drawText(QPointF(bar.center().x() - text_width(middle) / 2, y), middle)
    painter.drawText(QPointF(bar.right() - text_width(high), y), high)
    for line, colour in ((legend.top, palette.text), (legend.scale, palette.quiet)):
        if line:
            y += LEAD
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(x, y), line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
