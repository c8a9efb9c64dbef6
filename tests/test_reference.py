"""The same function as the reference: its modules, written out by hand, with the weights of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from test_networks import graph_of
from torch import Tensor, nn

from archviz import zoo
from archviz.analyse.estimate import estimate
from archviz.blocks.classic import ClassicHead
from archviz.blocks.ends import Head
from archviz.blocks.style import Styled
from archviz.build import module
from archviz.build.wired import part_module
from archviz.graph import Node
from archviz.graph.ops import BatchNorm, GlobalPool, Pool
from archviz.spec.architecture import Architecture

TF = {"eps": 1e-3}  # torchvision, timm and facenet-pytorch, after TF-slim
KERAS = {"eps": 1e-3, "momentum": 0.01}  # Keras' own defaults; its momentum of 0.99 is torch's 0.01
KERAS_RESNET = {"eps": 1.001e-5, "momentum": 0.01}
Size = int | tuple[int, int]
HIDDEN = 32  # features of the linear layers of AlexNet and VGG, where their weights are compared


def conv(cin: int, out: int, kernel: Size, bn: dict[str, float], *, stride: int = 1, valid: bool = False) -> nn.Module:
    """Convolution, batch norm, ReLU."""
    high, wide = (kernel, kernel) if isinstance(kernel, int) else kernel
    pad = (0, 0) if valid else (high // 2, wide // 2)
    layer = nn.Conv2d(cin, out, (high, wide), stride, pad, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(out, **bn), nn.ReLU())


def row(cin: int, bn: dict[str, float], *steps: tuple[int, Size]) -> nn.Sequential:
    """Convolutions one behind the other: channels and kernel of each."""
    widths = [cin, *(out for out, _ in steps)]
    return nn.Sequential(*(conv(before, out, k, bn) for before, (out, k) in zip(widths, steps, strict=False)))


class Beside(nn.Module):
    """Branches, concatenated."""

    def __init__(self, *branches: nn.Module) -> None:
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches], 1)


class Residual(nn.Module):
    """A branch, scaled, added to what came in."""

    def __init__(self, branch: nn.Module, scale: float = 1.0) -> None:
        super().__init__()
        self.branch, self.scale = branch, scale

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.scale * self.branch(x))


def averaged(cin: int, out: int, *, counted: bool) -> nn.Module:
    return nn.Sequential(nn.AvgPool2d(3, 1, 1, count_include_pad=counted), conv(cin, out, 1, TF))


def keras_conv(cin: int, out: int, kernel: int, active: bool = True) -> nn.Module:
    layer = nn.Conv2d(cin, out, kernel, padding=kernel // 2)
    return nn.Sequential(layer, nn.BatchNorm2d(out, **KERAS_RESNET), *[nn.ReLU()] * active)


class Summed(nn.Module):
    """Keras tutorials: eight 3×3, their sum, a 1×1, and a projection."""

    def __init__(self) -> None:
        super().__init__()
        norms = [nn.Sequential(nn.Conv2d(3, 64, 3, padding=1), nn.BatchNorm2d(64, **KERAS), nn.ReLU()) for _ in "x" * 8]
        self.paths = nn.ModuleList(norms)
        self.last = nn.Sequential(nn.Conv2d(64, 64, 1), nn.BatchNorm2d(64, **KERAS))
        self.skip = nn.Sequential(nn.Conv2d(3, 64, 1), nn.BatchNorm2d(64, **KERAS))

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.last(sum(path(x) for path in self.paths)) + self.skip(x))


def inception_v3_a() -> nn.Module:  # torchvision
    return Beside(
        row(192, TF, (64, 1)),
        row(192, TF, (48, 1), (64, 5)),
        row(192, TF, (64, 1), (96, 3), (96, 3)),
        averaged(192, 32, counted=True),
    )


def inception_v3_c() -> nn.Module:  # torchvision
    return Beside(
        row(768, TF, (192, 1)),
        row(768, TF, (128, 1), (128, (1, 7)), (192, (7, 1))),
        row(768, TF, (128, 1), (128, (7, 1)), (128, (1, 7)), (128, (7, 1)), (192, (1, 7))),
        averaged(768, 192, counted=True),
    )


def inception_v3_e() -> nn.Module:  # torchvision
    def ends() -> nn.Module:
        return Beside(row(384, TF, (384, (1, 3))), row(384, TF, (384, (3, 1))))

    return Beside(
        row(2048, TF, (320, 1)),
        nn.Sequential(row(2048, TF, (384, 1)), ends()),
        nn.Sequential(row(2048, TF, (448, 1), (384, 3)), ends()),
        averaged(2048, 192, counted=True),
    )


def inception_v4_a() -> nn.Module:  # timm
    return Beside(
        row(384, TF, (96, 1)),
        row(384, TF, (64, 1), (96, 3)),
        row(384, TF, (64, 1), (96, 3), (96, 3)),
        averaged(384, 96, counted=False),
    )


def inception_v4_b() -> nn.Module:  # timm
    return Beside(
        row(1024, TF, (384, 1)),
        row(1024, TF, (192, 1), (224, (1, 7)), (256, (7, 1))),
        row(1024, TF, (192, 1), (192, (7, 1)), (224, (1, 7)), (224, (7, 1)), (256, (1, 7))),
        averaged(1024, 128, counted=False),
    )


def inception_v4_c() -> nn.Module:  # timm
    def ends(cin: int) -> nn.Module:
        return Beside(row(cin, TF, (256, (1, 3))), row(cin, TF, (256, (3, 1))))

    return Beside(
        row(1536, TF, (256, 1)),
        nn.Sequential(row(1536, TF, (384, 1)), ends(384)),
        nn.Sequential(row(1536, TF, (384, 1), (448, (3, 1)), (512, (1, 3))), ends(512)),
        averaged(1536, 256, counted=False),
    )


def mixed_6a() -> nn.Module:  # timm inception_resnet_v2
    long = nn.Sequential(row(320, TF, (256, 1), (256, 3)), conv(256, 384, 3, TF, stride=2, valid=True))
    return Beside(conv(320, 384, 3, TF, stride=2, valid=True), long, nn.MaxPool2d(3, 2))


def mixed_5b() -> nn.Module:  # timm inception_resnet_v2
    return Beside(
        row(192, TF, (96, 1)),
        row(192, TF, (48, 1), (64, 5)),
        row(192, TF, (64, 1), (96, 3), (96, 3)),
        averaged(192, 64, counted=False),
    )


def block35(width: int, middle: int, last: int) -> nn.Module:  # timm, facenet-pytorch
    branches = Beside(
        row(width, TF, (32, 1)),
        row(width, TF, (32, 1), (32, 3)),
        row(width, TF, (32, 1), (middle, 3), (last, 3)),
    )
    return Residual(nn.Sequential(branches, nn.Conv2d(64 + last, width, 1)), 0.17)


def inception_3a() -> nn.Module:  # torchvision googlenet
    return Beside(
        row(192, TF, (64, 1)),
        row(192, TF, (96, 1), (128, 3)),
        row(192, TF, (16, 1), (32, 3)),
        nn.Sequential(nn.MaxPool2d(3, 1, 1, ceil_mode=True), conv(192, 32, 1, TF)),
    )


def googlenet_aux() -> nn.Module:  # torchvision
    dense = nn.Flatten(), nn.Linear(2048, 1024), nn.ReLU(), nn.Dropout(0.7), nn.Linear(1024, 1000)
    return nn.Sequential(nn.AdaptiveAvgPool2d(4), conv(512, 128, 1, TF), *dense)


def inception_v3_aux() -> nn.Module:  # torchvision
    body = nn.AvgPool2d(5, 3), conv(768, 128, 1, TF), conv(128, 768, 5, TF, valid=True)
    return nn.Sequential(*body, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(768, 1000))


def facenet_head() -> nn.Module:  # facenet-pytorch
    pooled = nn.AdaptiveAvgPool2d(1), nn.Dropout(0.6), nn.Flatten(), nn.Linear(1792, 512, bias=False)
    return nn.Sequential(*pooled, nn.BatchNorm1d(512, **TF), nn.Linear(512, 1000))


def keras_identity() -> nn.Module:  # keras.applications ResNet50
    return Residual(nn.Sequential(keras_conv(256, 64, 1), keras_conv(64, 64, 3), keras_conv(64, 256, 1, active=False)))


def vgg_head() -> nn.Module:  # torchvision
    def dense(cin: int) -> list[nn.Module]:
        return [nn.Linear(cin, HIDDEN), nn.ReLU(), nn.Dropout()]

    return nn.Sequential(
        nn.AdaptiveAvgPool2d(7), nn.Flatten(), *dense(512 * 49), *dense(HIDDEN), nn.Linear(HIDDEN, 1000)
    )


def alexnet_head() -> nn.Module:  # torchvision
    def dense(cin: int) -> list[nn.Module]:
        return [nn.Dropout(), nn.Linear(cin, HIDDEN), nn.ReLU()]

    return nn.Sequential(
        nn.AdaptiveAvgPool2d(6), nn.Flatten(), *dense(256 * 36), *dense(HIDDEN), nn.Linear(HIDDEN, 1000)
    )


# network, its stage, what the reference has there
CASES: dict[str, tuple[str, str, Callable[[], nn.Module]]] = {
    "inception_v3 A": ("inception_v3", "mixed_5b", inception_v3_a),
    "inception_v3 C": ("inception_v3", "mixed_6b", inception_v3_c),
    "inception_v3 E": ("inception_v3", "mixed_7b", inception_v3_e),
    "inception_v3 aux": ("inception_v3_aux", "aux", inception_v3_aux),
    "inception_v4 A": ("inception_v4", "inception_a", inception_v4_a),
    "inception_v4 B": ("inception_v4", "inception_b", inception_v4_b),
    "inception_v4 C": ("inception_v4", "inception_c", inception_v4_c),
    "inception_resnet_v2 6a": ("inception_resnet_v2", "mixed_6a", mixed_6a),
    "inception_resnet_v2 5b": ("inception_resnet_v2", "mixed_5b", mixed_5b),
    "inception_resnet_v2 35": ("inception_resnet_v2", "block35", lambda: block35(320, 48, 64)),
    "facenet 35": ("inception_resnet_v1_facenet", "block_a", lambda: block35(256, 32, 32)),
    "facenet head": ("inception_resnet_v1_facenet", "head", facenet_head),
    "googlenet 3a": ("googlenet_torchvision", "inception3a", inception_3a),
    "googlenet aux": ("googlenet_torchvision_aux", "aux4a", googlenet_aux),
    "keras_resnet50": ("keras_resnet50", "layer1", keras_identity),
    "keras_resnext": ("keras_resnext", "block", Summed),
    "vgg head": ("vgg16_torchvision", "head", vgg_head),
    "vgg_bn head": ("vgg16_bn", "head", vgg_head),
    "alexnet head": ("alexnet_torchvision", "head", alexnet_head),
}


def weighted(net: nn.Module) -> list[nn.Module]:
    return [m for m in net.modules() if isinstance(m, nn.Conv2d | nn.Linear | nn.BatchNorm1d | nn.BatchNorm2d)]


def alike(
    network: str, stage: str, reference: Callable[[], nn.Module], side: int = 0
) -> tuple[nn.Module, nn.Module, Tensor]:
    """Our last unit of a stage and the reference with its weights, in float64, and an input for both."""
    design = zoo.network(network)
    if side:
        design = design.put(input=(3, side, side))
    if isinstance(design.stages[-1].block, ClassicHead):
        design = design.edit(("stages", len(design.stages) - 1, "block", "hidden"), HIDDEN)
    graph = graph_of(design)
    unit = [u for u in graph.units if graph.stages[u.stage] == stage][-1]
    torch.manual_seed(0)
    ours, theirs = part_module(unit.part).double(), reference().double()
    for norm in (m for m in ours.modules() if isinstance(m, nn.BatchNorm1d | nn.BatchNorm2d)):
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.uniform_(norm.running_mean, -0.1, 0.1)
        nn.init.uniform_(norm.running_var, 0.01, 0.1)  # small enough for eps to matter
    for mine, other in zip(weighted(ours), weighted(theirs), strict=True):
        other.load_state_dict(mine.state_dict())
    return ours, theirs, torch.randn(2, *unit.part.input, dtype=torch.float64)


@pytest.mark.parametrize("case", CASES)
def test_same_output_with_the_same_weights(case: str) -> None:
    ours, theirs, x = alike(*CASES[case])
    with torch.no_grad():
        expected = theirs.eval()(x)
        assert torch.allclose(ours.eval()(x), expected, rtol=1e-12, atol=1e-12)
        for layer in theirs.modules():  # what ArchViz had before: the test would see it
            if isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d):
                layer.eps += 1e-5
        if any(isinstance(m, nn.BatchNorm1d | nn.BatchNorm2d) for m in theirs.modules()):
            assert not torch.allclose(theirs(x), expected, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("case", ["inception_v3 A", "facenet 35", "keras_resnet50", "keras_resnext", "alexnet head"])
def test_same_training_with_the_same_weights(case: str) -> None:
    """Outputs of a batch with the same dropout, and the running statistics behind it."""
    ours, theirs, x = alike(*CASES[case])
    outputs = []
    for net in (ours.train(), theirs.train()):
        torch.manual_seed(7)
        outputs.append(net(x))
    assert torch.allclose(*outputs, rtol=1e-12, atol=1e-12)
    for mine, other in zip(weighted(ours), weighted(theirs), strict=True):
        for key, tensor in mine.state_dict().items():
            assert torch.allclose(tensor, other.state_dict()[key], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(("case", "side"), [("googlenet aux", 299), ("vgg_bn head", 160), ("inception_v3 aux", 380)])
def test_same_output_at_another_size(case: str, side: int) -> None:
    ours, theirs, x = alike(*CASES[case], side)
    with torch.no_grad():
        assert torch.allclose(ours.eval()(x), theirs.eval()(x), rtol=1e-12, atol=1e-12)


def nodes(name: str) -> tuple[Node, ...]:
    return graph_of(zoo.network(name)).nodes


@pytest.mark.parametrize("name", zoo.names())
def test_batch_norms_have_the_constants_of_the_reference(name: str) -> None:
    expected = (1e-5, 0.1)
    if "inception" in name or name.startswith("googlenet_torchvision"):
        expected = (1e-3, 0.1)
    if name.startswith("keras_resnet") and name != "keras_resnext":
        expected = (1.001e-5, 0.01)
    if name == "keras_resnext":
        expected = (1e-3, 0.01)
    found = {(n.op.eps, n.op.momentum) for n in nodes(name) if isinstance(n.op, BatchNorm)}
    assert found <= {expected}


@pytest.mark.parametrize(
    ("name", "counted"), [("inception_v3", True), ("inception_v4", False), ("inception_resnet_v2", False)]
)
def test_averages_count_padding_where_the_reference_does(name: str, counted: bool) -> None:
    averages = [n.op for n in nodes(name) if isinstance(n.op, Pool) and n.op.kind == "avg" and n.op.padding]
    assert averages
    assert {op.count_include_pad for op in averages} == {counted}


def test_texts_of_defaults_are_short() -> None:
    shape = ((8, 6, 6),)
    assert BatchNorm().torch(shape) == "nn.BatchNorm2d(8)"
    assert BatchNorm(eps=1e-3).torch(shape) == "nn.BatchNorm2d(8, eps=0.001)"
    assert BatchNorm(eps=1.001e-5, momentum=0.01).torch(((8,),)) == "nn.BatchNorm1d(8, eps=1.001e-05, momentum=0.01)"
    average = "nn.AvgPool2d(kernel_size=3, stride=1, padding=1"
    assert Pool("avg", (3, 3), (1, 1), (1, 1)).torch(shape) == f"{average}, count_include_pad=False)"
    assert Pool("avg", (3, 3), (1, 1), (1, 1), count_include_pad=True).torch(shape) == f"{average})"
    assert Pool("max", (3, 3), (1, 1), (1, 1), count_include_pad=True).torch(shape) == Pool(
        "max", (3, 3), (1, 1), (1, 1)
    ).torch(shape)


def params(design: Architecture) -> int:
    return estimate(graph_of(design)).total.params


@pytest.mark.parametrize("side", [160, 224, 299, 331])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("googlenet_torchvision_aux", 13_004_888),
        ("googlenet_torchvision", 6_624_904),
        ("alexnet_torchvision", 61_100_840),
        ("vgg16_torchvision", 138_357_544),
        ("vgg16_bn", 138_365_992),
        ("inception_v3", 23_834_568),
        ("resnet50", 25_557_032),
    ],
)
def test_torchvisions_networks_have_their_parameters_at_any_input(name: str, expected: int, side: int) -> None:
    assert params(zoo.network(name).put(input=(3, side, side))) == expected


FC6 = 4096  # features of the first linear layer


@pytest.mark.parametrize(
    ("name", "side", "cells", "expected"),
    [
        ("vgg16", 224, 49, 138_357_544),
        ("vgg16", 256, 64, 138_357_544 + 512 * (64 - 49) * FC6),
        ("vgg11", 192, 36, 132_863_336 + 512 * (36 - 49) * FC6),
        ("alexnet", 224, 36, 60_965_224),
        ("alexnet", 256, 49, 60_965_224 + 256 * (49 - 36) * FC6),
    ],
)
def test_papers_flatten_the_last_map(name: str, side: int, cells: int, expected: int) -> None:
    design = zoo.network(name).put(input=(3, side, side))
    graph = graph_of(design)
    assert not any(isinstance(node.op, GlobalPool) for node in graph.nodes)
    flat = next(node for node in graph.nodes if node.name == "flatten")
    assert flat.shapes[0][1] * flat.shapes[0][2] == cells
    assert params(design) == expected
    assert "adaptive_avg_pool2d" not in dict(estimate(graph).total.operators)


@pytest.mark.parametrize(("side", "padding"), [(227, 0), (224, 2)])
def test_alexnet_starts_with_55_positions(side: int, padding: int) -> None:
    design = zoo.network("alexnet").edit(("stages", 0, "block", "padding"), padding).put(input=(3, side, side))
    graph = graph_of(design)
    assert graph.nodes[0].shape == (96, 55, 55)
    assert params(design) == 60_965_224
    with torch.device("meta"):
        assert module(graph)(torch.zeros(1, 3, side, side)).shape == (1, 1000)


# as keras.applications prints them
KERAS_TOTALS = {
    "keras_resnet50": 25_636_712,
    "keras_resnet101": 44_707_176,
    "keras_resnet152": 60_419_944,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
    "inception_v3": 23_851_784,
    "inception_resnet_v2": 55_873_736,
}


@pytest.mark.parametrize("name", KERAS_TOTALS)
def test_total_that_keras_prints(name: str) -> None:
    total = estimate(graph_of(zoo.network(name))).total
    assert total.keras_total == KERAS_TOTALS[name]
    assert total.keras_total - total.keras_trainable == total.buffers


def test_gains_are_left_out_by_the_constants_and_not_by_the_name() -> None:
    """Inception-v3 with torch's batch norms has 17,216 gains more in Keras."""
    design = zoo.network("inception_v3").put(name="mine")
    assert estimate(graph_of(design)).total.keras_total == 23_851_784
    for index, stage in enumerate(design.stages):
        if isinstance(stage.block, Styled | Head):
            design = design.edit(("stages", index, "block", "norm_kind"), "torch")
    assert estimate(graph_of(design)).total.keras_total == 23_834_568 + 2 * 17_216
