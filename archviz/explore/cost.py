"""What a design costs, in microseconds: a stage or block met before at the same input is not counted again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import NamedTuple

from archviz.analyse.kept import Trail, trail
from archviz.footprint import BYTES
from archviz.graph.ops import Shape
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import MAX_LAYERS, part
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import SILENCE, Sentence, say, word


@dataclass(frozen=True, slots=True)
class Cost:
    """The figures of a design for one image; `fault` is its first mistake, empty where it is sound.

    Parameters, MACs and activations are numbers of elements, memory is bytes of weights and of what
    training keeps, in float32.
    """

    params: int
    macs: int
    activations: int
    memory: int
    fault: Sentence = SILENCE


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that can be kept or limited."""

    name: str
    title: str
    unit: str
    of: Callable[[Cost], int]


QUANTITIES: Mapping[str, Quantity] = {
    quantity.name: quantity
    for quantity in (
        Quantity("params", word("Parameters"), "", lambda cost: cost.params),
        Quantity("macs", word("MACs"), "MACs", lambda cost: cost.macs),
        Quantity("activations", word("Activations"), "", lambda cost: cost.activations),
        Quantity("memory", word("Memory"), "B", lambda cost: cost.memory),
    )
}


def quantity(name: str) -> Quantity:
    """A figure by its name; Refused, with all names, where there is none."""
    if name in QUANTITIES:
        return QUANTITIES[name]
    raise Refused(say("there is no figure {name!r}; there are {names}", name=name[:40], names=", ".join(QUANTITIES)))


class _Sum(NamedTuple):
    """Figures and layers of some blocks in a row, the shape that leaves them, and the first mistake.

    `stored` are bytes of weights, `trail` is what training keeps.
    """

    params: int
    macs: int
    activations: int
    stored: int
    trail: Trail
    layers: int
    shape: Shape
    fault: Sentence

    def then(self, other: _Sum, times: int = 1, aside: bool = False) -> _Sum:
        """With other blocks behind it, so many times."""
        return _Sum(
            self.params + times * other.params,
            self.macs + times * other.macs,
            self.activations + times * other.activations,
            self.stored + times * other.stored,
            (self.trail.branch if aside else self.trail.then)(other.trail, times),
            self.layers + times * other.layers,
            other.shape,
            self.fault or other.fault,
        )


@lru_cache(maxsize=4096)
def cost(design: Architecture) -> Cost:
    """The figures of a design, equal to those of `analyse.estimate`; it has a fault where `expand` finds it not sound.

    Names of stages apart, on which no figure depends.
    """
    found = _Sum(0, 0, 0, 0, Trail(), 0, design.input, SILENCE)
    for stage in design.stages:
        whole, last = _stage(stage, found.shape, found.trail.needs)
        if stage.repeat > 1 and found.layers + whole.layers - last > MAX_LAYERS and not found.fault:
            many = say("more than {most:,} layers", most=MAX_LAYERS)
            whole = whole._replace(fault=whole.fault or say("{place}: {fault}", place=stage.name, fault=many))
        found = found.then(whole)
    memory = found.stored + found.trail.total(prod(design.input)).bytes()
    return Cost(found.params, found.macs, found.activations, memory, found.fault)


@lru_cache(maxsize=32_768)
def _stage(stage: Stage, entering: Shape, needs: bool) -> tuple[_Sum, int]:
    """A stage, and the layers of its last block. Blocks that keep their input's shape are counted together."""
    found, last = _Sum(0, 0, 0, 0, Trail(needs=needs), 0, entering, SILENCE), 0
    block, left = stage.block, stage.repeat
    while left:
        piece, following = _block(block, found.shape, found.trail.needs), block.following()
        same = piece.shape == found.shape and piece.trail.needs == found.trail.needs and following == block
        times = left if same else 1
        found, last = found.then(piece, times, block.aside), piece.layers
        block, left = following, left - times
    if found.fault:
        found = found._replace(fault=say("{place}: {fault}", place=stage.name, fault=found.fault))
    return found, last


@lru_cache(maxsize=32_768)
def _block(block: Block, shape: Shape, needs: bool) -> _Sum:
    """As `part_counts` of the estimate, without its kinds and operators: those took a third of a sweep's time."""
    piece = part(block, shape)
    params = macs = activations = stored = 0
    for node in piece.nodes:
        op, x = node.op, node.shapes
        own, learnt = op.macs(x), sum(op.params(x).values())
        params, macs = params + learnt, macs + own
        stored += BYTES * (learnt + op.buffers(x)) + 8 * op.counters(x)
        activations += prod(node.shape) if own else 0
    fault = piece.misfits[0].message if piece.misfits else SILENCE
    leaving = shape if block.aside else piece.shape
    kept = trail(piece, needs)
    return _Sum(params, macs, activations, stored, kept, len(piece.nodes), leaving, fault)
