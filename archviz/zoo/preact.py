"""Pre-activation ResNets (He et al. 2016) and Wide ResNets for CIFAR (Zagoruyko & Komodakis 2016)."""

from __future__ import annotations

from archviz.blocks.preact import PreactBasic, PreactBottleneck, WideBasic
from archviz.blocks.style import StrideAt
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import say

from .grammar import depth_rule, family, one_of, whole
from .layouts import BASIC, DEPTHS, cifar, imagenet
from .resnet import OPTIONS

SOURCE = "He et al. 2016, arXiv:1603.05027"


@family(
    "Pre-activation ResNet",
    "preact_resnetN[_stride1x1], N = 18, 34, 50, 101, 152, 200",
    r"preact_resnet(?P<depth>\d+)(_stride(?P<at>1x1|3x3))?",
    examples=("preact_resnet152", "preact_resnet200", "preact_resnet200_stride1x1"),
    source=SOURCE + ", table 5",
)
def preact(name: str, depth: str, at: StrideAt | None) -> Architecture:
    """The first unit takes the stem's activation as it is; BN and ReLU stand before the head."""
    layers = one_of(name, depth, DEPTHS)

    def block(stage: int) -> Block:
        width, stride, bare = 64 << stage, 1 if stage == 0 else 2, stage == 0
        if layers in BASIC:
            return PreactBasic(out=width, stride=stride, bare_first=bare)
        return PreactBottleneck(width=width, out=4 * width, stride=stride, stride_in=at or "3x3", bare_first=bare)

    return imagenet(name, layers, block, preact=True)


@family(
    "Pre-activation ResNet (CIFAR)",
    "preact_resnetN_cifar[_stride3x3], N = 6n+2 up to 110 (basic), 9n+2 from 164 (bottleneck)",
    r"preact_resnet(?P<depth>\d+)_cifar(_stride(?P<at>1x1|3x3))?(_option(?P<option>[ABC]))?",
    examples=("preact_resnet110_cifar", "preact_resnet164_cifar", "preact_resnet1001_cifar"),
    source=SOURCE + ", tables 3 and 4",
)
def preact_cifar(name: str, depth: str, at: StrideAt | None, option: str | None) -> Architecture:
    """Basic blocks with option A up to 110 layers; bottlenecks with bare 1×1 projections from 164 on."""
    layers = whole(name, depth, say("depth"), 9000)
    if 110 < layers < 164:
        offers = ", ".join(name.replace(depth, str(d), 1) for d in (110, 164))
        fault = say("basic blocks end at 110 layers and bottlenecks start at 164; nearest: {near}", near=offers)
        raise Refused(say("{place}: {fault}", place=name, fault=fault))
    basic = layers <= 110

    def block(stage: int) -> Block:
        width, stride = 16 << stage, 1 if stage == 0 else 2
        if basic:
            return PreactBasic(out=width, stride=stride, shortcut=OPTIONS[option or "A"])
        kind = OPTIONS[option]
        return PreactBottleneck(width=width, out=4 * width, stride=stride, stride_in=at or "1x1", shortcut=kind)

    return cifar(name, depth_rule(name, depth, 6 if basic else 9, 2), block, preact=True)


@family(
    "Wide ResNet (CIFAR)",
    "wrn-D-K_cifar10|100, D = 6n+4",
    r"wrn-(?P<depth>\d+)-(?P<k>\d+)_cifar(?P<classes>10|100)",
    examples=("wrn-16-4_cifar10", "wrn-28-10_cifar10", "wrn-28-10_cifar100", "wrn-40-4_cifar10"),
    source="Zagoruyko & Komodakis 2016, arXiv:1605.07146, table 1",
)
def wrn(name: str, depth: str, k: str, classes: str) -> Architecture:
    """Widths 16k, 32k, 64k; B(3,3) blocks."""
    widening = whole(name, k, say("widening factor"), 256)

    def block(stage: int) -> Block:
        return WideBasic(base=16 << stage, k=widening, stride=1 if stage == 0 else 2)

    return cifar(name, depth_rule(name, depth, 6, 4), block, classes=int(classes), preact=True)
