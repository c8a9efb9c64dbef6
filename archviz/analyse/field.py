"""Receptive field and jump, part by part.

A node reads a window of what its inputs have seen: its first and last position move by whole steps, and its step is
that of its inputs times its stride. Three rules say what counts:

- At a merge the field spans what all its inputs see.
- A gate, the small factor of a product, does not widen the field of the values that it scales; rows on its own lane
  show what they see themselves.
- Pooling over all positions and flattening see all of them, on the trunk as anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archviz.graph import INPUT, Node, Part
from archviz.graph.ops import Flatten, GlobalPool, Pair
from archviz.results import FARTHEST


@dataclass(frozen=True, slots=True)
class Reach:
    """What the first position of a node sees of the map that enters its part, and the step to the next one.

    Pairs are (height, width), in positions of that map; in front of it and behind it lies padding.
    """

    first: Pair = (0, 0)
    last: Pair = (0, 0)
    step: Pair = (1, 1)

    def field(self, entering: Pair, jump: Pair) -> Pair:
        """The receptive field (height, width), in input pixels, at most FARTHEST."""
        high, wide = (
            min(size + (last - first) * apart, FARTHEST)
            for size, first, last, apart in zip(entering, self.first, self.last, jump, strict=True)
        )
        return high, wide

    def jump(self, entering: Pair) -> Pair:
        """The input pixels from one position to the next (height, width), at most FARTHEST."""
        high, wide = (min(apart * step, FARTHEST) for apart, step in zip(entering, self.step, strict=True))
        return high, wide


@lru_cache(maxsize=8192)
def reaches(part: Part) -> dict[str, Reach]:
    """The reach of every node of a part."""
    found = {INPUT: Reach()}
    for node in part.nodes:
        found[node.name] = _reach(node, [found[node.inputs[i]] for i in node.op.traced(node.shapes)])
    return found


def _reach(node: Node, sources: list[Reach]) -> Reach:
    window, stride = node.op.window(node.shapes)
    margin = node.op.margin(node.shapes)
    first, last, step = [], [], []
    for side in (0, 1):
        apart = max(s.step[side] for s in sources)
        before = margin[side]
        first.append(min(s.first[side] for s in sources) - before * apart)
        last.append(max(s.last[side] for s in sources) + (window[side] - 1 - before) * apart)
        step.append(apart * stride)
    return Reach((first[0], first[1]), (last[0], last[1]), (step[0], step[1]))


@lru_cache(maxsize=2048)
def last_map(part: Part) -> str:
    """The node of a part's last map: its output, or what enters the pooling or flattening behind which it stands."""
    nodes = {node.name: node for node in part.nodes}
    name = found = part.output
    while name in nodes and len(nodes[name].inputs) == 1:
        node = nodes[name]
        (name,) = node.inputs
        if isinstance(node.op, Flatten | GlobalPool):
            found = name
    return found
