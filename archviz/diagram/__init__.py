"""The picture of a network: what there is to draw, its places, its painting, its files."""

from __future__ import annotations

from collections.abc import Sequence

from archviz.graph import Graph
from archviz.graph.ops import LabelStyle
from archviz.results import Level

from .columns import SHEETS, Sheets
from .dot import Direction
from .engine import Engine
from .layout import Picture, arrange
from .scene import scene

__all__ = ["Picture", "draw", "scene"]


def draw(
    graph: Graph,
    titles: Sequence[str] = (),
    *,
    level: Level = "block",
    labels: LabelStyle = "resnet",
    direction: Direction = "TB",
    fold: bool = True,
    engine: Engine = "wasm",
    sheets: Sheets = SHEETS,
) -> Picture:
    """The placed picture of a graph, broken into columns for the best of the sheets (in points).

    `titles` are those of the stages' blocks. Refused without a Graphviz.
    """
    from .paint import measure, text_width  # Qt

    shown = scene(graph, titles, level=level, labels=labels, fold=fold)
    sizes = {box.id: measure(box) for box in shown.boxes}
    return arrange(shown, sizes, text_width, direction, engine, sheets)
