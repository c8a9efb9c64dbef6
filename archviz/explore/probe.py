"""Before a sweep starts: whether any of its designs is legal and within the limits, and what is to blame if none is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from archviz.spec.architecture import Architecture
from archviz.spec.cure import diagnosed
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.words import Sentence, join, say

from .cost import QUANTITIES, cost
from .parameter import Parameter
from .space import Space, shuffled
from .values import shown

LOOK = 100  # designs by which the others are judged, a tenth of a second
TRIES = 2000  # designs among which a legal one is looked for, about a second
_VALUES = 24  # of an axis, among which the least is looked for


@dataclass(frozen=True, slots=True)
class Sample:
    """How many designs were looked at, how many are legal; each limit that none keeps to, with the least instead."""

    looked: int
    legal: int
    beyond: Mapping[str, tuple[int, int]]


def probe(space: Space, limits: Mapping[str, int]) -> Sample:
    """A look at some designs; Refused, with the parameter, the reason and a remedy, where nothing legal is found."""
    sound: list[Architecture] = []
    faults: list[Sentence] = []
    tries = min(space.count, TRIES)
    for point in (space.point(shuffled(i, space.count, 0)) for i in range(tries)):
        if fault := _fault(partial(space.design, point)):
            faults.append(fault)
        else:
            sound.append(space.design(point))
        if sound and len(sound) + len(faults) >= LOOK:
            break
    if sound:
        _named(sound[0])
    else:
        _blame(space, tries, faults[0])
    return Sample(len(sound) + len(faults), len(sound), _beyond(space, sound, limits))


def _blame(space: Space, tries: int, fault: Sentence) -> None:
    """Refused where a parameter is never legal, or where everything was looked at."""
    for axis in space.axes:
        alone = [partial(axis.apply, space.base, value) for value in axis.values]
        if expand(space.base).sound and all(map(_fault, alone)):
            never = say(
                "{name} = {values} never gives a legal design: {fault}; take other values or leave it out",
                name=axis.name,
                values=_few([shown(value) for value in axis.values]),
                fault=_told(alone[0]),
            )
            raise Refused(never)
    if tries == space.count:
        raise Refused(
            say("none of the {count:,} designs is legal: {fault}; take other values", count=tries, fault=fault)
        )


def _beyond(space: Space, sound: list[Architecture], limits: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Beyond the designs that were looked at, the least is looked for axis by axis."""
    found: dict[str, tuple[int, int]] = {}
    for name, most in limits.items():
        of = QUANTITIES[name].of
        design = min(sound, key=lambda one: of(cost(one)), default=None)
        if design is None or of(cost(design)) <= most:
            continue
        if space.sample is None and len(sound) < space.count:
            for axis in space.axes:
                design = min([design, *_variants(axis, design)], key=lambda one: of(cost(one)))
        if of(cost(design)) > most:
            found[name] = most, of(cost(design))
    return found


def _variants(axis: Parameter, design: Architecture) -> list[Architecture]:
    step = max(1, len(axis.values) // _VALUES)
    made = [partial(axis.apply, design, value) for value in (*axis.values[::step], axis.values[-1])]
    return [make() for make in made if not _fault(make)]


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
