"""The ends of a network: stems in front, the head behind. Their nodes stand at top level, as in torchvision."""

from __future__ import annotations

from typing import ClassVar, Literal

from archviz.graph import Wire, Wiring
from archviz.graph.ops import ActivationKind
from archviz.spec.fields import channels, choice, fraction, integer, switch
from archviz.spec.registry import block

from .style import Normed, Styled


@block(
    "stem_imagenet",
    "Stem 7×7",
    family="stem",
    source="He et al. 2015, arXiv:1512.03385, table 1 conv1",
    example=(3, 224, 224),
)
class StemImageNet(Styled):
    """7×7 convolution of stride 2, then 3×3 max pooling of stride 2."""

    bare: ClassVar[bool] = True
    out: int = channels(64, "Width", "channels that leave the stem")
    deep: bool = switch(False, "Deep stem", "three 3×3 for the 7×7 (ResNet-D: He et al. 2018, arXiv:1812.01187)")
    pool: bool = switch(True, "Max pool", "3×3 max pooling of stride 2 behind it")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        if self.deep:
            x = self.conv(g, x, 1, max(1, self.out // 2), 3, stride=2)
            x = self.conv(g, self.conv(g, x, 2, max(1, self.out // 2), 3), 3, self.out, 3)
        else:
            x = self.conv(g, x, 1, self.out, 7, stride=2)
        return g.max_pool(x, "maxpool", 3, 2, 1) if self.pool else x


@block(
    "stem_cifar",
    "Stem 3×3",
    family="stem",
    source="He et al. 2015, arXiv:1512.03385, sec. 4.2",
    example=(3, 32, 32),
)
class StemCifar(Styled):
    """3×3 convolution that keeps the size."""

    bare: ClassVar[bool] = True
    out: int = channels(16, "Width", "channels that leave the stem")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        return self.conv(g, x, 1, self.out, 3)


@block(
    "head",
    "Head",
    family="head",
    source="He et al. 2015, arXiv:1512.03385, table 1",
    example=(2048, 7, 7),
)
class Head(Normed):
    """Global average pooling and a linear classifier."""

    bare: ClassVar[bool] = True
    classes: int = integer(1000, "Classes", "outputs of the classifier", le=1_000_000)
    preact: bool = switch(False, "Pre-activation", "BN and activation first, as a pre-activation network needs")
    embed: int = integer(
        0,
        "Embedding",
        "features of a linear layer with batch norm in front of the classifier; 0 for none",
        ge=0,
        le=65_536,
    )
    dropout: float = fraction(0.0, "Dropout", "behind the pooling", le=0.95, later=True)
    activation: ActivationKind = choice("relu", "Activation", "the non-linearity behind that BN")

    def wire(self, g: Wiring, x: Wire) -> Wire:
        if self.preact:
            x = g.act(g.norm(x, "bn"), "relu", self.activation)
        y = g.dropout(g.flatten(g.global_pool(x, "avgpool"), "flatten"), "dropout", self.dropout)
        if self.embed:  # FaceNet's layer of 512 (Schroff et al. 2015, arXiv:1503.03832)
            y = g.norm(g.linear(y, "last_linear", self.embed, bias=False), "last_bn")
        return g.linear(y, "fc", self.classes)


@block(
    "aux_head",
    "Auxiliary head",
    family="head",
    source="Szegedy et al. 2014, arXiv:1409.4842, sec. 5; 2015, arXiv:1512.00567, sec. 4",
    example=(768, 17, 17),
)
class AuxiliaryHead(Styled):
    """A classifier beside the trunk that helps training and is thrown away afterwards."""

    aside: ClassVar[bool] = True
    counted: bool = switch(True, "Counted", "off: it is left out of the graph, of every total and of the module")
    kind: Literal["v3", "v1", "v1_torchvision"] = choice(
        "v3",
        "Kind",
        "v3: pool 5/3, 1×1, 5×5, linear; v1: pool 5/3, 1×1, two linear; v1_torchvision: averages to 4×4 at any size",
    )
    classes: int = integer(1000, "Classes", "outputs of the classifier", le=1_000_000)

    def wire(self, g: Wiring, x: Wire) -> Wire:
        if not self.counted:
            return x
        adaptive = self.kind == "v1_torchvision"
        y = g.global_pool(x, "pool", 4) if adaptive else g.pool(x, "pool", "avg", 5, 3)
        y = self.conv(g, y, 0, 128, 1)
        if self.kind == "v3":
            y = self.conv(g, y, 1, 768, 5, padding=0)
            return g.linear(g.flatten(g.global_pool(y, "avgpool"), "flatten"), "fc", self.classes)
        y = g.act(g.linear(g.flatten(y, "flatten"), "fc1", 1024), "relu", self.activation)
        return g.linear(g.dropout(y, "dropout", 0.7), "fc2", self.classes)
