"""The dimensions of a design: read, changed, refused; and depth as the papers spread it."""

from __future__ import annotations

import pytest

from archviz import zoo
from archviz.app.target import designs
from archviz.explore.axes import AXES, axes, axis
from archviz.explore.depth import spread
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.zoo.layouts import DEEP

FAMILIES = (
    "resnet18", "resnet50", "resnext101_32x4d", "preact_resnet200", "resnet20_cifar", "wrn-28-10_cifar10", "vgg16",
    "googlenet", "inception_v4", "keras_resnet50", "resnext29_8x64d_cifar10", "bottleneck", "convnext",
)  # fmt: skip


def nodes(design: Architecture) -> tuple[object, ...]:
    return expand(design).graph.nodes


def blocks(design: Architecture) -> list[int]:
    return [stage.repeat for stage in design.stages if not stage.block.bare]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_dimension_reads_what_was_put(name: str) -> None:
    (design,) = designs(name)
    assert axes(design)
    for found in axes(design):
        legal, now = found.values(design), found.get(design)
        assert now in legal
        assert found.put(design, now) == design
        for value in (legal[0], legal[7], now + legal.step):
            assert found.get(found.put(design, value)) == value, found.name


def test_a_bottleneck_turned_to_more_paths_is_the_resnext_of_the_paper() -> None:
    wide = axis("cardinality").put(zoo.network("resnet50"), 32)
    assert nodes(axis("width").put(wide, 4)) == nodes(zoo.network("resnext50_32x4d"))
    back = axis("cardinality").put(zoo.network("resnext50_32x4d"), 1)
    assert nodes(axis("width").put(back, 64)) == nodes(zoo.network("resnet50"))


def test_one_path_is_the_bottleneck_in_the_zoo_too() -> None:
    wide = axis("width").put(zoo.network("resnet101"), 100)
    assert zoo.network("resnet101_1x100d") == wide.put(name="resnet101_1x100d")


def test_what_else_a_block_is_stays_with_it() -> None:
    (design,) = designs("bottleneck:excite=16,stride_in=1x1,bias=true,shortcut=C,activation=silu")
    block = axis("cardinality").put(design, 8).stages[0].block
    kept = {"excite": 16, "stride_in": "1x1", "bias": True, "shortcut": "C", "activation": "silu", "out": 256}
    assert block.type == "resnext"
    assert {name: getattr(block, name) for name in kept} == kept


def test_a_preactivated_bottleneck_keeps_its_form() -> None:
    design = axis("cardinality").put(zoo.network("preact_resnet152"), 4)
    assert [(s.block.groups, s.block.width) for s in design.stages[1:-1]] == [  # type: ignore[attr-defined]
        (4, 256), (4, 512), (4, 1024), (4, 2048)
    ]  # fmt: skip
    assert expand(design).sound


@pytest.mark.parametrize("layers", [101, 152, 200])
def test_depth_follows_the_published_networks(layers: int) -> None:
    """He et al. 2015, table 1, and 2016, section 5."""
    deeper = axis("depth").put(zoo.network("resnet50"), layers)
    assert nodes(deeper) == nodes(zoo.network(f"resnet{layers}"))


@pytest.mark.parametrize("name", ["wrn-28-10_cifar10", "wrn-40-1_cifar10", "wrn-16-8_cifar100"])
def test_a_wide_resnet_is_as_deep_as_its_paper_says(name: str) -> None:
    """6n + 4: n blocks of two convolutions in each of three groups, a shortcut in each, and the stem."""
    design, depth = zoo.network(name), axis("depth")
    written = int(name.split("-")[1])
    assert depth.get(design) == written == 6 * design.stages[1].repeat + 4
    assert blocks(depth.put(design, written + 6)) == [design.stages[1].repeat + 1] * 3


def test_between_50_and_101_layers_stage_3_takes_all() -> None:
    for layers in range(50, 102, 3):
        assert blocks(axis("depth").put(zoo.network("resnet101"), layers)) == [3, 4, 6 + (layers - 50) // 3, 3]


def test_depth_of_other_families() -> None:
    assert nodes(axis("depth").put(zoo.network("resnet18"), 34)) == nodes(zoo.network("resnet34"))
    assert nodes(axis("depth").put(zoo.network("resnet20_cifar"), 110)) == nodes(zoo.network("resnet110_cifar"))
    assert blocks(axis("depth").put(zoo.network("resnet200"), 398)) == [6, 48, 72, 6]  # all stages twice


@pytest.mark.parametrize("repeats", [(3, 4, 6, 3), (3, 3, 3), (5, 1, 9, 2), (1,), (18, 18, 18)])
def test_no_stage_loses_a_block_to_a_deeper_design(repeats: tuple[int, ...]) -> None:
    before = spread(len(repeats), repeats)
    assert before == (1,) * len(repeats)
    for count in range(len(repeats) + 1, 120):
        now = spread(count, repeats)
        assert sum(now) == count
        assert all(a <= b for a, b in zip(before, now, strict=True))
        before = now
    assert spread(sum(repeats), repeats) == repeats


def test_every_published_depth_keeps_itself() -> None:
    assert all(spread(sum(repeats), repeats) == repeats for repeats in DEEP.values())


def test_all_channels_are_scaled_alike() -> None:
    half = axis("channels").put(zoo.network("resnet50"), 128)
    assert half.stages[0].block.out == 32  # type: ignore[attr-defined]
    widths = [(s.block.width, s.block.out) for s in half.stages[1:-1]]  # type: ignore[attr-defined]
    assert widths == [(32, 128), (64, 256), (128, 512), (256, 1024)]
    thin = axis("channels").put(zoo.network("wrn-28-10_cifar10"), 64)
    assert [s.block.k for s in thin.stages[1:-1]] == [4, 4, 4]  # type: ignore[attr-defined]
    grouped = axis("channels").put(zoo.network("resnext50_32x4d"), 300)
    assert expand(grouped).sound  # 32 still divides the grouped convolutions


def test_resolution_keeps_the_proportions() -> None:
    design = zoo.network("resnet50").put(input=(3, 200, 300))
    assert axis("resolution").put(design, 100).input == (3, 100, 150)


@pytest.mark.parametrize(
    ("name", "dimension", "value", "said"),
    [
        ("resnet18", "cardinality", 2, "resnet18 has no cardinality: none of its blocks is a bottleneck"),
        ("inception_v4", "depth", 80, "inception_v4 has no depth: its blocks differ in their layers (3, 4, 5)"),
        ("inception_v4", "channels", 80, "does not say how many channels leave it"),
        ("alexnet", "depth", 9, "none of its stages can be repeated"),
        ("resnet50", "depth", 51, "depth = 51: not possible here; nearest: 50, 53"),
        ("resnet50", "cardinality", 0, "cardinality = 0: must be from 1 to 65,536"),
        ("resnet50", "resolution", 90_000, "must be from 1 to 65,536"),
    ],
)
def test_a_refusal_says_why(name: str, dimension: str, value: int, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        axis(dimension).put(zoo.network(name), value)
    assert said in str(refusal.value)


def test_stages_of_different_cardinality_have_none_together() -> None:
    design = zoo.network("resnet50")
    mixed = design.put(stages=(*design.stages[:2], *axis("cardinality").put(design, 2).stages[2:]))
    assert AXES["cardinality"].lacks(mixed) == "its stages differ in it (1, 2)"


def test_an_unknown_dimension_names_all() -> None:
    with pytest.raises(Refused, match="there are cardinality, width, channels, depth, resolution"):
        axis("breadth")
