"""Declared fields: one declaration gives the form, the bounds, the JSON and the command-line option."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

MAX_WIDTH = 65_536


def integer(
    default: int,
    title: str,
    help: str,
    *,
    ge: int = 1,
    le: int = 4096,
    step: int = 1,
    unit: str = "",
    later: bool = False,
) -> Any:
    """A bounded whole number; one that came `later` is stored only where it is not the default."""
    extra: JsonDict = {"step": step, "unit": unit, "later": later}
    return Field(default, title=title, description=help, ge=ge, le=le, strict=True, json_schema_extra=extra)


def channels(default: int, title: str, help: str) -> Any:
    """A number of channels."""
    return integer(default, title, help, le=MAX_WIDTH, step=8, unit="channels")


def stride(default: int = 1) -> Any:
    """The stride of a block's first unit."""
    return integer(default, "Stride", "of the first repeat; the others keep the size", le=8)


def dilation(help: str) -> Any:
    """The dilation of a block's 3×3 convolutions."""
    return integer(1, "Dilation", help, le=64, later=True)


def fraction(
    default: float,
    title: str,
    help: str,
    *,
    ge: float = 0.0,
    le: float = 1.0,
    step: float = 0.05,
    later: bool = False,
) -> Any:
    """A bounded real number."""
    extra: JsonDict = {"step": step, "unit": "", "later": later}
    return Field(
        default,
        title=title,
        description=help,
        ge=ge,
        le=le,
        allow_inf_nan=False,
        strict=True,
        json_schema_extra=extra,
    )


def switch(default: bool, title: str, help: str, *, later: bool = False) -> Any:
    """Yes or no."""
    return Field(default, title=title, description=help, strict=True, json_schema_extra={"later": later})


def choice(default: str, title: str, help: str, *, later: bool = False) -> Any:
    """One of the words of a Literal annotation."""
    return Field(default, title=title, description=help, json_schema_extra={"later": later})


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as a form, a help text or an option needs it."""

    name: str
    title: str
    kind: Literal["int", "float", "bool", "choice", "text"]
    default: Any
    help: str
    unit: str = ""
    minimum: float = 0
    maximum: float = 0
    step: float = 1
    choices: tuple[str, ...] = ()  # of a choice all that may be, of a text some examples, of an int its minimum's word


def _bound(info: FieldInfo, which: str) -> float:
    return next((getattr(m, which) for m in info.metadata if hasattr(m, which)), 0)


def _spec(name: str, info: FieldInfo) -> FieldSpec:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    base = (name, info.title or name)
    text = info.description or ""
    if get_origin(info.annotation) is Literal:
        return FieldSpec(*base, "choice", info.default, text, choices=get_args(info.annotation))
    if info.annotation is bool:
        return FieldSpec(*base, "bool", info.default, text)
    if info.annotation is str:
        unit = str(extra.get("unit", ""))  # the language that it is written in, where it has one
        return FieldSpec(*base, "text", info.default, text, unit, choices=tuple(info.examples or ()))
    kind: Literal["int", "float"] = "int" if info.annotation is int else "float"
    step, unit = float(str(extra.get("step", 1))), str(extra.get("unit", ""))
    return FieldSpec(*base, kind, info.default, text, unit, _bound(info, "ge"), _bound(info, "le"), step)


@lru_cache(maxsize=512)
def later(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that blocks of the first files do not have, with their defaults."""
    extras = ((name, info, info.json_schema_extra) for name, info in model.model_fields.items())
    return {name: info.default for name, info, extra in extras if isinstance(extra, dict) and extra.get("later")}


@lru_cache(maxsize=512)
def describe(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The declared fields of a block class: its own first, then those it shares with its family."""
    shown = {name for name, info in model.model_fields.items() if not info.exclude}
    order = [name for cls in model.__mro__ for name in inspect.get_annotations(cls) if name in shown]
    return tuple(_spec(name, model.model_fields[name]) for name in dict.fromkeys(order))
