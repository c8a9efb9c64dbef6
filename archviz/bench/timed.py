"""Measured times beside the counts of a network: of its blocks, and of its stages as sums over them."""

from __future__ import annotations

from dataclasses import replace

from archviz.results import Analysis
from archviz.words import Sentence, say

from .history import Entry
from .result import Blocks


def conditions(entry: Entry) -> Sentence:
    """Under which a result was measured, in a few words."""
    plan = entry.plan
    found = say("{device}, batch {batch}, {dtype}", device=plan.device, batch=entry.latency.batch, dtype=plan.dtype)
    return say("{conditions}, channels last", conditions=found) if plan.channels_last else found


def timed(analysis: Analysis, found: Blocks, conditions: str = "") -> Analysis:
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
        conditions=conditions,
    )
