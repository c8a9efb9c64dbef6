"""The blocks of the Keras tradition: every convolution has a bias, and the stride stands in the first 1×1."""

from __future__ import annotations

from archviz.graph import Wire, Wiring, setting
from archviz.graph.ops import Add
from archviz.spec.fields import channels, integer, switch
from archviz.spec.registry import block
from archviz.words import say

from .style import Excited, NormKind, Styled, norm_kind, shortcut


class _Keras(Styled, Excited):
    """A post-activation bottleneck in Keras' words."""

    F1: int = channels(64, "F1 (first 1×1)", "filters of the first 1×1")
    F2: int = channels(64, "F2 (f×f)", "filters of the f×f")
    F3: int = channels(256, "F3 (last 1×1)", "filters of the last 1×1")
    f: int = integer(3, "f (window)", "side of the middle window, odd", le=31, step=2, unit="px")
    norm_kind: NormKind = norm_kind("keras_resnet")
    bias: bool = switch(True, "Bias", "as Keras has by default")

    def branch(self, g: Wiring, x: Wire, stride: int) -> Wire:
        """1×1 (F1) – f×f (F2) – 1×1 (F3)."""
        g.odd("f", self.f)
        y = self.conv(g, x, 1, self.F1, 1, stride=stride)
        y = self.conv(g, y, 2, self.F2, self.f)
        return self.gate(g, self.conv(g, y, 3, self.F3, 1, active=False))


@block(
    "keras_identity",
    "Identity block (Keras)",
    family="keras",
    source="keras.applications ResNet50, identity_block; He et al. 2015, fig. 5 right",
    example=(256, 56, 56),
)
class KerasIdentity(_Keras):
    """The bottleneck whose shortcut is the identity: F3 must be the channels that enter."""

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.branch(g, x, 1)
        if x.shape[0] != self.F3:
            message = say(
                "F3 = {out} must be the {entering} channels that enter: the shortcut is the identity",
                out=self.F3,
                entering=x.shape[0],
            )
            g.complain(message, field="F3", remedies=(setting("F3", x.shape[0]),))
            return y
        return g.act(g.add("add", y, x), "relu", self.activation)


@block(
    "keras_convolutional",
    "Convolutional block (Keras)",
    family="keras",
    source="keras.applications ResNet50, conv_block; He et al. 2015, table 1",
    example=(256, 56, 56),
)
class KerasConvolutional(_Keras):
    """The bottleneck whose shortcut is a 1×1 of stride s with batch norm."""

    s: int = integer(2, "s (stride)", "stride of the first 1×1 and of the shortcut", le=8)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.branch(g, x, self.s)
        skip = shortcut(g, x, y, self.s, "C", norm=self.norm, bias=self.bias)
        return g.act(g.add("add", y, skip), "relu", self.activation) if skip else y


@block(
    "keras_resnext",
    "Summed 3×3 (Keras)",
    family="keras",
    source="a simplification met in Keras tutorials; not the block of Xie et al. 2017, whose paths are narrow",
    example=(3, 32, 32),
)
class KerasResNeXt(Styled, Excited):
    """C full 3×3 convolutions, summed, then a 1×1; the shortcut is always a projection."""

    filters: int = channels(64, "Filters", "channels of every convolution")
    cardinality: int = integer(8, "Cardinality C", "number of 3×3 convolutions", le=256, unit="paths")
    stride: int = integer(1, "Stride", "of every 3×3 and of the shortcut", le=8)
    norm_kind: NormKind = norm_kind("keras")
    bias: bool = switch(True, "Bias", "as Keras has by default")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        paths = [
            self.conv(g, x, 1, self.filters, 3, stride=self.stride, owner=f"path{path}.")
            for path in range(1, self.cardinality + 1)
        ]
        y = paths[0] if len(paths) == 1 else g.apply("sum", Add(), *paths)
        y = self.gate(g, self.conv(g, y, 2, self.filters, 1, active=False))
        skip = shortcut(g, x, y, self.stride, "C", norm=self.norm, bias=self.bias)
        return g.act(g.add("add", y, skip), "relu", self.activation) if skip else y
