"""The equal forms of a ResNeXt block: which block a target names, and the check of its forms."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING

from archviz.app import target
from archviz.blocks.resnext import MAX_PATHS, ResNeXt
from archviz.graph.ops import Shape, times
from archviz.numbers import memory
from archviz.spec.expand import part
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, say

if TYPE_CHECKING:
    from archviz.results import FormCheck

INPUT = (256, 14, 14)
MAX_WIDTH = 2048  # C × d: the dense form holds 9·(C·d)² weights in float64
MAX_BYTES = 8 * 2**30
_BATCH, _FLOAT64 = 2, 8
_TEMPLATE = re.compile(r"resnext_(\d{1,5})x(\d{1,5})d", re.ASCII)


def block(name: str) -> ResNeXt:
    """The block of "resnext_32x4d" (the paper's template 256-(32×4)-256) or "resnext:cardinality=8,width=16"."""
    if match := _TEMPLATE.fullmatch(name):
        name = f"resnext:cardinality={match[1]},width={match[2]},out=256"
    found = target.designs(name)[0].stages
    if len(found) == 1 and isinstance(found[0].block, ResNeXt):
        return found[0].block
    fault = say("{name!r} is no ResNeXt block; take resnext_32x4d or resnext:cardinality=8,width=16", name=name[:80])
    raise Refused(fault)


def fault(found: ResNeXt, x: Shape) -> Sentence:
    """Why the forms of a block cannot be set side by side at an input shape; empty where they can."""
    c, d = found.cardinality, found.width
    if not 2 <= c <= MAX_PATHS:
        return say("the forms differ for 2 to {most} paths, here is C = {found:,}", most=MAX_PATHS, found=c)
    if c * d > MAX_WIDTH:
        return say(
            "C × d = {found:,} is more than the {most:,} whose dense form fits in memory", found=c * d, most=MAX_WIDTH
        )
    misfits = part(found, x).misfits
    if misfits:
        return misfits[0].message
    apart = part(found.model_copy(update={"form": "paths"}), x)
    bytes_ = _BATCH * _FLOAT64 * sum(prod(node.shape) for node in apart.nodes)
    if bytes_ > MAX_BYTES:
        return say(
            "the separate paths take {found} at {shape}, more than the {most} in which forms are compared; "
            "choose a smaller input",
            found=memory(bytes_),
            shape=times(x),
            most=memory(MAX_BYTES),
        )
    return SILENCE


def said(found: ResNeXt, x: Shape) -> Sentence:
    """Which block is looked at, where: 256-(32×4)-256 at 256×14×14."""
    template = f"{x[0]}-({found.cardinality}×{found.width})-{found.out}"
    return say("{block} at {shape}", block=template, shape=times(x))


def check(name: str, shape: Shape | None = None) -> tuple[str, tuple[FormCheck, ...]]:
    """What was checked in a line, and one result per form; Refused where the forms cannot be set side by side."""
    found, x = block(name), shape or INPUT
    if why := fault(found, x):
        raise Refused(say("{place}: {fault}", place=name, fault=why))
    from archviz.analyse.forms import verify_forms

    return said(found, x), verify_forms(found, x)
