"""Menus: how the picture is drawn, the order of blocks, what can be done to a stage, the keys."""

from __future__ import annotations

import pytest
from conftest import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from archviz.app.ready import READY, path
from archviz.spec import files
from archviz.spec.registry import BLOCKS
from archviz.ui.catalogue import KIND
from archviz.ui.roster import bare
from archviz.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def menu(window: Window, title: str) -> QMenu:
    return next(m for m in window.findChildren(QMenu) if m.title() == title)


def entry(menu: QMenu, text: str) -> QAction:
    return next(a for a in menu.actions() if text in a.text().replace("&", ""))


def test_the_view_menu_and_the_tool_bar_say_the_same(window: Window, qtbot: QtBot) -> None:
    levels = menu(window, "Level of the picture")
    assert entry(levels, "Blocks").isChecked()
    window.picture.canvas.setFocus()
    press(qtbot, window.picture.canvas, Qt.Key.Key_3)
    assert window.picture.level == "layer"
    assert entry(levels, "Layers").isChecked()
    entry(menu(window, "Labels of the picture"), "ResNeXt").trigger()
    entry(menu(window, "Direction of the picture"), "Left-right").trigger()
    assert (window.picture.labels, window.picture.direction) == ("resnext", "LR")


def test_the_insert_menu_lists_blocks_as_the_palette_does(window: Window) -> None:
    groups = [a.menu() for a in menu(window, "&Insert").actions() if a.menu()]
    listed = [a.text() for group in groups for a in group.actions()]
    entries = window.palette_panel.tree.entries()
    assert listed == [e.text(0) for e in entries if e.data(0, KIND) == "block"]
    assert len(listed) == len(BLOCKS)


def test_a_slash_goes_to_the_search(window: Window, qtbot: QtBot) -> None:
    window.stages.setFocus()
    press(qtbot, window.stages, Qt.Key.Key_Slash)
    assert window.palette_panel.search.hasFocus()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of pop-up menus
def test_the_ground_of_a_stage_selects_it_and_offers_what_can_be_done(window: Window, qtbot: QtBot) -> None:
    canvas = window.picture.canvas
    qtbot.waitUntil(lambda: bool(canvas.boxes), timeout=20_000)
    placed = next(c for c in canvas.picture.clusters if c.cluster.stage == 2)
    corner = canvas.mapFromScene(placed.x + 2, placed.y + 2)
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=corner)
    assert (window.selection.name, window.selection.stage) == ("layer2", 2)
    window.selection.clear()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, canvas.viewport().mapToGlobal(corner))
    QApplication.sendEvent(canvas.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert window.selection.stage == 2
    entry(popup, "Duplicate stage").trigger()
    popup.close()
    assert len(window.document.design.stages) == 7


@pytest.mark.parametrize("part", ["stages", "canvas", "bottom"])
def test_the_keys_of_a_grey_command_say_why(window: Window, qtbot: QtBot, part: str) -> None:
    widget = window.picture.canvas if part == "canvas" else getattr(window, part)
    widget.setFocus()
    for key, modifier, said in (
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "Duplicate stage: select a stage first"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "Remove stage: select a stage first"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "Undo: nothing was changed yet"),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "Find next: look for something first, with Ctrl+F"),
    ):
        press(qtbot, QApplication.focusWidget(), key, modifier)
        assert window.message.isVisible()
        assert window.message.text.text() == said
        window.message.hide()
    press(qtbot, QApplication.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert not window.message.isVisible(), "nobody's keys"


@pytest.mark.parametrize(
    ("text", "said"),
    [("Save &as…", "Save as"), ("另存为(&A)…", "另存为"), ("Undo width of layer1", "Undo width of layer1")],
)
def test_a_tool_tip_names_an_action_without_its_mnemonic(text: str, said: str) -> None:
    assert bare(text) == said


def test_every_ready_comparison_can_be_opened(window: Window) -> None:
    examples = menu(window, "Open e&xample")
    assert len(examples.actions()) == len(READY)
    entry(examples, "Ordinary, grouped").trigger()
    names = [design.name for design in window.document.project.designs]
    assert names == [design.name for design in files.load(path("convolutions")).designs]
    assert window.document.path is None
