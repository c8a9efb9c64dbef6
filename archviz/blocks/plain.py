"""Plain blocks: convolutions without a shortcut, the other half of the degradation experiment."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.spec.fields import channels, integer, stride
from archviz.spec.registry import block

from .style import Styled


@block(
    "plain",
    "Plain pair",
    family="plain",
    source="He et al. 2015, arXiv:1512.03385, sec. 3.3 (plain network)",
    example=(64, 56, 56),
)
class Plain(Styled):
    """Two 3×3 convolutions, no shortcut."""

    out: int = channels(64, "Width", "channels of both convolutions")
    stride: int = stride()

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.conv(g, x, 1, self.out, 3, stride=self.stride)
        return self.conv(g, y, 2, self.out, 3)


@block(
    "plain_stack",
    "Plain stack",
    family="plain",
    source="Simonyan & Zisserman 2014, arXiv:1409.1556, sec. 2.3",
    example=(64, 56, 56),
)
class PlainStack(Styled):
    """Any number of equal convolutions in a row, no shortcut."""

    out: int = channels(64, "Width", "channels of every convolution")
    depth: int = integer(3, "Depth", "convolutions in a row", le=64)
    kernel: int = integer(3, "Kernel", "side of the window, odd", le=31, step=2, unit="px")
    stride: int = stride()

    def wire(self, g: Wiring, x: Wire) -> Wire:
        g.odd("kernel", self.kernel)
        for number in range(1, self.depth + 1):
            x = self.conv(g, x, number, self.out, self.kernel, stride=self.stride if number == 1 else 1)
        return x
