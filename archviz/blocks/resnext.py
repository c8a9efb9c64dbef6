"""The grouped block of ResNeXt: cardinality C paths of width d."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.graph.ops import MAX_CHANNELS
from archviz.spec.fields import channels, choice, integer, stride
from archviz.spec.registry import block

from .residual import close
from .style import Residual, StrideAt


@block(
    "resnext",
    "ResNeXt",
    family="grouped",
    source="Xie et al. 2017, arXiv:1611.05431, fig. 3(c)",
    example=(256, 56, 56),
)
class ResNeXt(Residual):
    """1×1, grouped 3×3, 1×1: C paths of width d as one convolution."""

    cardinality: int = integer(32, "Cardinality C", "number of equal paths", le=65_536, unit="paths")
    width: int = integer(4, "Path width d", "channels of each path", le=65_536, unit="channels")
    out: int = channels(256, "Output", "channels that leave the block")
    stride: int = stride()
    stride_in: StrideAt = choice("3x3", "Stride in", "the 3×3 (as released) or the first 1×1")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        inner = self.cardinality * self.width
        if inner > MAX_CHANNELS:
            g.complain(
                f"C × d = {inner:,} is more than the {MAX_CHANNELS:,} channels that ArchViz takes",
                field="width",
            )
            return x
        first, second = (self.stride, 1) if self.stride_in == "1x1" else (1, self.stride)
        y = self.conv(g, x, 1, inner, 1, stride=first)
        y = self.conv(g, y, 2, inner, 3, stride=second, groups=self.cardinality)
        y = self.conv(g, y, 3, self.out, 1, active=False)
        return close(self, g, x, y, self.stride)
