"""Wires that we lay ourselves: arcs around a block, and the way from the foot of one column to the head of the next."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

Point = tuple[float, float]


def _towards(a: Point, b: Point, length: float) -> Point:
    """The point `length` from a on the way to b."""
    whole = dist(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * length / whole, a[1] + (b[1] - a[1]) * length / whole


def straight(a: Point, b: Point) -> tuple[Point, ...]:
    """Control points that continue a spline at a to b in a straight line."""
    return _towards(a, b, dist(a, b) / 3), _towards(a, b, dist(a, b) * 2 / 3), b


def rounded(corners: Sequence[Point], radius: float = 6.0) -> tuple[Point, ...]:
    """A polyline as a cubic spline with rounded corners."""
    path: list[Point] = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        r = min(radius, dist(before, corner) / 2, dist(corner, after) / 2)
        start, end = _towards(corner, before, r), _towards(corner, after, r)
        path += straight(path[-1], start)
        path += [_towards(start, corner, r * 0.55), _towards(end, corner, r * 0.55), end]
    path += straight(path[-1], corners[-1])
    return tuple(path)
