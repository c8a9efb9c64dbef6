"""The DOT text: what Graphviz places, and a decent picture by itself (`dot -Tsvg`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from .columns import Sizes
from .scene import Box, Link, Scene, beside
from .style import colours

if TYPE_CHECKING:
    from graphviz import Digraph

Direction = Literal["TB", "LR"]
COLUMN, CLUSTER = "cluster column ", "cluster "  # prefixes of subgraph names
_FONT = "Inter,Helvetica,Arial,sans-serif"


def joint(column: int) -> str:
    """The id of the point at the head of a column where a wire from the column before is split."""
    return f"(joint {column})"


def joints(links: Sequence[Link], column: Mapping[str, int]) -> dict[int, str]:
    """Columns that several wires enter from one box of another column, with that box."""
    wraps = [(column[k.target], k.source) for k in links if column[k.source] != column[k.target]]
    return {number: source for number, source in wraps if wraps.count((number, source)) > 1}


def compose(
    scene: Scene, columns: Sequence[Sequence[str]], sizes: Sizes, gap: float, margin: float, direction: Direction
) -> tuple[str, str]:
    """DOT of a scene whose boxes (by id) are shared out over columns; `gap` and `margin` in points; deterministic.

    The second text lacks the wires between columns: so each column is placed by itself, not row by row with the others.
    """
    from graphviz import Digraph

    palette = colours("print")
    dot = Digraph("archviz")
    dot.attr(rankdir=direction, ranksep=_inches(gap), nodesep=_inches(14), fontname=_FONT, fontsize="9", labeljust="l")
    dot.attr(style="filled", color=palette.tint, pad="0.15")
    dot.attr("node", shape="box", style="rounded,filled", fixedsize="true", fontname=_FONT, fontsize="9")
    dot.attr("edge", color=palette.line, arrowsize="0.5", penwidth="0.8", fontname=_FONT, fontsize="8")
    boxes = {b.id: b for b in scene.boxes}
    column = {i: n for n, ids in enumerate(columns) for i in ids}
    split = joints(scene.links, column)
    for number, ids in enumerate(columns):
        with dot.subgraph(name=f"{COLUMN}{number}") as side:
            side.attr(style="invis", label="", margin="0")
            if number in split:
                side.node(joint(number), shape="point", width="0.02", height="0.02", label="", group="trunk")
            for _, group in groupby((boxes[i] for i in ids), key=lambda b: b.stage):
                _stage(side, scene, number, list(group), sizes, margin)
    turns: list[Link] = []
    for link in scene.links:
        away = column[link.source] != column[link.target]
        source = joint(column[link.target]) if away and column[link.target] in split else link.source
        if away and source == link.source:
            turns.append(link)
        else:
            _edge(dot, link, source)
    lines = [line for line in dot.body]
    for link in turns:
        _edge(dot, link, link.source, constraint="false")
    for number, source in split.items():
        dot.edge(source, joint(number), constraint="false", dir="none")
    whole = str(dot.source)
    dot.body = lines
    dot.attr(pack="true")
    return whole, str(dot.source)


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"


def _stage(dot: Digraph, scene: Scene, column: int, boxes: Sequence[Box], sizes: Sizes, margin: float) -> None:
    """The boxes of a stage that share a column, on the stage's tint where it has one."""
    aside = beside(scene)
    outer = next((c for c in scene.clusters if c.stage == boxes[0].stage), None)
    if outer is None:
        for box in boxes:
            _node(dot, box, sizes, aside)
        return
    captions = {c.id: f"{c.caption} ×{c.count}" if c.count > 1 else c.caption for c in scene.clusters}
    with dot.subgraph(name=f"{CLUSTER}{column} {outer.id}") as stage:
        stage.attr(label=_text(outer.caption), margin=f"{margin:g}")
        for inner, group in groupby(boxes, key=lambda b: b.cluster):
            if inner == outer.id:
                for box in group:
                    _node(stage, box, sizes, aside)
                continue
            with stage.subgraph(name=f"{CLUSTER}{column} {inner}") as unit:
                unit.attr(label=_text(captions[inner]), color="#E6E6E6", margin="8")
                for box in group:
                    _node(unit, box, sizes, aside)


def _text(text: str) -> str:
    from graphviz import escape

    return str(escape(text)).replace("\n", "\\n")


def _node(dot: Digraph, box: Box, sizes: Sizes, aside: frozenset[str]) -> None:
    palette = colours("print")
    width, height = sizes[box.id]
    title, _, rest = box.title.partition("\n")
    first = f"{title}  (×{box.count})" if box.count > 1 else title
    label = "\n".join(filter(None, (first, rest, box.detail)))
    size = {"width": _inches(width), "height": _inches(height)}
    fill, edge = palette.fill(box.category), palette.bar(box.category)
    shape = {"shape": "circle", "style": "filled"} if box.title == "+" else {}
    trunk = {} if box.id in aside else {"group": "trunk"}
    dot.node(box.id, _text(label), fillcolor=fill, color=edge, **size, **shape, **trunk)


def _edge(dot: Digraph, link: Link, source: str, **extra: str) -> None:
    extra |= {"style": "dashed"} if link.kind == "projection" else {}
    if link.kind == "flow" and source != link.target and "constraint" not in extra:
        extra["weight"] = "1000"  # the trunk runs straight
    dot.edge(source, link.target, _text(link.label) if link.label else None, **extra)
