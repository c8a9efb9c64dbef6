"""Counts from the graph alone: whole numbers, milliseconds, no torch. Equal parts are counted once."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import prod

from archviz.graph import Graph, Node, Part
from archviz.graph.ops import GlobalPool, LabelStyle, Pair
from archviz.results import Analysis, Aside, Counts, Row
from archviz.words import say

from .field import Reach, reaches


@lru_cache(maxsize=16384)
def node_counts(node: Node) -> Counts:
    """What one primitive costs."""
    op, x = node.op, node.shapes
    macs = op.macs(x)
    seen = op.fvcore(x)
    return Counts(
        **op.params(x),
        buffers=op.buffers(x),
        macs=macs,
        activations=prod(node.shape) if macs else 0,
        elements=prod(node.shape),
        operators=(seen,) if seen else (),
    )


@lru_cache(maxsize=8192)
def part_counts(part: Part) -> Counts:
    """What one block costs."""
    return sum(map(node_counts, part.nodes), Counts())


def _last_map(part: Part) -> Reach:
    """The reach of the part's output, or of what enters its global pooling."""
    found = reaches(part)
    pool = next((n for n in part.nodes if isinstance(n.op, GlobalPool)), None)
    return found[pool.inputs[0] if pool else part.output]


def estimate(graph: Graph, labels: tuple[str, ...] = ()) -> Analysis:
    """Totals, stages and blocks of a network; `labels` are the titles of its stages' blocks."""
    field: Pair = (1, 1)
    jump = 1
    blocks: list[Row] = []
    for unit in graph.units:
        reach = _last_map(unit.part)
        seen, step = reach.field(field, jump), reach.jump(jump)
        if not unit.aside:
            field, jump = seen, step
        stage = graph.stages[unit.stage]
        label = labels[unit.stage] if labels else ""
        shapes = unit.part.input, unit.part.shape
        counts = part_counts(unit.part)
        blocks.append(Row(unit.name or stage, "block", label, "", unit.stage, *shapes, counts, seen, step))
    stages = tuple(_stage(graph, i, [b for b in blocks if b.stage == i]) for i in range(len(graph.stages)))
    total = sum((s.counts for s in stages), Counts())
    return Analysis(graph.input, graph.shape, total, stages, tuple(blocks), field, jump, _aside(graph))


def _aside(graph: Graph) -> Aside:
    """The auxiliary heads; one that is left out has no nodes."""
    heads = [u.part for u in graph.units if u.aside]
    counted = [part for part in heads if part.nodes]
    return Aside(len(counted), len(heads) - len(counted), sum(part_counts(part).params for part in counted))


def _stage(graph: Graph, index: int, blocks: list[Row]) -> Row:
    first, last = blocks[0], blocks[-1]
    label = say("{block} ×{count}", block=first.label, count=len(blocks)) if len(blocks) > 1 else first.label
    kinds = {id(b.counts): b.counts for b in blocks}
    times = Counter(id(b.counts) for b in blocks)
    counts = sum((kinds[kind] * count for kind, count in times.items()), Counts())
    name = graph.stages[index]
    return Row(name, "stage", label, "", index, first.input, last.shape, counts, last.field, last.jump)


def layers(graph: Graph, style: LabelStyle = "resnet") -> tuple[Row, ...]:
    """One row per primitive, in order."""
    field: Pair = (1, 1)
    jump = 1
    rows: list[Row] = []
    for unit in graph.units:
        found = reaches(unit.part)
        for node in unit.part.nodes:
            op, reach = node.op, found[node.name]
            shapes = node.shapes[0], node.shape
            cost, seen = node_counts(node), reach.field(field, jump)
            name, label = unit.full(node.name), op.label(node.shapes, style)
            rows.append(Row(name, "layer", label, op.category, unit.stage, *shapes, cost, seen, reach.jump(jump)))
        if not unit.aside:
            last = found[unit.part.output]
            field, jump = last.field(field, jump), last.jump(jump)
    return tuple(rows)
