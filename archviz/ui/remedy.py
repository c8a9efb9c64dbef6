"""What a remedy does to a design, edit by edit: what is there now, and what will be."""

from __future__ import annotations

from archviz.graph.ops import times
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Fix, Path

from .language import tr


def effect(design: Architecture, fix: Fix) -> str:
    """ "groups of layer2: 48 → 64", a line for each edit."""
    return "\n".join(_line(design, place, value) for place, value in fix.edits)


def _line(design: Architecture, place: Path, value: object) -> str:
    if place == ("stages",) and isinstance(value, tuple):
        names = [stage.name for stage in value]
        gone = ", ".join(stage.name for stage in design.stages if stage.name not in names)
        return tr("removes {stages}", stages=gone) if gone else tr("order: {stages}", stages=", ".join(names))
    if place == ("input",) and isinstance(value, tuple):
        return tr("input: {before} → {after}", before=times(design.input), after=times(value))
    if place[0] == "blocks":
        return tr("saves block {name}", name=place[1])
    stage = design.stages[int(place[1])]
    before = getattr(stage.block if len(place) == 4 else stage, str(place[-1]))
    said = {"field": place[-1], "stage": stage.name, "before": _shown(before), "after": _shown(value)}
    return tr("{field} of {stage}: {before} → {after}", **said)


def _shown(value: object) -> object:
    return "—" if value == "" else value
