"""Equal cost: the value of one dimension for which a design costs what it should (Xie et al. 2017, tables 2 and 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf, lcm

from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, join, say

from .axes import Axis, axis
from .cost import Cost, Quantity, cost
from .names import named

TOLERANCE = 0.05  # of the cost: a match that is farther off is said to be none
Measure = Callable[[Architecture], Cost]


@dataclass(frozen=True, slots=True)
class Solution:
    """A legal design near the wanted cost: the value that it was found at, and how far off it is (0.01: 1 % more)."""

    value: int
    design: Architecture
    cost: Cost
    error: float


@dataclass(frozen=True, slots=True)
class Solved:
    """The nearest, the neighbour on the other side where it is about as near, and why none is really near."""

    best: Solution
    also: tuple[Solution, ...] = ()
    why: Sentence = SILENCE


@dataclass(frozen=True, slots=True)
class Matches:
    """A design along one dimension at equal cost: what is varied, gives way and is kept, and a row for each value."""

    baseline: Architecture
    varied: Axis
    free: Axis
    keep: Quantity
    rows: tuple[Solved, ...]


def freed(design: Architecture, varied: Axis, name: str = "") -> Axis:
    """The dimension that gives way where `varied` changes: the one that is named, or the usual one of the design."""
    if name == varied.name:
        raise Refused(say("{axis} is varied, so it cannot give way; leave it out or name another", axis=name))
    offered = [axis(other) for other in ([name] if name else varied.solve)]
    found = next((free for free in offered if not free.lacks(design)), None)
    if found is None:
        lacking = [say("no {axis}: {why}", axis=free.name, why=free.lacks(design)) for free in offered]
        raise Refused(say("{design} has {lacking}", design=design.name, lacking=join("; ", lacking)))
    return found


def matched(design: Architecture, varied: Axis, value: int, keep: Quantity, free: Axis, multiple: int = 1) -> Solved:
    """The design with another value of one dimension, and of `free` what brings it back to its cost."""
    found = solve(varied.put(design, value), free, keep, keep.of(cost(design)), multiple)
    return replace(found, best=replace(found.best, design=named(found.best.design, design)))


def matches(
    design: Architecture, varied: Axis, values: Sequence[int], keep: Quantity, solved: str = "", multiple: int = 1
) -> Matches:
    """The design at each of these values at equal cost; `solved` names what gives way, else it is the usual."""
    free = freed(varied.put(design, values[0]), varied, solved)
    return Matches(design, varied, free, keep, tuple(matched(design, varied, v, keep, free, multiple) for v in values))


def solve(
    design: Architecture,
    free: Axis,
    keep: Quantity,
    target: int,
    multiple: int = 1,
    measure: Measure = cost,
    near: int = 0,
) -> Solved:
    """The value of `free` at which a figure is nearest to `target`, bisected: costs grow along every dimension.

    It is sought from `near` on, from the design's own value unless told: a good guess makes it quicker, not another.

    Refused where the figure does not depend on it, or no value gives a legal design.
    """
    legal = _multiples(free.values(design), multiple)
    if not legal:
        raise Refused(say("no {axis} is a multiple of {multiple}", axis=free.name, multiple=multiple))

    @cache
    def at(index: int) -> Solution | Sentence:
        """The design there, or why there is none."""
        try:
            there = free.put(design, legal[index])
        except Refused as refusal:
            return say("{fault}", fault=refusal.sentence)
        found = measure(there)
        return found.fault or Solution(legal[index], there, found, keep.of(found) / target - 1 if target else inf)

    start = min(max(0, ((near or free.get(design)) - legal[0]) // legal.step), len(legal) - 1)
    if not isinstance(at(start), Solution):
        start = 0
    first = at(start)
    if not isinstance(first, Solution):
        place = say("{design}, {axis} = {value}", design=design.name, axis=free.name, value=legal[start])
        raise Refused(say("{place}: {fault}", place=place, fault=first))

    def error(index: int) -> float:
        """How far off; beyond what is legal on either side, infinitely."""
        if not 0 <= index < len(legal):
            return inf if index > 0 else -inf
        found = at(index)
        return found.error if isinstance(found, Solution) else inf if index > start else -inf

    if first.error and {error(start + 1), error(start - 1)} <= {first.error, inf, -inf}:
        fault = say("the {figure} do not depend on {axis}; let another dimension give way", figure=keep.name,
                    axis=free.name)  # fmt: skip
        raise Refused(fault)
    above = _first(error, start)
    sides = [at(i) for i in (above - 1, above) if 0 <= i < len(legal)]
    best, *others = sorted((s for s in sides if isinstance(s, Solution)), key=lambda found: abs(found.error))
    also = tuple(found for found in others if abs(found.error) <= 2 * abs(best.error))
    barred = next((side for side in sides if not isinstance(side, Solution)), SILENCE)
    return Solved(best, also, _why(free, keep, best, others, barred))


def _first(error: Callable[[int], float], start: int) -> int:
    """The first index that costs at least the target: in steps of twice the length away from `start`, then bisected."""
    step, low, high = 1, start, start
    while error(low) >= 0:
        low, high, step = low - step, low, 2 * step
    while error(high) < 0:
        low, high, step = high, high + step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if error(middle) >= 0 else (middle, high)
    return high


def _multiples(legal: range, multiple: int) -> range:
    """Those that are multiples."""
    first = next((v for v in legal[: lcm(legal.step, multiple)] if v % multiple == 0), None)
    return range(0) if first is None else range(first, legal.stop, lcm(legal.step, multiple))


def _why(free: Axis, keep: Quantity, best: Solution, others: list[Solution], barred: Sentence) -> Sentence:
    """Why the nearest is not near, `barred` being what forbids the next; empty where it is near."""
    if abs(best.error) <= TOLERANCE:
        return SILENCE
    closest = say("the closest is {axis} = {value}, {error:+.1%}", axis=free.name, value=best.value, error=best.error)
    if others:
        other = others[0]
        reason = say("the next, {value}, has {error:+.1%}", value=other.value, error=other.error)
    elif barred:
        reason = barred
    else:
        reason = say("there is no smaller one") if best.error > 0 else say("there is no larger one")
    return say("{figure} cannot be kept: {closest}; {reason}", figure=keep.name, closest=closest, reason=reason)
