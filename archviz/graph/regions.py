"""How a part branches and merges: what lies between a fork and its merge, and the residual sum that ends a block."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from .model import Node, Part
from .names import INPUT

_QUIET = ("normalisation", "activation")  # what may stand around a residual branch and its sum


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes between a fork and its merge that are wired to each other, in order; `ends` are what the merge reads.

    One end: a path of its own, empty where the merge reads the fork. Several: paths that share nodes.
    """

    ends: tuple[str, ...]
    nodes: tuple[Node, ...] = ()


class Regions:
    """One part read as forks and merges; n nodes and their e wires take e · log n steps."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.nodes = {n.name: n for n in part.nodes}
        self.above = {INPUT: INPUT}  # the nearest node in front of each that every way to it passes
        self._order = {INPUT: -1}
        self._depth = {INPUT: 0}
        self._jump = {INPUT: INPUT}  # a node farther above, so that two ways up are compared in few steps
        for place, node in enumerate(part.nodes):
            self._order[node.name] = place
            self._hang(node.name, self._meeting(node.inputs))

    def _hang(self, name: str, above: str) -> None:
        """Myers' skew-binary jumps (1983): nodes of one depth jump equally far."""
        depth, jump = self._depth, self._jump
        far = jump[above]
        even = depth[above] - depth[far] == depth[far] - depth[jump[far]]
        self.above[name], depth[name], jump[name] = above, depth[above] + 1, jump[far] if even else above

    def _meeting(self, names: tuple[str, ...]) -> str:
        """The nearest node above all of these, or the one that they are."""
        above, depth, jump = self.above, self._depth, self._jump
        a = names[0]
        for b in names[1:]:
            if depth[a] < depth[b]:
                a, b = b, a
            while depth[a] > depth[b]:
                a = jump[a] if depth[jump[a]] >= depth[b] else above[a]
            while a != b:
                a, b = (jump[a], jump[b]) if jump[a] != jump[b] else (above[a], above[b])
        return a

    @cached_property
    def unread(self) -> tuple[Node, ...]:
        """Nodes that nothing on the way to the output reads, in order."""
        read = {self.part.output}
        for node in reversed(self.part.nodes):
            if node.name in read:
                read.update(node.inputs)
        return tuple(n for n in self.part.nodes if n.name not in read)

    def groups(self, merge: Node) -> tuple[Group, ...]:
        """What lies between a merge and its fork, in the order of the merge's inputs."""
        fork = self.above[merge.name]
        inside = self._between(fork, merge)
        first = {n.name: n.name for n in inside}  # a union-find: each node's way to the first of its group

        def root(name: str) -> str:
            while first[name] != name:
                first[name] = name = first[first[name]]
            return name

        for node in inside:
            for source in node.inputs:
                if source != fork:
                    first[root(node.name)] = root(source)
        ends: dict[str | int, list[str]] = {}
        for place, end in enumerate(merge.inputs):
            ends.setdefault(place if end == fork else root(end), []).append(end)
        nodes: dict[str | int, list[Node]] = {key: [] for key in ends}
        for node in inside:
            nodes[root(node.name)].append(node)
        return tuple(Group(tuple(found), tuple(nodes[key])) for key, found in ends.items())

    def _between(self, fork: str, merge: Node) -> list[Node]:
        found: set[str] = {fork}
        todo = list(merge.inputs)
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += self.nodes[name].inputs
        return sorted((self.nodes[n] for n in found - {fork}), key=lambda n: self._order[n.name])

    @cached_property
    def residual(self) -> tuple[Node, tuple[Node, ...]] | None:
        """The sum of the whole block and its shortcut, and what is on the shortcut; None where there is no such sum.

        Nothing but normalisation and activation stands behind the sum and in front of the fork.
        """
        end = self._unquiet(self.part.output)
        merge = self.nodes.get(end)
        if merge is None or merge.role != "sum" or self._unquiet(self.above[end]) != INPUT:
            return None
        group = self.groups(merge)[-1]
        own = group.ends == merge.inputs[-1:] and all(n.role == "shortcut" for n in group.nodes)
        return (merge, group.nodes) if own else None

    def _unquiet(self, name: str) -> str:
        """The nearest node, from here to the input, that is no normalisation and no activation."""
        while name != INPUT and self.nodes[name].op.category in _QUIET:
            name = self.nodes[name].inputs[0]
        return name


@lru_cache(maxsize=2048)
def regions(part: Part) -> Regions:
    """The regions of a part, read once."""
    return Regions(part)
