"""What the Compare view reads of designs without torch, in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archviz.app import remake
from archviz.app.comparison import sketched
from archviz.app.design import Design
from archviz.report.content import Content
from archviz.report.conventions import machine, versions
from archviz.report.page import level
from archviz.results import Level
from archviz.spec.architecture import Architecture

FINENESS: tuple[Level, ...] = ("stage", "block", "layer")


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows, the level that suits it, and what names it again."""

    content: Content
    level: Level
    targets: tuple[str, ...]
    versions: str
    machine: str


def read(designs: tuple[Architecture, ...], path: Path | None, _: object) -> Read:
    """What needs no torch."""
    made = [Design(design) for design in designs]
    suiting = min((level(len(design.graph.units)) for design in made), key=FINENESS.index)
    return Read(sketched(made, ""), suiting, remake.targets(designs, path), versions(), machine())
