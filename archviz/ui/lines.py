"""Lines of a list that are high enough to be hit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from . import theme
from .cell import Cell, Index

DENSE = 5 * theme.GRID


class Lines(Cell):
    """Cells with their margin, at least as high as given (pixels at the normal size of texts)."""

    def __init__(self, parent: QObject, height: int = theme.ROW) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """At least one line."""
        return super().sizeHint(option, index).expandedTo(QSize(0, theme.scaled(self._height)))
