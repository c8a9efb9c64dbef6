"""Receptive fields against the support of gradients: which input pixels an output position depends on."""

from __future__ import annotations

import pytest
import torch
from contract import sound
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from test_property import block_of
from torch import Tensor, nn

from archviz import zoo
from archviz.analyse.estimate import estimate, layers
from archviz.analyse.field import reaches
from archviz.blocks.branches import Branches
from archviz.blocks.classic import ClassicHead
from archviz.blocks.ends import Head, StemImageNet
from archviz.blocks.mobile import InvertedResidual
from archviz.blocks.plain import PlainStack
from archviz.blocks.residual import Basic, Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.graph import INPUT, Graph, Node, Part
from archviz.graph.ops import (
    Activation,
    BatchNorm,
    Dropout,
    GlobalPool,
    LayerNorm,
    LocalResponseNorm,
    Multiply,
    Permute,
    Pool,
)
from archviz.results import FARTHEST, Row
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand, part
from archviz.spec.registry import BLOCKS, Block

Span = tuple[int, int]  # the first and the last input position
POINTWISE = (Activation, BatchNorm, Dropout, LayerNorm, LocalResponseNorm)  # they read one position: left out


def value(node: Node, inputs: list[Tensor]) -> Tensor:
    """A node with weights of 1, so that no gradient is lost; gates are detached, a maximum reads its whole window."""
    if isinstance(node.op, POINTWISE):
        return inputs[0]
    if isinstance(node.op, Multiply):
        most = max(x.numel() for x in inputs)
        return torch.stack([x if x.numel() == most else x.detach().expand_as(inputs[0]) for x in inputs]).sum(0)
    names = [f"x{i}" for i in range(len(inputs))]
    if not node.called:
        text = node.torch.format(*names)
        return eval(text, {"torch": torch, "F": nn.functional, **dict(zip(names, inputs, strict=True))})
    text = node.torch.replace("MaxPool2d", "AvgPool2d") if isinstance(node.op, Pool | GlobalPool) else node.torch
    layer: nn.Module = eval(text, {"nn": nn}).double()
    for weight in layer.parameters():
        nn.init.ones_(weight)
    return layer(*inputs)


def span(gradient: Tensor) -> Span | None:
    seen = gradient.nonzero().flatten().tolist()
    return (seen[0], seen[-1]) if seen else None


def supports(nodes: tuple[Node, ...], shape: tuple[int, ...], only: str = "") -> dict[str, list[list[Span | None]]]:
    """For every node, or one, and each side of its map: what each of its rows and columns depends on."""
    x = torch.ones(1, *shape, dtype=torch.float64, requires_grad=True)
    values, found = {INPUT: x}, {}
    turned: set[str] = set()  # channels last
    for node in nodes:
        values[node.name] = y = value(node, [values[name] for name in node.inputs])
        if node.op.to_last if isinstance(node.op, Permute) else turned & set(node.inputs):
            turned.add(node.name)
        if only not in ("", node.name):
            continue
        flat = y.sum(-1 if node.name in turned else 1)[0] if y.dim() == 4 else y.sum().reshape(1, 1)
        found[node.name] = [
            [
                span(torch.autograd.grad(flat.movedim(side, 0)[i].sum(), x, retain_graph=True)[0].sum((0, 1, 3 - side)))
                for i in range(flat.shape[side])
            ]
            for side in (0, 1)
        ]
    return found


def check_part(drawn: Part) -> None:
    """Each position sees what its node's reach says; at the edges no more than that."""
    reach, found = reaches(drawn), supports(drawn.nodes, drawn.input)
    blind: set[str] = set()  # behind a window between whose taps the whole map lies: less is seen
    for node in drawn.nodes:
        name, sides = node.name, found[node.name]
        if blind.intersection(node.inputs) or not any(any(spans) for spans in sides):
            blind.add(name)
        for reached, spans, size in zip((reach[name].high, reach[name].wide), sides, drawn.input[1:], strict=True):
            for i, seen in enumerate(spans):
                first, last = reached.seen(0 if reached.whole else i)
                # In a listed side an edge may be anywhere.
                if first >= 0 and last < size and not reached.listed and name not in blind:
                    assert seen == (first, last), (name, i)
                elif seen:
                    assert max(first, 0) <= seen[0] <= seen[1] <= min(last, size - 1), (name, i)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.sampled_from(sorted(BLOCKS)).flatmap(block_of), st.integers(1, 13), st.integers(1, 13))
def test_reach_of_any_block_is_the_support_of_its_gradient(block: Block, high: int, wide: int) -> None:
    channels = min(block.about.example[0], 8)
    drawn = part(block, (channels, high, wide))
    assume(not drawn.misfits)
    assume(all(high % n.op.size == wide % n.op.size == 0 for n in drawn.nodes if isinstance(n.op, GlobalPool)))
    check_part(drawn)


LINES = [
    "conv3-8/2 pad 1 | maxpool3/2 valid ceil => concat",  # windows that start one position apart
    "conv3-8/3 valid | conv3-8/3 pad 1 | maxpool1/3 conv1-8 => add",
    "conv3-8 dilation 2 conv1x7-8 | maxpool5 conv1-8 linear => concat, add project",
    "conv5-8 | conv3-8 conv3-8 conv3-8 => multiply",  # factors of one size: both are seen
    "conv3-8 [ conv1x3-4 | conv3x1-8 ] | avgpool3 conv1-4 => concat, conv1-8",
]


@pytest.mark.parametrize("line", LINES)
def test_branches_that_start_apart(line: str) -> None:
    drawn = part(Branches(line=line, excite=2), (4, 18, 24))
    assert not drawn.misfits
    check_part(drawn)


def test_branches_that_start_apart_see_more_than_either() -> None:
    """Windows of 3 that start at −1 and at 0 see 4 together."""
    drawn = part(Branches(line=LINES[0]), (4, 18, 18))
    assert reaches(drawn)[drawn.output].field((1, 1), (1, 1)) == (4, 4)


def rows(graph: Graph) -> dict[str, Row]:
    return {row.name: row for row in layers(graph)}


def chain(*blocks: Block, shape: tuple[int, int, int], repeat: int = 1) -> Graph:
    stages = tuple(Stage(name=f"s{i}", block=block, repeat=repeat) for i, block in enumerate(blocks))
    return sound(Architecture(input=shape, stages=stages)).graph


GATED = {
    "bottleneck": chain(Bottleneck(width=8, out=16, excite=4), shape=(16, 24, 24), repeat=3),  # three 3×3
    "basic": chain(Basic(out=16, excite=4), shape=(16, 24, 24), repeat=3),  # six
    "resnext": chain(ResNeXt(cardinality=4, width=2, out=16, excite=4), shape=(16, 24, 24), repeat=3),
    "mobilenet_v3": chain(InvertedResidual(out=8, expand=2, excite=4), shape=(8, 24, 24), repeat=3),
}


@pytest.mark.parametrize(("name", "field"), [("bottleneck", 7), ("basic", 13), ("resnext", 7), ("mobilenet_v3", 7)])
def test_gate_does_not_widen_what_it_gates(name: str, field: int) -> None:
    graph = GATED[name]
    found, counted = rows(graph), estimate(graph)
    assert found[graph.output].field == counted.field == (field, field)
    assert found[graph.output].jump == counted.jump == (1, 1)
    seen = supports(graph.nodes, graph.input, graph.output)[graph.output]
    assert [spans[12] for spans in seen] == [(12 - field // 2, 12 + field // 2)] * 2


def test_gate_sees_all_that_enters_it() -> None:
    """Behind one 3×3 the gate's own lane sees 24 positions of 3 pixels; the next gate starts from the trunk again."""
    found = rows(GATED["bottleneck"])
    assert found["s0.0.se.pool"].field == found["s0.0.se.sigmoid"].field == (23 + 3, 23 + 3)
    assert found["s0.0.se.scale"].field == (3, 3)
    assert found["s0.2.se.sigmoid"].field == (23 + 7, 23 + 7)


@pytest.mark.parametrize("name", ["resnet50", "resnet152"])
def test_gates_leave_a_network_its_fields(name: str) -> None:
    plain = zoo.network(name)
    gated = plain.put(
        stages=tuple(
            s.put(block=s.block.put(excite=16)) if "excite" in type(s.block).model_fields else s for s in plain.stages
        )
    )
    without, having = (rows(expand(design).graph) for design in (plain, gated))
    assert len(having) > len(without)
    for key, row in without.items():
        assert (having[key].field, having[key].jump) == (row.field, row.jump)


@pytest.mark.parametrize("name", [*zoo.names()[::5], "inception_v3_aux", "googlenet_aux", "vgg16", "alexnet"])
def test_blocks_say_what_their_last_layers_say(name: str) -> None:
    graph = expand(zoo.network(name)).graph
    counted, found = estimate(graph), rows(graph)
    for unit, block in zip(graph.units, counted.blocks, strict=True):
        last = found[unit.full(unit.part.output)]
        assert (block.field, block.jump) == (last.field, last.jump)
    for index, stage in enumerate(counted.stages):
        last_block = [b for b in counted.blocks if b.stage == index][-1]
        assert (stage.field, stage.jump) == (last_block.field, last_block.jump)


def test_pooling_on_the_trunk_sees_the_whole_map() -> None:
    """ResNet-50: the last map sees 427 pixels (Araujo et al. 2019); 7 of its positions, 32 apart, 427 + 6·32."""
    graph = expand(zoo.network("resnet50")).graph
    found, counted = rows(graph), estimate(graph)
    assert (counted.field, counted.jump) == ((427, 427), (32, 32))
    assert [found[name].field for name in ("layer4.2.relu", "avgpool", "fc")] == [(427, 427), (619, 619), (619, 619)]
    assert counted.stages[-1].field == (619, 619)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        (Head(classes=5), 3 + 2 * 7),  # 8 positions, 2 apart
        (ClassicHead(size=4, hidden=6, classes=5), 3 + 2 * 7),
        (ClassicHead(size=2, hidden=6, classes=5), 3 + 2 * 7),
    ],
)
def test_heads_see_the_whole_map(head: Block, field: int) -> None:
    graph = chain(PlainStack(out=4, depth=1, stride=2), head, shape=(3, 16, 16))
    found, counted = rows(graph), estimate(graph)
    assert found[graph.output].field == (field, field)
    assert counted.field == (3, 3)
    assert counted.jump == (2, 2)
    assert supports(graph.nodes, graph.input, graph.output)[graph.output] == [[(0, 15)], [(0, 15)]]


@pytest.mark.parametrize(
    ("side", "size", "window"), [(7, 4, 3), (10, 7, 3), (3, 7, 2), (8, 4, 2), (5, 1, 5), (1, 7, 1)]
)
def test_parts_of_an_adaptive_average_overlap(side: int, size: int, window: int) -> None:
    drawn = part(ClassicHead(size=size, hidden=1, classes=1), (1, side, side))
    pool = drawn.nodes[0]
    (spans, _) = supports((pool,), drawn.input)[pool.name]
    assert max(s[1] - s[0] + 1 for s in spans if s) == window
    assert pool.op.window(pool.shapes)[0] == (window, window)


def test_nothing_is_larger_than_can_be_told() -> None:
    stages = tuple(Stage(name=f"s{i}", block=StemImageNet(out=1), repeat=1) for i in range(40))
    graph = expand(Architecture(input=(3, 8, 8), stages=stages)).graph
    assert {row.field for row in layers(graph)[-4:]} == {(FARTHEST, FARTHEST)}


def span_of(graph: Graph) -> list[int]:
    """The most pixels along each side that a position of the output depends on."""
    sides = supports(graph.nodes, graph.input, graph.output)[graph.output]
    return [max((seen[1] - seen[0] + 1 for seen in spans if seen), default=0) for spans in sides]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("[ conv7-8 | conv1-8 ] split [ id | conv3-8 ]", 7),  # 3×3 behind the 1×1, nothing behind the 7×7
        ("[ conv7-8 | conv1-8 ] relu bn split 4:12 [ conv5-8 | id ]", 11),
        ("[ conv7-8 | conv1-8 ] split 8:4:4 [ id | conv3-8 | split [ conv9-2 | id ] ]", 9),
        ("[ conv7-8 | conv1-8 ] shuffle 2 split [ id | conv3-8 ]", 9),
    ],
)
def test_a_slice_sees_what_its_own_channels_see(line: str, field: int) -> None:
    graph = chain(Branches(line=line), shape=(8, 24, 24))
    assert rows(graph)[graph.output].field == (field, field)
    assert span_of(graph) == [field, field]


def test_a_block_behind_sees_what_any_position_in_front_of_it_sees() -> None:
    line = "[ id | avgpool1x2/1x2 resize nearest => add ] conv1x4-8 linear conv1x2-8 linear"
    graph = chain(Branches(line=line), Branches(line="avgpool1x2/1x2 conv1-8 linear"), shape=(8, 5, 24))
    # Of the pair that is pooled, position 2k sees 2k − 2 to 2k + 3 and position 2k + 1 sees 2k to 2k + 5.
    assert span_of(graph) == [1, 8]
    assert rows(graph)[graph.output].field == (1, 8)


@pytest.mark.parametrize(("count", "field"), [(1, 5), (2, 9), (3, 13), (4, 17)])
def test_a_branch_resized_back_does_not_drift_from_its_shortcut(count: int, field: int) -> None:
    """33 becomes 17 and 33 again, in steps of 34/33: each block adds two taps that are two positions of three apart."""
    graph = chain(Branches(line="[ id | conv3-4/2 resize => add ] " * count), shape=(4, 33, 35))
    found = rows(graph)[graph.output]
    assert (found.field, found.jump) == ((field, field), (1, 1))
    assert span_of(graph) == [field, field]


@pytest.mark.parametrize(
    ("line", "side", "field"),
    [
        ("resize 513x513", 65, 2),
        ("resize 300x300 conv3-4", 7, 3),
        ("conv3-4/2 resize 257x257", 30, 5),  # two windows of 3, two apart
    ],
)
def test_a_resize_of_a_long_period_sees_its_taps(line: str, side: int, field: int) -> None:
    graph = chain(Branches(line=line), shape=(3, side, side))
    assert rows(graph)[graph.output].field == (field, field)
