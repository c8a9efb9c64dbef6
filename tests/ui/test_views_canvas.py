"""The canvas, driven by mouse, wheel and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.diagram import draw
from archviz.diagram.layout import Picture
from archviz.diagram.scene import ENTRY, EXIT
from archviz.diagram.style import colours
from archviz.results import Level
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.ui.canvas import Canvas
from archviz.ui.display import EMPTY
from archviz.ui.items import BoxItem
from archviz.ui.viewport import LARGEST_FIT
from archviz.zoo import network

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Show = Callable[..., Canvas]


@cache
def picture(name: str, level: Level = "block") -> Picture:
    return drawn(network(name), level)


def drawn(design: Architecture, level: Level = "block") -> Picture:
    return draw(expand(design).graph, tuple(s.block.about.title for s in design.stages), level=level)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(shown: Picture | None, width: int = 700, height: int = 520) -> Canvas:
        canvas = Canvas()
        qtbot.addWidget(canvas)
        canvas.resize(width, height)
        canvas.show()
        canvas.show_picture(shown)
        return canvas

    return make


def middle(canvas: Canvas, name: str) -> QPoint:
    item = next(item for item in canvas.boxes if name in item.names)
    return canvas.mapFromScene(item.outline.center())


def chosen(canvas: Canvas) -> list[str]:
    return [item.placed.box.id for item in canvas.boxes if item.chosen]


def turn(canvas: Canvas, place: QPoint, steps: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    event = QWheelEvent(
        QPointF(place), canvas.viewport().mapToGlobal(QPointF(place)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_click_picks_the_box(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50"))
    with qtbot.waitSignal(canvas.picked) as seen:
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, "layer2.0"))
    assert seen.args == ["layer2.0", 2]
    assert chosen(canvas) == ["layer2.0"]


def test_a_click_beside_all_empties_the_selection(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50"))
    canvas.select("layer2.0", 2)
    with qtbot.waitSignal(canvas.emptied), qtbot.assertNotEmitted(canvas.picked):
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=QPoint(3, 3))
    assert chosen(canvas) == []


@pytest.mark.parametrize(
    ("level", "name", "stage", "boxes"),
    [
        ("block", "layer3.4", 3, ["layer3.1"]),  # folded into the box of its equals
        ("block", "layer3.0.conv2", 3, ["layer3.0"]),  # a layer lies in its block
        ("block", "layer3", 3, ["layer3.0", "layer3.1"]),  # a stage is all its blocks
        ("block", "conv1", 0, ["stem"]),  # the stem's layers do not carry its name
        ("stage", "layer3.4.conv2", 3, ["layer3"]),
        ("layer", "layer3.4.conv2", 3, ["layer3.1.conv2"]),
        ("block", "", -1, []),
        ("block", "no_such_thing", -1, []),
    ],
)
def test_what_a_name_selects(show: Show, qtbot: QtBot, level: Level, name: str, stage: int, boxes: list[str]) -> None:
    canvas = show(picture("resnet50", level))
    with qtbot.assertNotEmitted(canvas.picked):
        canvas.select(name, stage)
    assert chosen(canvas) == boxes


def test_selecting_brings_into_view(show: Show) -> None:
    canvas = show(picture("resnet50", "layer"), 400, 300)
    item = next(item for item in canvas.boxes if "fc" in item.names)
    seen = canvas.viewport().rect()
    assert not seen.contains(middle(canvas, "fc"))
    canvas.select("fc", 5)
    assert seen.contains(canvas.mapFromScene(item.outline).boundingRect())


def test_arrow_keys_walk_along_the_links(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50"))
    picked: list[str] = []
    canvas.picked.connect(lambda name, _: picked.append(name))
    keys = Qt.Key
    for key in (keys.Key_Down, keys.Key_Down, keys.Key_Down, keys.Key_Down, keys.Key_Up, keys.Key_End, keys.Key_Down,
                keys.Key_Home, keys.Key_Up):  # fmt: skip
        qtbot.keyClick(canvas, key)
    assert picked == [ENTRY, "stem", "layer1.0", "layer1.1", "layer1.0", EXIT, ENTRY]


def test_an_arrow_across_the_flow_reaches_the_next_column(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50"))
    canvas.select("layer1.0", 1)
    with qtbot.waitSignal(canvas.picked) as seen:
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    here, there = (next(i.outline for i in canvas.boxes if name in i.names) for name in ("layer1.0", seen.args[0]))
    assert there.left() > here.right()
    assert abs(there.center().y() - here.center().y()) < here.height()
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert middle(canvas, chosen(canvas)[0]).x() < middle(canvas, seen.args[0]).x()


def test_a_fork_is_left_by_the_main_path(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50", "layer"))
    canvas.select("maxpool", 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert chosen(canvas) == ["layer1.0.conv1"]


def test_an_edit_keeps_zoom_and_place(show: Show) -> None:
    canvas = show(None)
    canvas.show_picture(picture("resnet50"), "mine")
    canvas.zoom_in()
    canvas.zoom_in()
    canvas.select("layer4.0", 4)
    zoom, place = canvas.zoom, canvas.mapToScene(canvas.viewport().rect().center())
    canvas.show_picture(drawn(network("resnet50").edit(("stages", 2, "block", "width"), 136)), "mine")
    assert canvas.zoom == zoom
    moved = canvas.mapToScene(canvas.viewport().rect().center()) - place
    assert moved.manhattanLength() < 3
    assert chosen(canvas) == ["layer4.0"]
    canvas.show_picture(picture("resnet152"), "another")
    assert canvas.zoom < zoom


def test_an_edit_does_not_move_a_fitted_picture(show: Show) -> None:
    canvas = show(picture("resnet50"))
    zoom = canvas.zoom
    canvas.show_picture(drawn(network("resnet50").edit(("stages", 2, "block", "width"), 136)))
    assert canvas.zoom == zoom


@pytest.mark.parametrize("name", ["resnet50", "resnet152"])
def test_a_new_picture_is_seen_whole(show: Show, name: str) -> None:
    canvas = show(picture(name))
    seen = canvas.viewport().rect()
    assert all(seen.contains(canvas.mapFromScene(item.outline).boundingRect()) for item in canvas.boxes)
    canvas.resize(500, 620)
    assert all(canvas.viewport().rect().contains(middle(canvas, item.names[0])) for item in canvas.boxes)


def test_a_small_picture_is_not_blown_up(show: Show) -> None:
    design = network("resnet50")
    canvas = show(drawn(design.put(stages=design.stages[:1])), 1600, 1200)
    assert canvas.zoom == LARGEST_FIT


def test_a_long_picture_begins_where_it_can_be_read(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50", "layer"), 400, 300)
    assert canvas.zoom > 0.5
    assert canvas.viewport().rect().contains(middle(canvas, ENTRY))
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert all(canvas.viewport().rect().contains(middle(canvas, item.names[0])) for item in canvas.boxes)


def test_keys_zoom(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50"))
    fitted = canvas.zoom
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom > fitted
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(fitted)
    for _ in range(80):
        canvas.zoom_in()
    assert canvas.zoom <= 8
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.zoom == fitted


def test_ctrl_and_wheel_zoom_at_the_cursor(show: Show) -> None:
    canvas = show(picture("resnet50", "layer"))
    canvas.fit()
    for _ in range(6):
        canvas.zoom_in()
    place = QPoint(220, 150)
    under, zoom = canvas.mapToScene(place), canvas.zoom
    turn(canvas, place, 2, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom > 1.3 * zoom
    off = canvas.mapFromScene(under) - place
    assert off.manhattanLength() <= 2


def test_the_wheel_alone_scrolls(show: Show) -> None:
    canvas = show(picture("resnet50", "layer"), 400, 300)
    zoom, before = canvas.zoom, canvas.verticalScrollBar().value()
    turn(canvas, QPoint(50, 50), -1)
    assert canvas.zoom == zoom
    assert canvas.verticalScrollBar().value() > before
    across = canvas.horizontalScrollBar().value()
    turn(canvas, QPoint(50, 50), -1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.horizontalScrollBar().value() > across


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_hand_or_the_middle_button_pans_and_picks_nothing(show: Show, qtbot: QtBot, button: Qt.MouseButton) -> None:
    canvas = show(picture("resnet50", "layer"), 400, 300)
    canvas.set_hand(button == LEFT)
    start, end = QPoint(200, 200), QPoint(150, 120)
    under = canvas.mapToScene(start)
    with qtbot.assertNotEmitted(canvas.picked), qtbot.assertNotEmitted(canvas.emptied):
        qtbot.mousePress(canvas.viewport(), button, pos=start)
        qtbot.mouseMove(canvas.viewport(), QPoint(180, 170))
        qtbot.mouseMove(canvas.viewport(), end)
        assert canvas.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
        qtbot.mouseRelease(canvas.viewport(), button, pos=end)
    assert (canvas.mapFromScene(under) - end).manhattanLength() <= 1


def test_space_and_drag_pan(show: Show, qtbot: QtBot) -> None:
    canvas = show(picture("resnet50", "layer"), 400, 300)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, ENTRY))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    with qtbot.waitSignal(canvas.picked):
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, ENTRY))


def test_issues_are_painted_in_their_colour(show: Show) -> None:
    canvas = show(picture("resnet50"))
    red = QColor(colours("light").issue).rgb()

    def reds() -> int:
        image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return list(memoryview(image.constBits()).cast("I")).count(red)

    assert reds() == 0
    canvas.set_issues({2})
    assert {item.placed.box.stage for item in canvas.boxes if item.issue} == {2}
    assert reds() > 50
    canvas.show_picture(picture("resnet50"))
    assert {item.placed.box.stage for item in canvas.boxes if item.issue} == {2}


def test_themes_colour_the_page(show: Show) -> None:
    canvas = show(picture("resnet50"))
    for name in ("dark", "print", "light"):
        canvas.set_theme(name)
        assert canvas.grab().toImage().pixelColor(2, 2) == QColor(colours(name).page)


def test_boxes_say_what_they_are(show: Show) -> None:
    canvas = show(picture("resnet50"))
    tip = next(item for item in canvas.boxes if "layer3.4" in item.names).toolTip()
    for part in ("layer3.1", "layer3.5", "×5", "1×1, 256", "3×3, 256", "1×1, 1024", "1024×14×14"):
        assert part in tip
    canvas.select("layer3.4", 3)
    assert "layer3.1 … layer3.5" in canvas.accessibleDescription()


def test_tips_are_told_anew_only_where_something_else_is_to_be_said(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, told = show(picture("resnet50")), []
    tell = BoxItem.setToolTip
    monkeypatch.setattr(BoxItem, "setToolTip", lambda item, text: told.append(item.names) or tell(item, text))
    canvas.set_names({}, ())
    canvas.set_heat(None)
    assert not told
    canvas.set_names({"layer1.0": "conv2_block1"}, ())
    assert told == [("layer1.0",)]
    canvas.set_names({"layer1.0": "conv2_block1"}, ())
    assert len(told) == 1


@pytest.mark.parametrize("shown", [None, drawn(Architecture())])
def test_an_empty_design_says_what_to_do(show: Show, qtbot: QtBot, shown: Picture | None) -> None:
    canvas = show(shown)
    words = canvas.findChild(type(canvas._words))
    assert words.isVisible()
    assert words.text() == EMPTY
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    canvas.fit()
    canvas.select("stem", 0)
    canvas.show_picture(picture("resnet50"))
    assert not words.isVisible()
    assert chosen(canvas) == ["stem"]
