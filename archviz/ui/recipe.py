"""The field of a block that is made of branches: one recipe, as a line to type and as a table to fill in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from archviz.spec.fields import FieldSpec
from archviz.spec.issue import Refused
from archviz.spec.recipe import Recipe, text
from archviz.spec.recipe_edit import put_step
from archviz.spec.recipe_fields import (
    CHOOSING,
    STEP,
    TAIL,
    put_field,
    put_tail,
    step_values,
    tail_reason,
    tail_values,
)
from archviz.spec.recipe_parser import Misread, parse

from . import theme
from .branches import BranchTable
from .fieldset import FieldSet
from .language import tr
from .line import Line
from .mark import Mark


class RecipeField(QWidget):
    """Has the face of a `Field`. A line is taken when it is whole, on Enter or on leaving it: what is half typed may
    parse and mean another block. While it does not parse, the design keeps the line that it had."""

    edited = Signal(object)
    settled = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value = ""  # the line that the design has
        self._typed = ""  # the last that was typed and parses
        self.input = Line()
        self.input.setToolTip(f"{tr(spec.help)}\n{tr('steps, | between branches, => what becomes of them')}")
        self.input.setAccessibleName(tr(spec.title))
        self.table, self.step, self.tail = BranchTable(), FieldSet(STEP), FieldSet(TAIL)
        self.fault, self.back = QLabel(), QPushButton(tr("back to the line before"))
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault = self._fault_box()
        self._caption = QLabel()
        behind = QLabel(tr("Behind the branches"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(6)
        for widget in (self.input, self._fault, self.table, self._caption, self.step, behind, self.tail):
            column.addWidget(widget)
        for label in (self._caption, behind):
            label.setFont(theme.bold(label.font()))
        self.setFocusProxy(self.input)
        self.input.textChanged.connect(self._on_line_typed)
        self.input.settled.connect(self._on_line_settled)
        self.back.clicked.connect(self.forget)
        self.table.changed.connect(lambda recipe: self._take(recipe, whole=True))
        self.table.moved.connect(self._show_step)
        self.table.refused.connect(self._say)
        self.step.edited.connect(self._on_step_edited)
        self.tail.edited.connect(self._on_tail_edited)
        for fields in (self.step, self.tail):
            fields.settled.connect(self.settled)

    @property
    def recipe(self) -> Recipe:
        """What line and table both show."""
        return self.table.recipe

    def show_value(self, value: Any) -> None:
        """Show a line that came from elsewhere; what is being typed stays while the design has not changed."""
        if value != self.value:
            self.value = value
            self.forget()

    def forget(self) -> None:
        """Let go of what was typed."""
        self._typed = ""
        self.input.put(self.value)
        self._say()
        self._show(parse(self.value))

    def _show(self, recipe: Recipe) -> None:
        self.table.show_recipe(recipe)
        self._show_step()
        self.tail.show_values(tail_values(recipe), lambda name: tail_reason(recipe, name))

    def _show_step(self) -> None:
        path, at = self.table.place
        step = self.table.step
        self._caption.setText(
            tr("Branch {branch}, step {step}", branch=path + 1, step=at + 1)
            if step
            else tr("Branch {branch}: room for a step", branch=path + 1)
        )
        self.step.show_values(step_values(step) if step else {})

    def _say(self, fault: str = "") -> None:
        self.fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if not fault:
            self.input.mark(0)

    def _take(self, recipe: Recipe, *, whole: bool = False) -> None:
        """A recipe from the table; `whole` makes it an undo step of its own."""
        line = text(recipe)
        if line == self.value:
            return
        if whole:
            self.settled.emit()
        self.value, self._typed = line, ""
        self.input.put(line)
        self._say()
        self.edited.emit(line)
        if whole:
            self.settled.emit()

    def _on_line_typed(self) -> None:
        try:
            recipe = parse(self.input.text)
        except Misread as refusal:
            self._say(tr(refusal.sentence))
            self.input.mark(refusal.column)
            return
        self._say()
        self._typed = text(recipe)

    def commit(self) -> None:
        """Take the line that is being typed where it parses; any other stays with its mistake."""
        if not self._fault.isHidden():
            return
        if self._typed and self._typed != self.value:
            self.value = self._typed
            self._show(parse(self.value))
            self.edited.emit(self.value)
        self.input.put(self.value)

    def _on_line_settled(self) -> None:
        self.commit()
        self.settled.emit()

    def _on_step_edited(self, name: str, value: object) -> None:
        step = self.table.step
        if step is None:
            return
        try:
            recipe = put_step(self.recipe, *self.table.place, put_field(step, name, value))
        except Refused as refusal:
            self._say(tr(refusal.sentence))
            return
        self.table.show_recipe(recipe)
        if name in CHOOSING:
            self._show_step()
        self._take(recipe)

    def _on_tail_edited(self, name: str, value: object) -> None:
        recipe = put_tail(self.recipe, name, value)
        self._show(recipe)
        self._take(recipe)

    def _fault_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Mark("warning"))
        row.addWidget(self.fault, 1)
        column.addLayout(row)
        column.addWidget(self.back)
        self.fault.setWordWrap(True)
        self.fault.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.hide()
        return box
