"""What to measure: designs, device, batches and conditions, as a frozen value that is JSON in a file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator
from typing_extensions import Self

import archviz.blocks  # noqa: F401 - registers the blocks that a plan may hold
from archviz.footprint import Dtype
from archviz.spec.architecture import Architecture, Side
from archviz.spec.bounded_json import MAX_BYTES, validated
from archviz.spec.files import regular
from archviz.spec.issue import Refused
from archviz.spec.migration import migrate
from archviz.spec.value import Value
from archviz.words import say

from .bounds import MAX_BATCH, MAX_DESIGNS

Place = tuple[int, int]  # the number of a design, a batch size
KEY = "archviz_bench"
Batch = Annotated[int, Field(ge=1, le=MAX_BATCH, strict=True)]


class Plan(Value):
    """One run. `threads` of None leaves torch's choice; `seconds` are for each design at each batch size.

    `skip` are places that an earlier worker has measured or fallen over, `apart` those whose blocks it has.
    """

    archviz_bench: Literal[2] = 2
    designs: tuple[Architecture, ...] = Field(min_length=1, max_length=MAX_DESIGNS)
    device: Annotated[str, StringConstraints(max_length=40)] = "cpu"
    batches: tuple[Batch, ...] = Field((1,), min_length=1, max_length=20)
    input: tuple[Side, Side, Side] | None = None
    threads: Annotated[int, Field(ge=1, le=4096, strict=True)] | None = None
    dtype: Dtype = "float32"
    channels_last: bool = False
    compile: bool = False
    cuda_graph: bool = False
    per_block: bool = False
    force: bool = False
    seconds: Annotated[float, Field(ge=0.05, le=3600, allow_inf_nan=False)] = 5.0
    seed: Annotated[int, Field(ge=0, lt=2**31, strict=True)] = 0
    skip: tuple[Place, ...] = ()
    apart: tuple[Place, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _present(cls, data: Any) -> Any:
        """Plans of version 1 hold lines of branches that mean something else now."""
        if isinstance(data, dict) and data.get("archviz_bench") == 1:
            migrate(1, data.get("designs"))
            return {**data, "archviz_bench": 2}
        return data

    @field_validator("device")
    @classmethod
    def _numbered(cls, device: str) -> str:
        """One name for one device."""
        return {"cuda": "cuda:0", "mps:0": "mps", "cpu:0": "cpu"}.get(device, device)

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if len(set(self.batches)) < len(self.batches):
            raise ValueError(say("a batch size is given twice; give each once"))
        if self.cuda_graph and not self.device.startswith("cuda"):
            raise ValueError(say("a CUDA graph needs a CUDA device, not {device}; leave it out", device=self.device))
        if self.per_block and (self.compile or self.cuda_graph):
            raise ValueError(say("blocks of a compiled network or CUDA graph cannot be timed apart; leave one out"))
        return self

    @property
    def measured(self) -> tuple[Architecture, ...]:
        """The designs at the input that is measured, with names that nobody else has."""
        taken: list[str] = []
        for design in self.designs:
            tries = (design.name, *(f"{design.name[:110]} ({n})" for n in range(2, len(self.designs) + 1)))
            taken.append(next(t for t in tries if t not in taken))
        sized = (d.put(input=self.input) if self.input else d for d in self.designs)
        return tuple(d.put(name=name) for d, name in zip(sized, taken, strict=True))

    @property
    def places(self) -> tuple[Place, ...]:
        """What is still to be measured, batch by batch: designs are only compared at one batch size."""
        return tuple(place for place in self._every() if place not in self.skip)

    @property
    def undivided(self) -> tuple[Place, ...]:
        """Whose blocks are still to be timed."""
        return tuple(place for place in self._every() if place not in self.apart) if self.per_block else ()

    @property
    def warm_up(self) -> float:
        """Seconds that a design is warmed up for, about."""
        return min(3.0, max(0.2, self.seconds / 2))

    @property
    def conditions(self) -> dict[str, str]:
        """What must be equal for two latencies to be set side by side, beside the machine."""
        names = ("device", "dtype", "channels_last", "compile", "cuda_graph")
        return {name: str(getattr(self, name)) for name in names}

    def _every(self) -> Iterator[Place]:
        return ((i, batch) for batch in self.batches for i in range(len(self.designs)))


def digest(design: Architecture) -> str:
    """What two designs of any name share if they are the same network at the same input."""
    content = design.model_dump(mode="json", include={"input", "stages"})
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def loads(text: str | bytes, place: str) -> Plan:
    """A plan from JSON; Refused, with the place, for anything else."""
    try:
        return validated(Plan, text, MAX_BYTES)
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=place, fault=refusal.sentence)) from None


def load(path: Path) -> Plan:
    """A plan from a file."""
    with regular(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(say("{path} is too large for a benchmark plan", path=path))
    return loads(data, str(path))


def is_plan(path: Path) -> bool:
    """Whether a file is a plan, not a project: its key is in it."""
    if not os.path.isfile(path):  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            return f'"{KEY}"'.encode() in file.read(MAX_BYTES)
    except OSError:
        return False
