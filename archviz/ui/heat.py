"""The choice of what the boxes of the picture are coloured by: a button in the tool bar, the same menu, two keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from archviz.diagram.heat import METRICS

from .language import tr

_LOOK = """
QToolButton { padding: 3px 8px; border: 1px solid palette(mid); border-radius: 4px; background: palette(button); }
QToolButton:hover { background: palette(midlight); }
QToolButton::menu-indicator { image: none; }
"""


class HeatChoice(QToolButton):
    """`current` is the id of a metric; "" where boxes are coloured by what they do."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ""
        self.menu_ = QMenu(tr("&Heat"), self)
        self.menu_.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._entries: dict[str, QAction] = {}
        self._add("", tr("None"), tr("Boxes are coloured by what they do"))
        for metric in METRICS.values():
            self._add(metric.id, tr(metric.title), tr(metric.unit))
        self.menu_.addSeparator()
        following, off = QAction(tr("Next heat"), self), QAction(tr("No heat"), self)
        for action, keys, do in ((following, "H", self.cycle), (off, "Shift+H", partial(self.choose, ""))):
            action.setShortcut(keys)
            action.triggered.connect(do)
            self.menu_.addAction(action)
        self.setMenu(self.menu_)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setStyleSheet(_LOOK)
        self.setToolTip(tr("Colour the boxes of the picture by a number of theirs  (H: next, Shift+H: none)"))
        self._say()

    def choose(self, id: str) -> None:
        """Choose a metric, and tell where it is another; one that is not there is none."""
        id = id if id in self._entries else ""
        if id != self.current:
            self.current = id
            self._say()
            self.chosen.emit(id)

    def cycle(self) -> None:
        """The next one; none behind the last."""
        ids = [*self._entries]
        self.choose(ids[(ids.index(self.current) + 1) % len(ids)])

    def _add(self, id: str, title: str, tip: str) -> None:
        action = self.menu_.addAction(title, partial(self.choose, id))
        action.setToolTip(tip or title)
        action.setCheckable(True)
        self._group.addAction(action)
        self._entries[id] = action

    def _say(self) -> None:
        entry = self._entries[self.current]
        entry.setChecked(True)
        text = tr("Heat: {name}", name=entry.text() if self.current else tr("none"))
        self.setText(f"{text} ▾")
        self.setAccessibleName(text)
