"""A4 pages that fill from the top down, and how a line of text or a rule is set on them. Lengths in points."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QPen

from . import devices
from .columns import A4
from .font import application, font, text_width, wrapped
from .options import MM
from .style import CATEGORIES, colours

MARGIN, FOOT = 14 * MM, 8 * MM
WIDE, HIGH = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN - FOOT
_DPI = 1200
_FOOT = 7  # points: letters at the foot

Draw = Callable[[QPainter, float], None]  # with the height at which it begins


class Pages:
    """What is drawn on each page; `y` is how far down the current one is filled."""

    def __init__(self) -> None:
        self.drawn: list[list[tuple[Draw, float]]] = [[]]
        self.y = 0.0

    def put(self, height: float, draw: Draw, keep: float = 0.0) -> None:
        """Draw something here, or on a new page where it, and as much below it as it is kept with, find no room."""
        if self.y and self.y + height + keep > HIGH:
            self.turn()
        self.drawn[-1].append((draw, MARGIN + self.y))
        self.y += height

    def turn(self) -> None:
        """Go on with a new page."""
        self.drawn.append([])
        self.y = 0.0

    def pdf(self, title: str) -> bytes:
        """All pages, each with the title and its number at the foot."""
        application()
        buffer = devices.memory()
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(_DPI)
        writer.setTitle(title)
        writer.setCreator("ArchViz")
        painter = QPainter(writer)
        painter.scale(_DPI / 72, _DPI / 72)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, page in enumerate(self.drawn, 1):
            if number > 1:
                writer.newPage()
            for draw, y in page:
                painter.save()
                draw(painter, y)
                painter.restore()
            self._foot(painter, title, f"{number} / {len(self.drawn)}")
        painter.end()
        return devices.content(buffer)

    def _foot(self, painter: QPainter, title: str, number: str) -> None:
        y, wide = A4[1] - MARGIN, text_width(number, _FOOT)
        lines = wrapped(title, WIDE - 3 * wide, _FOOT)
        told = lines[0] + (" …" if len(lines) > 1 else "") if lines else ""
        write(painter, MARGIN, y, told, _FOOT, quiet=True)
        write(painter, A4[0] - MARGIN - wide, y, number, _FOOT, quiet=True)


def write(
    painter: QPainter, x: float, y: float, text: str, size: int, *, bold: bool = False, quiet: bool = False
) -> None:
    """A line of text, by the left end of its base line."""
    palette = colours("print")
    painter.setFont(font(size, bold))
    painter.setPen(QColor(palette.quiet if quiet else palette.text))
    painter.drawText(QPointF(x, y), text)


def rule(painter: QPainter, y: float, weight: float) -> None:
    """A line across the page."""
    painter.setPen(QPen(QColor(colours("print").line), weight))
    painter.drawLine(QPointF(MARGIN, y), QPointF(MARGIN + WIDE, y))


def mark(painter: QPainter, y: float, height: float) -> None:
    """A bar at the left of what is to be minded."""
    painter.fillRect(QRectF(MARGIN, y, 2.5, height), QColor(CATEGORIES["activation"]))
