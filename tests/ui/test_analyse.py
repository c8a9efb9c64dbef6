"""Paths, equal forms, names and the two conventions of counting, as the window shows them."""

from __future__ import annotations

from math import comb

import pytest
from conftest import Open, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from archviz.spec.registry import BLOCKS
from archviz.ui.bars import LEFT
from archviz.ui.window import Window


def text(window: Window, row: int, column: int) -> str:
    item = window.forms.table.item(row, column)
    assert item is not None
    return item.text()


def test_paths_follow_every_edit_while_they_are_seen(window: Window) -> None:
    window.show_panel(window.bottom.indexOf(window.paths))
    assert "2^16 = 65,536 paths" in window.paths.summary.text()
    window.document.remove(4)
    assert "2^13 = 8,192 paths" in window.paths.summary.text()
    assert sum(window.paths.bars._lengths.values()) == 2**13


def test_the_bars_say_what_they_stand_for(open_window: Open) -> None:
    """ResNet-20 for CIFAR: a stem, 9 blocks of 2 convolutions; all but two shortcuts are identities."""
    window = open_window("resnet20_cifar")
    window.show_panel(window.bottom.indexOf(window.paths))
    bars = window.paths.bars
    low, _, room = bars._span()
    assert bars.at(LEFT + room / 2) == low
    assert bars.at(bars.width() + 50.0) is None
    assert bars.said(low).startswith(f"{low} convolutions: {bars._lengths[low]} path")
    assert sum(bars._lengths.values()) == 2**9 == sum(comb(9, k) for k in range(10))


def test_only_a_stage_with_shortcuts_is_drawn_apart(window: Window, qtbot: QtBot) -> None:
    window.show_panel(window.bottom.indexOf(window.paths))
    paths = window.paths
    assert not paths.button.isEnabled()
    assert "Select a stage" in paths.button.toolTip()
    window.commands.select(0)
    assert "stem has no shortcut" in paths.button.toolTip()
    window.commands.select(3)
    assert paths.button.text() == "Draw every path of the first 4 blocks of layer3"
    window.commands.select(1)
    assert paths.button.text() == "Draw every path of layer1"
    qtbot.mouseClick(paths.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(paths.canvas.isVisible, timeout=20_000)
    sums = [box for box in paths.canvas.boxes if box.placed.box.title == "+"]
    assert len(sums) == 1 + 2 + 4
    window.commands.select(2)
    assert not paths.canvas.isVisible()


def test_the_forms_of_a_resnext_stage(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnext29_8x64d_cifar10")
    action, button = window.actions_["verify"], window.inspector.verify_button
    assert not action.isEnabled()
    assert "select a ResNeXt stage first" in action.toolTip()
    window.commands.select(0)
    assert not button.isVisible()
    window.commands.select(1)
    window.document.edit(("stages", 1, "block", "width"), 4)
    assert action.isEnabled()
    assert button.isEnabled()
    window.inspector.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bottom.currentWidget() is window.forms
    qtbot.waitUntil(lambda: window.forms.currentIndex() == 2, timeout=60_000)
    assert [text(window, row, 5) for row in range(4)] == ["✓ equal", "✓ equal", "reference", "✓ equal"]
    assert "All four are the same function" in window.forms.summary.text()
    assert "64-(8×4)-256 at 64×14×14" in window.forms.summary.text()
    window.document.edit(("stages", 1, "block", "width"), 5)
    assert window.forms.currentIndex() == 0


def test_a_single_path_has_no_forms(open_window: Open) -> None:
    window = open_window("resnext50_32x4d")
    window.commands.select(1)
    window.document.edit(("stages", 1, "block", "cardinality"), 1)
    assert not window.inspector.verify_button.isEnabled()
    assert "2 to 256 paths" in window.inspector.verify_button.toolTip()
    assert "2 to 256 paths" in window.forms.note.text()


def names_menu(window: Window) -> dict[str, QAction]:
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "&Names")
    return {action.text(): action for action in menu.actions()}


def test_names_after_keras(window: Window, qtbot: QtBot) -> None:
    table = window.layers.table
    window.layers.levels.choose("layer")
    names_menu(window)["Keras"].trigger()

    def shown() -> list[str]:
        return [table.model.index(row, 0).data() for row in range(len(table.model.rows))]

    assert shown()[4:7] == ["res2a_branch2a", "bn2a_branch2a", "res2a_branch2a_relu"]
    assert {"res2a_branch1", "bn5c_branch2c", "fc1000"} <= set(shown())
    assert (
        table.model.index(4, 0).data(Qt.ItemDataRole.ToolTipRole)
        == "res2a_branch2a in Keras, layer1.0.conv1 in torchvision"
    )
    table.select("layer1.0.conv1")
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("res2a_branch2a\t")
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes))
    tips = {box.placed.box.id: box.toolTip() for box in window.picture.canvas.boxes}
    assert "res2a in Keras" in tips["layer1.0"]
    names_menu(window)["torchvision"].trigger()
    assert shown()[4] == "layer1.0.conv1"


def test_other_networks_have_no_keras_names(open_window: Open) -> None:
    window = open_window("resnet18")
    keras = names_menu(window)["Keras"]
    assert not keras.isEnabled()
    assert "ResNet of bottlenecks" in keras.toolTip()


def test_both_conventions_of_counting(open_window: Open) -> None:
    """20,682 trainable parameters; 21,962 as Keras counts them (the issue's own figures)."""
    window = open_window("keras_resnext")
    tip = window.totals.labels["params"].toolTip()
    assert "20,682 parameters" in tip
    assert "21,962 as Keras counts, with moving statistics" in tip
    assert "21,962 as Keras" in window.inspector.figures.lines["Parameters"][0].toolTip()


def test_the_palette_opens_the_residual_families_alone(window: Window) -> None:
    tree = window.palette_panel.tree
    opened = {g.item.text(0): g.item.isExpanded() for g in tree._groups if g.kind == "block"}
    assert [name for name, expanded in opened.items() if expanded] == ["Residual", "Pre-activation", "Grouped", "Wide"]
    assert {"Inception", "Mobile", "Dense", "Keras", "Modern"} <= set(opened)
    tips = [i.toolTip(0) for i in tree.entries() if i.data(0, Qt.ItemDataRole.UserRole) == "block"]
    assert len(tips) == len(BLOCKS)
    assert all("<br>" in tip for tip in tips)


@pytest.mark.parametrize("name", ["audit", "verify"])
def test_the_analyse_menu_has_no_stray_keys(window: Window, name: str, qtbot: QtBot) -> None:
    assert window.actions_[name].shortcut().isEmpty()
    press(qtbot, window.stages, Qt.Key.Key_A)
    assert window.bottom.currentIndex() == 0
