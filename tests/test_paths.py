"""A residual network as many networks (Veit et al. 2016): numbers of paths, their lengths, their picture."""

from __future__ import annotations

import json
from collections import Counter
from math import comb
from pathlib import Path

import pytest

import archviz
from archviz import zoo
from archviz.analyse.paths import path_lengths, residual_units, stack
from archviz.blocks.plain import Plain
from archviz.blocks.preact import PreactBasic
from archviz.blocks.residual import Basic, Bottleneck
from archviz.cli import main
from archviz.diagram.scene import ENTRY, EXIT, Scene
from archviz.diagram.unravel import unravel
from archviz.graph import Graph
from archviz.report import paths as told
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import Block

pytestmark = pytest.mark.usefixtures("qapp")


def graph_of(block: Block, repeat: int) -> Graph:
    design = Architecture(input=(64, 8, 8), stages=(Stage(name="s", block=block, repeat=repeat),))
    return expand(design).graph


@pytest.mark.parametrize("n", [1, 2, 5, 54])
def test_identity_units_make_a_binomial_distribution(n: int) -> None:
    """Two convolutions a unit: C(n, k) paths of 2k (Veit et al. 2016, sec. 4.2)."""
    graph = graph_of(Basic(out=64), n)
    assert path_lengths(graph) == {2 * k: comb(n, k) for k in range(n + 1)}
    assert residual_units(graph) == n


def test_projection_is_a_convolution_on_the_short_way() -> None:
    assert path_lengths(graph_of(Bottleneck(width=16, out=128), 2)) == {1: 1, 3: 1, 4: 1, 6: 1}


def test_plain_stack_has_one_path() -> None:
    graph = graph_of(Plain(out=64), 3)
    assert (path_lengths(graph), residual_units(graph)) == ({6: 1}, 0)
    assert told.summary(graph) == "0 residual units: one path of 6 convolutions"


@pytest.mark.parametrize("name", ["resnet50", "inception_resnet_v2", "resnext101_32x8d", "resnet110_cifar", "plain-34"])
def test_paths_add_up_to_a_power_of_two(name: str) -> None:
    graph = expand(zoo.network(name)).graph
    assert sum(path_lengths(graph).values()) == 2 ** residual_units(graph)


def test_auxiliary_head_is_on_no_path() -> None:
    a, b = (path_lengths(expand(zoo.network(n)).graph) for n in ("inception_v3", "inception_v3_aux"))
    assert a == b


def ways(shown: Scene) -> list[tuple[str, ...]]:
    """The ids on every way from the input to the output."""
    after: dict[str, list[str]] = {}
    for link in shown.links:
        after.setdefault(link.source, []).append(link.target)

    def walk(box: str) -> list[tuple[str, ...]]:
        return [()] if box == EXIT else [(box, *rest) for step in after[box] for rest in walk(step)]

    return walk(ENTRY)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("block", [Basic(out=64), PreactBasic(out=64), Basic(out=128, stride=2)])
def test_every_path_is_drawn_apart(block: Block, n: int) -> None:
    """fₖ stands there 2ⁿ⁻ᵏ times, and 2ⁿ ways lead through, each with its own set of f (fig. 1(b))."""
    shown = unravel(graph_of(block, n))
    copies = Counter(b.title for b in shown.boxes if b.stage >= 0)
    assert copies == {**{f"f{k}": 2 ** (n - k) for k in range(1, n + 1)}, "+": 2**n - 1}
    title = {b.id: b.title for b in shown.boxes}
    subsets = [frozenset(title[i] for i in way if title[i].startswith("f")) for way in ways(shown)]
    assert len(subsets) == len(set(subsets)) == 2**n
    first = [k.kind for k in shown.links if k.source == ENTRY and title[k.target] == "+"]
    expected = "projection" if block == Basic(out=128, stride=2) else "identity"
    assert first == [expected] * 2 ** (n - 1)


def test_copies_stand_for_their_unit() -> None:
    shown = unravel(graph_of(Basic(out=64), 2))
    f1 = [b for b in shown.boxes if b.title == "f1"]
    assert [(b.id, b.members) for b in f1] == [("s.0", ()), ("s.0 (2)", ("s.0",))]


def test_plain_stack_is_drawn_as_one_path() -> None:
    shown = unravel(graph_of(Plain(out=64), 3))
    assert ways(shown) == [(ENTRY, "s.0", "s.1", "s.2")]


def test_stem_in_front_of_all_paths_is_drawn_once() -> None:
    design = zoo.network("resnet8_cifar")
    shown = unravel(expand(design).graph)
    assert [b.id for b in shown.boxes if b.title == "plain"] == ["stem", "head"]
    assert len(ways(shown)) == 8


def test_too_many_units_are_refused_with_an_offer_that_works(tmp_path: Path) -> None:
    design = archviz.network("resnet50")
    with pytest.raises(Refused, match=r"16 residual units make 2\^16 paths.*--stage layer1 --first 4"):
        design.unravelled()
    assert main(["unravel", "resnet50", "--stage", "layer3", "--first", "4", "-o", str(tmp_path / "u.svg")]) == 0
    assert (tmp_path / "u.svg").read_text("utf-8").count(">f1<") == 8


def test_long_plain_stack_is_refused() -> None:
    assert len(unravel(graph_of(Plain(out=64), 100)).boxes) == 102
    with pytest.raises(Refused, match="101 blocks in a row are too many"):
        unravel(graph_of(Plain(out=64), 101))


def test_stage_that_is_not_there_is_refused() -> None:
    graph = expand(zoo.network("resnet50")).graph
    with pytest.raises(Refused, match="there is no stage 'layer9'; stages: stem, layer1"):
        stack(graph, "layer9")
    part = stack(graph, "layer2", 2)
    assert [u.name for u in part.units] == ["layer2.0", "layer2.1"]
    assert part.input == (256, 56, 56)


def test_numbers_and_histogram_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unravel", "resnet20_cifar", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["residual_units"], found["paths"]) == (9, 512)
    assert found["lengths"] == {str(1 + 2 * k): comb(9, k) for k in range(10)}
    assert found["mean_length"] == 10.0
    assert main(["unravel", "resnet20_cifar"]) == 0
    out = capsys.readouterr().out
    assert "9 residual units: 2^9 = 512 paths of 1 to 19 convolutions, 10.0 in the mean" in out
    bars = [line for line in out.splitlines() if "█" in line]
    assert [int(line.split()[1]) for line in bars] == [comb(9, k) for k in range(10)]
    assert max(bars, key=lambda line: line.count("█")).split()[1] == "126"


def test_histogram_of_many_lengths_keeps_every_path() -> None:
    graph = expand(zoo.network("resnet50")).graph
    rows = told.histogram(graph).rows
    assert len(rows) <= 24
    assert sum(int(row[1].replace(",", "")) for row in rows) == 65_536
    giant = expand(zoo.network("resnet1202_cifar")).graph
    assert told.summary(giant).startswith("600 residual units: 2^600 paths")
