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


@lru_cache(maxsize=2048)
def part(block: Block, shape: Shape) -> Part:
    """A block wired at an input shape; equal blocks at equal shapes give the very same part."""
    g = Wiring(shape)
    return g.part(block.wire(g, g.input))


def _tops(part: Part) -> set[str]:
    return {n.name.split(".")[0] for n in part.nodes}


def _stage_issues(stage: int, name: str, block: Block, units: Sequence[Unit]) -> list[Issue]:
    """What its blocks complain of: every faulty field, and of the rest the first, whose consequences the others are."""
    here: Path = ("stages", stage, "block")
    found: dict[str, Issue] = {}
    for unit in units:
        for misfit in unit.part.misfits:
            legal = [r for r in misfit.remedies if _legal(block, dict(r.values))]
            fixes = tuple(Fix(r.text, tuple(((*here, f), v) for f, v in r.values)) for r in legal)
            path = (*here, misfit.field) if misfit.field else here
            text = misfit.message
            if misfit.node and not misfit.field:
                place = unit.full(misfit.node) if unit.name else name
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


@lru_cache(maxsize=64)
def expand(design: Architecture) -> Expansion:
    """The graph of a design and its issues. Never raises on a design that validated."""
    units: list[Unit] = []
    issues: list[Issue] = []
    shape: Shape = design.input
    source, layers = INPUT, 0
    flat = False  # whether a flat vector entered a stage that needs a map: all behind it is consequence
    names = _stage_names(design, issues)
    taken = set(names)
    for index, (name, stage) in enumerate(zip(names, design.stages, strict=True)):
        entering, start = shape, len(units)
        for repeat in range(stage.repeat):
            if repeat and layers > MAX_LAYERS:
                path: Path = ("stages", index, "repeat")
                text = say("more than {most:,} layers; {name} is drawn as far as it goes", most=MAX_LAYERS, name=name)
                fix = Fix(say("{field} = {value}", field="repeat", value=repeat), ((path, repeat),))
                issues.append(Issue(path, text, (fix,)))
                break
            piece = part(stage.block if repeat == 0 else stage.block.following(), shape)
            unit = Unit(_prefix(name, stage, repeat, piece, taken), piece, index, repeat, source, stage.block.aside)
            units.append(unit)
            layers += len(piece.nodes)
            if not unit.aside:
                shape, source = piece.shape, unit.full(piece.output)
        if not flat:
            found = _stage_issues(index, name, stage.block, units[start:])
            flat = bool(found) and len(entering) != 3
            issues += [_flat_issue(design, names, index, entering)] if flat else found
    if not units:
        issues.append(Issue((), say("the design is empty: add a block or open a network"), severity="note"))
    return Expansion(Graph(design.input, tuple(units), names), tuple(issues))


def _prefix(name: str, stage: Stage, repeat: int, piece: Part, taken: set[str]) -> str:
    """Bare blocks stand at top level where their names are free; all others under their stage's name."""
    if stage.block.bare and stage.repeat == 1:
        tops = _tops(piece)
        if (tops & taken) - {name}:
            return name
        taken |= tops
        return ""
    return f"{name}.{repeat}"


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
