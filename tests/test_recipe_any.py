"""Any line of branches: what is built comes back from its text; any text parses or is refused with its column."""

from __future__ import annotations

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from archviz.spec.issue import Refused
from archviz.spec.recipe import (
    WORDS,
    Bracket,
    ConvStep,
    Counted,
    Merge,
    NumberStep,
    Order,
    Path,
    PoolStep,
    Recipe,
    ResizeStep,
    WordStep,
    spaced,
    text,
)
from archviz.spec.recipe_parser import parse

sides = st.integers(1, 65)
strides = st.tuples(st.integers(1, 8), st.integers(1, 8))
paddings = st.none() | st.tuples(st.integers(0, 2048), st.integers(0, 2048))
merges = st.sampled_from(get_args(Merge))
convolutions = st.builds(
    ConvStep,
    st.tuples(sides, sides),
    st.integers(1, 65_536),
    strides,
    paddings,
    st.integers(1, 65_536),
    st.integers(1, 64),
    st.sampled_from(get_args(Order)),
)
pools = st.builds(PoolStep, st.sampled_from(["max", "avg"]), st.tuples(sides, sides), strides, paddings, st.booleans())
words = st.sampled_from(WORDS).map(WordStep)
numbers = st.builds(NumberStep, st.sampled_from(get_args(Counted)), st.integers(1, 65_536))
sizes = st.integers(1, 65_536)
resizes = st.builds(ResizeStep, st.none() | st.integers(1, 64) | st.tuples(sizes, sizes), st.booleans())


def paths(steps: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[Path, ...]]:
    """A batch norm of its own has an "id" between it and a convolution."""
    path = st.lists(steps, min_size=1, max_size=3).map(tuple).map(spaced)
    return st.lists(path, min_size=1, max_size=3).map(tuple)


@st.composite
def brackets(draw: st.DrawFn, inner: st.SearchStrategy[object]) -> Bracket:
    inside = draw(paths(inner))
    own = st.lists(st.integers(1, 65_536), min_size=len(inside), max_size=len(inside)).map(tuple)
    return Bracket(inside, draw(merges), draw(st.none() | st.just(()) | own))


steps = st.recursive(convolutions | pools | words | numbers | resizes, brackets, max_leaves=8)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Without a shortcut nothing is scaled or activated behind it."""
    shortcut = draw(st.sampled_from(["none", "identity", "projection"]))
    scale = draw(st.integers(1, 10_000).map(lambda n: n / 1000))
    return Recipe(
        draw(paths(steps)), draw(merges), draw(st.none() | convolutions), scale, shortcut,
        draw(st.booleans()),
    )  # fmt: skip


@given(recipes())
def test_recipe_comes_back_from_its_text(recipe: Recipe) -> None:
    assert parse(text(recipe)) == recipe


def refusal(line: str) -> str:
    """What is said to a line; empty where it is taken."""
    try:
        recipe = parse(line)
    except Refused as refused:
        return str(refused)
    assert parse(text(recipe)) == recipe
    return ""


def column_of(said: str, line: str) -> None:
    match = re.fullmatch(r"column (\d+): expected .+, found .+", said, re.DOTALL)
    assert match, said
    assert 1 <= int(match[1]) <= len(line) + 1
    assert len(said) < 300


@given(recipes().map(text), st.data())
def test_a_slip_is_taken_or_said_with_its_column(line: str, data: st.DataObject) -> None:
    """A character of a good line lost or replaced."""
    at = data.draw(st.integers(0, len(line) - 1))
    broken = line[:at] + data.draw(st.sampled_from(["", "x", " ", "|", "0", "=", ",", "]", "é", "²"])) + line[at + 1 :]
    if said := refusal(broken):
        column_of(said, broken)


@given(st.text(max_size=60) | st.text("conv1-3x/|[]=>, bnrelusplitadz:", max_size=60))
def test_any_text_is_taken_or_said_with_its_column(line: str) -> None:
    if said := refusal(line):
        column_of(said, line)


def test_every_place_says_what_it_expects() -> None:
    """The first of what may stand there."""
    expected = {
        "": "a step such as",
        "conv3-64 |": "a step such as",
        "conv3-64 [": "a step such as",
        "conv3-64 [ bn": "']' that closes",
        "conv3": "a step: convK-N",
        "conv0-8": "a kernel from 1 to 65",
        "conv3-0": "a number of channels from 1 to 65,536",
        "conv3-8/9": "a stride from 1 to 8",
        "maxpool99": "a window from 1 to 65",
        "conv3-8 pad x": "a number behind 'pad'",
        "conv3-8 groups": "a number behind 'groups'",
        "conv3-8 dilation 99": "a number for 'dilation' from 1 to 64",
        "conv3-8 ]": "a step, '|' or '=>'",
        "conv3-8 =>": "concat, add or multiply",
        "conv3-8 => concat add": "','",
        "conv3-8 => concat, scale 2000": "a residual scale",
        "conv3-8 => concat, no bn": "'relu' behind 'no'",
        "conv3-8 => concat, foo": "convK-N or scale X or add or add project or relu or no relu",
        "conv3-8 => concat, add, scale 1": "relu",
        "conv3-8 => concat, relu, add": "the end of the line",
    }
    for line, what in expected.items():
        said = refusal(line)
        column_of(said, line)
        assert f"expected {what}" in said


TOKENS = """
    conv3-8 /2 /2x1 valid pad 1x0 groups 2 dilation bn linear pre maxpool3x2/2x1 ceil relu sigmoid id split 3:5 [ ] | =>
    add multiply concat left , project no scale 0.5 se 4 shuffle resize 7x5 nearest linear-9 flatten globalpool
"""
tokens = st.sampled_from(TOKENS.split())


@given(st.lists(tokens, max_size=20).map(" ".join))
def test_any_row_of_words_is_taken_or_said_with_its_column(line: str) -> None:
    if said := refusal(line):
        column_of(said, line)
