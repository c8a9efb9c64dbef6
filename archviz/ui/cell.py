"""The cells of all tables: room at both sides, as their headers have it, and no frame around the current one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from . import theme

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
PAD = 6
UNFOCUSED = ~QStyle.StateFlag.State_HasFocus
MARK = 3  # width of the bar before a selected row


class Cell(QStyledItemDelegate):
    """Paints the ground over the whole cell and the text with its margin."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= UNFOCUSED

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)  # once: it asks the model for every role
        style = whole.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, whole, painter, whole.widget)
        if whole.state & QStyle.StateFlag.State_Selected and not index.column():
            mark = QRect(option.rect.topLeft(), QSize(MARK, option.rect.height()))
            painter.fillRect(mark, whole.palette.color(QPalette.ColorRole.Accent))  # not by its ground alone
        whole.rect = whole.rect.adjusted(PAD, 0, -PAD, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * PAD, 0)


def dress(view: QTableView) -> None:
    """A table of numbers to read: rows of one height, tabular figures, no grid, no frame, no editing."""
    view.setItemDelegate(Cell(view))
    view.setFont(theme.numbers(view.font()))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setHighlightSections(False)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.row())
