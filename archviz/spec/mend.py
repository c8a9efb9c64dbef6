"""All mistakes of a design mended at once, as far as remedies are known for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from .architecture import Architecture
from .cure import Trials, applied, diagnosed, remedies
from .expand import expand
from .issue import Fix, Issue


@dataclass(frozen=True, slots=True)
class Mended:
    """The design afterwards, the remedies that were taken in order, and the mistakes that are left."""

    design: Architecture
    taken: tuple[Fix, ...]
    left: tuple[Issue, ...]


def mend(design: Architecture) -> Mended:
    """For the first mistake that has one, the first remedy that leaves fewer mistakes; again until none is left.

    Every mistake gets its own tries, so this is bounded, but not for every edit: some 0.3 s where 60 resist.
    """
    taken: list[Fix] = []
    while (step := _step(design)) is not None:
        fix, design = step
        taken.append(fix)
    return Mended(design, tuple(taken), _errors(diagnosed(design)))


def _step(design: Architecture) -> tuple[Fix, Architecture] | None:
    found = expand(design)
    errors = _errors(found.issues)
    trials = Trials(design)
    known = (issue.fixes or remedies(trials, found, issue) for issue in errors)
    for fix in chain.from_iterable(known):
        edited = applied(design, fix)
        if edited and len(_errors(expand(edited).issues)) < len(errors):
            return fix, edited
    return None


def _errors(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.severity == "error")
