"""From Graphviz's positions to a picture: columns pushed to their places, arcs and turns added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .columns import GUTTER, Sizes
from .dot import CLUSTER, Direction, joint, joints
from .layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from .route import TIP, Arc, Bounds, Point, TextWidth, arc, rounded, straight, union
from .scene import Cluster, Link, Scene
from .sheet import Sheet

_TURN = 9.0  # how far a turn keeps from its columns
_EDGE = 12.0  # around the picture
_SIDE = 8.0  # between a stage's boxes and the sides of its tint
_CAPTION, _BASE = 18.0, 14.0  # height of a caption; its base line below the tint's edge
_BADGE = 32.0  # room of a ×N badge


@dataclass
class _Tint:
    """A cluster in one column, while it is fitted."""

    number: int
    cluster: Cluster
    outer: bool
    bounds: Bounds
    name_at: Point = (0.0, 0.0)
    rest_at: Point = (0.0, 0.0)

    @property
    def key(self) -> tuple[int, int]:
        """Its column and its stage."""
        return self.number, self.cluster.stage


class Reading:
    """One picture while it is put together; every coordinate is (across, along) until `_put` turns it to (x, y)."""

    def __init__(
        self,
        scene: Scene,
        shared: Sequence[Sequence[str]],
        sizes: Sizes,
        sheet: Sheet,
        text_width: TextWidth,
    ) -> None:
        self.scene, self.shared, self.sizes, self.sheet = scene, shared, sizes, sheet
        self.text_width = text_width
        self.column = {i: n for n, ids in enumerate(shared) for i in ids}
        self.split = joints(scene)
        self.home = {b.id: b.cluster for b in scene.boxes}
        self.beside = {b.id for b in scene.boxes if b.aside}
        loops = [k for k in scene.links if k.source == k.target]
        self.arcs: dict[str, Arc] = {
            k.source: arc(self._bounds(k.source), k.label, text_width, sheet.across) for k in loops
        }
        self.tints = self._tints()
        whole = [self._column(number) for number in range(len(shared))]
        self.turn = _TURN if len(shared) > 1 else 0.0
        self.shifts: list[Point] = []
        cursor = _EDGE
        for left, top, right, _ in whole:
            self.shifts.append((cursor - left, _EDGE + self.turn - top))
            cursor += right - left + GUTTER
        moved = zip(whole, self.shifts, strict=True)
        self.columns = [(b[0] + u, b[1] + v, b[2] + u, b[3] + v) for b, (u, v) in moved]
        self._entered: set[str] = set()

    def picture(self, dot: str, direction: Direction) -> Picture:
        """Everything at its place."""
        boxes = []
        for box in self.scene.boxes:
            (x, y), (w, h) = self._put(self.sheet.nodes[box.id], self.column[box.id]), self.sizes[box.id]
            boxes.append(PlacedBox(box, x - w / 2, y - h / 2, w, h))
        links = tuple(map(self._wire, self.scene.links))
        clusters = tuple(map(self._cluster, self.tints))
        along = max(b[3] for b in self.columns) + self.turn + _EDGE
        size = self.sheet.turn((max(b[2] for b in self.columns) + _EDGE, along))
        return Picture(self.scene, *size, tuple(boxes), links, clusters, dot, direction)

    def _bounds(self, box: str) -> Bounds:
        (u, v), (w, h) = self.sheet.nodes[box], self.sheet.turn(self.sizes[box])
        return u - w / 2, v - h / 2, u + w / 2, v + h / 2

    def _room(self, box: str) -> Bounds:
        """The box with its arc."""
        return union([self._bounds(box), self.arcs[box].bounds]) if box in self.arcs else self._bounds(box)

    def _tints(self) -> list[_Tint]:
        """Every cluster in every column it reaches, stages before the units on them."""
        known = {c.id: c for c in self.scene.clusters}
        outer = {c.stage: c for c in reversed(self.scene.clusters)}
        found: list[_Tint] = []
        for name, bounds in self.sheet.clusters.items():
            number, _, key = name.removeprefix(CLUSTER).partition(" ")
            if key not in known or not number.isdigit():
                continue
            cluster = known[key]
            tint = _Tint(int(number), cluster, outer[cluster.stage] == cluster, bounds)
            if tint.outer and any(t.cluster.id == key for t in found):
                tint.cluster = replace(cluster, caption=f"{cluster.caption.partition(' · ')[0]} · continued")
            found.append(tint)
        for tint in sorted(found, key=lambda t: t.outer):  # what lies inside first
            units = [t.bounds for t in found if not t.outer and t.key == tint.key] if tint.outer else []
            self._fit(tint, [i for i in self.shared[tint.number] if _within(self.sheet.nodes[i], tint.bounds)], units)
        return found

    def _fit(self, tint: _Tint, inside: Sequence[str], units: Sequence[Bounds]) -> None:
        """A stage keeps close to its blocks and arcs (Graphviz leaves more room); the caption keeps off the flow."""
        left, top, right, bottom = tint.bounds
        if self.scene.level != "layer":
            own = [i for i in inside if self.home[i] == tint.cluster.id]
            wires = self.sheet.wires({joint(tint.cluster.id), *own}, inside=True)
            room = union([*map(self._room, own), *wires, *units])
            left, right = room[0] - (_CAPTION if self.sheet.across else _SIDE), room[2] + _SIDE
        name, _, rest = tint.cluster.caption.partition(" · ")
        wide = self.text_width(name, bold=True)
        if inside[0] in self.beside and not self.sheet.across:  # its wire comes in from above at a slant
            tint.name_at, tint.rest_at = (left + 7, bottom - 6), (left + 13 + wide, bottom - 6)
        elif self.sheet.across:
            tint.name_at, tint.rest_at = (left + _BASE, top + 7), (left + _BASE, top + 13 + wide)
        else:
            entrance = joint(self.home[inside[0]])  # where the wire comes in, which may be beside the first box
            flow = self.sheet.nodes.get(entrance, self.sheet.nodes[inside[0]])[0]
            at = left + 7 if left + 7 + wide < flow - 2 else flow + 6
            beside = at + wide + 6
            if at < flow < beside + self.text_width(rest) + 4:
                beside = flow + 6
            tint.name_at, tint.rest_at = (at, top + _BASE), (beside, top + _BASE)
            end = beside + self.text_width(rest) if rest else at + wide
            right = max(right, end + 6 + (_BADGE if tint.cluster.count > 1 else 0))
        if units and not self.sheet.across:
            right = max(right, *(b[2] + _SIDE for b in units))
        tint.bounds = left, top, right, bottom

    def _column(self, number: int) -> Bounds:
        found = [self._room(i) for i in self.shared[number]]
        found += [t.bounds for t in self.tints if t.number == number]
        found += self.sheet.wires({*self.shared[number]})
        return union(found)

    def _put(self, p: Point, number: int) -> Point:
        """Where a place of a column ends up: (x, y)."""
        return self.sheet.turn((p[0] + self.shifts[number][0], p[1] + self.shifts[number][1]))

    def _cluster(self, tint: _Tint) -> PlacedCluster:
        (x, y), (right, bottom) = (self._put(p, tint.number) for p in (tint.bounds[:2], tint.bounds[2:]))
        names = self._put(tint.name_at, tint.number), self._put(tint.rest_at, tint.number)
        return PlacedCluster(tint.cluster, x, y, right - x, bottom - y, tint.outer, *names)

    def _wire(self, link: Link) -> PlacedLink:
        n = self.column[link.target]
        if link.source == link.target:
            found = self.arcs[link.source]
            label_at = self._put(found.label_at, n) if link.label else None
            stacked = not self.sheet.across
            return PlacedLink(link, self._moved(found.path, n), self._put(found.tip, n), label_at, stacked)
        cluster = self.home[link.target]
        lead: tuple[Point, ...] = ()
        source, away = link.source, self.column[link.source] != n
        if self.split.get(cluster) == link.source:
            lead = self._entrance(cluster, n, away)
            source = joint(cluster)
        elif away:
            at, top = self.sheet.nodes[link.target][0], self._bounds(link.target)[1]
            return PlacedLink(link, self._crossing(link.source, (at, top - TIP), n), self._put((at, top), n))
        spline, tip = self.sheet.spline(source, link.target)
        path = self._moved(spline, n)
        path = (*lead, *straight(lead[-1], path[0]), *path[1:]) if lead else path
        return PlacedLink(link, path, self._put(tip, n) if tip else None)

    def _entrance(self, cluster: str, number: int, away: bool) -> tuple[Point, ...]:
        """The wire to a cluster's joint, once; the other wires start at the joint."""
        if cluster in self._entered:
            return ()
        self._entered.add(cluster)
        source, point = self.split[cluster], joint(cluster)
        if away:
            return self._crossing(source, self.sheet.nodes[point], number)
        return self._moved(self.sheet.spline(source, point)[0], number)

    def _moved(self, points: Sequence[Point], number: int) -> tuple[Point, ...]:
        return tuple(self._put(p, number) for p in points)

    def _crossing(self, source: str, target: Point, number: int) -> tuple[Point, ...]:
        """From the foot of a box's column, through the gutter, to a place at the head of column `number`."""
        turn, origin = self.sheet.turn, self.column[source]
        a = turn(self._put((self.sheet.nodes[source][0], self._bounds(source)[3]), origin))
        b = turn(self._put(target, number))
        foot = max(c[3] for c in self.columns[origin:number]) + _TURN
        lane, head = self.columns[number][0] - GUTTER / 2, self.columns[number][1] - _TURN
        return tuple(map(turn, rounded([a, (a[0], foot), (lane, foot), (lane, head), (b[0], head), b])))


def _within(p: Point, b: Bounds) -> bool:
    return b[0] <= p[0] <= b[2] and b[1] <= p[1] <= b[3]
