"""The graph that everything else reads: nodes of primitives, gathered in parts, placed as units.

A `Part` is one block wired at one input shape, with local names; equal blocks at equal shapes share one part, so a
network of 1,202 layers holds a handful of them. A `Unit` is a part at its place; its name is the torch submodule name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from archviz.words import Sentence

from .names import INPUT
from .ops import Op, Shape, Shapes

# main: on the trunk or a branch; shortcut: on the projection; sum: a merge whose last input is the shortcut
Role = Literal["main", "shortcut", "sum"]


@dataclass(frozen=True, slots=True)
class Node:
    """One primitive at its place; `shapes` are those of its inputs."""

    name: str
    op: Op
    inputs: tuple[str, ...]
    shapes: Shapes
    shape: Shape
    role: Role = "main"

    @property
    def torch(self) -> str:
        """Its torch text: a module call, or an expression over its inputs {0}, {1}, …"""
        return self.op.torch(self.shapes)

    @property
    def called(self) -> bool:
        """Whether the torch text is a module call, so that the node is a submodule of its name."""
        return "{0}" not in self.torch


@dataclass(frozen=True, slots=True)
class Remedy:
    """A legal change of a block's own fields, with the text that offers it."""

    text: Sentence
    values: tuple[tuple[str, int | str | bool], ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A mistake met while wiring: where, on which field of the block, what, and what would mend it."""

    node: str
    field: str
    message: Sentence
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, eq=False)
class Part:
    """A block wired at one input shape. Compared by identity: equal parts are the same object."""

    input: Shape
    nodes: tuple[Node, ...]
    output: str
    misfits: tuple[Misfit, ...] = ()

    @cached_property
    def shape(self) -> Shape:
        """Output shape."""
        return next((n.shape for n in self.nodes if n.name == self.output), self.input)


@dataclass(frozen=True, slots=True)
class Unit:
    """A part at its place: `name` is the prefix of its nodes ("layer1.0", or "" at top level)."""

    name: str
    part: Part
    stage: int
    index: int
    source: str
    aside: bool = False  # an auxiliary head: it reads the trunk, and nothing reads it

    def full(self, local: str) -> str:
        """The network-wide name of a local one."""
        if local == INPUT:
            return self.source
        return f"{self.name}.{local}" if self.name else local

    def nodes(self) -> Iterator[Node]:
        """The part's nodes with network-wide names."""
        for n in self.part.nodes:
            yield Node(self.full(n.name), n.op, tuple(map(self.full, n.inputs)), n.shapes, n.shape, n.role)


@dataclass(frozen=True, eq=False)
class Graph:
    """A whole network. Node names are torch submodule names, fvcore keys, table rows and click targets."""

    input: Shape
    units: tuple[Unit, ...]
    stages: tuple[str, ...] = field(default=())

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, in an order in which it can be run; made anew each time, since graphs are kept in caches."""
        return tuple(node for unit in self.units for node in unit.nodes())

    @property
    def size(self) -> int:
        """The number of nodes."""
        return sum(len(unit.part.nodes) for unit in self.units)

    @property
    def output(self) -> str:
        """The name of the node that leaves the network ("input" for an empty one)."""
        last = self._last
        return last.full(last.part.output) if last else INPUT

    @property
    def shape(self) -> Shape:
        """Output shape."""
        last = self._last
        return last.part.shape if last else self.input

    @property
    def _last(self) -> Unit | None:
        return next((unit for unit in reversed(self.units) if not unit.aside), None)
