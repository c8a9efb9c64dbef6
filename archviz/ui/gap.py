"""The places of a picture at which a stage can come in: the wires between stages, and between blocks of a repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import dist

from archviz.diagram.layout import Picture, PlacedLink
from archviz.diagram.scene import EXIT
from archviz.graph import Graph

Point = tuple[float, float]
_STEPS = 6  # straight pieces that stand for one curve when a distance is measured


@dataclass(frozen=True, slots=True)
class Gap:
    """A wire into the stage at `index`; what is dropped there comes in front of it. Points are the picture's.

    Where `first` is not 0 the wire is inside that stage, behind so many blocks of its repeat, which is to be split.
    `spots` are where a mark can stand: amid a short wire, at both ends of one that leads to another column.
    """

    index: int
    first: int
    curve: tuple[Point, ...]  # a cubic Bézier spline
    line: tuple[Point, ...]
    spots: tuple[Point, ...]

    @property
    def length(self) -> float:
        """How long the wire is."""
        return sum(map(dist, self.line, self.line[1:]))

    def away(self, point: Point) -> float:
        """How far the wire is from a point."""
        return min(map(_beside, (point,) * len(self.line), self.line, self.line[1:]))

    def spot(self, point: Point) -> Point:
        """The nearest place for a mark."""
        return min(self.spots, key=lambda spot: dist(spot, point))


def gaps(picture: Picture, graph: Graph) -> tuple[Gap, ...]:
    """Every wire of the trunk that leads from one stage, or the input, to another, or from block to block of one."""
    stages = {placed.box.id: placed.box.stage for placed in picture.boxes}
    stages[EXIT] = max(stages.values()) + 1
    blocks = _blocks(graph)
    inside = {p.box.id: blocks.get(p.box.id, blocks.get(p.box.cluster)) for p in picture.boxes}
    found = []
    for placed in picture.links:
        source, target = placed.link.source, placed.link.target
        first, index = inside[target], stages[target]
        if placed.link.kind == "flow" and stages[source] != index:
            found.append(_gap(index, 0, placed))
        elif placed.link.kind == "flow" and first and inside[source] is not None and inside[source] != first:
            found.append(_gap(index, first, placed))
    return tuple(found)


def _blocks(graph: Graph) -> dict[str, int]:
    """Which one of its repeat a block is, by its name."""
    found: dict[str, int] = {}
    for _, units in groupby(graph.units, key=lambda unit: unit.stage):
        found.update((unit.name, number) for number, unit in enumerate(units))
    return found


def marked(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """One wire a place, the shortest: a stage that begins with branches has several."""
    ordered = sorted(found, key=lambda gap: gap.length, reverse=True)
    return tuple({(gap.index, gap.first): gap for gap in ordered}.values())


def nearest(found: Iterable[Gap], point: Point) -> Gap | None:
    """The gap whose wire is nearest; None where there is none."""
    return min(found, key=lambda gap: gap.away(point), default=None)


def _gap(index: int, first: int, placed: PlacedLink) -> Gap:
    curve = (*placed.points, *((placed.tip,) * 3 if placed.tip else ()))
    pieces = [curve[i : i + 4] for i in range(0, len(curve) - 1, 3)]
    line = tuple(_at(piece, step / _STEPS) for piece in pieces for step in range(_STEPS + 1))
    start, end = pieces[0], pieces[-2] if placed.tip else pieces[-1]
    if len(placed.points) <= 4:
        return Gap(index, first, curve, line, (_middle(placed.points[0], curve[-1]),))
    return Gap(index, first, curve, line, (_middle(start[0], start[3]), _middle(end[0], curve[-1])))


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _at(piece: tuple[Point, ...], t: float) -> Point:
    """A point of a cubic Bézier curve."""
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x, y = (sum(w * p[axis] for w, p in zip(weights, piece, strict=True)) for axis in (0, 1))
    return x, y


def _beside(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from a straight piece."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    square = dx * dx + dy * dy
    along = ((point[0] - x) * dx + (point[1] - y) * dy) / square if square else 0.0
    along = min(max(along, 0.0), 1.0)
    return dist(point, (x + along * dx, y + along * dy))
