"""Reference tables and hand arithmetic: the estimate and fvcore must both be exact to the unit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import contract  # noqa: F401 - one thread
import pytest
from arithmetic import (
    Tally,
    bottleneck,
    bottlenecks,
    cifar_pairs,
    preact_bottleneck,
    preact_bottlenecks,
    preact_pairs,
    resnext_cifar,
)

from archviz import zoo
from archviz.analyse.count import count
from archviz.analyse.estimate import estimate
from archviz.blocks.inception_v3 import InceptionV1
from archviz.blocks.keras import KerasConvolutional, KerasIdentity, KerasResNeXt
from archviz.blocks.mobile import DepthwiseSeparable
from archviz.blocks.plain import Plain, PlainStack
from archviz.blocks.preact import PreactBasic, PreactBottleneck, WideBasic
from archviz.blocks.residual import Basic, Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.graph import Graph
from archviz.graph.ops import BatchNorm, Conv
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.registry import Block

GOLDEN = Path(__file__).parent / "golden"


def records(name: str) -> list[dict[str, Any]]:
    return list(json.loads((GOLDEN / name).read_text("utf-8"))["records"])


def graph_of(design: Architecture) -> Graph:
    found = expand(design)
    assert found.issues == ()
    return found.graph


def number(graph: Graph, kind: type) -> int:
    return sum(isinstance(node.op, kind) for node in graph.nodes)


@pytest.mark.parametrize("record", [pytest.param(r, id=r["name"]) for r in records("networks.json")])
def test_network_of_the_reference(record: dict[str, Any]) -> None:
    graph = graph_of(zoo.network(record["name"]))
    total, authority, kinds = estimate(graph).total, count(graph), record["params_by_kind"]
    assert [1, *graph.input] == record["input_size"]
    assert [1, *graph.shape] == record["output_shape"]
    assert total.params == record["params"]
    assert total.conv_weight == kinds["conv_weight"]
    assert total.conv_bias == kinds["conv_bias"]
    assert total.norm == kinds.get("bn_affine", 0)
    assert total.buffers == kinds.get("bn_running_buffers", 0)
    assert total.linear == kinds["linear_weight"] + kinds["linear_bias"]
    assert (number(graph, Conv), number(graph, BatchNorm)) == (kinds["n_conv"], kinds.get("n_bn", 0))
    assert total.macs == authority.macs == record["macs"]
    assert total.fvcore_total == authority.total == record["fvcore_total"]
    assert dict(total.operators) == authority.by_operator == record["fvcore_by_operator"]


def test_vgg16_of_the_paper_has_no_average_pool() -> None:
    """What torchvision's costs, without the 25,088 elements that it averages to themselves."""
    (record,) = (r for r in records("networks.json") if r["name"] == "vgg16_torchvision")
    graph = graph_of(zoo.network("vgg16"))
    total, authority = estimate(graph).total, count(graph)
    assert (total.params, total.macs) == (record["params"], record["macs"])
    assert total.fvcore_total == authority.total == record["fvcore_total"] - 512 * 7 * 7
    assert set(authority.by_operator) == {"conv", "linear"}


BLOCKS: dict[str, Block] = {
    "basic_64@56": Basic(out=64),
    "basic_256_no_bottleneck@56": Basic(out=256),
    "bottleneck_256-64-256@56": Bottleneck(width=64, out=256),
    "bottleneck_64-64-256_projection@56 (conv2_x first unit)": Bottleneck(width=64, out=256),
    "bottleneck_256-128-512_stride2_v1.5@56": Bottleneck(width=128, out=512, stride=2),
    "bottleneck_256-128-512_stride2_v1@56": Bottleneck(width=128, out=512, stride=2, stride_in="1x1"),
    "bottleneck_256-64-256_optionC_projection@56": Bottleneck(width=64, out=256, shortcut="C"),
    "basic_64-128_stride2_optionplain@56": Plain(out=128, stride=2),
    "basic_64-128_stride2_optionA@56": Basic(out=128, stride=2, shortcut="A"),
    "basic_64-128_stride2_optionB@56": Basic(out=128, stride=2, shortcut="projection"),
    "basic_64-128_stride2_optionC@56": Basic(out=128, stride=2, shortcut="C"),
    "basic_16@32_cifar": Basic(out=16),
    "resnext_256-(32x4d)-256_form_c_grouped_convolution_no_bn@56": ResNeXt(norm=False),
    "resnext_256-(32x4d)-256_form_c_grouped_convolution_with_bn@56": ResNeXt(),
    "resnext_256-(32x4d)-256_form_a_separate_paths_summed_no_bn@56": ResNeXt(form="paths", norm=False),
    "resnext_256-(32x4d)-256_form_b_early_concatenation_no_bn@56": ResNeXt(form="concat", norm=False),
    "resnext_256-(32x4d)-256_form_a_separate_paths_summed_with_bn@56": ResNeXt(form="paths"),
    "resnext_256-(32x4d)-256_form_b_early_concatenation_with_bn@56": ResNeXt(form="concat"),
    "resnext_256-(32x4d per 64 -> width 256)-512_stride2@56": ResNeXt(width=8, out=512, stride=2),
    "dense_256-128-256_bottleneck@56 (form c with groups=1)": ResNeXt(cardinality=1, width=128),
    "resnext_wsl_256-(32x48d width 1536)-256@56": ResNeXt(cardinality=32, width=48),
    "resnext_256-(1x64d)-256@56": ResNeXt(cardinality=1, width=64),
    "resnext_256-(2x40d)-256@56": ResNeXt(cardinality=2, width=40),
    "resnext_256-(4x24d)-256@56": ResNeXt(cardinality=4, width=24),
    "resnext_256-(8x14d)-256@56": ResNeXt(cardinality=8, width=14),
    "resnext_256-(32x4d)-256@56": ResNeXt(cardinality=32, width=4),
    "preact_basic_64@56": PreactBasic(out=64),
    "preact_bottleneck_256-64-256@56": PreactBottleneck(width=64, out=256),
    "preact_bottleneck_256-128-512_stride2_both@56": PreactBottleneck(width=128, out=512, stride=2),
    "preact_bottleneck_64-64-256_first_no_preact@56": PreactBottleneck(width=64, out=256, bare_first=True),
    "wrn_basic_160@32 (WRN-28-10 group 1)": WideBasic(base=16, k=10),
    "resnext29_8x64d_cifar_256-(8x64d)-256@32": ResNeXt(cardinality=8, width=64),
    "resnext_limit_256-(256x1d depthwise)-256@56": ResNeXt(cardinality=256, width=1),
    "depthwise_separable_256-256@56": DepthwiseSeparable(),
    "depthwise_separable_256-256_no_bn@56": DepthwiseSeparable(norm=False),
    "dense_3x3_256-256@56": PlainStack(out=256, depth=1, norm=False),
    "googlenet_inception_3a@28": InceptionV1(norm=False, bias=True),
    "keras_identity_block[64,64,256]@56": KerasIdentity(),
    "keras_convolutional_block[64,64,256]_s1@56": KerasConvolutional(s=1),
    "keras_convolutional_block[128,128,512]_s2@56": KerasConvolutional(F1=128, F2=128, F3=512),
    "keras_summed_block(filters=64,cardinality=8)@32": KerasResNeXt(),
}


def block_graph(name: str, record: dict[str, Any]) -> Graph:
    design = Architecture(
        name="block",
        input=tuple(record["input_shape"][1:]),
        stages=(Stage(name="block", block=BLOCKS[name]),),
    )
    return graph_of(design)


def test_every_block_record_is_mapped() -> None:
    assert {r["name"] for r in records("blocks.json")} == set(BLOCKS)


@pytest.mark.parametrize("record", [pytest.param(r, id=r["name"]) for r in records("blocks.json") if "macs" in r])
def test_block_of_the_reference(record: dict[str, Any]) -> None:
    graph = block_graph(record["name"], record)
    total, authority = estimate(graph).total, count(graph)
    assert [1, *graph.shape] == record["output_shape"]
    assert total.params == record["params_total"]
    assert total.conv_weight == record["params_conv_weights"]
    assert total.conv_bias == record["params_conv_bias"]
    assert total.norm == record["params_bn_affine"]
    assert total.buffers == record["bn_running_stats_not_in_params"]
    assert total.linear == record["params_linear"]
    assert total.macs == authority.macs == record["macs"]
    assert total.fvcore_total == authority.total == record["fvcore_total"]
    assert dict(total.operators) == authority.by_operator == record["fvcore_by_operator"]
    skipped = dict(record["fvcore_unsupported_ops"])
    if "separate_paths_summed" in record["name"]:
        skipped["aten::add"] -= 1  # the reference starts its sum of 32 paths with a zero
    assert authority.unsupported == skipped


KERAS = [r for r in records("blocks.json") if "keras_total_params" in r]


@pytest.mark.parametrize("record", [pytest.param(r, id=r["name"]) for r in KERAS])
def test_block_as_keras_counts_it(record: dict[str, Any]) -> None:
    total = estimate(block_graph(record["name"], record)).total
    assert total.params + total.buffers == record["keras_total_params"]


def check(graph: Graph, tally: Tally) -> None:
    total, authority = estimate(graph).total, count(graph)
    assert total.params_by_kind == {
        "conv_weight": tally.conv_weight,
        "conv_bias": tally.conv_bias,
        "norm": tally.norm,
        "linear": tally.linear,
    }
    assert (number(graph, Conv), number(graph, BatchNorm)) == (tally.convs, tally.norms)
    assert total.macs == authority.macs == tally.macs
    assert dict(total.operators) == authority.by_operator == tally.by_operator


def _pair(t: Tally, *, project: bool) -> None:
    t.filters(64, 128, 3, 28)
    t.bn(128, 28)
    t.filters(128, 128, 3, 28)
    t.bn(128, 28)
    if project:
        t.filters(64, 128, 1, 28)
        t.bn(128, 28)


def _paths(t: Tally) -> None:
    """Xie et al. 2017, fig. 3(a): 32 paths of width 4, summed in front of one batch norm."""
    for _ in range(32):
        t.filters(256, 4, 1, 56)
        t.bn(4, 56)
        t.filters(4, 4, 3, 56)
        t.bn(4, 56)
        t.filters(4, 256, 1, 56)
    t.bn(256, 56)


def _wide(t: Tally) -> None:
    for _ in range(2):
        t.bn(160, 32)
        t.filters(160, 160, 3, 32)


def _keras(t: Tally) -> None:
    """The bottleneck of stride 2 in its first 1×1, a bias on each of its four convolutions."""
    bottleneck(t, 256, 128, 512, 56, stride=2, at=1, project=True)
    t.conv_bias += 128 + 128 + 512 + 512


BY_HAND: dict[str, Callable[[Tally], None]] = {
    "keras_convolutional_block[128,128,512]_s2@56": _keras,
    "resnext_256-(32x4d)-256_form_a_separate_paths_summed_with_bn@56": _paths,
    "bottleneck_256-128-512_stride2_v1@56": lambda t: bottleneck(t, 256, 128, 512, 56, stride=2, at=1, project=True),
    "basic_64-128_stride2_optionC@56": lambda t: _pair(t, project=True),
    "resnext_wsl_256-(32x48d width 1536)-256@56": lambda t: bottleneck(t, 256, 1536, 256, 56, groups=32, project=False),
    "resnext_256-(8x14d)-256@56": lambda t: bottleneck(t, 256, 112, 256, 56, groups=8, project=False),
    "preact_bottleneck_256-128-512_stride2_both@56": lambda t: preact_bottleneck(
        t, 256, 128, 56, stride=2, bare=False, project=True
    ),
    "wrn_basic_160@32 (WRN-28-10 group 1)": _wide,
    "resnext_limit_256-(256x1d depthwise)-256@56": lambda t: bottleneck(
        t, 256, 256, 256, 56, groups=256, project=False
    ),
}


def test_every_record_has_numbers_or_arithmetic() -> None:
    assert {r["name"] for r in records("blocks.json") if "macs" not in r} == set(BY_HAND)


@pytest.mark.parametrize("record", [pytest.param(r, id=r["name"]) for r in records("blocks.json") if "macs" not in r])
def test_block_by_hand(record: dict[str, Any]) -> None:
    tally = Tally()
    BY_HAND[record["name"]](tally)
    check(block_graph(record["name"], record), tally)


MEMBERS: dict[str, Tally] = {
    "resnet152": bottlenecks((3, 8, 36, 3), 64),
    "resnet200": bottlenecks((3, 24, 36, 3), 64),
    "resnet101_v1_paper": bottlenecks((3, 4, 23, 3), 64, at=1),
    "resnet50_optionA": bottlenecks((3, 4, 6, 3), 64, project=False),
    "plain-50": bottlenecks((3, 4, 6, 3), 64, project=False),
    "wide_resnet101_2": bottlenecks((3, 4, 23, 3), 128),
    "wide_resnet50_3": bottlenecks((3, 4, 6, 3), 192),
    "resnet101_1x100d": bottlenecks((3, 4, 23, 3), 100),
    "resnext50_64x4d": bottlenecks((3, 4, 6, 3), 256, 64),
    "resnext50_4x24d": bottlenecks((3, 4, 6, 3), 96, 4),
    "resnext50_3x7d": bottlenecks((3, 4, 6, 3), 21, 3),
    "resnext101_16x8d": bottlenecks((3, 4, 23, 3), 128, 16),
    "resnext101_32x48d": bottlenecks((3, 4, 23, 3), 1536, 32),
    "resnext101_32x16d_wsl": bottlenecks((3, 4, 23, 3), 512, 32),
    "resnext152_32x4d": bottlenecks((3, 8, 36, 3), 128, 32),
    "resnext29_4x32d_cifar10": resnext_cifar(3, 128, 4, 10),
    "resnext38_2x64d_cifar100": resnext_cifar(4, 128, 2, 100),
    "plain-44_cifar": cifar_pairs(7, project=False),
    "resnet32_cifar": cifar_pairs(5, project=False),
    "resnet110_cifar_optionB": cifar_pairs(18, project=True),
    "resnet1202_cifar": cifar_pairs(200, project=False),
    "preact_resnet56_cifar": preact_pairs(9, 1, 10, project=False),
    "preact_resnet110_cifar_optionB": preact_pairs(18, 1, 10, project=True),
    "wrn-22-8_cifar10": preact_pairs(3, 8, 10, project=True),
    "wrn-16-1_cifar100": preact_pairs(2, 1, 100, project=True),
    "preact_resnet101": preact_bottlenecks((3, 4, 23, 3)),
    "preact_resnet50": preact_bottlenecks((3, 4, 6, 3)),
}


@pytest.mark.parametrize("name", MEMBERS)
def test_other_member_by_hand(name: str) -> None:
    check(graph_of(zoo.network(name)), MEMBERS[name])


# as printed in torchvision's documentation of its models
TORCHVISION = {
    "resnet18": 11_689_512,
    "resnet34": 21_797_672,
    "resnet50": 25_557_032,
    "resnet101": 44_549_160,
    "resnet152": 60_192_808,
    "resnext50_32x4d": 25_028_904,
    "resnext101_32x8d": 88_791_336,
    "resnext101_64x4d": 83_455_272,
    "wide_resnet50_2": 68_883_240,
    "wide_resnet101_2": 126_886_696,
}


@pytest.mark.parametrize("name", TORCHVISION)
def test_parameters_that_torchvision_prints(name: str) -> None:
    assert estimate(graph_of(zoo.network(name))).total.params == TORCHVISION[name]


def test_bottleneck_beside_plain() -> None:
    """69,632 convolution weights against 1,179,648: 16.94 times as many (He et al. 2015, fig. 5)."""

    def weights(block: Block) -> int:
        design = Architecture(input=(256, 56, 56), stages=(Stage(name="block", block=block),))
        return estimate(graph_of(design)).total.conv_weight

    assert weights(Bottleneck(width=64, out=256)) == 69_632
    assert weights(Plain(out=256)) == 1_179_648
