"""The equal forms of a ResNeXt block: which block a target names, and the check of its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archviz.app import target
from archviz.blocks.resnext import MAX_PATHS, ResNeXt
from archviz.graph.ops import Shape, times
from archviz.spec.expand import part
from archviz.spec.issue import Refused

if TYPE_CHECKING:
    from archviz.analyse.forms import FormCheck

INPUT = (256, 14, 14)
MAX_WIDTH = 2048  # C × d: the dense form holds 9·(C·d)² weights in float64
_TEMPLATE = re.compile(r"resnext_(\d{1,5})x(\d{1,5})d", re.ASCII)


def block(name: str) -> ResNeXt:
    """The block of "resnext_32x4d" (the paper's template 256-(32×4)-256) or "resnext:cardinality=8,width=16"."""
    if match := _TEMPLATE.fullmatch(name):
        name = f"resnext:cardinality={match[1]},width={match[2]},out=256"
    found = target.designs(name)[0].stages
    if len(found) == 1 and isinstance(found[0].block, ResNeXt):
        return found[0].block
    raise Refused(f"{name[:80]!r} is no ResNeXt block; take resnext_32x4d or resnext:cardinality=8,width=16")


def fault(found: ResNeXt, x: Shape) -> str:
    """Why the forms of a block cannot be set side by side at an input shape; empty where they can."""
    c, d = found.cardinality, found.width
    if not 2 <= c <= MAX_PATHS:
        return f"the forms differ for 2 to {MAX_PATHS} paths, here is C = {c:,}"
    if c * d > MAX_WIDTH:
        return f"C × d = {c * d:,} is more than the {MAX_WIDTH:,} whose dense form fits in memory"
    misfits = part(found, x).misfits
    return misfits[0].message if misfits else ""


def said(found: ResNeXt, x: Shape) -> str:
    """Which block is looked at, where: 256-(32×4)-256 at 256×14×14."""
    return f"{x[0]}-({found.cardinality}×{found.width})-{found.out} at {times(x)}"


def check(name: str, shape: Shape | None = None) -> tuple[str, tuple[FormCheck, ...]]:
    """What was checked in a line, and one result per form; Refused where the forms cannot be set side by side."""
    found, x = block(name), shape or INPUT
    if why := fault(found, x):
        raise Refused(f"{name}: {why}")
    from archviz.analyse.forms import verify_forms

    return said(found, x), verify_forms(found, x)
