"""Dragging over the picture: what would happen is said, and that is what happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Open, names, turn
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.results import Level
from archviz.spec.architecture import Architecture, Project
from archviz.ui import drag
from archviz.ui.canvas import Canvas
from archviz.ui.document import Document
from archviz.ui.memory import Memory
from archviz.ui.mime import BLOCK_MIME, SAVED, stages_data
from archviz.ui.window import Window

KEYS = Qt.KeyboardModifier
NONE, CTRL = KEYS.NoModifier, KEYS.ControlModifier
STAGES = ["stem", "layer1", "layer2", "layer3", "layer4", "head"]
Settle = Callable[[Window], Canvas]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    def wait(window: Window) -> Canvas:
        qtbot.waitUntil(lambda: not window._layout.busy, timeout=20_000)
        return window.picture.canvas

    return wait


def block(key: str) -> QMimeData:
    """What the palette gives away."""
    data = QMimeData()
    data.setData(BLOCK_MIME, key.encode())
    return data


def carried(window: Window, *stages: int) -> QMimeData:
    """What a drag of boxes of these stages carries."""
    window.selection.pick_stages(stages)
    return stages_data(tuple(window.document.design.stages[i] for i in stages), window.document)


def box(canvas: Canvas, name: str, down: float = 0.5, along: float = 0.5) -> QPoint:
    """A place of the view; 0 and 1 are the edges of the box."""
    outline = next(i for i in canvas.boxes if name in i.names).outline
    return canvas.mapFromScene(outline.x() + along * outline.width(), outline.y() + down * outline.height())


def hover(window: Window, data: QMimeData, place: QPoint, keys: KEYS = NONE) -> tuple[str, str]:
    """Drag in and stay; what is said there."""
    point = window.picture.canvas.viewport().mapTo(window.picture, place)
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(point, actions, data, Qt.MouseButton.LeftButton, keys)
        event.ignore()
        QApplication.sendEvent(window.picture, event)
        assert event.isAccepted()
    drawn = window.picture.canvas.veil.drawn
    return drawn.what, drawn.where


def drop(window: Window, data: QMimeData, place: QPoint, keys: KEYS = NONE) -> tuple[str, str]:
    """Drag in and let go; what was said before."""
    said = hover(window, data, place, keys)
    point = window.picture.canvas.viewport().mapTo(window.picture, place)
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(point), actions, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(window.picture, event)
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert not window.picture.canvas.veil.isVisible()
    return said


@pytest.mark.parametrize("level", ["stage", "block", "layer"])
@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_a_block_comes_in_at_the_wire(window: Window, settle: Settle, level: Level, direction: str) -> None:
    window.picture.set_level(level)
    window.picture.set_direction(direction)
    canvas = settle(window)
    wire = next(
        k for k in canvas.picture.links
        if k.link.kind == "flow" and k.link.target.startswith("layer2") and k.link.source.startswith("layer1")
    )  # fmt: skip
    canvas.fit()
    said = drop(window, block("basic"), canvas.mapFromScene(QPointF(*wire.points[-1])))
    assert said == ("Insert Basic", "between layer1 and layer2")
    assert names(window)[:4] == ["stem", "layer1", "basic", "layer2"]
    assert window.document.design.stages[2].block.out == 256  # as wide as what comes in
    assert window.selection.stages == (2,)


@pytest.mark.parametrize("level", ["block", "layer"])
def test_inside_a_repeat_it_is_split_in_one_step(window: Window, settle: Settle, level: Level) -> None:
    window.picture.set_level(level)
    canvas = settle(window)
    before = window.document.design
    wire = next(
        k for k in canvas.picture.links
        if k.link.kind == "flow" and k.link.source.startswith("layer3.0") and k.link.target.startswith("layer3.1")
    )  # fmt: skip
    canvas.fit()
    place = canvas.mapFromScene(QPointF(*wire.points[-1]))
    said = drop(window, block("basic"), place)
    assert said == ("Insert Basic", "between layer3.0 and layer3.1, which splits the repeat")
    assert names(window) == ["stem", "layer1", "layer2", "layer3", "basic", "layer3b", "layer4", "head"]
    assert [stage.repeat for stage in window.document.design.stages] == [1, 3, 4, 1, 1, 5, 3, 1]
    assert window.document.design.stages[4].block.out == 1024
    assert window.document.expansion.issues == ()
    assert window.selection.stages == (4,)
    window.document.stack.undo()
    assert window.document.design == before
    settle(window)
    data = carried(window, 1)
    canvas.fit()  # what was selected has been brought into view
    assert hover(window, data, place)[1] in ("between layer2 and layer3", "between layer3 and layer4")
    assert hover(window, data, place, CTRL)[1].startswith("between layer3.0 and layer3.1")


def test_a_place_of_an_old_picture_that_is_gone_takes_nothing(
    window: Window, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = settle(window)
    wire = next(k for k in canvas.picture.links if k.link.source == "layer4.0" and k.link.target == "layer4.1")
    canvas.fit()
    place = canvas.mapFromScene(QPointF(*wire.points[-1]))
    data = block("basic")
    assert hover(window, data, place)[1].startswith("between layer4.0 and layer4.1")
    monkeypatch.setattr(window.picture._bridge, "ask", lambda *_: None)  # the old picture stays
    window.document.remove(2, 3, 4, 5)
    stages = window.document.design.stages
    for index, first in ((4, 1), (2, 1), (1, 3), (9, 0)):  # gone, behind the last, more than it is repeated
        window.commands.insert("basic", index, first)
        window.commands.drop(stages[:1], index, first)
    assert window.document.design.stages == stages
    assert drop(window, data, place) == ("Insert Basic", "behind layer1")
    assert names(window) == ["stem", "layer1", "basic"]


def test_at_the_ends(window: Window, settle: Settle) -> None:
    canvas = settle(window)
    assert hover(window, block("plain"), box(canvas, "(input)")) == ("Insert Plain pair", "in front of stem")
    assert drop(window, block("plain"), box(canvas, "(output)")) == ("Insert Plain pair", "behind head")
    assert names(window) == [*STAGES, "plain"]


def test_amid_a_box_the_block_takes_its_place(window: Window, settle: Settle) -> None:
    canvas = settle(window)
    before = window.document.design.stages[3]
    said = drop(window, block("basic"), box(canvas, "layer3.1"))
    assert said == ("Replace layer3 by Basic", "What both have in common carries over")
    after = window.document.design.stages[3]
    assert (after.block.type, after.name, after.repeat) == ("basic", "layer3", before.repeat)
    assert (after.block.out, after.block.stride) == (before.block.out, before.block.stride)
    assert window.document.stack.undoText() == "layer3 as Basic"
    assert window.selection.stages == (3,)
    window.document.stack.undo()
    assert window.document.design.stages[3] == before
    settle(window)
    assert drop(window, block("bottleneck"), box(canvas, "layer3.1"))[0] == "layer3 is Bottleneck already"
    assert window.document.design.stages[3] == before


def test_near_the_end_of_a_box_it_is_the_wire_that_is_meant(window: Window, settle: Settle) -> None:
    canvas = settle(window)
    assert hover(window, block("basic"), box(canvas, "layer4.1", 0.95)) == ("Insert Basic", "between layer4 and head")
    QApplication.sendEvent(window.picture, QDragLeaveEvent())
    assert not canvas.veil.isVisible()
    assert names(window) == STAGES


def test_a_saved_block_takes_a_place_too(window: Window, settle: Settle) -> None:
    window.document.save_block(1, "mine")
    canvas = settle(window)
    assert drop(window, block(f"{SAVED}mine"), box(canvas, "layer2.1"))[0] == "Replace layer2 by mine"
    assert window.document.design.stages[2].saved == "mine"
    assert window.document.design.stages[2].block == window.document.design.stages[1].block
    settle(window)
    assert drop(window, block(f"{SAVED}mine"), box(canvas, "head", 1.1))[1] == "behind head"
    assert window.document.design.stages[-1].saved == "mine"


def test_boxes_are_moved_together_and_ctrl_copies_them(window: Window, settle: Settle) -> None:
    canvas = settle(window)
    said = drop(window, carried(window, 1, 2), box(canvas, "layer4.1", 1.1))
    assert said == ("Move layer1, layer2", "between layer4 and head")
    assert names(window) == ["stem", "layer3", "layer4", "layer1", "layer2", "head"]
    assert window.selection.stages == (3, 4)
    assert window.document.stack.count() == 1
    settle(window)
    said = drop(window, carried(window, 1), box(canvas, "layer2.1", 1.1), CTRL)
    assert said == ("Copy layer3", "between layer2 and head")
    assert names(window) == ["stem", "layer3", "layer4", "layer1", "layer2", "layer5", "head"]
    assert window.document.design.stages[5].block == window.document.design.stages[1].block


def test_dropped_back_nothing_happens(window: Window, settle: Settle) -> None:
    canvas = settle(window)
    for place in (box(canvas, "layer1.0", -0.1), box(canvas, "layer1.1", 1.1)):
        assert drop(window, carried(window, 1), place) == ("layer1: no change", "")
    assert window.document.stack.count() == 0
    assert canvas.veil.drawn.what == ""


def test_stages_of_another_window_come_in(window: Window, open_window: Open, settle: Settle) -> None:
    other = open_window("resnet18")
    canvas = settle(window)
    assert drop(window, carried(other, 1), box(canvas, "layer1.1", 1.1)) == (
        "Insert layer1",
        "between layer1 and layer2",
    )
    assert names(window)[:4] == ["stem", "layer1", "layer5", "layer2"]
    assert names(other) == STAGES
    assert window.document.design.stages[2].block == other.document.design.stages[1].block


def test_an_empty_design_takes_a_block_anywhere(qtbot: QtBot, settle: Settle) -> None:
    window = Window(Document(Project(designs=(Architecture(),))), Memory(kept=False))
    qtbot.addWidget(window)
    window.show()
    drop(window, block("basic"), QPoint(30, 30))
    assert names(window) == ["basic"]
    settle(window)
    window.document.stack.setClean()


def test_other_drags_are_not_taken(window: Window, settle: Settle) -> None:
    settle(window)
    for data in (QMimeData(), block("no such block")):
        data.setText("a shopping list")
        actions = Qt.DropAction.CopyAction
        event = QDragEnterEvent(QPoint(90, 90), actions, data, Qt.MouseButton.LeftButton, NONE)
        event.ignore()
        QApplication.sendEvent(window.picture, event)
        assert not event.isAccepted()


def test_the_picture_scrolls_while_something_is_held_at_its_edge(window: Window, settle: Settle, qtbot: QtBot) -> None:
    canvas = settle(window)
    for _ in range(6):
        canvas.zoom_in()
    across = canvas.horizontalScrollBar()
    across.setValue(0)
    hover(window, block("basic"), QPoint(canvas.viewport().width() - 3, 200))
    qtbot.waitUntil(lambda: across.value() > 40)
    QApplication.sendEvent(window.picture, QDragLeaveEvent())
    stopped = across.value()
    assert not window.picture.drops._edge._timer.isActive()
    turn()
    assert across.value() == stopped


def test_a_pressed_box_is_dragged_with_all_that_is_selected(
    window: Window, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, left = settle(window), Qt.MouseButton.LeftButton
    begun: list[tuple[QMimeData, tuple[int, int]]] = []

    class Drag(drag.QDrag):
        def exec(self, *_: object) -> Qt.DropAction:
            size = self.pixmap().size()
            begun.append((self.mimeData(), (size.width(), size.height())))
            return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(drag, "QDrag", Drag)
    for start, selected, stages in (
        ("layer2.1", (), (2,)),
        ("layer2.1", (1, 2), (1, 2)),
        ("layer4.0", (1, 2), (4,)),
    ):
        window.selection.pick_stages(selected)
        place = box(canvas, start)
        qtbot.mousePress(canvas.viewport(), left, pos=place)
        qtbot.mouseMove(canvas.viewport(), place + QPoint(15, 15))
        qtbot.mouseRelease(canvas.viewport(), left, pos=place + QPoint(15, 15))
        assert window.selection.stages == stages
        data, (width, height) = begun.pop()
        assert drop(window, data, box(canvas, "layer1.0", -0.1), CTRL)[0].startswith("Copy")
        window.document.stack.undo()
        settle(window)
        assert 20 < width <= 200
        assert 20 < height <= 144
    assert names(window) == STAGES
