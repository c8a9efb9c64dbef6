"""The palette: families, search, names of networks that are not listed, refusals with the nearest names."""

from __future__ import annotations

from conftest import Open, names, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.spec.registry import BLOCKS
from archviz.ui.catalogue import KIND, NAME
from archviz.ui.window import Window


def shown(window: Window) -> list[str]:
    return [item.data(0, NAME) for item in window.palette_panel.tree.entries()]


def test_every_block_and_every_example_is_listed_with_its_source(window: Window) -> None:
    entries = window.palette_panel.tree.entries()
    assert sorted(i.data(0, NAME) for i in entries if i.data(0, KIND) == "block") == sorted(BLOCKS)
    assert sorted(i.data(0, NAME) for i in entries if i.data(0, KIND) == "network") == sorted(zoo.names())
    tips = {i.data(0, NAME): i.toolTip(0) for i in entries}
    assert "arXiv:1512.03385, fig. 5 right" in tips["bottleneck"]


def test_search_leaves_what_matches(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.palette_panel.search, "wide")
    assert "wide_basic" in shown(window)
    assert "bottleneck" not in shown(window)
    window.palette_panel.search.clear()
    assert "bottleneck" in shown(window)


def test_enter_inserts_the_first_match_behind_the_selected_stage(window: Window, qtbot: QtBot) -> None:
    window.commands.select(1)
    search = window.palette_panel.search
    qtbot.keyClicks(search, "bottlen")
    press(qtbot, search, Qt.Key.Key_Return)
    assert names(window)[:4] == ["stem", "layer1", "bottleneck", "layer2"]
    assert window.document.stack.undoText() == "add Bottleneck"
    assert window.selection.name == "bottleneck"


def test_without_a_selection_a_block_goes_in_front_of_the_head(window: Window) -> None:
    window.palette_panel.block_chosen.emit("basic")
    assert names(window)[-2:] == ["basic", "head"]


def test_a_network_that_is_not_listed_is_offered_and_opened(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_panel
    qtbot.keyClicks(palette.search, "resnext50_16x8d")
    assert palette.answer.isVisible()
    assert "Open resnext50_16x8d" in palette.answer.text()
    press(qtbot, palette.search, Qt.Key.Key_Return)
    assert [d.name for d in window.document.project.designs] == ["resnet50", "resnext50_16x8d"]
    assert window.tabs.bar.currentIndex() == 1
    assert names(window)[0] == "stem"


def test_a_wrong_name_is_answered_with_the_nearest(window: Window, qtbot: QtBot) -> None:
    palette = window.palette_panel
    qtbot.keyClicks(palette.search, "resnet51")
    assert "there is no such depth" in palette.answer.text()
    assert '<a href="resnet50">' in palette.answer.text()
    palette.answer.linkActivated.emit("resnet50")
    assert window.document.project.designs[-1].name == "resnet50 2"
    assert len(window.document.project.designs) == 2


def test_a_depth_that_no_cifar_network_has_is_refused_with_both_neighbours(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.palette_panel.search, "resnet21_cifar")
    text = window.palette_panel.answer.text()
    assert "resnet20_cifar" in text
    assert "resnet26_cifar" in text


def test_an_empty_design_is_filled_not_left_behind(open_window: Open) -> None:
    window = open_window()
    assert window.picture.currentIndex() == 1
    window.picture.network_chosen.emit("resnet50")
    assert [d.name for d in window.document.project.designs] == ["resnet50"]
    assert window.picture.currentIndex() == 0


def test_slash_goes_to_the_search(window: Window, qtbot: QtBot) -> None:
    window.stages.setFocus()
    press(qtbot, window.stages, Qt.Key.Key_Slash)
    assert window.palette_panel.search.hasFocus()


def test_a_block_behind_another_is_as_wide_as_what_arrives(window: Window) -> None:
    window.commands.select(4)
    window.commands.insert("basic")
    window.commands.insert("bottleneck")
    basic, bottleneck = (window.document.design.stages[i].block.model_dump() for i in (5, 6))
    assert basic["out"] == 2048
    assert (bottleneck["width"], bottleneck["out"]) == (512, 2048)  # a quarter, as its defaults are
    assert window.document.expansion.sound


def test_an_opened_network_leaves_the_search_empty(window: Window, qtbot: QtBot) -> None:
    search = window.palette_panel.search
    qtbot.keyClicks(search, "resnext50_16x8d")
    press(qtbot, search, Qt.Key.Key_Return)
    assert search.text() == ""
    assert not window.palette_panel.answer.isVisible()
