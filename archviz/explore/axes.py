"""The dimensions of a design as data: what each is, which designs have it, how it is read and how it is changed.

A new dimension is one entry of `AXES`; the command line, the solver and the sweeps take it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from archviz.spec.architecture import MAX_REPEAT, MAX_SIDE, Architecture
from archviz.spec.fields import MAX_WIDTH
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import SILENCE, Sentence, say, word

from .channels import channels, scaled, with_channels
from .depth import growing, layers, spread
from .paths import Paths, paths, with_paths


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of whole numbers. `values`, `get` and `change` hold where `lacks` says nothing."""

    name: str
    title: str
    help: str
    lacks: Callable[[Architecture], Sentence]  # why a design does not have it; empty where it has
    values: Callable[[Architecture], range]  # what it may be, the issues of the spec apart
    get: Callable[[Architecture], int]
    change: Callable[[Architecture, int], Architecture]
    solve: tuple[str, ...]  # where this one is varied, those that may give way, the usual one first

    def own(self, design: Architecture) -> int:
        """The value that a design has; Refused where it lacks the dimension."""
        if why := self.lacks(design):
            raise Refused(say("{design} has no {axis}: {why}", design=design.name, axis=self.name, why=why))
        return self.get(design)

    def put(self, design: Architecture, value: int) -> Architecture:
        """The design with another value; Refused where it lacks the dimension or the value cannot be taken."""
        own, legal = self.own(design), self.values(design)
        if value not in legal:
            raise Refused(say("{axis} = {value}: {why}", axis=self.name, value=value, why=_illegal(value, legal)))
        try:
            return design if value == own else self.change(design, value)
        except Refused as refusal:  # a bound of a field
            why = refusal.sentence
            raise Refused(say("{axis} = {value}: {why}", axis=self.name, value=value, why=why)) from None


def axis(name: str) -> Axis:
    """A dimension by its name; Refused, with all names, where there is none."""
    if name in AXES:
        return AXES[name]
    raise Refused(say("there is no dimension {name!r}; there are {names}", name=name[:40], names=", ".join(AXES)))


def axes(design: Architecture) -> tuple[Axis, ...]:
    """The dimensions that a design has."""
    return tuple(axis for axis in AXES.values() if not axis.lacks(design))


def _illegal(value: int, legal: range) -> Sentence:
    if not legal[0] <= value <= legal[-1]:
        return say("must be from {least} to {most:,}", least=legal[0], most=legal[-1])
    below = value - (value - legal[0]) % legal.step
    return say("not possible here; nearest: {near}", near=f"{below}, {below + legal.step}")


def _put(design: Architecture, blocks: Mapping[int, Block]) -> Architecture:
    stages = (s.put(block=blocks[i]) if i in blocks else s for i, s in enumerate(design.stages))
    return design.put(stages=tuple(stages))


def _all(design: Architecture) -> dict[int, Paths]:
    """C and d of every stage that has them."""
    return {i: found for i, stage in enumerate(design.stages) if (found := paths(stage.block)) is not None}


def _no_paths(design: Architecture) -> Sentence:
    found = {c for c, _ in _all(design).values()}
    if not found:
        return say("none of its blocks is a bottleneck or a ResNeXt block")
    if len(found) > 1:
        return say("its stages differ in it ({found})", found=", ".join(map(str, sorted(found))))
    return SILENCE


def _put_cardinality(design: Architecture, value: int) -> Architecture:
    return _put(design, {i: with_paths(design.stages[i].block, value, d) for i, (_, d) in _all(design).items()})


def _put_width(design: Architecture, value: int) -> Architecture:
    """d in the first stage, and in the others in proportion: 2d, 4d, 8d (Xie et al. 2017, table 1)."""
    found, old = _all(design), _width(design)
    return _put(
        design, {i: with_paths(design.stages[i].block, c, scaled(d, old, value)) for i, (c, d) in found.items()}
    )


def _width(design: Architecture) -> int:
    return next(iter(_all(design).values()))[1]


def _no_channels(design: Architecture) -> Sentence:
    return say("its first block does not say how many channels leave it") if not channels(design) else SILENCE


def _no_depth(design: Architecture) -> Sentence:
    found = set(growing(design).values())
    if not found:
        return say("none of its stages can be repeated")
    if len(found) > 1:
        return say("its blocks differ in their layers ({found})", found=", ".join(map(str, sorted(found))))
    return SILENCE


def _depths(design: Architecture) -> range:
    found = growing(design)
    per, blocks = next(iter(found.values())), sum(design.stages[i].repeat for i in found)
    fixed = layers(design) - per * blocks
    return range(fixed + per * len(found), fixed + per * max(MAX_REPEAT, blocks) + 1, per)


def _put_depth(design: Architecture, value: int) -> Architecture:
    """Layers in blocks over the stages, as the papers spread them (see `depth.spread`)."""
    found, legal = growing(design), _depths(design)
    blocks = (value - legal[0]) // legal.step + len(found)
    repeats = dict(zip(found, spread(blocks, tuple(design.stages[i].repeat for i in found)), strict=True))
    stages = (s.put(repeat=repeats[i]) if i in repeats else s for i, s in enumerate(design.stages))
    return design.put(stages=tuple(stages))


def _put_resolution(design: Architecture, value: int) -> Architecture:
    count, high, wide = design.input
    return design.put(input=(count, value, scaled(wide, high, value)))


AXES: Mapping[str, Axis] = {
    axis.name: axis
    for axis in (
        Axis(
            "cardinality", word("Cardinality C"), word("paths of every bottleneck; the path width stays"),
            _no_paths, lambda _: range(1, MAX_WIDTH + 1), lambda d: next(iter(_all(d).values()))[0], _put_cardinality,
            ("width", "depth", "channels"),
        ),
        Axis(
            "width", word("Path width d"),
            word("channels of each path in the first stage; the others follow in proportion (d, 2d, 4d, 8d)"),
            _no_paths, lambda _: range(1, MAX_WIDTH + 1), _width, _put_width,
            ("cardinality", "depth", "channels"),
        ),
        Axis(
            "channels", word("Channels"),
            word("channels that leave the first stage; all others are scaled alike, the stem's too"),
            _no_channels, lambda _: range(1, MAX_WIDTH + 1), channels, with_channels,
            ("depth", "width", "cardinality"),
        ),
        Axis(
            "depth", word("Depth"), word("layers along the deepest path, as in ResNet-50"),
            _no_depth, _depths, layers, _put_depth,
            ("width", "channels", "cardinality"),
        ),
        Axis(
            "resolution", word("Resolution"), word("height of the input; its width follows in proportion"),
            lambda _: SILENCE, lambda _: range(1, MAX_SIDE + 1), lambda d: d.input[1], _put_resolution,
            ("width", "channels", "depth"),
        ),
    )
}  # fmt: skip
