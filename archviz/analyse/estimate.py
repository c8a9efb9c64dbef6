"""Counts from the graph alone: whole numbers, milliseconds, no torch. Equal parts are counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from math import prod

from archviz.footprint import SIZES, Kept
from archviz.graph import Graph, Node, Part
from archviz.graph.liveness import peak
from archviz.graph.ops import LabelStyle, Pair, Steps
from archviz.results import Analysis, Aside, Counts, Jump, Row
from archviz.words import say

from .field import Reach, last_map, plain, reaches
from .kept import by_block, by_node


@lru_cache(maxsize=16384)
def node_counts(node: Node) -> Counts:
    """What one primitive costs; what it keeps depends on its surroundings."""
    op, x = node.op, node.shapes
    macs = op.macs(x)
    seen = op.fvcore(x)
    return Counts(
        **op.params(x),
        buffers=op.buffers(x),
        macs=macs,
        activations=prod(node.shape) if macs else 0,
        kept=Kept(),
        tensors=op.tensors(x),
        counters=op.counters(x),
        torch_only=op.torch_only(x),
        operators=(seen,) if seen else (),
    )


@lru_cache(maxsize=8192)
def part_counts(part: Part) -> Counts:
    """What one block costs; what it keeps depends on its surroundings."""
    return sum(map(node_counts, part.nodes), Counts())


@lru_cache(maxsize=8192)
def _unit_counts(part: Part, kept: Kept) -> Counts:
    """What one block costs where it keeps so much; the very same for equal blocks, which are added up at once."""
    return replace(part_counts(part), kept=kept)


def estimate(graph: Graph, labels: tuple[str, ...] = ()) -> Analysis:
    """Totals, stages and blocks of a network; `labels` are the titles of its stages' blocks."""
    field: Pair = (1, 1)
    jump: Steps = (1, 1)
    map_field, map_jump, pooled = field, jump, False  # of the last feature map
    blocks: list[Row] = []
    for unit, kept in zip(graph.units, by_block(graph), strict=True):
        part = unit.part
        found, last = reaches(part), last_map(part)
        reach = found[part.output]
        seen, step = reach.field(field, jump), reach.jump(jump)
        stage = graph.stages[unit.stage]
        label = labels[unit.stage] if labels else ""
        counts = _unit_counts(part, kept)
        blocks.append(
            Row(unit.name or stage, "block", label, "", unit.stage, part.input, part.shape, counts, seen, plain(step))
        )
        if unit.aside:
            continue
        if not pooled:
            map_field, map_jump = found[last].field(field, jump), found[last].jump(jump)
        pooled = pooled or last != part.output
        field, jump = reach.passed(field, jump), step
    stages = tuple(_stage(graph, i, [b for b in blocks if b.stage == i]) for i in range(len(graph.stages)))
    total = sum((s.counts for s in stages), Counts())
    shapes, peaks = (graph.input, graph.shape), tuple((size, peak(graph, size)) for size in sorted({*SIZES.values()}))
    return Analysis(*shapes, total, stages, tuple(blocks), map_field, plain(map_jump), _aside(graph), peaks=peaks)


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


@lru_cache(maxsize=8192)
def _lines(part: Part, style: LabelStyle) -> tuple[tuple[Node, str, Counts, Reach], ...]:
    """Its nodes with what their rows say wherever the part is."""
    found = reaches(part)
    return tuple((n, n.op.label(n.shapes, style), node_counts(n), found[n.name]) for n in part.nodes)


def layers(graph: Graph, style: LabelStyle = "resnet") -> tuple[Row, ...]:
    """One row per primitive, in order."""
    field: Pair = (1, 1)
    jump: Steps = (1, 1)
    rows: list[Row] = []
    known: dict[tuple[int, Kept], Counts] = {}  # of equal nodes, by their costs elsewhere
    jumps: dict[tuple[int, Steps], Jump] = {}  # of equal nodes, by their reach and what enters
    lines = [_lines(unit.part, style) for unit in graph.units]  # all kept until the end, so that no id is used twice
    for unit, kept, here in zip(graph.units, by_node(graph), lines, strict=True):
        for node, label, cost, reach in here:
            shapes = node.shapes[0], node.shape
            name, category = unit.full(node.name), node.op.category
            seen, step = reach.field(field, jump), jumps.get((id(reach), jump))
            if step is None:
                step = jumps[id(reach), jump] = plain(reach.jump(jump))
            key = id(cost), kept[node.name]
            own = known.get(key) or known.setdefault(key, replace(cost, kept=key[1]))
            rows.append(Row(name, "layer", label, category, unit.stage, *shapes, own, seen, step))
        if not unit.aside:
            last = reaches(unit.part)[unit.part.output]
            field, jump = last.passed(field, jump), last.jump(jump)
    return tuple(rows)
