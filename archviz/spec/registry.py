"""Blocks: declared fields plus a `wire` method, known by their type name."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from typing_extensions import Self

from archviz.graph import Wire, Wiring
from archviz.graph.ops import Shape

from .issue import Refused

Family = Literal[
    "plain",
    "residual",
    "pre-activation",
    "grouped",
    "wide",
    "inception",
    "mobile",
    "dense",
    "keras",
    "modern",
    "stem",
    "head",
]


@dataclass(frozen=True, slots=True)
class About:
    """What a block is: its type name, its title in the palette, where it comes from, an input it fits on."""

    type: str
    title: str
    family: Family
    source: str
    summary: str
    example: Shape


class Block(BaseModel):
    """Base of all blocks: frozen, strictly typed, bounded fields; `wire` draws it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    about: ClassVar[About]
    bare: ClassVar[bool] = False  # stem and head: nodes stand at top level ("conv1", "fc"), as in torchvision
    aside: ClassVar[bool] = False  # an auxiliary head: what comes behind it reads what it reads

    def wire(self, g: Wiring, x: Wire) -> Wire:
        """Draw the block on input x; returns its output."""
        raise NotImplementedError

    def following(self) -> Self:
        """The block as it stands in the second and later repeats of a stage: stride 1."""
        return self.model_copy(update={"stride": 1}) if getattr(self, "stride", 1) != 1 else self

    @property
    def type(self) -> str:
        """The registered type name."""
        return self.about.type


BLOCKS: dict[str, type[Block]] = {}
B = TypeVar("B", bound=Block)


def block(name: str, title: str, *, family: Family, source: str, example: Shape) -> Callable[[type[B]], type[B]]:
    """Register a block class; its docstring is the summary that the palette shows."""

    def register(cls: type[B]) -> type[B]:
        cls.about = About(name, title, family, source, (cls.__doc__ or "").strip(), example)
        BLOCKS[name] = cls
        return cls

    return register


def block_class(type: object) -> type[Block]:
    """The class of a type name; Refused with the nearest names where there is none."""
    if isinstance(type, str) and type in BLOCKS:
        return BLOCKS[type]
    near = difflib.get_close_matches(str(type), BLOCKS, 3, 0.3) or sorted(BLOCKS)[:3]
    raise Refused(f"there is no block type {str(type)[:60]!r}; nearest: {', '.join(near)}")


def _parse(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    fields = {k: v for k, v in value.items() if k != "type"}
    return block_class(value.get("type")).model_validate(fields)


def _dump(value: Block) -> dict[str, Any]:
    return {"type": value.type, **value.model_dump()}


# A block inside a document: {"type": "bottleneck", "width": 64, …}
AnyBlock = Annotated[Block, BeforeValidator(_parse), PlainSerializer(_dump)]
