"""The value of one dimension at which a design costs what it should, or nearly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import inf, lcm

from archviz.numbers import percent
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, say

from .axes import Axis
from .cost import Cost, Quantity, cost

# Of the cost: a match that is farther off is said to be none. What the papers set side by side as equal is at most
# 4.4 % apart (the MACs of ResNeXt-50 8×14d and of ResNet-50).
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Solution:
    """A legal design near the wanted cost: the value that it was found at, and how far off it is (0.01: 1 % more)."""

    value: int
    design: Architecture
    cost: Cost
    error: float


@dataclass(frozen=True, slots=True)
class Solved:
    """The nearest, the neighbour on the other side where it is at most twice as far off, and why none is really
    near."""

    best: Solution
    also: tuple[Solution, ...] = ()
    why: Sentence = SILENCE


def solve(design: Architecture, free: Axis, keep: Quantity, target: int, multiple: int = 1, near: int = 0) -> Solved:
    """The value of `free` at which a figure is nearest to `target`, bisected: costs grow along every dimension.

    It is sought from `near` on, from the design's own value unless told, and stays there where the cost is met. Of
    several that cost the same it is the largest: with a stride of 2, a resolution of 162 costs what 161 does.

    Refused where the figure does not depend on it, or no value gives a legal design.
    """
    if why := free.lacks(design):
        raise Refused(cost(design).fault or why)  # a mistake may be why it lacks it
    if not target:
        raise Refused(say("there is nothing to keep: {figure} are 0", figure=keep.name))
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
        found = cost(there)
        return found.fault or Solution(legal[index], there, found, keep.of(found) / target - 1)

    start = min(max(0, ((near or free.get(design)) - legal[0]) // legal.step), len(legal) - 1)
    if not isinstance(at(start), Solution):
        start = 0
    first = at(start)
    if not isinstance(first, Solution):
        raise Refused(at_value(free, legal[start], first))
    if not first.error:
        return Solved(first)

    def error(index: int) -> float:
        """How far off; beyond what is legal on either side, infinitely."""
        if not 0 <= index < len(legal):
            return inf if index > 0 else -inf
        found = at(index)
        return found.error if isinstance(found, Solution) else inf if index > start else -inf

    if {error(i) for i in (start - 1, start + 1, 2 * start + 1)} - {inf, -inf} == {first.error}:
        fault = say("{axis} does not change {figure}; let another dimension give way", axis=free.name, figure=keep.name)
        raise Refused(fault)
    above = top = _first(error, start)
    while error(above) == error(top + 1) < inf:
        top += 1
    sides = [at(i) for i in (above - 1, top) if 0 <= i < len(legal)]
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
    off = percent(best.error)
    closest = say("the closest is {axis} = {value}, {error}", axis=free.name, value=best.value, error=off)
    if others:
        other = others[0]
        reason = say("the next, {value}, has {error}", value=other.value, error=percent(other.error))
    elif barred:
        reason = barred
    else:
        reason = say("there is no smaller one") if best.error > 0 else say("there is no larger one")
    return say("{figure} cannot be kept: {closest}; {reason}", figure=keep.name, closest=closest, reason=reason)


def at_value(axis: Axis, value: int, fault: str) -> Sentence:
    """What is wrong at a value: "depth = 90: not possible here"."""
    return say("{place}: {fault}", place=say("{axis} = {value}", axis=axis.name, value=value), fault=fault)
