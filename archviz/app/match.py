"""Finding designs of equal cost and of twice the cost: what is asked, and where the answer goes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archviz.explore import axes
from archviz.explore.axes import Axis
from archviz.explore.cost import quantity
from archviz.explore.families import family
from archviz.explore.match import matches
from archviz.report import match as report
from archviz.report import tables
from archviz.report.tables import Table
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused
from archviz.words import Sentence, say

from .design import Design

FORMATS = (".md", ".csv", ".json")
MOST = 100  # values of one dimension


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the designs, as a table short and exact, what belongs beside it, and all of it as JSON."""

    designs: tuple[Architecture, ...]
    table: Table
    exact: Table
    notes: tuple[Sentence, ...]
    record: dict[str, Any]


def equal(designs: Sequence[Design], vary: str, keep: str, solve: str, multiple: int, command: str) -> Answer:
    """Designs of equal cost along one dimension ("cardinality=1,2,4"); Refused where it cannot be asked so."""
    axis, values = varied(vary)
    found = [matches(d.sound().architecture, axis, values, quantity(keep), solve, multiple) for d in designs]
    shown = tuple(design for one in found for design in (one.baseline, *(row.best.design for row in one.rows)))
    tables = report.equal(found), report.equal(found, exact=True)
    return Answer(shown, *tables, report.notes(found), report.equal_record(found, command))


def dearer(designs: Sequence[Design], of: str, multiple: int | None, command: str) -> Answer:
    """The designs of twice the cost."""
    found = [family(design.sound().architecture, quantity(of), multiple) for design in designs]
    shown = tuple(member.design for one in found for member in one if member.design)
    tables = report.dearer(found), report.dearer(found, exact=True)
    return Answer(shown, *tables, report.lacking(found), report.dearer_record(found, command))


def varied(text: str) -> tuple[Axis, tuple[int, ...]]:
    """A dimension and its values out of "cardinality=1,2,4"; Refused for anything else."""
    name, equals, given = (part.strip() for part in text.partition("="))
    words = [word.strip() for word in given.split(",")]
    if not equals or not all(word.isascii() and word.isdigit() and len(word) < 10 for word in words):
        fault = say("{given!r} must be a dimension and its values, such as cardinality=1,2,4,8,32", given=text[:60])
        raise Refused(say("{place}: {fault}", place="--vary", fault=fault))
    if len(words) > MOST:
        raise Refused(say("--vary takes up to {most} values, not {count}", most=MOST, count=len(words)))
    return axes.axis(name), tuple(dict.fromkeys(map(int, words)))


def write(answer: Answer, path: Path) -> Path:
    """Write the answer as the ending says."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        fault = say("a table is written as {some} or {last}", some=", ".join(FORMATS[:-1]), last=FORMATS[-1])
        raise Refused(say("{place}: {fault}", place=path, fault=fault))
    if ending == ".md":
        text = report.page(answer.exact, answer.notes, answer.record["command"])
    elif ending == ".csv":
        text = tables.written(answer.exact)
    else:
        text = json.dumps(answer.record, indent=1, ensure_ascii=False) + "\n"
    files.write_atomically(path, text.encode())
    return path


def save(answer: Answer, path: Path) -> Path:
    """Write the designs as a project, to be opened and compared; the first is the baseline."""
    different = {design.model_copy(update={"name": ""}): design for design in reversed(answer.designs)}
    files.save(Project(designs=tuple(reversed(different.values()))[:100]), path)
    return path
