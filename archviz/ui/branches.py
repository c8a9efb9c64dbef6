"""The table of branches: a column a branch, a row a step, and the buttons and keys that change them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archviz.spec import recipe_edit as edit
from archviz.spec.issue import Refused
from archviz.spec.recipe import Recipe, Step, step_text
from archviz.spec.recipe_parser import parse
from archviz.words import say, word

from . import theme
from .cell import dress
from .language import tr

ROWS = 8  # that are seen at once
NARROW, BROAD = 19 * theme.GRID, 40 * theme.GRID
_NONE, _SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_Keys = Qt.Key
_Act = tuple[str, str, str, Qt.Key, Qt.KeyboardModifier]  # icon, what it does, its keys in words, its keys
_STEPS: dict[str, _Act] = {
    "step_add": ("add", word("Add a step behind this one"), "Ins", _Keys.Key_Insert, _NONE),
    "step_copy": ("duplicate", word("Duplicate the step"), "Ctrl+D", _Keys.Key_D, _CTRL),
    "step_remove": ("remove", word("Remove the step"), "Del", _Keys.Key_Delete, _NONE),
    "step_up": ("up", word("Move the step up"), "Alt+↑", _Keys.Key_Up, _ALT),
    "step_down": ("down", word("Move the step down"), "Alt+↓", _Keys.Key_Down, _ALT),
}
_BRANCHES: dict[str, _Act] = {
    "path_add": ("add", word("Add a branch behind this one"), "Shift+Ins", _Keys.Key_Insert, _SHIFT),
    "path_copy": ("duplicate", word("Duplicate the branch"), "Ctrl+Shift+D", _Keys.Key_D, _CTRL | _SHIFT),
    "path_remove": ("remove", word("Remove the branch"), "Shift+Del", _Keys.Key_Delete, _SHIFT),
    "path_left": ("left", word("Move the branch to the left"), "Alt+←", _Keys.Key_Left, _ALT),
    "path_right": ("right", word("Move the branch to the right"), "Alt+→", _Keys.Key_Right, _ALT),
}


class BranchTable(QWidget):
    """Shows a recipe; `changed` hands over another one, `refused` says why a cell cannot be what was typed."""

    changed = Signal(object)
    moved = Signal()  # another cell is current
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recipe = parse("id")
        self.buttons: dict[str, QToolButton] = {}
        self.table = QTableWidget()
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(self._bar(tr("Branch"), _BRANCHES))
        column.addWidget(self.table)
        column.addLayout(self._bar(tr("Step"), _STEPS))
        self.table.currentCellChanged.connect(self._on_cell_changed)
        self.table.itemChanged.connect(self._on_item_changed)

    @property
    def place(self) -> tuple[int, int]:
        """Branch and step of the current cell; the step may be one behind the last."""
        path = min(max(self.table.currentColumn(), 0), len(self.recipe.paths) - 1)
        return path, min(max(self.table.currentRow(), 0), len(self.recipe.paths[path]))

    @property
    def step(self) -> Step | None:
        """The current step; None on an empty cell."""
        path, at = self.place
        steps = self.recipe.paths[path]
        return steps[at] if at < len(steps) else None

    def show_recipe(self, recipe: Recipe) -> None:
        """Show this one; the current cell stays."""
        self.recipe, table = recipe, self.table
        column, row = max(table.currentColumn(), 0), max(table.currentRow(), 0)
        with QSignalBlocker(table):
            table.setColumnCount(len(recipe.paths))
            table.setRowCount(max(map(len, recipe.paths)) + 1)  # the last one to type into
            table.setHorizontalHeaderLabels([tr("Branch {number}", number=i) for i in range(1, len(recipe.paths) + 1)])
            for c, path in enumerate(recipe.paths):
                for r in range(table.rowCount()):
                    text = step_text(path[r]) if r < len(path) else ""
                    item = QTableWidgetItem(text)
                    item.setToolTip(text or tr("Type a step, such as conv3-64"))
                    if r > len(path):
                        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    table.setItem(r, c, item)
            table.setCurrentCell(min(row, table.rowCount() - 1), min(column, len(recipe.paths) - 1))
        self._fit()
        self._enable()

    def act(self, name: str) -> None:
        """Do what a button says."""
        path, at = self.place
        recipe, step = self.recipe, self.step
        behind = at if step is None else at + 1
        go: dict[str, tuple[Callable[[], Recipe], int, int]] = {
            "step_add": (lambda: edit.add_step(recipe, path, behind), path, behind),
            "step_copy": (lambda: edit.add_step(recipe, path, behind, step or edit.NEW[0]), path, behind),
            "step_remove": (lambda: edit.remove_step(recipe, path, at), path, max(at - 1, 0)),
            "step_up": (lambda: edit.move_step(recipe, path, at, -1), path, at - 1),
            "step_down": (lambda: edit.move_step(recipe, path, at, 1), path, at + 1),
            "path_add": (lambda: edit.add_path(recipe, path + 1), path + 1, 0),
            "path_copy": (lambda: edit.add_path(recipe, path + 1, recipe.paths[path]), path + 1, at),
            "path_remove": (lambda: edit.remove_path(recipe, path), max(path - 1, 0), at),
            "path_left": (lambda: edit.move_path(recipe, path, -1), path - 1, at),
            "path_right": (lambda: edit.move_path(recipe, path, 1), path + 1, at),
        }
        if not self._reason(name):
            change, column, row = go[name]
            self.show_recipe(change())
            self.table.setCurrentCell(row, column)
            self.changed.emit(self.recipe)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The keys of the buttons, while the table has the focus; they are the window's elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            pressed = event.type() == QEvent.Type.KeyPress
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if pressed and (item := self.table.currentItem()):
                    self.table.editItem(item)
                event.accept()
                return True
            for name, (*_, key, modifiers) in (_STEPS | _BRANCHES).items():
                if (event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == (key, modifiers):
                    if pressed:
                        self.act(name)
                    event.accept()
                    return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _dress(self) -> None:
        table = self.table
        dress(table)
        table.setAccessibleName(tr("Branches and their steps"))
        table.setFrameShape(QTableWidget.Shape.StyledPanel)
        table.setAlternatingRowColors(False)
        table.setShowGrid(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.installEventFilter(self)

    def _bar(self, title: str, actions: dict[str, _Act]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        label = QLabel(title)
        row.addWidget(label, 1)
        for name, (icon, act, keys, *_) in actions.items():
            button = QToolButton()
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.ICON, theme.ICON))
            button.setAutoRaise(True)
            button.setToolTip(f"{tr(act)}  ({keys})")
            button.setAccessibleName(tr(act))
            button.clicked.connect(lambda _=False, name=name: self.act(name))
            self.buttons[name] = button
            row.addWidget(button)
        return row

    def _fit(self) -> None:
        """Columns as wide as their steps, and all of the width; the table as high as its rows."""
        table = self.table
        table.resizeColumnsToContents()
        needed = [min(max(table.columnWidth(c), NARROW), BROAD) for c in range(table.columnCount())]
        spare = max(table.viewport().width() - sum(needed), 0) // max(len(needed), 1)
        for c, width in enumerate(needed):
            table.setColumnWidth(c, width + spare)
        beyond = sum(needed) > table.viewport().width()
        bar = table.horizontalScrollBar().sizeHint().height() if beyond else 0
        rows = min(table.rowCount(), ROWS) * theme.row()
        table.setFixedHeight(rows + table.horizontalHeader().sizeHint().height() + bar + 2 * table.frameWidth())

    def _reason(self, name: str) -> str:
        """Why it cannot be done; empty where it can."""
        path, at = self.place
        paths = self.recipe.paths
        if name in ("step_copy", "step_remove", "step_up", "step_down") and self.step is None:
            return tr("there is no step in this cell")
        return {
            "step_up": tr("it is the first step") if at == 0 else "",
            "step_down": tr("it is the last step") if at == len(paths[path]) - 1 else "",
            "path_left": tr("it is the first branch") if path == 0 else "",
            "path_right": tr("it is the last branch") if path == len(paths) - 1 else "",
            "path_remove": tr("it is the only branch") if len(paths) == 1 else "",
        }.get(name, "")

    def _enable(self) -> None:
        for name, (_, act, keys, *_) in (_STEPS | _BRANCHES).items():
            why, tip = self._reason(name), f"{tr(act)}  ({keys})"
            self.buttons[name].setEnabled(not why)
            self.buttons[name].setToolTip(f"{tip} — {why}" if why else tip)

    def _on_cell_changed(self) -> None:
        self._enable()
        self.moved.emit()

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        """What was typed into a cell: a step, several, or nothing."""
        path, at, typed = item.column(), item.row(), item.text().strip()
        before, recipe = self.recipe, self.recipe
        steps = recipe.paths[path]
        try:
            found = parse(typed) if typed else None
            if found and found != Recipe(found.paths[:1]):
                raise Refused(say("a cell holds steps of one branch: write a split as [ conv1x3-64 | conv3x1-64 ]"))
        except Refused as refusal:
            self.show_recipe(recipe)
            self.refused.emit(tr(refusal.sentence))
            return
        if at < len(steps):
            recipe = (
                edit.remove_step(recipe, path, at)
                if found is None
                else edit.put_step(recipe, path, at, found.paths[0][0])
            )
        for offset, step in enumerate(found.paths[0] if found else ()):
            if offset or at >= len(steps):
                recipe = edit.add_step(recipe, path, min(at, len(steps)) + offset, step)
        self.show_recipe(recipe)
        if recipe != before:
            self.changed.emit(recipe)
