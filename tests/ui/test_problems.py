"""The doctor's panel: stage by stage, by keys, all at once."""

from __future__ import annotations

import pytest
from conftest import Open, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from archviz.spec.expand import expand
from archviz.spec.mend import mend
from archviz.ui.window import Window
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton
FAULTY = (
    network("resnet50")
    .edit(("stages", 2, "block", "groups"), 48)
    .edit(("stages", 3, "block", "groups"), 50)
    .put(name="faulty")
)


@pytest.fixture
def window(open_window: Open) -> Window:
    window = open_window("resnet50")
    window.document.new_design(FAULTY)
    window.show_panel(2)
    return window


def buttons(window: Window, name: str) -> list[QPushButton]:
    return window.problems.widget().findChildren(QPushButton, name)


def test_problems_are_grouped_by_stage_and_say_what_remedies_do(window: Window) -> None:
    assert [button.text() for button in buttons(window, "place")] == ["layer2", "layer3"]
    fix = next(button for button in buttons(window, "fix") if button.text() == "groups = 32")
    assert "groups of layer2: 48 → 32" in fix.toolTip()


def test_a_remedy_leaves_the_keys_with_the_next_one(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    first = buttons(window, "fix")[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    press(qtbot, first, Qt.Key.Key_Space)
    assert [button.text() for button in buttons(window, "place")] == ["layer3"]
    assert buttons(window, "fix")[0].hasFocus()


def test_all_are_mended_in_one_step(window: Window, qtbot: QtBot) -> None:
    before = window.document.stack.count()
    button = next(b for b in window.problems.widget().findChildren(QPushButton) if b.text() == "Mend all")
    qtbot.mouseClick(button, LEFT)
    assert window.document.expansion.sound
    assert window.document.stack.count() == before + 1
    assert window.message.text.text().startswith("2 mistakes mended: ")
    assert "No problems" in window.problems.widget().findChildren(QLabel)[0].text()
    window.actions_["undo"].trigger()
    assert window.document.design == FAULTY


def test_what_cannot_be_mended_is_left_and_said() -> None:
    mended = mend(FAULTY.put(stages=()))
    assert mended.taken == ()
    assert mended.design.stages == ()
    assert len(mend(FAULTY).taken) == 2
    assert expand(mend(FAULTY).design).sound


def test_keys_walk_the_problems_into_the_form(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.selection.clear()
    seen = []
    for modifiers in ((), (), (), (Qt.KeyboardModifier.ShiftModifier,)):
        press(qtbot, window.stages, Qt.Key.Key_F8, *modifiers)
        seen.append(window.selection.name)
        assert window.inspector.form.fields["block.groups"].input.hasFocus()
    assert seen == ["layer2", "layer3", "layer2", "layer3"]
    window.commands.select(5)
    press(qtbot, window.stages, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.name == "layer3", "from what is selected on"


def test_without_problems_the_keys_say_so(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.document.activate(0)
    assert not window.actions_["problem_next"].isEnabled()
    press(qtbot, window.stages, Qt.Key.Key_F8)
    assert "there are no problems" in window.message.text.text()
