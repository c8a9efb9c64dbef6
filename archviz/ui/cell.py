"""The cells of all tables: room at both sides, as their headers have it, and no frame around the current one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
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
UNFOCUSED, UNSELECTED = ~QStyle.StateFlag.State_HasFocus, ~QStyle.StateFlag.State_Selected
MARK = 3  # width of the bar before a selected row
SOFT = 0.18  # of a bar over the row


class Cell(QStyledItemDelegate):
    """Paints the ground over the whole cell, a bar where there is one, and the text with its margin."""

    def bar(self, index: Index) -> tuple[float, QColor] | None:
        """How much of the cell lies under a bar, from 0 to 1, and the bar's colour."""
        return None

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
        if bar := self.bar(index):
            room = QRectF(option.rect.adjusted(PAD, 3, -PAD, -3))
            room.setWidth(bar[0] * room.width())
            painter.fillRect(room, bar[1])
            if whole.state & QStyle.StateFlag.State_Selected:  # with its text the style would paint its ground again
                whole.state &= UNSELECTED
                whole.palette.setBrush(QPalette.ColorRole.Text, whole.palette.highlightedText())
        whole.rect = whole.rect.adjusted(PAD, 0, -PAD, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * PAD, 0)


def soft(colour: str, share: float = SOFT) -> QColor:
    """A colour laid thinly over the row."""
    made = QColor(colour)
    made.setAlphaF(share)
    return made


def copy(lines: Iterable[Sequence[str]]) -> None:
    """Rows of a table onto the clipboard, as tab-separated text."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")


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


def dress_rows(view: QTableView) -> None:
    """The same of a list of things, a row each: rows are selected whole and have no header of their own."""
    dress(view)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
