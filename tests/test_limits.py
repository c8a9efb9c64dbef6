"""The largest inputs, windows and widths: counted to the unit, or refused in one sentence."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from contract import check_counts, sound
from torch import nn

import archviz
from archviz.analyse.count import count
from archviz.analyse.estimate import estimate, layers
from archviz.app.forms import fault
from archviz.blocks.residual import Basic, Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.build import module
from archviz.cli import main
from archviz.graph.ops import MAX_CHANNELS, MAX_SIZE
from archviz.spec.architecture import MAX_SIDE, Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import Block, block_class


def one(block: Block, shape: tuple[int, int, int], repeat: int = 1) -> Architecture:
    return Architecture(input=shape, stages=(Stage(name="block", block=block, repeat=repeat),))


def line(text: str, shape: tuple[int, int, int]) -> Any:
    return archviz.block("branches", line=text, input=shape)


def test_the_largest_windows_are_counted_to_the_unit() -> None:
    """64·64·65² weights at 65,536² positions; a window of 64·64 + 1 pixels."""
    found = line("conv65-64 dilation 64", (64, MAX_SIDE, MAX_SIDE))
    weights = 64 * 64 * 65 * 65
    assert found.counts.conv_weight == weights
    assert found.counts.macs == count(found.graph).macs == weights * MAX_SIDE**2
    assert layers(found.graph)[-1].field == (4097, 4097)


def test_a_network_at_the_largest_input() -> None:
    graph = expand(archviz.network("resnet18").architecture.put(input=(3, MAX_SIDE, MAX_SIDE))).graph
    counted, total = count(graph), estimate(graph).total
    assert (counted.total, counted.macs) == (total.fvcore_total, total.macs)
    assert total.macs == 1_813_561_344 * (MAX_SIDE // 32) ** 2 // 49 + 512_000  # all but the head grow with the area


@pytest.mark.parametrize(
    ("text", "shape", "said"),
    [
        (
            "conv1-65536 | conv1-65536 | conv1-65536 | conv1-65536 | id => concat",
            (4, 4, 4),
            "262,148 channels are more",
        ),
        ("[ conv1-65536 | conv1-65536 | conv1-65536 | conv1-65536 | id ] bn", (1, 4, 4), "262,145 channels are more"),
        ("conv65-65536", (65_536, MAX_SIDE, MAX_SIDE), "multiply-adds are more than the 144,115,188,075,855,872"),
        ("flatten linear-1000000", (64, MAX_SIDE, MAX_SIDE), "weights are more than"),
        ("conv1-65536 resize 64 resize 64", (1, MAX_SIDE, MAX_SIDE), "output values are more than"),
    ],
)
def test_too_much_is_one_sentence(text: str, shape: tuple[int, int, int], said: str) -> None:
    (issue,) = line(text, shape).issues
    assert said in issue.message
    assert "\n" not in issue.message


def test_just_enough_is_taken() -> None:
    found = line("conv1-65536 | conv1-65536 | conv1-65536 | conv1-65536 => concat", (1, 2, 2))
    assert found.issues == ()
    assert found.graph.shape == (MAX_CHANNELS, 2, 2)


def test_every_block_that_makes_too_many_channels_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    wide = one(block_class("dense_layer")().put(growth=4096), (65_536, 8, 8), repeat=60)
    assert any("channels are more than the 262,144" in issue.message for issue in expand(wide).issues)
    concatenated = " | ".join(["conv1-65536"] * 5)
    assert main(["show", f"branches:line={concatenated} => concat", "--input", "8x4x4"]) == 2
    assert "327,680 channels are more than the 262,144" in capsys.readouterr().err
    assert MAX_SIZE < 2**63


def test_forms_are_compared_where_they_fit() -> None:
    assert fault(ResNeXt(), (256, 14, 14)) == ""
    assert "choose a smaller input" in fault(ResNeXt(), (256, MAX_SIDE, MAX_SIDE))


@pytest.mark.parametrize(
    "block",
    [
        Basic(out=8, dilation=2), Basic(out=16, stride=2, dilation=3), Bottleneck(width=4, out=16, dilation=4),
        Bottleneck(width=4, out=8, stride=2, dilation=2, groups=2), Bottleneck(width=4, out=8, dilation=64),
        ResNeXt(cardinality=2, width=2, out=8, dilation=2),
        ResNeXt(cardinality=2, width=2, out=8, dilation=2, form="paths"),
        ResNeXt(cardinality=2, width=2, out=8, stride=2, dilation=3, form="concat"),
    ],
)  # fmt: skip
def test_dilation_keeps_the_size_and_the_weights(block: Any) -> None:
    """torchvision's: the padding of the 3×3 is its dilation; nothing else changes."""
    graph = sound(one(block, (8, 20, 17))).graph
    plain = sound(one(block.put(dilation=1), (8, 20, 17))).graph
    assert [node.shape for node in graph.nodes] == [node.shape for node in plain.nodes]
    assert estimate(graph).total == estimate(plain).total
    windows = [m for m in module(graph).modules() if isinstance(m, nn.Conv2d) and m.kernel_size == (3, 3)]
    assert windows
    assert {(m.dilation, m.padding) for m in windows} == {((block.dilation,) * 2, (block.dilation,) * 2)}
    check_counts(graph)


def test_a_dilated_bottleneck_is_torchvisions_with_its_stride_replaced() -> None:
    """DeepLab's ResNet: the field of a 3×3 of dilation 2 is 5; without dilation the file does not name it."""
    found = layers(sound(one(Bottleneck(width=4, out=8, dilation=2), (8, 16, 16))).graph)
    assert found[-1].field == (5, 5)
    assert "dilation" not in one(Basic(), (8, 8, 8)).model_dump()["stages"][0]["block"]
    assert one(Basic(dilation=2), (8, 8, 8)).model_dump()["stages"][0]["block"]["dilation"] == 2


SKIP = "conv{}-128/{} => concat, add project"


@pytest.mark.parametrize(
    ("text", "shape", "stride", "out"),
    [
        ("conv1x3-128/2 => concat, add project", (64, 1, 128), (2, 2), (128, 1, 64)),
        ("conv3-128/2 => concat, add project", (64, 5, 5), (2, 2), (128, 3, 3)),
        ("conv3-128/2 conv3-128/2 => concat, add project", (64, 9, 9), (4, 4), (128, 3, 3)),
        ("conv3-128/2x1 => concat, add project", (64, 8, 8), (2, 1), (128, 4, 8)),
        ("conv3-32/2x1 conv3-32/1x3, => concat", (64, 8, 8), None, None),
        ("conv3-32/2x1 maxpool3/1x3 => concat, conv3-8/2, add project", (64, 8, 8), (4, 6), (8, 2, 2)),
        ("conv3-32 | id => concat, add project", (64, 8, 8), (1, 1), (96, 8, 8)),
        ("[ conv3-32/2 | avgpool3/2 ] | conv1-8/2 => concat, add project", (64, 7, 8), (2, 2), (104, 4, 4)),
        ("conv3-9/2 [ id | globalpool conv1-9 linear sigmoid => multiply ] => concat, add project", (64, 8, 8), (2, 2),
         (9, 4, 4)),
        ("conv3-32/2 resize => concat, add project", (64, 7, 7), (1, 1), (32, 7, 7)),
        ("conv3-32/2 conv3-8/2 resize 2 => concat, add project", (64, 8, 8), (2, 2), (8, 4, 4)),
    ],
)  # fmt: skip
def test_the_shortcut_has_the_strides_of_the_branches(
    text: str, shape: tuple[int, int, int], stride: tuple[int, int] | None, out: tuple[int, int, int] | None
) -> None:
    if stride is None:
        with pytest.raises(Exception, match="column"):
            parse(text)
        return
    graph = line(text, shape).graph
    (down,) = [m for name, m in module(graph).named_modules() if name.endswith("downsample.0")]
    assert isinstance(down, nn.Conv2d)
    assert down.stride == stride
    assert graph.shape == out
    with torch.no_grad():
        assert tuple(module(graph).eval()(torch.zeros(1, *shape)).shape[1:]) == out


@pytest.mark.parametrize(
    ("text", "shape", "said"),
    [
        (
            "conv3-64 valid => concat, add project",
            (32, 5, 5),
            "has the stride 1 of the branches and turns 32×5×5 into 64×5×5",
        ),
        (
            "conv3-64/2 valid => concat, add project",
            (32, 9, 9),
            "has the stride 2 of the branches and turns 32×9×9 into 64×5×5",
        ),
        ("conv3-64/2 valid | conv6-64 valid => concat, add project", (32, 9, 9), "stride 2"),
        ("resize 2 => concat, add project", (32, 5, 5), "they resize the map"),
        ("flatten => concat, add project", (32, 5, 5), "it needs maps"),
        ("globalpool => concat, add", (32, 5, 5), "write 'add project'"),
        ("conv3-64 valid => concat, add", (32, 5, 5), "has the stride 1 of the branches"),
    ],
)
def test_a_shortcut_that_cannot_fit_is_one_sentence_with_lines_that_do(
    text: str, shape: tuple[int, int, int], said: str
) -> None:
    (issue,) = line(text, shape).issues
    assert said in issue.message
    assert issue.field == "line"
    assert issue.fixes
    for fix in issue.fixes:
        ((_, cured),) = fix.edits
        assert line(str(cured), shape).issues == ()
