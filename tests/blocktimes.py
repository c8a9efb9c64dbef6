"""Results that nobody measured, in the history of the test: with times of blocks that are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archviz.analyse.estimate import estimate
from archviz.bench.history import history
from archviz.bench.plan import Plan, digest
from archviz.bench.result import Blocks, BlockTime, Latency, Machine, Memory
from archviz.results import Row
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand

HERE = Machine(cpu="A CPU", cores=2, torch="2.13.0", threads=2)


def latency(design: Architecture, time: Callable[[Row], float], batch: int = 1) -> Latency:
    """One of this design whose blocks take so many milliseconds."""
    blocks = tuple(
        BlockTime(name=row.name, stage=row.stage, median=time(row) / 1e3, macs=0, activations=0, traffic=0)
        for row in estimate(expand(design).graph).blocks
    )
    whole = sum(block.median for block in blocks)
    figures: dict[str, Any] = dict.fromkeys(("median", "q1", "q3", "p90", "min"), whole)
    return Latency(
        design=0, name=design.name, digest=digest(design), group="g", batch=batch, input=design.input, samples=60,
        calls=1, p99=None, macs=1, params=1, peak=5e10, bandwidth=1e10, memory=Memory(), warm_up=0.1, drift=0.01,
        rounds=(whole,), blocks=Blocks(blocks=blocks, whole=whole), **figures,
    )  # fmt: skip


def measured(design: Architecture, time: Callable[[Row], float], **conditions: Any) -> Latency:
    """The same, kept in the history."""
    plan = Plan(designs=(design,), per_block=True, **conditions)
    found = latency(design, time, plan.batches[0])
    history().keep(history().begin(plan, HERE, ""), found)
    return found
