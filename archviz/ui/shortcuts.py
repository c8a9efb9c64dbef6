"""The keys of every command, in a small window beside the work."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from . import theme
from .language import tr


def show_shortcuts(window: QWidget) -> QDialog:
    """A window that does not stand in the way; gone with Escape."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
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
    found = {(a.text(), a.shortcut().toString()): a for a in window.findChildren(QAction) if a.shortcuts()}
    return list(found.values())


def _line(action: QAction) -> str:
    first, *others = (keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()[:2])
    keys = tr("{keys} or {others}", keys=first, others=others[0]) if others else first
    return f"<tr><td>{escape(bare(action.text()))}</td><td><b>{escape(keys)}</b></td></tr>"


def bare(text: str) -> str:
    """The text of an action without its mnemonic, which some languages add in brackets: 打开(&O)…"""
    return re.sub(r"\(&\w\)|&", "", text).rstrip("…")
