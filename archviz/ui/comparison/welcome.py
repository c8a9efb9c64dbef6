"""What a first visit is told: how designs are pinned, left out and added, and that what is edited is seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from archviz.ui import theme
from archviz.ui.bench.note import Note
from archviz.ui.language import tr
from archviz.ui.memory import Memory


class Welcome(QWidget):
    """There until somebody says that it was read."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.note = Note("info")
        told = tr(
            "Every number stands beside the baseline's: the flag before a name makes it the baseline, its tick takes "
            "it in. A click on a name, or on a box of a picture, leads to it: what you edit at the right is seen here."
        )
        self.read = QPushButton(tr("&Got it"))
        self.read.setToolTip(tr("Do not say this again"))
        self.read.clicked.connect(self._on_read)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, 0, theme.WIDE, theme.MARGIN)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.read)
        self.note.say(told)
        if memory.settings.compared:
            self.hide()

    def _on_read(self) -> None:
        self._memory.put(compared=True)
        self.hide()
