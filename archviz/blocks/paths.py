"""Drawing a line of branches: what the Inception blocks and a user's own blocks share."""

from __future__ import annotations

from dataclasses import replace

from archviz.graph import Wire, Wiring
from archviz.graph.ops import Pair, times
from archviz.spec.fields import switch
from archviz.spec.recipe import Bracket, ConvStep, Path, PoolStep, Recipe
from archviz.words import Sentence, say

from .steps import Drawing, Lane
from .style import Excited, Styled, project


class Branched(Styled, Excited):
    """A block whose body is a recipe; the gate stands behind the merge and its projection."""

    @property
    def counts_padding(self) -> bool:
        """Whether its averages count the padding as zeros."""
        return False

    def draw(self, g: Wiring, x: Wire, recipe: Recipe) -> Wire:
        """Branches, merge, projection, residual scale, shortcut, activation."""

        def trial(line: Recipe) -> list[str]:
            other = Wiring(x.shape)
            self._draw(Drawing(other, self, line, other.input, None, count_pad=self.counts_padding))
            return [misfit.message for misfit in other.misfits]

        return self._draw(Drawing(g, self, recipe, x, trial, count_pad=self.counts_padding))

    def _draw(self, drawing: Drawing) -> Wire:
        g, x, recipe = drawing.g, drawing.entry.wire, drawing.recipe
        end = drawing.branches()
        if step := recipe.project:
            end = end.then(drawing.conv(end.wire, step, "project.", ""), step.stride)
        y = self.gate(g, end.wire)
        if recipe.shortcut == "none":
            return y
        y = g.scale(y, "scale", recipe.scale)
        skip = self._shortcut(drawing, x, Lane(y, end.stride))
        y = y if skip is None else g.add("add", y, skip)
        return g.act(y, "relu", self.activation) if recipe.active and skip is not None else y

    def _shortcut(self, drawing: Drawing, x: Wire, end: Lane) -> Wire | None:
        """What is added; None, with a complaint, where nothing fits."""
        y, recipe = end.wire, drawing.recipe
        if x.shape == y.shape:
            return x
        stride = _projected(x, end)
        plain = (say("no shortcut"), replace(recipe, scale=1.0, shortcut="none", active=True))
        kept = (say("padding that keeps the size"), replace(recipe, paths=tuple(map(_padded, recipe.paths))))
        if recipe.shortcut == "identity":
            fault = say("an identity shortcut cannot add {first} to {other}; write 'add project'",
                        first=times(x.shape), other=times(y.shape))  # fmt: skip
            if stride is None:
                fault = _unprojected(x, end)
            projected = replace(recipe, shortcut="projection")
            both = (say("padding that keeps the size, add project"), replace(kept[1], shortcut="projection"))
            drawing.complain(fault, (say("add project"), projected), kept, both, plain)
            return None
        if stride is None:
            drawing.complain(_unprojected(x, end), kept, plain)
            return None
        return project(drawing.g, x, y.shape[0], stride, norm=self.norm, bias=self.bias)


def _projected(x: Wire, end: Lane) -> Pair | None:
    """The stride of the 1×1 that brings x to the size of the branches; None where none of theirs does."""
    high, wide = end.stride
    if len(x.shape) != 3 or len(end.wire.shape) != 3 or high != int(high) or wide != int(wide):
        return None
    stride = int(high), int(wide)
    sides = tuple(-(-side // step) for side, step in zip(x.shape[1:], stride, strict=True))
    return stride if sides == end.wire.shape[1:] else None


def _unprojected(x: Wire, end: Lane) -> Sentence:
    """Why no projection fits."""
    y = end.wire
    if len(x.shape) != 3 or len(y.shape) != 3:
        return say(
            "the shortcut cannot add {first} to {other}: it needs maps", first=times(x.shape), other=times(y.shape)
        )
    high, wide = end.stride
    if min(high, wide) < 1 or high != int(high) or wide != int(wide):
        return say("the shortcut cannot bring {first} to the {other} of the branches: they resize the map",
                   first=times(x.shape), other=times(y.shape))  # fmt: skip
    stride = f"{high}" if high == wide else f"{high}×{wide}"
    sides = [y.shape[0], *(-(-side // int(step)) for side, step in zip(x.shape[1:], end.stride, strict=True))]
    return say(
        "the shortcut has the stride {stride} of the branches and turns {first} into {projected}, "
        "but the branches end in {other}; give them padding that keeps the size, or equal strides",
        stride=stride,
        first=times(x.shape),
        projected=times(tuple(sides)),
        other=times(y.shape),
    )


def _padded(path: Path) -> Path:
    """The path with the usual padding everywhere."""
    return tuple(
        replace(step, paths=tuple(map(_padded, step.paths)))
        if isinstance(step, Bracket)
        else replace(step, padding=None)
        if isinstance(step, ConvStep | PoolStep)
        else step
        for step in path
    )


class Averaging(Branched):
    """A block whose branches may hold average pooling."""

    count_pad: bool = switch(
        False, "Count padding", "averages count the padding as zeros, as torchvision's Inception-v3", later=True
    )

    @property
    def counts_padding(self) -> bool:
        return self.count_pad
