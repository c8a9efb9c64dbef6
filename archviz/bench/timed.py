"""Measured times beside the counts of a network: of its blocks, and of its stages as sums over them."""

from __future__ import annotations

from dataclasses import replace

from archviz.results import Analysis

from .result import Blocks


def timed(analysis: Analysis, found: Blocks) -> Analysis:
    """The analysis with the latency of every block and stage that was measured; layers are not timed apart."""
    by_name = {block.name: round(1e9 * block.median) for block in found.blocks}
    stages = [0] * len(analysis.stages)
    for block in found.blocks:
        if block.stage < len(stages):
            stages[block.stage] += by_name[block.name]
    return replace(
        analysis,
        stages=tuple(replace(row, latency=time) for row, time in zip(analysis.stages, stages, strict=True)),
        blocks=tuple(replace(row, latency=by_name.get(row.name, 0)) for row in analysis.blocks),
    )
