"""Icons by the role they play, all of one family (Phosphor, from QtAwesome), painted in the palette's colours.

QtAwesome itself is not imported: it would load a dozen fonts, and every class of Qt, before the window is up.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

FAMILY = "phosphor"
ROLES = {
    "add": "plus",
    "audit": "scales",
    "bench": "timer",
    "block": "cube",
    "check": "check-circle",
    "close": "x",
    "command": "command",
    "compare": "columns",
    "design": "stack",
    "down": "arrow-down",
    "copy": "copy-simple",
    "cut": "scissors",
    "paste": "clipboard",
    "split": "git-fork",
    "duplicate": "copy",
    "export": "export",
    "hand": "hand",
    "fit": "corners-out",
    "flag": "flag",
    "flag_fill": "flag-fill",
    "info": "info",
    "left": "arrow-left",
    "lock": "lock-simple",
    "network": "tree-structure",
    "new": "file-plus",
    "open": "folder-open",
    "place": "map-pin",
    "right": "arrow-right",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "remove": "trash",
    "replace": "swap",
    "rename": "pencil-simple",
    "saved": "bookmark-simple",
    "save": "floppy-disk",
    "search": "magnifying-glass",
    "undo": "arrow-u-up-left",
    "up": "arrow-up",
    "warning": "warning",
    "window": "app-window",
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
        font = QFont(_family())
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.setFont(font)
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
    return QIcon(_Glyph(chr(int(_codes()[ROLES[role]], 16))))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The letter of every icon's name, in hexadecimal."""
    found: dict[str, str] = json.loads(_file("charmap-*.json").read_bytes())
    return found


@lru_cache(maxsize=1)
def _family() -> str:
    """The font's name, once Qt has read it."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_file("[0-9]*.ttf"))))[0]


def _file(ending: str) -> Path:
    """A file of the family in the library, whatever its version."""
    library = find_spec("qtawesome")
    assert library is not None
    assert library.origin is not None  # it is one of our dependencies
    return next(Path(library.origin).with_name("fonts").glob(f"{FAMILY}-{ending}"))
