"""A scene with places: points (1/72 inch), y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .scene import Box, Cluster, Link, Scene

Point = tuple[float, float]
Direction = Literal["TB", "LR"]
Engine = Literal["wasm", "native"]


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
