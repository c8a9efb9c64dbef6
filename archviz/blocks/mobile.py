"""Depthwise blocks of the mobile nets: depthwise separable convolution and inverted residual."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.graph.ops import ActivationKind
from archviz.spec.fields import channels, choice, integer, stride
from archviz.spec.registry import block

from .style import Excited, Styled


class _Depthwise(Styled):
    """A block around a depthwise convolution."""

    def depthwise(self, g: Wiring, x: Wire, number: int, kernel: int, stride: int) -> Wire:
        """One filter a channel."""
        return self.conv(g, x, number, x.shape[0], kernel, stride=stride, groups=x.shape[0])


@block(
    "depthwise_separable",
    "Depthwise separable",
    family="mobile",
    source="Howard et al. 2017, arXiv:1704.04861, fig. 3",
    example=(256, 56, 56),
)
class DepthwiseSeparable(_Depthwise):
    """3×3 depthwise, then 1×1: 1/N + 1/9 of the cost of a dense 3×3."""

    out: int = channels(256, "Output", "channels that leave the block")
    stride: int = stride()

    def wire(self, g: Wiring, x: Wire) -> Wire:
        return self.conv(g, self.depthwise(g, x, 1, 3, self.stride), 2, self.out, 1)


@block(
    "inverted_residual",
    "Inverted residual",
    family="mobile",
    source="Sandler et al. 2018, arXiv:1801.04381, fig. 4(d)",
    example=(24, 56, 56),
)
class InvertedResidual(_Depthwise, Excited):
    """1×1 up, depthwise 3×3, linear 1×1 down; an identity shortcut where the shape stays."""

    expand: int = integer(6, "Expansion t", "factor of the first 1×1; 1 leaves it out", le=32, unit="×")
    out: int = channels(24, "Output", "channels that leave the block")
    stride: int = stride()
    activation: ActivationKind = choice("relu6", "Activation", "the non-linearity")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.conv(g, x, 1, self.expand * x.shape[0], 1) if self.expand > 1 else x
        y = self.gate(g, self.depthwise(g, y, 2, 3, self.stride))  # as MobileNetV3 has it (arXiv:1905.02244, fig. 4)
        y = self.conv(g, y, 3, self.out, 1, active=False)
        return g.add("add", y, x) if y.shape == x.shape else y
