"""What a picture shows at a level of detail: boxes, links and clusters, without a place. A pure reading of the graph.

Ids are the names of the rows of counts (stage, unit or node), so table, list and picture select the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from archviz.graph import INPUT, Graph, Node, Unit
from archviz.graph.ops import LabelStyle, times
from archviz.results import Level

from . import wording
from .flow import Flow, twins

LIMIT = 400  # boxes; more than this is no picture
ENTRY, EXIT = "(input)", "(output)"  # ids of the ends: no stage can have such a name

LinkKind = Literal["flow", "identity", "projection"]


@dataclass(frozen=True, slots=True)
class Box:
    """A stage, block or layer. `members` are the ids folded into it, its own first; empty when nothing is folded.

    `flow` is what a branched block does, drawn in place of its title; `aside`: an auxiliary head, beside the trunk.
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


@dataclass(frozen=True, slots=True)
class Link:
    """A wire between boxes. At block level a shortcut is a link from a box to itself: it runs around it."""

    source: str
    target: str
    kind: LinkKind = "flow"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of boxes on a tint: a stage, or (at layer level, inside its stage) a unit."""

    id: str
    caption: str
    stage: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything there is to draw; `note` says what was left undrawn, and why."""

    level: Level
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    clusters: tuple[Cluster, ...]
    note: str = ""


def scene(
    graph: Graph,
    titles: Sequence[str] = (),
    *,
    level: Level = "block",
    labels: LabelStyle = "resnet",
    fold: bool = True,
    names: Mapping[str, str] | None = None,
) -> Scene:
    """The graph at a level; `titles` are those of the stages' blocks. Beyond LIMIT boxes it folds, then coarsens.

    `names`, where given, stand in the boxes of layers and above those of blocks.
    """
    sizes = {"stage": len(graph.stages), "block": len(graph.units), "layer": graph.size}
    if fold or sizes[level] <= LIMIT:
        drawn = _scene(graph, titles, level, labels, fold, names or {})
        if len(drawn.boxes) <= LIMIT + 2:
            return drawn
        coarser: Level = "block" if level == "layer" else "stage"
        drawn = scene(graph, titles, level=coarser, labels=labels, names=names)
        return replace(drawn, note=f"drawn by {coarser}: more than {LIMIT} {level}s, even with equal blocks folded")
    drawn = scene(graph, titles, level=level, labels=labels, names=names)
    return replace(drawn, note=drawn.note or f"equal blocks are folded: {sizes[level]:,} {level}s are too many to draw")


def _scene(
    graph: Graph, titles: Sequence[str], level: Level, labels: LabelStyle, fold: bool, names: Mapping[str, str]
) -> Scene:
    """All boxes between the network's two ends."""
    if level == "stage":
        body = _stages(graph, titles)
    elif level == "block":
        body = _blocks(graph, titles, labels, fold)
    else:
        body = _layers(graph, titles, labels, fold, names)
    boxes, links, clusters = body
    first = Box(ENTRY, "input", times(graph.input), "shape", -1)
    last = Box(EXIT, "output", times(graph.shape), "shape", -1)
    return Scene(level, (first, *boxes, last), tuple(links), tuple(clusters))


Body = tuple[list[Box], list[Link], list[Cluster]]


def _trunk(graph: Graph, shown: Mapping[str, str]) -> list[Link]:
    """Flow into every box from the one it reads, and from the trunk's end to the output; `shown`: unit → its box."""
    home = {INPUT: ENTRY}  # the end of a unit → the box that shows it
    links: dict[Link, None] = {}
    for unit in graph.units:
        box = shown[_name(unit, graph)]
        if home[unit.source] != box:
            links[Link(home[unit.source], box)] = None
        if not unit.aside:
            home[unit.full(unit.part.output)] = box
    return [*links, Link(home[graph.output], EXIT)]


def _name(unit: Unit, graph: Graph) -> str:
    """The id of a unit's row."""
    return unit.name or graph.stages[unit.stage]


def _stages(graph: Graph, titles: Sequence[str]) -> Body:
    boxes = []
    for index, group in groupby(graph.units, key=lambda u: u.stage):
        units = list(group)
        output = times(units[-1].part.shape)
        detail = f"{titles[index]}\n{output}" if titles else output
        name, category, aside = graph.stages[index], wording.category(units[-1]), units[0].aside
        boxes.append(Box(name, name, detail, category, index, len(units), aside=aside))
    shown = {_name(u, graph): graph.stages[u.stage] for u in graph.units}
    return boxes, _trunk(graph, shown), []


def _runs(graph: Graph, fold: bool) -> Iterator[list[Unit]]:
    """Equal consecutive units of a stage together; each alone when not folded."""
    for _, run in groupby(graph.units, key=lambda u: (u.stage, id(u.part) if fold else u.index)):
        yield list(run)


def _blocks(graph: Graph, titles: Sequence[str], labels: LabelStyle, fold: bool) -> Body:
    boxes: list[Box] = []
    around: list[Link] = []
    shown: dict[str, str] = {}
    for run in _runs(graph, fold):
        unit, stage = run[0], graph.stages[run[0].stage]
        ids = tuple(_name(u, graph) for u in run)
        shown.update(dict.fromkeys(ids, ids[0]))
        members = ids if len(ids) > 1 else ()
        title, branches = wording.title(unit, labels)
        said = title, times(unit.part.shape), wording.category(unit)
        boxes.append(Box(ids[0], *said, unit.stage, len(ids), stage, members, branches, unit.aside))
        if skip := shortcut(unit, labels):
            around.append(Link(ids[0], ids[0], *skip))
    return boxes, _trunk(graph, shown) + around, _stage_clusters(graph, titles)


def _layers(graph: Graph, titles: Sequence[str], labels: LabelStyle, fold: bool, named: Mapping[str, str]) -> Body:
    boxes: list[Box] = []
    links: dict[Link, None] = {}
    clusters = _stage_clusters(graph, titles)
    home = {INPUT: ENTRY}  # node → the box that shows it
    for run in _runs(graph, fold):
        unit, stage = run[0], graph.stages[run[0].stage]
        if unit.name and unit.name != stage:
            clusters.append(Cluster(unit.name, named.get(unit.name, unit.name), unit.stage, len(run)))
        roles = {n.name: n.role for n in unit.nodes()}
        alike = twins(unit.part) if fold else {}
        paths = {n.name: [n.name, *(a for a, first in alike.items() if first == n.name)] for n in unit.part.nodes}
        for local, node in zip(unit.part.nodes, unit.nodes(), strict=True):
            first = alike.get(local.name, local.name)
            home.update((u.full(local.name), unit.full(first)) for u in run)
            if first != local.name:
                continue
            count = len(paths[first])
            names = tuple(u.full(name) for u in run for name in paths[first])
            members = names if len(names) > 1 else ()
            title, detail = node.op.label(node.shapes, labels), _detail(node)
            if node.op.params(node.shapes):
                detail = "\n".join(filter(None, (named.get(node.name, ""), detail)))
            if count > 1 and all(len(paths.get(i, ())) != count for i in local.inputs):
                detail = "\n".join(filter(None, (detail, f"total {count} paths")))
            cluster = unit.name or stage
            boxes.append(
                Box(node.name, title, detail, node.op.category, unit.stage, count, cluster, members, aside=unit.aside)
            )
            for position, source in enumerate(node.inputs):
                shortcut = "shortcut" in (node.role, roles.get(source))
                skip = node.role == "sum" and position == len(node.inputs) - 1
                kind: LinkKind = "projection" if shortcut else "identity" if skip else "flow"
                links[Link(home[source], node.name, kind)] = None
    return boxes, [*links, Link(home[graph.output], EXIT)], clusters


def beside(scene: Scene) -> frozenset[str]:
    """Boxes that stand on a projection, beside the trunk."""
    merges = {k.target for k in scene.links if k.kind == "flow"}
    return frozenset(k.target for k in scene.links if k.kind == "projection" and k.target not in merges)


def _stage_clusters(graph: Graph, titles: Sequence[str]) -> list[Cluster]:
    used = {u.stage for u in graph.units}
    captions = [_caption(n, titles[i] if titles else "") for i, n in enumerate(graph.stages)]
    return [Cluster(n, captions[i], i) for i, n in enumerate(graph.stages) if i in used]


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
