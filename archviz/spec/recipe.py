"""The one-line language of branches: "conv1-64 conv3-96 | avgpool3 conv1-64 => concat, conv1-256 linear, add".

A line is branches side by side, each a row of steps, then "=>" and what happens to their outputs:

    step     conv3-96   conv1x7-192   conv3-384/2   conv3x1-64/2x1 (kernel, channels, stride; height x width)
             maxpool3   avgpool3   maxpool3/2   maxpool3x2/2x1   globalpool   globalmaxpool
             linear-1000 (fully connected, behind flatten)   flatten
             relu (the block's activation)   sigmoid   silu   hardswish   gelu   tanh   elu   relu6   leaky_relu
             bn   lrn   id   se 16 (squeeze-and-excitation)   shuffle 2 (of channels, in groups)
             resize 2 (times the size)   resize 28x28   resize (to the size of what enters the line)
    options  behind a convolution or a pool: valid (no padding), pad 2, pad 1x0; by default stride 1 keeps the size
             behind a convolution: groups 32, dilation 2, and at most one of
             bn (batch norm, no activation), linear (neither of them, but a bias), pre (both in front, not behind)
             behind a pool: ceil (the last window may hang over the edge)
             behind a resize: nearest (bilinear otherwise)
    inside   [ conv1x3-256 | conv3x1-256 ]   side by side inside a branch, concatenated
             [ id | conv3-64 bn => add ]   summed, or "=> multiply": c×1×1 gates every position
             split [ id | conv3-64 ]   each path gets an equal share of the channels; split 64:192 [ … ] these shares
             add left   adds what leaves the path on the left
    merge    concat | add | multiply, then optionally, in this order:
             conv1-256 linear    the projection behind the merge
             scale 0.17          the residual scale
             add | add project   the shortcut, identity or 1×1 with the stride of the branches
             relu | no relu      whether the activation follows the sum (it does)

"conv3-64 bn" is one step; "conv3-64 id bn" has the activation between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from archviz.graph.ops import Pair

BRANCHES = "branches"  # the unit of a field that holds a line of this language
MAX_KERNEL, MAX_STRIDE, MAX_DILATION = 65, 8, 64
MAX_PADDING = MAX_DILATION * (MAX_KERNEL - 1) // 2  # what keeps the size for the widest window
MAX_FACTOR, MAX_RESIZED = 64, 65_536
MAX_UNITS = 1_000_000  # outputs of a fully connected step

Merge = Literal["concat", "add", "multiply"]
Order = Literal["", "bn", "linear", "pre"]
PoolKind = Literal["max", "avg"]
Function = Literal["relu", "relu6", "leaky_relu", "elu", "gelu", "silu", "hardswish", "tanh", "sigmoid"]
Word = Literal["bn", "lrn", "id", "flatten", "globalpool", "globalmaxpool", "add left", Function]
Counted = Literal["linear", "se", "shuffle"]
WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class ConvStep:
    """A convolution; padding None keeps the size. `order` says what becomes of batch norm and activation.

    "": both behind it, "bn": batch norm alone, "linear": neither, but a bias, "pre": both in front of it.
    """

    kernel: Pair
    out: int
    stride: Pair = (1, 1)
    padding: Pair | None = None
    groups: int = 1
    dilation: int = 1
    order: Order = ""


@dataclass(frozen=True, slots=True)
class PoolStep:
    """Max or average pooling; padding None keeps the size, `ceil` lets the last window hang over the edge."""

    kind: PoolKind
    kernel: Pair
    stride: Pair = (1, 1)
    padding: Pair | None = None
    ceil: bool = False


@dataclass(frozen=True, slots=True)
class WordStep:
    """A step without numbers; "relu" is the activation of the block, "add left" adds the end of the path before."""

    word: Word


@dataclass(frozen=True, slots=True)
class NumberStep:
    """A step of one number: outputs of a fully connected layer, reduction of a gate, groups of a shuffle."""

    kind: Counted
    number: int


@dataclass(frozen=True, slots=True)
class ResizeStep:
    """Interpolation by a factor, to a size, or, with None, to the size of what enters the line."""

    to: int | Pair | None = None
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """Paths side by side inside a branch, and their merge.

    `shares`: None feeds everything to each path; () divides the channels equally, else each path gets its number.
    """

    paths: tuple[Path, ...]
    merge: Merge = "concat"
    shares: tuple[int, ...] | None = None


Step = ConvStep | PoolStep | WordStep | NumberStep | ResizeStep | Bracket
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


def substitute(recipe: Recipe, old: Step, *new: Step) -> Recipe:
    """The recipe with one step, this very object, replaced by others."""
    return replace(recipe, paths=tuple(_substitute(path, old, new) for path in recipe.paths))


def _substitute(path: Path, old: Step, new: Path) -> Path:
    found: list[Step] = []
    for step in path:
        if step is old:
            found += new
        elif isinstance(step, Bracket):
            found.append(replace(step, paths=tuple(_substitute(p, old, new) for p in step.paths)))
        else:
            found.append(step)
    return tuple(found)


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


def paths_text(paths: tuple[Path, ...], merge: Merge = "concat") -> str:
    """Paths side by side, and their merge where it is not the usual one."""
    line = " | ".join(" ".join(map(step_text, spaced(path))) for path in paths)
    return line if merge == "concat" else f"{line} => {merge}"


def spaced(path: Path) -> Path:
    """The path with an "id" where a batch norm follows a convolution as a step of its own, not as its option."""
    found: list[Step] = []
    for step in path:
        if step == WordStep("bn") and found and isinstance(found[-1], ConvStep) and not found[-1].order:
            found.append(WordStep("id"))
        found.append(step)
    return tuple(found)


def step_text(step: Step) -> str:
    """One step as it is written in a line."""
    match step:
        case Bracket():
            shares = ":".join(map(str, step.shares or ()))
            split = "" if step.shares is None else f"split {shares} " if shares else "split "
            return f"{split}[ {paths_text(step.paths, step.merge)} ]"
        case WordStep():
            return step.word
        case NumberStep():
            return f"{step.kind}{'-' if step.kind == 'linear' else ' '}{step.number}"
        case ResizeStep():
            return f"resize{_resized(step.to)}{' nearest' if step.nearest else ''}"
        case PoolStep():
            return f"{step.kind}pool{_short(step.kernel)}{_window(step)}{' ceil' if step.ceil else ''}"
    groups = f" groups {step.groups}" if step.groups > 1 else ""
    dilation = f" dilation {step.dilation}" if step.dilation > 1 else ""
    order = f" {step.order}" if step.order else ""
    return f"conv{_short(step.kernel)}-{step.out}{_window(step)}{groups}{dilation}{order}"


def _resized(to: int | Pair | None) -> str:
    """Behind "resize": nothing, a factor, or both sides, as one number would be a factor."""
    return "" if to is None else f" {to}" if isinstance(to, int) else f" {to[0]}x{to[1]}"


def _window(step: ConvStep | PoolStep) -> str:
    """Stride and padding, where they are not the usual ones."""
    stride = f"/{_short(step.stride)}" if step.stride != (1, 1) else ""
    if step.padding is None:
        return stride
    return f"{stride} pad {_short(step.padding)}" if any(step.padding) else f"{stride} valid"


def _short(pair: Pair) -> str:
    """A pair in one number where both are equal: 3, 3x1."""
    return f"{pair[0]}" if pair[0] == pair[1] else f"{pair[0]}x{pair[1]}"
