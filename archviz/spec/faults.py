"""Where a design has mistakes, without its graph: cheap enough to try hundreds of variants of it."""

from __future__ import annotations

from collections.abc import Iterator

from archviz.graph import Part
from archviz.graph.ops import Shape

from .architecture import Architecture, Stage
from .expand import part

Place = tuple[int, str]  # a stage, and the block field at fault; "" for the block as a whole


def faults(design: Architecture) -> frozenset[Place]:
    """The places of the mistakes that `expand` finds in blocks; names and the number of layers are not looked at."""
    found: set[Place] = set()
    shape: Shape = design.input
    flat = False
    for index, stage in enumerate(design.stages):
        entering, fields = shape, set[str]()
        for piece in pieces(stage, shape):
            fields |= {misfit.field for misfit in piece.misfits}
            shape = entering if stage.block.aside else piece.shape
        if flat:
            continue  # a consequence of a flat vector in front of it
        flat = bool(fields) and len(entering) != 3
        found |= {(index, "")} if flat else {(index, field) for field in fields}
    return frozenset(found)


def pieces(stage: Stage, shape: Shape) -> Iterator[Part]:
    """The parts of a stage's repeats, up to the first whose followers are all the same."""
    following = stage.block.following()
    for repeat in range(stage.repeat):
        piece = part(following if repeat else stage.block, shape)
        yield piece
        if repeat and (piece.shape == shape or stage.block.aside):
            return
        shape = shape if stage.block.aside else piece.shape


def entering(design: Architecture, index: int) -> Shape:
    """The shape that enters a stage."""
    shape: Shape = design.input
    for stage in design.stages[:index]:
        if not stage.block.aside:
            for piece in pieces(stage, shape):
                shape = piece.shape
    return shape
