"""The modules of GoogLeNet and Inception-v3 (Szegedy et al. 2014 and 2015), as lines of branches."""

from __future__ import annotations

from archviz.graph import Wire, Wiring
from archviz.spec.fields import channels, integer
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import block

from .paths import Averaging, Branched

V1 = "Szegedy et al. 2014, arXiv:1409.4842"
V3 = "Szegedy et al. 2015, arXiv:1512.00567"


@block("inception_v1", "Inception (GoogLeNet)", family="inception", source=f"{V1}, fig. 2(b)", example=(192, 28, 28))
class InceptionV1(Branched):
    """1×1, 1×1 – 3×3, 1×1 – 5×5 and pool – 1×1, concatenated."""

    direct: int = channels(64, "1×1", "the lone 1×1")
    reduce3: int = channels(96, "3×3 reduce", "the 1×1 in front of the 3×3")
    out3: int = channels(128, "3×3", "the 3×3")
    reduce5: int = channels(16, "5×5 reduce", "the 1×1 in front of the 5×5")
    out5: int = channels(32, "5×5", "the 5×5")
    pool: int = channels(32, "Pool proj", "the 1×1 behind the pooling")
    large: int = integer(5, "Large kernel", "5 in the paper; torchvision and TF-slim run a 3", ge=3, le=7, step=2)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        line = (
            f"conv1-{self.direct} | conv1-{self.reduce3} conv3-{self.out3} | "
            f"conv1-{self.reduce5} conv{self.large}-{self.out5} | maxpool3 conv1-{self.pool}"
        )
        return self.draw(g, x, parse(line))


@block("inception_v3_a", "Inception-v3 A", family="inception", source=f"{V3}, fig. 5", example=(192, 35, 35))
class InceptionV3A(Averaging):
    """1×1, 1×1 – 5×5, 1×1 – 3×3 – 3×3 and pool – 1×1, concatenated."""

    direct: int = channels(64, "1×1", "the lone 1×1")
    pool: int = channels(32, "Pool branch", "the 1×1 behind the pooling: 32, then 64")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        line = f"conv1-{self.direct} | conv1-48 conv5-64 | conv1-64 conv3-96 conv3-96 | avgpool3 conv1-{self.pool}"
        return self.draw(g, x, parse(line))


@block("inception_v3_b", "Inception-v3 B", family="inception", source=f"{V3}, fig. 10", example=(288, 35, 35))
class InceptionV3B(Branched):
    """Halves the size: 3×3, 1×1 – 3×3 – 3×3 and pool."""

    direct: int = channels(384, "3×3", "the lone 3×3 of stride 2")
    long: int = channels(96, "Long branch", "its two 3×3")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        line = f"conv3-{self.direct}/2 valid | conv1-64 conv3-{self.long} conv3-{self.long}/2 valid | maxpool3/2 valid"
        return self.draw(g, x, parse(line))


@block("inception_v3_c", "Inception-v3 C", family="inception", source=f"{V3}, fig. 6", example=(768, 17, 17))
class InceptionV3C(Averaging):
    """1×1, 1×7 – 7×1, twice that, and pool – 1×1, concatenated."""

    middle: int = channels(128, "Width of the 7s", "128, 160, 160, 192 in Inception-v3")
    out: int = channels(192, "Width", "channels of each of the four branches")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        m, o = self.middle, self.out
        line = (
            f"conv1-{o} | conv1-{m} conv1x7-{m} conv7x1-{o} | "
            f"conv1-{m} conv7x1-{m} conv1x7-{m} conv7x1-{m} conv1x7-{o} | avgpool3 conv1-{o}"
        )
        return self.draw(g, x, parse(line))


@block("inception_v3_d", "Inception-v3 D", family="inception", source=f"{V3}, fig. 10", example=(768, 17, 17))
class InceptionV3D(Branched):
    """Halves the size: 1×1 – 3×3, 1×1 – 1×7 – 7×1 – 3×3 and pool."""

    reduce: int = channels(192, "Reduction", "the 1×1s and the 7s")
    out: int = channels(320, "Width", "the 3×3 of the first branch")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        r = self.reduce
        line = (
            f"conv1-{r} conv3-{self.out}/2 valid | conv1-{r} conv1x7-{r} conv7x1-{r} conv3-{r}/2 valid | "
            "maxpool3/2 valid"
        )
        return self.draw(g, x, parse(line))


@block("inception_v3_e", "Inception-v3 E", family="inception", source=f"{V3}, fig. 7", example=(1280, 8, 8))
class InceptionV3E(Averaging):
    """1×1, two branches that end in 1×3 beside 3×1, and pool – 1×1, concatenated."""

    direct: int = channels(320, "1×1", "the lone 1×1")
    width: int = channels(384, "Width", "each end of the splits")
    reduce: int = channels(448, "Reduction", "the 1×1 of the long branch")
    pool: int = channels(192, "Pool branch", "the 1×1 behind the pooling")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        w = self.width
        split = f"[ conv1x3-{w} | conv3x1-{w} ]"
        line = (
            f"conv1-{self.direct} | conv1-{w} {split} | conv1-{self.reduce} conv3-{w} {split} | "
            f"avgpool3 conv1-{self.pool}"
        )
        return self.draw(g, x, parse(line))
