"""What a picture shows at a level of detail: boxes, links and clusters, without a place. A pure reading of the graph.

Ids are the names of the rows of counts (stage, unit or node), so table, list and picture select the same thing. A level
is everything opened to one depth; single stages, repeats, blocks and equal paths can be opened beyond it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from archviz.graph import INPUT, Graph, Node, Unit
from archviz.graph.ops import LabelStyle, times
from archviz.results import Level
from archviz.words import say

from . import wording
from .flow import Flow, twins

LIMIT = 400  # boxes; more than this is no picture
ENTRY, EXIT = "(input)", "(output)"  # ids of the ends: no stage can have such a name
REPEATS, PATHS = " ×", " paths"  # behind a block's name: what opens its equals behind it, and its own equal paths
DEPTHS: Mapping[Level, int] = {"stage": 0, "block": 1, "layer": 2}

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

    `names`, where given, stand in the boxes of layers and above those of blocks. `opened`, in order, are names of stages
    and blocks, and of blocks with REPEATS or PATHS; what does not exist says nothing, what would not fit stays closed.
    """
    sizes = {"stage": len(graph.stages), "block": len(graph.units), "layer": graph.size}
    if not fold and sizes[level] > LIMIT:
        drawn = scene(graph, titles, level=level, labels=labels, names=names, opened=opened)
        count = f"{sizes[level]:,}"
        folded = say("equal blocks are folded: {count} {level}s are too many to draw", count=count, level=level)
        return replace(drawn, note=drawn.note or folded)

    def attempt(*opened: str) -> Scene | None:
        shown = _Body(graph, titles, level, labels, fold, names or {}, opened).scene()
        return shown if len(shown.boxes) <= LIMIT + 2 else None

    if whole := attempt(*opened):
        return whole
    if not (part := attempt()):
        coarser: Level = "block" if level == "layer" else "stage"
        drawn = scene(graph, titles, level=coarser, labels=labels, names=names, opened=opened)
        why = "drawn by {coarser}: more than {limit} {level}s, even with equal blocks folded"
        return replace(drawn, note=say(why, coarser=coarser, limit=LIMIT, level=level))
    kept: list[str] = []
    for name in opened:
        if more := attempt(*kept, name):
            kept, part = [*kept, name], more
    why = "{names} cannot be opened here: the picture would have more than {limit} boxes"
    return replace(part, note=say(why, names=", ".join(n for n in opened if n not in kept), limit=LIMIT))


class _Body:
    """What lies between the two ends, while it is gathered unit by unit; `home` is the box that shows a node."""

    def __init__(
        self,
        graph: Graph,
        titles: Sequence[str],
        level: Level,
        labels: LabelStyle,
        fold: bool,
        names: Mapping[str, str],
        opened: Collection[str],
    ) -> None:
        self.graph, self.titles, self.level, self.depth = graph, titles, level, DEPTHS[level]
        self.labels, self.fold, self.names, self.opened = labels, fold, names, frozenset(opened)
        self.boxes: list[Box] = []
        self.links: dict[Link, None] = {}
        self.around: list[Link] = []
        self.clusters: list[Cluster] = []
        self.home = {INPUT: ENTRY}

    def scene(self) -> Scene:
        """All stages, each as far open as it is."""
        for index, units in groupby(self.graph.units, key=lambda u: u.stage):
            self._stage(index, list(units))
        first = Box(ENTRY, "input", times(self.graph.input), "shape", -1)
        last = Box(EXIT, "output", times(self.graph.shape), "shape", -1)
        links = (*self.links, Link(self.home[self.graph.output], EXIT), *self.around)
        return Scene(self.level, (first, *self.boxes, last), links, tuple(self.clusters))

    def _stage(self, index: int, units: Sequence[Unit]) -> None:
        name, title = self.graph.stages[index], self.titles[index] if self.titles else ""
        if not self.depth and name not in self.opened:
            detail = "\n".join(filter(None, (title, times(units[-1].part.shape))))
            said = name, detail, wording.category(units[-1])
            self._box(Box(name, *said, index, len(units), aside=units[0].aside, opens=name), units)
            return
        self.clusters.append(Cluster(name, _caption(name, title), index))
        within = () if self.depth else (name,)
        for run in self._runs(units):
            repeats = self._name(run[0]) + REPEATS
            if len(run) > 1 and repeats in self.opened:
                for unit in run:
                    self._run([unit], (*within, repeats))
            else:
                self._run(run, within)

    def _runs(self, units: Sequence[Unit]) -> Iterator[list[Unit]]:
        """Equal consecutive units together; each alone when not folded."""
        for _, run in groupby(units, key=lambda u: id(u.part) if self.fold else u.index):
            yield list(run)

    def _name(self, unit: Unit) -> str:
        """The id of a unit's row."""
        return unit.name or self.graph.stages[unit.stage]

    def _run(self, run: Sequence[Unit], within: tuple[str, ...]) -> None:
        name, nodes = self._name(run[0]), run[0].part.nodes
        if self.depth == DEPTHS["layer"]:
            self._layers(run, within)
        elif nodes and name in self.opened:
            self._layers(run, within if name in within else (*within, name))
        else:
            self._block(run, within)

    def _box(self, box: Box, units: Sequence[Unit]) -> None:
        """A box that stands for whole units, with the trunk into it."""
        self.boxes.append(box)
        for unit in units:
            if self.home[unit.source] != box.id:
                self.links[Link(self.home[unit.source], box.id)] = None
            if not unit.aside:
                self.home[unit.full(unit.part.output)] = box.id

    def _block(self, run: Sequence[Unit], within: tuple[str, ...]) -> None:
        unit, ids = run[0], tuple(map(self._name, run))
        title, branches = wording.title(unit, self.labels)
        said = title, times(unit.part.shape), wording.category(unit)
        cluster, members = self.graph.stages[unit.stage], ids if len(ids) > 1 else ()
        opens = ids[0] + REPEATS if members else ids[0] if len(unit.part.nodes) > 1 else ""
        placed = unit.stage, len(ids), cluster, members, branches, unit.aside
        self._box(Box(ids[0], *said, *placed, opens=opens, within=within), run)
        if skip := shortcut(unit, self.labels):
            self.around.append(Link(ids[0], ids[0], *skip))

    def _layers(self, run: Sequence[Unit], within: tuple[str, ...]) -> None:
        unit, name = run[0], self._name(run[0])
        if name != self.graph.stages[unit.stage]:
            opens = name + REPEATS if len(run) > 1 else ""
            self.clusters.append(Cluster(name, self.names.get(name, name), unit.stage, len(run), opens))
        roles = {n.name: n.role for n in unit.nodes()}
        apart = name + PATHS in self.opened
        equal = twins(unit.part) if self.fold else {}
        alike = {} if apart else equal
        paths = {n.name: [n.name, *(a for a, first in alike.items() if first == n.name)] for n in unit.part.nodes}
        for local, node in zip(unit.part.nodes, unit.nodes(), strict=True):
            first = alike.get(local.name, local.name)
            self.home.update((u.full(local.name), unit.full(first)) for u in run)
            if first != local.name:
                continue
            count = len(paths[first])
            ids = tuple(u.full(name) for u in run for name in paths[first])
            title, detail = node.op.label(node.shapes, self.labels), _detail(node)
            if node.op.params(node.shapes):
                detail = "\n".join(filter(None, (self.names.get(node.name, ""), detail)))
            if count > 1 and all(len(paths.get(i, ())) != count for i in local.inputs):
                detail = "\n".join(filter(None, (detail, f"total {count} paths")))
            said = title, detail, node.op.category
            placed = unit.stage, count, name, ids if len(ids) > 1 else (), (), unit.aside
            opens = name + PATHS if count > 1 else ""
            around = (*within, name + PATHS) if apart and local.name in {*equal, *equal.values()} else within
            self.boxes.append(Box(node.name, *said, *placed, inner=True, opens=opens, within=around))
            for position, source in enumerate(node.inputs):
                shortcut = "shortcut" in (node.role, roles.get(source))
                skip = node.role == "sum" and position == len(node.inputs) - 1
                kind: LinkKind = "projection" if shortcut else "identity" if skip else "flow"
                self.links[Link(self.home[source], node.name, kind)] = None


def beside(scene: Scene) -> frozenset[str]:
    """Boxes that stand on a projection, beside the trunk."""
    merges = {k.target for k in scene.links if k.kind == "flow"}
    return frozenset(k.target for k in scene.links if k.kind == "projection" and k.target not in merges)


def _caption(stage: str, title: str) -> str:
    """A stage's name and its block's title, said once where they are the same word."""
    return f"{stage} · {title}" if title and title.lower() != stage.lower() else stage


def _detail(node: Node) -> str:
    """A layer's output, where it says something: not behind BN, activations and sums."""
    return "" if node.op.category in ("normalisation", "activation", "merge") else times(node.shape)


def shortcut(unit: Unit, labels: LabelStyle) -> tuple[LinkKind, str] | None:
    """How the block's input reaches its sum: identity, or projection with the label of its first operation."""
    if not any(n.role == "sum" for n in unit.part.nodes):
        return None
    first = next((n for n in unit.part.nodes if n.role == "shortcut"), None)
    return ("projection", first.op.label(first.shapes, labels)) if first else ("identity", "")
