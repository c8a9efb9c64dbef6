"""Opening in place, with real double clicks and keys in a window on ResNet-50; the breadcrumbs above the picture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Open, press
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from archviz.diagram import draw
from archviz.diagram.layout import Picture
from archviz.spec.expand import expand
from archviz.ui.breadcrumbs import Breadcrumbs
from archviz.ui.canvas import Canvas
from archviz.ui.window import Window
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton
Do = Callable[..., None]


@pytest.fixture
def canvas(window: Window, qtbot: QtBot) -> Canvas:
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes), timeout=20_000)
    return window.picture.canvas


@pytest.fixture
def settle(window: Window, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not window._layout.busy, timeout=20_000)


@pytest.fixture
def double(canvas: Canvas, settle: Callable[[], None], qtbot: QtBot) -> Do:
    """Click twice: on a box, or on the caption of a tint."""

    def click(name: str, *, tint: bool = False) -> None:
        place = caption(canvas, name) if tint else middle(canvas, name)
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(canvas.viewport(), LEFT, pos=place)
        settle()

    return click


def middle(canvas: Canvas, name: str) -> QPoint:
    return canvas.mapFromScene(next(i for i in canvas.boxes if i.placed.box.id == name).outline.center())


def caption(canvas: Canvas, name: str) -> QPoint:
    assert canvas.picture
    placed = next(c for c in canvas.picture.clusters if c.cluster.id == name)
    return canvas.mapFromScene(placed.x + 3, placed.y + 3)


def boxes(canvas: Canvas) -> list[str]:
    return [item.placed.box.id for item in canvas.boxes]


def steps(bar: Breadcrumbs) -> list[str]:
    return [button.text() for button in bar.buttons] if bar.isVisible() else []


def test_a_double_click_opens_and_one_on_the_tint_closes(window: Window, canvas: Canvas, double: Do) -> None:
    double("layer2.1")
    assert {"layer2.2", "layer2.3"} <= set(boxes(canvas))
    double("layer2.1")
    assert window.picture.opened.names == ("layer2.1 ×", "layer2.1")
    assert "layer2.1.conv2" in boxes(canvas)
    assert "layer2.1" not in boxes(canvas)
    double("layer2.1.conv2")  # there is nothing in it
    assert len(window.picture.opened.names) == 2
    double("layer2.1", tint=True)
    assert window.selection.name == "layer2.1"
    assert {"layer2.1", "layer2.2"} <= set(boxes(canvas))
    double("layer2", tint=True)
    assert window.picture.opened.names == ()
    assert "layer2.2" not in boxes(canvas)


def test_enter_opens_and_backspace_leaves(canvas: Canvas, settle: Do, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, "layer4.1"))
    canvas.setFocus()
    seen = [len(canvas.boxes)]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace):
        press(qtbot, canvas, key)
        settle()
        seen.append(len(canvas.boxes))
    assert seen == [12, 13, 22, 13, 12, 12]  # ×2 is 2 blocks; one of them is 10 layers


def test_escape_gives_up_the_selection_first(window: Window, double: Do, settle: Do, qtbot: QtBot) -> None:
    double("layer1.0")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.selection.name == ""
    assert window.picture.opened.names == ("layer1.0",)
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert window.picture.opened.names == ()


def test_breadcrumbs_say_where_and_lead_back(
    window: Window, canvas: Canvas, double: Do, settle: Do, qtbot: QtBot
) -> None:
    bar = window.picture.breadcrumbs
    assert steps(bar) == []
    double("layer2.1")
    double("layer2.1")
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, "layer2.1.conv2"))
    assert steps(bar) == ["resnet50", "layer2", "layer2.1", "conv2"]
    assert bar.rect().contains(bar.childrenRect())
    assert [b.accessibleName() for b in bar.buttons][1:] == [
        "Back to layer2",
        "Back to layer2.1",
        "Here: layer2.1.conv2",
    ]
    assert all(b.toolTip() and b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in bar.buttons)
    qtbot.mouseClick(bar.buttons[2], LEFT)
    settle()
    assert window.selection.name == "layer2.1"
    assert "layer2.1.conv2" in boxes(canvas)  # it is where one is now
    bar.buttons[1].setFocus()
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    settle()
    assert window.selection.name == "layer2"
    assert window.picture.opened.names == ()
    assert canvas.hasFocus()
    double("layer3.0")
    qtbot.mouseClick(bar.buttons[0], LEFT)
    settle()
    assert (window.selection.name, window.picture.opened.names, steps(bar)) == ("", (), [])


def test_what_is_open_is_shown_without_a_selection(window: Window, double: Do, qtbot: QtBot) -> None:
    double("layer3.0")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert steps(window.picture.breadcrumbs) == ["resnet50", "layer3", "layer3.0"]


def test_a_level_closes_what_it_implies_and_what_it_hides(
    window: Window, canvas: Canvas, double: Do, settle: Do
) -> None:
    window.picture.set_level("stage")
    settle()
    double("layer2")
    double("layer3")
    double("layer3.1")
    assert window.picture.opened.names == ("layer2", "layer3", "layer3.1 ×")
    window.picture.set_level("block")
    settle()
    assert window.picture.opened.names == ("layer3.1 ×",)
    window.picture.set_level("stage")
    settle()
    assert window.picture.opened.names == ()


def test_an_edit_keeps_what_is_still_there(window: Window, canvas: Canvas, double: Do, settle: Do) -> None:
    double("layer2.1")
    double("layer4.0")
    assert window.document.edit(("stages", 2, "block", "width"), 136)
    settle()
    assert window.picture.opened.names == ("layer2.1 ×", "layer4.0")
    assert window.document.edit(("name",), "mine")
    settle()
    assert window.picture.opened.names == ("layer2.1 ×", "layer4.0")
    assert window.document.edit(("stages", 2, "repeat"), 2)
    settle()
    assert window.picture.opened.names == ("layer4.0",)


def test_each_design_has_its_own(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50", "resnet101")
    canvas = window.picture.canvas

    def settle() -> None:
        qtbot.waitUntil(lambda: bool(canvas.boxes) and not window._layout.busy, timeout=20_000)

    settle()
    window.picture.opened.open("layer2.1 ×")
    settle()
    window.document.activate(1)
    settle()
    assert window.picture.opened.names == ()
    assert "layer2.2" not in boxes(canvas)
    window.document.activate(0)
    settle()
    assert "layer2.2" in boxes(canvas)


def drawn(*opened: str) -> Picture:
    return draw(expand(network("resnet50")).graph, opened=opened, sheets=((400.0, 4000.0),))  # one column


def head(canvas: Canvas, name: str) -> QPoint:
    outline = next(i for i in canvas.boxes if i.placed.box.id == name).outline
    return canvas.mapFromScene(outline.center().x(), outline.top())


def test_what_is_opened_and_closed_keeps_its_place(qtbot: QtBot) -> None:
    """Somebody has zoomed in: two blocks in the place of one fit; ten layers do not until they are smaller."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 700)
    canvas.show()
    canvas.show_picture(drawn(), "mine")
    while canvas.zoom < 1.4:
        canvas.zoom_in()
    canvas.centerOn(next(i for i in canvas.boxes if i.placed.box.id == "layer4.1").outline.center())
    zoom, before = canvas.zoom, head(canvas, "layer4.1")
    canvas.show_picture(drawn("layer4.1 ×"), "mine", "layer4.1 ×")
    assert (canvas.zoom, (head(canvas, "layer4.1") - before).manhattanLength() <= 2) == (zoom, True)
    canvas.show_picture(drawn(), "mine", "layer4.1 ×")
    assert (canvas.zoom, (head(canvas, "layer4.1") - before).manhattanLength() <= 2) == (zoom, True)
    canvas.show_picture(drawn("layer4.0"), "mine", "layer4.0")
    assert canvas.zoom < zoom
    inner = [name for name in boxes(canvas) if name.startswith("layer4.0.")]
    assert len(inner) == 12  # with the projection
    assert all(canvas.viewport().rect().contains(middle(canvas, name)) for name in inner)


def test_a_picture_that_is_seen_whole_is_seen_whole_again(canvas: Canvas, double: Do) -> None:
    double("layer2.1")
    double("layer2.1")
    assert all(canvas.viewport().rect().contains(middle(canvas, name)) for name in boxes(canvas))


def test_boxes_say_that_they_open(canvas: Canvas) -> None:
    tips = {i.placed.box.id: i.toolTip() for i in canvas.boxes}
    assert "Double-click or Enter opens it" in tips["layer2.1"]
    assert "opens it" not in tips["(input)"]


def test_what_is_too_much_is_said_and_the_first_of_many_is_seen(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet1202_cifar")
    canvas, opened = window.picture.canvas, window.picture.opened

    def settle() -> None:
        qtbot.waitUntil(lambda: bool(canvas.boxes) and not window._layout.busy, timeout=20_000)

    settle()
    opened.open("layer1.0 ×")
    settle()
    assert canvas.viewport().rect().contains(middle(canvas, "layer1.0"))
    opened.open("layer2.1 ×")
    settle()
    assert opened.names == ("layer1.0 ×",)
    assert "layer2.1 × cannot be opened" in canvas._words.text()
    assert canvas._words.isVisible()
