"""fvcore, the authority: every distinct part is traced once, and the network is the sum over its units.

In eval mode, batch 1, on the meta device: no weights in memory, no arithmetic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version

from archviz.build import part_module
from archviz.graph import Graph, Part
from archviz.results import FvcoreCount

from .meta import device, trace, unfilled
from .whole import assembled, confirm

VERSION = version("fvcore")


@lru_cache(maxsize=4096)
def count_part(part: Part) -> FvcoreCount:
    """One block, with the local names of its nodes; nodes that are no modules count nothing and are left out."""
    if (where := device()) == "meta":
        module = assembled(part)
    else:
        with unfilled():
            module = part_module(part)  # its own: it gets values
    traced = trace(module, part.input, where)
    by_node = {n.name: int(sum(traced.modules[n.name].values())) for n in part.nodes if n.called}
    by_operator = {name: int(count) for name, count in traced.modules[""].items()}  # numpy's would overflow when added
    total = sum(by_operator.values())
    return FvcoreCount(total, by_operator, (total,), dict(traced.unsupported), VERSION, by_node)


def count(graph: Graph, check: Callable[[], None] = lambda: None) -> FvcoreCount:
    """A sound network; ask its expansion first, since an unsound one raises what torch raises. Empty: 0.

    `check` is called before every block: what it raises ends the counting. Refused where the assembled module differs
    from the graph.
    """
    confirm(graph)
    found = []
    for unit in graph.units:
        check()
        found.append(count_part(unit.part))
    by_operator: Counter[str] = Counter()
    unsupported: Counter[str] = Counter()
    by_node: dict[str, int] = {}
    for unit, part in zip(graph.units, found, strict=True):
        by_operator.update(part.by_operator)
        unsupported.update(part.unsupported)
        by_node |= {unit.full(name): value for name, value in part.by_node.items()}
    by_unit = tuple(part.total for part in found)
    return FvcoreCount(sum(by_unit), dict(by_operator), by_unit, dict(unsupported), VERSION, by_node)
