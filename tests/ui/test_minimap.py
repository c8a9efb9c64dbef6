"""The minimap and the zoom in the corner, driven as a person does."""

from __future__ import annotations

import pytest
from conftest import Open
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.app.settings import Settings
from archviz.diagram import draw
from archviz.diagram.style import colours
from archviz.spec.expand import expand
from archviz.ui.canvas import Canvas
from archviz.ui.window import Window
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """All layers of ResNet-152 in a view that shows a part of them."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(760, 460)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.show_picture(draw(expand(network("resnet152")).graph, level="layer"))
    return canvas


def test_it_shows_the_part_that_is_seen(canvas: Canvas) -> None:
    small, whole = canvas.minimap, canvas.sceneRect()
    assert small.isVisible()
    canvas.look_at(whole.center())
    frame, seen = small.frame, canvas.mapToScene(canvas.viewport().rect()).boundingRect() & whole
    assert frame.width() / small.scale == pytest.approx(seen.width(), abs=0.1)
    assert frame.height() / small.scale == pytest.approx(seen.height(), abs=0.1)
    corner = small.place(whole.topLeft())
    assert (frame.left() - corner.x()) / (whole.width() * small.scale) == pytest.approx(
        (seen.left() - whole.left()) / whole.width(), abs=0.001
    )
    before = small.frame.topLeft()
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().value() - 60)
    assert small.frame.top() == pytest.approx(before.y() - 60 / canvas.zoom * small.scale, abs=0.1)


def test_a_click_moves_the_view(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_in()
    canvas.zoom_in()
    target = canvas.sceneRect().center() + QPointF(90, 40)
    qtbot.mouseClick(canvas.minimap, LEFT, pos=canvas.minimap.place(target).toPoint())
    point = 1 / canvas.minimap.scale  # a pixel of the minimap is so much of the scene
    assert (canvas.seen().center() - target).manhattanLength() < 2 * point + 4


def test_a_drag_of_the_frame_takes_the_view_along(canvas: Canvas, qtbot: QtBot) -> None:
    for _ in range(3):
        canvas.zoom_in()
    canvas.look_at(canvas.sceneRect().center())
    held = canvas.minimap.frame.center().toPoint() + QPoint(5, 4)  # not its middle: it must not jump
    before = canvas.seen().center()
    qtbot.mousePress(canvas.minimap, LEFT, pos=held)
    assert (canvas.seen().center() - before).manhattanLength() < 3
    qtbot.mouseMove(canvas.minimap, held + QPoint(12, -8))
    qtbot.mouseRelease(canvas.minimap, LEFT, pos=held + QPoint(12, -8))
    moved = (canvas.seen().center() - before) * canvas.minimap.scale
    assert (moved - QPointF(12, -8)).manhattanLength() < 1
    assert not canvas.minimap.hasFocus()


def test_it_is_there_only_where_it_helps(canvas: Canvas) -> None:
    canvas.fit()
    QApplication.processEvents()  # the scroll bars go
    assert canvas.minimap.isHidden()  # all is seen
    canvas.zoom_in()
    assert canvas.minimap.isVisible()
    canvas.minimap.set_wanted(False)
    assert canvas.minimap.isHidden()
    canvas.minimap.set_wanted(True)
    canvas.resize(300, 220)
    assert canvas.minimap.isHidden()  # it would cover half of it


def test_it_gives_way_to_what_is_selected(canvas: Canvas) -> None:
    def below() -> list[str]:
        frame = canvas.minimap.geometry().translated(-canvas.viewport().pos())
        places = {item.placed.box.id: canvas.mapFromScene(item.outline).boundingRect() for item in canvas.boxes}
        return [name for name, place in places.items() if QRect(place).intersects(frame)]

    canvas.zoom_in()
    canvas.look_at(canvas.sceneRect().center())
    covered = below()
    assert covered
    stages = {item.placed.box.id: item.placed.box.stage for item in canvas.boxes}
    canvas.select(covered[0], stages[covered[0]])
    assert covered[0] not in below()
    assert not canvas.minimap.veiled
    for stage in range(6):  # everything, so that no corner is free
        for item in canvas.boxes:
            item.mark(chosen=item.placed.box.stage == stage or item.chosen)
    canvas.minimap.settle()
    assert canvas.minimap.veiled


def test_faulty_boxes_are_red_in_it(canvas: Canvas) -> None:
    item = next(i for i in canvas.boxes if i.placed.box.stage == 2 and i.placed.box.category == "convolution")
    place = canvas.minimap.place(item.outline.center()).toPoint()
    ratio = canvas.devicePixelRatioF()

    def colour() -> QColor:
        return canvas.minimap._small().toImage().pixelColor(round(place.x() * ratio), round(place.y() * ratio))

    assert colour() == QColor(colours("light").bar("convolution"))
    canvas.set_issues({2})
    assert colour() == QColor(colours("light").issue)
    canvas.set_issues(set())
    canvas.set_theme("dark")
    assert colour() == QColor(colours("dark").bar("convolution"))


def test_the_menu_turns_it_off_and_remembers(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50")
    offered = {action.text(): action for action in window.picture.canvas.zoom_button.menu().actions()}
    toggle = offered["&Minimap"]
    assert toggle.isChecked()
    toggle.trigger()
    assert not window.picture.canvas.minimap.wanted
    assert not window.memory.settings.minimap
    assert Settings.model_validate_json(window.memory.settings.model_dump_json()).minimap is False


def test_the_corner_says_the_zoom(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    canvas, button = window.picture.canvas, window.picture.canvas.zoom_button
    assert button.text() == f"{100 * canvas.zoom:.0f} %"
    qtbot.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert button.text() == "100 %"
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert button.text() != "100 %"
    assert not window.actions_["show_selection"].isEnabled()
    window.selection.pick("layer3.0", 3)
    fitted = canvas.zoom
    qtbot.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas.zoom > fitted
    item = next(i for i in canvas.boxes if i.chosen)
    assert canvas.viewport().rect().contains(canvas.mapFromScene(item.outline).boundingRect())


def test_it_has_the_colours_of_heat_and_keeps_off_its_legend(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)
    canvas, pane = window.picture.canvas, window.picture
    for _ in range(4):
        canvas.zoom_in()
    cold = [item.ground for item in canvas.boxes]
    pane.set_heat("params")
    warm = [item.ground for item in canvas.boxes]
    assert len(set(warm)) > len(set(cold))
    assert canvas.minimap.isVisible()
    assert canvas._legend.isVisible()
    assert not canvas.minimap.geometry().intersects(canvas._legend.geometry())
    assert not canvas.minimap.geometry().intersects(canvas.zoom_button.geometry())
