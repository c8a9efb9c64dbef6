"""GoogLeNet, Inception-v3, Inception-v4 and Inception-ResNet (Szegedy et al. 2014, 2015, 2016)."""

from __future__ import annotations

from collections.abc import Sequence

from archviz.blocks.classic import Pooling
from archviz.blocks.ends import AuxiliaryHead, Head
from archviz.blocks.inception import InceptionA, InceptionB, InceptionC, InceptionStem, Ordered, ReductionA, ReductionB
from archviz.blocks.inception_resnet import (
    InceptionResNetA,
    InceptionResNetB,
    InceptionResNetC,
    InceptionResNetReductionB,
)
from archviz.blocks.inception_v3 import (
    InceptionV1,
    InceptionV3A,
    InceptionV3B,
    InceptionV3C,
    InceptionV3D,
    InceptionV3E,
)
from archviz.blocks.plain import PlainStack
from archviz.blocks.style import Normed
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.registry import Block

from .grammar import family

PAPER = "Szegedy et al. 2016, arXiv:1602.07261"
Body = Sequence[tuple[str, Block, int]]  # stage name, block, repeats


def _network(name: str, body: Body, side: int = 299, note: str = "", *, released: bool = False) -> Architecture:
    """Every batch norm has the constants of TF-slim, which the releases share; their order is another than drawn."""

    def settled(block: Block) -> Block:
        block = block.put(norm_kind="inception") if isinstance(block, Normed) else block
        return block.put(order="released") if released and isinstance(block, Ordered) else block

    stages = tuple(Stage(name=label, block=settled(block), repeat=repeat) for label, block, repeat in body)
    return Architecture(name=name, input=(3, side, side), stages=stages, note=note)


@family(
    "Inception-v4",
    "inception_v4: as released, inception_v4_paper: as drawn",
    r"inception_v4(?P<paper>_paper)?",
    examples=("inception_v4",),
    source=f"{PAPER}, fig. 9; TF-slim and timm",
)
def inception_v4(name: str, paper: str | None) -> Architecture:
    """Stem, 4 A, reduction A, 7 B, reduction B, 3 C; the release has some kernels and branches in another order."""
    body: Body = [
        ("stem", InceptionStem(kind="v4" if paper else "v4_released"), 1),
        ("inception_a", InceptionA(), 4),
        ("reduction_a", ReductionA(), 1),
        ("inception_b", InceptionB(), 7),
        ("reduction_b", ReductionB(), 1),
        ("inception_c", InceptionC(), 3),
        ("head", Head(dropout=0.2), 1),
    ]
    return _network(name, body, released=not paper)


@family(
    "Inception-ResNet-v1",
    "inception_resnet_v1",
    r"inception_resnet_v1",
    examples=("inception_resnet_v1",),
    source=f"{PAPER}, fig. 15",
)
def inception_resnet_v1(name: str, *, released: bool = False) -> Architecture:
    """Stem of fig. 14, 5 A, reduction A, 10 B, reduction B, 5 C."""
    body: Body = [
        ("stem", InceptionStem(kind="resnet_v1"), 1),
        ("block_a", InceptionResNetA(middle=32, last=32), 5),
        ("reduction_a", ReductionA(k=192, l=192, m=256, n=384), 1),
        ("block_b", InceptionResNetB(width=128, middle=128), 10),
        ("reduction_b", InceptionResNetReductionB(second=256, third=256), 1),
        ("block_c", InceptionResNetC(middle=192, last=192), 5),
        ("head", Head(dropout=0.2), 1),
    ]
    return _network(name, body, released=released)


@family(
    "Inception-ResNet-v1 (FaceNet)",
    "inception_resnet_v1_facenet: as facenet-pytorch builds it, at 299×299",
    r"inception_resnet_v1_facenet(_pytorch_299)?",
    examples=("inception_resnet_v1_facenet",),
    source="facenet-pytorch InceptionResnetV1: a sixth C block and a layer of 512 in front of the classifier",
)
def inception_resnet_v1_facenet(name: str) -> Architecture:
    """The drawn net, a sixth C block of scale 1 without activation, and an embedding of 512."""
    drawn = inception_resnet_v1(name, released=True)
    final = InceptionResNetC(middle=192, last=192, scale=1.0, active=False, norm_kind="inception")
    last = Stage(name="block_c_last", block=final)
    head = Stage(name="head", block=Head(embed=512, dropout=0.6, norm_kind="inception"))
    return drawn.put(stages=(*drawn.stages[:-1], last, head))


@family(
    "Inception-ResNet-v2 (paper)",
    "inception_resnet_v2_paper: as drawn",
    r"inception_resnet_v2_paper",
    examples=("inception_resnet_v2_paper",),
    source=f"{PAPER}, fig. 15 with figs. 3 and 16 to 19",
)
def inception_resnet_v2_paper(name: str) -> Architecture:
    """Stem of Inception-v4, 5 A, reduction A, 10 B, reduction B, 5 C, trunk of 384, 1152, 2144."""
    body: Body = [
        ("stem", InceptionStem(), 1),
        ("block_a", InceptionResNetA(), 5),
        ("reduction_a", ReductionA(k=256, l=256, m=384, n=384), 1),
        ("block_b", InceptionResNetB(), 10),
        ("reduction_b", InceptionResNetReductionB(), 1),
        ("block_c", InceptionResNetC(), 5),
        ("head", Head(dropout=0.2), 1),
    ]
    note = "Fig. 17 prints 1154 and fig. 19 prints 2048 channels; only 1152 and 2144 can be added to the trunk."
    return _network(name, body, note=note)


@family(
    "Inception-ResNet-v2 (released)",
    "inception_resnet_v2: as released",
    r"inception_resnet_v2",
    examples=("inception_resnet_v2",),
    source="TF-slim release of 2016, timm and Cadene; differs from the drawing in stem, trunk and repeats",
)
def inception_resnet_v2(name: str) -> Architecture:
    """Stem of v3, Mixed_5b, 10 A, reduction A, 20 B, reduction B, 9 + 1 C, 1×1 to 1536; trunk 320, 1088, 2080."""
    body: Body = [
        ("stem", InceptionStem(kind="v3"), 1),
        ("mixed_5b", InceptionV3A(direct=96, pool=64), 1),
        ("block35", InceptionResNetA(), 10),
        ("mixed_6a", ReductionA(k=256, l=256, m=384, n=384), 1),
        ("block17", InceptionResNetB(), 20),
        ("mixed_7a", InceptionResNetReductionB(), 1),
        ("block8", InceptionResNetC(), 9),
        ("block8_last", InceptionResNetC(scale=1.0, active=False), 1),
        ("conv2d_7b", PlainStack(out=1536, depth=1, kernel=1), 1),
        ("head", Head(dropout=0.2), 1),
    ]
    return _network(name, body, released=True)


@family(
    "Inception-v3",
    "inception_v3[_aux]: with its auxiliary head",
    r"inception_v3(?P<aux>_aux)?",
    examples=("inception_v3", "inception_v3_aux"),
    source="Szegedy et al. 2015, arXiv:1512.00567, table 1; torchvision",
)
def inception_v3(name: str, aux: str | None) -> Architecture:
    """Stem, 3 A, B, 4 C, D, 2 E; the auxiliary head beside the last C only where it is asked for."""
    body: Body = [
        ("stem", InceptionStem(kind="v3"), 1),
        ("mixed_5b", InceptionV3A(pool=32, count_pad=True), 1),
        ("mixed_5c", InceptionV3A(pool=64, count_pad=True), 2),
        ("mixed_6a", InceptionV3B(), 1),
        ("mixed_6b", InceptionV3C(middle=128, count_pad=True), 1),
        ("mixed_6c", InceptionV3C(middle=160, count_pad=True), 2),
        ("mixed_6e", InceptionV3C(middle=192, count_pad=True), 1),
        *([("aux", AuxiliaryHead(), 1)] if aux else []),
        ("mixed_7a", InceptionV3D(), 1),
        ("mixed_7b", InceptionV3E(count_pad=True), 2),
        ("head", Head(dropout=0.5), 1),
    ]
    return _network(name, body)


# 1×1, 3×3 reduce, 3×3, 5×5 reduce, 5×5, pool: Szegedy et al. 2014, table 1
GOOGLENET = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}


@family(
    "GoogLeNet",
    "googlenet (2014: biases, LRN, 5×5), googlenet_torchvision (batch norm, 3×3 for 5×5); _aux: with auxiliary heads",
    r"googlenet(?P<bn>_torchvision)?(?P<aux>_aux)?",
    examples=("googlenet", "googlenet_torchvision", "googlenet_aux"),
    source="Szegedy et al. 2014, arXiv:1409.4842, table 1",
)
def googlenet(name: str, bn: str | None, aux: str | None) -> Architecture:
    """Stem and nine Inception modules with three poolings; auxiliary heads behind 4a and 4d where asked for."""
    norm, bias = bool(bn), not bn
    body: list[tuple[str, Block, int]] = [
        ("stem", InceptionStem(kind="v1_bn" if bn else "v1", norm=norm, bias=bias), 1)
    ]
    for label, (direct, reduce3, out3, reduce5, out5, pool) in GOOGLENET.items():
        if label in ("4a", "5a"):
            size = 2 if bn and label == "5a" else 3
            body.append((f"pool{label[0]}", Pooling(kernel=size, ceil=True), 1))
        module = InceptionV1(
            direct=direct, reduce3=reduce3, out3=out3, reduce5=reduce5, out5=out5, pool=pool,
            large=3 if bn else 5, norm=norm, bias=bias,
        )  # fmt: skip
        body.append((f"inception{label}", module, 1))
        if aux and label in ("4a", "4d"):
            body.append((f"aux{label}", AuxiliaryHead(kind="v1_torchvision" if bn else "v1", norm=norm, bias=bias), 1))
    return _network(name, [*body, ("head", Head(dropout=0.2 if bn else 0.4), 1)], side=224)
