"""What differs between designs, stage by stage, and the stages that stand beside each other."""

from __future__ import annotations

import pytest

from archviz.report.alignment import parts, rows
from archviz.report.comparison import compare
from archviz.report.differing import KEYS, Difference, differing
from archviz.spec.architecture import Architecture
from archviz.zoo import network


def differences(first: Architecture, other: Architecture) -> tuple[Difference, ...]:
    return differing([first, other], compare([first, other]).analyses)[0]


def test_the_words_of_a_difference() -> None:
    found = {d.before: d.sentence for d in differences(network("resnet50"), network("resnext101_32x4d"))}
    assert found["layer3"] == "layer3: Bottleneck → ResNeXt; 6 → 23 blocks; cardinality 1 → 32; width 256 → 16"
    assert {*found} == {"layer1", "layer2", "layer3", "layer4"}  # stem and head are the same
    found = {d.before: d.words for d in differences(network("resnet34"), network("resnet34_optionA"))}
    assert found["layer2"] == "shortcut projection → A"


def test_groups_of_a_bottleneck_are_told_as_paths() -> None:
    net = network("resnet50")
    grouped = net.edit(("stages", 1, "block", "width"), 128).edit(("stages", 1, "block", "groups"), 32)
    (found,) = differences(net, grouped)
    assert found.words == "cardinality 1 → 32; width 64 → 4"
    assert differences(net, net) == ()


def test_what_is_added_and_what_is_left_out() -> None:
    net = network("resnet18")
    shorter = net.remove(2)
    (gone, *_) = [d for d in differences(net, shorter) if not d.after]
    assert (gone.before, gone.words) == ("layer2", "left out: 2 × Basic")
    (new, *_) = [d for d in differences(shorter, net) if not d.before]
    assert (new.after, new.words) == ("layer2", "added: 2 × Basic")
    assert {e.after for e in gone.effects} == {e.before for e in new.effects} == {0}


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("resnet50", "resnext101_32x4d"),
        ("inception_v3", "inception_resnet_v1"),
        ("inception_v4", "inception_resnet_v2"),
        ("resnet18", "vgg16"),
    ],
)
def test_effects_add_up_to_the_difference_of_the_networks(first: str, other: str) -> None:
    designs = network(first), network(other)
    one, two = (analysis.total for analysis in compare(designs).analyses)
    found = differences(*designs)
    for number, key in enumerate(KEYS):
        added = sum(d.effects[number].after - d.effects[number].before for d in found)
        assert added == getattr(two, key) - getattr(one, key)


def test_every_stage_has_one_place_in_order() -> None:
    designs = [network(name) for name in ("inception_v3", "inception_resnet_v1", "inception_v4")]
    analyses = compare(designs).analyses
    found = rows([parts(d, a) for d, a in zip(designs, analyses, strict=True)])
    for column, design in enumerate(designs):
        assert [row[column] for row in found if row[column] is not None] == list(range(len(design.stages)))
    names = [[None if i is None else d.stages[i].name for d, i in zip(designs, row, strict=True)] for row in found]
    assert ["stem"] * 3 in names
    assert ["mixed_6a", "reduction_a", "reduction_a"] in names
    assert ["head"] * 3 in names


def test_unlike_networks_are_told_by_scale() -> None:
    found = [(d.before, d.after, d.words) for d in differences(network("resnet50"), network("vgg16"))]
    assert found[:3] == [
        ("stem", "conv1, pool1, conv2, pool2",
         "Stem 7×7 → 2 × Plain stack, 2 × Pooling; output 64×56×56 → 128×56×56"),
        ("layer1", "conv3", "Bottleneck → Plain stack; 3 → 1 blocks; batch norm on → off; bias off → on"),
        ("layer2", "pool3, conv4", "4 × Bottleneck → Pooling, Plain stack"),
    ]  # fmt: skip


def test_stages_of_one_making_are_told_as_one() -> None:
    found = {d.title: d.words for d in differences(network("inception_v3"), network("inception_resnet_v1"))}
    told = found["mixed_6b, mixed_6c, mixed_6e → block_b"]
    assert told == "4 × Inception-v3 C → 10 × Inception-ResNet-B; output 768×17×17 → 896×17×17"


@pytest.mark.parametrize(
    ("first", "other", "pairs"),
    [
        # what computes and is repeated stands beside such: blocks of a stage, not the reduction before them
        ("resnet18", "inception_v3", {"layer2": "mixed_5c", "layer3": "mixed_6c", "layer4": "mixed_7b"}),
        ("googlenet_torchvision", "inception_v3", {"inception5a": "mixed_7b"}),
        ("resnet18", "vgg16", {"layer2": "conv4", "layer3": "conv5"}),  # not pool3 and pool4
        # a plain stack has blocks in common with a plain net, its first none with a stem of another scale
        ("vgg16", "plain-18", {"conv1": None, "conv4": "layer3", "conv5": "layer4"}),
    ],
)
def test_what_stands_for_what(first: str, other: str, pairs: dict[str, str | None]) -> None:
    one, two = network(first), network(other)
    found = rows([parts(d, a) for d, a in zip((one, two), compare([one, two]).analyses, strict=True)])
    names = {
        one.stages[i].name: None if j is None else two.stages[j].name for i, j in found if i is not None
    }  # fmt: skip
    assert {name: names[name] for name in pairs} == pairs


def test_what_the_baseline_lacks_stands_where_it_would_be() -> None:
    net = network("resnet18")
    shorter = net.remove(2)
    found = rows([parts(d, a) for d, a in zip((shorter, net), compare([shorter, net]).analyses, strict=True)])
    assert found == ((0, 0), (1, 1), (None, 2), (2, 3), (3, 4), (4, 5))


def test_an_output_is_told_only_where_nothing_else_tells_it() -> None:
    found = {d.title: d.words for d in differences(network("resnet18"), network("resnet50"))}
    assert found["layer1"] == "Basic → Bottleneck; 2 → 3 blocks; output channels 64 → 256"
    # fields of different blocks that only happen to be called alike are not set against each other
    found = {d.title: d.words for d in differences(network("inception_v3"), network("inception_resnet_v1"))}
    assert found["mixed_7a → reduction_b"] == "Inception-v3 D → Reduction-B (ResNet); output 1280×8×8 → 1792×8×8"
