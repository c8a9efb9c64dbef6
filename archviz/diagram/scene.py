"""What a picture shows at a level of detail: boxes, links and clusters, without a place. A pure reading of the graph.

Ids are the names of the rows of counts (stage, unit or node), so table, list and picture select the same thing. A level
is everything opened to one depth; single stages, repeats, blocks and equal paths can be opened beyond it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archviz.graph import Graph, Unit
from archviz.graph.ops import LabelStyle
from archviz.graph.regions import regions
from archviz.results import Level
from archviz.words import Sentence, say

from .flow import Flow

LIMIT = 400  # boxes; more than this is no picture
SPAN = 4000  # ranks that all links together cross, each of which Graphviz places: about 2 s
ENTRY, EXIT = "(input)", "(output)"  # ids of the ends: no stage can have such a name
_MANY: Mapping[Level, Sentence] = {"stage": say("stages"), "block": say("blocks"), "layer": say("layers")}
REPEATS, PATHS = " ×", " paths"  # behind a block's name: what opens its equals behind it, and its own equal paths

LinkKind = Literal["flow", "identity", "projection"]


@dataclass(frozen=True, slots=True)
class Box:
    """A stage, block or layer. `members` are the ids folded into it, its own first; empty when nothing is folded.

    `flow` is what a branched block does, drawn in place of its title; `aside`: an auxiliary head, beside the trunk;
    `inner`: a layer, which stays with the others of its cluster. `opens` is what shows more of it, `within` what was
    opened to show it, outermost first: both are words of `scene(…, opened=)`.
    """

    id: str
    title: str
    detail: str
    category: str
    stage: int
    count: int = 1
    cluster: str = ""
    members: tuple[str, ...] = ()
    flow: Flow = ()
    aside: bool = False
    inner: bool = False
    opens: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A wire between boxes. At block level a shortcut is a link from a box to itself: it runs around it."""

    source: str
    target: str
    kind: LinkKind = "flow"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of boxes on a tint: an open stage, or an open unit inside it. `opens` parts it into its equals."""

    id: str
    caption: str
    stage: int
    count: int = 1
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything there is to draw; `note` says what was left undrawn, and why."""

    level: Level
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    clusters: tuple[Cluster, ...]
    note: str = ""

    @property
    def opened(self) -> frozenset[str]:
        """Everything that was opened beyond the level, and is there."""
        return frozenset(name for box in self.boxes for name in box.within)

    @property
    def excess(self) -> Literal["", "boxes", "links"]:
        """What is too much to be drawn: more than LIMIT boxes, or links that together cross more than SPAN ranks."""
        if len(self.boxes) > LIMIT + 2:
            return "boxes"
        rank = {box.id: 0 for box in self.boxes}
        sources: dict[str, list[str]] = {box.id: [] for box in self.boxes}
        for link in self.links:
            if link.source != link.target:
                sources[link.target].append(link.source)
        for box in self.boxes:
            rank[box.id] = max((rank[i] + 1 for i in sources[box.id]), default=0)
        return "links" if sum(rank[k.target] - rank[k.source] for k in self.links) > SPAN else ""

    def inside(self, name: str) -> frozenset[str]:
        """What closes with it: itself, and what was opened inside."""
        found = (b.within[b.within.index(name) :] for b in self.boxes if name in b.within)
        return frozenset(n for names in found for n in names)


def scene(
    graph: Graph,
    titles: Sequence[str] = (),
    *,
    level: Level = "block",
    labels: LabelStyle = "resnet",
    fold: bool = True,
    names: Mapping[str, str] | None = None,
    opened: Collection[str] = (),
) -> Scene:
    """The graph at a level; `titles` are those of the stages' blocks. Beyond LIMIT boxes it folds, then coarsens.

    `names`, where given, stand in the boxes of layers and above those of blocks. `opened` are names of stages and of
    blocks, and of blocks with REPEATS or PATHS; what is not there is passed over, what would be too much stays closed.
    """
    from .body import Body  # it fills the values above

    sizes = {"stage": len(graph.stages), "block": len(graph.units), "layer": graph.size}
    if not fold and sizes[level] > LIMIT:
        drawn = scene(graph, titles, level=level, labels=labels, names=names, opened=opened)
        count = f"{sizes[level]:,}"
        folded = say("equal blocks are folded: {count} {parts} are too many to draw", count=count, parts=_MANY[level])
        return replace(drawn, note=drawn.note or folded)

    def attempt(*opened: str) -> Scene:
        return Body(graph, titles, level, labels, fold, names or {}, opened).scene()

    whole = attempt(*opened)
    if not whole.excess:
        return whole
    part = attempt() if opened else whole
    if part.excess:
        coarser: Level = "block" if level == "layer" else "stage"
        drawn = scene(graph, titles, level=coarser, labels=labels, names=names, opened=opened)
        many = say(
            "drawn by {coarser}: more than {limit} {parts}, even with equal blocks folded",
            coarser=_MANY[coarser],
            limit=LIMIT,
            parts=_MANY[level],
        )
        dense = say(
            "drawn by {coarser}: too many connections between {parts}", coarser=_MANY[coarser], parts=_MANY[level]
        )
        return replace(drawn, note=many if part.excess == "boxes" else dense)
    kept: list[str] = []
    for name in opened:
        if not (more := attempt(*kept, name)).excess:
            kept, part = [*kept, name], more
    closed = ", ".join(n for n in opened if n not in kept)
    many = say(
        "{names} cannot be opened here: the picture would have more than {limit} boxes", names=closed, limit=LIMIT
    )
    dense = say("{names} cannot be opened here: the picture would have too many connections", names=closed)
    return replace(part, note=many if whole.excess == "boxes" else dense)


def beside(scene: Scene) -> frozenset[str]:
    """Boxes that stand on a projection, beside the trunk."""
    merges = {k.target for k in scene.links if k.kind == "flow"}
    return frozenset(k.target for k in scene.links if k.kind == "projection" and k.target not in merges)


def shortcut(unit: Unit, labels: LabelStyle) -> tuple[LinkKind, str] | None:
    """How the block's input reaches its sum: identity, or projection with the label of its first operation."""
    residual = regions(unit.part).residual
    if residual is None:
        return None
    first = next(iter(residual[1]), None)
    return ("projection", first.op.label(first.shapes, labels)) if first else ("identity", "")
