"""A scene while it is gathered, unit by unit: how far stages, repeats, blocks and paths are open; the wires between.

The trunk enters an open block at its first layers and leaves it at its last; a folded one is a box on the trunk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from archviz.graph import INPUT, Graph, Node, Unit
from archviz.graph.ops import LabelStyle, times
from archviz.results import Level

from . import wording
from .flow import twins
from .scene import ENTRY, EXIT, PATHS, REPEATS, Box, Cluster, Link, LinkKind, Scene, shortcut

_DEPTHS: Mapping[Level, int] = {"stage": 0, "block": 1, "layer": 2}


class Body:
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
        self.graph, self.titles, self.level, self.depth = graph, titles, level, _DEPTHS[level]
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
        if self.depth == _DEPTHS["layer"]:
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
        box = Box(
            ids[0],
            title,
            times(unit.part.shape),
            wording.category(unit),
            unit.stage,
            len(ids),
            cluster=self.graph.stages[unit.stage],
            members=ids if len(ids) > 1 else (),
            flow=branches,
            aside=unit.aside,
            opens=ids[0] + REPEATS if len(ids) > 1 else ids[0] if len(unit.part.nodes) > 1 else "",
            within=within,
        )
        self._box(box, run)
        if skip := shortcut(unit, self.labels):
            self.around.append(Link(ids[0], ids[0], *skip))

    def _layers(self, run: Sequence[Unit], within: tuple[str, ...]) -> None:
        unit, name = run[0], self._name(run[0])
        if name != self.graph.stages[unit.stage]:
            opens = name + REPEATS if len(run) > 1 else ""
            self.clusters.append(Cluster(name, self.names.get(name, name), unit.stage, len(run), opens))
        equal = twins(unit.part) if self.fold else {}
        apart = (*within, name + PATHS) if name + PATHS in self.opened else ()
        alike = {} if apart else equal
        paths = {n.name: [n.name] for n in unit.part.nodes}
        for twin, first in alike.items():
            paths[first].append(twin)
        among = {*equal, *equal.values()}
        beside = frozenset(n.name for n in unit.nodes() if n.role == "shortcut")
        for local, node in zip(unit.part.nodes, unit.nodes(), strict=True):
            first = alike.get(local.name, local.name)
            self.home.update((u.full(local.name), unit.full(first)) for u in run)
            if first != local.name:
                continue
            count = len(paths[first])
            meeting = count > 1 and all(len(paths.get(i, ())) != count for i in local.inputs)
            ids = tuple(u.full(name) for u in run for name in paths[first])
            box = Box(
                node.name,
                node.op.label(node.shapes, self.labels),
                self._detail(node, count if meeting else 1),
                node.op.category,
                unit.stage,
                count,
                cluster=name,
                members=ids if len(ids) > 1 else (),
                aside=unit.aside,
                inner=True,
                opens=name + PATHS if count > 1 else "",
                within=apart if apart and local.name in among else within,
            )
            self.boxes.append(box)
            self._wires(node, beside)

    def _wires(self, node: Node, beside: frozenset[str]) -> None:
        """The links into a layer of an open unit; `beside` are the layers on its projections."""
        for position, source in enumerate(node.inputs):
            skip = node.role == "sum" and position == len(node.inputs) - 1
            kind: LinkKind = (
                "projection" if not beside.isdisjoint((node.name, source)) else "identity" if skip else "flow"
            )
            self.links[Link(self.home[source], node.name, kind)] = None

    def _detail(self, node: Node, paths: int) -> str:
        """Its other name; its output, where it says something: not behind BN, activations and sums; its paths."""
        name = self.names.get(node.name, "") if node.op.params(node.shapes) else ""
        silent = node.op.category in ("normalisation", "activation", "merge")
        total = f"total {paths} paths" if paths > 1 else ""
        return "\n".join(filter(None, (name, "" if silent else times(node.shape), total)))


def _caption(stage: str, title: str) -> str:
    """A stage's name and its block's title, said once where they are the same word."""
    return f"{stage} · {title}" if title and title.lower() != stage.lower() else stage
