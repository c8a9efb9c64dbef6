"""Mistakes that name no remedy of their own get those that were tried and found to mend them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from torch import nn

from archviz import zoo
from archviz.graph.ops import Pool, pair
from archviz.spec import cure
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.cure import diagnosed
from archviz.spec.expand import expand
from archviz.spec.faults import faults
from archviz.spec.fields import describe
from archviz.spec.issue import Fix, Issue, Refused
from archviz.spec.registry import BLOCKS, Block, block_class

SHAPES = [(3, 224, 224), (64, 56, 56), (48, 7, 7), (256, 1, 1), (100, 3, 5), (72, 14, 14)]


def alone(kind: str, shape: tuple[int, int, int], /, repeat: int = 1, **fields: object) -> Architecture:
    return Architecture(input=shape, stages=(Stage(name="a", block=block_class(kind)().put(**fields), repeat=repeat),))


def texts(issue: Issue) -> list[str]:
    return [fix.text for fix in issue.fixes]


def applied(design: Architecture, fix: Fix) -> Architecture:
    for place, value in fix.edits:
        design = design.edit(place, value)
    return design


@pytest.mark.parametrize(
    ("kernel", "padding", "fixes"),
    [
        (2, 2, ["padding = 1", "kernel = 4"]),
        (3, 2, ["padding = 1", "kernel = 4"]),
        (5, 15, ["padding = 2", "kernel = 30"]),
        (1, 1, ["padding = 0", "kernel = 2"]),
    ],
)
@pytest.mark.parametrize("kind", ["max", "avg"])
def test_padding_of_more_than_half_the_window_is_cut(kind: str, kernel: int, padding: int, fixes: list[str]) -> None:
    design = alone("pool", (64, 56, 56), kernel=kernel, padding=padding, kind=kind)
    (issue,) = diagnosed(design)
    assert issue.path == ("stages", 0, "block", "padding")
    assert issue.message == f"padding = {padding} must be at most half the window of {kernel}"
    assert texts(issue) == fixes
    assert all(expand(applied(design, fix)).issues == () for fix in issue.fixes)


@pytest.mark.parametrize("kernel", range(1, 8))
@pytest.mark.parametrize("padding", range(5))
@pytest.mark.parametrize("kind", ["max", "avg"])
def test_pools_are_refused_exactly_where_torch_refuses_them(kind: Any, kernel: int, padding: int) -> None:
    op, shape = Pool(kind, pair(kernel), (2, 2), pair(padding)), (3, 9, 9)
    layer = eval(op.torch((shape,)), {"nn": nn})
    try:
        found = tuple(layer(torch.zeros(1, *shape)).shape[1:])
    except RuntimeError:
        assert "at most half" in op.misfit((shape,))
    else:
        assert op.misfit((shape,)) == ""
        assert op.shape((shape,)) == found


@pytest.mark.parametrize(
    ("line", "mended", "step"),
    [
        ("conv1-8/2 | maxpool3/2 pad 2 conv1-8 => add", "conv1-8/2 | maxpool3/2 pad 1 conv1-8 => add", "maxpool3/2"),
        (
            "conv3-8 [ avgpool5 pad 4 | conv1-8 ] => concat",
            "conv3-8 [ avgpool5 pad 2 | conv1-8 ] => concat",
            "avgpool5",
        ),
        ("maxpool1 pad 1 => concat", "maxpool1 valid => concat", "maxpool1"),
    ],
)
def test_padding_in_a_line_of_branches_is_cut(line: str, mended: str, step: str) -> None:
    design = alone("branches", (8, 16, 16), line=line)
    (issue,) = diagnosed(design)
    assert issue.field == "line"
    assert issue.message.startswith(f"{step} pad")
    assert "at most half the window" in issue.message
    (fix,) = issue.fixes
    assert applied(design, fix).stages[0].block.model_dump()["line"] == mended
    assert expand(applied(design, fix)).issues == ()


@pytest.mark.parametrize(
    ("name", "side", "stage", "least"),
    [
        ("inception_v3", 74, "mixed_7a", 75),
        ("inception_v3", 8, "mixed_7a", 75),  # beyond the near sizes
        ("inception_v4", 60, "reduction_b", 75),
        ("inception_v3_aux", 224, "aux", 299),
        ("alexnet", 30, "features", 63),  # 63 → 15, 7, 3, 1 behind stride 4 and three poolings
        ("googlenet_aux", 60, "aux4a", 79),
    ],
)
def test_the_smallest_larger_input_is_offered(name: str, side: int, stage: str, least: int) -> None:
    design = zoo.network(name)
    design = design.put(input=(3, side, side))
    index = [s.name for s in design.stages].index(stage)
    issue = next(i for i in diagnosed(design) if i.stage == index)
    assert [t for t in texts(issue) if t.startswith("input")] == [f"input = 3×{least}×{least}"]


def test_only_the_side_that_is_too_small_grows() -> None:
    (issue,) = diagnosed(zoo.network("inception_v3").put(input=(3, 299, 60)))
    assert "input = 3×299×75" in texts(issue)


def test_the_nearest_divisors_below_and_above_are_offered() -> None:
    (issue,) = diagnosed(alone("bottleneck", (64, 8, 8), width=30, groups=7))
    assert texts(issue) == ["width = 28", "width = 35", "groups = 6", "groups = 10"]


def test_a_head_cannot_be_repeated() -> None:
    (issue,) = diagnosed(alone("head", (64, 7, 7), repeat=2))
    assert texts(issue) == ["repeat of a = 1"]


def test_a_map_that_has_become_too_small_gets_a_stride_moved_or_a_larger_input() -> None:
    design = Architecture(input=(64, 4, 4)).insert(0, block_class("basic")().put(stride=2))
    issues = diagnosed(design.insert(1, block_class("reduction_b")()))
    fixes = texts(issues[0])
    assert "stride of basic = 1" in fixes
    assert "input = 64×5×5" in fixes  # 5 → 3 with stride 2; the window is 3


def test_what_a_stage_brings_alone_goes_with_it() -> None:
    network = zoo.network("resnet50")
    issues = [i for i in diagnosed(network.insert(2, block_class("reduction_b")(), repeat=40)) if i.fixes]
    assert "repeat of reduction_b = 4" in texts(issues[0])  # 56 → 27 → 13 → 6 → 2, smaller than the window


def test_own_remedies_are_left_alone() -> None:
    design = alone("bottleneck", (64, 56, 56), groups=7)
    assert diagnosed(design) == expand(design).issues


@st.composite
def faulty(draw: st.DrawFn) -> Architecture:
    block: Block = draw(st.sampled_from(sorted(BLOCKS.items())))[1]()
    for spec in describe(type(block)):
        if spec.kind == "int" and draw(st.booleans()):
            try:
                block = block.put(**{spec.name: draw(st.integers(1, 300))})
            except Refused:
                continue
    repeat = draw(st.integers(1, 3))
    return Architecture(input=draw(st.sampled_from(SHAPES)), stages=(Stage(name="a", block=block, repeat=repeat),))


@settings(max_examples=80, deadline=None)
@given(faulty())
def test_every_remedy_that_was_found_mends_its_mistake_and_brings_no_other(design: Architecture) -> None:
    before = expand(design).issues
    known = {issue.message for issue in before if issue.fixes}
    for issue in diagnosed(design):
        for fix in issue.fixes if issue.message not in known else ():
            left = {i.message for i in expand(applied(design, fix)).issues}
            assert issue.message not in left
            assert left <= {i.message for i in before}


BROKEN = ("reduction_a", "reduction_b", "inception_v3_b", "pool", "aux_head", "stem_imagenet", "head", "branches")
SOUND = ("basic", "bottleneck", "plain_stack", "inverted_residual", "transition")
LINES = (
    "conv3-16/2 pad 1 | maxpool3/2 valid => concat",  # only of odd sides
    "conv1-8/4 | conv5-8/4 valid => add",
    "conv7-8 valid",
    "maxpool3/2 pad 2 conv1-8 => concat",
)


@st.composite
def broken(draw: st.DrawFn) -> Architecture:
    """A few stages on a small input, with blocks that need a large one or sides of one parity."""
    stages = []
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(BROKEN + SOUND))
        block: Block = block_class(kind)()
        if kind == "branches":
            block = block.put(line=draw(st.sampled_from(LINES)))
        if kind == "pool":
            block = block.put(
                kernel=draw(st.integers(1, 5)), padding=draw(st.integers(0, 3)), step=draw(st.integers(1, 3))
            )
        if "stride" in type(block).model_fields:
            block = block.put(stride=draw(st.integers(1, 4)))
        stages.append(Stage(name=f"s{number}", block=block, repeat=draw(st.integers(1, 5))))
    sides = draw(st.integers(1, 24)), draw(st.integers(1, 24))
    return Architecture(input=(16, *sides), stages=tuple(stages))


def places(design: Architecture) -> set[tuple[int | None, str]]:
    return {(i.stage, i.field) for i in expand(design).issues}


def nearer(design: Architecture, fix: Fix) -> Iterator[Architecture]:
    """The designs with a value between the one that is and the one that is offered."""
    ((place, value),) = fix.edits
    if place == ("input",):
        (channels, *old), (_, *new) = design.input, value  # type: ignore[misc]
        for n in range(max(new[0] - old[0], new[1] - old[1])):
            yield design.put(input=(channels, min(old[0] + n, new[0]), min(old[1] + n, new[1])))
        for high in range(old[0], new[0]):
            yield design.put(input=(channels, high, new[1]))
        for wide in range(old[1], new[1]):
            yield design.put(input=(channels, new[0], wide))
    elif isinstance(value, int):
        stage = design.stages[int(place[1])]
        now = getattr(stage.block if len(place) == 4 else stage, str(place[-1]))
        for other in range(min(now, value) + 1, max(now, value)):
            yield design.edit(place, other)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(broken())
def test_fixes_are_distinct_work_and_are_the_smallest(design: Architecture) -> None:
    before = places(design)
    assume(before)
    assert set().union(*faults(design)) == before
    for issue in diagnosed(design):
        place = issue.stage, issue.field
        assert len({fix.edits for fix in issue.fixes}) == len(issue.fixes) == len(set(texts(issue)))
        for fix in issue.fixes:
            if fix.edits[0][0] == ("stages",):
                assert issue not in expand(applied(design, fix)).issues
                continue
            assert place not in places(applied(design, fix))
            for other in nearer(design, fix):
                after = places(other)
                assert place in after or not after <= before, (fix.text, other)


@pytest.mark.parametrize("most", [30, 2000])
def test_all_mistakes_of_a_design_share_one_budget(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    design = Architecture(input=(3, 1, 1))
    for at in range(30):
        design = design.insert(at, block_class("reduction_b")())
    wired: list[int] = []

    def counting(design: Architecture) -> Iterator[set[tuple[int, str]]]:
        for found in faults(design):
            wired.append(len(design.stages))
            yield found

    monkeypatch.setattr(cure, "faults", counting)
    monkeypatch.setattr(cure, "_EFFORT", most)
    errors = [issue for issue in cure.diagnosed(design) if issue.severity == "error"]
    assert len(errors) >= 10
    assert len(wired) <= 2 * len(design.stages) + most  # the design itself, and the last variant
    cure.diagnosed.cache_clear()


def test_a_mistake_that_no_input_mends_is_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    design = zoo.network("inception_v4")
    design = design.insert(1, block_class("branches")(line="conv3-64 | conv3-64/2 => concat"))
    wired: list[set[tuple[int, str]]] = []

    def counting(design: Architecture) -> Iterator[set[tuple[int, str]]]:
        for found in faults(design):
            wired.append(found)
            yield found

    monkeypatch.setattr(cure, "faults", counting)
    cure.diagnosed.cache_clear()
    (issue,) = cure.diagnosed(design)
    assert [text.split()[0] for text in texts(issue)] == ["remove"]
    # 64 near and 64 far inputs, of each the stem and the stage at fault; the stages behind it are not wired again.
    assert len(wired) <= len(design.stages) + 2 * 128 + 8
