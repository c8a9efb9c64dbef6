"""The DOT text: what Graphviz places, and a decent picture by itself (`dot -Tsvg`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
_TRUNK, _MEETING = "1000", "100"  # weights of the wires that run straight, and of those into a merge of branches


def joint(cluster: str) -> str:
    """The id of the point inside a cluster where the wire that enters it is split."""
    return f"(into {cluster})"


def joints(scene: Scene) -> dict[str, str]:
    """Clusters whose boxes take several wires from one box outside, with that box."""
    home = {b.id: b.cluster for b in scene.boxes}
    entries = Counter((home[k.target], k.source) for k in scene.links if home[k.target] not in ("", home[k.source]))
    return {cluster: source for (cluster, source), count in entries.items() if count > 1}


class Composition:
    """DOT of a scene whose boxes (by id) are shared out over columns; `gap` and `margin` in points; deterministic.

    `text` is the whole. `apart` lacks the wires between columns, so that each column is placed by itself, not row by
    row with the others.
    """

    def __init__(
        self,
        scene: Scene,
        columns: Sequence[Sequence[str]],
        sizes: Sizes,
        gap: float,
        margin: float,
        direction: Direction,
    ) -> None:
        from graphviz import Digraph

        self._scene, self._sizes, self._margin, self._direction = scene, sizes, margin, direction
        self._split, self._aside, self._palette = joints(scene), beside(scene), colours("print")
        dot = Digraph("archviz")
        dot.attr(rankdir=direction, ranksep=_inches(gap), nodesep=_inches(14), labeljust="l", pad="0.15")
        dot.attr(fontname=_FONT, fontsize="9", style="filled", color=self._palette.tint)
        dot.attr("node", shape="box", style="rounded,filled", fixedsize="true", fontname=_FONT, fontsize="9")
        dot.attr("edge", color=self._palette.line, arrowsize="0.5", penwidth="0.8", fontname=_FONT, fontsize="8")
        boxes = {b.id: b for b in scene.boxes}
        for number, ids in enumerate(columns):
            with dot.subgraph(name=f"{COLUMN}{number}") as side:
                side.attr(style="invis", label="", margin="0")
                for _, group in groupby((boxes[i] for i in ids), key=lambda b: b.stage):
                    self._stage(side, number, list(group))
        column = {i: n for n, ids in enumerate(columns) for i in ids}
        column |= {joint(boxes[i].cluster): n for i, n in column.items() if boxes[i].cluster in self._split}
        wires = self._wires()
        for tail, head, style in wires:
            if column[tail] == column[head]:
                dot.edge(tail, head, **style)
        body = list(dot.body)
        for tail, head, style in wires:
            if column[tail] != column[head]:
                dot.edge(tail, head, **style, constraint="false")
        self.text = str(dot.source)
        dot.body = [*body, "\tpack=true\n"]
        self.apart = str(dot.source)

    def _stage(self, dot: Digraph, column: int, boxes: Sequence[Box]) -> None:
        """The boxes of a stage that share a column, on the stage's tint where it has one."""
        outer = next((c for c in self._scene.clusters if c.stage == boxes[0].stage), None)
        if outer is None:
            self._boxes(dot, boxes)
            return
        clusters = {c.id: c for c in self._scene.clusters}
        with dot.subgraph(name=f"{CLUSTER}{column} {outer.id}") as stage:
            place = {"labelloc": "b"} if boxes[0].aside and self._direction == "TB" else {}
            stage.attr(label=_text(outer.caption), style="filled", margin=f"{self._margin:g}", **place)
            for key, group in groupby(boxes, key=lambda b: b.cluster):
                if key == outer.id:
                    self._boxes(stage, list(group))
                    continue
                inner = clusters[key]
                caption = f"{inner.caption} ×{inner.count}" if inner.count > 1 else inner.caption
                with stage.subgraph(name=f"{CLUSTER}{column} {key}") as unit:
                    unit.attr(label=_text(caption), color="#E6E6E6", margin="8")
                    self._boxes(unit, list(group))

    def _boxes(self, dot: Digraph, boxes: Sequence[Box]) -> None:
        if boxes[0].cluster in self._split:
            dot.node(joint(boxes[0].cluster), shape="point", width="0.01", height="0.01", label="", group="trunk")
        for box in boxes:
            title, _, rest = box.title.partition("\n")
            first = f"{title}  (×{box.count})" if box.count > 1 else title
            label = "\n".join(filter(None, (first, rest, box.detail)))
            width, height = map(_inches, self._sizes[box.id])
            style = {"fillcolor": self._palette.fill(box.category), "color": self._palette.bar(box.category)}
            style |= {"shape": "circle", "style": "filled"} if box.title == "+" else {}
            style["group"] = "aside" if box.aside or box.id in self._aside else "trunk"
            dot.node(box.id, _text(label), width=width, height=height, **style)

    def _wires(self) -> list[tuple[str, str, dict[str, str]]]:
        """Tail, head and style of every edge: identity solid, projection dashed and labelled."""
        home = {b.id: b.cluster for b in self._scene.boxes}
        aside = {b.id for b in self._scene.boxes if b.aside}
        flows = Counter(link.target for link in self._scene.links if link.kind == "flow")
        found = [(source, joint(c), {"dir": "none", "weight": _TRUNK}) for c, source in self._split.items()]
        for link in self._scene.links:
            cluster = home[link.target]
            tail = joint(cluster) if self._split.get(cluster) == link.source else link.source
            straight = link.kind == "flow" and (link.target not in aside or link.source in aside)
            # where branches meet, the shorter ones stretch: their last wire gives way, not one between their steps
            weight = _TRUNK if flows[link.target] == 1 else _MEETING
            found.append((tail, link.target, _style(link) | ({"weight": weight} if straight else {})))
        return found


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"


def _text(text: str) -> str:
    from graphviz import escape

    return str(escape(text)).replace("\n", "\\n")


def _style(link: Link) -> dict[str, str]:
    style = {"label": _text(f"   {link.label}")} if link.label else {}
    return style | ({"style": "dashed"} if link.kind == "projection" else {})
