"""A scene with places: points (1/72 inch), y down. Graphviz places the boxes; arcs and turns are laid here."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import SHEETS, Sheets, Sizes, columns, pieces
from .dot import Composition, Direction
from .engine import Engine, place
from .heat import Heat
from .route import Point, TextWidth, arc_room
from .scene import Box, Cluster, Link, Scene
from .sheet import Sheet

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
    label_at: Point | None = None  # left end of the label's middle
    stacked: bool = False  # each part of the label ("1×1, 256, /2") on its own line


@dataclass(frozen=True, slots=True)
class PlacedCluster:
    """A cluster's tint. A stage that is wrapped has one in every column it reaches."""

    cluster: Cluster
    x: float
    y: float
    width: float
    height: float
    outer: bool = True  # a stage; False: a unit, on its stage's tint
    name_at: Point = (0.0, 0.0)  # of the caption's two parts, "layer1 · Bottleneck", the left ends of their base lines
    rest_at: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, and the DOT text that was laid out; `heat` colours its boxes, see `legend.warmed`."""

    scene: Scene
    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    links: tuple[PlacedLink, ...]
    clusters: tuple[PlacedCluster, ...]
    dot: str
    direction: Direction
    heat: Heat | None = None


def arrange(
    scene: Scene, sizes: Sizes, text_width: TextWidth, direction: Direction, engine: Engine, sheets: Sheets = SHEETS
) -> Picture:
    """The scene placed for a sheet; `sizes` are the boxes' in points, `text_width` measures labels and captions."""
    from .reading import Reading  # it fills the values above

    across = direction == "LR"
    arcs = {k.source: arc_room(k.label, text_width, across) for k in scene.links if k.source == k.target}
    gap, margin = (24.0, 14.0) if arcs else (14.0, 9.0)
    filled = columns(pieces(scene, sizes, arcs, gap, across=across), across=across, sheets=sheets)
    shared = [[i for piece in column for i in piece.ids] for column in filled]
    dot = Composition(scene, shared, sizes, gap, margin, direction)
    sheet = Sheet(place(dot.apart, engine), across)
    return Reading(scene, shared, sizes, sheet, text_width).picture(dot.text, direction)
