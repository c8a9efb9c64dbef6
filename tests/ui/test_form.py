"""The form: edits with undo texts, one step a gesture, widgets that stay, issues in place with their fixes."""

from __future__ import annotations

from pathlib import Path

from conftest import Open, press
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from archviz.blocks.residual import Bottleneck
from archviz.spec import files
from archviz.spec.fields import describe
from archviz.ui.issue import IssueBox
from archviz.ui.window import Window


def spin(window: Window, key: str) -> QSpinBox:
    widget = window.inspector.form.fields[key].input
    assert isinstance(widget, QSpinBox)
    return widget


def block(window: Window, stage: int) -> Bottleneck:
    found = window.document.design.stages[stage].block
    assert isinstance(found, Bottleneck)
    return found


def test_the_form_has_every_declared_field_with_bounds_and_help(window: Window) -> None:
    window.commands.select(1)
    fields = window.inspector.form.fields
    specs = describe(Bottleneck)
    assert list(fields) == ["name", "repeat", *(f"block.{s.name}" for s in specs)]
    kinds = {"int": QSpinBox, "choice": QComboBox, "bool": QCheckBox}
    for spec in specs:
        widget = fields[f"block.{spec.name}"].input
        assert isinstance(widget, kinds[spec.kind])
        assert spec.help in widget.toolTip()
    width = spin(window, "block.width")
    assert (width.minimum(), width.maximum(), width.singleStep()) == (1, 65_536, 8)


def test_typing_is_one_step_and_keeps_the_focus(window: Window, qtbot: QtBot) -> None:
    window.commands.select(1)
    width = spin(window, "block.width")
    width.setFocus()
    width.selectAll()
    qtbot.keyClicks(width, "128")
    assert spin(window, "block.width") is width
    assert width.hasFocus()
    assert block(window, 1).width == 128
    assert window.document.stack.count() == 1
    assert window.actions_["undo"].text() == "Undo Width of layer1"
    press(qtbot, width, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert block(window, 1).width == 64
    assert width.value() == 64
    assert window.actions_["redo"].text() == "Redo Width of layer1"


def test_another_stage_of_the_same_block_keeps_the_widgets(window: Window) -> None:
    window.commands.select(1)
    width = spin(window, "block.width")
    window.commands.select(2)
    assert spin(window, "block.width") is width
    assert width.value() == 128
    assert window.document.stack.count() == 0


def test_choices_and_switches_edit(window: Window) -> None:
    window.commands.select(1)
    fields = window.inspector.form.fields
    kind, norm = fields["block.shortcut"].input, fields["block.norm"].input
    assert isinstance(kind, QComboBox)
    assert isinstance(norm, QCheckBox)
    assert kind.currentText() == "1×1 where needed (B)"
    kind.setCurrentText("1×1 everywhere (C)")
    norm.setChecked(False)
    assert (block(window, 1).shortcut, block(window, 1).norm) == ("C", False)
    assert window.document.stack.count() == 2


def test_a_mistake_stands_at_its_field_and_one_click_mends_it(window: Window, qtbot: QtBot) -> None:
    window.commands.select(2)
    spin(window, "block.groups").setValue(48)
    box = window.inspector.form._boxes["block.groups"]
    assert box.isVisible()
    assert any("48" in label.text() and "128" in label.text() for label in box.findChildren(QLabel))
    assert not window.document.expansion.sound
    assert window.bottom.tabText(2) == "Problems 1"
    assert [d.name for d in window.document.project.designs] == ["resnet50"]
    fix = box.findChildren(QPushButton)[0]
    text = fix.text()
    qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert window.document.expansion.sound
    assert not window.inspector.form._boxes["block.groups"].isVisible()
    assert window.bottom.tabText(2) == "Problems"
    assert window.document.stack.undoText() == text


def test_the_same_mistake_is_listed_and_leads_to_its_stage(window: Window, qtbot: QtBot) -> None:
    window.document.edit(("stages", 3, "block", "groups"), 48)
    window.show_panel(2)
    boxes = window.problems.widget().findChildren(IssueBox)
    assert len(boxes) == 1
    qtbot.mouseClick(window.problems.widget().findChild(QPushButton, "place"), Qt.MouseButton.LeftButton)
    assert (window.selection.name, window.selection.stage) == ("layer3", 3)
    fix = boxes[0].findChildren(QPushButton)[0]
    qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert window.document.expansion.sound


def test_a_name_that_is_none_is_refused_at_its_field_and_goes_back(window: Window, qtbot: QtBot) -> None:
    window.commands.select(1)
    press(qtbot, window.stages, Qt.Key.Key_F2)
    name = window.inspector.form.fields["name"].input
    assert isinstance(name, QLineEdit)
    assert name.hasFocus()
    qtbot.keyClicks(name, "my.stage!")
    assert window.document.stack.count() == 0  # nothing is taken before it is whole
    press(qtbot, name, Qt.Key.Key_Return)
    assert name.text() == window.document.design.stages[1].name == "layer1"
    assert window.message.isVisible()
    box = window.inspector.form._boxes["name"]
    assert any("letters" in label.text() for label in box.findChildren(QLabel))
    name.selectAll()
    qtbot.keyClicks(name, "body")
    press(qtbot, name, Qt.Key.Key_Return)
    assert window.document.design.stages[1].name == "body"
    assert not box.isVisible()
    assert not window.message.isVisible()


def test_a_name_that_is_being_typed_is_saved(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.document.path = tmp_path / "x.archviz.json"
    press(qtbot, window.stages, Qt.Key.Key_F2)
    name = window.inspector.form.fields["name"].input
    qtbot.keyClicks(name, "mine")
    press(qtbot, name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert files.load(tmp_path / "x.archviz.json").designs[0].name == "mine"


def test_a_name_of_two_stages_stands_at_both(window: Window, qtbot: QtBot) -> None:
    window.document.edit(("stages", 1, "name"), "layer3")
    window.commands.select(1)
    assert [item.text(0) for item in window.stages.items()][1:4] == ["layer3", "layer2", "layer3"]
    box = window.inspector.form._boxes["name"]
    assert any("two stages" in label.text() for label in box.findChildren(QLabel))
    qtbot.mouseClick(box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert window.document.expansion.sound
    assert window.document.design.stages[3].name == "layer3"
    assert window.document.design.stages[1].name != "layer3"


def test_a_number_that_is_too_large_becomes_the_largest_and_says_so(window: Window, qtbot: QtBot) -> None:
    height = spin(window, "height")
    height.setFocus()
    height.selectAll()
    qtbot.keyClicks(height, "9999999")
    press(qtbot, height, Qt.Key.Key_Return)
    assert window.document.design.input == (3, 65536, 224)
    box = window.inspector.form._boxes["height"]
    assert [label.text() for label in box.findChildren(QLabel) if label.text()] == [
        "at most 65,536: 9,999,999 was typed"
    ]
    height.selectAll()
    qtbot.keyClicks(height, "96")
    press(qtbot, height, Qt.Key.Key_Return)
    assert window.document.design.input == (3, 96, 224)
    assert not box.isVisible()


def test_the_input_shape_belongs_to_the_design(open_window: Open) -> None:
    window = open_window("resnet20_cifar")
    spin(window, "height").setValue(64)
    assert window.document.design.input == (3, 64, 32)
    spin(window, "width").setValue(64)
    assert window.document.design.input == (3, 64, 64)
    assert window.stages.items()[0].text(2) == "16×64×64"


def test_the_share_of_a_stage(window: Window) -> None:
    window.commands.select(4)
    value, share, _ = window.inspector.figures.lines["Parameters"]
    assert (value.text(), share.text()) == ("14.96 M", "58.6 %")  # 14,964,736 of 25,557,032
    assert value.toolTip() == "14,964,736<br>14,987,264 as Keras counts, with moving statistics"  # 2 × 11,264 channels


def test_quitting_while_a_number_is_typed_is_quiet(open_window: Open, qtbot: QtBot) -> None:
    """The line loses the focus while its field is dying; pytest-qt fails a test whose slot raises."""
    window = open_window("resnet50")
    window.commands.select(1)
    for key, text in (("name", "my.stage!"), ("height", "9999999")):
        field = window.inspector.form.fields[key].input
        field.setFocus()
        qtbot.keyClicks(field, text)
        press(qtbot, field, Qt.Key.Key_Return)
        press(qtbot, window.stages, Qt.Key.Key_Escape)
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
