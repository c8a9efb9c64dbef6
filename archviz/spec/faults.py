"""Where a design has mistakes, without its graph: cheap enough to try hundreds of variants of it."""

from __future__ import annotations

from collections.abc import Iterator

from archviz.graph import Part
from archviz.graph.ops import Shape

from .architecture import Architecture, Stage
from .expand import part

Place = tuple[int, str]  # a stage, and the block field at fault; "" for the block as a whole


def faults(design: Architecture) -> Iterator[set[Place]]:
    """The places of the mistakes that `expand` finds in the blocks of each stage, one stage after the other.

    Names and the number of layers are not checked.
    """
    shape: Shape = design.input
    for index, stage in enumerate(design.stages):
        entering, fields = shape, set[str]()
        for piece in pieces(stage, shape):
            fields |= {misfit.field for misfit in piece.misfits}
            shape = entering if stage.block.aside else piece.shape
        if fields and len(entering) != 3:
            yield {(index, "")}
            return  # the mistakes behind it are consequences of the flat vector
        yield {(index, field) for field in fields}


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
