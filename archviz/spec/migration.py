"""Older versions of what is stored, brought to the present one: the same networks, to the number.

Version 2 changed the language of branches: "bn" right behind a convolution is its option (no activation between
them), and an even kernel of stride 1 keeps the size. Lines of version 1 are written so that they mean what they meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from archviz.graph import lacking

from .issue import Refused
from .recipe import Bracket, ConvStep, Path, PoolStep, WordStep, text
from .recipe_parser import parse

_MOST = 200  # items of a list; longer ones are refused anyway
S = TypeVar("S", bound=ConvStep | PoolStep)
VERSION = 2  # of projects, journals, plans and what is copied


def migrate(version: object, *groups: object) -> None:
    """Bring stages, designs or saved blocks, as they are read from JSON, from a version to the present one in place."""
    if version != 1:
        return
    for group in groups:
        for block in _blocks(group):
            if isinstance(line := block.get("line"), str):
                block["line"] = present(line)


def _blocks(group: object) -> Iterator[dict[str, Any]]:
    """The blocks of branches in a list of designs, stages or saved blocks; what is no list of them holds none."""
    for item in group[:_MOST] if isinstance(group, list) else ():
        if isinstance(item, dict):
            yield from _blocks(item.get("stages"))
            block = item.get("block")
            if isinstance(block, dict) and block.get("type") == "branches":
                yield block


def present(line: str) -> str:
    """A line of version 1 as version 2 writes it; one that needs no change, or does not parse, stays as it is."""
    try:
        recipe = parse(line)
    except Refused:
        return line
    project = recipe.project and _padded(recipe.project)
    now = replace(recipe, paths=tuple(map(_path, recipe.paths)), project=project)
    return line if now == recipe else text(now)


def _path(path: Path) -> Path:
    steps: Path = ()
    for step in path:
        if isinstance(step, Bracket):
            steps += (replace(step, paths=tuple(map(_path, step.paths))),)
        elif isinstance(step, ConvStep) and step.order == "bn":
            steps += (_padded(replace(step, order="")), WordStep("id"), WordStep("bn"))
        else:
            steps += (_padded(step) if isinstance(step, ConvStep | PoolStep) else step,)
    return steps


def _padded(step: S) -> S:
    """With the padding that version 1 gave an even kernel, written out."""
    dilation = step.dilation if isinstance(step, ConvStep) else 1
    if step.padding is not None or not any(lacking(step.kernel, step.stride, dilation)):
        return step
    high, wide = (dilation * (k - 1) // 2 for k in step.kernel)
    return replace(step, padding=(high, wide))
