"""The residual blocks of ResNet: basic and bottleneck."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.spec.fields import channels, choice, dilation, integer, stride
from archviz.spec.registry import block

from .style import Residual, StrideAt, shortcut, strides


def close(block: Residual, g: Wiring, x: Wire, y: Wire, stride: int) -> Wire:
    """Gate the branch y, add the shortcut of x and activate: the end of every post-activation block."""
    y = block.gate(g, y)
    skip = shortcut(g, x, y, stride, block.shortcut, norm=block.norm, bias=block.bias)
    if skip is not None:
        y = g.add("add", y, skip)
    return g.act(y, "relu", block.activation)


DILATION = "from one tap of the 3×3 to the next, padded to keep the size (DRN: Yu et al. 2017, arXiv:1705.09914)"


@block(
    "basic",
    "Basic",
    family="residual",
    source="He et al. 2015, arXiv:1512.03385, fig. 5 left",
    example=(64, 56, 56),
)
class Basic(Residual):
    """Two 3×3 convolutions and a shortcut."""

    out: int = channels(64, "Width", "channels of both convolutions")
    stride: int = stride()
    dilation: int = dilation(DILATION)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.conv(g, x, 1, self.out, 3, stride=self.stride, dilation=self.dilation)
        y = self.conv(g, y, 2, self.out, 3, dilation=self.dilation, active=False)
        return close(self, g, x, y, self.stride)


@block(
    "bottleneck",
    "Bottleneck",
    family="residual",
    source="He et al. 2015, arXiv:1512.03385, fig. 5 right",
    example=(256, 56, 56),
)
class Bottleneck(Residual):
    """1×1 down, 3×3, 1×1 up, and a shortcut."""

    width: int = channels(64, "Width", "channels of the 3×3 convolution")
    out: int = channels(256, "Output", "channels that leave the block")
    stride: int = stride()
    groups: int = integer(1, "Groups", "groups of the 3×3 convolution; they must divide the width", le=65_536)
    stride_in: StrideAt = choice("3x3", "Stride in", "the 3×3 (v1.5, torchvision) or the first 1×1 (paper)")
    dilation: int = dilation(DILATION)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        first, second = strides(self.stride, self.stride_in)
        y = self.conv(g, x, 1, self.width, 1, stride=first)
        names = {"out": "width", "groups": "groups"}
        y = self.conv(g, y, 2, self.width, 3, stride=second, groups=self.groups, dilation=self.dilation, fields=names)
        y = self.conv(g, y, 3, self.out, 1, active=False)
        return close(self, g, x, y, self.stride)
