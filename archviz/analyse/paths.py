"""A residual network as many networks: how many paths it has, and how long (Veit et al. 2016, arXiv:1605.06431).

Every residual unit lets a path go through its branch or its shortcut, so n of them give 2ⁿ paths; a plain unit leaves
one way. Lengths count convolutions. The distribution is the product of the units' polynomials Σ x^length.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from archviz.graph import INPUT, Graph, Part
from archviz.graph.ops import Conv
from archviz.graph.regions import regions
from archviz.spec.issue import Refused
from archviz.words import say

Lengths = dict[int, int]  # convolutions on the path → number of such paths


@lru_cache(maxsize=8192)
def ways(part: Part) -> tuple[int, ...]:
    """The lengths of the ways through a part: of its branch and of its shortcut, or of the one way it has.

    Inside a branch the longest way counts: parallel branches of one module are not separate networks here.
    """
    longest = {INPUT: 0}
    for node in part.nodes:
        longest[node.name] = max(longest[n] for n in node.inputs) + isinstance(node.op, Conv)
    if (residual := regions(part).residual) is None:
        return (longest[part.output],)
    return tuple(longest[n] for n in residual[0].inputs)


def path_lengths(graph: Graph) -> Lengths:
    """How many paths of each length lead through a network; the counts add up to 2ⁿ for n residual units."""
    found: Lengths = {0: 1}
    units = Counter(tuple(sorted(ways(unit.part))) for unit in graph.units if not unit.aside)
    for own, count in units.items():
        found = _product(found, _power(own, count))
    return dict(sorted(found.items()))


def _power(ways: tuple[int, ...], count: int) -> Lengths:
    """The paths through so many equal units; through two ways they are the binomial coefficients."""
    if len(ways) == 1:
        return {count * ways[0]: 1}
    if count == 1:
        return Counter(ways)
    found: Counter[int] = Counter()
    if len(ways) == 2:
        paths = 1
        for taken in range(count + 1):
            found[taken * ways[1] + (count - taken) * ways[0]] += paths
            paths = paths * (count - taken) // (taken + 1)
        return found
    half = _power(ways, count // 2)
    return _product(_product(half, half), Counter(ways) if count % 2 else {0: 1})


def _product(one: Lengths, other: Lengths) -> Lengths:
    """The paths through two parts of a network in turn."""
    found: Counter[int] = Counter()
    for length, count in one.items():
        for more, times in other.items():
            found[length + more] += count * times
    return found


def residual_units(graph: Graph) -> int:
    """n: the units that offer a path two ways."""
    return sum(len(ways(unit.part)) > 1 for unit in graph.units)


def stack(graph: Graph, stage: str = "", first: int | None = None) -> Graph:
    """A stage of a network by itself, or the first units of it (of the whole where no stage is named)."""
    if stage and stage not in graph.stages:
        stages = ", ".join(graph.stages)
        raise Refused(say("there is no stage {name!r}; stages: {stages}", name=stage[:40], stages=stages))
    units = [u for u in graph.units if not u.aside and stage in ("", graph.stages[u.stage])][:first]
    if not units:
        return Graph(graph.input, (), graph.stages)
    head = replace(units[0], source=INPUT)
    return Graph(head.part.input, (head, *units[1:]), graph.stages)
