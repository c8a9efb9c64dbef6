"""What the Compare view asks of the process beside the window: charts, confirmed counts, whole reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archviz.spec.architecture import Architecture

from . import comparison, questions
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
    made = [Design(design).sound() for design in designs]
    return all(questions.count(d.architecture, token).macs == d.analysis.total.macs for d in made)


def report(designs: Sequence[Architecture], command: str, figures: Sequence[str], ending: str, token: Token) -> bytes:
    """A comparison report as a file of this ending, its counts confirmed by fvcore."""
    found = comparison.reported([Design(design) for design in designs], command, figures)
    token.check()
    return comparison.written(found, ending)
