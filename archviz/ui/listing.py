"""Lines of the command palette: a title with the letters that were meant in bold, the way there, keys and kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from . import theme
from .cell import Index
from .entries import ICONS, Entry
from .language import tr

HEIGHT = 7 * theme.GRID
ENTRY = Qt.ItemDataRole.UserRole
AT = ENTRY + 1
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Listing(QAbstractListModel):
    """Entries in the order that they are offered in, each with the letters of its title that were meant."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[tuple[Entry, tuple[int, ...]]] = ()

    def show(self, lines: Sequence[tuple[Entry, tuple[int, ...]]]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, at = self.lines[index.row()]
        if role == ENTRY:
            return entry
        if role == AT:
            return at
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return theme.plain("\n".join(filter(None, (entry.title, entry.why or entry.detail))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(entry)
        return None


class Line(QStyledItemDelegate):
    """Icon, title, detail; at the right the keys, and the kind in a column of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )  # fmt: skip
        group = QPalette.ColorGroup.Disabled if entry.why else QPalette.ColorGroup.Active
        ink, quiet = option.palette.color(group, QPalette.ColorRole.Text), option.palette.placeholderText().color()
        room, gap = option.rect.adjusted(theme.MARGIN, 0, -theme.MARGIN, 0), theme.WIDE
        if role := "check" if entry.checked else ICONS.get(entry.kind, ""):
            place = QRect(room.left(), room.center().y() - theme.ICON // 2, theme.ICON, theme.ICON)
            theme.icon(role).paint(painter, place)
        room.setLeft(room.left() + theme.ICON + theme.MARGIN)
        metrics = option.fontMetrics
        painter.save()
        painter.setPen(quiet)
        kind = max(metrics.horizontalAdvance(tr(word)) for word in (*ICONS, entry.kind))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, tr(entry.kind))
        room.setRight(room.right() - kind - gap)
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, entry.keys)
        room.setRight(room.right() - metrics.horizontalAdvance(entry.keys) - gap)
        room.setLeft(room.left() + gap + _title(painter, room, entry.title, index.data(AT), ink, option))
        detail = metrics.elidedText(entry.why or entry.detail, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setPen(quiet)
        painter.drawText(room, _MIDDLE, detail)
        painter.restore()


def said(entry: Entry) -> str:
    """An entry in words, for screen readers."""
    return ", ".join(filter(None, (entry.title, entry.why or entry.detail, entry.keys, tr(entry.kind))))


def _title(
    painter: QPainter, room: QRect, title: str, at: tuple[int, ...], ink: QColor, option: QStyleOptionViewItem
) -> int:
    """Paint it; its width in pixels."""
    font = option.font
    text = title if option.fontMetrics.horizontalAdvance(title) <= room.width() else ""
    text = text or option.fontMetrics.elidedText(title, Qt.TextElideMode.ElideMiddle, room.width())
    layout = QTextLayout(text, font)
    bold = QTextCharFormat()
    bold.setFontWeight(theme.bold(font).weight())
    formats = []
    for place in at if text == title else ():
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = place, 1, bold
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.setPen(ink)
    layout.draw(painter, QPointF(room.left(), room.center().y() + 1 - line.height() / 2))
    return int(line.naturalTextWidth())
