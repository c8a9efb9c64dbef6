"""What the Compare view asks of the process beside the window: charts, confirmed counts, whole reports."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archviz import zoo
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused

from . import comparison, questions, ready
from .design import Design

if TYPE_CHECKING:
    from .jobs import Token


@dataclass(frozen=True, slots=True)
class Plotted:
    """A chart of a comparison: title, height in inches, and an <svg> in the colours of light surroundings."""

    title: str
    height: float
    svg: str


def charts(designs: Sequence[Architecture], token: Token) -> tuple[Plotted, ...]:
    """The charts of a comparison of these designs."""
    from archviz.report.charts import charts

    found = charts(comparison.sketched([Design(design) for design in designs], ""))
    plotted = []
    for chart in found:
        token.check()
        plotted.append(Plotted(chart.title, chart.height, chart.svg()))
    return tuple(plotted)


def confirmed(designs: Sequence[Architecture], token: Token) -> bool:
    """Whether fvcore finds the same MACs in every design as the estimate; Refused for one with mistakes."""
    return all(questions.count(design, token).macs == Design(design).analysis.total.macs for design in designs)


def report(designs: Sequence[Architecture], command: str, figures: Sequence[str], ending: str, token: Token) -> bytes:
    """A comparison report as a file of this ending, its counts confirmed by fvcore."""
    found = comparison.reported([Design(design) for design in designs], command, figures)
    token.check()
    return comparison.written(found, ending)


def command(project: Project, kept: Sequence[int], file: Path | None, figures: Sequence[str], output: Path) -> str:
    """What writes the same on the command line, in the folder of `file`, which holds the project as it is.

    Networks of the zoo and ready comparisons need no file; empty where there is none and one is needed.
    """
    designs = tuple(project.designs[place] for place in kept)
    found = [name for name in ready.READY if files.load(ready.path(name)).compared == designs]
    if found:
        targets = [ready.PREFIX + found[0]]
    elif all(map(_known, designs)):
        targets = [design.name for design in designs]
    elif file is None:
        return ""
    else:
        whole = tuple(kept) == project.order
        targets = [file.name] if whole else [f"{file.name}#{place + 1}" for place in kept]
    chosen = ["--figures", ",".join(figures)] if figures else []
    return shlex.join(["archviz", "compare", *targets, *chosen, "-o", output.name])


def _known(design: Architecture) -> bool:
    """Whether the zoo has it under its name, as it is."""
    try:
        return any(f.pattern.fullmatch(design.name) for f in zoo.FAMILIES) and zoo.network(design.name) == design
    except Refused:
        return False
