"""Memory by question, to the byte: against autograd's hooks, tensors that live, torch's optimizers, and by hand."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from live import check_kept, check_memory
from torch import Tensor

import archviz.blocks  # noqa: F401 - registers them
from archviz import zoo
from archviz.analyse.estimate import estimate, layers
from archviz.app.target import designs
from archviz.build import module
from archviz.footprint import SIZES, Dtype
from archviz.graph import Graph
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.registry import BLOCKS

MIB = 2**20


def chain(*blocks: str, input: str = "16x9x9") -> Graph:
    """Blocks, each as on the command line, one behind the other."""
    stages = tuple(design.stages[0].put(name=f"s{i}") for i, block in enumerate(blocks) for design in designs(block))
    return expand(Architecture(name="chain", input=tuple(map(int, input.split("x"))), stages=stages)).graph


@pytest.mark.parametrize("family", zoo.FAMILIES, ids=lambda family: family.examples[0])
def test_every_family(family: Any) -> None:
    """Its first example, and on smaller images where it takes them."""
    design = zoo.network(family.examples[0])
    check_kept(expand(design).graph, 2, "float32", "meta")
    small = expand(design.put(input=(3, 96, 96)))
    check_memory(small.graph if small.sound and design.input[1] > 96 else expand(design).graph)


@pytest.mark.parametrize("dtype", SIZES)
@pytest.mark.parametrize("batch", [1, 3])
def test_batches_and_types(batch: int, dtype: Dtype) -> None:
    check_memory(expand(zoo.network("resnet20_cifar")).graph, batch, dtype)
    check_memory(chain("plain", "pool", "bottleneck:excite=16", "basic:shortcut=A,out=80"), batch, dtype)


@pytest.mark.parametrize(
    "blocks",
    [
        ("pool",),  # nothing needs a gradient
        ("pool", "plain"),  # its output is what the first weights read
        ("plain", "pool", "pool"),
        ("plain", "pool:kind=avg", "head:classes=5"),
        ("plain:norm=off", "plain:norm=off,activation=gelu", "plain:norm=off,activation=sigmoid"),
        ("plain", "aux_head:kind=v3,classes=7", "plain"),  # two readers of one map
        ("plain", "aux_head:kind=v3,classes=7,counted=off", "plain"),
        ("branches:line=conv1-16 | conv3-16 | id => multiply", "plain"),
        ("branches:line=conv1-16 | id => multiply",),  # one factor without gradient
        ("branches:line=id | id => add", "branches:line=id | conv3-16 => concat"),
        ("wide_basic:dropout=0.3", "wide_basic:dropout=0.5"),
        ("convnext", "convnext", "head:classes=5"),
        ("alexnet_features", "head_classic:hidden=8,classes=4,dropout=0"),
    ],
    ids=lambda blocks: "+".join(blocks),
)
def test_what_is_shared_is_counted_once(blocks: tuple[str, ...]) -> None:
    check_memory(chain(*blocks, input="3x67x67" if "alexnet_features" in blocks else "16x17x17"))


LINES = (
    "split [id | conv3-8] => concat",
    "conv1-16 split [id | conv3-4 | add left conv3-4 | add left conv3-4] => concat",
    "split 4:12 [conv3-4 | id] shuffle 2 => concat",
    "shuffle 2 | shuffle 16 | shuffle 1 conv1-4 => concat",
    "conv3-16 | conv3-16 globalpool sigmoid => multiply",
    "globalpool conv1-16 sigmoid | id => multiply",
    "globalpool conv1-16 sigmoid | globalpool conv1-16 | conv3-16 => multiply",
    "[id | conv3-16 | maxpool3 => add] relu [id | globalmaxpool conv1-16 sigmoid => multiply] => concat",
    "globalpool conv1-8 resize | conv3-8 dilation 3 => concat",
    "resize 2 maxpool3/2 | resize 2 nearest avgpool2/2 => concat",
    "maxpool2 | avgpool2 | conv2-4 => concat",
    "conv3-8/2x1 | maxpool3x2/2x1 conv1-8 => add",
    "se 4 silu | hardswish | tanh | elu | relu6 | leaky_relu | gelu => add",
    "conv3-8 lrn | id lrn => concat",
    "conv3-4 globalpool flatten linear-5 | globalmaxpool flatten linear-5 => add",
    "conv3-4 maxpool3/2 flatten linear-5 => concat",
)


@pytest.mark.parametrize("line", LINES)
def test_lines_of_branches(line: str) -> None:
    """Alone, and between blocks where their output is a map."""
    made = BLOCKS["branches"](line=line)
    alone = Architecture(name="n", input=(16, 10, 10), stages=(Stage(name="a", block=made),))
    found = expand(alone)
    assert found.sound, found.issues
    check_memory(found.graph)
    plain = BLOCKS["plain"](out=16)
    stages = (Stage(name="before", block=plain), *alone.stages, Stage(name="after", block=plain))
    if (between := expand(alone.put(stages=stages))).sound:
        check_memory(between.graph)


def test_resnet50_in_numbers() -> None:
    """Autograd keeps 82.1 MiB of an image, not the 143.3 of all outputs; inference needs less than a tenth."""
    found = estimate(expand(zoo.network("resnet50")).graph).footprint()
    assert (round(found.kept / MIB, 1), round(found.peak / MIB, 1)) == (82.1, 10.5)
    assert (round(found.weights / MIB, 1), found.gradients) == (97.7, 4 * 25_557_032)


def test_a_block_by_hand() -> None:
    """A 3×3 convolution from 3 to 8 channels on 6×6, norm, ReLU."""
    graph = chain("plain_stack:out=8,depth=1", input="3x6x6")
    assert [type(node.op).__name__ for node in graph.nodes] == ["Conv", "BatchNorm", "Activation"]
    found, image, out = estimate(graph).footprint(batch=5), 3 * 36, 8 * 36
    assert found.kept == 4 * (5 * (image + out + out) + 2 * 8)  # what is convolved, normalised, given; statistics
    assert found.peak == 4 * 5 * (image + 2 * out)
    assert found.weights == 4 * (8 * 27 + 4 * 8) + 8  # and the counter of batches
    assert found.gradients == found.momentum == 4 * (8 * 27 + 16)
    assert found.adam == 2 * found.gradients + 3 * 4
    assert [row.counts.kept_bytes for row in layers(graph)] == [4 * (image + out), 4 * 16, 4 * out]
    half = estimate(graph).footprint(batch=5, dtype="bfloat16")
    assert (2 * half.kept, 2 * half.peak, 2 * half.gradients) == (found.kept, found.peak, found.gradients)


def test_the_state_of_optimizers() -> None:
    graph = chain("basic", "head:classes=5")
    net, found = module(graph), estimate(graph).footprint(2)
    net.train()(torch.randn(2, *graph.input)).sum().backward()
    assert found.gradients == sum(p.grad.nbytes for p in net.parameters() if p.grad is not None)
    for optimizer, expected in (
        (torch.optim.SGD(net.parameters(), 0.1), 0),
        (torch.optim.SGD(net.parameters(), 0.1, momentum=0.9), found.momentum),
        (torch.optim.Adam(net.parameters()), found.adam),
        (torch.optim.AdamW(net.parameters()), found.adam),
    ):
        optimizer.step()
        tensors = [t for state in optimizer.state.values() for t in state.values() if isinstance(t, Tensor)]
        assert sum(t.nbytes for t in tensors) == expected


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("name", ["resnet50", "vgg16", "googlenet"])
def test_a_gpu_holds_what_is_said(name: str) -> None:
    """Its allocator rounds up to 512 bytes a tensor; workspaces of kernels come on top of the peak of inference."""
    graph = expand(zoo.network(name)).graph
    found, device = estimate(graph).footprint(8), torch.device("cuda")
    with device:
        net, x = module(graph), torch.zeros(8, *graph.input)
    before = torch.cuda.memory_allocated(device) - x.nbytes
    out = net.train()(x)
    assert torch.cuda.memory_allocated(device) - before - out.nbytes == pytest.approx(found.kept, rel=0.02)
    out.sum().backward()
    del out
    net.zero_grad()
    with torch.inference_mode():
        net.eval()(x)
        torch.cuda.reset_peak_memory_stats(device)
        net(x)
    assert found.peak <= torch.cuda.max_memory_allocated(device) - before <= 3 * found.peak
