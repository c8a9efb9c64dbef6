"""Pre-activation blocks (ResNet v2) and the wide basic block of WRN: normalise and activate before convolving."""

from __future__ import annotations

from typing_extensions import Self

from archviz.graph import Wire, Wiring, setting
from archviz.graph.ops import MAX_CHANNELS
from archviz.spec.fields import channels, choice, fraction, integer, stride, switch
from archviz.spec.registry import block
from archviz.words import say

from .style import Residual, StrideAt, shortcut, strides


class PreActivated(Residual):
    """BN → activation → convolution; a projection starts behind the first activation, an identity before it."""

    def close(self, g: Wiring, x: Wire, entry: Wire, y: Wire, stride: int) -> Wire:
        """Add the shortcut; nothing follows the sum (He et al. 2016, fig. 4(e))."""
        y = self.gate(g, y)
        start = x if x.shape == y.shape and self.shortcut != "C" else entry
        skip = shortcut(g, start, y, stride, self.shortcut, norm=False, bias=self.bias)
        return y if skip is None else g.add("add", y, skip)


class _Bare(PreActivated):
    """A pre-activation block that may stand right behind an activated stem."""

    bare_first: bool = switch(False, "Bare first", "the first repeat takes the stem's activation as it is")

    def following(self) -> Self:
        return super().following().model_copy(update={"bare_first": False}) if self.bare_first else super().following()

    def entry(self, g: Wiring, x: Wire) -> Wire:
        """What the first convolution and a projection read."""
        return x if self.bare_first else self.before(g, x, 1)


@block(
    "preact_basic",
    "Pre-act basic",
    family="pre-activation",
    source="He et al. 2016, arXiv:1603.05027, fig. 1(b)",
    example=(64, 56, 56),
)
class PreactBasic(_Bare):
    """Two 3×3 convolutions, each behind BN and activation."""

    out: int = channels(64, "Width", "channels of both convolutions")
    stride: int = stride()

    def wire(self, g: Wiring, x: Wire) -> Wire:
        entry = self.entry(g, x)
        y = g.conv(entry, "conv1", self.out, 3, stride=self.stride, bias=self.bias)
        y = g.conv(self.before(g, y, 2), "conv2", self.out, 3, bias=self.bias)
        return self.close(g, x, entry, y, self.stride)


@block(
    "preact_bottleneck",
    "Pre-act bottleneck",
    family="pre-activation",
    source="He et al. 2016, arXiv:1603.05027, sec. 4",
    example=(256, 56, 56),
)
class PreactBottleneck(_Bare):
    """1×1, 3×3, 1×1, each behind BN and activation."""

    width: int = channels(64, "Width", "channels of the 3×3 convolution")
    out: int = channels(256, "Output", "channels that leave the block")
    stride: int = stride()
    groups: int = integer(1, "Groups", "groups of the 3×3 convolution; they must divide the width", le=65_536)
    stride_in: StrideAt = choice("3x3", "Stride in", "the 3×3 (as in torchvision's v1.5) or the first 1×1 (paper)")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        first, second = strides(self.stride, self.stride_in)
        names = {"out": "width", "groups": "groups"}
        entry = self.entry(g, x)
        y = g.conv(entry, "conv1", self.width, 1, stride=first, bias=self.bias)
        y = self.before(g, y, 2)
        y = g.conv(y, "conv2", self.width, 3, stride=second, groups=self.groups, bias=self.bias, fields=names)
        y = g.conv(self.before(g, y, 3), "conv3", self.out, 1, bias=self.bias)
        return self.close(g, x, entry, y, self.stride)


@block(
    "wide_basic",
    "Wide basic",
    family="wide",
    source="Zagoruyko & Komodakis 2016, arXiv:1605.07146, fig. 1(d), B(3,3)",
    example=(160, 32, 32),
)
class WideBasic(PreActivated):
    """The pre-activation basic block, k times wider, with dropout between its convolutions."""

    base: int = channels(16, "Base width", "channels at k = 1")
    k: int = integer(10, "Widening k", "factor on the base width", le=256, unit="×")
    stride: int = stride()
    dropout: float = fraction(0.0, "Dropout", "between the two convolutions", le=0.95)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        out = self.base * self.k
        if out > MAX_CHANNELS:
            most = MAX_CHANNELS // self.base
            message = say(
                "{what} = {found:,} is more than the {most:,} channels that ArchViz takes",
                what="base × k",
                found=out,
                most=MAX_CHANNELS,
            )
            g.complain(message, field="k", remedies=(setting("k", most),))
            return x
        entry = self.before(g, x, 1)
        y = g.conv(entry, "conv1", out, 3, stride=self.stride, bias=self.bias)
        y = g.dropout(self.before(g, y, 2), "dropout", self.dropout)
        y = g.conv(y, "conv2", out, 3, bias=self.bias)
        return self.close(g, x, entry, y, self.stride)
