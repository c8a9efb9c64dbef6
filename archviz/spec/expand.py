"""Architecture → Graph: each block is wired once per input shape and placed as often as it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archviz.graph import INPUT, Graph, Part, Unit, Wiring
from archviz.graph.names import owned
from archviz.graph.ops import Shape
from archviz.words import say

from .architecture import Architecture, Stage, free
from .issue import Fix, Issue, Path, Refused
from .registry import Block

MAX_LAYERS = 50_000  # about twelve times ResNet-1202: beyond it, tables and pictures stop being of use


@dataclass(frozen=True, slots=True)
class Expansion:
    """The graph, drawn as well as it can be, and every mistake in it."""

    graph: Graph
    issues: tuple[Issue, ...]

    @property
    def sound(self) -> bool:
        """Whether torch can run it."""
        return not any(i.severity == "error" for i in self.issues)


@dataclass(frozen=True, slots=True)
class Run:
    """Repeats of one stage that are the same part: `count` of them from `first` on, numbered or at `name` itself."""

    part: Part
    stage: int
    name: str
    numbered: bool
    first: int
    count: int

    def prefix(self, repeat: int) -> str:
        """What the names of the nodes of a repeat begin with; "" at top level."""
        return f"{self.name}.{repeat}" if self.numbered else self.name


@dataclass(frozen=True, slots=True)
class Outline:
    """A design without its units: as small as its distinct parts, however often they repeat."""

    names: tuple[str, ...]
    runs: tuple[Run, ...]
    issues: tuple[Issue, ...]

    @property
    def sound(self) -> bool:
        """Whether torch can run it."""
        return not any(i.severity == "error" for i in self.issues)


@lru_cache(maxsize=8192)
def part(block: Block, shape: Shape) -> Part:
    """A block wired at an input shape; equal blocks at equal shapes give the very same part."""
    g = Wiring(shape, block.batch_norm)
    return g.part(block.wire(g, g.input))


def _tops(part: Part) -> set[str]:
    return {n.name.split(".")[0] for n in part.nodes}


def _stage_issues(stage: int, name: str, block: Block, runs: Sequence[Run]) -> list[Issue]:
    """What its blocks complain of: every faulty field, and of the rest the first, whose consequences the others are."""
    here: Path = ("stages", stage, "block")
    found: dict[str, Issue] = {}
    for run in runs:
        for misfit in run.part.misfits:
            legal = [r for r in misfit.remedies if _legal(block, dict(r.values))]
            fixes = tuple(Fix(r.text, tuple(((*here, f), v) for f, v in r.values)) for r in legal)
            path = (*here, misfit.field) if misfit.field else here
            text = misfit.message
            if misfit.node and not misfit.field:
                prefix = run.prefix(run.first)
                place = f"{prefix}.{misfit.node}" if prefix else name
                text = say("{place}: {fault}", place=place, fault=text)
            found.setdefault(misfit.field, Issue(path, text, fixes))
    return list(found.values())


def _legal(block: Block, values: dict[str, int | str | bool]) -> bool:
    """Whether the block takes these values: a remedy past a field's bounds is not offered."""
    try:
        block.put(**values)
    except Refused:
        return False
    return True


def _flat_issue(design: Architecture, names: Sequence[str], stage: int, entering: Shape) -> Issue:
    before = names[stage - 1]
    text = say(
        "{name} needs a feature map, but {before} in front of it leaves a flat vector of {size}",
        name=names[stage],
        before=before,
        size=entering[0],
    )
    moved, without = design.move(len(names), stage - 1).stages, design.remove(stage).stages
    fixes = (
        Fix(say("move {name} to the end", name=before), ((("stages",), moved),)),
        Fix(say("remove {name}", name=names[stage]), ((("stages",), without),)),
    )
    return Issue(("stages", stage, "block"), text, fixes)


@lru_cache(maxsize=1024)
def outline(design: Architecture) -> Outline:
    """The distinct parts of a design and its issues. Never raises on a design that validated."""
    runs: list[Run] = []
    issues: list[Issue] = []
    shape: Shape = design.input
    layers = 0
    flat = False  # whether a flat vector entered a stage that needs a map: all behind it is consequence
    names = _stage_names(design, issues)
    taken = set(names)
    for index, (name, stage) in enumerate(zip(names, design.stages, strict=True)):
        entering, start, repeat = shape, len(runs), 0
        following = stage.block.following()
        while repeat < stage.repeat:
            if repeat and layers > MAX_LAYERS:
                path: Path = ("stages", index, "repeat")
                text = say("more than {most:,} layers; {name} is drawn as far as it goes", most=MAX_LAYERS, name=name)
                fix = Fix(say("{field} = {value}", field="repeat", value=repeat), ((path, repeat),))
                issues.append(Issue(path, text, (fix,)))
                break
            piece = part(following if repeat else stage.block, shape)
            count, size = 1, len(piece.nodes)
            same = stage.block.aside or piece.shape == shape
            if same and (repeat or following is stage.block):  # all others are the very same
                room = (MAX_LAYERS - layers) // size + 1 if size else stage.repeat
                count = min(stage.repeat - repeat, max(room, 1))
            runs.append(Run(piece, index, *_place(name, stage, piece, taken), repeat, count))
            repeat += count
            layers += count * size
            if not stage.block.aside:
                shape = piece.shape
        if not flat:
            found = _stage_issues(index, name, stage.block, runs[start:])
            flat = bool(found) and len(entering) != 3
            issues += [_flat_issue(design, names, index, entering)] if flat else found
    if not runs:
        issues.append(Issue((), say("the design is empty: add a block or open a network"), severity="note"))
    return Outline(names, tuple(runs), tuple(issues))


@lru_cache(maxsize=64)
def expand(design: Architecture) -> Expansion:
    """The graph of a design and its issues. Never raises on a design that validated."""
    found, source = outline(design), INPUT
    units: list[Unit] = []
    for run in found.runs:
        aside = design.stages[run.stage].block.aside
        for repeat in range(run.first, run.first + run.count):
            unit = Unit(run.prefix(repeat), run.part, run.stage, repeat, source, aside)
            units.append(unit)
            if not aside:
                source = unit.full(run.part.output)
    return Expansion(Graph(design.input, tuple(units), found.names), found.issues)


def _place(name: str, stage: Stage, piece: Part, taken: set[str]) -> tuple[str, bool]:
    """The name of a run and whether it is numbered: bare blocks stand at top level where their names are free."""
    if not (stage.block.bare and stage.repeat == 1):
        return name, True
    tops = _tops(piece)
    if (tops & taken) - {name}:
        return name, False
    taken |= tops
    return "", False


def _stage_names(design: Architecture, issues: list[Issue]) -> tuple[str, ...]:
    """The stages' names, made legal and different where they are not (with an issue that offers the new name)."""
    names: list[str] = []
    for index, stage in enumerate(design.stages):
        name = stage.name
        if owned(name) or name in names:
            wish = f"stage_{name.strip('_')}" if owned(name) else name
            name = free(wish, {*names, *(s.name for s in design.stages)})
            path = ("stages", index, "name")
            text = (
                say("{name!r} belongs to torch or Python", name=stage.name)
                if owned(stage.name)
                else say("{name!r} is the name of two stages; torch needs different ones", name=stage.name)
            )
            issues.append(Issue(path, text, (Fix(say("rename to {name}", name=name), ((path, name),)),)))
        names.append(name)
    return tuple(names)
