"""All channels of a design scaled alike, stem and trunk (Howard et al. 2017, arXiv:1704.04861, sec. 3.3)."""

from __future__ import annotations

from archviz.blocks.preact import WideBasic
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.fields import describe
from archviz.spec.registry import Block

from .paths import paths, with_paths


def scaled(value: int, old: int, new: int) -> int:
    """value × new / old, to the nearest whole number above 0."""
    return max(1, (2 * value * new + old) // (2 * old))


def channels(design: Architecture) -> int:
    """Channels that leave the first stage behind the stem; 0 where its block does not say."""
    trunk: tuple[Block, ...] = tuple(s.block for s in design.stages if s.block.about.family not in ("stem", "head"))
    first = trunk[0] if trunk else None
    if isinstance(first, WideBasic):
        return first.base * first.k
    return int(getattr(first, "out", 0))


def with_channels(design: Architecture, value: int) -> Architecture:
    """The design with so many channels behind its first stage, and everywhere else in proportion."""
    old = channels(design)
    return design.put(stages=tuple(_scaled(stage, old, value) for stage in design.stages))


def _scaled(stage: Stage, old: int, new: int) -> Stage:
    block = stage.block
    if block.about.family == "head":
        return stage
    if isinstance(block, WideBasic):
        total = scaled(block.base * block.k, old, new)
        whole = total % block.base == 0
        return stage.put(block=block.put(**({"k": total // block.base} if whole else {"base": total, "k": 1})))
    fields = {spec.name: getattr(block, spec.name) for spec in describe(type(block)) if spec.unit == "channels"}
    found = paths(block)
    if found is not None:  # a path's width is scaled, so that the groups still divide their convolution
        block = with_paths(block, found[0], scaled(found[1], old, new))
        del fields["width"]
    return stage.put(block=block.put(**{name: scaled(value, old, new) for name, value in fields.items()}))
