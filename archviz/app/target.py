"""What a word on the command line means: a network, a block with its fields, or a project file."""

from __future__ import annotations

import difflib
import os
import re
from typing import Any

from pydantic import ValidationError

from archviz import zoo
from archviz.app import ready
from archviz.spec import files
from archviz.spec.architecture import MAX_SIDE, MAX_TITLE, Architecture, Stage
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Refused
from archviz.spec.recipe_parser import Misread, parse
from archviz.spec.registry import BLOCKS, Block
from archviz.spec.value import sentence
from archviz.words import say

_SHAPE = re.compile(r"(-?\d{1,9})[x×,](-?\d{1,9})[x×,](-?\d{1,9})", re.IGNORECASE | re.ASCII)
_NEXT_FIELD = re.compile(r",(?=\s*\w+\s*=)")  # a comma inside a text field is not one
_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def designs(target: str, input: tuple[int, ...] | None = None) -> tuple[Architecture, ...]:
    """Every design that a target names; Refused, with what comes nearest, when it names none."""
    found = _found(target)
    return tuple(design.put(input=input) for design in found) if input else found


def _found(target: str) -> tuple[Architecture, ...]:
    separators = [s for s in (os.sep, os.altsep) if s]
    if bundled := ready.file(target):
        return _from_file(bundled, target.partition("#")[0].lower())
    path = divided(target)[0]
    kind, colon, text = target.partition(":")
    if kind in BLOCKS and colon:  # before files: a line of branches may hold a slash
        return (block(kind, _values(BLOCKS[kind], text), target),)
    if not os.path.isfile(path) and _is_line(target):
        fault = say("{name!r} is a line of branches; write branches:line= in front of it", name=target[:80])
        raise Refused(fault)
    if path.endswith(".json") or any(s in path for s in separators):
        return _from_file(target)
    if any(family.pattern.fullmatch(target) for family in zoo.FAMILIES):
        return (zoo.network(target),)
    if kind in BLOCKS:
        return (block(kind, {}, target),)
    if os.path.isfile(path):
        return _from_file(target)
    near = (
        difflib.get_close_matches(kind[:80].lower(), [*zoo.names(), *BLOCKS], 4, 0.4) or [*zoo.names()[:2], *BLOCKS][:4]
    )
    fault = say("{name!r} is no network, block or file; nearest: {near}", name=target[:80], near=", ".join(near))
    raise Refused(fault)


def _is_line(target: str) -> bool:
    """Whether a target is the recipe of a block."""
    try:
        parse(target)
    except Misread:
        return False
    return True


def divided(target: str) -> tuple[str, str]:
    """FILE#2 or FILE#name in its parts; a "#" of the file's own name stays there, the nearest such file counts."""
    signs = [place for place, sign in enumerate(target) if sign == "#"]
    whole = (len(target), *reversed(signs))
    at = next((place for place in whole if os.path.isfile(target[:place])), signs[0] if signs else len(target))
    return target[:at], target[at + 1 :]


def _from_file(target: str, shown: str = "") -> tuple[Architecture, ...]:
    """FILE, FILE#2 or FILE#name; a refusal tells the file as it is `shown`."""
    path, wanted = divided(target)
    project = files.load(path)
    path = shown or path
    found = project.designs
    if not found:
        raise Refused(say("{path} holds no design", path=path))
    if not wanted:
        return project.compared
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:9]) <= len(found):
        return (found[int(wanted) - 1],)
    named = [design for design in found if design.name == wanted]
    if named:
        return (named[0],)
    offers = [f"#{number} {design.name}" for number, design in enumerate(found[:5], 1)]
    fault = say(
        "{path} has no design {name!r}; it holds {offers}",
        path=path,
        name=wanted[:80],
        offers=", ".join([*offers, *(["…"] if len(found) > 5 else [])]),
    )
    raise Refused(fault)


def block(kind: str, values: dict[str, Any], name: str = "", input: tuple[int, ...] | None = None) -> Architecture:
    """A design of one block at the input that its paper has, or at this one."""
    cls = BLOCKS[kind]
    for field in values:
        _known(cls, field)
    try:
        made = cls.model_validate(values)
    except ValidationError as error:
        raise Refused(say("{place}: {fault}", place=kind, fault=sentence(error))) from None
    name = name or kind
    shown = name if len(name) <= MAX_TITLE else f"{name[: MAX_TITLE - 1]}…"
    design = Architecture(name=shown, stages=(Stage(name="block", block=made),))
    return design.put(input=input or cls.about.example)


def _values(cls: type[Block], text: str) -> dict[str, Any]:
    """The fields of "width=64,out=256", each read as its declaration says."""
    values: dict[str, Any] = {}
    for item in filter(str.strip, _NEXT_FIELD.split(text)):
        name, equals, value = (part.strip() for part in item.partition("="))
        spec = _known(cls, name)
        if not equals or not value:
            example = f"{name}={spec.default}"
            fault = say("{field} needs a value, such as {example}", field=name, example=example)
            raise Refused(say("{place}: {fault}", place=cls.about.type, fault=fault))
        values[name] = _value(cls, spec, value)
    return values


def _known(cls: type[Block], name: str) -> FieldSpec:
    specs = {spec.name: spec for spec in describe(cls)}
    if name in specs:
        return specs[name]
    near = difflib.get_close_matches(name, specs, 2, 0.5)
    offers = say("it has {fields}", fields=", ".join(specs))
    if near:
        offers = say("nearest: {near}; {offers}", near=", ".join(near), offers=offers)
    kind = cls.about.type
    raise Refused(say("{block} has no field {name!r}; {offers}", block=kind, name=name[:40], offers=offers))


def _value(cls: type[Block], spec: FieldSpec, text: str) -> int | float | bool | str:
    """The text as the field's kind; what cannot be read is left to the field's own refusal."""
    if spec.kind == "bool":
        if text.lower() not in _WORDS:
            fault = say("{field} must be true or false (given: {given})", field=spec.name, given=text[:40])
            raise Refused(say("{place}: {fault}", place=cls.about.type, fault=fault))
        return _WORDS[text.lower()]
    try:
        return int(text) if spec.kind == "int" else float(text) if spec.kind == "float" else text
    except ValueError:
        return text


def shape(text: str) -> tuple[int, int, int]:
    """ "3x224x224" → (3, 224, 224); Refused for anything else."""
    match = _SHAPE.fullmatch(text.strip())
    if not match:
        fault = say("--input {given!r} must be channels x height x width, such as 3x224x224", given=text[:40])
        raise Refused(fault)
    channels, height, width = map(int, match.groups())
    for what, side in ((say("channels"), channels), (say("height"), height), (say("width"), width)):
        if not 1 <= side <= MAX_SIDE:
            fault = say("{what} must be from 1 to {most:,}", what=what, most=MAX_SIDE)
            raise Refused(say("{place}: {fault}", place=f"--input {text[:40]}", fault=fault))
    return channels, height, width
