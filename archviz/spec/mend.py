"""All mistakes of a design mended at once, as far as remedies are known for them."""

from __future__ import annotations

from dataclasses import dataclass

from .architecture import Architecture
from .cure import diagnosed
from .issue import Fix, Issue, Refused


@dataclass(frozen=True, slots=True)
class Mended:
    """The design afterwards, the remedies that were taken in order, and the mistakes that are left."""

    design: Architecture
    taken: tuple[Fix, ...]
    left: tuple[Issue, ...]


def mend(design: Architecture) -> Mended:
    """For the first mistake that has one, the first remedy that leaves fewer mistakes; again until none is left."""
    taken: list[Fix] = []
    while (step := _step(design)) is not None:
        fix, design = step
        taken.append(fix)
    return Mended(design, tuple(taken), _errors(design))


def _step(design: Architecture) -> tuple[Fix, Architecture] | None:
    errors = _errors(design)
    for fix in (fix for issue in errors for fix in issue.fixes):
        try:
            edited = design
            for place, value in fix.edits:
                edited = edited.edit(place, value)
        except Refused:
            continue
        if edited.stages and len(_errors(edited)) < len(errors):
            return fix, edited
    return None


def _errors(design: Architecture) -> tuple[Issue, ...]:
    return tuple(issue for issue in diagnosed(design) if issue.severity == "error")
