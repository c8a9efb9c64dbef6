"""What is varied, from a line: "layer2.width=64,96", "layer*.repeat=2..12", "cardinality=1,2", "input=128..256..32"."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from archviz.spec.architecture import Architecture, Stage
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Refused
from archviz.words import say

from .axes import AXES
from .values import Setting, settings, sizes

_EXAMPLE = "layer2.width=64,96,128"
_INPUT = frozenset({"input"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """What is varied, and the values that it takes; `apply` gives a design one of them, or is Refused.

    `sets`: the fields, by stage, that have the value afterwards whatever they had; a dimension moves many instead.
    """

    text: str
    name: str
    values: tuple[Setting, ...]
    apply: Callable[[Architecture, Any], Architecture]
    sets: frozenset[str] = frozenset()


def parameter(base: Architecture, text: str) -> Parameter:
    """The parameter that a line means in this design; Refused, with what comes nearest, where it means none."""
    name, equals, values = (piece.strip() for piece in text.partition("="))
    if not (name and equals and values):
        raise Refused(say("{given!r} varies nothing; write for example {example}", given=text[:60], example=_EXAMPLE))
    try:
        if name == "input":
            return _checked(base, Parameter(text, name, sizes(base, values), _sized, _INPUT))
        if name in AXES:
            sets = _INPUT if name == "resolution" else frozenset[str]()
            return _checked(base, Parameter(text, name, settings(values), AXES[name].put, sets))
        places, spec = _places(base, name)
        taken = settings(values, spec)
        _bounded([base.stages[place] for place in places], spec.name, taken)
        sets = frozenset(f"{base.stages[place].name}.{spec.name}" for place in places)
        return Parameter(text, name, taken, partial(_put, places, spec.name), sets)
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=text[:60], fault=refusal.sentence)) from None


def _checked(base: Architecture, found: Parameter) -> Parameter:
    """The parameter, each of whose values is taken."""
    for value in found.values:
        found.apply(base, value)
    return found


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
