"""The menus of the picture and of the list: what they offer, and that it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from conftest import Open, names, press
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from archviz.spec.registry import BLOCKS
from archviz.ui.application import leave_clipboard
from archviz.ui.canvas import Canvas
from archviz.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of pop-up menus
Ask = Callable[..., QMenu]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(window: Window, qtbot: QtBot) -> Canvas:
    settle(window, qtbot)
    return window.picture.canvas


@pytest.fixture
def ask(canvas: Canvas) -> Iterator[Ask]:
    """The menu at a place of the picture; without a place, the one that its key opens."""
    opened: list[QMenu] = []

    def asker(place: QPoint | None = None) -> QMenu:
        close(opened)
        reasons = QContextMenuEvent.Reason
        if place is None:
            QApplication.sendEvent(canvas, QContextMenuEvent(reasons.Keyboard, QPoint(5, 5), QPoint(5, 5)))
        else:
            event = QContextMenuEvent(reasons.Mouse, place, canvas.viewport().mapToGlobal(place))
            QApplication.sendEvent(canvas.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append(menu)
        return menu

    yield asker
    close(opened)


def close(menus: list[QMenu]) -> None:
    for menu in filter(isValid, menus):
        menu.close()
    menus.clear()


def settle(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes) and not window._layout.busy, timeout=20_000)


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry by the texts that lead to it."""
    for text in path[:-1]:
        menu = entry(menu, text).menu()
    return next(a for a in menu.actions() if a.text().replace("&", "") == path[-1])


def box(canvas: Canvas, name: str) -> QPoint:
    return canvas.mapFromScene(next(i for i in canvas.boxes if name in i.names).outline.center())


def wire(canvas: Canvas, source: str, target: str) -> QPoint:
    found = next(
        k for k in canvas.picture.links if (k.link.source, k.link.target.partition(".")[0]) == (source, target)
    )
    return canvas.mapFromScene(QPointF(*found.points[len(found.points) // 2]))


def test_a_box_offers_what_can_be_done_to_its_stage(window: Window, canvas: Canvas, ask: Ask) -> None:
    menu = ask(box(canvas, "layer2.1"))
    assert window.selection.name == "layer2.1"
    assert menu.toolTipsVisible()
    assert texts(menu)[1:] == [
        "Cut stages", "Copy stages", "Paste", "Duplicate stage", "Remove stage", "Rename", "Save the block",
        "Split the repeat", "Replace by", "Move stage up", "Move stage down", "Select all stages",
    ]  # fmt: skip
    entry(menu, "Duplicate stage").trigger()
    assert names(window)[2:4] == ["layer2", "layer5"]


def test_a_menu_on_several_stages_keeps_them(window: Window, canvas: Canvas, ask: Ask) -> None:
    window.selection.pick_stages((1, 2))
    menu = ask(box(canvas, "layer1.0"))
    assert window.selection.stages == (1, 2)
    for text in ("Rename", "Split the repeat in half"):
        assert not entry(menu, text).isEnabled()
        assert "select one stage alone" in entry(menu, text).toolTip()
    entry(menu, "Replace by", "Residual", "Basic").trigger()
    assert [stage.block.type for stage in window.document.design.stages[1:4]] == ["basic", "basic", "bottleneck"]
    assert window.document.stack.count() == 1
    ask(box(canvas, "layer4.0"))
    assert window.selection.stages == (4,)


def test_every_block_can_take_a_place_and_says_its_source(window: Window, canvas: Canvas, ask: Ask) -> None:
    groups = [action.menu() for action in entry(ask(box(canvas, "layer1.0")), "Replace by").menu().actions()]
    offered = [action for group in groups for action in group.actions()]
    assert len(offered) == len(BLOCKS)
    assert all(group.toolTipsVisible() for group in groups)
    assert "1512.03385" in next(a for a in offered if a.text() == "Bottleneck").toolTip()


def test_a_repeat_is_split_at_the_block_that_was_meant(window: Window, canvas: Canvas, ask: Ask, qtbot: QtBot) -> None:
    splits = entry(ask(box(canvas, "layer3.1")), "Split the repeat").menu()
    assert texts(splits) == [
        "In front of layer3.1", "Behind layer3.1", "Split the repeat in half",
        "1 + 5 blocks", "2 + 4 blocks", "3 + 3 blocks", "4 + 2 blocks", "5 + 1 blocks",
    ]  # fmt: skip
    entry(splits, "Behind layer3.1").trigger()
    assert [stage.repeat for stage in window.document.design.stages] == [1, 3, 4, 2, 4, 3, 1]
    window.document.stack.undo()
    settle(window, qtbot)
    splits = entry(ask(box(canvas, "layer1.0")), "Split the repeat").menu()
    assert texts(splits)[:2] == ["Behind layer1.0", "Split the repeat in half"]
    entry(splits, "2 + 1 blocks").trigger()
    assert [stage.repeat for stage in window.document.design.stages[:4]] == [1, 2, 1, 4]
    window.commands.select(0)
    assert "it is not repeated" in entry(ask(), "Split the repeat in half").toolTip()


def test_hundreds_of_blocks_do_not_make_hundreds_of_entries(window: Window) -> None:
    window.document.edit(("stages", 2, "repeat"), 400)
    window.commands.select(2)
    menu = window.popup.stage_menu()
    offered = texts(entry(menu, "Split the repeat").menu())
    assert len(offered) < 24
    assert "200 + 200 blocks" in offered
    menu.close()


def test_a_wire_offers_what_can_come_in(window: Window, canvas: Canvas, ask: Ask, qtbot: QtBot) -> None:
    window.commands.select(5)
    menu = ask(wire(canvas, "stem", "layer1"))
    assert window.selection.stages == (5,)
    entry(menu, "Insert here", "Residual", "Basic").trigger()
    assert names(window)[:3] == ["stem", "basic", "layer1"]
    window.selection.pick_stages((3, 4))
    window.commands.copy()
    settle(window, qtbot)
    entry(ask(wire(canvas, "stem", "basic")), "Paste here").trigger()
    assert names(window)[:5] == ["stem", "layer5", "layer6", "basic", "layer1"]
    assert window.selection.stages == (1, 2)


def test_a_wire_inside_a_repeat_offers_the_same(window: Window, canvas: Canvas, ask: Ask) -> None:
    found = next(k for k in canvas.picture.links if k.link.target == "layer2.1" and k.link.kind == "flow")
    assert found.link.source == "layer2.0"
    entry(ask(canvas.mapFromScene(QPointF(*found.points[-1]))), "Insert here", "Residual", "Basic").trigger()
    assert names(window) == ["stem", "layer1", "layer2", "basic", "layer2b", "layer3", "layer4", "head"]
    assert [stage.repeat for stage in window.document.design.stages[2:5]] == [1, 1, 3]


def test_a_box_is_opened_and_closed(window: Window, canvas: Canvas, ask: Ask, qtbot: QtBot) -> None:
    entry(ask(box(canvas, "layer2.0")), "Open it here\tEnter").trigger()
    qtbot.waitUntil(lambda: any("layer2.0.conv2" in item.names for item in canvas.boxes), timeout=20_000)
    entry(ask(box(canvas, "layer2.0.conv2")), "Close what it lies in\tBackspace").trigger()
    qtbot.waitUntil(lambda: not any("layer2.0.conv2" in item.names for item in canvas.boxes), timeout=20_000)


def test_the_page_offers_the_rest(window: Window, ask: Ask) -> None:
    window.commands.select(1)
    menu = ask(QPoint(2, 2))
    assert window.selection.stages == ()
    entry(menu, "Insert", "Residual", "Basic").trigger()
    assert names(window)[-2:] == ["basic", "head"]
    entry(menu, "Select all stages").trigger()
    assert len(window.selection.stages) == 7


def test_keys_open_the_menus(window: Window, canvas: Canvas, ask: Ask, qtbot: QtBot) -> None:
    window.commands.select(4)
    menu = ask()
    assert "Remove stage" in texts(menu)
    assert canvas.rect().contains(canvas.mapFromGlobal(menu.pos()))
    assert window.selection.stages == (4,)
    menu.close()
    canvas.setFocus()
    press(qtbot, canvas, Qt.Key.Key_R, CTRL, SHIFT)
    replace = QApplication.activePopupWidget()
    assert isinstance(replace, QMenu)
    entry(replace, "Grouped", "ResNeXt").trigger()
    replace.close()
    assert window.document.design.stages[4].block.type == "resnext"


def test_the_list_offers_the_same(window: Window, canvas: Canvas, ask: Ask) -> None:
    shown = texts(ask(box(canvas, "layer2.1")))
    QApplication.activePopupWidget().close()
    stages = window.stages
    place = stages.visualItemRect(stages.items()[2]).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, stages.viewport().mapToGlobal(place))
    QApplication.sendEvent(stages.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert texts(menu) == shown
    menu.close()


def test_saving_goes_to_the_name(window: Window, canvas: Canvas, ask: Ask) -> None:
    entry(ask(box(canvas, "layer2.1")), "Save the block").trigger()
    QApplication.activePopupWidget().close()
    assert window.inspector.saved.name.hasFocus()


def test_stages_travel_as_text(window: Window, open_window: Open, canvas: Canvas, qtbot: QtBot) -> None:
    canvas.setFocus()
    window.selection.pick_stages((1, 2))
    press(qtbot, canvas, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert '"bottleneck"' in text
    QGuiApplication.clipboard().setText(text)  # through a mail: text is all that is left
    press(qtbot, canvas, Qt.Key.Key_X, CTRL)
    assert names(window) == ["stem", "layer3", "layer4", "head"]
    other = open_window("resnet18")  # is the active one now
    other.commands.select(0)
    press(qtbot, other.picture.canvas, Qt.Key.Key_V, CTRL)
    assert names(other)[:4] == ["stem", "layer5", "layer6", "layer1"]
    window.document.stack.undo()
    assert other.document.design.stages[1].block == window.document.design.stages[1].block


def test_text_that_is_no_design_is_refused_with_a_reason(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    before = window.document.state
    QGuiApplication.clipboard().setText("milk, bread")
    press(qtbot, canvas, Qt.Key.Key_V, CTRL)
    assert window.message.isVisible()
    assert "no stages of ArchViz" in window.message.text.text()
    assert window.document.state is before


def test_the_text_of_a_project_adds_its_designs(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    from archviz import zoo
    from archviz.spec import files
    from archviz.spec.architecture import Project

    text = files.dumps(Project(designs=(zoo.network("resnet18"), zoo.network("resnet34"))))
    QGuiApplication.clipboard().setText(text)
    press(qtbot, canvas, Qt.Key.Key_V, CTRL)
    assert [d.name for d in window.document.project.designs] == ["resnet50", "resnet18", "resnet34"]
    assert window.document.stack.count() == 1


def test_what_was_copied_stays_as_text_when_the_program_ends(window: Window) -> None:
    window.selection.pick_stages((1,))
    window.commands.copy()
    text = QApplication.clipboard().text()
    leave_clipboard()
    assert QApplication.clipboard().text() == text
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
