"""ResNeXt (Xie et al. 2017), its WSL giants (Mahajan et al. 2018), and the wider bottleneck nets."""

from __future__ import annotations

from functools import partial

from archviz.blocks.residual import Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import say

from .grammar import depth_rule, family, one_of, whole
from .layouts import DEEP, cifar, imagenet

SOURCE = "Xie et al. 2017, arXiv:1611.05431"
WIDEST = 32_768  # C·d of the first stage; the last one is eight times as wide


def _paths(name: str, c: str, d: str) -> tuple[int, int]:
    cardinality, width = whole(name, c, say("cardinality"), WIDEST), whole(name, d, say("path width"), WIDEST)
    if cardinality * width > WIDEST:
        fault = say(
            "{cardinality} × {width} is more than {most:,} channels in the first stage",
            cardinality=cardinality,
            width=width,
            most=WIDEST,
        )
        raise Refused(say("{place}: {fault}", place=name, fault=fault))
    return cardinality, width


def _block(cardinality: int, width: int, stage: int) -> Block:
    """C paths of width d, 2d, 4d, 8d; one path is the bottleneck (Xie et al. 2017, table 2)."""
    stride, out = 1 if stage == 0 else 2, 256 << stage
    if cardinality == 1:
        return Bottleneck(width=width << stage, out=out, stride=stride)
    return ResNeXt(cardinality=cardinality, width=width << stage, out=out, stride=stride)


@family(
    "ResNeXt",
    "resnextN_CxDd[_wsl], N = 50, 101, 152, 200, any cardinality C and path width D; resnetN_1xDd",
    r"resne(?P<x>xt|t)(?P<depth>\d+)_(?P<c>\d+)x(?P<d>\d+)d(_wsl)?",
    examples=("resnext50_32x4d", "resnext50_2x40d", "resnext50_4x24d", "resnext50_8x14d", "resnext101_32x4d",
              "resnext101_64x4d", "resnext101_2x64d", "resnet101_1x100d", "resnext101_32x8d_wsl",
              "resnext101_32x16d_wsl", "resnext101_32x32d_wsl", "resnext101_32x48d_wsl"),
    source=SOURCE + ", tables 1, 3 and 4; WSL: Mahajan et al. 2018, arXiv:1805.00932",
)  # fmt: skip
def resnext(name: str, x: str, depth: str, c: str, d: str) -> Architecture:
    """C paths of width D, 2D, 4D, 8D; the stride in the grouped 3×3."""
    cardinality, width = _paths(name, c, d)
    meant = name.replace("resnet", "resnext") if x == "t" and cardinality != 1 else name
    layers = one_of(meant, depth, DEEP)
    if meant != name:
        fault = say("more than one path makes it a ResNeXt; nearest: {near}", near=meant)
        raise Refused(say("{place}: {fault}", place=name, fault=fault))

    return imagenet(name, layers, partial(_block, cardinality, width))


@family(
    "ResNeXt (CIFAR)",
    "resnextN_CxDd_cifar10|100, N = 9n+2",
    r"resnext(?P<depth>\d+)_(?P<c>\d+)x(?P<d>\d+)d_cifar(?P<classes>10|100)",
    examples=("resnext29_8x64d_cifar10", "resnext29_8x64d_cifar100", "resnext29_16x64d_cifar100"),
    source=SOURCE + ", sec. 5.3",
)
def resnext_cifar(name: str, depth: str, c: str, d: str, classes: str) -> Architecture:
    """Stem of 64, outputs 256, 512, 1024."""
    block = partial(_block, *_paths(name, c, d))
    return cifar(name, depth_rule(name, depth, 9, 2), block, stem=64, classes=int(classes))


@family(
    "Wide ResNet",
    "wide_resnetN_K, N = 50, 101, 152, 200: bottlenecks K times as wide inside",
    r"wide_resnet(?P<depth>\d+)_(?P<k>\d+)",
    examples=("wide_resnet50_2", "wide_resnet101_2"),
    source="Zagoruyko & Komodakis 2016, arXiv:1605.07146, table 8",
)
def wide_resnet(name: str, depth: str, k: str) -> Architecture:
    """The bottleneck's 3×3 K times as wide, its output unchanged."""
    widening = whole(name, k, say("widening factor"), 128)
    layers = one_of(name, depth, DEEP)

    def block(stage: int) -> Block:
        width = 64 << stage
        return Bottleneck(width=widening * width, out=4 * width, stride=1 if stage == 0 else 2)

    return imagenet(name, layers, block)
