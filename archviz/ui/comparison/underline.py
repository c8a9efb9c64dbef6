"""The mark of the design that is looked at: bold is the baseline's."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QPainter, QPalette

THICK = 3


def underline(painter: QPainter, place: QRect) -> None:
    """A line at the foot of a place, in the colour that marks what is selected."""
    foot = QRect(place.left(), place.bottom() + 1 - THICK, place.width(), THICK)
    painter.fillRect(foot, QGuiApplication.palette().color(QPalette.ColorRole.Accent))
