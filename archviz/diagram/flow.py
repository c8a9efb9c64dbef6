"""How the operations of a part branch and merge: a tree of lines and forks, and which of its paths are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archviz.graph import INPUT, Node, Part
from archviz.graph.ops import Activation, Conv, GlobalPool, Multiply


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

    def __init__(self, part: Part) -> None:
        self.part = part
        self.nodes = {n.name: n for n in part.nodes}
        self.above = self._dominators()

    def _dominators(self) -> dict[str, str]:
        """The nearest node in front of each that every way to it passes."""
        order = {INPUT: -1, **{n.name: i for i, n in enumerate(self.part.nodes)}}
        above: dict[str, str] = {}
        for node in self.part.nodes:
            a = node.inputs[0]
            for b in node.inputs[1:]:
                while a != b:
                    a, b = (above[a], b) if order[a] > order[b] else (a, above[b])
            above[node.name] = a
        return above

    def flow(self, say: Say) -> Flow:
        """What the part does on its trunk; `say` gives a node's line, empty for what is not told."""
        return self._series(self.part.output, INPUT, say)

    def _series(self, end: str, stop: str, say: Say) -> Flow:
        found: list[str | Fork] = []
        while end != stop:
            node = self.nodes[end]
            joins = len(node.inputs) > 1 and node.role != "sum"
            if joins and (gate := self._gate(node)):
                found.append(gate)
            elif joins:
                found.append(self._fork(node, say))
            elif node.role != "sum" and (line := say(node)):
                found.append(line)
            end = self.above[end] if joins else node.inputs[0]
        return tuple(reversed(found))

    def _fork(self, merge: Node, say: Say) -> Fork:
        paths: list[Flow] = []
        counts: list[int] = []
        for end in merge.inputs:
            path = self._series(end, self.above[merge.name], say)
            if path and paths and path == paths[-1]:
                counts[-1] += 1
            else:
                paths.append(path)
                counts.append(1)
        word = merge.op.label(merge.shapes)
        return Fork(tuple(paths), tuple(counts), _MERGES.get(word, word))

    def _gate(self, merge: Node) -> str:
        """Squeeze-and-excitation in a word, where this product is one: mean, 1×1 down, 1×1 up, sigmoid."""
        if not isinstance(merge.op, Multiply) or merge.inputs[0] != self.above[merge.name]:
            return ""
        lane = [n.op for n in self.lane(merge.inputs[1], self.above[merge.name])]
        if not lane or not isinstance(lane[0], GlobalPool) or not isinstance(lane[-1], Activation):
            return ""
        widths = [op.out for op in lane if isinstance(op, Conv)]
        return f"SE, /{widths[1] // widths[0]}" if len(widths) == 2 else ""

    def lane(self, end: str, fork: str) -> tuple[Node, ...]:
        """Everything between a fork and the end of one of its paths, in order."""
        found: set[str] = set()
        todo = [end]
        while todo:
            name = todo.pop()
            if name != fork and name not in found:
                found.add(name)
                todo += self.nodes[name].inputs
        return tuple(n for n in self.part.nodes if n.name in found)


def twins(part: Part) -> dict[str, str]:
    """Nodes on a path that equals an earlier one between the same fork and merge, each with its first like."""
    reading = Branching(part)
    found: dict[str, str] = {}
    for merge in part.nodes:
        if len(merge.inputs) < 2 or merge.role == "sum":
            continue
        first: dict[object, tuple[Node, ...]] = {}
        for end in dict.fromkeys(merge.inputs):
            lane = reading.lane(end, reading.above[merge.name])
            alike = first.setdefault(_shape(lane), lane)
            found.update((a.name, b.name) for a, b in zip(lane, alike, strict=True) if a.name != b.name)
    return {name: _last(found, name) for name in found}


def _shape(lane: Sequence[Node]) -> object:
    """What two equal paths share: operations, shapes and wiring."""
    place = {n.name: i for i, n in enumerate(lane)}
    return tuple((n.op, n.shapes, n.role, tuple(place.get(i, -1) for i in n.inputs)) for n in lane)


def _last(found: dict[str, str], name: str) -> str:
    while name in found:
        name = found[name]
    return name
