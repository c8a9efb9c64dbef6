"""Icons by the role they play, all of one family (Phosphor, through QtAwesome), painted in the palette's colours."""

from __future__ import annotations

from functools import lru_cache

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

FAMILY = "ph"
ROLES = {
    "add": "plus",
    "audit": "scales",
    "block": "cube",
    "check": "check-circle",
    "close": "x",
    "design": "stack",
    "down": "arrow-down",
    "copy": "copy-simple",
    "cut": "scissors",
    "paste": "clipboard",
    "split": "git-fork",
    "duplicate": "copy",
    "export": "export",
    "fit": "corners-out",
    "flag": "flag",
    "info": "info",
    "left": "arrow-left",
    "network": "tree-structure",
    "new": "file-plus",
    "open": "folder-open",
    "right": "arrow-right",
    "redo": "arrow-u-up-right",
    "remove": "trash",
    "rename": "pencil-simple",
    "saved": "bookmark-simple",
    "save": "floppy-disk",
    "search": "magnifying-glass",
    "undo": "arrow-u-up-left",
    "up": "arrow-up",
    "warning": "warning",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
}


class _Glyph(QIconEngine):
    """Asks the palette for its colour when it is painted: a change of theme reaches icons already handed out."""

    def __init__(self, char: str) -> None:
        super().__init__()
        self._char = char

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = QApplication.palette()
        role = palette.ColorRole.WindowText  # of selected rows too: their ground is soft
        group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        painter.save()
        painter.setFont(qtawesome.font(FAMILY, min(rect.width(), rect.height())))
        painter.setPen(palette.color(group, role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._char)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if size.isEmpty():  # a cell that has no room for it asks all the same
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap


@lru_cache(maxsize=len(ROLES))
def icon(role: str) -> QIcon:
    """The icon of a role ("open", "zoom_in", "warning" …); KeyError for a role that nobody has named."""
    return QIcon(_Glyph(qtawesome.charmap(f"{FAMILY}.{ROLES[role]}")))
