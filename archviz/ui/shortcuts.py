"""The keys of every command, and of the picture, in a small window beside the work: to search and to copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from . import theme
from .language import english, tr
from .lines import Lines
from .roster import bare, commands

WIDTH, HEIGHT = 120 * theme.GRID, 140 * theme.GRID


class Key(NamedTuple):
    """Where it works, what it does, its keys; `also` is what it does in English."""

    place: str
    text: str
    keys: str
    also: str


def show_shortcuts(window: QMainWindow) -> ShortcutPage:
    """The page, in front where it is open already."""
    page = window.findChild(ShortcutPage) or ShortcutPage(window)
    page.show()
    page.raise_()
    page.activateWindow()
    page.search.setFocus()
    return page


class ShortcutPage(QDialog):
    """A window that does not stand in the way; gone with Escape."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.keys = list(keys(window))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search a command or a key"))
        self.search.setAccessibleName(tr("Search a command or a key"))
        self.search.setToolTip(tr("A part of a command's name, or of its keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search_changed)
        copy = QPushButton(tr("&Copy as text"))
        copy.setToolTip(tr("All that are shown, with a tab between command and keys"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.search, 1)
        row.addWidget(copy)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Keyboard shortcuts"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.list.setItemDelegate(Lines(self.list))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.MARGIN)
        column.addLayout(row)
        column.addWidget(self.list)
        self._on_search_changed("")
        self.resize(WIDTH, min(HEIGHT, window.height()))

    def shown(self) -> list[Key]:
        """Those that hold what is searched."""
        wanted = self.search.text().strip().lower()
        return [key for key in self.keys if wanted in f"{key.text}\n{key.keys}\n{key.also}".lower()]

    def copy(self) -> None:
        """Put them on the clipboard, a line each."""
        QGuiApplication.clipboard().setText("".join(f"{key.text}\t{key.keys}\n" for key in self.shown()))

    def _on_search_changed(self, _: str) -> None:
        self.list.clear()
        place = ""
        for key in self.shown():
            if key.place != place:
                place = key.place
                heading = QTreeWidgetItem(self.list, [place])
                heading.setFont(0, theme.bold(self.font()))
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFirstColumnSpanned(True)
            QTreeWidgetItem(self.list, [key.text, key.keys])


def keys(window: QMainWindow) -> Iterator[Key]:
    """Of the menus, in their order; of what stands in none; of the parts of the window that tell their own (KEYS)."""
    listed = commands(window.menuBar())
    for command in listed:
        if command.action.shortcuts():
            yield _key(bare(command.path[0]) if command.path else "", command.action)
    known = {command.action for command in listed}
    told = {(command.title, command.keys) for command in listed}
    for action in window.findChildren(QAction):
        key = _key(tr("Elsewhere"), action)
        if action not in known and key.keys and (key.text, key.keys) not in told:
            told.add((key.text, key.keys))
            yield key
    for widget in window.findChildren(QWidget):
        for own, text in getattr(widget, "KEYS", {}).items():
            yield Key(widget.accessibleName(), tr(text), ", ".join(map(_native, own.split(", "))), text)


def _key(place: str, action: QAction) -> Key:
    first, *others = [*(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()[:2]), ""]
    both = tr("{keys} or {others}", keys=first, others=others[0]) if any(others) else first
    return Key(place, bare(action.text()), both, bare(english(action.text())))


def _native(key: str) -> str:
    """A key as this system writes it; what is done with the mouse in words."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or tr(key)
