"""A row of buttons of which one is down: a choice among few."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from .language import tr

LOOK = """
QToolButton {{ padding: 3px 8px; border: 1px solid palette(dark); background: palette(button); {0} }}
QToolButton:hover {{ background: palette(midlight); }}
QToolButton:checked {{ background: palette(highlight); color: palette(highlighted-text); }}
QToolButton:checked:disabled {{ background: palette(mid); color: palette(window-text); }}
"""


class Segments(QWidget):
    """Values with their titles, in English; `current` is the value that is chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], current: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = current
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        ends = (next(iter(choices)), [*choices][-1])
        for value, title in choices.items():
            button = QToolButton()
            button.setText(tr(title))
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # never cut off
            button.setToolTip(tip)
            button.setCheckable(True)
            rounded = [f"border-{side}-left-radius: 4px;" for side in ("top", "bottom") if value == ends[0]]
            rounded += [f"border-{side}-right-radius: 4px;" for side in ("top", "bottom") if value == ends[1]]
            button.setStyleSheet(LOOK.format(" ".join(rounded) + ("" if value == ends[0] else "border-left: 0;")))
            button.setChecked(value == current)
            button.clicked.connect(lambda _=False, value=value: self.choose(value))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def choose(self, value: str) -> None:
        """Choose a value, and tell where it is another."""
        self._buttons[value].setChecked(True)
        if value != self.current:
            self.current = value
            self.chosen.emit(value)
