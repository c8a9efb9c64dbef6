"""Every action of the window: text, icon, keys, and why it cannot be done now. Menus and tool bar pick from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from . import panes, textsize, theme
from .edit import Edit
from .language import tr
from .roster import WHY, bare

if TYPE_CHECKING:
    from .window import Window

Keys = QKeySequence.StandardKey
Why = Callable[[], str]  # why it cannot be done now; empty where it can


class Actions:
    """The actions by name; one that cannot be done is grey and its tooltip says why."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self._reasons: dict[str, Why] = {}
        self._files()
        self._history()
        self._stages()
        self._designs()
        self._views()
        textsize.add_actions(self, window)
        panes.add_actions(self, window)
        window.selection.changed.connect(self.refresh)
        window.document.changed.connect(self.refresh)
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def add(
        self,
        name: str,
        text: str,
        icon: str,
        keys: Keys | Qt.Key | str | Sequence[str],
        act: Callable[[], object],
        why: Why | None = None,
    ) -> QAction:
        """A further action; `icon` and `keys` may be empty. The first of several keys is the one that is shown."""
        action = QAction(text, self._window)
        action.setObjectName(name)
        if icon:
            action.setIcon(theme.icon(icon))
        if isinstance(keys, list | tuple):
            action.setShortcuts([QKeySequence(key) for key in keys])
        elif keys:
            action.setShortcut(QKeySequence(keys))  # type: ignore[arg-type]
        action.triggered.connect(lambda _=False: self._do(name, act))
        self._window.addAction(action)
        self.by_name[name] = action
        if why:
            self._reasons[name] = why
        self._say(action, why() if why else "")
        return action

    def refresh(self) -> None:
        """What can be done now."""
        for name, why in self._reasons.items():
            reason = why()
            self.by_name[name].setEnabled(not reason)
            self._say(self.by_name[name], reason)

    def explain(self, keys: QKeyCombination) -> bool:
        """Say why the command of these keys is grey; False where they belong to none that is."""
        pressed = QKeySequence(keys)
        for action in self.by_name.values():
            if not action.isEnabled() and pressed in action.shortcuts():
                text = tr("{title}: {why}", title=bare(action.text()), why=action.property(WHY))
                self._window.message.say(text, icon="info")
                return True
        return False

    def _files(self) -> None:
        files, empty = self._window.files, self._empty
        self.add("new", tr("&New project"), "new", Keys.New, files.new)
        self.add("open", tr("&Open…"), "open", Keys.Open, files.open)
        self.add("save", tr("&Save"), "save", Keys.Save, files.save)
        self.add("save_as", tr("Save &as…"), "", "Ctrl+Shift+S", files.save_as)
        export, comparing = self._window.export, self._window.comparing
        write = tr("&Export picture…")  # or the comparison, where that has its place
        self.add("export", write, "export", "Ctrl+E", comparing.export, empty)
        self.add("copy_picture", tr("Copy p&icture"), "copy", "Ctrl+Shift+C", export.copy, empty)
        self.add("quit", tr("&Quit"), "", "Ctrl+Q", self._window.close)

    def _stages(self) -> None:
        window, commands, add = self._window, self._window.commands, self.add
        add("rename", tr("Re&name"), "rename", "F2", window.inspector.rename, self._one)
        add("save_block", tr("Save the &block"), "saved", "", window.inspector.save_block, self._some)
        add("cut", tr("Cu&t stages"), "cut", Keys.Cut, commands.cut, self._none)
        add("copy", tr("&Copy stages"), "copy", Keys.Copy, commands.copy, self._none)
        add("paste", tr("&Paste"), "paste", Keys.Paste, commands.paste)
        add("all", tr("Select &all stages"), "", Keys.SelectAll, window.selection.all, self._empty)
        add("duplicate", tr("&Duplicate stage"), "duplicate", "Ctrl+D", commands.duplicate, self._none)
        add("remove", tr("&Remove stage"), "remove", Qt.Key.Key_Delete, commands.remove, self._none)
        add("split", tr("&Split the repeat in half"), "split", "Ctrl+/", commands.split, self._whole)
        add(
            "replace",
            tr("Rep&lace the block…"),
            "replace",
            "Ctrl+Shift+R",
            lambda: window.popup.ask_replace(),
            self._none,
        )
        add("up", tr("Move stage &up"), "up", ("Alt+Up", "Alt+Left"), lambda: commands.move(-1), self._first)
        add("down", tr("Move stage do&wn"), "down", ("Alt+Down", "Alt+Right"), lambda: commands.move(1), self._last)
        add("deselect", tr("S&elect the design"), "", Qt.Key.Key_Escape, self._leave)

    def _designs(self) -> None:
        document, tabs, add = self._window.document, self._window.tabs, self.add
        copy = tr("Duplicate d&esign")
        add("design_new", tr("New &design"), "add", "Ctrl+T", tabs.add)
        add("design_duplicate", copy, "", "Ctrl+Shift+D", lambda: document.duplicate_design(self._active))
        add("pin", tr("Make it the &baseline"), "flag", "Ctrl+B", lambda: document.pin(self._active), self._pinned)
        side = tr("Compare side by &side")
        add("compare_view", side, "compare", "Ctrl+Shift+B", self._window.comparing.toggle)
        bottom, match = self._window.bottom, self._window.match
        show = partial(self._window.show_panel, bottom.indexOf(match))
        add("match", tr("&Match a total…"), "lock", "", show, self._empty)
        add("design_next", tr("Ne&xt design"), "", ("Ctrl+PgDown", "Ctrl+Tab"), tabs.next, self._alone)
        add("design_previous", tr("Pre&vious design"), "", ("Ctrl+PgUp", "Ctrl+Shift+Tab"), tabs.previous, self._alone)
        others = tr("Close the &others")
        add("design_others", others, "", "Ctrl+Shift+W", lambda: document.close_others(self._active), self._alone)
        add("design_close", tr("&Close design"), "", "Ctrl+W", lambda: document.close_design(self._active))

    def _views(self) -> None:
        window, canvas, add = self._window, self._window.picture.canvas, self.add
        comparing = window.comparing
        add("launch", tr("&Commands…"), "command", ("Ctrl+K", "Ctrl+Shift+P"), lambda: window.launcher.open())
        add("find", tr("&Find in the design…"), "", Keys.Find, window.find_bar.open, self._empty)
        add("find_next", tr("Find ne&xt"), "", "F3", window.find_bar.next, self._unsought)
        add("find_previous", tr("Find pre&vious"), "", "Shift+F3", window.find_bar.previous, self._unsought)
        add("search", tr("Search the &palette"), "", "/", window.palette_panel.focus_search)
        add("zoom_in", tr("Zoom &in"), "zoom_in", "+", lambda: comparing.sight.zoom_in())
        add("zoom_out", tr("Zoom &out"), "zoom_out", "-", lambda: comparing.sight.zoom_out())
        add("fit", tr("&Fit the picture"), "fit", "0", lambda: comparing.sight.fit())
        add("natural", tr("&100 %"), "", "Ctrl+0", lambda: comparing.sight.natural())
        add("show_selection", tr("Zoom to the &selection"), "", ".", canvas.show_selection, self._none)
        hand = add("hand", tr("Move the picture by han&d"), "hand", "P", lambda: canvas.set_hand(hand.isChecked()))
        hand.setCheckable(True)
        hand.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # elsewhere letters look for names
        window.removeAction(hand)
        canvas.addAction(hand)
        add("audit", tr("&Audit the counts"), "audit", "", window.audit_counts, lambda: window.audit.reason.text())
        add("verify", tr("&Verify forms"), "audit", "", window.verify_forms, lambda: tr(window.forms.reason))
        latency, measure = window.latency, window.measure_latency
        add("bench", tr("&Measure latency"), "bench", "F5", measure, lambda: latency.reason)
        equal = tr("Measure the &equal forms")
        add("bench_forms", equal, "bench", "", lambda: measure(forms=True), lambda: latency.reason_of_forms)
        problems = window.problems
        add("problem_next", tr("&Next problem"), "", "F8", problems.next, lambda: problems.reason)
        add("problem_previous", tr("Previous pro&blem"), "", "Shift+F8", problems.previous, lambda: problems.reason)
        add("tour", tr("&Take the tour"), "", "", lambda: _tour(window))
        add("about", tr("&About ArchViz"), "", "", lambda: _about(window))
        add("shortcuts", tr("&Keyboard shortcuts"), "", Keys.HelpContents, lambda: _shortcuts(window))

    # -- why not

    def _empty(self) -> str:
        return "" if self._window.document.design.stages else tr("the design is empty")

    def _none(self) -> str:
        return "" if self._window.selection.stages else tr("select a stage first")

    def _one(self) -> str:
        return tr("select one stage alone") if len(self._window.selection.stages) > 1 else ""

    def _some(self) -> str:
        return self._none() or self._one()

    def _first(self) -> str:
        return self._none() or ("" if self._window.selection.stages[0] else tr("it is the first one"))

    def _last(self) -> str:
        count = len(self._window.document.design.stages)
        return self._none() or ("" if self._window.selection.stages[-1] < count - 1 else tr("it is the last one"))

    def _whole(self) -> str:
        stages = self._window.selection.stages
        single = not self._some() and self._window.document.design.stages[stages[0]].repeat == 1
        return tr("it is not repeated") if single else self._some()

    def _unsought(self) -> str:
        return self._window.find_bar.reason

    def _alone(self) -> str:
        return "" if len(self._window.document.project.designs) > 1 else tr("it is the only design")

    def _pinned(self) -> str:
        return tr("it is the baseline") if self._active == self._window.document.project.baseline else ""

    @property
    def _active(self) -> int:
        return self._window.document.state.active

    def _leave(self) -> None:
        """Escape leaves the comparison, else the selection; where there is none, what was opened last."""
        if self._window.comparing.leave():
            return
        if not self._window.selection.stages:
            self._window.picture.opened.leave()
        self._window.selection.clear()

    def _do(self, name: str, act: Callable[[], object]) -> None:
        if name != "deselect":  # Escape gives up what is being typed
            self._window.inspector.commit()
        act()

    def _history(self) -> None:
        stack = self._window.document.stack
        for name, action, keys, why in (
            ("undo", stack.createUndoAction(self._window, tr("Undo")), Keys.Undo, tr("nothing was changed yet")),
            ("redo", stack.createRedoAction(self._window, tr("Redo")), Keys.Redo, tr("nothing was undone")),
        ):
            action.setObjectName(name)
            action.setIcon(theme.icon(name))
            action.setShortcuts(keys)
            action.setProperty(WHY, why)
            action.changed.connect(partial(self._say_history, action, why))
            action.triggered.connect(partial(self._tell_elsewhere, name))
            self._say_history(action, why)
            self.by_name[name] = action

    def _tell_elsewhere(self, name: str) -> None:
        """What was undone or redone, where it was not in the design that is looked at alone."""
        stack = self._window.document.stack
        edit = stack.command(stack.index() - (name == "redo"))
        if isinstance(edit, Edit) and len(edit.before.project.designs) != len(edit.after.project.designs):
            text = tr("Undone: {text}") if name == "undo" else tr("Done again: {text}")
            self._window.message.say(text.format(text=edit.text()), icon="info")

    def _say_history(self, action: QAction, why: str) -> None:
        """What would be undone names designs, as files name them."""
        tip = theme.plain(action.text() if action.isEnabled() else f"{action.text()} — {why}")
        if action.toolTip() != tip:
            action.setToolTip(tip)

    def _say(self, action: QAction, why: str) -> None:
        text, keys = bare(action.text()), action.shortcut().toString()
        action.setProperty(WHY, why)
        tip = f"{text} — {why}" if why else f"{text}  ({keys})" if keys else text
        action.setToolTip(theme.literal(tip))  # a reason may quote the design


# a start does not wait for what is rarely asked for


def _tour(window: Window) -> None:
    from .tour import take

    take(window)


def _about(window: Window) -> None:
    from .about import show_about

    show_about(window)


def _shortcuts(window: Window) -> None:
    from .shortcuts import show_shortcuts

    show_shortcuts(window)
