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
    """Pictures of one height, and where they can be cut without cutting through a stage: y, points, ascending.

    `drawn` and `rows` are what they were made from.
    """

    pictures: tuple[Picture, ...]
    cuts: tuple[float, ...]
    drawn: tuple[Picture, ...]
    rows: tuple[tuple[int | None, ...], ...]

    def some(self, places: Sequence[int]) -> Abreast:
        """Some of them, level with each other alone."""
        rows = [[row[place] for place in places] for row in self.rows]
        return abreast([self.drawn[place] for place in places], rows)


def parts(cuts: Sequence[float], scale: float, first: float, room: float) -> tuple[tuple[float, float], ...]:
    """What stands on each page, from one cut to another; the room is that of the first page, and of the others."""
    found, start, left = [], 0, first
    while start < len(cuts) - 1:
        ends = [n for n in range(start + 1, len(cuts)) if (cuts[n] - cuts[start]) * scale <= left + 0.1]
        end = ends[-1] if ends else start + 1
        found.append((cuts[start], cuts[end]))
        start, left = end, room
    return tuple(found)


def fitting(cuts: Sequence[float], most: float, least: float, first: float, room: float) -> float:
    """The largest scale between two at which the pictures take the fewest pages."""
    scales = [most - (most - min(most, least)) * step / 20 for step in range(21)]
    return min(scales, key=lambda scale: len(parts(cuts, scale, first, room)))


def shared(widths: Sequence[float], room: float, gap: float, least: float) -> tuple[range, ...]:
    """Which of so many pictures stand in each row: as many as keep this scale, rows of like length."""

    def fits(count: int) -> bool:
        return all((room - gap * (count - 1)) / sum(widths[i : i + count]) >= least for i in starts(count))

    def starts(count: int) -> range:
        return range(0, len(widths), count)

    most = next((n for n in range(len(widths), 1, -1) if fits(n)), 1)
    count = -(-len(widths) // -(-len(widths) // most))
    return tuple(range(i, min(i + count, len(widths))) for i in starts(count))


def abreast(pictures: Sequence[Picture], rows: Sequence[Sequence[int | None]]) -> Abreast:
    """Top-down pictures in one column each; a row has of each the number of its stage, None where it has none."""
    spans = [_spans(picture) for picture in pictures]
    lines: list[list[int | None]] = [[_ENTRY] * len(pictures), *map(list, rows), [_EXIT] * len(pictures)]
    y, tops, cuts = 0.0, [], []
    for line in lines:
        found = [of[stage] for of, stage in zip(spans, line, strict=True) if stage is not None and stage in of]
        tops.append(y + _HEAD)
        if not found:
            continue
        cuts.append(y)
        y += _HEAD + max(bottom - top for top, bottom in found) + _HEAD
    moved = []
    for number, (picture, of) in enumerate(zip(pictures, spans, strict=True)):
        anchors: list[Point] = []
        for line, top in zip(lines, tops, strict=True):
            stage = line[number]
            if stage is not None and stage in of:
                start, end = of[stage]
                head = min(_HEAD, (start - anchors[-1][0]) / 2) if anchors else _HEAD  # the wire's start stays put
                anchors += [(start - head, top - head), (end, top + end - start)]
        moved.append(_moved(picture, _along(anchors), y))
    return Abreast(tuple(moved), (*cuts, y), tuple(pictures), tuple(map(tuple, rows)))


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
    feet = {box.box.id: box.y + box.height for box in picture.boxes}
    return replace(
        picture,
        height=height,
        boxes=tuple(_box(box, move) for box in picture.boxes),
        links=tuple(_link(link, move, feet.get(link.link.source)) for link in picture.links),
        clusters=tuple(
            replace(c, y=move(c.y), name_at=_point(c.name_at, move), rest_at=_point(c.rest_at, move))
            for c in picture.clusters
        ),
    )


def _box(placed: PlacedBox, move: Move) -> PlacedBox:
    return replace(placed, y=move(placed.y))


def _point(at: Point, move: Move) -> Point:
    return at[0], move(at[1])


def _link(placed: PlacedLink, move: Move, foot: float | None) -> PlacedLink:
    """A wire; its ends stay as far as they were from the `foot` of the box that it leaves, and from the arrow's tip."""
    points = [_point(p, move) for p in placed.points]
    x, y = placed.points[0]
    if foot is not None and y >= foot:
        points[0] = x, move(foot) + y - foot
    tip = _point(placed.tip, move) if placed.tip else None
    if tip and placed.tip:
        points[-1] = tip[0] + placed.points[-1][0] - placed.tip[0], tip[1] + placed.points[-1][1] - placed.tip[1]
    at = _point(placed.label_at, move) if placed.label_at else None
    return replace(placed, points=tuple(points), tip=tip, label_at=at)
