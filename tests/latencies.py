"""A latency with blocks whose figures are easy to work out."""

from __future__ import annotations

from archviz.bench.result import Blocks, BlockTime, Latency, Memory


def block(name: str, stage: int, median: float, macs: int, traffic: int) -> BlockTime:
    return BlockTime(name=name, stage=stage, median=median, macs=macs, activations=macs // 10, traffic=traffic)


# At batch 2 an MAC is 4 FLOPs of a call: intensities of 4, 40, 40, 0 and 0.4 FLOPs/byte.
BLOCKS = Blocks(
    blocks=(
        block("stem", 0, 0.002, 1_000_000, 1_000_000),
        block("layer1.0", 1, 0.004, 20_000_000, 2_000_000),
        block("layer1.1", 1, 0.005, 20_000_000, 2_000_000),
        block("pool", 2, 0.001, 0, 500_000),
        block("head", 3, 0.0005, 100_000, 1_000_000),
    ),
    whole=0.012,
)


def latency(name: str = "small", blocks: Blocks | None = BLOCKS, batch: int = 2) -> Latency:
    """Roofs at 40 GFLOP/s and 5 GB/s, so that the ridge point is at 8 FLOPs/byte."""
    return Latency(
        design=0, name=name, digest="0", group="g", batch=batch, input=(3, 8, 8), samples=100, calls=1, median=0.012,
        q1=0.011, q3=0.013, p90=0.014, p99=None, min=0.01, macs=41_100_000, params=1000, peak=20e9, bandwidth=5e9,
        memory=Memory(), warm_up=0.1, drift=0.0, rounds=(0.012,) * 12, blocks=blocks,
    )  # fmt: skip
