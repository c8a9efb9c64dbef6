"""Lines of a list that are high enough to be hit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from . import theme


class Lines(QStyledItemDelegate):
    """As wide as their text, as high as the grid has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """At least one row of the grid."""
        return super().sizeHint(option, index).expandedTo(QSize(0, theme.ROW))
