"""AlexNet and VGG: the networks before batch norm and shortcuts."""

from __future__ import annotations

from archviz.blocks.classic import AlexNetFeatures, ClassicHead, Pooling
from archviz.blocks.plain import PlainStack
from archviz.spec.architecture import Architecture, Stage

from .grammar import family, one_of

# convolutions per stage: Simonyan & Zisserman 2014, table 1, configurations A, B, D, E
VGG = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}


@family(
    "AlexNet",
    "alexnet (2012: groups, LRN), alexnet_torchvision (2014)",
    r"alexnet(?P<form>_torchvision)?",
    examples=("alexnet", "alexnet_torchvision"),
    source="Krizhevsky et al. 2012; Krizhevsky 2014, arXiv:1404.5997",
)
def alexnet(name: str, form: str | None) -> Architecture:
    """Five convolutions, three linear layers; torchvision averages to 6×6 in front of them."""
    torchvision = bool(form)
    features = Stage(name="features", block=AlexNetFeatures(form="2014" if torchvision else "2012"))
    head = ClassicHead(pool=torchvision, size=6, early=torchvision)
    return Architecture(name=name, stages=(features, Stage(name="head", block=head)))


@family(
    "VGG",
    "vggN[_bn][_torchvision], N = 11, 13, 16, 19; only _torchvision takes _bn; it averages to 7×7",
    r"vgg(?P<depth>\d+)(?P<bn>_bn)?(?P<form>_torchvision)?",
    examples=("vgg16", "vgg16_bn", "vgg19", "vgg19_bn", "vgg16_torchvision"),
    source="Simonyan & Zisserman 2014, arXiv:1409.1556, table 1; torchvision",
)
def vgg(name: str, depth: str, bn: str | None, form: str | None) -> Architecture:
    """Stacks of 3×3 at 64, 128, 256, 512, 512 channels, each followed by 2×2 pooling; the paper flattens the last."""
    stages: list[Stage] = []
    for i, count in enumerate(VGG[one_of(name, depth, VGG)]):
        stack = PlainStack(out=min(64 << i, 512), depth=count, norm=bool(bn), bias=True)
        stages += [Stage(name=f"conv{i + 1}", block=stack), Stage(name=f"pool{i + 1}", block=Pooling())]
    return Architecture(name=name, stages=(*stages, Stage(name="head", block=ClassicHead(pool=bool(bn or form)))))
