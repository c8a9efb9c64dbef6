"""Before a sweep starts: whether any of its designs is legal, and which of its parameters is to blame if none is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from archviz.spec.architecture import Architecture
from archviz.spec.cure import diagnosed
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.words import Sentence, join, say

from .cost import cost
from .space import Space, shuffled
from .values import shown

TRIES = 2000  # designs that are looked at, about a second


def probe(space: Space) -> None:
    """Refused, with the parameter, the reason and a remedy, where nothing legal is found."""
    tries = min(space.count, TRIES)
    faults: list[Sentence] = []
    for point in (space.point(shuffled(i, space.count, 0)) for i in range(tries)):
        if not (fault := _fault(partial(space.design, point))):
            _named(space.design(point))
            return
        faults.append(fault)
    for axis in space.axes:
        alone = [partial(axis.apply, space.base, value) for value in axis.values]
        if expand(space.base).sound and all(map(_fault, alone)):
            fault = say(
                "{name} = {values} never gives a legal design: {fault}; take other values or leave it out",
                name=axis.name,
                values=_few([shown(value) for value in axis.values]),
                fault=_told(alone[0]),
            )
            raise Refused(fault)
    if tries == space.count:
        fault = say("none of the {count:,} designs is legal: {fault}; take other values", count=tries, fault=faults[0])
        raise Refused(fault)


def _fault(make: Callable[[], Architecture]) -> Sentence:
    """Why a design is not legal; empty where it is."""
    try:
        return cost(make()).fault
    except Refused as refusal:
        return say("{fault}", fault=refusal.sentence)


def _told(make: Callable[[], Architecture]) -> Sentence:
    """The same with what would mend it."""
    try:
        issues = diagnosed(make())
    except Refused:
        return _fault(make)
    first = next(issue for issue in issues if issue.severity == "error")
    fixes = join(" | ", [fix.text for fix in first.fixes])
    return say("{fault}; fix: {fixes}", fault=first.message, fixes=fixes) if first.fixes else _fault(make)


def _named(design: Architecture) -> None:
    """Refused where a design is faulty in what no figure depends on: the names of its stages."""
    if first := next((issue for issue in expand(design).issues if issue.severity == "error"), None):
        raise Refused(say("{place}: {fault}", place=design.name, fault=first.message))


def _few(values: list[str]) -> str:
    return ", ".join(values) if len(values) <= 6 else f"{', '.join(values[:3])}, …, {values[-1]}"
