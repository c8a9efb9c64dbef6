"""Receptive field and jump, part by part.

A node reads a window of what its inputs have seen: its first and last position move by whole steps, and its step is
that of its inputs times its stride. Four rules say what counts:

- At a merge the field spans what all its inputs see.
- A gate, the small factor of a product, does not widen the field of the values that it scales; rows on its own lane
  show what they see themselves.
- Pooling over all positions and flattening see all of them, on the trunk as anywhere else; nothing behind sees more.
- Behind a resize by no whole number positions differ in what they see; the field is that of those which see most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil

from archviz.graph import INPUT, Node, Part
from archviz.graph.ops import Flatten, GlobalPool, Pair, Resize, Steps
from archviz.results import FARTHEST, Jump


@dataclass(frozen=True, slots=True)
class Side:
    """What the first position of a node sees along one side of the map that enters its part, and the step to the next.

    In positions of that map; in front of it and behind it lies padding. `slack` is what was added behind a resize,
    where whole positions of the resized map count, which are `grid` apart; `whole` says that all positions are seen.
    """

    first: int | Fraction = 0
    last: int | Fraction = 0
    step: int | Fraction = 1
    grid: int | Fraction = 0
    slack: int | Fraction = 0
    whole: bool = False

    @property
    def extent(self) -> int | Fraction:
        """From the first position that is seen to the last."""
        return self.last - self.first + (ceil(self.slack / Fraction(self.grid)) * self.grid if self.grid else 0)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a node sees of the map that enters its part, along its height and its width."""

    high: Side = Side()
    wide: Side = Side()

    def field(self, entering: Pair, jump: Steps) -> Pair:
        """The receptive field (height, width), in input pixels, at most FARTHEST."""
        high, wide = (
            min(ceil(size + side.extent * apart), FARTHEST)
            for size, side, apart in zip(entering, (self.high, self.wide), jump, strict=True)
        )
        return high, wide

    def jump(self, entering: Steps) -> Steps:
        """The input pixels from one position to the next (height, width), at most FARTHEST."""
        return min(entering[0] * self.high.step, FARTHEST), min(entering[1] * self.wide.step, FARTHEST)


def plain(jump: Steps) -> Jump:
    """A jump as results have it: whole numbers where it is whole."""
    high, wide = (int(step) if step == int(step) else round(float(step), 4) for step in jump)
    return high, wide


@lru_cache(maxsize=2048)
def reaches(part: Part) -> dict[str, Reach]:
    """The reach of every node of a part."""
    found = {INPUT: Reach()}
    for node in part.nodes:
        sources = [found[node.inputs[i]] for i in node.op.traced(node.shapes)]
        found[node.name] = Reach(_side(node, 0, [s.high for s in sources]), _side(node, 1, [s.wide for s in sources]))
    return found


def _side(node: Node, axis: int, sources: list[Side]) -> Side:
    window, stride = (pair[axis] for pair in node.op.window(node.shapes))
    before = node.op.margin(node.shapes)[axis]
    whole = [s for s in sources if s.whole]
    apart = max(s.step for s in sources)
    seen = Side(
        min(s.first for s in whole or sources),
        max(s.last for s in whole or sources),
        apart * stride,
        max(s.grid for s in sources),
        max(s.slack for s in sources),
    )
    if whole:
        return replace(seen, grid=0, slack=0, whole=True)
    resized = isinstance(node.op, Resize) and Fraction(stride).denominator > 1
    if seen.grid and not resized:
        return replace(seen, slack=seen.slack + (window - 1) * apart)
    if resized and node.shapes[0][1 + axis] > 1:
        return replace(seen, last=seen.first + seen.extent, grid=apart, slack=(window - 1) * apart)
    return replace(
        seen,
        first=seen.first - before * apart,
        last=seen.last + (1 if resized else window) * apart - apart - before * apart,
        whole=isinstance(node.op, Flatten) or (isinstance(node.op, GlobalPool) and node.op.size == 1),
    )


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
