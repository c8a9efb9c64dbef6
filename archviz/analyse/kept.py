"""What autograd keeps of a forward pass in train mode until the backward pass, from what each operation says it saves.

Memory that several operations save is kept once, and is counted where it is written; the input of the network where it
is read first. Nothing is kept of operations in front of the first weight: no gradient goes there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod

from archviz.footprint import Kept
from archviz.graph import INPUT, Graph, Part, Unit

_NOTHING = Kept()


@dataclass(frozen=True, slots=True)
class Trail:
    """What a block, or a chain of blocks, keeps of memory that neither enters nor leaves it.

    `size` are the values that leave it, 0 where their memory is the one that entered; `needs`: they need a gradient.
    """

    kept: Kept = _NOTHING
    entering: bool = False  # the memory that enters is kept
    leaving: bool = False  # the memory that leaves is kept, if it is not the one that entered
    size: int = 0
    needs: bool = False

    def then(self, other: Trail, times: int = 1) -> Trail:
        """With so many equal blocks behind it."""
        first = self._joined(other)
        further = other._joined(other).kept - other.kept
        return replace(first, kept=first.kept + further * (times - 1))

    def _joined(self, other: Trail) -> Trail:
        kept, leaving = self.kept + other.kept, self.leaving or other.entering
        entering = self.entering or (other.entering and not self.size)
        if other.size:  # what lies between them is neither end any more
            kept += Kept(self.size) if leaving else _NOTHING
            leaving = other.leaving
        return Trail(kept, entering, leaving, other.size or self.size, other.needs)

    def branch(self, head: Trail, times: int = 1) -> Trail:
        """With so many equal auxiliary heads that read what leaves, and whose own output goes nowhere."""
        ends = self._joined(Trail(entering=head.entering, needs=self.needs))
        own = head.kept + Kept(head.size * head.leaving)
        return replace(ends, kept=ends.kept + own * times)

    def total(self, entering: int) -> Kept:
        """Of the whole network, into which so many values enter."""
        return self.kept + Kept(entering * self.entering + self.size * self.leaving)


@dataclass(frozen=True, slots=True)
class _Block:
    """A part in detail: what each node keeps in tensors of its own, whose outputs are kept, and who owns the output."""

    own: dict[str, Kept]
    saved: frozenset[str]
    output: str
    needs: bool


@lru_cache(maxsize=4096)
def _block(part: Part, needs: bool) -> _Block:
    owners, gradient = {INPUT: INPUT}, {INPUT: needs}
    own: dict[str, Kept] = {}
    saved: set[str] = set()
    for node in part.nodes:
        name, op, x = node.name, node.op, node.shapes
        wanted = tuple(gradient[source] for source in node.inputs)
        owners[name] = owners[node.inputs[0]] if op.alias(x, training=True) else name
        gradient[name] = any(wanted) or bool(op.params(x))
        own[name] = _NOTHING
        if gradient[name]:
            found = op.saved(x, wanted)
            own[name] = Kept(found.values, found.indices, found.statistics)
            saved.update(owners[node.inputs[i]] for i in found.inputs)
            saved.update({owners[name]} if found.output else ())
    return _Block(own, frozenset(saved), owners[part.output], gradient[part.output])


@lru_cache(maxsize=4096)
def trail(part: Part, needs: bool) -> Trail:
    """A block as a link of the chain; `needs`: what enters needs a gradient."""
    block = _block(part, needs)
    sizes = {node.name: prod(node.shape) for node in part.nodes}
    inner = sum((Kept(sizes[name]) for name in block.saved if name not in (INPUT, block.output)), _NOTHING)
    size = sizes.get(block.output, 0)
    leaving = bool(size) and block.output in block.saved
    return Trail(sum(block.own.values(), inner), INPUT in block.saved, leaving, size, block.needs)


@lru_cache(maxsize=8192)
def _shares(part: Part, needs: bool, leaving: bool) -> dict[str, Kept]:
    """What each node of a block keeps, by its local name."""
    block = _block(part, needs)
    found = dict(block.own)
    for node in part.nodes:
        if node.name in block.saved or (leaving and node.name == block.output):
            found[node.name] += Kept(prod(node.shape))
    return found


def _uses(graph: Graph) -> Iterator[tuple[Unit, bool, bool, bool]]:
    """Each block, whether what enters it needs a gradient, whether the memory of its output is kept, whether that of
    the network's input is counted here."""
    owners, needs = {INPUT: INPUT}, {INPUT: False}
    keepers: dict[str, int] = {}  # by whose memory it is: the block that keeps it first
    for index, unit in enumerate(graph.units):
        link, source, name = trail(unit.part, needs[unit.source]), owners[unit.source], unit.full(unit.part.output)
        owner = owners.setdefault(name, name if link.size else source)
        needs.setdefault(name, link.needs)
        if link.entering:
            keepers.setdefault(source, index)
        if link.leaving:
            keepers.setdefault(owner, index)
    for index, unit in enumerate(graph.units):
        name = unit.full(unit.part.output)
        yield unit, needs[unit.source], name in keepers, keepers.get(INPUT) == index


def by_block(graph: Graph) -> Iterator[Kept]:
    """What each block of a network keeps."""
    entering = prod(graph.input)
    for unit, needs, leaving, first in _uses(graph):
        link = trail(unit.part, needs)
        yield link.kept + Kept(link.size * leaving + entering * first)


def by_node(graph: Graph) -> Iterator[dict[str, Kept]]:
    """What each node of each block keeps, by its local name."""
    entering = prod(graph.input)
    for unit, needs, leaving, first in _uses(graph):
        found = _shares(unit.part, needs, leaving)
        if first:
            found = dict(found)
            reader = next(n for n in unit.part.nodes if INPUT in n.inputs)
            found[reader.name] += Kept(entering)
        yield found
