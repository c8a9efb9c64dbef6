"""One selection for the whole window."""

from __future__ import annotations

import pytest
from conftest import press, project
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz.spec.issue import Refused
from archviz.ui.window import Window


def seen(window: Window) -> tuple[int, str]:
    """The stage that the list marks, and the form's title."""
    return window.stages.indexOfTopLevelItem(window.stages.currentItem()), window.inspector._title.text()


def test_a_click_in_the_list(window: Window, qtbot: QtBot) -> None:
    item = window.stages.items()[2]
    qtbot.mouseClick(
        window.stages.viewport(), Qt.MouseButton.LeftButton, pos=window.stages.visualItemRect(item).center()
    )
    assert (window.selection.name, window.selection.stage) == ("layer2", 2)
    assert seen(window) == (2, "layer2 · Bottleneck ×4")


def test_a_pick_in_the_picture_and_in_the_table(window: Window) -> None:
    window.picture.canvas.picked.emit("layer3.0", 3)
    assert seen(window) == (3, "layer3 · Bottleneck ×6")
    window.layers.table.picked.emit("layer1", 1)
    assert seen(window) == (1, "layer1 · Bottleneck ×3")
    window.picture.canvas.emptied.emit()
    assert seen(window) == (-1, "resnet50")


def test_escape_selects_the_design(window: Window, qtbot: QtBot) -> None:
    window.commands.select(2)
    press(qtbot, window.stages, Qt.Key.Key_Escape)
    assert window.selection.stage == -1


def test_a_stage_that_is_gone_is_not_selected(window: Window) -> None:
    window.commands.insert("basic", 6)
    assert window.selection.stage == 6
    window.actions_["undo"].trigger()
    assert window.selection.stage == -1


@pytest.mark.parametrize("back", ["undo", "jump"])
def test_undo_and_redo_keep_the_stage_that_is_selected(window: Window, back: str) -> None:
    document = window.document
    window.commands.insert("basic", 0)
    window.commands.insert("basic", 5)
    window.commands.select(3)
    assert window.selection.name == "layer2"
    for _ in range(2) if back == "undo" else ():
        window.actions_["undo"].trigger()
    document.go_to(0)
    assert (window.selection.name, window.selection.stages) == ("layer2", (2,))
    assert seen(window) == (2, "layer2 · Bottleneck ×4")
    document.go_to(2)
    assert (window.selection.name, window.selection.stages) == ("layer2", (3,))


def test_undo_keeps_several_stages_and_layers(window: Window) -> None:
    window.commands.insert("basic", 1)
    window.selection.pick_stages((1, 2, 4), 2)
    window.document.stack.undo()  # the first of them goes
    assert (window.selection.name, window.selection.stage, window.selection.stages) == ("layer1", 1, (1, 3))
    window.selection.pick("layer2.1.conv1", 2)
    window.document.stack.redo()
    assert (window.selection.name, window.selection.stage) == ("layer2.1.conv1", 3)


def test_a_rename_keeps_the_selection(window: Window) -> None:
    window.picture.canvas.picked.emit("layer2.1.conv1", 2)
    window.document.edit(("stages", 2, "name"), "body")
    assert (window.selection.name, window.selection.stage) == ("body", 2)


def test_a_click_on_an_old_picture_selects_nothing_that_is_not_there(window: Window) -> None:
    window.commands.select(2)
    window.picture.canvas.picked.emit("gone", 99)
    assert window.selection.stage == -1
    for act in (window.commands.remove, window.commands.duplicate):
        act()
    assert window.document.stack.count() == 0
    window.picture.canvas.picked.emit("layer3.0", 1)  # its stage was another when the picture was drawn
    assert (window.selection.name, window.selection.stage) == ("", -1)


def test_another_file_begins_without_a_selection(window: Window) -> None:
    window.commands.select(3)
    window.document.load(project("resnet18"))
    assert (window.selection.name, window.selection.stage) == ("", -1)


def test_a_picture_that_cannot_be_drawn_is_not_replaced_by_an_older_one(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes), timeout=20_000)

    def fail(*_: object, **__: object) -> None:
        raise Refused("Graphviz could not lay out this picture")

    monkeypatch.setattr("archviz.diagram.draw", fail)
    window.document.edit(("stages", 1, "block", "width"), 72)
    qtbot.waitUntil(window.message.isVisible, timeout=20_000)
    assert "could not lay out" in window.message.text.text()
    assert window.picture.picture is None
    assert window.picture.canvas.boxes == ()
