"""Inception blocks by multiplication over their drawings; networks against what others publish of theirs."""

from __future__ import annotations

from typing import Any

import pytest
from arithmetic import Tally, branched
from test_networks import check, graph_of, records

from archviz import zoo
from archviz.analyse.count import count
from archviz.analyse.estimate import estimate
from archviz.blocks.branches import Branches
from archviz.blocks.densenet import DenseLayer, Transition
from archviz.blocks.ends import Head, StemImageNet
from archviz.blocks.inception import InceptionA, InceptionB, InceptionC, InceptionStem, ReductionA, ReductionB
from archviz.blocks.inception_resnet import (
    InceptionResNetA,
    InceptionResNetB,
    InceptionResNetC,
    InceptionResNetReductionB,
)
from archviz.blocks.keras import KerasResNeXt
from archviz.blocks.mobile import InvertedResidual
from archviz.blocks.residual import Bottleneck
from archviz.graph import Graph
from archviz.results import Counts
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.registry import Block

RECORDS = {r["name"]: r for r in records("inception.json")}
BLOCKS: dict[str, Block] = {
    "inception_v4.stem": InceptionStem(),
    "inception_v4.inception_a": InceptionA(),
    "inception_v4.reduction_a": ReductionA(),
    "inception_v4.inception_b": InceptionB(),
    "inception_v4.reduction_b": ReductionB(),
    "inception_v4.inception_c": InceptionC(),
    "inception_resnet_v1.stem": InceptionStem(kind="resnet_v1"),
    "inception_resnet_v1.a": InceptionResNetA(middle=32, last=32),
    "inception_resnet_v1.reduction_a": ReductionA(k=192, l=192, m=256, n=384),
    "inception_resnet_v1.b": InceptionResNetB(width=128, middle=128),
    "inception_resnet_v1.reduction_b": InceptionResNetReductionB(second=256, third=256),
    "inception_resnet_v1.c": InceptionResNetC(middle=192, last=192),
    "inception_resnet_v2_paper.a": InceptionResNetA(),
    "inception_resnet_v2_paper.reduction_a": ReductionA(k=256, l=256, m=384, n=384),
    "inception_resnet_v2_paper.b": InceptionResNetB(),
    "inception_resnet_v2_paper.reduction_b": InceptionResNetReductionB(),
    "inception_resnet_v2_paper.c": InceptionResNetC(),
    "inception_resnet_v2_tfslim.stem": InceptionStem(kind="v3"),
    "inception_resnet_v2_tfslim.mixed_5b": Branches(
        line="conv1-96 | conv1-48 conv5-64 | conv1-64 conv3-96 conv3-96 | avgpool3 conv1-64"
    ),
    "inception_resnet_v2_tfslim.block35": InceptionResNetA(),
    "inception_resnet_v2_tfslim.block17": InceptionResNetB(),
    "inception_resnet_v2_tfslim.block8": InceptionResNetC(),
    "inception_resnet_v2_tfslim.mixed_6a": ReductionA(k=256, l=256, m=384, n=384),
    "inception_resnet_v2_tfslim.mixed_7a": InceptionResNetReductionB(),
    "inception_resnet_v2_tfslim.conv2d_7b": Branches(line="conv1-1536"),
}


def single(block: Block, shape: list[int]) -> Graph:
    design = Architecture(input=tuple(shape), stages=(Stage(name="block", block=block),))
    return graph_of(design)


def test_every_block_record_is_mapped() -> None:
    assert set(RECORDS) == set(BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_block_as_it_is_drawn(name: str) -> None:
    """By hand over the structure, and by the reference's own counts where it has them."""
    record = RECORDS[name]
    graph = single(BLOCKS[name], record["input_shape"][1:])
    tally = Tally()
    out, side = branched(tally, record["structure"], (record["input_shape"][1], record["input_shape"][2]))
    assert graph.shape == (out, side, side)
    check(graph, tally)
    if "macs" not in record:
        return
    total, authority = estimate(graph).total, count(graph)
    assert [1, *graph.shape] == record["output_shape"]
    assert (total.params, total.conv_weight) == (record["params_total"], record["params_conv_weights"])
    assert (total.conv_bias, total.norm) == (record["params_conv_bias"], record["params_bn_affine"])
    assert total.buffers == record["bn_running_stats_not_in_params"]
    assert total.macs == authority.macs == record["macs"]
    assert total.fvcore_total == authority.total == record["fvcore_total"]
    assert dict(total.operators) == authority.by_operator == record["fvcore_by_operator"]
    assert authority.unsupported == record["fvcore_unsupported_ops"]


def scale_of(block: Block) -> float:
    return float(getattr(block, "scale", 0))


@pytest.mark.parametrize("name", [n for n, r in RECORDS.items() if "residual" in r["structure"]])
def test_residual_scale(name: str) -> None:
    assert scale_of(BLOCKS[name]) == RECORDS[name]["structure"]["residual"]["scale"]


Rows = tuple[tuple[str, int], ...]
V1: Rows = (("stem", 1), ("a", 5), ("reduction_a", 1), ("b", 10), ("reduction_b", 1), ("c", 5))
SLIM: Rows = (("stem", 1), ("mixed_5b", 1), ("block35", 10), ("mixed_6a", 1), ("block17", 20), ("mixed_7a", 1),
              ("block8", 10), ("conv2d_7b", 1))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "family", "rows"),
    [
        ("inception_resnet_v1", "inception_resnet_v1", V1),
        ("inception_resnet_v2_paper", "inception_resnet_v2_paper", V1),
        ("inception_resnet_v2", "inception_resnet_v2_tfslim", SLIM),
    ],
)
def test_network_is_the_sum_of_its_drawings(name: str, family: str, rows: Rows) -> None:
    tally = Tally()
    shape = (3, 299)
    for row, repeats in rows:
        # the stem of Inception-ResNet-v2 is that of Inception-v4
        record = RECORDS.get(f"{family}.{row}", RECORDS["inception_v4.stem"])
        for _ in range(repeats):
            shape = branched(tally, record["structure"], shape)
    tally.classifier(*shape, 1000)
    check(graph_of(zoo.network(name)), tally)


# parameters that torchvision, timm and the authors' releases print for models of theirs
PUBLISHED = {
    "alexnet": 60_965_224,
    "alexnet_torchvision": 61_100_840,
    "vgg11": 132_863_336,
    "vgg13": 133_047_848,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
    "vgg11_bn": 132_868_840,
    "vgg13_bn": 133_053_736,
    "vgg16_bn": 138_365_992,
    "vgg19_bn": 143_678_248,
    "googlenet": 6_998_552,
    "googlenet_torchvision": 6_624_904,
    "googlenet_torchvision_aux": 13_004_888,
    "inception_v3": 23_834_568,
    "inception_v3_aux": 27_161_264,
    "inception_v4": 42_679_816,
    "inception_resnet_v2": 55_843_464,
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_parameters_that_others_print(name: str) -> None:
    assert estimate(graph_of(zoo.network(name))).total.params == PUBLISHED[name]


def _changed(name: str, kind: type[Block], **fields: Any) -> Architecture:
    """A network with fields of one kind of block changed."""
    design = zoo.network(name)
    stages = tuple(
        s.put(block=s.block.model_copy(update=fields)) if isinstance(s.block, kind) else s for s in design.stages
    )
    return design.put(stages=stages)


def _densenet121() -> Architecture:
    stages = [Stage(name="stem", block=StemImageNet())]
    for number, layers in enumerate((6, 12, 24, 16), 1):
        stages.append(Stage(name=f"dense{number}", block=DenseLayer(), repeat=layers))
        if number < 4:
            stages.append(Stage(name=f"transition{number}", block=Transition()))
    return Architecture(stages=(*stages, Stage(name="head", block=Head(preact=True))))


def _mobilenet_v2() -> Architecture:
    """Sandler et al. 2018, table 2: t, c, n, s."""
    rows = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
    body = [
        Stage(name=f"stage{i}", block=InvertedResidual(expand=t, out=c, stride=s), repeat=n)
        for i, (t, c, n, s) in enumerate(rows, 1)
    ]
    first, last = (Branches(line=line, activation="relu6") for line in ("conv3-32/2 pad 1", "conv1-1280"))
    ends = Stage(name="first", block=first), Stage(name="last", block=last), Stage(name="head", block=Head())
    return Architecture(stages=(ends[0], *body, *ends[1:]))


COMPOSED = {
    "SE-ResNet-50 (timm seresnet50)": (_changed("resnet50", Bottleneck, excite=16), 28_088_024),
    "ResNet-50-D (timm resnet50d)": (
        _changed("resnet50", Bottleneck, shortcut="D").edit(("stages", 0, "block", "deep"), True),
        25_576_264,
    ),
    "DenseNet-121 (torchvision)": (_densenet121(), 7_978_856),
    "MobileNet-v2 (torchvision)": (_mobilenet_v2(), 3_504_872),
}


# as keras.applications prints DenseNet121 and MobileNetV2
@pytest.mark.parametrize(
    ("name", "printed"), [("DenseNet-121 (torchvision)", 8_062_504), ("MobileNet-v2 (torchvision)", 3_538_984)]
)
def test_composed_network_as_keras_prints_it(name: str, printed: int) -> None:
    assert kept(estimate(graph_of(COMPOSED[name][0])).total) == printed


@pytest.mark.parametrize("name", COMPOSED)
def test_network_composed_of_blocks(name: str) -> None:
    design, params = COMPOSED[name]
    graph = graph_of(design)
    total, authority = estimate(graph).total, count(graph)
    assert total.params == params
    assert (total.macs, total.fvcore_total) == (authority.macs, authority.total)


def test_facenets_inception_resnet_v1() -> None:
    """The variant of facenet-pytorch at 299×299: a sixth C block, and a layer of 512 in front of the classifier."""
    graph = graph_of(zoo.network("inception_resnet_v1_facenet"))
    total, authority = estimate(graph).total, count(graph)
    assert (total.conv_weight, total.conv_bias, total.norm) == (22_514_528, 20_992, 29_600)
    assert (total.linear, total.params) == (1_429_504 + 1_000, 23_995_624)
    assert (total.macs, total.fvcore_total, authority.total) == (6_308_235_360, 6_325_254_912, 6_325_254_912)


A_LINE = "avgpool3 conv1-96 | conv1-96 | conv1-64 conv3-96 | conv1-64 conv3-96 conv3-96"
RESIDUAL_LINE = "conv1-32 | conv1-32 conv3-32 | conv1-32 conv3-48 conv3-64 => concat, conv1-384 linear, scale 0.17, add"


@pytest.mark.parametrize(("line", "block"), [(A_LINE, InceptionA()), (RESIDUAL_LINE, InceptionResNetA())])
def test_block_written_as_a_line_is_the_built_in_one(line: str, block: Block) -> None:
    shape = list(block.about.example)
    own, theirs = single(Branches(line=line), shape), single(block, shape)
    assert [(n.op, n.shapes, n.inputs) for n in own.nodes] == [(n.op, n.shapes, n.inputs) for n in theirs.nodes]
    assert estimate(own).total == estimate(theirs).total


def kept(counts: Counts) -> int:
    """As Keras counts."""
    return counts.keras_total


def test_summed_block_of_the_keras_tutorials() -> None:
    block = single(KerasResNeXt(), [3, 32, 32])
    total, authority = estimate(block).total, count(block)
    assert (total.params, total.macs, total.fvcore_total) == (20_032, 18_546_688, 19_857_408)
    assert (authority.macs, authority.total) == (18_546_688, 19_857_408)
    whole = graph_of(zoo.network("keras_resnext"))
    total, authority = estimate(whole).total, count(whole)
    assert (total.params, kept(total)) == (20_682, 21_962)
    assert authority.by_operator == {
        "conv": 18_546_688,
        "batch_norm": 1_310_720,
        "adaptive_avg_pool2d": 65_536,
        "linear": 640,
    }


def test_resnet50_of_keras() -> None:
    """As keras.applications prints it: 25,636,712 parameters, 53,120 of them not trained."""
    total = estimate(graph_of(zoo.network("keras_resnet50"))).total
    assert (total.conv_weight, total.conv_bias, total.linear) == (23_454_912, 26_560, 2_049_000)
    assert (total.params, kept(total)) == (25_583_592, 25_636_712)
    assert total.norm + total.buffers == 106_240
    assert total.macs == 3_857_973_248


def test_auxiliary_heads_are_said_to_count_or_not() -> None:
    with_one = estimate(graph_of(zoo.network("inception_v3_aux")))
    assert (with_one.aside.counted, with_one.aside.left_out) == (1, 0)
    assert with_one.aside.params == PUBLISHED["inception_v3_aux"] - PUBLISHED["inception_v3"]
    design = zoo.network("googlenet_torchvision_aux")
    heads = [i for i, s in enumerate(design.stages) if s.block.aside]
    for index in heads:
        design = design.edit(("stages", index, "block", "counted"), False)
    without = estimate(graph_of(design))
    assert (without.aside.counted, without.aside.left_out, without.aside.params) == (0, 2, 0)
    assert without.total.params == PUBLISHED["googlenet_torchvision"]
