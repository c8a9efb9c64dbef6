"""Receptive field and jump, part by part.

An output position reads a row of positions of what enters a node, and with them all that those have seen. What the
positions see repeats, moved along, after a period: every position for ordinary layers, some positions for a resize by
no whole number. Three rules say what counts:

- At a merge the field spans what all its inputs see; a slice of a concatenation sees what its own channels see.
- A gate, the small factor of a product, does not widen the field of the values that it scales; rows on its own lane
  show what they see themselves.
- Pooling over all positions and flattening see all of them, on the trunk as anywhere else; nothing behind sees more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, gcd, lcm

from archviz.graph import INPUT, Node, Part
from archviz.graph.ops import (
    Activation,
    BatchNorm,
    Concat,
    Dropout,
    Flatten,
    GlobalPool,
    Op,
    Pair,
    Scale,
    Shapes,
    Slice,
    Steps,
)
from archviz.results import FARTHEST, Jump

Number = int | Fraction
_LONGEST = 576  # positions that are kept separately; beyond, each is assumed to see as much as any


@dataclass(frozen=True)
class Side:
    """The first and last position that each position of a period sees, along one side of the map that enters its part.

    In positions of that map, with padding in front of it and behind it. From one period to the next they move on by
    `advance`. `whole` says that all positions are seen, `listed` that nothing repeats: each position of the map is one
    of the period.
    """

    firsts: tuple[Number, ...] = (0,)
    lasts: tuple[Number, ...] = (0,)
    advance: Number = 1
    whole: bool = False
    listed: bool = False

    @property
    def period(self) -> int:
        """The number of positions after which what is seen repeats."""
        return len(self.firsts)

    @cached_property
    def step(self) -> Number:
        """From one position to the next, on average."""
        return _simplest(Fraction(self.advance) / self.period)

    @cached_property
    def extent(self) -> Number:
        """From the first position that is seen to the last, where most are seen."""
        return _simplest(max(last - first for first, last in zip(self.firsts, self.lasts, strict=True)))

    @cached_property
    def spread(self) -> Number:
        """Upper bound of the extent for a later block: each position is assumed to see what any of them sees."""
        if self.period == 1:
            return self.extent
        starts = [i * self.step for i in range(self.period)]
        first = min(first - start for first, start in zip(self.firsts, starts, strict=True))
        return _simplest(Fraction(max(last - start for last, start in zip(self.lasts, starts, strict=True)) - first))

    def seen(self, position: int) -> tuple[Number, Number]:
        """The first and last position that a position sees."""
        if self.listed:  # what a window reads beyond the map is padding
            position = min(max(position, 0), self.period - 1)
        turns, place = divmod(position, self.period)
        return self.firsts[place] + turns * self.advance, self.lasts[place] + turns * self.advance


def _simplest(number: Number) -> Number:
    """A whole number as such: fractions take ten times as long, and a network has thousands of blocks."""
    return int(number) if number == int(number) else number


@dataclass(frozen=True, slots=True)
class Reach:
    """What a node sees of the map that enters its part, along its height and its width."""

    high: Side = Side()
    wide: Side = Side()

    def field(self, entering: Pair, jump: Steps) -> Pair:
        """The receptive field (height, width), in input pixels, at most FARTHEST."""
        return _field(entering, (self.high.extent, self.wide.extent), jump)

    def passed(self, entering: Pair, jump: Steps) -> Pair:
        """Return the field that the next block builds on; larger than `field` where positions see unequal areas."""
        return _field(entering, (self.high.spread, self.wide.spread), jump)

    def jump(self, entering: Steps) -> Steps:
        """The input pixels from one position to the next (height, width), at most FARTHEST."""
        return min(entering[0] * self.high.step, FARTHEST), min(entering[1] * self.wide.step, FARTHEST)


def _field(entering: Pair, extents: tuple[Number, Number], jump: Steps) -> Pair:
    high, wide = (
        min(ceil(size + extent * apart), FARTHEST) for size, extent, apart in zip(entering, extents, jump, strict=True)
    )
    return high, wide


@lru_cache(maxsize=4096)
def plain(jump: Steps) -> Jump:
    """A jump as results have it: whole numbers where it is whole."""
    high, wide = (int(step) if step == int(step) else round(float(step), 4) for step in jump)
    return high, wide


@lru_cache(maxsize=8192)
def reaches(part: Part) -> dict[str, Reach]:
    """The reach of every node of a part."""
    found = {INPUT: Reach()}
    before: dict[str, Node] = {}
    for node in part.nodes:
        names = [node.inputs[i] for i in node.op.traced(node.shapes)]
        if isinstance(node.op, Slice):
            names = _sources(before, names[0], node.op.start, node.op.stop)
        before[node.name] = node
        sources = [found[name] for name in names]
        found[node.name] = Reach(_side(node, 0, [s.high for s in sources]), _side(node, 1, [s.wide for s in sources]))
    return found


def _sources(before: dict[str, Node], name: str, start: int, stop: int) -> list[str]:
    """The nodes that channels come from, past concatenations of which they are a part."""
    found: list[str] = []
    todo = [(name, start, stop)]
    while todo:
        name, start, stop = todo.pop()
        node = before.get(name)
        if node is None or not isinstance(node.op, Activation | BatchNorm | Concat | Dropout | Scale | Slice):
            found.append(name)
            continue
        offset = -node.op.start if isinstance(node.op, Slice) else 0
        for source, shape in zip(node.inputs, node.shapes, strict=True):
            first, last = max(start - offset, 0), min(stop - offset, shape[0])
            if first < last:
                todo.append((source, first, last))
            offset += shape[0]
    return found


def _side(node: Node, axis: int, sources: list[Side]) -> Side:
    """What a node sees along one side."""
    op, x = node.op, node.shapes
    entered = _merged([s for s in sources if s.whole] or sources, x[0][1 + axis] if len(x[0]) == 3 else 1)
    stride = Fraction(op.window(x)[1][axis])
    if entered.whole:
        return replace(entered, advance=_whole(entered.advance * stride))
    whole = isinstance(op, Flatten) or (isinstance(op, GlobalPool) and op.size == 1)
    period = stride.denominator * entered.period // gcd(entered.period, stride.numerator)
    if not whole and (entered.listed or period > _LONGEST):
        fits = len(node.shape) == 3 and node.shape[1 + axis] <= _LONGEST
        return _each(node, axis, entered, stride) if fits else _alike(op, x, axis, entered, stride)
    read = [op.reads(x, axis, i) for i in range(period if stride.denominator > 1 else 1)]
    if len(read) < period:  # ordinary windows move by whole positions
        ((first, last),) = read
        read = [(first + i * stride.numerator, last + i * stride.numerator) for i in range(period)]
    firsts, lasts = [entered.seen(first)[0] for first, _ in read], [entered.seen(last)[1] for _, last in read]
    return Side(tuple(firsts), tuple(lasts), _whole(entered.advance * stride * period / entered.period), whole)


def _each(node: Node, axis: int, entered: Side, stride: Fraction) -> Side:
    """What each position of a map sees."""
    read = [node.op.reads(node.shapes, axis, i) for i in range(node.shape[1 + axis])]
    firsts, lasts = tuple(entered.seen(a)[0] for a, _ in read), tuple(entered.seen(b)[1] for _, b in read)
    return Side(firsts, lasts, _whole(Fraction(entered.step * stride * len(read))), listed=True)


def _alike(op: Op, x: Shapes, axis: int, entered: Side, stride: Fraction) -> Side:
    """All positions as if they saw as much as any of them may: one more at both ends."""
    first, last = op.reads(x, axis, 0)
    return Side(
        (entered.seen(first)[0] - entered.step,), (entered.seen(last)[1] + entered.step,), entered.step * stride
    )


def _whole(number: Fraction) -> Number:
    """An int where it is one: faster to add."""
    return number.numerator if number.denominator == 1 else number


def _merged(sources: list[Side], size: int) -> Side:
    """What several inputs see together, along a side of this size; where their steps differ nothing repeats in it.

    They then move on as the closest of them: a branch that is resized to 33 from 17 has steps of 34/33 beside a
    shortcut's 1, and would drift away from it with every block.
    """
    first, *others = sources
    if all(s == first for s in others):
        return first
    step = min(s.step for s in sources)
    even = all(s.step == step and not s.listed for s in sources)
    period = lcm(*(s.period for s in sources)) if even else size
    listed = (not even or period > _LONGEST) and size <= _LONGEST
    period = size if listed else min(period, _LONGEST)
    spans = [[s.seen(i) for s in sources] for i in range(period)]
    firsts, lasts = (tuple(pick(s[end] for s in seen) for seen in spans) for end, pick in ((0, min), (1, max)))
    return Side(firsts, lasts, _whole(Fraction(step * period)), first.whole, listed)


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
