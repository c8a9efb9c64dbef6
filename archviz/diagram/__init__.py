"""The picture of a network: what there is to draw, its places, its painting, its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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
from .limit import limited
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
    check: Callable[[], None] = lambda: None,
) -> Picture:
    """The placed picture of a graph, broken into columns for the best of the sheets (in points).

    `titles` are those of the stages' blocks; `names` are other names of layers and blocks, shown at layer level.
    `opened` are stages and blocks that show what is in them, see `scene`. Refused without a Graphviz, and where it
    takes too long; `check` is called meanwhile: what it raises ends the drawing.
    """
    for word, allowed in ((level, Level), (labels, LabelStyle), (direction, Direction), (engine, Engine)):
        if word not in get_args(allowed):
            words = ", ".join(get_args(allowed))
            raise Refused(say("there is no {word!r} here; one of {words} is needed", word=word, words=words))

    def work() -> Picture:
        shown = scene(graph, titles, level=level, labels=labels, fold=fold, names=names, opened=opened)
        return _placed(shown, direction, engine, sheets)

    return _limited(work, check)


def placed(shown: Scene, direction: Direction = "TB", engine: Engine = "wasm", sheets: Sheets = SHEETS) -> Picture:
    """The picture of a scene; Refused as `draw` is."""
    return _limited(lambda: _placed(shown, direction, engine, sheets))


def _limited(work: Callable[[], Picture], check: Callable[[], None] = lambda: None) -> Picture:
    from .font import TITLE, font  # Qt

    font(TITLE)  # registered by the thread that asks; the one that draws only measures with it
    return limited(work, check)


def _placed(shown: Scene, direction: Direction, engine: Engine, sheets: Sheets) -> Picture:
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
