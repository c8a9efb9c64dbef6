"""What a run gives, as frozen values that are one JSON line each. Times are seconds, memory is bytes."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from archviz.spec.value import Value
from archviz.words import Sentence, say

from .bounds import MAX_BATCH

# Bounds of what is divided by and drawn on logarithmic axes: a file of results may have been edited by hand.
Seconds = Annotated[float, Field(gt=0, le=1e9)]
Rate = Annotated[float, Field(gt=0, le=1e30)]  # in a second
Count = Annotated[int, Field(ge=0, le=10**30)]
Phase = Literal["start", "build", "warm-up", "measure", "blocks"]


class Device(Value):
    """A device that is there: what torch calls it, its name, its memory (0 where that cannot be read)."""

    name: str
    title: str
    memory: int = 0


class Machine(Value):
    """Facts that a latency depends on; empty or None where they cannot be read.

    `cores` are those that the run may use, `chip` is the processor by vendor, family, model and stepping.
    `load` is the 1-minute load average before the run, `clock` the CPU's current MHz.
    """

    cpu: str = ""
    chip: str = ""
    cores: int = 0
    governor: str = ""
    boost: str = ""
    clock: float | None = None
    memory: int = 0
    gpu: str = ""
    gpu_memory: int = 0
    driver: str = ""
    cudnn: str = ""
    torch: str = ""
    python: str = ""
    os: str = ""
    threads: int = 0
    load: float | None = None
    notes: tuple[str, ...] = ()  # settings of the run, and what cannot be read here


class BlockTime(Value):
    """The median of one block, called with its real input; its MACs and activations are of one image.

    `traffic`: bytes that its operations read and write in a call, weights once, where nothing is fused or cached.
    """

    name: str
    stage: int
    median: Seconds
    macs: Count
    activations: Count
    traffic: Count


class Blocks(Value):
    """Blocks apart, and the whole network measured in turns with them."""

    blocks: tuple[BlockTime, ...]
    whole: Seconds

    @property
    def sum(self) -> float:
        """Of all blocks."""
        return sum(block.median for block in self.blocks)

    @property
    def gap(self) -> float:
        """What the whole takes beyond the sum of its blocks; below 0 where it takes less."""
        return self.whole - self.sum


class Memory(Value):
    """The most that was held during a call: weights, input and what torch's allocator gave; None where not told.

    `resident`: pages of the process, which runs of earlier versions have measured; they depend on what ran before.
    """

    allocated: int | None = None
    reserved: int | None = None
    resident: int | None = None

    @property
    def told(self) -> int | None:
        """The narrowest that the device tells."""
        return self.allocated if self.allocated is not None else self.reserved


class Latency(Value):
    """One design at one batch size. `rounds` are the medians of its turns, in their order.

    `load` and `clock` are the machine's when its turns were over: whether they are those from before tells of rivals
    and heat. `peak` is the most that the machine reached in the work that `reference` names, before and after the
    turns of the same run so far, in MACs per second, `bandwidth` in copying a large tensor, in bytes read and written
    per second.
    """

    design: int
    name: str
    digest: str
    group: str  # equal for those that were measured in turns
    batch: Annotated[int, Field(ge=1, le=MAX_BATCH)]
    input: tuple[int, ...]
    samples: int
    calls: int  # per sample
    median: Seconds
    q1: Seconds
    q3: Seconds
    p90: Seconds
    p99: Seconds | None
    why_no_p99: str = ""
    min: Seconds
    macs: Count  # of one image
    params: Count
    peak: Rate
    reference: str = say("a large matrix product")  # that of earlier versions
    bandwidth: Rate
    memory: Memory
    warm_up: float  # seconds
    drift: float  # of the last two windows of the warm-up, as a share
    compiling: float | None = None
    rounds: Annotated[tuple[Seconds, ...], Field(min_length=1)]
    blocks: Blocks | None = None
    load: float | None = None
    clock: float | None = None
    notes: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _renamed(cls, data: Any) -> Any:
        """Earlier versions knew matrix products only, and called the peak after them."""
        if isinstance(data, dict) and "matmul" in data:
            data = {**data, "peak": data["matmul"]}
            del data["matmul"]
        return data

    @property
    def images(self) -> float:
        """Images per second, at the median."""
        return self.batch / self.median

    @property
    def rate(self) -> float:
        """MACs per second, at the median, from our own counts."""
        return self.macs * self.batch / self.median

    @property
    def share(self) -> float:
        """The rate over that of the reference."""
        return self.rate / self.peak

    @property
    def iqr(self) -> float:
        """Inter-quartile range."""
        return self.q3 - self.q1


class Facts(Value):
    """Where the run takes place: the first line of a worker."""

    kind: Literal["facts"] = "facts"
    machine: Machine


class Progress(Value):
    """What the worker is about to do; `done` is the share of this batch size's measuring.

    `note`: why a design will take longer than was asked for, and about how long.
    """

    kind: Literal["progress"] = "progress"
    design: int
    batch: int
    phase: Phase
    done: float = 0.0
    note: str = ""


class Done(Value):
    """A design is measured."""

    kind: Literal["result"] = "result"
    latency: Latency


class Apart(Value):
    """The times of the blocks of a design that was measured before; None, and why, where they cannot be had."""

    kind: Literal["apart"] = "apart"
    design: int
    batch: int
    blocks: Blocks | None = None
    note: str = ""


class Failed(Value):
    """A design could not be measured: one sentence, with its name; `forcible`: a plan with `force` tries it."""

    kind: Literal["error"] = "error"
    design: int
    batch: int
    message: str
    forcible: bool = False


class Refusal(Value):
    """The whole plan cannot be measured here."""

    kind: Literal["refused"] = "refused"
    message: str


class End(Value):
    """The worker has done all that it was asked."""

    kind: Literal["end"] = "end"


Event = Facts | Progress | Done | Apart | Failed | Refusal | End


@cache
def _events() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def read(line: bytes | str) -> Event:
    """An event from the line that a worker wrote; ValidationError for anything else."""
    return _events().validate_json(line)


def failure(name: str, batch: int, fault: str) -> Sentence:
    """That a design could not be measured."""
    return say("{name} at batch {batch}: {fault}", name=name, batch=batch, fault=fault)


def no_blocks(name: str, fault: str) -> Sentence:
    """That the blocks of a design could not be timed."""
    return say("{name}: its blocks could not be timed: {fault}", name=name, fault=fault)
