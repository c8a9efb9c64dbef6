"""Names of a graph are unique by construction: what torch builds, counts and emits holds every node."""

from __future__ import annotations

import contract  # noqa: F401 - one thread
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from archviz.analyse.estimate import estimate, layers
from archviz.blocks.branches import Branches
from archviz.build import module, part_module
from archviz.graph import Part, Wiring
from archviz.graph.names import CONTAINERS, Names
from archviz.source import source
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand

WORDS = ["add", "se", "0", "1", "conv1", "forward", "input", "class", "_x", "keys", "pop", "append", "a b", "", "é"]
DOTTED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(".".join)


def lines(*lines: str, input: tuple[int, int, int]) -> Architecture:
    """A design with a stage for each line of branches."""
    stages = (Stage(name=f"s{i}", block=Branches(line=line)) for i, line in enumerate(lines))
    return Architecture(input=input, stages=tuple(stages))


def chain(names: list[str]) -> Part:
    """1×1 convolutions, one behind the other, with these wishes for names; the sum with the input at every third."""
    g = Wiring((3, 4, 4))
    x = g.input
    for number, name in enumerate(names):
        x = g.add(name, x, g.input) if number % 3 == 2 else g.conv(x, name, 3, 1, bias=True)
    return g.part(x)


def test_a_merge_and_a_residual_sum_may_both_be_sums() -> None:
    """By hand: the weights, 2 norms of 64 channels, a bias of 128, the norms of the projection and of the last 3×3."""
    design = lines("conv3-64 | conv1-64 => add, conv1-128 linear, add project, no relu", "conv3-128 => concat",
                   input=(64, 56, 56))  # fmt: skip
    graph = expand(design).graph
    total = estimate(graph).total
    weights = 64 * 64 * 9 + 64 * 64 + 64 * 128 + 64 * 128 + 128 * 128 * 9
    assert total.params == weights + 2 * 2 * 64 + 128 + 2 * 128 + 2 * 128 == 205_696
    assert total.macs == weights * 56 * 56 == 642_252_800
    assert sum(p.numel() for p in module(graph).parameters()) == 205_696
    assert len({row.name for row in layers(graph)}) == graph.size


@pytest.mark.parametrize(
    "line",
    [
        "conv3-256 | conv1-256 => add, add",
        "conv3-256 | conv1-256 => add, scale 0.5, add",
        "conv3-8 | conv1-8 => multiply, conv1-256, add",
        "conv1-64 [ conv3-128 | conv3-128 ] | conv1-256 => add, add, no relu",
    ],
)
def test_emitted_source_is_the_module(line: str) -> None:
    graph = expand(lines(line, line, input=(256, 5, 5))).graph
    made: dict[str, type[nn.Module]] = {}
    exec(source(graph, "net"), made)
    ours, emitted, x = module(graph).eval(), made["Net"]().eval(), torch.randn(1, 256, 5, 5)
    emitted.load_state_dict(ours.state_dict())
    assert torch.equal(ours(x), emitted(x))


@given(st.lists(DOTTED, min_size=1, max_size=12))
def test_whatever_names_are_wished_for_every_node_is_built(names: list[str]) -> None:
    part = chain(names)
    found = [node.name for node in part.nodes]
    assert len(set(found)) == len(found)
    assert not {name[:i] for name in found for i, sign in enumerate(name) if sign == "."} & set(found)
    convolutions = [node.name for node in part.nodes if node.called]
    with torch.device("meta"):
        net = part_module(part)
    assert {n for n, m in net.named_modules() if isinstance(m, nn.Conv2d)} == set(convolutions)
    assert sum(p.numel() for p in net.parameters()) == len(convolutions) * 12
    assert net(torch.zeros(1, 3, 4, 4, device="meta")).shape == (1, 3, 4, 4)


@given(st.lists(DOTTED, min_size=1, max_size=12))
def test_only_names_that_clash_change(names: list[str]) -> None:
    known, taken = Names(), list[str]()
    for name in names:
        first, *inner = name.split(".")
        legal = first in {"add", "se", "conv1", "keys", "pop", "append"} and set(inner) <= {
            "add",
            "se",
            "conv1",
            "0",
            "1",
        }
        clash = any(f"{name}.".startswith(f"{other}.") or f"{other}.".startswith(f"{name}.") for other in taken)
        free = known.free(name)
        assert (free == name) == (legal and not clash)
        assert known.take(name) == free
        taken.append(free)


def test_parts_of_thousands_of_clashes_are_named_at_once() -> None:
    names = Names()
    assert len({names.take("add") for _ in range(20_000)}) == 20_000


def test_names_that_containers_of_modules_own_are_known() -> None:
    """The emitted source keeps folders in nn.ModuleDict, nn.ModuleList and nn.Sequential."""
    inherited = set(dir(nn.Module))
    public = {n for c in (nn.ModuleDict, nn.ModuleList, nn.Sequential) for n in dir(c) if n[0] != "_"} - inherited
    assert public <= CONTAINERS
