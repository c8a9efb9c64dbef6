"""Values from a text: "64,96,128", "2..12", "64..256..32", "yes,no", as the field they are for takes them."""

from __future__ import annotations

import math
import re

from archviz.graph.ops import times
from archviz.spec.architecture import Architecture
from archviz.spec.fields import FieldSpec
from archviz.spec.issue import Refused
from archviz.words import say

Setting = int | float | bool | str | tuple[int, int, int]
MAX_VALUES = 10_000
_RANGE = re.compile(r"(-?[\d.]+?)\.\.(-?[\d.]+?)(?:\.\.([\d.]+))?", re.ASCII)
_SHAPE = re.compile(r"(\d{1,9})[x×](\d{1,9})[x×](\d{1,9})", re.IGNORECASE | re.ASCII)
_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = FieldSpec("", "", "int", 1, "")


def settings(text: str, spec: FieldSpec = _WHOLE) -> tuple[Setting, ...]:
    """Every value once; pieces may be ranges, and pieces of texts, which may hold commas, are divided by ;."""
    pieces = [piece.strip() for piece in text.split(";" if spec.kind == "text" else ",")]
    found: list[Setting] = []
    for piece in pieces:
        match = _RANGE.fullmatch(piece) if spec.kind in ("int", "float") else None
        found += _range(spec, *match.groups()) if match else [_value(spec, piece)]
    return _few(found)


def wholes(text: str) -> tuple[int, ...]:
    """Whole numbers: "1,2,4..12"."""
    return tuple(value for value in settings(text) if isinstance(value, int))


def sizes(base: Architecture, text: str) -> tuple[Setting, ...]:
    """Inputs: C×H×W, or the side of a square with the channels of the design."""
    found: list[Setting] = []
    for piece in map(str.strip, text.split(",")):
        if match := _SHAPE.fullmatch(piece):
            found.append((int(match[1]), int(match[2]), int(match[3])))
        else:
            found += [(base.input[0], side, side) for side in wholes(piece)]
    return _few(found)


def shown(value: Setting) -> str:
    """A value as it is given: 64, yes, 3x224x224."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return times(value).replace("×", "x") if isinstance(value, tuple) else f"{value}"


def _few(found: list[Setting]) -> tuple[Setting, ...]:
    _counted(len(found))
    return tuple(dict.fromkeys(found))


def _counted(size: int) -> None:
    if size > MAX_VALUES:
        fault = say("{count:,} values are more than {most:,}; take a larger step", count=size, most=MAX_VALUES)
        raise Refused(fault)


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
    _counted(size)
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
