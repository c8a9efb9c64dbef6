"""Selecting in the picture: clicks with keys, a band, the keyboard; and what is told of several stages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import press, turn
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.ui.canvas import Canvas
from archviz.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
KEYS = Qt.KeyboardModifier
NONE, CTRL, SHIFT = KEYS.NoModifier, KEYS.ControlModifier, KEYS.ShiftModifier
PAGE = QPoint(4, 4)


@pytest.fixture
def canvas(window: Window, qtbot: QtBot) -> Canvas:
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes) and not window._layout.busy, timeout=20_000)
    return window.picture.canvas


def middle(canvas: Canvas, name: str) -> QPoint:
    return canvas.mapFromScene(next(i for i in canvas.boxes if name in i.names).outline.center())


def ringed(canvas: Canvas) -> set[int]:
    """The stages all of whose boxes are highlighted."""
    stages = {item.placed.box.stage for item in canvas.boxes}
    return {s for s in stages if all(i.chosen for i in canvas.boxes if i.placed.box.stage == s)}


def drag(canvas: Canvas, way: Sequence[QPoint], keys: KEYS = NONE) -> None:
    """The left button down at the first place and dragged along the others; it stays down."""
    view = canvas.viewport()
    for place, kind, buttons in (
        (way[0], QEvent.Type.MouseButtonPress, LEFT),
        *((place, QEvent.Type.MouseMove, Qt.MouseButton.NoButton) for place in way[1:]),
    ):
        event = QMouseEvent(kind, QPointF(place), QPointF(view.mapToGlobal(place)), buttons, LEFT, keys)
        QApplication.sendEvent(view, event)


def test_ctrl_toggles_and_shift_extends(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    view = canvas.viewport()
    qtbot.mouseClick(view, LEFT, pos=middle(canvas, "layer1.0"))
    qtbot.mouseClick(view, LEFT, CTRL, middle(canvas, "layer3.0"))
    assert window.selection.stages == (1, 3)
    assert ringed(canvas) == {1, 3}
    assert [item.isSelected() for item in window.stages.items()] == [False, True, False, True, False, False]
    qtbot.mouseClick(view, LEFT, CTRL, middle(canvas, "layer1.0"))
    assert window.selection.stages == (3,)
    qtbot.mouseClick(view, LEFT, SHIFT, middle(canvas, "head"))
    assert window.selection.stages == (3, 4, 5)
    qtbot.mouseClick(view, LEFT, pos=middle(canvas, "layer4.0"))
    assert (window.selection.name, window.selection.stages) == ("layer4.0", (4,))


def test_a_band_selects_what_it_touches_while_it_grows(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    window.commands.select(5)
    stem, last = middle(canvas, "stem"), middle(canvas, "layer1.1")
    start = QPoint(4, stem.y())
    drag(canvas, (start, QPoint(40, stem.y() + 4), stem))
    assert window.selection.stages == (0,)
    assert canvas.veil.isVisible()
    drag_on = QMouseEvent(QEvent.Type.MouseMove, QPointF(last), QPointF(last), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(canvas.viewport(), drag_on)
    assert window.selection.stages == (0, 1)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=last)
    assert window.selection.stages == (0, 1)
    assert not canvas.veil.isVisible()
    drag(canvas, (QPoint(middle(canvas, "(output)").x() + 70, canvas.height() - 8), middle(canvas, "head")), SHIFT)
    qtbot.mouseRelease(canvas.viewport(), LEFT, SHIFT, middle(canvas, "head"))
    assert window.selection.stages == (0, 1, 5)


def test_a_band_over_nothing_says_how_to_pan(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    window.commands.select(2)
    drag(canvas, (PAGE, QPoint(14, 14), QPoint(24, 24)))
    assert "Space" in canvas.veil.drawn.where
    assert window.selection.stages == ()
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(24, 24))
    assert not canvas.veil.isVisible()


def test_escape_gives_a_band_up(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    window.selection.pick_stages((1, 3))
    canvas.setFocus()
    drag(canvas, (PAGE, QPoint(40, 40), middle(canvas, "layer1.1")))
    assert window.selection.stages != (1, 3)
    press(qtbot, canvas, Qt.Key.Key_Escape)
    assert window.selection.stages == (1, 3)
    assert not canvas.veil.isVisible()
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=middle(canvas, "layer1.1"))
    assert window.selection.stages == (1, 3)


def test_a_band_goes_on_at_the_edge_of_the_view(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    for _ in range(6):
        canvas.zoom_in()
    down = canvas.verticalScrollBar()
    down.setValue(0)
    before = down.value()
    drag(canvas, (QPoint(40, 40), QPoint(60, 60), QPoint(90, canvas.viewport().height() - 2)), SHIFT)
    qtbot.waitUntil(lambda: down.value() > before + 30)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(90, 90))
    stopped = down.value()
    assert not canvas.grip._edge._timer.isActive()
    turn()
    assert down.value() == stopped


def test_the_hand_moves_the_picture(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    for _ in range(4):
        canvas.zoom_in()
    canvas.setFocus()
    press(qtbot, canvas, Qt.Key.Key_P)
    assert window.actions_["hand"].isChecked()
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    under = canvas.mapToScene(QPoint(200, 200))
    drag(canvas, (QPoint(200, 200), QPoint(180, 170), QPoint(150, 120)))
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(150, 120))
    assert (canvas.mapFromScene(under) - QPoint(150, 120)).manhattanLength() <= 2
    assert window.selection.stages == ()
    window.stages.setFocus()
    press(qtbot, window.stages, Qt.Key.Key_P)  # there it looks for a name
    assert window.actions_["hand"].isChecked()
    canvas.setFocus()
    press(qtbot, canvas, Qt.Key.Key_P)
    assert not window.actions_["hand"].isChecked()


def hover(canvas: Canvas, place: QPoint) -> None:
    """A move without a button: what was held has been released over a popup."""
    none, at = Qt.MouseButton.NoButton, QPointF(place)
    QApplication.sendEvent(canvas.viewport(), QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, NONE))


def test_a_band_ends_where_the_button_is_up(window: Window, canvas: Canvas) -> None:
    stem, last = middle(canvas, "stem"), middle(canvas, "layer1.1")
    drag(canvas, (QPoint(4, stem.y()), QPoint(40, stem.y() + 4), stem))
    assert window.selection.stages == (0,)
    hover(canvas, last)
    assert window.selection.stages == (0,)
    assert not canvas.sweeping
    assert not canvas.veil.isVisible()


@pytest.mark.parametrize("end", ["hover", "focus"])
def test_the_picture_is_let_go_where_button_or_focus_are_gone(
    window: Window, canvas: Canvas, qtbot: QtBot, end: str
) -> None:
    for _ in range(4):
        canvas.zoom_in()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, (QPoint(200, 200), QPoint(180, 170)))
    assert canvas.held
    under = canvas.mapToScene(QPoint(100, 100))
    if end == "hover":
        hover(canvas, QPoint(120, 120))
    else:
        window.stages.setFocus()
        assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
        drag(canvas, (PAGE, QPoint(24, 24)))  # Space is not held any more: a band
        assert canvas.sweeping
    assert not canvas.held
    assert canvas.mapToScene(QPoint(100, 100)) == under


def test_keys_extend_move_and_leave(window: Window, canvas: Canvas, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, "layer2.0"))
    canvas.setFocus()
    for key, stages in (
        (Qt.Key.Key_Down, (2, 3)),
        (Qt.Key.Key_Down, (2, 3, 4)),
        (Qt.Key.Key_Up, (2, 3)),
        (Qt.Key.Key_Up, (2,)),
        (Qt.Key.Key_Up, (1, 2)),
    ):
        press(qtbot, canvas, key, SHIFT)
        assert window.selection.stages == stages
    press(qtbot, canvas, Qt.Key.Key_Right, KEYS.AltModifier)
    assert [s.name for s in window.document.design.stages] == ["stem", "layer3", "layer1", "layer2", "layer4", "head"]
    assert window.selection.stages == (2, 3)
    press(qtbot, canvas, Qt.Key.Key_A, CTRL)
    assert window.selection.stages == tuple(range(6))
    press(qtbot, canvas, Qt.Key.Key_Escape)
    assert window.selection.stages == ()
    press(qtbot, canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()
    assert QApplication.focusWidget() is not None


def test_several_stages_show_what_they_share(window: Window) -> None:
    window.selection.pick_stages((1, 2, 3))
    inspector, rows = window.inspector, window.document.analysis.stages
    assert inspector._title.text() == "3 stages selected"
    assert not inspector.form.isVisible()
    assert inspector.several.isVisible()
    fields = inspector.several.fields
    assert (fields["Block"], fields["Groups"], fields["Batch norm"]) == ("Bottleneck", "1", "yes")
    assert fields["Shortcut"] == "1×1 where needed (B)"
    assert fields["Width"] == fields["Stride"] == fields["Repeat"] == "differs"
    macs = sum(rows[i].counts.macs for i in (1, 2, 3))
    value, share, _ = inspector.figures.lines["MACs"]
    assert value.toolTip() == f"{macs:,}"
    assert share.text() == f"{100 * macs / window.document.analysis.total.macs:.1f} %"
    assert inspector.figures.lines["Shape"][0].text() == "64×56×56 → 1024×14×14"
    window.selection.pick_stages((0, 2))
    assert "Groups" not in inspector.several.fields
    assert inspector.several.fields["Block"] == "differs"
    assert inspector.figures.lines["Shape"][0].text() == "—"
    assert "select one stage alone" in window.actions_["rename"].toolTip()
    window.commands.select(2)
    assert inspector.form.isVisible()
    assert not inspector.several.isVisible()
