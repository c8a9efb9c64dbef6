"""`make bench`: designs a second of a sweep, beside a loop that builds each of them and has fvcore count it whole.

And its winners measured in earnest, here and by a worker of a cluster.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

import distributed
import pytest
import torch
from fvcore.nn import FlopCountAnalysis
from rich.console import Console
from rich.table import Table

from archviz import zoo
from archviz.app import sweep as use
from archviz.app import winners as winning
from archviz.bench.history import history
from archviz.build import module
from archviz.explore import pool, sweep
from archviz.explore.front import FRONT, goals
from archviz.explore.space import Definition, space
from archviz.explore.store import Store
from archviz.spec.expand import expand

pytestmark = [pytest.mark.benchmark, pytest.mark.filterwarnings("ignore")]  # warnings of fvcore
WHOLE = 5  # designs of the loop, evenly spread over the sweep
SWEEPS = {
    "grid: depth, widths, groups": (
        ("layer3.repeat=2..12", "layer2.width=64..192..32", "layer*.groups=1,2,4,8,32", "layer3.width=128..320..8"),
        None,
    ),
    "random: all widths, depths, inputs": (
        (
            *(f"layer{i}.width={8 << i}..{128 << i}..8" for i in range(1, 5)),
            "layer*.repeat=1..12",
            "layer*.groups=1,2,4,8",
            "input=128..320..32",
        ),
        4000,
    ),
}


def test_beside_whole_model_fvcore(tmp_path: Path) -> None:
    workers = min(2, pool.cores())
    table = Table(
        "",
        "designs",
        "legal",
        "designs/s",
        "per CPU second",
        "fvcore, whole/s",
        "times",
        title=f"ResNet-50, {workers} workers",
    )
    for column in table.columns[1:]:
        column.justify = "right"
    for name, (vary, sample) in SWEEPS.items():
        definition = Definition(base=zoo.network("resnet50"), vary=vary, random=sample)
        store = Store(tmp_path / f"{len(vary)}.sqlite")
        store.begin(definition)
        found = space(definition)
        before = os.times()
        with pool.local(workers) as executor:
            executor.submit(sweep.made).result()  # the first worker is there
            start = time.perf_counter()
            sweep.run(store, executor)
            rate = found.count / (time.perf_counter() - start)
        after = os.times()
        work = after.children_user + after.children_system - before.children_user - before.children_system
        sound = [f.number for f in store.found()]
        start = time.perf_counter()
        for number in sound[:: max(1, len(sound) // WHOLE)][:WHOLE]:
            design = found.design(found.point(number))
            net = module(expand(design).graph).eval()
            with torch.no_grad():
                counted = FlopCountAnalysis(net, torch.zeros(1, *design.input))
                counted.unsupported_ops_warnings(False).uncalled_modules_warnings(False)
                macs = counted.by_operator()["conv"] + counted.by_operator()["linear"]
            (row,) = store.found([number])
            assert macs == row.cost.macs
        whole = WHOLE / (time.perf_counter() - start)
        tally = store.tally()
        figures = found.count, tally.legal, rate, found.count / work
        table.add_row(name, *(f"{figure:,.0f}" for figure in figures), f"{whole:.2f}", f"{rate / whole:,.0f}")
    console = Console(width=120, highlight=False)
    console.print()
    console.print(table)
    console.print("Targets: at least 500 designs a second on 2 cores, and 100 times the loop.")


@pytest.mark.parametrize("away", [False, True])
def test_winners_are_measured(away: bool, tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    store.begin(Definition(base=zoo.network("resnet20_cifar"), vary=("layer1.repeat=1..2",)))
    with ExitStack() as open:
        options = {"processes": True, "n_workers": 1, "threads_per_worker": 1, "dashboard_address": None}
        cluster = open.enter_context(distributed.LocalCluster(**options)) if away else None
        address = cluster.scheduler_address if cluster else ""
        use.run(store, address)
        _, winners = winning.best(store, goals(FRONT), 2)
        found, faults = winning.measure(store, winners, history(), address, seconds=0.1, force=True)
    assert faults == ()
    assert all(winner.latency and winner.latency.median > 0 for winner in found)
    assert len(history().latest([winner.found.digest for winner in found])) == 2
