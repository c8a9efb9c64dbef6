"""The steps of a recipe and what follows its merge, as declared fields: from these come the forms of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, get_args

from archviz.words import SILENCE, Sentence, say

from .fields import MAX_WIDTH, FieldSpec
from .issue import Refused
from .recipe import ConvStep, Merge, PoolStep, Recipe, Split, Step, Word, WordStep, paths_text
from .recipe_parser import parse

ORDERS = {"behind": "norm, act behind", "pre": "norm, act in front", "linear": "linear, with bias"}
_POOLS: dict[str, Literal["max", "avg"]] = {"max pool": "max", "average pool": "avg"}
_WORDS: dict[str, Word] = {"activation": "relu", "batch norm": "bn", "local norm": "lrn", "identity": "id"}
KINDS = ("convolution", *_POOLS, *_WORDS, "split")
_SHORTCUTS = ("none", "identity", "projection")
_PROJECTED = ("none", *ORDERS.values())

KIND = FieldSpec("kind", "Step", "choice", "convolution", "what the step does", choices=KINDS)
_STRIDE = FieldSpec("stride", "Stride", "int", 1, "positions from one window to the next", "", 1, 8)
_PADDING = FieldSpec("padding", "Padding", "int", -1, "zeros at each side; same keeps the size at stride 1", "", -1, 31,
                     choices=("same",))  # fmt: skip
_OUT = FieldSpec("out", "Channels", "int", 64, "that leave it", "", 1, MAX_WIDTH, 8)
_CONV = (
    _OUT,
    FieldSpec("high", "Kernel height", "int", 3, "side of the window", "", 1, 31),
    FieldSpec("wide", "Kernel width", "int", 3, "side of the window", "", 1, 31),
    _STRIDE,
    _PADDING,
    FieldSpec("groups", "Groups", "int", 1, "must divide the channels that enter and leave", "", 1, MAX_WIDTH),
    FieldSpec("dilation", "Dilation", "int", 1, "from one tap of the kernel to the next", "", 1, 32),
    FieldSpec("order", "Order", "choice", "", "where batch norm and activation stand", choices=tuple(ORDERS.values())),
)
_POOL = (
    FieldSpec("kernel", "Window", "int", 3, "side of the window", "", 1, 31),
    _STRIDE,
    _PADDING,
    FieldSpec("ceil", "Ceil", "bool", False, "the last window may hang over the edge"),
)
_SPLIT = (
    FieldSpec("paths", "Branches", "text", "", "side by side, concatenated: conv1x3-64 | conv3x1-64", maximum=2000),
)
STEP = tuple({spec.name: spec for spec in (KIND, *_CONV, *_POOL, *_SPLIT)}.values())
TAIL = (
    FieldSpec("merge", "Merge", "choice", "concat", "what becomes of the branches", choices=get_args(Merge)),
    FieldSpec("project", "Projection", "choice", "none", "a convolution behind the merge", choices=_PROJECTED),
    FieldSpec("project_out", "Projection out", "int", 64, "channels that leave it", "", 1, MAX_WIDTH, 8),
    FieldSpec("project_kernel", "Projection k", "int", 1, "side of its kernel", "", 1, 31, 2),
    FieldSpec("shortcut", "Shortcut", "choice", "none", "what is added to all that", choices=_SHORTCUTS),
    FieldSpec("scale", "Residual scale", "float", 1.0, "the branch times this, then the shortcut", "", 0, 999, 0.05),
    FieldSpec("active", "Activation after", "bool", True, "behind the sum"),
)


def step_values(step: Step) -> dict[str, Any]:
    """The values of the fields that this kind of step has."""
    if isinstance(step, Split):
        return {"kind": "split", "paths": paths_text(step.paths)}
    if isinstance(step, WordStep):
        return {"kind": next(k for k, w in _WORDS.items() if w == step.word)}
    padding = -1 if step.padding is None else step.padding
    if isinstance(step, PoolStep):
        kind = next(k for k, p in _POOLS.items() if p == step.kind)
        return {"kind": kind, "kernel": step.kernel, "stride": step.stride, "padding": padding, "ceil": step.ceil}
    high, wide = step.kernel
    return {"kind": "convolution", "out": step.out, "high": high, "wide": wide, "stride": step.stride,
            "padding": padding, "groups": step.groups, "dilation": step.dilation, "order": _order(step)}  # fmt: skip


def put_field(step: Step, name: str, value: Any) -> Step:
    """The step with one field changed; Misread where the branches of a split do not parse."""
    if name == "kind":
        return _as_kind(step, value)
    if isinstance(step, Split):
        return Split(_paths(value))
    if isinstance(step, WordStep):
        return step
    if name == "padding":
        return replace(step, padding=None if value < 0 else value)
    if isinstance(step, PoolStep):
        return replace(step, **{name: value})
    if name in ("high", "wide"):
        high, wide = step.kernel
        return replace(step, kernel=(value, wide) if name == "high" else (high, value))
    return _ordered(step, value) if name == "order" else replace(step, **{name: value})


def _as_kind(step: Step, kind: str) -> Step:
    """Another kind of step; what both kinds have is kept."""
    if kind == step_values(step)["kind"]:
        return step
    if kind in _WORDS:
        return WordStep(_WORDS[kind])
    if kind == "split":
        return Split(
            ((ConvStep((1, 3), 64),), (ConvStep((3, 1), 64),)) if isinstance(step, WordStep) else ((step,), (step,))
        )
    stride = step.stride if isinstance(step, ConvStep | PoolStep) else 1
    if kind == "convolution":
        side = step.kernel if isinstance(step, PoolStep) else 3
        return ConvStep((side, side), 64, stride)
    if isinstance(step, PoolStep):
        return replace(step, kind=_POOLS[kind])
    side = step.kernel[0] if isinstance(step, ConvStep) else 3
    return PoolStep("max" if kind == "max pool" else "avg", side, stride)


def _paths(text: str) -> tuple[tuple[Step, ...], ...]:
    recipe = parse(text)
    if recipe != Recipe(recipe.paths):
        raise Refused(say("a split holds branches alone: they are concatenated"))
    return recipe.paths


def _order(step: ConvStep) -> str:
    return ORDERS["linear" if step.linear else "pre" if step.pre else "behind"]


def _ordered(step: ConvStep, order: str) -> ConvStep:
    return replace(step, linear=order == ORDERS["linear"], pre=order == ORDERS["pre"])


def tail_values(recipe: Recipe) -> dict[str, Any]:
    """What follows the branches."""
    step = recipe.project
    return {"merge": recipe.merge, "project": _order(step) if step else "none", "project_out": step.out if step else 64,
            "project_kernel": step.kernel[0] if step else 1, "shortcut": recipe.shortcut, "scale": recipe.scale,
            "active": recipe.active}  # fmt: skip


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
        return replace(recipe, project=_ordered(step or ConvStep((1, 1), 64), value))
    if name == "project_out" and step:
        return replace(recipe, project=replace(step, out=value))
    if name == "project_kernel" and step:
        return replace(recipe, project=replace(step, kernel=(value, value)))
    return replace(recipe, **{name: value}) if name in ("merge", "shortcut", "scale", "active") else recipe
