"""Graphviz's answer read back: columns pushed to their places, arcs around blocks and turns between columns added.

Everything is in flow coordinates, (across, along) the flow, and turned to (x, y) at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from .columns import GUTTER
from .dot import CLUSTER, Direction, Sizes, joint, joints
from .layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from .route import Point, rounded, straight
from .scene import Link, Scene

MERGE = 4.0  # radius of the ⊕ at the end of an arc
REACH = 9.0  # how far an arc keeps from its box
_TIP = 5.0  # length of an arrowhead
_TURN = 9.0  # how far a turn keeps from its columns
_EDGE = 12.0  # around the picture
_LINE = 10.0  # height of a label

Bounds = tuple[float, float, float, float]  # least across, least along, greatest across, greatest along


def _union(found: Sequence[Bounds]) -> Bounds:
    low, high = [[f(b[i] for b in found) for i in range(4)] for f in (min, max)]
    return low[0], low[1], high[2], high[3]


class _Sheet:
    """Positions by name, in flow coordinates."""

    def __init__(self, data: dict[str, Any], direction: Direction) -> None:
        self.height = float(data["bb"].split(",")[3])
        self.across = direction == "LR"
        objects = data.get("objects", [])
        names = {o["_gvid"]: o["name"] for o in objects}
        self.nodes = {o["name"]: self.point(o["pos"]) for o in objects if "pos" in o}
        self.clusters = {o["name"]: self._bounds(o["bb"]) for o in objects if "bb" in o}
        self._splines: dict[tuple[str, str], list[str]] = defaultdict(list)
        for edge in data.get("edges", []):
            self._splines[names[edge["tail"]], names[edge["head"]]].append(edge["pos"])

    def point(self, text: str) -> Point:
        x, y = text.split(",")[-2:]
        return self.turn((float(x), self.height - float(y)))

    def turn(self, p: Point) -> Point:
        """(x, y) to (across, along) and back."""
        return (p[1], p[0]) if self.across else p

    def _bounds(self, text: str) -> Bounds:
        left, bottom, right, top = text.split(",")
        return (*self.point(f"{left},{top}"), *self.point(f"{right},{bottom}"))

    def spline(self, tail: str, head: str) -> tuple[tuple[Point, ...], Point | None]:
        """Control points of the next edge between two nodes, and its arrow's tip."""
        words = self._splines[tail, head].pop(0).split()
        tip = next((self.point(w) for w in words if w.startswith("e,")), None)
        return tuple(self.point(w) for w in words if w[0] not in "es"), tip


def read(
    scene: Scene,
    shared: Sequence[Sequence[str]],
    sizes: Sizes,
    label_width: Callable[[str], float],
    dot: str,
    data: dict[str, Any],
    direction: Direction,
) -> Picture:
    """The picture that Graphviz's JSON describes."""
    sheet = _Sheet(data, direction)
    extent = {i: sheet.turn(size) for i, size in sizes.items()}
    column = {i: n for n, ids in enumerate(shared) for i in ids}
    split = joints(scene.links, column)

    def bounds(i: str) -> Bounds:
        (u, v), (w, h) = sheet.nodes[i], extent[i]
        return u - w / 2, v - h / 2, u + w / 2, v + h / 2

    arcs = {k.source: _arc(k, bounds(k.source), label_width(k.label), sheet.across) for k in scene.links if k.source == k.target}
    whole = []
    for number, ids in enumerate(shared):
        inside = [bounds(i) for i in ids] + [arcs[i][1] for i in ids if i in arcs]
        inside += [b for name, b in sheet.clusters.items() if name.startswith(f"{CLUSTER}{number} ")]
        if number in split:
            u, v = sheet.nodes[joint(number)]
            inside.append((u, v, u, v))
        whole.append(_union(inside))
    turns = _TURN if len(shared) > 1 else 0.0
    shifts, cursor = [], _EDGE
    for left, top, right, _ in whole:
        shifts.append((cursor - left, _EDGE + turns - top))
        cursor += right - left + GUTTER
    placed = [(b[0] + du, b[1] + dv, b[2] + du, b[3] + dv) for b, (du, dv) in zip(whole, shifts, strict=True)]

    def put(p: Point, number: int) -> Point:
        return sheet.turn((p[0] + shifts[number][0], p[1] + shifts[number][1]))

    def crossing(source: str, target: Point, number: int) -> tuple[Point, ...]:
        """From the foot of a box's column, through the gutter, to a place at the head of column `number`."""
        start = (sheet.nodes[source][0], bounds(source)[3])
        a = sheet.turn(put(start, column[source]))
        b = sheet.turn(put(target, number))
        foot = max(p[3] for p in placed[column[source] : number]) + _TURN
        lane, head = placed[number][0] - GUTTER / 2, placed[number][1] - _TURN
        path = rounded([a, (a[0], foot), (lane, foot), (lane, head), (b[0], head), b])
        return tuple(map(sheet.turn, path))

    def wire(link: Link) -> PlacedLink:
        n = column[link.target]
        if link.source == link.target:
            path, _, tip, label = arcs[link.source]
            shown = tuple(put(p, n) for p in path)
            return PlacedLink(link, shown, put(tip, n), put(label, n) if link.label else None)
        if column[link.source] == n:
            spline, end = sheet.spline(link.source, link.target)
            return PlacedLink(link, tuple(put(p, n) for p in spline), put(end, n) if end else None)
        if n not in split:
            top = bounds(link.target)
            u = sheet.nodes[link.target][0]
            return PlacedLink(link, crossing(link.source, (u, top[1] - _TIP), n), put((u, top[1]), n))
        spline, end = sheet.spline(joint(n), link.target)
        shown = tuple(put(p, n) for p in spline)
        if n not in entered:
            entered.add(n)
            shown = (*(lead := crossing(link.source, sheet.nodes[joint(n)], n)), *straight(lead[-1], shown[0]), *shown[1:])
        return PlacedLink(link, shown, put(end, n) if end else None)

    entered: set[int] = set()
    boxes = []
    for box in scene.boxes:
        (x, y), (w, h) = put(sheet.nodes[box.id], column[box.id]), sizes[box.id]
        boxes.append(PlacedBox(box, x - w / 2, y - h / 2, w, h))
    captions = {c.id: c for c in scene.clusters}
    stages = {next(c.id for c in scene.clusters if c.stage == s) for s in {c.stage for c in scene.clusters}}
    clusters = []
    for name, (left, top, right, bottom) in sheet.clusters.items():
        number, _, key = name.removeprefix(CLUSTER).partition(" ")
        if key not in captions or not number.isdigit():
            continue
        n = int(number)
        (x, y), (x2, y2) = put((left, top), n), put((right, bottom), n)
        inner = [i for i in shared[n] if i in sheet.nodes and _inside(sheet.nodes[i], (left, top, right, bottom))]
        line = None if sheet.across else put(sheet.nodes[inner[0]], n)[0]
        clusters.append(PlacedCluster(captions[key], x, y, x2 - x, y2 - y, key in stages, line))
    links = tuple(wire(k) for k in scene.links)
    size = sheet.turn((max(p[2] for p in placed) + _EDGE, max(p[3] for p in placed) + turns + _EDGE))
    return Picture(scene, *size, tuple(boxes), links, tuple(clusters), dot, direction)


def _inside(p: Point, b: Bounds) -> bool:
    return b[0] <= p[0] <= b[2] and b[1] <= p[1] <= b[3]


Arc = tuple[tuple[Point, ...], Bounds, Point, Point]


def _arc(link: Link, box: Bounds, label: float, across: bool) -> Arc:
    """The way around a box, what it takes up, its tip at the ⊕, and its label's left end.

    Drawn downwards it passes at the right; drawn to the right it passes above.
    """
    left, top, right, bottom = box
    middle = (left + right) / 2
    side, sign = (left - REACH, -1) if across else (right + REACH, 1)
    start, end = (middle, top - REACH), (middle, bottom + REACH)
    tip = (middle + sign * MERGE, end[1])
    path = rounded([start, (side, start[1]), (side, end[1]), (tip[0] + sign * _TIP, end[1])])
    centre = (top + bottom) / 2
    if across:
        text = (side - _LINE * 0.7, centre - label / 2)
        room = (side - (_LINE * 1.4 if label else 0), min(start[1], text[1]), right, max(end[1] + MERGE, text[1] + label))
    else:
        text = (side + 3, centre)
        room = (left, start[1], side + (label + 3 if label else 1), end[1] + MERGE + 1)
    return path, room, tip, text
