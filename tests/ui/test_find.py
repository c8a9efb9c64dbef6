"""Find in the design: by name, label and kind, on every level of the picture."""

from __future__ import annotations

import pytest
from conftest import Open, press, turn
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.ui import find
from archviz.ui.find import FindBar
from archviz.ui.match import hit
from archviz.ui.spots import Seeker, spots
from archviz.ui.viewport import SMALLEST_FIT
from archviz.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def seek(window: Window, qtbot: QtBot, typed: str) -> FindBar:
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes), timeout=20_000)
    window.stages.setFocus()
    press(qtbot, window.stages, Qt.Key.Key_F, CTRL)
    assert window.find_bar.line.hasFocus()
    qtbot.keyClicks(window.find_bar.line, typed)
    return window.find_bar


def found(name: str, typed: str, names: dict[str, str] | None = None) -> list[str]:
    return [spot.name for spot in Seeker(spots(zoo.network(name)), names or {}).find(typed)]


def test_it_walks_and_the_selection_follows(window: Window, qtbot: QtBot) -> None:
    bar = seek(window, qtbot, "conv2")
    walked = [window.selection.name]
    assert bar.count.text() == "1 of 16", "a bottleneck each"
    press(qtbot, bar.line, Qt.Key.Key_Return)
    walked.append(window.selection.name)
    press(qtbot, bar.line, Qt.Key.Key_F3)
    walked.append(window.selection.name)
    assert bar.count.text() == "3 of 16"
    press(qtbot, bar.line, Qt.Key.Key_Return, SHIFT)
    press(qtbot, bar.line, Qt.Key.Key_F3, SHIFT)
    walked.append(window.selection.name)
    press(qtbot, bar.line, Qt.Key.Key_F3, SHIFT)
    walked.append(window.selection.name)
    assert bar.count.text() == "16 of 16", "around the corner"
    assert walked == [*(f"layer1.{i}.conv2" for i in (0, 1, 2, 0)), "layer4.2.conv2"]
    assert bar.line.hasFocus()


def test_all_that_is_found_is_marked_until_it_closes(window: Window, qtbot: QtBot) -> None:
    bar, canvas = seek(window, qtbot, "conv2"), window.picture.canvas

    def marked() -> set[int]:
        return {item.placed.box.stage for item in canvas.boxes if item.hit}

    assert marked() == {1, 2, 3, 4}
    assert [item.placed.box.id for item in canvas.boxes if item.chosen] == ["layer1.0"], "its layers are folded away"
    window.picture.set_level("stage")
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert marked() == {1, 2, 3, 4}
    window.document.remove(4)
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert bar.count.text() == "1 of 13"
    assert marked() == {1, 2, 3}
    press(qtbot, bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert canvas.hasFocus()
    assert marked() == set()
    assert window.selection.name == "layer1.0.conv2", "what was found stays selected"
    assert not window.actions_["find_next"].isEnabled()
    assert "Ctrl+F" in window.actions_["find_next"].toolTip()


def test_nothing_found_is_said(window: Window, qtbot: QtBot) -> None:
    window.selection.pick("layer2", 2)
    bar = seek(window, qtbot, "qx")
    assert bar.count.text() == "nothing found"
    press(qtbot, bar.line, Qt.Key.Key_Return)
    assert window.selection.name == "layer2"
    assert "nothing of that name" in window.actions_["find_next"].toolTip()


def test_it_begins_at_what_is_selected(window: Window, qtbot: QtBot) -> None:
    window.selection.pick("layer3", 3)
    bar = seek(window, qtbot, "conv2")
    assert window.selection.name == "layer3.0.conv2"
    assert bar.count.text() == "8 of 16", "3 + 4 before it"


def test_a_picture_too_small_to_read_comes_near(window: Window, qtbot: QtBot) -> None:
    canvas = window.picture.canvas
    qtbot.waitUntil(lambda: bool(canvas.boxes), timeout=20_000)
    for _ in range(8):
        canvas.zoom_out()
    seek(window, qtbot, "layer4.2.conv3")
    assert canvas.zoom >= SMALLEST_FIT
    chosen = next(item for item in canvas.boxes if item.chosen)
    assert canvas.mapToScene(canvas.viewport().rect()).boundingRect().contains(chosen.outline)


def test_an_empty_design_has_nothing_to_find(open_window: Open) -> None:
    action = open_window().actions_["find"]
    assert not action.isEnabled()
    assert "the design is empty" in action.toolTip()


def test_names_labels_and_kinds() -> None:
    assert found("resnet18", "layer2") == ["layer2"], "not all that is in it"
    assert found("resnet18", "layer2.1") == ["layer2.1"]
    assert found("resnet18", "layer2.1 conv2") == found("resnet18", "layer2.1.conv2") == ["layer2.1.conv2"]
    assert len(found("resnet18", "conv 3x3")) == len(found("resnet18", "CONV 3×3")) == 16
    assert len(found("resnet50", "relu")) == 1 + 3 * 16
    assert found("resnet18", "fc") == ["fc"]
    assert found("resnet18", "conv 7×7") == ["conv1"]
    assert found("resnet18", "batchnorm")[:2] == ["bn1", "layer1.0.bn1"]
    assert all(name.startswith("layer4") for name in found("resnet18", "3x3, 512"))
    assert found("resnet18", "basic")[:4] == ["layer1", "layer1.0", "layer1.1", "layer2"]
    assert found("resnet18", "branch2a", {"layer1.0.conv1": "res2a_branch2a"}) == ["layer1.0.conv1"]
    assert found("resnet18", "") == found("resnet18", "  ") == []


def test_boxes_that_are_hold_or_lie_in_what_was_found() -> None:
    names = [("stem",), ("a.0", "a.1"), ("a.2",), ("b.0.conv1",), ("b.0.bn1",)]
    stages = [0, 1, 1, 2, 2]
    assert hit(names, stages, [("a.1.conv2", 1)]) == {1}
    assert hit(names, stages, [("b.0", 2)]) == {3, 4}
    assert hit(names, stages, [("a.2", 1), ("b.0.bn1", 2)]) == {2, 4}
    assert hit(names, stages, [("conv1", 0)]) == {0}, "a layer of a stage without a prefix"
    assert hit(names, stages, []) == set()


def test_edits_of_one_turn_are_looked_through_once(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, read = seek(window, qtbot, "conv2"), []
    monkeypatch.setattr(find, "spots", lambda design: (read.append(design), spots(design))[1])
    for repeat in (4, 5, 6):
        window.document.edit(("stages", 1, "repeat"), repeat)
    assert not read
    qtbot.waitUntil(lambda: bool(read))
    assert len(bar.found) == 6 + 4 + 6 + 3
    window.document.edit(("stages", 1, "repeat"), 2)
    press(qtbot, bar.line, Qt.Key.Key_F3)
    assert len(bar.found) == 2 + 4 + 6 + 3, "a key that comes before the next turn finds what is there"
    bar.dismiss()
    read.clear()
    window.document.edit(("stages", 1, "repeat"), 3)
    turn()
    assert not read
