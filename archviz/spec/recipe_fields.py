"""The steps of a recipe and what follows its merge, as declared fields: from these come the forms of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from archviz.graph.ops import Pair
from archviz.words import SILENCE, Sentence, say, word

from .fields import MAX_WIDTH, FieldSpec
from .issue import Refused
from .recipe import (
    MAX_DILATION,
    MAX_FACTOR,
    MAX_KERNEL,
    MAX_PADDING,
    MAX_RESIZED,
    MAX_STRIDE,
    MAX_UNITS,
    Bracket,
    ConvStep,
    Counted,
    Function,
    Merge,
    NumberStep,
    Order,
    PoolKind,
    PoolStep,
    Recipe,
    ResizeStep,
    Step,
    Word,
    WordStep,
    paths_text,
)
from .recipe_parser import parse

ORDERS: dict[Order, str] = {
    "": "norm, act behind", "pre": "norm, act in front", "linear": "linear, with bias", "bn": "norm behind, no act",
}  # fmt: skip
_POOLS: dict[str, PoolKind] = {"max pool": "max", "average pool": "avg"}
_WORDS: dict[str, Word] = {
    "activation": "relu", "batch norm": "bn", "local norm": "lrn", "identity": "id", "flatten": "flatten",
    "global avg pool": "globalpool", "global max pool": "globalmaxpool", "add left branch": "add left",
}  # fmt: skip
_NUMBERS: dict[str, NumberStep] = {
    "fully connected": NumberStep("linear", 1000), "squeeze-excite": NumberStep("se", 16),
    "channel shuffle": NumberStep("shuffle", 2),
}  # fmt: skip
_COUNTED: dict[Counted, str] = {"linear": "units", "se": "reduction", "shuffle": "shuffled"}
KINDS = ("convolution", *_POOLS, *_WORDS, *_NUMBERS, "resize", "split")
_OWN = "the block's"
_FUNCTIONS = (_OWN, *(name for name in get_args(Function) if name != "relu"))
_SIZES = ("as the block's input", "a factor", "both sides")
_MODES = ("bilinear", "nearest")
_FEEDS = ("everything", "equal shares", "own shares")
_SHORTCUTS = ("none", "identity", "projection")
_PROJECTED = ("none", *ORDERS.values())

CHOOSING = ("kind", "to", "feeds")  # fields that decide which others there are
KIND = FieldSpec("kind", "Step", "choice", "convolution", "what the step does", choices=KINDS)
_AS_HIGH = word("as high")
_WINDOW = (
    FieldSpec("high", "Kernel height", "int", 3, "side of the window", "", 1, MAX_KERNEL),
    FieldSpec("wide", "Kernel width", "int", 3, "side of the window", "", 1, MAX_KERNEL),
    FieldSpec("stride", "Stride", "int", 1, "positions from one window to the next", "", 1, MAX_STRIDE),
    FieldSpec("stride_wide", "Stride, width", "int", 0, "where it differs", "", 0, MAX_STRIDE,
              choices=(_AS_HIGH,)),
    FieldSpec("padding", "Padding", "int", -1, "zeros at each side; same keeps the size at stride 1", "", -1,
              MAX_PADDING, choices=("same",)),
    FieldSpec("padding_wide", "Padding, width", "int", -1, "where it differs", "", -1, MAX_PADDING,
              choices=(_AS_HIGH,)),
)  # fmt: skip
_OUT = FieldSpec("out", "Channels", "int", 64, "that leave it", "", 1, MAX_WIDTH, 8)
_CONV = (
    _OUT,
    *_WINDOW,
    FieldSpec("groups", "Groups", "int", 1, "must divide the channels that enter and leave", "", 1, MAX_WIDTH),
    FieldSpec("dilation", "Dilation", "int", 1, "from one tap of the kernel to the next", "", 1, MAX_DILATION),
    FieldSpec("order", "Order", "choice", "", "where batch norm and activation stand", choices=tuple(ORDERS.values())),
)
_POOL = (*_WINDOW, FieldSpec("ceil", "Ceil", "bool", False, "the last window may hang over the edge"))
_OTHERS = (
    FieldSpec("function", "Function", "choice", _OWN, "the non-linearity", choices=_FUNCTIONS),
    FieldSpec("units", "Outputs", "int", 1000, "of the fully connected layer", "", 1, MAX_UNITS),
    FieldSpec("reduction", "Reduction", "int", 16, "of the gate", "", 1, MAX_WIDTH),
    FieldSpec("shuffled", "Groups", "int", 2, "must divide the channels that enter", "", 1, MAX_WIDTH),
    FieldSpec("to", "Size", "choice", _SIZES[0], "of the resized map", choices=_SIZES),
    FieldSpec("factor", "Factor", "int", 2, "how many times the size", "", 1, MAX_FACTOR),
    FieldSpec("to_high", "Height", "int", 28, "of the resized map", "", 1, MAX_RESIZED),
    FieldSpec("to_wide", "Width", "int", 28, "of the resized map", "", 1, MAX_RESIZED),
    FieldSpec("mode", "Interpolation", "choice", _MODES[0], "between the positions", choices=_MODES),
    FieldSpec("paths", "Branches", "text", "", "side by side, then merged: conv1x3-64 | conv3x1-64 => concat",
              maximum=2000),
    FieldSpec("feeds", "Each gets", "choice", _FEEDS[0], "of the channels that enter", choices=_FEEDS),
    FieldSpec("shares", "Shares", "text", "", "channels of each branch: 64:192", maximum=2000),
)  # fmt: skip
STEP = tuple({spec.name: spec for spec in (KIND, *_CONV, *_POOL, *_OTHERS)}.values())
TAIL = (
    FieldSpec("merge", "Merge", "choice", "concat", "what becomes of the branches", choices=get_args(Merge)),
    FieldSpec("project", "Projection", "choice", "none", "a convolution behind the merge", choices=_PROJECTED),
    FieldSpec("project_out", "Projection out", "int", 64, "channels that leave it", "", 1, MAX_WIDTH, 8),
    FieldSpec("project_kernel", "Projection k", "int", 1, "side of its kernel", "", 1, MAX_KERNEL, 2),
    FieldSpec("shortcut", "Shortcut", "choice", "none", "what is added to all that", choices=_SHORTCUTS),
    FieldSpec("scale", "Residual scale", "float", 1.0, "the branch times this, then the shortcut", "", 0, 999, 0.05),
    FieldSpec("active", "Activation after", "bool", True, "behind the sum"),
)


def step_values(step: Step) -> dict[str, Any]:
    """The values of the fields that this kind of step has."""
    match step:
        case Bracket():
            feeds = _FEEDS[0 if step.shares is None else 2 if step.shares else 1]
            own = {"shares": ":".join(map(str, step.shares))} if step.shares else {}
            return {"kind": "split", "paths": paths_text(step.paths, step.merge), "feeds": feeds, **own}
        case NumberStep():
            kind = next(k for k, n in _NUMBERS.items() if n.kind == step.kind)
            return {"kind": kind, _COUNTED[step.kind]: step.number}
        case ResizeStep():
            return {"kind": "resize", **_size_values(step.to), "mode": _MODES[step.nearest]}
        case WordStep():
            if step.word in get_args(Function):
                return {"kind": "activation", "function": _OWN if step.word == "relu" else step.word}
            return {"kind": next(k for k, w in _WORDS.items() if w == step.word)}
        case PoolStep():
            kind = next(k for k, p in _POOLS.items() if p == step.kind)
            return {"kind": kind, **_window_values(step), "ceil": step.ceil}
    return {"kind": "convolution", "out": step.out, **_window_values(step), "groups": step.groups,
            "dilation": step.dilation, "order": ORDERS[step.order]}  # fmt: skip


def _size_values(to: int | Pair | None) -> dict[str, Any]:
    if to is None:
        return {"to": _SIZES[0]}
    return (
        {"to": _SIZES[1], "factor": to}
        if isinstance(to, int)
        else {"to": _SIZES[2], "to_high": to[0], "to_wide": to[1]}
    )


def _window_values(step: ConvStep | PoolStep) -> dict[str, int]:
    (high, wide), (down, across), (above, left) = step.kernel, step.stride, step.padding or (-1, -1)
    return {"high": high, "wide": wide, "stride": down, "stride_wide": 0 if across == down else across,
            "padding": above, "padding_wide": -1 if left == above else left}  # fmt: skip


def put_field(step: Step, name: str, value: Any) -> Step:
    """The step with one field changed; Refused where a text of it does not parse."""
    if name == "kind":
        return _as_kind(step, value)
    match step:
        case Bracket():
            return _bracket(step, name, value)
        case WordStep():
            return WordStep("relu" if value == _OWN else value) if name == "function" else step
        case NumberStep():
            return replace(step, number=value)
        case ResizeStep():
            return _resize(step, name, value)
    if name in ("high", "wide", "stride", "stride_wide", "padding", "padding_wide"):
        return _put_window(step, name, value)
    if name == "order" and isinstance(step, ConvStep):
        return replace(step, order=_order(value))
    return replace(step, **{name: value})


def _put_window(step: ConvStep | PoolStep, name: str, value: int) -> ConvStep | PoolStep:
    """One side of a kernel, stride or padding; a square stride or padding stays square."""
    (high, wide), (down, across), padding = step.kernel, step.stride, step.padding
    if name in ("high", "wide"):
        return replace(step, kernel=(value, wide) if name == "high" else (high, value))
    if name == "stride":
        return replace(step, stride=(value, value if across == down else across))
    if name == "stride_wide":
        return replace(step, stride=(down, value or down))
    above, left = padding or (-1, -1)
    if name == "padding":
        return replace(step, padding=None if value < 0 else (value, value if left == above else left))
    return replace(step, padding=None if max(above, value) < 0 else (max(above, 0), above if value < 0 else value))


def _resize(step: ResizeStep, name: str, value: Any) -> ResizeStep:
    if name == "mode":
        return replace(step, nearest=value == _MODES[1])
    if name == "to":
        known: dict[str, int | Pair | None] = {_SIZES[1]: 2, _SIZES[2]: (28, 28)}
        return step if value == step_values(step)["to"] else replace(step, to=known.get(value))
    high, wide = step.to if isinstance(step.to, tuple) else (28, 28)
    return replace(step, to=value if name == "factor" else (value, wide) if name == "to_high" else (high, value))


def _bracket(step: Bracket, name: str, value: Any) -> Bracket:
    if name == "paths":
        recipe = parse(value)
        if recipe != Recipe(recipe.paths, recipe.merge):
            raise Refused(say("a split holds branches alone and their merge: conv1x3-64 | conv3x1-64 => add"))
        return _checked(replace(step, paths=recipe.paths, merge=recipe.merge))
    if name == "feeds":
        if value == step_values(step)["feeds"]:
            return step
        return replace(step, shares={_FEEDS[0]: None, _FEEDS[1]: ()}.get(value, (64,) * len(step.paths)))
    read = parse(f"split {value} [ {paths_text(step.paths, step.merge)} ]").paths[0][0]
    return read if isinstance(read, Bracket) else step


def _checked(step: Bracket) -> Bracket:
    """With a share for every branch."""
    if step.shares:
        shares = (*step.shares, *(64 for _ in step.paths))[: len(step.paths)]
        return replace(step, shares=shares)
    return step


def _as_kind(step: Step, kind: str) -> Step:
    """Another kind of step; what both kinds have is kept."""
    if kind == step_values(step)["kind"]:
        return step
    if kind in _WORDS:
        return WordStep(_WORDS[kind])
    if kind in _NUMBERS:
        return _NUMBERS[kind]
    if kind == "resize":
        return ResizeStep()
    windowed = isinstance(step, ConvStep | PoolStep)
    if kind == "split":
        return Bracket(((step,), (step,)) if windowed else ((ConvStep((1, 3), 64),), (ConvStep((3, 1), 64),)))
    kernel, stride = (step.kernel, step.stride) if isinstance(step, ConvStep | PoolStep) else ((3, 3), (1, 1))
    if kind == "convolution":
        return ConvStep(kernel, 64, stride)
    if isinstance(step, PoolStep):
        return replace(step, kind=_POOLS[kind])
    return PoolStep(_POOLS[kind], kernel, stride)


def _order(value: str) -> Order:
    return next(order for order, title in ORDERS.items() if title == value)


def tail_values(recipe: Recipe) -> dict[str, Any]:
    """What follows the branches."""
    step = recipe.project
    return {"merge": recipe.merge, "project": ORDERS[step.order] if step else "none",
            "project_out": step.out if step else 64, "project_kernel": step.kernel[0] if step else 1,
            "shortcut": recipe.shortcut, "scale": recipe.scale, "active": recipe.active}  # fmt: skip


def tail_reason(recipe: Recipe, name: str) -> Sentence:
    """Why a field has no effect now; empty where it has."""
    if name == "merge" and len(recipe.paths) == 1:
        return say("there is one branch only")
    if name in ("project_out", "project_kernel") and recipe.project is None:
        return say("there is no projection")
    return say("there is no shortcut") if name in ("scale", "active") and recipe.shortcut == "none" else SILENCE


def put_tail(recipe: Recipe, name: str, value: Any) -> Recipe:
    """The recipe with one field of its tail changed."""
    step = recipe.project
    if name == "project":
        if value == "none":
            return replace(recipe, project=None)
        return replace(recipe, project=replace(step or ConvStep((1, 1), 64), order=_order(value)))
    if name == "project_out" and step:
        return replace(recipe, project=replace(step, out=value))
    if name == "project_kernel" and step:
        return replace(recipe, project=replace(step, kernel=(value, value)))
    return replace(recipe, **{name: value}) if name in ("merge", "shortcut", "scale", "active") else recipe
