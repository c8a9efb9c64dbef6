"""Design tabs: one per design, added, duplicated, moved, closed, renamed; all undoable."""

from __future__ import annotations

import pytest
from conftest import Open, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.spec.architecture import Project
from archviz.spec.expand import expand
from archviz.ui import theme
from archviz.ui.window import Window


def tabs(window: Window) -> list[str]:
    bar = window.tabs.bar
    return [bar.tabText(i).removesuffix(" · baseline") for i in range(bar.count())]


def test_a_tab_shows_its_design(open_window: Open) -> None:
    window = open_window("resnet18", "resnet50")
    assert tabs(window) == ["resnet18", "resnet50"]
    assert "baseline" in window.tabs.bar.tabToolTip(0)
    window.tabs.bar.setCurrentIndex(1)
    assert window.document.design.name == "resnet50"
    assert window.stages.items()[1].text(1) == "Bottleneck ×3"
    assert window.document.stack.count() == 0


def test_add_duplicate_close_and_undo(window: Window, qtbot: QtBot) -> None:
    window.actions_["design_new"].trigger()
    assert tabs(window) == ["resnet50", "design 1"]
    assert window.picture.currentIndex() == 1
    window.tabs.bar.setCurrentIndex(0)
    window.actions_["design_duplicate"].trigger()
    assert tabs(window) == ["resnet50", "resnet50 copy", "design 1"]
    closer = window.tabs.bar.tabButton(0, QTabBar.ButtonPosition.RightSide)
    qtbot.mouseClick(closer, Qt.MouseButton.LeftButton)
    assert tabs(window) == ["resnet50 copy", "design 1"]
    for _ in range(3):
        window.actions_["undo"].trigger()
    assert tabs(window) == ["resnet50"]


def test_dragging_a_tab_moves_the_design(open_window: Open) -> None:
    window = open_window("resnet18", "resnet50")
    window.tabs.bar.moveTab(1, 0)
    assert [d.name for d in window.document.project.designs] == ["resnet50", "resnet18"]
    window.actions_["undo"].trigger()
    assert tabs(window) == ["resnet18", "resnet50"]


def test_a_double_click_renames(window: Window, qtbot: QtBot) -> None:
    window.commands.select(2)
    window.tabs.bar.tabBarDoubleClicked.emit(0)
    name = window.inspector.form.fields["name"].input
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "mine")
    press(qtbot, name, Qt.Key.Key_Return)
    assert tabs(window) == ["mine"]
    assert window.document.stack.count() == 1


def test_unsound_designs_are_marked_one_after_the_other(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    unsound = zoo.network("resnet50").edit(("stages", 2, "block", "groups"), 48)
    designs = tuple(unsound.put(name=f"design {i}") for i in range(100))
    asked: list[str] = []
    monkeypatch.setattr("archviz.ui.tabs.outline", lambda design: asked.append(design.name) or expand(design))
    window.document.load(Project(designs=designs))
    assert asked == []
    qtbot.waitUntil(lambda: len(asked) == 100, timeout=20_000)
    keys = {window.tabs.bar.tabIcon(i).cacheKey() for i in range(100)}
    assert keys == {theme.icon("warning").cacheKey()}


def test_what_a_file_says_is_shown_as_it_is(open_window: Open) -> None:
    window = open_window("resnet50")
    hostile = "<b>bold</b><img src='/x'>"
    window.document.edit(("name",), hostile)
    window.document.edit(("note",), f"{hostile} once more")
    plain = Qt.TextFormat.PlainText
    assert window.inspector._title.textFormat() == window.inspector._source.textFormat() == plain
    assert window.message.text.textFormat() == window.compare.hint.textFormat() == plain
    window.actions_["design_duplicate"].trigger()
    tips = [window.tabs.bar.tabToolTip(0), window.tabs.bar.tabToolTip(1), window.actions_["undo"].toolTip()]
    for tip in tips:
        assert "<b>" not in tip
        assert "&lt;b&gt;bold" in tip
    window.message.say("x" * 3_000_000)
    assert window.message.height() < 200


def test_the_baseline_says_so_and_stays_it_while_tabs_move(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet18", "resnet50", "vgg16")
    bar, project = window.tabs.bar, window.document.project
    assert bar.tabText(0) == "resnet18 · baseline"
    start, end = bar.tabRect(0).center(), bar.rect().center() + QPoint(bar.width() // 2 - 4, 0)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 21):
        qtbot.mouseMove(bar, start + (end - start) * step / 20)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)
    assert [d.name for d in window.document.project.designs] == ["resnet50", "vgg16", "resnet18"]
    assert bar.tabText(2) == "resnet18 · baseline"
    assert window.document.design.name == "resnet18", "the one that was dragged is looked at"
    window.document.stack.undo()
    assert window.document.project == project


def test_the_menu_of_a_tab(open_window: Open) -> None:
    window = open_window("resnet18", "resnet50", "vgg16")

    def choose(index: int, text: str) -> None:
        next(a for a in window.tabs.design_menu(index).actions() if a.text() == text).trigger()

    choose(1, "Make it the baseline")
    assert window.tabs.bar.tabText(1) == "resnet50 · baseline"
    choose(1, "Duplicate design")
    assert tabs(window) == ["resnet18", "resnet50", "resnet50 copy", "vgg16"]
    assert window.document.design.name == "resnet50 copy"
    assert window.document.project.baseline == 1
    choose(0, "Rename design")
    assert window.document.design.name == "resnet18"
    choose(3, "Close the others")
    assert tabs(window) == ["vgg16"]
    window.document.stack.undo()
    assert window.document.project.baseline == 1


def test_the_middle_button_closes(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet18", "resnet50")
    qtbot.mouseClick(window.tabs.bar, Qt.MouseButton.MiddleButton, pos=window.tabs.bar.tabRect(0).center())
    assert tabs(window) == ["resnet50"]
    window.document.stack.undo()
    assert tabs(window) == ["resnet18", "resnet50"]


def test_a_column_of_the_comparison_becomes_the_baseline(open_window: Open) -> None:
    window = open_window("resnet18", "resnet50")
    window.show_panel(1)
    entry = next(a for a in window.compare.column_menu(1).actions() if a.text() == "Make it the baseline")
    entry.trigger()
    assert window.document.project.baseline == 1
    assert window.compare.table.horizontalHeaderItem(0).text() == "resnet50"
