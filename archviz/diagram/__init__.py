"""The picture of a network: what there is to draw, its places, its painting, its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from archviz.graph import Graph
from archviz.graph.ops import LabelStyle
from archviz.results import Level
from archviz.spec.issue import Refused
from archviz.words import say

from .columns import SHEETS, Sheets
from .dot import Direction
from .engine import Engine
from .layout import Picture, arrange
from .scene import Scene, scene

__all__ = ["Picture", "draw", "placed", "scene"]


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
    names: Mapping[str, str] | None = None,
    opened: Collection[str] = (),
) -> Picture:
    """The placed picture of a graph, broken into columns for the best of the sheets (in points).

    `titles` are those of the stages' blocks; `names` are other names of layers and blocks, shown at layer level.
    `opened` are stages and blocks that show what is in them, see `scene`. Refused without a Graphviz.
    """
    for word, allowed in ((level, Level), (labels, LabelStyle), (direction, Direction), (engine, Engine)):
        if word not in get_args(allowed):
            words = ", ".join(get_args(allowed))
            raise Refused(say("there is no {word!r} here; one of {words} is needed", word=word, words=words))
    shown = scene(graph, titles, level=level, labels=labels, fold=fold, names=names, opened=opened)
    return placed(shown, direction, engine, sheets)


def placed(shown: Scene, direction: Direction = "TB", engine: Engine = "wasm", sheets: Sheets = SHEETS) -> Picture:
    """The picture of a scene."""
    from .anatomy import measure
    from .font import text_width  # Qt

    captions = {c.stage: c.caption.replace(" · ", "  ") for c in reversed(shown.clusters)}
    sizes: dict[str, tuple[float, float]] = {}
    for box in shown.boxes:
        width, height = measure(box)
        # a stage beside the trunk cannot grow for its caption as others do
        least = text_width(captions[box.stage], bold=True) if box.aside and box.cluster else 0.0
        sizes[box.id] = max(width, least), height
    return arrange(shown, sizes, text_width, direction, engine, sheets)
