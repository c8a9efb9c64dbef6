"""A design as a tree, down to its layers: stages, their blocks, their operations, each read when it is seen."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from archviz.analyse.estimate import node_counts
from archviz.graph import Graph, Unit
from archviz.report.numbers import exact, shape
from archviz.results import Analysis, Counts
from archviz.spec.architecture import Architecture

from .language import tr
from .selection import WHOLE

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """What a row of the tree says; `name` and `stage` select the same thing elsewhere in the window."""

    name: str
    stage: int
    what: str
    shape: Shape
    counts: Counts

    @property
    def sentence(self) -> str:
        """The row as it is read aloud: "layer2.1, Bottleneck, 512×28×28, 280,064 parameters"."""
        parameters = tr("{count} parameters", count=exact(self.counts.params))
        return ", ".join(part for part in (self.name, self.what, shape(self.shape), parameters) if part)

    @property
    def details(self) -> str:
        """What else is read aloud."""
        return tr(
            "{macs} MACs, {count} activations", macs=exact(self.counts.macs), count=exact(self.counts.activations)
        )


@dataclass(frozen=True)
class Hierarchy:
    """Every row by its number: 0 is the design, then come the stages, the blocks, and the layers of all blocks.

    A block that is its stage (a stem, a head) has no row of its own: its layers lie below the stage.
    """

    design: Architecture
    graph: Graph
    analysis: Analysis

    @cached_property
    def form(self) -> tuple[tuple[str, int, int], ...]:
        """What the rows are, whatever they say: equal forms have the same rows at the same numbers."""
        return (("", len(self.graph.stages), 0), *((u.name, u.stage, len(u.part.nodes)) for u in self.graph.units))

    def children(self, number: int) -> range:
        """The numbers of the rows below a row; they follow each other."""
        stages, units = len(self.graph.stages), self._units
        if number == 0:
            return range(1, 1 + stages)
        if number <= stages:
            own = units[number - 1]
            return self._layers(own[0]) if self._bare(own) else range(self._blocks + own[0], self._blocks + own[-1] + 1)
        return self._layers(number - self._blocks) if number < self._first else range(0)

    def parent(self, number: int) -> int:
        """The number of the row above; -1 above the design."""
        if number <= len(self.graph.stages):
            return 0 if number else -1
        if number < self._first:
            return 1 + self.graph.units[number - self._blocks].stage
        unit = self._unit(number)
        stage = self.graph.units[unit].stage
        return 1 + stage if self._bare(self._units[stage]) else self._blocks + unit

    def line(self, number: int) -> Line:
        """What a row says."""
        analysis, stages = self.analysis, len(self.graph.stages)
        if number == 0:
            return Line(self.design.name, WHOLE, tr("design"), analysis.shape, analysis.total)
        if number <= stages:
            row = analysis.stages[number - 1]
            return Line(row.name, row.stage, tr(row.label), row.shape, row.counts)
        if number < self._first:
            row = analysis.blocks[number - self._blocks]
            return Line(row.name, row.stage, tr(row.label), row.shape, row.counts)
        at = self._unit(number)
        unit = self.graph.units[at]
        node = unit.part.nodes[number - self._first - self._starts[at]]
        return Line(
            unit.full(node.name), unit.stage, node.op.label(node.shapes, "resnet"), node.shape, node_counts(node)
        )

    def find(self, name: str, stage: int) -> int:
        """The number of the row with this name in a stage, the stage's own where there is none; 0 for the design."""
        if not 0 <= stage < len(self.graph.stages) or not name:
            return 0
        if name == self.graph.stages[stage]:
            return 1 + stage
        for at in self._units[stage]:
            unit = self.graph.units[at]
            if name == unit.name:
                return self._blocks + at
            for offset, node in enumerate(unit.part.nodes if _within(unit, name) else ()):
                if unit.full(node.name) == name:
                    return self._first + self._starts[at] + offset
        return 1 + stage

    @cached_property
    def _blocks(self) -> int:
        """The number of the first block."""
        return 1 + len(self.graph.stages)

    @cached_property
    def _first(self) -> int:
        """The number of the first layer."""
        return self._blocks + len(self.graph.units)

    @cached_property
    def _units(self) -> tuple[range, ...]:
        """The places of every stage's units, which follow each other."""
        places: list[list[int]] = [[] for _ in self.graph.stages]
        for at, unit in enumerate(self.graph.units):
            places[unit.stage].append(at)
        return tuple(range(own[0], own[-1] + 1) for own in places)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """How many layers lie before each unit, and all of them."""
        return tuple(accumulate((len(u.part.nodes) for u in self.graph.units), initial=0))

    def _layers(self, unit: int) -> range:
        return range(self._first + self._starts[unit], self._first + self._starts[unit + 1])

    def _unit(self, number: int) -> int:
        return bisect_right(self._starts, number - self._first) - 1

    def _bare(self, own: range) -> bool:
        """Whether a stage's only block is the stage."""
        unit = self.graph.units[own[0]]
        return len(own) == 1 and unit.name in ("", self.graph.stages[unit.stage])


def _within(unit: Unit, name: str) -> bool:
    return not unit.name or name.startswith(f"{unit.name}.")
