"""Remedies for mistakes that name none: likely edits are tried on the design, and those that mend it are offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from archviz.graph.ops import times
from archviz.words import say

from .architecture import MAX_SIDE, Architecture
from .expand import Outline, outline
from .fields import describe
from .issue import Fix, Issue, Path, Refused

_OFFERS = 3  # remedies of one mistake
TRIES = 24  # designs that are expanded to find remedies: what is looked at live must not stall
_STRIDES = ("stride", "s", "step")


@lru_cache(maxsize=64)
def diagnosed(design: Architecture) -> tuple[Issue, ...]:
    """The issues of a design; errors without a remedy of their own get those that were found by trying.

    The tries are for the whole design: where the first errors have used them up, the others get none.
    """
    found, tries = outline(design), iter(range(TRIES))

    def cured(issue: Issue) -> Issue:
        return replace(issue, fixes=tuple(islice(remedies(design, found, issue, tries), _OFFERS)))

    return tuple(cured(i) if i.severity == "error" and not i.fixes else i for i in found.issues)


def remedies(design: Architecture, found: Outline, issue: Issue, tries: Iterator[int]) -> Iterator[Fix]:
    """Edits that make an issue go away and bring no other, each found when it is asked for, while tries are left."""
    said = {i.message for i in found.issues}
    for fix, _ in zip(_likely(design, issue), tries, strict=False):  # in this order: no try is lost
        edited = applied(design, fix)
        left = {i.message for i in outline(edited).issues} if edited else said
        if edited and issue.message not in left and left < said:
            yield fix


def applied(design: Architecture, fix: Fix) -> Architecture | None:
    """The design with a remedy taken; None where it cannot be, or leaves nothing of the design."""
    try:
        for place, value in fix.edits:
            design = design.edit(place, value)
    except Refused:
        return None
    return design if design.stages else None


def _likely(design: Architecture, issue: Issue) -> Iterator[Fix]:
    """Edits that may mend it, the smallest first."""
    index = issue.stage
    if index is None:
        return
    stage = design.stages[index]
    if issue.field:
        yield from _values(design, index, issue.field)
    if stage.repeat > 1:
        yield _set(("stages", index, "repeat"), 1, "repeat", stage.name)
    for at in range(index, -1, -1):
        other = design.stages[at]
        for spec in describe(type(other.block)):
            if spec.name in _STRIDES and getattr(other.block, spec.name) > 1:
                yield _set(("stages", at, "block", spec.name), 1, spec.name, other.name)
    channels, height, width = design.input
    for factor in (2, 4, 8, 16):
        larger = (channels, height * factor, width * factor)
        if max(larger) <= MAX_SIDE:
            yield Fix(say("input = {shape}", shape=times(larger)), ((("input",), larger),))
    rest = design.remove(index).stages
    yield Fix(say("remove {name}", name=stage.name), ((("stages",), rest),))


def _values(design: Architecture, index: int, field: str) -> Iterator[Fix]:
    """Other values of the field at fault: the nearest whole numbers, the other choices."""
    stage = design.stages[index]
    spec = next(spec for spec in describe(type(stage.block)) if spec.name == field)
    now, place = getattr(stage.block, field), ("stages", index, "block", field)
    if spec.kind == "int":
        near = [now - 1, now + 1, now // 2, now // 4, now // 8, now * 2, 1, 0]
        values: list[object] = [n for n in near if spec.minimum <= n <= spec.maximum and n != now]
    else:
        values = [c for c in spec.choices if c != now] if spec.kind == "choice" else []
    for value in values:
        yield Fix(say("{field} = {value}", field=field, value=value), ((place, value),))


def _set(place: Path, value: int, field: str, name: str) -> Fix:
    return Fix(say("{field} of {stage} = {value}", field=field, stage=name, value=value), ((place, value),))
