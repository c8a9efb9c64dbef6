"""The command palette, by keys: everything can be found in it, and done."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from conftest import Open, press
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from archviz import zoo
from archviz.app.settings import load_settings, settings_file
from archviz.spec.registry import BLOCKS
from archviz.ui import language
from archviz.ui.language import speak
from archviz.ui.launcher import Launcher, ordered
from archviz.ui.roster import commands
from archviz.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def launch(window: Window, qtbot: QtBot, typed: str = "") -> Launcher:
    """Open it over the list of stages, and type."""
    window.stages.setFocus()
    press(qtbot, window.stages, Qt.Key.Key_K, CTRL)
    launcher = window.launcher
    assert launcher.line.hasFocus()
    qtbot.keyClicks(launcher.line, typed)
    return launcher


def titles(launcher: Launcher) -> list[str]:
    return [entry.title for entry, _ in launcher.model.lines]


def current(launcher: Launcher) -> str:
    return str(launcher.list.currentIndex().data())


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_K, (CTRL,)), (Qt.Key.Key_P, (CTRL, SHIFT))])
def test_it_opens_by_both_keys_and_gives_the_keys_back(
    window: Window, qtbot: QtBot, key: Qt.Key, modifiers: tuple[Qt.KeyboardModifier, ...]
) -> None:
    window.selection.pick("layer2", 2)
    window.stages.setFocus()
    press(qtbot, window.stages, key, *modifiers)
    launcher = window.launcher
    assert launcher.isVisible()
    assert not launcher.isWindow()
    assert launcher.line.hasFocus()
    assert abs(launcher.geometry().center().x() - window.rect().center().x()) <= 1
    press(qtbot, launcher.line, Qt.Key.Key_Escape)
    assert not launcher.isVisible()
    assert window.stages.hasFocus()
    assert window.selection.stage == 2, "Escape closed the palette, and nothing else"


def test_a_command_is_run(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "zoin")
    assert current(launcher) == "Zoom in"
    before = window.picture.canvas.zoom
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert not launcher.isVisible()
    assert window.picture.canvas.zoom > before


def test_an_entry_that_stands_in_a_menu_only_is_run(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "level layers")
    assert current(launcher) == "Layers"
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert window.picture.level == "layer"


def test_a_block_is_inserted_and_replaces(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "replace by")
    assert not any(title.startswith("Replace by") for title in titles(launcher)), "nothing is selected"
    press(qtbot, launcher.line, Qt.Key.Key_Escape)
    window.selection.pick("layer1", 1)
    launcher = launch(window, qtbot, "insert basic")
    assert current(launcher) == "Insert Basic"
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert [s.block.about.title for s in window.document.design.stages][1:3] == ["Bottleneck", "Basic"]
    launcher = launch(window, qtbot, "replace by bottleneck")
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert window.document.design.stages[2].block.about.title == "Bottleneck"


def test_a_saved_block_is_inserted(window: Window, qtbot: QtBot) -> None:
    window.document.save_block(1, "mine own")
    launcher = launch(window, qtbot, "mine own")
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert [s.saved for s in window.document.design.stages].count("mine own") == 2


@pytest.mark.parametrize("name", ["resnet18", "resnext50_16x8d"])
def test_a_network_is_opened_listed_or_not(window: Window, qtbot: QtBot, name: str) -> None:
    launcher = launch(window, qtbot, name)
    assert current(launcher) == f"Open {name}"
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert [d.name for d in window.document.project.designs] == ["resnet50", name]
    launcher = launch(window, qtbot)
    assert current(launcher) == f"Open {name}", "what was used last comes first"


def test_a_place_is_gone_to_and_a_design(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50", "resnet18")
    launcher = launch(window, qtbot, "l34c2")
    assert current(launcher) == "Go to layer3.4.conv2"
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert (window.selection.name, window.selection.stage) == ("layer3.4.conv2", 3)
    launcher = launch(window, qtbot, "look resnet18")
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert window.document.design.name == "resnet18"


def test_what_is_grey_comes_last_says_why_and_is_not_done(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "duplicate")
    assert titles(launcher)[0] == "Duplicate design"
    assert titles(launcher)[-1] == "Duplicate stage"
    press(qtbot, launcher.line, Qt.Key.Key_Up)
    press(qtbot, launcher.line, Qt.Key.Key_PageDown)
    assert current(launcher) == "Duplicate stage"
    press(qtbot, launcher.line, Qt.Key.Key_Return)
    assert launcher.isVisible()
    assert launcher.foot.isVisible()
    assert launcher.foot.text() == "Duplicate stage: select a stage first"
    assert not window.document.modified
    press(qtbot, launcher.line, Qt.Key.Key_Home)
    qtbot.keyClicks(launcher.line, "x")
    assert "Nothing fits “xduplicate”" in launcher.foot.text()


def test_a_name_that_is_nearly_a_network_says_what_is_wrong(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "resnet21_cifar")
    assert "Open resnet21_cifar" not in titles(launcher)
    assert "6n+2" in launcher.foot.text()


def test_a_click_does_it_and_a_click_elsewhere_closes(window: Window, qtbot: QtBot) -> None:
    launcher = launch(window, qtbot, "select all")
    row = launcher.list.visualRect(launcher.model.index(0, 0)).center()
    qtbot.mouseClick(launcher.list.viewport(), LEFT, pos=row)
    assert window.selection.stages == (0, 1, 2, 3, 4, 5)
    launcher = launch(window, qtbot)
    canvas = window.picture.canvas.viewport()
    qtbot.mouseClick(canvas, LEFT, pos=canvas.rect().bottomLeft() + QPoint(3, -3))
    assert not launcher.isVisible()
    launcher = launch(window, qtbot)
    window.stages.setFocus()
    assert not launcher.isVisible()


def test_everything_is_in_it_once(window: Window, qtbot: QtBot) -> None:
    window.selection.pick("layer1", 1)
    launcher = launch(window, qtbot)
    found = [entry for entry, _ in launcher.model.lines]
    assert len({entry.key for entry in found}) == len(found)
    keys = {entry.key for entry in found}
    assert keys >= {f"command:{name}" for name in window.actions_.by_name}
    assert keys >= {f"{kind}:{name}" for kind in ("block", "replace") for name in BLOCKS}
    assert keys >= {f"network:{name}" for name in zoo.names()}
    graph = window.document.expansion.graph
    places = {*graph.stages, *(unit.name for unit in graph.units if unit.name), *(node.name for node in graph.nodes)}
    assert {key.removeprefix("place:") for key in keys if key.startswith("place:")} == places
    menus = {(c.title, c.way) for c in commands(window.menuBar()) if not c.action.objectName().startswith("block:")}
    assert menus == {(e.title, e.detail) for e in found if e.key.startswith("command:") and e.detail}
    assert ("Dark", "View ▸ Theme") in menus
    assert ("Compare", "View ▸ Panels") in menus


def test_every_grey_entry_of_the_menus_says_why(open_window: Open, qtbot: QtBot) -> None:
    seen = set()
    for window in (open_window("resnet18"), open_window("wrn-28-10_cifar10"), open_window()):
        for command in commands(window.menuBar()):
            if not command.action.isEnabled():
                seen.add(command.title)
                assert command.why not in ("", "not now", command.title), command.title
                assert command.why in command.action.toolTip(), command.title
    assert {"Undo", "Redo", "Duplicate stage", "Export picture", "Keras", "Find next"} <= seen


def test_what_was_used_is_remembered(open_window: Open, qtbot: QtBot) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(json.dumps({"used": [f"network:{name}" for name in zoo.names()[:20]]}))
    window = open_window("resnet18", kept=True)
    press(qtbot, launch(window, qtbot, "zoom in").line, Qt.Key.Key_Return)
    used = load_settings().used
    assert len(used) == 20
    assert used[:2] == ("command:zoom_in", f"network:{zoo.names()[0]}")
    assert titles(launch(window, qtbot))[:2] == ["Zoom in", f"Open {zoo.names()[0]}"]


CHINESE = {
    "Zoom &in": "放大(&I)",
    "&View": "视图(&V)",
    "Insert {block}": "插入 {block}",
    "Bottleneck": "瓶颈块",
    "Pre-act bottleneck": "预激活瓶颈块",
}


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    monkeypatch.setattr(language, "translations", lambda _: CHINESE)
    speak(qapp, "zh_CN")
    yield
    speak(qapp, "en")


@pytest.mark.usefixtures("chinese")
def test_it_is_found_by_its_translation_and_in_english(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet18")
    launcher = launch(window, qtbot)
    entries = [entry for entry, _ in launcher.model.lines]
    for typed, title in (
        ("放大", "放大"),
        ("zoom in", "放大"),
        ("视图 放", "放大"),
        ("瓶颈", "插入 瓶颈块"),
        ("ins bottln", "插入 瓶颈块"),
        ("zoin", "放大"),
    ):
        assert ordered(entries, typed, ())[0][0].title == title, typed
    assert next(entry for entry in entries if entry.title == "放大").key == "command:zoom_in"


def test_the_window_can_be_closed_under_it(window: Window, qtbot: QtBot) -> None:
    launch(window, qtbot, "zoom")
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)
