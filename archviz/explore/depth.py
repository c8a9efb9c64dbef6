"""Depth: the layers of a design along its deepest path, and the blocks of its stages for another number of layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from archviz.blocks.preact import WideBasic
from archviz.graph import INPUT, Part
from archviz.graph.ops import GlobalPool
from archviz.spec.architecture import Architecture
from archviz.spec.expand import part
from archviz.zoo.layouts import DEPTHS

from .rows import rows

Repeats = tuple[int, ...]  # blocks of each stage
# He et al. 2015, table 1, and 2016, sec. 5: the stages of 18, 34 and 50, 101, 152, 200 layers, from one block each on
PUBLISHED: tuple[Repeats, ...] = tuple(sorted({(1, 1, 1, 1), *DEPTHS.values()}, key=sum))


@lru_cache(maxsize=2048)
def chain(block: Part) -> int:
    """Convolutions and linear layers along the longest path; a gate on a globally pooled side path adds none."""
    found = {INPUT: 0}
    for node in block.nodes:
        before = 0 if isinstance(node.op, GlobalPool) else max(found[name] for name in node.inputs)
        found[node.name] = before + (node.op.category in ("convolution", "linear"))
    return found[block.output]


@lru_cache(maxsize=4096)
def layers(design: Architecture) -> int:
    """Convolutions and linear layers along the deepest path, heads at the side left out: 50 of ResNet-50.

    A Wide ResNet has the depth that its paper writes, 6n + 4: convolutions alone, a shortcut's in each group counted
    along (Zagoruyko & Komodakis 2016, arXiv:1605.07146, sec. 2.3): 28 of WRN-28-10.
    """
    placed = [(row, design.stages[row.stage].block) for row in rows(design)]
    groups = sum(isinstance(stage.block, WideBasic) for stage in design.stages)
    counted = [row for row, block in placed if not (block.aside or (groups and block.about.family == "head"))]
    return groups + sum(chain(row.part) * row.times for row in counted)


def blocks(design: Architecture) -> Repeats:
    """How many stand in each stage that may have more."""
    return tuple(design.stages[index].repeat for index in growing(design))


@lru_cache(maxsize=4096)
def growing(design: Architecture) -> Mapping[int, int]:
    """The stages that may have more blocks, each with the layers of one: those that repeat, or keep their shape."""
    found = {}
    for row in rows(design):
        stage = design.stages[row.stage]
        if row.stage in found or stage.block.aside or stage.block.bare:
            continue
        again = part(stage.block.following(), row.part.shape)
        if chain(again) and (stage.repeat > 1 or (again.shape == row.part.shape and not again.misfits)):
            found[row.stage] = chain(again)
    return found


def spread(blocks: int, repeats: Repeats) -> Repeats:
    """So many blocks over stages that have `repeats` now: along the published depths where they lie on that way
    (from 50 layers to 101 all go to stage 3), else in proportion to what they have."""
    if _published(sum(repeats)) == repeats:
        return _published(blocks)
    return _dealt(blocks - len(repeats), repeats, (1,) * len(repeats))


def _published(blocks: int) -> Repeats:
    """Four stages of so many blocks: what lies between two published depths takes its blocks where the deeper has
    more, and beyond 200 layers all four grow in proportion."""
    below = [r for r in PUBLISHED if sum(r) <= blocks]
    if not below:
        return ()
    least, more = below[-1], PUBLISHED[len(below) :]
    weights = tuple(b - a for a, b in zip(least, more[0], strict=True)) if more else least
    extra = _dealt(blocks - sum(least), weights, (0,) * len(least))
    return tuple(a + b for a, b in zip(least, extra, strict=True))


def _dealt(count: int, weights: Sequence[int], got: Sequence[int]) -> Repeats:
    """`count` more, one after the other to whom it brings nearest to its weight (Webster's rule): no stage ever
    loses a block to a deeper design."""
    given = list(got)
    for _ in range(count):
        given[max(range(len(given)), key=lambda i: weights[i] / (2 * given[i] + 1))] += 1
    return tuple(given)
