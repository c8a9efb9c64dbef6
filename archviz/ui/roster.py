"""Every command of a menu bar, however it was filled: with the way to it, and why it is grey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from .language import tr

WHY = "why"  # the property of an action that tells why it is grey


@dataclass(frozen=True, slots=True)
class Command:
    """An action and the texts of the menus that lead to it."""

    action: QAction
    path: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it does."""
        return bare(self.action.text())

    @property
    def way(self) -> str:
        """File ▸ Open recent; empty where no menu leads to it."""
        return " ▸ ".join(map(bare, self.path))

    @property
    def keys(self) -> str:
        """Its first keys as this system writes them; empty without."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def why(self) -> str:
        """Why it cannot be done now; empty where it can."""
        if self.action.isEnabled():
            return ""
        said = self.action.property(WHY) or unescape(re.sub("<[^>]*>", "", self.action.toolTip()))
        return said if said != self.title else tr("not now")


def commands(bar: QMenuBar) -> list[Command]:
    """Those of all menus, in order."""
    return [command for action in bar.actions() for command in _inside(action, ())]


def _inside(action: QAction, path: tuple[str, ...]) -> Iterator[Command]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        if action.text() and action.isVisible():
            yield Command(action, path)
        return
    for entry in menu.actions():
        yield from _inside(entry, (*path, action.text()))


def bare(text: str) -> str:
    """The text of an action without its mnemonic, which some languages add in brackets: 打开(&O)…"""
    return re.sub(r"\(&\w\)|&(&?)", r"\1", text).rstrip("…")
