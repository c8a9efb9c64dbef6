"""The residual Inception modules (Szegedy et al. 2016): branches, concatenation, linear 1×1, scale, sum."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.spec.fields import MAX_WIDTH, channels, fraction, switch
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import block

from .inception import PAPER, Ordered
from .paths import Branched

SCALE = "factor on the branch before the sum; 0.1 to 0.3 keep training stable (sec. 3.3)"


class _Scaled(Branched):
    """An Inception-ResNet module: the linear 1×1 brings the branches to the width of the trunk."""

    scale: float = fraction(0.17, "Residual scale", SCALE, ge=0.01, le=1.0, step=0.01)
    active: bool = switch(True, "Activation last", "behind the sum; the released v2 leaves it out once")

    def residual(self, g: Wiring, x: Wire, branches: str) -> Wire:
        """The branches, projected to x's channels, scaled and added to it."""
        width = min(x.shape[0], MAX_WIDTH)  # of what is wider still the sum complains
        tail = f"concat, conv1-{width} linear, scale {self.scale:.6f}, add"
        return self.draw(g, x, parse(f"{branches} => {tail}{'' if self.active else ', no relu'}"))


@block(
    "inception_resnet_a",
    "Inception-ResNet-A",
    family="inception",
    source=f"{PAPER}, figs. 10 and 16 (block35)",
    example=(384, 35, 35),
)
class InceptionResNetA(_Scaled):
    """1×1, 1×1 – 3×3, 1×1 – 3×3 – 3×3, added to the trunk."""

    width: int = channels(32, "Width", "channels of the 1×1s and of the middle branch")
    middle: int = channels(48, "Middle", "first 3×3 of the long branch (v1: 32, v2: 48)")
    last: int = channels(64, "Last", "second 3×3 of the long branch (v1: 32, v2: 64)")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w = self.width
        return self.residual(g, x, f"conv1-{w} | conv1-{w} conv3-{w} | conv1-{w} conv3-{self.middle} conv3-{self.last}")


@block(
    "inception_resnet_b",
    "Inception-ResNet-B",
    family="inception",
    source=f"{PAPER}, figs. 11 and 17 (block17)",
    example=(1152, 17, 17),
)
class InceptionResNetB(_Scaled):
    """1×1 beside 1×1 – 1×7 – 7×1, added to the trunk."""

    width: int = channels(192, "Width", "channels of the lone 1×1 and of the 7×1 (v1: 128, v2: 192)")
    reduce: int = channels(128, "Reduction", "channels of the 1×1 in front of the 7s")
    middle: int = channels(160, "Middle", "channels of the 1×7 (v1: 128, v2: 160)")
    scale: float = fraction(0.1, "Residual scale", SCALE, ge=0.01, le=1.0, step=0.01)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w = self.width
        return self.residual(g, x, f"conv1-{w} | conv1-{self.reduce} conv1x7-{self.middle} conv7x1-{w}")


@block(
    "inception_resnet_c",
    "Inception-ResNet-C",
    family="inception",
    source=f"{PAPER}, figs. 13 and 19 (block8)",
    example=(2144, 8, 8),
)
class InceptionResNetC(_Scaled):
    """1×1 beside 1×1 – 1×3 – 3×1, added to the trunk."""

    width: int = channels(192, "Width", "channels of the 1×1s")
    middle: int = channels(224, "Middle", "channels of the 1×3 (v1: 192, v2: 224)")
    last: int = channels(256, "Last", "channels of the 3×1 (v1: 192, v2: 256)")
    scale: float = fraction(0.2, "Residual scale", SCALE, ge=0.01, le=1.0, step=0.01)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w = self.width
        return self.residual(g, x, f"conv1-{w} | conv1-{w} conv1x3-{self.middle} conv3x1-{self.last}")


@block(
    "inception_resnet_reduction_b",
    "Reduction-B (ResNet)",
    family="inception",
    source=f"{PAPER}, figs. 12 and 18",
    example=(1152, 17, 17),
)
class InceptionResNetReductionB(Ordered):
    """Halves the size: pool and three branches behind 1×1s, concatenated."""

    reduce: int = channels(256, "Reduction", "channels of every 1×1")
    first: int = channels(384, "First", "3×3 of the first branch")
    second: int = channels(288, "Second", "3×3 of the second branch (v1: 256, v2: 288)")
    third: int = channels(320, "Third", "last 3×3 of the third branch (v1: 256, v2: 320)")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        r, s = self.reduce, self.second
        line = self.beside(
            "maxpool3/2 valid",
            f"conv1-{r} conv3-{self.first}/2 valid",
            f"conv1-{r} conv3-{s}/2 valid",
            f"conv1-{r} conv3-{s} conv3-{self.third}/2 valid",
        )
        return self.draw(g, x, parse(line))
