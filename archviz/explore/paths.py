"""Cardinality and path width of the blocks that have them: C paths of d channels between two 1×1 convolutions."""

from __future__ import annotations

from archviz.blocks.preact import PreactBottleneck
from archviz.blocks.residual import Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.spec.registry import Block

Paths = tuple[int, int]  # C, d
_OWN = {"cardinality", "groups", "width"}


def paths(block: Block) -> Paths | None:
    """C and d of a bottleneck or ResNeXt block; None for any other."""
    if isinstance(block, ResNeXt):
        return block.cardinality, block.width
    if isinstance(block, Bottleneck | PreactBottleneck) and block.width % block.groups == 0:
        return block.groups, block.width // block.groups
    return None


def with_paths(block: Block, cardinality: int, width: int) -> Block:
    """The block with C paths of width d; Refused past its bounds.

    A bottleneck of more than one path is the ResNeXt block, a ResNeXt block of one path the bottleneck (Xie et al.
    2017, table 2).
    """
    if paths(block) == (cardinality, width):
        return block
    if isinstance(block, PreactBottleneck):
        return block.put(groups=cardinality, width=cardinality * width)
    if cardinality == 1:
        return _turned(block, Bottleneck).put(width=width, groups=1)
    return _turned(block, ResNeXt).put(cardinality=cardinality, width=width)


def _turned(block: Block, cls: type[Block]) -> Block:
    """A block of another class with the fields that both have."""
    shared = (type(block).model_fields.keys() & cls.model_fields.keys()) - _OWN
    return block if isinstance(block, cls) else cls().put(**{name: getattr(block, name) for name in shared})
