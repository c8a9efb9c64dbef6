"""Counts of the papers' networks by plain multiplication over their tables; nothing of ArchViz is used here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Tally:
    """What layers cost: weights, and multiply-adds or elements at an output of side × side positions."""

    conv_weight: int = 0
    conv_bias: int = 0
    norm: int = 0
    linear: int = 0
    conv: int = 0
    batch_norm: int = 0
    adaptive_avg_pool2d: int = 0
    products: int = 0
    convs: int = 0
    norms: int = 0

    def filters(self, cin: int, out: int, kernel: int, side: int, groups: int = 1) -> None:
        weights = cin // groups * out * kernel * kernel
        self.conv_weight += weights
        self.conv += weights * side * side
        self.convs += 1

    def bn(self, channels: int, side: int) -> None:
        self.norm += 2 * channels
        self.batch_norm += 2 * channels * side * side
        self.norms += 1

    def classifier(self, channels: int, side: int, classes: int) -> None:
        self.adaptive_avg_pool2d += channels * side * side
        self.products += channels * classes
        self.linear += channels * classes + classes

    @property
    def params(self) -> int:
        return self.conv_weight + self.conv_bias + self.norm + self.linear

    @property
    def macs(self) -> int:
        return self.conv + self.products

    @property
    def by_operator(self) -> dict[str, int]:
        keys = ("conv", "batch_norm", "adaptive_avg_pool2d")
        return {k: getattr(self, k) for k in keys if getattr(self, k)} | (
            {"linear": self.products} if self.products else {}
        )


def bottleneck(
    t: Tally, cin: int, inner: int, out: int, side: int, *, stride: int = 1, groups: int = 1, at: int = 3, project: bool
) -> None:
    """Post-activation; the stride in the 3×3 or, with at = 1, in the first 1×1."""
    small = side // stride
    middle = small if at == 1 else side
    t.filters(cin, inner, 1, middle)
    t.bn(inner, middle)
    t.filters(inner, inner, 3, small, groups)
    t.bn(inner, small)
    t.filters(inner, out, 1, small)
    t.bn(out, small)
    if project:
        t.filters(cin, out, 1, small)
        t.bn(out, small)


def bottlenecks(repeats: tuple[int, ...], inner: int, groups: int = 1, *, at: int = 3, project: bool = True) -> Tally:
    """He et al. 2015, table 1; Xie et al. 2017, table 1: inner widths double from stage to stage."""
    t = Tally()
    t.filters(3, 64, 7, 112)
    t.bn(64, 112)
    _stages(t, repeats, inner, groups, cin=64, side=56, at=at, project=project)
    t.classifier(2048, 7, 1000)
    return t


def resnext_cifar(n: int, inner: int, groups: int, classes: int) -> Tally:
    """Xie et al. 2017, sec. 5.3."""
    t = Tally()
    t.filters(3, 64, 3, 32)
    t.bn(64, 32)
    _stages(t, (n, n, n), inner, groups, cin=64, side=32, at=3, project=True)
    t.classifier(1024, 8, classes)
    return t


def _stages(
    t: Tally, repeats: tuple[int, ...], inner: int, groups: int, *, cin: int, side: int, at: int, project: bool
) -> None:
    for stage, units in enumerate(repeats):
        out, width = 256 << stage, inner << stage
        for unit in range(units):
            stride = 2 if stage and not unit else 1
            first = not unit and project
            bottleneck(t, cin, width, out, side, stride=stride, groups=groups, at=at, project=first)
            cin, side = out, side // stride


def cifar_pairs(n: int, *, project: bool) -> Tally:
    """He et al. 2015, sec. 4.2: pairs of 3×3; plain nets and option A cost the same."""
    t = Tally()
    t.filters(3, 16, 3, 32)
    t.bn(16, 32)
    cin = 16
    for width, side in ((16, 32), (32, 16), (64, 8)):
        for _ in range(n):
            t.filters(cin, width, 3, side)
            t.bn(width, side)
            t.filters(width, width, 3, side)
            t.bn(width, side)
            if project and cin != width:
                t.filters(cin, width, 1, side)
                t.bn(width, side)
            cin = width
    t.classifier(64, 8, 10)
    return t


def preact_pairs(n: int, k: int, classes: int, *, project: bool) -> Tally:
    """He et al. 2016 (k = 1, option A) and Zagoruyko & Komodakis 2016, table 1 (bare 1×1 projections)."""
    t = Tally()
    t.filters(3, 16, 3, 32)
    cin, before = 16, 32
    for width, side in ((16 * k, 32), (32 * k, 16), (64 * k, 8)):
        for _ in range(n):
            t.bn(cin, before)
            t.filters(cin, width, 3, side)
            t.bn(width, side)
            t.filters(width, width, 3, side)
            if project and cin != width:
                t.filters(cin, width, 1, side)
            cin, before = width, side
    t.bn(cin, before)
    t.classifier(cin, before, classes)
    return t


def preact_bottleneck(t: Tally, cin: int, inner: int, side: int, *, stride: int, bare: bool, project: bool) -> None:
    """He et al. 2016: BN in front of every convolution, none in front of the first when `bare`; stride in the 3×3."""
    small = side // stride
    if not bare:
        t.bn(cin, side)
    t.filters(cin, inner, 1, side)
    t.bn(inner, side)
    t.filters(inner, inner, 3, small)
    t.bn(inner, small)
    t.filters(inner, 4 * inner, 1, small)
    if project:
        t.filters(cin, 4 * inner, 1, small)


def preact_bottlenecks(repeats: tuple[int, ...]) -> Tally:
    """He et al. 2016, table 5, at 224 × 224."""
    t = Tally()
    t.filters(3, 64, 7, 112)
    t.bn(64, 112)
    cin, side = 64, 56
    for stage, units in enumerate(repeats):
        for unit in range(units):
            stride, start = 2 if stage and not unit else 1, not stage and not unit
            preact_bottleneck(t, cin, 64 << stage, side, stride=stride, bare=start, project=not unit)
            cin, side = 256 << stage, side // stride
    t.bn(2048, 7)
    t.classifier(2048, 7, 1000)
    return t


Structure = dict[
    str, Any
]  # ops, and what follows them: {"ops": [{"op": "conv", "kernel": [3, 3], …}, …], "residual": …}


def branched(t: Tally, structure: Structure, shape: tuple[int, int]) -> tuple[int, int]:
    """Tally a block that is written as branches; (channels, side) in and out, square maps."""
    cin, side = shape
    for op in structure["ops"]:
        shape = _operation(t, op, shape)
    residual = structure.get("residual")
    if not residual:
        return shape
    t.conv_bias += residual["linear_1x1_out"]
    t.filters(shape[0], residual["linear_1x1_out"], 1, side)
    assert (residual["linear_1x1_out"], side) == (cin, shape[1])
    return cin, side


def _operation(t: Tally, op: dict[str, Any], shape: tuple[int, int]) -> tuple[int, int]:
    cin, side = shape
    if op["op"] == "concat":
        ends = []
        for branch in op["branches"]:
            end = shape
            for step in branch:
                end = _operation(t, step, end)
            ends.append(end)
        (small,) = {side for _, side in ends}
        return sum(channels for channels, _ in ends), small
    high, wide = op["kernel"]
    small = -(-side // op["stride"]) if op["padding"] == "same" else (side - high) // op["stride"] + 1
    if op["op"] in ("maxpool", "avgpool"):
        return cin, small
    weights = cin * op["out"] * high * wide
    t.conv_weight += weights
    t.conv += weights * small * small
    t.convs += 1
    t.bn(op["out"], small)
    return op["out"], small
