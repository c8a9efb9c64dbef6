"""Receptive field and jump, part by part.

A node widens the field of what enters its part by `extent` steps of the entering jump, and multiplies the jump by
`stride`: field = field_in + extent × jump_in, jump = jump_in × stride. At a merge the widest branch counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archviz.graph import INPUT, Part
from archviz.graph.ops import Pair
from archviz.results import FARTHEST


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a node sees, in units of the jump that enters its part."""

    extent: Pair = (0, 0)
    stride: int = 1

    def field(self, entering: Pair, jump: int) -> Pair:
        """The receptive field (height, width), in input pixels, at most FARTHEST."""
        high, wide = (size + extent * jump for size, extent in zip(entering, self.extent, strict=True))
        return min(high, FARTHEST), min(wide, FARTHEST)

    def jump(self, entering: int) -> int:
        """The input pixels from one position to the next, at most FARTHEST."""
        return min(entering * self.stride, FARTHEST)


@lru_cache(maxsize=8192)
def reaches(part: Part) -> dict[str, Reach]:
    """The reach of every node of a part."""
    found = {INPUT: Reach()}
    for node in part.nodes:
        sources = [found[name] for name in node.inputs]
        jump = max(s.stride for s in sources)
        (high, wide), stride = node.op.window(node.shapes)
        extent = (
            max(s.extent[0] for s in sources) + (high - 1) * jump,
            max(s.extent[1] for s in sources) + (wide - 1) * jump,
        )
        found[node.name] = Reach(extent, jump * stride)
    return found
