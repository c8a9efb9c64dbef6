"""Mistakes that name no remedy of their own get those that were tried and found to mend them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archviz import zoo
from archviz.spec import cure
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.cure import diagnosed
from archviz.spec.expand import Expansion, expand
from archviz.spec.fields import describe
from archviz.spec.issue import Fix, Issue, Refused
from archviz.spec.registry import BLOCKS, Block, block_class

SHAPES = [(3, 224, 224), (64, 56, 56), (48, 7, 7), (256, 1, 1), (100, 3, 5), (72, 14, 14)]


def alone(kind: str, shape: tuple[int, int, int], repeat: int = 1, **fields: object) -> Architecture:
    return Architecture(input=shape, stages=(Stage(name="a", block=block_class(kind)().put(**fields), repeat=repeat),))


def texts(issue: Issue) -> list[str]:
    return [fix.text for fix in issue.fixes]


def applied(design: Architecture, fix: Fix) -> Architecture:
    for place, value in fix.edits:
        design = design.edit(place, value)
    return design


def test_a_padding_that_is_too_wide_is_halved() -> None:
    (issue,) = diagnosed(alone("pool", (64, 56, 56), kernel=2, padding=2))
    assert "padding = 1" in texts(issue)


def test_a_head_cannot_be_repeated() -> None:
    (issue,) = diagnosed(alone("head", (64, 7, 7), repeat=2))
    assert texts(issue) == ["repeat of a = 1"]


def test_a_map_that_has_become_too_small_gets_a_stride_moved_or_a_larger_input() -> None:
    design = Architecture(input=(64, 4, 4)).insert(0, block_class("basic")().put(stride=2))
    issues = diagnosed(design.insert(1, block_class("reduction_b")()))
    fixes = texts(issues[0])
    assert "stride of basic = 1" in fixes
    assert "input = 64×8×8" in fixes


def test_what_a_stage_brings_alone_goes_with_it() -> None:
    network = zoo.network("resnet50")
    issues = [i for i in diagnosed(network.insert(2, block_class("reduction_b")(), repeat=40)) if i.fixes]
    assert "repeat of reduction_b = 1" in texts(issues[0])


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


def test_all_mistakes_of_a_design_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    design = Architecture(input=(3, 1, 1))
    for at in range(30):
        design = design.insert(at, block_class("reduction_b")())
    tried: list[Architecture] = []

    def counting(design: Architecture) -> Expansion:
        tried.append(design)
        return expand(design)

    monkeypatch.setattr(cure, "outline", counting)
    errors = [issue for issue in cure.diagnosed(design) if issue.severity == "error"]
    assert len(errors) >= 10
    assert len(tried) <= 1 + cure.TRIES
