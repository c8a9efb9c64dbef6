"""A design as rows of equal blocks: what `expand` draws one by one is wired once and told how often it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archviz.graph import Part
from archviz.graph.ops import Shape
from archviz.spec.architecture import Architecture
from archviz.spec.expand import part


class Placed(NamedTuple):
    """A block of a stage, wired, and how often it stands there in a row."""

    stage: int
    part: Part
    times: int


def rows(design: Architecture) -> Iterator[Placed]:
    """Every block in order; those that keep their input's shape are equal from the second on."""
    shape: Shape = design.input
    for index, stage in enumerate(design.stages):
        block, left = stage.block, stage.repeat
        while left:
            piece, following = part(block, shape), block.following()
            after = shape if block.aside else piece.shape
            times = left if after == shape and following == block else 1
            yield Placed(index, piece, times)
            block, shape, left = following, after, left - times
