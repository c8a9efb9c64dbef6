"""Texts of the page of a comparison: sentences that break into lines and can be selected, and headings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from archviz.ui import theme
from archviz.ui.bench.results import large


def text(said: str = "") -> QLabel:
    """A sentence."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def heading(said: str) -> QLabel:
    """What stands above a part."""
    label = text(said)
    label.setFont(large(label.font()))
    label.setContentsMargins(0, theme.WIDE, 0, 0)
    return label
