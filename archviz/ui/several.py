"""Several stages at once: what their blocks have in common, and what can be done to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from archviz.spec.architecture import Stage
from archviz.spec.fields import FieldSpec, describe
from archviz.words import word

from . import theme
from .field import WORDS
from .language import tr

DIFFERS = word("differs")


class Several(QWidget):
    """A row of buttons over a table of the fields that all blocks have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, str] = {}  # title → value, as they are shown
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GRID)
        self._buttons.addStretch(1)
        self._table = QGridLayout()
        self._table.setVerticalSpacing(theme.GRID)
        self._table.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._buttons)
        column.addLayout(self._table)

    def show_actions(self, actions: Iterable[QAction]) -> None:
        """Actions of the window that are done to all selected stages."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setAccessibleName(action.text().replace("&", ""))
            self._buttons.insertWidget(self._buttons.count() - 1, button)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """What these have in common."""
        self.fields = shared(stages)
        while (item := self._table.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, (title, value) in enumerate(self.fields.items()):
            told = QLabel(value)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setAlignment(Qt.AlignmentFlag.AlignRight)
            if value == tr(DIFFERS):
                theme.quiet(told)
            self._table.addWidget(QLabel(title), row, 0)
            self._table.addWidget(told, row, 1)


def shared(stages: Sequence[Stage]) -> dict[str, str]:
    """The fields that the blocks of all these stages have: title → the value, or that it differs."""
    blocks = [stage.block for stage in stages]
    found = {tr("Block"): _one([tr(block.about.title) for block in blocks])}
    if any(stage.repeat > 1 for stage in stages):
        found[tr("Repeat")] = _one([f"{stage.repeat} ×" for stage in stages])
    others = [{spec.name for spec in describe(type(block))} for block in blocks]
    for spec in describe(type(blocks[0])):
        if all(spec.name in names for names in others):
            found[tr(spec.title)] = _one([_told(spec, getattr(block, spec.name)) for block in blocks])
    return found


def _one(values: Sequence[str]) -> str:
    return values[0] if len(set(values)) == 1 else tr(DIFFERS)


def _told(spec: FieldSpec, value: Any) -> str:
    if spec.kind == "bool":
        return tr("yes") if value else tr("no")
    if spec.kind == "choice":
        return tr(WORDS.get((spec.name, value), value))
    return f"{value} {tr(spec.unit)}" if spec.unit and spec.kind == "int" else str(value)
