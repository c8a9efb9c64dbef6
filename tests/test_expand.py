"""Mistakes of a design are returned with their place and with fixes that mend them."""

from __future__ import annotations

import keyword

import pytest

from archviz.blocks.ends import Head, StemCifar, StemImageNet
from archviz.blocks.plain import Plain, PlainStack
from archviz.blocks.preact import PreactBottleneck
from archviz.blocks.residual import Basic, Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.graph.names import OWNED
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import MAX_LAYERS, expand
from archviz.spec.issue import Fix, Issue
from archviz.spec.registry import BLOCKS, Block, block_class


def design(*stages: tuple[str, Block], input: tuple[int, int, int] = (72, 14, 14)) -> Architecture:
    return Architecture(input=input, stages=tuple(Stage(name=name, block=block) for name, block in stages))


def apply(design: Architecture, fix: Fix) -> Architecture:
    for path, value in fix.edits:
        design = design.edit(path, value)
    return design


def only(design: Architecture) -> Issue:
    (issue,) = expand(design).issues
    assert not expand(design).sound
    assert expand(design).graph.units
    return issue


@pytest.mark.parametrize("block", [Bottleneck, PreactBottleneck])
def test_groups_that_do_not_divide(block: type[Block]) -> None:
    wrong = design(("layer1", block(width=72, out=256, groups=32)))
    issue = only(wrong)
    assert issue.path == ("stages", 0, "block", "groups")
    assert issue.message == "groups = 32 must divide the inner width 72; nearest: 64, 96"
    assert [fix.text for fix in issue.fixes] == ["width = 64", "width = 96", "groups = 24", "groups = 36"]
    for fix in issue.fixes:
        assert expand(apply(wrong, fix)).issues == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (design(("layer1", Basic(out=64, shortcut="identity"))), "shortcut"),
        (design(("layer1", Basic(out=72, stride=2, shortcut="identity"))), "shortcut"),
        (design(("layer1", PlainStack(kernel=4))), "kernel"),
        (design(("layer1", Bottleneck(width=7, groups=5))), "groups"),
        (design(("layer1", Bottleneck(width=1, groups=65_536))), "groups"),
    ],
)
def test_fixes_mend(wrong: Architecture, field: str) -> None:
    issue = only(wrong)
    assert issue.field == field
    assert issue.fixes
    for fix in issue.fixes:
        assert expand(apply(wrong, fix)).issues == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (design(("stem", StemImageNet(pool=False)), ("a", Basic(shortcut="A", out=32)), input=(3, 32, 32)), "option A"),
        (design(("layer1", ResNeXt(cardinality=65_536, width=65_536))), "more than the 262,144 channels"),
        (design(("head", Head()), ("again", Plain())), "needs a feature map"),
    ],
)
def test_other_mistakes_are_said_and_drawn(wrong: Architecture, said: str) -> None:
    found = expand(wrong)
    assert found.graph.units
    assert said in " ".join(issue.message for issue in found.issues)


def test_stages_of_one_name() -> None:
    wrong = design(("layer1", Plain(out=72)), ("layer1", Plain(out=72)), ("layer1", Plain(out=72)))
    found = expand(wrong)
    assert [issue.path for issue in found.issues] == [("stages", 1, "name"), ("stages", 2, "name")]
    assert len({unit.name for unit in found.graph.units}) == 3
    for issue in found.issues:
        wrong = apply(wrong, issue.fixes[0])
    assert expand(wrong).issues == ()


@pytest.mark.parametrize("name", [*sorted(OWNED), *filter(str.isidentifier, keyword.kwlist), "_x", "__class__", "_"])
def test_names_of_torch_and_python_are_not_for_stages(name: str) -> None:
    wrong = design((name, Plain(out=72)))
    issue = only(wrong)
    assert issue.path == ("stages", 0, "name")
    assert expand(apply(wrong, issue.fixes[0])).issues == ()


@pytest.mark.parametrize(
    "stages",
    [
        (("stem", StemCifar()), ("conv1", StemCifar())),
        (("conv1", StemCifar()), ("bn1", StemCifar())),
        (("stem", StemCifar()), ("conv1", Plain())),
        (("conv1", Plain()), ("stem", StemCifar())),
        (("fc", Head()),),
        (("relu", StemCifar()), ("stem", StemCifar()), ("bn1", StemCifar())),
    ],
    ids=lambda stages: "-".join(name for name, _ in stages),
)
def test_names_at_top_level_keep_apart(stages: tuple[tuple[str, Block], ...]) -> None:
    graph = expand(design(*stages)).graph
    names = [node.name for node in graph.nodes]
    assert len(set(names)) == len(names)
    folders = {name.split(".")[0] for name in names if "." in name}
    assert not folders & {name for name in names if "." not in name}


def test_empty_design_is_sound_and_says_what_to_do() -> None:
    found = expand(Architecture())
    assert found.sound
    assert found.issues[0].severity == "note"


def test_equal_blocks_share_their_part() -> None:
    block = Basic(out=72)
    graph = expand(design(("a", block), ("b", block))).graph
    assert graph.units[0].part is graph.units[1].part
    assert [node.inputs[0] for node in graph.nodes if node.name.endswith("conv1")] == ["input", "a.0.relu"]


def test_more_layers_than_can_be_looked_at() -> None:
    stack = BLOCKS["plain_stack"](depth=64)
    stages = tuple(Stage(name=f"s{i}", block=stack, repeat=1000) for i in range(5))
    found = expand(Architecture(input=(3, 8, 8), stages=stages))
    assert MAX_LAYERS < found.graph.size < 1.1 * MAX_LAYERS
    assert not found.sound
    first = found.issues[0]
    assert first.field == ""
    assert "50,000" in first.message
    assert len({unit.stage for unit in found.graph.units}) == 5


def test_offered_fixes_are_legal() -> None:
    """A remedy past the bounds of its field is not offered."""
    block = BLOCKS["bottleneck"](width=65_536, groups=65_535)
    design = Architecture(input=(3, 8, 8), stages=(Stage(name="a", block=block),))
    issue = expand(design).issues[0]
    assert issue.fixes
    for fix in issue.fixes:
        for path, value in fix.edits:
            design.edit(path, value)


def test_many_stages_of_one_long_name_get_legal_names() -> None:
    stages = tuple(Stage(name="n" * 64, block=BLOCKS["plain"](out=3)) for _ in range(20))
    design = Architecture(input=(3, 8, 8), stages=stages)
    found = expand(design)
    assert len(set(found.graph.stages)) == 20
    for issue in found.issues:
        for path, value in issue.fixes[0].edits:
            design.edit(path, value)
    assert design.duplicate(0).stages[1].name not in {s.name for s in design.stages}


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("wide_basic", {"base": 65_536, "k": 256}, "k"),
        ("resnext", {"cardinality": 65_536, "width": 65_536}, "width"),
        ("basic", {"out": 32, "shortcut": "A"}, "shortcut"),
    ],
)
def test_absurd_widths_are_mended_at_their_field(kind: str, fields: dict[str, object], field: str) -> None:
    design = Architecture(input=(64, 8, 8), stages=(Stage(name="a", block=BLOCKS[kind](**fields)),))
    issue = expand(design).issues[0]
    assert issue.field == field
    for path, value in issue.fixes[0].edits:
        design = design.edit(path, value)
    assert expand(design).sound


def test_a_trunk_wider_than_any_convolution_is_a_mistake_not_a_crash() -> None:
    layer = block_class("dense_layer")().put(growth=8192)  # each adds so many channels to what enters
    wide = Architecture(input=(8192, 8, 8)).insert(0, layer, repeat=8)
    found = expand(wide.insert(len(wide.stages), block_class("inception_resnet_c")()))
    assert any("cannot add 73728×8×8" in issue.message for issue in found.issues)
