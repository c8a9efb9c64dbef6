"""The keys of every command, in a small window beside the work."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from . import theme


def show_shortcuts(window: QWidget) -> QDialog:
    """A window that does not stand in the way; gone with Escape."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Keyboard shortcuts")
    text = QLabel(f"<table cellspacing=4>{''.join(map(_line, _actions(window)))}</table>")
    text.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
    scroll = QScrollArea()
    scroll.setWidget(text)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scroll)
    dialog.resize(text.sizeHint().width() + 3 * theme.WIDE, min(text.sizeHint().height(), 560) + theme.WIDE)
    dialog.show()
    return dialog


def _actions(window: QWidget) -> list[QAction]:
    """Those with keys, once each."""
    found = {a.text(): a for a in window.findChildren(QAction) if a.shortcuts()}
    return list(found.values())


def _line(action: QAction) -> str:
    keys = " or ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()[:2])
    return f"<tr><td>{escape(action.text().replace('&', '').rstrip('…'))}</td><td><b>{escape(keys)}</b></td></tr>"
