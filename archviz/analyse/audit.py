"""Three counters side by side, block by block, and what each of them leaves out."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import torch
from torch.utils.flop_counter import FlopCounterMode

from archviz.graph import Graph, Node, Part
from archviz.graph.ops import Linear
from archviz.results import AuditRow
from archviz.words import SILENCE, Sentence, say

from .count import count_part
from .estimate import part_counts
from .meta import unfilled
from .whole import assembled, confirm

MACS = ("conv", "linear")


@lru_cache(maxsize=4096)
def flop_counter(part: Part) -> int:
    """MACs by torch's own FlopCounterMode, which counts each as two; eval mode, batch 1, on meta."""
    with unfilled(), FlopCounterMode(display=False) as counter:
        assembled(part)(torch.zeros(1, *part.input))
    return int(counter.get_total_flops()) // 2


def _omission(node: Node) -> Sentence:
    """Why a node is in none of the three, or in fvcore's total alone; empty for convolutions and linear layers."""
    if node.op.macs(node.shapes):
        return SILENCE
    name = node.op.label(node.shapes).split(",")[0]
    if seen := node.op.fvcore(node.shapes):
        return say(
            "{name}: no multiply-adds of a convolution; only fvcore's total adds it, as {operator}",
            name=name,
            operator=seen[0],
        )
    if operators := node.op.unsupported(node.shapes):
        skipped = ", ".join(dict.fromkeys(operators))
        return say(
            "{name}: in nobody's count; fvcore skips {operators} and says so, the others look at products only",
            name=name,
            operators=skipped,
        )
    return say("{name}: in nobody's count; fvcore ignores it in silence, the others look at products only", name=name)


@lru_cache(maxsize=4096)
def left_out(part: Part) -> tuple[str, ...]:
    """What a block does beside its MACs, one sentence a kind, and who counts it."""
    said = [text for node in part.nodes if (text := _omission(node))]
    biased = (n.op.params(n.shapes).get("conv_bias") or (isinstance(n.op, Linear) and n.op.bias) for n in part.nodes)
    if any(biased):
        said.append(say("bias: in nobody's count; its addition is taken as part of the multiply-add"))
    return tuple(dict.fromkeys(said))


def audit(graph: Graph, titles: tuple[str, ...] = (), check: Callable[[], None] = lambda: None) -> tuple[AuditRow, ...]:
    """One row per block of a sound network; `titles` are those of its stages' blocks, `check` may end it by raising.

    Refused where the assembled module differs from the graph.
    """
    confirm(graph)
    rows: list[AuditRow] = []
    for unit in graph.units:
        check()
        seen = count_part(unit.part)
        row = AuditRow(
            name=unit.name or graph.stages[unit.stage],
            label=titles[unit.stage] if titles else "",
            estimate=part_counts(unit.part).macs,
            fvcore=seen.macs,
            flop_counter=flop_counter(unit.part),
            beyond={key: value for key, value in seen.by_operator.items() if key not in MACS},
            left_out=left_out(unit.part),
        )
        rows.append(row)
    return tuple(rows)
