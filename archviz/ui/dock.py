"""A dock whose two buttons follow the theme and have names; the style's own pictures vanish on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QWidget

from . import theme
from .language import tr


class Dock(QDockWidget):
    """A part of the window that can be moved and closed; `name` is that of its place in the settings."""

    def __init__(self, name: str, title: str, widget: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setWidget(widget)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Qt gives its own pictures back whenever the style changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        title = self.windowTitle()
        for part, icon, text in (
            ("close", "close", tr("Close {panel}", panel=title)),
            ("float", "window", tr("{panel} as a window of its own, or back", panel=title)),
        ):
            button = self.findChild(QAbstractButton, f"qt_dockwidget_{part}button")
            if button is not None:
                button.setIcon(theme.icon(icon))
                button.setToolTip(text)
                button.setAccessibleName(text)
