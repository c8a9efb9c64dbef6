"""Wires that we lay ourselves: arcs around a block, and the way from the foot of one column to the head of the next.

Coordinates are (across, along) the flow: (x, y) when it runs down, (y, x) when it runs to the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist
from typing import Protocol

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]  # least across, least along, greatest across, greatest along


class TextWidth(Protocol):
    """Measures one line of a label, or of a caption (whose name is bold), in points."""

    def __call__(self, text: str, *, bold: bool = False) -> float: ...


MERGE = 4.0  # radius of the ⊕ at the end of an arc
REACH = 8.5  # how far an arc keeps from its box
TIP = 5.0  # length of an arrowhead
LEAD = 10.5  # from line to line of a label


def union(found: Sequence[Bounds]) -> Bounds:
    """The least bounds around all."""
    low, high = zip(*((b[:2], b[2:]) for b in found), strict=True)
    return min(p[0] for p in low), min(p[1] for p in low), max(p[0] for p in high), max(p[1] for p in high)


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


def label_lines(label: str, across: bool) -> list[str]:
    """Beside an upright arc each part of "1×1, 256, /2" has its own line: columns stay narrow."""
    return [label] if across or not label else label.split(", ")


@dataclass(frozen=True, slots=True)
class Arc:
    """The way around a box: its spline, its tip at the ⊕, what it takes up, the left end of its label's middle."""

    path: tuple[Point, ...]
    tip: Point
    bounds: Bounds
    label_at: Point


def arc_room(label: str, text_width: TextWidth, across: bool) -> float:
    """How far an arc and its label stick out of the box."""
    if across:
        return REACH + (LEAD * 1.4 if label else 1)
    return REACH + (max(map(text_width, label_lines(label, across))) + 3 if label else 1)


def arc(box: Bounds, label: str, text_width: TextWidth, across: bool) -> Arc:
    """Around a box; downwards it passes at the right, to the right it passes above."""
    left, top, right, bottom = box
    middle, centre = (left + right) / 2, (top + bottom) / 2
    sign = -1 if across else 1
    side = left - REACH if across else right + REACH
    foot = bottom + REACH
    tip = (middle + sign * MERGE, foot)
    path = rounded([(middle, top - REACH), (side, top - REACH), (side, foot), (tip[0] + sign * TIP, foot)])
    room = arc_room(label, text_width, across)
    if across:
        half = text_width(label) / 2
        bounds = (left - room, min(top - REACH, centre - half), right, max(foot + MERGE, centre + half))
        return Arc(path, tip, bounds, (side - LEAD * 0.7, centre - half))
    return Arc(path, tip, (left, top - REACH, right + room, foot + MERGE), (side + 3, centre))
