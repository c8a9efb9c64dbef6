"""Before residual learning: AlexNet's features, pooling between stages, the head of three linear layers."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

from archviz.graph import Wire, Wiring, setting
from archviz.graph.ops import Pool, pair
from archviz.spec.fields import choice, fraction, integer, switch
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import Block, block

from .paths import Branched

_ALEXNET = {
    "2012": (
        "conv11-96/4 {pad} lrn maxpool3/2 valid conv5-256 groups 2 lrn maxpool3/2 valid conv3-384 "
        "conv3-384 groups 2 conv3-256 groups 2 maxpool3/2 valid"
    ),
    "2014": (
        "conv11-64/4 {pad} maxpool3/2 valid conv5-192 maxpool3/2 valid conv3-384 conv3-256 conv3-256 maxpool3/2 valid"
    ),
}


@block(
    "alexnet_features",
    "AlexNet features",
    family="plain",
    source="Krizhevsky et al. 2012, fig. 2; 2014: Krizhevsky, arXiv:1404.5997 (torchvision)",
    example=(3, 224, 224),
)
class AlexNetFeatures(Branched):
    """Five convolutions and three poolings; 2012 with groups of two GPUs and local response norm."""

    norm: bool = switch(False, "Batch norm", "normalise after every convolution")
    bias: bool = switch(True, "Bias", "give every convolution a bias")
    form: Literal["2012", "2014"] = choice("2012", "Form", "2012: two groups, LRN; 2014: one GPU, no LRN")

    padding: int = integer(2, "First padding", "zeros around the input; 227×227 needs 0, 224×224 needs 2", ge=0, le=31)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        pad = f"pad {self.padding}" if self.padding else "valid"
        return self.draw(g, x, parse(_ALEXNET[self.form].format(pad=pad)))


@block(
    "pool",
    "Pooling",
    family="plain",
    source="Simonyan & Zisserman 2014, arXiv:1409.1556, sec. 2.1",
    example=(64, 56, 56),
)
class Pooling(Block):
    """Max or average pooling on its own."""

    kind: Literal["max", "avg"] = choice("max", "Kind", "maximum or mean of the window")
    kernel: int = integer(2, "Window", "side of the window", le=31, unit="px")
    step: int = integer(2, "Stride", "of every repeat", le=8)
    padding: int = integer(0, "Padding", "zeros around; at most half the window", ge=0, le=15, unit="px")
    ceil: bool = switch(False, "Ceil", "the last window may hang over the edge")
    count_pad: bool = switch(False, "Count padding", "averages count the padding as zeros", later=True)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        padding = min(self.padding, self.kernel // 2)  # drawn so until it is mended
        pool = Pool(self.kind, pair(self.kernel), pair(self.step), pair(padding), self.ceil, self.count_pad)
        if self.padding > padding and len(x.shape) == 3:
            wrong = replace(pool, padding=pair(self.padding))
            offers = setting("padding", padding), setting("kernel", 2 * self.padding)
            g.complain(wrong.misfit((x.shape,)), field="padding", remedies=offers)
        return g.apply("pool", pool, x)


@block(
    "head_classic",
    "Classic head",
    family="head",
    source="Simonyan & Zisserman 2014, arXiv:1409.1556, table 1",
    example=(512, 7, 7),
)
class ClassicHead(Block):
    """Three linear layers with dropout on the flattened map, which torchvision first averages to a fixed size."""

    bare: ClassVar[bool] = True
    pool: bool = switch(True, "Adaptive pool", "average to the map below first (torchvision); off: flatten (papers)")
    size: int = integer(7, "Map", "side of the map after averaging (VGG 7, AlexNet 6)", le=64, unit="px")
    hidden: int = integer(4096, "Hidden", "features of both hidden layers", le=65_536)
    classes: int = integer(1000, "Classes", "outputs of the classifier", le=1_000_000)
    dropout: float = fraction(0.5, "Dropout", "behind both hidden layers", le=0.95)
    early: bool = switch(False, "Dropout first", "in front of the hidden layers (torchvision's AlexNet)")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        y = g.flatten(g.global_pool(x, "avgpool", self.size) if self.pool else x, "flatten")
        for number in (6, 7):
            if self.early:
                y = g.dropout(y, f"drop{number}", self.dropout)
            y = g.act(g.linear(y, f"fc{number}", self.hidden), f"relu{number}")
            if not self.early:
                y = g.dropout(y, f"drop{number}", self.dropout)
        return g.linear(y, "fc8", self.classes)
