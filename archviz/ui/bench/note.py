"""A sentence with its icon, over as many lines as it needs; hidden while there is nothing to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from archviz.ui import theme
from archviz.ui.mark import Mark


class Note(QWidget):
    """Of a role of the icons ("warning", "info")."""

    def __init__(self, role: str = "warning", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.label = Mark(role), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.say(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self.label.text()

    def say(self, text: str) -> None:
        """Say this, or nothing."""
        self.label.setText(text)
        self.setVisible(bool(text))
