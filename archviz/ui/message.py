"""A line above the picture for what must be said: nothing modal, gone by itself or by a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from . import theme
from .language import tr
from .mark import Mark
from .speech import announce

SHOWN_MS = 12_000
LONGEST = 600  # characters: a file may name anything


class MessageBar(QFrame):
    """One message at a time, with buttons where there is something to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._mark = Mark("info")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setAutoRaise(True)
        close.setIcon(theme.icon("close"))
        close.setToolTip(tr("Dismiss"))
        close.setAccessibleName(tr("Dismiss"))
        close.clicked.connect(self.hide)
        self._buttons = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addLayout(self._buttons)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def forget(self) -> None:
        """Something else was done since: a warning that offers nothing has had its time."""
        if self._timer.isActive():
            self.hide()

    def say(self, text: str, *, icon: str = "warning", choices: dict[str, Callable[[], None]] | None = None) -> None:
        """Show a sentence; with choices it stays until one is made."""
        self._mark.show_role(icon)
        self.text.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]} …")
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for name, act in (choices or {}).items():
            button = QPushButton(name)
            button.clicked.connect(self.hide)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._timer.stop()
        if not choices:
            self._timer.start()
        self.show()
        announce(self, self.text.text())
