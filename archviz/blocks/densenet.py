"""DenseNet: layers that see all that came before them, and the transitions between dense blocks."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.spec.fields import channels, fraction, integer
from archviz.spec.registry import block

from .style import Styled

PAPER = "Huang et al. 2016, arXiv:1608.06993"


@block("dense_layer", "Dense layer", family="dense", source=f"{PAPER}, sec. 3 (DenseNet-B)", example=(64, 56, 56))
class DenseLayer(Styled):
    """BN – ReLU – 1×1 (4k) – BN – ReLU – 3×3 (k), concatenated behind what came in."""

    growth: int = channels(32, "Growth k", "channels that each layer adds")
    bottleneck: int = integer(4, "Bottleneck", "the 1×1 has this many times k channels; 0 leaves it out", ge=0, le=64)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = self.before(g, x, 1)
        if self.bottleneck:
            y = g.conv(y, "conv1", self.bottleneck * self.growth, 1, bias=self.bias)
            y = self.before(g, y, 2)
        y = g.conv(y, "conv2", self.growth, 3, bias=self.bias)
        return g.concat("concat", x, y)


@block("transition", "Transition", family="dense", source=f"{PAPER}, sec. 3", example=(256, 56, 56))
class Transition(Styled):
    """BN – ReLU – 1×1 that compresses the channels, then 2×2 average pooling."""

    compression: float = fraction(0.5, "Compression θ", "share of the channels that stays", ge=0.01)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        out = max(1, int(x.shape[0] * self.compression))
        y = g.conv(self.before(g, x, 1), "conv1", out, 1, bias=self.bias)
        return g.pool(y, "pool", "avg", 2, 2)
