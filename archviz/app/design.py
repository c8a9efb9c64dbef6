"""A design as scripts and notebooks hold it: everything that can be read off it, on demand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from archviz import zoo
from archviz.app import target
from archviz.app.drawing import Drawing
from archviz.graph import Graph
from archviz.graph.ops import LabelStyle
from archviz.report import conventions, numbers
from archviz.results import Analysis, AuditRow, Counts, FvcoreCount, Level, Row
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.cure import diagnosed
from archviz.spec.expand import Expansion, expand
from archviz.spec.issue import Issue, Refused
from archviz.spec.naming import named_after_keras, renamed
from archviz.spec.registry import block_class
from archviz.words import Sentence, join, say

if TYPE_CHECKING:
    from torch import nn

    from archviz.diagram.dot import Direction
    from archviz.diagram.engine import Engine
    from archviz.diagram.options import Page
    from archviz.diagram.style import Theme

Names = Literal["torch", "keras"]


@dataclass(frozen=True)
class Design:
    """One architecture and its readings; nothing is computed before it is asked for."""

    architecture: Architecture

    @property
    def name(self) -> str:
        """What the design is called."""
        return self.architecture.name

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the stages' blocks (Stem 7×7, Bottleneck, …), or the names that they were saved under."""
        return tuple(stage.saved or say(stage.block.about.title) for stage in self.architecture.stages)

    @property
    def expansion(self) -> Expansion:
        """The graph and the mistakes, together."""
        return expand(self.architecture)

    @property
    def graph(self) -> Graph:
        """The named primitive operations, drawn as well as they can be where there are mistakes."""
        return self.expansion.graph

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every mistake, with its place and what would mend it."""
        return diagnosed(self.architecture)

    @cached_property
    def analysis(self) -> Analysis:
        """Totals and one row per stage and per block, from the graph: exact, in milliseconds, without torch."""
        from archviz.analyse.estimate import estimate

        return estimate(self.graph, self.titles)

    @property
    def counts(self) -> Counts:
        """The totals."""
        return self.analysis.total

    @property
    def timed(self) -> Analysis | None:
        """The same with the latencies of blocks that were measured last, from this user's history; None without any."""
        from archviz.bench.history import history
        from archviz.bench.plan import digest
        from archviz.bench.timed import conditions, timed

        entry = history().apart(digest(self.architecture))
        blocks = entry.latency.blocks if entry else None
        return timed(self.analysis, blocks, conditions(entry)) if entry and blocks else None

    @cached_property
    def layers(self) -> tuple[Row, ...]:
        """One row per primitive operation."""
        from archviz.analyse.estimate import layers

        return layers(self.graph)

    @cached_property
    def keras_names(self) -> dict[str, str]:
        """Keras' name of every layer and block (res2a_branch2a, res2a); empty where it has none for this network."""
        return named_after_keras(self.architecture, self.graph)

    def rows(self, level: Level, names: Names = "torch") -> tuple[Row, ...]:
        """The rows of one level of detail, named as torchvision does or as Keras does where it has names."""
        found: tuple[Row, ...] = self.layers if level == "layer" else getattr(self.analysis, f"{level}s")
        known = self.keras_names if names == "keras" else {}
        return tuple(replace(row, name=known.get(row.name, row.name)) for row in found) if known else found

    @cached_property
    def fvcore(self) -> FvcoreCount:
        """What fvcore itself counts, unit by unit; Refused for a design with mistakes."""
        from archviz.analyse.count import count

        return count(self.sound().graph)

    @cached_property
    def audit(self) -> tuple[AuditRow, ...]:
        """Estimate, fvcore and FlopCounterMode side by side for every block; Refused for a design with mistakes."""
        from archviz.analyse.audit import audit

        return audit(self.sound().graph, self.titles)

    def diagram(
        self,
        level: Level = "block",
        labels: LabelStyle = "resnet",
        theme: Theme = "light",
        direction: Direction = "TB",
        fold: bool = True,
        names: Names = "torch",
        engine: Engine = "wasm",
        opened: Collection[str] = (),
        heat: str = "",
        page: Page = "auto",
        timed: Analysis | None = None,
    ) -> Drawing:
        """The picture for a page: shows itself in a notebook, `.save("net.pdf")` writes it; `opened` show their layers.

        `heat` colours its boxes by params, macs, activations, memory, rf or latency; Refused for another word, and for
        a latency of blocks that were not measured: `timed` has them, else this user's history.
        """
        from archviz.diagram import draw
        from archviz.diagram.heat import heated, metric
        from archviz.diagram.legend import warmed
        from archviz.diagram.options import sheets

        wanted = metric(heat) if heat else None  # refused before anything is laid out
        if wanted and wanted.measured and timed is None and (timed := self.timed) is None:
            fault = say("the blocks of {name} have not been measured; `archviz bench` with --per-block does it",
                        name=self.name)  # fmt: skip
            raise Refused(fault)
        known = self.keras_names if names == "keras" else None
        how: dict[str, Any] = {"level": level, "labels": labels, "direction": direction, "fold": fold, "engine": engine}
        picture = draw(self.graph, self.titles, names=known, opened=opened, sheets=sheets(page), **how)
        if wanted:
            picture = warmed(picture, heated(wanted, picture.scene, timed or self.analysis, lambda: self.layers))
        return Drawing(picture, self.name, theme, page)

    def unravelled(
        self, stage: str = "", first: int | None = None, theme: Theme = "light", direction: Direction = "LR"
    ) -> Drawing:
        """Every path of at most 4 residual units, of a stage or its `first` ones, drawn apart; Refused beyond that."""
        from archviz.analyse.paths import stack
        from archviz.diagram import placed
        from archviz.diagram.unravel import unravel

        scene = unravel(stack(self.sound().graph, stage, first))
        name = f"{self.name}, {stage}" if stage else self.name
        return Drawing(placed(scene, direction), f"{name}: every path", theme)

    def module(self) -> nn.Module:
        """A freshly initialised torch module with these layers by these names; Refused for a design with mistakes."""
        from archviz.build import module

        return module(self.sound().graph)

    def source(self, names: Names = "torch") -> str:
        """The same module as readable PyTorch source, its state_dict named as asked; Refused for one with mistakes."""
        from archviz.source import source

        graph = self.sound().graph
        known = self.keras_names if names == "keras" else {}
        return source(renamed(graph, known) if known else graph, self.name, self.titles)

    def sound(self) -> Design:
        """The design itself; Refused, with its first mistake, when torch could not run it."""
        first = next((issue for issue in self.issues if issue.severity == "error"), None)
        if first is None:
            return self
        raise Refused(say("{place}: {fault}", place=self.name, fault=self.say(first)))

    def say(self, issue: Issue) -> Sentence:
        """A mistake in one line: its place in the words of the design, what, and what would mend it."""
        place: str = say("design")
        if issue.stage is not None:
            stage = self.architecture.stages[issue.stage].name
            place = f"{stage}, {issue.field}" if issue.field else stage
        said = say("{place}: {fault}", place=place, fault=issue.message)
        if not issue.fixes:
            return said
        return say("{fault}; fix: {fixes}", fault=said, fixes=join(" | ", [fix.text for fix in issue.fixes]))

    def __repr__(self) -> str:
        shapes = f"{numbers.shape(self.analysis.input)} → {numbers.shape(self.analysis.shape)}"
        return f"<Design {self.name!r}: {shapes}, {', '.join(text for text, _ in self.totals)}>"

    @property
    def totals(self) -> tuple[tuple[str, str], ...]:
        """What a glance needs: short and exact."""
        counts = self.counts
        return (
            (f"{numbers.si(counts.params)} parameters", numbers.exact(counts.params)),
            (numbers.si(counts.macs, "MACs"), numbers.exact(counts.macs)),
            (f"{numbers.si(counts.activations)} activations", numbers.exact(counts.activations)),
        )

    def _repr_html_(self) -> str:
        cells = "".join(f'<td title="{exact}">{text}</td>' for text, exact in self.totals)
        footer = escape(" ".join(conventions.CONVENTIONS[:2]))
        picture = self.diagram("stage", direction="LR").svg()
        return (
            f"<div><strong>{escape(self.name)}</strong><table><tr>{cells}</tr></table>{picture}"
            f"<br><small>{footer}</small></div>"
        )


def network(name: str, input: tuple[int, int, int] | None = None) -> Design:
    """A network by name, such as "resnext50_32x4d"; Refused, with the nearest names, when there is none."""
    design = zoo.network(name)
    return Design(design.put(input=input) if input else design)


def block(type: str, input: tuple[int, int, int] | None = None, **fields: Any) -> Design:
    """A single block, such as block("bottleneck", input=(256, 56, 56), width=64, out=256)."""
    return Design(target.block(block_class(type).about.type, fields, input=input))


def load(path: str | Path) -> tuple[Design, ...]:
    """The designs of a project file, the baseline first; Refused when it cannot be read."""
    return tuple(map(Design, files.load(path).compared))


def designs(name: str, input: str | None = None) -> tuple[Design, ...]:
    """What a word on the command line names (see `target`), at another input ("3x32x32") where one is given."""
    shape = target.shape(input) if input is not None else None
    return tuple(map(Design, target.designs(name, shape)))
