"""Designs of equal cost along one dimension (Xie et al. 2017, tables 2 and 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, join, say

from .axes import Axis, axis
from .cost import Quantity, cost
from .names import named
from .solve import Solution, Solved, at_value, solve


@dataclass(frozen=True, slots=True)
class Row:
    """One value of what is varied: what was found there, and why it is nothing, or nothing near."""

    value: int
    found: Solved | None = None
    why: Sentence = SILENCE


@dataclass(frozen=True, slots=True)
class Matches:
    """A design along one dimension at equal cost: what is varied, kept and gives way, and a row for each value.

    Nothing gives way where the kept figure does not depend on what is varied; `why` says why there are no rows, and
    `better` is another that could give way with more of the values matched.
    `solved` and `multiple` are as asked.
    """

    baseline: Architecture
    varied: Axis
    keep: Quantity
    free: Axis | None = None
    rows: tuple[Row, ...] = ()
    better: Axis | None = None
    why: Sentence = SILENCE
    solved: str = ""
    multiple: int = 1


def matches(
    design: Architecture, varied: Axis, values: Sequence[int], keep: Quantity, solved: str = "", multiple: int = 1
) -> Matches:
    """The design at each of these values at equal cost; `solved` names what gives way, else it is the usual.

    At its own value it is itself. Refused where the design lacks the dimension, or has nothing that can give way.
    """
    own, target, offered = varied.own(design), keep.of(cost(design)), _offered(varied, solved)
    changed = {value: _changed(design, varied, value) for value in values}
    others = [there for value, there in changed.items() if value != own and isinstance(there, Architecture)]
    alike = others and all(keep.of(cost(there)) == target for there in others)

    def row(free: Axis | None, value: int) -> Row:
        there = changed[value]
        if not isinstance(there, Architecture):
            return Row(value, why=there)
        if value == own:
            return Row(value, Solved(Solution(free.get(design) if free else own, design, cost(design), 0.0)))
        try:
            found = solve(there, free, keep, target, multiple) if free else _as_it_is(there, value)
        except Refused as refusal:
            return Row(value, why=at_value(varied, value, refusal.sentence))
        best = replace(found.best, design=named(found.best.design, design))
        return Row(value, replace(found, best=best), at_value(varied, value, found.why) if found.why else SILENCE)

    def along(free: Axis | None) -> Matches:
        rows = tuple(row(free, value) for value in values)
        return Matches(design, varied, keep, free, rows, solved=solved, multiple=multiple)

    usual, *rest = [None] if alike else _freed(design, offered)
    found = along(usual)
    missed = _missed(found)
    better = next((free for free in rest if _missed(along(free)) < missed), None) if missed else None
    return replace(found, better=better)


def _missed(found: Matches) -> int:
    """How many values have no match, or none that is near."""
    return sum(bool(row.why) for row in found.rows)


def _offered(varied: Axis, name: str) -> list[Axis]:
    """What may give way where `varied` changes: the one that is named, or the usual ones."""
    if name == varied.name:
        raise Refused(say("{axis} is varied, so it cannot give way; leave it out or name another", axis=name))
    return [axis(other) for other in ([name] if name else varied.solve)]


def _freed(design: Architecture, offered: Sequence[Axis]) -> list[Axis]:
    """Those that the design has; Refused without any."""
    found = [free for free in offered if not free.lacks(design)]
    if not found:
        lacking = [say("no {axis}: {why}", axis=free.name, why=free.lacks(design)) for free in offered]
        raise Refused(say("{design} has {lacking}", design=design.name, lacking=join("; ", lacking)))
    return found


def _changed(design: Architecture, varied: Axis, value: int) -> Architecture | Sentence:
    """The design with another value, or why it cannot have it."""
    try:
        return varied.put(design, value)
    except Refused as refusal:
        return say("{fault}", fault=refusal.sentence)


def _as_it_is(design: Architecture, value: int) -> Solved:
    """A design that costs the same by itself; Refused where it has a mistake."""
    found = cost(design)
    if found.fault:
        raise Refused(found.fault)
    return Solved(Solution(value, design, found, 0.0))
