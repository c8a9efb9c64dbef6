"""The grouped block of ResNeXt: cardinality C paths of width d."""

from __future__ import annotations

from typing import Literal

from archviz.graph import Wire, Wiring, setting
from archviz.graph.ops import MAX_CHANNELS, Add
from archviz.spec.fields import channels, choice, dilation, integer, stride
from archviz.spec.registry import block
from archviz.words import say

from .residual import DILATION, close
from .style import Residual, StrideAt, strides

Form = Literal["grouped", "paths", "concat", "dense"]
MAX_PATHS = 256


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
    form: Form = choice(
        "grouped",
        "Form",
        "equal functions: grouped (c), paths summed (a), paths concatenated (b), dense block-diagonal",
    )
    stride_in: StrideAt = choice("3x3", "Stride in", "the 3×3 (as released) or the first 1×1")
    dilation: int = dilation(DILATION)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        inner = self.cardinality * self.width
        if inner > MAX_CHANNELS:
            most = MAX_CHANNELS // self.cardinality
            message = say(
                "{what} = {found:,} is more than the {most:,} channels that ArchViz takes",
                what="C × d",
                found=inner,
                most=MAX_CHANNELS,
            )
            g.complain(message, field="width", remedies=(setting("width", most),))
            return x
        if self.form in ("paths", "concat") and self.cardinality > MAX_PATHS:
            message = say(
                "C = {found:,} is more than the {most} separate paths that ArchViz draws",
                found=self.cardinality,
                most=MAX_PATHS,
            )
            g.complain(message, field="form", remedies=(setting("form", "grouped"),))
            return x
        y = self._grouped(g, x, inner) if self.form in ("grouped", "dense") else self._paths(g, x)
        return close(self, g, x, y, self.stride)

    def _grouped(self, g: Wiring, x: Wire, inner: int) -> Wire:
        """Form (c); its dense twin holds the same 3×3 block by block on the diagonal."""
        first, second = strides(self.stride, self.stride_in)
        y = self.conv(g, x, 1, inner, 1, stride=first)
        groups = self.cardinality if self.form == "grouped" else 1
        y = self.conv(g, y, 2, inner, 3, stride=second, groups=groups, dilation=self.dilation)
        return self.conv(g, y, 3, self.out, 1, active=False)

    def _paths(self, g: Wiring, x: Wire) -> Wire:
        """Forms (a) and (b): C separate paths, summed behind their 1×1s or concatenated before a common one."""
        first, second = strides(self.stride, self.stride_in)
        ends: list[Wire] = []
        for path in range(1, self.cardinality + 1):
            y = self.conv(g, x, 1, self.width, 1, stride=first, owner=f"path{path}.")
            y = self.conv(g, y, 2, self.width, 3, stride=second, dilation=self.dilation, owner=f"path{path}.")
            ends.append(g.conv(y, f"path{path}.conv3", self.out, 1, bias=self.bias) if self.form == "paths" else y)
        if self.form == "concat":
            return self.conv(g, g.concat("concat", *ends), 3, self.out, 1, active=False)
        y = ends[0] if len(ends) == 1 else g.apply("sum", Add(), *ends)
        return g.norm(y, "bn3") if self.norm else y
