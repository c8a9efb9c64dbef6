"""The exported source: readable, formatted, safe with any name, and the same network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from contract import check_source

from archviz import zoo
from archviz.blocks.ends import StemCifar
from archviz.blocks.plain import Plain
from archviz.graph import Graph, Part, Unit, Wire, Wiring
from archviz.graph.ops import Add
from archviz.source import class_name, source
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand


def graph_and_titles(name: str) -> tuple[Graph, tuple[str, ...]]:
    design = zoo.network(name)
    return expand(design).graph, tuple(stage.block.about.title for stage in design.stages)


@pytest.mark.parametrize("name", ["resnet20_cifar", "resnet29_cifar_bottleneck", "preact_resnet20_cifar",
                                  "wrn-10-2_cifar10", "resnext29_2x4d_cifar100", "plain-20_cifar"])  # fmt: skip
def test_network_gives_the_same_output(name: str) -> None:
    graph, titles = graph_and_titles(name)
    check_source(graph, name, titles)


def test_it_reads_as_one_would_write_it() -> None:
    text = source(*_args("resnet34_optionA"))
    for line in (
        "class Basic1(nn.Module):",
        "        self.conv1 = nn.Conv2d(64, 64, kernel_size=3, padding=1, bias=False)",
        "        shortcut = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, 64))",
        "        out = out + shortcut",
        "        out = out + x",
        "            *(Basic5() for _ in range(5)),",
        "class Resnet34OptionA(nn.Module):",
        "        x = self.layer4(x)",
        "        x = torch.flatten(x, 1)",
    ):
        assert line in text.splitlines()


def _args(name: str) -> tuple[Graph, str, tuple[str, ...]]:
    graph, titles = graph_and_titles(name)
    return graph, name, titles


@pytest.mark.parametrize("name", ["resnet50", "resnet18_optionA", "preact_resnet50", "resnext101_64x4d"])
def test_formatter_and_linter_leave_it_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text(source(*_args(name)), "utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["format", "--check"], ["check", "--select", "E,F,I"]):
        done = subprocess.run([*ruff, *command, "--isolated", "--line-length", "120", path], capture_output=True)
        assert done.returncode == 0, done.stdout.decode()


def test_it_runs_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text(source(*_args("resnet20_cifar")), "utf-8")
    done = subprocess.run([sys.executable, "-I", path], capture_output=True, text=True, check=True)
    assert done.stdout == "torch.Size([1, 10])\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("resnet50", "Resnet50"),
        ("wrn-28-10_cifar10", "Wrn28_10Cifar10"),
        ("Stem 7×7", "Stem7x7"),
        ("Pre-act bottleneck", "PreActBottleneck"),
        ("3rd try", "Net3rdTry"),
        ("", "Net"),
        ("сеть", "Net"),
        ("f", "NetF"),
        ("none", "NetNone"),
    ],
)
def test_class_name(name: str, expected: str) -> None:
    assert class_name(name) == expected


@pytest.mark.parametrize("name", ['"""', "a\nb", "\\", 'x"""\nimport os', "сеть", "Plain pair", "nn", "torch", "F"])
def test_any_name_of_a_design_is_harmless(name: str) -> None:
    stages = (Stage(name="stem", block=StemCifar()), Stage(name="F", block=Plain(out=16)))
    graph = expand(Architecture(name=name, input=(3, 8, 8), stages=stages)).graph
    text = check_source(graph, name, ("Stem", "Plain pair"))
    assert "import os" not in text.splitlines()


def test_empty_network() -> None:
    check_source(expand(Architecture()).graph)


def branches(nested: bool) -> Part:
    """A block of two branches and an expression, as an Inception block would be."""
    g = Wiring((4, 6, 6))
    names = ("branch.a.conv", "branch.b.0.conv", "branch.b.1.conv") if nested else ("paths.0", "paths.1", "last.0")
    a = g.conv(g.input, names[0], 4, 1)
    b = g.conv(g.input, names[1], 4, 3)
    c = g.conv(g.norm(b, "bn"), names[2], 4, 3)
    y: Wire = g.apply("sum", Add(), a, c, b)
    return g.part(g.act(g.add("add", y, g.input), "relu"))


@pytest.mark.parametrize("nested", [True, False])
def test_branches_and_nested_names(nested: bool) -> None:
    units = (Unit("a.0", branches(nested), 0, 0, "input"), Unit("a.1", branches(nested), 0, 1, "a.0.relu"))
    text = check_source(Graph((4, 6, 6), units, ("a",)))
    assert ("nn.ModuleDict({" in text) == nested
    assert "nn.ModuleList([" in text


def test_trunk_that_is_read_twice() -> None:
    """A block whose value two others read cannot sit inside an nn.Sequential."""
    graph = expand(Architecture(input=(4, 6, 6), stages=(Stage(name="a", block=Plain(out=4), repeat=3),))).graph
    first, second, third = graph.units
    aside = Unit("b.0", third.part, 0, 2, second.source)
    text = check_source(Graph(graph.input, (first, second, aside), ("a",)))
    assert "self.a = nn.ModuleList([" in text
