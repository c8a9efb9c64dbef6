"""Designs of twice the cost: deeper, wider, with more paths (Xie et al. 2017, sec. 5.1 and table 4).

"The following comparison can also be viewed as with reference to 2× FLOPs of the ResNet-101 baseline. We compare the
following variants that have ~15 billion FLOPs. (i) Going deeper to 200 layers. We adopt the ResNet-200 … (ii) Going
wider by increasing the bottleneck width. (iii) Increasing cardinality by doubling C." (Their ResNet-200 is
pre-activated; here every design keeps the blocks of its baseline.)

How they are found, here and there:

- Deeper is the published depth of the family whose whole cost is nearest: other depths are nobody's baseline. Beyond
  the deepest, or where none comes within a quarter, it is the nearest depth at all.
- Wider and more paths are found on the template block, as in table 2: the second block of the first stage, whose cost
  all other stages repeat. Nothing outside the blocks blurs the choice (1×64d doubled is 2×64d to the last weight).
- A wider d is rounded to a multiple of 4 unless another is asked for, as are the channels of what has no d: 4 is the
  least path width that the paper takes ("we adopt a bottleneck width no smaller than 4d"), and 1×99d would be nearer
  to twice 1×64d than its 1×100d.
- More paths are found at the baseline's own d and at that least width of 4, at which the design of equal cost stands
  beside the baseline, as ResNeXt-101 32×4d beside ResNet-101 in the table.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, say, word
from archviz.zoo.layouts import DEPTHS

from .axes import AXES, Axis
from .cost import Cost, Quantity, cost
from .names import named
from .paths import paths
from .solve import solve

LEAST = 4  # channels of a path: Xie et al. 2017, sec. 5.1
NEAR = 0.25  # of the cost: how far off a published depth may be, and any other before it is said
TIMES = 2


@dataclass(frozen=True, slots=True)
class Member:
    """A design of the family, how it was made dearer, its cost, and that over the baseline's; `why` where none is, or
    none near."""

    way: str
    design: Architecture | None = None
    cost: Cost | None = None
    ratio: float = 1.0
    why: Sentence = SILENCE


def family(baseline: Architecture, keep: Quantity, multiple: int | None = None) -> tuple[Member, ...]:
    """The baseline and its designs of twice the cost; a way that it cannot go says why. Refused where it costs
    nothing."""
    whole = keep.of(cost(baseline))
    if not whole:
        raise Refused(say("there is nothing to double: {figure} are 0", figure=keep.name))
    found = [Member(word("baseline"), baseline, cost(baseline))]
    for way, designs in _WAYS.items():
        try:
            for design in designs(baseline, keep, multiple):
                spent, times = cost(design), 1 if designs is _equal else TIMES
                ratio = keep.of(spent) / whole
                far = say("it comes no nearer than {ratio:.4g} times the {figure}", ratio=ratio, figure=keep.name)
                near = abs(ratio / times - 1) <= NEAR
                found.append(Member(way, named(design, baseline), spent, ratio, SILENCE if near else far))
        except Refused as refusal:
            found.append(Member(way, why=say("{fault}", fault=refusal.sentence)))
    return tuple(found)


def template(design: Architecture) -> Architecture:
    """The second block of the first stage that has paths, alone: of ResNet-50 that of 256 channels at 56×56."""
    index = next(i for i, stage in enumerate(design.stages) if paths(stage.block))
    shape = next(unit.part.shape for unit in expand(design).graph.units if unit.stage == index)
    block = design.stages[index].block.following()
    return design.put(input=shape, stages=(Stage(name="block", block=block),))


def _deeper(baseline: Architecture, keep: Quantity, multiple: int | None) -> Iterator[Architecture]:
    depth, target = AXES["depth"], TIMES * keep.of(cost(baseline))
    if why := depth.lacks(baseline):
        raise Refused(why)
    published = [design for layers in sorted(DEPTHS) if (design := _published(baseline, layers))]
    if published:
        nearest = min(published, key=lambda design: abs(keep.of(cost(design)) - target))
        if abs(keep.of(cost(nearest)) / target - 1) <= NEAR:
            yield nearest
            return
    yield solve(baseline, _above(depth, baseline), keep, target).best.design


def _published(baseline: Architecture, layers: int) -> Architecture | None:
    """The design at a published depth that is greater than its own; None where it has none."""
    depth = AXES["depth"]
    if layers <= depth.get(baseline) or layers not in depth.values(baseline):
        return None
    design = depth.put(baseline, layers)
    grown = tuple(a.repeat for a, b in zip(design.stages, baseline.stages, strict=True) if not b.block.bare)
    return design if grown == DEPTHS[layers] else None


def _wider(baseline: Architecture, keep: Quantity, multiple: int | None) -> Iterator[Architecture]:
    width, channels = AXES["width"], AXES["channels"]
    if width.lacks(baseline):
        if why := channels.lacks(baseline):
            raise Refused(why)
        target = TIMES * keep.of(cost(baseline))
        yield solve(baseline, _above(channels, baseline), keep, target, multiple or LEAST).best.design
        return
    block = template(baseline)
    found = solve(block, _above(width, baseline), keep, TIMES * keep.of(cost(block)), multiple or LEAST)
    yield width.put(baseline, found.best.value)


def _paths(baseline: Architecture, keep: Quantity, multiple: int | None) -> Iterator[Architecture]:
    own = _own(baseline)
    for width in dict.fromkeys((own, min(own, LEAST))):
        yield _at(baseline, width, keep, TIMES, _above(AXES["cardinality"], baseline))


def _equal(baseline: Architecture, keep: Quantity, multiple: int | None) -> Iterator[Architecture]:
    if not AXES["width"].lacks(baseline) and _own(baseline) > LEAST:
        yield _at(baseline, LEAST, keep, 1, AXES["cardinality"])


def _own(baseline: Architecture) -> int:
    if why := AXES["width"].lacks(baseline):
        raise Refused(why)
    return AXES["width"].get(baseline)


def _at(baseline: Architecture, width: int, keep: Quantity, times: int, cardinality: Axis) -> Architecture:
    """As many paths of this width as cost `times` what the baseline's template block does."""
    block = template(baseline)
    found = solve(AXES["width"].put(block, width), cardinality, keep, times * keep.of(cost(block)))
    return cardinality.put(AXES["width"].put(baseline, width), found.best.value)


def _above(axis: Axis, baseline: Architecture) -> Axis:
    """The dimension beyond the baseline's own value: what is no greater is neither deeper nor wider."""
    own = axis.own(baseline)

    def more(design: Architecture) -> range:
        legal = axis.values(design)
        return legal[bisect(legal, own) :]

    return replace(axis, values=more)


_WAYS: Mapping[str, Callable[[Architecture, Quantity, int | None], Iterator[Architecture]]] = {
    word("equal cost"): _equal,
    word("deeper"): _deeper,
    word("wider"): _wider,
    word("more paths"): _paths,
}
