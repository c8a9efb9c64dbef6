"""How the operations of a part branch and merge: a tree of lines and forks, and which of its paths are equal.

Each node is in it once. Paths that share nodes are no tree: their operations are listed together, with their numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from archviz.graph import INPUT, Node, Part
from archviz.graph.ops import Activation, Conv, GlobalPool, Multiply
from archviz.graph.regions import Group, regions

_DEEP = 4  # forks inside forks: deeper ones are listed, so that a box stays readable and its reading linear
_MOST = 80  # lines of a box
_LINES = 8  # of a list


@dataclass(frozen=True, slots=True)
class Fork:
    """Paths side by side and the word for their merge; equal neighbours stand once, with their number."""

    paths: tuple[Flow, ...]
    counts: tuple[int, ...]
    merge: str

    @property
    def total(self) -> int:
        """The number of all paths."""
        return sum(self.counts)


Flow = tuple[str | Fork, ...]
Say = Callable[[Node], str]

_MERGES = {"+": "sum", "×": "product"}


class Branching:
    """One part read as series and parallels."""

    def __init__(self, part: Part, say: Say) -> None:
        self.part, self.say = part, say
        self.regions = regions(part)

    def flow(self) -> Flow:
        """What the part does; `say` gives a node's line, empty for what is not told. The residual sum is not.

        What would not fit into a box is listed: every operation once, with its number.
        """
        unread = (f"{line}, not read" for node in self.regions.unread if (line := self.say(node)))
        found = (*self._series(self.part.output, INPUT), *unread)
        if any(isinstance(item, Fork) for item in found) and _size(found) > _MOST:
            merge, shortcut = self.regions.residual or (None, ())
            return tuple(self._listed(n for n in self.part.nodes if n is not merge and n not in shortcut))
        return found

    def _series(self, end: str, stop: str, depth: int = 0) -> Flow:
        found: list[str | Fork] = []
        residual = self.regions.residual
        while end != stop:
            node = self.regions.nodes[end]
            if residual and node is residual[0]:
                end = node.inputs[0]
            elif len(node.inputs) > 1:
                groups = self.regions.groups(node)
                found.append(_gate(node, groups) or self._fork(node, groups, depth))
                end = self.regions.above[end]
            else:
                if line := self.say(node):
                    found.append(line)
                end = node.inputs[0]
        return tuple(reversed(found))

    def _fork(self, merge: Node, groups: Sequence[Group], depth: int) -> Fork:
        fork = self.regions.above[merge.name]
        paths: list[Flow] = []
        counts: list[int] = []
        for group in groups:
            plain = all(len(n.inputs) == 1 for n in group.nodes)
            if len(group.ends) == 1 and (plain or depth < _DEEP):
                path = self._series(group.ends[0], fork, depth + 1)
            else:
                path = ("interconnected", *self._listed(group.nodes))
            if path and paths and path == paths[-1]:
                counts[-1] += 1
            else:
                paths.append(path)
                counts.append(1)
        return Fork(tuple(paths), tuple(counts), _merge(merge))

    def _listed(self, nodes: Iterable[Node]) -> Iterable[str]:
        """Every operation and merge with its number, in the order in which they first come."""
        lines = Counter(self.say(n) or (_merge(n) if len(n.inputs) > 1 else "") for n in nodes)
        del lines[""]
        for place, (line, times) in enumerate(lines.items()):
            if place == _LINES - 1 and len(lines) > _LINES:
                yield f"… {sum([*lines.values()][place:])} more"
                return
            yield f"{line}  ×{times}" if times > 1 else line


def _size(flow: Flow) -> int:
    return sum(1 + sum(map(_size, item.paths)) if isinstance(item, Fork) else 1 for item in flow)


def _merge(node: Node) -> str:
    word = node.op.label(node.shapes)
    return _MERGES.get(word, word)


def _gate(merge: Node, groups: Sequence[Group]) -> str:
    """Squeeze-and-excitation in a word, where this product is one: mean, 1×1 down, 1×1 up, sigmoid."""
    if not isinstance(merge.op, Multiply) or len(groups) != 2 or groups[0].nodes or len(groups[1].ends) > 1:
        return ""
    lane = groups[1].nodes
    plain = lane and all(len(n.inputs) == 1 for n in lane)
    if not plain or not isinstance(lane[0].op, GlobalPool) or not isinstance(lane[-1].op, Activation):
        return ""
    widths = [n.op.out for n in lane if isinstance(n.op, Conv)]
    return f"SE, /{widths[1] // widths[0]}" if len(widths) == 2 else ""


def twins(part: Part) -> dict[str, str]:
    """Nodes on a path that equals an earlier one between the same fork and merge, each with its first like."""
    reading = regions(part)
    elsewhere = {i for n in reading.unread for i in n.inputs}
    found: dict[str, str] = {}
    todo = [(part.output, INPUT, 0)]
    while todo:
        end, stop, depth = todo.pop()
        while end != stop:
            merge = reading.nodes[end]
            end = reading.above[end]
            if len(merge.inputs) < 2 or depth > _DEEP:
                continue
            first: dict[object, Sequence[Node]] = {}
            for group in reading.groups(merge):
                if len(group.ends) > 1 or not group.nodes:
                    continue
                todo.append((group.ends[0], end, depth + 1))
                if merge.role != "sum" and not elsewhere.intersection(n.name for n in group.nodes):
                    alike = first.setdefault(_shape(group.nodes), group.nodes)
                    found.update((a.name, b.name) for a, b in zip(group.nodes, alike, strict=True) if a is not b)
    return {name: _last(found, name) for name in found}


def _shape(lane: Sequence[Node]) -> object:
    """What two equal paths share: operations, shapes and wiring."""
    place = {n.name: i for i, n in enumerate(lane)}
    return tuple((n.op, n.shapes, n.role, tuple(place.get(i, -1) for i in n.inputs)) for n in lane)


def _last(found: dict[str, str], name: str) -> str:
    while name in found:
        name = found[name]
    return name
