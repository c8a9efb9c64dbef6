"""`make bench`: how fast counting is beside torchinfo, ptflops, thop and whole-model fvcore, as one printed table.

All take turns in one worker thread of one process, as counting does in the program. The others get a finished module on
the CPU, built from the same graph. They cannot count without one, and an edited network needs a new one, so the time of
building it is given too; ArchViz builds no network to count it.
"""

from __future__ import annotations

import contextlib
import copy
import io
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import torch
from rich.console import Console
from rich.table import Table

from archviz import zoo
from archviz.analyse import field
from archviz.analyse.count import count, count_part
from archviz.analyse.estimate import estimate, node_counts, part_counts
from archviz.build import module
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand, part

pytestmark = [pytest.mark.benchmark, pytest.mark.filterwarnings("ignore")]  # warnings of the others
NAME = "resnet152"
MACS = 11_513_626_624  # the others add biases, batch norm or pooling, or leave something out: within 1 %
ROUNDS = 7


def medians(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each, in turns so that other work of the machine falls on all; the first round is left out."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(1e3 * (time.perf_counter() - start))
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}


def forget() -> None:
    """Empty every cache between a design and its counts."""
    for cache in (expand, part, field.reaches, node_counts, part_counts, count_part):
        cache.cache_clear()


def counted(design: Architecture) -> int:
    """Expand, estimate, and have fvcore confirm it block by block."""
    graph = expand(design).graph
    total = estimate(graph).total
    assert count(graph).total == total.fvcore_total
    return total.macs


def rivals(net: torch.nn.Module, shape: tuple[int, ...]) -> dict[str, Callable[[], float]]:
    """MACs of a finished module by other tools, each with a copy of its own, since some leave things in it."""
    import ptflops
    import thop
    import torchinfo
    from fvcore.nn import FlopCountAnalysis

    x = torch.zeros(1, *shape)

    def fvcore(net: torch.nn.Module) -> float:
        found = FlopCountAnalysis(net, x).unsupported_ops_warnings(False).uncalled_modules_warnings(False)
        return float(found.by_operator()["conv"] + found.by_operator()["linear"])

    def flops(backend: str, net: torch.nn.Module) -> float:
        said = {"as_strings": False, "print_per_layer_stat": False}
        return float(ptflops.get_model_complexity_info(net, shape, backend=backend, **said)[0])

    tools: dict[str, Callable[[torch.nn.Module], float]] = {
        "torchinfo": lambda net: torchinfo.summary(net, input_data=x, verbose=0).total_mult_adds,
        "ptflops (pytorch)": partial(flops, "pytorch"),
        "ptflops (aten)": partial(flops, "aten"),
        "thop": lambda net: thop.profile(net, inputs=(x,), verbose=False)[0],
        "fvcore, whole model": fvcore,
    }

    def quiet(tool: Callable[[torch.nn.Module], float], own: torch.nn.Module) -> float:
        with torch.no_grad(), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tool(own)

    return {name: partial(quiet, tool, copy.deepcopy(net)) for name, tool in tools.items()}


def measured() -> tuple[dict[str, float], list[str]]:
    """Medians of all, and which of them are other tools."""
    design = zoo.network(NAME)
    graph = expand(design).graph
    widths = iter(range(65, 1000))  # widths that nobody has counted yet

    def cold() -> None:
        forget()
        assert counted(design) == MACS

    def edited() -> Architecture:
        return design.edit(("stages", 1, "block", "width"), next(widths))

    others = rivals(module(graph).eval(), design.input)
    for name, tool in others.items():
        assert tool() == pytest.approx(MACS, rel=0.01), name
    works: dict[str, Callable[[], object]] = {
        "cold": cold,
        "edit": lambda: counted(edited()),
        "live": lambda: estimate(expand(edited()).graph),
        "build": lambda: module(graph),
    }
    return medians(works | others), list(others)


def test_beside_other_counters() -> None:
    with ThreadPoolExecutor(1) as worker:
        taken, others = worker.submit(measured).result()
    cold, edit, build = taken["cold"], taken["edit"], taken["build"]
    columns = ("", "count", "÷ cold", "÷ edit", "build + count", "÷ cold", "÷ edit")
    table = Table(*columns, title=f"{NAME}: milliseconds, median of {ROUNDS}")
    for column in table.columns[1:]:
        column.justify = "right"
    table.add_row("ArchViz, cold: expand, estimate, fvcore", f"{cold:.1f}")
    table.add_row("ArchViz, one block edited, fvcore included", f"{edit:.1f}")
    table.add_row("ArchViz, one block edited, live estimate", f"{taken['live']:.2f}", end_section=True)
    for name in sorted(others, key=taken.__getitem__):
        figures = [f for own in (taken[name], taken[name] + build) for f in (own, own / cold, own / edit)]
        table.add_row(name, *(f"{figure:.1f}" for figure in figures))
    fastest = min(taken[name] for name in others)
    say(table)
    say(f"Targets: ÷ cold at least 3, ÷ edit at least 20. Against the fastest, handed a finished module: "
        f"{fastest / cold:.1f} and {fastest / edit:.1f}; with the {build:.0f} ms of building it: "
        f"{(fastest + build) / cold:.1f} and {(fastest + build) / edit:.1f}.")  # fmt: skip


def test_memory_of_a_giant() -> None:
    """In a process of its own: what counting adds to the peak after `import torch`."""
    script = Path(__file__).parents[1] / "footprint.py"
    done = subprocess.run([sys.executable, script, "resnext101_32x48d"], capture_output=True, text=True, check=True)
    say(f"resnext101_32x48d, 829 M parameters: {float(done.stdout):.0f} MiB on top of `import torch` (target: 300)")


def say(thing: object) -> None:
    console = Console(width=120, highlight=False)
    console.print()
    console.print(thing)
