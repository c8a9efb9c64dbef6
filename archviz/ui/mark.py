"""A small icon in a line of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from . import theme


class Mark(QLabel):
    """The icon of a role; follows a change of theme."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_role(role)

    def show_role(self, role: str) -> None:
        """Show another icon."""
        self._role = role
        self.setPixmap(theme.icon(role).pixmap(theme.ICON, theme.ICON))

    def changeEvent(self, event: QEvent) -> None:
        """A pixmap keeps the colour it was made with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_role(self._role)
