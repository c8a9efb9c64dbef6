"""Remedies for mistakes that name none: the smallest changes of the design that mend them, found by trying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from archviz.graph.ops import times
from archviz.words import say

from .architecture import MAX_SIDE, Architecture
from .expand import Expansion, expand
from .faults import Place, entering, faults, pieces
from .fields import FieldSpec, describe
from .issue import Fix, Issue, Path, Refused

_OFFERS = 3  # remedies of one mistake
_EFFORT = 12_000  # stages that are wired to find the remedies of a design: what is looked at live must not stall
_NEAR = 64  # values of a number at fault that are tried in each direction
_FAR = 1024  # more rows and columns than any window lacks
_PERIOD = 64  # sizes after which strides divide a map alike: the largest common product of strides is 32
_STRIDES = ("stride", "s", "step")


class Spent(Exception):
    """No more variants may be tried."""


class Trials:
    """The variants of a design that are tried, each once for a mistake, as long as the effort allows."""

    def __init__(self, design: Architecture) -> None:
        self.design = design
        self._before = set[Place]().union(*faults(design))
        self._known: dict[tuple[Place, Architecture], bool] = {}
        self._left = _EFFORT

    def mends(self, place: Place, edited: Architecture) -> bool:
        """Whether a variant has no mistake at a place, nor any that the design does not have; Spent at the end."""
        if (place, edited) not in self._known:
            if self._left <= 0:
                raise Spent
            self._known[place, edited] = self._tried(place, edited)
        return self._known[place, edited]

    def _tried(self, place: Place, edited: Architecture) -> bool:
        for found in faults(edited):
            self._left -= 1
            if place in found or not found <= self._before:
                return False  # the stages behind it need no wiring
        return True

    def first(self, place: Place, fixes: Iterable[Fix]) -> Iterator[Fix]:
        """The first of these that mends, if one does."""
        for fix in fixes:
            edited = applied(self.design, fix)
            if edited and self.mends(place, edited):
                yield fix
                return


@lru_cache(maxsize=64)
def diagnosed(design: Architecture) -> tuple[Issue, ...]:
    """The issues of a design; errors without a remedy of their own get those that were found by trying.

    The tries are for the whole design: where the first errors have used them up, the others get none.
    """
    found = expand(design)
    if all(issue.fixes or issue.severity != "error" for issue in found.issues):
        return found.issues
    trials = Trials(design)

    def cured(issue: Issue) -> Issue:
        return replace(issue, fixes=tuple(islice(remedies(trials, found, issue), _OFFERS)))

    return tuple(cured(i) if i.severity == "error" and not i.fixes else i for i in found.issues)


def remedies(trials: Trials, found: Expansion, issue: Issue) -> Iterator[Fix]:
    """Edits that make an issue go away and bring no other, each found when it is asked for, while tries are left.

    Of each value of the design the nearest that does so, in each direction.
    """
    if issue.stage is None:
        return
    try:
        yield from _fields(trials, issue.stage, issue.field)
        yield from _strides(trials, issue.stage, issue.field)
        yield from _inputs(trials, (issue.stage, issue.field))
    except Spent:
        pass
    yield from _removal(trials.design, found, issue)


def applied(design: Architecture, fix: Fix) -> Architecture | None:
    """The design with a remedy taken; None where it cannot be, or leaves nothing of the design."""
    try:
        for place, value in fix.edits:
            design = design.edit(place, value)
    except Refused:
        return None
    return design if design.stages else None


def _fields(trials: Trials, index: int, field: str) -> Iterator[Fix]:
    """The nearest other values of the field at fault, and the most repeats that the stage can have."""
    design, stage = trials.design, trials.design.stages[index]
    if field:
        spec = next(spec for spec in describe(type(stage.block)) if spec.name == field)
        place: Path = ("stages", index, "block", field)
        for values in _directions(spec, getattr(stage.block, field)):
            fixes = (Fix(say("{field} = {value}", field=field, value=v), ((place, v),)) for v in values)
            yield from trials.first((index, field), fixes)
    sound = next((i for i, piece in enumerate(pieces(stage, entering(design, index))) if piece.misfits), 0)
    repeats = range(min(sound, stage.repeat - 1), 0, -1)
    path: Path = ("stages", index, "repeat")
    yield from trials.first((index, field), (_set(path, r, "repeat", stage.name) for r in repeats))


def _directions(spec: FieldSpec, now: object) -> list[Iterable[object]]:
    """Other values of a field in each direction, the nearest first; every other choice is a direction."""
    if spec.kind == "int" and isinstance(now, int):
        down = range(now - 1, max(int(spec.minimum), now - _NEAR) - 1, -1)
        return [down, range(now + 1, min(int(spec.maximum), now + _NEAR) + 1)]
    return [[choice] for choice in spec.choices if choice != now] if spec.kind == "choice" else []


def _strides(trials: Trials, index: int, field: str) -> Iterator[Fix]:
    """Smaller strides of the stage and of those in front of it, the nearest stage first."""
    for at in range(index, -1, -1):
        stage = trials.design.stages[at]
        for spec in describe(type(stage.block)):
            if spec.name in _STRIDES and spec.kind == "int":
                path: Path = ("stages", at, "block", spec.name)
                smaller = range(getattr(stage.block, spec.name) - 1, 0, -1)
                fixes = (_set(path, v, spec.name, stage.name) for v in smaller)
                yield from trials.first((index, field), fixes)


def _inputs(trials: Trials, place: Place) -> Iterator[Fix]:
    """The smallest larger input: both sides grow alike, then neither more than it must."""
    channels, height, width = trials.design.input

    def fits(high: int, wide: int) -> bool:
        return trials.mends(place, trials.design.put(input=(channels, height + high, width + wide)))

    room = MAX_SIDE - max(height, width)
    most = next((n for n in range(1, min(_NEAR, room) + 1) if fits(n, n)), 0)
    far = range(min(_FAR, room), min(_FAR + _PERIOD, room + 1))
    if not most and any(fits(n, n) for n in far):  # else the mistake is not one of size
        most = next(n for n in range(_NEAR + 1, far.stop) if fits(n, n))
    if most:
        high = next((n for n in range(most) if fits(n, most)), most)
        wide = next((n for n in range(most) if fits(high, n)), most)
        larger = (channels, height + high, width + wide)
        yield Fix(say("input = {shape}", shape=times(larger)), ((("input",), larger),))


def _removal(design: Architecture, found: Expansion, issue: Issue) -> Iterator[Fix]:
    """The design without the stage."""
    index = issue.stage or 0
    rest = design.remove(index)
    said = {i.message for i in found.issues}
    after = {i.message for i in expand(rest).issues}
    if rest.stages and issue.message not in after and after < said:
        text = say("remove {name}", name=design.stages[index].name)
        yield Fix(text, ((("stages",), rest.stages),))


def _set(place: Path, value: int, field: str, name: str) -> Fix:
    return Fix(say("{field} of {stage} = {value}", field=field, stage=name, value=value), ((place, value),))
