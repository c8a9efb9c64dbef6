"""The way from the design to what is looked at, one button a step, in the corner of the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from . import theme
from .language import tr
from .opened import Step

LONGEST = 160  # pixels of a name
SIGN = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"

_LOOK = """
Breadcrumbs { background: palette(window); border: 1px solid palette(mid); border-radius: 4px; }
QToolButton { border: none; border-radius: 3px; padding: 1px 4px; color: palette(placeholder-text); }
QToolButton:hover { background: palette(midlight); color: palette(text); }
QToolButton:focus { border: 1px solid palette(highlight); padding: 0 3px; }
QToolButton[last="true"] { color: palette(text); }
"""


class Breadcrumbs(QFrame):
    """`chosen` tells the name and the stage of a step; hidden while there is no way."""

    chosen = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.way: tuple[Step, ...] = ()
        self.buttons: list[QToolButton] = []
        self.setStyleSheet(_LOOK)
        self.setAccessibleName(tr("Place in the network"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        self.move(theme.GRID, theme.GRID)  # above the first box of a picture that fills the view
        self.hide()

    def show_way(self, way: Sequence[Step]) -> None:
        """Show these steps; the last one is where one is."""
        if tuple(way) == self.way:
            return
        self.hide()  # a layout that is shown would be measured before its new buttons are
        self.way, self.buttons = tuple(way), []
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for index, (text, name, stage) in enumerate(self.way):
            if index:
                sign = QLabel(SIGN)
                theme.quiet(sign)
                self._row.addWidget(sign)
            self._row.addWidget(self._button(text, name, stage, last=index == len(self.way) - 1))
        self.adjustSize()
        self.setVisible(bool(self.way))

    def _button(self, text: str, name: str, stage: int, *, last: bool) -> QToolButton:
        button = QToolButton()
        button.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, LONGEST))
        button.setProperty("last", last)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = tr("Here: {name}", name=name or text) if last else tr("Back to {name}", name=name or text)
        button.setToolTip(theme.plain(said))
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.chosen.emit(name, stage))
        self.buttons.append(button)
        return button
