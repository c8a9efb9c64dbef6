"""The one-line language of branches: "conv1-64 conv3-96 | avgpool3 conv1-64 => concat, conv1-256 linear, add".

A line is branches side by side, each a row of steps, then "=>" and what happens to their outputs:

    step     conv3-96   conv1x7-192   conv3-384/2 (stride 2)
             maxpool3   avgpool3   maxpool3/2   relu   bn   lrn   id
    options  behind a convolution or a pool: valid (no padding), pad 2; by default stride 1 keeps the size
             behind a convolution: groups 32, dilation 2, linear (neither batch norm nor activation),
             pre (batch norm and activation in front of it, not behind)
             behind a pool: ceil (the last window may hang over the edge)
    split    [ conv1x3-256 | conv3x1-256 ]   inside a branch: side by side, concatenated
    merge    concat | add | multiply, then optionally, in this order:
             conv1-256 linear    the projection behind the merge
             scale 0.17          the residual scale
             add | add project   the shortcut, identity or 1×1
             relu | no relu      whether the activation follows the sum (it does)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archviz.graph.ops import Pair

BRANCHES = "branches"  # the unit of a field that holds a line of this language
Merge = Literal["concat", "add", "multiply"]
Word = Literal["relu", "bn", "lrn", "id"]


@dataclass(frozen=True, slots=True)
class ConvStep:
    """A convolution; padding None keeps the size.

    Batch norm and activation stand behind it, in front of it when `pre`, nowhere when `linear`.
    """

    kernel: Pair
    out: int
    stride: int = 1
    padding: int | None = None
    groups: int = 1
    dilation: int = 1
    linear: bool = False
    pre: bool = False


@dataclass(frozen=True, slots=True)
class PoolStep:
    """Max or average pooling; padding None keeps the size, `ceil` lets the last window hang over the edge."""

    kind: Literal["max", "avg"]
    kernel: int
    stride: int = 1
    padding: int | None = None
    ceil: bool = False


@dataclass(frozen=True, slots=True)
class WordStep:
    """A step without numbers: an activation, batch norm, local response norm, or nothing."""

    word: Word


@dataclass(frozen=True, slots=True)
class Split:
    """Paths side by side inside a branch, concatenated."""

    paths: tuple[Path, ...]


Step = ConvStep | PoolStep | WordStep | Split
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A parsed line."""

    paths: tuple[Path, ...]
    merge: Merge = "concat"
    project: ConvStep | None = None
    scale: float = 1.0
    shortcut: Literal["none", "identity", "projection"] = "none"
    active: bool = True


def text(recipe: Recipe) -> str:
    """The line of a recipe; `parse` gives the recipe back."""
    tail: list[str] = [recipe.merge]
    if recipe.project:
        tail.append(step_text(recipe.project))
    if recipe.scale != 1.0:
        tail.append(f"scale {f'{recipe.scale:.6f}'.rstrip('0').rstrip('.')}")
    if recipe.shortcut != "none":
        tail.append("add" if recipe.shortcut == "identity" else "add project")
    if not recipe.active:
        tail.append("no relu")
    return f"{paths_text(recipe.paths)} => {', '.join(tail)}"


def paths_text(paths: tuple[Path, ...]) -> str:
    """Paths side by side, without what becomes of them."""
    return " | ".join(" ".join(map(step_text, path)) for path in paths)


def step_text(step: Step) -> str:
    """One step as it stands in a line."""
    if isinstance(step, Split):
        return f"[ {paths_text(step.paths)} ]"
    if isinstance(step, WordStep):
        return step.word
    stride = f"/{step.stride}" if step.stride > 1 else ""
    padding = "" if step.padding is None else f" pad {step.padding}" if step.padding else " valid"
    if isinstance(step, PoolStep):
        return f"{step.kind}pool{step.kernel}{stride}{padding}{' ceil' if step.ceil else ''}"
    high, wide = step.kernel
    kernel = f"{high}" if high == wide else f"{high}x{wide}"
    groups = f" groups {step.groups}" if step.groups > 1 else ""
    dilation = f" dilation {step.dilation}" if step.dilation > 1 else ""
    order = " linear" if step.linear else " pre" if step.pre else ""
    return f"conv{kernel}-{step.out}{stride}{padding}{groups}{dilation}{order}"
