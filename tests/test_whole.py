"""The assembled network is compared with its graph as a whole, before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import contract  # noqa: F401 - one thread
import pytest
import torch

from archviz import zoo
from archviz.analyse import whole
from archviz.analyse.audit import audit
from archviz.analyse.count import count
from archviz.analyse.whole import assembled, confirm
from archviz.app.design import Design
from archviz.blocks.branches import Branches
from archviz.blocks.residual import Basic
from archviz.build import module, values
from archviz.graph import INPUT, Graph, Node, Part, Unit
from archviz.graph.ops import Add, Conv
from archviz.results import Counts
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    confirm.cache_clear()
    yield
    confirm.cache_clear()


def node(name: str, out: int, *inputs: str, role: str = "main") -> Node:
    op = Conv(out, (1, 1)) if len(inputs) == 1 else Add()
    return Node(name, op, inputs, ((4, 5, 5),) * len(inputs), (out, 5, 5), role)  # type: ignore[arg-type]


def graph_of(*parts: Part, names: tuple[str, ...] = ("a.0", "b.0")) -> Graph:
    units, source = [], INPUT
    for number, (name, part) in enumerate(zip(names, parts, strict=False)):
        units.append(Unit(name, part, number, 0, source))
        source = units[-1].full(part.output)
    return Graph((4, 5, 5), tuple(units), names[: len(parts)])


@pytest.mark.parametrize(
    "name", ["resnet50", "preact_resnet20_cifar", "googlenet_aux", "inception_v4", "vgg11_torchvision"]
)
def test_networks_are_what_their_graphs_say(name: str) -> None:
    confirm(expand(zoo.network(name)).graph)


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_what_their_graphs_say(name: str) -> None:
    block = BLOCKS[name]()
    confirm(expand(Architecture(input=tuple(block.about.example), stages=(Stage(name="s", block=block),))).graph)


def test_two_nodes_of_one_name_are_noticed() -> None:
    """As parts were before names were unique: the second convolution is built over the first."""
    part = Part((4, 5, 5), (node("conv", 4, INPUT), node("conv", 4, "conv")), "conv")
    graph = graph_of(part)
    message = "the assembled module has 16 parameters, the graph 32; please report this design to ArchViz"
    for check in (confirm, count, audit):
        with pytest.raises(Refused, match=f"^{message}$"):
            check(graph)


def test_two_units_of_one_name_are_noticed() -> None:
    one = Part((4, 5, 5), (node("conv", 4, INPUT),), "conv")
    other = Part((4, 5, 5), (node("conv", 4, INPUT),), "conv")
    with pytest.raises(Refused, match=r"^a\.0: the assembled module lacks it"):
        confirm(graph_of(one, other, names=("a.0", "a.0")))
    with pytest.raises(Refused, match="has 16 parameters, the graph 32"):
        confirm(graph_of(one, one, names=("a.0", "a.0")))


def test_a_shape_inside_a_block_is_noticed_by_its_full_name() -> None:
    wrong = replace(node("first", 4, INPUT), shape=(8, 5, 5))
    part = Part((4, 5, 5), (wrong, node("second", 4, "first")), "second")
    message = r"^b\.0\.first: the assembled module gives 4×5×5, the graph 8×5×5; please report"
    with pytest.raises(Refused, match=message):
        confirm(graph_of(Part((4, 5, 5), (node("conv", 4, INPUT),), "conv"), part))


def test_what_enters_a_block_is_compared() -> None:
    """A graph whose second block is wired for another input than the first gives; sums take any."""
    first = Part((4, 5, 5), (node("conv", 4, INPUT),), "conv")
    add = Node("add", Add(), (INPUT, INPUT), ((4, 7, 7),) * 2, (4, 7, 7))
    with pytest.raises(Refused, match=r"^b\.0: the assembled module gives 4×5×5, the graph 4×7×7"):
        confirm(graph_of(first, Part((4, 7, 7), (add,), "add")))


def test_bare_units_are_compared() -> None:
    wrong = replace(node("conv", 4, INPUT), shape=(9, 5, 5))
    with pytest.raises(Refused, match=r"^conv: the assembled module gives 4×5×5, the graph 9×5×5"):
        confirm(graph_of(Part((4, 5, 5), (wrong,), "conv"), names=("",)))


def test_readings_of_a_design_report_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "part_counts", lambda _: Counts())
    design = Design(Architecture(input=(64, 8, 8), stages=(Stage(name="s", block=Basic()),)))
    for read in ("fvcore", "audit"):
        with pytest.raises(Refused, match="has 73,984 parameters, the graph 0"):  # 2 · 64·64·9 and 2 · 2·64
            getattr(design, read)


def test_equal_blocks_are_run_once() -> None:
    design = Architecture(
        input=(8, 4, 4), stages=(Stage(name="s", block=Branches(line="conv3-8 => concat"), repeat=50),)
    )
    graph = expand(design).graph
    known: dict[tuple[int, torch.Size], dict[str, torch.Tensor]] = {}
    with torch.device("meta"):
        found = values(module(graph, assembled), torch.zeros(1, 8, 4, 4, device="meta"), known)
    assert len(known) == 1
    assert len(found) == 51
