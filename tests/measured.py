"""Results as a run gives them, made up."""

from __future__ import annotations

from typing import Any

from archviz import zoo
from archviz.bench.result import Blocks, BlockTime, Latency, Machine, Memory

NET = zoo.network("resnet20_cifar")
BLOCKS = Blocks(blocks=(BlockTime(name="stem", stage=0, median=0.004, macs=9, activations=9, traffic=9),), whole=0.01)
HERE = Machine(cpu="A CPU", cores=2, torch="2.13.0", threads=2, load=0.5)


def latency(name: str = "net", scale: float = 1.0, group: str = "g", **more: Any) -> Latency:
    """A design of 20 rounds, `scale` times as slow as 10 ms."""
    rounds = tuple(scale * (0.01 + 1e-5 * (i % 5)) for i in range(20))
    figures = {"median": scale * 0.01, "q1": scale * 0.009, "q3": scale * 0.011, "p90": scale * 0.012, "p99": None}
    return Latency.model_validate(
        {
            "design": 0, "name": name, "digest": "d", "group": group, "batch": 1, "input": (3, 32, 32), "samples": 60,
            "calls": 1, "why_no_p99": "too few", "min": scale * 0.008, "macs": 41_000_000, "params": 270_000,
            "peak": 5e10, "bandwidth": 1e10, "memory": Memory(allocated=10**7), "warm_up": 0.2, "drift": 0.01,
            "rounds": rounds, **figures, **more,
        }
    )  # fmt: skip
