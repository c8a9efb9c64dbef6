"""Pictures side by side, each in one column, their stages level with those that they stand beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .layout import Picture, PlacedBox, PlacedLink
from .route import Point
from .scene import ENTRY, EXIT

TALL = ((1e4, 1e6),)  # points: a sheet on which nothing is broken into columns
_HEAD = 9.0  # above a stage's tint that moves with it: an arrow ends there

Move = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Pictures of one height, and where they can be cut without cutting through a stage: y, points, ascending."""

    pictures: tuple[Picture, ...]
    cuts: tuple[float, ...]


def abreast(pictures: Sequence[Picture], rows: Sequence[Sequence[int | None]]) -> Abreast:
    """Top-down pictures in one column each; a row has of each the number of its stage, None where it has none."""
    spans = [_spans(picture) for picture in pictures]
    lines: list[list[int | None]] = [[_ENTRY] * len(pictures), *map(list, rows), [_EXIT] * len(pictures)]
    y, tops, cuts = 0.0, [], []
    for line in lines:
        found = [of[stage] for of, stage in zip(spans, line, strict=True) if stage is not None and stage in of]
        cuts.append(y)
        tops.append(y + _HEAD)
        y += _HEAD + max((bottom - top for top, bottom in found), default=0.0) + _HEAD
    moved = []
    for number, (picture, of) in enumerate(zip(pictures, spans, strict=True)):
        anchors: list[Point] = []
        for line, top in zip(lines, tops, strict=True):
            stage = line[number]
            if stage is not None and stage in of:
                start, end = of[stage]
                anchors += [(start - _HEAD, top - _HEAD), (end, top + end - start)]
        moved.append(_moved(picture, _along(anchors), y))
    return Abreast(tuple(moved), (*cuts, y))


_ENTRY, _EXIT = -1, -2  # the ends, as stages


def _spans(picture: Picture) -> dict[int, tuple[float, float]]:
    """Where each stage begins and ends, its tint with it; what stands beside the trunk has no place of its own."""
    aside = {box.box.stage for box in picture.boxes if box.box.aside}
    ends = {ENTRY: _ENTRY, EXIT: _EXIT}
    parts = [(ends.get(b.box.id, b.box.stage), b.y, b.y + b.height) for b in picture.boxes]
    parts += [(c.cluster.stage, c.y, c.y + c.height) for c in picture.clusters]
    found: dict[int, tuple[float, float]] = {}
    for stage, top, bottom in parts:
        if stage not in aside:
            low, high = found.get(stage, (top, bottom))
            found[stage] = min(low, top), max(high, bottom)
    return found


def _along(anchors: Sequence[Point]) -> Move:
    """From old heights to new ones: as the anchors say, on a line between them, shifted beyond them."""
    marks = [old for old, _ in anchors]

    def move(y: float) -> float:
        at = bisect_right(marks, y)
        if at in (0, len(anchors)):
            old, new = anchors[max(0, at - 1)]
            return y - old + new
        (old, new), (later, then) = anchors[at - 1], anchors[at]
        return new + (y - old) * (then - new) / (later - old)

    return move


def _moved(picture: Picture, move: Move, height: float) -> Picture:
    return replace(
        picture,
        height=height,
        boxes=tuple(_box(box, move) for box in picture.boxes),
        links=tuple(_link(link, move) for link in picture.links),
        clusters=tuple(
            replace(c, y=move(c.y), name_at=_point(c.name_at, move), rest_at=_point(c.rest_at, move))
            for c in picture.clusters
        ),
    )


def _box(placed: PlacedBox, move: Move) -> PlacedBox:
    return replace(placed, y=move(placed.y))


def _point(at: Point, move: Move) -> Point:
    return at[0], move(at[1])


def _link(placed: PlacedLink, move: Move) -> PlacedLink:
    """A wire; its end stays as far from the arrow's tip as it was."""
    points = [_point(p, move) for p in placed.points]
    tip = _point(placed.tip, move) if placed.tip else None
    if tip and placed.tip:
        points[-1] = tip[0] + placed.points[-1][0] - placed.tip[0], tip[1] + placed.points[-1][1] - placed.tip[1]
    at = _point(placed.label_at, move) if placed.label_at else None
    return replace(placed, points=tuple(points), tip=tip, label_at=at)
