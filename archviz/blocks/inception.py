"""The Inception modules of Inception-v4 (Szegedy et al. 2016), as lines of branches with their widths as parameters."""

from __future__ import annotations

from typing import ClassVar, Literal

from archviz.graph import Wire, Wiring
from archviz.spec.fields import channels, choice
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import block

from .paths import Averaging, Branched

PAPER = "Szegedy et al. 2016, arXiv:1602.07261"


class Ordered(Branched):
    """A block whose release (TF-slim, timm) has its branches, and some of its kernels, in another order than drawn."""

    order: Literal["drawn", "released"] = choice(
        "drawn", "Order", "drawn: as in the paper's figures; released: as in TF-slim and timm, the pool last"
    )

    @property
    def released(self) -> bool:
        """Whether the order is that of the release."""
        return self.order == "released"

    def beside(self, pool: str, *branches: str) -> str:
        """The branches as a line; the drawings begin with the pool."""
        return " | ".join((*branches, pool) if self.released else (pool, *branches))


@block("inception_a", "Inception-A", family="inception", source=f"{PAPER}, fig. 4", example=(384, 35, 35))
class InceptionA(Averaging, Ordered):
    """Pool, 1×1, one 3×3 and two 3×3, concatenated; 4·width channels leave."""

    width: int = channels(96, "Width", "channels of each of the four branches")
    reduce: int = channels(64, "Reduction", "channels of the 1×1 in front of the 3×3")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w, r = self.width, self.reduce
        line = self.beside(
            f"avgpool3 conv1-{w}", f"conv1-{w}", f"conv1-{r} conv3-{w}", f"conv1-{r} conv3-{w} conv3-{w}"
        )
        return self.draw(g, x, parse(line))


@block("inception_b", "Inception-B", family="inception", source=f"{PAPER}, fig. 5", example=(1024, 17, 17))
class InceptionB(Averaging, Ordered):
    """Pool, 1×1, 1×7–7×1 and twice that, concatenated."""

    pool: int = channels(128, "Pool branch", "channels of the 1×1 behind the pooling")
    direct: int = channels(384, "Direct branch", "channels of the lone 1×1")
    reduce: int = channels(192, "Reduction", "channels of the 1×1 in front of the 7s")
    middle: int = channels(224, "Middle", "channels between the 7s")
    out: int = channels(256, "Width", "channels that leave each of the branches of 7s")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        r, m, o = self.reduce, self.middle, self.out
        one, other = ("7x1", "1x7") if self.released else ("1x7", "7x1")  # of the long branch
        line = self.beside(
            f"avgpool3 conv1-{self.pool}",
            f"conv1-{self.direct}",
            f"conv1-{r} conv1x7-{m} conv7x1-{o}",
            f"conv1-{r} conv{one}-{r} conv{other}-{m} conv{one}-{m} conv{other}-{o}",
        )
        return self.draw(g, x, parse(line))


@block("inception_c", "Inception-C", family="inception", source=f"{PAPER}, fig. 6", example=(1536, 8, 8))
class InceptionC(Averaging, Ordered):
    """Pool, 1×1 and two branches that end in a split of 1×3 beside 3×1; 6·width channels leave."""

    width: int = channels(256, "Width", "channels of each of the six ends")
    reduce: int = channels(384, "Reduction", "channels of the 1×1 in front of the splits")
    middle: int = channels(448, "First 3", "channels of the 1×3 of the long branch")
    last: int = channels(512, "Second 3", "channels of the 3×1 of the long branch")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w, r = self.width, self.reduce
        one, other = ("3x1", "1x3") if self.released else ("1x3", "3x1")  # of the long branch
        line = self.beside(
            f"avgpool3 conv1-{w}",
            f"conv1-{w}",
            f"conv1-{r} [ conv1x3-{w} | conv3x1-{w} ]",
            f"conv1-{r} conv{one}-{self.middle} conv{other}-{self.last} [ conv{other}-{w} | conv{one}-{w} ]",
        )
        return self.draw(g, x, parse(line))


@block("reduction_a", "Reduction-A", family="inception", source=f"{PAPER}, fig. 7 and table 1", example=(384, 35, 35))
class ReductionA(Ordered):
    """Halves the size: pool, 3×3 (n), 1×1 (k) – 3×3 (l) – 3×3 (m)."""

    k: int = channels(192, "k (1×1)", "the 1×1 of the long branch")
    l: int = channels(224, "l (3×3)", "its first 3×3")  # noqa: E741 - the paper's letter
    m: int = channels(256, "m (3×3, /2)", "its second 3×3, of stride 2")
    n: int = channels(384, "n (lone 3×3)", "the lone 3×3, of stride 2")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        line = self.beside(
            "maxpool3/2 valid", f"conv3-{self.n}/2 valid", f"conv1-{self.k} conv3-{self.l} conv3-{self.m}/2 valid"
        )
        return self.draw(g, x, parse(line))


@block("reduction_b", "Reduction-B", family="inception", source=f"{PAPER}, fig. 8", example=(1024, 17, 17))
class ReductionB(Ordered):
    """Halves the size: pool, 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3."""

    short: int = channels(192, "Short branch", "channels of its 1×1 and 3×3")
    reduce: int = channels(256, "Reduction", "channels of the 1×1 and 1×7 of the long branch")
    long: int = channels(320, "Long branch", "channels of its 7×1 and 3×3")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        s, r, o = self.short, self.reduce, self.long
        line = self.beside(
            "maxpool3/2 valid",
            f"conv1-{s} conv3-{s}/2 valid",
            f"conv1-{r} conv1x7-{r} conv7x1-{o} conv3-{o}/2 valid",
        )
        return self.draw(g, x, parse(line))


StemKind = Literal["v4", "v4_released", "v3", "resnet_v1", "v1", "v1_bn"]
_STEMS = {
    "v4": (
        "conv3-32/2 valid conv3-32 valid conv3-64 [ maxpool3/2 valid | conv3-96/2 valid ] "
        "[ conv1-64 conv3-96 valid | conv1-64 conv7x1-64 conv1x7-64 conv3-96 valid ] "
        "[ conv3-192/2 valid | maxpool3/2 valid ]"
    ),
    "v4_released": (
        "conv3-32/2 valid conv3-32 valid conv3-64 [ maxpool3/2 valid | conv3-96/2 valid ] "
        "[ conv1-64 conv3-96 valid | conv1-64 conv1x7-64 conv7x1-64 conv3-96 valid ] "
        "[ conv3-192/2 valid | maxpool3/2 valid ]"
    ),
    "v3": "conv3-32/2 valid conv3-32 valid conv3-64 maxpool3/2 valid conv1-80 valid conv3-192 valid maxpool3/2 valid",
    "resnet_v1": (
        "conv3-32/2 valid conv3-32 valid conv3-64 maxpool3/2 valid conv1-80 conv3-192 valid conv3-256/2 valid"
    ),
    "v1": "conv7-64/2 maxpool3/2 valid ceil lrn conv1-64 conv3-192 lrn maxpool3/2 valid ceil",
    "v1_bn": "conv7-64/2 maxpool3/2 valid ceil conv1-64 conv3-192 maxpool3/2 valid ceil",
}


@block(
    "inception_stem",
    "Inception stem",
    family="stem",
    source=f"{PAPER}, figs. 3 and 14; v3: Szegedy et al. 2015, arXiv:1512.00567, table 1",
    example=(3, 299, 299),
)
class InceptionStem(Branched):
    """From 299×299×3 to 35×35 in 384 (v4), 192 (v3, released v2) or 256 (ResNet-v1) channels; v1 is GoogLeNet's."""

    bare: ClassVar[bool] = True
    kind: StemKind = choice(
        "v4",
        "Kind",
        "v4: fig. 3; v4_released: the same with the 1×7 first; resnet_v1: fig. 14; v3: with two poolings; "
        "v1: GoogLeNet, with local response norm or batch norm",
    )

    def wire(self, g: Wiring, x: Wire) -> Wire:
        return self.draw(g, x, parse(_STEMS[self.kind]))
