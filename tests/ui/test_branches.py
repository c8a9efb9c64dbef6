"""The form of a user's own block: a line parsed while it is typed, and the same recipe as a table of steps."""

from __future__ import annotations

import pytest
from conftest import Open, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from archviz.blocks.branches import Branches
from archviz.spec.architecture import Architecture, Project
from archviz.ui.recipe import RecipeField
from archviz.ui.window import Window

START = "conv1-8 conv3-16 | maxpool3 => concat"


@pytest.fixture
def window(open_window: Open) -> Window:
    """A window on two blocks of branches, the first of them selected."""
    window = open_window()
    design = Architecture(name="own", input=(8, 14, 14)).insert(0, Branches(line=START)).insert(1, Branches(line=START))
    window.document.load(Project(designs=(design,)))
    window.commands.select(0)
    return window


def field(window: Window) -> RecipeField:
    found = window.inspector.form.fields["block.line"]
    assert isinstance(found, RecipeField)
    return found


def line(window: Window, stage: int = 0) -> str:
    block = window.document.design.stages[stage].block
    assert isinstance(block, Branches)
    return block.line


def click(qtbot: QtBot, widget: QWidget) -> None:
    """The left button, on what has its room by now: a layout takes turns of the event loop."""
    qtbot.waitUntil(lambda: not widget.visibleRegion().isEmpty())
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def cells(window: Window) -> list[list[str]]:
    table = field(window).table.table
    columns = range(table.columnCount())
    return [
        [item.text() for r in range(table.rowCount()) if (item := table.item(r, c)) and item.text()] for c in columns
    ]


def test_line_and_table_show_one_recipe(window: Window) -> None:
    assert field(window).input.toPlainText() == START
    assert cells(window) == [["conv1-8", "conv3-16"], ["maxpool3"]]


def test_typing_is_one_step_and_the_table_follows(window: Window, qtbot: QtBot) -> None:
    edit = field(window).input
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(edit, ", add project")
    assert line(window) == START  # what is half typed may parse and mean another block
    press(qtbot, edit, Qt.Key.Key_Return)
    assert line(window) == START + ", add project"
    assert field(window).tail.fields["shortcut"].input.property("currentData") == "projection"
    assert edit.hasFocus()
    assert window.document.stack.count() == 1
    assert window.document.stack.undoText() == "Branches of branches"
    press(qtbot, edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line(window) == START == edit.toPlainText()


def test_a_mistake_is_said_with_its_column_and_marked_and_the_design_keeps_its_line(
    window: Window, qtbot: QtBot
) -> None:
    own = field(window)
    own.input.setFocus()
    own.input.selectAll()
    qtbot.keyClicks(own.input, "conv1-8 | conv3x | id")
    assert own.fault.isVisible()
    assert own.fault.text().startswith("column 11: expected a step")
    assert own.input.extraSelections()[0].cursor.selectedText() == "conv3x"
    assert own.input.toPlainText() == "conv1-8 | conv3x | id"
    press(qtbot, own.input, Qt.Key.Key_Return)
    assert line(window) == START
    window.document.edit(("stages", 1, "repeat"), 2)  # something else changes meanwhile
    assert own.input.toPlainText() == "conv1-8 | conv3x | id"
    click(qtbot, own.back)
    assert own.input.toPlainText() == START
    assert not own.fault.isVisible()
    assert own.input.extraSelections() == []


def test_what_was_typed_belongs_to_its_stage(window: Window, qtbot: QtBot) -> None:
    own = field(window)
    own.input.setFocus()
    qtbot.keyClicks(own.input, "?")
    assert own.fault.isVisible()
    window.commands.select(1)
    assert own.input.toPlainText() == START
    assert not own.fault.isVisible()


def test_a_line_is_tidied_when_it_is_left(window: Window, qtbot: QtBot) -> None:
    edit = field(window).input
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "conv3x3-8  |id=>add")
    assert edit.toPlainText() == "conv3x3-8  |id=>add"
    press(qtbot, edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == line(window) == "conv3-8 | id => add"


def test_keys_and_buttons_change_steps_and_branches_each_an_undo_step(window: Window, qtbot: QtBot) -> None:
    branches = field(window).table
    table, stack = branches.table, window.document.stack
    table.setFocus()
    table.setCurrentCell(1, 0)
    ctrl, alt, shift = (getattr(Qt.KeyboardModifier, f"{m}Modifier") for m in ("Control", "Alt", "Shift"))
    press(qtbot, table, Qt.Key.Key_D, ctrl)
    assert cells(window) == [["conv1-8", "conv3-16", "conv3-16"], ["maxpool3"]]
    assert len(window.document.design.stages) == 2  # Ctrl+D is the table's here
    press(qtbot, table, Qt.Key.Key_Up, alt)
    press(qtbot, table, Qt.Key.Key_Up, alt)
    assert cells(window)[0] == ["conv3-16", "conv1-8", "conv3-16"]
    press(qtbot, table, Qt.Key.Key_Right, alt)
    assert cells(window) == [["maxpool3"], ["conv3-16", "conv1-8", "conv3-16"]]
    assert branches.place == (1, 0)
    press(qtbot, table, Qt.Key.Key_Delete)
    press(qtbot, table, Qt.Key.Key_Insert, shift)
    assert cells(window) == [["maxpool3"], ["conv1-8", "conv3-16"], ["conv3-64"]]
    click(qtbot, branches.buttons["step_add"])
    assert cells(window)[2] == ["conv3-64", "conv3-64"]
    click(qtbot, branches.buttons["path_remove"])
    assert line(window) == "maxpool3 | conv1-8 conv3-16 => concat" == field(window).input.toPlainText()
    assert len(window.document.design.stages) == 2
    assert stack.count() == 7  # one of two equal steps was moved past the other
    while stack.canUndo():
        stack.undo()
    assert line(window) == START
    assert cells(window) == [["conv1-8", "conv3-16"], ["maxpool3"]]


def test_a_cell_takes_steps_or_says_why_not(window: Window) -> None:
    own = field(window)
    table = own.table.table
    table.item(1, 1).setText("bn relu")
    assert line(window) == "conv1-8 conv3-16 | maxpool3 bn relu => concat"
    table.item(0, 0).setText("[ id | conv1x3-8 ]")
    assert line(window).startswith("[ id | conv1x3-8 ] conv3-16")
    table.item(0, 0).setText("")
    assert line(window) == "conv3-16 | maxpool3 bn relu => concat"
    table.item(0, 0).setText("id | id")
    assert own.fault.isVisible()
    assert "one branch" in own.fault.text()
    assert cells(window)[0] == ["conv3-16"]


def test_buttons_say_why_they_are_grey(window: Window) -> None:
    buttons = field(window).table.buttons
    field(window).table.table.setCurrentCell(0, 0)
    assert not buttons["step_up"].isEnabled()
    assert "it is the first step" in buttons["step_up"].toolTip()
    assert buttons["step_down"].isEnabled()
    field(window).table.table.setCurrentCell(1, 1)
    assert "there is no step" in buttons["step_remove"].toolTip()


def test_the_fields_of_a_step(window: Window) -> None:
    own = field(window)
    own.table.table.setCurrentCell(1, 0)
    fields = own.step.fields
    assert not fields["out"].isHidden()
    assert fields["ceil"].isHidden()
    out, padding = fields["out"].input, fields["padding"].input
    assert isinstance(out, QSpinBox)
    assert isinstance(padding, QSpinBox)
    assert (out.value(), padding.text()) == (16, "same")
    out.setValue(24)
    padding.setValue(0)
    kind = fields["order"].input
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(1)
    assert line(window) == "conv1-8 conv3-24 valid pre | maxpool3 => concat"
    kind = fields["kind"].input
    assert isinstance(kind, QComboBox)
    kind.setCurrentText("max pool")
    assert cells(window)[0][1] == "maxpool3"
    assert not fields["ceil"].isHidden()


def test_what_follows_the_branches(window: Window) -> None:
    tail = field(window).tail.fields
    assert not tail["scale"].isEnabled()
    assert "there is no shortcut" in tail["scale"].toolTip()
    for name, text in (("merge", "concat"), ("project", tail["project"].spec.choices[3]), ("shortcut", "identity")):
        box = tail[name].input
        assert isinstance(box, QComboBox)
        box.setCurrentText(text)
    out, scale = tail["project_out"].input, tail["scale"].input
    out.setProperty("value", 8)
    scale.setProperty("value", 0.17)
    assert line(window) == "conv1-8 conv3-16 | maxpool3 => concat, conv1-8 linear, scale 0.17, add"
    assert window.document.expansion.sound


def test_the_fields_of_the_newer_steps(window: Window) -> None:
    own = field(window)
    own.table.table.item(1, 1).setText("sigmoid")
    own.table.table.setCurrentCell(1, 1)
    fields = own.step.fields

    def choose(name: str, text: str) -> None:
        box = fields[name].input
        assert isinstance(box, QComboBox)
        box.setCurrentText(text)

    choose("kind", "resize")
    assert cells(window)[1][-1] == "resize"
    assert fields["factor"].isHidden()
    choose("to", "both sides")
    assert cells(window)[1][-1] == "resize 28x28"
    assert fields["factor"].isHidden()
    assert not fields["to_wide"].isHidden()
    fields["to_wide"].input.setProperty("value", 7)
    choose("mode", "nearest")
    assert cells(window)[1][-1] == "resize 28x7 nearest"
    choose("kind", "split")
    choose("feeds", "own shares")
    assert cells(window)[1][-1] == "split 64:64 [ conv1x3-64 | conv3x1-64 ]"
    assert not fields["shares"].isHidden()
    choose("kind", "fully connected")
    fields["units"].input.setProperty("value", 10)
    assert line(window).endswith("maxpool3 linear-10 => concat") or "linear-10" in line(window)
    own.table.table.setCurrentCell(0, 0)
    fields["stride_wide"].input.setProperty("value", 2)
    assert cells(window)[0][0] == "conv1-8/1x2"
    own.table.table.item(1, 0).setText("bn")
    assert cells(window)[0] == ["conv1-8/1x2", "id", "bn"]
