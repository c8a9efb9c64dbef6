"""A bar chart of how many paths have which length, painted by us."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from archviz.analyse.paths import Lengths
from archviz.report.numbers import exact

from . import theme
from .language import tr

LEFT, TOP, RIGHT, BELOW = 56, 12, 24, 36  # pixels around the bars
GAP = 0.15  # of a bar's room


class Bars(QWidget):
    """A bar a length (in convolutions), as high as its share of all paths; the exact count on hover."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: Lengths = {}
        self._total = 0
        self.setMinimumSize(240, 96)
        self.setAccessibleName(tr("How long the paths are"))

    def show_lengths(self, lengths: Lengths) -> None:
        """Show another distribution."""
        self._lengths, self._total = lengths, sum(lengths.values())
        most = max(lengths, key=lambda length: lengths[length])
        self.setAccessibleDescription(tr("Most paths have {most} convolutions", most=most))
        self.update()

    def said(self, length: int) -> str:
        """One bar in words."""
        count = self._lengths[length]
        share = f"{100 * count / self._total:.3g}"
        if count == 1:
            return tr("{length} convolutions: 1 path, {share} % of all", length=length, share=share)
        many = exact(count) if count < 10**15 else f"{count:.3e}" if count < 10**300 else tr("more than 10^300")
        return tr("{length} convolutions: {many} paths, {share} % of all", length=length, many=many, share=share)

    def at(self, x: float) -> int | None:
        """The length whose bar is at a place across; None beside all."""
        low, high, room = self._span()
        length = low + int((x - LEFT) // room)
        near = [n for n in self._lengths if abs(n - length) <= 2 / room]
        inside = low <= length <= high
        return min(near, key=lambda n: abs(n - length), default=None) if inside else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            length = self.at(event.pos().x()) if self._lengths else None
            QToolTip.showText(event.globalPos(), "" if length is None else self.said(length), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lengths:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.numbers(painter.font()))
        low, high, room = self._span()
        bottom = self.height() - BELOW
        most = max(self._lengths.values()) / self._total
        self._axis(painter, most, bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().bar("convolution")))
        for length, count in self._lengths.items():
            tall = (bottom - TOP) * (count / self._total) / most
            left = LEFT + (length - low + GAP / 2) * room
            painter.drawRect(QRectF(left, bottom - tall, max(room * (1 - GAP), 1.0), tall))
        self._numbers(painter, low, high, room, bottom)

    def _span(self) -> tuple[int, int, float]:
        """First and last length, and the pixels that each has."""
        low, high = min(self._lengths, default=0), max(self._lengths, default=0)
        return low, high, max(self.width() - LEFT - RIGHT, 1) / (high - low + 1)

    def _axis(self, painter: QPainter, most: float, bottom: int) -> None:
        palette = self.palette()
        for part in (0.0, 0.5, 1.0):
            y = bottom - part * (bottom - TOP)
            painter.setPen(palette.color(palette.ColorRole.Mid))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(palette.color(palette.ColorRole.PlaceholderText))
            box = QRectF(0, y - 10, LEFT - 6, 20)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{100 * part * most:.3g} %"
            )

    def _numbers(self, painter: QPainter, low: int, high: int, room: float, bottom: int) -> None:
        """Lengths below the bars, as many as there is room for."""
        palette = self.palette()
        painter.setPen(palette.color(palette.ColorRole.PlaceholderText))
        wide = painter.fontMetrics().horizontalAdvance(f" {high} ")
        right = -1.0
        for length in self._lengths:
            middle = LEFT + (length - low + 0.5) * room
            if middle - wide / 2 >= right:
                box = QRectF(middle - wide, bottom + 2, 2 * wide, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(length))
                right = middle + wide / 2
        box = QRectF(LEFT, bottom + 18, self.width() - LEFT - RIGHT, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("convolutions on the path"))
