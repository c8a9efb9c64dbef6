"""The Compare view, by mouse and keys: what is compared, what is seen of it, how it is left and written."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open, press
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
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


def settled(qtbot: QtBot, view: ComparisonView, *expected: str) -> None:
    """These are its columns and pictures, and nothing is to come."""
    here = [*expected]
    qtbot.waitUntil(
        lambda: names(view) == here and len(view.page.pictures.panes) == len(here) and not view.busy, timeout=20000
    )


def opened(qtbot: QtBot, window: Window, *expected: str) -> ComparisonView:
    """The view, opened by its keys, with these designs in it."""
    press(qtbot, window, Qt.Key.Key_B, CTRL, SHIFT)
    view = window.comparing.view
    assert view is not None
    settled(qtbot, view, *expected)
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
    assert not two.views["level"].isEnabled()
    assert shown(view.page, "Parameters") == [PARAMS["resnet18"], PARAMS["resnet34"]]
    press(qtbot, view.page, Qt.Key.Key_Escape)
    assert two.picture.isVisible()
    assert not view.isVisible()
    assert palette.isVisible()
    assert tables.isVisible()
    assert two.views["level"].isEnabled()
    press(qtbot, two, Qt.Key.Key_B, CTRL, SHIFT)  # a window that closes remembers the panels that made room
    two.document.stack.setClean()
    two.close()
    assert not palette.isHidden()
    assert two.memory.settings.state


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of lists that pop up
def test_a_design_that_is_alone_gets_another_beside_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window("resnet18")
    press(qtbot, window, Qt.Key.Key_B, CTRL, SHIFT)
    view = window.comparing.view
    assert view is not None
    assert view.alone.isVisible()
    assert not view.bar.save.isEnabled()
    assert view.bar.add.hasFocus()
    qtbot.keyClicks(view.bar.add, "resnet34")
    press(qtbot, view.bar.add, Qt.Key.Key_Return)
    settled(qtbot, view, "resnet18", "resnet34")
    assert view.page.isVisible()
    assert view.bar.add.text() == ""
    qtbot.mouseClick(view.bar.chips.chips[0].close_, LEFT)
    qtbot.waitUntil(view.alone.isVisible)
    two = next(button for button in view.alone.offers if button.text() == "resnet50")
    qtbot.mouseClick(two, LEFT)
    settled(qtbot, view, "resnet34", "resnet50")


def test_designs_are_pinned_left_out_edited_and_brought_back(qtbot: QtBot, open_window: Open) -> None:
    window = open_window("resnet18", "resnet34", "resnet50")
    view = opened(qtbot, window, "resnet18", "resnet34", "resnet50")
    assert shown(view.page, "Parameters") == [*PARAMS.values()]
    qtbot.mouseClick(view.bar.chips.chips[2].name, LEFT)
    settled(qtbot, view, "resnet50", "resnet18", "resnet34")
    assert window.document.project.baseline == 2
    window.actions_["undo"].trigger()
    settled(qtbot, view, "resnet18", "resnet34", "resnet50")

    table = view.page.table
    table.setMaximumWidth(400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.horizontalScrollBar().setValue(120)
    assert table.baseline.isVisible()
    assert table.baseline.width() == table.columnWidth(0)
    table.horizontalScrollBar().setValue(0)
    assert not table.baseline.isVisible()

    tick = view.bar.chips.chips[1].tick
    qtbot.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    settled(qtbot, view, "resnet18", "resnet50")
    assert [d.name for d in window.document.project.designs] == ["resnet18", "resnet34", "resnet50"]
    assert not view.bar.chips.chips[0].tick.isEnabled()

    window.document.edit(("stages", 5, "block", "classes"), 10)
    fewer = f"{11_689_512 - 990 * 513:,}"
    qtbot.waitUntil(lambda: shown(view.page, "Parameters")[0] == fewer, timeout=20000)
    qtbot.waitUntil(lambda: "Save the project" in view.page.foot.lead.text())
    press(qtbot, view.page, Qt.Key.Key_Escape)
    window.actions_["undo"].trigger()
    press(qtbot, window, Qt.Key.Key_B, CTRL, SHIFT)
    qtbot.waitUntil(lambda: shown(view.page, "Parameters")[0] == PARAMS["resnet18"], timeout=20000)
    qtbot.waitUntil(lambda: view.page.foot.command.text() == "archviz compare resnet18 resnet50")


def test_mistakes_and_other_inputs_are_told(qtbot: QtBot, open_window: Open) -> None:
    window = open_window("resnet50", "resnet18")
    window.document.edit(("input",), (3, 64, 64))
    view = opened(qtbot, window, "resnet50", "resnet18")
    assert "3×64×64, 3×224×224" in view.page.warnings.text
    assert "wrong" not in view.page.warnings.text
    window.document.edit(("stages", 1, "block", "groups"), 3)
    qtbot.waitUntil(lambda: "what is wrong in resnet50" in view.page.warnings.text, timeout=20000)
    assert "mended" in view.page.confirmed.text()


def test_pictures_move_and_grow_together_and_their_stages_are_level(qtbot: QtBot, two: Window) -> None:
    page = opened(qtbot, two, "resnet18", "resnet34").page
    first, second = page.pictures.panes
    page.ensureWidgetVisible(first)
    tops = [{item.placed.box.stage: item.outline.top() for item in reversed(pane.boxes)} for pane in (first, second)]
    assert tops[0] == pytest.approx(tops[1])
    seen, hidden = second.zoom, two.picture.canvas.zoom
    press(qtbot, second, Qt.Key.Key_Plus)
    press(qtbot, page.table, Qt.Key.Key_Plus)  # wherever the keys go
    assert first.zoom == second.zoom == pytest.approx(seen * 1.2**2)
    assert two.picture.canvas.zoom == hidden
    before, at = first.mapToScene(0, 0).y(), QPoint(40, 200)
    view = second.viewport()
    QTest.mousePress(view, LEFT, pos=at)
    for step in range(1, 5):
        QTest.mouseMove(view, at - QPoint(0, 30 * step))
    QTest.mouseRelease(view, LEFT, pos=at - QPoint(0, 120))
    assert first.mapToScene(0, 0).y() > before + 50
    assert first.mapToScene(0, 0).y() == pytest.approx(second.mapToScene(0, 0).y(), abs=1)
    assert {box.placed.box.id for box in first.boxes} >= {"layer1.0"}
    press(qtbot, page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "layer1.0" not in {box.placed.box.id for box in first.boxes}, timeout=20000)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_figures_that_nobody_wants_are_not_shown(qtbot: QtBot, two: Window) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    menu = view.bar.choices
    entry = next(a for a in menu.actions() if a.text() == "FLOPs")
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
    assert menu.isVisible()  # for the next one
    menu.close()
    assert "FLOPs" not in titles(view)
    assert "MACs" in titles(view)
    assert two.memory.settings.unwanted == ("flops",)
    menu.actions()[0].trigger()
    assert "FLOPs" in titles(view)


def test_it_is_written_as_a_page(qtbot: QtBot, two: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view, target = opened(qtbot, two, "resnet18", "resnet34"), tmp_path / "nets.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, view.page, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(target.exists, timeout=60000)
    text = target.read_text("utf-8")
    assert PARAMS["resnet34"] in text
    assert "<svg" in text
    assert f"archviz compare resnet18 resnet34 -o {target.name}" in text
    qtbot.waitUntil(view.writing.open.isVisible)
    assert str(target) in view.writing.note.text
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    qtbot.mouseClick(view.writing.open, LEFT)
    assert asked == [QUrl.fromLocalFile(str(target))]
    qtbot.waitUntil(lambda: len(view.page.charts.plots) > 3, timeout=20000)
    assert "✓" in view.page.confirmed.text()
    qtbot.mouseClick(view.welcome.read, LEFT)
    assert two.memory.settings.compared
    assert not view.welcome.isVisible()

    def visit() -> int:
        press(qtbot, view.page, Qt.Key.Key_Escape)
        press(qtbot, two, Qt.Key.Key_B, CTRL, SHIFT)
        for key, box in ((Qt.Key.Key_1, "layer1"), (Qt.Key.Key_2, "layer1.0")):
            press(qtbot, view.page, key)
            boxes = view.page.pictures.panes[1]
            qtbot.waitUntil(lambda b=box, p=boxes: b in [item.placed.box.id for item in p.boxes], timeout=20000)
        qtbot.waitUntil(lambda: not two.busy, timeout=20000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(two.findChildren(QObject))

    visit()
    assert visit() == visit()  # nothing is left behind
