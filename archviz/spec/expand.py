"""Architecture → Graph: each block is wired once per input shape and placed as often as it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archviz.graph import INPUT, Graph, Misfit, Part, Unit, Wiring
from archviz.graph.ops import Shape

from .architecture import Architecture, Stage
from .issue import Fix, Issue
from .registry import Block


@dataclass(frozen=True, slots=True)
class Expansion:
    """The graph, drawn as well as it can be, and every mistake in it."""

    graph: Graph
    issues: tuple[Issue, ...]

    @property
    def sound(self) -> bool:
        """Whether torch can run it."""
        return not any(i.severity == "error" for i in self.issues)


@lru_cache(maxsize=8192)
def part(block: Block, shape: Shape) -> Part:
    """A block wired at an input shape; equal blocks at equal shapes give the very same part."""
    g = Wiring(shape)
    return g.part(block.wire(g, g.input))


def _tops(part: Part) -> set[str]:
    return {n.name.split(".")[0] for n in part.nodes}


def _issue(stage: int, misfit: Misfit, unit: str) -> Issue:
    here = ("stages", stage, "block")
    fixes = tuple(Fix(r.text, tuple(((*here, f), v) for f, v in r.values)) for r in misfit.remedies)
    path = (*here, misfit.field) if misfit.field else here
    return Issue(path, misfit.message if misfit.field else f"{unit}: {misfit.message}", fixes)


@lru_cache(maxsize=256)
def expand(design: Architecture) -> Expansion:
    """The graph of a design and its issues. Never raises on a design that validated."""
    units: list[Unit] = []
    issues: list[Issue] = []
    shape: Shape = design.input
    source = INPUT
    names = _stage_names(design, issues)
    taken = {name for name, stage in zip(names, design.stages, strict=True) if not stage.block.bare}
    for index, (name, stage) in enumerate(zip(names, design.stages, strict=True)):
        said: set[str] = set()
        for repeat in range(stage.repeat):
            piece = part(stage.block if repeat == 0 else stage.block.following(), shape)
            prefix = _prefix(name, stage, repeat, piece, taken)
            unit = Unit(prefix, piece, index, repeat, source)
            units.append(unit)
            for misfit in piece.misfits:
                if misfit.message not in said:
                    said.add(misfit.message)
                    issues.append(_issue(index, misfit, unit.name or name))
            shape, source = piece.shape, unit.full(piece.output)
    if not units:
        issues.append(Issue((), "the design is empty: add a block or open a network", severity="note"))
    return Expansion(Graph(design.input, tuple(units), names), tuple(issues))


def _prefix(name: str, stage: Stage, repeat: int, piece: Part, taken: set[str]) -> str:
    """Bare blocks stand at top level where their names are free; all others under their stage's name."""
    if stage.block.bare and stage.repeat == 1:
        if not taken & _tops(piece):
            taken |= _tops(piece)
            return ""
        taken.add(name)
        return name
    return f"{name}.{repeat}"


def _stage_names(design: Architecture, issues: list[Issue]) -> tuple[str, ...]:
    """The stages' names, made different where two are equal (with an issue that offers the new name)."""
    names: list[str] = []
    for index, stage in enumerate(design.stages):
        name = stage.name
        if name in names:
            name = design.free_name(name)
            while name in names:
                name += "_"
            path = ("stages", index, "name")
            text = f"two stages are called {stage.name!r}; torch needs different names"
            issues.append(Issue(path, text, (Fix(f"rename to {name}", ((path, name),)),)))
        names.append(name)
    return tuple(names)
