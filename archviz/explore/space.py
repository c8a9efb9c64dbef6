"""The designs of a sweep, each known by its number alone: a grid, or a random sample of it that repeats nothing."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

import archviz.blocks  # noqa: F401 - registers the blocks that a definition may hold
from archviz.spec.architecture import MAX_STAGES, Architecture
from archviz.spec.issue import Refused
from archviz.spec.value import Value
from archviz.words import say

from .parameter import Parameter, parameter
from .values import Setting, shown

MAX_DESIGNS = 2_000_000
_ROUNDS = 4  # of a Feistel network: enough to scatter, this is no secret


class Definition(Value):
    """What a sweep is, as it is kept: lines of `vary`, how many at random (None: all), the most of each figure."""

    base: Architecture
    vary: tuple[Annotated[str, StringConstraints(max_length=20_000)], ...] = Field(min_length=1, max_length=MAX_STAGES)
    random: Annotated[int, Field(ge=1, le=MAX_DESIGNS)] | None = None
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    limits: dict[Literal["params", "macs", "activations", "memory"], Annotated[int, Field(ge=0)]] = Field({})


@dataclass(frozen=True, slots=True)
class Space:
    """The grid over the axes, the last of which runs fastest; `sample` of its points are taken, in a seeded order."""

    base: Architecture
    axes: tuple[Parameter, ...]
    sample: int | None
    seed: int

    @property
    def size(self) -> int:
        """Points of the grid."""
        return math.prod(len(axis.values) for axis in self.axes)

    @property
    def count(self) -> int:
        """Points that are taken."""
        return self.size if self.sample is None else min(self.sample, self.size)

    def point(self, number: int) -> tuple[Setting, ...]:
        """The values of one point, a pure function of its number from 0 to count − 1."""
        place = number if self.sample is None else shuffled(number, self.size, self.seed)
        found: list[Setting] = []
        for axis in reversed(self.axes):
            place, index = divmod(place, len(axis.values))
            found.append(axis.values[index])
        return tuple(reversed(found))

    def parameters(self, point: Sequence[Setting]) -> dict[str, str]:
        """The values of a point by the names of the axes, as they are given."""
        return {axis.name: shown(value) for axis, value in zip(self.axes, point, strict=True)}

    def design(self, point: Sequence[Setting]) -> Architecture:
        """The design at a point; Refused where its values cannot stand together."""
        design = self.base
        for axis, value in zip(self.axes, point, strict=True):
            design = axis.apply(design, value)
        return design


def space(definition: Definition) -> Space:
    """The designs of a definition; Refused where a line means nothing, or where they are too many."""
    axes = tuple(parameter(definition.base, line) for line in definition.vary)
    names = [axis.name for axis in axes]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise Refused(say("{name} is varied twice; give all its values at once", name=twice))
    for one, other in combinations(axes, 2):
        if both := sorted(one.sets & other.sets):
            fault = say(
                "{one} and {other} both set {fields}, and the last would win; leave one out, or name stages apart",
                one=one.name,
                other=other.name,
                fields=", ".join(both[:3]) + (", …" if len(both) > 3 else ""),
            )
            raise Refused(fault)
    found = Space(definition.base, axes, definition.random, definition.seed)
    if found.count > MAX_DESIGNS:
        fault = say(
            "a grid of {count:,} designs is more than {most:,}; take a random sample of it, such as {example}",
            count=found.size,
            most=MAX_DESIGNS,
            example="--random 100000",
        )
        raise Refused(fault)
    return found


def shuffled(number: int, size: int, seed: int) -> int:
    """The place of a number in a permutation of range(size): a Feistel network, walked until it is inside.

    Black & Rogaway 2002, "Ciphers with arbitrary finite domains", sec. 3 and 4.
    """
    bits = ((max(size, 2) - 1).bit_length() + 1) // 2
    mask = (1 << bits) - 1
    while True:
        left, right = number >> bits, number & mask
        for turn in range(_ROUNDS):
            digest = hashlib.sha512(f"{seed}:{turn}:{right}".encode()).digest()
            left, right = right, left ^ (int.from_bytes(digest, "big") & mask)
        number = left << bits | right
        if number < size:
            return number
