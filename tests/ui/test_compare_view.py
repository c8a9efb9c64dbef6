"""The Compare view, by mouse and keys: what is compared, what is seen of it, how it is left and written."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from archviz.ui.comparison.page import Page
from archviz.ui.comparison.table import PARTS
from archviz.ui.comparison.view import ComparisonView
from archviz.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
PARAMS = {"resnet18": "11,689,512", "resnet34": "21,797,672", "resnet50": "25,557,032"}  # torchvision's


def names(view: ComparisonView) -> list[str]:
    """The columns of the table."""
    table = view.page.table
    return [table.horizontalHeaderItem(i).text() for i in range(table.columnCount())]


def titles(view: ComparisonView) -> list[str]:
    """The rows of the table."""
    table = view.page.table
    return [table.verticalHeaderItem(i).text() for i in range(table.rowCount())]


def shown(page: Page, title: str) -> list[str]:
    """The values of a figure, in order."""
    table = page.table
    row = next(i for i in range(table.rowCount()) if table.verticalHeaderItem(i).text() == title)
    return [table.item(row, i).data(PARTS)[0] for i in range(table.columnCount())]


def opened(qtbot: QtBot, window: Window, *expected: str) -> ComparisonView:
    """The view, opened by its keys, with these designs in it."""
    press(qtbot, window, Qt.Key.Key_B, CTRL, SHIFT)
    view = window.comparing.view
    assert view is not None
    qtbot.waitUntil(
        lambda: names(view) == [*expected] and len(view.page.pictures.panes) == len(expected), timeout=20000
    )
    return view


@pytest.fixture
def two(open_window: Open) -> Window:
    """ResNet-18 and, beside it, ResNet-34."""
    return open_window("resnet18", "resnet34")


def test_it_takes_the_place_of_the_picture_until_escape(qtbot: QtBot, two: Window) -> None:
    palette, design, tables = two.docks
    view = opened(qtbot, two, "resnet18", "resnet34")
    assert view.isVisible()
    assert not two.picture.isVisible()
    assert design.isVisible()
    assert not palette.isVisible()
    assert not tables.isVisible()
    assert shown(view.page, "Parameters") == [PARAMS["resnet18"], PARAMS["resnet34"]]
    press(qtbot, view.page, Qt.Key.Key_Escape)
    assert two.picture.isVisible()
    assert not view.isVisible()
    assert palette.isVisible()
    assert tables.isVisible()


def test_a_window_that_closes_remembers_the_panels_that_made_room(qtbot: QtBot, two: Window) -> None:
    opened(qtbot, two, "resnet18", "resnet34")
    two.document.stack.setClean()
    two.close()
    assert not two.docks[0].isHidden()
    assert two.memory.settings.state


def test_it_is_grey_while_a_design_is_alone(window: Window) -> None:
    action = window.actions_["compare_view"]
    assert not action.isEnabled()
    assert "only design" in action.toolTip()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of lists that pop up
def test_designs_come_from_the_zoo_and_are_pinned_and_left_out(qtbot: QtBot, two: Window) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    view.bar.add.setFocus()
    qtbot.keyClicks(view.bar.add, "resnet50")
    press(qtbot, view.bar.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(view) == ["resnet18", "resnet34", "resnet50"], timeout=20000)
    assert shown(view.page, "Parameters") == [*PARAMS.values()]
    assert view.bar.add.text() == ""

    qtbot.mouseClick(view.bar.chips.chips[2].name, LEFT)
    qtbot.waitUntil(lambda: names(view) == ["resnet50", "resnet18", "resnet34"], timeout=20000)
    assert two.document.project.baseline == 2
    two.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: names(view)[0] == "resnet18", timeout=20000)

    tick = view.bar.chips.chips[1].tick
    qtbot.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    qtbot.waitUntil(lambda: names(view) == ["resnet18", "resnet50"], timeout=20000)
    assert [d.name for d in two.document.project.designs] == ["resnet18", "resnet34", "resnet50"]
    assert not view.bar.chips.chips[0].tick.isEnabled()


def test_an_edit_is_seen_in_the_figures(qtbot: QtBot, two: Window) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    two.document.edit(("stages", 5, "block", "classes"), 10)
    qtbot.waitUntil(lambda: shown(view.page, "Parameters")[0] == f"{11_689_512 - 990 * 513:,}", timeout=20000)


def test_pictures_move_and_grow_together_and_their_stages_are_level(qtbot: QtBot, two: Window) -> None:
    page = opened(qtbot, two, "resnet18", "resnet34").page
    first, second = page.pictures.panes
    page.ensureWidgetVisible(first)
    tops = [{item.placed.box.stage: item.outline.top() for item in reversed(pane.boxes)} for pane in (first, second)]
    assert tops[0] == pytest.approx(tops[1])
    press(qtbot, second, Qt.Key.Key_Plus)
    press(qtbot, second, Qt.Key.Key_Plus)
    assert first.zoom == second.zoom
    before, at = first.mapToScene(0, 0).y(), QPoint(40, 200)
    view = second.viewport()
    QTest.mousePress(view, LEFT, pos=at)
    for step in range(1, 5):
        QTest.mouseMove(view, at - QPoint(0, 30 * step))
    QTest.mouseRelease(view, LEFT, pos=at - QPoint(0, 120))
    assert first.mapToScene(0, 0).y() > before + 50
    assert first.mapToScene(0, 0).y() == pytest.approx(second.mapToScene(0, 0).y(), abs=1)


def test_figures_that_nobody_wants_are_not_shown(qtbot: QtBot, two: Window) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    entry = next(a for a in view.bar.columns.menu().actions() if a.text() == "FLOPs")
    entry.trigger()
    qtbot.waitUntil(lambda: "FLOPs" not in titles(view), timeout=20000)
    assert "MACs" in titles(view)
    assert two.memory.settings.unwanted == ("flops",)


def test_it_is_written_as_a_page(qtbot: QtBot, two: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view, target = opened(qtbot, two, "resnet18", "resnet34"), tmp_path / "nets.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(view.bar.save, LEFT)
    qtbot.waitUntil(target.exists, timeout=60000)
    text = target.read_text("utf-8")
    assert PARAMS["resnet34"] in text
    assert "<svg" in text
    assert f"archviz compare resnet18 resnet34 -o {target.name}" in text
    qtbot.waitUntil(lambda: str(target) in two.message.text.text())
    qtbot.waitUntil(lambda: len(view.page.charts.plots) > 3, timeout=20000)
    assert "✓" in view.page.confirmed.text()
