"""A line at the foot of the view about the file that is written: where it is, and the way to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from archviz.ui import theme
from archviz.ui.bench.note import Note
from archviz.ui.language import tr
from archviz.ui.speech import announce


class Outcome(QWidget):
    """The latest file alone; hidden while there is none, and once it is dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.note = Note("check")
        self.open, self.folder, close = QPushButton(tr("&Open")), QPushButton(tr("Show the fol&der")), QToolButton()
        self.open.setToolTip(tr("Open it in the program for files of its kind"))
        self.folder.setToolTip(tr("Open the folder that it lies in"))
        self.open.clicked.connect(lambda: _show(self._path))
        self.folder.clicked.connect(lambda: _show(self._path.parent))
        close.setIcon(theme.icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(tr("Dismiss"))
        close.setAccessibleName(tr("Dismiss"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.GRID, theme.WIDE, theme.GRID)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.open, self.folder, close):
            row.addWidget(button)
        self.hide()

    def begin(self, path: Path) -> None:
        """It is being written."""
        self._say(path, tr("The comparison is being written to {path}", path=path), there=False)

    def end(self, path: Path) -> None:
        """It is there."""
        self._say(path, tr("The comparison is in {path}", path=path), there=True)

    def _say(self, path: Path, text: str, *, there: bool) -> None:
        self._path = path
        self.note.mark.show_role("check" if there else "info")
        self.note.say(text)
        for button in (self.open, self.folder):
            button.setVisible(there)
        self.show()
        announce(self, text)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
