"""Blocks: declared fields plus a `wire` method, known by their type name."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer
from typing_extensions import Self

from archviz.graph import Wire, Wiring
from archviz.graph.ops import BatchNorm, Shape, Unknown
from archviz.words import Sentence, say, word

from .fields import later
from .issue import Refused
from .text import shown
from .value import Value

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


class Block(Value):
    """Base of all blocks: declared fields, and `wire` that draws them."""

    about: ClassVar[About]
    bare: ClassVar[bool] = False  # stem and head: nodes stand at top level ("conv1", "fc"), as in torchvision
    aside: ClassVar[bool] = False  # an auxiliary head: what comes behind it reads what it reads

    def wire(self, g: Wiring, x: Wire) -> Wire:
        """Draw the block on input x; returns its output."""
        raise NotImplementedError

    @property
    def batch_norm(self) -> BatchNorm:
        """The operation behind its convolutions, where they are normalised."""
        return BatchNorm()

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
    raise Refused(_unknown(type))


def _unknown(type: object) -> Sentence:
    said = shown(type, 60)
    near = difflib.get_close_matches(said.lower(), BLOCKS, 3, 0.0)
    return say("there is no block type {name!r}; nearest: {near}", name=said, near=", ".join(near))


class Missing(Block):
    """Its type is unknown to this ArchViz: what comes in goes out, and the file's own words for it are kept."""

    about: ClassVar[About] = About("missing", word("Missing block"), "plain", "", "", (1, 1, 1))
    data: str = Field(exclude=True)  # JSON

    def wire(self, g: Wiring, x: Wire) -> Wire:
        g.complain(say("{fault}; its data is kept", fault=_unknown(self.type)))
        return g.apply("missing", Unknown(self.type), x)

    @property
    def type(self) -> str:
        """The name that the file gives, as it can be shown."""
        return shown(json.loads(self.data)["type"], 60)


def _parse(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kind = value.get("type")
    if isinstance(kind, str) and kind not in BLOCKS:
        return Missing(data=json.dumps(value))
    fields = {k: v for k, v in value.items() if k != "type"}
    return block_class(kind).model_validate(fields)


def _dump(value: Block) -> dict[str, Any]:
    if isinstance(value, Missing):
        kept: dict[str, Any] = json.loads(value.data)
        return kept
    known = later(type(value))  # left out at their defaults: the digest of a design stays that of its first results
    return {"type": value.type, **{k: v for k, v in value.model_dump().items() if k not in known or v != known[k]}}


# A block inside a document: {"type": "bottleneck", "width": 64, …}
AnyBlock = Annotated[Block, BeforeValidator(_parse), PlainSerializer(_dump)]
