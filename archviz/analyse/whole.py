"""The assembled network against its graph, on meta: every shape, and the number of parameters."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from archviz.build import Values, Wired, module, part_module, values
from archviz.graph import Graph, Part
from archviz.graph.ops import Shape, times
from archviz.spec.issue import Refused
from archviz.words import say

from .estimate import part_counts
from .meta import unfilled


@lru_cache(maxsize=1024)
def assembled(part: Part) -> Wired:
    """A block on meta, in evaluation; equal blocks of all networks are this one module."""
    with unfilled():
        return part_module(part).eval()


@lru_cache(maxsize=64)
def confirm(graph: Graph) -> None:
    """Refused where the module of a sound network is not what the graph says: a fault of ArchViz, not of the design."""
    known: dict[tuple[int, torch.Size], Values] = {}
    with unfilled():
        net = module(graph, assembled).eval()
        found = values(net, torch.zeros(1, *graph.input), known)
    seen: set[Part] = set()
    for unit in graph.units:
        part = unit.part
        _compare(unit.name or graph.stages[unit.stage], found[unit.source], part.input)
        if part in seen:
            continue
        seen.add(part)
        inner = known.get((id(assembled(part)), torch.Size((1, *part.input)))) if unit.name else found
        if inner is None:
            fault = say("{name}: the assembled module lacks it; please report this design to ArchViz", name=unit.name)
            raise Refused(fault)
        for node in part.nodes:
            name = unit.full(node.name)
            _compare(name, inner[node.name if unit.name else name], node.shape)
    built = sum(p.numel() for _, p in net.named_parameters(remove_duplicate=False))
    if built != (told := sum(part_counts(unit.part).params for unit in graph.units)):
        fault = say(
            "the assembled module has {built:,} parameters, the graph {told:,}; please report this design to ArchViz",
            built=built,
            told=told,
        )
        raise Refused(fault)


def _compare(name: str, value: Tensor, shape: Shape) -> None:
    if tuple(value.shape[1:]) != shape:
        fault = say(
            "{name}: the assembled module gives {built}, the graph {told}; please report this design to ArchViz",
            name=name,
            built=times(tuple(value.shape[1:])),
            told=times(shape),
        )
        raise Refused(fault)
