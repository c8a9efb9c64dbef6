"""How one picture becomes the next: what is kept, where it is seen on its way, and that it belongs there at once."""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from archviz.diagram import draw
from archviz.diagram.layout import Picture
from archviz.results import Level
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.ui import motion, pieces
from archviz.ui.canvas import Canvas
from archviz.ui.items import BoxItem, LinkItem, PartItem
from archviz.ui.viewport import NEAREST, SMALLEST_FIT
from archviz.zoo import network

MS = 1000  # so slow that a test sees nothing but the frames it asks for


@cache
def drawn(design: Architecture, level: Level = "block") -> Picture:
    return draw(expand(design).graph, tuple(s.block.about.title for s in design.stages), level=level)


NET = network("resnet50")
WIDER = NET.edit(("stages", 2, "block", "width"), 1024)
LONGER = NET.put(stages=(NET.stages[0], NET.stages[1].put(name="more"), *NET.stages[1:]))  # a stage before layer1
SHORTER = NET.put(stages=(*NET.stages[:2], *NET.stages[3:]))  # without layer2


class Still(QProxyStyle):
    """A desktop that asks for no motion."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


@pytest.fixture
def canvas(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Canvas:
    """On ResNet-50, near enough that it does not fit; moving slowly from now on."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(700, 520)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.show_picture(drawn(NET), "mine")
    for _ in range(3):
        canvas.zoom_in()
    monkeypatch.setattr(motion, "MS", MS)
    return canvas


def box(canvas: Canvas, name: str) -> BoxItem:
    return next(item for item in canvas.boxes if item.placed.box.id == name)


def links(canvas: Canvas) -> dict[tuple[str, str], LinkItem]:
    items = (item for item in canvas.scene().items() if isinstance(item, LinkItem))
    return {(item.placed.link.source, item.placed.link.target): item for item in items}


def at(canvas: Canvas, share: float) -> None:
    """Hold the motion at a share of its time."""
    clock = canvas.pieces._motion
    clock.pause()
    clock.setCurrentTime(round(share * MS))


def seen(canvas: Canvas, item: PartItem) -> QPointF:
    """The middle of a box, or the start of a wire, on the screen as it is painted now."""
    return canvas.viewportTransform().map(QPointF(*item.spot.points[0]))


def near(a: QPointF, b: QPointF) -> bool:
    """Within a pixel."""
    return (a - b).manhattanLength() <= 2


def test_what_two_pictures_share_is_kept(canvas: Canvas) -> None:
    boxes, wires = {i.placed.box.id: i for i in canvas.boxes}, links(canvas)
    canvas.show_picture(drawn(WIDER), "mine")
    assert {i.placed.box.id: i for i in canvas.boxes} == boxes
    straight = {k for k, v in links(canvas).items() if v is wires.get(k)}
    assert len(straight) > len(wires) / 2
    canvas.show_picture(drawn(SHORTER), "mine")
    assert {i.placed.box.id for i in canvas.boxes} == {n for n in boxes if not n.startswith("layer2")}
    assert all(boxes[i.placed.box.id] is i for i in canvas.boxes)


def test_boxes_belong_to_the_new_picture_at_once(canvas: Canvas, qtbot: QtBot) -> None:
    new = drawn(SHORTER)
    canvas.show_picture(new, "mine")
    assert canvas.pieces.moving
    assert [i.placed for i in canvas.boxes] == list(new.boxes)
    assert [i.outline.getRect() for i in canvas.boxes] == [(b.x, b.y, b.width, b.height) for b in new.boxes]
    target = next(b for b in new.boxes if b.box.id == "layer3.0")
    place = canvas.mapFromScene(QPointF(target.x + target.width / 2, target.y + target.height / 2))
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args[0] == "layer3.0"
    assert canvas.pieces.moving


def test_a_box_goes_from_where_it_was_seen_to_its_place(canvas: Canvas) -> None:
    canvas.select("stem", 0)  # held
    start = seen(canvas, box(canvas, "layer4.0"))
    canvas.show_picture(drawn(SHORTER), "mine")
    item = box(canvas, "layer4.0")
    end = canvas.viewportTransform().map(item.outline.center())
    assert not near(start, end)
    at(canvas, 0)
    assert near(seen(canvas, item), start)
    at(canvas, 0.5)
    assert near(seen(canvas, item), (start + end) / 2)
    at(canvas, 1)
    assert near(seen(canvas, item), end)
    assert not canvas.pieces.moving


def test_at_the_end_nothing_else_is_there(canvas: Canvas) -> None:
    new = drawn(SHORTER)
    canvas.show_picture(new, "mine")
    old = [i for i in canvas.scene().items() if isinstance(i, BoxItem) and i not in canvas.boxes]
    assert {i.placed.box.id.split(".")[0] for i in old} == {"layer2"}
    at(canvas, 0.5)
    assert {round(i.opacity(), 2) for i in old} == {0.5}
    at(canvas, 1)
    items = [i for i in canvas.scene().items() if isinstance(i, PartItem)]
    assert len(items) == len(new.boxes) + len(new.links) + len(new.clusters)
    assert {i.opacity() for i in items} == {1.0}
    for item in items:
        fresh = type(item)(item.placed, item.palette)
        assert (item.sceneBoundingRect().center() - fresh.boundingRect().center()).manhattanLength() < 0.05


def test_what_comes_back_on_its_way_out_turns_round(canvas: Canvas) -> None:
    item = box(canvas, "layer2.0")
    canvas.show_picture(drawn(SHORTER), "mine")
    at(canvas, 0.5)
    canvas.show_picture(drawn(NET), "mine")
    assert box(canvas, "layer2.0") is item
    assert item.opacity() == pytest.approx(0.5)
    at(canvas, 1)
    assert item.opacity() == 1


def test_a_newer_picture_starts_from_where_things_are(canvas: Canvas) -> None:
    canvas.select("stem", 0)
    canvas.show_picture(drawn(SHORTER), "mine")
    at(canvas, 0.5)
    between = seen(canvas, box(canvas, "layer4.0"))
    canvas.show_picture(drawn(WIDER), "mine")
    item = box(canvas, "layer4.0")
    at(canvas, 0)
    assert near(seen(canvas, item), between)
    at(canvas, 0.3)  # without a new start from rest, most of the way is behind it
    end = canvas.viewportTransform().map(item.outline.center())
    assert (end - seen(canvas, item)).manhattanLength() < 0.5 * (end - between).manhattanLength()


@pytest.mark.parametrize("reason", ["the desktop", "too much", "another design", "hidden"])
def test_nothing_moves(canvas: Canvas, monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
    if reason == "the desktop":
        style = Still()
        style.setParent(canvas)
        canvas.setStyle(style)
    elif reason == "too much":
        monkeypatch.setattr(pieces, "MOST", 20)
    elif reason == "hidden":
        canvas.hide()
    canvas.show_picture(drawn(SHORTER), "yours" if reason == "another design" else "mine")
    assert not canvas.pieces.moving
    parts = [i for i in canvas.scene().items() if isinstance(i, PartItem)]
    assert len(parts) == sum(map(len, (drawn(SHORTER).boxes, drawn(SHORTER).links, drawn(SHORTER).clusters)))
    if reason in ("the desktop", "hidden"):
        canvas.fit()
        assert canvas._glide.isHidden()


@pytest.mark.parametrize("chosen", ["layer1.0", ""])
def test_what_the_eye_is_on_stays(canvas: Canvas, chosen: str) -> None:
    canvas.select("layer1.0", 1)
    canvas.look_at(box(canvas, "layer1.0").outline.center())
    canvas.select(chosen, 1 if chosen else -1)
    before = seen(canvas, box(canvas, "layer1.0"))
    scene = box(canvas, "layer1.0").outline.center()
    canvas.show_picture(drawn(LONGER), "mine")
    item = box(canvas, "layer1.0")
    assert (item.outline.center() - scene).manhattanLength() > 20  # in the scene it has moved
    assert near(canvas.viewportTransform().map(item.outline.center()), before)


def test_what_was_added_and_is_selected_is_seen(canvas: Canvas) -> None:
    canvas.look_at(box(canvas, "(output)").outline.center())
    canvas.select("more", 1)
    canvas.show_picture(drawn(LONGER), "mine")
    added = next(item for item in canvas.boxes if item.chosen)
    assert added.names[0].startswith("more")
    assert canvas.viewport().rect().contains(canvas.mapFromScene(added.outline).boundingRect())


def test_fit_is_there_at_once_and_shows_the_way(canvas: Canvas, qtbot: QtBot) -> None:
    near_zoom, part = canvas.zoom, canvas.seen()
    canvas.fit()
    assert canvas.zoom < near_zoom
    assert canvas.seen().adjusted(-3, -3, 3, 3).contains(canvas.sceneRect())
    glide = canvas._glide
    assert glide.isVisible()
    assert near(glide.area.center(), part.center())
    glide._motion.setCurrentTime(MS)
    assert glide.isHidden()
    canvas.fit()
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))  # goes through it
    canvas.zoom_in()
    assert glide.isHidden()


@pytest.mark.parametrize(("name", "stage"), [("layer3.1", 3), ("layer2", 2)])
def test_zoom_to_the_selection(canvas: Canvas, name: str, stage: int) -> None:
    canvas.fit()
    fitted = canvas.zoom
    canvas.select(name, stage)
    canvas.show_selection()
    room = canvas.viewport().rect()
    chosen = [item for item in canvas.boxes if item.chosen]
    assert len(chosen) == (2 if name == "layer2" else 1)
    assert all(room.contains(canvas.mapFromScene(item.outline).boundingRect()) for item in chosen)
    assert SMALLEST_FIT <= canvas.zoom <= NEAREST
    assert canvas.zoom > fitted
