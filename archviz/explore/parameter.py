"""What is varied, from a line: "layer2.width=64,96", "layer*.repeat=2..12", "cardinality=1,2", "input=128..256..32"."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from archviz.graph.ops import times
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Refused
from archviz.words import say

from .axes import AXES

Setting = int | float | bool | str | tuple[int, int, int]
MAX_VALUES = 10_000
_RANGE = re.compile(r"(-?[\d.]+?)\.\.(-?[\d.]+?)(?:\.\.([\d.]+))?", re.ASCII)
_SHAPE = re.compile(r"(\d{1,9})[x×](\d{1,9})[x×](\d{1,9})", re.IGNORECASE | re.ASCII)
_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = FieldSpec("", "", "int", 1, "")
_EXAMPLE = "layer2.width=64,96,128"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What is varied, and the values that it takes; `apply` gives a design one of them, or is Refused."""

    text: str
    name: str
    values: tuple[Setting, ...]
    apply: Callable[[Architecture, Any], Architecture]


def parameter(base: Architecture, text: str) -> Parameter:
    """The parameter that a line means in this design; Refused, with what comes nearest, where it means none."""
    name, equals, values = (piece.strip() for piece in text.partition("="))
    if not (name and equals and values):
        raise Refused(say("{given!r} varies nothing; write for example {example}", given=text[:60], example=_EXAMPLE))
    try:
        if name == "input":
            return _checked(base, Parameter(text, name, _sizes(base, values), _sized))
        if name in AXES:
            return _checked(base, Parameter(text, name, _settings(_WHOLE, values), AXES[name].put))
        places, spec = _places(base, name)
        settings = _settings(spec, values)
        _bounded([base.stages[place] for place in places], spec.name, settings)
        return Parameter(text, name, settings, partial(_put, places, spec.name))
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=text[:60], fault=refusal.sentence)) from None


def _checked(base: Architecture, found: Parameter) -> Parameter:
    """The parameter, each of whose values is taken."""
    for value in found.values:
        found.apply(base, value)
    return found


def shown(value: Setting) -> str:
    """A value as it is given: 64, yes, 3x224x224."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return times(value).replace("×", "x") if isinstance(value, tuple) else f"{value}"


def _sized(design: Architecture, value: tuple[int, int, int]) -> Architecture:
    return design.put(input=value)


def _put(places: tuple[int, ...], field: str, design: Architecture, value: Setting) -> Architecture:
    stages = list(design.stages)
    for place in places:
        stages[place] = _edited(stages[place], field, value)
    changed = {"stages": tuple(stages)}
    # Each stage is checked; what a design checks beyond them is the sum of the repeats.
    return design.put(**changed) if field == "repeat" else design.model_copy(update=changed)


def _edited(stage: Stage, field: str, value: Setting) -> Stage:
    """Not checked again: see `_bounded`."""
    if field == "repeat":
        return stage.model_copy(update={field: value})
    return stage.model_copy(update={"block": stage.block.model_copy(update={field: value})})


def _bounded(stages: Iterable[Stage], field: str, settings: Iterable[Setting]) -> None:
    """Refused where a value is out of bounds; those are the class's, whatever the other fields are."""
    for stage in {type(stage.block): stage for stage in stages}.values():
        for value in settings:
            if field == "repeat":
                stage.put(repeat=value)
            else:
                stage.edit(field, value)


def _places(base: Architecture, name: str) -> tuple[tuple[int, ...], FieldSpec]:
    """The stages that "layer*.width" means, and their field; only blocks that can stand in a row are repeated."""
    pattern, dot, field = name.rpartition(".")
    if not dot:
        others = ", ".join([*AXES, "input"])
        raise Refused(say("write STAGE.FIELD, such as {example}, or one of {names}", example=_EXAMPLE, names=others))
    named = [(i, stage) for i, stage in enumerate(base.stages) if fnmatchcase(stage.name, pattern)]
    if not named:
        names = [stage.name for stage in base.stages]
        near = ", ".join(difflib.get_close_matches(pattern, names, 3, 0.3) or names[:8])
        raise Refused(say("there is no stage {name!r}; nearest: {near}", name=pattern[:40], near=near))
    wild = pattern not in {stage.name for stage in base.stages}
    if field == "repeat":
        fitting = [i for i, stage in named if not (wild and stage.block.bare)]
        specs = [spec for spec in describe(Stage) if spec.name == "repeat"]
    else:
        known = {i: {spec.name: spec for spec in describe(type(stage.block))} for i, stage in named}
        fitting = [i for i, fields in known.items() if field in fields]
        specs = [known[i][field] for i in fitting]
    if not fitting:
        fields = dict.fromkeys(spec.name for _, stage in named for spec in describe(type(stage.block)))
        near = ", ".join(difflib.get_close_matches(field, ["repeat", *fields], 3, 0.4) or fields or ["repeat"])
        raise Refused(say("{name} has no field {field!r}; nearest: {near}", name=pattern, field=field[:40], near=near))
    return tuple(fitting), specs[0]


def _settings(spec: FieldSpec, text: str) -> tuple[Setting, ...]:
    """Every value of a list whose pieces may be ranges; pieces of texts, which may hold commas, are divided by ;."""
    pieces = [piece.strip() for piece in text.split(";" if spec.kind == "text" else ",")]
    found: list[Setting] = []
    for piece in pieces:
        match = _RANGE.fullmatch(piece) if spec.kind in ("int", "float") else None
        found += _range(spec, *match.groups()) if match else [_value(spec, piece)]
    return _few(found)


def _sizes(base: Architecture, text: str) -> tuple[Setting, ...]:
    """Inputs: C×H×W, or the side of a square with the channels of the design."""
    found: list[Setting] = []
    for piece in map(str.strip, text.split(",")):
        if match := _SHAPE.fullmatch(piece):
            found.append((int(match[1]), int(match[2]), int(match[3])))
        else:
            sides = [side for side in _settings(_WHOLE, piece) if isinstance(side, int)]
            found += [(base.input[0], side, side) for side in sides]
    return _few(found)


def _few(found: list[Setting]) -> tuple[Setting, ...]:
    if len(found) > MAX_VALUES:
        fault = say("{count:,} values are more than {most:,}; take a larger step", count=len(found), most=MAX_VALUES)
        raise Refused(fault)
    return tuple(dict.fromkeys(found))


def _range(spec: FieldSpec, first: str, last: str, step: str | None) -> list[Setting]:
    """ "2..12", "64..256..32": both ends included; a range of real numbers needs its step."""
    low, high = _value(spec, first), _value(spec, last)
    pace = _value(spec, step) if step else 1 if spec.kind == "int" else 0
    if not (isinstance(low, int | float) and isinstance(high, int | float) and isinstance(pace, int | float)):
        raise Refused(say("{given!r} is no range", given=f"{first}..{last}"))
    if pace <= 0 or high < low:
        fault = say("a range goes up by a step above 0, such as {example}", example="64..256..32")
        raise Refused(fault)
    size = math.floor((high - low) / pace + 1e-9) + 1
    if size > MAX_VALUES:
        fault = say("{count:,} values are more than {most:,}; take a larger step", count=size, most=MAX_VALUES)
        raise Refused(fault)
    return [round(low + i * pace, 10) if spec.kind == "float" else low + i * pace for i in range(size)]


def _value(spec: FieldSpec, text: str) -> Setting:
    """The text as the field's kind; its own bounds are checked where it is put."""
    try:
        if spec.kind == "int":
            return int(text)
        if spec.kind == "float":
            return float(text)
    except ValueError:
        raise Refused(say("{given!r} is no number", given=text[:40])) from None
    if spec.kind == "bool":
        if text.lower() not in _WORDS:
            raise Refused(say("{given!r} is neither yes nor no", given=text[:40]))
        return _WORDS[text.lower()]
    return text
