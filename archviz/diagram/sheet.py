"""Graphviz's JSON read back, in flow coordinates: (across, along) the flow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from typing import Any

from .route import Bounds, Point


class Sheet:
    """Positions by name: centres of nodes, bounds of clusters, splines of edges. y is turned to run down."""

    def __init__(self, data: dict[str, Any], across: bool) -> None:
        self._height = float(data["bb"].split(",")[3])
        self.across = across
        objects = data.get("objects", [])
        names = {o["_gvid"]: o["name"] for o in objects}
        self.nodes = {o["name"]: self._point(o["pos"]) for o in objects if "pos" in o}
        self.clusters = {o["name"]: self._bounds(o["bb"]) for o in objects if "bb" in o}
        self._splines: dict[tuple[str, str], list[str]] = defaultdict(list)
        for edge in data.get("edges", []):
            self._splines[names[edge["tail"]], names[edge["head"]]].append(edge["pos"])

    def turn(self, p: Point) -> Point:
        """(x, y) to (across, along) and back."""
        return (p[1], p[0]) if self.across else p

    def spline(self, tail: str, head: str) -> tuple[tuple[Point, ...], Point | None]:
        """Control points of the next edge between two nodes, and its arrow's tip."""
        words = self._splines[tail, head].pop(0).split()
        tip = next((self._point(w) for w in words if w.startswith("e,")), None)
        return tuple(self._point(w) for w in words if w[0] not in "es"), tip

    def wires(self, ids: Set[str], *, inside: bool = False) -> list[Bounds]:
        """How far the edges at these nodes reach; `inside`: only those from one of them to another."""
        edges = [edge for edge in self._splines if ids & {*edge}]
        edges = [(a, b) for a, b in edges if a != b and {a, b} <= ids] if inside else edges
        words = [p for edge in edges for p in self._splines[edge]]
        points = [self._point(word) for text in words for word in text.split()]
        return [(*p, *p) for p in points]

    def _point(self, text: str) -> Point:
        x, y = text.split(",")[-2:]
        return self.turn((float(x), self._height - float(y)))

    def _bounds(self, text: str) -> Bounds:
        left, bottom, right, top = text.split(",")
        return (*self._point(f"{left},{top}"), *self._point(f"{right},{bottom}"))
