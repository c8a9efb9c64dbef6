"""Where a part of a picture is, as points and a size: what a motion reckons with. Lengths in points, y down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from archviz.diagram.layout import PlacedBox, PlacedCluster, PlacedLink
from archviz.diagram.route import Point

Placed = PlacedBox | PlacedLink | PlacedCluster
_SAME = 0.005  # nobody sees less


@dataclass(frozen=True, slots=True)
class Spot:
    """`points` move and grow with the view; `size`, of boxes, does not: it belongs to their text."""

    points: tuple[Point, ...]
    size: Point = (0.0, 0.0)

    def carried(self, by: QTransform) -> Spot:
        """Where this is seen through another view."""
        return replace(self, points=tuple(_through(by, point) for point in self.points))

    def moved(self, x: float, y: float) -> Spot:
        """The same elsewhere."""
        return replace(self, points=tuple((a + x, b + y) for a, b in self.points))

    def to(self, other: Spot, share: float) -> Spot:
        """Between here (0) and another spot of the same kind (1)."""
        points = (_mix(a, b, share) for a, b in zip(self.points, other.points, strict=True))
        return Spot(tuple(points), _mix(self.size, other.size, share))

    def shift(self, other: Spot) -> Point | None:
        """The way to another spot; None where it is more than a move."""
        (x, y), (a, b) = self.points[0], other.points[0]
        here, there = (*self.moved(a - x, b - y).points, self.size), (*other.points, other.size)
        same = all(abs(p - r) < _SAME and abs(q - s) < _SAME for (p, q), (r, s) in zip(here, there, strict=True))
        return (a - x, b - y) if same else None


def spot(placed: Placed) -> Spot:
    """Where it is: a box by its middle, a tint by its corners and its caption's parts, a wire by all its points."""
    if isinstance(placed, PlacedLink):
        return Spot((*placed.points, *(p for p in (placed.tip, placed.label_at) if p)))
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    if isinstance(placed, PlacedBox):
        return Spot(((x + width / 2, y + height / 2),), (width, height))
    return Spot(((x, y), (x + width, y + height), placed.name_at, placed.rest_at))


def put(placed: Placed, at: Spot) -> Placed:
    """The same part at a spot of its kind."""
    if isinstance(placed, PlacedLink):
        count = len(placed.points)
        rest = list(at.points[count:])
        label = rest.pop() if placed.label_at else None
        return replace(placed, points=at.points[:count], tip=rest.pop() if placed.tip else None, label_at=label)
    if isinstance(placed, PlacedBox):
        (x, y), (width, height) = at.points[0], at.size
        return replace(placed, x=x - width / 2, y=y - height / 2, width=width, height=height)
    (left, top), (right, bottom), name, rest_at = at.points
    return replace(placed, x=left, y=top, width=right - left, height=bottom - top, name_at=name, rest_at=rest_at)


def _through(by: QTransform, point: Point) -> Point:
    at = by.map(QPointF(*point))
    return at.x(), at.y()


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
