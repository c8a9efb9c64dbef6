"""What is alive in memory while a network runs for inference: the rule by which the assembled module frees.

A value lives from the operation that writes it to the last one that reads it. What enters a block lives as long as the
block runs, since its caller holds it, and the input of the network always. An alias lives in the memory of its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import prod
from typing import NamedTuple

from .model import Graph, Node, Part, Unit
from .names import INPUT


class Moment(NamedTuple):
    """A node, with the values and the int64 indices of an image that are alive at most while it runs."""

    node: Node
    values: int
    indices: int


class _Call(NamedTuple):
    """A node or block in the order of execution; `size` are the values of its output, 0 for an alias of its input."""

    name: str
    inputs: tuple[str, ...]
    size: int
    alias: bool


def moments(graph: Graph) -> Iterator[Moment]:
    """The moments of all nodes, in order."""
    for around, unit, node in _outer(graph):
        for inner in _inner(unit.part) if node is None else (_moment(node, 0),):
            yield inner._replace(values=around + inner.values)


@lru_cache(maxsize=64)
def peak(graph: Graph, size: int) -> int:
    """Bytes of an image at the largest moment, the input included; a value takes `size` bytes."""
    found = size * prod(graph.input)
    for around, unit, node in _places(graph):
        inner = _peak(unit.part, size) if node is None else _bytes(_moment(node, 0), size)
        found = max(found, size * around + inner)
    return found


@lru_cache(maxsize=2)
def _places(graph: Graph) -> tuple[tuple[int, Unit, Node | None], ...]:
    """The places of a graph that differ: of those with equal parts and surroundings one is enough."""
    found = {(around, unit.part, node and node.name): (around, unit, node) for around, unit, node in _outer(graph)}
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _peak(part: Part, size: int) -> int:
    return max((_bytes(moment, size) for moment in _inner(part)), default=0)


def _bytes(moment: Moment, size: int) -> int:
    return size * moment.values + 8 * moment.indices


def _outer(graph: Graph) -> Iterator[tuple[int, Unit, Node | None]]:
    """Values alive around each block, or around each node of the blocks without a name, which run at top level."""
    places: list[tuple[Unit, Node | None]] = []
    calls: list[_Call] = []
    for unit in graph.units:
        if unit.name:
            places.append((unit, None))
            calls.append(_Call(unit.full(unit.part.output), (unit.source,), *_leaving(unit.part)))
        else:
            nodes = tuple(unit.nodes())
            places += [(unit, node) for node in nodes]
            calls += map(_call, nodes)
    for (unit, node), around in zip(places, _alive(calls, graph.output, prod(graph.input)), strict=True):
        yield around, unit, node


@lru_cache(maxsize=4096)
def _inner(part: Part) -> tuple[Moment, ...]:
    """The moments of a block, without what enters it."""
    return tuple(map(_moment, part.nodes, _alive(map(_call, part.nodes), part.output, 0)))


def _moment(node: Node, around: int) -> Moment:
    values, indices = node.op.allocated(node.shapes)
    return Moment(node, around + values, indices)


def _call(node: Node) -> _Call:
    alias = node.op.alias(node.shapes)
    return _Call(node.name, node.inputs, 0 if alias else prod(node.shape), alias)


@lru_cache(maxsize=4096)
def _leaving(part: Part) -> tuple[int, bool]:
    """Values of the memory that leaves a block, and whether it is the one that entered."""
    calls = {node.name: _call(node) for node in part.nodes}
    name = part.output
    while name in calls and calls[name].alias:
        name = calls[name].inputs[0]
    return (calls[name].size, False) if name in calls else (0, True)


def _alive(calls: Iterable[_Call], output: str, entering: int) -> Iterator[int]:
    """Values alive before each call; of the input `entering`, which is never freed, nor is the output."""
    order = tuple(calls)
    last = {name: i for i, call in enumerate(order) for name in (call.name, *call.inputs)}
    last[INPUT] = last[output] = len(order)
    owners, sizes, names = {INPUT: INPUT}, {INPUT: entering}, {INPUT: 1}
    alive = entering
    for index, call in enumerate(order):
        yield alive
        owner = owners[call.name] = owners[call.inputs[0]] if call.alias else call.name
        if not call.alias:
            sizes[owner] = call.size
            alive += call.size
        names[owner] = names.get(owner, 0) + 1
        for name in {call.name, *call.inputs}:
            if last[name] == index:
                owner = owners.pop(name)
                names[owner] -= 1
                alive -= 0 if names[owner] else sizes.pop(owner)
