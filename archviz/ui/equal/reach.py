"""How far a dimension can be dragged until nothing can hold the total any more."""

from __future__ import annotations

from functools import lru_cache

from archviz.explore.axes import Axis
from archviz.explore.cost import Quantity
from archviz.explore.solve import Solution, Solved, solve
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused

FAR = 2  # times the total, or its half: what is farther off is no match at all


def holds(found: Solution) -> bool:
    """Whether what was found has about the wanted total."""
    return 1 / FAR <= 1 + found.error <= FAR


def followed(
    base: Architecture, varied: Axis, value: int, free: Axis, keep: Quantity, target: int, multiple: int, near: int = 0
) -> Solved:
    """What `free` must be at this value of `varied`; Refused where there is nothing."""
    return solve(varied.put(base, value), free, keep, target, multiple, near)


@lru_cache(maxsize=16)
def bound(base: Architecture, varied: Axis, free: Axis, keep: Quantity, target: int, multiple: int, *, up: bool) -> int:
    """The farthest value of `varied`, from its own upwards or downwards, at which `free` can hold the total."""
    legal = varied.values(base)
    low = legal.index(varied.get(base))
    high = len(legal) if up else -1
    while abs(high - low) > 1:
        middle = (low + high) // 2
        try:
            found = holds(followed(base, varied, legal[middle], free, keep, target, multiple).best)
        except Refused:
            found = False
        low, high = (middle, high) if found else (low, middle)
    return legal[low]
