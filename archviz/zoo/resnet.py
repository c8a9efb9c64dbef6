"""ResNet and its plain counterparts (He et al. 2015), for ImageNet and CIFAR."""

from __future__ import annotations

from archviz.blocks.plain import Plain
from archviz.blocks.residual import Basic, Bottleneck
from archviz.blocks.style import Shortcut, StrideAt
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import say

from .grammar import depth_rule, family, one_of
from .layouts import BASIC, DEPTHS, cifar, imagenet

SOURCE = "He et al. 2015, arXiv:1512.03385"
OPTIONS: dict[str | None, Shortcut] = {None: "projection", "A": "A", "B": "projection", "C": "C"}


@family(
    "ResNet",
    "resnetN[_v1_paper][_optionA|B|C], N = 18, 34, 50, 101, 152, 200",
    r"resnet(?P<depth>\d+)(?P<version>_v1\.5|_v1_paper)?(_option(?P<option>[ABC]))?",
    examples=("resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnet200", "resnet50_v1_paper",
              "resnet34_optionA", "resnet34_optionC"),
    source=SOURCE + ", table 1",
)  # fmt: skip
def resnet(name: str, depth: str, version: str | None, option: str | None) -> Architecture:
    """Option B and, from 50 layers on, the stride in the 3×3 (v1.5) unless the name says otherwise."""
    kind, at = OPTIONS[option], _stride_in(version)
    return _resnet(name, depth, kind, at)


@family(
    "Plain",
    "plain-N, N = 18, 34, 50, 101, 152, 200",
    r"plain-(?P<depth>\d+)(?P<version>_v1\.5|_v1_paper)?",
    examples=("plain-18", "plain-34"),
    source=SOURCE + ", sec. 3.3",
)
def plain(name: str, depth: str, version: str | None) -> Architecture:
    """The ResNet of the same depth without its shortcuts."""
    return _resnet(name, depth, "none", _stride_in(version))


def _stride_in(version: str | None) -> StrideAt:
    return "1x1" if version == "_v1_paper" else "3x3"


def _resnet(name: str, text: str, kind: Shortcut, at: StrideAt) -> Architecture:
    depth = one_of(name, text, DEPTHS)

    def block(stage: int) -> Block:
        width, stride = 64 << stage, 1 if stage == 0 else 2
        if depth not in BASIC:
            return Bottleneck(width=width, out=4 * width, stride=stride, shortcut=kind, stride_in=at)
        if kind == "none":
            return Plain(out=width, stride=stride)
        return Basic(out=width, stride=stride, shortcut=kind)

    return imagenet(name, depth, block)


@family(
    "ResNet (CIFAR)",
    "resnetN_cifar[_optionA|B|C], plain-N_cifar, N = 6n+2",
    r"(?P<kind>plain-|resnet)(?P<depth>\d+)_cifar(_option(?P<option>[ABC]))?",
    examples=("resnet20_cifar", "resnet32_cifar", "resnet44_cifar", "resnet56_cifar", "resnet110_cifar",
              "resnet1202_cifar", "plain-20_cifar", "plain-56_cifar"),
    source=SOURCE + ", sec. 4.2",
)  # fmt: skip
def resnet_cifar(name: str, kind: str, depth: str, option: str | None) -> Architecture:
    """Widths 16, 32, 64; option A as in the paper unless the name says otherwise."""
    if kind == "plain-" and option:
        fault = say("a plain net has no shortcuts; leave {ending} out", ending=f"_option{option}")
        raise Refused(say("{place}: {fault}", place=name, fault=fault))
    n = depth_rule(name, depth, 6, 2)

    def block(stage: int) -> Block:
        width, stride = 16 << stage, 1 if stage == 0 else 2
        if kind == "plain-":
            return Plain(out=width, stride=stride)
        return Basic(out=width, stride=stride, shortcut=OPTIONS[option or "A"])

    return cifar(name, n, block)


@family(
    "ResNet (CIFAR, bottleneck)",
    "resnetN_cifar_bottleneck[_stride3x3], N = 9n+2",
    r"resnet(?P<depth>\d+)_cifar_bottleneck(_stride(?P<at>1x1|3x3))?",
    examples=("resnet164_cifar_bottleneck", "resnet1001_cifar_bottleneck"),
    source="He et al. 2016, arXiv:1603.05027, table 2 (original)",
)
def resnet_cifar_bottleneck(name: str, depth: str, at: StrideAt | None) -> Architecture:
    """Widths 16-16-64, 32-32-128, 64-64-256; the stride in the first 1×1 as in the paper."""
    n = depth_rule(name, depth, 9, 2)

    def block(stage: int) -> Block:
        width = 16 << stage
        return Bottleneck(width=width, out=4 * width, stride=1 if stage == 0 else 2, stride_in=at or "1x1")

    return cifar(name, n, block)
