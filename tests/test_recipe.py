"""The line of branches: what is written comes back, what is not understood is said with its column."""

from __future__ import annotations

import pytest

import archviz
from archviz.spec import recipe_edit as edit
from archviz.spec.issue import Refused
from archviz.spec.recipe import ConvStep, PoolStep, Recipe, WordStep, step_text, text
from archviz.spec.recipe_fields import (
    KINDS,
    ORDERS,
    STEP,
    TAIL,
    put_field,
    put_tail,
    step_values,
    tail_reason,
    tail_values,
)
from archviz.spec.recipe_parser import MAX_LENGTH, Misread, parse


def test_activation_behind_in_front_or_nowhere() -> None:
    recipe = parse("conv3-8 | conv3-8 pre | conv3-8 linear | bn relu conv3-8 linear")
    assert recipe == Recipe((
        (ConvStep((3, 3), 8),), (ConvStep((3, 3), 8, order="pre"),), (ConvStep((3, 3), 8, order="linear"),),
        (WordStep("bn"), WordStep("relu"), ConvStep((3, 3), 8, order="linear")),
    ))  # fmt: skip
    assert parse(text(recipe)) == recipe
    nodes = [n.name for n in archviz.block("branches", line=text(recipe)).graph.nodes]
    own = [n.removeprefix("block.0.branch2.") for n in nodes if ".branch2." in n]
    assert own == ["bn1", "relu1", "conv1"]
    assert [n.removeprefix("block.0.branch1.") for n in nodes if ".branch1." in n] == ["conv1", "bn1", "relu1"]


@pytest.mark.parametrize("scale", ["0.000001", "0.17", "999.123456", "20", "0"])
def test_a_scale_comes_back_as_it_was_written(scale: str) -> None:
    assert text(parse(f"id => concat, scale {scale}, add")) == f"id => concat, scale {scale}, add"


def test_a_pre_activated_convolution_has_no_bias_of_its_own() -> None:
    """4 → 8 channels, 3×3: 288 weights, batch norm of the 4 in front."""
    found = archviz.block("branches", input=(4, 8, 8), line="conv3-8 pre").counts
    assert found.params_by_kind == {"conv_weight": 288, "conv_bias": 0, "norm": 8, "linear": 0}


def test_a_pre_activated_bottleneck_is_the_built_in_one() -> None:
    """He et al. 2016, identity shortcut: the same layers, so the same counts."""
    own = archviz.block(
        "branches", input=(256, 14, 14), line="conv1-64 pre conv3-64 pre conv1-256 pre => concat, add, no relu"
    )
    theirs = archviz.block("preact_bottleneck", input=(256, 14, 14), width=64, out=256)
    assert own.counts.params_by_kind == theirs.counts.params_by_kind
    assert (own.counts.macs, own.counts.fvcore_total) == (theirs.counts.macs, theirs.counts.fvcore_total)


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("conv3-8 | conv3x", 11, "a step"),
        ("conv3-8 |", 10, "a step such as"),
        ("conv3-8 linear pre", 16, "either 'linear' or 'pre'"),
        ("conv3-8 => cat", 12, "concat, add or multiply"),
        ("conv3-8 => concat, scale x", 26, "a residual scale"),
        ("conv3-8/9", 1, "a stride from 1 to 8"),
        ("id conv3x66-8", 4, "a kernel from 1 to 65"),
        ("conv3-8/2x9", 1, "a stride from 1 to 8"),
        ("conv3-8 pad 2x2049", 13, "a number for 'pad' from 0 to 2,048"),
        ("conv3-8 pad 0", 13, "a number for 'pad' from 1 to 2,048"),
        ("conv3-8 bn linear", 12, "either 'bn' or 'linear'"),
        ("split 3 id", 9, "'['"),
        ("split id", 7, "shares such as 64:192 or '['"),
        ("id split 3:5 [ id | id | id ]", 10, "3 shares, one for each branch"),
        ("split 3:0 [ id | id ]", 7, "a share of the channels from 1 to 65,536"),
        ("[ id | id => cat ]", 14, "concat, add or multiply"),
        ("[ id | id => add, relu ]", 17, "']' that closes"),
        ("id | add right", 10, "'left' behind 'add'"),
        ("se", 3, "a number behind 'se'"),
        ("shuffle x", 9, "a number behind 'shuffle'"),
        ("linear-0", 1, "a number of outputs from 1 to 1,000,000"),
        ("resize 65", 8, "a factor from 1 to 64"),
        ("resize 7x65537", 8, "a side from 1 to 65,536"),
        ("resize 2.5", 8, "a step"),
        ("id " * MAX_LENGTH, MAX_LENGTH + 1, "at most 8,000 characters"),
    ],
)
def test_what_is_not_understood_is_said_with_its_column(line: str, column: int, said: str) -> None:
    with pytest.raises(Misread) as caught:
        parse(line)
    assert caught.value.column == column
    assert str(caught.value).startswith(f"column {column}: expected {said}")


def test_branches_that_do_not_fit_are_named_with_both_shapes() -> None:
    (issue,) = archviz.block("branches", input=(8, 14, 14), line="id | conv3-16 | conv3-4/2 => concat").issues
    assert "branch 3: 8×14×14 and 4×7×7 cannot be concatenated" in issue.message
    (issue,) = archviz.block("branches", input=(8, 14, 14), line="id | conv3-8 | conv3-16 => add").issues
    assert "branch 3: 8×14×14 and 16×14×14 cannot be added" in issue.message


def test_unequal_shapes_on_the_left_are_named_with_the_step() -> None:
    line = "conv1-8 [ conv3-4 | add left conv3-8 ] => concat"
    (issue,) = archviz.block("branches", input=(8, 14, 14), line=line).issues
    assert "'add left' needs equal shapes, but 8×14×14 is here and 4×14×14 on the left" in issue.message
    assert [fix.text for fix in issue.fixes] == ["without 'add left'"]


TWO = parse("conv1-8 relu | maxpool3 => concat")


def test_a_table_of_branches_is_changed_a_step_and_a_branch_at_a_time() -> None:
    def said(recipe: Recipe) -> str:
        return text(recipe).removesuffix(" => concat")

    assert said(edit.put_step(TWO, 0, 1, WordStep("bn"))) == "conv1-8 id bn | maxpool3"
    assert said(edit.add_step(TWO, 1, 1)) == "conv1-8 relu | maxpool3 conv3-64"
    assert said(edit.remove_step(TWO, 0, 0)) == "relu | maxpool3"
    assert said(edit.remove_step(TWO, 1, 0)) == "conv1-8 relu | id"
    assert said(edit.move_step(TWO, 0, 0, 1)) == "relu conv1-8 | maxpool3"
    assert edit.move_step(TWO, 0, 0, -1) == edit.move_step(TWO, 0, 1, 1) == TWO
    assert said(edit.add_path(TWO, 1)) == "conv1-8 relu | conv3-64 | maxpool3"
    assert said(edit.move_path(TWO, 0, 1)) == "maxpool3 | conv1-8 relu"
    one = edit.remove_path(TWO, 0)
    assert said(one) == "maxpool3"
    assert edit.remove_path(one, 0) == one


def test_every_field_of_every_step_is_read_and_written() -> None:
    line = (
        "conv1x7-192/2 valid groups 4 dilation 2 linear maxpool3/2 ceil avgpool5 pad 2 conv3-8/2x1 pad 1x0 bn "
        "maxpool3x2/1x2 relu bn lrn id sigmoid flatten globalpool globalmaxpool add left linear-10 se 4 shuffle 2 "
        "resize resize 3 nearest resize 7x5 [ id | conv3-8 pre ] [ id | bn => multiply ] split [ id | bn ] "
        "split 3:5 [ id | bn => add ]"
    )
    for step in parse(line).paths[0]:
        values = step_values(step)
        assert set(values) <= {spec.name for spec in STEP}
        for name, value in values.items():
            assert put_field(step, name, value) == step
    conv = ConvStep((1, 7), 192)
    assert step_text(put_field(conv, "high", 3)) == "conv3x7-192"
    assert step_text(put_field(conv, "padding", 0)) == "conv1x7-192 valid"
    assert step_text(put_field(conv, "order", ORDERS["pre"])) == "conv1x7-192 pre"
    assert step_text(put_field(conv, "stride", 2)) == "conv1x7-192/2"
    assert step_text(put_field(conv, "stride_wide", 2)) == "conv1x7-192/1x2"
    assert step_text(put_field(put_field(conv, "stride_wide", 2), "stride", 3)) == "conv1x7-192/3x2"
    assert step_text(put_field(put_field(conv, "padding", 1), "padding_wide", 3)) == "conv1x7-192 pad 1x3"
    assert step_text(put_field(put_field(conv, "padding_wide", 3), "padding", -1)) == "conv1x7-192"


def test_every_kind_becomes_every_other() -> None:
    made = [put_field(ConvStep((5, 5), 32, (2, 2)), "kind", kind) for kind in KINDS]
    assert list(map(step_text, made)) == [
        "conv5-32/2", "maxpool5/2", "avgpool5/2", "relu", "bn", "lrn", "id", "flatten", "globalpool", "globalmaxpool",
        "add left", "linear-1000", "se 16", "shuffle 2", "resize", "[ conv5-32/2 | conv5-32/2 ]",
    ]  # fmt: skip
    for step in made:
        for kind in KINDS:
            changed = put_field(step, "kind", kind)
            assert step_values(changed)["kind"] == kind
            assert parse(step_text(changed)).paths == ((changed,),)


def test_a_split_takes_branches_alone() -> None:
    split = parse("[ id | bn ]").paths[0][0]
    assert step_text(put_field(split, "paths", "id | conv3-8")) == "[ id | conv3-8 ]"
    assert step_text(put_field(split, "paths", "id | bn => add")) == "[ id | bn => add ]"
    assert step_text(put_field(split, "feeds", "equal shares")) == "split [ id | bn ]"
    own = put_field(split, "feeds", "own shares")
    assert step_text(put_field(own, "shares", "3:5")) == "split 3:5 [ id | bn ]"
    assert step_text(put_field(own, "paths", "id | bn | relu")) == "split 64:64:64 [ id | bn | relu ]"
    with pytest.raises(Misread, match="shares, one for each branch"):
        put_field(own, "shares", "3:5:7")
    with pytest.raises(Refused, match="branches alone"):
        put_field(split, "paths", "id | bn => add, add")
    with pytest.raises(Misread, match="column 6"):
        put_field(split, "paths", "id | conv")


def test_what_follows_the_branches_is_read_and_written() -> None:
    whole = parse("id | bn => add, conv3-8/2 linear, scale 0.5, add project, no relu")
    values = tail_values(whole)
    assert list(values) == [f.name for f in TAIL]
    for name, value in values.items():
        assert put_tail(whole, name, value) == whole
        assert tail_reason(whole, name) == ""
    assert text(put_tail(whole, "project", "none")) == "id | bn => add, scale 0.5, add project, no relu"
    assert text(put_tail(TWO, "project", TAIL[1].choices[1])).endswith("=> concat, conv1-64")
    assert tail_reason(TWO, "scale") == "there is no shortcut"
    assert put_tail(TWO, "project_out", 9) == TWO


def test_a_stride_may_stand_apart_as_papers_print_it() -> None:
    assert parse("conv3-64 /2 groups 4 | maxpool3 /2 valid") == parse("conv3-64/2 groups 4 | maxpool3/2 valid")


def test_the_options_of_a_pool_stand_in_any_order() -> None:
    pool = PoolStep("avg", (5, 4), (2, 1), (2, 1), ceil=True)
    for line in ("avgpool5x4/2x1 pad 2x1 ceil", "avgpool5x4/2x1 ceil pad 2x1", "avgpool5x4 /2x1 ceil pad 2x1"):
        assert parse(line).paths == ((pool,),)
    assert text(Recipe(((pool,),))) == "avgpool5x4/2x1 pad 2x1 ceil => concat"
