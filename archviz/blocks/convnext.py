"""The ConvNeXt block: depthwise 7×7, layer norm, and an inverted bottleneck of linear layers over the channels."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.graph.ops import ActivationKind, LayerNorm, Permute, times
from archviz.spec.fields import choice, integer
from archviz.spec.registry import block
from archviz.words import say

from .style import Excited


@block(
    "convnext",
    "ConvNeXt",
    family="modern",
    source="Liu et al. 2022, arXiv:2201.03545, fig. 4 (as drawn: without layer scale)",
    example=(96, 56, 56),
)
class ConvNeXt(Excited):
    """Depthwise k×k, layer norm, ×4 wider, GELU, back, added to what came in; width and size stay."""

    kernel: int = integer(7, "Kernel", "side of the depthwise window, odd", le=31, step=2, unit="px")
    expand: int = integer(4, "Expansion", "factor of the first linear layer", le=32, unit="×")
    activation: ActivationKind = choice("gelu", "Activation", "between the two linear layers")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        width = x.shape[0]
        if len(x.shape) != 3:
            g.complain(say("a ConvNeXt block needs channels×height×width, but {shape} arrives", shape=times(x.shape)))
            return x
        g.odd("kernel", self.kernel)
        y = g.conv(x, "dwconv", width, self.kernel, groups=width, bias=True)
        y = g.apply("norm", LayerNorm(), g.apply("last", Permute(to_last=True), y))
        y = g.linear(y, "pwconv1", self.expand * width)
        y = g.linear(g.act(y, "act", self.activation), "pwconv2", width)
        return g.add("add", self.gate(g, g.apply("first", Permute(to_last=False), y)), x)
