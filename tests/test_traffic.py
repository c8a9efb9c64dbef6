"""Memory traffic: what torch's operators take and give, counted by hand and by watching torch."""

from __future__ import annotations

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from archviz.app.design import designs
from archviz.bench.blockwise import _cost
from archviz.build import part_module
from archviz.graph import ops
from archviz.graph.ops import Shapes
from archviz.spec.expand import expand, part
from archviz.spec.registry import block_class


@pytest.mark.parametrize(
    ("op", "x", "elements"),
    [
        (ops.Dropout(0.5), ((8, 6, 6),), 0),
        (ops.Flatten(), ((8, 6, 6),), 0),
        (ops.Permute(True), ((8, 6, 6),), 0),
        (ops.Scale(0.1), ((8, 6, 6),), 2 * 288),
        (ops.Concat(), ((8, 6, 6), (4, 6, 6)), 288 + 144 + 432),
        (ops.Add(), ((8, 6, 6), (8, 6, 6)), 3 * 288),
        (ops.Add(), ((8, 6, 6),) * 3, 2 * 3 * 288),  # two sums of two
        (ops.Multiply(), ((8, 6, 6), (8, 1, 1)), 288 + 8 + 288),
        (ops.ZeroPad(16, 2), ((8, 6, 6),), 8 * 9 + 16 * 9),  # every other position of every other row
        (ops.LocalResponseNorm(5), ((8, 6, 6),), 13 * 288 + 2 * 12 * 36),
    ],
)
def test_elements_by_hand(op: ops.Op, x: Shapes, elements: int) -> None:
    assert op.moved(x) == elements


def test_a_bottleneck_by_hand() -> None:
    """1×1 to 4 channels, 3×3 with stride 2, 1×1 to 16, a projection of the 8×6×6 input: at batch 5, in float32."""
    block = part(block_class("bottleneck")(width=4, out=16, stride=2), (8, 6, 6))
    first = (288 + 144) + 2 * 144 + 2 * 144  # convolution, norm, activation on 4×6×6
    second = (144 + 36) + 2 * 36 + 2 * 36  # on 4×3×3
    third = (36 + 144) + 2 * 144
    projection = (288 + 144) + 2 * 144
    end = 3 * 144 + 2 * 144  # sum, activation
    weights = 8 * 4 + 4 * 4 * 9 + 4 * 16 + 8 * 16 + 4 * (4 + 4 + 16 + 16)  # each norm has four values a channel
    cost = _cost(block, 5, 4)
    assert cost["traffic"] == 4 * (5 * (first + second + third + projection + end) + weights)
    assert cost["macs"] == 8 * 4 * 36 + 4 * 4 * 9 * 9 + 4 * 16 * 9 + 8 * 16 * 9
    assert cost["activations"] == 144 + 36 + 144 + 144


class Watch(TorchDispatchMode):
    """Adds up the elements that operators take, each tensor once, and give; views move nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        out = func(*args, **(kwargs or {}))
        if not func.is_view:
            for side in ((args, kwargs), out):
                tensors = {id(t): t for t in tree_leaves(side) if isinstance(t, torch.Tensor)}
                self.moved += sum(t.numel() for t in tensors.values())
        return out


@pytest.mark.parametrize(
    "what",
    [
        "googlenet",  # local response norms
        "resnet20_cifar",  # shortcuts padded with zeros
        "bottleneck:width=16,out=64,excite=16",
        "resnext:form=paths,cardinality=4,width=2,out=32",  # a sum of five
        "inception_resnet_a",
        "convnext",
    ],
)
def test_it_is_what_torch_is_seen_to_take_and_give(what: str) -> None:
    """The first few blocks, at batch 1."""
    for unit in expand(designs(what)[0].architecture).graph.units[:5]:
        net, x = part_module(unit.part).eval(), torch.zeros(1, *unit.part.input)
        with torch.inference_mode(), Watch() as watch:
            net(x)
        assert _cost(unit.part, 1, 1)["traffic"] == watch.moved, unit.name
