"""A scene with places: points (1/72 inch), y down. Graphviz places the boxes; arcs and turns are laid here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .columns import columns, pieces
from .dot import Direction, Sizes, compose
from .engine import Engine, place
from .route import Point
from .scene import Box, Cluster, Link, Scene

_HEAD = 22.0  # what a caption adds to a column


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and its upper left corner."""

    box: Box
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link as one cubic Bézier spline (start, c1, c2, end, c1, c2, end, …); an arrow runs from its end to `tip`."""

    link: Link
    points: tuple[Point, ...]
    tip: Point | None = None
    label_at: Point | None = None  # left end of the label's middle line


@dataclass(frozen=True, slots=True)
class PlacedCluster:
    """A cluster's tint. A stage that is wrapped has one in every column it reaches."""

    cluster: Cluster
    x: float
    y: float
    width: float
    height: float
    outer: bool = True  # a stage; False: a unit, on its stage's tint
    line: float | None = None  # where (x) the flow crosses the caption; None when it does not


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, and the DOT text that was laid out."""

    scene: Scene
    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    links: tuple[PlacedLink, ...]
    clusters: tuple[PlacedCluster, ...]
    dot: str
    direction: Direction


def arrange(
    scene: Scene, sizes: Sizes, label_width: Callable[[str], float], direction: Direction, engine: Engine
) -> Picture:
    """The scene placed; `sizes` are the boxes' in points, `label_width` measures the label of an arc."""
    from .reading import read

    arcs = any(k.source == k.target for k in scene.links)
    gap, margin = (26.0, 14.0) if arcs else (14.0, 9.0)
    found = pieces(scene, sizes, gap, across=direction == "LR")
    filled = columns(found, _HEAD + 2 * margin, across=direction == "LR")
    shared = [[i for piece in column for i in piece.ids] for column in filled]
    dot = compose(scene, shared, sizes, gap, margin, direction)
    return read(scene, shared, sizes, label_width, dot, place(dot, engine), direction)
