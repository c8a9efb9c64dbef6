"""The Compare view, by mouse and keys: what is compared, what is seen of it, how it is left and written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open, press, project
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.report.comparison import MAX_DESIGNS
from archviz.spec.issue import Refused
from archviz.ui.comparison.pace import Pace
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
    qtbot.mouseClick(view.bar.chips.chips[2].flag, LEFT)
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
    assert "Input height" in view.page.warnings.text
    assert "--input" not in view.page.warnings.text
    assert "wrong" not in view.page.warnings.text
    window.document.edit(("stages", 1, "block", "groups"), 3)
    qtbot.waitUntil(lambda: "what is wrong in resnet50 (layer1)" in view.page.warnings.text, timeout=20000)
    assert "mended" in view.page.confirmed.text()
    assert shown(view.page, "Parameters")[0].startswith("≈ ")
    assert names(view) == ["⚠ resnet50", "resnet18"]
    assert "mistakes" in view.bar.chips.chips[0].name.accessibleName()
    pane = view.page.pictures.panes[0]
    qtbot.waitUntil(lambda: {box.placed.box.stage for box in pane.boxes if box.issue} == {1}, timeout=20000)


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
    assert first.zoom == pytest.approx(page.pictures._opening())  # another level is looked at from its top
    assert first.mapToScene(0, 0).y() < first.boxes[0].outline.top()


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


def test_who_is_left_out_stays_so_under_any_name_until_another_project_comes(qtbot: QtBot, open_window: Open) -> None:
    window = open_window("resnet18", "resnet34", "resnet50")
    view, document = opened(qtbot, window, "resnet18", "resnet34", "resnet50"), window.document
    tick = view.bar.chips.chips[1].tick
    qtbot.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    assert view.chosen.places == (0, 2)
    document.activate(1)
    document.edit(("name",), "other")
    document.move_design(1, 2)
    assert [design.name for design in view.chosen.designs] == ["resnet18", "resnet50"]
    document.pin(2)
    assert [design.name for design in view.chosen.designs] == ["other", "resnet18", "resnet50"]  # the baseline is in
    document.pin(0)
    document.close_design(1)
    assert [design.name for design in view.chosen.designs] == ["resnet18"]
    press(qtbot, view.page, Qt.Key.Key_1)
    document.load(project("vgg16", "resnet34", "alexnet"))
    settled(qtbot, view, "vgg16", "resnet34", "alexnet")
    assert view.page.levels.current == "block"  # as suits these
    document.load(project("resnet18").put(designs=[zoo.network("resnet18").put(name=f"n{i}") for i in range(22)]))
    assert len(view.chosen.designs) == MAX_DESIGNS
    assert str(MAX_DESIGNS) in view.chosen.more


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_what_is_there_is_not_added_again_and_what_is_refused_stays_to_be_mended(qtbot: QtBot, two: Window) -> None:
    view, field = opened(qtbot, two, "resnet18", "resnet34"), two.comparing.view.bar.add  # type: ignore[union-attr]
    for name, said, kept in (("resnet34", "already", ""), ("nosuchnet", "nosuchnet", "nosuchnet")):
        field.setFocus()
        qtbot.keyClicks(field, name)
        press(qtbot, field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda kept=kept: field.text() == kept)
        assert said in two.message.text.text()
        field.clear()
    assert len(two.document.project.designs) == 2
    view.chosen.take(1, False)
    view.add("resnet34")
    assert view.chosen.places == (0, 1)
    two.document.edit(("stages", 5, "block", "classes"), 10)
    view.add("resnet18")  # beside the one that was edited
    assert [design.name for design in two.document.project.designs][2:] == ["resnet18 2"]


def test_what_is_clicked_is_looked_at(qtbot: QtBot, two: Window) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    page, window = view.page, two
    qtbot.mouseClick(view.bar.chips.chips[1].name, LEFT)
    assert (window.document.state.active, window.document.project.baseline) == (1, 0)
    header = page.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 8, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=spot)
    assert window.document.state.active == 0
    pane = page.pictures.panes[1]
    page.ensureWidgetVisible(pane)
    box = next(box for box in pane.boxes if box.placed.box.stage == 2)
    pane.ensureVisible(box.outline)
    at = pane.mapFromScene(box.outline.center())
    qtbot.mouseClick(pane.viewport(), LEFT, pos=at)
    assert window.document.state.active == 1
    assert window.selection.stages == (2,)
    assert {item.placed.box.stage for item in pane.boxes if item.chosen} == {2}
    assert not any(item.chosen for item in page.pictures.panes[0].boxes)
    sheet = page.differences.sheets[0]
    assert sheet.horizontalScrollBar().maximum() == 0
    line = next(i for i in range(sheet.rowCount()) if sheet.item(i, 0).text() == "layer4")
    page.ensureWidgetVisible(sheet)
    qtbot.mouseClick(sheet.viewport(), LEFT, pos=sheet.visualItemRect(sheet.item(line, 0)).center())
    assert window.selection.name == "layer4"
    QTest.mouseDClick(pane.viewport(), LEFT, pos=pane.mapFromScene(box.outline.center()))
    assert not view.isVisible()
    assert window.picture.isVisible()
    assert window.selection.stages == (2,)


def test_a_file_holds_the_figures_that_are_shown(
    qtbot: QtBot, two: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[tuple[str, ...]] = []
    proposed: list[str] = []

    def choose(_: object, title: str, start: str, *more: object) -> tuple[str, str]:
        proposed.append(Path(start).name)
        return str(tmp_path / "nets.md"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    view = opened(qtbot, two, "resnet18", "resnet34")
    assert "comparison" in two.actions_["export"].text()
    monkeypatch.setattr(view.writing, "write", lambda path, designs, document, figures: chosen.append(figures))
    view.export()
    two.memory.put(unwanted=("flops", "macs"))
    two.document.edit(("stages", 5, "block", "classes"), 10)
    view.refresh()  # it is being read
    view.export()
    assert chosen[0] == ()
    assert {"params", "activations"} <= {*chosen[1]}
    assert not {"flops", "macs"} & {*chosen[1]}
    assert proposed[0] == "resnet18-vs-resnet34.html"
    settled(qtbot, view, "resnet18", "resnet34")
    two.memory.put(unwanted=tuple(figure.key for figure in view._figures))
    view.refresh()
    assert not view.bar.save.isEnabled()
    view.export()
    assert len(chosen) == 2
    assert "tick" in two.message.text.text()
    view.left.emit()
    assert "picture" in two.actions_["export"].text()


class Asked:
    """A worker that answers nothing and keeps the keys of what it is asked."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def ask(self, key: str, *_: object) -> None:
        self.keys.add(key)

    def drop(self, key: str) -> None:
        self.keys.discard(key)


def test_it_asks_anew_where_something_changed_and_only_there(
    qtbot: QtBot, two: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, two, "resnet18", "resnet34")
    asked = Asked()  # by the view alone: picture, counts and history of the window ask the others
    for worker in ("_torch", "_layout"):
        monkeypatch.setattr(view, worker, asked)
    view.refresh()
    assert asked.keys == set()
    view.measured()
    qtbot.waitUntil(lambda: asked.keys == {"comparison", "charts"})
    asked.keys.clear()
    view._on_failed(Refused("the worker ended"))
    assert "the worker ended" in two.message.text.text()
    view.refresh()
    assert asked.keys == {"comparison", "charts"}


def test_what_is_dropped_goes_no_further(qtbot: QtBot) -> None:
    parent, done = QWidget(), []
    qtbot.addWidget(parent)
    pace = Pace(parent)

    def steps(name: str) -> Iterator[None]:
        for _ in range(3):
            done.append(name)
            yield

    for name in ("one", "other"):
        pace.begin(name, steps(name))
    pace.drop("one")
    qtbot.waitUntil(lambda: not pace.isActive())
    assert done == ["other"] * 3
