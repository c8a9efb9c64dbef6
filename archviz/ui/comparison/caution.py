"""What must be minded about designs that stand side by side: mistakes in them, inputs that differ."""

from __future__ import annotations

from collections.abc import Sequence

from archviz.report import numbers
from archviz.report.comparison import inputs
from archviz.results import Comparison
from archviz.spec.architecture import Architecture
from archviz.spec.expand import outline
from archviz.ui.language import tr

ABOUT = "≈"  # before a number that leaves something out


def faults(design: Architecture) -> dict[int, str]:
    """The stages with mistakes, each with its name; -1 with none where the design itself has one."""
    found = outline(design)
    stages = [-1 if i.stage is None else i.stage for i in found.issues if i.severity == "error"]
    return {stage: found.names[stage] if stage >= 0 else "" for stage in sorted(stages)}


def faulty(designs: Sequence[Architecture]) -> frozenset[int]:
    """The places of the designs that have mistakes."""
    return frozenset(place for place, design in enumerate(designs) if faults(design))


def cautions(comparison: Comparison, designs: Sequence[Architecture]) -> list[str]:
    """One sentence each, with the remedy that the window has."""
    shown, common = inputs(designs)
    found = [tr(warning) for warning in comparison.warnings]
    if common is not None:
        found = [
            tr(
                "The designs take different inputs ({inputs}): MACs, activations and memory depend on the input, so "
                "compare them at one: look at each and set Input height and Input width at the right for {common}.",
                inputs=shown,
                common=numbers.shape(common),
            )
        ]
    wrong = []
    for name, design in zip(comparison.names, designs, strict=True):
        if stages := faults(design):
            where = ", ".join(filter(None, stages.values()))
            wrong.append(f"{name} ({where})" if where else name)
    if wrong:
        names = ", ".join(wrong)
        found.append(
            tr(
                "Numbers marked {mark} leave out what is wrong in {names}; F8 goes to the next mistake.",
                mark=ABOUT,
                names=names,
            )
        )
    return found
