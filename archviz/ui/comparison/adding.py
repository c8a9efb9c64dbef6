"""A field that finds a network of the zoo, or a ready comparison, by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from archviz import zoo
from archviz.app.ready import PREFIX, READY
from archviz.ui import theme
from archviz.ui.language import tr

WIDTH = 48 * theme.GRID
ROWS = 12


class AddField(QLineEdit):
    """`wanted` tells the name that was chosen or typed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Add a network…"))
        self.setAccessibleName(tr("Add a network to the comparison"))
        self.setToolTip(tr("A network by its name, or a ready comparison: a few letters, arrow keys, Enter"))
        self.addAction(theme.icon("add"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(theme.scaled(WIDTH))
        names = QCompleter(QStringListModel([*zoo.names(), *(f"{PREFIX}{name}" for name in READY)], self), self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setMaxVisibleItems(ROWS)
        self.setCompleter(names)
        names.activated.connect(self._take)
        self.returnPressed.connect(lambda: self._take(self.text()))

    def _take(self, name: str) -> None:
        """Enter in the list of names tells of it twice, and Qt fills the field afterwards."""
        if self.text() and name.strip():
            self.clear()
            QTimer.singleShot(0, self, self.clear)
            self.wanted.emit(name.strip())
