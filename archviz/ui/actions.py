"""Every action of the window: its text, icon, keys, and when it can be done. Menus and tool bar pick from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from . import theme
from .language import tr
from .selection import WHOLE
from .shortcuts import bare, show_shortcuts

if TYPE_CHECKING:
    from .window import Window

Keys = QKeySequence.StandardKey


class Actions:
    """The actions by name; those that need a selected stage say so while there is none."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.by_name: dict[str, QAction] = {}
        files, commands, canvas, tabs = window.files, window.commands, window.picture.canvas, window.tabs
        document = window.document
        add = self._add
        add("new", tr("&New project"), "new", Keys.New, files.new)
        add("open", tr("&Open…"), "open", Keys.Open, files.open)
        add("save", tr("&Save"), "save", Keys.Save, files.save)
        add("save_as", tr("Save &as…"), "", "Ctrl+Shift+S", files.save_as)
        add("export", tr("&Export picture…"), "export", "Ctrl+E", files.export)
        add("quit", tr("&Quit"), "", "Ctrl+Q", window.close)
        self._history()
        add("rename", tr("Re&name"), "rename", "F2", window.inspector.rename)
        add("duplicate", tr("&Duplicate stage"), "duplicate", "Ctrl+D", commands.duplicate)
        add("remove", tr("&Remove stage"), "remove", Qt.Key.Key_Delete, commands.remove)
        add("up", tr("Move stage &up"), "up", "Alt+Up", lambda: commands.move(-1))
        add("down", tr("Move stage do&wn"), "down", "Alt+Down", lambda: commands.move(1))
        add("deselect", tr("Select the &design"), "", Qt.Key.Key_Escape, window.selection.clear)
        add("search", tr("&Find block or network"), "search", "/", window.palette_panel.focus_search)
        self.by_name["search"].setShortcuts([QKeySequence("/"), QKeySequence("Ctrl+K")])
        add("shortcuts", tr("&Keyboard shortcuts"), "", Keys.HelpContents, lambda: show_shortcuts(window))
        add("design_new", tr("New &design"), "add", "Ctrl+T", tabs.add)
        add(
            "design_duplicate",
            tr("Duplicate d&esign"),
            "",
            "Ctrl+Shift+D",
            lambda: document.duplicate_design(self._active),
        )
        add("design_close", tr("&Close design"), "", "Ctrl+W", lambda: document.close_design(self._active))
        add("zoom_in", tr("Zoom &in"), "zoom_in", "+", canvas.zoom_in)
        add("zoom_out", tr("Zoom &out"), "zoom_out", "-", canvas.zoom_out)
        add("fit", tr("&Fit the picture"), "fit", "0", canvas.fit)
        add("audit", tr("&Audit the counts"), "audit", "", window.audit_counts)
        add("verify", tr("&Verify forms"), "audit", "", window.verify_forms)
        window.selection.changed.connect(self._on_changed)
        document.changed.connect(self._on_changed)
        self._on_changed()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    @property
    def _active(self) -> int:
        return self._window.document.state.active

    def _add(self, name: str, text: str, icon: str, keys: Keys | Qt.Key | str, act: Callable[[], object]) -> None:
        action = QAction(text, self._window)
        if icon:
            action.setIcon(theme.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: self._do(name, act))
        self._window.addAction(action)
        self._say(name, action)
        self.by_name[name] = action

    def _do(self, name: str, act: Callable[[], object]) -> None:
        if name != "deselect":  # Escape gives up what is being typed
            self._window.inspector.commit()
        act()

    def _history(self) -> None:
        stack = self._window.document.stack
        for name, action, keys in (
            ("undo", stack.createUndoAction(self._window, tr("Undo")), Keys.Undo),
            ("redo", stack.createRedoAction(self._window, tr("Redo")), Keys.Redo),
        ):
            action.setIcon(theme.icon(name))
            action.setShortcuts(keys)
            action.changed.connect(partial(self._say_history, action))
            self.by_name[name] = action

    def _say_history(self, action: QAction) -> None:
        """What would be undone names designs, as files name them."""
        if action.toolTip() != (tip := theme.plain(action.text())):
            action.setToolTip(tip)

    def _say(self, name: str, action: QAction, why: str = "") -> None:
        text, keys = bare(action.text()), action.shortcut().toString()
        action.setToolTip(f"{text} — {why}" if why else f"{text}  ({keys})" if keys else text)

    def _on_changed(self) -> None:
        stage, count = self._window.selection.stage, len(self._window.document.design.stages)
        none = "" if stage != WHOLE else tr("select a stage first")
        first = none or (tr("it is the first one") if stage == 0 else "")
        last = none or (tr("it is the last one") if stage == count - 1 else "")
        for name, why in (("duplicate", none), ("remove", none), ("up", first), ("down", last),
                          ("verify", tr(self._window.forms.reason)), ("audit", self._window.audit.reason.text()),
                          ("export", "" if count else tr("the design is empty"))):  # fmt: skip
            self.by_name[name].setEnabled(not why)
            self._say(name, self.by_name[name], why)
