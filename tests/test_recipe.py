"""The line of branches: what is written comes back, what is not understood is said with its column."""

from __future__ import annotations

import pytest

import archviz
from archviz.spec.recipe import ConvStep, Recipe, WordStep, text
from archviz.spec.recipe_parser import MAX_LENGTH, Misread, parse


def test_activation_behind_in_front_or_nowhere() -> None:
    recipe = parse("conv3-8 | conv3-8 pre | conv3-8 linear | bn relu conv3-8 linear")
    assert recipe == Recipe((
        (ConvStep((3, 3), 8),), (ConvStep((3, 3), 8, pre=True),), (ConvStep((3, 3), 8, linear=True),),
        (WordStep("bn"), WordStep("relu"), ConvStep((3, 3), 8, linear=True)),
    ))  # fmt: skip
    assert parse(text(recipe)) == recipe
    nodes = [n.name for n in archviz.block("branches", line=text(recipe)).graph.nodes]
    own = [n.removeprefix("block.0.branch2.") for n in nodes if ".branch2." in n]
    assert own == ["bn1", "relu1", "conv1"]
    assert [n.removeprefix("block.0.branch1.") for n in nodes if ".branch1." in n] == ["conv1", "bn1", "relu1"]


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
        ("id " * MAX_LENGTH, MAX_LENGTH + 1, "at most 4,000 characters"),
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
