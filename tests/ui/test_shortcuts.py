"""The page of keys: complete by itself, to search, to copy."""

from __future__ import annotations

import inspect
import re

import pytest
from conftest import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archviz.ui import canvas, viewport
from archviz.ui.canvas import Canvas
from archviz.ui.shortcuts import ShortcutPage, keys
from archviz.ui.window import Window

SIGNS = {"Plus": "+", "Minus": "-", "Equal": "="}


def page(window: Window, qtbot: QtBot) -> ShortcutPage:
    press(qtbot, window.stages, Qt.Key.Key_F1)
    (found,) = window.findChildren(ShortcutPage)
    return found


def lines(page: ShortcutPage) -> dict[str, str]:
    items = (page.list.topLevelItem(i) for i in range(page.list.topLevelItemCount()))
    return {item.text(0): item.text(1) for item in items if item}


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of raising
def test_it_stands_beside_the_work_and_is_searched_and_copied(window: Window, qtbot: QtBot) -> None:
    found = page(window, qtbot)
    assert not found.isModal()
    shown = lines(found)
    assert shown["Duplicate stage"] == "Ctrl+D"
    assert shown["Commands"] == "Ctrl+K or Ctrl+Shift+P"
    assert shown["Go from box to box"] == "Up, Down, Left, Right"
    assert shown["Layers"] == "3"
    assert {"File", "Edit", "Picture of the network"} <= set(shown)
    assert page(window, qtbot) is found, "once"
    qtbot.keyClicks(found.search, "ctrl+d")
    assert list(lines(found))[:2] == ["Edit", "Duplicate stage"]
    assert not {"File", "Save"} & set(lines(found))
    found.copy()
    assert "Duplicate stage\tCtrl+D\n" in QGuiApplication.clipboard().text()
    assert "Save\t" not in QGuiApplication.clipboard().text()
    found.close()


def test_every_action_with_keys_is_listed(window: Window) -> None:
    told = {key.text for key in keys(window)}
    assert told >= {
        re.sub("&", "", action.text()).rstrip("…") for action in window.actions_.by_name.values() if action.shortcuts()
    }


def test_every_key_of_the_picture_is_listed() -> None:
    told = {key for own in Canvas.KEYS for key in own.split(", ")}
    for module in (canvas, viewport):
        for name in re.findall(r"Qt\.Key\.Key_(\w+)", inspect.getsource(module)):
            assert SIGNS.get(name, name) in told, f"{module.__name__}: {name} is missing in Canvas.KEYS"
