"""Finding designs of equal cost and of twice the cost: what is asked, and where the answer goes."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archviz.explore.axes import Axis, axis
from archviz.explore.cost import Quantity, quantity
from archviz.explore.families import family
from archviz.explore.match import Matches, matches
from archviz.explore.values import wholes
from archviz.report import match as report
from archviz.report import remarks, solutions
from archviz.report.tables import Table
from archviz.spec import files
from archviz.spec.architecture import MAX_PROJECT, Architecture, Project
from archviz.spec.issue import Refused
from archviz.words import Sentence, say

from . import outputs
from .design import Design

MOST = 100  # values of one dimension


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the designs, as a table short and exact, what belongs beside it, and all of it as JSON.

    `title` says what it is; `faults`, what was not found; `failed`, whether that is less than what was asked.
    """

    title: Sentence
    designs: tuple[Architecture, ...]
    table: Table
    exact: Table
    notes: tuple[Sentence, ...]
    faults: tuple[Sentence, ...]
    failed: bool
    record: dict[str, Any]


def equal(designs: Sequence[Design], vary: str, keep: str, solve: str, multiple: int, command: str) -> Answer:
    """Designs of equal cost along one dimension ("cardinality=1,2,4..8"); Refused where none is found at all."""
    varied, values, ranged = _varied(vary)
    found = [
        _matches(design, varied, _asked(design, varied, values, ranged), quantity(keep), solve, multiple)
        for design in _different(designs)
    ]
    solved = [row.found.best.design for one in found for row in one.rows if row.found]
    faults = remarks.faults(found)
    if not solved:
        raise Refused(faults[0])
    shown = tuple(dict.fromkeys((*(one.baseline for one in found if one.rows), *solved)))
    return Answer(
        say("{figure} kept, {axis} varied.", figure=say(quantity(keep).title), axis=varied.name),
        shown,
        report.equal(found),
        report.equal(found, exact=True),
        (*remarks.notes(found), *remarks.sources(shown)),
        faults,
        bool(faults),
        solutions.equal(found, command),
    )


def _matches(
    design: Architecture, varied: Axis, values: Sequence[int], keep: Quantity, solve: str, multiple: int
) -> Matches:
    """What is found for one design; or why nothing can be."""
    try:
        return matches(design, varied, values, keep, solve, multiple)
    except Refused as refusal:
        return Matches(design, varied, keep, why=say("{fault}", fault=refusal.sentence))


def _asked(design: Architecture, varied: Axis, values: Sequence[int], ranged: Collection[int]) -> Sequence[int]:
    """The values without those that a range names and the design cannot have: its depths are three layers apart."""
    legal = values if varied.lacks(design) else varied.values(design)
    return [value for value in values if value in legal or value not in ranged] or values


def dearer(designs: Sequence[Design], of: str, multiple: int | None, command: str) -> Answer:
    """The designs of twice the cost; it has failed where a design has none near."""
    found = [family(design, quantity(of), multiple) for design in _different(designs)]
    shown = tuple(member.design for one in found for member in one if member.design)
    return Answer(
        say("{figure} doubled.", figure=say(quantity(of).title)),
        shown,
        report.dearer(found, of),
        report.dearer(found, of, exact=True),
        remarks.sources(shown),
        remarks.lacking(found),
        any(all(member.why for member in one[1:]) for one in found),
        solutions.dearer(found, of, command),
    )


def _different(designs: Sequence[Design]) -> tuple[Architecture, ...]:
    """Each once; Refused where one has mistakes."""
    return tuple(dict.fromkeys(design.sound().architecture for design in designs))


def _varied(text: str) -> tuple[Axis, tuple[int, ...], frozenset[int]]:
    """A dimension and its values out of "cardinality=1,2,4..8", and those of ranges; Refused for anything else."""
    name, equals, given = (part.strip() for part in text.partition("="))
    if not (name and equals and given):
        fault = say("{given!r} must be a dimension and its values, such as cardinality=1,2,4,8,32", given=text[:60])
        raise Refused(say("{place}: {fault}", place="--vary", fault=fault))
    varied = axis(name)
    try:
        values = wholes(given)
        ranged = frozenset(v for piece in given.split(",") if ".." in piece for v in wholes(piece))
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=f"--vary {text[:60]}", fault=refusal.sentence)) from None
    if len(values) > MOST:
        raise Refused(say("--vary takes up to {most} values, not {count:,}", most=MOST, count=len(values)))
    return varied, values, ranged


def check(tables: Sequence[Path], project: Path | None, targets: Sequence[str]) -> None:
    """Refused where a file cannot be written as its ending says, is named twice, or is one of the targets."""
    projects = [(project, outputs.project)] if project else []
    outputs.check([*((path, outputs.table) for path in tables), *projects], targets)


def write(answer: Answer, path: Path) -> Path:
    """Write the answer as the ending says."""
    ending = path.suffix.lower()
    if ending == ".md":
        text = report.page(answer.exact, (*answer.notes, *answer.faults), answer.record["command"])
    elif ending == ".csv":
        text = solutions.sheet(answer.record)
    elif ending == ".tex":
        notes = (*answer.notes, *answer.faults)
        text = report.paper(answer.table, answer.title, notes, answer.record["command"])
    else:
        text = json.dumps(answer.record, indent=1, ensure_ascii=False) + "\n"
    files.write_atomically(path, text.encode())
    return path


def project(answer: Answer) -> Project:
    """The designs, to be opened and compared, the first the baseline; Refused where they are more than it holds."""
    different = {design.nameless: design for design in reversed(answer.designs)}
    if len(different) > MAX_PROJECT:
        fault = say("a project holds up to {most} designs, not {count:,}", most=MAX_PROJECT, count=len(different))
        raise Refused(say("{place}: {fault}; ask for fewer values", place="--save", fault=fault))
    return Project(designs=tuple(reversed(different.values())))
